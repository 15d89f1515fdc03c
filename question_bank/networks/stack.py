"""Small stacks of convolutions and pools, alone or before fully connected layers: what interviewers make up on the spot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from question_bank.layer import LEVELS
from question_bank.networks.building import conv, dense, plain, pool, start
from question_bank.networks.network import Network, Row
from question_bank.networks.template import Template

_STAGES = (1, 2, 3)


def _rows(numbers: Mapping[str, int]) -> Iterator[Row]:
    """The input, then for each stage a convolution, if it has filters, and a pool, if it has a window."""
    yield start(numbers["H"], numbers["W"] or numbers["H"], numbers["D"])
    for i in _STAGES:
        if numbers[f"M{i}"]:
            stride, padding = numbers[f"S{i}"], numbers[f"P{i}"]
            bias, dilation = bool(numbers["B"]), numbers[f"L{i}"]
            yield conv(f"conv{i}", numbers[f"M{i}"], numbers[f"K{i}"], stride, padding, bias=bias, dilation=dilation)
        if numbers[f"pool{i}"]:
            yield pool(f"pool{i}", numbers[f"pool{i}"], numbers[f"step{i}"])
    if numbers["flatten"] or numbers["units"]:
        yield plain("flatten", "flatten")
    for i, units in enumerate((numbers["units"], numbers["classes"])):
        if units:
            yield dense(f"fc{i + 1}", units)


def _build(numbers: Mapping[str, int]) -> Network:
    return Network("stack", "a small network", tuple(_rows(numbers)))


def _stage(i: int, **own: int) -> dict[str, int]:
    stage = {"M": 0, "K": 3, "S": 1, "P": 0, "L": 1, "pool": 0, "step": 0} | own
    return {f"{name}{i}": value for name, value in stage.items()}


_DEFAULTS = {
    **{"H": 32, "W": 0, "D": 3, "B": 1},
    **_stage(1, M=16),
    **_stage(2),
    **_stage(3),
    **{"flatten": 0, "units": 0, "classes": 0},
}

_WARMUP: Mapping[str, tuple[int, ...]] = {
    "H": (8, 10, 12, 16, 20, 24, 28, 32),
    "D": (1, 3),
    "M1": (4, 5, 8, 10),
    "K1": (3, 5),
    "M2": (0, 4, 8, 10),
    "K2": (3, 5),
}
_INTERVIEW: Mapping[str, tuple[int, ...]] = {
    "H": (28, 32, 56, 64, 112, 224),
    "D": (1, 3),
    "M1": (6, 10, 16, 32, 64),
    "K1": (3, 3, 5, 7),
    "S1": (1, 1, 1, 2),
    "P1": (0, 0, 1, 2),
    "pool1": (0, 2, 2),
    "M2": (0, 16, 32, 64, 128),
    "K2": (3, 3, 5),
    "S2": (1, 1, 1, 2),
    "P2": (0, 0, 1),
    "pool2": (0, 0, 2),
}
_EXPERT: Mapping[str, tuple[int, ...]] = {
    "H": (45, 57, 63, 113, 225, 300),
    "W": (0, 0, 64, 96, 120),
    "D": (3, 4, 12),
    "B": (1, 1, 0),
    "M1": (12, 24, 48),
    "K1": (3, 5, 7, 11),
    "S1": (1, 2, 3, 4),
    "P1": (0, 1, 2, 3),
    "pool1": (0, 2, 3),
    "step1": (0, 2),
    "M2": (24, 48, 96),
    "K2": (2, 3, 5),
    "S2": (1, 2),
    "P2": (0, 1, 2),
    "L2": (1, 1, 2),
    "pool2": (0, 2, 3),
    "M3": (0, 96, 192),
    "K3": (1, 3),
    "P3": (0, 1),
}
_RANGES = dict(zip(LEVELS, (_WARMUP, _INTERVIEW, _EXPERT), strict=True))
_HEADS: Mapping[str, Mapping[str, tuple[int, ...]]] = {
    "warmup": {"M2": (0,), "units": (2, 5, 10)},
    "interview": {"M2": (0, 0, 16), "pool1": (0, 2), "units": (10, 100, 120, 128)},
    "expert": {"units": (84, 120, 500), "classes": (10, 100)},
}

TEMPLATES = (
    Template(
        "stack",
        "a stack of convolutions",
        _DEFAULTS,
        _RANGES,
        _build,
        targets=("output_shape", "params", "macs", "activation_size", "field", "jump", "start"),
        tabled=("interview", "expert"),
    ),
    Template(
        "classifier",
        "a small classifier",
        {**_DEFAULTS, "units": 10},
        {level: {**_RANGES[level], **_HEADS[level]} for level in LEVELS},
        lambda numbers: Network("classifier", "a small classifier", tuple(_rows(numbers))),
        targets=("flat", "params", "largest", "busiest", "learners"),
        tabled=("interview", "expert"),
    ),
)
