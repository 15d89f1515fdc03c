"""ResNet-18 and ResNet-50, by default as torchvision has them: no biases before a normalisation, and the stride of a
bottleneck at its 3x3 convolution. The paper, and Keras, stride at its first 1x1; Keras adds biases. ReLU is left out.

Source: He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition", 2016, table 1: its stages are conv2 to conv5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from question_bank.networks.building import conv, dense, global_pool, norm, pool, start
from question_bank.networks.network import Network, Row
from question_bank.networks.parts import Part, beginnings, in_parts
from question_bank.networks.residual import Habit, Step, block
from question_bank.networks.template import Figure, Template


class _Kind(NamedTuple):
    """One of the ResNets."""

    name: str
    title: str
    blocks: tuple[int, ...]
    """How many blocks each stage has."""
    widening: int
    """How many times deeper what comes out of a block is than its stage's width."""
    steps: Callable[[Mapping[str, int], int, int], tuple[Step, ...]]
    """The convolutions of a block, of its stage's width and stride."""
    own: Mapping[str, tuple[int, ...]]
    """Numbers that only this one has, with the values drawn; 0 is what is usual."""
    beginnings: tuple[str, ...]
    """Where its beginnings end: few enough rows for one screen."""
    targets: tuple[str, ...]
    figures: tuple[Figure, ...]


def _basic(_: Mapping[str, int], width: int, stride: int) -> tuple[Step, ...]:
    return Step(width, 3, stride), Step(width, 3)


def _bottleneck(numbers: Mapping[str, int], width: int, stride: int) -> tuple[Step, ...]:
    first, second = (stride, 1) if numbers["early"] else (1, stride)
    return Step(width, 1, first), Step(width, 3, second), Step(4 * width, 1)


def _blocks(kind: _Kind) -> tuple[str, ...]:
    """The names of all blocks: 2a is the first of the first stage after the stem."""
    return tuple(f"{stage}{'abcdef'[i]}" for stage, blocks in enumerate(kind.blocks, 2) for i in range(blocks))


def _rows(kind: _Kind, numbers: Mapping[str, int]) -> Iterator[Row]:
    habit = Habit(norm=True, bias=bool(numbers["bias"]))
    yield start(numbers["side"], numbers["side"], 3)
    yield conv("conv1", 64, 7, 2, 3, bias=habit.bias)
    yield norm("norm1")
    yield pool("pool1", 3, 2, 1)
    came, depth = "pool1", 64
    for name in _blocks(kind):
        stage, first = int(name[0]), name[1] == "a"
        width, stride = 64 * 2 ** (stage - 2), 2 if first and stage > 2 else 1
        wide = width * kind.widening
        yield from block(f"{name}_", came, kind.steps(numbers, width, stride), habit, project=depth != wide)
        came, depth = f"{name}_add", wide
    yield global_pool("pool5")
    yield dense("fc", numbers["classes"])


def _template(kind: _Kind) -> Template:
    parts = (
        *(Part(f"block {name}", f"{name}_conv1", f"{name}_add") for name in _blocks(kind)),
        Part("the stem", "conv1", "pool1"),
        *beginnings("conv1", *kind.beginnings),
    )

    def whole(numbers: Mapping[str, int]) -> Network:
        return Network(kind.name, kind.title, tuple(_rows(kind, numbers)))

    sides = (160, 192, 224, 224, 256, 288, 320, 384)
    return Template(
        kind.name,
        kind.title,
        {"side": 224, "classes": 1000, "bias": 0, **dict.fromkeys(kind.own, 0), "part": 0},
        {"expert": {"side": sides, **kind.own, "part": tuple(range(1, len(parts) + 1))}},
        in_parts(whole, parts),
        targets=kind.targets,
        figures=kind.figures,
    )


_PAPER = "He and others 2016"
_TORCHVISION = "torchvision's table of models"
_TARGETS = ("output_shape", "params", "macs", "field")

_18 = _Kind(
    "resnet18",
    "ResNet-18",
    (2, 2, 2, 2),
    1,
    _basic,
    {},
    ("conv1", "2a_conv1", "2a_conv2", "2a_add", "2b_conv1", "2b_conv2", "2b_add"),
    _TARGETS,
    (
        Figure("params", "11,689,512", _TORCHVISION),
        Figure("macs", "1.8 x 10^9 FLOPs", _PAPER, "They are multiply-adds."),
    ),
)
_50 = _Kind(
    "resnet50",
    "ResNet-50",
    (3, 4, 6, 3),
    4,
    _bottleneck,
    {"early": (0, 0, 1)},
    ("conv1", "2a_conv1", "2a_conv2", "2a_add", "2b_conv1"),
    (*_TARGETS, "largest"),
    (
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
            "They are multiply-adds, and each stride stands at the first 1x1 convolution of its block: 3,857,973,248.",
        ),
    ),
)

TEMPLATES = (_template(_18), _template(_50))
