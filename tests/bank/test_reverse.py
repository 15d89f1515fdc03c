"""Reverse: what works is what a count by hand finds, every value that works is right, and nothing but that.

The oracles of this file lay windows down one by one and count weights one by one; they share no formula with the bank.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product

import pytest

from question_bank import codes
from question_bank.asking.puzzle import NOTHING, PutBack, Puzzle
from question_bank.asking.trying import MOST
from question_bank.catalog import Unknown, families, topics
from question_bank.expression import Number, Undefined
from question_bank.grading import grade
from question_bank.layer import Level
from question_bank.question import Question, Topic
from question_bank.replies import Impossible

TOPICS = [topic for topic in topics().values() if topic.family == "reverse"]
by_topic = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
SEEDS = 12
KEEPS = "reverse/conv2d/out_h?H=28&W=28&D=3&M=10&K_h=5&K_w=5;find=P;is=28"


@cache
def _drawn(topic: Topic, level: Level) -> tuple[Question, ...]:
    draw = families()["reverse"].draw
    return tuple(codes.question(draw(topic, level, f"seed {number}")) for number in range(SEEDS))


def _questions(topic: Topic) -> tuple[Question, ...]:
    return tuple(asked for level in topic.levels for asked in _drawn(topic, level))


def _puzzle(asked: Question) -> Puzzle:
    assert isinstance(asked.key, PutBack)
    return asked.key.puzzle


def _code(find: str, comes_to: int, target: str = "out_h", **inputs: int) -> str:
    given = {"H": 28, "W": 28, "D": 3, "M": 10, "K_h": 3, "K_w": 3} | inputs
    shown = "&".join(f"{name}={value}" for name, value in given.items() if value >= 0)
    return f"reverse/conv2d/{target}?{shown};find={find};is={comes_to}"


def _both(letter: str, value: int) -> dict[str, int]:
    return {f"{letter}_h": value, f"{letter}_w": value}


OPEN = -1
"""Leaves an input out of a code."""


@pytest.mark.parametrize(
    ("code", "works"),
    [
        (KEEPS, [2]),
        (_code("H", 55, H=OPEN, W=OPEN, **_both("K", 11), **_both("S", 4)), [227, 228, 229, 230]),
        (_code("S", 55, H=227, W=227, **_both("K", 11)), [4]),
        (_code("K", 13, **_both("K", OPEN), **_both("S", 2)), [3, 4]),
        (_code("L", 24), [2]),
        (_code("M", 280, "params", M=OPEN), [10]),
        (_code("K", 280, "params", **_both("K", OPEN)), [3]),
        (_code("D", 280, "params", D=OPEN), [3]),
        (_code("G", 148, "params", D=8, M=4), [2]),
        ("reverse/max_pool2d/out_h?H=224&W=224&D=64&K_h=2&K_w=2;find=S;is=112", [2]),
        ("reverse/conv_transpose2d/out_h?H=14&W=14&D=3&M=8&K_h=3&K_w=3&S_h=2&S_w=2&P_h=1&P_w=1;find=O;is=28", [1]),
        ("reverse/dense/weights?H=7&W=7&D=512;find=M;is=2508800", [100]),
    ],
)
def test_worked_examples(code: str, works: list[int]) -> None:
    asked = codes.question(code)
    assert list(_puzzle(asked).works) == works
    for value in works:
        _, verdict = grade(asked, str(value))
        assert verdict.outcome == "right"
        others = [other for other in works if other != value]
        assert ("Also right" in verdict.says) == bool(others)
    for value in (works[0] - 1, works[-1] + 1):
        assert grade(asked, str(value))[1].outcome in ("wrong", "slipped")
    assert asked.explanation[0].startswith("Works: ")


def _windows(size: int, kernel: int, stride: int, padding: int, dilation: int) -> int:
    """How many windows can be laid down, one after the other."""
    reach = max(dilation * place for place in range(kernel)) + 1
    return sum(start + reach <= size + 2 * padding for start in range(0, size + 2 * padding, stride))


@pytest.mark.parametrize(
    ("size", "kernel", "stride", "padding", "dilation"),
    [*product((8, 15), (2, 3, 5), (1, 2, 3), (0, 1), (1, 2))],
)
def test_sizes_against_windows_laid_down_one_by_one(
    size: int, kernel: int, stride: int, padding: int, dilation: int
) -> None:
    given = {"H": size, "K": kernel, "S": stride, "P": padding, "L": dilation}
    names = {"H": ("H", "W"), **{one: (f"{one}_h", f"{one}_w") for one in "KSPL"}}
    comes_to = _windows(*given.values())
    if comes_to < 1:
        return
    for find, symbols in names.items():
        inputs = {symbol: given[name] for name, found in names.items() for symbol in found} | dict.fromkeys(
            symbols, OPEN
        )
        puzzle = _puzzle(codes.question(_code(find, comes_to, **inputs)))
        tried = range(0 if find == "P" else 1, 40)
        expected = [value for value in tried if _windows(*{**given, find: value}.values()) == comes_to]
        assert [value for value in puzzle.works if value < 40] == expected


@pytest.mark.parametrize(("filters", "kernel", "depth", "groups"), [*product((4, 6), (1, 3), (4, 8), (1, 2))])
def test_counts_against_weights_counted_one_by_one(filters: int, kernel: int, depth: int, groups: int) -> None:
    def counted(filters: int, kernel: int, depth: int, groups: int) -> int | None:
        if filters % groups or depth % groups:
            return None
        weights = len([*product(range(filters), range(kernel), range(kernel), range(0, depth, groups))])
        return weights + len(range(filters))

    given = {"M": filters, "K": kernel, "D": depth, "G": groups}
    total = counted(**{"filters": filters, "kernel": kernel, "depth": depth, "groups": groups})
    names = {"M": ("M",), "K": ("K_h", "K_w"), "D": ("D",), "G": ("G",)}
    for find, symbols in names.items():
        inputs = {symbol: given[name] for name, found in names.items() for symbol in found} | dict.fromkeys(
            symbols, OPEN
        )
        puzzle = _puzzle(codes.question(_code(find, total or 0, "params", **inputs)))
        expected = [value for value in range(1, 20) if counted(*{**given, find: value}.values()) == total]
        assert [value for value in puzzle.works if value < 20] == expected


def test_nothing_works_and_the_reason_is_told() -> None:
    """An even kernel can't keep the size, whatever the padding."""
    asked = codes.question(_code("P", 28, **_both("K", 4)))
    assert asked.key.expected == NOTHING
    for typed in ("impossible", "It is impossible.", "not possible"):
        _, verdict = grade(asked, typed)
        assert verdict.outcome == "right"
        assert "P = 1 makes it too little and P = 2 makes it too much" in verdict.says
    assert grade(asked, "9")[1].says == "Not yet: P = 9 makes it too much. Put it in and see."
    assert grade(asked, "2")[1].slips == ("forgot-plus-one",)
    assert "P is a whole number, and 1.5 is none" in grade(asked, "1.5")[1].says
    assert asked.explanation[0].startswith("Nothing works.")


def test_impossible_is_no_way_out_where_something_works() -> None:
    _, verdict = grade(codes.question(KEEPS), "impossible")
    assert (verdict.outcome, verdict.slips) == ("wrong", ())
    rest = codes.question(_code("P", 14, **_both("S", 2)))
    assert _puzzle(rest).works == (1,), "27 steps of 2 leave a rest"
    assert grade(rest, "impossible")[1].slips == ("fraction-impossible",)


@pytest.mark.parametrize(
    ("code", "typed", "slip"),
    [
        (KEEPS, "4", "padding-once"),
        (_code("S", 55, H=227, W=227, **_both("K", 11)), "3", None),
        (_code("H", 26, H=OPEN, W=OPEN), "29", "forgot-plus-one"),
        (_code("M", 270, "params", M=OPEN), "10", "forgot-bias"),
        (_code("M", 90, "weights", M=OPEN), "10", "forgot-depth"),
        (_code("D", 30, "kernel_weights", D=OPEN), "9", None),
    ],
)
def test_slips_are_named_where_their_sum_gives_the_number(code: str, typed: str, slip: str | None) -> None:
    _, verdict = grade(codes.question(code), typed)
    assert (slip in verdict.slips) if slip else verdict.slips == ()
    assert verdict.outcome == ("slipped" if slip else "wrong")


@by_topic
def test_everything_that_works_is_right_and_nothing_beside_it(topic: Topic) -> None:
    for asked in _questions(topic):
        puzzle = _puzzle(asked)
        for value in puzzle.works:
            assert puzzle.at(value).answer(puzzle.quantity)[0] == puzzle.target
            assert puzzle.at(value).refusal() is None
            assert grade(asked, str(value))[1].outcome == "right", (asked.code, value)
        for value in {one + step for one in (*puzzle.works, *puzzle.beside) for step in (-1, 1)} - set(puzzle.works):
            assert grade(asked, str(value))[1].outcome in ("wrong", "slipped"), (asked.code, value)


def _comes_to(puzzle: Puzzle, value: int) -> Number | None:
    """The number of a value that need not be one of those that are tried; None where there is none."""
    try:
        return puzzle.at(value).answer(puzzle.quantity)[0] if puzzle.exists(value) else None
    except Undefined:
        return None


@by_topic
def test_impossible_ones_come_up_and_are_so_beyond_what_is_tried(topic: Topic) -> None:
    for asked in _questions(topic):
        puzzle = _puzzle(asked)
        if puzzle.works:
            continue
        for value in {*range(puzzle.letter.least, 60), MOST - 1, MOST, 2 * MOST, 20 * MOST, 1000 * MOST}:
            assert _comes_to(puzzle, value) != puzzle.target, (asked.code, value)
        assert asked.key.judge(Impossible()).outcome == "right"


def test_a_warm_up_always_has_an_answer_and_later_ones_mostly_have() -> None:
    nothing = {
        level: sum(
            asked.key.expected == NOTHING for topic in TOPICS if level in topic.levels for asked in _drawn(topic, level)
        )
        for level in ("warmup", "interview", "expert")
    }
    total = sum("interview" in topic.levels for topic in TOPICS) * SEEDS
    assert nothing["warmup"] == 0
    assert 0.03 < nothing["interview"] / total < 0.25
    assert 0.03 < nothing["expert"] / total < 0.25


@by_topic
def test_the_open_letter_is_told_nowhere(topic: Topic) -> None:
    for asked in _questions(topic):
        puzzle = _puzzle(asked)
        inputs = codes.read_code(asked.code).inputs
        assert not set(puzzle.letter.symbols) & inputs.keys(), asked.code
        assert asked.scenario is None
        assert asked.solution is None
        assert re.search(rf"(?:\b|x){puzzle.letter.name}(?:\b|x)", asked.prompt), asked.prompt


@by_topic
def test_slips_lead_to_other_values_and_each_is_named(topic: Topic) -> None:
    found = False
    for asked in _questions(topic):
        for wrong in asked.key.wrong_answers():
            found = True
            _, verdict = grade(asked, str(wrong["answer"]))
            assert verdict.outcome == "slipped"
            assert set(wrong["ids"]) <= set(verdict.slips)
            assert wrong["answer"] not in _puzzle(asked).works
    assert found, "no slip of this topic leads anywhere"


def test_each_question_type_has_a_pattern_with_enough_of_its_own() -> None:
    wanted = {9: ("out_h", "P"), 51: ("weights", "M"), 23: ("out_h", "H"), 14: ("out_h", "O"), 71: ("field", "n")}
    for number, (target, find) in wanted.items():
        able = [topic for topic in TOPICS if number in topic.types and topic.target == target]
        drawn = [(topic, level, f"type/{i}") for topic in able for level in topic.levels for i in range(60)]
        draws = [families()["reverse"].draw(*one) for one in drawn]
        asked = {code: codes.question(code) for code in draws if f";find={find};" in code}
        assert len({one.prompt for one in asked.values()}) >= 20, number
        assert len({one.key.expected for one in asked.values()}) >= 3, number


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (_code("P", 28).replace(";is=28", ""), "two arguments"),
        (_code("X", 28), "no letter 'X'"),
        (_code("K", 28), "K is asked for"),
        (_code("P", 28) + "0/0", "not a number"),
        (KEEPS.replace("is=28", "is=2e8"), "not a number"),
        (KEEPS.replace("is=28", "is=" + "9" * 40), "not a number"),
        (KEEPS.replace("is=28", "is=28/0"), "not a number"),
        (_code("M", 28, M=OPEN), "can't tell what M is"),
        (_code("N", 280, "params"), "can't tell what N is"),
        (_code("D", 280, "params", D=OPEN, H=OPEN), "needs H"),
        (_code("P", 28).replace("D=3", "D=three"), "not a whole number"),
        (_code("P", 28).replace("D=3", "D=3&Z=1"), "no input 'Z'"),
        (_code("K", 28, H=999999999, **_both("K", OPEN)).replace("999999999", "9999999999"), "not a whole number"),
        (_code("P", 28).replace("conv2d", "conv9d"), "no topic"),
    ],
)
def test_codes_that_make_no_sense_are_refused_in_one_sentence(code: str, says: str) -> None:
    with pytest.raises(Unknown) as refused:
        codes.question(code)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)
