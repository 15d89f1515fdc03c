"""PyTorch's layers that see one vector at a time: linear layers and embeddings."""

from configurations.calls import MISSING, Case, Changes, Recipe, Twists, Value, one_of, put
from configurations.drawing import Draw


def _dense(draw: Draw) -> Case:
    features = draw.pick([10, 84, 120, 400, 512, 784, draw.between(1, 600)])
    shape = [features]
    if draw.chance(0.35):
        shape = [draw.between(1, 16), draw.between(1, 32), draw.between(1, 64)][draw.between(0, 1) :]
        features = shape[-1]
    outputs = draw.pick([1, 10, 84, draw.between(1, 400)])
    settings: dict[str, Value] = {"in_features": features, "out_features": outputs}
    if draw.chance(0.35):
        settings["bias"] = draw.chance(0.2)
    return Case("Linear", ("in_features", "out_features", "bias"), settings, shape)


def _no_fit(draw: Draw, case: Case) -> Changes:
    """Forget the Flatten, or miscount."""
    if draw.chance(0.5):
        return {"input": [8, 5, 5], "in_features": 200}
    return {"in_features": case.input[-1] + draw.between(1, 40)}


DENSE_FAULTS: Twists = {
    "features do not fit the input": _no_fit,
    "outputs below zero": put(out_features=-3),
    "an argument is missing": put(out_features=MISSING, positional=1),
    "an argument of the other framework": lambda draw, case: draw.pick([{"use_bias": False}, {"activation": "relu"}]),
    "not whole": put(out_features=10.0),
    "too many arguments": put(bias=True, positional=3, more="None, None, 8"),
}


def _embedding(draw: Draw) -> Case:
    rows = draw.pick([10, 100, 128, 500, 1000, 2000, draw.between(1, 3000)])
    settings: dict[str, Value] = {
        "num_embeddings": rows,
        "embedding_dim": draw.pick([1, 8, 16, 32, 50, 64, 100, 128, draw.between(1, 128)]),
    }
    if draw.chance(0.35):
        settings["padding_idx"] = 0 if draw.chance(0.7) else draw.between(-rows, rows - 1)
    length = draw.pick([1, 5, 10, 16, 20, 32, 50, 100, draw.between(1, 120)])
    return Case("Embedding", ("num_embeddings", "embedding_dim", "padding_idx"), settings, [length])


EMBEDDING_FAULTS: Twists = {
    "padding outside the table": lambda draw, case: {"padding_idx": case.settings["num_embeddings"]},
    "rows below zero": put(num_embeddings=-5, padding_idx=MISSING),
    "numbers below zero": put(embedding_dim=-8),
    "an argument is missing": put(embedding_dim=MISSING, padding_idx=MISSING, positional=1),
    "an argument of the other framework": lambda draw, case: draw.pick(
        [{"input_dim": 10}, {"mask_zero": True}, {"input_length": 20}]
    ),
    "not whole": put(embedding_dim=16.0),
    "text for a number": put(embedding_dim="16"),
}
EMBEDDING_ODDITIES: Twists = {
    "a keyword that changes no shape": lambda draw, case: draw.pick(
        [{"max_norm": 1.0}, {"sparse": True}, {"scale_grad_by_freq": True}]
    ),
    "several rows of words": lambda draw, case: {"input": [draw.between(1, 8), draw.between(1, 20)]},
}

RECIPES = (
    Recipe("dense", 350, _dense, DENSE_FAULTS, {"no bias by another word": one_of("bias", 0, None)}),
    Recipe("embedding", 130, _embedding, EMBEDDING_FAULTS, EMBEDDING_ODDITIES),
)
