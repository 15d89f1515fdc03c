"""The rows of Keras' random networks: each is drawn for the shape that it will meet, or should meet."""

from configurations.axes import side
from configurations.calls import Case, Value
from configurations.drawing import Draw
from configurations.keras.activations import KINDS
from configurations.keras.convolutions import CONV
from configurations.keras.pools import POOL
from configurations.networks import Fault, Style

Named = tuple[str, Case]

SLIDING: tuple[dict[str, Value], ...] = (
    {"kernel_size": 3, "padding": "same"},
    {"kernel_size": 3, "padding": "same"},
    {"kernel_size": 3},
    {"kernel_size": 5},
    {"kernel_size": 5, "strides": 2, "padding": "same"},
    {"kernel_size": 3, "strides": 2, "padding": "same"},
    {"kernel_size": 3, "strides": 2},
    {"kernel_size": 1},
    {"kernel_size": 3, "dilation_rate": 2},
)
GROWING: tuple[dict[str, Value], ...] = (
    {"kernel_size": 2, "strides": 2},
    {"kernel_size": 3, "strides": 2, "padding": "same"},
    {"kernel_size": 4, "strides": 2, "padding": "same"},
    {"kernel_size": 3},
)
POOLING: tuple[dict[str, Value], ...] = (
    {"pool_size": 2},
    {"pool_size": 2, "strides": 2},
    {"pool_size": 3, "strides": 2},
    {"pool_size": 2, "padding": "same"},
    {"pool_size": 3, "strides": 2, "padding": "same"},
)


def _sliding(draw: Draw, shape: list[int]) -> dict[str, Value]:
    settings = {**draw.pick(SLIDING)}
    if draw.chance(0.4):
        settings["kernel_size"] = (int(str(settings["kernel_size"])),) * (len(shape) - 1)
    if draw.chance(0.4):
        settings["activation"] = draw.pick(["relu", "relu", "sigmoid"])
    return settings | ({"use_bias": False} if draw.chance(0.2) else {})


def _conv(draw: Draw, shape: list[int], groups: int = 1) -> Named:
    axes, filters = len(shape) - 1, groups * draw.pick([4, 6, 8, 16, 32])
    settings: dict[str, Value] = {"filters": filters, **_sliding(draw, shape)}
    if groups > 1:
        settings["groups"] = groups
    return f"conv{axes}d", Case(f"Conv{axes}D", CONV, settings, shape)


def _grouped(draw: Draw, shape: list[int]) -> Named:
    return _conv(draw, shape, draw.pick([one for one in (1, 2, 3, 4) if shape[-1] % one == 0]))


def _depthwise(draw: Draw, shape: list[int]) -> Named:
    axes, settings = len(shape) - 1, _sliding(draw, shape)
    if draw.chance(0.5):
        settings = {"filters": draw.pick([4, 8, 16]), **settings}
        return f"separable_conv{axes}d", Case(f"SeparableConv{axes}D", CONV, settings, shape)
    if draw.chance(0.3):
        settings["depth_multiplier"] = 2
    return f"depthwise_conv{axes}d", Case(f"DepthwiseConv{axes}D", CONV[1:], settings, shape)


def _transposed(draw: Draw, shape: list[int]) -> Named:
    axes = len(shape) - 1
    settings: dict[str, Value] = {"filters": draw.pick([3, 4, 8, 16]), **draw.pick(GROWING)}
    return f"conv_transpose{axes}d", Case(f"Conv{axes}DTranspose", CONV, settings, shape)


def _max_pool(draw: Draw, shape: list[int]) -> Named:
    axes = len(shape) - 1
    return f"max_pool{axes}d", Case(f"MaxPooling{axes}D", POOL, {**draw.pick(POOLING)}, shape)


def _avg_pool(draw: Draw, shape: list[int]) -> Named:
    axes = len(shape) - 1
    return f"avg_pool{axes}d", Case(f"AveragePooling{axes}D", POOL, {**draw.pick(POOLING)}, shape)


def _whole_pool(draw: Draw, shape: list[int]) -> Named:
    """Average over the whole map by a window of its size."""
    axes = len(shape) - 1
    settings: dict[str, Value] = {"pool_size": side(draw, *shape[:-1])}
    return f"avg_pool{axes}d", Case(f"AveragePooling{axes}D", POOL, settings, shape)


def _global(draw: Draw, shape: list[int]) -> Named:
    axes, (layer, callee) = len(shape) - 1, draw.pick([("avg", "Average"), ("avg", "Average"), ("max", "Max")])
    return f"global_{layer}_pool{axes}d", Case(f"Global{callee}Pooling{axes}D", (), {}, shape)


def _batch_norm(draw: Draw, shape: list[int]) -> Named:
    axes = len(shape) - 1
    settings: dict[str, Value] = draw.pick([{"center": False}, {"scale": False}]) if draw.chance(0.15) else {}
    return (f"batch_norm{axes}d" if axes else "batch_norm"), Case("BatchNormalization", (), settings, shape)


def _activation(draw: Draw, shape: list[int]) -> Named:
    callee = draw.pick(["Activation", "ReLU", *KINDS])
    signature = ("activation",) if callee == "Activation" else ()
    return "activation", Case(callee, signature, KINDS[callee](draw), shape)


def _dropout(draw: Draw, shape: list[int]) -> Named:
    return "dropout", Case("Dropout", ("rate",), {"rate": draw.pick([0.1, 0.25, 0.5])}, shape)


def _flatten(draw: Draw, shape: list[int]) -> Named:
    return "flatten", Case("Flatten", (), {}, shape)


def _dense(draw: Draw, shape: list[int]) -> Named:
    settings: dict[str, Value] = {"units": draw.pick([1, 10, 10, 32, 64, 84])}
    if draw.chance(0.6):
        settings["activation"] = draw.pick(["relu", "softmax"])
    return "dense", Case("Dense", ("units",), settings, shape)


def _larger(draw: Draw, shape: list[int]) -> list[int]:
    return [*[max(shape[:-1]) + draw.between(1, 4)] * (len(shape) - 1), shape[-1]]


def _in_a_row(draw: Draw, shape: list[int]) -> list[int]:
    """Suppose one axis more or fewer than there are."""
    return [shape[0], 8, shape[-1]] if len(shape) == 2 else [shape[0] * shape[1], shape[-1]]


def _still_a_map(draw: Draw, shape: list[int]) -> list[int]:
    """Suppose that a vector is a map."""
    return [8, 8, shape[-1]]


FAULTS = (
    Fault("a window larger than the map", ("whole_pool",), None, _larger),
    Fault("a layer for another rank", ("conv", "depthwise", "max_pool"), None, _in_a_row),
    Fault("a layer for maps where there is a vector", ("conv", "global"), "dense", _still_a_map),
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
        ("flatten", "dense", "dropout", "dense"),
        ("global", "dense"),
        ("global",),
    ),
    frames=(
        ("layers.", "keras.Sequential([", "])", "keras.Input(shape={})"),
        ("layers.", "keras.Sequential([", "])", "keras.Input({})"),
        ("layers.", "keras.Sequential([", "])", ""),
        ("keras.layers.", "keras.models.Sequential([", "])", "keras.layers.Input(shape={})"),
        ("tf.keras.layers.", "tf.keras.Sequential([", "])", "tf.keras.Input(shape={})"),
        ("tf.keras.layers.", "tf.keras.Sequential([", "])", ""),
    ),
    channels_first=False,
    faults=FAULTS,
)
