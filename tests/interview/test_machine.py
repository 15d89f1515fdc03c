"""The machine of the interview: a total table, turns that follow the answers, time, and parking at every stage."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from itertools import product

import pytest

from question_bank.codes import question
from question_bank.interviews import stock
from question_bank.interviews.saying import answer_of
from trainer.practice import Saved
from trainer.practice.events import Answered, GaveUp, Moved, Paused, Resumed, Skipped, Stopped, Ticked
from trainer.practice.interview import (
    Asked,
    Clocked,
    Ended,
    Interview,
    Marked,
    Shown,
    Stage,
    parked,
    start,
    step,
    unparked,
)
from trainer.practice.interview.events import EVENTS, Event
from trainer.practice.interview.state import MOST_TURNS
from trainer.practice.interview.step import TRANSITIONS


def begun(case: str = "first-layer", seed: str = "demo", long: bool = False) -> Interview:
    interview = start(seed, "interview", 0.0, long=long)
    return interview if long else replace(interview, cases=(case,))


def right(interview: Interview) -> str:
    """An answer that is right in the last of the ways that are still open."""
    answer = answer_of(interview.posed.variants[-1])
    return "impossible" if answer is None else "x".join(map(str, answer)) if len(answer) > 1 else str(answer[0])


def wrong(interview: Interview) -> str:
    return "3x5x7" if interview.posed.usual.question.wanted.kind == "shape" else "7777777777"


def after(interview: Interview, *events: Event) -> Interview:
    for event in events:
        interview, _ = step(interview, event)
    return interview


def test_the_table_is_total() -> None:
    assert set(TRANSITIONS) == set(product(Stage, EVENTS))


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.OVER])
def test_every_stage_can_be_left(stage: Stage) -> None:
    way: dict[Stage, tuple[Event, ...]] = {
        Stage.ASKED: (),
        Stage.JUDGED: (GaveUp(1.0),),
        Stage.SHOWN: (GaveUp(1.0), Shown(2.0)),
        Stage.PAUSED: (Paused(1.0),),
    }
    there = after(begun(), *way[stage])
    assert there.stage is stage
    assert after(there, Stopped(3.0)).stage is Stage.OVER
    assert after(there, Moved(3.0), Skipped(3.0)).stage is Stage.ASKED


def test_nothing_changes_after_the_end() -> None:
    over = after(begun(), Stopped(1.0))
    events = (Answered("1", 2.0), Asked("padding", 2.0), Marked(True, 2.0))
    others = (kind(2.0) for kind in EVENTS if kind not in (Answered, Asked, Marked))
    for event in (*events, *others):
        found, effects = step(over, event)
        assert (replace(found, last=1.0), effects) == (over, ())


@pytest.mark.parametrize("case", list(stock.cases()))
def test_right_answers_climb_every_rung(case: str) -> None:
    interview, at = begun(case), 0.0
    while interview.stage is not Stage.OVER:
        at += 30.0
        interview, (saved,) = step(interview, Answered(right(interview), at))
        assert isinstance(saved, Saved)
        assert saved.attempt.outcome == "right"
        interview, effects = step(interview, Moved(at + 60.0))
        at += 60.0
    assert [one.rung for one in interview.done] == list(range(len(stock.cases()[case].rungs)))
    assert not any(one.aside for one in interview.done)
    assert all(one.is_solid for one in interview.done)
    assert effects == (Ended(len(interview.done)),)
    assert interview.elapsed == 30.0 * len(interview.done)  # reading a reaction is not timed


@pytest.mark.parametrize("case", list(stock.cases()))
def test_a_miss_takes_one_step_aside_and_five_to_seven_turns_are_all(case: str) -> None:
    interview = begun(case)
    while interview.stage is not Stage.OVER:
        interview = after(interview, Answered(wrong(interview), 1.0), Moved(1.0))
    assert 5 <= len(interview.done) <= MOST_TURNS
    assert [one.aside for one in interview.done] == [bool(i % 2) for i in range(len(interview.done))]


def test_right_by_method_goes_on_and_a_skip_takes_no_step_aside() -> None:
    answer = answer_of(begun().posed.usual)
    assert answer is not None
    off = after(begun(), Answered(f"{answer[0]}0", 1.0))
    assert off.judged is not None
    assert off.judged.number == "ten times"
    assert (after(off, Moved(1.0)).rung, after(off, Moved(1.0)).aside) == (1, False)
    skipped, (saved,) = step(begun(), Skipped(1.0))
    assert (skipped.rung, skipped.aside, skipped.done[0].outcome) == (1, False, "skipped")
    assert isinstance(saved, Saved)
    assert saved.attempt.outcome == "skipped"
    gave_up, (saved,) = step(begun(), GaveUp(1.0))
    assert isinstance(saved, Saved)
    assert saved.attempt.outcome == "gave-up"
    assert after(gave_up, Moved(1.0)).aside


def test_who_asks_is_answered_and_the_assumption_stands() -> None:
    asked = after(begun(), Asked("padding", 3.0))
    assert asked.agreed == ("padding",)
    assert asked.notes == ("asked padding",)
    assert asked.reply_to("padding") in ("No padding.", "Padding 3 on each side.")
    assert len(asked.posed.variants) == 1
    assert after(begun(), Asked("kept", 3.0)).settled == {}  # nothing of this case
    said = after(asked, Answered("50 with padding 2", 4.0))
    assert said.settled["padding"] == asked.settled["padding"]
    later = after(said, Moved(5.0))
    assert (later.settled, later.notes) == (said.settled, ())


def test_what_is_said_holds_for_the_turns_after_it() -> None:
    interview = after(begun(), Answered(f"{right(begun())} with padding 3", 1.0), Moved(1.0))
    assert interview.settled == {"padding": "=3"}
    assert interview.done[0].notes == ('"padding 3"',)
    interview = after(interview, Answered("4704 no bias", 2.0), Moved(2.0))
    assert all(variant.ways["padding"] == "=3" for variant in interview.posed.variants)


@pytest.mark.parametrize("typed", ["", "hello", "28x28", "1O", "(" * 100, "x" * 3000, "\x00", "9**9**9**9"])
def test_what_cannot_be_read_costs_nothing(typed: str) -> None:
    before = begun()
    found, effects = step(before, Answered(typed, 2.0))
    assert effects == ()
    assert found.unread is not None
    assert (found.stage, found.outcome, found.done) == (Stage.ASKED, None, ())
    assert after(found, Answered(right(found), 3.0)).unread is None


def test_time_leaves_out_pauses_reactions_and_a_clock_that_jumps() -> None:
    interview = after(begun(), Ticked(10.0), Paused(20.0), Ticked(500.0), Resumed(580.0), Answered("7777777777", 590.0))
    assert interview.seconds == 30.0
    interview = after(interview, Shown(650.0), Marked(True, 700.0), Ticked(705.0), Ticked(100_000.0), Ticked(3.0))
    assert (interview.seconds, interview.before, interview.elapsed) == (5.0, 30.0, 35.0)
    assert interview.done[0].said is True


def test_the_clock_is_hidden_until_it_is_switched_on() -> None:
    assert not begun().clock
    assert after(begun(), Clocked(1.0)).clock
    assert not after(begun(), Clocked(1.0), Clocked(2.0)).clock


def test_the_long_form_has_three_different_scenarios() -> None:
    interview = begun(long=True)
    assert len(set(interview.cases)) == 3
    while interview.stage is not Stage.OVER:
        interview = after(interview, Answered(right(interview), 1.0), Moved(1.0))
        if interview.number == 1 and interview.stage is Stage.ASKED:
            assert interview.settled == {}
    assert list(dict.fromkeys(one.case for one in interview.done)) == [0, 1, 2]


def test_the_same_seed_asks_the_same() -> None:
    one, other = start("seed", "expert", 0.0, long=True), start("seed", "expert", 99.0, long=True)
    assert (one.cases, one.scene, one.posed.says) == (other.cases, other.scene, other.posed.says)
    assert start("other", "expert", 0.0).scene != start("seed", "expert", 0.0).scene


def _event(chance: random.Random, interview: Interview, at: float) -> Event:
    kind = chance.choice(
        [Answered] * 4 + [Moved] * 3 + [Asked, Marked, Shown, GaveUp, Skipped, Paused, Resumed, Ticked]
    )
    if chance.random() < 0.02:
        kind = chance.choice([Stopped, Clocked])
    if kind is Answered:
        said = chance.choice(["", "", " no bias", " with padding 1", " with padding 9", " per batch", " flops"])
        return Answered(chance.choice([right(interview), wrong(interview), "7", "2*3", "?!", ""]) + said, at)
    if kind is Asked:
        return Asked(chance.choice([*interview.openings, "kept", "nothing"]), at)
    if kind is Marked:
        return Marked(chance.random() < 0.5, at)
    event: Event = kind(at)
    return event


def _hold(before: Interview, event: Event, now: Interview, effects: tuple[object, ...]) -> None:
    """What holds for every step."""
    assert now.done[: len(before.done)] == before.done
    assert len(now.done) - len(before.done) in (0, 1)
    saved = [effect for effect in effects if isinstance(effect, Saved)]
    judged = now.outcome is not None and before.outcome is None
    skipped = isinstance(event, Skipped) and before.stage is Stage.ASKED
    assert len(saved) == (judged or skipped)
    assert all(question(one.attempt.code).code == one.attempt.code for one in saved)
    gained = now.elapsed - before.elapsed
    counts = before.stage is Stage.ASKED and 0 <= event.at - before.last <= 600.0
    assert gained == pytest.approx(event.at - before.last if counts else 0.0)
    behind = sum(one.seconds for one in now.done)
    unanswered = isinstance(event, Stopped) and len(now.done) == len(before.done) and before.stage is not Stage.OVER
    assert behind == pytest.approx(now.before) or (now.stage is Stage.OVER and (unanswered or behind < now.before))
    answered = now.stage in (Stage.JUDGED, Stage.SHOWN) or now.paused in (Stage.JUDGED, Stage.SHOWN)
    assert (now.outcome is not None) == answered
    assert all(one.seconds >= 0 for one in now.done)
    turns = [one.case for one in now.done]
    assert all(turns.count(place) <= MOST_TURNS for place in turns)


@pytest.mark.parametrize("part", range(5))
def test_random_walks_park_at_every_step(part: int) -> None:
    chance = random.Random(part)
    for walk in range(200):
        at = 0.0
        interview = start(f"walk/{walk % 20}", "interview", at, long=walk % 10 == 0)
        for _ in range(30):
            at += chance.choice([0.0, 1.0, 7.5, 30.0, 700.0, -2.0])
            event = _event(chance, interview, at)
            now, effects = step(interview, event)
            _hold(interview, event, now, effects)
            if chance.random() < 0.3:
                again = unparked(json.loads(json.dumps(parked(now))), now.last)
                assert replace(again, unread=now.unread) == now
                following = _event(chance, now, at)
                assert step(again, following)[1] == step(now, following)[1]
            interview = now
            if interview.stage is Stage.OVER:
                break
        assert after(interview, Stopped(at)).stage is Stage.OVER


@pytest.mark.parametrize(
    "spoilt",
    [
        {},
        {"cases": ["nothing"]},
        {"stage": "elsewhere"},
        {"rung": 99},
        {"place": 7},
        {"level": "hard"},
        {"settled": {"padding": "sideways"}},
        {"done": [{"case": 0}]},
    ],
)
def test_damaged_data_is_refused(spoilt: dict[str, object]) -> None:
    data = {**parked(begun()), **spoilt} if spoilt else {}
    with pytest.raises(ValueError, match=r"interview"):
        unparked(data, 0.0)
