"""A table while it is being filled in: what stands in its cells, which are asked for in this try, and the one that is on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from question_bank.question import Wanted
from question_bank.tables.cells import read_cells, written
from trainer.practice.sitting import Sitting

if TYPE_CHECKING:
    from question_bank.tables.key import TableKey


@dataclass(frozen=True)
class Filling:
    """One try at a table, cell after cell. The answer that it makes is a text like any other."""

    key: TableKey
    asked: tuple[str, ...]
    """The cells to be filled in, in their order: all at first, after a miss those that were not right."""
    texts: Mapping[str, str]
    """What stands in the cells, the right ones of the try before among it."""
    before: Mapping[str, str]
    """What stood in the cells at the try before."""
    follow: frozenset[str] = frozenset()
    """Cells that only followed from a miss. They are worked out anew from the answers before them."""
    at: int = 0

    @property
    def wanted(self) -> Wanted:
        """What the whole table wants."""
        return self.key.wanted

    @property
    def cell(self) -> str:
        """The cell that is on."""
        return self.asked[self.at]

    @property
    def wants(self) -> Wanted:
        """What that cell wants."""
        return self.wanted.cells[self.cell]

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.texts.get(self.cell, "")

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is filled in by now."""
        return not any(self.texts.get(cell) for cell in self.asked)

    @property
    def is_at_end(self) -> bool:
        """Whether the last cell is on."""
        return self.at == len(self.asked) - 1

    def put(self, text: str) -> Filling:
        """With a text in the cell that is on; an empty one leaves it open."""
        return replace(self, texts={**self.texts, self.cell: text.strip()})

    def moved(self, by: int) -> Filling:
        """So many cells further; from the last on to the first."""
        return replace(self, at=(self.at + by) % len(self.asked))

    def onward(self) -> Filling | None:
        """At the next open cell: a later one, else, where the cell that is on has been filled in, an earlier one.

        None where there is none, and the table can be judged.
        """
        places = [place for place, cell in enumerate(self.asked) if not self.texts.get(cell) and place != self.at]
        later = [place for place in places if place > self.at]
        if not later and not self.text and not self.is_empty:
            return None
        return replace(self, at=(later or places)[0]) if places else None

    def answer(self) -> str:
        """The table as the text of an answer."""
        texts = {cell: text for cell, text in self.texts.items() if text}
        return written(self.key.carry(texts, self.follow))


def filling(sitting: Sitting) -> Filling | None:
    """A new try at the question of a sitting; None where it is no table, or can no longer be answered."""
    if sitting.question.wanted.kind != "table" or not sitting.is_open:
        return None
    from question_bank.tables.key import TableKey  # noqa: PLC0415 - it brings networks along, and most questions have none

    key = sitting.question.key
    assert isinstance(key, TableKey)
    if sitting.missed is None:
        return Filling(key, tuple(key.cells), {}, {})
    before = read_cells(sitting.tries[-1].text, key.cells)
    marks = sitting.missed.cells
    follow = frozenset(cell for cell, mark in marks.items() if mark["follows"])
    right = {cell: text for cell, text in before.items() if marks[cell]["outcome"] in ("right", "convention")}
    return Filling(
        key, tuple(cell for cell in key.cells if cell not in right and cell not in follow), right, before, follow
    )
