"""Branches side by side, as in an Inception module: how deep the concatenation is."""

from __future__ import annotations

from question_bank.layer import HARDER, Bound, Input, Layer, Mode, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.shared.quantities import OUTPUT_SHAPE
from question_bank.slips import Slip

SLIPS = (
    Slip(
        "deepest-branch",
        "channels-side-by-side",
        "the deepest branch taken",
        "is as deep as the deepest branch",
        "Nothing is added up here: the channels of all branches stand side by side.",
    ),
    Slip(
        "input-joins-in",
        "channels-side-by-side",
        "the input counted among the branches",
        "lets the input through as well",
        "Only what the branches give is joined; the input itself is not among them.",
    ),
    Slip(
        "pool-branch-left-out",
        "channels-side-by-side",
        "the pooling branch left out",
        "leaves the fourth branch out",
        "A branch that pools gives channels too.",
    ),
    Slip(
        "branches-multiplied",
        "channels-side-by-side",
        "branches times one of them",
        "takes every branch for as deep as the first",
        "Each branch brings its own number of channels.",
    ),
    Slip(
        "one-cell-filter",
        "filter-depth",
        "only the depth of the filter",
        "counts one weight for each channel",
        "The filter is as deep as the concatenation, and at every depth it has a window of 3x3.",
    ),
    Slip(
        "flat-filter",
        "filter-depth",
        "a flat filter",
        "counts a flat window",
        "A filter on a concatenation reaches through the channels of all branches.",
    ),
)


def _branch(place: str, which: str, interview: tuple[int, ...], expert: tuple[int, ...]) -> Input:
    return Input(
        f"M_{place}", f"channels of the {which} branch", ranges.by_level((2, 4, 5, 8, 10, 16), interview, expert)
    )


_FOURTH = Input(
    "M_d",
    "channels of the fourth branch",
    ranges.by_level((2, 4, 5), (16, 32, 64, 128), (24, 48, 72)),
    1,
    modes=("four",),
)
"""Where the fourth branch only pools it has no number of its own, and the 1 is not looked at."""


def _depth(name: str, formula: str, why: str, say: str, scene: str, row: str) -> Mode:
    return Mode(
        name,
        "",
        (Rule("out_d", "output depth", formula, why, say, "channels-side-by-side"),),
        scene=scene,
        row=row,
    )


_FOUR = _depth(
    "four",
    "M_a + M_b + M_c + M_d",
    "the channels of all branches stand side by side",
    "The branches together make {out_d}.",
    "",
    "",
)
_BARE = _depth(
    "bare",
    "M_a + M_b + M_c + D",
    "a branch that only pools keeps the depth of the input",
    "With the {D} channels that are only pooled it makes {out_d}.",
    "On {N}x{N}x{D} three branches give {M_a}, {M_b} and {M_c} channels, and a fourth only pools.",
    "CONCAT  {M_a}, {M_b}, {M_c} channels and a bare pooling, on {N} x {N} x {D}",
)

LAYERS = (
    Layer(
        name="channel_concat",
        title="branches side by side",
        inputs=(
            Input("N", "input side", ranges.MAP_SIDES),
            Input(
                "D",
                "input depth (channels)",
                ranges.by_level((3, 4, 8), (64, 128, 192, 256, 480, 512), (192, 288, 480, 528, 832)),
            ),
            _branch("a", "first", (64, 96, 112, 128, 160, 192), (112, 144, 160, 256, 384)),
            _branch("b", "second", (96, 128, 192, 208, 256), (208, 224, 288, 320)),
            _branch("c", "third", (16, 32, 48, 64, 96), (24, 48, 64, 96, 128)),
            _FOURTH,
        ),
        rules=(
            Rule("side", "output side", "N", "every branch keeps the size", "", short=True),
            Rule(
                "next_weights",
                "weights of a 3x3 filter on it",
                "3*3*out_d",
                "a filter is as deep as its input",
                "A 3x3 filter on it has {next_weights} weights.",
                "filter-depth",
            ),
        ),
        quantities=(
            Quantity(
                "out_d",
                "depth of the concatenation",
                ("out_d",),
                "How deep is the concatenation?",
                counted="Every branch keeps height and width.",
                without="Height and width stay, and what a branch gives is said.",
                types=(22,),
            ),
            OUTPUT_SHAPE._replace(
                parts=("side", "side", "out_d"),
                ask="What is the shape of the concatenation?",
                counted="Written as height x width x depth. Every branch keeps height and width.",
                without="What a branch gives is said.",
                types=(22,),
                levels=HARDER,
            ),
            Quantity(
                "next_weights",
                "weights of a 3x3 filter on it",
                ("next_weights",),
                "How many weights has one 3x3 filter on the concatenation?",
                counted="Counted here: one filter, without its bias.",
                without="Height and width do not come in, and what a branch gives is said.",
                types=(22,),
                levels=HARDER,
            ),
        ),
        scene="On {N}x{N}x{D} four branches give {M_a}, {M_b}, {M_c} and {M_d} channels, side by side.",
        row="CONCAT  {M_a}, {M_b}, {M_c}, {M_d} channels, on {N} x {N} x {D}",
        subject="On NxNxD branches give M_a, M_b, M_c and M_d channels, side by side.",
        modes=(_FOUR, _BARE),
        mode_key="branches",
        slips=(
            Bound("deepest-branch", {"out_d": "max(max(M_a, M_b), max(M_c, M_d))"}, modes=("four",)),
            Bound("deepest-branch", {"out_d": "max(max(M_a, M_b), max(M_c, D))"}, modes=("bare",)),
            Bound("input-joins-in", {"out_d": "M_a + M_b + M_c + M_d + D"}, modes=("four",)),
            Bound("pool-branch-left-out", {"out_d": "M_a + M_b + M_c"}),
            Bound("branches-multiplied", {"out_d": "4*M_a"}),
            Bound("flat-filter", {"next_weights": "3*3"}),
            Bound("one-cell-filter", {"next_weights": "out_d"}),
        ),
        takes=(),
        gives=(),
        picture=(Side("input", "input", ("N", "N", "D")), Side("output", "output", ("side", "side", "out_d"))),
        words={"unit": "filter"},
    ),
)
