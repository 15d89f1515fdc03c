"""Residual blocks: what comes in is added to what comes out, through a projection where the shapes differ.

Source: He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition", 2016. With a normalisation the convolutions
have no biases, because its shift makes them useless.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from question_bank.networks.building import add, conv, norm, start
from question_bank.networks.network import Network, Row
from question_bank.networks.template import Template


class Step(NamedTuple):
    """One convolution of a block."""

    filters: int
    kernel: int
    stride: int = 1
    dilation: int = 1
    groups: int = 1


class Habit(NamedTuple):
    """What all convolutions of a network have in common."""

    norm: bool = True
    bias: bool = False


def block(name: str, came: str, steps: tuple[Step, ...], habit: Habit, *, project: bool) -> Iterator[Row]:
    """The rows of a residual block.

    Args:
        name: what their names begin with.
        came: the row before the block.
        steps: its convolutions.
        habit: what they have in common.
        project: whether a 1x1 convolution brings what came to the shape of what comes out.
    """
    names = [(f"{name}conv{i}", f"{name}norm{i}") for i in range(1, len(steps) + 1)]
    rows = [row for own, step in zip(names, steps, strict=True) for row in _normed(own, step, habit)]
    yield from rows
    if project:
        last, stride = steps[-1], max(step.stride for step in steps)
        own = f"{name}shortcut", f"{name}shortcut_norm"
        shortcut = [*_normed(own, Step(last.filters, 1, stride), habit, came)]
        yield from shortcut
        came = shortcut[-1].name
    yield add(f"{name}add", rows[-1].name, came)


def _normed(names: tuple[str, str], step: Step, habit: Habit, after: str = "") -> Iterator[Row]:
    """A convolution that keeps the size but for its stride, and its normalisation."""
    filters, kernel, stride, dilation, groups = step
    padding, bias = dilation * (kernel - 1) // 2, habit.bias
    yield conv(names[0], filters, kernel, stride, padding, groups=groups, bias=bias, dilation=dilation, after=after)
    if habit.norm:
        yield norm(names[1])


def _one_block(numbers: Mapping[str, int], steps: tuple[Step, ...]) -> Iterator[Row]:
    """One block or several; the later ones keep the shape that the first one made, and so need no projection."""
    habit = Habit(norm=bool(numbers["norm"]), bias=not numbers["norm"])
    yield start(numbers["side"], numbers["side"], numbers["depth"])
    came = "input"
    for i in range(1, numbers["blocks"] + 1):
        own = steps if i == 1 else tuple(step._replace(stride=1) for step in steps)
        name = f"{'abc'[i - 1]}_" if numbers["blocks"] > 1 else ""
        yield from block(name, came, own, habit, project=bool(numbers["project"]) and i == 1)
        came = f"{name}add"


def _basic(numbers: Mapping[str, int]) -> Network:
    plain = Step(numbers["filters"], numbers["kernel"], 1, numbers["dilation"])
    steps = (plain._replace(stride=numbers["stride"]), plain)
    title = "a residual block" if numbers["blocks"] == 1 else f"a stage of {numbers['blocks']} residual blocks"
    return Network("residual_block", title, tuple(_one_block(numbers, steps)))


def _bottleneck(numbers: Mapping[str, int]) -> Network:
    width = numbers["width"]
    middle = Step(width, numbers["kernel"], numbers["stride"], numbers["dilation"], numbers["groups"])
    steps = (Step(width, 1), middle, Step(width * numbers["widening"], 1))
    title = "a bottleneck block" if numbers["blocks"] == 1 else f"a stage of {numbers['blocks']} bottleneck blocks"
    return Network("bottleneck_block", title, tuple(_one_block(numbers, steps)))


_SIDES = (7, 14, 28, 56)
_KERNELS = (3, 3, 3, 5, 7)
_SHORTCUT = {"project": 0, "norm": 1, "blocks": 1}
_TARGETS = ("output_shape", "params", "macs", "field", "largest", "busiest", "learners")

TEMPLATES = (
    Template(
        "residual_block",
        "a residual block",
        {"side": 56, "depth": 64, "filters": 64, "kernel": 3, "stride": 1, "dilation": 1, **_SHORTCUT},
        {
            "interview": {
                "side": _SIDES,
                "depth": (16, 32, 64, 128, 256),
                "filters": (16, 32, 64, 128, 256),
                "kernel": _KERNELS,
                "project": (0, 1),
                "norm": (0,),
                "blocks": (1, 1, 2),
            },
            "expert": {
                "side": (13, 14, 27, 28, 56, 57),
                "depth": (16, 32, 64, 128, 256),
                "filters": (32, 64, 128, 256),
                "stride": (1, 2, 2),
                "dilation": (1, 1, 2),
                "project": (0, 1, 1),
                "norm": (0, 1, 1),
                "blocks": (1, 1, 2),
            },
        },
        _basic,
        targets=_TARGETS,
    ),
    Template(
        "bottleneck_block",
        "a bottleneck block",
        {
            **{"side": 56, "depth": 256, "width": 64, "widening": 4},
            **{"kernel": 3, "stride": 1, "dilation": 1, "groups": 1, **_SHORTCUT},
        },
        {
            "interview": {
                "side": _SIDES,
                "depth": (64, 128, 256, 512),
                "width": (16, 32, 64, 128),
                "kernel": _KERNELS,
                "project": (0, 1),
                "norm": (0,),
            },
            "expert": {
                "side": (13, 14, 27, 28, 56, 57),
                "depth": (64, 128, 256, 512),
                "width": (32, 64, 128, 256),
                "widening": (2, 4, 4),
                "kernel": _KERNELS,
                "stride": (1, 2, 2),
                "dilation": (1, 1, 2),
                "groups": (1, 1, 32),
                "project": (0, 1, 1),
                "norm": (0, 1, 1),
            },
        },
        _bottleneck,
        targets=_TARGETS[:-1],
    ),
)
