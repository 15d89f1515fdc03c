"""A change of a layer, the factor by which a quantity follows it, and the factors that slips lead to.

The factor is exact: the layer is worked out before and after.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache

from question_bank.asking.letters import Letter, letters, with_values
from question_bank.catalog import Unknown
from question_bank.diagnosis import plans
from question_bank.expression import Number, Undefined
from question_bank.layer import Layer, Quantity
from question_bank.scenario import Scenario
from question_bank.solution import Solution, Step

_CLEAN = 64
"""A factor that is clean is a whole number up to this, or one over it."""


@dataclass(frozen=True, eq=False)
class Change:
    """One or two letters of a layer that change by a factor, and a quantity that may follow."""

    scenario: Scenario
    """The layer before."""
    quantity: Quantity
    letters: tuple[Letter, ...]
    by: Fraction

    @property
    def name(self) -> str:
        return "+".join(one.name for one in self.letters)

    @cached_property
    def symbols(self) -> tuple[str, ...]:
        return tuple(symbol for one in self.letters for symbol in one.symbols)

    @cached_property
    def after(self) -> Scenario:
        """The layer after the change; `Unknown` where it can't exist."""
        return self._changed(self.symbols)

    @cached_property
    def factor(self) -> Fraction:
        """By what the quantity changes; `Unknown` where there is none."""
        try:
            found = self._factor(self.after)
        except Undefined as undefined:
            raise Unknown(f"That has no value: {undefined}.") from None
        if not found:
            raise Unknown(f"The {self.quantity.label} of this layer come to nothing, so there is no factor.")
        return found

    def part(self, symbols: tuple[str, ...]) -> Fraction:
        """The factor where only some inputs change; 0 where there is none."""
        try:
            return self._factor(self._changed(symbols))
        except (Unknown, Undefined):
            return Fraction(0)

    def _factor(self, after: Scenario) -> Fraction:
        return _ratio(after.answer(self.quantity)[0], self.scenario.answer(self.quantity)[0])

    def _changed(self, symbols: tuple[str, ...]) -> Scenario:
        up, down = self.by.as_integer_ratio()
        values = {symbol: divmod(int(self.scenario.values[symbol]) * up, down) for symbol in symbols}
        if strange := [symbol for symbol, (_, rest) in values.items() if rest]:
            raise Unknown(f"{strange[0]} = {self.scenario.values[strange[0]]} times {self.by} is no whole number.")
        changed = with_values(self.scenario, {symbol: value for symbol, (value, _) in values.items()})
        if (refusal := changed.refusal()) is not None:
            raise Unknown(refusal)
        return changed

    @cached_property
    def moved(self) -> list[tuple[Step, Step]]:
        """The lines whose value changes, before and after."""
        after = {row.line: row for row in Solution(self.after, self.quantity).rows}
        pairs = ((row, after.get(row.line)) for row in _rows(self.scenario, self.quantity.name))
        return [(was, becomes) for was, becomes in pairs if becomes is not None and was.value != becomes.value]


@lru_cache(maxsize=16)
def _rows(scenario: Scenario, quantity: str) -> tuple[Step, ...]:
    """The lines before a change, which many changes share."""
    return Solution(scenario, scenario.layer.quantity(quantity)).rows


def changeable(scenario: Scenario) -> Iterator[tuple[Letter, ...]]:
    """What may change: each letter, and those that change together, the channels in and out or height and width."""
    layer = scenario.layer
    known = {one.name: one for one in letters(layer) if one.given.neutral != 0 and one.stands_in(scenario)}
    yield from ((one,) for one in known.values())
    together = (layer.takes[-1:], layer.gives[-1:]) if layer.takes else ()
    channels = [_set_by(layer, name) for names in together for name in names]
    yield from (
        tuple(known[name] for name in pair)
        for pair in (channels, ["H", "W"])
        if len(set(pair)) == 2 and known.keys() >= set(pair)
    )


def _set_by(layer: Layer, name: str) -> str:
    """The input that decides a side on its own: the filters, for the depth that comes out."""
    return next((rule.formula for rule in layer.rules if rule.name == name), name)


def is_clean(factor: Fraction) -> bool:
    """Whether a factor is a whole number or one over it, and not large."""
    return 1 in (factor.numerator, factor.denominator) and 0 < factor <= _CLEAN and factor.denominator <= _CLEAN


def wrong_factors(change: Change) -> dict[Fraction, list[str]]:
    """The factors that slips lead to: those of the layer, and those that people make about factors."""
    right, found = change.factor, dict[Fraction, list[str]]()
    for factor, slip in (*_slips_of_layer(change), *_slips_of_factors(change, right)):
        if factor not in (0, right):
            found.setdefault(factor, []).append(slip)
    return found


def _slips_of_layer(change: Change) -> Iterator[tuple[Fraction, str]]:
    """What the slips of the layer make of both counts, where that is a clean factor."""
    before, after = change.scenario, change.after
    unsaid = before.unsaid & after.unsaid
    known = [one.known(one.parts(change.quantity)) for one in (before, after)]
    for plan in plans(before.layer, before.mode, change.quantity.name).singles:
        was, becomes = map(plan.beside, known)
        if was and becomes and not plan.brings & unsaid and is_clean(factor := _ratio(becomes[0], was[0])):
            yield factor, plan.ids[0]


def _slips_of_factors(change: Change, right: Fraction) -> Iterator[tuple[Fraction, str]]:
    if right == 1:
        yield from ((change.by**often, "change-brought-in") for often in range(1, len(change.symbols) + 1))
        return
    yield Fraction(1), "change-left-out"
    yield 1 / right, "factor-turned-over"
    if len(change.letters) > 1:
        yield from ((change.part(one.symbols), "one-change-only") for one in change.letters)
    firsts = tuple(one.symbols[0] for one in change.letters)
    if firsts != change.symbols:
        yield change.part(firsts), "one-side-only"


def _ratio(one: Number, other: Number) -> Fraction:
    return Fraction(one) / Fraction(other) if other else Fraction(0)
