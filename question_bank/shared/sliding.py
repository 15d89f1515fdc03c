"""A window that slides over its input: the size lines that convolution and pooling share.

The layers differ in what the window does; where it can stand is the same arithmetic, written once here.
"""

from __future__ import annotations

from question_bank.layer import HARDER, PLANE, Axis, Bound, Condition, Mode, Quantity, Rule

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

_COVERED = Rule(
    "covered_@",
    "cells that are reached",
    "reach_@ + S_@*steps_@",
    "the first place and every whole stride; what is left after them is never seen",
    "The first place and the strides reach {covered_@}.",
    "whole-strides",
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
    _COVERED,
)

ROOM = Rule(
    "room_@",
    "room to move",
    "padded_@ - reach_@",
    "what slides takes up room itself",
    "It can move by {room_@}.",
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
            ROOM,
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
        "full",
        "'full' padding",
        (
            Rule(
                "padded_@",
                "padded {axis}",
                "N_@ + 2*(reach_@ - 1)",
                "'full' pads until the kernel touches the input with one cell only, on both sides",
                "'Full' padding makes {padded_@}.",
                "full-pads",
            ),
            ROOM,
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

CEIL = Mode(
    "ceil",
    "ceil mode",
    (
        MODES[0].rules[0],
        ROOM,
        Rule(
            "steps_@",
            "strides that start inside",
            "min(ceil(room_@/S_@), ceil((N_@ + P_@)/S_@) - 1)",
            "in ceil mode the last window may stand half outside, but it must start inside",
            "Rounded up, {steps_@} strides start inside.",
            "ceil-rounds-up",
        ),
        MODES[0].rules[-2],
    ),
)
"""PyTorch's `ceil_mode` of pooling. Source of where it must start: the note in PyTorch's documentation of MaxPool2d."""

MODES_BY_NAME = {mode.name: mode for mode in MODES}

OUT = Quantity(
    "out_@",
    "output {axis}",
    ("out_@",),
    "How {how} is the output?",
    counted=UNLESS_SAID,
    without=_SIZE_ONLY,
)
"""One size of the output, for each axis."""


def outs(axes: tuple[Axis, ...], first: tuple[int, ...], counted: str = UNLESS_SAID) -> tuple[Quantity, ...]:
    """The sizes of an output: asked along the first axis, and along the width with axes that differ.

    Args:
        axes: the axes of the layer.
        first: the question types that the first size covers.
        counted: what is printed under the prompt.
    """
    told: list[Quantity] = []
    for place, axis in enumerate(axes):
        size = OUT._replace(
            name=f"out_{axis.suffix}",
            label=f"output {axis.name}",
            parts=(f"out_{axis.suffix}",),
            ask=f"How {axis.how} is the output?",
            counted=counted,
        )
        if place == 0:
            told.append(size._replace(types=first, formula_types=(11,) if axes is PLANE else (), spot=axes is PLANE))
        else:
            rectangular = axes is PLANE
            told.append(size._replace(types=(10,), uneven=True, levels=HARDER, spot=False, asked=rectangular))
    return tuple(told)


COVERED = Quantity(
    "covered",
    "rows that are reached",
    ("covered_h",),
    "How many rows of the padded input are reached?",
    counted=UNLESS_SAID,
    without="Rows are counted, so neither the width nor the depth comes in.",
    types=(7,),
    levels=HARDER,
    needs=("S_@",),
    spot=False,
)
"""What whole strides reach of a plane from its top."""

SIZE_SLIPS = (
    Bound("full-as-half", {"padded_@": "N_@ + 2*floor(reach_@/2)"}, modes=("full",)),
    Bound("padding-once", {"padded_@": "N_@ + reach_@ - 1"}, modes=("full",)),
    Bound("padding-once", {"padded_@": "N_@ + P_@"}, modes=("numbers", "ceil")),
    Bound("forgot-padding", {"padded_@": "N_@"}),
    Bound("padding-into-kernel", {"padded_@": "N_@ - 2*P_@"}, modes=("numbers", "ceil")),
    Bound("forgot-stride", {"steps_@": "room_@"}),
    Bound("not-rounded", {"steps_@": "room_@/S_@"}),
    Bound("rounded-up", {"steps_@": "ceil(room_@/S_@)"}, modes=("numbers", "valid", "full")),
    Bound("forgot-plus-one", {"out_@": "steps_@"}),
    Bound("one-before-dividing", {"out_@": "(room_@ + 1)/S_@"}),
    Bound("all-reached", {"covered_@": "room_@ + reach_@"}),
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

CEIL_SLIPS = (
    Bound("ceil-ignored", {"steps_@": "floor(room_@/S_@)"}, modes=("ceil",)),
    Bound("ceil-past-the-end", {"steps_@": "ceil(room_@/S_@)"}, modes=("ceil",)),
)

FITS = Condition(
    "room_@",
    "not be negative",
    "The kernel spans {reach_@}, more than the {axis} of the padded input.",
)
