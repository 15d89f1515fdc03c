"""`convdrill missed`: what was missed and not yet made good, with new numbers or the same."""

from __future__ import annotations

from argparse import Namespace

from trainer.cli.arguments import Parser
from trainer.cli.practice import add_mode, begin
from trainer.sittings import modes


def add(parser: Parser) -> None:
    """Which numbers, and in which mode."""
    parser.add_argument("--same", action="store_true", help="with the same numbers")
    add_mode(parser)


def run(chosen: Namespace) -> int:
    """Asks what waits."""
    return begin(chosen, lambda desk: modes.missed(desk, fresh=not chosen.same))
