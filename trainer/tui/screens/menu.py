"""What Esc opens during a question: a list in which each thing has a letter. Esc again closes it; nothing is lost."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from trainer.tui.commands import MENU


class MenuScreen(ModalScreen[str | None]):
    """Gives the action that was chosen, or None."""

    def compose(self) -> ComposeResult:
        with Vertical(id="menu"):
            lines = [f"{command.shown}   {command.label}" for command in MENU]
            yield Static("\n".join(("More. Press a letter, or Esc to go on.", *lines)), markup=False)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss(None)
        for command in MENU:
            if event.key == command.key:
                self.dismiss(command.action)
