"""The rows of PyTorch's random networks: each is drawn for the shape that it will meet, or should meet."""

from configurations.axes import side
from configurations.calls import Case, Value
from configurations.drawing import Draw
from configurations.networks import Fault, Style, flat, more_of
from configurations.torch.activations import KINDS
from configurations.torch.convolutions import CONV, TRANSPOSED
from configurations.torch.pools import AVG_POOL, MAX_POOL

Named = tuple[str, Case]

SLIDING: tuple[dict[str, Value], ...] = (
    {"kernel_size": 3, "padding": 1},
    {"kernel_size": 3, "padding": 1},
    {"kernel_size": 3},
    {"kernel_size": 5, "padding": 2},
    {"kernel_size": 5},
    {"kernel_size": 3, "stride": 2, "padding": 1},
    {"kernel_size": 4, "stride": 2, "padding": 1},
    {"kernel_size": 1},
    {"kernel_size": 3, "padding": "same"},
    {"kernel_size": 3, "padding": 2, "dilation": 2},
)
GROWING: tuple[dict[str, Value], ...] = (
    {"kernel_size": 2, "stride": 2},
    {"kernel_size": 4, "stride": 2, "padding": 1},
    {"kernel_size": 3, "stride": 2, "padding": 1, "output_padding": 1},
    {"kernel_size": 3},
)
POOLING: tuple[dict[str, Value], ...] = (
    {"kernel_size": 2},
    {"kernel_size": 2},
    {"kernel_size": 2, "stride": 2},
    {"kernel_size": 3, "stride": 2, "padding": 1},
    {"kernel_size": 3, "stride": 2},
)


def _conv(draw: Draw, shape: list[int], groups: int = 1, times: int | None = None) -> Named:
    axes, depth = len(shape) - 1, shape[0]
    filters = depth * times if times else draw.pick([4, 6, 8, 10, 16, 24, 32])
    settings: dict[str, Value] = {"in_channels": depth, "out_channels": filters, **draw.pick(SLIDING)}
    if groups > 1:
        settings["groups"] = groups
    if draw.chance(0.25):
        settings["bias"] = False
    return f"conv{axes}d", Case(f"Conv{axes}d", CONV, settings, shape)


def _depthwise(draw: Draw, shape: list[int]) -> Named:
    return _conv(draw, shape, shape[0], draw.pick([1, 1, 2]))


def _grouped(draw: Draw, shape: list[int]) -> Named:
    groups = draw.pick([one for one in (1, 2, 3, 4) if shape[0] % one == 0])
    return _conv(draw, shape, groups, draw.pick([1, 2]))


def _transposed(draw: Draw, shape: list[int]) -> Named:
    axes, filters = len(shape) - 1, draw.pick([3, 4, 8, 16])
    settings: dict[str, Value] = {"in_channels": shape[0], "out_channels": filters, **draw.pick(GROWING)}
    return f"conv_transpose{axes}d", Case(f"ConvTranspose{axes}d", TRANSPOSED, settings, shape)


def _max_pool(draw: Draw, shape: list[int]) -> Named:
    axes, settings = len(shape) - 1, {**draw.pick(POOLING)}
    if draw.chance(0.15):
        settings["ceil_mode"] = True
    return f"max_pool{axes}d", Case(f"MaxPool{axes}d", MAX_POOL, settings, shape)


def _avg_pool(draw: Draw, shape: list[int]) -> Named:
    axes = len(shape) - 1
    return f"avg_pool{axes}d", Case(f"AvgPool{axes}d", AVG_POOL, {**draw.pick(POOLING)}, shape)


def _whole_pool(draw: Draw, shape: list[int]) -> Named:
    """Average over the whole map by a window of its size."""
    axes = len(shape) - 1
    return f"avg_pool{axes}d", Case(f"AvgPool{axes}d", AVG_POOL, {"kernel_size": side(draw, *shape[1:])}, shape)


def _global(draw: Draw, shape: list[int]) -> Named:
    axes, size = len(shape) - 1, draw.pick([1, 1, 1, 2, 4, 7])
    kind = draw.pick(["Avg", "Avg", "Max"])
    case = Case(f"Adaptive{kind}Pool{axes}d", ("output_size",), {"output_size": side(draw, *[size] * axes)}, shape)
    return f"adaptive_{kind.lower()}_pool{axes}d", case


def _batch_norm(draw: Draw, shape: list[int]) -> Named:
    axes = len(shape) - 1
    settings: dict[str, Value] = {"num_features": shape[0]}
    if draw.chance(0.12):
        settings |= draw.pick([{"affine": False}, {"track_running_stats": False}, {"momentum": 0.01}])
    case = Case(f"BatchNorm{max(1, axes)}d", ("num_features",), settings, shape)
    return (f"batch_norm{axes}d" if axes else "batch_norm"), case


def _activation(draw: Draw, shape: list[int]) -> Named:
    callee = draw.pick(["ReLU", "ReLU", "ReLU", *KINDS])
    settings = KINDS[callee](draw)
    return "activation", Case(callee, tuple(settings), settings, shape)


def _dropout(draw: Draw, shape: list[int]) -> Named:
    callee = "Dropout2d" if len(shape) == 3 and draw.chance(0.4) else "Dropout"
    return "dropout", Case(callee, ("p",), {"p": draw.pick([0.1, 0.25, 0.5])}, shape)


def _flatten(draw: Draw, shape: list[int]) -> Named:
    return "flatten", Case("Flatten", (), {}, shape)


def _dense(draw: Draw, shape: list[int]) -> Named:
    settings: dict[str, Value] = {"in_features": shape[-1], "out_features": draw.pick([1, 10, 10, 32, 64, 84, 120])}
    if draw.chance(0.15):
        settings["bias"] = False
    return "dense", Case("Linear", ("in_features", "out_features"), settings, shape)


def _larger(draw: Draw, shape: list[int]) -> list[int]:
    return [shape[0], *[max(shape[1:]) + draw.between(1, 4)] * (len(shape) - 1)]


def _in_a_row(draw: Draw, shape: list[int]) -> list[int]:
    """Suppose one axis more or fewer than there are."""
    return [shape[0], shape[1], 8] if len(shape) == 2 else [shape[0], shape[1] * shape[2]]


FAULTS = (
    Fault("channels that do not fit", ("conv", "conv", "transposed", "batch_norm"), None, more_of(0)),
    Fault("features that do not fit", ("dense",), "dense", more_of(0)),
    Fault("a forgotten flatten", ("dense",), "flatten", flat),
    Fault("a window larger than the map", ("whole_pool",), None, _larger),
    Fault("a layer for another rank", ("conv", "batch_norm", "max_pool"), None, _in_a_row),
)

STYLE = Style(
    drawers={
        "conv": _conv,
        "depthwise": _depthwise,
        "grouped": _grouped,
        "transposed": _transposed,
        "max_pool": _max_pool,
        "avg_pool": _avg_pool,
        "whole_pool": _whole_pool,
        "global": _global,
        "batch_norm": _batch_norm,
        "activation": _activation,
        "dropout": _dropout,
        "flatten": _flatten,
        "dense": _dense,
    },
    endings=(
        (),
        ("flatten", "dense"),
        ("flatten", "dense"),
        ("flatten", "dense", "activation", "dense"),
        ("global", "flatten", "dense"),
        ("global", "flatten"),
    ),
    frames=(*[("nn.", "nn.Sequential(", ")", "")] * 3, ("torch.nn.", "torch.nn.Sequential(", ")", "")),
    channels_first=True,
    faults=FAULTS,
)
