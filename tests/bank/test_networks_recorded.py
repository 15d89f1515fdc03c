"""Whole networks against what PyTorch and Keras themselves said of them, row by row.

The facts were recorded (see `tests/oracle/README.md`), so no framework is needed here.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from question_bank.explaining_network import ExplainedNetwork, explain_network
from question_bank.frameworks import Refused
from question_bank.frameworks.sequence import read_network

NETWORKS = Path(__file__).parent.parent / "oracle" / "networks.jsonl.gz"
RECORDED_OF_ROWS = ("params", "output_shape", "activation_size", "weight_shapes", "macs", "buffers")
RECORDED_OF_ALL = ("params", "buffers", "activation_size", "macs")
AT_LEAST = {"torch": (240, 19), "keras": (60, 20)}
"""How many sound networks there are of a framework, and how many different layers in them."""


@cache
def _records(framework: str, outcome: str) -> tuple[dict[str, Any], ...]:
    with gzip.open(NETWORKS, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return tuple(one for one in records if one["framework"] == framework and outcome in one)


def _shape(record: dict[str, Any]) -> str:
    sides = record["input"]
    return "x".join(map(str, sides)) if len(sides) > 1 else f"({sides[0]},)"


def _told(record: dict[str, Any]) -> dict[str, Any]:
    """What was recorded of a network."""
    rows = [{name: row[name] for name in RECORDED_OF_ROWS if name in row} for row in record["rows"]]
    total = {name: record["total"][name] for name in RECORDED_OF_ALL if name in record["total"]}
    return {"layers": [row["layer"] for row in record["rows"]], "rows": rows, "total": total}


def _ours(found: ExplainedNetwork, told: dict[str, Any]) -> dict[str, Any]:
    """The same of ours. PyTorch's counter says 0 multiply-adds of a network in which we count none."""
    rows = [
        {name: row.quantities.get(name) for name in recorded}
        for row, recorded in zip(found.rows, told["rows"], strict=True)
    ]
    return {
        "layers": [row.explained.layer.name for row in found.rows],
        "rows": rows,
        "total": {name: found.total.get(name, 0) for name in told["total"]},
    }


def _disagreement(record: dict[str, Any], text: str) -> str | None:
    """Where ours differs from a record; None where nothing does."""
    told = _told(record)
    try:
        found = explain_network(text, _shape(record))
        ours = _ours(found, told)
    except (Refused, ValueError) as wrong:
        return f"{text} on {record['input']}: {wrong}"
    agrees = ours == told and found.framework == record["framework"] and found.note is None
    return None if agrees else f"{text} on {record['input']}: {ours} is not {told}"


@pytest.mark.parametrize("framework", ["torch", "keras"])
def test_every_network_agrees_row_by_row(framework: str) -> None:
    records = _records(framework, "rows")
    networks, kinds = AT_LEAST[framework]
    assert len(records) >= networks
    assert [wrong for one in records if (wrong := _disagreement(one, one["code"])) is not None] == []
    layers = Counter(row["layer"] for one in records for row in one["rows"])
    assert len(layers) >= kinds, layers


def test_what_pytorch_prints_of_a_network_says_the_same() -> None:
    records = _records("torch", "rows")
    assert [wrong for one in records if (wrong := _disagreement(one, one["printed"])) is not None] == []


def test_what_keras_says_of_its_input_needs_no_other_word() -> None:
    saying = [one for one in _records("keras", "rows") if read_network(one["code"]).sides is not None]
    assert len(saying) >= 20
    assert [one["code"] for one in saying if list(explain_network(one["code"]).sides) != one["input"]] == []


@pytest.mark.parametrize("framework", ["torch", "keras"])
def test_every_network_that_the_framework_refuses_is_refused_at_the_same_row(framework: str) -> None:
    records = _records(framework, "refused")
    assert len(records) >= 9
    wrong = []
    for record in records:
        row = f"row {record['row']}, "
        for text in (record["code"], record.get("printed")):
            try:
                explained = text and explain_network(text, _shape(record))
            except Refused as refused:
                if not str(refused).startswith(row) or "\n" in str(refused):
                    wrong.append(f"{text} on {record['input']}: {refused}; recorded: {row}{record['refused']}")
            else:
                wrong += [f"{text} on {record['input']}: {record['refused']}"] if explained else []
    assert wrong == []
