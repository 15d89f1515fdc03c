"""`convdrill history`: what was practised, listed, taken along, backed up, looked after and forgotten."""

from __future__ import annotations

import argparse
import re
from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date
from typing import get_args

from trainer.cli import output
from trainer.cli.arguments import Parser, add_json, count
from trainer.history import History, HistoryError, absent, open_history
from trainer.practice.rules import Mode
from trainer.practice.sitting import AttemptOutcome
from trainer.settings import home

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LISTED = 50


class _Part(Parser):
    """The parser of one part; what else later versions of Python give it is left out."""

    def __init__(self, prog: str, description: str | None = None, **_: object) -> None:
        super().__init__(prog, description)


def add(parser: Parser) -> None:
    """What to do, each with arguments of its own."""
    what = parser.add_subparsers(dest="what", metavar="WHAT", parser_class=_Part)
    listed = what.add_parser("list", description="Lists attempts, the newest first.", help="lists attempts")
    _add_filters(listed)
    listed.add_argument("--limit", type=count, default=_LISTED, metavar="N", help=f"how many; {_LISTED} if not given")
    add_json(listed)
    for name, says in (
        ("export", "writes everything as JSON Lines"),
        ("import", "takes over what is new of an export"),
    ):
        taken = what.add_parser(name, description=f"{says[:1].upper()}{says[1:]}.", help=says)
        taken.add_argument("file", metavar="FILE", help="a file; - for the standard stream")
        if name == "import":
            add_json(taken)
    copied = what.add_parser("backup", description="Copies the history into a new file.", help="copies the file")
    copied.add_argument("file", metavar="FILE", help="a file that does not exist yet")
    _add_forget(what.add_parser("forget", description="Removes attempts for good.", help="removes attempts"))
    add_json(what.add_parser("check", description="Looks whether the file is sound.", help="looks for damage"))
    what.add_parser("rebuild", description="Works out again what follows from the attempts.", help="counts anew")


def _add_filters(parser: Parser) -> None:
    """The filters of review."""
    outcomes = ("right", "missed", *(one for one in get_args(AttemptOutcome) if one != "right"))
    parser.add_argument("--outcome", default="", choices=outcomes, help="what came of them; `missed` holds all misses")
    parser.add_argument("--slow", action="store_true", help="right, but in more than twice the usual time")
    parser.add_argument("--topic", default="", metavar="PATTERN", help="a topic, or a pattern such as */conv2d/*")
    for name, says in (("idea", "an idea"), ("slip", "a slip"), ("text", "part of what was typed, or of a code")):
        parser.add_argument(f"--{name}", default="", metavar=name.upper(), help=says)
    parser.add_argument("--mode", default="", choices=get_args(Mode), help="the mode")
    parser.add_argument("--since", type=_day, metavar="DAY", help="the first day, such as 2026-11-21")
    parser.add_argument("--until", type=_day, metavar="DAY", help="the last day")


def _add_forget(parser: Parser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--all", action="store_true", help="everything")
    which.add_argument("--before", type=_day, metavar="DAY", help="what lies before a day")
    which.add_argument("--topic", default="", metavar="PATTERN", help="a topic, or a pattern such as */conv2d/*")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text if _DAY.fullmatch(text) else "").isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text[:20]!r} is no day such as 2026-11-21") from None


def run(chosen: Namespace) -> int:
    """Does it; status 3 where the history can't be read or written."""
    from trainer.cli import past  # noqa: PLC0415 - the help does not need it

    doing: Mapping[str | None, Callable[[History, Namespace], int]] = {
        None: past.tell,
        "list": past.list_,
        "export": past.export,
        "import": past.import_,
        "backup": past.backup,
        "forget": past.forget,
        "check": past.check,
        "rebuild": past.rebuild,
    }
    path = home() / "history.db"
    if chosen.what != "import" and absent(path):
        output.complain(f"There is no history in {path} yet; the first answer begins one.")
        return output.NO_HISTORY
    with open_history(path) as history:
        if not history.is_read:
            output.complain(history.notice)
            return output.NO_HISTORY
        try:
            status = doing[chosen.what](history, chosen)
        except HistoryError as error:
            output.complain(str(error))
            return output.NO_HISTORY
        if history.notice:
            output.complain(history.notice)
        failed = history.notice and history.is_on_disk  # a file that is only read-only could be read none the less
        return output.NO_HISTORY if failed else status
