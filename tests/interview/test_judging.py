"""What an interviewer hears: method and number apart, right under any convention that was left open."""

from __future__ import annotations

import pytest

from question_bank.codes import question
from question_bank.interviews import stock
from question_bank.interviews.hearing import Heard, hear
from question_bank.interviews.judging import Judged, judge
from question_bank.interviews.posing import Settled, pose

LETTERS = {**stock.USUAL, "H": 224, "M": 64, "K": 7, "S": 2, "D": 3, "I": 32}
SIZE, PARAMS, WORK, IMPOSSIBLE, PART = 0, 1, 2, 4, 5


def judged(rung: int, typed: str, settled: Settled | None = None, case: str = "first-layer") -> Judged:
    """An answer to a turn of a case."""
    settled = settled or {}
    turn = stock.turn_at(stock.cases()[case], rung, aside=False)
    heard = hear(pose(turn, LETTERS, settled), stock.openings_of(stock.cases()[case]), typed)
    assert isinstance(heard, Heard), heard
    now = {**settled, **heard.settled}
    found = judge(pose(turn, LETTERS, now), heard, pose(turn, LETTERS), now)
    assert question(found.code).code == found.code
    return found


@pytest.mark.parametrize(
    ("rung", "typed", "left"),
    [
        (SIZE, "109", ("padding",)),  # no padding
        (SIZE, "112", ("padding",)),  # padding 3
        (SIZE, "112 with padding 3", ()),
        (SIZE, "111, padding 2", ()),  # any padding that one says
        (SIZE, "floor((224-7)/2)+1", ("padding",)),
        (SIZE, "(224-7)/2+1 = 109", ("padding",)),  # rounding down need not be written
        (PARAMS, "9472", ("biases",)),
        (PARAMS, "9408", ("biases",)),
        (PARAMS, "9408 no bias", ()),
        (PARAMS, "64*49*3 no bias", ()),  # a sum is a full answer
        (PARAMS, "64*147+64", ("biases",)),
        (WORK, "64*147*109*109", ("MACs or FLOPs",)),
        (WORK, "236 MFLOPs, padding 3", ()),
        (WORK, "1e8 macs", ()),  # one figure that counts
        (WORK, "118M", ("MACs or FLOPs",)),
        (WORK, "64*150*12500 multiply-adds", ()),
        (PART, "27/49", ()),
        (PART, "0.55", ()),
        (PART, "27*64*64/(49*64*64)", ()),
    ],
)
def test_right(rung: int, typed: str, left: tuple[str, ...]) -> None:
    found = judged(rung, typed)
    assert (found.outcome, found.method, found.number) == ("right", "yes", "yes"), found.says
    assert found.left == left
    assert bool(found.remark) == bool(left)


@pytest.mark.parametrize(
    ("rung", "typed", "method", "number", "slips"),
    [
        (SIZE, "1120", "yes", "ten times", ()),
        (SIZE, "11.2", "yes", "a tenth", ()),
        (SIZE, "109.5", "no", "no", ("not-rounded",)),
        (SIZE, "impossible", "no", "no", ("fraction-impossible",)),
        (PARAMS, "64*7*7", "no", "no", ("forgot-depth",)),
        (PARAMS, "64*147+64 = 9427", "yes", "no", ()),  # the sum is right, the number behind it is not
        (PARAMS, "60*147 = 9472", "no", "yes", ()),
        (PARAMS, "64*174+64", "yes", "no", ()),  # digits swapped in one number of a sum
        (PARAMS, "12345", "not seen", "no", ()),
        (PARAMS, "12*345", "no", "no", ()),
        (WORK, "1.2 billion", "yes", "ten times", ()),
        (WORK, "12M", "yes", "a tenth", ()),
        (IMPOSSIBLE, "2368", "no", "no", ()),
        (PART, "49/27", "no", "no", ("part-upside-down",)),
    ],
)
def test_method_and_number_apart(rung: int, typed: str, method: str, number: str, slips: tuple[str, ...]) -> None:
    found = judged(rung, typed)
    assert (found.method, found.number) == (method, number), found.says
    assert found.outcome == ("slipped" if slips else "wrong")
    assert set(slips) <= set(found.slips)
    assert "Not yet" not in found.says


def test_impossible_is_right_where_it_is_and_has_no_number() -> None:
    found = judged(IMPOSSIBLE, "impossible")
    assert (found.outcome, found.method, found.number) == ("right", "yes", "-")
    assert found.spoken.startswith("Impossible. ")


@pytest.mark.parametrize(
    ("rung", "typed", "settled"),
    [
        (PARAMS, "9408", {"bias": "with"}),
        (WORK, "236M", {"operations": "macs"}),
        (SIZE, "112", {"padding": "none"}),
        (PARAMS, "9472 no bias", {}),
    ],
)
def test_what_was_agreed_stands(rung: int, typed: str, settled: Settled) -> None:
    found = judged(rung, typed, settled)
    assert (found.outcome, found.number) == ("slipped" if found.slips else "wrong", "no")


def test_a_batch_counts_so_many_times() -> None:
    turn = (1, "large-strides")
    one, batch = 109 * 109 * 64, 32 * 109 * 109 * 64
    assert judged(turn[0], f"{one}", case=turn[1]).outcome == "right"
    assert judged(turn[0], f"{batch} per batch", case=turn[1]).outcome == "right"
    assert judged(turn[0], f"{one} per batch", case=turn[1]).method == "yes"
    assert judged(turn[0], f"{one} per batch", case=turn[1]).number == "no"


def test_channels_first_or_last_is_open_until_it_is_said() -> None:
    for typed in ("109x109x64", "64x109x109", "64x109x109 channels first", "109 109 64 nhwc"):
        assert judged(0, typed, case="large-strides").outcome == "right", typed
    assert judged(0, "64x109x109 channels last", case="large-strides").outcome == "wrong"


def test_no_reaction_to_a_miss_holds_the_right_number() -> None:
    for case in stock.cases().values():
        letters = stock.letters(case, "interview", "react")
        for rung in case.rungs:
            for turn in rung:
                posed = pose(turn, letters)
                typed = "3x5x7" if posed.usual.question.wanted.kind == "shape" else "1234567"
                heard = hear(posed, stock.openings_of(case), typed)
                assert isinstance(heard, Heard)
                found = judge(posed, heard, posed, {})
                if found.method != "yes":
                    assert posed.usual.question.key.shown not in found.says.replace(typed, "").split()
