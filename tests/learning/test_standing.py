"""Where do I stand: eight questions, and the same eight later with other numbers."""

from __future__ import annotations

import json

from question_bank.codes import question
from question_bank.question_types import MOST_WEIGHT, TYPES
from trainer.learning.standing import Standing, from_json, record, side_by_side, standing
from trainer.practice.sitting import Attempt, Done


def _asked(deck: Standing, right: int) -> tuple[Done, ...]:
    done: tuple[Done, ...] = ()
    while (dealt := deck.deal(done)) is not None:
        outcome = "right" if len(done) < right else "wrong"
        done = (*done, Done(dealt.code, question(dealt.code).topic.name, (Attempt(dealt.code, "", "", outcome),)))  # type: ignore[arg-type]
    return done


def test_eight_questions_of_eight_core_types() -> None:
    done = _asked(standing("s"), 8)
    assert len(done) == 8
    core = [{one for one in question(each.code).topic.types if TYPES[one].weight == MOST_WEIGHT} for each in done]
    assert all(core)
    assert len({each.topic for each in done}) == 8
    assert done[0].topic.startswith("forward/")


def test_the_second_time_the_same_topics_with_other_numbers_and_dresses() -> None:
    first = _asked(standing("s"), 3)
    kept = json.loads(json.dumps(record(first)))
    second = _asked(standing("t", kept), 7)
    assert [one.topic for one in second] == [one.topic for one in first]
    assert not {one.code for one in first} & {one.code for one in second}
    dresses = [(question(a.code).dress, question(b.code).dress) for a, b in zip(first, second, strict=True)]
    assert any(one != other for one, other in dresses)
    beside = side_by_side(kept, record(second))
    assert [sum(then for _, then, _ in beside), sum(now for _, _, now in beside)] == [3, 7]
    assert len(beside) == 8


def test_what_json_kept_deals_the_same() -> None:
    deck = standing("t", record(_asked(standing("s"), 3)))
    kept = json.loads(json.dumps(deck.as_json()))
    assert kept.pop("deck") == "stand"
    assert from_json(**kept) == deck
    assert _asked(from_json(**kept), 8) == _asked(deck, 8)
