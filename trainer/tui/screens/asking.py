"""What `?` opens in an interview: what one might ask, each thing under a letter."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from trainer.tui.screens.menu import MenuScreen


class AskScreen(MenuScreen):
    """What one might ask, each thing under a letter."""

    def compose(self) -> ComposeResult:
        with Vertical(id="menu"):
            lines = [f"{command.shown}   {command.label}" for command in self._offered]
            yield Static("\n".join(("Ask the interviewer: a letter, or Esc to go on.", *lines)), markup=False)
