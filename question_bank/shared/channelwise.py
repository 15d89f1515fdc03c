"""Filters that see one channel, and 1x1 filters that mix channels: what depthwise and separable convolutions share."""

from __future__ import annotations

from question_bank import slips
from question_bank.concepts import pointwise
from question_bank.ideas import IDEAS
from question_bank.layer import Input, Rule
from question_bank.shared import filters, ranges
from question_bank.slips import Slip

MULTIPLIER = Input("Q", "depth multiplier (maps for each channel)", ranges.MULTIPLIERS, 1, "depth multiplier {}")

OWN_IDEAS = {
    **pointwise.IDEAS,
    "channels-alone": "a depthwise filter sees one channel",
    "depthwise-apart": "a depthwise convolution keeps the channels apart",
    "separable-two-steps": "a separable convolution filters each channel, then mixes them: the steps add up",
    "narrow-kernel": "a kernel on fewer channels saves twice: it sees fewer and makes fewer",
    "separable-share": "a separable convolution costs one part for the filters and one for the kernel's area",
}

OWN_SLIPS = (
    Slip(
        "depthwise-as-ordinary",
        "channels-alone",
        "a depthwise filter as deep as the input",
        "lets each filter reach through all channels",
        "A depthwise filter is flat: it sees one channel only.",
    ),
    Slip(
        "depthwise-one-filter",
        "depthwise-apart",
        "one filter for all channels",
        "counts a single flat filter",
        "Each channel is filtered by weights of its own.",
    ),
    Slip(
        "channels-summed",
        "depthwise-apart",
        "the channels added up",
        "adds the channels up",
        "A depthwise convolution keeps the channels apart, so none of them is lost.",
    ),
    Slip(
        "multiplier-ignored",
        "depthwise-apart",
        "the depth multiplier left out",
        "makes one map for each channel",
        "Each channel gives {Q} maps, each with a filter of its own.",
    ),
    Slip(
        "multiplier-before-depth",
        "depthwise-apart",
        "the multiplier before the channels",
        "puts the maps for each channel before the channels",
        "Keras names the channels that come in first, then how many maps each of them gives.",
    ),
    Slip(
        "pointwise-left-out",
        "separable-two-steps",
        "the 1x1 step left out",
        "is the depthwise half alone",
        "A separable convolution has a second step: 1x1 filters that mix the channels.",
        "A page that explains MobileNets answers with this half.",
    ),
    Slip(
        "depthwise-left-out",
        "separable-two-steps",
        "the depthwise step left out",
        "is the 1x1 half alone",
        "Before the 1x1 filters mix the channels, each channel goes through a flat filter of its own.",
    ),
    Slip(
        "steps-multiplied",
        "separable-two-steps",
        "the two steps multiplied",
        "multiplies the two steps",
        "One step comes after the other, so what they hold is added.",
    ),
    Slip(
        "separable-as-ordinary",
        "separable-two-steps",
        "an ordinary convolution counted",
        "counts filters that reach through all channels at once",
        "Here flat filters come first, and only the 1x1 filters reach through the channels.",
    ),
    Slip(
        "separable-counted",
        "separable-two-steps",
        "the separable convolution counted",
        "counts the separable convolution itself",
        "Asked is the ordinary one, whose filters reach through all channels at once.",
    ),
    Slip(
        "kernel-side-once",
        "separable-share",
        "the side of the kernel for its area",
        "takes the side of the kernel once",
        "A kernel is as high as it is wide, so its side comes in twice.",
    ),
    Slip(
        "pointwise-with-kernel",
        "pointwise-mixes",
        "a whole kernel in the 1x1 step",
        "gives the 1x1 step a whole kernel",
        "The second step looks at one pixel only: each of its filters has one weight for each channel.",
    ),
    Slip(
        "pointwise-one-filter",
        "own-weights",
        "a single 1x1 filter",
        "counts one 1x1 filter",
        "There is a 1x1 filter for each map that comes out.",
    ),
    Slip(
        "two-biases",
        "one-bias",
        "a bias in both steps",
        "gives both steps biases",
        "Written as two layers it would have both; as one layer it keeps the last ones only.",
    ),
)

IDEAS.update(OWN_IDEAS)
for _slip in OWN_SLIPS:
    slips.add(_slip)

TWO_STEPS = (
    Rule(
        "maps_between",
        "maps between the steps",
        "D*Q",
        "the depthwise step gives every channel maps of its own",
        "The depthwise step gives {maps_between} maps.",
        "depthwise-apart",
    ),
    Rule(
        "depthwise_weights",
        "depthwise weights",
        "maps_between*prod(K_@)",
        "the depthwise step has a flat filter for each of its maps",
        "Flat filters of {K_@}: {depthwise_weights}.",
        "channels-alone",
    ),
    Rule(
        "pointwise_weights",
        "1x1 weights",
        "maps_between*M",
        "each 1x1 filter has one weight for each of these maps",
        "{M} filters of {point_@} by {maps_between}: {pointwise_weights}.",
        "pointwise-mixes",
    ),
    Rule(
        "weights",
        "weights",
        "depthwise_weights + pointwise_weights",
        "the second step comes after the first, so they add up",
        "Both together {weights}.",
    ),
    filters.BIASES._replace(why="one bias for each map that comes out, none between the steps"),
    filters.PARAMS,
    Rule(
        "plain_weights",
        "weights of an ordinary one",
        "M*prod(K_@)*D",
        "an ordinary filter reaches through all channels at once",
        "An ordinary convolution has {plain_weights}.",
        "filter-depth",
    ),
    Rule(
        "depthwise_share",
        "part of the first step",
        "Q/M",
        "an ordinary convolution has such a kernel for each of its filters",
        "The flat filters are {depthwise_share} of the weights.",
        "separable-share",
    ),
    Rule(
        "pointwise_share",
        "part of the second step",
        "Q/(prod(K_@))",
        "an ordinary filter has a whole kernel where a 1x1 filter has one weight",
        "The 1x1 filters are {pointwise_share} of them.",
        "separable-share",
    ),
    Rule(
        "ratio",
        "part that is left",
        "depthwise_share + pointwise_share",
        "both steps together",
        "Together {ratio}.",
    ),
    Rule("point_@", "{axis} of a 1x1 kernel", "1", "the second step looks at one pixel", "", "pointwise-mixes"),
)
"""What a separable convolution holds, and what part of an ordinary one that is."""
