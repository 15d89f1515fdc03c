"""Estimates: a tenth off is right and more is not, noughts may be words, and what one is told to round stays close."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

import pytest

from question_bank import codes
from question_bank.asking.rounding import is_close, roughly, rounded
from question_bank.catalog import Unknown, families, topics
from question_bank.expression import Add, Call, Div, Mul, Num, read
from question_bank.grading import grade
from question_bank.layer import Level
from question_bank.question import Question, Topic

TOPICS = [topic for topic in topics().values() if topic.family == "estimate"]
by_topic = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
SEEDS = 12
VGG = "estimate/conv2d/weights?H=28&W=28&D=512&M=512&K_h=3&K_w=3"
"""512*512*9 = 2,359,296."""
WORK = "estimate/conv2d/macs?H=56&W=56&D=256&M=256&K_h=3&K_w=3&P_h=1&P_w=1"
"""1,849,688,064 multiply-adds."""


@cache
def _drawn(topic: Topic, level: Level) -> tuple[Question, ...]:
    draw = families()["estimate"].draw
    return tuple(codes.question(draw(topic, level, f"seed {number}")) for number in range(SEEDS))


def _questions(topic: Topic) -> tuple[Question, ...]:
    return tuple(asked for level in topic.levels for asked in _drawn(topic, level))


@pytest.mark.parametrize(
    "typed",
    [
        *("2.4M", "2.4 M", "2.4 million", "2.4e6", "2.4*10^6", "2.4 million weights", "2.4m weights", "2400k"),
        *(
            "2,359,296",
            "2359296",
            "2.3 million.",
            "512*512*9",
            "500*500*9",
            "500*500*9 = 2.25 million",
            "0.0024 billion",
        ),
    ],
)
def test_a_number_is_read_however_its_noughts_are_written(typed: str) -> None:
    assert grade(codes.question(VGG), typed)[1].outcome == "right"


@pytest.mark.parametrize("typed", ["1.85 G", "1.85 GMACs", "1.85 billion multiply-adds", "1.9 bn", "1850 million macs"])
def test_units_stand_behind_the_noughts(typed: str) -> None:
    assert grade(codes.question(WORK), typed)[1].outcome == "right"


@pytest.mark.parametrize("typed", ["3.7 GFLOPs", "3.7 billion", "3.7 billion flops"])
def test_flops_are_another_convention(typed: str) -> None:
    assert grade(codes.question(WORK), typed)[1].convention == "flops"


def test_the_right_number_with_the_wrong_unit_is_asked_about() -> None:
    _, verdict = grade(codes.question(WORK), "1.85 GFLOPs")
    assert verdict.outcome == "wrong"
    assert "Which of the two" in verdict.says


def test_a_tenth_off_is_right_and_more_is_not() -> None:
    asked, exact = codes.question(VGG), 2_359_296
    for off in (Fraction(-1, 10), Fraction(-1, 20), Fraction(0), Fraction(1, 20), Fraction(1, 10)):
        assert grade(asked, str(int(exact * (1 + off)) + (off < 0)))[1].outcome == "right"
    for off in (Fraction(-11, 100), Fraction(11, 100)):
        assert grade(asked, str(int(exact * (1 + off))))[1].outcome != "right"


@pytest.mark.parametrize(
    ("code", "typed", "slip"),
    [
        (VGG, "4600", "forgot-depth"),
        (VGG, "4.5k", "forgot-depth"),
        (VGG, "1.8 billion", "times-size"),
        (WORK, "590,000", "macs-one-place"),
        (WORK, "7.2M", "macs-one-filter"),
        ("estimate/dense/weights?H=7&W=7&D=512&M=4096", "200,000", "flatten-depth"),
    ],
)
def test_a_slip_is_named_within_a_tenth_of_what_it_leads_to(code: str, typed: str, slip: str) -> None:
    _, verdict = grade(codes.question(code), typed)
    assert verdict.outcome == "slipped"
    assert slip in verdict.slips


def test_noughts_and_other_misses() -> None:
    asked = codes.question(VGG)
    assert grade(asked, "24 million")[1].arithmetic == "zeros"
    assert grade(asked, "240000")[1].arithmetic == "zeros"
    assert grade(asked, "500*500*9 = 9 million")[1].arithmetic == "worked-out-wrong"
    assert "too much" in grade(asked, "3.5 million")[1].says
    assert "too little" in grade(asked, "1.5 million")[1].says
    assert grade(asked, "impossible")[1].outcome == "wrong"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (2_359_296, "2.4 million"),
        (1_849_688_064, "1.8 billion"),
        (86_432, "86,000"),
        (999_999, "1 million"),
        (720, "720"),
        (12_000_000, "12 million"),
    ],
)
def test_roughly(number: int, said: str) -> None:
    assert roughly(number) == said


@pytest.mark.parametrize(
    "written",
    ["512*512*9", "64*(3*3*128)", "54*54*192*(5*5*(96/2)) + 192", "227*227*3", "1000*4096", "113*15*384*(4*5)"],
)
def test_rounded_numbers_are_easy_and_stay_close(written: str) -> None:
    exact = read(written).value({})
    easy = rounded(read(written), exact)
    assert is_close(easy.value({}), exact)
    assert all(len(str(number).rstrip("0")) <= 2 for number in _literals(easy))


def _literals(expr: object) -> list[int]:
    match expr:
        case Num(number):
            return [int(number)]
        case Add(several) | Mul(several) | Call(_, several):
            return [one for part in several for one in _literals(part)]
        case Div(top, bottom):
            return _literals(top) + _literals(bottom)
        case _:
            return []


@by_topic
def test_numbers_are_large_and_what_one_rounds_to_is_right(topic: Topic) -> None:
    for asked in _questions(topic):
        last = asked.explanation[0].partition("about ")[2].rstrip(".")
        assert grade(asked, last)[1].outcome == "right", (asked.code, last)
    numbers = sorted(Fraction(asked.key.expected) for asked in _questions(topic))
    assert numbers[len(numbers) // 2] >= 5_000


@by_topic
def test_the_exact_number_stands_only_behind_a_right_answer(topic: Topic) -> None:
    for asked in _questions(topic):
        assert asked.key.shown not in " ".join((asked.prompt, *asked.conventions, *asked.hints)), asked.code
        right = Fraction(asked.key.expected)
        _, close = grade(asked, str(int(right * Fraction(105, 100)) + 1))
        assert close.outcome == "right"
        assert asked.key.shown in close.says
        _, far = grade(asked, str(int(right * Fraction(131, 100)) + 3))
        assert far.outcome != "right"
        assert not re.search(rf"(?<![\d,]){re.escape(asked.key.shown)}(?![\d,])", far.says)


@by_topic
def test_slips_that_are_further_off_are_named(topic: Topic) -> None:
    for asked in _questions(topic):
        for wrong in asked.key.wrong_answers():
            assert not is_close(Fraction(wrong["answer"]), Fraction(asked.key.expected))
            _, verdict = grade(asked, str(wrong["answer"]))
            assert verdict.convention or set(wrong["ids"]) <= set(verdict.slips), (asked.code, wrong)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (VGG + ";dress=code", "no arguments"),
        ("estimate/conv2d/weights?H=28", "needs"),
        (VGG.replace("D=512", "D=512&Z=1"), "no input 'Z'"),
        (VGG.replace("D=512", "D=1e9"), "not a whole number"),
        (VGG.replace("K_h=3&K_w=3", "K_h=33&K_w=33"), "spans"),
        (VGG.replace("conv2d", "conv9d"), "no topic"),
    ],
)
def test_codes_that_make_no_sense_are_refused_in_one_sentence(code: str, says: str) -> None:
    with pytest.raises(Unknown) as refused:
        codes.question(code)
    assert says in str(refused.value)
