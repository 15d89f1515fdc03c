"""Does the kernel fit: whole strides on an unpadded input, what is left over, and the next size that fits exactly.

The case behind it: AlexNet's paper says 224, its figures need 227. Source: CS231n, notes on convolutional networks.
"""

from __future__ import annotations

from question_bank import ranges
from question_bank.layer import Bound, Condition, Input, Layer, Quantity, Rule
from question_bank.slips import Slip

IDEAS = {"fits-exactly": "a kernel fits exactly where its room is a whole number of strides"}

SLIPS = (
    Slip(
        "fits-whole-side",
        "fits-exactly",
        "the kernel's own room left out",
        "asks whether the stride divides the side",
        "The kernel takes up room itself; only the room left must be a whole number of strides.",
    ),
    Slip(
        "next-multiple",
        "fits-exactly",
        "the next multiple of the stride",
        "takes a side that the stride divides",
        "What must be a multiple of the stride is the side less the kernel.",
    ),
    Slip(
        "rounded-back",
        "fits-exactly",
        "the side below",
        "takes away what is left over",
        "A larger side is asked for: fill the last stride up.",
    ),
)

LAYERS = (
    Layer(
        name="whole_steps",
        title="a kernel that fits exactly",
        inputs=(
            Input(
                "F",
                "side of the input",
                ranges.by_level((10, 12, 16, 20, 24), (28, 32, 56, 112, 224, 227), (45, 63, 113, 225, 300)),
            ),
            Input("K", "kernel side", ranges.by_level((3, 5), (3, 5, 7, 11), (4, 7, 9, 11))),
            Input("S", "stride", ranges.by_level((2, 3), (2, 3, 4), (3, 4, 5))),
        ),
        rules=(
            Rule("room", "room to move", "F - K", "the kernel takes up room itself", "It can move by {room}."),
            Rule(
                "steps",
                "whole strides that fit",
                "floor(room/S)",
                "only whole strides count",
                "Whole strides of {S}: {steps}.",
                "whole-strides",
            ),
            Rule(
                "remainder",
                "cells left over",
                "room - S*steps",
                "what is left after the whole strides is never seen",
                "Left over: {remainder}.",
                "fits-exactly",
            ),
            Rule(
                "next_side",
                "next side that fits",
                "K + S*ceil(room/S)",
                "a kernel and a whole number of strides fit exactly",
                "The next that fits is {next_side}.",
                "fits-exactly",
            ),
        ),
        quantities=(
            Quantity(
                "remainder",
                "cells left over",
                ("remainder",),
                "How many rows does the kernel never reach?",
                counted="No padding. 0 means that it fits exactly.",
                types=(23,),
            ),
            Quantity(
                "next_side",
                "next side that fits",
                ("next_side",),
                "What is the next larger side that fits exactly?",
                counted="No padding. A side that already fits is its own answer.",
                types=(23,),
                formula_types=(23,),
            ),
        ),
        scene="A {K}x{K} kernel with stride {S} runs over a {F}x{F} picture.",
        row="FIT  {K}x{K}, stride {S}, on {F} x {F}",
        subject="A KxK kernel with stride S runs over an FxF picture.",
        conditions=(Condition("room", "not be negative", "The kernel of {K} is larger than the picture."),),
        slips=(
            Bound("fits-whole-side", {"room": "F"}),
            Bound("rounded-up", {"steps": "ceil(room/S)"}),
            Bound("one-before-dividing", {"room": "F - K + 1"}),
            Bound("next-multiple", {"next_side": "S*ceil(F/S)"}),
            Bound("rounded-back", {"next_side": "F - remainder"}),
        ),
        takes=(),
        gives=(),
        words={"unit": "kernel", "kernel": "{K}x{K}"},
    ),
)
