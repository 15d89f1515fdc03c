"""`convdrill due`: one line when something is due, and nothing otherwise. For a shell's start-up file."""

from __future__ import annotations

from argparse import Namespace

from trainer import learning
from trainer.cli import output
from trainer.cli.arguments import Parser
from trainer.history import absent, open_history
from trainer.settings import home, load
from trainer.sittings.desk import Desk
from trainer.sittings.modes import evening


def add(parser: Parser) -> None:
    """Nothing can be chosen."""


def run(chosen: Namespace) -> int:
    """Says what is due."""
    path, settings = home() / "history.db", load()
    if absent(path):
        return output.DONE
    desk = Desk(open_history(path), lambda: settings)
    if desk.notice:
        output.complain(desk.notice)
        return output.NO_HISTORY
    if line := learning.due_line(evening(desk)):
        output.say(f"{line} convdrill tonight asks about {'it' if line.startswith('One') else 'them'}.")
    return output.DONE
