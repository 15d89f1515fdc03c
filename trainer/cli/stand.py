"""`convdrill stand`: eight core questions without hints or clock, to see where one stands."""

from __future__ import annotations

from argparse import Namespace

from trainer.cli.arguments import Parser
from trainer.cli.practice import add_mode, begin
from trainer.sittings import modes


def add(parser: Parser) -> None:
    """In which mode."""
    add_mode(parser)


def run(chosen: Namespace) -> int:
    """Asks the eight."""
    return begin(chosen, modes.stand)
