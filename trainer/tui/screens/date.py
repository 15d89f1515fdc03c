"""When is your interview? Asked once after the tour, and from home."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from trainer.sittings.dates import BadDate, interview_day
from trainer.sittings.days import days_between, said
from trainer.tui.commands import DATE
from trainer.tui.screens.framed import Framed
from trainer.tui.widgets.answer_box import AnswerBox

_WANTED = "a date (30 Nov), a number of days (9), or Enter for none"
_WHY = """With a date you get one plan for each evening: what is due, something new, a
mix, and one scenario out loud. The last evening is short and brings nothing
new. Without a date you get the same, without an end."""


class DateScreen(Framed):
    """Takes the day of an interview.

    Args:
        opening: what is said above the question.
    """

    heading = "Your interview"
    note = ""
    commands = DATE

    def __init__(self, opening: str = "") -> None:
        super().__init__()
        self._opening = opening

    def compose_body(self) -> Iterable[Widget]:
        if self._opening:
            yield Static(f"{self._opening}\n", markup=False)
        yield Static("When is your interview?\n", markup=False)
        with Horizontal(id="answering"):
            yield Static("› ", id="mark", markup=False)
            yield AnswerBox(command.key for command in DATE)
        yield Static(_WANTED, id="reading", markup=False)
        yield Static(_WHY, markup=False, classes="spaced")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(AnswerBox).focus()

    @on(Input.Changed, "#box")
    def _typed(self, event: Input.Changed) -> None:
        self.query_one("#reading", Static).update(self._read_back(event.value))

    def _read_back(self, typed: str) -> str:
        today = self.drill.today()
        try:
            day = interview_day(typed, today)
        except BadDate as wrong:
            return str(wrong)
        if not day:
            return _WANTED
        days = days_between(today, day)
        return f"{said(day)}, {'today' if not days else 'tomorrow' if days == 1 else f'in {days} days'}"

    @on(Input.Submitted, "#box")
    def _entered(self, event: Input.Submitted) -> None:
        try:
            day = interview_day(event.value, self.drill.today())
        except BadDate as wrong:
            self.query_one("#reading", Static).update(str(wrong))
            return
        self.drill.change(interview=day, date_asked=True)
        self.leave()

    async def action_take(self) -> None:
        """Takes the day that is typed."""
        await self.query_one(AnswerBox).action_submit()

    def action_back(self) -> None:
        """Changes nothing, but does not ask by itself again."""
        self.drill.change(date_asked=True)
        self.leave()
