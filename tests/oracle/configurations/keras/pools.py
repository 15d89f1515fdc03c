"""Keras' pooling: windows that slide, and the global kind that leaves one number for each channel."""

from collections.abc import Callable

from configurations.axes import channels, extent, kernel, side, steps
from configurations.calls import MISSING, Case, Recipe, Twist, Twists, Value, one_of, put, stranger
from configurations.drawing import Draw
from configurations.keras.windows import WORDY, window_faults, wrong_rank

POOL = ("pool_size", "strides", "padding")


def _pool(axes: int, *callees: str) -> Callable[[Draw], Case]:
    usual = ([2] * axes, [2] * axes, [3] * axes)

    def pool(draw: Draw) -> Case:
        sides = extent(draw, axes)
        window = kernel(draw, sides) if draw.chance(0.6) else side(draw, *draw.pick(usual))
        settings: dict[str, Value] = {"pool_size": window}
        if draw.chance(0.6):
            settings["strides"] = None if draw.chance(0.15) else steps(draw, axes)
        if draw.chance(0.5):
            settings["padding"] = draw.pick(["same", "same", "valid"])
        return Case(f"{draw.pick(callees)}{axes}D", POOL, settings, [*sides, channels(draw, axes)])

    return pool


def _pool_faults(axes: int) -> dict[str, Twist]:
    return {
        **window_faults("pool_size", axes, "stride", "dilation", "kernel_size", "dilation_rate", "ceil_mode"),
        "padding word in capitals": one_of("padding", "SAME", "VALID"),
        "padding word of a convolution": put(padding="causal"),
    }


def _avg_faults(axes: int) -> Twists:
    return {**_pool_faults(axes), "average pooling has no default window": put(pool_size=MISSING, positional=0)}


def _oddities(axes: int) -> dict[str, Twist]:
    return {
        "a list for a tuple": put(pool_size=[2, 1, 2][:axes]),
        "a keyword that changes no shape": one_of("data_format", "channels_last"),
    }


def _max_oddities(axes: int) -> Twists:
    return {**_oddities(axes), "no window written": put(pool_size=MISSING, positional=0)}


def _global(axes: int, *callees: str) -> Callable[[Draw], Case]:
    def pool(draw: Draw) -> Case:
        settings: dict[str, Value] = {"keepdims": draw.chance(0.75)} if draw.chance(0.45) else {}
        return Case(f"{draw.pick(callees)}{axes}D", (), settings, [*extent(draw, axes), channels(draw)])

    return pool


GLOBAL_FAULTS: Twists = {
    "input of a wrong rank": wrong_rank,
    "an argument of the other pools": stranger("pool_size", "strides"),
    "an argument of the other framework": stranger("output_size", "keepdim"),
}

RECIPES = (
    *(
        Recipe(f"max_pool{axes}d", count, _pool(axes, *callees), _pool_faults(axes), _max_oddities(axes))
        for axes, count in ((1, 100), (2, 240), (3, 70))
        for callees in [("MaxPooling", "MaxPooling", "MaxPool")]
    ),
    *(
        Recipe(f"avg_pool{axes}d", count, _pool(axes, *callees), _avg_faults(axes), _oddities(axes))
        for axes, count in ((1, 90), (2, 180), (3, 70))
        for callees in [("AveragePooling", "AveragePooling", "AvgPool")]
    ),
    *(
        Recipe(f"global_avg_pool{axes}d", count, _global(axes, *callees), GLOBAL_FAULTS, WORDY)
        for axes, count in ((1, 40), (2, 60), (3, 30))
        for callees in [("GlobalAveragePooling", "GlobalAveragePooling", "GlobalAvgPool")]
    ),
    *(
        Recipe(f"global_max_pool{axes}d", count, _global(axes, *callees), GLOBAL_FAULTS, WORDY)
        for axes, count in ((1, 40), (2, 50), (3, 30))
        for callees in [("GlobalMaxPooling", "GlobalMaxPooling", "GlobalMaxPool")]
    ),
)
