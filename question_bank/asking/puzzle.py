"""A layer with one letter left open, and the key that judges a value of it by putting it back.

Several values may work, or none: everything follows from trying every value up to a limit that the question prints.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from question_bank.asking.amounts import miscounted, tells
from question_bank.asking.letters import Letter, with_value
from question_bank.asking.trying import Tried, tried
from question_bank.diagnosis import Plan, plans
from question_bank.expression import Number, grouped
from question_bank.expression.columns import Column
from question_bank.grading import ValueKey, said_of
from question_bank.layer import Quantity
from question_bank.question import Verdict
from question_bank.replies import Impossible, NumberReply, Reply
from question_bank.scenario import Scenario, Words
from question_bank.slips import SLIPS

NOTHING = "impossible"


@dataclass(frozen=True, eq=False)
class Puzzle:
    """A letter that is open, and what a quantity has to come to."""

    scenario: Scenario
    """The layer with some value of the letter; which one does not matter."""
    quantity: Quantity
    letter: Letter
    target: Number

    def at(self, value: int) -> Scenario:
        """The layer with a value put in."""
        return with_value(self.scenario, self.letter, value)

    def exists(self, value: int) -> bool:
        """Whether the layer can exist with a value."""
        return self.at(value).refusal() is None

    @cached_property
    def _tried(self) -> Tried:
        return tried(self.scenario, self.letter)

    @cached_property
    def _numbers(self) -> Column:
        return self._tried.right(self.scenario.parts(self.quantity)[0])

    def number(self, value: int) -> Number | None:
        """What comes out for a value, whether the layer can exist or not; None where nothing does or it is not tried."""
        tried = self._tried.values
        return self._numbers.at(tried.index(value)) if value in tried else None

    @cached_property
    def works(self) -> tuple[int, ...]:
        """Every value that is right."""
        return tuple(value for value in self._tried.where(self._numbers, self.target) if self.exists(value))

    def slipped(self, plan: Plan) -> set[int]:
        """The wrong values that a slip leads to."""
        column = self._tried.slipped(plan)
        found = self._tried.where(column, self.target) if column is not None else ()
        return {value for value in found if self.number(value) not in (None, self.target)}

    @cached_property
    def beside(self) -> tuple[int, ...]:
        """The values that come closest to the target, from below and from above."""
        target = float(self.target)
        apart = {
            v: one - target
            for v, one in zip(self._tried.values, self._numbers.roughly(), strict=True)
            if one is not None
        }
        nearest = sorted(apart, key=lambda value: abs(apart[value]))
        below = (value for value in nearest if apart[value] < 0 and self.exists(value))
        above = (value for value in nearest if apart[value] > 0 and self.exists(value))
        return tuple(sorted(value for value in (next(below, None), next(above, None)) if value is not None))

    def tells(self, sentence: str) -> bool:
        """Whether a sentence holds a value that works and that the question does not give anyway."""
        others = (number for name, number in self.scenario.values.items() if name not in self.letter.symbols)
        return tells(sentence, self.works, (*others, self.target))

    def compared(self, value: int) -> str:
        """How a value fares: "too little", "too much" or "as asked"."""
        number = self.number(value)
        assert number is not None
        return "as asked" if number == self.target else ("too much" if number > self.target else "too little")


@dataclass(frozen=True, eq=False)
class PutBack:
    """Judges a value of the open letter; every value that works is right."""

    puzzle: Puzzle

    @property
    def expected(self) -> int | str:
        return self.puzzle.works[0] if self.puzzle.works else NOTHING

    @property
    def shown(self) -> str:
        return str(self.expected)

    def judge(self, reply: Reply) -> Verdict:
        if isinstance(reply, Impossible):
            return self._impossible()
        assert isinstance(reply, NumberReply)
        if (found := miscounted(reply)) is not None:
            return found
        name, value = self.puzzle.letter.name, reply.value
        if not isinstance(value, int):
            return Verdict("wrong", f"Not yet: {name} is a whole number, and {grouped(value)} is none.")
        if self.puzzle.number(value) is None:
            return Verdict("wrong", f"Not yet: {name} = {grouped(value)} is not among the values that are looked for.")
        return self._put_back(value)

    def wrong_answers(self) -> list[dict[str, Any]]:
        """The smallest value that each slip leads to."""
        values = dict.fromkeys(min(fits) for fits in self._slipped.values() if fits)
        return [
            {"ids": self._slips(value), "answer": value, "says": self._said(value)}
            for value in values
            if value not in self.puzzle.works
        ]

    @cached_property
    def _slipped(self) -> dict[str, set[int]]:
        """The values that each slip leads to, where the open letter comes into its sum."""
        puzzle, found = self.puzzle, dict[str, set[int]]()
        own = set(puzzle.letter.symbols)
        for plan in plans(puzzle.scenario.layer, puzzle.scenario.mode, puzzle.quantity.name).singles:
            if plan.brings & (puzzle.scenario.unsaid - own) or not own & set(plan.derivation.inputs(plan.parts)):
                continue
            found.setdefault(plan.ids[0], set()).update(puzzle.slipped(plan))
        return found

    def _slips(self, value: int) -> list[str]:
        return [slip for slip, values in self._slipped.items() if value in values]

    def _said(self, value: int) -> str:
        ids, shown = self._slips(value), self._equation(value)
        says = said_of(shown, [(slip,) for slip in ids], [], Words(self.puzzle.at(value)))
        told = self.puzzle.tells(says.removeprefix(f"Not yet: {shown}"))
        return f"Not yet: {shown}. Slip: {SLIPS[ids[0]].name}." if told else says

    def _equation(self, value: int) -> str:
        return f"{self.puzzle.letter.name} = {grouped(value)}"

    def _put_back(self, value: int) -> Verdict:
        puzzle, shown = self.puzzle, self._equation(value)
        if value in puzzle.works:
            others = [other for other in puzzle.works if other != value]
            return Verdict("right", f"Right: {shown}." + (f" Also right: {runs(others)}." if others else ""))
        if slips := self._slips(value):
            return Verdict("slipped", self._said(value), slips=tuple(slips))
        if not puzzle.exists(value):
            return Verdict("wrong", f"Not yet: with {shown} there is no such layer.")
        return Verdict("wrong", f"Not yet: {shown} makes it {puzzle.compared(value)}. Put it in and see.")

    def _impossible(self) -> Verdict:
        puzzle = self.puzzle
        if not puzzle.works:
            return Verdict("right", f"Right: Nothing works. {why_impossible(puzzle)}")
        verdicts = [ValueKey(puzzle.at(value), puzzle.quantity).judge(Impossible()) for value in puzzle.works]
        return next((one for one in verdicts if one.outcome == "wrong"), verdicts[0])


def why_impossible(puzzle: Puzzle) -> str:
    """What the nearest values come to, as one sentence."""
    name = puzzle.letter.name
    close = [f"{name} = {grouped(value)} makes it {puzzle.compared(value)}" for value in puzzle.beside]
    between = ", and nothing between them fits" if len(close) > 1 else ""
    return f"{' and '.join(close)}{between}." if close else f"No {name} makes such a layer."


def runs(values: Iterable[int]) -> str:
    """Values in their order, long runs by their ends: `2, 4 to 7`."""
    found: list[list[int]] = []
    for value in values:
        if found and value == found[-1][-1] + 1:
            found[-1].append(value)
        else:
            found.append([value])
    shown = ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run) for run in found)
    return ", ".join(one for run in shown for one in run)
