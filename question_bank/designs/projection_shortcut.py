"""The projection shortcut of a residual block: 1x1 filters that make the input fit what the block gives out."""

from __future__ import annotations

from question_bank.layer import HARDER, PLANE, Bound, Condition, Input, Layer, Rule, Side
from question_bank.shared import ranges
from question_bank.shared.inputs import BATCH, SIDE
from question_bank.shared.quantities import MULTIPLY_ADDS, OUTPUT_SHAPE, PARAMS, WEIGHTS
from question_bank.slips import Slip

IDEAS = {
    "shortcut-must-fit": "what is added must have one shape, so a shortcut takes the stride and the depth of its block",
    "shortcut-is-pointwise": "a projection shortcut looks at one pixel at a time: 1x1 filters",
}

SLIPS = (
    Slip(
        "shortcut-with-3x3",
        "shortcut-is-pointwise",
        "3x3 filters in the shortcut",
        "takes the filters of the block for those of the shortcut",
        "The shortcut only mixes channels, with filters of 1x1.",
    ),
    Slip(
        "shortcut-without-weights",
        "shortcut-must-fit",
        "a shortcut that learns nothing",
        "takes the shortcut for a plain sum",
        "The shapes differ, so the shortcut has to learn filters that make them fit.",
    ),
    Slip(
        "shortcut-input-depth",
        "shortcut-must-fit",
        "the input depth kept",
        "keeps the depth of the input",
        "It has to become as deep as what the block gives out.",
    ),
    Slip(
        "shortcut-stride-forgotten",
        "shortcut-must-fit",
        "the stride of the block left out",
        "keeps the size of the input",
        "The block takes a stride of {S}, so its shortcut does as well.",
    ),
    Slip(
        "shortcut-rounded-down",
        "shortcut-must-fit",
        "rounded down",
        "leaves out a last pixel that is still visited",
        "The first pixel counts as well, so an uneven side is rounded up.",
    ),
    Slip(
        "shortcut-norm-forgotten",
        "norm-scale-and-shift",
        "the normalisation left out",
        "counts the filters only",
        "The normalisation behind it learns a scale and a shift for each channel.",
    ),
)

_INPUTS = (
    SIDE._replace(ranges=ranges.by_level((8, 12, 16, 28, 32), (7, 14, 28, 32, 56, 112), (13, 15, 27, 55, 57))),
    Input(
        "D", "input depth (channels)", ranges.by_level((2, 4, 8, 16), (16, 32, 64, 128, 256, 512), (24, 48, 96, 192))
    ),
    Input("M", "output channels", ranges.by_level((8, 10, 20, 32), (32, 64, 128, 256, 512, 1024), (64, 96, 384))),
    Input("S", "stride", ranges.by_level((2,), (1, 2, 2), (2, 3))),
    Input("B", "bias: 1 with, 0 without", ranges.by_level((0,), (0, 1), (0, 1)), 0, "with a bias", switch=True),
    Input(
        "A",
        "normalisation behind: 1 with, 0 without",
        ranges.by_level((0,), (0, 1), (0, 1)),
        0,
        "batch normalisation behind it",
        switch=True,
    ),
    BATCH,
)

_RULES = (
    Rule(
        "weights",
        "weights",
        "D*M",
        "each of the 1x1 filters has one weight for each channel that comes in",
        "{M} filters of 1 by 1 by {D} make {weights} weights.",
        "shortcut-is-pointwise",
    ),
    Rule("biases", "biases", "M*B", "one bias for each filter, if any", "Biases: {biases}.", "one-bias"),
    Rule(
        "norms",
        "normalisation",
        "2*M*A",
        "a scale and a shift for each channel, if there is a normalisation",
        "The normalisation learns {norms}.",
        "norm-scale-and-shift",
    ),
    Rule("params", "parameters", "weights + biases + norms", "everything that it learns", "Together {params}."),
    Rule(
        "out_@",
        "output {axis}",
        "ceil(N_@/S)",
        "it has to shrink as the block does: every stride has one output",
        "With stride {S} the {axis} becomes {out_@}.",
        "shortcut-must-fit",
    ),
    Rule(
        "out_d",
        "output depth",
        "M",
        "it has to become as deep as the block",
        "Its depth becomes {out_d}.",
        "shortcut-must-fit",
        short=True,
    ),
    Rule(
        "macs",
        "multiply-adds",
        "prod(out_@)*weights",
        "every filter works once at each place that comes out",
        "At {out_@} places that is {macs} multiply-adds.",
        "macs-every-place",
    ),
    Rule("flops", "FLOPs", "2*macs", "a multiply-add is two operations", "Twice that is {flops}.", "flops-two"),
)

_EVERYWHERE = "The same filters visit every place, so neither size nor stride comes in."
_QUANTITIES = (
    PARAMS._replace(
        ask="How many parameters does it add?",
        counted="Counted here: what the shortcut learns, and a normalisation behind it only where one is named.",
        without=_EVERYWHERE,
        types=(82,),
        levels=HARDER,
    ),
    WEIGHTS._replace(
        ask="How many weights does it add?",
        counted="Counted here: the filters of the shortcut, without biases.",
        without=_EVERYWHERE,
        types=(82,),
    ),
    OUTPUT_SHAPE._replace(
        ask="Which shape must come out of it?",
        counted="Written as height x width x depth.",
        without="How deep the input is does not show in what comes out.",
        types=(82,),
    ),
    MULTIPLY_ADDS._replace(
        ask="How many multiply-adds does it add?",
        counted="Counted here: one example, the filters of the shortcut alone.",
        without="Biases and a normalisation are no products of weights.",
        stops=("out_@",),
        types=(82,),
        formula_types=(82,),
        levels=HARDER,
    ),
)

_SLIPS = (
    Bound("shortcut-with-3x3", {"weights": "3*3*D*M"}),
    Bound("shortcut-without-weights", {"params": "0"}),
    Bound("shortcut-input-depth", {"weights": "D*D", "biases": "D*B", "norms": "2*D*A", "out_d": "D"}),
    Bound("shortcut-stride-forgotten", {"out_@": "N_@"}),
    Bound("shortcut-rounded-down", {"out_@": "floor(N_@/S)"}),
    Bound("shortcut-norm-forgotten", {"norms": "0"}),
    Bound("forgot-bias", {"biases": "0"}),
    Bound("one-bias", {"biases": "B"}),
    Bound("counted-connections", {"params": "prod(out_@)*(weights + biases + norms)"}),
    Bound("macs-one-place", {"macs": "weights"}),
    Bound("batch-counted", {"macs": "N*prod(out_@)*weights"}),
    Bound("flops-halved", {"flops": "macs/2"}),
)

LAYERS = (
    Layer(
        name="projection_shortcut",
        title="a projection shortcut",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="The shortcut of a residual block projects {H}x{W}x{D} onto {M} channels with stride {S}{twists}.",
        row="SHORTCUT  1x1 into {M}, stride {S}{twists}, on {H} x {W} x {D}",
        subject="The shortcut of a residual block projects HxWxD onto M channels with stride S{twists}.",
        axes=PLANE,
        slips=_SLIPS,
        conditions=(
            Condition(
                "(S - 1) + (D - M)*(D - M) - 1", "not be negative", "The shapes agree already: a plain sum does."
            ),
        ),
        gives=("out_h", "out_w", "out_d"),
        picture=(
            Side("input", "input", ("N_@", "D")),
            Side("output", "output", ("out_@", "out_d")),
        ),
        words={"unit": "filter", "kernel": "1x1"},
    ),
)
