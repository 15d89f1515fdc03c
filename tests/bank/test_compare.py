"""Compare: which design has more and by what factor, against weights and windows that are counted one by one."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from functools import cache
from itertools import product

import pytest

from question_bank import codes
from question_bank.asking.contests import CONTESTS
from question_bank.catalog import Unknown, families, layers, topics
from question_bank.grading import grade
from question_bank.layer import Level
from question_bank.question import Question, Topic

TOPICS = [topic for topic in topics().values() if topic.family == "compare"]
CHOICES = [topic for topic in TOPICS if topic.wants == "choice"]
FACTORS = [topic for topic in TOPICS if topic.wants == "number"]
SEEDS = 20
CONV = "H=28&W=28&D=64&M=64&K_h=5&K_w=5"
SMALL = "with=K_h:3,K_w:3;rows=2"


@cache
def _drawn(topic: Topic, level: Level) -> tuple[Question, ...]:
    draw = families()["compare"].draw
    return tuple(codes.question(draw(topic, level, f"seed {number}")) for number in range(SEEDS))


def _questions(topic: Topic) -> tuple[Question, ...]:
    return tuple(asked for level in topic.levels for asked in _drawn(topic, level))


def _asked(subject: str, target: str, inputs: str, arguments: str) -> Question:
    return codes.question(f"compare/{subject}/{target}?{inputs};{arguments}".rstrip(";"))


def test_every_comparison_finds_its_layers() -> None:
    assert {name for contest in CONTESTS.values() for name in (contest.one, contest.other)} <= layers().keys()
    assert {topic.subject for topic in TOPICS} == CONTESTS.keys()


def test_two_small_kernels_beside_a_large_one() -> None:
    """Two 3x3 layers have 18 C C weights, one 5x5 has 25 C C; three against 7x7 have 27 against 49."""
    two = _asked("small-kernels", "weights-factor", CONV, SMALL)
    assert two.key.expected == "25/18"
    for typed in ("25/18", "1.39", "1.4", "1.4 times", "25/18 = 1.39", "102400/73728"):
        assert grade(two, typed)[1].outcome == "right", typed
    assert grade(two, "25/9")[1].slips == ("one-row-only",)
    assert grade(two, "18/25")[1].slips == ("factor-turned-over",)
    assert grade(two, "28672")[1].slips == ("difference-for-factor",)
    three = _asked(
        "small-kernels", "weights-factor", CONV.replace("K_h=5&K_w=5", "K_h=7&K_w=7"), SMALL.replace("rows=2", "rows=3")
    )
    assert three.key.expected == "49/27"


def test_small_kernels_can_have_more_where_the_input_is_flat() -> None:
    """The second small layer reaches through all the maps of the first one."""
    asked = _asked("small-kernels", "weights", CONV.replace("D=64", "D=3"), SMALL + ";order=abs")
    assert asked.key.expected == "b"
    assert grade(asked, "2")[1].says == "Right: choice 2. It has 38,592 weights, the other one 4,800."
    assert "4,800" not in grade(asked, "1")[1].says


def test_a_convolution_beside_a_fully_connected_layer() -> None:
    asked = _asked("conv2d-dense", "weights-factor", "H=28&W=28&D=3&M=10&K_h=3&K_w=3", "")
    assert asked.key.expected == "784/9"
    assert grade(asked, "87")[1].outcome == "right"
    assert "flatten-depth" in grade(asked, "784/27")[1].slips
    assert "forgot-depth" in grade(asked, "784/3")[1].slips


def test_lengths_of_gates() -> None:
    """An LSTM has four gates, a GRU three."""
    code = "compare/lstm-gru/params-factor?T=100&D=64&M=128&B=0"
    assert codes.question(code).key.expected == "4/3"


def _weights(filters: int, kernel: int, depth: int) -> int:
    return len([*product(range(filters), range(kernel), range(kernel), range(depth))])


def _work(size: int, filters: int, kernel: int, depth: int) -> int:
    places = len([*product(range(size - kernel + 1), repeat=2)])
    return places * _weights(filters, kernel, depth)


@pytest.mark.parametrize(("filters", "kernel", "depth"), [*product((2, 4), (1, 3), (2, 3))])
@pytest.mark.parametrize(("other_filters", "other_kernel"), [*product((2, 3), (1, 2))])
def test_designs_against_weights_and_windows_counted_one_by_one(
    filters: int, kernel: int, depth: int, other_filters: int, other_kernel: int
) -> None:
    inputs = f"H=6&W=6&D={depth}&M={filters}&K_h={kernel}&K_w={kernel}"
    differs = {"M": (filters, other_filters), "K_h": (kernel, other_kernel), "K_w": (kernel, other_kernel)}
    arguments = ",".join(f"{name}:{other}" for name, (one, other) in differs.items() if one != other)
    if not arguments:
        return
    for target, counted in (
        ("weights", lambda m, k: _weights(m, k, depth)),
        ("macs", lambda m, k: _work(6, m, k, depth)),
    ):
        one, other = counted(filters, kernel), counted(other_filters, other_kernel)
        right = "c" if one == other else ("a" if one > other else "b")
        which = _asked("conv2d", target, inputs, f"with={arguments};order=abs")
        assert which.key.expected == right
        factor = _asked("conv2d", f"{target}-factor", inputs, f"with={arguments}")
        assert Fraction(factor.key.expected) == Fraction(max(one, other), min(one, other))


def test_rows_take_what_the_row_before_gives() -> None:
    asked = _asked("small-kernels", "macs-factor", "H=8&W=8&D=2&M=3&K_h=5&K_w=5", SMALL)
    rows = _work(8, 3, 3, 2) + _work(6, 3, 3, 3)
    large = _work(8, 3, 5, 2)
    assert Fraction(asked.key.expected) == Fraction(max(rows, large), min(rows, large))


def test_the_order_is_that_of_the_code_and_changes_no_answer() -> None:
    code = f"compare/small-kernels/weights?{CONV};{SMALL};order="
    told = set()
    for order in ("abs", "asb", "bas", "bsa", "sab", "sba"):
        asked = codes.question(code + order)
        texts = {one: option.text for one, option in zip(order, asked.wanted.options, strict=True)}
        told.add((texts["a"], texts["b"], texts["s"]))
        assert asked.key.expected == "abc"[order.index("a")], "one 5x5 has more than two 3x3 where the depth stays"
        assert grade(asked, str(order.index("a") + 1))[1].outcome == "right"
    assert len(told) == 1


@pytest.mark.parametrize("topic", CHOICES, ids=lambda topic: topic.name)
def test_whoever_has_more_is_told_only_to_who_chose_it(topic: Topic) -> None:
    for asked in _questions(topic):
        assert len({option.text for option in asked.wanted.options}) == 3
        for option in asked.wanted.options:
            _, verdict = grade(asked, option.letter)
            right = option.letter == asked.key.expected
            assert verdict.outcome == ("right" if right else "wrong")
            assert verdict.says.startswith("Right: choice" if right else "Not yet: ")
            assert right or not re.search(r"\d{2}", verdict.says), "only letters and the numbers of a rule"


def test_the_right_one_stands_at_each_place_equally_often() -> None:
    placed = Counter(asked.key.expected for topic in CHOICES for asked in _questions(topic))
    total = sum(placed.values())
    assert total > 500
    assert all(0.28 < placed[letter] / total < 0.39 for letter in "abc"), placed


def test_either_design_may_win_and_both_may_be_the_same() -> None:
    """Where only one of them ever won, nobody would have to work anything out."""
    for topic in CHOICES:
        wins: Counter[str] = Counter()
        for asked in _questions(topic):
            order = codes.read_code(asked.code).arguments["order"]
            wins[order["abc".index(asked.key.expected)]] += 1
        assert max(wins.values()) < 0.9 * wins.total(), (topic.name, wins)
    same = [asked for asked in _questions(topics()["compare/conv2d/weights"]) if _winner(asked) == "s"]
    assert len(same) >= 3


def _winner(asked: Question) -> str:
    return codes.read_code(asked.code).arguments["order"]["abc".index(asked.key.expected)]


def test_many_are_close() -> None:
    """A pair whose numbers are far apart asks for no arithmetic."""
    numbers = [asked.key.whys[asked.key.expected] for topic in CHOICES for asked in _questions(topic)]  # type: ignore[attr-defined]
    close = 0
    for told in numbers:
        found = [int(word.replace(",", "")) for word in told.rstrip(".").split() if word.replace(",", "").isdigit()]
        close += len(found) == 1 or max(found) <= 2 * min(found)
    assert close > 0.5 * len(numbers)


@pytest.mark.parametrize("topic", FACTORS, ids=lambda topic: topic.name)
def test_factors_are_above_one_and_their_slips_are_named(topic: Topic) -> None:
    for asked in _questions(topic):
        assert Fraction(asked.key.expected) > 1
        assert grade(asked, asked.key.shown)[1].outcome == "right"
        for wrong in asked.key.wrong_answers():
            _, verdict = grade(asked, str(wrong["answer"]))
            assert verdict.outcome == "slipped", (asked.code, wrong)
            assert set(wrong["ids"]) <= set(verdict.slips)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (f"compare/conv2d/weights?{CONV};with=M:10", "order is one of"),
        (f"compare/conv2d/weights?{CONV};with=M:10;order=aab", "order is one of"),
        (f"compare/conv2d/weights?{CONV};with=M:10;order=abs;more=1", "no argument 'more'"),
        (f"compare/conv2d/weights?{CONV};with=M10;order=abs", "name:value"),
        (f"compare/conv2d/weights?{CONV};with=M:1,M:2;order=abs", "name:value"),
        (f"compare/conv2d/weights?{CONV};with=Z:1;order=abs", "no input 'Z'"),
        (f"compare/conv2d/weights?{CONV};with=M:-1;order=abs", "not a whole number"),
        (f"compare/conv2d/weights?{CONV};with=K_h:99;order=abs", "spans"),
        (f"compare/conv2d/weights?{CONV};with=M:2;rows=2;order=abs", "in rows"),
        (f"compare/small-kernels/weights?{CONV};with=M:2;rows=9;order=abs", "rows is"),
        (f"compare/small-kernels/weights?{CONV.replace('28', '5')};rows=2;order=abs", "spans"),
        (f"compare/conv2d-dense/weights?{CONV.replace('D=64', 'D=0')};order=abs", "not a whole number"),
        ("compare/conv2d/weights?H=24;order=abs", "needs"),
    ],
)
def test_codes_that_make_no_sense_are_refused_in_one_sentence(code: str, says: str) -> None:
    with pytest.raises(Unknown) as refused:
        codes.question(code)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)
