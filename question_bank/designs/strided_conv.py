"""Pooling replaced by a convolution with a stride: the size stays as it was, and there is something to learn."""

from __future__ import annotations

from question_bank.layer import HARDER, Bound, Condition, Input, Layer, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.shared.inputs import BIAS
from question_bank.shared.quantities import OUTPUT_SHAPE
from question_bank.slips import Slip

IDEAS = {"strides-can-learn": "a convolution with a stride makes maps smaller and learns how, which pooling does not"}

SLIPS = (
    Slip(
        "nothing-new",
        "strides-can-learn",
        "learned as little as pooling",
        "learns nothing",
        "Pooling learned nothing, but the filters that take its place do.",
    ),
    Slip(
        "one-filter-each",
        "filter-depth",
        "a filter for one channel",
        "lets each filter see one channel",
        "Pooling works on each channel alone; a convolution reaches through all {D} channels.",
    ),
    Slip(
        "stride-in-count",
        "position-free",
        "divided by the stride",
        "has fewer weights for the stride",
        "A stride says where filters stop, not what they hold.",
    ),
    Slip(
        "still-full-size",
        "stride-divides",
        "the size left as it is",
        "works at every place of the input",
        "With stride 2 there are half as many places along each side.",
    ),
)

LAYERS = (
    Layer(
        name="strided_conv",
        title="a strided convolution in place of pooling",
        inputs=(
            Input("K", "kernel side", ranges.by_level((2, 3), (2, 3, 3, 5), (2, 3, 4, 5))),
            Input("N", "input side", ranges.by_level((4, 6, 8, 10), (14, 24, 28, 32, 56, 112), (26, 54, 58, 110, 226))),
            Input("D", "channels", ranges.by_level((2, 3, 4, 5, 10), (16, 32, 64, 128, 256), (12, 24, 48, 96, 192))),
            Input("f", "times the channels", ranges.by_level((1,), (1, 2), (2, 3)), 1, "{} times as many channels out"),
            BIAS,
        ),
        rules=(
            Rule(
                "out_d",
                "filters",
                "f*D",
                "a filter for each map that comes out",
                "There are {out_d} filters.",
                "depth-out",
            ),
            Rule(
                "kernel_weights",
                "weights in one filter",
                "K*K*D",
                "a filter is as deep as its input",
                "A filter has {kernel_weights} weights.",
                "filter-depth",
            ),
            Rule(
                "weights",
                "weights",
                "out_d*kernel_weights",
                "every filter has weights of its own",
                "All of them have {weights}.",
            ),
            Rule(
                "biases", "biases", "out_d*B", "one bias for each filter", "Biases: {biases}.", "one-bias", short=True
            ),
            Rule("params", "parameters", "weights + biases", "everything that the layer learns", "Together {params}."),
            Rule(
                "out",
                "output side",
                "N/2",
                "a stride of 2 halves the side",
                "A side of {out} comes out.",
                "stride-divides",
            ),
            Rule(
                "macs",
                "multiply-adds",
                "out*out*weights",
                "every weight works once at every place",
                "At all places that is {macs} multiply-adds.",
                "macs-every-place",
            ),
        ),
        quantities=(
            Quantity(
                "params",
                "parameters that come in",
                ("params",),
                "How many parameters does that add?",
                counted="Counted here: weights and biases.",
                without="The filters visit every place, so the size of the input does not matter.",
                types=(53,),
            ),
            Quantity(
                "macs",
                "multiply-adds that come in",
                ("macs",),
                "How many multiply-adds does that add?",
                counted="Counted here: one example, taps on padding included, biases not.",
                without="Biases are added, not multiplied.",
                types=(53,),
                levels=HARDER,
            ),
            OUTPUT_SHAPE._replace(
                parts=("out", "out", "out_d"),
                counted="Written as height x width x depth. Padding as it takes to halve the size.",
                without="The kernel is padded so that the size is the same as after pooling.",
                types=(53,),
            ),
        ),
        scene="On {N}x{N}x{D} a 2x2 max pooling gives way to a {K}x{K} convolution with stride 2{twists}.",
        row="CONV  {K}x{K}, stride 2{twists}, in place of a 2x2 pooling, on {N} x {N} x {D}",
        subject="On NxNxD a max pooling of side 2 gives way to a KxK convolution with stride 2{twists}.",
        slips=(
            Bound("forgot-depth", {"kernel_weights": "K*K"}),
            Bound("one-filter-each", {"weights": "K*K*D"}),
            Bound("forgot-bias", {"biases": "0"}),
            Bound("one-bias", {"biases": "B"}),
            Bound("nothing-new", {"params": "0"}),
            Bound("stride-in-count", {"kernel_weights": "K*K*D/2"}),
            Bound("times-size", {"params": "(weights + biases)*N*N"}),
            Bound("still-full-size", {"out": "N"}),
            Bound("macs-one-place", {"macs": "weights"}),
            Bound("depth-kept", {"out_d": "D"}),
        ),
        conditions=(Condition("N/2", "be whole", "A side of {N} can't be halved."),),
        takes=(),
        gives=(),
        picture=(
            Side("input", "input", ("N", "N", "D")),
            Side("one filter", "kernel", ("K", "K", "D")),
            Side("output", "output", ("out", "out", "out_d")),
        ),
        words={"unit": "filter", "kernel": "{K}x{K}", "depth_seen": "{D}"},
    ),
)
