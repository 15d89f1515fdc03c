"""Keras' layers that only add or repeat places: zero padding and upsampling."""

from collections.abc import Callable

from configurations.axes import channels, extent, side, tight, too_many_numbers
from configurations.calls import MISSING, Case, Recipe, Twists, Value, one_of, put, stranger
from configurations.drawing import Draw
from configurations.keras.windows import WORDY, wrong_rank


def _zero_pad(axes: int) -> Callable[[Draw], Case]:
    def zero_pad(draw: Draw) -> Case:
        ends = tuple((draw.between(0, 4), draw.between(0, 4)) for _ in range(axes))
        each: Value = ends if axes > 1 else ends[0]
        padding = draw.pick([draw.between(0, 4), each, each, tuple(first for first, _ in ends) if axes > 1 else each])
        settings: dict[str, Value] = {"padding": padding} if draw.chance(0.93) else {}
        return Case(f"ZeroPadding{axes}D", ("padding",), settings, [*extent(draw, axes), channels(draw, axes)])

    return zero_pad


def _pad_faults(axes: int) -> Twists:
    return {
        "too many numbers for the axes": put(padding=(1,) * (axes + 2)),
        "one number for each end, not nested": put(padding=(1,) * (2 * axes) if axes > 1 else (1, 1, 1)),
        "three ends to an axis": put(padding=((1, 1, 1),) * axes),
        "below zero": put(padding=(-1,) * axes if axes > 1 else (0, -1)),
        "not whole": one_of("padding", 1.5),
        "padding as a word": one_of("padding", "same", "valid"),
        "input of a wrong rank": wrong_rank,
        "an argument of the other framework": stranger("value", "mode"),
    }


def _upsample(axes: int) -> Callable[[Draw], Case]:
    def upsample(draw: Draw) -> Case:
        factors = [draw.pick([2, 2, 2, 3, 4])] * axes
        if draw.chance(0.3):
            factors = [draw.between(1, 4) for _ in range(axes)]
        size: Value = factors[0] if axes == 1 else side(draw, *factors)
        settings: dict[str, Value] = {"size": size} if draw.chance(0.9) else {}
        if axes == 2 and draw.chance(0.3):
            settings["interpolation"] = draw.pick(["nearest", "bilinear", "bilinear"])
        return Case(f"UpSampling{axes}D", ("size",), settings, [*tight(draw, axes), channels(draw, axes)])

    return upsample


def _upsample_faults(axes: int) -> Twists:
    return {
        "too many numbers for the axes": too_many_numbers(axes, "size"),
        "factor below one": one_of("size", 0, -2),
        "not whole": one_of("size", 1.5, 2.0),
        **({} if axes == 2 else {"interpolation along one axis or three": put(interpolation="nearest")}),
        "input of a wrong rank": wrong_rank,
        "an argument of the other framework": stranger("scale_factor", "mode", "align_corners"),
    }


PAD_ODDITIES: Twists = {**WORDY, "no padding written": put(padding=MISSING)}

RECIPES = (
    *(
        Recipe(f"zero_pad{axes}d", count, _zero_pad(axes), _pad_faults(axes), PAD_ODDITIES)
        for axes, count in ((1, 60), (2, 110), (3, 60))
    ),
    *(
        Recipe(f"upsample{axes}d", count, _upsample(axes), _upsample_faults(axes), {"named": put(name="up")})
        for axes, count in ((1, 50), (2, 90), (3, 50))
    ),
)
