"""VGG-16, and the same with batch normalisation. ReLU and dropout change no number here and are left out.

Source: Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition", 2015, configuration D.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from question_bank.networks.building import conv, dense, norm, pool, start
from question_bank.networks.network import Network, Row
from question_bank.networks.parts import Part, beginnings, in_parts, titled
from question_bank.networks.template import Figure, Template

_STAGES = ((2, 64), (2, 128), (3, 256), (3, 512), (3, 512))
"""How many convolutions each stage has, and how many filters each of them has."""


def _rows(numbers: Mapping[str, int]) -> Iterator[Row]:
    yield start(numbers["side"], numbers["side"], 3)
    for stage, (convolutions, filters) in enumerate(_STAGES, 1):
        for i in range(1, convolutions + 1):
            yield conv(f"conv{stage}_{i}", filters, 3, 1, 1)
            if numbers["norm"]:
                yield norm(f"norm{stage}_{i}")
        yield pool(f"pool{stage}", 2)
    yield dense("fc6", numbers["units"], flattens=True)
    yield dense("fc7", numbers["units"])
    yield dense("fc8", numbers["classes"])


_PARTS = (
    *(Part(f"stage {stage}", f"conv{stage}_1", f"pool{stage}") for stage in range(1, 6)),
    Part("the fully connected part", "fc6", "fc8"),
    Part("the end", "conv5_3", "fc8"),
    Part("the end", "conv5_1", "fc8"),
    *beginnings("conv1_1", "conv1_2", "pool1", "conv2_1", "conv2_2", "pool2"),
)
_, *_STAGE_PARTS, _HEAD, _END, _LONG_END = range(9)
_BEGINNINGS = range(9, len(_PARTS) + 1)


def _whole(name: str, numbers: Mapping[str, int]) -> Network:
    title = "VGG-16 with batch normalisation" if numbers["norm"] else "VGG-16"
    return Network(name, titled(title, numbers, {"units": _DEFAULTS["units"]}), tuple(_rows(numbers)))


_DEFAULTS = {"side": 224, "units": 4096, "classes": 1000, "norm": 0, "part": 0}
_SIDES = (32, 64, 96, 128, 160, 192, 224, 224, 256)
_HEADS = {"units": (256, 512, 1024, 2048, 4096, 4096), "classes": (10, 100, 200, 365, 1000)}
_SMALLER_HEADS = {**_HEADS, "units": (256, 512, 1024)}
_PAPER = "Simonyan and Zisserman 2015"
_FIGURES = (
    Figure("params", "138 million", _PAPER),
    Figure("params", "138,357,544", "the table of Keras Applications"),
    Figure("macs", "15.5 GFLOPs", "albanie/convnet-burden", "They are multiply-adds, in thousands of millions."),
    Figure(
        "activation_size", "24 million", "the CS231n notes", "The rows printed there add up to 15,237,608, as here."
    ),
)

TEMPLATES = (
    Template(
        "vgg16",
        "VGG-16",
        _DEFAULTS,
        {
            "interview": {"side": _SIDES, **_HEADS, "part": (*_STAGE_PARTS, _HEAD, _END, _END, _END)},
            "expert": {"side": _SIDES, **_SMALLER_HEADS, "norm": (0, 0, 1), "part": (3, 4, 5, *[_LONG_END] * 4)},
        },
        in_parts(partial(_whole, "vgg16"), _PARTS),
        targets=("params", "largest"),
        figures=_FIGURES,
    ),
    Template(
        "vgg16_work",
        "parts of VGG-16",
        _DEFAULTS,
        {"interview": {"side": _SIDES, **_HEADS, "part": (*_STAGE_PARTS, _HEAD, _END, _END)}},
        in_parts(partial(_whole, "vgg16_work"), _PARTS),
        targets=("macs", "busiest"),
        figures=_FIGURES,
    ),
    Template(
        "vgg16_shapes",
        "the convolutions of VGG-16",
        _DEFAULTS,
        {"expert": {"side": (75, 97, 113, 150, 200, 225, 300), "part": (*_STAGE_PARTS, *_BEGINNINGS)}},
        in_parts(partial(_whole, "vgg16_shapes"), _PARTS),
        targets=("output_shape", "activation_size", "field"),
        figures=_FIGURES,
    ),
)
