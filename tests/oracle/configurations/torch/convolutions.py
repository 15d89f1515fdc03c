"""PyTorch's convolutions, plain and transposed, along one, two and three axes."""

from collections.abc import Callable

from configurations.axes import (
    channels,
    dilated_too_large,
    extent,
    grouped,
    kernel,
    side,
    spread,
    steps,
    tight,
)
from configurations.calls import MISSING, Case, Changes, Recipe, Twist, Twists, Value, one_of, put
from configurations.drawing import Draw
from configurations.torch.windows import window_faults, window_oddities

CONV = ("in_channels", "out_channels", "kernel_size", "stride", "padding", "dilation", "groups", "bias")
TRANSPOSED = ("in_channels", "out_channels", "kernel_size", "stride", "padding", "output_padding", "groups", "bias")


def _conv(axes: int) -> Callable[[Draw], Case]:
    def conv(draw: Draw) -> Case:
        depth, filters = channels(draw, axes), channels(draw, axes)
        sides = extent(draw, axes)
        settings: dict[str, Value] = {"kernel_size": kernel(draw, sides)}
        if draw.chance(0.45):
            settings["stride"] = steps(draw, axes)
        if draw.chance(0.6):
            settings["padding"] = _padding(draw, settings, axes)
        if draw.chance(0.2):
            settings["dilation"] = steps(draw, axes)
        if draw.chance(0.25):
            settings["groups"], depth, filters = grouped(draw, depth, 16 if axes == 3 else 64)
        if draw.chance(0.3):
            settings["bias"] = draw.chance(0.2)
        settings = {"in_channels": depth, "out_channels": filters, **settings}
        return Case(f"Conv{axes}d", CONV, settings, [depth, *sides])

    return conv


def _padding(draw: Draw, settings: dict[str, Value], axes: int) -> Value:
    if draw.chance(0.2):
        return "valid"
    if set(spread(settings.get("stride", 1), axes)) == {1} and draw.chance(0.5):
        return "same"
    if draw.chance(0.6):
        return side(draw, *(size // 2 for size in spread(settings["kernel_size"], axes)))
    if axes == 2:
        return side(draw, *draw.pick([(0, 0), (1, 1), (2, 2), (3, 3), (0, 1), (2, 1), (4, 0), (5, 9)]))
    return side(draw, *(draw.between(0, 2) for _ in range(axes)))


def _transposed(axes: int) -> Callable[[Draw], Case]:
    def transposed(draw: Draw) -> Case:
        depth, filters = channels(draw, axes), channels(draw, axes)
        usual = draw.pick([(2, 2, 0), (2, 2, 0), (4, 2, 1), (3, 2, 1), (5, 3, 1), (3, 1, 1), (2, 3, 0)])
        settings: dict[str, Value] = {"kernel_size": usual[0], "stride": usual[1], "padding": usual[2]}
        if draw.chance(0.55):
            settings = {"kernel_size": side(draw, *_each(draw, axes, 1, 5))}
            if draw.chance(0.8):
                settings["stride"] = steps(draw, axes)
            if draw.chance(0.5):
                settings["padding"] = side(draw, *_each(draw, axes, 0, 2))
        if draw.chance(0.15):
            settings["dilation"] = steps(draw, axes)
        if draw.chance(0.35):
            settings["output_padding"] = _left_over(draw, settings, axes)
        if draw.chance(0.2):
            settings["groups"], depth, filters = grouped(draw, depth, 16 if axes == 3 else 48)
        if draw.chance(0.3):
            settings["bias"] = draw.chance(0.2)
        settings = {"in_channels": depth, "out_channels": filters, **settings}
        return Case(f"ConvTranspose{axes}d", TRANSPOSED, settings, [depth, *tight(draw, axes)])

    return transposed


def _each(draw: Draw, axes: int, low: int, high: int) -> list[int]:
    """Draw a number for each axis, all alike more often than not."""
    first = draw.between(low, high)
    return [first] * axes if draw.chance(0.6) else [draw.between(low, high) for _ in range(axes)]


def _left_over(draw: Draw, settings: dict[str, Value], axes: int) -> Value:
    """Draw output padding below the stride or the dilation; where both are 1, PyTorch takes nothing but 0."""
    strides, dilations = (spread(settings.get(name, 1), axes) for name in ("stride", "dilation"))
    return side(draw, *(draw.between(0, max(pair) - 1) for pair in zip(strides, dilations, strict=True)))


def _channels_last(draw: Draw, case: Case) -> Changes:
    depth = int(str(case.settings["in_channels"]))
    first = spread(case.settings["kernel_size"], 1)[0]
    return {"input": [depth + draw.between(1, 30), *[first] * (len(case.input) - 2), depth]}


def _channel_faults(axes: int) -> Twists:
    room = [9 if axes == 3 else 20] * axes
    return {
        "channels do not fit the input": lambda draw, case: {
            "input": [case.input[0] + draw.between(1, 9), *case.input[1:]]
        },
        "input written channels last": _channels_last,
        "groups do not divide the filters": put(groups=4, in_channels=8, out_channels=10, input=[8, *room]),
        "groups do not divide the channels": put(groups=3, in_channels=8, out_channels=9, input=[8, *room]),
        "groups below one": one_of("groups", 0, -1),
        "unknown padding mode": put(padding_mode="same"),
        "dilation below one": one_of("dilation", 0, -1, (1,) * (axes - 1) + (0,)),
        "filters below one": one_of("out_channels", 0, -4),
        "written as in Keras": put(in_channels=MISSING, positional=1),
        "the same argument twice": put(positional=3, more="out_channels=8"),
        "text for a number": put(kernel_size="3"),
        "None for a number": lambda draw, case: {draw.pick(["stride", "padding"]): None},
    }


def _conv_faults(axes: int) -> Twists:
    faults: dict[str, Twist] = {**window_faults(axes), **_channel_faults(axes)}
    faults |= {
        "same with a stride": lambda draw, case: {
            "padding": "same",
            "stride": draw.pick([2, 3, *([] if axes == 1 else [(*[1] * (axes - 1), 2), (2,) * axes])]),
        },
        "window number below one": one_of("kernel_size", 0, -1, (0,) * axes),
        "unknown padding word": one_of("padding", "full", "SAME", "causal", "zeros"),
        "dilated kernel larger than the input": dilated_too_large("dilation", 1, axes, padding=0),
    }
    return faults if axes == 1 else faults | {"one number in the kernel's brackets": put(kernel_size=(3,))}


def _transposed_faults(axes: int) -> Twists:
    passed_over = ("window larger than the input", "window number below one", "negative padding")
    faults = {name: twist for name, twist in window_faults(axes).items() if name not in passed_over}
    return {
        **faults,
        **_channel_faults(axes),
        "output padding not smaller than stride or dilation": _too_much_left_over,
        "output padding where stride and dilation are 1": put(
            stride=MISSING, dilation=MISSING, output_padding=1, positional=3
        ),
        "padding takes all there is": lambda draw, case: {
            "padding": max(case.input[1:]) * 5 + 12,
            "stride": 1,
            "dilation": MISSING,
            "output_padding": MISSING,
        },
        "dilation below one": lambda draw, case: {"kernel_size": 3, "dilation": draw.pick([0, -1])},
        "padding as a word": one_of("padding", "same", "valid"),
        "negative output padding": lambda draw, case: {"output_padding": -1},
        "a dilation where output padding stands": lambda draw, case: {
            **dict.fromkeys(set(case.settings) - {*TRANSPOSED[:3]}, MISSING),
            "positional": 3,
            "more": "2, 1, 2",
        },
    }


def _too_much_left_over(draw: Draw, case: Case) -> Changes:
    axes = len(case.input) - 1
    steps_taken = (spread(case.settings.get(name, 1), axes)[0] for name in ("stride", "dilation"))
    return {"output_padding": max(steps_taken) + draw.between(0, 1)}


def _oddities(axes: int) -> dict[str, Twist]:
    return {
        **window_oddities(axes),
        "no bias by another word": one_of("bias", 0, None),
        "a keyword that changes no shape": put(padding_mode="zeros"),
    }


SAME_WITH_AN_EVEN_KERNEL: Twists = {
    "same with an even kernel": put(stride=MISSING, padding="same", kernel_size=4, positional=0)
}

RECIPES = tuple(
    Recipe(f"conv{axes}d", count, _conv(axes), _conv_faults(axes), {**_oddities(axes), **SAME_WITH_AN_EVEN_KERNEL})
    for axes, count in ((1, 420), (2, 1_500), (3, 220))
) + tuple(
    Recipe(f"conv_transpose{axes}d", count, _transposed(axes), _transposed_faults(axes), _oddities(axes))
    for axes, count in ((1, 220), (2, 420), (3, 150))
)
