"""A layer made narrower and run on smaller maps, as MobileNets are by their two multipliers."""

from __future__ import annotations

from question_bank import ranges
from question_bank.comparing import EXACT
from question_bank.layer import HARDER, Bound, Condition, Input, Layer, Quantity, Rule
from question_bank.slips import Slip

IDEAS = {
    "width-twice": "a narrower layer has fewer channels on both sides, so its width counts twice",
    "size-twice": "a smaller map is smaller along both sides, so its size counts twice",
}

SLIPS = (
    Slip(
        "width-once",
        "width-twice",
        "the width counted once",
        "takes the width once",
        "Fewer channels come in and fewer go out, so the width comes in twice.",
    ),
    Slip(
        "width-ignored",
        "width-twice",
        "the width left out",
        "keeps all the channels",
        "The width multiplier makes the channels fewer, in and out.",
    ),
    Slip(
        "size-once",
        "size-twice",
        "the size counted once",
        "takes one side of the map",
        "A map gets smaller along both sides, so the size comes in twice.",
    ),
    Slip(
        "size-ignored",
        "size-twice",
        "the size of the maps left out",
        "keeps the size of the maps",
        "Fewer pixels are fewer places for the filters to work at.",
    ),
    Slip(
        "size-in-weights",
        "position-free",
        "the size of the maps in the weights",
        "lets smaller maps make fewer weights",
        "The same weights visit all places, so smaller maps change no weight.",
    ),
    Slip(
        "multipliers-added",
        "size-twice",
        "the parts added",
        "adds what the two multipliers leave",
        "Each multiplier leaves a part of what the other one left, so the parts are multiplied.",
    ),
    Slip(
        "saved-for-left",
        "width-twice",
        "what is saved, not what is left",
        "tells what goes",
        "Asked is what is left over, not what is saved.",
    ),
)

INPUTS = (
    Input("K", "kernel side", ranges.by_level((1, 3), (1, 3, 3, 5), (3, 5, 7))),
    Input("D", "channels in", ranges.by_level((4, 8, 20, 40), (32, 64, 128, 256, 512), (24, 48, 96, 192, 320))),
    Input("M", "channels out", ranges.by_level((4, 8, 10, 20), (32, 64, 128, 256, 512), (24, 48, 96, 192, 320))),
    Input("W", "side of the maps before", ranges.by_level((8, 10, 16, 20), (28, 56, 112), (28, 56, 112))),
    Input(
        "R",
        "side of the maps after",
        ranges.by_level(
            (4, 5, 8, 10), (14, 16, 20, 24, 28, 32, 40, 48, 64, 80, 96), (12, 15, 18, 24, 27, 40, 48, 72, 80)
        ),
    ),
    Input("U", "width in percent", ranges.by_level((50,), (25, 50, 75), (25, 50, 75))),
)

THIN = (
    Rule(
        "thin_depth",
        "channels in, narrowed",
        "D*U/100",
        "the layer before is narrower too",
        "{thin_depth} channels come in.",
        "width-twice",
    ),
    Rule(
        "thin_filters",
        "channels out, narrowed",
        "M*U/100",
        "a narrower layer has fewer filters",
        "{thin_filters} filters are left.",
        "width-twice",
    ),
)

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

COUNTED = "Counted here: no biases; stride 1, the layer keeps the size of its map."

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
    Bound("saved-for-left", {"part": "1 - width_part*size_part"}),
    Bound("channels-once", {"thin_weights": "K*K*thin_filters"}),
)

CONDITIONS = (
    Condition("100 - U", "not be negative", "A width of {U} percent makes nothing narrower."),
    Condition("W - R - 1", "not be negative", "Maps of {R} are no smaller than those of {W} before."),
    Condition("D*U/100", "be whole", "{U} percent of {D} channels is no whole number."),
    Condition("M*U/100", "be whole", "{U} percent of {M} channels is no whole number."),
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
