"""How the memory of an idea moves: once a day by FSRS, never further than an interview allows."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fsrs import Card as Known
from fsrs import Rating, Scheduler

from trainer.learning import days
from trainer.learning.memory import MISSES, Grade, grade, grades, learned, reviewed
from trainer.practice.card import Card
from trainer.practice.sitting import Attempt

DAY = "2026-11-21"
RIGHT = Attempt("c", "", "", "right", seconds=30)


@pytest.mark.parametrize(
    ("attempt", "usual", "expected"),
    [
        (RIGHT, None, "good"),
        (RIGHT, 15, "good"),  # exactly twice one's usual time is not slower than that
        (RIGHT, 14.9, "hard"),
        (RIGHT._replace(hints=1), 60, "hard"),
        (RIGHT._replace(hints=3, shown=True), 60, "again"),
        (RIGHT._replace(outcome="convention"), 60, "good"),
        (RIGHT._replace(outcome="slipped"), 60, "again"),
        (RIGHT._replace(outcome="gave-up"), 60, "again"),
    ],
)
def test_how_an_answer_is_graded(attempt: Attempt, usual: float | None, expected: Grade) -> None:
    assert grade(attempt, usual) == expected


def test_what_stood_before_a_slip_was_right_all_the_same() -> None:
    slip = RIGHT._replace(outcome="slipped")
    assert grades({"a": True, "b": False}, slip, 60) == {"a": "good", "b": "again"}
    assert grades({"a": True, "b": False}, slip, 10) == {"a": "hard", "b": "again"}


def test_the_schedule_is_that_of_the_package() -> None:
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    known, mine, day = Known(1), None, DAY
    for mark, rating in (("good", Rating.Good), ("hard", Rating.Hard), ("again", Rating.Again), ("good", Rating.Good)):
        at = datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)
        known, _ = scheduler.review_card(known, rating, at)
        mine = reviewed(mine, "filter-depth", mark, day)  # type: ignore[arg-type]
        assert mine.due == known.due.date().isoformat()
        assert (mine.stability, mine.difficulty) == (known.stability, known.difficulty)
        day = mine.due


def test_only_the_first_answer_of_a_day_moves_the_schedule() -> None:
    first = reviewed(None, "filter-depth", "again", DAY)
    later = reviewed(first, "filter-depth", "good", DAY)
    assert (later.due, later.stability) == (first.due, first.stability)
    assert (later.tries, later.right, later.lasts, later.firsts) == (2, 1, "01", "01")


def test_counts_keep_the_first_five_and_the_last_ten() -> None:
    card: Card | None = None
    for i in range(12):
        card = reviewed(card, "filter-depth", "good" if i % 2 else "again", days.later(DAY, i))
    assert card is not None
    assert (card.firsts, card.lasts, card.tries, card.right, card.met) == ("01010", "0101010101", 12, 6, DAY)


@pytest.mark.parametrize("ahead", range(0, 30))
def test_no_interval_is_longer_than_three_days_in_the_last_fortnight(ahead: int) -> None:
    interview = days.later(DAY, ahead)
    known = Card("filter-depth", 60.0, 3.0, DAY, days.later(DAY, -60), days.later(DAY, -90), 5, 5, "11111", "11111")
    due = reviewed(known, "filter-depth", "good", DAY, interview).due
    free = reviewed(known, "filter-depth", "good", DAY).due
    assert days.apart(DAY, free) > 30
    if ahead == 0:
        assert due == free  # the interview is over, or today
    elif ahead <= 14:
        assert days.apart(DAY, due) == 3
    else:
        assert days.apart(due, interview) == 11


def test_five_misses_in_one_evening_and_it_rests_until_tomorrow() -> None:
    card: Card | None = None
    for i in range(MISSES):
        assert card is None or card.rests == ""
        card = reviewed(card, "filter-depth", "again", DAY)
        assert card.misses == i + 1
    assert card is not None
    assert card.rests == days.later(DAY, 1)
    assert reviewed(card, "filter-depth", "again", days.later(DAY, 1)).misses == 1


def test_sure_and_wrong_comes_back_two_or_three_days_later_as_well() -> None:
    sure = RIGHT._replace(outcome="slipped", sure=True)
    (card,) = learned({}, {"filter-depth": False}, sure, None, DAY)
    assert days.apart(DAY, card.wanted) in (2, 3)
    assert reviewed(card, "filter-depth", "good", days.later(DAY, 1)).wanted == card.wanted
    assert reviewed(card, "filter-depth", "good", card.wanted).wanted == ""
    unsure = learned({}, {"filter-depth": False}, sure._replace(sure=False), None, DAY)
    assert unsure[0].wanted == ""
