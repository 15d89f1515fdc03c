"""A convolution and the way back: which output padding a transposed convolution needs to return to the same size."""

from __future__ import annotations

from question_bank.concepts import transposed
from question_bank.layer import HARDER, Bound, Condition, Input, Layer, Quantity, Rule
from question_bank.shared import ranges, spreading
from question_bank.slips import Slip

IDEAS = {**transposed.IDEAS, **spreading.OWN_IDEAS}

SLIPS = (
    Slip(
        "way-back-exact",
        "sizes-share-an-output",
        "the way back taken for exact",
        "lets the way back end where it began",
        "Going there, the rest of the division was dropped, and the way back does not know of it.",
    ),
    Slip(
        "rest-to-next-stride",
        "sizes-share-an-output",
        "what is missing to the next stride",
        "takes what is missing to a whole stride",
        "What has to come back is the rest itself: the cells that no whole stride used.",
    ),
    Slip(
        "one-size-only",
        "sizes-share-an-output",
        "one input size for one output size",
        "lets every input size have an output size of its own",
        "Rounding down drops the rest of a division by the stride, so sizes that differ in that rest agree.",
    ),
    Slip(
        "kernel-many-sizes",
        "sizes-share-an-output",
        "the kernel taken for the stride",
        "counts with the kernel",
        "The kernel decides where such a row of sizes begins; the division by the stride decides how many there are.",
    ),
    Slip(
        "whole-stride-more",
        "sizes-share-an-output",
        "a whole stride more",
        "goes a whole stride further",
        "A whole stride more would make room for one step more, and so for another output size.",
    ),
)

_INPUTS = (
    Input("W", "width of the picture", ranges.SIDES),
    Input("K", "kernel side", ranges.LARGER_KERNELS),
    Input("S", "stride", ranges.by_level((2, 3, 4), (2, 2, 3, 4), (2, 3, 4, 5, 8))),
    Input("P", "padding on each side", ranges.by_level((0,), (0, 1, 2), (0, 1, 2, 3)), 0, "padding {}"),
)

_RULES = (
    Rule(
        "padded",
        "padded width",
        "W + 2*P",
        "padding goes on both sides",
        "Padding on both sides makes {padded}.",
        "padding-twice",
    ),
    Rule("room", "room to move", "padded - K", "what slides takes up room itself", "The kernel can move by {room}."),
    Rule(
        "steps",
        "whole strides that fit",
        "floor(room/S)",
        "only whole strides count",
        "Whole strides of {S} that fit: {steps}.",
        "whole-strides",
    ),
    Rule(
        "output_padding",
        "output padding",
        "room - S*steps",
        "the rest that no whole stride used is what the way back can't know",
        "Left over and to be given back: {output_padding}.",
        "sizes-share-an-output",
    ),
    Rule(
        "spread",
        "from first kernel to last",
        "S*steps",
        "on the way back every step is a stride again",
        "The strides back make {spread}.",
        "inputs-spread",
    ),
    Rule(
        "trimmed",
        "less the padding",
        "spread - 2*P",
        "on the way back padding takes away on both sides",
        "Padding takes away on both sides: {trimmed}.",
        "padding-trims",
    ),
    Rule(
        "back",
        "width without output padding",
        "trimmed + K",
        "the last kernel lies there whole",
        "With the last kernel it is {back}.",
        "last-kernel",
    ),
    Rule(
        "widest",
        "largest width that shares the output",
        "back + S - 1",
        "the rest is at most one less than the stride",
        "The rest can make it {widest} at most.",
        "sizes-share-an-output",
    ),
    Rule(
        "alike",
        "widths that share the output",
        "S",
        "the rest of a division by the stride is dropped, and it has as many values as the stride",
        "{alike} widths share that output.",
        "sizes-share-an-output",
        short=True,
    ),
)

_SAME_NUMBERS = "Counted here: kernel, stride and padding the same both ways, dilation 1."

_QUANTITIES = (
    Quantity(
        "output_padding",
        "output padding",
        ("output_padding",),
        "Which output padding brings that width back?",
        counted=_SAME_NUMBERS,
        types=(14,),
    ),
    Quantity(
        "back",
        "width without output padding",
        ("back",),
        "How wide is the result without output padding?",
        counted=_SAME_NUMBERS,
        types=(13, 14),
        formula_types=(14,),
        levels=HARDER,
    ),
    Quantity(
        "alike",
        "widths that share the output",
        ("alike",),
        "How many widths share this output width?",
        counted="Counted here: this width too.",
        without="Kernel and padding decide where such a row of widths begins, not how many there are.",
        types=(14,),
    ),
    Quantity(
        "widest",
        "largest width that shares the output",
        ("widest",),
        "What is the largest width with the same output width?",
        counted=_SAME_NUMBERS,
        types=(14,),
        levels=HARDER[1:],
    ),
)

_SLIPS = (
    Bound("forgot-padding", {"padded": "W"}),
    Bound("padding-once", {"padded": "W + P"}),
    Bound("rounded-up", {"steps": "ceil(room/S)"}),
    Bound("way-back-exact", {"output_padding": "0"}),
    Bound("way-back-exact", {"back": "W"}),
    Bound("way-back-exact", {"widest": "W"}),
    Bound("rest-to-next-stride", {"output_padding": "S - room + S*steps"}),
    Bound("spread-from-one", {"spread": "S*(steps + 1)"}),
    Bound("trimmed-once", {"trimmed": "spread - P"}),
    Bound("untrimmed", {"trimmed": "spread"}),
    Bound("padding-added-back", {"trimmed": "spread + 2*P"}),
    Bound("last-kernel-left-out", {"back": "trimmed"}),
    Bound("one-size-only", {"alike": "1"}),
    Bound("kernel-many-sizes", {"alike": "K"}),
    Bound("whole-stride-more", {"widest": "back + S"}),
    Bound("kernel-many-sizes", {"widest": "back + K - 1"}),
)

LAYERS = (
    Layer(
        name="output_padding",
        title="a convolution and its way back",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="A {K}x{K} convolution with stride {S}{twists} runs over a width of {W}, and a transposed one goes back.",
        row="THERE AND BACK  {K}x{K}, stride {S}{twists}, on a width of {W}",
        subject="A convolution of KxK with stride S{twists} runs over a width of W, and a transposed one goes back.",
        slips=_SLIPS,
        conditions=(
            Condition("room", "not be negative", "The kernel spans {K}, more than the width of the padded picture."),
            Condition("back - 1", "not be negative", "A padding of {P} on both sides leaves nothing on the way back."),
        ),
        takes=(),
        gives=(),
        words={"unit": "filter", "kernel": "{K}x{K}"},
    ),
)
