"""The debrief: what a listener heard, method, number and assumption apart. It says what to practise, and judges nobody."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from trainer.practice.interview import Interview, debrief
from trainer.practice.interview.debrief import NOT_A_JUDGE, Row
from trainer.sittings.clocks import took
from trainer.tui.commands import DEBRIEF, DEBRIEF_EMPTY
from trainer.tui.screens.framed import NARROW
from trainer.tui.screens.rows import Rows
from trainer.tui.wording import beside

_LABEL, _METHOD, _NUMBER = 32, 8, 12


class DebriefScreen(Rows):
    """An interview that is over."""

    heading = "Interview"

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        self._interview = interview
        self._debrief = debrief(interview)
        turns = len(self._debrief.rows)
        self._turns = f"{turns} turn{'s'[: turns != 1]}"
        self.note = f"took {took(self._debrief.seconds)}" if turns else "F1 help"
        self.commands = DEBRIEF if turns else DEBRIEF_EMPTY
        self.marked = self._debrief.practise[0] - 1 if self._debrief.practise else 0

    def compose_body(self) -> Iterable[Widget]:
        yield Static("", id="scenes", markup=False)
        yield Static("", id="head", markup=False)
        yield Static("", id="rows", markup=False)
        yield Static("", id="found", markup=False, classes="spaced")

    def draw(self) -> None:
        """Draws the debrief for the size as it is now."""
        if not self.query("#found"):
            return
        found, many = self._debrief, len(self._interview.cases)
        scenarios = "one scenario" if many == 1 else f"{many} scenarios"
        self.set_title(f"Interview: {scenarios}, {self._turns}" if self._is_wide else self._turns, self.note)
        self.query_one("#scenes", Static).update("\n".join(f"“{scene}”" for scene in found.scenes))
        head = self.query_one("#head", Static)
        head.update(f"\n      {_columns('turn', 'method', 'number', 'said aloud')}" if self._is_wide else "")
        head.set_class(not self._is_wide or not found.rows, "hidden")
        self.query_one("#found", Static).update(self._found())
        self.draw_rows()
        self.call_after_refresh(self._into_view)

    def _into_view(self) -> None:
        """From the top, with the marked turn in view."""
        self.query_one("#body").scroll_home(animate=False)
        self.draw_rows()

    @property
    def _is_wide(self) -> bool:
        return self.app.size.width >= NARROW

    def rows(self) -> list[str]:
        rows, room = self._debrief.rows, self.app.size.width
        if self._is_wide:
            return [
                _cut(f"{row.number:>2}  {_columns(row.label, row.method, row.value, row.said)}", room - 6)
                for row in rows
            ]
        return [_short(row, room - 5) for row in rows]

    def _found(self) -> Content:
        found, room = self._debrief, max(20, self.app.size.width - 4)
        lists = (("Solid", found.solid), ("Shaky", "; ".join(found.shaky)), ("Missing", " ".join(found.missing)))
        blocks = [Content("\n").join([beside(name, says, room) for name, says in lists if says])]
        blocks.append(Content(f"{found.advice} {NOT_A_JUDGE}" if found.rows else found.advice))
        if found.say:
            blocks.append(beside("Say it", f"“{found.say}”", room))
        return Content("\n\n").join([block for block in blocks if block])

    def action_practise(self) -> None:
        """Practises what the marked turn asks, with new numbers."""
        topic = self._debrief.rows[self.marked].code.partition("?")[0]
        self.drill.practise(topic, self._interview.level)

    def action_explain(self) -> None:
        """Explains the marked turn."""
        self.drill.open_question(self._debrief.rows[self.marked].code)

    def action_again(self) -> None:
        """Another scenario."""
        if not self._left and self.is_current:
            self._left = True
            self.drill.start_interview(long=len(self._interview.cases) > 1, instead=True)

    def action_home(self) -> None:
        """Goes home."""
        if not self._left and self.is_current:
            self._left = True
            self.drill.go_home()


def _columns(label: str, method: str, number: str, said: str) -> str:
    return f"{label[:_LABEL]:<{_LABEL}} {method:<{_METHOD}} {number:<{_NUMBER}} {said}"


def _cut(line: str, room: int) -> str:
    return line if len(line) <= room else f"{line[: room - 2]}.."


def _short(row: Row, room: int) -> str:
    """A turn where there is no room for columns: what it is, and method and number with a stroke between."""
    heard = f"{row.method}/{row.value}"
    room = max(8, room - len(heard) - 4)
    return f"{row.number} {row.label[:room]:<{room}} {heard}"
