"""Works everything out again from the attempts, in the order in which they were made.

It is done by the very functions that count an attempt when it is kept, so the two can't come apart.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping

from trainer.history import schema, searching, writing
from trainer.history.records import Entry, Kept
from trainer.history.rows import KEPT, kept
from trainer.practice.card import Card

Replay = Callable[[Entry, Mapping[str, Card]], Iterable[Card]]
"""What an attempt makes of the cards: those that change, as `keep` is given them. Called in the order of time."""
_PAGE = 1000
_WORKED_OUT = "UPDATE attempts SET spent = ?, slow = ? WHERE row = ? AND (spent <> ? OR slow <> ?)"


def rebuild(disk: sqlite3.Connection, replay: Replay | None = None) -> int:
    """Empties and fills all that is worked out; how many attempts there were. Without a replay the cards stay."""
    for table in schema.WORKED_OUT:
        disk.execute(f"DELETE FROM {table}")
    cards: dict[str, Card] = {}
    days: dict[str, None] = {}
    number = 0
    for one in in_order(disk):
        number += 1
        entry = one.entry
        spent, slow = writing.spent(disk, entry), writing.is_slow(disk, entry)
        disk.execute(_WORKED_OUT, (spent, slow, one.row, spent, slow))
        writing.count(disk, one.row, entry)
        days[entry.day] = None
        if replay is not None:
            cards.update((card.idea, card) for card in replay(entry, cards))
    for day in days:
        writing.recount_day(disk, day)
    if replay is not None:
        disk.execute("DELETE FROM cards")
        writing.put_cards(disk, cards.values())
    return number


def in_order(disk: sqlite3.Connection) -> Iterator[Kept]:
    """Every attempt, the oldest first; page by page, so that the rows may be changed on the way."""
    at, row = float("-inf"), 0
    while True:
        found = disk.execute(
            f"SELECT {KEPT} FROM attempts WHERE (at, row) > (?, ?) ORDER BY at, row LIMIT {_PAGE}", (at, row)
        ).fetchall()
        yield from (page := [kept(one) for one in found])
        if not page:
            return
        at, row = page[-1].entry.at, page[-1].row


def forget(disk: sqlite3.Connection, replay: Replay | None, before: str = "", topic: str = "") -> int:
    """Removes attempts: all, those before a day, or those of a topic or pattern; how many they were."""
    parts = [("day < ?", (before,))] if before else []
    if topic:
        parts.append(searching.of_topics(disk, topic))
    where = " AND ".join(condition for condition, _ in parts) or "1"
    values = [value for _, some in parts for value in some]
    touched = disk.execute(f"SELECT DISTINCT sitting FROM attempts WHERE {where}", values).fetchall()
    number = disk.execute(f"DELETE FROM attempts WHERE {where}", values).rowcount
    disk.executemany("DELETE FROM sittings WHERE id = ? AND finished = 0", touched)
    if not topic:
        disk.execute("DELETE FROM sittings WHERE day < ?" if before else "DELETE FROM sittings", values)
    rebuild(disk, replay)
    if replay is None and not before and not topic:
        disk.execute("DELETE FROM cards")
    return number
