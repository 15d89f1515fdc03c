"""Does a kernel with its stride fit the input without a rest? AlexNet's first layer and its neighbours."""

from __future__ import annotations

from question_bank.layer import HARDER, Bound, Condition, Input, Layer, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.slips import Slip

IDEAS = {"rest-to-fill": "what is missing to the next whole stride is the stride less the rest"}

SLIPS = (
    Slip(
        "rest-of-side",
        "rest-to-fill",
        "the rest of the whole side",
        "divides the whole side by the stride",
        "The kernel takes up room itself; only the rest of the side is gone through in strides.",
    ),
    Slip(
        "rest-added",
        "rest-to-fill",
        "the rest added once more",
        "adds the rest instead of what is missing",
        "What is missing is the stride less the rest.",
    ),
    Slip(
        "rest-taken-off",
        "rest-to-fill",
        "the rest taken off",
        "fits a smaller side",
        "Asked is a side that is not below the one given.",
    ),
    Slip(
        "kernel-left-out",
        "rest-to-fill",
        "the kernel left out",
        "has room for the strides alone",
        "The kernel takes up room itself, and padding gives some of it.",
    ),
    Slip(
        "multiple-of-stride",
        "rest-to-fill",
        "a multiple of the stride",
        "takes the next multiple of the stride",
        "Not the side but what the kernel leaves of it has to be whole strides.",
    ),
    Slip(
        "places-for-rest",
        "rest-to-fill",
        "a part of a stride",
        "leaves the rest as a part of a stride",
        "The rest is told in columns: what whole strides leave over.",
    ),
)

LAYERS = (
    Layer(
        name="whole_steps",
        title="a kernel that fits or leaves a rest",
        inputs=(
            Input("K", "kernel side", ranges.by_level((2, 3, 4, 5), (3, 5, 7, 11, 11), (4, 5, 7, 9, 11))),
            Input("S", "stride", ranges.by_level((2, 3), (2, 3, 4, 4), (3, 4, 5, 6))),
            Input(
                "N",
                "input side",
                ranges.by_level(
                    (7, 8, 9, 10, 12, 13, 16),
                    (28, 32, 56, 64, 96, 112, 224, 224, 227, 256),
                    (57, 100, 113, 150, 225, 231, 300),
                ),
            ),
            Input("P", "padding on each side", ranges.by_level((0,), (0, 1, 2), (1, 2, 3)), 0, "padding {}"),
        ),
        rules=(
            Rule(
                "padded",
                "padded side",
                "N + 2*P",
                "padding goes on both sides",
                "Padding makes {padded}.",
                "padding-twice",
            ),
            Rule("room", "room to move", "padded - K", "the kernel takes up room itself", "It can move by {room}."),
            Rule(
                "steps",
                "whole strides that fit",
                "floor(room/S)",
                "only whole strides count",
                "Whole strides of {S}: {steps}.",
                "whole-strides",
            ),
            Rule(
                "out",
                "output side",
                "steps + 1",
                "the place where it starts counts as well",
                "Plus the start: {out}.",
                "plus-one",
            ),
            Rule(
                "rest",
                "columns left over",
                "room - S*steps",
                "what whole strides leave over is never seen",
                "Left over: {rest}.",
                "whole-strides",
            ),
            Rule(
                "strides",
                "whole strides, rounded up",
                "ceil(room/S)",
                "the stride that did not fit gets its room",
                "It wants {strides} strides.",
                "rest-to-fill",
            ),
            Rule(
                "next_side",
                "side that fits",
                "S*strides + K - 2*P",
                "whole strides and the kernel itself, less the padding",
                "With the kernel, less the padding, {next_side} fits.",
                "padding-twice",
            ),
        ),
        quantities=(
            Quantity(
                "out",
                "output side",
                ("out",),
                "How wide is the output?",
                counted="A last step that does not fit is left out.",
                types=(7, 23),
            ),
            Quantity(
                "rest",
                "columns left over",
                ("rest",),
                "How many columns does it leave over?",
                counted="Counted at the far end of the padded input, after the last step.",
                types=(7, 23),
                levels=HARDER,
                spot=False,
            ),
            Quantity(
                "next_side",
                "side that fits",
                ("next_side",),
                "Which side, the same or the next larger, leaves nothing over?",
                counted="The kernel, the stride and the padding stay.",
                types=(7, 23),
            ),
        ),
        scene="A {K}x{K} filter with stride {S}{twists} runs over {N}x{N}.",
        row="CONV  {K}x{K}, stride {S}{twists}, on {N} x {N}",
        subject="A KxK filter with stride S{twists} runs over NxN.",
        slips=(
            Bound("padding-once", {"padded": "N + P"}),
            Bound("forgot-padding", {"padded": "N"}),
            Bound("rounded-up", {"steps": "ceil(room/S)"}),
            Bound("not-rounded", {"steps": "room/S"}),
            Bound("forgot-plus-one", {"out": "steps"}),
            Bound("one-before-dividing", {"out": "(room + 1)/S"}),
            Bound("rest-of-side", {"rest": "padded - S*floor(padded/S)"}),
            Bound("places-for-rest", {"rest": "room/S - steps"}),
            Bound("rest-added", {"next_side": "N + room - S*floor(room/S)"}),
            Bound("rest-taken-off", {"strides": "floor(room/S)"}),
            Bound("multiple-of-stride", {"next_side": "S*ceil(N/S)"}),
            Bound("kernel-left-out", {"next_side": "S*strides"}),
        ),
        conditions=(Condition("room", "not be negative", "A kernel of {K} does not fit a side of {padded}."),),
        takes=(),
        gives=(),
        picture=(
            Side("input", "input", ("N", "N")),
            Side("kernel", "kernel", ("K", "K")),
            Side("output", "output", ("out", "out")),
        ),
        words={"unit": "filter", "kernel": "{K}x{K}"},
    ),
)
