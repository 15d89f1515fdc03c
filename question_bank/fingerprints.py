"""Formulas compared by their values at fixed, wide-ranged, valid points; one table for the right one and every slip.

Two formulas that agree at 32 points, half of them with a stride that leaves a rest, are taken for equal. The points come
from hashes, so they are the same everywhere. A table is built once for a layer, mode, quantity and set of letters.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from question_bank.diagnosis import Plan, plans
from question_bank.expression import Expr, Number, Undefined
from question_bank.layer import Layer, Quantity
from question_bank.sampling import chance
from question_bank.scenario import Scenario

POINTS = 32
Print = tuple[Number | None, ...]
Point = Mapping[str, Number]

_RANGES = {"K": (2, 9), "S": (1, 5), "P": (0, 4), "L": (1, 4), "G": (2, 6), "M": (2, 40), "D": (2, 40)}
_SIZES = (60, 400)


class Fingerprints(NamedTuple):
    """The prints of one formula question: of the right formula, of every slip and of every pair."""

    points: tuple[Point, ...]
    right: Print
    plans: Mapping[Print, tuple[Plan, ...]]
    lines: Mapping[str, Print]

    @staticmethod
    def of(scenario: Scenario, quantity: Quantity, letters: tuple[str, ...]) -> Fingerprints:
        """The table for a scenario in which some letters are free and all other inputs keep their value."""
        fixed = tuple(sorted((name, value) for name, value in scenario.values.items() if not _free(name, letters)))
        return _table(scenario.layer, scenario.mode, quantity.name, letters, fixed)

    def is_right(self, expr: Expr) -> bool:
        return self._print(expr) == self.right

    def is_line(self, line: str, expr: Expr) -> bool:
        """Whether a formula equals one line of the layer, such as FLOPs where multiply-adds are asked for."""
        return self.lines.get(line) == self._print(expr)

    def slips(self, expr: Expr) -> tuple[Plan, ...]:
        """The plans with slips that give the same formula, singles first."""
        return self.plans.get(self._print(expr), ())

    def _print(self, expr: Expr) -> Print:
        return tuple(_value(expr, point) for point in self.points)


def _value(expr: Expr, point: Point) -> Number | None:
    try:
        return expr.value(point)
    except Undefined:
        return None


def _free(symbol: str, letters: tuple[str, ...]) -> bool:
    return symbol in letters or symbol.rpartition("_")[0] in letters


@lru_cache(maxsize=256)
def _table(
    layer: Layer, mode: str, quantity: str, letters: tuple[str, ...], fixed: tuple[tuple[str, Number], ...]
) -> Fingerprints:
    found = plans(layer, mode, quantity)
    points = _points(layer, mode, found.right, letters, dict(fixed), quantity)
    right = tuple(point[found.right.parts[0]] for point in points)
    table: dict[Print, list[Plan]] = {}
    known = dict(fixed)
    unsaid = {one.symbol for one in layer.all_inputs if not one.switch and known.get(one.symbol, -1) == one.neutral}
    for plan in (*found.singles, *found.pairs):
        if plan.brings & unsaid:
            continue
        answers = (plan.answer(point) for point in points)
        shape = tuple(answer[0] if answer is not None else None for answer in answers)
        same = table.setdefault(shape, []) if shape != right else []
        if shape != right and all(plan.ids != other.ids for other in same):
            same.append(plan)
    lines = {name: tuple(point.get(name) for point in points) for name in layer.derivations[mode].lines}
    return Fingerprints(points, right, {shape: tuple(same) for shape, same in table.items()}, lines)


def _points(
    layer: Layer, mode: str, right: Plan, letters: tuple[str, ...], fixed: Mapping[str, Number], quantity: str
) -> tuple[Point, ...]:
    points: list[Point] = []
    for i in range(POINTS * 50):
        values = {**fixed, **_letters(layer, letters, i, want_rest=len(points) % 2 == 0)}
        try:
            whole = Scenario(layer, {k: int(v) for k, v in values.items()}, mode)
            if whole.refusal() is None:
                points.append({**whole.known(tuple(whole.derivation.lines)), **whole.letter_values()})
        except Undefined:
            continue
        if len(points) == POINTS:
            break
    if len(points) < POINTS:
        raise ValueError(f"{layer.name} {quantity}: too few valid points for {letters}")
    return tuple(points)


def _letters(layer: Layer, letters: tuple[str, ...], i: int, *, want_rest: bool) -> dict[str, Number]:
    values: dict[str, Number] = {}
    groups = 1
    if "G" in letters:
        groups = 2 + chance("G", i) % 4
        values["G"] = groups
    for one in layer.all_inputs:
        letter = one.symbol if one.symbol in letters else one.symbol.rpartition("_")[0]
        if letter not in letters or one.symbol == "G":
            continue
        base = letter.partition("_")[0]
        low, high = _RANGES.get(base, _SIZES)
        if base == "S" and want_rest:
            low = 2
        value = low + chance(letter, i) % (high - low + 1)
        values[one.symbol] = value * groups if letter in ("M", "D") else value
    return values
