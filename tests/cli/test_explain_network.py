"""`explain --network`: whole networks in every form in which people have them, and files that hold none."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

Status = tuple[int, str, str]

LENET = """
import torch.nn as nn

model = nn.Sequential(
    nn.Conv2d(1, 6, kernel_size=5, padding=2),  # 28 x 28 stays
    nn.ReLU(),
    nn.AvgPool2d(2),
    nn.Conv2d(6, 16, kernel_size=5),
    nn.ReLU(),
    nn.AvgPool2d(2),
    nn.Flatten(),
    nn.Linear(400, 120),
    nn.ReLU(),
    nn.Linear(120, 84),
    nn.ReLU(),
    nn.Linear(84, 10),
).to("cuda")
"""

ORDERED = """nn.Sequential(OrderedDict([
    ("conv1", nn.Conv2d(1, 6, 5)),
    ("pool", nn.Sequential(nn.MaxPool2d(2), nn.Flatten())),
    ("fc1", nn.Linear(864, 10)),
]))"""

PRINTED = """Sequential(
  (conv1): Conv2d(1, 6, kernel_size=(5, 5), stride=(1, 1))
  (pool): Sequential(
    (0): MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)
    (1): Flatten(start_dim=1, end_dim=-1)
  )
  (fc1): Linear(in_features=864, out_features=10, bias=True)
)"""

ADDED = """
from tensorflow import keras
from tensorflow.keras import layers

model = keras.Sequential()
model.add(keras.Input(shape=(28, 28, 1)))
model.add(layers.Conv2D(6, 5))
model.add(layers.MaxPooling2D())
model.add(layers.Flatten())
model.add(layers.Dense(10, name="fc1"))
"""

OWN = """LeNet(
  (conv1): Conv2d(1, 6, kernel_size=(5, 5), stride=(1, 1), padding=(2, 2))
  (pool1): AvgPool2d(kernel_size=2, stride=2, padding=0)
  (conv2): Conv2d(6, 16, kernel_size=(5, 5), stride=(1, 1))
  (pool2): AvgPool2d(kernel_size=2, stride=2, padding=0)
  (fc): Sequential(
    (0): Linear(in_features=400, out_features=120, bias=True)
    (1): Linear(in_features=120, out_features=84, bias=True)
    (2): Linear(in_features=84, out_features=10, bias=True)
  )
)"""


def _vgg16() -> str:
    """VGG-16 as it is published: 13 convolutions, five poolings, three fully connected layers."""
    rows, depth = [], 3
    for filters, often in ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3)):
        for _ in range(often):
            rows += [f"nn.Conv2d({depth}, {filters}, kernel_size=3, padding=1)", "nn.ReLU(inplace=True)"]
            depth = filters
        rows.append("nn.MaxPool2d(kernel_size=2, stride=2)")
    rows += ["nn.AdaptiveAvgPool2d((7, 7))", "nn.Flatten()"]
    rows += ["nn.Linear(512 * 7 * 7, 4096)", "nn.ReLU(True)", "nn.Dropout()"]
    rows += ["nn.Linear(4096, 4096)", "nn.ReLU(True)", "nn.Dropout()", "nn.Linear(4096, 1000)"]
    return "model = nn.Sequential(\n" + "".join(f"    {row},\n" for row in rows) + ")\n"


@pytest.fixture
def of(run: Any, tmp_path: Path) -> Any:
    """Runs the command on a text: its status, its standard output, its standard error."""

    def ran(text: str | bytes, *arguments: str) -> Status:
        file = tmp_path / "network.py"
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        status: Status = run("explain", "--network", str(file), *arguments)
        return status

    return ran


@pytest.fixture
def explained(of: Any) -> Any:
    """The JSON of a network on an input."""

    def document(text: str, *shape: str) -> Any:
        status, out, err = of(text, "--json", *(f"--input={one}" for one in shape))
        assert (status, err) == (0, "")
        return json.loads(out)

    return document


def test_the_shape_of_the_document(explained: Any) -> None:
    found = explained(LENET, "1x28x28")
    assert list(found) == ["framework", "input", "rows", "total", "note"]
    assert (found["framework"], found["input"], found["note"]) == ("torch", [1, 28, 28], None)
    assert [row["name"] for row in found["rows"]] == [str(place) for place in range(12)]
    first, pool = found["rows"][0], found["rows"][2]
    assert first == {
        "name": "0",
        "layer": "conv2d",
        "code": "nn.Conv2d(1, 6, kernel_size=5, padding=2)",
        "params": 156,
        "output_shape": [6, 28, 28],
        "activation_size": 4704,
        "macs": 117_600,
        "weight_shapes": [[6, 1, 5, 5], [6]],
        "receptive_field": 5,
    }
    assert "macs" not in pool
    assert [row["receptive_field"] for row in found["rows"]] == [5, 5, 6, 14, 14, 16, *[None] * 6]
    assert list(found["total"]) == ["params", "buffers", "total", "activation_size", "macs"]


def test_lenet_has_its_published_count(explained: Any) -> None:
    total = explained(LENET, "1x28x28")["total"]
    assert (total["params"], total["buffers"], total["total"]) == (61_706, 0, 61_706)
    assert total["macs"] == 117_600 + 240_000 + 48_000 + 10_080 + 840


def test_vgg16_has_its_published_count(explained: Any) -> None:
    found = explained(_vgg16(), "3x224x224")
    assert found["total"]["params"] == 138_357_544
    assert found["total"]["macs"] == 15_470_264_320
    assert found["rows"][30]["receptive_field"] == 212
    assert found["rows"][-1]["output_shape"] == [1000]


def test_a_network_is_the_same_in_every_form(explained: Any) -> None:
    ordered, printed = explained(ORDERED, "1x28x28"), explained(PRINTED, "1x28x28")
    assert [row["name"] for row in ordered["rows"]] == ["conv1", "pool.0", "pool.1", "fc1"]
    codes = [[row.pop("code") for row in found["rows"]] for found in (ordered, printed)]
    assert codes[0] != codes[1]
    assert ordered == printed
    added = explained(ADDED)
    assert added["framework"] == "keras"
    assert [row["name"] for row in added["rows"]] == ["0", "1", "2", "fc1"]
    assert added["total"] == ordered["total"]


@pytest.mark.parametrize(
    "text",
    [
        "nn.Sequential(nn.Conv2d(3, 10, 3), nn.Flatten())",
        "torch.nn.Sequential(torch.nn.Conv2d(3, 10, 3), torch.nn.Flatten())",
        "Sequential(Conv2d(3, 10, 3), Flatten())",
        "x: nn.Module = nn.Sequential(*[nn.Conv2d(3, 10, 3), nn.Flatten()]),",
        "        self.features = nn.Sequential(\n            nn.Conv2d(3, 10, 3),\n            nn.Flatten(),\n        )\n",
        "    return nn.Sequential(nn.Conv2d(3, 10, 3), nn.Flatten())",
        "nn.Sequential(collections.OrderedDict(a=nn.Conv2d(3, 10, 3), b=nn.Flatten()))",
        "nn.Sequential(OrderedDict({'a': nn.Conv2d(3, 10, 3), 'b': nn.Flatten()}))",
        "net = nn.Sequential(nn.Conv2d(3, 10, 3))\nnet.append(nn.Flatten())",
        "# a comment\r\nnn.Sequential(\r\n  nn.Conv2d(3, 10, 3), # another\r\n  nn.Sequential(), nn.Flatten())",
        "\ufeffnn.Sequential(nn.Conv2d(3, 10, 3), nn.Flatten())",
        ">>> net\nSequential(\n  (0): Conv2d(3, 10, kernel_size=(3, 3), stride=(1, 1))\n  (1): Flatten()\n)",
    ],
)
def test_forms_of_pytorch(explained: Any, text: str) -> None:
    found = explained(text, "3x24x24")
    assert found["framework"] == "torch"
    assert [row["output_shape"] for row in found["rows"]] == [[10, 22, 22], [4840]]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("keras.Sequential([layers.Conv2D(10, 3), layers.Flatten()])", ["24x24x3"]),
        ("Sequential([Conv2D(10, 3), Flatten()])", ["24x24x3"]),
        ("tf.keras.models.Sequential(layers=[L.Conv2D(10, 3), L.Flatten()], name='n')", ["24x24x3"]),
        ("keras.Sequential([keras.Input((24, 24, 3)), layers.Conv2D(10, 3), layers.Flatten()])", []),
        ("keras.Sequential([layers.InputLayer(shape=(24, 8 * 3, 3)), layers.Conv2D(10, 3), layers.Flatten()])", []),
        ("keras.Sequential([keras.Input(batch_shape=[None, 24, 24, 3]), layers.Conv2D(10, 3), layers.Flatten()])", []),
        ("keras.Sequential([keras.Input((None, None, 3)), layers.Conv2D(10, 3), layers.Flatten()])", ["24x24x3"]),
        ("keras.Sequential([layers.Conv2D(10, 3, input_shape=(24, 24, 3)), layers.Flatten()])", []),
        ("keras.Sequential([layers.Conv2D(10, 3, input_shape=(24, 24, 3)), layers.Flatten()])", ["24x24x3"]),
    ],
)
def test_forms_of_keras(explained: Any, text: str, shape: list[str]) -> None:
    found = explained(text, *shape)
    assert (found["framework"], found["input"]) == ("keras", [24, 24, 3])
    assert [row["output_shape"] for row in found["rows"]] == [[22, 22, 10], [4840]]


def test_a_first_layer_may_name_how_many_features_come_in(explained: Any) -> None:
    found = explained("keras.Sequential([layers.Dense(64, input_dim=100), layers.Dense(10)])")
    assert [row["params"] for row in found["rows"]] == [6464, 650]


def test_a_printed_class_is_taken_as_a_chain_and_says_so(explained: Any) -> None:
    found = explained(OWN, "1x28x28")
    assert found["total"]["params"] == 61_706
    assert "LeNet: print(model) does not show its forward" in found["note"]
    assert "A flatten is taken before fc.0" in found["note"]
    assert [row["name"] for row in found["rows"]][-3:] == ["fc.0", "fc.1", "fc.2"]


def test_what_the_forward_of_a_class_may_do_with_a_layer_is_its_own(explained: Any) -> None:
    rows = "(rnn): LSTM(8, 5, batch_first=True)\n(head): Linear(in_features=5, out_features=2, bias=True)"
    found = explained(f"Tagger(\n{rows}\n)", "3x8")
    assert [row["output_shape"] for row in found["rows"]] == [[3, 5], [3, 2]]
    assert explained("nn.Sequential(nn.Linear(8, 8), nn.LSTM(8, 5))", "3x8")["rows"][-1]["output_shape"] == [3, 5]


def test_rows_that_pytorch_prints_as_one(explained: Any) -> None:
    row = "(0-2): 3 x Sequential(\n(0): Linear(in_features=5, out_features=5, bias=True)\n)"
    found = explained(f"Net(\n  (layers): ModuleList(\n{row}\n)\n)", "(5,)")
    assert [one["name"] for one in found["rows"]] == ["layers.0.0", "layers.1.0", "layers.2.0"]
    assert "Net, ModuleList" in found["note"]


def test_what_is_kept_besides_stands_in_the_totals(explained: Any) -> None:
    found = explained("nn.Sequential(nn.Conv2d(3, 8, 3, bias=False), nn.BatchNorm2d(8))", "3x8x8")
    conv, norm = found["rows"]
    assert "buffers" not in conv
    assert (norm["params"], norm["buffers"], norm["total"]) == (16, 16, 32)
    assert (found["total"]["params"], found["total"]["buffers"], found["total"]["total"]) == (232, 16, 248)


def test_no_multiply_adds_where_nobody_counts_any(explained: Any) -> None:
    assert "macs" not in explained("nn.Sequential(nn.MaxPool2d(2), nn.Flatten())", "3x8x8")["total"]


def test_fields_that_differ_by_axis(explained: Any) -> None:
    found = explained("nn.Sequential(nn.Conv2d(3, 8, (1, 7)), nn.Conv2d(8, 8, (7, 1)))", "3x32x32")
    assert [row["receptive_field"] for row in found["rows"]] == [[1, 7], 7]


def test_a_flatten_of_many_values_is_no_side_that_somebody_typed(explained: Any) -> None:
    found = explained("nn.Sequential(nn.Conv2d(3, 64, 3, padding=1), nn.Flatten())", "3x224x224")
    assert found["rows"][1]["output_shape"] == [3_211_264]


def test_for_people_it_is_a_table_of_80_columns(of: Any) -> None:
    status, out, err = of(_vgg16(), "--input", "3x224x224")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0].split() == ["row", "layer", "output", "parameters", "multiply-adds", "field"]
    assert lines[1].split() == ["0", "conv2d", "64x224x224", "1,792", "86,704,128", "3"]
    total = next(line for line in lines if line.startswith("total"))
    assert total.split() == ["total", "138,357,544", "15,470,264,320"]
    ends = {len(line.rsplit(maxsplit=1)[0]) for line in lines[1:5]}
    assert len(ends) == 1, "numbers end in one column"


def test_long_names_are_cut_and_numbers_are_not(of: Any) -> None:
    name = "a_block_of_a_network_with_a_very_long_name"
    rows = f"(fc1): Linear(in_features=20000, out_features=30000, bias=True)\n({name}2): Linear(30000, 10)"
    status, out, _ = of(f"Sequential(\n({name}): Sequential(\n{rows}\n)\n)", "--input", "(20000,)")
    assert status == 0
    assert max(map(len, out.splitlines())) <= 80
    assert "600,030,000" in out
    assert "name2" in out


def test_standard_input(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LENET.encode())))
    status, out, err = run("explain", "--network", "-", "--input", "1x28x28", "--json")
    assert (status, err) == (0, "")
    assert json.loads(out)["total"]["params"] == 61_706


CONV = "nn.Conv2d(3, 10, 3)"


@pytest.mark.parametrize(
    ("text", "shape", "says"),
    [
        (LENET, "1x32x32", "row 7, nn.Linear(400, 120): in_features is 400, but the input 576 has 576"),
        (ORDERED, "1x32x32", "row fc1, nn.Linear(864, 10): in_features is 864"),
        (OWN, "1x32x32", "print(model) does not show the forward of LeNet"),
        (f"nn.Sequential({CONV}, nn.Colour(3))", "3x8x8", "row 1, nn.Colour(3): nn.Colour is not a layer"),
        (f"nn.Sequential({CONV}, nn.MaxPool2d(2, colour=1))", "3x8x8", "colour"),
        (f"nn.Sequential({CONV})", "", "--input 3x32x32"),
        (f"nn.Sequential({CONV})", "3x8xx", "Write it like"),
        (f"nn.Sequential({CONV}, layers.Flatten())", "3x8x8", "Keras in a network of PyTorch"),
        (f"keras.Sequential([{CONV}])", "3x8x8", "PyTorch in a network of Keras"),
        (f"keras.Sequential([nn.Sequential({CONV})])", "3x8x8", "PyTorch in a network of Keras"),
        (f"nn.Sequential([{CONV}])", "3x8x8", "without brackets"),
        (f"nn.Sequential({{'a': {CONV}}})", "3x8x8", "without brackets"),
        ("keras.Sequential(layers.Flatten())", "3x8x8", "takes one list"),
        ("keras.Sequential([keras.Input((8, 8, 3)), layers.Flatten()])", "9x8x3", "8 x 8 x 3, but --input is 9x8x3"),
        ("keras.Sequential([keras.Input((None, 8, 3)), layers.Flatten()])", "", "open: ? x 8 x 3"),
        ("keras.Sequential([keras.Input(784), layers.Flatten()])", "", "(784,)"),
        ("keras.Sequential([layers.Flatten(), keras.Input((8, 8, 3))])", "8x8x3", "before all layers"),
        ("keras.Sequential([keras.Input((9**9**9,)), layers.Flatten()])", "", "whole number"),
        ("keras.Sequential([keras.Input(tensor=x), layers.Flatten()])", "", "tensor"),
        ("model = nn.Sequential()", "3x8x8", "No layer"),
        ("Sequential(\n  (0): Sequential()\n)", "3x8x8", "No layer"),
        ("model = nn.Sequential(nn.Flatten())\nmodel.add(nn.Flatten())", "3x8x8", "has no add, only append"),
        ("model = nn.Sequential(nn.Flatten())\nmodel[0] = nn.ReLU()", "3x8x8", "Line 2, model[0] = nn.ReLU()"),
        ("a = nn.Sequential(nn.Flatten())\nb = nn.Sequential(nn.Flatten())", "3x8x8", "Line 2"),
        ("nn.Sequential(OrderedDict([('a', nn.Flatten()), ('a', nn.Flatten())]))", "3x8x8", "this name"),
        ("nn.Sequential(OrderedDict([nn.Flatten()]))", "3x8x8", "row of an OrderedDict"),
        ("nn.Sequential(*rows)", "3x8x8", "row 0, *rows"),
        ("nn.Sequential(*[nn.Flatten() for _ in range(3)])", "3x8x8", "loops are not run"),
        ("nn.Sequential(flatten)", "3x8x8", "row 0, flatten"),
        ("nn.Sequential(__import__('os').system('true'))", "3x8x8", "not a call of one layer"),
        ("nn.Sequential(nn.LSTM(8, 5), nn.Linear(5, 2))", "3x8", "row 0, nn.LSTM(8, 5): It gives its output and its"),
        ("nn.Sequential(nn.MultiheadAttention(8, 2))", "3x8", "more than one input"),
        ("class Net(nn.Module):\n    pass", "3x8x8", "print(model)"),
        ("nn.Flatten()", "3x8x8", "nn.Sequential(...)"),
        ("import torch", "3x8x8", "No network stands here"),
        ("nn.Sequential(\n  nn.Flatten(),\n", "3x8x8", "is not Python"),
        ("Sequential(\n  (0): Flatten()\n", "3x8x8", "The end of the network is missing"),
        ("(0): Flatten()\n(1): Flatten()", "3x8x8", "starts with a line such as Sequential("),
        ("Sequential(\n  (0): Flatten()\n)\nmore", "3x8x8", "Line 4, more"),
        ("Sequential(\n  (0): Flatten()\n  more\n)", "3x8x8", "Line 3, more"),
        ("Sequential(\n  (0-5): 3 x Flatten()\n)", "3x8x8", "6 x"),
        ("", "3x8x8", "Nothing stands here"),
        (" \n\t\n", "3x8x8", "Nothing stands here"),
    ],
)
def test_a_refusal_is_one_line_that_names_the_row_or_the_line(of: Any, text: str, shape: str, says: str) -> None:
    for form in ([], ["--json"]):
        status, out, err = of(text, *form, *(["--input", shape] if shape else []))
        assert (status, out) == (2, "")
        assert says in err
        assert err.count("\n") == 1


@pytest.mark.parametrize(
    "text",
    [
        b"(" * 200_000,
        b"nn.Sequential(" * 60 + b")" * 60,
        b"nn.Sequential(" + b"-" * 190_000 + b"1)",
        b"nn.Sequential(" + b"1+" * 95_000 + b"1)",
        b"nn.Sequential(" + b"a." * 90_000 + b"a())",
        b"nn.Sequential(nn.Linear(" + b"9" * 100_000 + b", 3))",
        b"nn.Sequential(" + b"nn.Flatten()," * 15_000 + b")",
        b"m = nn.Sequential(nn.Flatten())" + b".to(1)" * 30_000,
        b"Sequential(\n" + b"(a): Sequential(\n" * 10_000,
        b"Sequential(\n(0-999998): 999999 x Flatten()\n)",
        b"Sequential(\n" + b"(0-999): 1000 x S(\n" * 10 + b"(0): Flatten()\n" + b")\n" * 11,
        b"nn.Sequential(\0)",
        b"nn.Sequential(nn.\x1b[31m())",
        bytes(range(256)) * 10,
        b"x" * 2_000_000,
        "nn.Sequential(nn.Flatten())".encode("utf-16"),
    ],
    ids=lambda text: repr(text[:30]),
)
def test_hostile_texts_get_one_line(of: Any, text: bytes) -> None:
    status, out, err = of(text, "--input", "3x8x8")
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert "fault of ConvDrill" not in err
    assert "\x1b" not in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--network", "no-such-file"], "no-such-file can't be read"),
        (["--network", "."], "is no file"),
        (["--network", os.devnull], "is no file"),
        (["--network", "a\0b"], "is no name of a file"),
        (["--network", ""], "is no file"),
        (["nn.Flatten()", "--network", "."], "not both"),
        (["--network", ".", "--jsonl"], "standard input"),
    ],
)
def test_what_is_no_file_gets_one_line(run: Any, arguments: list[str], says: str) -> None:
    status, out, err = run("explain", *arguments, "--input", "3x8x8")
    assert (status, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1
