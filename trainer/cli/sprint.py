"""`convdrill sprint`: the timed drill, so many minutes or so many questions."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from typing import Any

from trainer.cli.arguments import Parser
from trainer.cli.practice import add_mode, begin
from trainer.settings import LIMITS, SPRINTS
from trainer.sittings import modes
from trainer.sittings.desk import Desk
from trainer.sittings.opening import Opening

_NUMBERS = {
    unit: tuple(int(one.split()[0]) for one in SPRINTS if one.endswith(unit)) for unit in ("minutes", "questions")
}


def add(parser: Parser) -> None:
    """How long, about what, and in which mode."""
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--minutes", type=int, choices=_NUMBERS["minutes"], help="a drill of so many minutes")
    length.add_argument("--questions", type=int, choices=_NUMBERS["questions"], help="a drill of so many questions")
    parser.add_argument("--any", action="store_true", help="the chosen topics, not only what was right twice")
    parser.add_argument("--limits", choices=tuple(LIMITS), help="as they are, longer, or none")
    add_mode(parser)


def run(chosen: Namespace) -> int:
    """Asks until the time is up, or the last question is answered."""

    def make(desk: Desk) -> Opening:
        changes: dict[str, Any] = {}
        if chosen.minutes or chosen.questions:
            unit = "minutes" if chosen.minutes else "questions"
            changes["sprint"] = f"{chosen.minutes or chosen.questions} {unit}"
        if chosen.any:
            changes["known_only"] = False
        if chosen.limits:
            changes["limits"] = chosen.limits
        settings = replace(desk.settings(), **changes)
        desk.settings = lambda: settings
        return modes.sprint(desk, "convdrill sprint --any")

    return begin(chosen, make)
