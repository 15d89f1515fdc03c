"""`convdrill practice`: asks on the screen, or line by line in plain mode."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace

from trainer.cli.arguments import BadArguments, Parser, add_choice
from trainer.cli.choosing import deck, usual
from trainer.practice import Rules, Tour
from trainer.settings import Settings, load
from trainer.sittings.opening import Opening


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
    settings = load()
    plain = in_plain_mode(chosen)
    asked_for = chosen.topic or chosen.level or chosen.seed or chosen.count or chosen.code
    if plain and not asked_for:
        return plainly(first_or_usual(settings), settings)
    exactly = chosen.seed or chosen.code
    begins = Opening(deck(chosen, settings), Rules(weighs=settings.sure and not exactly))
    return plainly(begins, settings) if plain else on_screen(begins)


def first_or_usual(settings: Settings) -> Opening:
    """The tour for somebody who is here for the first time, then practice."""
    if settings.tour_done:
        return Opening(usual(settings), Rules(weighs=settings.sure))
    return Opening(Tour(), Rules("tour"), "Tour")


def in_plain_mode(chosen: Namespace) -> bool:
    """Whether this run is plain: by wish, by the environment, or since there is no terminal."""
    terminal = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    if chosen.no_plain and not terminal:
        raise BadArguments("--no-plain needs a terminal for input and output. Without one, leave it out.")
    if chosen.plain or chosen.no_plain:
        return bool(chosen.plain)
    wished = os.environ.get("ACCESSIBLE", "").strip().lower() not in ("", "0", "false")
    return wished or os.environ.get("TERM") == "dumb" or not terminal


def plainly(begins: Opening, settings: Settings) -> int:
    """Plain mode on the standard streams."""
    from trainer.plain import on_standard_streams  # noqa: PLC0415 - the screens do not need it

    return on_standard_streams(begins, settings)


def on_screen(begins: Opening | None) -> int:
    """The screens; home where nothing is to begin."""
    gc.disable()  # until the first paint: collecting what Textual makes while it loads is time for nothing
    from trainer.tui.app import run  # noqa: PLC0415 - a fifth of a second that only the screens need

    return run(begins)
