"""A convolution as one matrix product: every window a column, every filter a row."""

from __future__ import annotations

from question_bank.layer import HARDER, PLANE, Bound, Layer, Quantity, Rule, Side
from question_bank.shared.columns import PLACES, WINDOWS
from question_bank.shared.comparing import EXACT
from question_bank.shared.inputs import DEPTH, FILTERS, KERNEL, PADDING, SIDE, STRIDE
from question_bank.shared.ranges import LARGER_KERNELS
from question_bank.shared.sliding import FITS, SIZE_SLIPS, UNLESS_SAID
from question_bank.slips import Slip

IDEAS = {"windows-copied": "where windows overlap, im2col copies a value into each of them"}

SLIPS = (
    Slip(
        "kernel-area-blow-up",
        "windows-copied",
        "the kernel's area taken for the factor",
        "copies every value as often as a window has cells",
        "Strides and borders let most values stand in fewer windows: divide what is there after by what was before.",
    ),
    Slip(
        "nothing-copied",
        "windows-copied",
        "nothing copied",
        "keeps as many values as the input has",
        "A value is copied into every window that covers it.",
    ),
    Slip(
        "filters-in-columns",
        "column-holds-window",
        "the filters in the windows' matrix",
        "lets the filters into the matrix of the windows",
        "The filters stand in a matrix of their own; what the windows hold does not depend on them.",
    ),
)

_RULES = (
    Rule("reach_@", "{axis} that the kernel spans", "K_@", "a kernel without gaps spans its own side"),
    Rule(
        "column",
        "values in a column",
        "prod(K_@)*D",
        "a column holds all that one window sees, through every channel",
        "A window holds {K_@} by {D} values, {column}.",
        "column-holds-window",
    ),
    PLACES._replace(label="columns", why="there is a column for every place, along both sides"),
    Rule(
        "copied",
        "values in the matrix",
        "column*places",
        "a matrix holds rows times columns",
        "Together {copied} values.",
        "activation-product",
    ),
    Rule(
        "blow_up",
        "times as many values",
        "prod(K_@)*places/(prod(N_@))",
        "every place copies a whole window, for each channel alike, and the input has its pixels once",
        "{places} windows of {K_@} against {N_@} pixels: {blow_up} times as many.",
        "windows-copied",
    ),
)

_COLUMN_OF = f"Each window becomes a column. {UNLESS_SAID}"

_QUANTITIES = (
    Quantity(
        "matrix",
        "matrix of the windows",
        ("column", "places"),
        "What is the shape of the windows' matrix?",
        kind="shape",
        counted=f"Written as rows x columns. {_COLUMN_OF}",
        without="The filters stand in a matrix of their own.",
        types=(63,),
        levels=HARDER,
    ),
    Quantity(
        "rows",
        "rows of the windows' matrix",
        ("column",),
        "How many rows does the windows' matrix have?",
        counted=_COLUMN_OF,
        without="Where a window stands does not change what it sees; the filters stand in a matrix of their own.",
        types=(63,),
        formula_types=(63,),
    ),
    Quantity(
        "columns",
        "columns of the windows' matrix",
        ("places",),
        "How many columns does the windows' matrix have?",
        counted=_COLUMN_OF,
        without="How deep the input is makes a column longer; it makes no more of them.",
        types=(63,),
    ),
    Quantity(
        "filter_matrix",
        "matrix of the filters",
        ("M", "column"),
        "What is the shape of the filters' matrix?",
        kind="shape",
        counted="Written as rows x columns. Each filter becomes a row.",
        without="Filters do not know how large the input is, nor where they go.",
        types=(63,),
    ),
    Quantity(
        "product",
        "matrix that comes out",
        ("M", "places"),
        "What is the shape of the product?",
        kind="shape",
        counted=f"Written as rows x columns: filters' matrix times windows' matrix. {UNLESS_SAID}",
        without="What a window holds is summed up in the product.",
        types=(63,),
        levels=HARDER,
    ),
    Quantity(
        "copied",
        "values in the windows' matrix",
        ("copied",),
        "How many values does the windows' matrix hold?",
        counted=_COLUMN_OF,
        without="The filters stand in a matrix of their own.",
        types=(63,),
        levels=HARDER,
    ),
    Quantity(
        "blow_up",
        "factor of copying",
        ("blow_up",),
        "By what factor do the values grow?",
        counted=f"Counted here: values of the windows' matrix over those of the input. {EXACT} {UNLESS_SAID}",
        without="Every channel is copied alike, so the depth falls out.",
        types=(63,),
        levels=HARDER,
        spot=False,
    ),
)

_SLIPS = (
    *(one for one in SIZE_SLIPS if not any("L_@" in text for text in one.rewrites.values())),
    Bound("windows-side-by-side", {"out_@": "floor(N_@/K_@)"}),
    Bound("column-of-one-channel", {"column": "prod(K_@)"}),
    Bound("filters-in-columns", {"column": "prod(K_@)*D*M"}),
    Bound("one-row-of-windows", {"places": "out_h"}),
    Bound(
        "rows-for-columns",
        {},
        {"matrix": ("places", "column"), "filter_matrix": ("column", "M"), "product": ("places", "M")},
    ),
    Bound("nothing-copied", {"copied": "prod(N_@)*D"}),
    Bound("kernel-area-blow-up", {"blow_up": "prod(K_@)"}),
)

LAYERS = (
    Layer(
        name="im2col",
        title="a convolution as a matrix product",
        inputs=(
            SIDE,
            DEPTH,
            FILTERS,
            KERNEL._replace(ranges=LARGER_KERNELS),
            STRIDE,
            PADDING._replace(modes=()),
        ),
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="By im2col, {M} filters of {kernel}{twists} on a {H}x{W}x{D} input become one matrix product.",
        row="IM2COL  {M} of {kernel}{twists}, on {H} x {W} x {D}",
        subject="By im2col, a matrix product stands for M filters on an HxWxD input, each {kernel}{twists}.",
        modes=(WINDOWS,),
        mode_key="padding",
        axes=PLANE,
        slips=_SLIPS,
        conditions=(FITS,),
        gives=("out_h", "out_w", "M"),
        picture=(Side("input", "input", ("N_@", "D")), Side("one filter", "kernel", ("K_@", "D"), "M")),
        words={"unit": "filter", "kernel": "{K_@|x}"},
    ),
)
