"""Our arithmetic and our readers of code against what PyTorch and Keras themselves said of random layers.

The facts were recorded (see `tests/oracle/README.md`), so no framework is needed here. What the frameworks take and we
choose not to read is named below with its reason; everything else must agree, and nothing is skipped.
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
from question_bank.explaining import Explained, explain
from question_bank.frameworks import Refused
from question_bank.layer import LEVELS
from question_bank.sampling import Wish, scenario
from question_bank.scenario import Scenario
from question_bank.wording import code_line

ORACLE = Path(__file__).parent.parent / "oracle"
AT_LEAST = {"torch": 6500, "keras": 3600}
REFUSED_AT_LEAST = {"torch": 1600, "keras": 1000}

NO_SUCH_LAYER = {"pixel_unshuffle": "the layer that docs/add-a-layer.md adds"}
"""Layers of the record that the bank does not have, and why."""

ONLY_SOME = "only some of the axes"
NOT_READ: dict[tuple[str, str, str], str] = {
    ("torch", "flatten", "only some axes"): ONLY_SOME,
    ("keras", "prelu", ""): ONLY_SOME,
    **{
        ("torch", f"upsample{axes}d", about): "a factor that is no whole number"
        for axes in (1, 2, 3)
        for about in ("a factor that is not whole", "a factor written as text")
    },
    **{
        ("torch", f"instance_norm{axes}d", "features that fit nothing, and nothing rests on them"): "a false number"
        for axes in (1, 2, 3)
    },
    ("torch", "lstm", "a projection"): "an LSTM with a projection",
    ("torch", "multi_head_attention", "learned keys and values behind the others"): "a rare switch of attention",
    ("keras", "multi_head_attention", "an output of another width"): "a rare switch of attention",
    ("keras", "layer_norm", "other axes"): "an axis that is not the last",
    ("keras", "group_norm", "a group for each channel by -1"): "a number below one that means all",
    **{
        ("keras", name, about): why
        for name in ("batch_norm", "batch_norm1d", "batch_norm2d", "batch_norm3d")
        for about, why in (
            ("another axis", "an axis that is not the last"),
            ("a layer that does not learn", "a layer that is switched off"),
        )
    },
}
"""What we choose not to read, by framework, layer and what the record says about the line."""

FEW = 60
"""So many lines of each framework may be left unread by choice."""


@cache
def _records(framework: str) -> tuple[dict[str, Any], ...]:
    with gzip.open(ORACLE / f"{framework}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return tuple(json.loads(line) for line in lines)


@cache
def _explained(framework: str) -> tuple[tuple[dict[str, Any], Explained | Refused], ...]:
    """Every record with what we say of its line."""
    return tuple((record, _said(record)) for record in _records(framework))


def _said(record: dict[str, Any]) -> Explained | Refused:
    try:
        return explain(record["code"], "x".join(map(str, record["input"])))
    except Refused as refused:
        return refused


def _why_not_read(record: dict[str, Any]) -> str | None:
    """Why we refuse a line that the framework takes; None for everything else."""
    known = (record["framework"], record["layer"], record.get("about", ""))
    return NO_SUCH_LAYER.get(record["layer"]) or NOT_READ.get(known)


@pytest.mark.parametrize("framework", ["torch", "keras"])
def test_every_accepted_layer_has_the_facts_of_the_framework(framework: str) -> None:
    compared: Counter[str] = Counter()
    by_choice: Counter[str] = Counter()
    wrong: list[str] = []
    for record, said in _explained(framework):
        if "facts" not in record:
            continue
        line = f"{record['code']} on {record['input']}"
        if isinstance(said, Refused):
            reason = _why_not_read(record)
            by_choice[reason or ""] += record["layer"] not in NO_SUCH_LAYER
            wrong += [] if reason else [f"{line}: refused: {said}"]
            continue
        known = said.quantities()
        ours = {name: known.get(name) for name in record["facts"]}
        if ours != record["facts"] or said.framework != framework or said.layer.name != record["layer"]:
            wrong.append(f"{line}: {said.layer.name} {ours} is not {record['facts']}")
        compared[record["layer"]] += 1
    assert wrong == []
    assert sum(compared.values()) >= AT_LEAST[framework], compared
    assert set(compared) == {record["layer"] for record in _records(framework)} - NO_SUCH_LAYER.keys()
    assert sum(by_choice.values()) <= FEW, by_choice


@pytest.mark.parametrize("framework", ["torch", "keras"])
def test_what_we_choose_not_to_read_is_refused_and_never_read_as_something_else(framework: str) -> None:
    """A partial Flatten keeps sides apart; it must never pass for a whole one."""
    by_choice = {known for known in NOT_READ if known[0] == framework}
    met: set[tuple[str, str, str]] = set()
    for record, said in _explained(framework):
        known = (framework, record["layer"], record.get("about", ""))
        if record["layer"] in NO_SUCH_LAYER or (known in by_choice and known[2] and "facts" in record):
            assert isinstance(said, Refused), record["code"]
        if isinstance(said, Refused) and "facts" in record and record["layer"] not in NO_SUCH_LAYER:
            met.add(known)
    assert met == by_choice  # and no reason stands here that nothing needs


@pytest.mark.parametrize("framework", ["torch", "keras"])
def test_every_layer_that_the_framework_refuses_is_refused(framework: str) -> None:
    refused = [(record, said) for record, said in _explained(framework) if "refused" in record]
    taken = [
        f"{record['code']} on {record['input']}: {record['refused']}"
        for record, said in refused
        if not isinstance(said, Refused)
    ]
    assert taken == []
    says = {str(said) for _, said in refused}
    assert all(why.strip() and "\n" not in why and "{" not in why and len(why) <= 300 for why in says)
    assert len(refused) >= REFUSED_AT_LEAST[framework]


@pytest.mark.parametrize("framework", ["torch", "keras"])
def test_what_is_explained_can_be_printed_whole(framework: str) -> None:
    """The document of the scripting contract, for a few lines of every layer."""
    met: Counter[str] = Counter()
    for _, said in _explained(framework):
        if not isinstance(said, Refused) and met[said.layer.name] < 8:
            met[said.layer.name] += 1
            assert json.loads(json.dumps(said.as_json()))["quantities"] == said.quantities()
    assert len(met) >= 40


@pytest.mark.parametrize(
    ("code", "shape", "params"),
    [
        ("nn.Conv2d(3, 10, 3)", "3x24x24", 280),
        ("nn.Conv2d(3, 10, 3, bias=False)", "3x24x24", 270),
        ("torch.nn.Conv2d(kernel_size=3, out_channels=10, in_channels=3)", "3,24,24", 280),
        ("nn.Conv2d(3, 10, kernel_size=(3, 5))  # a comment", "(3, 24, 24)", 460),
        ("(0): Conv2d(3, 10, kernel_size=(3, 3), stride=(1, 1))", "3 24 24", 280),
        ("self.conv1 = nn.Conv2d(3, 10, 3)", "3x24x24", 280),
        ('("conv1", nn.Conv2d(3, 10, 3)),', "3x24x24", 280),
        ("model.add(layers.Conv2D(10, 3))", "24x24x3", 280),
        ("modules.append(nn.Conv2d(3, 10, 3))", "3x24x24", 280),
        ("layers.Conv2D(10, 3)", "24x24x3", 280),
        ("tf.keras.layers.Conv2D(10, (3, 3), use_bias=False)", "24x24x3", 270),
        ("keras.layers.Conv2D(10, 3, padding='same', activation='relu')", "24x24x3", 280),
        ("x = layers.Conv2D(10, 3)(x)", "24x24x3", 280),
        ("nn.LazyConv2d(10, 3)", "3x24x24", 280),
        ("nn.LazyConv1d(10, 3, groups=2)", "4x24", 70),
        ("nn.Linear(400, 120)", "400", 48_120),
        ("nn.LazyLinear(120)", "400", 48_120),
        ("layers.Dense(120)", "400", 48_120),
        ("nn.Sequential(nn.Flatten(), nn.Linear(400, 120))", "16x5x5", 48_120),
        ("nn.Sequential(nn.Flatten(), nn.LazyLinear(120))", "16x5x5", 48_120),
        ("keras.Sequential([layers.Flatten(), layers.Dense(120)])", "5x5x16", 48_120),
        ("nn.LazyBatchNorm2d()", "8x28x28", 16),
        ("nn.MaxPool2d(2)", "8x28x28", 0),
        ("nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())", "8x28x28", 0),
        ("Embedding(1000, 64)", "20", 64_000),
        ("Embedding(1000, 64, input_length=20)", "20", 64_000),
        ("Dropout(rate=0.5)", "400", 0),
        ("Dropout(p=0.5, inplace=False)", "400", 0),
        ("nn.BatchNorm2d(8, eps=1e-3, momentum=None)", "8x28x28", 16),
        ("nn.BatchNorm2d(8, eps=-1, momentum=MOMENTUM)", "8x28x28", 16),
        ("layers.Activation(tf.nn.relu)", "28x28x8", 0),
        ("layers.Activation('relu')", "28x28x8", 0),
        ("nn.PReLU(8)", "8x28x28", 8),
        ("layers.PReLU(shared_axes=[1, 2])", "28x28x8", 8),
    ],
)
def test_a_line_is_read_as_people_have_it(code: str, shape: str, params: int) -> None:
    assert explain(code, shape).quantities()["params"] == params


@pytest.mark.parametrize(
    ("code", "shape", "output"),
    [
        ("nn.AdaptiveAvgPool2d((7, None))", "8x20x24", [8, 7, 24]),
        ("nn.ZeroPad2d((1, 2, 3, 4))", "8x20x20", [8, 27, 23]),
        ("layers.ZeroPadding2D((1, 2))", "20x20x8", [22, 24, 8]),
        ("layers.ZeroPadding2D(((1, 2), (3, 4)))", "20x20x8", [23, 27, 8]),
        ("nn.Upsample(scale_factor=2.0, mode='bilinear', align_corners=True)", "8x20x20", [8, 40, 40]),
        ("nn.Upsample((7, 9))", "8x20x20", [8, 7, 9]),
        ("layers.GlobalAveragePooling2D()", "7x7x512", [512]),
        ("layers.GlobalAveragePooling2D(keepdims=True)", "7x7x512", [1, 1, 512]),
        ("nn.Sequential(nn.AdaptiveAvgPool2d((1, 1)), nn.Flatten())", "512x7x7", [512]),
        ("nn.Flatten()", "8x4x5x6", [960]),
        ("nn.PixelShuffle(2)", "12x8x8", [3, 16, 16]),
    ],
)
def test_the_shape_that_comes_out_stands_in_the_order_of_the_framework(
    code: str, shape: str, output: list[int]
) -> None:
    assert explain(code, shape).quantities()["output_shape"] == output


@pytest.mark.parametrize(
    ("code", "shape", "named"),
    [
        ("nn.Conv2d(3, 10, 3, colour=1)", "3x24x24", "colour"),
        ("nn.Conv7d(3, 10, 3)", "3x24x24", "nn.Conv7d"),
        ("nn.Conv7d(3, 10, 3)", "3x24x24", "Conv2d"),
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
        ("nn.Sequential(nn.Flatten(), nn.Linear(300, 120))", "16x5x5", "in_features is 300"),
        ("nn.Sequential(nn.Conv2d(3, 10, 3), nn.ReLU())", "3x24x24", "One layer"),
        ("nn.AdaptiveAvgPool2d(None)", "8x20x24", "output_size"),
        ("nn.ZeroPad2d((1, 2, 3))", "8x20x20", "4 numbers"),
        ("nn.ZeroPad2d(-10)", "8x20x20", "leaves nothing"),
        ("layers.ZeroPadding2D((1, 2, 3, 4))", "20x20x8", "2 values"),
        ("nn.Dropout(1.5)", "400", "from 0 to 1"),
        ("nn.LayerNorm((8, 9))", "8x20", "last sides"),
        ("nn.Softmax(dim=3)", "8x20", "dim=3"),
        ("nn.PixelShuffle(2)", "10x8x8", "10 channels"),
        ("nn.Embedding(10, 4, padding_idx=10)", "20", "outside the table"),
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
    """With its input, and under the batch of one that an explanation is about."""
    layer = layers()[name]
    if not any(one.framework == framework and one.names for one in layer.spellings):
        return
    usual = Wish(tuple(mode.name for mode in layer.modes if mode.asked))
    written = 0
    for level in LEVELS:
        for seed in range(40):
            drawn = scenario(layer, level, f"round trip {seed}", wish=usual)
            one = {name: int(value) for name, value in drawn.values.items() if name != "N"}
            line = code_line(Scenario(layer, one, drawn.mode), framework)
            if line is None:
                continue
            written += 1
            _reads_back(line, Scenario(layer, one, drawn.mode))
    assert written >= 10


def _reads_back(line: tuple[str, tuple[int, ...]], drawn: Scenario) -> None:
    code, shape = line
    explained = explain(code, "x".join(map(str, shape)) if len(shape) > 1 else f"{shape[0]}")
    same = explained.layer is drawn.layer
    for quantity in drawn.layer.quantities:
        if drawn.mode not in drawn.layer.modes_of(quantity):
            continue
        known = explained.solutions.get(quantity.name)
        if same or known is not None:
            assert known is not None
            assert known.answer == tuple(drawn.answer(quantity)), (code, shape, quantity.name)
