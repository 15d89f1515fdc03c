"""Tables on the command line: their JSON, their answers as texts, and their exit statuses."""

from __future__ import annotations

import json
from typing import Any

import pytest

CODE = "table/lecture/shapes_and_parameters?;to=POOL1"
RIGHT = {
    "CONV1.output_shape": "28x28x8",
    "CONV1.activation_size": "6272",
    "CONV1.params": "608",
    "POOL1.output_shape": "14x14x8",
    "POOL1.activation_size": "1568",
    "POOL1.params": "0",
}


def graded(run: Any, cells: dict[str, Any]) -> tuple[int, Any]:
    status, out, err = run("grade", CODE, json.dumps(cells), "--json")
    assert err == ""
    return status, json.loads(out)


def test_ask_names_rows_and_columns_and_gives_nothing_away(asked: Any) -> None:
    (question,) = asked("ask", "--code", CODE)
    assert question["wants"] == {
        "kind": "table",
        "rows": ["CONV1", "POOL1"],
        "columns": ["output_shape", "activation_size", "params"],
    }
    for text in ("608", "6,272", "6272", "1,568", "14x14"):
        assert text not in json.dumps(question)
    assert question["inputs"] == {}


def test_ask_with_solution_has_the_table_as_texts_and_each_slip_carried_on(asked: Any) -> None:
    (question,) = asked("ask", "--code", CODE, "--solution")
    assert question["answer"] == RIGHT
    assert question["formula"] is None
    carried = next(slip["answer"] for slip in question["slips"] if slip["answer"]["CONV1.output_shape"] == "27x27x8")
    assert carried == {
        "CONV1.output_shape": "27x27x8",
        "CONV1.activation_size": "5832",
        "CONV1.params": "608",
        "POOL1.output_shape": "13x13x8",
        "POOL1.activation_size": "1352",
        "POOL1.params": "0",
    }
    assert all(slip["answer"] != RIGHT and slip["says"].startswith("Not yet") for slip in question["slips"])


def test_ask_for_people(run: Any) -> None:
    status, out, _ = run("ask", "--code", CODE, "--solution")
    assert status == 0
    assert "CONV1  convolution: 8 of 5x5, stride 1  ?" in out
    assert "Answer: CONV1: 28x28x8, 6,272, 608; POOL1: 14x14x8, 1,568, 0" in out
    assert "CONV1. Output shape 28 x 28 x 8" in out


def test_grade_a_right_table(run: Any) -> None:
    status, verdict = graded(run, RIGHT)
    assert status == 0
    assert verdict["outcome"] == "right"
    assert verdict["expected"] == RIGHT
    assert verdict["cells"] == {name: {"outcome": "right", "follows": False} for name in RIGHT}


def test_grade_a_slip_that_is_carried_on(run: Any) -> None:
    carried = {"CONV1.output_shape": "27x27x8", "CONV1.activation_size": "5832"}
    carried |= {"POOL1.output_shape": "13x13x8", "POOL1.activation_size": "1352"}
    status, verdict = graded(run, RIGHT | carried)
    assert status == 1
    assert verdict["outcome"] == "slipped"
    assert verdict["slips"] == ["forgot-plus-one"]
    assert verdict["cells"]["CONV1.output_shape"] == {"outcome": "slipped", "follows": False}
    assert {name for name, cell in verdict["cells"].items() if cell["follows"]} == carried.keys() - {
        "CONV1.output_shape"
    }
    assert verdict["cells"]["CONV1.params"] == {"outcome": "right", "follows": False}


@pytest.mark.parametrize(
    ("cells", "status", "outcome", "cell"),
    [
        (RIGHT | {"CONV1.params": "8*(5*5*3)+8"}, 0, "right", "right"),
        (RIGHT | {"CONV1.params": "208"}, 1, "slipped", "slipped"),
        (RIGHT | {"CONV1.params": "609"}, 1, "wrong", "wrong"),
        (RIGHT | {"CONV1.params": "600 no bias"}, 1, "convention", "convention"),
        (RIGHT | {"CONV1.params": "6O8"}, 2, "unreadable", "unreadable"),
        (RIGHT | {"CONV1.params": ""}, 1, "wrong", "missing"),
    ],
)
def test_statuses(run: Any, cells: dict[str, str], status: int, outcome: str, cell: str) -> None:
    found, verdict = graded(run, cells)
    assert (found, verdict["outcome"]) == (status, outcome)
    assert verdict["cells"]["CONV1.params"]["outcome"] == cell


@pytest.mark.parametrize("answer", ["608", "{", '{"CONV1.params": 608}', '{"nowhere": "608"}', "{}", "", "[" * 9000])
def test_what_is_no_table_is_unreadable(run: Any, answer: str) -> None:
    status, out, err = run("grade", CODE, answer, "--json")
    verdict = json.loads(out)
    assert (status, verdict["outcome"], err) == (2, "unreadable", "")
    assert isinstance(verdict["at"], int)
    assert "cells" not in verdict


def test_jsonl_takes_what_ask_printed_and_texts_alike(fed: Any) -> None:
    wrong = {"code": CODE, "answer": RIGHT | {"CONV1.params": 608}}
    lines = [
        {"code": CODE, "answer": RIGHT},
        {"code": CODE, "answer": json.dumps(RIGHT)},
        wrong,
        {"code": CODE, "answer": {}},
    ]
    found = fed("grade", "\n".join(map(json.dumps, lines)).encode())
    assert [one["outcome"] for one in found] == ["right", "right", "unreadable", "unreadable"]


def test_a_table_with_unpaired_surrogates_is_told_in_plain_text(run: Any) -> None:
    status, out, _ = run("grade", CODE, '{"CONV1.params": "\\ud800", "\\udc00": "x"}')
    assert status == 2
    assert "\ud800" not in out


def test_bank_check_of_a_table() -> None:
    from question_bank.checks.questions import faults
    from question_bank.codes import question

    assert list(faults(question(CODE))) == []
    assert list(faults(question("table/lecture/shapes_and_parameters?"))) == []
