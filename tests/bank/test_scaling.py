"""Scaling: the factor is the one between two counts made one by one, however it is written, and its slips are named."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import product

import pytest

from question_bank import codes
from question_bank.catalog import Unknown, families, topics
from question_bank.grading import grade
from question_bank.layer import Level
from question_bank.question import Question, Topic
from question_bank.slips import SLIPS

TOPICS = [topic for topic in topics().values() if topic.family == "scaling"]
by_topic = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
SEEDS = 15
CONV = "H=24&W=24&D=4&M=10&K_h=3&K_w=3"


@cache
def _drawn(topic: Topic, level: Level) -> tuple[Question, ...]:
    draw = families()["scaling"].draw
    return tuple(codes.question(draw(topic, level, f"seed {number}")) for number in range(SEEDS))


def _questions(topic: Topic) -> tuple[Question, ...]:
    return tuple(asked for level in topic.levels for asked in _drawn(topic, level))


def _asked(change: str, by: str = "2", target: str = "conv2d/weights", inputs: str = CONV) -> Question:
    return codes.question(f"scaling/{target}?{inputs};change={change};by={by}")


@pytest.mark.parametrize(
    ("change", "by", "target", "inputs", "factor"),
    [
        ("D+M", "2", "conv2d/weights", CONV, "4"),
        ("M", "2", "conv2d/weights", CONV, "2"),
        ("D", "1/2", "conv2d/weights", CONV, "1/2"),
        ("H", "2", "conv2d/weights", CONV, "1"),
        ("S", "2", "conv2d/weights", CONV, "1"),
        ("K", "3", "conv2d/weights", CONV, "9"),
        ("G", "2", "conv2d/weights", CONV, "1/2"),
        ("H", "2", "conv2d/macs", CONV + "&padding=same", "4"),
        ("S", "2", "conv2d/macs", CONV + "&padding=same", "1/4"),
        ("D+M", "3", "conv2d/macs", CONV, "9"),
        ("M", "2", "dense/weights", "H=7&W=7&D=64&M=100", "2"),
        ("H+W", "2", "dense/weights", "H=7&W=7&D=64&M=100", "4"),
        ("H", "2", "max_pool2d/activation_size", "H=28&W=28&D=8&K_h=2&K_w=2&S_h=2&S_w=2", "4"),
    ],
)
def test_worked_examples(change: str, by: str, target: str, inputs: str, factor: str) -> None:
    asked = _asked(change, by, target, inputs)
    assert asked.key.shown == factor
    assert grade(asked, factor)[1].outcome == "right"


def _weights(filters: int, kernel: int, depth: int) -> int:
    return len([*product(range(filters), range(kernel), range(kernel), range(depth))])


@pytest.mark.parametrize("by", [Fraction(2), Fraction(3), Fraction(1, 2)])
@pytest.mark.parametrize("change", ["M", "D", "K", "D+M", "H"])
def test_factors_against_weights_counted_one_by_one(change: str, by: Fraction) -> None:
    before = {"M": 4, "K": 2, "D": 6}
    after = {name: int(value * by) if name in change.split("+") else value for name, value in before.items()}
    asked = _asked(change, str(by), inputs="H=24&W=24&D=6&M=4&K_h=2&K_w=2")
    assert Fraction(asked.key.shown) == Fraction(_weights(*after.values()), _weights(*before.values()))


@pytest.mark.parametrize("typed", ["4", "4x", "4 times", "4-fold", "4 times as many", "400%", "2*2", "4.0", "1600/400"])
def test_a_factor_is_read_however_it_is_written(typed: str) -> None:
    assert grade(_asked("D+M"), typed)[1].outcome == "right"


@pytest.mark.parametrize("typed", ["1/4", "0.25", "25%", "25 percent", ".25", "1/4 times"])
def test_a_part_is_read_however_it_is_written(typed: str) -> None:
    assert grade(_asked("D+M", "1/2"), typed)[1].outcome == "right"


def test_a_third_may_be_rounded_and_a_quarter_may_not() -> None:
    third = _asked("M", "1/3", inputs=CONV.replace("M=10", "M=12"))
    assert grade(third, "0.33")[1].outcome == grade(third, "33.3%")[1].outcome == "right"
    assert "Exactly it is 1/3" in grade(third, "0.33")[1].says
    assert grade(third, "0.3")[1].outcome == "wrong"
    assert grade(_asked("D+M", "1/2"), "0.251")[1].outcome == "wrong"


@pytest.mark.parametrize(
    ("asked", "typed", "slip"),
    [
        (_asked("D+M"), "2", "one-change-only"),
        (_asked("D+M"), "1", "change-left-out"),
        (_asked("D+M"), "1/4", "factor-turned-over"),
        (_asked("K", "3"), "3", "one-side-only"),
        (_asked("H"), "4", "change-brought-in"),
        (_asked("H"), "4", "times-size"),
        (_asked("D"), "1", "forgot-depth"),
        (_asked("D"), "4", "depth-twice"),
        (_asked("G"), "1", "groups-ignored"),
        (_asked("G"), "1/4", "groups-twice"),
        (_asked("S", target="conv2d/macs", inputs=CONV + "&padding=same"), "1/2", "one-side-only"),
        (_asked("S", target="conv2d/macs", inputs=CONV + "&padding=same"), "1", "same-keeps-size"),
    ],
)
def test_slips_are_named(asked: Question, typed: str, slip: str) -> None:
    _, verdict = grade(asked, typed)
    assert verdict.outcome == "slipped"
    assert slip in verdict.slips
    assert verdict.says.startswith(f"Not yet: {typed} ")


@by_topic
def test_factors_are_those_of_the_layer_before_and_after(topic: Topic) -> None:
    for asked in _questions(topic):
        code = codes.read_code(asked.code)
        assert asked.scenario is not None
        changed = dict(asked.scenario.values)
        sides = {symbol for group in asked.scenario.layer.groups for symbol in group}
        for name in code.arguments["change"].split("+"):
            symbols = [
                one for one in changed if one == name or (one in sides and asked.scenario.layer.base(one) == name)
            ]
            if name == "H" and {"H", "W"} <= sides:
                symbols = ["H", "W"]
            changed |= {one: changed[one] * Fraction(code.arguments["by"]) for one in symbols}
        after = type(asked.scenario)(asked.scenario.layer, {k: int(v) for k, v in changed.items()}, asked.scenario.mode)
        quantity = asked.scenario.layer.quantity(topic.target)
        ratio = Fraction(after.answer(quantity)[0]) / Fraction(asked.scenario.answer(quantity)[0])
        assert Fraction(asked.key.shown) == ratio, asked.code
        assert 1 in ratio.as_integer_ratio()


@by_topic
def test_every_wrong_factor_is_named_as_what_it_is(topic: Topic) -> None:
    for asked in _questions(topic):
        wrong = asked.key.wrong_answers()
        assert wrong, asked.code
        for one in wrong:
            _, verdict = grade(asked, str(one["answer"]))
            assert verdict.outcome == "slipped", (asked.code, one)
            assert set(one["ids"]) <= set(verdict.slips) <= SLIPS.keys()


@by_topic
def test_what_does_not_follow_comes_up_as_well(topic: Topic) -> None:
    factors = [asked.key.shown for asked in _questions(topic)]
    assert len(set(factors)) >= 3
    assert factors.count("1") <= len(factors) * 0.6


def test_the_questions_of_its_types_are_many() -> None:
    asked = [one for topic in TOPICS for one in _questions(topic)]
    assert len({one.prompt for one in asked}) > 200
    size = [one for one in asked if ";change=H;" in one.code and 37 in one.topic.types]
    assert len({one.prompt for one in size}) >= 20


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (f"scaling/conv2d/weights?{CONV}", "two arguments"),
        (f"scaling/conv2d/weights?{CONV};change=D;by=2;more=1", "two arguments"),
        (f"scaling/conv2d/weights?{CONV};change=Z;by=2", "change is one of"),
        (f"scaling/conv2d/weights?{CONV};change=P;by=2", "change is one of"),
        (f"scaling/conv2d/weights?{CONV};change=D;by=7", "by is one of"),
        (f"scaling/conv2d/weights?{CONV};change=K;by=1/2", "no whole number"),
        (f"scaling/conv2d/weights?{CONV};change=D;by=1/3", "no whole number"),
        (f"scaling/conv2d/weights?{CONV};change=H;by=9", "by is one of"),
        (f"scaling/conv2d/weights?{CONV.replace('K_h=3&K_w=3', 'K_h=20&K_w=20')};change=K;by=2", "spans"),
        (f"scaling/conv2d/weights?{CONV};change=G;by=3", "shared out"),
        ("scaling/conv2d/weights?H=24;change=D;by=2", "needs"),
        ("scaling/max_pool2d/params?H=24;change=D;by=2", "no topic"),
    ],
)
def test_codes_that_make_no_sense_are_refused_in_one_sentence(code: str, says: str) -> None:
    with pytest.raises(Unknown) as refused:
        codes.question(code)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)
