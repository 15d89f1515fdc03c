"""The end of a sitting: what was right, how long it took, what slipped, and every question to look at again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from textual.widget import Widget
from textual.widgets import Static

from question_bank.codes import question
from question_bank.ideas import IDEAS
from question_bank.slips import SLIPS
from trainer.history import Best
from trainer.practice import Done, Hung, Sitting, step
from trainer.sittings import renewed, stood
from trainer.sittings.clocks import took
from trainer.sittings.opening import Opening, new_id
from trainer.sittings.words import quiet_word, results, short
from trainer.tui.commands import HELP, SUMMARY, SUMMARY_EMPTY, SUMMARY_TONIGHT
from trainer.tui.screens.framed import NARROW
from trainer.tui.screens.rows import Rows

_TYPED, _CAME, _TIME = 12, 26, 7
"""The widest columns of what was typed, what came of it, and how long it took."""


class _Row(NamedTuple):
    """A question in a line: what it asks, what was typed, what came of it, and how long it took."""

    number: int
    code: str
    typed: str
    came: str
    time: str

    @classmethod
    def of(cls, number: int, one: Done) -> _Row:
        """The row of a question that is behind."""
        time = "" if one.first == "skipped" else "hung" if one.hung else took(one.seconds)
        typed = one.tries[0].text if one.tries and len(one.tries[0].text) <= _TYPED else ""
        came = quiet_word(one) if not one.right or one.at_once else "right at the second try"
        return cls(number, one.code, typed, came, time)

    def in_columns(self, room: int, typed: int, came: int) -> str:
        """The row in columns as wide as the widest of all rows."""
        asked = room - typed - came - _TIME - 8
        what = f"{short(question(self.code), asked):<{asked}}"
        return f"{self.number:>2}  {what} {self.typed:<{typed}} {self.came[:came]:<{came}} {self.time:>{_TIME}}"


class SummaryScreen(Rows):
    """What a sitting came to.

    Args:
        sitting: the sitting, which is over.
        heading: what stood on top of its screens.
        best: the best result for its setting before it.
    """

    def __init__(self, sitting: Sitting, heading: str, best: Best | None = None) -> None:
        super().__init__()
        self._sitting, self._kind, self._best = sitting, heading, best
        self.heading = f"The end: {heading}"
        self._aloud = sitting.rules.mode == "tonight" and len(sitting.done) == sitting.deck.total
        self.commands = (*(SUMMARY_TONIGHT if self._aloud else SUMMARY if sitting.done else SUMMARY_EMPTY), HELP)
        missed = [i for i, one in enumerate(sitting.done) if not one.at_once]
        self.marked = missed[0] if missed else 0

    def compose_body(self) -> Iterable[Widget]:
        yield Static("", id="words", markup=False)
        yield Static("", id="rows", markup=False, classes="spaced")
        yield Static("", id="slips", markup=False, classes="spaced")

    def draw(self) -> None:
        """Draws the words and the rows."""
        words = results(self._sitting, self._best)
        if self._aloud:
            words.append("One thing is left for tonight: a scenario, out loud. Enter begins.")
        if self._sitting.rules.mode == "stand":
            words += stood.beside(self.drill.desk.history, self._sitting.id)
        self.query_one("#words", Static).update("\n".join(words))
        self.query_one("#slips", Static).update("\n".join(self._slips()))
        self.draw_rows()

    def rows(self) -> list[str]:
        room = max(20, self.app.size.width - 6)
        found = [_Row.of(i + 1, one) for i, one in enumerate(self._sitting.done)]
        if room < NARROW - 6:
            return [f"{row.number:>2} {short(question(row.code), room - 3)}\n      {row.came}" for row in found]
        typed = max((len(row.typed) for row in found), default=0)
        came = min(max((len(row.came) for row in found), default=0), _CAME)
        return [row.in_columns(room, typed, came) for row in found]

    def _slips(self) -> list[str]:
        met = Counter(slip for one in self._sitting.done for slip in one.slips)
        return [
            f"Slip met{'' if times == 1 else f' {times} times'}: {SLIPS[slip].name}. The idea: {IDEAS[SLIPS[slip].idea]}."
            for slip, times in met.most_common(4)
        ]

    def action_aloud(self) -> None:
        """The scenario that ends the evening."""
        if not self._left and self.is_current:
            self._left = True
            self.drill.start_interview(instead=True)

    def action_explain(self) -> None:
        """Explains the marked question."""
        self.drill.open_question(self._sitting.done[self.marked].code)

    def action_hung(self) -> None:
        """Takes the time of the marked question out, or counts it again."""
        self._sitting, effects = step(self._sitting, Hung(self.marked + 1, self.drill.clock()))
        self.drill.desk.keep(self._sitting, effects, self._kind)
        self.draw()

    def action_missed(self) -> None:
        """Practises what was missed, with new numbers."""
        codes = [one.code for one in self._sitting.done if not one.at_once]
        if codes:
            self._begin(renewed.missed(codes, new_id(), fresh=True))

    def action_once_more(self) -> None:
        """The same again with new questions."""
        self._begin(renewed.once_more(self._sitting, self._kind, new_id()))

    def action_same(self) -> None:
        """Exactly the same questions again."""
        self._begin(renewed.same_questions(self._sitting, self._kind))

    def _begin(self, begins: Opening) -> None:
        if not self._left and self.is_current:
            self._left = True
            self.drill.begin_instead(begins)

    def action_home(self) -> None:
        """Goes home."""
        if not self._left and self.is_current:
            self._left = True
            self.drill.go_home()
