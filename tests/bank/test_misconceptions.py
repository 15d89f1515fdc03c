"""Mistakes that people really printed or asked about, as an independent witness for our slips.

`tests/data/misconceptions.json` holds the facts: the numbers that went in, the wrong number that was printed, the right one,
and where it stands. The same numbers go into our layers, designs and networks; the wrong number must come out with the name
of the mistake. What is believed of a whole network or in words is a wrong option of a concept item. What can be neither is
listed with its reason, never left out. Shapes are asked with the channels last.
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

from question_bank.catalog import layers
from question_bank.codes import question, read_code
from question_bank.concepts.item import Item
from question_bank.families.concept import items
from question_bank.grading import grade
from question_bank.networks.judging import NetworkKey
from question_bank.slips import SLIPS

DATA = Path(__file__).parent.parent / "data" / "misconceptions.json"


@dataclass(frozen=True)
class Case:
    """One misconception as one of our questions."""

    id: str
    code: str
    slips: tuple[str, ...] = ()
    """The name that must be among the slips; two names where the number takes a pair."""
    sides: tuple[int, ...] = ()
    """For shapes of which the entry holds a single number: the sides before it."""
    lines: tuple[str, ...] = ()
    """Lines of the question's chain whose values the source gives as well."""
    per: int = 1
    """How many of the printed unit make one of the unit that is asked for."""
    convention: str = ""
    """The convention by which the printed number is right, where it is another meaning and no mistake."""

    def __str__(self) -> str:
        return f"{self.id}-{self.code.split('?')[0]}"


@dataclass(frozen=True)
class Believed:
    """One misconception as a wrong option of a concept item."""

    id: str
    place: str
    """The item: theme, target and id."""
    option: str
    told: tuple[str, ...] = ()
    """How the item writes the entry's wrong and right numbers, where it does."""

    def __str__(self) -> str:
        return f"{self.id}-{self.place}"

    @property
    def item(self) -> Item:
        theme, target, id = self.place.split("/")
        return next(found[id] for at, found in items().items() if (at.theme.name, at.name) == (theme, target))


def _code(layer: str, target: str, inputs: dict[str, Any], axes: str = "hw") -> str:
    """A code from short inputs: K stands for all axes, W without H for a square."""
    told: dict[str, Any] = {}
    if "H" not in inputs and "W" in inputs:
        inputs = {"H": inputs["W"], **inputs}
    for name, value in inputs.items():
        names = [f"{name}_{axis}" for axis in axes] if name in ("K", "S", "P", "L") and axes else [name]
        told |= dict.fromkeys(names, value)
    return f"forward/{layer}/{target}?" + "&".join(f"{name}={value}" for name, value in told.items())


def _conv(target: str, **inputs: int | str) -> str:
    return _code("conv2d", target, inputs)


def _line(target: str, **inputs: int | str) -> str:
    return _code("conv1d", target, inputs, "t")


def _up(target: str, **inputs: int | str) -> str:
    return _code("conv_transpose2d", target, inputs)


def _pool(target: str, **inputs: int | str) -> str:
    return _code("max_pool2d", target, inputs)


def _plain(layer: str, target: str, **inputs: int | str) -> str:
    """A code of a layer without axes, or with each of them named."""
    return _code(layer, target, inputs, "")


def _dense(target: str, **inputs: int | str) -> str:
    return _plain("dense", target, **inputs)


CASES = (
    Case("M01", _conv("params", W=32, D=3, M=8, K=5), ("forgot-depth",)),
    Case("M02", _conv("weights", W=9, D=16, M=16, K=7, B=0), ("forgot-depth",)),
    Case("M03", _conv("params", W=64, D=3, M=32, K=5), ("forgot-depth", "forgot-bias")),
    Case("M04", _conv("params", W=300, D=3, M=100, K=5), ("forgot-bias",)),
    Case("M06", _conv("params", W=32, D=3, M=8, K=5), ("bias-per-channel",)),
    Case("M11", _conv("params", W=32, D=3, M=8, K=3, S=2), ("stride-in-weights",)),
    Case("M16", _conv("params", W=32, D=1, M=6, K=5), ("counted-connections",), lines=("out_h",)),
    Case("M17", _conv("params", W=27, D=96, M=256, K=5, P=2, G=2), ("groups-ignored",)),
    Case("M18", _conv("weights", W=9, D=3, M=12, K=3, G=3), ("groups-ignored",)),
    Case("M19", _conv("macs", W=14, D=32, M=64, K=3, P=1, G=4), ("groups-twice",), lines=("out_h",)),
    Case("M21", _code("separable_conv2d", "weights", {"W": 9, "D": 16, "M": 32, "K": 3}), ("pointwise-left-out",)),
    Case("M22", _code("separable_conv2d", "params", {"W": 416, "D": 10, "M": 100, "K": 5}), ("two-biases",)),
    Case("M23", _conv("out_w", W=32, D=3, M=8, K=5, P=2), ("padding-once",)),
    Case("M24", _code("zero_pad2d", "output_shape", {"W": 15, "D": 8, "P": 2}), ("channels-padded",)),
    Case("M25", _conv("out_h", W=32, D=3, M=8, K=5, P=2), ("padding-into-kernel",)),
    Case("M26", _conv("out_h", W=32, D=3, M=8, K=2, S=2), ("forgot-plus-one",)),
    Case("M26", _pool("out_w", W=32, D=3, K=2, S=2), ("forgot-plus-one",)),
    Case("M27", _pool("out_h", W=4, D=1, K=2, S=2), ("one-before-dividing",)),
    Case("M27", _conv("out_h", W=4, D=1, M=1, K=2, S=2), ("one-before-dividing",)),
    Case("M29", _conv("out_h", W=224, D=3, M=96, K=11, S=4), ("fraction-impossible",)),
    Case("M30", _conv("out_h", W=224, D=3, M=96, K=11, S=4), ("rounded-up",)),
    Case("M32", _pool("out_h", W=10, D=3, K=1, S=2, padding="ceil"), ("ceil-past-the-end",)),
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
    Case("M46", _up("out_h", W=2, D=3, M=8, K=3, S=2, P=1), ("trimmed-once",)),
    Case("M48", _up("out_h", W=16, D=3, M=8, K=4, S=2, P=1), ("transpose-as-conv",)),
    Case("M49", _line("out_t", T=1000, D=1, M=32, K=5), ("filters-for-kernel",)),
    Case("M50", _line("params", T=50, D=300, M=100, K=4), ("forgot-depth",)),
    Case("M52", _conv("weight_shape_torch", W=9, D=16, M=32, K=3, G=4), ("groups-ignored",)),
    Case("M53", _up("weight_shape_torch", W=2, D=1024, M=512, K=4, S=2, P=1), ("order-of-convolution",)),
    Case("M55", _conv("out_h", W=224, D=3, M=96, K=11, S=4), ("rounded-up",)),
    Case("M57", _code("avg_pool2d", "params", {"W": 28, "D": 16, "K": 2, "S": 2}), ("pool-has-scale",)),
    Case("M58", _dense("params", D=400, M=120, mode="vector"), ("one-bias",)),
    Case("M58", _dense("params", W=5, D=16, M=120), ("one-bias",), lines=("entries",)),
    Case("M59", _dense("params", W=300, D=3, M=100), ("flatten-depth",)),
    Case("M60", _code("flatten", "out_n", {"W": 28, "D": 128}), ("flatten-depth",)),
    Case(
        "M61", "chain/classifier/flat?M1=16&K1=5&pool1=2&M2=24&K2=5&pool2=2", ("earlier-depth",), lines=("pool2.out_h",)
    ),
    Case(
        "M61",
        _plain("buggy_in_features", "in_features", N=32, M_a=16, M_b=24, K=5, N_b=16, bug="early"),
        ("earlier-depth",),
        lines=("side",),
    ),
    Case("M62", _code("flatten", "out_n", {"W": 7, "D": 64, "N": 32}), ("batch-counted",)),
    Case("M63", _dense("params", W=13, D=256, M=4096, mode="last"), ("image-not-flattened",)),
    Case("M64", _dense("weights", W=32, D=3, M=65_536), ("depth-twice",), lines=("entries",)),
    Case("M66", _plain("batch_norm", "params", D=64), convention="trained-and-kept"),
    Case("M67", _plain("layer_norm", "params", W=10, D=5, mode="picture-three"), ("layer-norm-per-channel",)),
    Case("M68", _plain("group_norm", "params", W=4, D=8, G=4), ("group-pair",)),
    Case("M70", _plain("lstm", "params", T=7, D=128, M=128, mode="keras"), ("feedback-forgotten",)),
    Case("M72", _plain("lstm", "params", T=7, D=8, M=4), ("one-bias-vector",)),
    Case("M73", _plain("gru", "params", T=200, D=16, M=32, R=1, mode="keras"), ("one-bias-vector",)),
    Case("M74", _dense("params", D=50, M=10, mode="vector"), ("lstm-gates",)),
    Case("M76", _plain("multi_head_attention", "params", T=8, D=512, A=8), ("output-projection-forgotten",)),
    Case(
        "M77",
        _plain("multi_head_attention", "params", T=5, D=64, A=8, Q=64, V=64, mode="keras"),
        ("key-dim-whole",),
    ),
    Case("M78", _plain("multi_head_attention", "macs", T=512, D=768, A=12), ("attention-products-forgotten",)),
    Case("M79", _plain("embedding", "params", V=38, T=75, E=16), ("embedding-tokens-as-words",)),
    Case("M80", _plain("embedding", "params", V=1000, T=10, E=64, Z=1), ("embedding-row-forgotten",)),
    Case("M81", _plain("embedding", "macs", V=20, T=7, E=300), ("embedding-as-product",)),
    Case("M82", _conv("flops", W=32, D=3, M=8, K=5), ("flops-halved",), lines=("macs",)),
    Case("M85", _up("macs", W=8, D=32, M=16, K=4, S=2, P=1), ("transpose-macs-at-output",), lines=("out_h",)),
    Case("M86", _dense("macs", D=2, M=5, mode="vector"), ("bias-in-macs",)),
    Case("M90", _plain("strided_stack", "field", K_a=3, S_a=1, K_b=2, S_b=2), ("stride-scales-field",)),
    Case(
        "M90",
        "chain/stack/field?M1=8&K1=3&pool1=2",
        ("stride-scales-field",),
        lines=("conv1.field", "conv1.jump"),
    ),
    Case(
        "M91",
        "chain/stack/field?H=64&M1=8&K1=3&pool1=2&M2=8&K2=3&pool2=2&M3=8&K3=3",
        ("last-stride-only",),
        lines=("pool2.field", "pool2.jump"),
    ),
    Case(  # a 3x3 and the pooling behind it see and step as one layer of 4x4 with stride 2
        "M91",
        _plain("strided_stack_of_three", "field", K_a=4, S_a=2, K_b=4, S_b=2, K_c=3, S_c=1),
        ("last-stride-only",),
        lines=("field_b", "jump_b"),
    ),
    Case("M92", _plain("conv_stack", "field", n=2, K=3), ("one-layer-sees",)),
    Case("M93", _plain("batch_memory", "megabytes", W=64, D=25_089, b=32), ("mb-for-mib",), lines=("all_values",)),
    Case("M94", _plain("training_memory", "megabytes", n=1, optimiser="adam"), ("training-is-file",), per=10**6),
)

BELIEVED = (
    Believed("M14", "pointwise/channels/fire-module", "110,592", ("110,592", "11,920")),
    Believed("M15", "sharing/weights/lenet-c3", "true", ("2,416", "1,516")),
    Believed("M83", "cost/speed/listed-flops", "4.09 billion", ("4.09 billion", "8.18 billion")),
    Believed("M87", "cost/speed/batch-of-two", "true", ("8.18 billion", "4.09 billion")),
    Believed("M88", "sizes/count/what-stays", "its work"),
    Believed("M89", "cost/speed/work-and-speed", "an image takes 16 GFLOPS, twice its GFLOPs"),
    Believed("M96", "sharing/weights/used-three-times", "27,744", ("27,744", "9,248")),
    Believed(
        "M97",
        "cost/memory/extra-classifiers",
        "the larger is right, and the smaller is a misprint",
        ("13.0 million", "6.6 million"),
    ),
)

LEFT_OUT = {
    "M95": "an addition that went wrong in print: no rule leads from the rows to 24 million",
}
"""What no question can name, with the reason."""


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
    return str(printed) if case.per == 1 else str(Fraction(printed, case.per))


def _numbers(case: Case) -> set[Fraction]:
    """What went into a question, and those of its lines that the source gives."""
    asked = question(case.code)
    if asked.scenario is not None:
        known = asked.scenario.known(case.lines)
        return {Fraction(value) for value in (*asked.scenario.values.values(), *(known[line] for line in case.lines))}
    assert isinstance(asked.key, NetworkKey)
    worked = asked.key.network.values
    return {*map(Fraction, read_code(case.code).inputs.values()), *(Fraction(worked[line]) for line in case.lines)}


def _ids(found: Iterable[Case | Believed]) -> set[str]:
    return {one.id for one in found}


def test_every_misconception_is_asked_or_listed_with_its_reason() -> None:
    asked, believed = _ids(CASES), _ids(BELIEVED)
    assert asked | believed | LEFT_OUT.keys() == _entries().keys()
    assert len(asked) + len(believed) + len(LEFT_OUT) == len(_entries()), "one is in two places"
    assert all(LEFT_OUT.values())
    assert layers()
    assert {slip for case in CASES for slip in case.slips} <= SLIPS.keys()
    assert all(bool(case.slips) != bool(case.convention) for case in CASES)


def test_every_entry_tells_where_it_stands() -> None:
    for entry in _entries().values():
        assert set(entry) == {"id", "title", "layer", "quantity", "variables", "wrong", "right", "source"}
        assert entry["source"].startswith("http")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_printed_wrong_number_gets_the_name_of_its_mistake(case: Case) -> None:
    verdict = grade(question(case.code), _typed(case, _entries()[case.id]["wrong"]))[1]
    if case.convention:
        assert (verdict.outcome, verdict.convention, verdict.slips) == ("convention", case.convention, ())
        return
    assert verdict.outcome == "slipped", verdict.says
    if len(case.slips) == 2:
        assert set(case.slips) in [set(pair) for pair in verdict.pairs]
    else:
        assert case.slips[0] in verdict.slips, verdict.says


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_printed_right_number_is_right(case: Case) -> None:
    verdict = grade(question(case.code), _typed(case, _entries()[case.id]["right"]))[1]
    assert verdict.outcome == "right", verdict.says


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_numbers_that_went_in_are_the_numbers_of_the_source(case: Case) -> None:
    """No entry may be met by other numbers than its own."""
    numbers = {Fraction(value) / case.per for value in _entries()[case.id]["variables"].values()}
    assert numbers <= _numbers(case)


@pytest.mark.parametrize("believed", BELIEVED, ids=str)
def test_what_is_believed_is_a_wrong_option(believed: Believed) -> None:
    theme, target, id = believed.place.split("/")
    order = "" if believed.item.is_statement else ";order=abcd"
    asked = question(f"concept/{theme}/{target}?;item={id}{order}")
    letter = {option.text: option.letter for option in asked.wanted.options}
    verdict = grade(asked, letter[believed.option])[1]
    assert verdict.outcome in ("wrong", "slipped")
    assert verdict.says.startswith("Not yet: ")
    assert grade(asked, letter[believed.item.right])[1].outcome == "right"


@pytest.mark.parametrize("believed", [one for one in BELIEVED if one.told], ids=str)
def test_an_item_tells_the_numbers_of_the_source(believed: Believed) -> None:
    words = " ".join((believed.item.prompt, believed.item.why, *believed.item.options))
    entry = _entries()[believed.id]
    for told, printed in zip(believed.told, (entry["wrong"], entry["right"]), strict=True):
        number, _, unit = told.replace(",", "").partition(" ")
        counted = Fraction(printed, {"": 1, "million": 10**6, "billion": 10**9}[unit])
        assert round(counted, len(number.partition(".")[2])) == Fraction(number)
        assert told.split()[0] in words


def test_a_total_that_was_printed_wrongly_comes_out_right_here() -> None:
    """M95: the printed rows are right, and so is their sum here; the printed sum has no slip behind it."""
    asked = question("chain/vgg16_shapes/activation_size?")
    entry = _entries()["M95"]
    assert grade(asked, str(entry["right"]))[1].outcome == "right"
    assert grade(asked, str(entry["wrong"]))[1].outcome == "wrong"


@pytest.mark.parametrize(
    ("code", "answer", "convention"),
    [
        (_conv("macs", W=32, D=3, M=8, K=5), "940,800", "flops"),  # M83 on one layer
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
    """M87 on one layer: a batch's cost quoted as one image's."""
    assert grade(question(code), typed)[1].slips[0] == "batch-counted"
