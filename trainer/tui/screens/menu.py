"""What Esc opens during a question: a list in which each thing has a letter. Esc again closes it; nothing is lost."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from trainer.tui.commands import Command


class MenuScreen(ModalScreen[str | None]):
    """Gives the action that was chosen, or None."""

    _left = False

    def __init__(self, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self._offered = commands

    def compose(self) -> ComposeResult:
        with Vertical(id="menu"):
            lines = [f"{command.shown}   {command.label}" for command in self._offered]
            yield Static("\n".join(("More. Press a letter, or Esc to go on.", *lines)), markup=False)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        actions: dict[str, str | None] = {command.key: command.action for command in self._offered}
        actions["escape"] = None
        if event.key in actions and self.is_current and not self._left:
            self._left = True  # a second key may arrive before the menu has gone
            self.dismiss(actions[event.key])
