"""A convolution before batch normalisation: the biases that nobody needs."""

from __future__ import annotations

from question_bank.concepts import normalisation
from question_bank.layer import HARDER, Bound, Input, Layer, Quantity, Rule
from question_bank.shared import filters, normalising
from question_bank.shared.inputs import DEPTH, FILTERS
from question_bank.shared.quantities import PARAMS
from question_bank.shared.ranges import MAP_DEPTHS, by_level
from question_bank.slips import Slip

IDEAS = {**normalisation.IDEAS, **normalising.IDEAS}

SLIPS = (
    Slip(
        "useless-bias-kept",
        "norm-swallows-bias",
        "the biases kept",
        "keeps the biases of the convolution",
        "The mean of a channel is taken off, and a bias with it, so the convolution needs none here.",
    ),
    Slip(
        "norm-left-out",
        "norm-scale-and-shift",
        "the normalisation left out",
        "leaves out what the normalisation learns",
        "Batch normalisation learns a scale and a shift for every channel.",
    ),
    Slip(
        "shift-useless-too",
        "norm-swallows-bias",
        "the shift counted as useless",
        "lets the shift go as well",
        "The shift comes after the mean is taken off, so it does change the output.",
    ),
    Slip(
        "nothing-useless",
        "norm-swallows-bias",
        "nothing taken for useless",
        "lets every number change the output",
        "Whatever is added to a whole channel goes when its mean is taken off.",
    ),
    Slip(
        "one-bias-useless",
        "norm-swallows-bias",
        "one bias for the whole layer",
        "lets a single bias go",
        "Each filter has a bias of its own, and the normalisation takes off each of them.",
    ),
    Slip(
        "statistics-learned",
        "norm-measures",
        "means and variances counted as learned",
        "counts four numbers for each channel",
        "A scale and a shift are learned; mean and variance are measured.",
    ),
)

_INPUTS = (
    DEPTH._replace(ranges=MAP_DEPTHS),
    FILTERS,
    Input("K", "kernel side", by_level((1, 3, 3, 5), (1, 3, 3, 5, 7), (2, 3, 5, 7))),
)

_RULES = (
    Rule(
        "kernel_weights",
        "weights in one filter",
        "K*K*D",
        "a filter is as deep as the input that it sees",
        "Each filter is {K} by {K} by {D}, {kernel_weights} weights.",
        "filter-depth",
    ),
    filters.WEIGHTS,
    filters.BIASES._replace(formula="M", say="One bias for each filter makes {biases}."),
    Rule(
        "pairs",
        "scales and shifts",
        "2*M",
        "batch normalisation learns a scale and a shift for each channel",
        "The normalisation learns {pairs}.",
        "norm-scale-and-shift",
    ),
    Rule("params", "parameters", "weights + biases + pairs", "everything that both learn", "Together {params}."),
    Rule(
        "needed",
        "parameters that are needed",
        "weights + pairs",
        "the mean of a channel is taken off, and a bias with it",
        "Without the biases it is {needed}.",
        "norm-swallows-bias",
    ),
    Rule(
        "wasted",
        "parameters that change nothing",
        "M",
        "the mean of a channel is taken off, and the bias of its filter with it",
        "One bias for each filter: {wasted}.",
        "norm-swallows-bias",
        short=True,
    ),
)

_BOTH = "Counted here: what training changes, in both layers."

_QUANTITIES = (
    PARAMS._replace(
        ask="How many parameters do both have?",
        counted=_BOTH,
        conventions=(),
        types=(45, 46),
        formula_types=(46,),
        levels=HARDER,
    ),
    Quantity(
        "needed",
        "parameters that are needed",
        ("needed",),
        "How many parameters are left without those that change nothing?",
        counted=_BOTH,
        types=(46,),
        formula_types=(46,),
        levels=HARDER,
    ),
    Quantity(
        "wasted",
        "parameters that change nothing",
        ("wasted",),
        "How many of the parameters never change the output?",
        counted=_BOTH,
        without="Only one number for each filter is in vain, whatever its size and depth.",
        types=(46,),
    ),
)

LAYERS = (
    Layer(
        name="conv_batch_norm",
        title="a convolution before batch normalisation",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="{M|count} {K}x{K} filters with biases run over {D} channels, and batch normalisation follows.",
        row="CONV  {M} of {K}x{K} with biases, on {D} channels, then BATCH NORM",
        subject="M filters of KxK with biases run over D channels, and batch normalisation follows.",
        slips=(
            Bound("forgot-depth", {"kernel_weights": "K*K"}),
            Bound("one-filter", {"weights": "kernel_weights"}),
            Bound("forgot-bias", {"biases": "0"}),
            Bound("one-bias", {"biases": "1"}),
            Bound("useless-bias-kept", {"needed": "weights + biases + pairs"}),
            Bound("norm-left-out", {"pairs": "0"}),
            Bound("statistics-learned", {"pairs": "4*M"}),
            Bound("shift-useless-too", {"needed": "weights + M"}),
            Bound("shift-useless-too", {"wasted": "2*M"}),
            Bound("nothing-useless", {"wasted": "0"}),
            Bound("one-bias-useless", {"wasted": "1"}),
        ),
        takes=(),
        gives=(),
        words={"unit": "filter", "kernel": "{K}x{K}", "depth_seen": "{D}"},
    ),
)
