"""Home: one thing to do, and Enter does it. The first time the first question already stands there."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from question_bank.catalog import Unknown, matching
from trainer.settings import Settings, home
from trainer.tui.commands import HELP, HOME, HOME_FIRST
from trainer.tui.screens.framed import Framed

_QUESTION = "Ten 3x3 filters run over a 24x24x3 input. How many parameters is that?"
_WHY = """Interviewers ask this, and people who have used convolutions for years get
stuck on it. Here you practise it with fresh numbers each time. A wrong
answer is never just wrong: you are told which slip it is, and where."""
_FIRST = """› Enter   answer that question now
  w       see one worked example first
  t       choose topics and level
  p       colours, drawing, plain mode"""

_LATER = """› Enter   practise: {topics}
                   {level}

  t       choose topics and level
  w       see one worked example
  r       the tour of three questions again
  p       colours, drawing, plain mode"""

_HOW = """Answer with a number (1,728), a sum (6*288) or a formula.
Hints cost nothing. No clock runs. A missed idea comes again with new numbers."""

_LEVELS = {
    "warmup": "warm-up: nothing unusual, products one can do in the head",
    "interview": "interview: the numbers people really use, one twist",
    "expert": "expert: uneven sizes, dilation, two twists or more",
}


class HomeScreen(Framed):
    """Where a person starts, and comes back to."""

    heading = "ConvDrill"

    def compose_body(self) -> Iterable[Widget]:
        yield Static("", id="news", markup=False)
        yield Static(_QUESTION, id="question", markup=False, classes="spaced")
        yield Static(_WHY, id="why", markup=False, classes="spaced long")
        yield Static("", id="words", markup=False, classes="spaced")
        yield Static(_HOW, markup=False, classes="spaced")
        yield Static("", id="where", markup=False, classes="spaced")

    def on_screen_resume(self) -> None:
        """The words follow what was chosen meanwhile."""
        self.draw()

    def draw(self) -> None:
        """Draws home for the settings as they are now."""
        settings = self.drill.settings
        first = not settings.tour_done
        self.set_commands((*(HOME_FIRST if first else HOME), HELP))
        words = _FIRST if first else _LATER.format(topics=topics_in_words(settings), level=_LEVELS[settings.level])
        self.query_one("#words", Static).update(words)
        self.query_one("#question").set_class(not first, "hidden")
        self.query_one("#why").set_class(not first, "hidden")
        news = self.query_one("#news", Static)
        news.update(self.drill.news)
        news.set_class(not self.drill.news, "hidden")
        self.query_one("#where", Static).update(
            f"Nothing is sent anywhere. What you choose stays on this computer, in\n{home()}"
        )

    def action_tour(self) -> None:
        """The three first questions."""
        self.drill.start_tour()

    def action_practise(self) -> None:
        """Practice of the chosen topics."""
        self.drill.start_practice()

    def action_worked(self) -> None:
        """One worked example."""
        self.drill.open_worked_example()

    def action_choose(self) -> None:
        """Topics and level."""
        self.drill.open_choose()

    def action_settings(self) -> None:
        """Colours and drawing."""
        self.drill.open_settings()

    def action_quit(self) -> None:
        """The end."""
        self.drill.exit()


def topics_in_words(settings: Settings) -> str:
    """The chosen topics, in few words."""
    if not settings.topics:
        return "every topic"
    try:
        number = len(matching(settings.topics))
    except Unknown:
        return "every topic"
    return "one topic" if number == 1 else f"{number} topics"
