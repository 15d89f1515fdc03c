"""Well-known networks come to what the frameworks say of them, as a whole and row by row, and to what was published.

`tests/data/models.json` is what torchvision and Keras themselves said; see `tests/oracle/record_models.py`. The published
receptive fields are those of Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural Networks", Distill
2019, whose networks have the same kernels and strides.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from question_bank import codes
from question_bank.catalog import Unknown, families, matching
from question_bank.derivation import BadLayer
from question_bank.networks.building import conv, pool, start
from question_bank.networks.network import Network, Row, given
from question_bank.networks.template import Figure, Template
from question_bank.networks.templates import templates

MODELS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "models.json").read_text(encoding="utf-8")
)
CROPPED = {"template": "unet", "side": 572, "padding": 0}
"""The only network recorded that can't be built here whole, since no layer crops."""
BUILT = [record for record in MODELS if record["of"] != CROPPED]
NAMES = tuple(dict.fromkeys(record["of"]["template"] for record in MODELS))
SHARING = ("alexnet_work", "alexnet_shapes", "vgg16_shapes", "vgg16_work")
"""Templates that ask other things about a network that has one already."""
SCREEN = 14
"""How many rows a question shows at most, so that it fits on a screen of 24 lines."""
by_record = pytest.mark.parametrize("record", BUILT, ids=lambda record: f"{record['by'].split()[0]}: {record['of']}")
_TOLD = ("conv2d", "conv_transpose2d", "depthwise_conv2d", "batch_norm2d", "dense", "max_pool2d", "avg_pool2d")


@cache
def _built(name: str, numbers: tuple[tuple[str, int], ...] = ()) -> Network:
    template = templates()[name]
    return template.build({**template.defaults, **dict(numbers)})


def _network(of: dict[str, Any]) -> Network:
    return _built(of["template"], tuple((name, value) for name, value in of.items() if name != "template"))


def _rows(network: Network) -> list[list[Any]]:
    """What is learned, kept and given out by each row that learns or pools, and its multiply-adds."""
    return [
        [
            network.number(name, "params"),
            network.number(name, "buffers") or 0,
            list(given(scenario)),
            network.number(name, "macs"),
        ]
        for name, scenario in network.scenarios.items()
        if scenario.layer.name in _TOLD
    ]


def _recorded(record: dict[str, Any]) -> list[list[Any]]:
    return [[*row[2:5], row[5]] for row in record["rows"]]


@by_record
def test_a_whole_network_comes_to_what_its_framework_says(record: dict[str, Any]) -> None:
    network = _network(record["of"])
    params, buffers, shape, macs = record["total"]
    assert network.total("params") == params
    assert network.total("buffers") == buffers
    assert list(given(network.scenarios[network.rows[-1].name])) == shape
    if macs is not None:
        assert network.total("macs") == macs


@by_record
def test_each_row_comes_to_what_its_framework_says(record: dict[str, Any]) -> None:
    """Keras runs the projection of a residual block first, so there the order is another."""
    ours, theirs = _rows(_network(record["of"])), _recorded(record)
    if record["by"].startswith("keras"):
        ours, theirs = ([row[:3] for row in rows] for rows in (ours, theirs))
        if record["of"]["template"] == "resnet50":
            ours, theirs = sorted(ours), sorted(theirs)
    assert len(ours) == len(theirs)
    assert ours == theirs


@by_record
def test_the_joined_derivation_of_a_network_adds_up_to_the_same(record: dict[str, Any]) -> None:
    """All rows as one chain of lines: each row takes its sides from the lines of the row before."""
    params, buffers, _, macs = record["total"]
    known = _network(record["of"]).values
    assert known["total.params"] == params
    assert known.get("total.buffers", 0) == buffers
    assert macs in (None, known["total.macs"])


def test_the_way_down_of_the_original_u_net_is_that_of_the_paper() -> None:
    """572x572 without padding; the whole of it is refused, and learns as much as the padded one."""
    (record,) = (record for record in MODELS if record["of"] == CROPPED)
    way_down = _rows(_built("unet", (("side", 572), ("padding", 0), ("part", 6))))
    assert way_down == _recorded(record)[: len(way_down)]
    assert way_down[-1][2] == [28, 28, 1024]
    assert record["total"][:3] == [_built("unet").total("params"), 0, [388, 388, 2]]
    with pytest.raises(Unknown, match="branches of 64x64x512 and 56x56x512 can't meet"):
        codes.question("chain/unet/params?side=572&padding=0")


def test_the_first_fully_connected_layer_of_vgg_holds_three_quarters() -> None:
    network = _built("vgg16")
    share = (network.number("fc6", "params") or 0) / network.total("params")
    assert round(100 * share) == 74


FIELDS = {
    "alexnet": {"conv1": 11, "pool1": 19, "conv2": 51, "conv3": 99, "conv4": 131, "conv5": 163, "pool5": 195},
    "vgg16": {
        **{"conv1_1": 3, "pool1": 6, "conv2_1": 10, "pool2": 16, "conv3_1": 24, "conv3_2": 32, "pool3": 44},
        **{"conv4_1": 60, "pool4": 100, "conv5_1": 132, "pool5": 212},
    },
    "mobilenet": {
        **{"conv1": 3, "1_pointwise": 7, "2_pointwise": 11, "3_pointwise": 19, "5_pointwise": 43},
        **{"11_pointwise": 219, "13_pointwise": 315},
    },
    "resnet50": {"2c_add": 35, "5c_add": 427},
}
"""ResNet-50's strides stand at the beginning of a stage, as in torchvision; the article's 483 has them at its end."""


@pytest.mark.parametrize("name", FIELDS)
def test_receptive_fields_are_the_published_ones(name: str) -> None:
    known = _built(name).values
    assert {row: known[f"{row}.field"] for row in FIELDS[name]} == FIELDS[name]


FIGURES = [(templates()[name], figure) for name in NAMES for figure in templates()[name].figures]
_UNITS = {"million": 10**6, "GFLOPS": 10**9, "GFLOPs": 10**9, "x 10^9 FLOPs": 10**9}
OTHERWISE = {
    ("lenet5", "60,000"),
    ("lenet5", "340,908 connections"),
    ("alexnet_towers", "60 million"),
    ("alexnet_towers", "253,440 for the first layer"),
    ("alexnet_towers", "727 million"),
    ("vgg16", "24 million"),
    ("inception", "159K"),
    ("resnet50", "25,636,712"),
    ("resnet50", "3.8 x 10^9 FLOPs"),
    ("mobilenet", "4,253,864"),
    ("mobilenet_v2", "3,538,984"),
    ("mobilenet_v2", "3.4 million"),
    ("unet", "31,030,593"),
}
"""Figures that count otherwise, or are wrong. What is said of them is checked one by one below."""


def _is_rounded(printed: str, ours: int) -> bool:
    """Whether a number rounds to what was printed, to as many places."""
    number, unit = re.fullmatch(r"([\d.,]+) ?(.*)", printed).groups()  # type: ignore[union-attr]
    digits = number.replace(",", "")
    places = len(digits.partition(".")[2])
    return round(ours / _UNITS.get(unit, 1), places) == float(digits)


@pytest.mark.parametrize(("template", "figure"), FIGURES, ids=lambda one: getattr(one, "printed", None) or one.name)
def test_a_published_figure_is_ours_or_says_why_not(template: Template, figure: Figure) -> None:
    assert figure.source
    if figure.quantity == "output_shape":
        assert figure.note
        return
    ours = _built(template.name).total(figure.quantity)
    if (template.name, figure.printed) in OTHERWISE:
        assert figure.note
        assert figure.printed == "159K" or not _is_rounded(re.sub(" (for|conn).*", "", figure.printed), ours)
    else:
        assert _is_rounded(figure.printed, ours)


def test_what_is_said_of_the_figures_that_count_otherwise_adds_up() -> None:
    lenet, towers, vgg = _built("lenet5"), _built("alexnet_towers"), _built("vgg16")
    assert (lenet.number("C3", "params"), lenet.number("output", "params")) == (2416, 850)
    assert lenet.total("params") - 2416 + 1516 + (2 * 6 + 2 * 16) - 850 == 60_000
    assert towers.total("params") // 10**6 == 60
    assert towers.number("conv1", "activation_size") == 290_400
    assert (253_440 / 96) ** 0.5 % 1
    printed = {
        "conv2": 186_624,
        "conv3": 64_896,
        "conv4": 64_896,
        "conv5": 43_264,
        "fc6": 4096,
        "fc7": 4096,
        "fc8": 1000,
    }
    assert {name: towers.number(name, "activation_size") for name in printed} == printed
    assert towers.total("macs") == 724_406_816
    assert vgg.total("activation_size") == 15_237_608
    inception = _built("inception").scenarios.values()
    told = [
        [scenario.known((part,))[part] for part in ("weights", "biases")]
        for scenario in inception
        if "M" in scenario.values
    ]
    assert list(map(sum, zip(*told, strict=True))) == [163_328, 368]
    assert _built("resnet50", (("early", 1),)).total("macs") == 3_857_973_248
    biases = _built("resnet50", (("bias", 1),)).total("params") - _built("resnet50").total("params")
    assert (biases, _built("resnet50").total("buffers")) == (26_560, 53_120)
    assert _built("resnet50").total("params") + 26_560 + 53_120 == 25_636_712
    assert (_built("mobilenet").total("buffers"), _built("mobilenet_v2").total("buffers")) == (21_888, 34_112)
    assert _built("mobilenet").total("params") + 21_888 == 4_253_864
    assert _built("mobilenet_v2").total("params") + 34_112 == 3_538_984
    assert _built("unet", (("classes", 1),)).total("params") == 31_030_593


@pytest.mark.parametrize(
    ("row", "came", "plain", "printed"),
    [
        (lambda printed: conv("conv1", 96, 7, 2, 1 if printed else 0), 224, 109, 110),
        (lambda printed: pool("pool1", 3, 2, ceil=printed), 110, 54, 55),
        (lambda printed: pool("pool2", 3, 2, ceil=printed), 26, 12, 13),
    ],
)
def test_the_printed_sides_of_zfnet_need_padding_or_rounding_up(
    row: Callable[[bool], Row], came: int, plain: int, printed: int
) -> None:
    for as_printed, side in ((False, plain), (True, printed)):
        network = Network("one", "one row", (start(came, came, 3), row(as_printed)))
        assert given(network.scenarios[network.rows[-1].name])[0] == side
    assert printed in {given(scenario)[0] for scenario in _built("zfnet").scenarios.values()}


@pytest.mark.parametrize("name", [name for name in (*NAMES, *SHARING) if "part" in templates()[name].defaults])
def test_a_part_has_the_rows_of_the_whole(name: str) -> None:
    template, whole = templates()[name], _built(name)
    with pytest.raises(BadLayer, match="has parts 1 to") as refused:
        template.build({**template.defaults, "part": 999})
    count = int(str(refused.value).partition(" 1 to ")[2].partition(",")[0])
    given_out = {row: given(scenario) for row, scenario in whole.scenarios.items()}
    for number in range(1, count + 1):
        part = template.build({**template.defaults, "part": number})
        names = list(part.scenarios)[1:]
        assert names
        assert [whole.number(row, "params") for row in names] == [part.number(row, "params") for row in names]
        assert [given_out[row] for row in names] == [given(part.scenarios[row]) for row in names]
        assert part.title.endswith(whole.title)
    assert all(max(drawn.get("part", (0,))) <= count for drawn in template.ranges.values())


CLASSIC = [topic for name in (*NAMES, *SHARING) for topic in matching([f"*/{name}/*"])]


@pytest.mark.parametrize("topic", CLASSIC, ids=lambda topic: topic.name)
def test_a_question_about_a_classic_network_fits_on_a_screen(topic: Any) -> None:
    for level in topic.levels:
        drawn = {families()[topic.family].draw(topic, level, f"screen {i}") for i in range(30)}
        asked = [codes.question(code) for code in drawn]
        assert len({(one.prompt, one.work) for one in asked}) >= 15
        assert max(len(one.work) for one in asked) <= SCREEN
        assert max(len(line) for one in asked for line in one.work) <= 100


def test_an_explanation_tells_what_was_printed_and_where() -> None:
    asked = codes.question("chain/vgg16_shapes/activation_size?side=97&part=2")
    assert asked.explanation[-2:] == (
        "VGG-16 on 224x224x3, in all: 15,237,608 values.",
        "Printed: 24 million (the CS231n notes). The rows printed there add up to 15,237,608, as here.",
    )
    asked = codes.question("which/vgg16/largest?part=2")
    assert asked.explanation[-3:] == (
        "VGG-16 on 224x224x3, in all: 138,357,544 parameters.",
        "Printed: 138 million (Simonyan and Zisserman 2015).",
        "Printed: 138,357,544 (the table of Keras Applications).",
    )
    asked = codes.question("chain/unet/output_shape?side=572&padding=0&part=1")
    assert asked.explanation[-2] == "A U-Net on 512x512x1, at its end: 512 x 512 x 2."
    assert asked.explanation[-1].startswith("Printed: 388 x 388 x 2 from 572 x 572 (Ronneberger and others 2015). ")


@pytest.mark.parametrize("name", SHARING)
def test_a_network_with_two_templates_is_one_network(name: str) -> None:
    """The same rows, and the same figures wherever any are told."""
    first = templates()[name.partition("_")[0]]
    assert templates()[name].figures in ((), first.figures)
    assert _rows(_built(name)) == _rows(_built(first.name))
