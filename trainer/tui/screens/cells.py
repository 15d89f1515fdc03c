"""The part of the practice screen that fills in a table: one box, which goes from cell to cell."""

from __future__ import annotations

from textual.widgets import Static

from question_bank.answers import read_cell
from question_bank.replies import Unreadable
from trainer.practice import Sitting
from trainer.practice.filling import Filling, filling
from trainer.tui import tables
from trainer.tui.screens.framed import Framed
from trainer.tui.widgets.answer_box import AnswerBox

_PLAIN_MARK = "› "


class CellScreen(Framed):
    """A screen with a box that may stand for the cells of a table, one after the other."""

    filling: Filling | None = None
    """The table while it is filled in; None where the question is no table, or is done."""

    def begin(self, sitting: Sitting) -> None:
        """Starts a new try."""
        self.filling = filling(sitting)
        self.query_one(AnswerBox).value = ""

    def name_cell(self, *, roomy: bool) -> None:
        """Names the cell that is on beside the box; what is said of an answer begins under the box."""
        shown = tables.asked(self.filling) if self.filling is not None else _PLAIN_MARK
        mark = self.query_one("#mark", Static)
        mark.update(shown)
        mark.styles.width = len(shown)
        self.query_one("#reading").styles.padding = (0, 0, 0, len(shown) if roomy else len(_PLAIN_MARK))

    def enter_cell(self, cells: Filling, typed: str) -> str | None:
        """Keeps what was typed and goes to the next open cell; the whole table as text where none is left."""
        kept = self._kept(cells, typed)
        if kept is None:
            return None
        onward = kept.onward()
        if onward is None:
            return None if kept.is_empty else kept.answer()
        self._show(onward)
        return None

    def action_cell_after(self) -> None:
        """Goes to the cell after this one."""
        self._move(1)

    def action_cell_before(self) -> None:
        """Goes to the cell before this one."""
        self._move(-1)

    def bring_back(self, cells: Filling) -> None:
        """What was in the cell at the try before; where that stands there already, or there is none, the cell before."""
        box = self.query_one(AnswerBox)
        last = cells.before.get(cells.cell, "")
        if last and box.value != last:
            box.value = last
            box.cursor_position = len(last)
        else:
            self._move(-1)

    def _move(self, by: int) -> None:
        kept = self._kept(self.filling, self.query_one(AnswerBox).value) if self.filling is not None else None
        if kept is not None:
            self._show(kept.moved(by))

    def _kept(self, cells: Filling, typed: str) -> Filling | None:
        """With what was typed in the cell that is on; None where it can't be read, and the box stays where it is."""
        if typed.strip() and isinstance(read_cell(cells.wants, typed), Unreadable):
            return None
        return cells.put(typed)

    def _show(self, cells: Filling) -> None:
        self.filling = cells
        box = self.query_one(AnswerBox)
        box.value = cells.text
        box.cursor_position = len(cells.text)
        self.draw()
        self.call_after_refresh(self.query_one("#body").scroll_end, animate=False)
