"""When is your interview? Asked once after the tour, and from home."""

from __future__ import annotations

from trainer.sittings.dates import BadDate, interview_day
from trainer.sittings.days import days_between, said
from trainer.tui.commands import DATE
from trainer.tui.screens.one_box import OneBox

_WHY = """With a date you get one plan for each evening: what is due, something new, a
mix, and one scenario out loud. The last evening is short and brings nothing
new. Without a date you get the same, without an end."""


class DateScreen(OneBox):
    """Takes the day of an interview.

    Args:
        opening: what is said above the question.
    """

    heading = "Your interview"
    commands = DATE
    wanted = "a date (30 Nov), a number of days (9), or Enter for none"
    why = _WHY

    def __init__(self, opening: str = "") -> None:
        super().__init__()
        self.question = f"{opening}\n\nWhen is your interview?" if opening else "When is your interview?"

    def read_back(self, typed: str) -> str:
        today = self.drill.today()
        try:
            day = interview_day(typed, today)
        except BadDate as wrong:
            return str(wrong)
        if not day:
            return self.wanted
        days = days_between(today, day)
        return f"{said(day)}, {'today' if not days else 'tomorrow' if days == 1 else f'in {days} days'}"

    def take(self, typed: str) -> None:
        self.drill.change(interview=interview_day(typed, self.drill.today()), date_asked=True)
        self.leave()

    def action_back(self) -> None:
        """Changes nothing, but does not ask by itself again."""
        self.drill.change(date_asked=True)
        self.leave()
