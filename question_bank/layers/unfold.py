"""Unfold and fold, as PyTorch has them: every window stood up as a column, and columns laid back into a picture."""

from __future__ import annotations

from question_bank.frameworks.spelling import Argument, Layout, Spelling
from question_bank.layer import HARDER, PLANE, Bound, Condition, Input, Layer, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.shared.columns import PLACES, WINDOWS
from question_bank.shared.filters import ACTIVATION_SIZE as VALUES
from question_bank.shared.inputs import DEPTH, DILATION, KERNEL, PADDING, SIDE, STRIDE
from question_bank.shared.quantities import ACTIVATION_SIZE, NOTHING_LEARNED, OUTPUT_SHAPE
from question_bank.shared.sliding import FITS, REACH, SIZE_SLIPS, UNLESS_SAID

_NOTHING = Rule(
    "params",
    "parameters",
    "0",
    "values are only copied",
    "Values are only copied, so there is nothing to learn.",
    "input-learns-nothing",
    short=True,
)
_CELLS = Rule(
    "cells",
    "cells of a window",
    "prod(K_@)",
    "a window is as high as it is wide",
    "A window covers {cells} cells.",
)
_COLUMN = Rule(
    "column",
    "values in a column",
    "cells*D",
    "a column holds all that one window sees, through every channel",
    "A column holds {column} values.",
    "column-holds-window",
)

_SIZE_SLIPS = (
    *(one for one in SIZE_SLIPS if one.slip != "size-kept"),
    Bound("windows-side-by-side", {"out_@": "floor(N_@/K_@)"}),
    Bound("one-row-of-windows", {"places": "out_h"}),
)

_ARGUMENTS = (
    Argument("kernel_size", "K_@", "sizes", exact=True),
    Argument("dilation", "L_@", "sizes", 1, keyword=True),
    Argument("padding", "P_@", "sizes", 0, least=0, keyword=True),
    Argument("stride", "S_@", "sizes", 1, keyword=True),
)

_UNFOLD = Layer(
    name="unfold",
    title="an unfold",
    inputs=(
        SIDE._replace(ranges=ranges.MAP_SIDES),
        DEPTH._replace(ranges=ranges.MAP_DEPTHS),
        KERNEL._replace(meaning="window {axis}", ranges=ranges.LARGER_KERNELS),
        STRIDE,
        PADDING._replace(modes=()),
        DILATION,
    ),
    rules=(
        REACH,
        _CELLS,
        _COLUMN,
        PLACES,
        Rule(
            "activation_size",
            "values in all columns",
            "column*places",
            "there is a column for every place",
            "Together {activation_size} values.",
            "activation-product",
        ),
        _NOTHING,
    ),
    quantities=(
        OUTPUT_SHAPE._replace(
            parts=("column", "places"),
            counted=f"Written as values in a column x columns. {UNLESS_SAID}",
            conventions=(),
            types=(63,),
            levels=HARDER,
        ),
        Quantity(
            "column",
            "values in a column",
            ("column",),
            "How many values does each column hold?",
            counted="Counted here: one column of one example.",
            without="Where the windows stand does not change what one of them sees.",
            types=(63,),
            formula_types=(63,),
        ),
        Quantity(
            "places",
            "columns",
            ("places",),
            "How many columns does it make?",
            counted=UNLESS_SAID,
            without="How deep the input is makes the columns longer, not more.",
            types=(63,),
        ),
        ACTIVATION_SIZE._replace(
            counted=f"Counted here: one example. {UNLESS_SAID}", types=(63, 64), levels=HARDER, spot=False
        ),
        NOTHING_LEARNED._replace(asked=False),
    ),
    scene="A {kernel} unfold{twists} runs over a {H}x{W}x{D} input.",
    row="UNFOLD  {kernel}{twists}, on {H} x {W} x {D}",
    subject="An HxWxD input goes through an unfold with windows of {kernel}{twists}.",
    modes=(WINDOWS,),
    mode_key="padding",
    axes=PLANE,
    slips=(
        Bound("column-of-one-channel", {"column": "cells"}),
        Bound("rows-for-columns", {}, {"output_shape": ("places", "column")}),
        Bound("copied-once", {"activation_size": "prod(N_@)*D"}),
        *_SIZE_SLIPS,
    ),
    conditions=(FITS,),
    gives=("column", "places"),
    picture=(Side("input", "input", ("N_@", "D")), Side("window", "kernel", ("K_@",))),
    words={"unit": "window", "kernel": "{K_@|x}"},
    spellings=(Spelling("torch", ("Unfold",), _ARGUMENTS, (Layout(("D", "N_@")),), numbers_mode="numbers"),),
)

_FOLD = Layer(
    name="fold",
    title="a fold",
    inputs=(
        Input(
            "V",
            "values in a column",
            ranges.by_level(
                (4, 8, 12, 16, 20, 24, 32, 40), (48, 64, 128, 256, 512, 1024), (36, 72, 108, 144, 216, 432, 576)
            ),
        ),
        Input(
            "U",
            "columns",
            ranges.by_level(
                (4, 9, 16, 25, 36),
                (4, 9, 16, 16, 25, 49, 64, 64, 81, 196, 225, 256),
                (9, 16, 16, 20, 25, 25, 30, 36, 42, 49, 64),
            ),
        ),
        SIDE._replace(meaning="output {axis}", ranges=ranges.by_level((4, 6, 8, 10, 12), (8, 16, 28, 32), (9, 13, 15))),
        KERNEL._replace(meaning="window {axis}", ranges=ranges.by_level((2,), (2, 4), (2, 3))),
        Input("S_@", "stride", ranges.by_level((2,), (2, 4), (2, 3)), said="stride {}"),
        PADDING._replace(ranges=ranges.by_level((0,), (0, 1), (0, 1)), modes=()),
        DILATION._replace(ranges=ranges.by_level((1,), (1,), (1, 2))),
    ),
    rules=(
        REACH,
        _CELLS,
        PLACES,
        Rule(
            "out_d",
            "output depth",
            "V/cells",
            "a column holds the cells of one window, once for each channel",
            "{V} values over {cells} cells: {out_d} channels.",
            "column-holds-window",
        ),
        VALUES._replace(formula="prod(N_@)*out_d"),
        _NOTHING,
    ),
    quantities=(
        OUTPUT_SHAPE._replace(
            parts=("N_@", "out_d"),
            counted="Written as height x width x depth. No padding unless said.",
            without="Where windows overlap, values are added up; that changes no side.",
        ),
        Quantity(
            "out_d",
            "output depth",
            ("out_d",),
            "How deep is the picture?",
            counted="Counted in channels.",
            without="Where the windows stand does not change how deep they are.",
        ),
        ACTIVATION_SIZE._replace(asked=False),
        NOTHING_LEARNED._replace(asked=False),
    ),
    scene="{U} columns of {V} values are folded into a {H}x{W} picture, with windows of {kernel} and stride {S}{twists}.",
    row="FOLD  {kernel}, stride {S}{twists}, {U} columns of {V}, to {H} x {W}",
    subject="U columns of V values are folded into an HxW picture with windows of {kernel} and stride {S}{twists}.",
    modes=(WINDOWS,),
    mode_key="padding",
    axes=PLANE,
    slips=(
        Bound("column-of-one-channel", {"out_d": "V"}),
        Bound("window-side-once", {"out_d": "V/K_h"}),
        Bound("copied-once", {"activation_size": "V*U"}),
        Bound("depth-left-out", {"activation_size": "prod(N_@)"}),
    ),
    conditions=(
        FITS,
        Condition("V/cells", "be whole", "{V} values in a column don't fill windows of {kernel}."),
        Condition(
            "U - places", "be zero", "Windows of {kernel} stand at {places} places here, and {U} columns come in."
        ),
    ),
    takes=("V", "U"),
    gives=("H", "W", "out_d"),
    picture=(Side("window", "kernel", ("K_@",)), Side("output", "output", ("N_@", "out_d"))),
    words={"unit": "window", "kernel": "{K_@|x}"},
    spellings=(
        Spelling(
            "torch",
            ("Fold",),
            (Argument("output_size", "N_@", "sizes", exact=True), *_ARGUMENTS),
            (Layout(("V", "U")),),
            channels_first=True,
            numbers_mode="numbers",
        ),
    ),
)

LAYERS = (_UNFOLD, _FOLD)
