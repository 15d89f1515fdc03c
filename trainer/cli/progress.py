"""`convdrill progress`: what is right at the first try, what slips, what is safe, and what comes next."""

from __future__ import annotations

import os
import time
from argparse import Namespace
from typing import Any

from trainer.cli import output
from trainer.cli.arguments import Parser, add_json
from trainer.history import absent, open_history
from trainer.plain.printable import printable
from trainer.settings import home, load
from trainer.sittings.days import day_of
from trainer.sittings.names import idea_name, setting_name, slip_name
from trainer.sittings.progress import STANDINGS, IdeaProgress, Progress, Share, nothing, progress
from trainer.sittings.progress_plain import in_plain
from trainer.sittings.progress_words import following

MOST, LEAST = 78, 40
"""The widest lines, and the narrowest that are tried."""


def add(parser: Parser) -> None:
    """Only the switch for programs."""
    add_json(parser)


def run(chosen: Namespace) -> int:
    """Tells it; status 3 where there is a history that can't be read."""
    path, today = home() / "history.db", day_of(time.time())
    found = nothing(today)
    if not absent(path):
        with open_history(path) as history:
            if history.is_read:
                found = progress(history, today, load().interview)
            if history.notice:
                output.complain(history.notice)
            if not history.is_read or (history.notice and history.is_on_disk):  # unreadable, or failed meanwhile
                return output.NO_HISTORY
    if chosen.json:
        output.document(as_json(found))
    else:
        for line in in_plain(found, _width(), bars=os.environ.get("ACCESSIBLE", "0").lower() in ("", "0", "false")):
            output.say(printable(line))
    return output.DONE


def _width() -> int:
    """As in plain mode: at most 78 columns, or fewer where the terminal says so."""
    wished = os.environ.get("COLUMNS", "")
    return max(LEAST, min(MOST, int(wished))) if wished.isascii() and wished.isdigit() and len(wished) < 5 else MOST


def as_json(found: Progress) -> dict[str, Any]:
    """The document of `--json`. Keys are only ever added."""
    return {
        "day": found.day,
        "totals": found.totals._asdict(),
        "stood": [one._asdict() for one in found.stood],
        "ideas": [_idea(one) for one in found.ideas],
        "slips": [
            {
                "slip": one.slip,
                "says": slip_name(one.slip),
                "times": one.all,
                "days": dict(zip(found.slip_days, one.times, strict=True)),
            }
            for one in found.slips
        ],
        "days": [one._asdict() for one in found.days],
        "sureness": found.sureness._asdict(),
        "sure_and_wrong": [
            {"idea": idea, "says": idea_name(idea), "times": times} for idea, times in found.sure_and_wrong.items()
        ],
        "core": {
            name.replace(" ", "_"): [{"type": one.number, "asks": one.asks} for one in found.standing(name)]
            for name in STANDINGS
        },
        "bests": [
            {"setting": one.setting, "says": setting_name(one.setting), **one.best._asdict()} for one in found.bests
        ],
        "missed_waiting": found.missed,
        "next": None if found.is_empty else following(found),
    }


def _idea(one: IdeaProgress) -> dict[str, Any]:
    return {
        "idea": one.idea,
        "says": idea_name(one.idea),
        "tries": one.tries,
        "right": one.right,
        "first_five": _share(one.first),
        "last_five": _share(one.last),
        "due": one.due,
    }


def _share(share: Share | None) -> dict[str, int] | None:
    return None if share is None else share._asdict()
