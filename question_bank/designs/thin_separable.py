"""A separable convolution made narrower and run on smaller maps: in its depthwise step the width counts once."""

from __future__ import annotations

from question_bank.layer import HARDER, Bound, Layer, Quantity, Rule
from question_bank.shared import channelwise, ranges
from question_bank.shared.multipliers import CONDITIONS, COUNTED, INPUTS, THIN
from question_bank.slips import Slip

IDEAS = {
    **channelwise.OWN_IDEAS,
    "depthwise-once": "a depthwise step has one filter for each channel, so its width counts once",
}

SLIPS = (
    Slip(
        "depthwise-width-twice",
        "depthwise-once",
        "the width twice in the depthwise step",
        "lets the width come into the depthwise step twice",
        "A depthwise filter sees one channel, so only the number of filters shrinks.",
    ),
)

LAYERS = (
    Layer(
        name="thin_separable",
        title="a separable convolution with width and resolution multipliers",
        inputs=(INPUTS[0]._replace(ranges=ranges.by_level((3,), (3, 3, 5), (3, 5, 7))), *INPUTS[1:]),
        rules=(
            *THIN,
            Rule(
                "thin_depthwise",
                "multiply-adds, depthwise",
                "R*R*K*K*thin_depth",
                "each channel that is left has a flat filter, so the width counts once",
                "The depthwise step takes {thin_depthwise}.",
                "depthwise-once",
            ),
            Rule(
                "thin_pointwise",
                "multiply-adds, 1x1",
                "R*R*thin_depth*thin_filters",
                "the 1x1 step has fewer channels on both sides",
                "The 1x1 step takes {thin_pointwise}.",
                "pointwise-mixes",
            ),
            Rule(
                "thin_macs",
                "multiply-adds that are left",
                "thin_depthwise + thin_pointwise",
                "the second step comes after the first, so they add up",
                "Together {thin_macs}.",
            ),
        ),
        quantities=(
            Quantity(
                "thin_depthwise",
                "multiply-adds of the depthwise step",
                ("thin_depthwise",),
                "How many multiply-adds does its depthwise step take?",
                counted=f"{COUNTED[:-1]}; after both changes.",
                without="How many channels go out is the business of the 1x1 step.",
                types=(61,),
            ),
            Quantity(
                "thin_macs",
                "multiply-adds that are left",
                ("thin_macs",),
                "How many multiply-adds are left?",
                counted=f"{COUNTED[:-1]}; both steps.",
                without="How large the maps were before does not come in.",
                types=(61,),
                levels=HARDER,
            ),
        ),
        scene="A {K}x{K} separable layer, {D} to {M} channels at {W}x{W}, is made {U} percent wide and runs at {R}x{R}.",
        row="{K}x{K} SEPARABLE, {D} to {M}, {W} x {W}: width {U} percent, {R} x {R}",
        subject="A KxK separable layer, D to M channels at WxW, is made U percent wide and runs at RxR.",
        slips=(
            Bound("width-once", {"thin_filters": "M"}),
            Bound("width-ignored", {"thin_depth": "D", "thin_filters": "M"}),
            Bound("width-ignored", {"thin_depthwise": "R*R*K*K*D"}),
            Bound("depthwise-width-twice", {"thin_depthwise": "R*R*K*K*thin_depth*U/100"}),
            Bound("depthwise-as-ordinary", {"thin_depthwise": "R*R*K*K*thin_depth*thin_depth"}),
            Bound(
                "size-ignored",
                {"thin_depthwise": "W*W*K*K*thin_depth", "thin_pointwise": "W*W*thin_depth*thin_filters"},
            ),
            Bound("size-ignored", {"thin_depthwise": "W*W*K*K*thin_depth"}),
            Bound("size-once", {"thin_depthwise": "R*K*K*thin_depth", "thin_pointwise": "R*thin_depth*thin_filters"}),
            Bound("size-once", {"thin_depthwise": "R*K*K*thin_depth"}),
            Bound("pointwise-left-out", {"thin_macs": "thin_depthwise"}),
            Bound("depthwise-left-out", {"thin_macs": "thin_pointwise"}),
        ),
        conditions=CONDITIONS,
        takes=(),
        gives=(),
        words={"unit": "filter", "kernel": "{K}x{K}"},
    ),
)
