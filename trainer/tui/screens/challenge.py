"""A challenge by its code, or a new one: the same questions in the same order for everybody who types the code."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from trainer import challenges
from trainer.sittings import modes
from trainer.tui.commands import CHALLENGE
from trainer.tui.screens.framed import Framed
from trainer.tui.widgets.answer_box import AnswerBox

_USUAL = 10
_WANTED = "a code of ten letters and digits, or just Enter for a new challenge"
_WHY = (
    "A code gives the same questions in the same order to everybody, now and in any later version. Nothing is hinted at"
    " or explained until the end. No time limit; the time is kept. Other packs and levels: convdrill challenge new --help"
)


class ChallengeScreen(Framed):
    """Takes the code of a challenge, or makes one."""

    heading = "Challenge"
    note = ""
    commands = CHALLENGE

    def compose_body(self) -> Iterable[Widget]:
        yield Static("The code of the challenge?\n", markup=False)
        with Horizontal(id="answering"):
            yield Static("› ", id="mark", markup=False)
            yield AnswerBox(command.key for command in CHALLENGE)
        yield Static(_WANTED, id="reading", markup=False)
        yield Static(_WHY, markup=False, classes="spaced")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(AnswerBox).focus()

    @on(Input.Changed, "#box")
    def _typed(self, event: Input.Changed) -> None:
        self.query_one("#reading", Static).update(self._read_back(event.value))

    def _read_back(self, typed: str) -> str:
        if not typed.strip():
            return _WANTED
        try:
            found = challenges.read(typed)
        except challenges.Unreadable as unreadable:
            return str(unreadable)
        return f"{found.code}: {found.count} questions, {found.pack}, {found.level.replace('warmup', 'warm-up')}"

    @on(Input.Submitted, "#box")
    def _entered(self, event: Input.Submitted) -> None:
        code = event.value.strip() or self._new()
        try:
            begins = modes.challenge(code)
        except challenges.Unreadable as unreadable:
            self.query_one("#reading", Static).update(str(unreadable))
            return
        self.drill.begin_instead(begins)

    def _new(self) -> str:
        return challenges.made("core", self.drill.settings.level, _USUAL, secrets.randbelow(challenges.SEEDS))

    async def action_take(self) -> None:
        """Begins the challenge of the code that is typed."""
        await self.query_one(AnswerBox).action_submit()

    def action_back(self) -> None:
        """Goes back."""
        self.leave()
