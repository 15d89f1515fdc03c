"""What the history takes and gives: plain records, made of plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from trainer.practice.rules import Mode
from trainer.practice.sitting import Attempt

WITH_A_CLOCK: tuple[Mode, ...] = ("sprint", "challenge")
"""Modes in which the clock runs; being right in them does not make an idea known."""


class HistoryError(Exception):
    """Something that was asked of the history as a whole could not be done; one sentence says why and what helps."""


class Entry(NamedTuple):
    """One attempt with what surrounds it."""

    id: str
    """16 hexadecimal digits; the same one kept or imported twice is one."""
    at: float
    """Seconds since 1970, UTC."""
    day: str
    """The local day to which the evening belongs, `YYYY-MM-DD`."""
    sitting: str
    mode: Mode
    setting: str
    """Under which results are compared; empty where nothing is."""
    number: int
    """Which question of the sitting, from 1."""
    topic: str
    kind: str
    """Under which one's own usual time is kept: family and target of the topic."""
    level: str
    types: tuple[int, ...]
    attempt: Attempt
    marks: Mapping[str, bool]
    """What a first attempt says of ideas: right, or missed. Empty for later attempts."""
    hung: bool = False
    """Whether its time was taken out."""


class Kept(NamedTuple):
    """An attempt as it stands in the history."""

    row: int
    entry: Entry
    slow: bool = False
    """Right at the first try, but it took more than twice one's own usual time of then."""


class Filter(NamedTuple):
    """Which attempts are wanted; what is left empty does not matter."""

    outcome: str = ""
    """An outcome; or `missed` for everything that was neither right nor skipped; `right` holds conventions, too."""
    slow: bool = False
    idea: str = ""
    topic: str = ""
    """A topic, or a pattern such as `*/conv2d/*`."""
    slip: str = ""
    since: str = ""
    """The first day."""
    until: str = ""
    """The last day."""
    text: str = ""
    """Part of the code or of what was typed."""
    mode: str = ""
    sitting: str = ""


class TypeRecord(NamedTuple):
    """First attempts at one question type."""

    number: int
    tries: int
    right: int
    lasts: str
    """The last ten, `1` for right, the newest last."""


class DayRecord(NamedTuple):
    """One day of practice."""

    day: str
    questions: int
    """How many were answered; skipped ones are not."""
    right: int
    """At the first try."""
    seconds: float
    median_seconds: float | None
    """Of the right first answers."""


class Totals(NamedTuple):
    """All days together."""

    days: int
    questions: int
    right: int
    seconds: float


class SlipDay(NamedTuple):
    """How often a slip was made on a day."""

    day: str
    slip: str
    times: int


class SlipRecord(NamedTuple):
    """A slip, how often it was made in all, and where last."""

    slip: str
    times: int
    latest: Kept


class Best(NamedTuple):
    """The best sitting under one setting: most right; of those the quickest."""

    right: int
    asked: int
    median_seconds: float | None
    day: str


class SittingRecord(NamedTuple):
    """A sitting that was finished."""

    id: str
    mode: Mode
    setting: str
    at: float
    day: str
    right: int
    asked: int
    median_seconds: float | None
    notes: str
    """JSON of the mode's own; empty where it has none."""


class Unfinished(NamedTuple):
    """A sitting that was cut off."""

    mode: Mode
    state: str
    """JSON, as `park` or `keep` was given it."""
    at: float
    sitting: str


class Sureness(NamedTuple):
    """What came of answers of which one said how sure one was."""

    sure_right: int = 0
    sure_wrong: int = 0
    unsure_right: int = 0
    unsure_wrong: int = 0


def hit(attempt: Attempt) -> int | None:
    """1 for right, 0 for missed; none for a question that was skipped, which counts nowhere."""
    return None if attempt.outcome == "skipped" else int(attempt.is_right)


def without_help(attempt: Attempt) -> bool:
    """Whether no hint had been seen."""
    return attempt.hints == 0 and not attempt.shown


def named_slips(attempt: Attempt) -> tuple[str, ...]:
    """The slips that an attempt is counted under: the commonest that fits alone, or the commonest pair."""
    return attempt.slips[:1] or sum(attempt.pairs[:1], ())
