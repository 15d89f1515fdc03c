"""What screens read. Each takes about as long with a million attempts as with a thousand, but for some filters."""

from __future__ import annotations

import sqlite3
from statistics import median

from trainer.history.records import (
    Best,
    DayRecord,
    SittingRecord,
    SlipDay,
    SlipRecord,
    Sureness,
    Totals,
    TypeRecord,
    Unfinished,
)
from trainer.history.rows import KEPT, card, kept
from trainer.practice.card import Card
from trainer.practice.rules import Mode

USUAL = 25
"""One's usual time is the median of so many right answers."""
KNOWN = 2
"""An idea is known after so many right answers without a clock and without help."""
_NEVER = 1e18
"""Later than any time."""


def cards(disk: sqlite3.Connection) -> dict[str, Card]:
    """Every idea's card."""
    return {idea: card(text) for idea, text in disk.execute("SELECT idea, card FROM cards")}


def types(disk: sqlite3.Connection) -> dict[int, TypeRecord]:
    """Every question type that was tried."""
    return {found[0]: TypeRecord(*found) for found in disk.execute("SELECT number, tries, right, lasts FROM types")}


def usual(disk: sqlite3.Connection, kind: str, before: float | None = None) -> float | None:
    """The median time of the last right first answers of a kind; none without any."""
    found = disk.execute(
        "SELECT seconds FROM attempts WHERE kind = ? AND at < ? AND place = 1 AND hit = 1 AND hung = 0"
        f" ORDER BY at DESC LIMIT {USUAL}",
        (kind, _NEVER if before is None else before),
    ).fetchall()
    return median(seconds for (seconds,) in found) if found else None


def recent(disk: sqlite3.Connection, count: int) -> tuple[bool, ...]:
    """Whether the last first attempts were right, the newest last."""
    found = disk.execute(
        "SELECT hit FROM attempts WHERE place = 1 AND hit IS NOT NULL ORDER BY at DESC LIMIT ?", (count,)
    ).fetchall()
    return tuple(bool(hit) for (hit,) in reversed(found))


def known(disk: sqlite3.Connection) -> frozenset[str]:
    """The ideas that were right often enough without a clock and without help."""
    return frozenset(idea for (idea,) in disk.execute("SELECT idea FROM ideas WHERE calm >= ?", (KNOWN,)))


def sure_and_wrong(disk: sqlite3.Connection) -> dict[str, int]:
    """How often one was sure of an idea and wrong, the most frequent first."""
    return dict(
        disk.execute(
            "SELECT idea, sure_wrong FROM ideas WHERE sure_wrong > 0 ORDER BY sure_wrong DESC, idea"
        ).fetchall()
    )


def sureness(disk: sqlite3.Connection) -> Sureness:
    """What came of answers of which one said how sure one was."""
    found = _totals(disk)
    return Sureness(*(int(found.get(name, 0)) for name in Sureness._fields))


def totals(disk: sqlite3.Connection) -> Totals:
    """All days together."""
    found = _totals(disk)
    days, questions, right = (int(found.get(name, 0)) for name in ("days", "questions", "right"))
    return Totals(days, questions, right, found.get("seconds", 0.0))


def _totals(disk: sqlite3.Connection) -> dict[str, float]:
    return dict(disk.execute("SELECT name, amount FROM totals").fetchall())


def missed(disk: sqlite3.Connection, limit: int) -> list[str]:
    """The codes that wait to be done again, the newest first."""
    return [code for (code,) in disk.execute("SELECT code FROM missed ORDER BY at DESC LIMIT ?", (limit,))]


def missed_count(disk: sqlite3.Connection) -> int:
    """How many wait."""
    return int(disk.execute("SELECT count(*) FROM missed").fetchone()[0])


def best(disk: sqlite3.Connection, setting: str, without: str = "") -> Best | None:
    """The best sitting under a setting, one of them left out; none without a right answer."""
    found = disk.execute(
        "SELECT right, asked, median_seconds, day FROM sittings"
        " WHERE setting = ? AND right > 0 AND id <> ? AND finished = 1"
        " ORDER BY right DESC, ifnull(median_seconds, 1e9), at LIMIT 1",
        (setting, without),
    ).fetchone()
    return Best(*found) if found else None


def sittings(disk: sqlite3.Connection, limit: int, mode: Mode | None = None) -> list[SittingRecord]:
    """The finished sittings, the newest first."""
    found = disk.execute(
        f"SELECT {', '.join(SittingRecord._fields)} FROM sittings"
        f" WHERE finished = 1 {'AND mode = ?' if mode else ''} ORDER BY at DESC LIMIT ?",
        (mode, limit) if mode else (limit,),
    )
    return [SittingRecord(*one) for one in found]


def unfinished(disk: sqlite3.Connection, mode: Mode | None = None) -> Unfinished | None:
    """The sitting that was cut off last."""
    found = disk.execute(
        "SELECT mode, state, at, id FROM sittings"
        f" WHERE state IS NOT NULL {'AND mode = ?' if mode else ''} ORDER BY at DESC LIMIT 1",
        (mode,) if mode else (),
    ).fetchone()
    return Unfinished(*found) if found else None


def days(disk: sqlite3.Connection, limit: int) -> list[DayRecord]:
    """The last days of practice, the newest first."""
    found = disk.execute(f"SELECT {', '.join(DayRecord._fields)} FROM days ORDER BY day DESC LIMIT ?", (limit,))
    return [DayRecord(*one) for one in found]


def slip_days(disk: sqlite3.Connection, days: int) -> list[SlipDay]:
    """The slips of the last days of practice, by day, the oldest first; the most frequent of a day first."""
    found = disk.execute(
        "SELECT day, slip, times FROM slip_days"
        " WHERE day >= (SELECT min(day) FROM (SELECT day FROM days ORDER BY day DESC LIMIT ?))"
        " ORDER BY day, times DESC, slip",
        (days,),
    )
    return [SlipDay(*one) for one in found]


def slips(disk: sqlite3.Connection) -> list[SlipRecord]:
    """Every slip that was made, with its latest attempt, the latest first."""
    found = disk.execute(
        f"SELECT slip, times, {KEPT} FROM slips JOIN attempts ON attempts.row = slips.latest ORDER BY at DESC, slip"
    )
    return [SlipRecord(one[0], one[1], kept(one[2:])) for one in found]
