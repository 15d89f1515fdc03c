"""The end of a sitting, and a time that is taken out afterwards; in the transaction of whoever calls."""

from __future__ import annotations

import sqlite3
from statistics import median

from trainer.history import writing
from trainer.history.records import SittingRecord
from trainer.history.rows import KEPT, kept, writable


def finish(disk: sqlite3.Connection, record: SittingRecord) -> None:
    """Keeps the result of a sitting, and no longer its state. Finished again, it keeps its notes if none come with it."""
    values = tuple(writable(value) if isinstance(value, str) else value for value in record)
    names = SittingRecord._fields
    changed = ", ".join(f"{name} = excluded.{name}" for name in names if name not in ("id", "mode", "notes"))
    disk.execute(
        f"INSERT INTO sittings ({', '.join(names)}, finished) VALUES ({', '.join('?' * len(names))}, 1)"
        f" ON CONFLICT (id) DO UPDATE SET {changed}, finished = 1, state = NULL,"
        " notes = CASE excluded.notes WHEN '' THEN notes ELSE excluded.notes END",
        values,
    )


def abandon(disk: sqlite3.Connection, sitting: str) -> None:
    """Forgets the state of a sitting that nobody will go on with; its attempts stay."""
    disk.execute("DELETE FROM sittings WHERE id = ? AND finished = 0", (sitting,))


def excuse(disk: sqlite3.Connection, sitting: str, number: int, hung: bool) -> None:
    """Takes the time of a question out, or counts it again: for its day, one's usual time and the sitting's median."""
    of_question = (sitting, number)
    disk.execute("UPDATE attempts SET hung = ? WHERE sitting = ? AND number = ?", (int(hung), *of_question))
    found = disk.execute(f"SELECT {KEPT} FROM attempts WHERE sitting = ? AND number = ?", of_question).fetchall()
    for one in map(kept, found):
        slow = writing.is_slow(disk, one.entry)
        disk.execute("UPDATE attempts SET slow = ? WHERE row = ?", (slow, one.row))
    for day in {one.entry.day for one in map(kept, found)}:
        writing.recount_day(disk, day)
    disk.execute(
        "UPDATE sittings SET median_seconds = ? WHERE id = ? AND finished = 1", (median_seconds(disk, sitting), sitting)
    )


def median_seconds(disk: sqlite3.Connection, sitting: str) -> float | None:
    """The median time of a sitting's answered questions, up to the last try at each; hung ones left out."""
    found = disk.execute(
        "SELECT max(seconds) FROM attempts WHERE sitting = ? AND hung = 0 AND hit IS NOT NULL GROUP BY number",
        (sitting,),
    ).fetchall()
    return median(seconds for (seconds,) in found) if found else None
