"""What a person can do in an interview, beside what one can do in any sitting. The time comes in with the event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from trainer.practice.events import Answered, GaveUp, Moved, Paused, Resumed, Skipped, Stopped, Ticked


class Asked(NamedTuple):
    """The interviewer was asked about something that is open."""

    opening: str
    at: float


class Marked(NamedTuple):
    """The spoken answer was compared with one's own: said it, or missed it."""

    said: bool
    at: float


@dataclass(frozen=True)
class Shown:
    """How one might say the answer was asked for."""

    at: float


@dataclass(frozen=True)
class Clocked:
    """The clock was switched on or off."""

    at: float


Event = Answered | Asked | Marked | Shown | Clocked | GaveUp | Moved | Skipped | Paused | Resumed | Ticked | Stopped
EVENTS: tuple[type, ...] = (
    Answered,
    Asked,
    Marked,
    Shown,
    Clocked,
    GaveUp,
    Moved,
    Skipped,
    Paused,
    Resumed,
    Ticked,
    Stopped,
)
