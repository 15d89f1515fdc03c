"""The debrief: solid, shaky and missing, what to practise, and no verdict on a person."""

from __future__ import annotations

from dataclasses import replace

from question_bank.interviews.saying import answer_of
from trainer.practice.events import Answered, GaveUp, Moved, Skipped, Stopped
from trainer.practice.interview import Asked, Debrief, Interview, debrief, start, step


def begun() -> Interview:
    return replace(start("demo", "interview", 0.0), cases=("first-layer",))


def after(*typed: str) -> Debrief:
    """The debrief after some answers; `?` gives up, `-` skips, `*` is right."""
    interview, at = begun(), 0.0
    for one in typed:
        at += 40.0
        if one == "*":
            answer = answer_of(interview.posed.usual)
            one = "impossible" if answer is None else str(answer[0])
        event = {"?": GaveUp(at), "-": Skipped(at)}.get(one) or Answered(one, at)
        interview, _ = step(interview, event)
        if one != "-":
            interview, _ = step(interview, Moved(at))
    return debrief(step(interview, Stopped(at))[0])


def test_method_number_and_assumption_stand_apart() -> None:
    found = after("53 no padding", "47040 no bias")
    assert [(row.method, row.value, row.said) for row in found.rows] == [
        ("yes", "yes", '"no padding"'),
        ("yes", "ten times", '"no bias"'),
    ]
    assert found.solid == "sizes, saying what you assume"
    assert found.shaky == ("parameters: right by method, the number was ten times the right one",)
    assert found.missing == ()
    assert found.practise == (2,)
    assert found.advice == "Practise turn 2."
    assert found.seconds == 80.0


def test_what_was_missed_comes_first_and_steps_aside_last() -> None:
    found = after("1", "1", "*", "?", "1")
    assert found.practise == (4, 1, 5, 2)
    assert found.advice == "Practise turn 4, then 1."
    assert found.missing[0] == "The work is one dot product for every output value."
    assert found.say == debrief(_given_up_third()).say


def _given_up_third() -> Interview:
    interview = begun()
    for event in (Skipped(1.0), Skipped(1.0), GaveUp(1.0), Moved(1.0), Stopped(1.0)):
        interview, _ = step(interview, event)
    return interview


def test_what_was_left_open_is_shaky_and_who_asks_is_solid() -> None:
    found = after("*", "*")
    assert found.shaky == ("saying what you assume: turn 1 left open: padding",)
    assert "saying" not in found.solid
    asked = begun()
    asked, _ = step(asked, Asked("padding", 1.0))
    asked, _ = step(asked, Answered("1", 2.0))
    assert debrief(step(asked, Stopped(3.0))[0]).solid == "saying what you assume"


def test_a_skip_is_neither_missing_nor_solid() -> None:
    found = after("-", "-")
    assert (found.solid, found.shaky, found.missing, found.practise) == ("", (), (), ())
    assert [row.method for row in found.rows] == ["-", "-"]
    assert found.advice == "Every turn was skipped."
    part = after("53 no padding", "-")
    assert part.advice == "Nothing was missing in what you answered; 1 of 2 turns were skipped."


def test_nothing_answered_and_everything_right() -> None:
    assert after().advice == "Nothing was answered, so nothing is counted."
    assert after().scenes == ()
    every = after("53 no padding", "4704 no bias", "13M macs", "4704", "impossible", "27/49")
    assert every.advice == "Nothing was missing. Take a new scenario, or the next level."
    assert every.shaky == every.missing == ()
    assert len(every.rows) == 6
