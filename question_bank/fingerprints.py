"""Formulas compared by their values at fixed, wide-ranged, valid points.

Two formulas that agree at 32 points, half of them with a stride that leaves a rest, are taken for equal. The points come
from hashes, so they are the same everywhere. A slip is compared point by point and given up at the first difference, so
nothing has to be built before the first answer is judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from question_bank.diagnosis import Plan, Plans, plans
from question_bank.expression import Expr, Number, Undefined
from question_bank.layer import Layer, Quantity, Slipped
from question_bank.sampling import chance
from question_bank.scenario import Scenario

POINTS = 32
Point = Mapping[str, Number]


class Fingerprints(NamedTuple):
    """The points of one formula question, and what may be compared at them."""

    points: Points
    """Each with a value for every input, every line and every letter written for agreeing ones."""
    plans: Plans
    unsaid: frozenset[str]

    @staticmethod
    def of(scenario: Scenario, quantity: Quantity, letters: tuple[str, ...]) -> Fingerprints:
        """The points for a scenario in which some letters are free and all other inputs keep their value."""
        fixed = tuple(sorted((name, value) for name, value in scenario.values.items() if not _free(name, letters)))
        points = _points(scenario.layer, scenario.mode, letters, fixed)
        found = plans(scenario.layer, scenario.mode, quantity.name)
        return Fingerprints(points, found, frozenset(name for name in scenario.unsaid if not _free(name, letters)))

    def is_right(self, expr: Expr) -> bool:
        """Whether a formula equals the right one."""
        return self.is_line(self.plans.right.parts[0], expr)

    def is_line(self, line: str, expr: Expr) -> bool:
        """Whether a formula equals one line of the layer, such as FLOPs where multiply-adds are asked for."""
        return all(_value(expr, point) == point.get(line) for point in self.points)

    def slips(self, expr: Expr) -> tuple[Plan, ...]:
        """The slips that give the same formula, the commonest first; the pairs where no single one does.

        A slip that makes no difference under the question's letters gives the right formula and is none.
        """
        return () if self.is_right(expr) else self.single_slips(expr) or self._pairs(expr)

    def single_slips(self, expr: Expr, own: Plan | None = None) -> tuple[Plan, ...]:
        """The single slips that give the same formula, be it right or not; `own` is the one that it was written from."""
        return self._same(self.plans.singles, expr, own)

    def _pairs(self, expr: Expr) -> tuple[Plan, ...]:
        point = next(iter(self.points))
        first = _value(expr, point)
        near = (halves for halves in self.plans.pairs if _first(self.plans, halves, point) == first)
        return self._same(map(self.plans.pair, near), expr)

    def _same(self, known: Iterable[Plan], expr: Expr, own: Plan | None = None) -> tuple[Plan, ...]:
        fits: dict[tuple[str, ...], Plan] = {}
        values: list[Number | None] = []
        for plan in known:
            if plan.ids in fits or not plan.brings.isdisjoint(self.unsaid):
                continue
            if plan is own or self._agrees(plan, expr, values):
                fits[plan.ids] = plan
        return tuple(fits.values())

    def _agrees(self, plan: Plan, expr: Expr, values: list[Number | None]) -> bool:
        """Whether a plan gives a formula's values, which are worked out only as far as they are needed."""
        for place, point in enumerate(self.points):
            if place == len(values):
                values.append(_value(expr, point))
            if _answer(plan, point) != values[place]:
                return False
        return True


def _first(known: Plans, halves: tuple[Slipped, Slipped], point: Point) -> Number | None:
    answer = known.pair_answer(halves, point)
    return answer[0] if answer is not None else None


def _answer(plan: Plan, point: Point) -> Number | None:
    answer = plan.beside(point)
    return answer[0] if answer is not None else None


def _value(expr: Expr, point: Point) -> Number | None:
    try:
        return expr.value(point)
    except Undefined:
        return None


def _free(symbol: str, letters: tuple[str, ...]) -> bool:
    return symbol in letters or symbol.rpartition("_")[0] in letters


class Points:
    """Points of one formula question, each made when it is first needed: most slips differ at the first."""

    def __init__(self, coming: Iterator[Point]) -> None:
        self._coming = coming
        self._made: list[Point] = []

    def __iter__(self) -> Iterator[Point]:
        for place in range(POINTS):
            if place == len(self._made):
                self._made.append(next(self._coming))
            yield self._made[place]


@lru_cache(maxsize=256)
def _points(layer: Layer, mode: str, letters: tuple[str, ...], fixed: tuple[tuple[str, Number], ...]) -> Points:
    return Points(_valid(layer, mode, letters, dict(fixed)))


def _valid(layer: Layer, mode: str, letters: tuple[str, ...], fixed: Mapping[str, Number]) -> Iterator[Point]:
    ranges = tuple(_ranges(layer, letters))
    made = 0
    for i in range(POINTS * 200):
        values = {**fixed, **{one.symbol: one.value(i, want_rest=made % 2 == 0) for one in ranges}}
        try:
            whole = Scenario(layer, {name: int(value) for name, value in values.items()}, mode)
            if not whole.exists():
                continue
            point = {**whole.known(tuple(whole.derivation.lines)), **whole.letter_values}
        except Undefined:
            continue
        made += 1
        yield point
    raise ValueError(f"{layer.name}: too few valid points for the letters {', '.join(letters)}")


class _Range(NamedTuple):
    """The values of a free input at the points, somewhat wider than they are ever drawn."""

    symbol: str
    letter: str
    low: int
    high: int
    neutral: int | None

    def value(self, i: int, *, want_rest: bool) -> int:
        """Its value at one try. Where a rest is wanted it is not neutral, so that strides divide and rounding shows."""
        low = max(self.low, self.neutral + 1) if want_rest and self.neutral is not None else self.low
        return low + _chance(self.letter, i) % (self.high - low + 1)


_chance = lru_cache(maxsize=4096)(chance)
"""The points of all formula questions come from the same hashes."""


def _ranges(layer: Layer, letters: tuple[str, ...]) -> Iterator[_Range]:
    for one in layer.all_inputs:
        letter = one.symbol if one.symbol in letters else one.symbol.rpartition("_")[0]
        if letter in letters:
            drawn = {value for values in one.ranges.values() for value in values}
            yield _Range(one.symbol, letter, min(drawn), max(drawn) + 2, one.neutral)
