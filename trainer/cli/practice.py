"""`convdrill practice`: asks on the screen, or line by line in plain mode."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from trainer.cli import output
from trainer.cli.arguments import BadArguments, Parser, add_choice
from trainer.cli.choosing import deck
from trainer.practice import Rules, Tour
from trainer.settings import Settings, home, load
from trainer.sittings.opening import CutOff, Opening

if TYPE_CHECKING:
    from trainer.sittings.desk import Desk


def add(parser: Parser) -> None:
    """Which questions, and in which mode."""
    add_choice(parser)
    add_mode(parser)


def add_mode(parser: Parser) -> None:
    """Which mode."""
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--plain", action="store_true", help="line by line: for screen readers, pipes and slow lines")
    mode.add_argument("--no-plain", action="store_true", help="on the screen, whatever the environment says")


def run(chosen: Namespace) -> int:
    """Asks until the questions or the person come to an end."""
    asked_for = chosen.topic or chosen.level or chosen.seed or chosen.count or chosen.code
    plain, exactly = in_plain_mode(chosen), chosen.seed or chosen.code

    def make(settings: Settings) -> Opening:
        if plain and not asked_for and not settings.tour_done:
            return Opening(Tour(), Rules("tour"), "Tour")
        return Opening(deck(chosen, settings), Rules(weighs=settings.sure and not exactly))

    if plain:
        return begin(chosen, lambda desk: make(desk.settings()))
    return on_screen(make(load()))  # the history is opened after the first paint


def begin(chosen: Namespace, make: Callable[[Desk], Opening | CutOff]) -> int:
    """Asks on the screen or line by line, and keeps what is answered; the exit status.

    Args:
        chosen: the arguments, those of `add_mode` among them.
        make: gives the opening, once the history is open.
    """
    from trainer.history import open_history  # noqa: PLC0415 - a start with questions on the screen does not need it
    from trainer.sittings.desk import Desk  # noqa: PLC0415
    from trainer.sittings.modes import NothingYet  # noqa: PLC0415

    plain, settings = in_plain_mode(chosen), load()
    desk = Desk(open_history(home() / "history.db"), lambda: settings)
    try:
        begins = make(desk)
    except NothingYet as why:
        output.say(str(why))
        return output.DONE
    return plainly(begins, desk) if plain else on_screen(begins)


def in_plain_mode(chosen: Namespace) -> bool:
    """Whether this run is plain: by wish, by the environment, or since there is no terminal."""
    terminal = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    if chosen.no_plain and not terminal:
        raise BadArguments("--no-plain needs a terminal for input and output. Without one, leave it out.")
    if chosen.plain or chosen.no_plain:
        return bool(chosen.plain)
    wished = os.environ.get("ACCESSIBLE", "").strip().lower() not in ("", "0", "false")
    return wished or os.environ.get("TERM") == "dumb" or not terminal


def plainly(begins: Opening | CutOff, desk: Desk) -> int:
    """Plain mode on the standard streams."""
    from trainer.plain.standard import on_standard_streams  # noqa: PLC0415 - the screens do not need it

    return on_standard_streams(begins, desk)


def on_screen(begins: Opening | CutOff | None) -> int:
    """The screens; home where nothing is to begin."""
    gc.disable()  # until the first paint: collecting what Textual makes while it loads is time for nothing
    from trainer.tui.app import run  # noqa: PLC0415 - a fifth of a second that only the screens need

    return run(begins)
