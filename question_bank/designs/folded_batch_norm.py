"""Batch normalisation folded into the convolution before it: the kernel stays, and one bias for each filter."""

from __future__ import annotations

from question_bank.layer import HARDER, Bound, Condition, Input, Layer, Quantity, Rule, Side
from question_bank.shared import normalising, ranges
from question_bank.shared.inputs import DEPTH, FILTERS, GROUPS
from question_bank.shared.quantities import PARAMS
from question_bank.slips import Slip

IDEAS = {
    "fold-into-bias": "folded, a batch normalisation leaves one bias for each filter",
    "fold-norm-before": "before it is folded, a batch normalisation has four numbers for each filter, two of them learned",
}

SLIPS = (
    Slip(
        "fold-leaves-norm",
        "fold-into-bias",
        "the normalisation kept beside the convolution",
        "keeps the scale and the shift of the normalisation",
        "The scale goes into the kernel, and the shift becomes a bias.",
    ),
    Slip(
        "fold-leaves-nothing",
        "fold-into-bias",
        "no bias left",
        "leaves the kernel alone",
        "Mean and shift must go somewhere: they become one bias for each filter.",
    ),
    Slip(
        "fold-leaves-two-biases",
        "fold-into-bias",
        "the old bias kept beside the new one",
        "keeps two biases for each filter",
        "The old bias is folded too, so one is left for each filter.",
    ),
    Slip(
        "fold-norm-on-input",
        "fold-norm-before",
        "the normalisation counted on the input channels",
        "normalises the channels that come in",
        "The normalisation stands behind the filters, so it has a channel for each filter.",
    ),
    Slip(
        "fold-one-number",
        "fold-norm-before",
        "one number for each channel normalised",
        "learns a single number for each channel",
        "A scale and a shift are learned for each channel.",
    ),
    Slip(
        "fold-statistics-forgotten",
        "fold-norm-before",
        "the moving statistics left out",
        "leaves out moving means and variances",
        "They are kept in the file as well, and gone after folding.",
    ),
)

_INPUTS = (
    DEPTH,
    FILTERS,
    Input("K", "kernel side", ranges.KERNELS),
    GROUPS,
    Input("B", "bias before: 1 with, 0 without", ranges.by_level((0,), (0, 1), (0, 1)), 0, "with a bias", switch=True),
)

_RULES = (
    Rule(
        "depth_seen",
        "channels that a filter sees",
        "D/G",
        "a filter sees the channels of its own group",
        "Each filter sees {depth_seen} of the {D} channels.",
        "groups-divide",
    ),
    Rule(
        "kernel_weights",
        "weights in one filter",
        "K*K*depth_seen",
        "a filter is as deep as the input that it sees",
        "Each filter is {K} by {K} by {depth_seen}, {kernel_weights} weights.",
        "filter-depth",
    ),
    Rule(
        "weights",
        "weights",
        "M*kernel_weights",
        "every filter has weights of its own, before and after",
        "{M} filters make {weights}.",
        "own-weights",
    ),
    Rule("old_biases", "biases before", "M*B", "one for each filter, where there are any", "", ""),
    Rule(
        "norm",
        "learned by the normalisation",
        "2*M",
        "a scale and a shift for each filter's channel",
        "The normalisation learns {norm}.",
        "fold-norm-before",
    ),
    Rule(
        "statistics",
        "moving statistics",
        "2*M",
        "a moving mean and a moving variance for each filter's channel",
        "Its statistics are {statistics} more.",
        "fold-norm-before",
    ),
    Rule(
        "folded_biases",
        "biases after",
        "M",
        "mean, shift and an old bias become one bias for each filter",
        "What is left of it is one bias for each filter, {folded_biases}.",
        "fold-into-bias",
        short=True,
    ),
    Rule(
        "before",
        "parameters before",
        "weights + old_biases + norm",
        "all that both layers learn",
        "Before that is {before}.",
    ),
    Rule("total", "numbers kept before", "before + statistics", "with the statistics", "In all {total}."),
    Rule("params", "parameters after", "weights + folded_biases", "the kernel and one bias each", "Together {params}."),
    Rule(
        "saved",
        "parameters saved",
        "norm + old_biases - folded_biases",
        "what was there, less what is left; the kernel stays",
        "So {saved} are saved.",
    ),
    Rule(
        "lighter",
        "numbers saved",
        "norm + statistics + old_biases - folded_biases",
        "the statistics go as well",
        "So {lighter} numbers are saved.",
    ),
)

_KERNEL_STAYS = "The kernel stays as large as it was."
_QUANTITIES = (
    PARAMS._replace(
        label="parameters that are left",
        ask="How many parameters are left?",
        counted="Counted here: weights and biases after folding.",
        conventions=(),
        types=(81,),
        formula_types=(81,),
        levels=HARDER,
    ),
    Quantity(
        "before",
        "parameters before it",
        ("before",),
        "How many parameters were there before?",
        counted="Counted here: what both layers learn, without moving statistics.",
        conventions=(normalising.TOTAL,),
        types=(81,),
        levels=HARDER,
    ),
    Quantity(
        "saved",
        "parameters saved",
        ("saved",),
        "How many learned parameters does that save?",
        counted="Counted here: what is learned, without moving statistics.",
        without=_KERNEL_STAYS,
        types=(81,),
    ),
    Quantity(
        "lighter",
        "numbers saved",
        ("lighter",),
        "How many numbers fewer are stored?",
        counted="Counted here: what is learned and the moving statistics.",
        without=_KERNEL_STAYS,
        types=(81,),
        formula_types=(81,),
        levels=HARDER,
    ),
)

_SLIPS = (
    Bound("forgot-depth", {"kernel_weights": "K*K"}),
    Bound("groups-ignored", {"depth_seen": "D"}),
    Bound("one-filter", {"weights": "kernel_weights"}),
    Bound("fold-leaves-norm", {"folded_biases": "norm"}),
    Bound("fold-leaves-nothing", {"folded_biases": "0"}),
    Bound("fold-leaves-two-biases", {"folded_biases": "M + old_biases"}),
    Bound("fold-norm-on-input", {"norm": "2*D", "statistics": "2*D"}),
    Bound("fold-one-number", {"norm": "M"}),
    Bound("fold-statistics-forgotten", {"statistics": "0"}),
)

LAYERS = (
    Layer(
        name="folded_batch_norm",
        title="a batch normalisation folded into a convolution",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="Batch normalisation is folded into {M} filters of {K}x{K} on {D} channels{twists}.",
        row="FOLD  {M} filters of {K}x{K} on {D} channels{twists}, and a batch normalisation",
        subject="Batch normalisation is folded into M filters of KxK on D channels{twists}.",
        slips=_SLIPS,
        conditions=(
            Condition("D/G", "be whole", "{D} input channels can't be shared out among {G} groups."),
            Condition("M/G", "be whole", "{M} filters can't be shared out among {G} groups."),
        ),
        takes=(),
        gives=(),
        picture=(Side("one filter", "kernel", ("K", "K", "depth_seen"), "M"),),
        words={"unit": "filter", "kernel": "{K}x{K}"},
    ),
)
