"""The inverted residual block: widened, filtered channel by channel, narrowed, and added up where the shapes allow.

Source: Sandler and others, "MobileNetV2: Inverted Residuals and Linear Bottlenecks", 2018, table 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from question_bank.networks.building import add, conv, depthwise, norm, start
from question_bank.networks.network import Network, Row
from question_bank.networks.template import Template


def inverted(
    name: str, came: str, depth: int, filters: int, *, widening: int, stride: int, kernel: int = 3, normed: bool = True
) -> Iterator[Row]:
    """The rows of an inverted residual block.

    Args:
        name: what their names begin with.
        came: the row before the block.
        depth: the channels that come in.
        filters: the channels that come out.
        widening: how many times wider it is inside; with 1 there is nothing to widen.
        stride: of the depthwise convolution.
        kernel: of the same.
        normed: whether each convolution is normalised, and then has no biases.
    """
    widened = (conv(f"{name}expand", depth * widening, 1, bias=not normed),) if widening > 1 else ()
    filtered = depthwise(f"{name}depthwise", kernel, stride, kernel // 2, bias=not normed)
    last = conv(f"{name}project", filters, 1, bias=not normed)
    for i, row in enumerate((*widened, filtered, last), 1):
        yield row
        if normed:
            last = norm(f"{name}norm{i}")
            yield last
    if stride == 1 and depth == filters:
        yield add(f"{name}add", last.name, came)


def _build(numbers: Mapping[str, int]) -> Network:
    side, depth, normed = numbers["side"], numbers["depth"], bool(numbers["norm"])
    own = {name: numbers[name] for name in ("widening", "stride", "kernel")}
    rows = (
        start(side, side, depth),
        *inverted("", "input", depth, numbers["filters"] or depth, normed=normed, **own),
    )
    return Network("inverted_residual", "an inverted residual block", rows)


TEMPLATES = (
    Template(
        "inverted_residual",
        "an inverted residual block",
        {"side": 56, "depth": 24, "filters": 0, "widening": 6, "stride": 1, "kernel": 3, "norm": 1},
        {
            "interview": {
                "side": (7, 14, 28, 56, 112),
                "depth": (16, 24, 32, 64, 96, 160),
                "filters": (0, 0, 16, 32, 64),
                "widening": (2, 3, 4, 6, 6),
                "kernel": (3, 3, 5, 7),
                "norm": (0,),
            },
            "expert": {
                "side": (13, 14, 27, 28, 56, 57),
                "depth": (16, 24, 32, 64, 96, 160),
                "filters": (0, 24, 32, 64, 96, 160, 320),
                "widening": (1, 3, 4, 6, 6),
                "stride": (1, 2, 2),
                "kernel": (3, 3, 5, 7),
                "norm": (0, 1, 1),
            },
        },
        _build,
        targets=("output_shape", "params", "macs", "field", "largest", "busiest"),
    ),
)
