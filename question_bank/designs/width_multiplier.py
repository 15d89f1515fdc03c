"""A layer made narrower and run on smaller maps, as MobileNets are by their two multipliers."""

from __future__ import annotations

from question_bank.layer import HARDER, Bound, Layer, Quantity, Rule
from question_bank.shared.comparing import EXACT
from question_bank.shared.multipliers import CONDITIONS, COUNTED, INPUTS, THIN

_RULES = (
    *THIN,
    Rule(
        "thin_weights",
        "weights that are left",
        "K*K*thin_depth*thin_filters",
        "each filter that is left reaches through the channels that are left",
        "With {K} by {K} kernels that makes {thin_weights} weights.",
        "filter-depth",
    ),
    Rule(
        "thin_macs",
        "multiply-adds that are left",
        "R*R*thin_weights",
        "every weight is used once at each place of the smaller map",
        "At {R} by {R} places: {thin_macs} multiply-adds.",
        "macs-every-place",
    ),
    Rule(
        "width_part",
        "part that the width leaves",
        "(U/100)^2",
        "fewer channels come in and fewer go out, so the width counts twice",
        "The width leaves {width_part}.",
        "width-twice",
    ),
    Rule(
        "size_part",
        "part that the size leaves",
        "(R/W)^2",
        "a map gets smaller along both sides, so its size counts twice",
        "The size leaves {size_part}.",
        "size-twice",
    ),
    Rule("part", "part that is left", "width_part*size_part", "one part of the other part", "Together {part}."),
)


_QUANTITIES = (
    Quantity(
        "part",
        "part of the multiply-adds that is left",
        ("part",),
        "What part of the multiply-adds is left?",
        counted=f"{COUNTED} {EXACT}",
        without="Before and after go with the kernel and the channels alike, so these fall out.",
        types=(61,),
        formula_types=(61,),
    ),
    Quantity(
        "width_part",
        "part of the weights that is left",
        ("width_part",),
        "What part of the weights is left?",
        counted=f"Counted here: no biases. {EXACT}",
        without="Weights are shared by all places, so smaller maps change none; kernel and channels fall out.",
        types=(61,),
    ),
    Quantity(
        "thin_weights",
        "weights that are left",
        ("thin_weights",),
        "How many weights are left?",
        counted=COUNTED,
        without="Weights are shared by all places, so the maps do not come in.",
        types=(61,),
        levels=HARDER,
    ),
    Quantity(
        "thin_macs",
        "multiply-adds that are left",
        ("thin_macs",),
        "How many multiply-adds are left?",
        counted=COUNTED,
        without="How large the maps were before does not come in.",
        types=(61,),
        levels=HARDER,
    ),
)

_SLIPS = (
    Bound("width-once", {"width_part": "U/100"}),
    Bound("width-once", {"thin_filters": "M"}),
    Bound("width-once", {"thin_depth": "D"}),
    Bound("width-ignored", {"thin_depth": "D", "thin_filters": "M"}),
    Bound("width-ignored", {"width_part": "1"}),
    Bound("size-once", {"size_part": "R/W"}),
    Bound("size-once", {"thin_macs": "R*thin_weights"}),
    Bound("size-ignored", {"size_part": "1"}),
    Bound("size-ignored", {"thin_macs": "W*W*thin_weights"}),
    Bound("size-in-weights", {"width_part": "(U/100)^2*(R/W)^2"}),
    Bound("multipliers-added", {"part": "width_part + size_part"}),
    Bound("part-saved", {"part": "1 - width_part*size_part"}),
    Bound("channels-once", {"thin_weights": "K*K*thin_filters"}),
)


LAYERS = (
    Layer(
        name="width_multiplier",
        title="a convolution with width and resolution multipliers",
        inputs=INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="A {K}x{K} convolution, {D} to {M} channels at {W}x{W}, is made {U} percent wide and runs at {R}x{R}.",
        row="{K}x{K} CONV, {D} to {M}, {W} x {W}: width {U} percent, {R} x {R}",
        subject="A KxK convolution, D to M channels at WxW, is made U percent wide and runs at RxR.",
        slips=_SLIPS,
        conditions=CONDITIONS,
        takes=(),
        gives=(),
        words={"unit": "filter", "kernel": "{K}x{K}"},
    ),
)
