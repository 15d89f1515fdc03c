"""Fewer multiply-adds, hardly faster: how many of them a convolution does for each value that it moves."""

from __future__ import annotations

from question_bank.concepts import speed
from question_bank.layer import HARDER, Bound, Input, Layer, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.slips import Slip

IDEAS = {**speed.IDEAS, "channels-alone": "a depthwise filter sees one channel"}

SLIPS = (
    Slip(
        "output-not-moved",
        "bytes-moved",
        "the output left out",
        "moves no output",
        "What comes out is written to memory as well as what goes in is read.",
    ),
    Slip(
        "input-not-moved",
        "bytes-moved",
        "the input left out",
        "moves no input",
        "What goes in is read from memory before anything is multiplied.",
    ),
    Slip(
        "weights-not-moved",
        "bytes-moved",
        "the weights left out",
        "moves no weights",
        "The weights are read from memory too.",
    ),
    Slip(
        "dense-for-depthwise",
        "channels-alone",
        "a depthwise filter as deep as the input",
        "takes every filter through all channels",
        "Depthwise there is one filter for each channel, and it sees that channel only.",
    ),
    Slip(
        "depthwise-for-dense",
        "filter-depth",
        "a dense filter of one channel",
        "takes flat filters",
        "Dense filters reach through all {D} channels.",
    ),
    Slip(
        "moved-over-macs",
        "bytes-moved",
        "values over multiply-adds",
        "divides the wrong way round",
        "Asked is the work for one value: work over values.",
    ),
    Slip(
        "macs-over-weights",
        "bytes-moved",
        "only weights counted as moved",
        "divides by the weights alone",
        "Input and output are moved as well as the weights.",
    ),
)

_WEIGHTS = {
    "dense": ("K*K*D*D", "each of the filters reaches through all channels", "filter-depth"),
    "depthwise": ("K*K*D", "one filter for each channel sees that channel only", "channels-alone"),
}


def _rules(kind: str) -> tuple[Rule, ...]:
    """What one of the two convolutions multiplies and moves."""
    weights, why, idea = _WEIGHTS[kind]
    return (
        Rule(f"{kind}_weights", f"weights, {kind}", weights, why, f"It has {{{kind}_weights}} weights.", idea),
        Rule(
            f"{kind}_moved",
            f"values moved, {kind}",
            f"2*map + {kind}_weights",
            "input, output and weights all pass through memory",
            f"Input, output and weights are {{{kind}_moved}} values.",
            "bytes-moved",
        ),
        Rule(
            f"{kind}_macs",
            f"multiply-adds, {kind}",
            f"N*N*{kind}_weights",
            "every weight works once at every place",
            f"At every place that makes {{{kind}_macs}} multiply-adds.",
            "macs-every-place",
        ),
        Rule(
            f"{kind}_intensity",
            f"multiply-adds for each value, {kind}",
            f"floor({kind}_macs/{kind}_moved)",
            "the work over the values that have to be moved for it",
            f"That is {{{kind}_intensity}} for each value.",
        ),
    )


def _slips(kind: str) -> tuple[Bound, ...]:
    return (
        Bound("output-not-moved", {f"{kind}_moved": f"map + {kind}_weights"}),
        Bound("weights-not-moved", {f"{kind}_moved": "2*map"}),
        Bound("moved-over-macs", {f"{kind}_intensity": f"{kind}_moved/{kind}_macs"}),
        Bound("macs-over-weights", {f"{kind}_intensity": f"floor({kind}_macs/{kind}_weights)"}),
        Bound("macs-one-place", {f"{kind}_macs": f"{kind}_weights"}),
    )


_COUNTED = "Counted here: input, output and weights, each once; no biases."


def _quantities(kind: str) -> tuple[Quantity, ...]:
    return (
        Quantity(
            f"{kind}_moved",
            f"values moved by a {kind} one",
            (f"{kind}_moved",),
            f"How many values does the {kind} one move?",
            counted=_COUNTED,
            types=(87,),
            spot=False,
        ),
        Quantity(
            f"{kind}_intensity",
            f"multiply-adds for each value of a {kind} one",
            (f"{kind}_intensity",),
            f"How many multiply-adds does the {kind} one do for each value moved?",
            counted=f"{_COUNTED} Round down.",
            types=(87,),
            levels=HARDER,
        ),
    )


LAYERS = (
    Layer(
        name="intensity",
        title="dense against depthwise",
        inputs=(
            Input("N", "side of the input", ranges.by_level((4, 5, 8, 10), (4, 7, 8, 14, 28, 56), (5, 9, 13, 27, 112))),
            Input(
                "D",
                "channels in and out",
                ranges.by_level((2, 4, 5, 10), (16, 32, 64, 128, 256, 512), (24, 48, 96, 192)),
            ),
            Input("K", "kernel side", ranges.LARGER_KERNELS),
        ),
        rules=(
            Rule("map", "values in a volume", "N*N*D", "size and depth stay", "A volume has {map} values."),
            *_rules("dense"),
            *_rules("depthwise"),
        ),
        quantities=(*_quantities("dense"), *_quantities("depthwise")),
        scene="A {K}x{K} convolution that keeps {N}x{N}x{D} in size and depth is built dense or depthwise.",
        row="CONV  {K}x{K}, keeps {N} x {N} x {D}, dense or depthwise",
        subject="A KxK convolution that keeps NxNxD in size and depth is built dense or depthwise.",
        slips=(
            *_slips("dense"),
            *_slips("depthwise"),
            Bound("input-not-moved", {"map": "N*N*D/2"}),
            Bound("depthwise-for-dense", {"dense_weights": "K*K*D"}),
            Bound("dense-for-depthwise", {"depthwise_weights": "K*K*D*D"}),
        ),
        takes=(),
        gives=(),
        picture=(Side("input", "input", ("N", "N", "D")), Side("output", "output", ("N", "N", "D"))),
        words={"unit": "filter"},
    ),
)
