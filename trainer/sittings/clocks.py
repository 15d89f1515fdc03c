"""Time in words, which change seldom and hurry nobody, or in digits for who asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.practice import Sitting

if TYPE_CHECKING:
    from trainer.history import Best

_SHARES = ((0.9, "all of the time left"), (0.66, "most of the time left"), (0.4, "about half the time left"))
_LAST = ((0.15, "about a quarter left"), (0.0, "a little time left"))


def clock(sitting: Sitting, form: str) -> str:
    """The clock of a drill: what is left of its limit, or what it took so far.

    Args:
        sitting: the sitting; one that is no drill has no clock.
        form: `word`, `digits` or `off`.
    """
    if form == "off" or not sitting.rules.setting:
        return ""
    left, limit = sitting.left, sitting.rules.limit
    if left is None or limit is None:
        return digits(sitting.elapsed) if form == "digits" else _so_far(sitting.elapsed)
    if form == "digits":
        return f"{digits(left)} left"
    return next(words for share, words in (*_SHARES, *_LAST) if left >= share * limit)


def digits(seconds: float) -> str:
    """Minutes and seconds: "4:07"."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def _so_far(seconds: float) -> str:
    minutes = int(seconds) // 60
    return "under a minute" if not minutes else "over a minute" if minutes == 1 else f"over {minutes} minutes"


def pace(sitting: Sitting, best: Best | None) -> str:
    """How far a drill is ahead of the best one for its setting, in right answers at the same time."""
    if best is None:
        return "no best yet"
    whole = sitting.rules.limit or best.asked * (best.median_seconds or 0.0)
    by_then = min(best.right, best.right * sitting.elapsed / whole) if whole else best.right
    ahead = sitting.tally.at_once - by_then
    number = round(abs(ahead))
    if not number:
        return "level with your best"
    return f"{number} {'ahead of' if ahead > 0 else 'behind'} your best"


def took(seconds: float) -> str:
    """A length of time as one says it: "24 s", "6 min 40 s"."""
    whole = round(seconds)
    return f"{whole} s" if whole < 100 else f"{whole // 60} min {whole % 60} s" if whole % 60 else f"{whole // 60} min"
