"""A window that slides over its input: the size lines that convolution and pooling share.

The layers differ in what the window does; where it can stand is the same arithmetic, written once here.
"""

from __future__ import annotations

from question_bank.layer import Bound, Condition, Mode, Quantity, Rule

UNLESS_SAID = "Stride 1 and no padding unless said."
_SIZE_ONLY = "The size that comes out does not depend on how deep the input is."

REACH = Rule(
    "reach_@",
    "{axis} that the kernel spans",
    "L_@*(K_@ - 1) + 1",
    "dilation leaves gaps between the weights",
    "With its gaps it spans {reach_@}.",
    "dilation-stretches",
)

_STEPS = (
    Rule(
        "steps_@",
        "whole strides that fit",
        "floor(room_@/S_@)",
        "only whole strides count",
        "Whole strides of {S_@} that fit: {steps_@}.",
        "whole-strides",
    ),
    Rule(
        "out_@",
        "output {axis}",
        "steps_@ + 1",
        "the place where it starts counts as well",
        "Plus the start: {out_@}.",
        "plus-one",
    ),
)

MODES = (
    Mode(
        "numbers",
        "",
        (
            Rule(
                "padded_@",
                "padded {axis}",
                "N_@ + 2*P_@",
                "padding goes on both sides",
                "Padding on both sides makes {padded_@}.",
                "padding-twice",
            ),
            Rule(
                "room_@",
                "room to move",
                "padded_@ - reach_@",
                "what slides takes up room itself",
                "It can move by {room_@}.",
            ),
            *_STEPS,
        ),
    ),
    Mode(
        "valid",
        "'valid' padding",
        (
            Rule(
                "room_@",
                "room to move",
                "N_@ - reach_@",
                "'valid' means no padding, and what slides takes up room itself",
                "It can move by {room_@}.",
            ),
            *_STEPS,
        ),
    ),
    Mode(
        "same",
        "'same' padding",
        (
            Rule(
                "out_@",
                "output {axis}",
                "ceil(N_@/S_@)",
                "'same' pads until every stride has an output",
                "'Same' gives the input over the stride, rounded up: {out_@}.",
                "same-rounds-up",
            ),
        ),
    ),
)

OUT_H = Quantity(
    "out_h",
    "output height",
    ("out_h",),
    "How high is the output?",
    counted=UNLESS_SAID,
    without=_SIZE_ONLY,
    types=(1, 4, 7, 12, 15),
    formula_types=(1, 11),
)

OUT_W = Quantity(
    "out_w",
    "output width",
    ("out_w",),
    "How wide is the output?",
    counted=UNLESS_SAID,
    without=_SIZE_ONLY,
    types=(1,),
    formula_types=(11,),
)

SIZE_SLIPS = (
    Bound("padding-once", {"padded_@": "N_@ + P_@"}),
    Bound("forgot-padding", {"padded_@": "N_@"}),
    Bound("padding-into-kernel", {"padded_@": "N_@ - 2*P_@"}),
    Bound("forgot-stride", {"steps_@": "room_@"}),
    Bound("not-rounded", {"steps_@": "room_@/S_@"}),
    Bound("rounded-up", {"steps_@": "ceil(room_@/S_@)"}),
    Bound("forgot-plus-one", {"out_@": "steps_@"}),
    Bound("one-before-dividing", {"out_@": "(room_@ + 1)/S_@"}),
    Bound("size-kept", {"out_@": "N_@"}, modes=("numbers", "valid")),
    Bound("dilation-ignored", {"reach_@": "K_@"}),
    Bound("dilation-from-zero", {"reach_@": "K_@ + (K_@ - 1)*L_@"}),
    Bound("stack-for-layer", {"reach_@": "(K_@ - 1)*(2*L_@ - 1) + 1"}),
    Bound("dilation-as-stride", {"out_@": "floor(N_@/L_@)"}, modes=("numbers", "valid")),
    Bound("same-keeps-size", {"out_@": "N_@"}, modes=("same",)),
    Bound("same-rounded-down", {"out_@": "floor(N_@/S_@)"}, modes=("same",)),
    Bound("same-not-rounded", {"out_@": "N_@/S_@"}, modes=("same",)),
    Bound("half-kernel-padding", {"out_@": "floor((N_@ + 2*floor(K_@/2) - K_@)/S_@) + 1"}, modes=("same",)),
)

FITS = Condition(
    "room_@",
    "not be negative",
    "The kernel spans {reach_@}, more than the {axis} of the padded input.",
)
