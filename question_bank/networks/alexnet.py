"""AlexNet three times: in one tower, with the two towers of the paper, and widened at its front as ZFNet.

ReLU, dropout and response normalisation change no number here and are left out; so is torchvision's adaptive pooling, which
changes nothing at 224x224. Sources: Krizhevsky, Sutskever and Hinton, "ImageNet Classification with Deep Convolutional Neural
Networks", 2012; Krizhevsky, "One weird trick for parallelizing convolutional neural networks", 2014, which has one tower;
Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", 2014.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from question_bank.layer import Level
from question_bank.networks.building import conv, dense, plain, pool, start
from question_bank.networks.network import Network, Row
from question_bank.networks.parts import Part, beginnings, in_parts, titled
from question_bank.networks.template import Figure, Template

Rows = tuple[Row, ...]


def _one_tower() -> Rows:
    return (
        conv("conv1", 64, 11, 4, 2),
        pool("pool1", 3, 2),
        conv("conv2", 192, 5, 1, 2),
        pool("pool2", 3, 2),
        conv("conv3", 384, 3, 1, 1),
        conv("conv4", 256, 3, 1, 1),
        conv("conv5", 256, 3, 1, 1),
        pool("pool5", 3, 2),
    )


def _two_towers() -> Rows:
    """A tower is a group: conv3 alone sees both."""
    return (
        conv("conv1", 96, 11, 4),
        pool("pool1", 3, 2),
        conv("conv2", 256, 5, 1, 2, groups=2),
        pool("pool2", 3, 2),
        conv("conv3", 384, 3, 1, 1),
        conv("conv4", 384, 3, 1, 1, groups=2),
        conv("conv5", 256, 3, 1, 1, groups=2),
        pool("pool5", 3, 2),
    )


def _widened() -> Rows:
    return (
        conv("conv1", 96, 7, 2, 1),
        pool("pool1", 3, 2, ceil=True),
        conv("conv2", 256, 5, 2),
        pool("pool2", 3, 2, ceil=True),
        conv("conv3", 384, 3, 1, 1),
        conv("conv4", 384, 3, 1, 1),
        conv("conv5", 256, 3, 1, 1),
        pool("pool5", 3, 2),
    )


def _head(numbers: Mapping[str, int]) -> Rows:
    units = numbers["units"]
    return (plain("flatten", "flatten"), dense("fc6", units), dense("fc7", units), dense("fc8", numbers["classes"]))


_PARTS = (
    Part("the convolutional part", "conv1", "pool5"),
    Part("the fully connected part", "flatten", "fc8"),
    Part("the end", "conv5", "fc8"),
    *beginnings("conv1", "conv2", "pool2", "conv3", "conv4", "conv5"),
)
_WHOLE, _CONVOLUTIONS, _HEAD, _END, *_BEGINNINGS = range(len(_PARTS) + 1)


def _builder(name: str, title: str, features: Callable[[], Rows]) -> Callable[[Mapping[str, int]], Network]:
    def whole(numbers: Mapping[str, int]) -> Network:
        rows = (start(numbers["side"], numbers["side"], 3), *features(), *_head(numbers))
        return Network(name, titled(title, numbers, _defaults(0)), rows)

    return in_parts(whole, _PARTS)


def _defaults(side: int) -> dict[str, int]:
    return {"side": side, "units": 4096, "classes": 1000, "part": _WHOLE}


def _ranges(*sides: int, parts: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
    return {"side": sides, "units": (1024, 2048, 4096, 4096), "classes": (10, 100, 1000), "part": parts}


_SIDES = (96, 128, 160, 192, 224, 224, 256, 288, 320)
_UNCUT = (195, 227, 227, 259, 291, 323)
"""Sides in which the strides of 4 come out even."""


def _counted(*expert: int) -> Mapping[Level, Mapping[str, tuple[int, ...]]]:
    """The ends at an interview, something longer for experts."""
    return {"interview": _ranges(*_SIDES, parts=(_HEAD, _END)), "expert": _ranges(*_SIDES, parts=expert)}


_SHAPED: Mapping[Level, Mapping[str, tuple[int, ...]]] = {
    "expert": _ranges(*_SIDES, parts=(_CONVOLUTIONS, *_BEGINNINGS))
}

_TORCHVISION = "torchvision's table of models"
_PAPER = "Krizhevsky and others 2012"
_ONE_TOWER_FIGURES = (
    Figure("params", "61,100,840", _TORCHVISION),
    Figure("macs", "0.71 GFLOPS", _TORCHVISION, "They are multiply-adds, in thousands of millions."),
)
_TWO_TOWER_FIGURES = (
    Figure("params", "60 million", _PAPER, "It is rounded down."),
    Figure(
        "activation_size",
        "253,440 for the first layer",
        _PAPER,
        "55x55x96 are 290,400, and 253,440 is no square times 96; the other layers are printed as they are here.",
    ),
    Figure(
        "macs",
        "727 million",
        "albanie/convnet-burden",
        "What the convolutions and fully connected layers do not take is pooling and normalisation.",
    ),
)
_ZFNET_FIGURES = (
    Figure("params", "62,357,608", "a book's table of ZFNet", "Its column is headed connections."),
    Figure(
        "output_shape",
        "110, 55 and 13 with no padding",
        "a book's table of ZFNet",
        "110 needs a padding of 1, and 55 and 13 a pooling that rounds up; without them they are 109, 54 and 12.",
    ),
)

TEMPLATES = (
    Template(
        "alexnet",
        "AlexNet in one tower",
        _defaults(224),
        _counted(_WHOLE),
        _builder("alexnet", "AlexNet in one tower", _one_tower),
        targets=("flat", "largest"),
        figures=_ONE_TOWER_FIGURES,
    ),
    Template(
        "alexnet_work",
        "parts of AlexNet",
        _defaults(224),
        _counted(_CONVOLUTIONS, *_BEGINNINGS),
        _builder("alexnet_work", "AlexNet in one tower", _one_tower),
        targets=("params", "macs"),
        figures=_ONE_TOWER_FIGURES,
    ),
    Template(
        "alexnet_shapes",
        "the convolutions of AlexNet",
        _defaults(224),
        _SHAPED,
        _builder("alexnet_shapes", "AlexNet in one tower", _one_tower),
        targets=("output_shape", "field"),
    ),
    Template(
        "alexnet_towers",
        "AlexNet in two towers",
        _defaults(227),
        {"expert": _ranges(*_UNCUT, parts=(_CONVOLUTIONS, _END))},
        _builder("alexnet_towers", "AlexNet in two towers", _two_towers),
        targets=("flat", "params", "macs", "largest"),
        figures=_TWO_TOWER_FIGURES,
    ),
    Template(
        "zfnet",
        "ZFNet",
        _defaults(224),
        _SHAPED,
        _builder("zfnet", "ZFNet", _widened),
        targets=("output_shape", "params", "macs", "field", "largest"),
        figures=_ZFNET_FIGURES,
    ),
)
