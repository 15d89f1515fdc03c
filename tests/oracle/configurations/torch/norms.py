"""PyTorch's normalisations: over the batch, a layer, a group of channels, one channel of one example."""

from collections.abc import Callable

from configurations.axes import channels, extent
from configurations.calls import MISSING, Case, Changes, Recipe, Twist, Twists, Value, one_of, put, stranger
from configurations.drawing import Draw

OVER_CHANNELS = ("num_features", "eps", "momentum", "affine", "track_running_stats")
STRANGE = ("axis", "epsilon", "center", "scale")
NO_SHIFT: Twists = {"a scale without a shift": put(bias=False)}


def _batch_norm(axes: int) -> Callable[[Draw], Case]:
    def batch_norm(draw: Draw) -> Case:
        shape = [channels(draw), *(extent(draw, axes) if axes else [])]
        settings: dict[str, Value] = {"num_features": shape[0]}
        if draw.chance(0.25):
            settings["affine"] = draw.chance(0.2)
        if draw.chance(0.25):
            settings["track_running_stats"] = draw.chance(0.2)
        return Case(f"BatchNorm{max(axes, 1)}d", OVER_CHANNELS, settings | _small(draw), shape)

    return batch_norm


def _instance_norm(axes: int) -> Callable[[Draw], Case]:
    def instance_norm(draw: Draw) -> Case:
        shape = [channels(draw, axes), *extent(draw, axes)]
        settings: dict[str, Value] = {"num_features": shape[0]}
        if draw.chance(0.5):
            settings["affine"] = draw.chance(0.8)
        if draw.chance(0.25):
            settings["track_running_stats"] = draw.chance(0.8)
        return Case(f"InstanceNorm{axes}d", OVER_CHANNELS, settings | _small(draw), shape)

    return instance_norm


def _small(draw: Draw) -> dict[str, Value]:
    """Now and then the numbers that change no shape."""
    settings: dict[str, Value] = {"eps": draw.pick([1e-3, 1e-05, 1e-06])} if draw.chance(0.2) else {}
    return settings | ({"momentum": draw.pick([0.01, 0.1, 0.9])} if draw.chance(0.15) else {})


def _another_rank(axes: int) -> Twist:
    """A vector takes a second and a third side, the others one more, so that the batch never passes for channels."""

    def another_rank(draw: Draw, case: Case) -> Changes:
        return {"input": [*case.input, 4, 4] if axes == 0 else [*case.input, 4]}

    return another_rank


def _channel_faults(axes: int) -> Twists:
    return {
        "channels do not fit the input": lambda draw, case: {
            "num_features": case.input[0] + draw.between(1, 30),
            "affine": True,
        },
        "input of a wrong rank": _another_rank(axes),
        "an argument is missing": put(num_features=MISSING, positional=0),
        "an argument of the other framework": stranger(*STRANGE),
        "not whole": lambda draw, case: {"num_features": case.input[0] + 0.5, "affine": True},
        "channels below one": lambda draw, case: {"num_features": draw.pick([-4, -1]), "affine": True},
        "a shape for a number": lambda draw, case: {"num_features": (case.input[0], 4), "affine": True},
    }


def _layer_norm(draw: Draw) -> Case:
    axes = draw.between(0, 2)
    shape = [channels(draw), *(extent(draw, axes) if axes else [])]
    if draw.chance(0.25):
        shape = [draw.between(1, 40), draw.pick([16, 32, 64, 128, draw.between(1, 200)])]
    last = shape[-draw.pick([1, len(shape), len(shape), draw.between(1, len(shape))]) :]
    settings: dict[str, Value] = {"normalized_shape": _spelled_shape(draw, last)}
    if draw.chance(0.2):
        settings["eps"] = draw.pick([1e-5, 1e-6, 1e-12])
    if draw.chance(0.25):
        settings["elementwise_affine"] = draw.chance(0.25)
    if draw.chance(0.25):
        settings["bias"] = draw.chance(0.25)
    return Case("LayerNorm", ("normalized_shape", "eps", "elementwise_affine"), settings, shape)


def _spelled_shape(draw: Draw, last: list[int]) -> Value:
    if len(last) == 1 and draw.chance(0.75):
        return last[0]
    return tuple(last) if draw.chance(0.5) else [*last]


LAYER_FAULTS: Twists = {
    "channels instead of the last side": lambda draw, case: {"normalized_shape": 8, "input": [8, 14, 14]},
    "shape does not fit the input": lambda draw, case: {"normalized_shape": case.input[-1] + draw.between(1, 9)},
    "first sides instead of the last": put(normalized_shape=[6, 10], input=[6, 10, 12]),
    "more sides than the input has": lambda draw, case: {"normalized_shape": [4, 2, *case.input]},
    "an argument is missing": put(normalized_shape=MISSING, positional=0),
    "an argument of the other framework": stranger(*STRANGE),
    "an argument of its kin": one_of("affine", True, False),
    "not whole": put(normalized_shape=8.0, input=[8]),
    "no side named": put(normalized_shape=[]),
}


def _group_norm(draw: Draw) -> Case:
    axes = draw.pick([0, 1, 2, 2, 2, 3])
    groups = draw.pick([1, 2, 4, 8, 32, draw.between(1, 16)])
    depth = groups * draw.between(1, 8) + (1 if draw.chance(0.04) else 0)
    settings: dict[str, Value] = {"num_groups": groups, "num_channels": depth}
    if draw.chance(0.2):
        settings["eps"] = draw.pick([1e-5, 1e-6])
    if draw.chance(0.25):
        settings["affine"] = draw.chance(0.2)
    sides = extent(draw, axes) if axes else []
    return Case("GroupNorm", ("num_groups", "num_channels", "eps", "affine"), settings, [depth, *sides])


GROUP_FAULTS: Twists = {
    "groups do not divide the channels": lambda draw, case: draw.pick(
        [
            {"num_groups": 4, "num_channels": 10, "input": [10, *case.input[1:]]},
            {"num_groups": 32, "num_channels": 48, "input": [48, *case.input[1:]]},
            {"num_groups": case.input[0] * 2},
        ]
    ),
    "channels do not fit the input": lambda draw, case: {"input": [case.input[0] * 2, *case.input[1:]]},
    "channels before groups": put(num_groups=32, num_channels=8, input=[32, 8, 8]),
    "groups below one": one_of("num_groups", 0),
    "an argument is missing": put(num_channels=MISSING, eps=MISSING, affine=MISSING, positional=1),
    "an argument of the other framework": stranger("groups", *STRANGE),
    "an argument of its kin": put(num_features=8),
    "not whole": put(num_groups=2.0),
}
FORGIVEN: Twists = {
    "features that fit nothing, and nothing rests on them": lambda draw, case: {
        "num_features": case.input[0] + draw.between(1, 9),
        "affine": False,
        "track_running_stats": MISSING,
    }
}

RECIPES = (
    *(
        Recipe(
            f"batch_norm{axes}d" if axes else "batch_norm", count, _batch_norm(axes), _channel_faults(axes), NO_SHIFT
        )
        for axes, count in enumerate((70, 90, 130, 70))
    ),
    Recipe("layer_norm", 180, _layer_norm, LAYER_FAULTS),
    Recipe("group_norm", 130, _group_norm, GROUP_FAULTS, NO_SHIFT),
    *(
        Recipe(f"instance_norm{axes}d", count, _instance_norm(axes), _channel_faults(axes), FORGIVEN)
        for axes, count in ((1, 70), (2, 100), (3, 60))
    ),
)
