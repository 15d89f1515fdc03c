"""Days as text, `YYYY-MM-DD`: how far apart they are, and what they are called."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@lru_cache(maxsize=4096)
def number(day: str) -> int:
    """A day as a number of days, to reckon with."""
    return date.fromisoformat(day).toordinal()


@lru_cache(maxsize=4096)
def later(day: str, by: int) -> str:
    """The day so many days later, or earlier."""
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


def apart(day: str, other: str) -> int:
    """Days from one day to another; below nought where the other is earlier."""
    return number(other) - number(day)


def spoken(day: str, today: str) -> str:
    """A day of the past as one says it: yesterday, on Thursday, 12 days ago."""
    ago = apart(day, today)
    if ago <= 1:
        return "today" if ago <= 0 else "yesterday"
    return f"on {_NAMES[(number(day) - 1) % 7]}" if ago < 7 else f"{ago} days ago"


def evenings_left(day: str, interview: str) -> int | None:
    """Evenings from today's on until the one before the interview; None without a date or after it."""
    left = apart(day, interview) if interview else -1
    return None if left < 0 else max(left, 1)
