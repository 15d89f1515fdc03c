"""A layer with one letter left open, and the key that judges a value of it by putting it back.

Several values may work, or none: everything follows from trying every value up to a limit that the question prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any

from question_bank.asking.amounts import miscounted, tells
from question_bank.asking.letters import Letter, with_value
from question_bank.derivation import Derivation
from question_bank.diagnosis import plans
from question_bank.expression import Expr, Num, Number, Sym, Undefined, grouped, parts, put_in
from question_bank.expression.tree import rebuilt
from question_bank.grading import ValueKey, said_of
from question_bank.layer import Quantity
from question_bank.question import Verdict
from question_bank.replies import Impossible, NumberReply, Reply
from question_bank.scenario import Scenario, Words
from question_bank.slips import SLIPS

MOST = 512
"""The largest value that is tried; every question says so."""
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
    def numbers(self) -> Mapping[int, Number]:
        """What comes out for each value that is tried, whether the layer can exist or not."""
        return self.along(self.scenario.derivation, self.scenario.parts(self.quantity)[0])

    @cached_property
    def works(self) -> tuple[int, ...]:
        """Every value that is right."""
        return tuple(value for value, number in self.numbers.items() if number == self.target and self.exists(value))

    @cached_property
    def beside(self) -> tuple[int, ...]:
        """The values that come closest to the target, from below and from above."""
        missed = sorted(self.numbers, key=self._apart)
        below = (value for value in missed if self.numbers[value] < self.target and self.exists(value))
        above = (value for value in missed if self.numbers[value] > self.target and self.exists(value))
        return tuple(sorted(value for value in (next(below, None), next(above, None)) if value is not None))

    def _apart(self, value: int) -> Fraction:
        return abs(Fraction(self.numbers[value]) - Fraction(self.target))

    def tells(self, sentence: str) -> bool:
        """Whether a sentence holds a value that works and that the question does not give anyway."""
        others = (number for name, number in self.scenario.values.items() if name not in self.letter.symbols)
        return tells(sentence, self.works, (*others, self.target))

    def compared(self, value: int) -> str:
        """How a value fares: "too little", "too much" or "as asked"."""
        number = self.numbers[value]
        return "as asked" if number == self.target else ("too much" if number > self.target else "too little")

    def along(self, derivation: Derivation, part: str) -> Mapping[int, Number]:
        """A line of the layer, right or slipped, for each value that is tried."""
        values = tuple((name, value) for name, value in self.scenario.values.items() if name not in self.letter.symbols)
        return _along(derivation, part, (self.letter.name, self.letter.symbols, self.letter.least), values)


@lru_cache(maxsize=32)
def _along(
    derivation: Derivation, part: str, letter: tuple[str, tuple[str, ...], int], values: tuple[tuple[str, Number], ...]
) -> Mapping[int, Number]:
    """The values of a line for each value of a letter, kept from the drawing of a question to its building."""
    name, symbols, least = letter
    unknown = Sym(name)
    given: dict[str, Expr] = {symbol: Num(value) for symbol, value in values}
    try:
        line = _folded(put_in(derivation.closed(part), given | dict.fromkeys(symbols, unknown)))
    except Undefined:
        return {}
    found: dict[int, Number] = {}
    for value in range(least, MOST + 1):
        try:
            found[value] = line.value({name: value})
        except Undefined:
            continue
    return found


def _folded(expr: Expr) -> Expr:
    """The expression with every part that holds no letter worked out."""
    inner = tuple(map(_folded, parts(expr)))
    whole = rebuilt(expr, inner)
    return Num(whole.value({})) if inner and all(isinstance(part, Num) for part in inner) else whole


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
        if value not in self.puzzle.numbers:
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
            along = puzzle.along(plan.derivation, plan.parts[0])
            slipped = (value for value, number in along.items() if number == puzzle.target)
            fits = (value for value in slipped if puzzle.numbers.get(value, puzzle.target) != puzzle.target)
            found.setdefault(plan.ids[0], set()).update(fits)
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
