"""Choosing what to practise: a layer, a design or a network in each row, what is asked most often first, and the level."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

from textual.widget import Widget
from textual.widgets import Static

from question_bank.catalog import Unknown, matching, topics
from question_bank.layer import LEVELS
from question_bank.question import Topic
from question_bank.question_types import TYPES
from trainer.tui.commands import CHOOSE, HELP
from trainer.tui.screens.rows import Rows

_LEVELS = {"warmup": "warm-up", "interview": "interview", "expert": "expert"}


def _pattern(topic: Topic) -> str:
    return f"*/{topic.subject}/*"


def _groups() -> dict[str, str]:
    """What each row is called, by the pattern of its topics: those that interviews ask most often first."""
    titles: dict[str, str] = {}
    weights: dict[str, int] = {}
    for topic in topics().values():
        pattern = _pattern(topic)
        head, colon, kind = topic.group.partition(": ")
        title = f"{head}{colon}{kind}" if topic.family == "concept" else head
        titles[pattern] = min(titles.get(pattern, title), title, key=len)
        weight = max(
            (one.weight for one in TYPES.values() if fnmatchcase(topic.name, one.codes.partition("?")[0])), default=0
        )
        weights[pattern] = max(weights.get(pattern, 0), weight)
    order = sorted(
        titles, key=lambda pattern: (-weights[pattern], titles[pattern].removeprefix("a ").removeprefix("an "))
    )
    return {pattern: titles[pattern] for pattern in order}


def _weight(topic: str) -> int:
    """How often interviews ask what a topic is there for; 0 where it is there for no type."""
    return max(
        (one.weight for one in TYPES.values() if fnmatchcase(topic, one.codes.partition("?")[0])),
        default=0,
    )


class ChooseScreen(Rows):
    """Rows of topics that go in and out."""

    heading = "Topics and level"

    def __init__(self) -> None:
        super().__init__()
        self.commands = (*CHOOSE, HELP)
        self._groups = _groups()
        self._patterns = tuple(self._groups)
        self._chosen: set[str] = set()
        self._level = LEVELS[1]

    def compose_body(self) -> Iterable[Widget]:
        yield Static("", id="level", markup=False)
        yield Static("", id="rows", markup=False, classes="spaced")

    def on_mount(self) -> None:
        settings = self.drill.settings
        self._level = settings.level
        self._chosen = set(self._patterns) if not settings.topics else self._matching(settings.topics)
        self.draw()

    def _matching(self, patterns: tuple[str, ...]) -> set[str]:
        try:
            names = {_pattern(one) for one in matching(patterns)}
        except Unknown:
            return set(self._patterns)
        return names & set(self._patterns)

    def rows(self) -> list[str]:
        return [f"[{'x' if one in self._chosen else ' '}]  {self._words(one)}" for one in self._patterns]

    def _words(self, pattern: str) -> str:
        return f"{self._groups[pattern]} ({len(matching((pattern,)))})"

    def draw(self) -> None:
        """Draws the level and the rows."""
        levels = "  ".join(f"[{_LEVELS[level]}]" if level == self._level else f" {_LEVELS[level]} " for level in LEVELS)
        self.query_one("#level", Static).update(f"Level   {levels}")
        self.draw_rows()

    def action_take(self) -> None:
        """Takes a row in or out."""
        self._chosen ^= {self._patterns[self.marked]}
        self.draw()

    def action_all(self) -> None:
        """Takes every row in."""
        self._chosen = set(self._patterns)
        self.draw()

    def action_level(self) -> None:
        """The next level."""
        self._level = LEVELS[(LEVELS.index(self._level) + 1) % len(LEVELS)]
        self.draw()

    def action_done(self) -> None:
        """Keeps the choice."""
        every = not self._chosen or self._chosen == set(self._patterns)
        chosen = () if every else tuple(one for one in self._patterns if one in self._chosen)
        self.drill.change(topics=chosen, level=self._level)
        self.leave()

    def action_back(self) -> None:
        """Changes nothing."""
        self.leave()
