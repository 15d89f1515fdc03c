"""Home: one thing to do, and Enter does it. The first time the first question already stands there."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType

from textual.widget import Widget
from textual.widgets import Static

from trainer.settings import home
from trainer.sittings.opening import CutOff, new_id
from trainer.tui.commands import HELP, HOME, HOME_FIRST
from trainer.tui.screens.framed import Framed

_QUESTION = "Ten 3x3 filters run over a 24x24x3 input. How many parameters is that?"
_WHY = """Interviewers ask this, and people who have used convolutions for years get
stuck on it. Here you practise it with fresh numbers each time. A wrong
answer is never just wrong: you are told which slip it is, and where."""
_FIRST = """› Enter   answer that question now
  w       see one worked example first
  d       I have an interview date: plan my evenings
  t       choose topics and level
  p       colours, drawing, clocks, plain mode"""

_HOW = """Answer with a number (1,728), a sum (6*288) or a formula.
Hints cost nothing. No clock runs unless you start one."""


class HomeScreen(Framed):
    """Where a person starts, and comes back to."""

    heading = "ConvDrill"
    _cut_off: CutOff | None = None

    def compose_body(self) -> Iterable[Widget]:
        yield Static("", id="news", markup=False)
        yield Static(_QUESTION, id="question", markup=False, classes="spaced")
        yield Static(_WHY, id="why", markup=False, classes="spaced long")
        yield Static("", id="words", markup=False, classes="spaced")
        yield Static(_HOW, id="how", markup=False, classes="spaced")
        yield Static("", id="where", markup=False, classes="spaced")

    def on_screen_resume(self) -> None:
        """The words follow what was chosen and answered meanwhile."""
        self.draw()

    def draw(self) -> None:
        """Draws home for the settings and the history as they are now."""
        first = not self.drill.settings.tour_done
        self.set_commands((*(HOME_FIRST if first else HOME), HELP))
        if first:
            words = _FIRST
        else:
            self._cut_off = self.drill.desk.unfinished()
            words = "\n".join(_home_words().later(self.drill.desk, self._cut_off, max(30, self.app.size.width - 4)))
        self.query_one("#words", Static).update(words)
        self.query_one("#question").set_class(not first, "hidden")
        self.query_one("#why").set_class(not first, "hidden")
        self.query_one("#how").set_class(not first, "hidden")
        news = self.query_one("#news", Static)
        told = " ".join(filter(None, (self.drill.news, self.drill.notice)))
        news.update(told)
        news.set_class(not told, "hidden")
        where = f"Nothing is sent anywhere. What you answer stays on this computer, in\n{home()}"
        self.query_one("#where", Static).update(where)

    def action_tour(self) -> None:
        """The three first questions."""
        self.drill.begin(_modes().tour())

    def action_tonight(self) -> None:
        """Tonight's questions, or what was cut off."""
        if self._cut_off is not None:
            self.drill.begin(self._cut_off)
        else:
            self.drill.start(lambda: _modes().tonight(self.drill.desk))

    def action_anew(self) -> None:
        """Tonight from its start; what was answered before it was cut off stays."""
        if self._cut_off is not None:
            self.drill.desk.drop(self._cut_off)
        self.drill.start(lambda: _modes().tonight(self.drill.desk))

    def action_sprint(self) -> None:
        """A drill against the clock."""
        self.drill.start(lambda: _modes().sprint(self.drill.desk))

    def action_interview(self) -> None:
        """One scenario, as an interviewer asks it."""
        self.drill.start_interview()

    def action_long_interview(self) -> None:
        """Three scenarios."""
        self.drill.start_interview(long=True)

    def action_missed(self) -> None:
        """What was missed, with new numbers."""
        self.drill.start(lambda: _modes().missed(self.drill.desk, fresh=True))

    def action_missed_same(self) -> None:
        """What was missed, with the same numbers."""
        self.drill.start(lambda: _modes().missed(self.drill.desk, fresh=False))

    def action_stand(self) -> None:
        """Eight core questions, without hints or clock."""
        self.drill.start(lambda: _modes().stand(self.drill.desk))

    def action_challenge(self) -> None:
        """The same questions as somebody else, by a code."""
        self.drill.open_challenge()

    def action_practise(self) -> None:
        """Practice of the chosen topics."""
        self.drill.begin(_modes().practice(self.drill.settings, new_id()))

    def action_date(self) -> None:
        """The day of the interview."""
        self.drill.open_date()

    def action_worked(self) -> None:
        """One worked example."""
        self.drill.open_worked_example()

    def action_choose(self) -> None:
        """Topics and level."""
        self.drill.open_choose()

    def action_settings(self) -> None:
        """Colours, drawing, clocks."""
        self.drill.open_settings()

    def action_quit(self) -> None:
        """The end."""
        self.drill.exit()

    def action_review(self) -> None:
        """What was answered before."""
        self.drill.open_review()

    def action_progress(self) -> None:
        """What is right at the first try, what slips, and how it changed."""
        self.drill.open_progress()


def _modes() -> ModuleType:
    """The modes, with everything that they know: loaded when one is begun, not for the first paint."""
    from trainer.sittings import modes  # noqa: PLC0415

    return modes


def _home_words() -> ModuleType:
    """What home says from the second start on."""
    from trainer.sittings import home_words  # noqa: PLC0415

    return home_words
