"""Keras' convolutions: plain, transposed, depthwise and separable ones."""

from collections.abc import Callable

from configurations.axes import channels, dilated_too_large, extent, grouped, kernel, side, spread, steps, tight
from configurations.calls import MISSING, Case, Changes, Recipe, Twist, Twists, Value, one_of, put
from configurations.drawing import Draw
from configurations.keras.windows import conv_oddities, window_faults

CONV = ("filters", "kernel_size", "strides", "padding")
STRANGERS = ("stride", "dilation", "bias", "in_channels", "out_channels", "padding_mode")


def _conv(axes: int) -> Callable[[Draw], Case]:
    def conv(draw: Draw) -> Case:
        sides, depth = extent(draw, axes), channels(draw, axes)
        settings: dict[str, Value] = {"filters": channels(draw, axes), **_window(draw, sides)}
        if draw.chance(0.25):
            settings["groups"], depth, settings["filters"] = grouped(draw, depth, 16 if axes == 3 else 64)
        if axes == 1 and draw.chance(0.15):
            settings["padding"] = "causal"
        return Case(f"Conv{axes}D", CONV, settings | _ending(draw), [*sides, depth])

    return conv


def _window(draw: Draw, sides: list[int]) -> dict[str, Value]:
    settings: dict[str, Value] = {"kernel_size": kernel(draw, sides)}
    if draw.chance(0.45):
        settings["strides"] = steps(draw, len(sides))
    if draw.chance(0.55):
        settings["padding"] = draw.pick(["same", "same", "valid"])
    if set(spread(settings.get("strides", 1), 1)) == {1} and draw.chance(0.3):
        settings["dilation_rate"] = steps(draw, len(sides))
    return settings


def _ending(draw: Draw) -> dict[str, Value]:
    settings: dict[str, Value] = {"use_bias": draw.chance(0.2)} if draw.chance(0.3) else {}
    return settings | ({"activation": draw.pick(["relu", "relu", "sigmoid", None])} if draw.chance(0.15) else {})


def _depthwise(axes: int) -> Callable[[Draw], Case]:
    def depthwise(draw: Draw) -> Case:
        sides = extent(draw, axes)
        settings = _window(draw, sides)
        if draw.chance(0.45):
            settings["depth_multiplier"] = draw.pick([1, 2, 2, 3, 4])
        signature = ("kernel_size", "strides", "padding")
        return Case(f"DepthwiseConv{axes}D", signature, settings | _ending(draw), [*sides, channels(draw)])

    return depthwise


def _separable(axes: int) -> Callable[[Draw], Case]:
    depthwise = _depthwise(axes)

    def separable(draw: Draw) -> Case:
        case = depthwise(draw)
        return Case(f"SeparableConv{axes}D", CONV, {"filters": channels(draw), **case.settings}, case.input)

    return separable


def _transposed(axes: int) -> Callable[[Draw], Case]:
    def transposed(draw: Draw) -> Case:
        kernel_size, strides = draw.pick([(2, 2), (2, 2), (3, 2), (4, 2), (5, 2), (3, 1), (2, 3), (3, 3)])
        settings: dict[str, Value] = {
            "filters": channels(draw, axes),
            "kernel_size": side(draw, *[kernel_size] * axes),
            "strides": side(draw, *[strides] * axes),
        }
        if draw.chance(0.4):
            settings["kernel_size"] = side(draw, *(draw.between(1, 5) for _ in range(axes)))
            settings["strides"] = steps(draw, axes)
        if draw.chance(0.6):
            settings["padding"] = draw.pick(["same", "same", "valid"])
        if draw.chance(0.25):
            settings["output_padding"] = _left_over(draw, settings, axes)
        if draw.chance(0.08):
            settings |= {"strides": 1, "output_padding": None, "dilation_rate": steps(draw, axes)}
        shape = [*tight(draw, axes), channels(draw, axes)]
        return Case(f"Conv{axes}DTranspose", CONV, settings | _ending(draw), shape)

    return transposed


def _left_over(draw: Draw, settings: dict[str, Value], axes: int) -> Value:
    return side(draw, *(draw.between(0, max(step - 1, 0)) for step in spread(settings["strides"], axes)))


def _argument_faults(axes: int) -> Twists:
    return {
        "an argument is missing": put(kernel_size=MISSING, strides=MISSING, padding=MISSING, positional=1),
        "dilation below one": one_of("dilation_rate", 0, -1, (*[1] * (axes - 1), 0)),
        "written as in PyTorch": put(strides=3, padding=1, positional=4),
        "text for a number": put(kernel_size="3"),
        "None for a number": lambda draw, case: {draw.pick(["strides", "dilation_rate"]): None},
        "unknown activation": put(activation="relux"),
    }


def _strides_with_dilation(axes: int) -> dict[str, Twist]:
    """Most convolutions refuse the two together; depthwise and separable ones do not."""
    return {
        "strides with dilation": lambda draw, case: {
            "strides": draw.pick([2, 3, (2,) * axes]),
            "dilation_rate": draw.pick([2, (2,) * axes, (*[1] * (axes - 1), 2)]),
            "padding": draw.pick(["same", "valid"]),
        }
    }


def _filter_faults() -> Twists:
    return {
        "filters below one": one_of("filters", 0, -4),
        "the same argument twice": put(positional=2, more="filters=8"),
    }


def _reaching_over(axes: int) -> Twists:
    return {
        "dilated kernel larger than the input": dilated_too_large("dilation_rate", 0, axes, strides=1, padding="valid")
    }


def _group_faults(axes: int) -> Twists:
    return {
        "groups do not divide the filters": lambda draw, case: {
            "groups": 4,
            "filters": 10,
            "input": [*case.input[:-1], 8],
        },
        "groups do not divide the channels": lambda draw, case: {
            "groups": 3,
            "filters": 9,
            "input": [*case.input[:-1], draw.pick([4, 8, 64])],
        },
        "groups below one": one_of("groups", 0, -1),
        **({} if axes == 1 else {"causal along several axes": put(padding="causal")}),
    }


def _faults(axes: int, *more: Twists) -> dict[str, Twist]:
    faults = window_faults("kernel_size", axes, *STRANGERS) | dict(_argument_faults(axes))
    for those in more:
        faults |= those
    return faults


def _multiplier_faults() -> Twists:
    return {
        "multiplier below one": one_of("depth_multiplier", 0, -1),
        "groups where every channel is one": put(groups=2),
    }


def _transposed_faults(axes: int) -> Twists:
    faults = _faults(axes, _filter_faults(), _strides_with_dilation(axes))
    del faults["window larger than the input"]
    return {
        **faults,
        "output padding not smaller than the stride": _too_much_left_over,
        "groups, which Keras does not know here": put(groups=2),
    }


def _too_much_left_over(draw: Draw, case: Case) -> Changes:
    return {"output_padding": max(spread(case.settings["strides"], 1)) + draw.between(0, 1)}


RECIPES = (
    *(
        Recipe(
            f"conv{axes}d",
            count,
            _conv(axes),
            _faults(axes, _filter_faults(), _reaching_over(axes), _group_faults(axes), _strides_with_dilation(axes)),
            conv_oddities(axes),
        )
        for axes, count in ((1, 200), (2, 560), (3, 120))
    ),
    *(
        Recipe(f"conv_transpose{axes}d", count, _transposed(axes), _transposed_faults(axes), conv_oddities(axes))
        for axes, count in ((1, 120), (2, 220), (3, 90))
    ),
    *(
        Recipe(
            f"depthwise_conv{axes}d",
            count,
            _depthwise(axes),
            _faults(axes, _reaching_over(axes), _multiplier_faults()),
            conv_oddities(axes) | _strides_with_dilation(axes),
        )
        for axes, count in ((1, 110), (2, 200))
    ),
    *(
        Recipe(
            f"separable_conv{axes}d",
            count,
            _separable(axes),
            _faults(axes, _filter_faults(), _reaching_over(axes), _multiplier_faults()),
            conv_oddities(axes) | _strides_with_dilation(axes),
        )
        for axes, count in ((1, 110), (2, 180))
    ),
)
