"""MobileNet and MobileNetV2: depthwise convolutions with 1x1 convolutions between them. ReLU and dropout are left out.

Sources: Howard and others, "MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications", 2017, table
1; Sandler and others, "MobileNetV2: Inverted Residuals and Linear Bottlenecks", 2018, table 2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from question_bank.networks.building import conv, dense, depthwise, global_pool, norm, start
from question_bank.networks.inverted import inverted
from question_bank.networks.network import Network, Row
from question_bank.networks.parts import Part, beginnings, in_parts
from question_bank.networks.template import Figure, Template

_PAIRS = (
    *((64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2)),
    *((512, 1),) * 5,
    *((1024, 2), (1024, 1)),
)
"""The filters of each pointwise convolution, and the stride of the depthwise one before it."""
_STAGES = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1))
"""Widening, filters, how many blocks, and the stride of the first."""
_BLOCKS = tuple(
    (widening, filters, stride if i == 0 else 1) for widening, filters, blocks, stride in _STAGES for i in range(blocks)
)


def _pair(name: str, filters: int, stride: int) -> Iterator[Row]:
    """A depthwise convolution and the pointwise one behind it."""
    yield depthwise(f"{name}_depthwise", 3, stride, 1, bias=False)
    yield norm(f"{name}_norm1")
    yield conv(f"{name}_pointwise", filters, 1, bias=False)
    yield norm(f"{name}_norm2")


def _stem(numbers: Mapping[str, int], filters: int) -> Iterator[Row]:
    yield start(numbers["side"], numbers["side"], 3)
    yield conv("conv1", filters, 3, 2, 1, bias=False)
    yield norm("norm1")


def _head(numbers: Mapping[str, int]) -> Iterator[Row]:
    yield global_pool("pool")
    yield dense("fc", numbers["classes"])


def _first(numbers: Mapping[str, int]) -> Iterator[Row]:
    """MobileNet: its width is told in hundredths."""
    yield from _stem(numbers, 32 * numbers["width"] // 100)
    for i, (filters, stride) in enumerate(_PAIRS, 1):
        yield from _pair(str(i), filters * numbers["width"] // 100, stride)
    yield from _head(numbers)


def _second(numbers: Mapping[str, int]) -> Iterator[Row]:
    """MobileNetV2."""
    yield from _stem(numbers, 32)
    came, depth = "norm1", 32
    for i, (widening, filters, stride) in enumerate(_BLOCKS, 1):
        rows = [*inverted(f"{i}_", came, depth, filters, widening=widening, stride=stride)]
        yield from rows
        came, depth = rows[-1].name, filters
    yield conv("conv2", 1280, 1, bias=False)
    yield norm("norm2")
    yield from _head(numbers)


def _blocks() -> Iterator[Part]:
    """The blocks of MobileNetV2; an addition ends those that keep their shape."""
    depth = 32
    for i, (widening, filters, stride) in enumerate(_BLOCKS, 1):
        normed = 2 if widening == 1 else 3
        last = "add" if stride == 1 and depth == filters else f"norm{normed}"
        yield Part(f"block {i}", f"{i}_{'depthwise' if widening == 1 else 'expand'}", f"{i}_{last}")
        depth = filters


_FIRST_PARTS = (
    *(Part(f"pair {i}", f"{i}_depthwise", f"{i}_norm2") for i in range(1, len(_PAIRS) + 1)),
    *(Part(f"pairs {i} and {i + 1}", f"{i}_depthwise", f"{i + 1}_norm2") for i in range(1, len(_PAIRS))),
    *beginnings("conv1", *(f"{i}_{name}" for i in (1, 2, 3) for name in ("depthwise", "pointwise"))),
)
_SECOND_PARTS = (
    *_blocks(),
    *beginnings("conv1", "1_depthwise", "1_project", "2_expand", "2_depthwise", "2_project"),
)


def _template(
    name: str,
    title: str,
    rows: Callable[[Mapping[str, int]], Iterator[Row]],
    parts: tuple[Part, ...],
    own: Mapping[str, tuple[int, ...]],
    targets: tuple[str, ...],
    figures: tuple[Figure, ...],
) -> Template:
    """One of the two.

    Args:
        name: of the template.
        title: of the network.
        rows: its rows, of its numbers.
        parts: its parts.
        own: numbers that only it has, with the values drawn; the last is what is usual.
        targets: what is asked of it.
        figures: what was printed of it.
    """

    def whole(numbers: Mapping[str, int]) -> Network:
        share = numbers.get("width", 100)
        told = title if share == 100 else f"{title} with {share} % of its filters"
        return Network(name, told, tuple(rows(numbers)))

    sides = (96, 128, 160, 192, 224, 224, 256)
    return Template(
        name,
        title,
        {"side": 224, "classes": 1000, **{number: values[-1] for number, values in own.items()}, "part": 0},
        {"expert": {"side": sides, **own, "part": tuple(range(1, len(parts) + 1))}},
        in_parts(whole, parts),
        targets=targets,
        figures=figures,
    )


_TORCHVISION = "torchvision's table of models"
_KERAS = "the table of Keras Applications"
_TARGETS = ("output_shape", "params", "macs", "largest", "busiest")

TEMPLATES = (
    _template(
        "mobilenet",
        "MobileNet",
        _first,
        _FIRST_PARTS,
        {"width": (25, 50, 75, 100, 100)},
        (*_TARGETS, "field"),
        (
            Figure("params", "4.2 million", "Howard and others 2017"),
            Figure("params", "4,253,864", _KERAS, "21,888 moving statistics are counted there."),
            Figure("macs", "569 million", "Howard and others 2017"),
        ),
    ),
    _template(
        "mobilenet_v2",
        "MobileNetV2",
        _second,
        _SECOND_PARTS,
        {},
        _TARGETS,
        (
            Figure("params", "3,504,872", _TORCHVISION),
            Figure("params", "3,538,984", _KERAS, "34,112 moving statistics are counted there."),
            Figure("params", "3.4 million", "Sandler and others 2018", "The network of its table 2 has 3.5 million."),
            Figure("macs", "0.3 GFLOPS", _TORCHVISION, "They are multiply-adds, in thousands of millions."),
        ),
    ),
)
