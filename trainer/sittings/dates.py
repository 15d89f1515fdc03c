"""The day of an interview as people type it."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FARTHEST = 366
"""Days ahead for which an evening is planned."""


class BadDate(ValueError):
    """A text that is no such day, with a sentence that says what would be."""


def interview_day(typed: str, today: str) -> str:
    """The day of an interview, `YYYY-MM-DD`; empty where nothing was typed, which means that there is none.

    Args:
        typed: `9` or `9 days` (days from today), `30 Nov`, `Nov 30`, `30 November 2026`, `2026-11-30`, `tomorrow`.
        today: the day it is, `YYYY-MM-DD`.

    Raises:
        BadDate: if it can't be read, is over, or is more than a year away.
    """
    words = " ".join(re.sub(r"[,.]", " ", typed.lower()).split())
    if not words or words in ("none", "no"):
        return ""
    now = date.fromisoformat(today)
    found = _read(words, now)
    if found is None:
        raise BadDate("Type a date such as 30 Nov or 2026-11-30, or a number of days such as 9.")
    if found < now:
        raise BadDate("That day is over. Which day is it?")
    if (found - now).days > _FARTHEST:
        raise BadDate("That is more than a year away. Leave it open for now: just Enter.")
    return found.isoformat()


def _read(words: str, now: date) -> date | None:
    try:
        if words in ("today", "tomorrow"):
            return now + timedelta(days=words == "tomorrow")
        if days := re.fullmatch(r"(?:in )?([0-9]{1,5})(?: days?)?", words):
            return now + timedelta(days=int(days[1]))
        if whole := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", words):
            return date(*map(int, whole.groups()))
        return _named(words, now)
    except ValueError:  # 31 February
        return None


def _named(words: str, now: date) -> date | None:
    """A day and the name of a month, in either order, with or without the year."""
    parts = [re.sub(r"(?<=[0-9])(st|nd|rd|th)$", "", word) for word in words.split()]
    months = [_MONTHS.index(word[:3]) + 1 for word in parts if word[:3] in _MONTHS and word.isalpha()]
    numbers = [int(word) for word in parts if word.isdecimal() and len(word) <= 4]
    if len(months) != 1 or len(months) + len(numbers) != len(parts) or len(numbers) not in (1, 2):
        return None
    if len(numbers) == 2:
        return date(numbers[1], months[0], numbers[0])
    found = date(now.year, months[0], numbers[0])
    return found if found >= now else date(now.year + 1, months[0], numbers[0])
