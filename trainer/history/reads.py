"""The reads of a history as methods, for whoever draws; what they read stands in `reading` and `searching`."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from trainer.history import reading, searching
from trainer.history.records import (
    Best,
    DayRecord,
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


class Reads(ABC):
    """What can be asked of a history. A file that fails meanwhile reads as empty, and the notice says so."""

    @abstractmethod
    def _read(self, what: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Reads; something else where that fails."""

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
