"""What a person can do to a sitting. The time comes in with the event, in seconds of any steady clock."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answered:
    """Enter was pressed on an answer."""

    text: str
    at: float


@dataclass(frozen=True, slots=True)
class Hinted:
    """The next hint was asked for."""

    at: float


@dataclass(frozen=True, slots=True)
class GaveUp:
    """ "I don't know": an answer of its own."""

    at: float


@dataclass(frozen=True, slots=True)
class Explained:
    """The explanation was asked for."""

    at: float


@dataclass(frozen=True, slots=True)
class Moved:
    """The next question was asked for."""

    at: float


@dataclass(frozen=True, slots=True)
class Skipped:
    """The question was left unanswered."""

    at: float


@dataclass(frozen=True, slots=True)
class Stopped:
    """The sitting was ended."""

    at: float


Event = Answered | Hinted | GaveUp | Explained | Moved | Skipped | Stopped
EVENTS: tuple[type, ...] = (Answered, Hinted, GaveUp, Explained, Moved, Skipped, Stopped)
