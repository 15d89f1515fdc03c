"""A window that is laid down at every input cell: the size lines of transposed convolutions.

The opposite of `sliding.py`: each cell of the input lays down a whole kernel, a stride after the one before it, and the
kernels are added up. PyTorch trims the result by the padding and adds the output padding; Keras' 'valid' and 'same' have
sizes of their own.
"""

from __future__ import annotations

from question_bank import slips
from question_bank.ideas import IDEAS
from question_bank.layer import Bound, Condition, Input, Mode, Rule
from question_bank.shared import ranges
from question_bank.slips import Slip

UNLESS_SAID = "No padding and no output padding unless said."

OUTPUT_PADDING = Input(
    "O_@",
    "output padding",
    ranges.by_level((0,), (0, 1), (0, 1, 2)),
    0,
    "output padding {}",
    modes=("numbers", "valid open", "same open"),
)

OWN_IDEAS = {
    "inputs-spread": "a transposed convolution lays its inputs down a stride apart",
    "last-kernel": "the last input of a transposed convolution lays down a whole kernel",
    "padding-trims": "padding takes away from a transposed convolution on both sides",
    "output-padding-once": "output padding lengthens each axis at one end only",
    "same-multiplies": "Keras' 'same' makes a transposed output as large as input times stride",
}

_SPREAD = Rule(
    "spread_@",
    "from first kernel to last",
    "(N_@ - 1)*S_@",
    "each input cell lays its kernel down a stride after the one before it",
    "The kernels lie {S_@} apart, the last one {spread_@} after the first.",
    "inputs-spread",
)

_TRIMMED = Rule(
    "trimmed_@",
    "less the padding",
    "spread_@ - 2*P_@",
    "padding takes away on both sides here",
    "Padding takes away on both sides: {trimmed_@}.",
    "padding-trims",
)

_EXTENDED = Rule(
    "extended_@",
    "with the output padding",
    "trimmed_@ + O_@",
    "output padding adds at one end",
    "Output padding adds at one end: {extended_@}.",
    "output-padding-once",
)

_OUT = Rule(
    "out_@",
    "output {axis}",
    "extended_@ + reach_@",
    "the last kernel lies there whole",
    "The last kernel lies there whole: {out_@}.",
    "last-kernel",
)

_VALID = (
    _SPREAD,
    Rule(
        "last_@",
        "room of the last cell",
        "max(reach_@, S_@)",
        "Keras keeps a whole stride for the last cell, even where its kernel is smaller",
        "The last cell takes {last_@}.",
        "last-kernel",
    ),
    Rule(
        "out_@",
        "output {axis}",
        "spread_@ + last_@",
        "the room of the last cell comes on top",
        "Together {out_@}.",
        "",
    ),
)

_SAME = (
    Rule(
        "out_@",
        "output {axis}",
        "N_@*S_@",
        "'same' gives every input cell a whole stride, whatever the kernel",
        "'Same' gives every cell a whole stride: {out_@}.",
        "same-multiplies",
    ),
)

_OPEN = _EXTENDED._replace(formula="spread_@ + O_@")

_SAME_OPEN = (
    _SPREAD,
    _OPEN,
    _OUT._replace(
        formula="extended_@ + reach_@ - 2*floor(reach_@/2)",
        why="with an output padding Keras' 'same' keeps what is left of the kernel when it is halved",
        say="What is left of the kernel makes {out_@}.",
        idea="same-multiplies",
    ),
)

MODES = (
    Mode("numbers", "", (_SPREAD, _TRIMMED, _EXTENDED, _OUT)),
    Mode("valid", "Keras' 'valid' padding", _VALID),
    Mode("same", "Keras' 'same' padding", _SAME),
    Mode("valid open", "Keras' 'valid' padding", (_SPREAD, _OPEN, _OUT), asked=False),
    Mode("same open", "Keras' 'same' padding", _SAME_OPEN, asked=False),
)
"""As numbers, and by Keras' words; with an output padding, even one of 0, these mean other sizes, so they are modes of
their own."""

SIZE_SLIPS = (
    Bound("transpose-as-conv", {"out_@": "floor((N_@ + 2*P_@ - reach_@)/S_@) + 1"}, modes=("numbers",)),
    Bound("transpose-as-conv", {"out_@": "floor((N_@ - reach_@)/S_@) + 1"}, modes=("valid",)),
    Bound("transpose-as-conv", {"out_@": "ceil(N_@/S_@)"}, modes=("same",)),
    Bound("spread-from-one", {"spread_@": "N_@*S_@"}),
    Bound("padding-added-back", {"trimmed_@": "spread_@ + 2*P_@"}),
    Bound("trimmed-once", {"trimmed_@": "spread_@ - P_@"}),
    Bound("untrimmed", {"trimmed_@": "spread_@"}),
    Bound("output-padding-left-out", {"extended_@": "trimmed_@"}, modes=("numbers",)),
    Bound("output-padding-twice", {"extended_@": "trimmed_@ + 2*O_@"}, modes=("numbers",)),
    Bound("spread-without-stride", {"spread_@": "N_@ - 1"}),
    Bound("spread-without-stride", {"out_@": "N_@"}, modes=("same",)),
    Bound("last-kernel-left-out", {"out_@": "extended_@"}, modes=("numbers",)),
    Bound("last-kernel-left-out", {"out_@": "spread_@"}, modes=("valid",)),
    Bound("times-stride-only", {"out_@": "N_@*S_@"}, modes=("numbers", "valid")),
    Bound("one-beside-kernel", {"out_@": "extended_@ + reach_@ + 1"}, modes=("numbers",)),
    Bound("gap-left-out", {"last_@": "reach_@"}),
    Bound("same-as-valid", {"out_@": "(N_@ - 1)*S_@ + max(reach_@, S_@)"}, modes=("same",)),
    Bound("dilation-ignored", {"reach_@": "K_@"}),
    Bound("dilation-from-zero", {"reach_@": "K_@ + (K_@ - 1)*L_@"}),
)

CONDITIONS = (
    Condition(
        "max(S_@, L_@) - 1 - O_@",
        "not be negative",
        "An output padding of {O_@} has to be smaller than the stride or the dilation.",
        modes=("numbers",),
    ),
    Condition(
        "out_@ - 1",
        "not be negative",
        "A padding of {P_@} on both sides leaves nothing of the {axis}.",
        modes=("numbers",),
    ),
    Condition(
        "S_@ - 1 - O_@",
        "not be negative",
        "An output padding of {O_@} has to be smaller than the stride.",
        frameworks=("keras",),
        modes=("valid open", "same open"),
    ),
    Condition(
        "O_@",
        "be zero",
        "An output padding is written for PyTorch only here.",
        frameworks=("keras",),
        modes=("numbers",),
    ),
    Condition(
        "reach_@ - S_@",
        "not be negative",
        "With a kernel smaller than its stride Keras makes the output larger than this.",
        frameworks=("keras",),
        modes=("numbers",),
    ),
)

OWN_SLIPS = (
    Slip(
        "transpose-as-conv",
        "inputs-spread",
        "the formula of an ordinary convolution",
        "makes the input smaller",
        "A transposed convolution goes the other way: input cells are set a stride apart, so the output grows.",
    ),
    Slip(
        "spread-from-one",
        "inputs-spread",
        "one stride too many",
        "takes a stride for every input cell",
        "The first cell stands at the start, so there is one stride fewer than there are cells.",
    ),
    Slip(
        "padding-added-back",
        "padding-trims",
        "the padding added",
        "lets the padding make the output larger",
        "The numbers describe the convolution that it undoes, so padding takes away here.",
    ),
    Slip(
        "trimmed-once",
        "padding-trims",
        "the padding taken away once",
        "trims one side only",
        "Padding is taken away on both sides, so it comes in twice; an output padding is something else.",
    ),
    Slip(
        "untrimmed",
        "padding-trims",
        "the padding left out",
        "trims nothing",
        "Padding takes away from the result, on both sides.",
    ),
    Slip(
        "output-padding-left-out",
        "output-padding-once",
        "the output padding left out",
        "leaves the output padding out",
        "Output padding lengthens the result at one end.",
    ),
    Slip(
        "output-padding-twice",
        "output-padding-once",
        "the output padding counted twice",
        "lengthens the result at both ends",
        "Output padding is added at one end only; just the padding counts on both sides.",
    ),
    Slip(
        "spread-without-stride",
        "inputs-spread",
        "the stride left out",
        "keeps the input cells side by side",
        "The stride sets the input cells apart, and that is what makes the output larger.",
    ),
    Slip(
        "last-kernel-left-out",
        "last-kernel",
        "the last kernel left out",
        "stops where the last kernel begins",
        "The last input cell lays down a whole kernel, and all of it belongs to the output.",
    ),
    Slip(
        "times-stride-only",
        "last-kernel",
        "input times stride",
        "multiplies by the stride and leaves the kernel out",
        "Only Keras' 'same' gives input times stride; here the kernel and what is trimmed decide too.",
    ),
    Slip(
        "one-beside-kernel",
        "last-kernel",
        "a 1 beside the whole kernel",
        "adds a 1 to a kernel that is already whole",
        "The 1 of the long formula belongs to the kernel less one; with the whole kernel nothing is added.",
    ),
    Slip(
        "gap-left-out",
        "last-kernel",
        "PyTorch's size for Keras' 'valid'",
        "ends with the last kernel",
        "Keras' 'valid' keeps a whole stride for the last cell, even where the kernel is smaller.",
    ),
    Slip(
        "same-as-valid",
        "same-multiplies",
        "'same' taken for 'valid'",
        "lets the last kernel stand out",
        "'same' cuts the result to a whole stride for every input cell.",
    ),
)

IDEAS.update(OWN_IDEAS)
for _slip in OWN_SLIPS:
    slips.add(_slip)
