"""What is remembered of one idea: the state of its schedule, and what came of its first answers."""

from __future__ import annotations

from typing import NamedTuple


class Card(NamedTuple):
    """The memory of one idea. Days are local dates, `YYYY-MM-DD`; an empty one is none."""

    idea: str
    stability: float
    """Days after which nine in ten are remembered, as FSRS estimates it."""
    difficulty: float
    """From 1 to 10, as FSRS has it."""
    due: str
    last: str
    """The day of the last answer that fed the schedule."""
    met: str
    """The day on which it was met first."""
    tries: int = 0
    right: int = 0
    firsts: str = ""
    """Its first five first answers, `1` for right."""
    lasts: str = ""
    """Its last ten, the newest last."""
    rests: str = ""
    """The day until which it is left alone, after too many misses."""
    wanted: str = ""
    """The day on which it comes back whatever the schedule says: one was sure, and wrong."""
    misses: int = 0
    """How often it was missed on the day `last`."""
