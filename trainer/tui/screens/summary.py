"""The end of a sitting: what was right, what slipped, and every question to look at again."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from question_bank.catalog import topics
from question_bank.ideas import IDEAS
from question_bank.slips import SLIPS
from trainer.practice import Done, Sitting
from trainer.tui.commands import HELP, SUMMARY
from trainer.tui.screens.rows import Rows


class SummaryScreen(Rows):
    """What a sitting came to."""

    heading = "The end of this sitting"

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._done = sitting.done
        self._tally = sitting.tally
        self.commands = (*SUMMARY, HELP) if self._done else (SUMMARY[0], HELP)

    def compose_body(self) -> Iterable[Widget]:
        yield Static("\n".join(self._words()), markup=False)
        yield Static("", id="rows", markup=False, classes="spaced")

    def draw(self) -> None:
        """Draws the rows."""
        self.draw_rows()

    def rows(self) -> list[str]:
        room = max(10, self.app.size.width - 34)
        titles = [topics()[one.topic].title for one in self._done]
        return [f"{i + 1:>2}  {title[:room]:<{room}} {_came_out(self._done[i])}" for i, title in enumerate(titles)]

    def _words(self) -> list[str]:
        if not self._done:
            return ["Nothing was answered, so nothing is counted."]
        tally = self._tally
        words = [f"{tally.at_once} of {tally.asked} right at the first try, {tally.second_try} at the second."]
        slips = dict.fromkeys(slip for one in self._done for slip in one.slips)
        words += [f"Slip met: {SLIPS[slip].name}. The idea: {IDEAS[SLIPS[slip].idea]}." for slip in list(slips)[:5]]
        return words

    def action_explain(self) -> None:
        """Explains the marked question."""
        self.drill.open_question(self._done[self.marked].code)

    def action_home(self) -> None:
        """Goes home."""
        if not self._left and self.is_current:
            self._left = True
            self.drill.go_home()


def _came_out(one: Done) -> str:
    if one.at_once:
        return "right"
    if one.right:
        return "right at the second try"
    return {"skipped": "skipped", "gave-up": "explained", "explained": "explained"}.get(one.first, "missed")
