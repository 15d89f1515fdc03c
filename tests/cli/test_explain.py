"""`explain`: both spellings, the forms in which people have them, and refusals by name."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

import pytest

from trainer.cli import main


@pytest.fixture
def explained(capsys: pytest.CaptureFixture[str]) -> Any:
    """The JSON of a layer on an input."""

    def document(layer: str, shape: str) -> Any:
        assert main(["explain", layer, "--input", shape, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return document


def test_the_example_of_the_contract(explained: Any) -> None:
    found = explained("nn.Conv2d(3, 10, 3)", "3x24x24")
    assert list(found) == ["layer", "framework", "code", "quantities", "formulas", "steps"]
    assert (found["layer"], found["framework"], found["code"]) == ("conv2d", "torch", "nn.Conv2d(3, 10, 3)")
    quantities = found["quantities"]
    assert quantities["params"] == 280
    assert quantities["output_shape"] == [10, 22, 22]
    assert quantities["activation_size"] == 4840
    assert quantities["macs"] == 130_680
    assert quantities["weight_shapes"] == [[10, 3, 3, 3], [10]]
    assert found["formulas"]["params"] == "M*(K*K*D) + M"
    assert [step["value"] for step in found["steps"]["params"]] == [27, 270, 10, 280]
    assert list(found["steps"]["params"][0]) == ["line", "symbols", "numbers", "value", "why", "say", "idea"]


def test_the_chain_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "nn.Conv2d(3, 10, 3)", "--input", "3x24x24"]) == 0
    said = capsys.readouterr().out
    for part in (
        "parameters: 280 = M*(K*K*D) + M",
        "K*K*D = 3 × 3 × 3 = 27",
        "a filter is as deep as the input that it sees",
        "M*(K*K*D) + M = 10 × (3 × 3 × 3) + 10 = 280",
        "weights (10, 3, 3, 3)",
        "output (10, 22, 22)",
    ):
        assert part in said


@pytest.mark.parametrize(
    ("layer", "shape", "params"),
    [
        ("nn.Conv2d(3, 10, 3, bias=False)", "3x24x24", 270),
        ("torch.nn.Conv2d(3, 10, 3)", "(3, 24, 24)", 280),
        ("Conv2d(3, 10, kernel_size=(3, 3), stride=(1, 1))", "3 24 24", 280),
        ("  (conv1): Conv2d(3, 10, kernel_size=(3, 3), stride=(1, 1))", "3x24x24", 280),
        ("nn.Conv2d(bias=True, kernel_size=3, out_channels=10, in_channels=3)", "3x24x24", 280),
        ("nn.Conv2d(3, 10, kernel_size=(3, 5))", "3x24x24", 460),
        ("nn.Conv2d(3, 10, 3),  # the first one", "3x24x24", 280),
        ("self.conv1 = nn.Conv2d(3, 10, 3)", "3x24x24", 280),
        ("layers.Conv2D(10, 3)", "24x24x3", 280),
        ("tf.keras.layers.Conv2D(10, 3, use_bias=False)", "24x24x3", 270),
        ("keras.layers.Conv2D(kernel_size=(3, 5), filters=10)", "24x24x3", 460),
        ('layers.Conv2D(10, 3, padding="same", activation="relu")(x)', "24x24x3", 280),
    ],
)
def test_every_spelling(explained: Any, layer: str, shape: str, params: int) -> None:
    assert explained(layer, shape)["quantities"]["params"] == params


def test_keras_says_the_same_in_its_own_order(explained: Any) -> None:
    quantities = explained("layers.Conv2D(10, 3)", "24x24x3")["quantities"]
    assert quantities["output_shape"] == [22, 22, 10]
    assert quantities["weight_shapes"] == [[3, 3, 3, 10], [10]]
    assert quantities["macs"] == 130_680


def test_macs_are_absent_where_nobody_counts_them(explained: Any) -> None:
    quantities = explained("nn.MaxPool2d(2)", "16x28x28")["quantities"]
    assert quantities["params"] == 0
    assert quantities["weight_shapes"] == []
    assert "macs" not in quantities


@pytest.mark.parametrize(
    ("layer", "shape", "says"),
    [
        ("nn.Conv2d(3, 10, 3, colour=1)", "3x24x24", "colour"),
        ("nn.Conv2d(3, 10, 3, padding='full')", "3x24x24", "full"),
        ("nn.Conv9d(3, 10, 3)", "3x24x24", "nn.Conv9d"),
        ("nn.Conv2d(3, 10, 3)", "24x24x3", "in_channels"),
        ("nn.Conv2d(3, 10, 3)", "24x24", "2 sides"),
        ("nn.Conv2d(3, 10, 3)", "twenty", "3x24x24"),
        ("nn.Conv2d(3, 10, 30)", "3x24x24", "30"),
        ("nn.Conv2d(3, 10, 3, groups=2)", "3x24x24", "groups"),
        ("nn.Conv2d(3, 10, 3, padding='same', stride=2)", "3x24x24", "stride 1"),
        ("layers.Conv2D(10, 3, strides=2, dilation_rate=2)", "24x24x3", "dilation"),
        ("nn.Conv2d(3, 10, 1if 1else 2)", "3x24x24", "kernel_size"),
        ("nn.Conv2d(3, 10, 9**9**9)", "3x24x24", "kernel_size"),
        ("nn.Conv2d(3, 10, __import__('os').getpid())", "3x24x24", "kernel_size"),
        ("(" * 900, "3", "not one line"),
        ("nn.Conv2d(3, 10, 3)\nprint(1)", "3x24x24", "one layer"),
        ("1", "3", "nn.Conv2d(3, 10, 3)"),
    ],
)
def test_refusals_are_one_line_with_the_reason(
    capsys: pytest.CaptureFixture[str], layer: str, shape: str, says: str
) -> None:
    assert main(["explain", layer, "--input", shape, "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert says in said.err
    assert said.err.count("\n") == 1


def test_lines(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        '{"layer": "nn.Conv2d(3, 10, 3)", "input": "3x24x24"}',
        '{"layer": "nn.Conv2d(3, 10, 3)"}',
        '{"layer": "nn.Conv2d(3, 10, 3, colour=1)", "input": "3x24x24"}',
        '{"layer": 7, "input": "3"}',
        '{"layer": "layers.Conv2D(10, 3)", "input": [24, 24, 3]}',
    ]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode())))
    assert main(["explain", "--jsonl"]) == 0
    first, *bad, last = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first["quantities"]["params"] == last["quantities"]["params"] == 280
    assert [one["line"] for one in bad] == [2, 3, 4]
    assert "colour" in bad[1]["error"]


def test_every_weight_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "nn.LSTM(8, 4)", "--input", "5x8"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[1:4] == ["weights (16, 8)", "weights (16, 4)", "bias (16,), 2 such"]
