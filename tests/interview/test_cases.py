"""The cases: every turn can be asked with all the numbers that may be drawn, and is fit to be said aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import pytest

from question_bank.interviews import stock
from question_bank.interviews.case import Case, Turn
from question_bank.interviews.letters import Letters, fill
from question_bank.interviews.openings import OPENINGS
from question_bank.interviews.posing import pose
from question_bank.interviews.saying import SPOKEN_AT_MOST, answer_of, spoken
from question_bank.layer import LEVELS, Level
from question_bank.replies import Impossible

CASES = list(stock.cases().values())
MOST_WORDS, MOST_LETTERS = 30, 32


def numbers(case: Case, level: Level) -> Iterator[Letters]:
    """All the letters that may be drawn."""
    values = [(one,) if isinstance(one, int) else one[level] for one in case.letters.values()]
    for drawn in product(*values):
        yield {**stock.USUAL, **dict(zip(case.letters, drawn, strict=True))}


def turns(case: Case) -> list[Turn]:
    return [turn for rung in case.rungs for turn in (rung.turn, rung.aside)]


def test_there_are_enough_of_them_and_each_gives_five_to_seven_turns() -> None:
    assert len(CASES) >= 12
    assert {len(case.rungs) for case in CASES} <= {5, 6}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_turn_can_be_asked_with_all_numbers(case: Case) -> None:
    for level in LEVELS:
        for letters in numbers(case, level):
            assert len(fill(case.scene, letters).split()) <= MOST_WORDS
            for turn in turns(case):
                posed = pose(turn, letters)
                assert len(posed.says.split()) <= MOST_WORDS, posed.says
                assert not set("{}") & set(posed.says + posed.point)
                for variant in posed.variants:
                    assert len(spoken(posed, variant).split()) <= SPOKEN_AT_MOST


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_step_aside_does_not_give_the_number_that_was_missed(case: Case) -> None:
    for level in LEVELS:
        for letters in numbers(case, level):
            for turn, aside in case.rungs:
                main = answer_of(pose(turn, letters).usual)
                assert main != answer_of(pose(aside, letters).usual) or main == (0,), (turn.label, letters)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_a_turn_leaves_open_decides_its_answer_with_some_numbers(case: Case) -> None:
    """An opening that never matters would be noise, and one that always has the same answer is none."""
    for turn in turns(case):
        open_ones = set(turn.open)
        for level in LEVELS:
            for letters in numbers(case, level):
                for one in list(open_ones):
                    ways = [way.id for way in OPENINGS[one].ways]
                    answers = {answer_of(pose(turn, letters, {one: way}).usual) for way in ways}
                    open_ones -= {one} if len(answers) > 1 else set()
                if not open_ones:
                    break
        assert not open_ones, (turn.label, open_ones)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_whatever_is_said_of_what_is_open_the_turn_can_be_asked(case: Case) -> None:
    said = [{one.id: way.id} for one in OPENINGS.values() for way in one.ways]
    said += [{"padding": f"={padding}"} for padding in (1, 2, 99)]
    for level in LEVELS:
        for letters in list(numbers(case, level))[::5]:
            for turn in turns(case):
                for settled in said:
                    assert answer_of(pose(turn, letters, settled).usual) is not None or turn.rung


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_labels_fit_into_the_table_and_are_their_own(case: Case) -> None:
    assert all(len(turn.label) <= MOST_LETTERS for turn in turns(case))
    labels = [rung.turn.label for rung in case.rungs]
    assert len(set(labels)) == len(labels)


def test_some_turns_cannot_be_and_say_what_their_code_says() -> None:
    found = [(case, turn) for case in CASES for turn in turns(case) if turn.rung]
    assert len(found) >= 3
    for case, turn in found:
        for letters in numbers(case, "interview"):
            posed = pose(turn, letters)
            assert posed.usual.question.key.judge(Impossible()).outcome == "right"
            groups = re.search(r"with (\d+) groups", posed.usual.question.prompt)
            assert groups is None or f"{groups[1]} groups" in posed.says


def test_a_case_is_drawn_from_its_seed_alone() -> None:
    """Recorded: the same seed gives the same interview on every machine and in later versions with the same cases."""
    assert stock.drawn("demo", 1) == ("activation-memory",)
    assert stock.letters(stock.cases()["first-layer"], "interview", "demo") == {
        **stock.USUAL,
        "H": 112,
        "M": 32,
        "K": 7,
        "S": 2,
        "D": 3,
    }
    drawn = {stock.drawn(str(seed), 1)[0] for seed in range(200)}
    assert drawn == set(stock.cases())
    assert len(set(stock.drawn("long", 3))) == 3


def test_openings_have_letters_of_their_own() -> None:
    for case in CASES:
        keys = [OPENINGS[one].key for one in stock.openings_of(case)]
        assert len(set(keys)) == len(keys)
