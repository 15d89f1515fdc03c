"""What things that are kept by their ids are called: slips, ideas, settings, modes, moments. What is unknown keeps its id."""

from __future__ import annotations

from datetime import date, datetime

from question_bank import catalog
from question_bank.ideas import IDEAS
from question_bank.slips import SLIPS
from trainer.learning.pool import sentences
from trainer.sittings.days import days_between, said

_MODES = {"stand": "where do I stand", "practice": "practice"}
_KNOWN = {"known": "what you know", "all": "every topic", "x1": "", "off": "no limit", "warmup": "warm-up"}


def idea_name(idea: str) -> str:
    """The sentence of an idea."""
    if idea in sentences():
        return sentences()[idea]
    if idea not in IDEAS:
        catalog.layers()  # as with slips: an idea that only one layer knows
    return IDEAS.get(idea, idea.replace("-", " "))


def slip_name(slip: str) -> str:
    """What follows "Slip:"."""
    if slip not in SLIPS:
        catalog.layers()  # slips that only one layer knows stand in its own file
    return SLIPS[slip].name if slip in SLIPS else slip.replace("-", " ")


def mode_name(mode: str) -> str:
    """A mode as part of a line."""
    return _MODES.get(mode, mode)


def setting_name(setting: str) -> str:
    """Under what results are compared, in words: "sprint, 5 minutes, what you know, interview"."""
    parts = [_KNOWN.get(part, part) for part in setting.split("/")]
    if parts[:1] == ["challenge"]:
        return " ".join(parts)
    return ", ".join(_topics(part) for part in parts if part)


def _topics(part: str) -> str:
    return "the topics you chose" if "+" in part or "*" in part else part


def day_name(day: str, today: str) -> str:
    """A day as people say it, with its year where that is another one: "Thu 26 Nov", "Wed 13 Sep 2023"."""
    return said(day) if day[:4] == today[:4] else f"{said(day)} {day[:4]}"


def moment(at: float, day: str, today: str) -> str:
    """When something was, in at most nine characters: "Thu 21:14" within the last week, then "12 Nov", "Nov 2025".

    Args:
        at: seconds since 1970, UTC.
        day: the day to which it was counted.
        today: the day it is.
    """
    then = _local(at)
    if then is not None and 0 <= days_between(then.date().isoformat(), today) < 7:
        return f"{then:%a %H:%M}"
    return said(day)[4:] if day[:4] == today[:4] else f"{date.fromisoformat(day):%b %Y}"


def exact_moment(at: float, day: str, today: str) -> str:
    """The same to the minute: "Thu 26 Nov, 21:14"."""
    then = _local(at)
    name = day_name(day if then is None else then.date().isoformat(), today)
    return name if then is None else f"{name}, {then:%H:%M}"


def _local(at: float) -> datetime | None:
    """The time on the clock of whoever sits here; none for a moment that no calendar has."""
    try:
        return datetime.fromtimestamp(at).astimezone()
    except (OverflowError, OSError, ValueError):
        return None
