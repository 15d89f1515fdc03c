"""Formulas compared by their values at fixed, wide-ranged, valid points.

Two formulas that agree at 32 points, half of them with a stride that leaves a rest, are taken for equal. The points come
from hashes, so they are the same everywhere. A slip is compared point by point and given up at the first difference, so
nothing has to be built before the first answer is judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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

    points: tuple[Point, ...]
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
        if self.is_right(expr):
            return ()
        wrong = [_value(expr, point) for point in self.points]
        singles = self._same(self.plans.singles, wrong)
        if singles:
            return singles
        near = (halves for halves in self.plans.pairs if _first(self.plans, halves, self.points[0]) == wrong[0])
        return self._same(map(self.plans.pair, near), wrong)

    def _same(self, known: Iterable[Plan], wrong: list[Number | None]) -> tuple[Plan, ...]:
        fits: dict[tuple[str, ...], Plan] = {}
        for plan in known:
            if plan.ids in fits or plan.brings & self.unsaid:
                continue
            if all(_answer(plan, point) == value for point, value in zip(self.points, wrong, strict=True)):
                fits[plan.ids] = plan
        return tuple(fits.values())


def _first(known: Plans, halves: tuple[Slipped, Slipped], point: Point) -> Number | None:
    answer = known.pair_answer(halves, point)
    return answer[0] if answer is not None else None


def _answer(plan: Plan, point: Point) -> Number | None:
    answer = plan.answer(point)
    return answer[0] if answer is not None else None


def _value(expr: Expr, point: Point) -> Number | None:
    try:
        return expr.value(point)
    except Undefined:
        return None


def _free(symbol: str, letters: tuple[str, ...]) -> bool:
    return symbol in letters or symbol.rpartition("_")[0] in letters


@lru_cache(maxsize=256)
def _points(
    layer: Layer, mode: str, letters: tuple[str, ...], fixed: tuple[tuple[str, Number], ...]
) -> tuple[Point, ...]:
    points: list[Point] = []
    for i in range(POINTS * 200):
        values = {**dict(fixed), **_letters(layer, letters, i, want_rest=len(points) % 2 == 0)}
        try:
            whole = Scenario(layer, {name: int(value) for name, value in values.items()}, mode)
            if whole.refusal() is None:
                points.append({**whole.known(tuple(whole.derivation.lines)), **whole.letter_values()})
        except Undefined:
            continue
        if len(points) == POINTS:
            return tuple(points)
    raise ValueError(f"{layer.name}: too few valid points for the letters {', '.join(letters)}")


def _letters(layer: Layer, letters: tuple[str, ...], i: int, *, want_rest: bool) -> dict[str, Number]:
    """A value for every free letter, somewhat wider than it is ever drawn.

    Where a rest is wanted no letter has its neutral value, so that strides divide and rounding shows.
    """
    values: dict[str, Number] = {}
    for one in layer.all_inputs:
        letter = one.symbol if one.symbol in letters else one.symbol.rpartition("_")[0]
        if letter in letters:
            drawn = {value for values_at in one.ranges.values() for value in values_at}
            low, high = min(drawn), max(drawn) + 2
            if want_rest and one.neutral is not None:
                low = max(low, one.neutral + 1)
            values[one.symbol] = low + chance(letter, i) % (high - low + 1)
    return values
