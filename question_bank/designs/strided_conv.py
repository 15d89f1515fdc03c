"""A pool replaced by a convolution with stride 2: the same size comes out, but now it learns."""

from __future__ import annotations

from question_bank import ranges
from question_bank.inputs import BIAS
from question_bank.layer import HARDER, Bound, Input, Layer, Quantity, Rule

IDEAS = {"conv-for-pool": "a convolution in the place of a pool keeps the channels and has weights for each"}

_COUNTED = "Counted here: as many filters as channels, weights and biases."

LAYERS = (
    Layer(
        name="strided_conv",
        title="a strided convolution in place of a pool",
        inputs=(
            Input(
                "F", "side of the maps", ranges.by_level((8, 12, 16, 20), (14, 28, 32, 56, 112), (18, 22, 30, 54, 110))
            ),
            Input("D", "channels", ranges.by_level((2, 3, 4, 10), (16, 32, 64, 128, 256), (12, 24, 48, 96, 192))),
            Input("K", "kernel side", ranges.by_level((2, 3), (2, 3, 3), (3, 4, 5))),
            BIAS,
        ),
        rules=(
            Rule(
                "kernel_weights",
                "weights in one filter",
                "K*K*D",
                "a filter is as deep as its input",
                "Each filter is {K} by {K} by {D}, {kernel_weights} weights.",
                "filter-depth",
            ),
            Rule(
                "params",
                "new parameters",
                "D*kernel_weights + D*B",
                "one filter and one bias for each channel, as many channels come out as go in; the pool had none",
                "{D} filters make {params}; the pool had none.",
                "conv-for-pool",
            ),
            Rule(
                "values",
                "values that come out",
                "F/2*(F/2)*D",
                "stride 2 halves height and width, as the pool did",
                "Halved on both sides: {values} values.",
                "activation-product",
            ),
            Rule(
                "macs",
                "new multiply-adds",
                "values*kernel_weights",
                "each value that comes out takes one dot product with a filter",
                "With one dot product each: {macs}.",
                "macs-every-place",
            ),
        ),
        quantities=(
            Quantity(
                "params",
                "new parameters",
                ("params",),
                "How many parameters does that add?",
                counted=_COUNTED,
                without="The filters are shared by all places, so the size of the maps does not come in.",
                types=(53,),
                formula_types=(53,),
            ),
            Quantity(
                "macs",
                "new multiply-adds",
                ("macs",),
                "How many multiply-adds does that add?",
                counted="Counted here: one example, as many filters as channels, biases not.",
                without="Biases are added, not multiplied.",
                types=(53,),
                levels=HARDER,
                formula_types=(53,),
            ),
        ),
        scene="On {F}x{F}x{D} a 2x2 pool makes way for a {K}x{K} convolution with stride 2{twists}.",
        row="CONV FOR POOL  {K}x{K}, stride 2{twists}, on {F} x {F} x {D}",
        subject="On FxFxD a 2x2 pool makes way for a KxK convolution with stride 2{twists}.",
        slips=(
            Bound("forgot-depth", {"kernel_weights": "K*K"}),
            Bound("forgot-bias", {"params": "D*kernel_weights"}),
            Bound("one-bias", {"params": "D*kernel_weights + B"}),
            Bound("one-filter", {"params": "kernel_weights + B"}),
            Bound("times-size", {"params": "(D*kernel_weights + D*B)*F*F"}),
            Bound("macs-at-input", {"values": "F*F*D"}),
            Bound("macs-one-filter", {"values": "F/2*(F/2)"}),
            Bound("macs-one-place", {"values": "D"}),
        ),
        takes=(),
        gives=(),
        words={"unit": "filter", "kernel": "{K}x{K}", "M": "{D}"},
    ),
)
