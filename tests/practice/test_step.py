"""The session machine: the table is total, and what holds on every walk through it."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import product

import pytest

from question_bank.catalog import topics
from question_bank.checks.leaks import in_verdict
from question_bank.codes import question
from question_bank.question import Question
from trainer.practice import (
    PRACTICE,
    Answered,
    Deck,
    Done,
    Drawn,
    Event,
    Explained,
    Finished,
    Fixed,
    GaveUp,
    Hinted,
    Hung,
    Moved,
    Paused,
    Phase,
    Rules,
    Saved,
    Sitting,
    Skipped,
    Stopped,
    Tour,
    Weighed,
    start,
    step,
)
from trainer.practice.events import EVENTS
from trainer.practice.step import QUIET, TRANSITIONS

SEED = "forward/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3"
OTHER = "forward/conv2d/params?H=32&W=32&D=8&M=16&K_h=5&K_w=5"


WEIGHING = Rules(weighs=True)


def after(deck: Deck, *events: Event, rules: Rules = PRACTICE, name: str = "4") -> Sitting:
    """The sitting after some events. Under this name the first question asks how sure one is, if any does."""
    sitting = start(deck, 0.0, rules, name)
    for event in events:
        sitting, _ = step(sitting, event)
    return sitting


def every_event(text: str, at: float) -> tuple[Event, ...]:
    """One of each kind."""
    others = (kind(at) for kind in EVENTS if kind not in (Answered, Weighed, Hung))
    return (Answered(text, at), Weighed(True, at), Hung(1, at), *others)


def right(asked: Question) -> str:
    """An answer that is right."""
    expected = asked.key.expected
    if isinstance(expected, dict):
        return json.dumps(expected)
    return f"({', '.join(map(str, expected))},)" if isinstance(expected, list) else str(expected)


def test_the_table_is_total() -> None:
    assert set(TRANSITIONS) == set(QUIET) == set(product(Phase, EVENTS))


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase is not Phase.OVER])
def test_every_phase_can_be_left(phase: Phase) -> None:
    way: dict[Phase, tuple[Event, ...]] = {
        Phase.ASKED: (),
        Phase.MISSED: (Answered("100", 1.0),),
        Phase.RIGHT: (Answered("280", 1.0),),
        Phase.SHOWN: (Explained(1.0),),
        Phase.WEIGHED: (Answered("280", 1.0),),
        Phase.PAUSED: (Paused(1.0),),
    }
    rules = WEIGHING if phase is Phase.WEIGHED else PRACTICE
    sitting = after(Fixed((SEED, OTHER)), *way[phase], rules=rules)
    assert sitting.phase is phase
    assert step(sitting, Stopped(2.0))[0].phase is Phase.OVER
    for _ in range(3):
        sitting, _ = step(sitting, Moved(2.0))
        sitting, _ = step(sitting, Skipped(2.0))
    assert sitting.question.code == OTHER


def test_nothing_changes_after_the_end() -> None:
    over = after(Fixed((SEED,)), Stopped(1.0))
    for event in every_event("280", 1.0):
        if not isinstance(event, Hung):
            assert step(over, event) == (over, ())


def test_a_right_answer() -> None:
    sitting, effects = step(start(Fixed((SEED, OTHER)), 10.0), Answered("10*28", 14.5))
    assert sitting.phase is Phase.RIGHT
    (saved,) = effects
    assert isinstance(saved, Saved)
    attempt = saved.attempt
    assert (attempt.code, attempt.text, attempt.read_as) == (SEED, "10*28", "10 × 28 = 280")
    assert (attempt.outcome, attempt.seconds, attempt.place, attempt.hints) == ("right", 4.5, 1, 0)
    moved, effects = step(sitting, Moved(15.0))
    assert (moved.question.code, moved.seconds, effects) == (OTHER, 0.0, ())
    assert moved.elapsed == 4.5
    assert moved.done[0].at_once


def test_two_misses_show_the_solution() -> None:
    sitting = after(Fixed((SEED,)), Answered("100", 1.0))
    assert sitting.phase is Phase.MISSED
    sitting, effects = step(sitting, Answered("270", 2.0))
    assert sitting.phase is Phase.SHOWN
    assert [type(effect) for effect in effects] == [Saved]
    assert sitting.missed is not None
    assert sitting.missed.slips == ("forgot-depth",)
    assert sitting.verdict is not None
    assert sitting.verdict.slips == ("forgot-bias",)
    sitting, effects = step(sitting, Moved(3.0))
    assert sitting.phase is Phase.OVER
    assert sitting.done[0].slips == ("forgot-depth", "forgot-bias")
    assert [type(effect) for effect in effects] == [Finished]


def test_right_at_the_second_try_and_by_convention() -> None:
    sitting = after(
        Fixed((SEED, SEED)),
        Answered("100", 1.0),
        Answered("280", 2.0),
        Moved(3.0),
        Answered("270 no bias", 4.0),
        Moved(5.0),
    )
    tally = sitting.tally
    assert (tally.asked, tally.at_once, tally.second_try, tally.shown, tally.skipped) == (2, 1, 1, 0, 0)


def test_hints_are_counted_up_to_the_last_and_kept_with_the_try() -> None:
    sitting = after(Fixed((SEED,)), *(Hinted(1.0) for _ in range(9)))
    assert sitting.hints == len(sitting.question.hints) == 3
    _, effects = step(sitting, Answered("280", 2.0))
    assert isinstance(effects[0], Saved)
    assert effects[0].attempt.hints == 3


@pytest.mark.parametrize(
    ("event", "outcome"), [(GaveUp(3.0), "gave-up"), (Explained(3.0), "explained"), (Skipped(3.0), "skipped")]
)
def test_what_is_no_answer_is_kept_too(event: Event, outcome: str) -> None:
    _, effects = step(start(Fixed((SEED, OTHER)), 0.0), event)
    assert isinstance(effects[0], Saved)
    assert (effects[0].attempt.outcome, effects[0].attempt.text, effects[0].attempt.seconds) == (outcome, "", 3.0)


@pytest.mark.parametrize("typed", ["", "28x28", "10*(3*3*3)+1O", "(" * 100, "x" * 3000, "\x00", "9**9**9**9"])
def test_what_cannot_be_read_costs_nothing(typed: str) -> None:
    before = after(Fixed((SEED,)), Hinted(1.0))
    sitting, effects = step(before, Answered(typed, 2.0))
    assert effects == ()
    assert (sitting.phase, sitting.tries, sitting.hints) == (before.phase, before.tries, before.hints)
    assert sitting.unread_at is not None
    right_after, _ = step(sitting, Answered("280", 3.0))
    assert right_after.phase is Phase.RIGHT
    assert right_after.unread_at is None
    assert right_after.tries[0].place == 1


def test_after_a_miss_the_same_topic_comes_once_with_other_numbers() -> None:
    sitting = after(Drawn(tuple(topics()), "interview", "again"), GaveUp(1.0))
    first = sitting.question
    sitting, _ = step(sitting, Moved(2.0))
    assert sitting.again
    assert sitting.question.topic == first.topic
    assert sitting.question.code != first.code
    sitting, _ = step(step(sitting, GaveUp(3.0))[0], Moved(4.0))
    assert not sitting.again


def test_a_skipped_question_does_not_come_again() -> None:
    sitting = after(Drawn(tuple(topics()), "interview", "skip"), Skipped(1.0))
    assert not sitting.again
    assert sitting.question.topic.name != sitting.done[0].topic


def test_a_deck_counts_its_questions_and_may_be_empty() -> None:
    sitting = after(Drawn(("forward/conv2d/params",), "warmup", "count", 2), Skipped(1.0), Skipped(2.0))
    assert sitting.phase is Phase.OVER
    with pytest.raises(ValueError, match="no question"):
        start(Fixed(()), 0.0)


def test_the_tour_of_who_is_right_and_of_who_is_not() -> None:
    quick = after(Tour(), Answered("280", 1.0), Moved(2.0))
    assert "G=4" in quick.question.code
    assert not quick.again
    slow = after(Tour(), Answered("100", 1.0), Answered("280", 2.0), Moved(3.0))
    assert "shown=2" in slow.question.code
    assert [line.endswith("?") for line in slow.question.work] == [False, False, True, True]
    assert slow.again
    for sitting in (quick, slow):
        table, _ = step(step(sitting, GaveUp(4.0))[0], Moved(5.0))
        assert table.question.topic.family == "spot-table"
        assert table.number == table.deck.total == 3
        over, effects = step(step(table, Answered("2 4 6 7 8", 6.0))[0], Moved(7.0))
        assert over.phase is Phase.OVER
        assert isinstance(effects[0], Finished)


@pytest.mark.parametrize("level", ["warmup", "interview", "expert"])
def test_no_verdict_on_a_first_miss_holds_the_right_number(level: str) -> None:
    for topic in topics().values():
        if topic.family != "forward" or topic.wants != "number" or level not in topic.levels:
            continue
        deck = Drawn((topic.name,), level, "miss", 4)  # type: ignore[arg-type]
        done: tuple[Done, ...] = ()
        while (dealt := deck.deal(done)) is not None:
            done = (*done, Done(dealt.code, topic.name, ()))
            _check_says(question(dealt.code))


def _check_says(asked: Question) -> None:
    for typed in ("7", "100", "1000001", *(str(int(Fraction(asked.key.expected)) + more) for more in (1, -1, 10))):
        sitting = after(Fixed((asked.code,)), Answered(typed, 1.0))
        if sitting.phase is Phase.MISSED:
            assert sitting.verdict is not None
            assert not list(in_verdict(asked, typed, sitting.verdict)), asked.code
