"""Filters that see one channel, and 1x1 filters that mix channels: what depthwise and separable convolutions share."""

from __future__ import annotations

from question_bank import ranges
from question_bank.concepts import pointwise
from question_bank.layer import Input
from question_bank.slips import Slip

MULTIPLIER = Input("Q", "maps for each channel", ranges.MULTIPLIERS, 1, "{} maps for each channel")

IDEAS = {
    **pointwise.IDEAS,
    "channels-alone": "a depthwise filter sees one channel",
    "depthwise-apart": "a depthwise convolution keeps the channels apart",
    "separable-two-steps": "a separable convolution filters each channel, then mixes them: the steps add up",
    "separable-share": "a separable convolution costs one part for the filters and one for the kernel's area",
}

SLIPS = (
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
        "two-biases",
        "one-bias",
        "a bias in both steps",
        "gives both steps biases",
        "Written as two layers it would have both; as one layer it keeps the last ones only.",
    ),
    Slip(
        "share-upside-down",
        "separable-share",
        "the share upside down",
        "divides the larger by the smaller",
        "Asked is the part that is left, so what is left stands on top.",
    ),
    Slip(
        "share-saved",
        "separable-share",
        "what is saved, not what is left",
        "tells what is saved",
        "Asked is the part that is left over, not the part that goes.",
    ),
)
