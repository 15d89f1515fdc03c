"""ResNet-18 and ResNet-50, by default as torchvision has them: no biases before a normalisation, and the stride of a
bottleneck at its 3x3 convolution. The paper, and Keras, stride at its first 1x1; Keras adds biases. ReLU is left out.

Source: He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition", 2016, table 1, whose stages are conv2 to conv5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from question_bank.networks.building import conv, dense, global_pool, norm, pool, start
from question_bank.networks.network import Network, Row
from question_bank.networks.parts import Part, beginnings, taken
from question_bank.networks.residual import Habit, Step, block
from question_bank.networks.template import Figure, Template


class _Kind(NamedTuple):
    """One of the ResNets."""

    name: str
    title: str
    blocks: tuple[int, ...]
    """How many blocks each stage has."""
    steps: Callable[[Mapping[str, int], int, int], tuple[Step, ...]]
    """The convolutions of a block, of its stage's width and stride."""
    widening: int = 1
    """How many times deeper what comes out of a block is than its stage's width."""


def _two_convolutions(_: Mapping[str, int], width: int, stride: int) -> tuple[Step, ...]:
    return Step(width, 3, stride), Step(width, 3)


def _three_convolutions(numbers: Mapping[str, int], width: int, stride: int) -> tuple[Step, ...]:
    early = bool(numbers["early"])
    return Step(width, 1, stride if early else 1), Step(width, 3, 1 if early else stride), Step(4 * width, 1)


_18 = _Kind("resnet18", "ResNet-18", (2, 2, 2, 2), _two_convolutions)
_50 = _Kind("resnet50", "ResNet-50", (3, 4, 6, 3), _three_convolutions, 4)


def _named_blocks(kind: _Kind) -> tuple[str, ...]:
    """The names of all blocks: 2a is the first of the first stage after the stem."""
    return tuple(f"{stage}{'abcdef'[i]}" for stage, blocks in enumerate(kind.blocks, 2) for i in range(blocks))


def _rows(kind: _Kind, numbers: Mapping[str, int]) -> Iterator[Row]:
    habit = Habit(norm=True, bias=bool(numbers["bias"]))
    yield start(numbers["side"], numbers["side"], 3)
    yield conv("conv1", 64, 7, 2, 3, bias=habit.bias)
    yield norm("norm1")
    yield pool("pool1", 3, 2, 1)
    came, depth = "pool1", 64
    for name in _named_blocks(kind):
        width, first = 64 * 2 ** (int(name[0]) - 2), name[1] == "a"
        stride = 2 if first and name[0] != "2" else 1
        wide = width * kind.widening
        yield from block(f"{name}_", came, kind.steps(numbers, width, stride), habit, project=depth != wide)
        came, depth = f"{name}_add", wide
    yield global_pool("pool5")
    yield dense("fc", numbers["classes"])


def _parts(kind: _Kind) -> tuple[Part, ...]:
    """The blocks in their order, then the beginnings."""
    return (
        *(Part(f"block {name}", f"{name}_conv1", f"{name}_add") for name in _named_blocks(kind)),
        Part("the stem", "conv1", "pool1"),
        *beginnings("conv1", "2a_conv1", "2a_conv2", "2a_add", "2b_conv1", *(() if long else ("2b_conv2", "2b_add"))),
    )


def _template(kind: _Kind, early: bool, figures: tuple[Figure, ...]) -> Template:
    parts = _parts(kind)

    def build(numbers: Mapping[str, int]) -> Network:
        return taken(Network(kind.name, kind.title, tuple(_rows(kind, numbers))), parts, numbers["part"])

    where = {"early": 0} if early else {}
    return Template(
        kind.name,
        kind.title,
        {"side": 224, "classes": 1000, "bias": 0, **where, "part": 0},
        {
            "expert": {
                "side": (160, 192, 224, 224, 256, 288, 320, 384),
                **{name: (0, 0, 1) for name in where},
                "part": tuple(range(1, len(parts) + 1)),
            }
        },
        build,
        targets=("output_shape", "params", "macs", "field", *(("largest",) if kind.widening > 1 else ())),
        figures=figures,
    )


_PAPER = "He and others 2016"
_TORCHVISION = "torchvision's table of models"

TEMPLATES = (
    _template(
        _18,
        early=False,
        figures=(
            Figure("params", "11,689,512", _TORCHVISION),
            Figure("macs", "1.8 x 10^9 FLOPs", _PAPER, "They are multiply-adds."),
        ),
    ),
    _template(
        _50,
        early=True,
        figures=(
            Figure("params", "25,557,032", _TORCHVISION),
            Figure(
                "params",
                "25,636,712",
                "the table of Keras Applications",
                "There the convolutions have 26,560 biases, and 53,120 moving statistics are counted.",
            ),
            Figure("macs", "4.09 GFLOPS", _TORCHVISION, "They are multiply-adds, in thousands of millions."),
            Figure(
                "macs",
                "3.8 x 10^9 FLOPs",
                _PAPER,
                "They are multiply-adds, with the strides at the first 1x1 of a block: early=1 here.",
            ),
        ),
    ),
)
