"""The memory of an idea: FSRS says when it is due, once a day; counts are kept beside it.

The package `fsrs` is loaded where an answer is kept, never where a plan is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Literal

from question_bank.sampling import chance
from trainer.learning import days
from trainer.practice.card import Card
from trainer.practice.sitting import Attempt

if TYPE_CHECKING:
    from datetime import datetime

    from fsrs import Scheduler

Grade = Literal["good", "hard", "again"]

SLOW = 2.0
"""So many times one's own usual time is slow."""
FORTNIGHT = 14
LONGEST_BEFORE_INTERVIEW = 3
MISSES = 5
"""After so many misses in one evening an idea rests until tomorrow."""
_FIRSTS, _LASTS = 5, 10


def make_ready() -> None:
    """Loads what the first answer would have to wait for."""
    _scheduler()


def grade(attempt: Attempt, usual: float | None) -> Grade:
    """How well a first answer came: without help and not slowly is good; right otherwise hard; all else again.

    Args:
        attempt: the first try.
        usual: one's own median time for this kind of question; None where there is none yet, and nothing is slow.
    """
    if not attempt.is_right or attempt.shown:
        return "again"
    slow = usual is not None and attempt.seconds > SLOW * usual
    return "hard" if attempt.hints or slow else "good"


def grades(marks: Mapping[str, bool], attempt: Attempt, usual: float | None) -> dict[str, Grade]:
    """The same for each idea that an answer says something of: one before a slip was right, though the answer was not."""
    slow = usual is not None and attempt.seconds > SLOW * usual
    right: Grade = "hard" if attempt.hints or slow else "good"
    return {idea: right if mark else "again" for idea, mark in marks.items()}


def learned(
    cards: Mapping[str, Card],
    marks: Mapping[str, bool],
    attempt: Attempt,
    usual: float | None,
    day: str,
    interview_day: str = "",
) -> tuple[Card, ...]:
    """The cards that a first answer changes, as they are after it."""
    sure = attempt.sure is True and not attempt.is_right
    return tuple(
        reviewed(cards.get(idea), idea, mark, day, interview_day, sure=sure and mark == "again")
        for idea, mark in grades(marks, attempt, usual).items()
    )


def reviewed(
    card: Card | None, idea: str, mark: Grade, day: str, interview_day: str = "", *, sure: bool = False
) -> Card:
    """A card after an answer. Only the first answer of a day moves its schedule; counts always move.

    Args:
        card: the card as it was; None where the idea was never met.
        idea: the idea.
        mark: how the answer came.
        day: the day of the answer.
        interview_day: the day of the interview; empty where there is none.
        sure: whether one had been sure and was wrong, so that it comes back two or three days later as well.
    """
    right = mark != "again"
    before = card or Card(idea, 0.0, 0.0, "", "", day)
    fed = before if before.last == day else _fed(before, mark, day)
    misses = (before.misses if before.last == day else 0) + (not right)
    return fed._replace(
        due=capped(fed.due, day, interview_day),
        last=day,
        tries=before.tries + 1,
        right=before.right + right,
        firsts=(before.firsts + "01"[right])[:_FIRSTS],
        lasts=(before.lasts + "01"[right])[-_LASTS:],
        misses=misses,
        rests=days.later(day, 1) if misses >= MISSES else before.rests,
        wanted=_wanted(before, day, sure),
    )


def capped(due: str, last: str, interview_day: str) -> str:
    """When a card is due, where an interview comes: in its last fortnight no interval is longer than three days."""
    if not interview_day or not last or last >= interview_day:
        return due
    start = max(last, days.later(interview_day, -FORTNIGHT))
    return min(due, days.later(start, LONGEST_BEFORE_INTERVIEW))


def _wanted(before: Card, day: str, sure: bool) -> str:
    if sure:
        return days.later(day, 2 + chance(before.idea, day, "sure") % 2)
    return before.wanted if before.wanted > day else ""


def _fed(card: Card, mark: Grade, day: str) -> Card:
    """The schedule after an answer."""
    from fsrs import Card as Known  # noqa: PLC0415 - a start should not wait for it
    from fsrs import Rating, State  # noqa: PLC0415

    known = Known(card_id=1, due=_noon(day))
    if card.last:
        known = Known(1, State.Review, None, card.stability, card.difficulty, _noon(card.due), _noon(card.last))
    rating = {"good": Rating.Good, "hard": Rating.Hard, "again": Rating.Again}[mark]
    after, _ = _scheduler().review_card(known, rating, _noon(day))
    assert after.stability is not None
    assert after.difficulty is not None
    return card._replace(stability=after.stability, difficulty=after.difficulty, due=after.due.date().isoformat())


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler  # noqa: PLC0415 - a start should not wait for it

    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def _noon(day: str) -> datetime:
    """A day as the time that the package wants; all at the same hour, so that days apart are whole."""
    from datetime import UTC, datetime  # noqa: PLC0415 - only where a schedule moves

    return datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)
