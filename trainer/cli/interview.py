"""`convdrill interview`: one scenario in turns, as an interviewer asks it; the long form has three."""

from __future__ import annotations

import time
from argparse import Namespace

from question_bank.layer import LEVELS
from trainer.cli.arguments import Parser
from trainer.cli.practice import add_mode, begin
from trainer.practice.interview import start
from trainer.sittings.desk import Desk
from trainer.sittings.opening import OpenInterview, new_id


def add(parser: Parser) -> None:
    """How long, how hard, and in which mode."""
    parser.add_argument("--long", action="store_true", help="three scenarios instead of one")
    parser.add_argument("--level", choices=LEVELS, help="how hard; as in the settings if not given")
    parser.add_argument("--seed", metavar="S", help="the same seed gives the same interview")
    add_mode(parser)


def run(chosen: Namespace) -> int:
    """Asks until the debrief."""

    def make(desk: Desk) -> OpenInterview:
        level = chosen.level or desk.settings().level
        return OpenInterview(start(chosen.seed or new_id(), level, time.monotonic(), long=chosen.long, name=new_id()))

    return begin(chosen, make)
