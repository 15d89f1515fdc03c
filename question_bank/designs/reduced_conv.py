"""A 1x1 convolution in front of a large kernel, as in Inception: far fewer multiply-adds for the same maps."""

from __future__ import annotations

from question_bank.layer import HARDER, PLANE, Bound, Condition, Input, Layer, Quantity, Rule
from question_bank.shared import channelwise, ranges
from question_bank.shared.comparing import EXACT
from question_bank.shared.inputs import DEPTH, FILTERS
from question_bank.slips import Slip

IDEAS = channelwise.OWN_IDEAS

SLIPS = (
    Slip(
        "reduction-left-out",
        "pointwise-mixes",
        "the 1x1 left out",
        "leaves out the work of the 1x1",
        "The 1x1 works at every pixel too.",
    ),
    Slip(
        "reduction-ignored",
        "narrow-kernel",
        "the large kernel at full depth",
        "lets the large kernel see all the channels",
        "After the 1x1 only {R} channels are left for the large kernel to see.",
    ),
    Slip(
        "reduction-alone",
        "filter-depth",
        "the large kernel left out",
        "counts the 1x1 alone",
        "The large kernel comes after it, and its work is added.",
    ),
    Slip(
        "reduction-with-kernel",
        "pointwise-mixes",
        "a large kernel in the 1x1",
        "gives the 1x1 a large kernel",
        "The 1x1 looks at one pixel only.",
    ),
)

_INPUTS = (
    Input("N_@", "input {axis}", ranges.by_level((4, 5, 8, 10), (7, 14, 28, 28, 56), (9, 13, 15, 27))),
    DEPTH._replace(ranges=ranges.by_level((8, 10, 16, 20), (64, 128, 192, 256, 480, 512), (96, 192, 384, 832))),
    Input("R", "maps of the 1x1", ranges.by_level((2, 4, 5), (16, 16, 24, 32, 64), (12, 24, 48))),
    Input("K", "side of the large kernel", ranges.by_level((3,), (3, 5, 5), (3, 5, 7))),
    FILTERS._replace(meaning="maps that come out", ranges=ranges.by_level((4, 5, 10), (32, 64, 128, 208), (48, 96))),
)

_RULES = (
    Rule("places", "pixels", "prod(N_@)", "the size stays, so there is an output for every pixel", "{places} pixels."),
    Rule(
        "direct_filter",
        "weights of a deep filter",
        "K*K*D",
        "a filter is as deep as the input that it sees",
        "A filter of {K} by {K} by {D} has {direct_filter} weights.",
        "filter-depth",
    ),
    Rule(
        "direct_macs",
        "multiply-adds without the 1x1",
        "places*M*direct_filter",
        "each output value takes one dot product with a filter",
        "Directly that is {direct_macs}.",
        "macs-every-place",
    ),
    Rule(
        "reduce_macs",
        "multiply-adds of the 1x1",
        "places*R*D",
        "at each pixel a 1x1 filter has one weight for each channel",
        "The 1x1 takes {reduce_macs}.",
        "pointwise-mixes",
    ),
    Rule(
        "large_macs",
        "multiply-adds of the large kernel",
        "places*M*(K*K*R)",
        "the large kernel sees only the maps of the 1x1",
        "The large kernel on {R} maps takes {large_macs}.",
        "narrow-kernel",
    ),
    Rule("macs", "multiply-adds", "reduce_macs + large_macs", "both layers work", "Together {macs}."),
    Rule(
        "factor",
        "times as much work",
        "direct_macs/macs",
        "the work without the 1x1 over the work with it",
        "Without it, that is {factor} times as much.",
    ),
)

_COUNTED = "Counted here: one example, taps on padding included, biases not; the size stays."

_QUANTITIES = (
    Quantity(
        "macs",
        "multiply-adds",
        ("macs",),
        "How many multiply-adds do both take?",
        counted=_COUNTED,
        types=(57,),
        formula_types=(57,),
    ),
    Quantity(
        "direct_macs",
        "multiply-adds without the 1x1",
        ("direct_macs",),
        "How many multiply-adds would it take without the 1x1?",
        counted=_COUNTED,
        without="Without the 1x1 the large kernel sees all channels.",
        types=(57,),
    ),
    Quantity(
        "reduce_macs",
        "multiply-adds of the 1x1",
        ("reduce_macs",),
        "How many multiply-adds does the 1x1 take?",
        counted=_COUNTED,
        without="What comes after the 1x1 does not change its own work.",
        types=(41, 57),
    ),
    Quantity(
        "factor",
        "factor that is saved",
        ("factor",),
        "How many times as much work would it be without the 1x1?",
        counted=f"Counted here: multiply-adds without the 1x1 over those with it. {EXACT}",
        without="Both counts go with the pixels, so these fall out.",
        types=(57,),
        levels=HARDER,
        spot=False,
    ),
)

LAYERS = (
    Layer(
        name="reduced_conv",
        title="a 1x1 before a large kernel",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="On {H}x{W}x{D}, a 1x1 convolution to {R} maps comes before a {K}x{K} one to {M} maps.",
        row="1x1 to {R}, then {K}x{K} to {M}, on {H} x {W} x {D}",
        subject="On HxWxD, a 1x1 convolution to R maps comes before a KxK one to M maps.",
        axes=PLANE,
        slips=(
            Bound("reduction-left-out", {"reduce_macs": "0"}),
            Bound("reduction-ignored", {"large_macs": "places*M*(K*K*D)"}),
            Bound("reduction-alone", {"large_macs": "0"}),
            Bound("reduction-with-kernel", {"reduce_macs": "places*R*(K*K*D)"}),
            Bound("channels-once", {"large_macs": "places*M*(K*K)"}),
            Bound("forgot-depth", {"direct_filter": "K*K"}),
            Bound("macs-one-filter", {"direct_macs": "places*direct_filter"}),
            Bound("macs-one-place", {"places": "1"}),
            Bound("larger-below", {"factor": "macs/direct_macs"}),
            Bound("counts-subtracted", {"factor": "direct_macs - macs"}),
        ),
        conditions=(Condition("D - R - 1", "not be negative", "The 1x1 makes fewer maps than the {D} channels."),),
        gives=("H", "W", "M"),
        words={"unit": "filter", "kernel": "{K}x{K}", "depth_seen": "{D}"},
    ),
)
