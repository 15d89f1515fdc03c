"""The bottleneck: channels are made fewer by 1x1 before a larger kernel sees them, and more again after it."""

from __future__ import annotations

from question_bank.layer import HARDER, Bound, Condition, Input, Layer, Quantity, Rule
from question_bank.shared import channelwise, comparing, ranges
from question_bank.shared.quantities import WEIGHTS
from question_bank.slips import Slip

IDEAS = channelwise.OWN_IDEAS

SLIPS = (
    Slip(
        "way-down-left-out",
        "pointwise-mixes",
        "the way down left out",
        "leaves out the 1x1 that makes the channels fewer",
        "The 1x1 in front has weights too: one for each pair of channels.",
    ),
    Slip(
        "way-up-left-out",
        "pointwise-mixes",
        "the way up left out",
        "leaves out the 1x1 that makes the channels more again",
        "The 1x1 at the end has weights too: one for each pair of channels.",
    ),
    Slip(
        "kernel-at-full-width",
        "narrow-kernel",
        "the middle kernel at full width",
        "lets the middle kernel see all the channels",
        "Between the two 1x1 the channels are fewer, on both sides of the middle kernel.",
    ),
    Slip(
        "kernel-half-narrow",
        "narrow-kernel",
        "the middle kernel narrow on one side only",
        "lets the middle kernel put out all the channels",
        "The middle kernel sees few channels and makes few; only the 1x1 after it makes them many again.",
    ),
)

_INPUTS = (
    Input(
        "D",
        "channels in and out",
        ranges.by_level((8, 10, 12, 16, 20, 24, 32), (64, 128, 192, 256, 384, 512, 1024), (96, 192, 384, 768)),
    ),
    Input("M", "channels inside", ranges.by_level((2, 3, 4, 5, 6), (16, 32, 48, 64, 96, 128, 256), (12, 24, 48, 96))),
    Input("K", "side of the middle kernel", ranges.by_level((3,), (3, 3, 3, 5), (3, 5, 7))),
)

_RULES = (
    Rule(
        "down",
        "weights of the way down",
        "D*M",
        "a 1x1 filter has one weight for each channel that it sees",
        "Down by 1x1 takes {down}.",
        "pointwise-mixes",
    ),
    Rule(
        "middle",
        "weights of the middle kernel",
        "K*K*M*M",
        "the middle kernel sees the few channels and makes as many",
        "The middle kernel on {M} channels takes {middle}.",
        "narrow-kernel",
    ),
    Rule(
        "up",
        "weights of the way up",
        "M*D",
        "each of the many filters has one weight for each of the few channels",
        "Up by 1x1 takes {up}.",
        "pointwise-mixes",
    ),
    Rule("weights", "weights", "down + middle + up", "three layers one after the other add up", "Together {weights}."),
    Rule(
        "plain_weights",
        "weights of one wide kernel",
        "K*K*D*D",
        "without the bottleneck each filter reaches through all channels",
        "One wide kernel has {plain_weights}.",
        "filter-depth",
    ),
    Rule(
        "factor",
        "times as many",
        "plain_weights/weights",
        "how many times the weights of the bottleneck the wide kernel has",
        "That is {factor} times as many.",
    ),
)

_COUNTED = "Counted here: weights, no biases."

_QUANTITIES = (
    WEIGHTS._replace(
        name="block_weights",
        ask="How many weights do the three have?",
        counted=_COUNTED,
        types=(42,),
        formula_types=(42,),
        levels=HARDER,
    ),
    Quantity(
        "middle",
        "weights of the middle kernel",
        ("middle",),
        "How many weights does the middle one have?",
        counted=_COUNTED,
        without="The middle kernel never meets the wide channels.",
        types=(42,),
    ),
    Quantity(
        "plain_weights",
        "weights of one wide kernel",
        ("plain_weights",),
        "How many weights would the middle one have without the 1x1?",
        counted=_COUNTED,
        without="Without the 1x1 nothing makes the channels fewer.",
        types=(42,),
        spot=False,
    ),
    Quantity(
        "factor",
        "factor that is saved",
        ("factor",),
        "How many times as many weights has one wide kernel?",
        counted=f"Counted here: its weights over those of the three, no biases. {comparing.EXACT}",
        types=(42,),
        formula_types=(42,),
        levels=HARDER,
    ),
)

LAYERS = (
    Layer(
        name="bottleneck",
        title="a bottleneck",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="A bottleneck takes {D} channels to {M} by 1x1, runs {K}x{K}, and returns to {D} by 1x1.",
        row="BOTTLENECK  {D}, 1x1 to {M}, {K}x{K}, 1x1 to {D}",
        subject="A bottleneck takes D channels to M by 1x1, runs KxK, and returns to D by 1x1.",
        slips=(
            Bound("way-down-left-out", {"down": "0"}),
            Bound("way-up-left-out", {"up": "0"}),
            Bound("kernel-at-full-width", {"middle": "K*K*D*D"}),
            Bound("kernel-half-narrow", {"middle": "K*K*M*D"}),
            Bound("channels-once", {"middle": "K*K*M"}),
            Bound("channels-once", {"plain_weights": "K*K*D"}),
            Bound("larger-below", {"factor": "weights/plain_weights"}),
            Bound("counts-subtracted", {"factor": "plain_weights - weights"}),
        ),
        conditions=(Condition("D - M - 1", "not be negative", "Inside, a bottleneck is narrower than {D} channels."),),
        takes=(),
        gives=(),
    ),
)
