"""What an answer was read as: one type for each kind of answer, and one for what can't be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from question_bank.expression import SCREEN, Expr, Num, Number, Style, grouped, text
from question_bank.notation import Notation


class Unreadable(NamedTuple):
    """What can't be read: why, and at which character."""

    why: str
    at: int
    unfinished: bool = False
    """Whether the text only stops too early, so that it is no mistake while it is being typed."""


class NumberReply(NamedTuple):
    """A number, perhaps as a sum, perhaps with the sum before it: `10*28 = 280`."""

    expr: Expr
    value: Number
    worked: tuple[Expr, Number] | None = None
    """The sum that stood before an equals sign, with its own value."""
    convention: str | None = None
    """The id of the convention that was named beside it."""
    words: str = ""

    def read_as(self, style: Style = SCREEN) -> str:
        equals = " = " if style is SCREEN else ", which is "
        shown = text(self.worked[0] if self.worked else self.expr, style)
        if self.worked or not isinstance(self.expr, Num):
            shown += equals + grouped(self.value)
        return f"{shown}, {self.words}" if self.words else shown


class ShapeReply(NamedTuple):
    """The sides of a shape, in the order typed."""

    sides: tuple[Number, ...]

    def read_as(self, style: Style = SCREEN) -> str:
        return "a shape, " + " by ".join(grouped(side) for side in self.sides)


class FormulaReply(NamedTuple):
    """A formula, with every notation in which it can be read."""

    expr: Expr
    meanings: tuple[tuple[Notation, Expr], ...]
    """The notations that know all its letters, each with the formula in our letters; ours first."""

    def read_as(self, style: Style = SCREEN) -> str:
        notation = self.meanings[0][0]
        shown = text(self.expr, style)
        return shown if notation.name == "our letters" else f"{shown}, in {notation.name}"


class ChoiceReply(NamedTuple):
    """The letters chosen, in the order of the options."""

    letters: tuple[str, ...]
    words: str
    said: str = ""
    """What the option says, where one of several texts was chosen."""

    def read_as(self, style: Style = SCREEN) -> str:
        return f"{self.words}: {self.said}" if self.said else self.words


class TableReply(NamedTuple):
    """A reply for each cell that was filled in, by its name."""

    cells: Mapping[str, NumberReply | ShapeReply | Unreadable]

    def read_as(self, style: Style = SCREEN) -> str:
        return "; ".join(
            f"{name}: {cell.read_as(style)}" for name, cell in self.cells.items() if not isinstance(cell, Unreadable)
        )


class Impossible:
    """The answer that there is none."""

    def read_as(self, style: Style = SCREEN) -> str:
        return "impossible"


Reply = NumberReply | ShapeReply | FormulaReply | ChoiceReply | TableReply | Impossible
