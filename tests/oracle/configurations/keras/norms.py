"""Keras' normalisations: over the batch, the last axis, or groups of channels."""

from collections.abc import Callable

from configurations.axes import channels, extent
from configurations.calls import Case, Recipe, Twists, Value, one_of, only, put, stranger
from configurations.drawing import Draw

STRANGE = ("num_features", "eps", "affine", "normalized_shape")


def _shape(draw: Draw, axes: int) -> list[int]:
    return [*(extent(draw, axes) if axes else []), channels(draw)]


def _settings(draw: Draw) -> dict[str, Value]:
    settings: dict[str, Value] = {"center": draw.chance(0.25)} if draw.chance(0.3) else {}
    if draw.chance(0.3):
        settings["scale"] = draw.chance(0.25)
    return settings | ({"epsilon": draw.pick([1e-3, 1e-5, 1e-6])} if draw.chance(0.2) else {})


def _batch_norm(axes: int) -> Callable[[Draw], Case]:
    def batch_norm(draw: Draw) -> Case:
        settings = _settings(draw)
        if draw.chance(0.2):
            settings["momentum"] = draw.pick([0.9, 0.99, 0.999])
        if draw.chance(0.1):
            settings["axis"] = -1
        return Case("BatchNormalization", (), settings, _shape(draw, axes))

    return batch_norm


BATCH_FAULTS: Twists = {
    "an argument of the other framework": stranger(*STRANGE),
    "no such axis": one_of("axis", 7, -7),
    "axis by a word": put(axis="last"),
    "the channels written as in PyTorch": lambda draw, case: {**only(case, case.callee), "more": "32"},
}
BATCH_ODDITIES: Twists = {
    "another axis": lambda draw, case: {"axis": 1},
    "a layer that does not learn": put(trainable=False),
}


def _layer_norm(draw: Draw) -> Case:
    settings = _settings(draw)
    if draw.chance(0.12):
        settings["axis"] = -1
    shape = _shape(draw, draw.pick([0, 0, 1, 2, 2]))
    if draw.chance(0.25):
        shape = [draw.between(1, 40), draw.pick([16, 32, 64, 128, draw.between(1, 200)])]
    return Case("LayerNormalization", (), settings, shape)


LAYER_FAULTS: Twists = {
    "an argument of the other framework": stranger("elementwise_affine", "bias", *STRANGE),
    "no such axis": one_of("axis", 7, -7),
    "axis by a word": put(axis="last"),
}
LAYER_ODDITIES: Twists = {
    "other axes": lambda draw, case: {"axis": draw.pick([1, [1], [*range(1, len(case.input) + 1)]])},
    "epsilon is an exponent": put(epsilon=1e-12),
}


def _group_norm(draw: Draw) -> Case:
    groups = draw.pick([1, 2, 4, 8, 32, draw.between(1, 16)])
    depth = groups * draw.between(1, 8) + (1 if draw.chance(0.04) else 0)
    settings: dict[str, Value] = {"groups": groups}
    if groups == 32 and draw.chance(0.6):
        settings = {}
    sides = extent(draw, draw.pick([1, 2, 2, 2, 3]))
    return Case("GroupNormalization", ("groups",), settings | _settings(draw), [*sides, depth])


GROUP_FAULTS: Twists = {
    "groups do not divide the channels": lambda draw, case: draw.pick(
        [
            {"groups": 4, "input": [*case.input[:-1], 10]},
            {"groups": 32, "input": [*case.input[:-1], 48]},
            {"groups": case.input[-1] * 2},
        ]
    ),
    "groups below one": one_of("groups", 0, -3),
    "an argument of the other framework": stranger("num_groups", "num_channels", *STRANGE),
    "no such axis": one_of("axis", 7, -7),
    "not whole": put(groups=1.5),
}
GROUP_ODDITIES: Twists = {"a group for each channel by -1": put(groups=-1)}

RECIPES = (
    *(
        Recipe(f"batch_norm{axes}d" if axes else "batch_norm", count, _batch_norm(axes), BATCH_FAULTS, BATCH_ODDITIES)
        for axes, count in enumerate((50, 50, 80, 50))
    ),
    Recipe("layer_norm", 110, _layer_norm, LAYER_FAULTS, LAYER_ODDITIES),
    Recipe("group_norm", 90, _group_norm, GROUP_FAULTS, GROUP_ODDITIES),
)
