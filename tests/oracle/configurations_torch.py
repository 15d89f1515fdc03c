"""The random configurations of PyTorch: its names, its order of arguments, what people get wrong in it.

Values only: PyTorch itself is not imported here, and nothing is computed beyond what makes a call plausible.
"""

from collections.abc import Mapping

from configurations import (
    MISSING,
    Case,
    Changes,
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

MODULES = ("nn.", "nn.", "nn.", "torch.nn.")

CONV = ("in_channels", "out_channels", "kernel_size", "stride", "padding", "dilation", "groups", "bias")
MAX_POOL = ("kernel_size", "stride", "padding", "dilation")
AVG_POOL = ("kernel_size", "stride", "padding")


def _conv(draw: Draw) -> Case:
    depth, filters = channels(draw), channels(draw)
    height, width = extent(draw)
    settings: dict[str, Value] = {"kernel_size": kernel(draw, height, width)}
    if draw.chance(0.45):
        settings["stride"] = steps(draw)
    if draw.chance(0.6):
        settings["padding"] = _padding(draw, settings)
    if draw.chance(0.2):
        settings["dilation"] = steps(draw)
    if draw.chance(0.25):
        groups = draw.pick([1, 2, 3, 4, 8, depth])
        depth, filters = groups * max(1, depth // groups), groups * draw.between(1, max(1, 64 // groups))
        settings["groups"] = groups
    if draw.chance(0.3):
        settings["bias"] = draw.chance(0.2)
    settings = {"in_channels": depth, "out_channels": filters, **settings}
    return Case("Conv2d", CONV, settings, [depth, height, width])


def _padding(draw: Draw, settings: Mapping[str, Value]) -> Value:
    if draw.chance(0.2):
        return "valid"
    if both(settings.get("stride", 1)) == (1, 1) and draw.chance(0.5):
        return "same"
    across, down = both(settings["kernel_size"])
    if draw.chance(0.6):
        return side(draw, across // 2, down // 2)
    return side(draw, *draw.pick([(0, 0), (1, 1), (2, 2), (3, 3), (0, 1), (2, 1), (4, 0), (5, 9)]))


def _max_pool(draw: Draw) -> Case:
    case = _avg_pool(draw)
    if draw.chance(0.25):
        case.settings["dilation"] = steps(draw)
    return Case("MaxPool2d", MAX_POOL, case.settings, case.input)


def _avg_pool(draw: Draw) -> Case:
    height, width = extent(draw)
    window = kernel(draw, height, width) if draw.chance(0.6) else draw.pick([2, 2, 3])
    settings: dict[str, Value] = {"kernel_size": window}
    if draw.chance(0.6):
        settings["stride"] = steps(draw)
    if draw.chance(0.4):
        down, across = both(window)
        settings["padding"] = side(draw, draw.between(0, down // 2), draw.between(0, across // 2))
    return Case("AvgPool2d", AVG_POOL, settings, [channels(draw), height, width])


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


def _flatten(draw: Draw) -> Case:
    shape = draw.pick(
        [
            [channels(draw), *extent(draw)],
            [channels(draw), *extent(draw)],
            [draw.between(1, 400)],
            [draw.between(1, 30), draw.between(1, 30)],
            [3, *extent(draw), draw.between(1, 9)],
        ]
    )
    settings: dict[str, Value] = {"start_dim": 1} if draw.chance(0.3) else {}
    if draw.chance(0.2):
        settings["end_dim"] = -1
    return Case("Flatten", ("start_dim", "end_dim"), settings, shape)


def _set(**changes: object) -> Twist:
    return lambda draw, case: changes


def _one_of(name: str, *values: object) -> Twist:
    return lambda draw, case: {name: draw.pick(values)}


def _half_and_one(draw: Draw, case: Case) -> Changes:
    down, across = both(case.settings["kernel_size"])
    return {"padding": (down // 2 + 1, 0) if draw.chance(0.4) else max(down, across) // 2 + 1}


def _over_half_but_dilated(draw: Draw, case: Case) -> Changes:
    size = draw.between(2, 4)
    return {
        "kernel_size": size,
        "dilation": draw.between(2, 3),
        "padding": size // 2 + 1,
        "input": [3, 30, 31],
    }


def _channels_last(draw: Draw, case: Case) -> Changes:
    depth = int(str(case.settings["in_channels"]))
    return {"input": [depth + draw.between(1, 30), *both(case.settings["kernel_size"])[:1], depth]}


def _no_fit(draw: Draw, case: Case) -> Changes:
    """Forget the Flatten, or miscount."""
    if draw.chance(0.5):
        return {"input": [8, 5, 5], "in_features": 200}
    return {"in_features": case.input[-1] + draw.between(1, 40)}


WINDOW_FAULTS: dict[str, Twist] = {
    "window larger than the input": lambda draw, case: {
        "kernel_size": (case.input[1] + draw.between(1, 3), draw.pick([1, 2])),
        "padding": 0,
        "dilation": MISSING,
    },
    "window number below one": _one_of("kernel_size", 0, -1, (3, 0), (0, 2)),
    "stride below one": _one_of("stride", 0, -1, (2, 0), (0, 1)),
    "negative padding": _one_of("padding", -1, (0, -1)),
    "three numbers for two axes": lambda draw, case: {
        draw.pick(["kernel_size", "stride", "padding"]): draw.pick([(1, 1, 1), (2, 2, 2)])
    },
    "not whole": lambda draw, case: {draw.pick(["kernel_size", "stride", "padding"]): draw.pick([1.5, 3.0, 2.0])},
    "an argument is missing": _set(kernel_size=MISSING, positional=0),
    "an argument of the other framework": lambda draw, case: {
        draw.pick(["strides", "pool_size", "use_bias", "dilation_rate", "data_format"]): 1
    },
    "input of a wrong rank": lambda draw, case: {"input": draw.pick([[case.input[0]], [*case.input, 3]])},
}
CONV_FAULTS: dict[str, Twist] = WINDOW_FAULTS | {
    "channels do not fit the input": lambda draw, case: {
        "input": [case.input[0] + draw.between(1, 9), *case.input[1:]]
    },
    "input written channels last": _channels_last,
    "groups do not divide the filters": _set(groups=4, in_channels=8, out_channels=10, input=[8, 20, 20]),
    "groups do not divide the channels": _set(groups=3, in_channels=8, out_channels=9, input=[8, 20, 20]),
    "groups below one": _one_of("groups", 0, -1),
    "same with a stride": lambda draw, case: {"padding": "same", "stride": draw.pick([2, 3, (1, 2), (2, 2)])},
    "window number below one": _one_of("kernel_size", 0, -1, (0, 0)),
    "unknown padding mode": _set(padding_mode="same"),
    "unknown padding word": _one_of("padding", "full", "SAME", "causal", "zeros"),
    "dilated kernel larger than the input": lambda draw, case: {
        "kernel_size": 3,
        "dilation": (max(case.input[1:]) + 1) // 2,
        "padding": 0,
    },
    "dilation below one": _one_of("dilation", 0, -1, (1, 0)),
    "one number in the kernel's brackets": _set(kernel_size=(3,)),
    "filters below one": _one_of("out_channels", 0, -4),
    "written as in Keras": _set(in_channels=MISSING, positional=1),
    "the same argument twice": _set(positional=3, more="out_channels=8"),
    "text for a number": _set(kernel_size="3"),
    "None for a number": lambda draw, case: {draw.pick(["stride", "padding"]): None},
}
POOL_FAULTS: dict[str, Twist] = WINDOW_FAULTS | {
    "padding over half the window": _half_and_one,
    "padding as a word": _one_of("padding", "same", "valid"),
}
MAX_FAULTS: dict[str, Twist] = POOL_FAULTS | {
    "padding over half the window, dilated": _over_half_but_dilated,
    "dilation below one": _one_of("dilation", 0, -1),
    "dilated window larger than the input": lambda draw, case: {
        "kernel_size": 3,
        "dilation": (max(case.input[1:]) + 1) // 2,
        "padding": 0,
    },
}
AVG_FAULTS: dict[str, Twist] = POOL_FAULTS | {"average pooling knows no dilation": _one_of("dilation", 1, 2, (2, 2))}
DENSE_FAULTS: dict[str, Twist] = {
    "features do not fit the input": _no_fit,
    "outputs below zero": _set(out_features=-3),
    "an argument is missing": _set(out_features=MISSING, positional=1),
    "an argument of the other framework": lambda draw, case: draw.pick([{"use_bias": False}, {"activation": "relu"}]),
    "not whole": _set(out_features=10.0),
    "too many arguments": _set(bias=True, positional=3, more="None, None, 8"),
}
FLATTEN_FAULTS: dict[str, Twist] = {
    "no such axis": _one_of("start_dim", 6, -7),
    "end before start": _set(start_dim=2, end_dim=1, input=[3, 8, 8]),
    "an argument of the other framework": _set(data_format="channels_last"),
}

WINDOW_ODDITIES: dict[str, Twist] = {
    "a list for a pair": _set(kernel_size=[2, 1]),
    "one number in a pair's brackets": _one_of("stride", (2,), (1,)),
}
CONV_ODDITIES: dict[str, Twist] = WINDOW_ODDITIES | {
    "no bias by another word": _one_of("bias", 0, None),
    "a keyword that changes no shape": _set(padding_mode="zeros"),
    "same with an even kernel": _set(stride=MISSING, padding="same", kernel_size=4, positional=0),
}
POOL_ODDITIES: dict[str, Twist] = WINDOW_ODDITIES | {
    "one number in the window's brackets": _set(kernel_size=(2,), padding=0),
    "stride None": _set(stride=None),
}
PARTIAL = _one_of("start_dim", 2, -1, -2)

RECIPES = (
    Recipe("conv2d", 1_500, _conv, CONV_FAULTS, CONV_ODDITIES),
    Recipe("max_pool2d", 500, _max_pool, MAX_FAULTS, POOL_ODDITIES),
    Recipe("avg_pool2d", 400, _avg_pool, AVG_FAULTS, POOL_ODDITIES),
    Recipe("dense", 350, _dense, DENSE_FAULTS, {"no bias by another word": _one_of("bias", 0, None)}),
    Recipe("flatten", 150, _flatten, FLATTEN_FAULTS, {"only some axes": PARTIAL}),
)
