"""The random configurations of Keras: its names, its order of arguments, what people get wrong in it.

Values only: Keras itself is not imported here, and nothing is computed beyond what makes a call plausible.
"""

from configurations import (
    MISSING,
    Case,
    Draw,
    Recipe,
    Twist,
    Value,
    both,
    channels,
    extent,
    kernel,
    side,
    steps,
)

MODULES = ("layers.", "layers.", "keras.layers.", "tf.keras.layers.")

CONV = ("filters", "kernel_size", "strides", "padding")
POOL = ("pool_size", "strides", "padding")


def _conv(draw: Draw) -> Case:
    height, width = extent(draw)
    depth, filters = channels(draw), channels(draw)
    settings: dict[str, Value] = {"filters": filters, "kernel_size": kernel(draw, height, width)}
    if draw.chance(0.45):
        settings["strides"] = steps(draw)
    if draw.chance(0.55):
        settings["padding"] = draw.pick(["same", "same", "valid"])
    if both(settings.get("strides", 1)) == (1, 1) and draw.chance(0.3):
        settings["dilation_rate"] = steps(draw)
    if draw.chance(0.25):
        groups = draw.pick([1, 2, 3, 4, 8, depth])
        depth = groups * max(1, depth // groups)
        settings |= {"filters": groups * draw.between(1, max(1, 64 // groups)), "groups": groups}
    if draw.chance(0.3):
        settings["use_bias"] = draw.chance(0.2)
    if draw.chance(0.15):
        settings["activation"] = draw.pick(["relu", "relu", "sigmoid", None])
    return Case("Conv2D", CONV, settings, [height, width, depth])


def _max_pool(draw: Draw) -> Case:
    return _pool(draw, draw.pick(["MaxPooling2D", "MaxPooling2D", "MaxPool2D"]))


def _avg_pool(draw: Draw) -> Case:
    return _pool(draw, draw.pick(["AveragePooling2D", "AveragePooling2D", "AvgPool2D"]))


def _pool(draw: Draw, callee: str) -> Case:
    height, width = extent(draw)
    window = kernel(draw, height, width) if draw.chance(0.6) else side(draw, *draw.pick([(2, 2), (2, 2), (3, 3)]))
    settings: dict[str, Value] = {"pool_size": window}
    if draw.chance(0.6):
        settings["strides"] = None if draw.chance(0.15) else steps(draw)
    if draw.chance(0.5):
        settings["padding"] = draw.pick(["same", "same", "valid"])
    return Case(callee, POOL, settings, [height, width, channels(draw)])


def _dense(draw: Draw) -> Case:
    shape = [draw.pick([10, 84, 400, 784, draw.between(1, 600)])]
    if draw.chance(0.45):
        shape = [*extent(draw), channels(draw)][draw.between(0, 1) :]
    settings: dict[str, Value] = {"units": draw.pick([1, 10, 84, draw.between(1, 400)])}
    if draw.chance(0.35):
        settings["activation"] = draw.pick(["relu", "softmax", "sigmoid", None])
    if draw.chance(0.3):
        settings["use_bias"] = draw.chance(0.2)
    return Case("Dense", ("units", "activation", "use_bias"), settings, shape)


def _flatten(draw: Draw) -> Case:
    shape = draw.pick(
        [
            [*extent(draw), channels(draw)],
            [*extent(draw), channels(draw)],
            [draw.between(1, 400)],
            [draw.between(1, 30), draw.between(1, 30)],
            [*extent(draw), 3, draw.between(1, 9)],
        ]
    )
    return Case("Flatten", (), {}, shape)


def _set(**changes: object) -> Twist:
    return lambda draw, case: changes


def _one_of(name: str, *values: object) -> Twist:
    return lambda draw, case: {name: draw.pick(values)}


def _window_faults(window: str, *strangers: str) -> dict[str, Twist]:
    return {
        "window larger than the input": lambda draw, case: {
            window: (case.input[0] + draw.between(1, 3), draw.pick([1, 2])),
            "padding": "valid",
        },
        "window number below one": _one_of(window, 0, -1, (3, 0), (0, 2)),
        "stride below one": _one_of("strides", 0, -1, (2, 0), (0, 1)),
        "wrong count of numbers": lambda draw, case: {
            draw.pick([window, "strides"]): draw.pick([(1, 1, 1), (2, 2, 2), (2,)])
        },
        "not whole": lambda draw, case: {draw.pick([window, "strides"]): draw.pick([1.5, 3.0, 2.0])},
        "an argument of the other framework": lambda draw, case: {draw.pick(strangers): 1},
        "input of a wrong rank": lambda draw, case: {
            "input": draw.pick([case.input[-1:], case.input[:2], [3, 60, 60, 3]])
        },
        "unknown padding word": _one_of("padding", "full", "causal", "zeros"),
        "padding as numbers": _one_of("padding", 1, 0, (1, 1)),
    }


CONV_FAULTS: dict[str, Twist] = _window_faults(
    "kernel_size", "stride", "dilation", "bias", "in_channels", "out_channels", "padding_mode"
) | {
    "groups do not divide the filters": lambda draw, case: {
        "groups": 4,
        "filters": 10,
        "input": [*case.input[:2], 8],
    },
    "groups do not divide the channels": lambda draw, case: {
        "groups": 3,
        "filters": 9,
        "input": [*case.input[:2], draw.pick([4, 8, 64])],
    },
    "groups below one": _one_of("groups", 0, -1),
    "strides with dilation": lambda draw, case: {
        "strides": draw.pick([2, 3, (1, 2)]),
        "dilation_rate": draw.pick([2, (2, 1), (1, 2)]),
    },
    "dilated kernel larger than the input": lambda draw, case: {
        "kernel_size": 3,
        "strides": 1,
        "dilation_rate": (max(case.input[:2]) + 1) // 2,
        "padding": "valid",
    },
    "dilation below one": _one_of("dilation_rate", 0, -1, (1, 0)),
    "filters below one": _one_of("filters", 0, -4),
    "an argument is missing": _set(kernel_size=MISSING, positional=1),
    "written as in PyTorch": _set(strides=3, padding=1, positional=4),
    "the same argument twice": _set(positional=2, more="filters=8"),
    "text for a number": _set(kernel_size="3"),
    "None for a number": lambda draw, case: {draw.pick(["strides", "dilation_rate"]): None},
    "unknown activation": _set(activation="relux"),
}
POOL_FAULTS: dict[str, Twist] = _window_faults("pool_size", "stride", "dilation", "kernel_size", "dilation_rate") | {
    "padding word in capitals": _one_of("padding", "SAME", "VALID"),
}
AVG_FAULTS: dict[str, Twist] = POOL_FAULTS | {
    "average pooling has no default window": _set(pool_size=MISSING, positional=0)
}
DENSE_FAULTS: dict[str, Twist] = {
    "units below one": _one_of("units", 0, -4),
    "not whole": _set(units=10.0),
    "an argument is missing": _set(units=MISSING, positional=0),
    "an argument of the other framework": lambda draw, case: draw.pick([{"bias": False}, {"in_features": 10}]),
    "written as in PyTorch": _set(activation=10, positional=2),
    "unknown activation": _set(activation="relux"),
}
FLATTEN_FAULTS: dict[str, Twist] = {"an argument of the other framework": _one_of("start_dim", 1, 2)}

WORDY: Twist = lambda draw, case: draw.pick(  # noqa: E731 - one twist among many
    [{"name": "first"}, {"data_format": "channels_last"}, {"trainable": True}]
)
CONV_ODDITIES: dict[str, Twist] = {
    "a list for a pair": _set(kernel_size=[2, 1]),
    "no bias by another word": _one_of("use_bias", 0, None),
    "padding word in capitals": _one_of("padding", "SAME", "VALID"),
    "a keyword that changes no shape": WORDY,
    "the input shape written into the layer": lambda draw, case: {"input_shape": tuple(case.input)},
}
POOL_ODDITIES: dict[str, Twist] = {
    "a list for a pair": _set(pool_size=[2, 1]),
    "a keyword that changes no shape": _one_of("data_format", "channels_last"),
}
MAX_ODDITIES: dict[str, Twist] = POOL_ODDITIES | {"no window written": _set(pool_size=MISSING, positional=0)}
DENSE_ODDITIES: dict[str, Twist] = {
    "no bias by another word": _one_of("use_bias", 0, None),
    "the input shape written into the layer": lambda draw, case: {"input_shape": tuple(case.input)},
}

RECIPES = (
    Recipe("conv2d", 560, _conv, CONV_FAULTS, CONV_ODDITIES),
    Recipe("max_pool2d", 240, _max_pool, POOL_FAULTS, MAX_ODDITIES),
    Recipe("avg_pool2d", 180, _avg_pool, AVG_FAULTS, POOL_ODDITIES),
    Recipe("dense", 180, _dense, DENSE_FAULTS, DENSE_ODDITIES),
    Recipe(
        "flatten",
        70,
        _flatten,
        FLATTEN_FAULTS,
        {"a keyword that changes no shape": _set(data_format="channels_last")},
    ),
)
