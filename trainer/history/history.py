"""The history as the rest of ConvDrill sees it: nothing here raises for what the disk does.

Where the file can't be used from the start, the history works in memory. Where writing fails later, it goes on in a
copy in memory, and whatever waits is tried again with the next thing that is kept. `notice` says so, in one sentence.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from functools import partial
from json import JSONDecodeError
from pathlib import Path
from types import TracebackType
from typing import TextIO, TypeVar

from trainer.history import exchange, faults, opening, rebuilding, sittings, writing
from trainer.history.reads import Reads
from trainer.history.rebuilding import Replay
from trainer.history.records import Entry, HistoryError, SittingRecord
from trainer.practice.card import Card
from trainer.practice.rules import Mode

T = TypeVar("T")
Change = Callable[[sqlite3.Connection], object]


def open_history(path: Path, patience: float = opening.PATIENCE) -> History:
    """The history in a file, which is made where there is none. Never raises; `notice` says what is wrong.

    Args:
        path: the file.
        patience: seconds to wait for another program that is writing.
    """
    return History(path, opening.opened(path, patience))


class History(Reads):
    """All attempts and sittings, and what is counted of them."""

    def __init__(self, path: Path, opened: opening.Opened) -> None:
        self.path = path
        self.notice = opened.notice
        """What is wrong, where the file is and how it is mended; empty when all is well."""
        self._disk = opened.disk
        self._opened = opened
        self._copy: sqlite3.Connection | None = None
        self._waiting: list[Change] = []

    @property
    def is_on_disk(self) -> bool:
        """Whether what is kept now is on the disk at once."""
        return self._opened.on_disk and not self._waiting

    @property
    def is_read(self) -> bool:
        """Whether what the file holds can be read, be it that it can't be written."""
        return self._opened.is_read

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

    # The whole of it: what can't be done is a HistoryError with one sentence, and then nothing was changed.

    def export(self, out: TextIO) -> int:
        """Writes everything as JSON Lines; the number of attempts."""
        return self._asked(lambda disk: exchange.export(disk, out.write))

    def import_(self, lines: Iterable[str | bytes], replay: Replay | None = None) -> exchange.Imported:
        """Takes over what is new from lines of JSON, and works everything out again."""
        return self._changed(lambda disk: exchange.import_lines(disk, lines, replay))

    def backup(self, target: Path) -> None:
        """Copies the history into a new file; practice may go on meanwhile."""
        self._asked(partial(exchange.back_up, target=target))

    def forget(self, replay: Replay | None = None, before: str = "", topic: str = "") -> int:
        """Removes all attempts, those before a day, or those of a topic or pattern, also from the disk; their number."""
        self._asked(lambda disk: disk.execute("PRAGMA secure_delete = ON"))
        number = self._changed(partial(rebuilding.forget, replay=replay, before=before, topic=topic))
        self._asked(exchange.shrink)
        return number

    def rebuild(self, replay: Replay | None = None) -> int:
        """Works out again whatever follows from the attempts; their number. Without a replay the cards stay."""
        return self._changed(partial(rebuilding.rebuild, replay=replay))

    def check(self) -> tuple[str, ...]:
        """What is wrong inside the file; nothing where it is sound."""
        return self._asked(exchange.problems)

    def _asked(self, what: Callable[[sqlite3.Connection], T]) -> T:
        if not self.is_read:
            raise HistoryError(self.notice)
        try:
            return what(self._disk)
        except (sqlite3.OperationalError, sqlite3.DatabaseError, JSONDecodeError) as error:
            raise HistoryError(faults.undone(self.path, error)) from error

    def _changed(self, change: Callable[[sqlite3.Connection], T]) -> T:
        if not self.is_on_disk:
            raise HistoryError(self.notice)
        return self._asked(lambda disk: transaction(disk, (change,))[0])

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
            self._copy = opening.copied(self._disk) or opening.in_memory()
        self._waiting.append(change)
        transaction(self._copy, (change,))


def transaction(disk: sqlite3.Connection, changes: Iterable[Callable[[sqlite3.Connection], T]]) -> list[T]:
    """Makes changes, all of them or none; what each gave."""
    disk.execute("BEGIN IMMEDIATE")
    try:
        given = [change(disk) for change in changes]
        disk.execute("COMMIT")
    except BaseException:
        if disk.in_transaction:
            disk.execute("ROLLBACK")
        raise
    return given
