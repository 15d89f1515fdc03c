"""Progress: what is right at the first try, what slips, how sure one was, and how it all changed over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from trainer.sittings.ideas import example_of, is_asked, practice_of
from trainer.sittings.opening import new_id
from trainer.sittings.progress import Progress, progress
from trainer.sittings.progress_tables import idea_head, idea_row, over_time, slip_table
from trainer.sittings.progress_words import EMPTY, amounts, core, following, stood, sure, waiting
from trainer.sittings.wrapping import wrapped
from trainer.tui.commands import HELP, PROGRESS, PROGRESS_CHARTS, PROGRESS_EMPTY, Command
from trainer.tui.screens.framed import NARROW, SHORT, Framed

_GONE = "No question rests on this idea any more."
_FEWEST, _SLIPS = 4, 3


class ProgressScreen(Framed):
    """What the history comes to. It is read once, when the screen opens or comes back."""

    heading = "Progress"
    note = ""
    commands = (*PROGRESS_EMPTY, HELP)

    def __init__(self) -> None:
        super().__init__()
        self._found: Progress | None = None
        self._marked = 0
        self._charts = False
        self._news = ""
        self._was_away = False

    def compose_body(self) -> Iterable[Widget]:
        yield Static("", id="words", markup=False)
        yield Static("", id="rows", markup=False)
        yield Static("", id="more", markup=False)

    def on_screen_suspend(self) -> None:
        """Another screen is on, on which questions may be answered."""
        self._was_away = True

    def on_screen_resume(self) -> None:
        """What was answered meanwhile is counted, too."""
        if self._was_away:
            self._was_away, self._found = False, None
            self.draw()

    @property
    def found(self) -> Progress:
        """The figures."""
        if self._found is None:
            desk = self.drill.desk
            self._found = progress(desk.history, desk.today(), desk.settings().interview)
        return self._found

    @property
    def _room(self) -> int:
        width = self.app.size.width
        return width - (2 if width < NARROW or self.app.size.height < SHORT else 4)

    @property
    def _height(self) -> int:
        width, height = self.app.size
        return height - (2 if width < NARROW or height < SHORT else 4)

    def draw(self) -> None:
        """Draws the ideas or the charts for the size as it is now."""
        found = self.found
        if found.is_empty:
            self._show((*PROGRESS_EMPTY, HELP), wrapped(EMPTY, self._room), [], [])
        elif self._charts:
            lines = over_time(found, self._room, self._height)
            self._show((*PROGRESS_CHARTS, HELP), lines, [], [])
        else:
            self._draw_ideas(found)

    def _show(self, commands: Sequence[Command], words: list[str], rows: list[Content], more: list[str]) -> None:
        self.set_title(self.heading, amounts(self.found, short=self.app.size.width < NARROW))
        self.set_commands(commands)
        self.query_one("#words", Static).update("\n".join(words))
        self.query_one("#rows", Static).update(Content("\n").join(rows))
        self.query_one("#more", Static).update("\n".join(more))
        for name, lines in (("#words", words), ("#rows", rows), ("#more", more)):
            self.query_one(name).set_class(not lines, "hidden")

    def _draw_ideas(self, found: Progress) -> None:
        room = self._room
        above = wrapped(stood(found), room) if stood(found) else []
        above = [*above, *([self._news] if self._news else []), *([""] if above or self._news else [])]
        below = self._below(found)
        size = max(_FEWEST, self._height - len(above) - 1 - len(below))
        self._marked = min(self._marked, max(0, len(found.ideas) - 1))
        first = max(0, min(self._marked - size // 2, len(found.ideas) - size))
        shown = range(first, min(first + size, len(found.ideas)))
        rows = [
            Content.assemble(("› ", "bold"), (text, "bold")) if i == self._marked else Content(f"  {text}")
            for i in shown
            for text in [idea_row(found.ideas[i], room - 2)]
        ]
        head = f"  {idea_head(len(shown), len(found.ideas), room - 2)}"
        commands = PROGRESS if found.ideas else PROGRESS_CHARTS
        self._show((*commands, HELP), [*above, head] if rows else above, rows, below)

    def _below(self, found: Progress) -> list[str]:
        room = self._room
        table = slip_table(found, room, _SLIPS)
        sentences = (sure(found), core(found), following(found), waiting(found))
        said = [line for words in sentences if words for line in wrapped(words, room)]
        return [*([""] if table else []), *table, "", *said]

    @property
    def _idea(self) -> str:
        """The idea on which the mark stands; empty where no question rests on it."""
        ideas = self.found.ideas
        if self._charts or not ideas:
            return ""
        idea = ideas[self._marked].idea
        self._news = "" if is_asked(idea) else _GONE
        self.draw()
        return idea if is_asked(idea) else ""

    def action_row_up(self) -> None:
        """The idea above."""
        self._move(-1)

    def action_row_down(self) -> None:
        """The idea below."""
        self._move(1)

    def _move(self, by: int) -> None:
        self._marked = max(0, min(self._marked + by, len(self.found.ideas) - 1))
        self._news = ""
        self.draw()

    def action_practise(self) -> None:
        """Practises the marked idea."""
        if idea := self._idea:
            self.drill.begin(practice_of(idea, self.drill.settings, new_id()))

    def action_explain(self) -> None:
        """Explains a question that rests on the marked idea."""
        if idea := self._idea:
            self.drill.open_question(example_of(idea, self.drill.settings.level, new_id()))

    def action_charts(self) -> None:
        """Charts over time, or back to the ideas."""
        self._charts = not self._charts
        self.query_one("#body").scroll_home(animate=False)
        self.draw()

    def action_back(self) -> None:
        """Goes home."""
        self.leave()
