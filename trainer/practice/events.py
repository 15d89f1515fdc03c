"""What a person can do to a sitting. The time comes in with the event, in seconds of any steady clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Answered(NamedTuple):
    """Enter was pressed on an answer."""

    text: str
    at: float


@dataclass(frozen=True)
class _Timed:
    """Something that a person does, and when."""

    at: float


class Hinted(_Timed):
    """The next hint was asked for."""


class GaveUp(_Timed):
    """ "I don't know": an answer of its own."""


class Explained(_Timed):
    """The explanation was asked for."""


class Moved(_Timed):
    """The next question was asked for."""


class Skipped(_Timed):
    """The question was left unanswered."""


class Stopped(_Timed):
    """The sitting was ended."""


Event = Answered | Hinted | GaveUp | Explained | Moved | Skipped | Stopped
EVENTS: tuple[type, ...] = (Answered, Hinted, GaveUp, Explained, Moved, Skipped, Stopped)
