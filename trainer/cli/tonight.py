"""`convdrill tonight`: what comes back, something new, and a mix, for about twenty minutes."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from trainer.cli.arguments import Parser
from trainer.cli.practice import add_mode, begin
from trainer.settings import MINUTES
from trainer.sittings import modes
from trainer.sittings.desk import Desk
from trainer.sittings.opening import CutOff, Opening


def add(parser: Parser) -> None:
    """How long, and in which mode."""
    parser.add_argument("--minutes", type=int, choices=MINUTES, help="about how long; as in the settings if not given")
    parser.add_argument("--anew", action="store_true", help="from the start, where a sitting was cut off")
    add_mode(parser)


def run(chosen: Namespace) -> int:
    """Asks until the evening is over."""

    def make(desk: Desk) -> Opening | CutOff:
        if chosen.minutes:
            settings = replace(desk.settings(), minutes=chosen.minutes)
            desk.settings = lambda: settings
        return _new(desk) if chosen.anew else first_or_tonight(desk)

    return begin(chosen, make)


def first_or_tonight(desk: Desk) -> Opening | CutOff:
    """The tour for somebody who is here for the first time; what was cut off; else tonight."""
    if not desk.settings().tour_done and not desk.history.totals().questions:
        return modes.tour()
    return desk.unfinished() or modes.tonight(desk)


def _new(desk: Desk) -> Opening:
    if (cut_off := desk.unfinished()) is not None:
        desk.drop(cut_off)
    return modes.tonight(desk)
