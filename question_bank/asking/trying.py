"""Every value of an open letter put into a layer at once, and into each slip of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from question_bank.asking.letters import Letter
from question_bank.derivation import Derivation, Line
from question_bank.diagnosis import Plan
from question_bank.expression import Number, Undefined
from question_bank.expression.columns import Cells, Column, along
from question_bank.scenario import Scenario

MOST = 512
"""The largest value that is tried; every question says so."""


class Tried:
    """The lines of a layer as columns, with a row for each value of a letter."""

    def __init__(self, derivation: Derivation, inputs: Mapping[str, Cells], values: range) -> None:
        self.values = values
        self._inputs = {name: cells for name, cells in inputs.items() if name not in derivation.lines}
        self._right = _Worked(derivation.lines, self._inputs)

    def right(self, part: str) -> Column:
        """A line or an input that rests on the letter."""
        found = self._right[part]
        assert isinstance(found, Column)
        return found

    def slipped(self, plan: Plan) -> Column | None:
        """What a slip makes of its part, where only what it changes is worked out again; None where it gives nothing."""
        known = self._inputs
        if plan.changed is not None:
            anew = {line.name for line in plan.changed}
            known = {name: cells for name, cells in self._right.items() if name not in anew}
        try:
            found = _Worked(plan.derivation.lines, known)[plan.parts[0]]
        except Undefined:
            return None
        assert isinstance(found, Column)
        return found

    def where(self, column: Column, number: Number) -> list[int]:
        """The values for which a number comes out."""
        return [self.values[place] for place in column.places(number)]


class _Worked(dict[str, Cells]):
    """Inputs and lines by name: each line is worked out when it is first looked up, and kept."""

    def __init__(self, lines: Mapping[str, Line], known: Mapping[str, Cells]) -> None:
        super().__init__(known)
        self._lines = lines

    def __missing__(self, name: str) -> Cells:
        found = self[name] = along(self._lines[name].formula, self)
        return found


def tried(scenario: Scenario, letter: Letter) -> Tried:
    """A layer with every value of a letter in turn."""
    given = tuple((name, value) for name, value in scenario.values.items() if name not in letter.symbols)
    return _tried(scenario.derivation, given, letter.symbols, letter.least)


@lru_cache(maxsize=32)
def _tried(
    derivation: Derivation, given: tuple[tuple[str, Number], ...], symbols: tuple[str, ...], least: int
) -> Tried:
    """Kept from the drawing of a question to its building."""
    values = range(least, MOST + 1)
    return Tried(derivation, {**dict(given), **dict.fromkeys(symbols, Column(list(values)))}, values)
