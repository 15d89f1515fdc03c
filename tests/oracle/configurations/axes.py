"""Sizes along one, two or three axes: windows, steps, sides and channels as people choose and write them."""

from configurations.calls import Case, Changes, Twist, Value
from configurations.drawing import Draw


def side(draw: Draw, *numbers: int) -> Value:
    """Spell one number where all axes agree (seldom spelled as a tuple then), else a tuple."""
    return numbers[0] if len(set(numbers)) == 1 and draw.chance(0.8) else numbers


def spread(value: Value, axes: int) -> tuple[int, ...]:
    """Read a spelled side as one number for each axis again."""
    if isinstance(value, tuple):
        return tuple(int(str(one)) for one in value)
    assert isinstance(value, int)
    return (value,) * axes


def kernel(draw: Draw, extents: list[int]) -> Value:
    """Draw a window: odd, even, 1x1, rectangular, or as big as the input."""
    axes = len(extents)
    kind = draw.pick(["odd", "odd", "odd", "even", "even", "one", "rectangle", "rectangle", "whole"])
    if kind == "whole" and max(extents) <= 16:
        return side(draw, *extents)
    if kind == "rectangle":
        return side(draw, *(draw.between(1, 4 if axes == 3 else 7) for _ in extents))
    even, odd = ([2, 2, 4], [3, 3, 3, 5]) if axes == 3 else ([2, 2, 4, 6, 8], [3, 3, 3, 5, 5, 7, 9, 11])
    size = {"one": 1, "even": draw.pick(even)}.get(kind, draw.pick(odd))
    return side(draw, *[size] * axes)


def extent(draw: Draw, axes: int) -> list[int]:
    """Draw the sides that a window slides along: uneven ones often, mostly big enough for a usual kernel."""
    if axes == 1:
        return [draw.pick([5, 8, 10, 16, 20, 28, 31, 32, 50, 64, 100, 127, 128, draw.between(1, 200)])]
    if axes == 2:
        height = draw.pick([5, 7, 8, 9, 12, 13, 14, 16, 19, 24, 28, 32, 33, 48, 63, 64, draw.between(1, 64)])
        return [height, height if draw.chance(0.5) else draw.between(6, 40)]
    depth = draw.pick([4, 5, 6, 7, 8, 8, 9, 10, 11, draw.between(1, 11)])
    return [depth, *([depth, depth] if draw.chance(0.4) else [draw.between(3, 11), draw.between(3, 11)])]


def tight(draw: Draw, axes: int) -> list[int]:
    """Draw few sides: for what makes its input bigger."""
    return [draw.between(1, {1: 40, 2: 16, 3: 6}[axes]) for _ in range(axes)]


def channels(draw: Draw, axes: int = 2) -> int:
    """Draw a number of channels, at most 64; fewer of them where there are three axes."""
    if axes == 3:
        return draw.pick([1, 2, 3, 3, 4, 6, 8, 12, 16, draw.between(1, 16)])
    return draw.pick([1, 2, 3, 3, 4, 6, 8, 10, 12, 16, 24, 32, 64, draw.between(1, 64)])


def steps(draw: Draw, axes: int) -> Value:
    """Draw a stride or a dilation, seldom the default."""
    if axes == 2:
        pairs = [(2, 2), (2, 2), (2, 2), (3, 3), (4, 4), (1, 2), (2, 1), (3, 2), (1, 1), (2, 5)]
        return side(draw, *draw.pick(pairs))
    if axes == 1:
        return side(draw, draw.pick([2, 2, 2, 3, 4, 1, 5]))
    return side(draw, *draw.pick([(2, 2, 2), (2, 2, 2), (1, 2, 2), (3, 3, 3), (2, 1, 3), (1, 1, 1)]))


def grouped(draw: Draw, depth: int, most: int) -> tuple[int, int, int]:
    """Draw groups, a depth near this one and a number of filters, both of which the groups divide."""
    groups = draw.pick([1, 2, 3, 4, 8, depth, depth])
    return groups, groups * max(1, depth // groups), groups * draw.between(1, max(1, most // groups))


def too_many_numbers(axes: int, *names: str) -> Twist:
    """A twist: one number more than there are axes, for one of these arguments."""
    return lambda draw, case: {draw.pick(names): (draw.pick([1, 2]),) * (axes + 1)}


def too_large(window: str, first: int, axes: int, **others: object) -> Twist:
    """A twist: a window that reaches over the input along the first axis, whose place in the shape is given."""

    def larger(draw: Draw, case: Case) -> Changes:
        size = case.input[first] + draw.between(1, 3)
        return {window: (size, *[draw.pick([1, 2])] * (axes - 1)) if axes > 1 else size, **others}

    return larger


def dilated_too_large(dilation: str, first: int, axes: int, **others: object) -> Twist:
    """A twist: a window of 3 that its dilation makes larger than the input."""
    return lambda draw, case: {
        "kernel_size": 3,
        dilation: (max(case.input[first : first + axes]) + 1) // 2,
        **others,
    }
