"""Days as learners live them: practice after midnight belongs to the evening before."""

from __future__ import annotations

from datetime import date, datetime, timedelta

_DAWN = timedelta(hours=4)


def day_of(at: float) -> str:
    """The local day of a moment, `YYYY-MM-DD`; a day begins at four in the morning.

    Args:
        at: seconds since 1970, UTC.
    """
    return (datetime.fromtimestamp(at).astimezone() - _DAWN).date().isoformat()


def days_between(first: str, second: str) -> int:
    """How many days after the first the second is."""
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


def said(day: str) -> str:
    """A day as people say it: "Thu 26 Nov"."""
    return f"{date.fromisoformat(day):%a} {date.fromisoformat(day).day} {date.fromisoformat(day):%b}"
