"""A screen that asks for one thing in a box, and says under it how it is read: a date, a code."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from trainer.tui.screens.framed import Framed
from trainer.tui.widgets.answer_box import AnswerBox


class OneBox(Framed):
    """Asks for one thing. While the box has the focus, only the keys of `commands` are no text."""

    note = ""
    question = ""
    wanted = ""
    """What stands under an empty box."""
    why = ""

    def compose_body(self) -> Iterable[Widget]:
        yield Static(f"{self.question}\n", markup=False)
        with Horizontal(id="answering"):
            yield Static("› ", id="mark", markup=False)
            yield AnswerBox(command.key for command in self.commands)
        yield Static(self.wanted, id="reading", markup=False)
        yield Static(self.why, markup=False, classes="spaced")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(AnswerBox).focus()

    def read_back(self, typed: str) -> str:
        """How a text is read, or why it can't be."""
        return self.wanted

    def take(self, typed: str) -> None:
        """Takes what was typed.

        Raises:
            ValueError: if it can't be taken, with the sentence that says why.
        """

    @on(Input.Changed, "#box")
    def _typed(self, event: Input.Changed) -> None:
        self.query_one("#reading", Static).update(self.read_back(event.value))

    @on(Input.Submitted, "#box")
    def _entered(self, event: Input.Submitted) -> None:
        try:
            self.take(event.value)
        except ValueError as wrong:
            self.query_one("#reading", Static).update(str(wrong))

    async def action_take(self) -> None:
        """Takes what is typed."""
        await self.query_one(AnswerBox).action_submit()

    def action_back(self) -> None:
        """Goes back."""
        self.leave()
