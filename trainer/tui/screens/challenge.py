"""A challenge by its code, or a new one: the same questions in the same order for everybody who types the code."""

from __future__ import annotations

import secrets

from trainer import challenges
from trainer.sittings import modes
from trainer.tui.commands import CHALLENGE
from trainer.tui.screens.one_box import OneBox

_USUAL = 10
_WHY = (
    "A code gives the same questions in the same order to everybody, now and in any later version. Nothing is hinted at"
    " or explained until the end. No time limit; the time is kept. Other packs and levels: convdrill challenge new --help"
)


class ChallengeScreen(OneBox):
    """Takes the code of a challenge, or makes one."""

    heading = "Challenge"
    commands = CHALLENGE
    question = "The code of the challenge?"
    wanted = "a code of ten letters and digits, or just Enter for a new challenge"
    why = _WHY

    def read_back(self, typed: str) -> str:
        if not typed.strip():
            return self.wanted
        try:
            found = challenges.read(typed)
        except challenges.Unreadable as unreadable:
            return str(unreadable)
        return f"{found.code}: {found.count} questions, {found.pack}, {found.level.replace('warmup', 'warm-up')}"

    def take(self, typed: str) -> None:
        self.drill.begin_instead(modes.challenge(typed.strip() or self._new()))

    def _new(self) -> str:
        return challenges.made("core", self.drill.settings.level, _USUAL, secrets.randbelow(challenges.SEEDS))
