"""Tables that are filled in: what follows from an early slip, told apart from what is wrong, against a count of our own.

The published slips are those of seed fact 4, a small LeNet-like network whose printed parameters were copied with five slips.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from math import prod
from typing import Any

import pytest

from question_bank.answers import read_answer
from question_bank.catalog import Unknown, families, topics
from question_bank.codes import question
from question_bank.grading import grade
from question_bank.networks.building import conv, dense, plain, pool, start
from question_bank.networks.network import Network, Row
from question_bank.question import Question, Verdict
from question_bank.replies import TableReply, Unreadable
from question_bank.sampling import chance
from question_bank.tables.key import TableKey

LECTURE = "table/lecture/shapes_and_parameters?"
FIRST_ROWS = LECTURE + ";to=CONV2"
PRINTED = {"CONV1": 208, "CONV2": 416, "FC3": 48001, "FC4": 10081, "softmax": 841}
TOPICS = [topic for topic in topics().values() if topic.family == "table"]
Cells = dict[str, str]


def judged(asked: Question, cells: Mapping[str, str]) -> Verdict:
    return grade(asked, json.dumps(dict(cells)))[1]


def right(asked: Question, **changed: str) -> Cells:
    """The right table but for some cells, named `conv1_params`."""
    return {**asked.key.expected, **{".".join(name.split("_", 1)): text for name, text in changed.items()}}


def outcomes(verdict: Verdict) -> dict[str, str]:
    """How each cell came out, in one word."""
    return {name: "follows" if cell["follows"] else cell["outcome"] for name, cell in verdict.cells.items()}


def drawn(count: int = 4) -> Iterator[Question]:
    for topic in TOPICS:
        for level in topic.levels:
            for i in range(count):
                yield question(families()["table"].draw(topic, level, f"test {i}"))


def counted(row: Row, came: tuple[int, ...]) -> tuple[tuple[int, ...], int]:
    """The output and the parameters of a row by a count of our own, on whatever comes in."""
    values, kind = row.values, row.layer.name
    if kind == "flatten":
        return (prod(came),), 0
    if kind == "dense":
        return (values["M"],), values["M"] * prod(came) + values["M"] * values["B"]
    sides = []
    for side, axis in zip(came, "hw", strict=False):
        last = side + 2 * values.get(f"P_{axis}", 0) - values.get(f"L_{axis}", 1) * (values[f"K_{axis}"] - 1) - 1
        sides.append(len(range(0, last + 1, values[f"S_{axis}"])))
    if kind == "max_pool2d":
        return (*sides, came[-1]), 0
    assert kind == "conv2d"
    return (*sides, values["M"]), values["M"] * (values["K_h"] * values["K_w"] * came[-1] + values["B"])


def followed(network: Network, rows: tuple[str, ...], own: Mapping[str, tuple[int, ...]]) -> Cells:
    """The table of somebody who goes on from shapes of his own, counted row after row."""
    cells: Cells = {}
    shapes = {network.rows[0].name: tuple(network.rows[0].values.values())}
    for row in network.rows[1:]:
        came = shapes[network.before(row)[0].name]
        shape, params = counted(row, came)
        shapes[row.name] = shape = own.get(row.name, shape)
        if row.name in rows:
            cells |= {
                f"{row.name}.output_shape": "x".join(map(str, shape)),
                f"{row.name}.activation_size": str(prod(shape)),
                f"{row.name}.params": str(params),
            }
        if min(shape) < 1:
            return {}
    return cells


def test_the_expected_tables_are_those_of_the_count() -> None:
    for asked in drawn():
        key = asked.key
        assert isinstance(key, TableKey)
        assert key.expected == followed(key.network, key.rows, {}), asked.code


def test_whatever_shape_somebody_has_what_comes_after_it_follows() -> None:
    met = 0
    for asked in drawn():
        key = asked.key
        assert isinstance(key, TableKey)
        for row in key.rows[:-1]:
            sides = len(key.network.scenarios[row].gives)
            own = tuple(1 + chance(asked.code, row, i) % 40 for i in range(sides))
            cells = followed(key.network, key.rows, {row: own})
            if not cells or cells == key.expected or sides == 1:
                continue
            found = outcomes(judged(asked, cells))
            for name, text in cells.items():
                before = key.rows.index(name.partition(".")[0]) < key.rows.index(row)
                if text == key.expected[name] or before:
                    assert found[name] == "right", (asked.code, row, own, name)
                elif name == f"{row}.output_shape":
                    assert found[name] in ("wrong", "slipped"), (asked.code, own, found[name])
                else:
                    assert found[name] == "follows", (asked.code, row, own, name, text)
                    met += 1
    assert met > 100


def test_two_shapes_of_ones_own_carry_on_from_the_later_one() -> None:
    asked = question(LECTURE)
    key = asked.key
    assert isinstance(key, TableKey)
    cells = followed(key.network, key.rows, {"CONV1": (27, 27, 8), "POOL2": (4, 4, 16)})
    found = outcomes(judged(asked, cells))
    assert found["CONV2.output_shape"] == "follows"
    assert found["POOL2.output_shape"] == "follows", "from 9x9x16 a pool of 2x2 really gives 4x4x16"
    cells = followed(key.network, key.rows, {"CONV1": (27, 27, 8), "POOL2": (6, 6, 16)})
    found = outcomes(judged(asked, cells))
    assert [name for name, one in found.items() if one in ("wrong", "slipped")] == [
        "CONV1.output_shape",
        "POOL2.output_shape",
    ]
    assert found["FC3.params"] == "follows"


def test_a_size_of_ones_own_carries_into_the_layer_that_counts_its_inputs() -> None:
    asked = question(LECTURE)
    found = judged(asked, right(asked, POOL2_activation_size="80", FC3_params=str(120 * 80 + 120)))
    assert outcomes(found)["POOL2.activation_size"] == "wrong"
    assert outcomes(found)["FC3.params"] == "follows"
    assert "From it follows FC3 (parameters)." in found.says


def test_a_cell_that_is_right_after_all_is_right() -> None:
    asked = question(FIRST_ROWS)
    found = outcomes(judged(asked, right(asked, CONV1_output_shape="27x27x8")))
    assert found["CONV1.output_shape"] == "slipped"
    assert {one for name, one in found.items() if name != "CONV1.output_shape"} == {"right"}


def test_an_empty_cell_is_bridged_by_what_would_have_come() -> None:
    asked = question(FIRST_ROWS)
    cells = {"CONV1.output_shape": "27x27x8", "CONV2.output_shape": "9x9x16"}
    found = judged(asked, cells)
    assert outcomes(found)["CONV2.output_shape"] == "follows"
    assert outcomes(found)["POOL1.output_shape"] == "missing"
    assert "7 cells are still open." in found.says
    assert found.outcome == "slipped"


def test_a_slip_is_named_on_ones_own_numbers() -> None:
    asked = question(FIRST_ROWS)
    cells = right(asked, CONV1_output_shape="28x28x6", POOL1_output_shape="14x14x6", CONV2_params=str(16 * 5 * 5 * 6))
    found = judged(asked, cells)
    assert outcomes(found)["CONV2.params"] == "slipped"
    assert "forgot-bias" in found.slips
    assert "CONV2 (parameters: the biases left out)" in found.says


def test_the_published_table_has_its_five_slips() -> None:
    asked = question(LECTURE)
    found = judged(asked, right(asked, **{f"{row}_params": str(number) for row, number in PRINTED.items()}))
    assert found.outcome == "slipped"
    assert found.slips == ("forgot-depth", "one-bias")
    assert [name for name, one in outcomes(found).items() if one == "slipped"] == [f"{row}.params" for row in PRINTED]
    assert found.says.startswith("Not yet: 16 of 21 cells are right. CONV1, parameters: 208 counts flat filters.")
    assert "CONV2 (parameters: the input depth left out), FC3 (parameters: one bias for the whole layer)" in found.says


@pytest.mark.parametrize(
    ("changed", "outcome", "convention"),
    [
        ({}, "right", None),
        ({"CONV1_output_shape": "(8, 28, 28)"}, "convention", "channels-first"),
        ({"CONV1_activation_size": "28*28*8", "CONV1_params": "8*(5*5*3)+8"}, "right", None),
        ({"CONV1_params": "600 no bias"}, "convention", "without-biases"),
    ],
)
def test_other_ways_to_be_right(changed: Cells, outcome: str, convention: str | None) -> None:
    asked = question(FIRST_ROWS)
    found = judged(asked, right(asked, **changed))
    assert (found.outcome, found.convention) == (outcome, convention)
    assert found.says.startswith("Right")


@pytest.mark.parametrize("typed", ["(120,)", "120", "(120, 1)", "1x1x120", "None, 120"])
def test_a_row_of_values_is_a_shape_of_one_side(typed: str) -> None:
    asked = question(LECTURE)
    assert judged(asked, right(asked, FC3_output_shape=typed)).outcome == "right"


def test_channels_first_with_a_slip_still_carries_on() -> None:
    asked = question(FIRST_ROWS)
    found = judged(
        asked, right(asked, CONV1_output_shape="8x27x27", CONV1_activation_size="5832", POOL1_output_shape="8x13x13")
    )
    assert outcomes(found)["CONV1.output_shape"] == "slipped"
    assert outcomes(found)["CONV1.activation_size"] == "follows"
    assert outcomes(found)["POOL1.output_shape"] == "follows"


def test_what_nobody_can_go_on_from_is_wrong_and_stops_nothing() -> None:
    asked = question(LECTURE)
    for strange in ("0x0x0", "1x1x1", "28.5x28x8", "-3x28x8", "28x28", "1x2x3x4", "28x28x1/2", "9999999x9999999x9"):
        found = judged(asked, right(asked, CONV1_output_shape=strange))
        assert outcomes(found)["CONV1.output_shape"] in ("wrong", "slipped"), strange
        assert outcomes(found)["CONV2.output_shape"] == "right", strange
    for strange in ("0", "1/2", "-1568", "2.5", "1e9"):
        found = judged(asked, right(asked, POOL2_activation_size=strange))
        assert outcomes(found)["POOL2.activation_size"] == "wrong", strange
        assert outcomes(found)["FC3.params"] == "right", strange


def _residual() -> Network:
    """Two branches that are added, and two that are put side by side."""
    return Network(
        "branches",
        "a network with branches",
        (
            start(16, 16, 4),
            conv("a", 8, 3, padding=1),
            conv("b", 8, 3, padding=1),
            plain("sum", "add", ("a", "b")),
            conv("c", 4, 1),
            plain("both", "concat", ("sum", "c")),
            pool("p", 2),
            dense("fc", 10)._replace(mode="flatten"),
        ),
    )


def test_branches_carry_on_through_both_of_their_rows() -> None:
    network = _residual()
    key = TableKey(network, ("a", "b", "sum", "c", "both", "p", "fc"))
    cells = dict(key.expected)
    deeper = {"c": 6, "both": 14, "p": 14}  # somebody gives c six channels
    for row, side in (("c", 16), ("both", 16), ("p", 8)):
        cells[f"{row}.output_shape"] = f"{side}x{side}x{deeper[row]}"
        cells[f"{row}.activation_size"] = str(side * side * deeper[row])
    cells["fc.params"] = str(10 * 8 * 8 * 14 + 10)
    reply = read_answer(key.wanted, json.dumps(cells))
    assert isinstance(reply, TableReply)
    found = outcomes(key.judge(reply))
    changed = {name for name, text in cells.items() if text != key.expected[name]}
    assert {name for name, one in found.items() if one == "follows"} == changed - {"c.output_shape"}
    cells["b.output_shape"] = "14x14x8"  # then the two can't be added, and nothing rests on it
    reply = read_answer(key.wanted, json.dumps(cells))
    assert isinstance(reply, TableReply)
    found = outcomes(key.judge(reply))
    assert found["b.output_shape"] in ("slipped", "wrong")
    assert found["sum.output_shape"] == "right"


def test_every_single_slip_is_named_and_the_rest_follows_or_is_right() -> None:
    for asked in drawn(2):
        for wrong in asked.key.wrong_answers():
            found = judged(asked, wrong["answer"])
            assert found.says == wrong["says"]
            assert set(wrong["ids"]) <= set(found.slips), (asked.code, wrong)
            rows = {name.partition(".")[0] for name, one in outcomes(found).items() if one in ("slipped", "wrong")}
            assert len(rows) == 1, (asked.code, wrong["ids"], found.says)
            assert set(outcomes(found).values()) <= {"right", "slipped", "follows"}, (asked.code, wrong)


_COUNTS = re.compile(r"\d+ of \d+ cells|follow \d+ cells|\d+ cells? (is|are) still open|Sides? [\d and]+(is|are) right")


def _numbers(text: str) -> set[int]:
    return {int(number.replace(",", "")) for number in re.findall(r"\d+(?:,\d{3})*", text.replace("x", " "))}


def test_no_sentence_holds_a_number_that_is_still_to_be_found() -> None:
    for asked in drawn(2):
        given = _numbers(" ".join((asked.prompt, *asked.work))) | {0}
        for wrong in asked.key.wrong_answers():
            changed = {name: text for name, text in wrong["answer"].items() if text != asked.key.expected[name]}
            for cells in (wrong["answer"], changed, dict([*changed.items()][-1:])):
                found = judged(asked, cells)
                hidden: set[int] = set()
                for name, one in outcomes(found).items():
                    hidden |= _numbers(asked.key.expected[name]) if one not in ("right", "convention") else set()
                hidden -= given | _numbers(" ".join(cells.values()))
                assert not hidden & _numbers(_COUNTS.sub("", found.says)), (asked.code, cells, found.says)


def test_no_hint_holds_a_number() -> None:
    for asked in drawn(2):
        assert len(asked.hints) == 3
        assert not _numbers(" ".join(asked.hints)), asked.hints


def test_mended_a_miss_takes_what_followed_from_it_along() -> None:
    for asked in drawn(2):
        key = asked.key
        assert isinstance(key, TableKey)
        for wrong in key.wrong_answers():
            marks = judged(asked, wrong["answer"]).cells
            again = {name for name, mark in marks.items() if mark["follows"]}
            mended = {
                **wrong["answer"],
                **{n: key.expected[n] for n, mark in marks.items() if mark["outcome"] == "slipped"},
            }
            assert key.carry(mended, again) == key.expected, (asked.code, wrong["ids"])
            assert key.carry(wrong["answer"], again) == wrong["answer"], (asked.code, wrong["ids"])


@pytest.mark.parametrize(
    ("typed", "why", "at"),
    [
        ("", "Nothing is typed yet.", 0),
        ("608", "A table is written as a JSON object of texts", 0),
        ('["608"]', "A table is written as a JSON object of texts", 0),
        ('{"CONV1.params": "608"', "This is not JSON: expecting ',' delimiter.", 22),
        ('{"CONV1.params": 608}', 'CONV1.params is not a text. Write it in quotes, such as "608"', 1),
        ('{"CONV1.params": null}', "CONV1.params is not a text.", 1),
        ('{"CONV1.params": {"a": "b"}}', "CONV1.params is not a text.", 1),
        ('{"CONV1.params": NaN}', "CONV1.params is not a text.", 1),
        ('{"input.params": "0"}', "There is no cell 'input.params' to fill in. There are: CONV1.output_shape,", 1),
        ('{"CONV1.params": "608", "CONV1.params": "608"}', "CONV1.params stands there twice.", 1),
        ("{}", "Nothing is filled in yet.", 0),
        ('{"CONV1.params": "  "}', "Nothing is filled in yet.", 0),
        ('{"a": ' + "[" * 15_000, "This is not JSON", 0),
        ('{"a": ' + "9" * 9_000 + "}", "This is not JSON", 0),
        ('{"CONV1.params": "' + "6" * 30_000 + '"}', "That is longer than 20000 characters.", 20_000),
    ],
)
def test_what_is_no_table(typed: str, why: str, at: int) -> None:
    reply, verdict = grade(question(FIRST_ROWS), typed)
    assert isinstance(reply, Unreadable)
    assert reply.why.startswith(why)
    assert reply.at == at
    assert verdict.outcome == "unreadable"


@pytest.mark.parametrize(
    ("cell", "text", "why"),
    [
        ("CONV1.params", "6O8", "this is the letter O"),
        ("CONV1.params", "28x28", "This reads as a shape."),
        ("CONV1.output_shape", "28", "A shape with 3 sides is asked for."),
        ("CONV1.params", "impossible", "There is an answer to find in every cell."),
        ("CONV1.params", "6" * 3000, "That is longer than 2000 characters."),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_and_the_others_are_judged(cell: str, text: str, why: str) -> None:
    asked = question(FIRST_ROWS)
    found = judged(asked, {**asked.key.expected, cell: text})
    assert found.outcome == "unreadable"
    assert found.says.startswith("Can't read that (not counted): CONV1, ")
    assert why.lower() in found.says.lower()
    assert {name for name, one in outcomes(found).items() if one == "right"} == asked.key.expected.keys() - {cell}
    assert outcomes(found)[cell] == "unreadable"


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (LECTURE + ";from=POOL1;to=CONV1", "from and to are rows in their order."),
        (LECTURE + ";from=input", "from and to are rows in their order."),
        (LECTURE + ";to=nowhere", "from and to are rows in their order."),
        (LECTURE + ";rows=2", "A table code has two arguments"),
        (LECTURE + "side=3", "This network can't exist"),
    ],
)
def test_codes_that_cannot_be_asked(code: str, why: str) -> None:
    with pytest.raises(Unknown, match=why):
        question(code)


def test_what_is_given_is_filled_in_and_what_comes_later_is_left_out() -> None:
    asked = question(LECTURE + ";from=CONV2;to=POOL2")
    assert asked.wanted.rows == ("CONV2", "POOL2")
    assert [row.name for row in asked.table] == ["input", "CONV1", "POOL1", "CONV2", "POOL2"]
    assert [row.cells for row in asked.table[:3]] == [
        ("32x32x3", "3,072", "0"),
        ("28x28x8", "6,272", "608"),
        ("14x14x8", "1,568", "0"),
    ]
    assert [row.cells for row in asked.table[3:]] == [(), ()]
    assert all(line.split()[-3:] == ["?", "?", "?"] for line in asked.work[-2:])


def test_levels_ask_for_as_many_rows_as_they_should() -> None:
    rows: dict[str, set[int]] = {}
    for topic in TOPICS:
        for level in topic.levels:
            for i in range(12):
                asked = question(families()["table"].draw(topic, level, f"rows {i}"))
                rows.setdefault(level, set()).add(len(asked.wanted.rows))
                assert any(text != "0" for name, text in asked.key.expected.items() if name.endswith(".params"))
    assert rows["warmup"] <= {1, 2, 3}
    assert rows["interview"] <= {3, 4}
    assert rows["expert"] <= {3, 4, 5}
    assert max(rows["expert"]) > 3


def test_a_topic_tells_what_its_tables_rest_on() -> None:
    told: dict[str, Any] = {topic.subject: topic for topic in TOPICS}
    assert {"filter-depth", "one-bias", "pool-learns-nothing", "flatten-depth"} <= set(told["lecture"].ideas)
    assert {"forgot-depth", "one-bias", "flatten-depth", "dilation-off"} & set(told["classifier"].slips)
    for topic in TOPICS:
        named = {slip for i in range(6) for wrong in _wrong(topic, i) for slip in wrong["ids"]}
        assert named <= set(topic.slips), named - set(topic.slips)


def _wrong(topic: Any, i: int) -> list[dict[str, Any]]:
    asked = question(families()["table"].draw(topic, topic.levels[-1], f"slips {i}"))
    found: list[dict[str, Any]] = asked.key.wrong_answers()
    return found
