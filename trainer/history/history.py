"""The history as the rest of ConvDrill sees it: nothing here raises for what the disk does.

Where the file can't be used from the start, the history works in memory. Where writing fails later, it goes on in a
copy in memory, and whatever waits is tried again with the next thing that is kept. `notice` says so, in one sentence.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from trainer.history import faults, opening, reading, searching, sittings, writing
from trainer.history.records import (
    Best,
    DayRecord,
    Entry,
    Filter,
    Kept,
    SittingRecord,
    SlipDay,
    SlipRecord,
    Sureness,
    Totals,
    TypeRecord,
    Unfinished,
)
from trainer.practice.card import Card
from trainer.practice.rules import Mode

T = TypeVar("T")
EVERYTHING = Filter()
Change = Callable[[sqlite3.Connection], object]


def open_history(path: Path, patience: float = opening.PATIENCE) -> History:
    """The history in a file, which is made where there is none. Never raises; `notice` says what is wrong.

    Args:
        path: the file.
        patience: seconds to wait for another program that is writing.
    """
    return History(path, opening.opened(path, patience))


class History:
    """All attempts and sittings, and what is counted of them."""

    def __init__(self, path: Path, opened: opening.Opened) -> None:
        self.path = path
        self.notice = opened.notice
        """What is wrong, where the file is and how it is mended; empty when all is well."""
        self._disk = opened.disk
        self._only_in_memory = opened.in_memory
        self._copy: sqlite3.Connection | None = None
        self._waiting: list[Change] = []

    @property
    def is_on_disk(self) -> bool:
        """Whether what is kept now is on the disk at once."""
        return not self._only_in_memory and not self._waiting

    def __enter__(self) -> History:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> str:
        """Writes what still waits, if that works by now; the notice where it does not."""
        if self._waiting:
            self._write(lambda disk: None)
        notice = self.notice
        for disk in (self._disk, self._copy):
            if disk is not None:
                disk.close()
        return notice

    # What is written: each returns the notice, or nothing when it is on the disk.

    def keep(self, entry: Entry, cards: Iterable[Card] = (), sitting_state: str | None = None) -> str:
        """Keeps an attempt and everything that follows from it, in one transaction. The same one twice is one."""
        return self._write(partial(writing.keep, entry=entry, cards=tuple(cards), state=sitting_state))

    def park(self, sitting_id: str, mode: Mode, state: str, at: float, day: str) -> str:
        """Keeps the state of a sitting that may be gone on with."""
        return self._write(partial(writing.park, sitting=sitting_id, mode=mode, state=state, at=at, day=day))

    def abandon(self, sitting_id: str) -> str:
        """Forgets the state of a sitting that nobody will go on with."""
        return self._write(partial(sittings.abandon, sitting=sitting_id))

    def finish(
        self,
        sitting_id: str,
        right: int,
        asked: int,
        median_seconds: float | None,
        setting: str,
        at: float,
        day: str,
        notes_json: str = "",
        mode: Mode = "practice",
    ) -> str:
        """Keeps the result of a sitting. The mode of one that was parked before stays as it was."""
        record = SittingRecord(sitting_id, mode, setting, at, day, right, asked, median_seconds, notes_json)
        return self._write(partial(sittings.finish, record=record))

    def excuse(self, sitting_id: str, number: int, hung: bool) -> str:
        """Takes the time of a question out, or counts it again."""
        return self._write(partial(sittings.excuse, sitting=sitting_id, number=number, hung=hung))

    def put_cards(self, cards: Iterable[Card]) -> str:
        """Stores cards for themselves, without an attempt."""
        return self._write(partial(writing.put_cards, cards=tuple(cards)))

    # What is read.

    def cards(self) -> dict[str, Card]:
        """Every idea's card."""
        return self._read(reading.cards, {})

    def types(self) -> dict[int, TypeRecord]:
        """Every question type that was tried."""
        return self._read(reading.types, {})

    def usual(self, kind: str) -> float | None:
        """One's own usual time for a kind: the median of the last 25 right first answers."""
        return self._read(partial(reading.usual, kind=kind), None)

    def recent(self, count: int) -> tuple[bool, ...]:
        """Whether the last first attempts were right, the newest last."""
        return self._read(partial(reading.recent, count=count), ())

    def known(self) -> frozenset[str]:
        """The ideas that were right at least twice without a clock and without help."""
        return self._read(reading.known, frozenset())

    def missed(self, limit: int) -> list[str]:
        """Codes missed at the first try and, since then, no question of their topic right at the first try."""
        return self._read(partial(reading.missed, limit=limit), [])

    def missed_count(self) -> int:
        """How many such codes there are."""
        return self._read(reading.missed_count, 0)

    def best(self, setting: str, without: str = "") -> Best | None:
        """The best sitting under a setting; `without` leaves out the one that is being compared."""
        return self._read(partial(reading.best, setting=setting, without=without), None)

    def sittings(self, limit: int, mode: Mode | None = None) -> list[SittingRecord]:
        """The finished sittings, the newest first."""
        return self._read(partial(reading.sittings, limit=limit, mode=mode), [])

    def unfinished(self, mode: Mode | None = None) -> Unfinished | None:
        """The sitting that was cut off last."""
        return self._read(partial(reading.unfinished, mode=mode), None)

    def days(self, limit: int) -> list[DayRecord]:
        """The last days of practice, the newest first."""
        return self._read(partial(reading.days, limit=limit), [])

    def totals(self) -> Totals:
        """All days together."""
        return self._read(reading.totals, Totals(0, 0, 0, 0.0))

    def slip_days(self, days: int) -> list[SlipDay]:
        """The slips of the last days of practice, the oldest day first."""
        return self._read(partial(reading.slip_days, days=days), [])

    def slips(self) -> list[SlipRecord]:
        """Every slip that was made, with its latest attempt, the latest first."""
        return self._read(reading.slips, [])

    def sureness(self) -> Sureness:
        """What came of answers of which one said how sure one was."""
        return self._read(reading.sureness, Sureness())

    def sure_and_wrong(self) -> dict[str, int]:
        """How often one was sure of an idea and wrong, the most frequent first."""
        return self._read(reading.sure_and_wrong, {})

    def attempts(self, wanted: Filter = EVERYTHING, before: Kept | None = None, limit: int = 50) -> list[Kept]:
        """Past attempts, the newest first; `before` is the last one of the page before."""
        return self._read(partial(searching.attempts, wanted=wanted, before=before, limit=limit), [])

    def _read(self, what: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Reads; a file that fails meanwhile reads as empty, and the notice says so."""
        try:
            return what(self._copy or self._disk)
        except (sqlite3.OperationalError, sqlite3.DatabaseError, ValueError) as error:
            self.notice = faults.of(self.path, error)
            return otherwise

    def _write(self, change: Change) -> str:
        """Makes a change with everything that waits before it, all of it or nothing; else it waits, too."""
        try:
            transaction(self._disk, (*self._waiting, change))
        except (sqlite3.OperationalError, sqlite3.DatabaseError) as error:
            self.notice = faults.of(self.path, error)
            self._wait(change)
        else:
            if self._waiting and self._copy is not None:
                self._copy.close()
                self._copy, self._waiting, self.notice = None, [], ""
        return self.notice

    def _wait(self, change: Change) -> None:
        """Makes the change in memory, for as long as it can't be written."""
        if self._copy is None:
            self._copy = opening.copied(self._disk)
        self._waiting.append(change)
        transaction(self._copy, (change,))


def transaction(disk: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Makes changes, all of them or none."""
    disk.execute("BEGIN IMMEDIATE")
    try:
        for change in changes:
            change(disk)
        disk.execute("COMMIT")
    except BaseException:
        if disk.in_transaction:
            disk.execute("ROLLBACK")
        raise
