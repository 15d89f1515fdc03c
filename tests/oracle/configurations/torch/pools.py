"""PyTorch's pooling: maximum, average, and the adaptive kinds that are told the size of their output."""

from collections.abc import Callable

from configurations.axes import channels, dilated_too_large, extent, kernel, side, spread, steps, too_large
from configurations.calls import MISSING, Case, Changes, Recipe, Twist, Twists, Value, one_of, put, stranger
from configurations.drawing import Draw
from configurations.torch.windows import window_faults, window_oddities, wrong_rank

MAX_POOL = ("kernel_size", "stride", "padding", "dilation")
AVG_POOL = ("kernel_size", "stride", "padding")


def _max_pool(axes: int) -> Callable[[Draw], Case]:
    average = _avg_pool(axes)

    def max_pool(draw: Draw) -> Case:
        case = average(draw)
        if draw.chance(0.25):
            case.settings["dilation"] = steps(draw, axes)
        return Case(f"MaxPool{axes}d", MAX_POOL, case.settings, case.input)

    return max_pool


def _avg_pool(axes: int) -> Callable[[Draw], Case]:
    def avg_pool(draw: Draw) -> Case:
        sides = extent(draw, axes)
        window = kernel(draw, sides) if draw.chance(0.6) else draw.pick([2, 2, 3])
        settings: dict[str, Value] = {"kernel_size": window}
        if draw.chance(0.6):
            settings["stride"] = steps(draw, axes)
        if draw.chance(0.4):
            settings["padding"] = side(draw, *(draw.between(0, size // 2) for size in spread(window, axes)))
        if draw.chance(0.3):
            settings["ceil_mode"] = draw.chance(0.9)
        return Case(f"AvgPool{axes}d", AVG_POOL, settings, [channels(draw, axes), *sides])

    return avg_pool


def _half_and_one(draw: Draw, case: Case) -> Changes:
    axes = len(case.input) - 1
    sizes = spread(case.settings["kernel_size"], axes)
    one_axis = (sizes[0] // 2 + 1, *[0] * (axes - 1))
    return {"padding": one_axis if axes > 1 and draw.chance(0.4) else max(sizes) // 2 + 1}


def _over_half_but_dilated(draw: Draw, case: Case) -> Changes:
    size = draw.between(2, 4)
    return {
        "kernel_size": size,
        "dilation": draw.between(2, 3),
        "padding": size // 2 + 1,
        "input": [3, *[30, 31, 29][: len(case.input) - 1]],
    }


def _past_the_end(draw: Draw, case: Case) -> Changes:
    """Steps so wide that the last window, were it kept, would start in the padding at the end or beyond it."""
    axes = len(case.input) - 1
    return {
        "kernel_size": 2,
        "stride": draw.pick([3, 4]),
        "padding": 1,
        "dilation": MISSING,
        "ceil_mode": True,
        "input": [3, *(draw.between(4, 12) for _ in range(axes))],
    }


def _pool_faults(axes: int) -> dict[str, Twist]:
    return {
        **window_faults(axes),
        "padding over half the window": _half_and_one,
        "padding as a word": one_of("padding", "same", "valid"),
    }


def _max_faults(axes: int) -> Twists:
    return {
        **_pool_faults(axes),
        "padding over half the window, dilated": _over_half_but_dilated,
        "dilation below one": one_of("dilation", 0, -1),
        "dilated window larger than the input": dilated_too_large("dilation", 1, axes, padding=0, ceil_mode=MISSING),
    }


def _avg_faults(axes: int) -> Twists:
    knows_none: Twist = one_of("dilation", 1, 2, (2,) * axes)
    return {**_pool_faults(axes), "average pooling knows no dilation": knows_none}


def _oddities(axes: int, **silent: bool) -> Twists:
    brackets: dict[str, Twist] = {"one number in the window's brackets": put(kernel_size=(2,), padding=0)}
    return {
        **window_oddities(axes),
        **({} if axes == 1 else brackets),
        "a list for a tuple": put(kernel_size=[2, 1, 2][:axes], padding=MISSING),
        "ceil_mode with a window larger than the input": too_large(
            "kernel_size", 1, axes, stride=5, padding=0, ceil_mode=True
        ),
        "stride None": put(stride=None),
        "ceil_mode with steps wider than the window": _past_the_end,
        "a keyword that changes no shape": put(**silent),
    }


def _adaptive(axes: int, kind: str) -> Callable[[Draw], Case]:
    def adaptive(draw: Draw) -> Case:
        sides = extent(draw, axes)
        size: Value = draw.pick([1, 1, 2, 3, 4, 5, 6, 7, draw.between(1, 14)])
        if draw.chance(0.5):
            numbers: list[int | None] = [draw.between(1, 9) for _ in sides]
            if axes > 1 and draw.chance(0.4):
                numbers[draw.between(0, axes - 1)] = None
            size = tuple(numbers)
        return Case(
            f"Adaptive{kind}Pool{axes}d", ("output_size",), {"output_size": size}, [channels(draw, axes), *sides]
        )

    return adaptive


def _adaptive_faults(axes: int) -> Twists:
    return {
        "too many numbers for the axes": put(output_size=(2,) * (axes + 1)),
        "not whole": one_of("output_size", 2.0, 3.5),
        "output below one": one_of("output_size", -1, -3),
        "an argument is missing": put(output_size=MISSING),
        "an argument of the other pools": one_of("stride", 1, 2),
        "an argument of the other framework": stranger("keepdims", "data_format", "pool_size"),
        "input of a wrong rank": wrong_rank,
        "text for a number": put(output_size="7"),
        "no size named": put(output_size=None),
    }


def _adaptive_oddities(axes: int) -> Twists:
    return {"a list for a tuple": put(output_size=[4, 2, 3][:axes])}


RECIPES = (
    *(
        Recipe(f"max_pool{axes}d", count, _max_pool(axes), _max_faults(axes), _oddities(axes, return_indices=False))
        for axes, count in ((1, 170), (2, 520), (3, 130))
    ),
    *(
        Recipe(f"avg_pool{axes}d", count, _avg_pool(axes), _avg_faults(axes), _oddities(axes, count_include_pad=False))
        for axes, count in ((1, 150), (2, 420), (3, 110))
    ),
    *(
        Recipe(
            f"adaptive_{kind.lower()}_pool{axes}d",
            count,
            _adaptive(axes, kind),
            _adaptive_faults(axes),
            _adaptive_oddities(axes),
        )
        for kind, counts in (("Avg", (70, 150, 60)), ("Max", (50, 100, 40)))
        for axes, count in enumerate(counts, 1)
    ),
)
