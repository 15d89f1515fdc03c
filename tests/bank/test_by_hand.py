"""Work by hand: our arithmetic against PyTorch, Keras, a textbook and a second way of doing it, then the mistakes.

`tests/data/by_hand.json` holds what the frameworks computed; `tests/oracle/record_by_hand.py` records it anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest

from question_bank import codes
from question_bank.catalog import Unknown, families, topics
from question_bank.grading import grade
from question_bank.hand.edges import KERNELS, Step
from question_bank.hand.exercise import Exercise
from question_bank.hand.grids import Work, largest, mean, products
from question_bank.levels import misfit
from question_bank.question import Question, Topic
from question_bank.slips import SLIPS

RECORDS: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "data" / "by_hand.json").read_text("utf-8"))
TOPICS = [topic for topic in topics().values() if topic.family == "by-hand"]
SEEDS = 40
Rows = list[list[Any]]


def _work(record: dict[str, Any]) -> Work:
    combine = {"max_pool2d": largest, "avg_pool2d": mean}.get(record["layer"], products)
    window = record.get("window", 0)
    return Work(
        _frozen(record["input"]),
        _frozen(record.get("kernel", [[[1] * window] * window])),
        combine,
        record["stride"],
        record["padding"],
        record.get("bias", 0),
        transposed=record["layer"] == "conv_transpose2d",
        ceil=record.get("ceil", False),
    )


def _frozen(grids: list[Rows]) -> Any:
    return tuple(tuple(tuple(row) for row in grid) for grid in grids)


def _output(work: Work) -> Rows:
    rows, columns = work.size
    return [[work.value((row, column)) for column in range(columns)] for row in range(rows)]


def _code(record: dict[str, Any], target: str, at: str = "") -> str:
    written = {"input": _text(record["input"])}
    written |= {"kernel": _text(record["kernel"])} if "kernel" in record else {"window": record["window"]}
    written |= {name: record[name] for name in ("stride", "padding", "bias") if name in record}
    written |= {"at": at} if at else {}
    return f"by-hand/{record['layer']}/{target}?" + "&".join(f"{name}={value}" for name, value in written.items())


def _text(grids: list[Rows]) -> str:
    return "//".join("/".join(",".join(map(str, row)) for row in grid) for grid in grids)


@pytest.mark.parametrize("record", [one for one in RECORDS if one["framework"] == "torch"])
def test_every_output_value_is_what_pytorch_computed(record: dict[str, Any]) -> None:
    ours = _output(_work(record))
    assert [[float(value) for value in row] for row in ours] == [pytest.approx(row) for row in record["output"]]


@pytest.mark.parametrize("record", [one for one in RECORDS if one["framework"] == "torch" and not one.get("ceil")])
def test_questions_expect_what_pytorch_computed(record: dict[str, Any]) -> None:
    """Through the code, as anybody else asks: each value, the sum and the largest."""
    output: Rows = record["output"]
    asked = {"value", "sum", "largest"} & {topic.target for topic in TOPICS if topic.subject == record["layer"]}
    flat = [value for row in output for value in row]
    wanted = {"sum": sum(flat), "largest": max(flat)}
    for target in asked - {"value"}:
        assert _expected(_code(record, target)) == pytest.approx(wanted[target])
    if "value" in asked:
        for row, values in enumerate(output):
            for column, value in enumerate(values):
                assert _expected(_code(record, "value", f"{row + 1},{column + 1}")) == pytest.approx(value)


def _expected(code: str) -> float:
    return float(Fraction(codes.question(code).key.expected))


def test_the_records_reach_what_they_should() -> None:
    assert len(RECORDS) >= 60
    assert {len(one["input"]) for one in RECORDS} == {1, 2}
    for layer in ("conv2d", "max_pool2d", "avg_pool2d", "conv_transpose2d"):
        mine = [one for one in RECORDS if one["layer"] == layer and one["framework"] == "torch"]
        assert len(mine) >= 12
        assert {one["padding"] for one in mine} == {0, 1}
        assert len({one["stride"] for one in mine}) >= 2
    assert {one["ceil"] for one in RECORDS if "ceil" in one} == {True, False}


@pytest.mark.parametrize("record", [one for one in RECORDS if one["framework"] == "keras"])
def test_an_average_as_keras_takes_it_is_another_convention(record: dict[str, Any]) -> None:
    for row, column in product(range(4), repeat=2):
        asked = codes.question(_code(record, "value", f"{row + 1},{column + 1}"))
        theirs = Fraction(record["output"][row][column]).limit_denominator(36)
        _, verdict = grade(asked, str(theirs))
        middle = 0 < row < 3 and 0 < column < 3
        right = theirs == Fraction(asked.key.expected)
        assert right or not middle
        assert (verdict.outcome, verdict.convention) == (
            ("right", None) if right else ("convention", "padding-not-averaged")
        )


def _again(work: Work) -> Rows:
    """The output done another way: padded or spread grids are really built, and slices of them multiplied."""
    channels = []
    for grid, kernel in zip(work.input, work.kernel, strict=True):
        high, wide = len(kernel), len(kernel[0])
        if work.transposed:
            spread = _spread(grid, work.stride)
            big = _framed(spread, high - 1 - work.padding, wide - 1 - work.padding)
            channels.append((big, [list(row[::-1]) for row in kernel[::-1]], 1))
        else:
            channels.append((_framed(grid, work.padding, work.padding), [list(row) for row in kernel], work.stride))
    maps = [_slid(*channel) for channel in channels]
    return [[sum(values) + work.bias for values in zip(*rows, strict=True)] for rows in zip(*maps, strict=True)]


def _spread(grid: Any, stride: int) -> Rows:
    rows = (len(grid) - 1) * stride + 1
    columns = (len(grid[0]) - 1) * stride + 1
    return [
        [grid[i // stride][j // stride] if i % stride == j % stride == 0 else 0 for j in range(columns)]
        for i in range(rows)
    ]


def _framed(grid: Any, rows: int, columns: int) -> Rows:
    wide = len(grid[0]) + 2 * columns
    inner = [[0] * columns + list(row) + [0] * columns for row in grid]
    return [[0] * wide for _ in range(rows)] + inner + [[0] * wide for _ in range(rows)]


def _slid(grid: Rows, kernel: Rows, stride: int) -> Rows:
    high, wide = len(kernel), len(kernel[0])
    flat = [weight for row in kernel for weight in row]
    return [
        [
            sum(a * b for a, b in zip([v for row in grid[i : i + high] for v in row[j : j + wide]], flat, strict=True))
            for j in range(0, len(grid[0]) - wide + 1, stride)
        ]
        for i in range(0, len(grid) - high + 1, stride)
    ]


def test_sums_of_products_agree_with_a_second_way() -> None:
    chance = Random("by hand")
    for _ in range(300):
        transposed = chance.random() < 0.5
        channels = 1 if transposed else chance.randint(1, 2)
        rows, columns, high, wide = (chance.randint(*sides) for sides in ((3, 6), (3, 6), (1, 3), (1, 3)))
        grids = [[[chance.randint(-9, 9) for _ in range(columns)] for _ in range(rows)] for _ in range(channels)]
        kernels = [[[chance.randint(-3, 3) for _ in range(wide)] for _ in range(high)] for _ in range(channels)]
        padding = chance.randint(0, min(high, wide) - 1)
        stride, bias = chance.randint(1, min(high, wide)), chance.randint(-2, 2)
        work = Work(_frozen(grids), _frozen(kernels), products, stride, padding, bias, transposed)
        assert _output(work) == _again(work), work


COUNTING = [[0, 1, 2], [3, 4, 5], [6, 7, 8]]


@pytest.mark.parametrize(
    ("record", "output"),
    [
        ({"layer": "conv2d", "input": [COUNTING], "kernel": [[[0, 1], [2, 3]]]}, [[19, 25], [37, 43]]),
        ({"layer": "max_pool2d", "input": [COUNTING], "window": 2}, [[4, 5], [7, 8]]),
        ({"layer": "avg_pool2d", "input": [COUNTING], "window": 2}, [[2, 3], [5, 6]]),
        (
            {"layer": "conv_transpose2d", "input": [[[0, 1], [2, 3]]], "kernel": [[[0, 1], [2, 3]]]},
            [[0, 0, 1], [0, 4, 6], [4, 12, 9]],
        ),
    ],
    ids=lambda one: one["layer"] if isinstance(one, dict) else "",
)
def test_the_examples_of_a_textbook(record: dict[str, Any], output: Rows) -> None:
    """Zhang, Lipton, Li and Smola, Dive into Deep Learning, d2l.ai, on convolutions, pooling and transposed convolution."""
    assert _output(_work({"stride": 1, "padding": 0, **record})) == output


@cache
def _drawn(topic: Topic) -> tuple[Question, ...]:
    family = families()["by-hand"]
    return tuple(
        codes.question(family.draw(topic, level, f"hand {seed}")) for level in topic.levels for seed in range(SEEDS)
    )


by_topic = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)


@by_topic
def test_each_slip_is_met_and_named_and_nothing_leaks(topic: Topic) -> None:
    met: set[str] = set()
    for asked in _drawn(topic):
        for wrong in asked.key.wrong_answers():
            met |= set(wrong["ids"])
            _, verdict = grade(asked, str(wrong["answer"]))
            assert (verdict.outcome, verdict.slips) == ("slipped", tuple(wrong["ids"])), (asked.code, wrong)
            assert verdict.says == wrong["says"]
            said = verdict.says.replace(f"Not yet: {_shown(wrong['answer'])} ", "", 1)
            assert said != verdict.says
            for slip in wrong["ids"]:
                said = said.replace(SLIPS[slip].name, "").replace(SLIPS[slip].rule, "")
            assert not re.search(r"\d", said), (asked.code, verdict.says)
    assert met == set(topic.slips)
    assert {SLIPS[slip].idea for slip in met} == set(topic.ideas)


def _shown(answer: int | str) -> str:
    value = Fraction(answer)
    tenths = next((places for places in range(5) if (value * 10**places).denominator == 1), None)
    return str(answer) if tenths is None else f"{float(value):,.{tenths}f}"


@by_topic
def test_questions_and_answers_differ(topic: Topic) -> None:
    drawn = _drawn(topic)
    assert len({(asked.prompt, asked.work) for asked in drawn}) >= 20
    for level in topic.levels:
        at_level = [asked for place, asked in enumerate(drawn) if topic.levels[place // SEEDS] == level]
        assert len({asked.key.expected for asked in at_level}) >= 5
        assert not {found for asked in at_level if (found := misfit(asked, level))}


@by_topic
def test_the_words_fit_a_screen_and_a_voice(topic: Topic) -> None:
    for asked in _drawn(topic):
        assert len(asked.prompt.split()) <= 30, asked.prompt
        assert max(map(len, asked.work)) <= 76
        assert all(line.isascii() and " row " in line for line in asked.work)
        assert len(asked.code) <= codes.LONGEST
        assert not re.search(r"\d", " ".join(asked.hints)), asked.hints
        assert re.search(rf"(?<![\d.]){re.escape(asked.key.shown)}\.$", asked.explanation[-1]), asked.code


@by_topic
def test_the_grids_shown_are_those_of_the_code(topic: Topic) -> None:
    for asked in _drawn(topic):
        exercise: Exercise = asked.key.exercise  # type: ignore[attr-defined]
        shown: dict[str, list[tuple[int, ...]]] = {}
        for line in asked.work:
            for name, row, values in re.findall(r"(input|image|kernel) row (\d):((?: +-?\d+)+)", line):
                shown.setdefault(name, []).append(tuple(map(int, values.split())))
                assert (
                    int(row)
                    == (len(shown[name]) - 1)
                    % len(exercise.work.kernel[0] if name == "kernel" else exercise.work.input[0])
                    + 1
                )
        grid = shown.get("input") or shown["image"]
        assert grid == [row for one in exercise.work.input for row in one]
        kernel = [] if exercise.pools else [row for one in exercise.work.kernel for row in one]
        assert shown.get("kernel", []) == kernel


CONV = "by-hand/conv2d/value?input=1,2,0/3,1,2/0,1,1&kernel=1,2/0,-1"
WIDE = "1,2,0,1/3,1,2,0/0,1,1,2/2,0,1,1"
SPREAD = "by-hand/conv_transpose2d/value?input=0,1/2,3&kernel=0,1/2,3"
EDGE = "by-hand/edges/value?kernel=sobel-vertical&image=vertical&from=0&to=5&side=4&first=2&at=1,1"


@pytest.mark.parametrize(
    ("code", "right", "typed", "slip"),
    [
        (f"{CONV}&at=2,1", "3 + 2 + 0 - 1", "4 + 3 + 0 + 0", "added-not-multiplied"),
        (f"{CONV}&at=2,1", "4", "3 + 1 + 0 + 1", "weights-left-out"),
        (f"{CONV}&at=2,1", "4", "3 + 2 + 0 + 1", "minus-left-out"),
        (f"{CONV}&at=2,1", "4", "3 + 0 + 0 - 1", "kernel-turned"),
        (f"{CONV}&at=2,1", "4", "2 + 0 + 0 - 2", "place-turned"),
        (f"{CONV}&bias=3&at=2,1", "4 + 3", "4", "bias-not-added"),
        (f"{CONV}&padding=1&at=1,2", "-2", "0", "forgot-padding"),
        (f"{CONV}&padding=1&at=1,2", "-2", "0", "place-from-zero"),
        (f"by-hand/conv2d/value?input={WIDE}&kernel=1,2/0,-1&stride=2&at=1,2", "0 + 2", "2 - 2", "forgot-stride"),
        (
            "by-hand/conv2d/value?input=1,2,0/3,1,2/0,1,1//1,0,0/0,1,0/0,0,1&kernel=1,2/0,-1//2,0/0,1&at=1,1",
            "4 + 3",
            "4",
            "first-channel-only",
        ),
        (f"{CONV}&bias=3".replace("value", "sum"), "7 + 3 + 7 + 7", "4 + 0 + 4 + 4 + 3", "bias-for-the-map"),
        (f"{CONV}&bias=3".replace("value", "sum"), "24", "12", "bias-not-added"),
        (
            f"by-hand/max_pool2d/sum?input={WIDE}&window=2&stride=2",
            "3 + 2 + 2 + 2",
            "7/4 + 3/4 + 3/4 + 5/4",
            "average-for-max",
        ),
        (f"by-hand/max_pool2d/sum?input={WIDE}&window=2&stride=2", "9", "3+2+2 + 3+2+2 + 2+1+2", "forgot-stride"),
        ("by-hand/max_pool2d/sum?input=1,2,0/3,1,2/0,1,5&window=2&stride=2", "3", "3 + 2 + 1 + 5", "rounded-up"),
        ("by-hand/max_pool2d/sum?input=-1,-2/-3,-4&window=2&stride=2&padding=1", "-10", "0", "padding-wins"),
        ("by-hand/max_pool2d/sum?input=-1,-2/-3,-4&window=2&stride=2&padding=1", "-10", "-1", "forgot-padding"),
        ("by-hand/avg_pool2d/value?input=1,3,2/5,7,4/0,2,6&window=2&stride=1&at=1,2", "16/4", "7", "max-for-average"),
        ("by-hand/avg_pool2d/value?input=1,3,2/5,7,4/0,2,6&window=2&stride=1&at=1,2", "4", "16", "sum-not-divided"),
        ("by-hand/avg_pool2d/value?input=1,3,2/5,7,4/0,2,6&window=2&stride=1&at=1,2", "4", "14/4", "place-turned"),
        (f"{SPREAD}&at=2,3", "1*3 + 3*1", "3*1", "overlaps-overwritten"),
        (f"{SPREAD}&at=2,3", "6", "1*2", "copies-side-by-side"),
        (f"{SPREAD}&stride=2&at=2,3", "1*2", "6", "copies-too-close"),
        (f"{SPREAD}&padding=1&at=1,1", "4", "0", "padding-not-cut"),
        (f"{CONV}&at=2,1".replace("conv2d", "conv_transpose2d"), "1*0 + 3*1", "4", "transposed-as-ordinary"),
        (EDGE, "5 + 2*5 + 5", "5 + 5 + 5", "weights-as-ones"),
        (EDGE, "20", "0", "kernel-turned"),
    ],
)
def test_mistakes_worked_out_by_hand(code: str, right: str, typed: str, slip: str) -> None:
    asked = codes.question(code)
    assert grade(asked, right)[1].outcome == "right"
    _, verdict = grade(asked, typed)
    assert slip in verdict.slips, verdict


@pytest.mark.parametrize(
    ("code", "typed"),
    [(f"{CONV}&at=2,1", "-3 + 0 + 0 + 1"), (EDGE, "-20"), (f"{SPREAD}&at=1,1", "0*3 + 0")],
)
def test_a_flipped_kernel_is_another_convention(code: str, typed: str) -> None:
    asked = codes.question(code)
    _, verdict = grade(asked, typed)
    if asked.key.expected == 0:
        assert verdict.outcome == "right"
    else:
        assert (verdict.outcome, verdict.convention) == ("convention", "kernel-flipped")
        assert verdict.says.startswith("Right by another convention: this flips the kernel")


def test_answers_are_read_as_people_write_them() -> None:
    below = codes.question(f"{CONV}&padding=1&at=1,2")
    assert [grade(below, typed)[1].outcome for typed in ("-2", "−2", "0 - 2", "= -2", "2")][:3] == ["right"] * 3
    part = codes.question("by-hand/avg_pool2d/value?input=1,2/3,3&window=2&stride=1&at=1,1")
    assert part.key.expected == "9/4"
    assert {grade(part, typed)[1].outcome for typed in ("9/4", "2.25", "(1+2+3+3)/4", "9/4 = 2.25")} == {"right"}
    miscounted = grade(part, "9/4 = 2.5")[1]
    assert (miscounted.outcome, miscounted.arithmetic) == ("wrong", "worked-out-wrong")
    assert grade(part, "impossible")[1].outcome == "wrong"
    assert grade(part, "1,2")[1].outcome == "unreadable"


def test_edge_kernels_answer_to_their_own_edges_only() -> None:
    for name, kernel in KERNELS.items():
        assert sum(map(sum, kernel)) == 0
        for image, first in product(("vertical", "horizontal"), (1, 2, 3)):
            step = Step(name, image, 2, 7, 4, first)
            values = {value for row in _output(Work((step.grid,), (kernel,), products)) for value in row}
            found = max(values, key=abs)
            assert (found != 0) == (step.finds == image), step
            assert found in (0, 5 * sum(weight for row in kernel for weight in row if weight > 0))
    assert Step("sobel-vertical", "diagonal", 0, 1, 3, 2).grid == ((0, 0, 1), (0, 1, 1), (1, 1, 1))


GOOD = f"{CONV}&at=2,1"
_VALUE, _EDGE = "by-hand/conv2d/value?", "by-hand/edges/value?"


def _hostile() -> Iterator[str]:
    yield from (f"{CONV}&at={at}" for at in ("3,1", "0,1", "1", "1,1,1", "-1,1", "a,b", "1,١"))
    yield from (f"{GOOD}&{more}" for more in ("stride=3", "stride=0", "padding=2", "padding=-1", "bias=100", "bias=x"))
    yield from (f"{GOOD}&{more}" for more in ("bias=", "colour=3", "window=2", "stride=²", "stride=1e1"))
    yield from (f"{GOOD};dress=code", CONV, f"{_VALUE}at=1,1", f"{_VALUE}input=1,2/3,4&at=1,1")
    grids = ("1,2/3", "1,,2", "100,1/1,1", "1.5,2/3,4", "1,2//3", "a", "/", "//", ",", "1/2//3/4//5/6", "--1,2/3,4")
    yield from (f"{_VALUE}input={grid}&kernel=1&at=1,1" for grid in grids)
    yield f"{_VALUE}input={'/'.join(['1,2,3,4,5,6,7'] * 2)}&kernel=1&at=1,1"
    yield f"{_VALUE}input=1,2/3,4&kernel=1,1,1,1&at=1,1"
    yield f"{_VALUE}input=1,2/3,4&kernel=1,1,1/1,1,1/1,1,1&at=1,1"
    yield f"{_VALUE}input=1,2/3,4//1,2/3,4&kernel=1&at=1,1"
    yield "by-hand/conv_transpose2d/value?input=1,2/3,4//1,2/3,4&kernel=1//1&at=1,1"
    yield "by-hand/conv_transpose2d/value?input=1&kernel=1,2/3,4&padding=1&at=1,1"
    yield "by-hand/max_pool2d/sum?input=1,2/3,4//1,2/3,4&window=2"
    yield from (f"by-hand/max_pool2d/sum?input=1,2/3,4&window={one}" for one in ("0", "1", "4", "3"))
    yield "by-hand/conv2d/sum?input=1,2/3,4&kernel=1&at=1,1"
    edge = {
        "kernel": "sobel-vertical",
        "image": "vertical",
        "from": "0",
        "to": "5",
        "side": "4",
        "first": "2",
        "at": "1,1",
    }
    wrong = {"kernel": "canny", "image": "round", "from": "5", "to": "-1", "side": "7", "first": "4", "at": "3,3"}
    for name, value in wrong.items():
        yield _EDGE + "&".join(f"{one}={value if one == name else usual}" for one, usual in edge.items())
        yield _EDGE + "&".join(f"{one}={usual}" for one, usual in edge.items() if one != name)
    yield "by-hand/edges/sum?side=4"
    yield "by-hand/dense/value?at=1,1"


@pytest.mark.parametrize("code", list(_hostile()))
def test_a_hostile_code_is_refused_in_one_line(code: str) -> None:
    assert codes.question(GOOD).code == GOOD
    with pytest.raises(Unknown) as refused:
        codes.question(code)
    said = str(refused.value)
    assert said.endswith((".", "`.")) or "lists them" in said
    assert "\n" not in said
    assert len(said) < 200


def test_a_code_comes_back_in_its_shortest_form() -> None:
    assert codes.question(f"{CONV}&bias=-0&padding=0&stride=1&at=2,1").code == GOOD
    assert codes.question(GOOD.replace("=1,2,0", "=01,2,0")).code == GOOD
