"""The box in which an answer is typed. Every letter, digit and bracket is text; a few keys are left to the screen."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.widgets import Input, Static

from question_bank.answers import LONGEST


class AnswerBox(Input):
    """One line of text.

    Args:
        keys: the keys that are commands of the screen and never text.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        super().__init__(max_length=LONGEST, select_on_focus=False, compact=True, id="box")
        self._keys = frozenset(keys)
        self.cursor_blink = False

    async def on_key(self, event: events.Key) -> None:
        """Leaves the screen its keys: they bubble up and are not typed."""
        if event.key in self._keys:
            event.prevent_default()

    def restricted(self) -> None:
        """Says that a text was too long to be put in, where the screen says how the answer is read; instead of a bell."""
        for line in self.screen.query("#reading").results(Static):
            line.update(f"That is longer than {LONGEST:,} characters. Nothing was put in.")
