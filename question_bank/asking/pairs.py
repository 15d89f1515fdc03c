"""Two designs side by side: a layer with other numbers, several layers in a row, or another layer on the same input."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from question_bank import wording
from question_bank.asking.letters import with_values
from question_bank.catalog import Unknown
from question_bank.diagnosis import Plan, plans
from question_bank.expression import SCREEN, Num, Number, Undefined, grouped, put_in, text
from question_bank.layer import Layer, Quantity
from question_bank.levels import twists
from question_bank.scenario import Scenario
from question_bank.solution import Solution

_IN_A_ROW = {1: "", 2: ", twice in a row", 3: ", three times in a row"}


class Design:
    """A layer, or the same layer several times in a row, each on what the one before it gives."""

    def __init__(self, scenario: Scenario, quantity: Quantity, rows: int = 1) -> None:
        self.scenario = scenario
        self.quantity = quantity
        self.rows = rows

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        """Every layer of the row.

        Raises:
            Unknown: if one of them can't take what the one before gives.
        """
        found = [self.scenario]
        for _ in range(self.rows - 1):
            last = found[-1]
            gives = [int(last.known((name,))[name]) for name in last.gives]
            found.append(with_values(last, dict(zip(last.layer.takes, gives, strict=True))))
            if (refusal := found[-1].refusal()) is not None:
                raise Unknown(refusal)
        return tuple(found)

    @cached_property
    def exists(self) -> bool:
        return self.scenario.exists()

    @cached_property
    def number(self) -> Number:
        return whole(sum(one.answer(self.quantity)[0] for one in self.scenarios))

    def slipped(self, plan: Plan) -> Number | None:
        """What a slip makes of it, the same in every layer."""
        answers = [plan.beside(known) for known in self._known]
        found = [answer[0] for answer in answers if answer is not None]
        return whole(sum(found)) if len(found) == len(answers) else None

    @cached_property
    def _known(self) -> tuple[Mapping[str, Number], ...]:
        """The values on the way to the number, layer by layer."""
        return tuple(one.known(one.parts(self.quantity)) for one in self.scenarios)

    @cached_property
    def plans(self) -> Mapping[str, Plan]:
        """The slips that can be made here."""
        singles = plans(self.scenario.layer, self.scenario.mode, self.quantity.name).singles
        return {plan.ids[0]: plan for plan in reversed(singles) if not plan.brings & self.scenario.unsaid}

    @cached_property
    def said(self) -> str:
        """As a part of a sentence: "Ten 3x3 filters run over a 24x24x3 input, twice in a row"."""
        return wording.said(self.scenario).removesuffix(".") + _IN_A_ROW[self.rows]

    @property
    def worked(self) -> str:
        """The number as a sum of what each layer has: `10 × (3 × 3 × 3) = 270`."""
        sums = " + ".join(_sum(one, self.quantity) for one in self.scenarios)
        total = grouped(self.number)
        return f"{sums} = {total}" if sums != total else total

    @cached_property
    def effort(self) -> tuple[int, int]:
        """Lines and twists; layers in a row are a line more."""
        lines = sum(bool(row.idea) for row in Solution(self.scenario, self.quantity).rows)
        return lines + (self.rows > 1), twists(self.scenario)


def whole(number: Number) -> Number:
    """A sum as the whole number that it may be."""
    return number.numerator if number.denominator == 1 else number


def _sum(scenario: Scenario, quantity: Quantity) -> str:
    solution = Solution(scenario, quantity)
    given = {name: Num(number) for name, number in solution.given.items()}
    return text(put_in(solution.formulas[0], given), SCREEN)


class Pair(NamedTuple):
    """Two designs and the quantity by which they are compared."""

    one: Design
    other: Design

    @property
    def differs(self) -> bool:
        """Whether the two are said differently."""
        return self.one.said != self.other.said

    @property
    def larger(self) -> Design:
        return max(self, key=lambda design: design.number)

    @property
    def smaller(self) -> Design:
        return self.one if self.larger is self.other else self.other

    @property
    def factor(self) -> Fraction:
        """How many times as much the larger one has; `Unknown` where the smaller has none."""
        try:
            if not self.smaller.number:
                raise Unknown("One of the two has none, so there is no factor.")
        except Undefined as undefined:
            raise Unknown(f"That has no value: {undefined}.") from None
        return Fraction(self.larger.number, self.smaller.number)

    @property
    def effort(self) -> tuple[int, int]:
        lines, unusual = zip(self.one.effort, self.other.effort, strict=True)
        return max(lines), max(unusual)


def shared(scenario: Scenario, layer: Layer) -> tuple[dict[str, int], str]:
    """What another layer takes over from a scenario: the mode, and every input of the same name that it has there."""
    modes = [mode.name for mode in layer.modes if mode.asked]
    mode = scenario.mode if scenario.mode in modes else modes[0]
    own = {one.symbol for one in layer.all_inputs if not one.modes or mode in one.modes}
    return {name: int(value) for name, value in scenario.values.items() if name in own}, mode


def wrong_factors(pair: Pair) -> dict[Fraction, list[str]]:
    """The factors that slips lead to. Whoever slips takes the larger of his own two numbers for the larger one."""
    found: dict[Fraction, list[str]] = {}
    right = pair.factor
    for one, other, slip in (*_slips_of_layers(pair), *_slips_of_numbers(pair)):
        if one > 0 and other > 0 and (factor := Fraction(max(one, other), min(one, other))) not in (1, right):
            found.setdefault(factor, []).append(slip)
    found.setdefault(1 / right, []).append("factor-turned-over")
    if (apart := Fraction(pair.larger.number - pair.smaller.number)) != right:
        found.setdefault(apart, []).append("difference-for-factor")
    return found


def at_work(pair: Pair, slip: str) -> Scenario:
    """The layer in which a slip changes something, for the sentences that tell of it."""
    able = (design for design in pair if (plan := design.plans.get(slip)) and design.slipped(plan) != design.number)
    return next(able, pair.larger).scenarios[-1]


def _slips_of_layers(pair: Pair) -> Iterator[tuple[Number, Number, str]]:
    """What both designs come to with the same slip, in both or in the one that can have it."""
    for slip in dict.fromkeys((*pair.one.plans, *pair.other.plans)):
        numbers = [one.slipped(one.plans[slip]) if slip in one.plans else one.number for one in pair]
        if numbers[0] is not None and numbers[1] is not None:
            yield numbers[0], numbers[1], slip


def _slips_of_numbers(pair: Pair) -> Iterator[tuple[Number, Number, str]]:
    one, other = pair
    if one.rows != other.rows:
        yield one.number, Design(other.scenario, other.quantity).number, "one-row-only"
    if (halfway := _one_side(pair)) is not None:
        yield one.number, halfway, "one-side-only"


def _one_side(pair: Pair) -> Number | None:
    """What the other design has where it differs along the first axis only; None where that is not another design."""
    one, other = pair
    if one.scenario.layer is not other.scenario.layer or one.rows != other.rows:
        return None
    later = [symbol for group in one.scenario.layer.groups for symbol in group[1:]]
    values = {symbol: int(one.scenario.values[symbol]) for symbol in later}
    if all(other.scenario.values[symbol] == value for symbol, value in values.items()):
        return None
    halfway = with_values(other.scenario, values)
    return Design(halfway, other.quantity, other.rows).number if halfway.refusal() is None else None
