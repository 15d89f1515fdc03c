"""Keras' layers that see one vector at a time: dense layers and embeddings; and Flatten, which makes one vector."""

from configurations.axes import channels, extent
from configurations.calls import MISSING, Case, Recipe, Twists, Value, one_of, put
from configurations.drawing import Draw
from configurations.keras.windows import SHAPE_WITHIN


def _dense(draw: Draw) -> Case:
    shape = [draw.pick([10, 84, 400, 784, draw.between(1, 600)])]
    if draw.chance(0.45):
        shape = [*extent(draw, 2), channels(draw)][draw.between(0, 1) :]
    settings: dict[str, Value] = {"units": draw.pick([1, 10, 84, draw.between(1, 400)])}
    if draw.chance(0.35):
        settings["activation"] = draw.pick(["relu", "softmax", "sigmoid", None])
    if draw.chance(0.3):
        settings["use_bias"] = draw.chance(0.2)
    return Case("Dense", ("units", "activation", "use_bias"), settings, shape)


DENSE_FAULTS: Twists = {
    "units below one": one_of("units", 0, -4),
    "not whole": put(units=10.0),
    "an argument is missing": put(units=MISSING, positional=0),
    "an argument of the other framework": lambda draw, case: draw.pick([{"bias": False}, {"in_features": 10}]),
    "written as in PyTorch": put(activation=10, positional=2),
    "unknown activation": put(activation="relux"),
}
DENSE_ODDITIES: Twists = {"no bias by another word": one_of("use_bias", 0, None), **SHAPE_WITHIN}


def _embedding(draw: Draw) -> Case:
    settings: dict[str, Value] = {
        "input_dim": draw.pick([10, 100, 128, 500, 1000, 2000, draw.between(1, 3000)]),
        "output_dim": draw.pick([1, 8, 16, 32, 50, 64, 100, 128, draw.between(1, 128)]),
    }
    if draw.chance(0.25):
        settings["mask_zero"] = draw.chance(0.8)
    length = draw.pick([1, 5, 10, 16, 20, 32, 50, 100, draw.between(1, 120)])
    return Case("Embedding", ("input_dim", "output_dim"), settings, [length])


EMBEDDING_FAULTS: Twists = {
    "rows below zero": put(input_dim=-5),
    "numbers below zero": put(output_dim=-8),
    "an argument is missing": put(output_dim=MISSING, positional=1),
    "an argument of the other framework": lambda draw, case: draw.pick(
        [{"padding_idx": 0}, {"num_embeddings": 10}, {"embedding_dim": 8}]
    ),
    "not whole": put(output_dim=16.5),
    "text for a number": put(output_dim="16"),
}
EMBEDDING_ODDITIES: Twists = {
    "the length written into the layer": lambda draw, case: {"input_length": case.input[0]},
    "several rows of words": lambda draw, case: {"input": [draw.between(1, 8), draw.between(1, 20)]},
}


def _flatten(draw: Draw) -> Case:
    shape = draw.pick(
        [
            [*extent(draw, 2), channels(draw)],
            [*extent(draw, 2), channels(draw)],
            [draw.between(1, 400)],
            [draw.between(1, 30), draw.between(1, 30)],
            [*extent(draw, 2), 3, draw.between(1, 9)],
        ]
    )
    return Case("Flatten", (), {}, shape)


FLATTEN_FAULTS: Twists = {"an argument of the other framework": one_of("start_dim", 1, 2)}
FLATTEN_ODDITIES: Twists = {"a keyword that changes no shape": put(data_format="channels_last")}

RECIPES = (
    Recipe("dense", 180, _dense, DENSE_FAULTS, DENSE_ODDITIES),
    Recipe("embedding", 70, _embedding, EMBEDDING_FAULTS, EMBEDDING_ODDITIES),
    Recipe("flatten", 70, _flatten, FLATTEN_FAULTS, FLATTEN_ODDITIES),
)
