"""Our arithmetic and our readers of code against what PyTorch and Keras themselves said of random layers.

The facts were recorded (see `tests/oracle/README.md`), so no framework is needed here. What the frameworks take and we
choose not to read is named below by what was bent in the line; everything else must agree, and nothing is skipped.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from question_bank.catalog import layers
from question_bank.explaining import explain
from question_bank.frameworks import Refused
from question_bank.layer import LEVELS
from question_bank.sampling import Wish, scenario
from question_bank.wording import code_line

ORACLE = Path(__file__).parent.parent / "oracle"
AT_LEAST = {"torch": 2000, "keras": 500}


@cache
def _records(framework: str) -> tuple[dict[str, Any], ...]:
    with gzip.open(ORACLE / f"{framework}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return tuple(json.loads(line) for line in lines)


def _not_read_here(record: dict[str, Any]) -> str | None:
    """Why we refuse a line that the framework takes; None for everything else."""
    if record["layer"] != "flatten":
        return None
    if len(record["input"]) > 3:
        return "an input of more than three sides"
    return "a partial Flatten" if record.get("about") == "only some axes" else None


def _shape(record: dict[str, Any]) -> str:
    return "x".join(map(str, record["input"]))


@pytest.mark.parametrize("framework", ["torch", "keras"])
def test_every_accepted_layer_has_the_facts_of_the_framework(framework: str) -> None:
    compared: Counter[str] = Counter()
    refused_by_choice: Counter[str] = Counter()
    wrong: list[str] = []
    for record in _records(framework):
        if "facts" not in record:
            continue
        try:
            explained = explain(record["code"], _shape(record))
        except Refused as refused:
            reason = _not_read_here(record)
            if reason is None:
                wrong.append(f"{record['code']} on {record['input']}: refused: {refused}")
            else:
                refused_by_choice[reason] += 1
            continue
        ours = explained.quantities()
        ours = {name: ours.get(name) for name in record["facts"]}
        if ours != record["facts"] or explained.framework != framework or explained.layer.name != record["layer"]:
            wrong.append(f"{record['code']} on {record['input']}: {ours} is not {record['facts']}")
        compared[record["layer"]] += 1
    assert wrong == []
    assert sum(compared.values()) >= AT_LEAST[framework], compared
    assert set(compared) == {"conv2d", "max_pool2d", "avg_pool2d", "dense", "flatten"}
    assert sum(refused_by_choice.values()) <= 40, refused_by_choice


@pytest.mark.parametrize("framework", ["torch", "keras"])
def test_what_we_choose_not_to_read_is_refused_with_a_reason(framework: str) -> None:
    """A partial Flatten keeps sides apart; it must never pass for a whole one."""
    chosen = [record for record in _records(framework) if "facts" in record and _not_read_here(record) is not None]
    for record in chosen:
        with pytest.raises(Refused, match=r"Flatten takes|is not read here"):
            explain(record["code"], _shape(record))
    assert chosen


@pytest.mark.parametrize("framework", ["torch", "keras"])
def test_every_layer_that_the_framework_refuses_is_refused(framework: str) -> None:
    refused = [record for record in _records(framework) if "refused" in record]
    taken, says = [], set()
    for record in refused:
        try:
            explain(record["code"], _shape(record))
        except Refused as why:
            says.add(str(why))
        else:
            taken.append(f"{record['code']} on {record['input']}: {record['refused']}")
    assert taken == []
    assert all(why.strip() and "\n" not in why and "{" not in why for why in says)
    assert len(refused) >= 190


@pytest.mark.parametrize(
    ("code", "shape", "params"),
    [
        ("nn.Conv2d(3, 10, 3)", "3x24x24", 280),
        ("nn.Conv2d(3, 10, 3, bias=False)", "3x24x24", 270),
        ("torch.nn.Conv2d(kernel_size=3, out_channels=10, in_channels=3)", "3,24,24", 280),
        ("nn.Conv2d(3, 10, kernel_size=(3, 5))  # a comment", "(3, 24, 24)", 460),
        ("(0): Conv2d(3, 10, kernel_size=(3, 3), stride=(1, 1))", "3 24 24", 280),
        ("self.conv1 = nn.Conv2d(3, 10, 3)", "3x24x24", 280),
        ("layers.Conv2D(10, 3)", "24x24x3", 280),
        ("tf.keras.layers.Conv2D(10, (3, 3), use_bias=False)", "24x24x3", 270),
        ("keras.layers.Conv2D(10, 3, padding='same', activation='relu')", "24x24x3", 280),
        ("x = layers.Conv2D(10, 3)(x)", "24x24x3", 280),
        ("nn.Linear(400, 120)", "400", 48_120),
        ("layers.Dense(120)", "400", 48_120),
        ("nn.MaxPool2d(2)", "8x28x28", 0),
    ],
)
def test_a_line_is_read_as_people_have_it(code: str, shape: str, params: int) -> None:
    assert explain(code, shape).quantities()["params"] == params


@pytest.mark.parametrize(
    ("code", "shape", "named"),
    [
        ("nn.Conv2d(3, 10, 3, colour=1)", "3x24x24", "colour"),
        ("nn.Conv7d(3, 10, 3)", "3x24x24", "nn.Conv7d"),
        ("nn.Conv2d(3, 10)", "3x24x24", "kernel_size"),
        ("nn.Conv2d(3, 10, 3, groups=2)", "3x24x24", "2 groups"),
        ("nn.Conv2d(4, 10, 3)", "3x24x24", "in_channels is 4"),
        ("nn.Conv2d(3, 10, 30)", "3x24x24", "30"),
        ("nn.Conv2d(3, 10, 3.5)", "3x24x24", "3.5"),
        ("nn.Conv2d(3, 10, __import__('os'))", "3x24x24", "kernel_size"),
        ("nn.Conv2d(3, 10, 3); nn.ReLU()", "3x24x24", "one layer"),
        ("nn.Conv2d(*[3, 10, 3])", "3x24x24", "*"),
        ("nn.Conv2d(3, 10, 3)", "3x24", "3x24"),
        ("nn.Conv2d(3, 10, 3)", "3x24xx", "3x24xx"),
        ("nn.Conv2d(3, 10, 3)", "3x0x24", "3x0x24"),
        ("layers.Conv2D(10, 3, strides=2, dilation_rate=2)", "24x24x3", "stride"),
        ("nn.Conv2d(3, 10, 3, stride=2, padding='same')", "3x24x24", "stride 1"),
        ("", "3x24x24", "call"),
        ("(" * 2000, "3x24x24", "characters"),
        ("nn.Conv2d(" + "(" * 400 + "3", "3x24x24", "Python"),
        ("nn.Linear(400, 120)", "16x5x5", "flatten"),
    ],
)
def test_a_refusal_names_what_it_refuses(code: str, shape: str, named: str) -> None:
    with pytest.raises(Refused) as refused:
        explain(code, shape)
    says = str(refused.value)
    if named == "3x24":
        assert "2 sides" in says
    else:
        assert named in says


@pytest.mark.parametrize("framework", ["torch", "keras"])
@pytest.mark.parametrize("name", list(layers()))
def test_a_layer_written_as_code_reads_back_as_itself(name: str, framework: str) -> None:
    layer = layers()[name]
    if layer.spelling(framework) is None:
        return
    written = 0
    for level in LEVELS:
        for seed in range(25):
            drawn = scenario(layer, level, f"round trip {seed}", wish=Wish(tuple(mode.name for mode in layer.modes)))
            line = code_line(drawn, framework)
            if line is None:
                continue
            written += 1
            code, shape = line
            explained = explain(code, "x".join(map(str, shape)) if len(shape) > 1 else f"{shape[0]}")
            for quantity in layer.quantities:
                ours = tuple(drawn.answer(quantity))
                assert explained.solutions[quantity.name].answer == ours, (code, shape, quantity.name)
    assert written >= 20
