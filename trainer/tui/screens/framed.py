"""What all screens share: a title, a body of one column, and a foot that says which keys there are.

A widget costs a millisecond at the start, so there are as few as will do: the rules are the body's border.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from trainer.tui.commands import Command

if TYPE_CHECKING:
    from trainer.tui.app import ConvDrill

NARROW, SHORT, LOW, BESIDE = 60, 20, 26, 100


class Framed(Screen[None]):
    """A screen whose keys come from the table of commands."""

    heading = ""
    note = "F1 help"
    commands: tuple[Command, ...] = ()
    _fitted = Size(0, 0)
    _left = False

    @property
    def drill(self) -> ConvDrill:
        """The app, by its own type."""
        return cast("ConvDrill", self.app)

    @property
    def room(self) -> int:
        """Characters of a line of the body."""
        return max(20, self.app.size.width - 4)

    @property
    def is_roomy(self) -> bool:
        """Whether there is room for columns and empty lines."""
        return self.app.size.width >= NARROW and self.app.size.height >= SHORT

    def compose(self) -> ComposeResult:
        yield Static("", id="title", markup=False)
        with VerticalScroll(id="body", can_focus=False):
            yield from self.compose_body()
        yield Static("", id="foot", markup=False)

    def compose_body(self) -> Iterable[Widget]:
        """The widgets of the body, from top to bottom."""
        return ()

    def set_title(self, heading: str, note: str) -> None:
        """What stands at the top: a title at the left, a note at the right."""
        self.heading, self.note = heading, note
        room = max(10, self.app.size.width - 2)
        cut = heading[: max(0, room - len(note) - 1)]
        self.query_one("#title", Static).update(f"{cut}{note:>{room - len(cut)}}")

    def set_commands(self, commands: Sequence[Command]) -> None:
        """Takes other commands, for the keys and the foot alike."""
        self.commands = tuple(commands)
        self.query_one("#foot", Static).update(self._foot(self.app.size.width - 2))

    def _foot(self, room: int) -> str:
        """As many keys as fit in one row; all of them stand in the help."""
        gap = "    " if room >= NARROW else "  "
        shown = ""
        for command in self.commands:
            longer = f"{shown}{gap if shown else ''}{command.shown} {command.label}"
            if command.footer and len(longer) <= room:
                shown = longer
        return shown

    def on_mount(self) -> None:
        """Draws before the first paint, so that nothing is painted twice."""
        self._fit(self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        """Fits the screen to a new size."""
        if event.size != self._fitted:
            self._fit(event.size)

    def leave(self) -> bool:
        """Goes back, once: a second key may arrive before the screen has gone. Whether this was the first."""
        if self._left or not self.is_current:
            return False
        self._left = True
        self.dismiss()
        return True

    def _fit(self, size: Size) -> None:
        if not self.query("#foot"):
            return  # on the way out before it was ever composed
        self._fitted = size
        self.set_class(size.width < NARROW, "-narrow")
        self.set_class(size.height < SHORT, "-short")
        self.set_class(size.height < LOW, "-low")
        self.set_title(self.heading, self.note)
        self.set_commands(self.commands)
        self.draw()

    def draw(self) -> None:
        """Draws the body for the size as it is now."""

    async def on_key(self, event: events.Key) -> None:
        """Runs the command of a key."""
        if not self.is_current:
            return
        for command in self.commands:
            if event.key == command.key:
                event.stop()
                event.prevent_default()
                await self.run_action(command.action)
                return

    def action_help(self) -> None:
        """Opens the help for this screen."""
        self.drill.open_help(self.commands)

    def action_scroll_up(self) -> None:
        """Scrolls the body, where the screen is small."""
        self.query_one("#body").scroll_page_up(animate=False)

    def action_scroll_down(self) -> None:
        """Scrolls the body, where the screen is small."""
        self.query_one("#body").scroll_page_down(animate=False)
