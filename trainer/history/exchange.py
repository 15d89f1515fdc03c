"""The whole history in and out: lines of JSON, and copies of the file. Nothing is lost, nothing is doubled."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from trainer.history import faults, reading, sittings, writing
from trainer.history.lines import BadLine, Newer, attempt_line, header, read_line, sitting_line
from trainer.history.rebuilding import Replay, in_order, rebuild
from trainer.history.records import Entry, HistoryError, SittingRecord

_MOST_TOLD = 1000


class Refused(NamedTuple):
    """A line that was left out."""

    line: int
    """From 1."""
    why: str


class Imported(NamedTuple):
    """What came of an import."""

    attempts: int
    """New ones."""
    sittings: int
    known: int
    """Lines whose attempt or sitting was there already."""
    refused: int
    bad: tuple[Refused, ...]
    """The first thousand of those that were refused."""


def export(disk: sqlite3.Connection, write: Callable[[str], object]) -> int:
    """Writes a header, every attempt and every finished sitting, the oldest first, as of one moment; the attempts' number."""
    disk.execute("BEGIN")
    try:
        number = 0
        reading.missed_count(disk)  # from the first read on, what others write is not seen
        write(header())
        for one in in_order(disk):
            number += 1
            write(attempt_line(one.entry))
        for record in reversed(reading.sittings(disk, -1)):
            write(sitting_line(record))
    finally:
        disk.execute("ROLLBACK")
    return number


def import_lines(disk: sqlite3.Connection, lines: Iterable[str | bytes], replay: Replay | None) -> Imported:
    """Takes over what is new; a bad line stops nothing. Then everything is worked out again, if anything came.

    Raises:
        HistoryError: if the lines are of a later format.
    """
    attempts = finished = known = refused = 0
    bad: list[Refused] = []
    for place, raw in enumerate(lines, start=1):
        try:
            found = read_line(raw)
        except Newer as newer:
            raise HistoryError(f"{newer} Nothing was taken over; install the newer one.") from newer
        except BadLine as why:
            refused += 1
            bad += [Refused(place, f"{why}")] if len(bad) < _MOST_TOLD else []
            continue
        if isinstance(found, Entry):
            new = writing.insert(disk, found) is not None
            attempts += new
            known += not new
        elif found is not None:
            new = _take_sitting(disk, found)
            finished += new
            known += not new
    if attempts:
        rebuild(disk, replay)
    return Imported(attempts, finished, known, refused, tuple(bad))


def _take_sitting(disk: sqlite3.Connection, record: SittingRecord) -> bool:
    """Keeps a finished sitting, unless it is finished here already."""
    if disk.execute("SELECT 1 FROM sittings WHERE id = ? AND finished = 1", (record.id,)).fetchone():
        return False
    sittings.finish(disk, record)
    return True


def back_up(disk: sqlite3.Connection, target: Path) -> None:
    """Copies the history into one new file, whole or not at all; practice may go on meanwhile.

    Raises:
        HistoryError: if there is a file already, or none can be written there.
    """
    new = target.with_name(f"{target.name}.new-{os.getpid()}")
    try:
        if os.path.lexists(target):
            raise HistoryError(f"There is a {target} already, and nothing is overwritten: name another file.")
        with closing(sqlite3.connect(new, isolation_level=None)) as copy:
            disk.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without others beside it
        _flush(new)
        new.rename(target)
    except (OSError, sqlite3.Error, ValueError) as error:
        raise HistoryError(f"The backup can't be written to {target} ({faults.reason(error)}).") from error
    finally:
        with suppress(OSError, ValueError):
            new.unlink()


def _flush(file: Path) -> None:
    """Sees to it that a file is on the disk."""
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def problems(disk: sqlite3.Connection) -> tuple[str, ...]:
    """What SQLite finds wrong with the file; nothing where it is sound."""
    found = [text for (text,) in disk.execute("PRAGMA quick_check(20)")]
    return () if found == ["ok"] else tuple(found)


def shrink(disk: sqlite3.Connection) -> None:
    """Gives back the room of what was forgotten; where that can't be done now, it is only free for what comes next."""
    with suppress(sqlite3.OperationalError):
        disk.execute("VACUUM")
        disk.execute("PRAGMA wal_checkpoint(TRUNCATE)")
