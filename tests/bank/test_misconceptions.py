"""Mistakes that people really printed or asked about, as an independent witness for our slips.

`tests/data/misconceptions.json` holds the facts: the numbers that went in, the wrong number that was printed, the right one,
and where it stands. The same numbers go into our layers; the wrong number must come out with the name of the mistake.
Shapes are asked with the channels last. What can't be asked on our layers yet is listed with its reason, never left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from question_bank.codes import question
from question_bank.grading import grade
from question_bank.slips import SLIPS

DATA = Path(__file__).parent.parent / "data" / "misconceptions.json"


@dataclass(frozen=True)
class Case:
    """One misconception on one of our layers."""

    id: str
    code: str
    slips: tuple[str, ...]
    """The name that must be among the slips; two names where the number takes a pair."""
    sides: tuple[int, ...] = ()
    """For shapes of which the entry holds a single number: the sides before it."""

    def __str__(self) -> str:
        return f"{self.id}-{self.code.split('?')[0]}"


def _conv(target: str, **inputs: int | str) -> str:
    return _code("conv2d", target, inputs)


def _code(layer: str, target: str, inputs: dict[str, Any]) -> str:
    """A code from short inputs: K stands for both axes, W without H for a square."""
    both: dict[str, Any] = {}
    if "H" not in inputs and "W" in inputs:
        inputs = {"H": inputs["W"], **inputs}
    for name, value in inputs.items():
        names = (f"{name}_h", f"{name}_w") if name in ("K", "S", "P", "L") else (name,)
        both |= dict.fromkeys(names, value)
    return f"forward/{layer}/{target}?" + "&".join(f"{name}={value}" for name, value in both.items())


def _pool(target: str, **inputs: int | str) -> str:
    return _code("max_pool2d", target, inputs)


def _dense(target: str, **inputs: int | str) -> str:
    return _code("dense", target, inputs)


CASES = (
    Case("M01", _conv("params", W=32, D=3, M=8, K=5), ("forgot-depth",)),
    Case("M02", _conv("weights", W=9, D=16, M=16, K=7, B=0), ("forgot-depth",)),
    Case("M03", _conv("params", W=64, D=3, M=32, K=5), ("forgot-depth", "forgot-bias")),
    Case("M04", _conv("params", W=300, D=3, M=100, K=5), ("forgot-bias",)),
    Case("M06", _conv("params", W=32, D=3, M=8, K=5), ("bias-per-channel",)),
    Case("M11", _conv("params", W=32, D=3, M=8, K=3, S=2), ("stride-in-weights",)),
    Case("M16", _conv("params", W=32, D=1, M=6, K=5), ("counted-connections",)),
    Case("M17", _conv("params", W=27, D=96, M=256, K=5, P=2, G=2), ("groups-ignored",)),
    Case("M18", _conv("weights", W=9, D=3, M=12, K=3, G=3), ("groups-ignored",)),
    Case("M19", _conv("macs", W=14, D=32, M=64, K=3, P=1, G=4), ("groups-twice",)),
    Case("M23", _conv("out_w", W=32, D=3, M=8, K=5, P=2), ("padding-once",)),
    Case("M25", _conv("out_h", W=32, D=3, M=8, K=5, P=2), ("padding-into-kernel",)),
    Case("M26", _conv("out_h", W=32, D=3, M=8, K=2, S=2), ("forgot-plus-one",)),
    Case("M26", _pool("out_w", W=32, D=3, K=2, S=2), ("forgot-plus-one",)),
    Case("M27", _pool("out_h", W=4, D=1, K=2, S=2), ("one-before-dividing",)),
    Case("M27", _conv("out_h", W=4, D=1, M=1, K=2, S=2), ("one-before-dividing",)),
    Case("M29", _conv("out_h", W=224, D=3, M=96, K=11, S=4), ("fraction-impossible",)),
    Case("M30", _conv("out_h", W=224, D=3, M=96, K=11, S=4), ("rounded-up",)),
    Case("M33", _conv("out_h", W=28, D=3, M=8, K=3, S=2, padding="same"), ("same-keeps-size",)),
    Case("M33", _pool("out_h", W=28, D=3, K=3, S=2, padding="same"), ("same-keeps-size",)),
    Case("M34", _conv("out_w", W=28, D=3, M=8, K=3, S=3, padding="same"), ("same-rounded-down",)),
    Case("M34", _pool("out_w", W=28, D=3, K=3, S=3, padding="same"), ("same-rounded-down",)),
    Case("M35", _pool("out_h", W=7, D=3, K=2, S=2, padding="same"), ("same-not-rounded",)),
    Case("M36", _conv("out_h", W=3, D=3, M=8, K=4, P=2), ("size-kept",)),
    Case("M37", _conv("out_h", W=8, D=3, M=8, K=2, S=2, padding="same"), ("half-kernel-padding",)),
    Case("M37", _pool("out_h", W=8, D=3, K=2, S=2, padding="same"), ("half-kernel-padding",)),
    Case("M38", _conv("output_shape", W=63, D=16, M=32, K=7, S=2), ("depth-kept",)),
    Case("M39", _conv("output_shape", W=64, D=3, M=1, K=5, S=2), ("depth-kept",)),
    Case("M40", _conv("output_shape", W=14, D=6, M=16, K=5), ("maps-multiplied",), sides=(10, 10)),
    Case("M41", _conv("output_shape", W=6, D=3, M=16, K=3), ("channels-kept-apart",)),
    Case("M43", _conv("out_h", W=32, D=3, M=8, K=3, P=2, L=2), ("dilation-as-stride",)),
    Case("M44", _conv("reach", W=32, D=3, M=8, K=3, L=2), ("dilation-from-zero",)),
    Case("M45", _conv("reach", W=32, D=3, M=8, K=3, L=4), ("stack-for-layer",)),
    Case("M52", _conv("weight_shape_torch", W=9, D=16, M=32, K=3, G=4), ("groups-ignored",)),
    Case("M55", _conv("out_h", W=224, D=3, M=96, K=11, S=4), ("rounded-up",)),
    Case("M57", _code("avg_pool2d", "params", {"W": 28, "D": 16, "K": 2, "S": 2}), ("pool-has-scale",)),
    Case("M58", _dense("params", D=400, M=120, mode="vector"), ("one-bias",)),
    Case("M58", _dense("params", W=5, D=16, M=120), ("one-bias",)),
    Case("M59", _dense("params", W=300, D=3, M=100), ("flatten-depth",)),
    Case("M60", _code("flatten", "out_n", {"W": 28, "D": 128}), ("flatten-depth",)),
    Case("M62", _code("flatten", "out_n", {"W": 7, "D": 64, "N": 32}), ("batch-counted",)),
    Case("M63", _dense("params", W=13, D=256, M=4096, mode="last"), ("image-not-flattened",)),
    Case("M64", _dense("weights", W=32, D=3, M=65_536), ("depth-twice",)),
    Case("M74", _dense("params", D=50, M=10, mode="vector"), ("lstm-gates",)),
    Case("M82", _conv("flops", W=32, D=3, M=8, K=5), ("flops-halved",)),
    Case("M86", _dense("macs", D=2, M=5, mode="vector"), ("bias-in-macs",)),
)

_NO_SUCH_LAYER = "this layer is not in the bank yet"
_STACK = "asks about layers on top of one another"
_MEMORY = "asks about memory, which no quantity tells yet"
NOT_YET = {
    **dict.fromkeys(["M14", "M21", "M22", "M46", "M48", "M49", "M50", "M53", "M66", "M67", "M68"], _NO_SUCH_LAYER),
    **dict.fromkeys(["M70", "M72", "M73", "M76", "M77", "M78", "M79", "M80", "M81", "M85"], _NO_SUCH_LAYER),
    **dict.fromkeys(["M90", "M91", "M92"], _STACK),
    **dict.fromkeys(["M93", "M94", "M95"], _MEMORY),
    "M15": "needs LeNet's table of which maps are joined; a modern layer has 2,416",
    "M24": "needs padding as a layer of its own",
    "M32": "needs ceil_mode, which pooling does not have here",
    "M61": "a slip of wiring in a network; tests/bank/test_networks.py shows it with the numbers of the source",
    "M83": "printed for a whole network; `test_the_other_unit_is_a_convention` shows it on one layer",
    "M87": "printed for a whole network; `test_a_batch_is_no_part_of_one_example` shows it on one layer",
    "M88": "compares two input sizes",
    "M89": "asks about the speed of a chip, not about a layer",
    "M96": "needs a network that uses one layer several times",
    "M97": "needs a whole network with auxiliary heads",
}


@cache
def _entries() -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in json.loads(DATA.read_text(encoding="utf-8"))}


def _typed(case: Case, printed: Any) -> str:
    """A printed number or shape as one would type it here: channels last, the kernel's own order for weights."""
    if isinstance(printed, list):
        if case.code.split("/")[2].startswith("output_shape"):
            printed = [*printed[1:3], printed[0], *printed[3:]]
        return "x".join(map(str, printed))
    if case.sides:
        return "x".join(map(str, (*case.sides, printed)))
    return str(printed)


def _ids(cases: Iterable[Case]) -> set[str]:
    return {case.id for case in cases}


def test_every_misconception_is_mapped_or_listed_with_its_reason() -> None:
    assert _ids(CASES) | NOT_YET.keys() == _entries().keys()
    assert not _ids(CASES) & NOT_YET.keys()
    assert all(NOT_YET.values())
    assert {slip for case in CASES for slip in case.slips} <= SLIPS.keys()
    assert len(_ids(CASES)) >= 39


def test_every_entry_tells_where_it_stands() -> None:
    for entry in _entries().values():
        assert set(entry) == {"id", "title", "layer", "quantity", "variables", "wrong", "right", "source"}
        assert entry["source"].startswith("http")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_printed_wrong_number_gets_the_name_of_its_mistake(case: Case) -> None:
    asked = question(case.code)
    verdict = grade(asked, _typed(case, _entries()[case.id]["wrong"]))[1]
    assert verdict.outcome == "slipped", verdict.says
    if len(case.slips) == 2:
        assert set(case.slips) in [set(pair) for pair in verdict.pairs]
    else:
        assert case.slips[0] in verdict.slips, verdict.says


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_printed_right_number_is_right(case: Case) -> None:
    asked = question(case.code)
    verdict = grade(asked, _typed(case, _entries()[case.id]["right"]))[1]
    assert verdict.outcome == "right", verdict.says


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_numbers_that_went_in_are_the_numbers_of_the_source(case: Case) -> None:
    """No entry may be met by other numbers than its own."""
    numbers = {Fraction(value) for value in _entries()[case.id]["variables"].values()}
    asked = question(case.code)
    assert asked.scenario is not None
    known = {Fraction(value) for value in asked.scenario.values.values()}
    answers = {"M16": ("out_h",), "M19": ("out_h",), "M82": ("macs",), "M58": ("entries",), "M64": ("entries",)}
    known |= {Fraction(asked.scenario.known((name,))[name]) for name in answers.get(case.id, ())}
    assert numbers <= known


@pytest.mark.parametrize(
    ("code", "answer", "convention"),
    [
        (_conv("macs", W=32, D=3, M=8, K=5), "940,800", "flops"),  # M83's mistake, the other way round
        (_conv("flops", W=32, D=3, M=8, K=5), "470,400", "macs"),
        (_dense("flops", D=400, M=120, mode="vector"), "48,000", "macs"),
        (_dense("macs", D=400, M=120, mode="vector"), "96,000 flops", "flops"),
        (_conv("output_shape", W=32, D=3, M=8, K=5), "8x28x28", "channels-first"),
        (_pool("output_shape", W=28, D=8, K=2, S=2), "8, 14, 14", "channels-first"),
        (_dense("params", D=400, M=120, mode="vector"), "48,000 without biases", "without-biases"),
    ],
)
def test_the_other_unit_is_a_convention(code: str, answer: str, convention: str) -> None:
    verdict = grade(question(code), answer)[1]
    assert (verdict.outcome, verdict.convention, verdict.slips) == ("convention", convention, ())


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        ("forward/conv2d/macs?H=24&W=24&D=3&M=10&K_h=3&K_w=3&N=8", "8*130680"),
        ("forward/dense/macs?D=400&M=120&N=32&mode=vector", "32*48000"),
        ("forward/conv2d/activation_size?H=24&W=24&D=3&M=10&K_h=3&K_w=3&N=8", "8*4840"),
    ],
)
def test_a_batch_is_no_part_of_one_example(code: str, typed: str) -> None:
    """M87: a batch's cost quoted as one image's."""
    assert grade(question(code), typed)[1].slips[0] == "batch-counted"
