"""What a person can do to a sitting. The time comes in with the event, in seconds of any steady clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Answered(NamedTuple):
    """Enter was pressed on an answer."""

    text: str
    at: float


class Weighed(NamedTuple):
    """How sure one is of the answer just given was told; None where one does not say."""

    sure: bool | None
    at: float


class Hung(NamedTuple):
    """After the end: the time of a question is taken out, or counted again. The first question has number 1."""

    number: int
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


class Paused(_Timed):
    """The question is hidden and no time counts."""


class Resumed(_Timed):
    """The question is on view again."""


class Ticked(_Timed):
    """Time went by and nothing else."""


class Stopped(_Timed):
    """The sitting was ended."""


Event = Answered | Weighed | Hung | Hinted | GaveUp | Explained | Moved | Skipped | Paused | Resumed | Ticked | Stopped
EVENTS: tuple[type, ...] = (
    Answered,
    Weighed,
    Hung,
    Hinted,
    GaveUp,
    Explained,
    Moved,
    Skipped,
    Paused,
    Resumed,
    Ticked,
    Stopped,
)
