"""Settings: each key changes one thing at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from textual.widget import Widget
from textual.widgets import Static

from trainer.settings import CLOCKS, COLOURS, LIMITS, MINUTES, SPRINTS, Settings, home
from trainer.sittings.days import said
from trainer.tui.commands import ESCAPE_BACK, HELP, SETTINGS
from trainer.tui.screens.framed import Framed

Value = TypeVar("Value")

_COLOURS = {
    "auto": "what fits the terminal",
    "dark": "light letters on a dark ground",
    "light": "dark letters on a light ground",
    "sixteen": "sixteen colours",
    "none": "no colours; fills and words say the same",
}
_LIMITS = {"x1": "as they are", "x1.5": "half as long again", "x2": "twice as long", "off": "none; q ends a drill"}
_CLOCKS = {"word": "in words, such as “about half the time left”", "digits": "in digits", "off": "hidden"}
_MORE = """Nothing moves or blinks by itself, and no clock runs outside a drill.

Plain mode asks line by line, without a screen: for screen readers,
slow lines and pipes. Start it with: convdrill practice --plain
or set ACCESSIBLE=1 once and for all."""


def _on(value: bool) -> str:
    return "on" if value else "off"


def in_words(settings: Settings) -> list[str]:
    """Each setting with its key, what it is called, and what it is."""
    rows = (
        ("c", "colours", f"{settings.colours}: {_COLOURS[settings.colours]}"),
        ("d", "drawing", f"{_on(settings.drawing)}; from 60 columns and 20 rows on"),
        ("i", "interview", said(settings.interview) if settings.interview else "no date"),
        ("m", "evening", f"about {settings.minutes} minutes"),
        ("s", "sprint", settings.sprint),
        ("k", "it asks", "what you had right twice" if settings.known_only else "the topics you chose"),
        ("l", "limits", f"{settings.limits}: {_LIMITS[settings.limits]}"),
        ("t", "clock", _CLOCKS[settings.clock]),
        ("b", "pace", f"{_on(settings.pace)}: a drill is compared with your best while it runs"),
        ("u", "sure?", f"{_on(settings.sure)}: one question in four asks how sure you are"),
    )
    return [f"{key}   {label:<10} {words}" for key, label, words in rows]


class SettingsScreen(Framed):
    """What can be chosen, and what is."""

    heading = "Settings"
    commands = (*SETTINGS, ESCAPE_BACK, HELP)

    def compose_body(self) -> Iterable[Widget]:
        yield Static("", id="words", markup=False)
        yield Static(f"{_MORE}\n\nKept in {home()}", markup=False, classes="spaced")

    def on_screen_resume(self) -> None:
        """The day of the interview may have changed meanwhile."""
        self.draw()

    def draw(self) -> None:
        """Draws the settings as they are now."""
        self.query_one("#words", Static).update("\n".join(in_words(self.drill.settings)))

    def _change(self, **changes: object) -> None:
        self.drill.change(**changes)
        self.draw()

    def action_colours(self) -> None:
        """The next set of colours."""
        self._change(colours=_next(COLOURS, self.drill.settings.colours))

    def action_drawing(self) -> None:
        """Drawings on or off."""
        self._change(drawing=not self.drill.settings.drawing)

    def action_date(self) -> None:
        """The day of the interview."""
        self.drill.open_date()

    def action_minutes(self) -> None:
        """How long an evening is."""
        self._change(minutes=_next(MINUTES, self.drill.settings.minutes))

    def action_sprint(self) -> None:
        """How long a sprint is."""
        self._change(sprint=_next(SPRINTS, self.drill.settings.sprint))

    def action_known(self) -> None:
        """What a sprint asks."""
        self._change(known_only=not self.drill.settings.known_only)

    def action_limits(self) -> None:
        """How much time a drill has."""
        self._change(limits=_next(tuple(LIMITS), self.drill.settings.limits))

    def action_clock(self) -> None:
        """How the time of a drill is shown."""
        self._change(clock=_next(CLOCKS, self.drill.settings.clock))

    def action_pace(self) -> None:
        """Whether a drill is compared with the best one while it runs."""
        self._change(pace=not self.drill.settings.pace)

    def action_sure(self) -> None:
        """Whether one question in four asks how sure one is."""
        self._change(sure=not self.drill.settings.sure)

    def action_back(self) -> None:
        """Goes back."""
        self.leave()


def _next(values: Sequence[Value], value: Value) -> Value:
    """The value after another one; the first after the last."""
    return values[(values.index(value) + 1) % len(values)]
