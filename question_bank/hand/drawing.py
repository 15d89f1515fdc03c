"""Draws exercises whose numbers are small, whose twists matter, and whose wrong answers can be told apart.

Each number comes from a hash of its own; tries are bounded.
"""

from __future__ import annotations

from typing import NamedTuple

from question_bank.hand.edges import KERNELS, Step
from question_bank.hand.exercise import Exercise, Subject, Target, window
from question_bank.hand.grids import Grid, Work, largest, mean, products
from question_bank.hand.mistakes import other_conventions, wrong_answers
from question_bank.layer import Level
from question_bank.sampling import TWISTS, pick

Key = tuple[object, ...]

_TRIES, _COMPARED = 300, 12
"""How often it is drawn at most, and how many exercises that can be asked are compared."""
_MOST_PRODUCTS: dict[Level, int] = {"warmup": 16, "interview": 36, "expert": 48}
"""The most products, or values of averages, that are worked out for one answer."""
_MOST_PLACES = 16


class Ranges(NamedTuple):
    """What a layer's numbers are drawn from at one level."""

    sides: tuple[int, ...]
    kernels: tuple[int, ...]
    values: range
    weights: range = range(1, 2)


_CONV: dict[Level, Ranges] = {
    "warmup": Ranges((3, 4), (2,), range(5), range(-1, 2)),
    "interview": Ranges((4, 5), (2, 3), range(-1, 6), range(-2, 3)),
    "expert": Ranges((3, 4), (2, 3), range(-3, 7), range(-3, 4)),
}
_TRANSPOSED: dict[Level, Ranges] = {
    "warmup": Ranges((2, 3), (2,), range(5), range(4)),
    "interview": Ranges((2, 3), (2, 3), range(5), range(-2, 4)),
    "expert": Ranges((2, 3), (2, 3), range(-2, 6), range(-3, 4)),
}
_POOL: dict[Level, Ranges] = {
    "warmup": Ranges((3, 4), (2,), range(10)),
    "interview": Ranges((4, 5), (2, 3), range(-4, 10)),
    "expert": Ranges((4, 5), (2, 3), range(-9, 10)),
}
_RANGES = {"conv2d": _CONV, "conv_transpose2d": _TRANSPOSED, "max_pool2d": _POOL, "avg_pool2d": _POOL}
_MAY_TWIST: dict[Subject, tuple[str, ...]] = {
    "conv2d": ("stride", "padding", "bias", "channels", "uneven"),
    "conv_transpose2d": ("stride", "padding", "bias", "uneven"),
    "max_pool2d": ("stride", "padding", "uneven"),
    "avg_pool2d": ("stride", "padding", "uneven"),
    "edges": ("diagonal", "falling", "padding"),
}


def exercise(subject: Subject, target: Target, level: Level, key: Key) -> Exercise:
    """An exercise for a level; the first whose wrong answers can all be told apart, or the best of a few."""
    found: list[tuple[int, int, Exercise]] = []
    for attempt in range(_TRIES):
        drawn = _attempt(subject, target, level, (*key, attempt))
        if drawn is None or not _is_telling(drawn, level, key):
            continue
        found.append((_clashes(drawn), attempt, drawn))
        if found[-1][0] == 0 or len(found) == _COMPARED:
            break
    if not found:
        raise ValueError(f"by-hand/{subject}/{target} has no exercise at level {level}")
    return min(found)[2]


def _clashes(drawn: Exercise) -> int:
    """How much other conventions, twists that change nothing, or three mistakes with one answer would hide."""
    fair = {answer for _, answer in other_conventions(drawn)}
    wrong = wrong_answers(drawn)
    shared = sum(answer in fair for answer in wrong) + sum(len(ids) > 2 for ids in wrong.values())
    work = drawn.work
    usual = ({"stride": 1}, {"padding": 0}, {"bias": 0}, {"input": work.input[:1], "kernel": work.kernel[:1]})
    twists = [one for one in usual if work._replace(**one) != work]
    return shared + 3 * sum(drawn.but(**one) == drawn.answer for one in twists)


def _attempt(subject: Subject, target: Target, level: Level, key: Key) -> Exercise | None:
    """One draw; None where nothing comes out, or too much."""
    twists = _twists(subject, level, key)
    step = _step(level, twists, key) if subject == "edges" else None
    work = _edges(step, twists) if step is not None else _layer(subject, level, twists, key)
    places = tuple(work.places()) if min(work.size) > 0 else ()
    if not places or (target != "value" and (len(places) < 2 or not _is_light(work, len(places), level))):
        return None
    at = pick(places, *key, "at") if target == "value" else (0, 0)
    return Exercise(subject, target, work, at, step)


def _twists(subject: Subject, level: Level, key: Key) -> frozenset[str]:
    chosen: frozenset[str] = frozenset()
    for place in range(pick(TWISTS[level], *key, "twists")):
        chosen |= {pick([name for name in _MAY_TWIST[subject] if name not in chosen], *key, "twist", place)}
    return chosen


def _is_light(work: Work, places: int, level: Level) -> bool:
    grid, kernel = work.input[0], work.kernel[0]
    reached = len(grid) * len(grid[0]) if work.transposed else places
    terms = reached * len(kernel) * len(kernel[0]) * len(work.kernel)
    return places <= _MOST_PLACES and (work.combine is largest or terms <= _MOST_PRODUCTS[level])


def _is_telling(drawn: Exercise, level: Level, key: Key) -> bool:
    """Whether an answer is worth asking for: seldom nothing, easy fractions, and more than one copy where copies overlap."""
    work = drawn.work
    if drawn.subject == "edges":
        return (drawn.right == 0) == pick((True, False, False, False), *key, "no edge")
    if drawn.right == 0 or drawn.right.denominator > (1 if level == "warmup" else 4):
        return False
    alone = work.transposed and drawn.target == "value" and len(tuple(work.pairs(drawn.at))) == 1
    return drawn.pools or (_is_filled(work) and not (alone and work.stride < len(work.kernel[0])))


def _is_filled(work: Work) -> bool:
    """Whether neither the input nor the kernel is all alike or more than a third zeros."""
    cells = [[value for grid in grids for row in grid for value in row] for grids in (work.input, work.kernel)]
    return all(values.count(0) * 3 <= len(values) and len(set(values)) > 1 for values in cells)


def _layer(subject: Subject, level: Level, twists: frozenset[str], key: Key) -> Work:
    ranges = _RANGES[subject][level]
    side = pick(ranges.sides, *key, "side")
    size = pick(((side, side + 1), (side + 1, side)), *key, "uneven") if "uneven" in twists else (side, side)
    padding = 1 if "padding" in twists else 0
    if subject in ("max_pool2d", "avg_pool2d"):
        across, stride = _window(ranges, side, twists, key)
        combine = largest if subject == "max_pool2d" else mean
        return Work((_grid(size, ranges.values, (*key, "input")),), window(across), combine, stride, padding)
    channels = range(2 if "channels" in twists else 1)
    kernel = pick(ranges.kernels, *key, "kernel")
    return Work(
        tuple(_grid(size, ranges.values, (*key, "input", channel)) for channel in channels),
        tuple(_grid((kernel, kernel), ranges.weights, (*key, "kernel", channel)) for channel in channels),
        products,
        2 if "stride" in twists else 1,
        padding,
        pick((1, 2, 3, -1, -2), *key, "bias") if "bias" in twists else 0,
        transposed=subject == "conv_transpose2d",
    )


def _window(ranges: Ranges, side: int, twists: frozenset[str], key: Key) -> tuple[int, int]:
    """The side of a pooling window and its stride: its own side where two windows fit, else 1; 3 and 2 as a twist."""
    if "stride" in twists:
        return 3, 2
    across = pick(ranges.kernels, *key, "window")
    return across, across if 2 * across <= side else 1


def _grid(size: tuple[int, int], values: range, key: Key) -> Grid:
    rows, columns = size
    return tuple(tuple(pick(values, *key, row, column) for column in range(columns)) for row in range(rows))


def _step(level: Level, twists: frozenset[str], key: Key) -> Step:
    kinds = {"warmup": ("prewitt",), "interview": ("prewitt", "sobel"), "expert": ("sobel", "scharr")}[level]
    kernel = pick([name for name in KERNELS if name.partition("-")[0] in kinds], *key, "kernel")
    image = "diagonal" if "diagonal" in twists else pick(("vertical", "horizontal"), *key, "image")
    side = 4 if level == "warmup" else 5
    low, high = pick(range(4), *key, "low"), pick((4, 5, 6, 8, 9, 10), *key, "high")
    first = pick(range(3, 6) if image == "diagonal" else range(1, side), *key, "first")
    return Step(kernel, image, *((high, low) if "falling" in twists else (low, high)), side, first)


def _edges(step: Step, twists: frozenset[str]) -> Work:
    return Work((step.grid,), (KERNELS[step.kernel],), products, padding=1 if "padding" in twists else 0)
