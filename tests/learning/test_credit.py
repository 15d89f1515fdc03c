"""What a first answer says of ideas. The questions are real ones, and so are the answers: each is graded."""

from __future__ import annotations

from typing import Any

import pytest

from question_bank.codes import question
from question_bank.grading import grade
from trainer.learning.credit import chain, doubtful, marks, told_apart
from trainer.practice.sitting import Attempt

CONV = "forward/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3"
WORDS = "concept/sizes/count?;item=depends-on;order=abcd"


def tried(code: str, answer: str, **more: Any) -> Attempt:
    """A first try that is really judged."""
    _, verdict = grade(question(code), answer)
    assert verdict.outcome != "unreadable"
    return Attempt(code, answer, "", verdict.outcome, verdict.slips, verdict.pairs, **more)


def said(code: str, answer: str, **more: Any) -> dict[str, bool]:
    """What an answer says."""
    return marks(question(code), tried(code, answer, **more))


def test_the_chain_is_in_the_order_of_the_lines() -> None:
    assert chain(question(CONV)) == ("filter-depth", "own-weights", "one-bias")


def test_one_item_in_words_rests_on_its_own_idea_alone() -> None:
    one = question(WORDS)
    assert chain(one) == ("filter-depth",)
    assert len(one.topic.ideas) > 1


def test_right_credits_every_idea_of_the_chain() -> None:
    assert said(CONV, "280") == {"filter-depth": True, "own-weights": True, "one-bias": True}


def test_right_by_another_convention_credits_as_much() -> None:
    code = "forward/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3"
    one = tried(code, "280")._replace(outcome="convention")
    assert all(marks(question(code), one).values())


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("100", {"filter-depth": False}),  # the depth left out: the first line, and nothing before it
        ("271", {"filter-depth": True, "own-weights": True, "one-bias": False}),  # one bias: the last line
    ],
)
def test_a_slip_misses_its_own_line_and_credits_those_before_it(answer: str, expected: dict[str, bool]) -> None:
    assert said(CONV, answer) == expected


def test_two_slips_at_once_say_nothing() -> None:
    one = tried(CONV, "91")
    assert one.pairs
    assert marks(question(CONV), one) == {}


def test_a_wrong_answer_without_a_name_says_nothing() -> None:
    assert said(CONV, "12345") == {}


def test_a_skipped_question_and_a_second_try_say_nothing() -> None:
    assert marks(question(CONV), Attempt(CONV, "", "", "skipped")) == {}
    assert said(CONV, "280", place=2) == {}


@pytest.mark.parametrize("outcome", ["gave-up", "explained"])
def test_not_knowing_misses_what_was_asked_for(outcome: Any) -> None:
    one = Attempt(CONV, "", "", outcome)
    assert marks(question(CONV), one, "one-bias") == {"one-bias": False}
    assert marks(question(CONV), one, "pool-keeps-depth") == {"filter-depth": False}


def test_right_after_the_last_hint_is_no_proof() -> None:
    assert said(CONV, "280", hints=3, shown=True) == {"filter-depth": False}


def test_slips_that_share_an_answer_are_told_apart_by_other_numbers() -> None:
    same = "forward/conv2d/params?H=4&W=4&D=1&M=4&K_h=1&K_w=1"
    shared = next(set(one["ids"]) for one in question(same).key.wrong_answers() if len(one["ids"]) > 1)
    slips = tuple(sorted(shared))
    several = Attempt(same, "", "", "slipped", slips)
    assert marks(question(same), several) == {}
    assert doubtful(several) == slips
    assert told_apart(question(same), slips) == 0
    assert told_apart(question("forward/conv2d/params?H=56&W=56&D=16&M=32&K_h=3&K_w=3"), slips) == 1
