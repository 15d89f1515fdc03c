"""The last layer of a detector: boxes at every cell, each with four numbers, a score and the classes."""

from __future__ import annotations

from question_bank.layer import HARDER, PLANE, Bound, Input, Layer, Mode, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.shared.inputs import BATCH, BIAS, SIDE
from question_bank.shared.quantities import ACTIVATION_SIZE, OUTPUT_SHAPE, PARAMS
from question_bank.slips import Slip

IDEAS = {
    "box-numbers": "a box has four numbers for its place and size, and one for whether something is there",
    "boxes-own-classes": "whether each box has classes of its own, or a cell has them once, is a matter of design",
    "cells-share-head": "every cell predicts its own boxes with the same filters",
}

SLIPS = (
    Slip(
        "score-forgotten",
        "box-numbers",
        "the score left out",
        "counts four numbers for a box and its classes",
        "A box also has one number for whether something is there.",
    ),
    Slip(
        "place-forgotten",
        "box-numbers",
        "place and size left out",
        "counts classes only",
        "A box also has four numbers for its place and size, and one for whether something is there.",
    ),
    Slip(
        "corners-twice",
        "box-numbers",
        "all four corners counted",
        "takes four corners with two numbers each",
        "Two corners, or a middle with a height and a width, are enough: four numbers.",
    ),
    Slip(
        "background-class",
        "box-numbers",
        "a class for the background",
        "counts one class more",
        "Here a score of its own says whether something is there, so no class is needed for nothing.",
    ),
    Slip(
        "one-box",
        "cells-share-head",
        "only one box in a cell",
        "counts a single box",
        "Every cell has {A} boxes.",
    ),
    Slip(
        "classes-shared",
        "boxes-own-classes",
        "classes once for a cell",
        "lets all boxes of a cell share the classes",
        "Here every box has classes of its own.",
    ),
    Slip(
        "classes-per-box",
        "boxes-own-classes",
        "classes for every box",
        "gives every box classes of its own",
        "Here all boxes of a cell share one choice of class.",
    ),
    Slip(
        "one-cell",
        "cells-share-head",
        "a single cell",
        "counts one cell",
        "Every cell of the map predicts its own.",
    ),
    Slip(
        "head-in-every-cell",
        "cells-share-head",
        "filters for every cell",
        "gives every cell filters of its own",
        "The same filters visit all cells.",
    ),
)

_ANCHORED = ("anchors",)
_INPUTS = (
    SIDE._replace(
        ranges=ranges.by_level((2, 4, 5, 7, 8, 10), (7, 13, 19, 20, 26, 38, 40, 52, 80), (11, 15, 17, 23, 76))
    ),
    Input(
        "D",
        "depth of the map",
        ranges.by_level((4, 8, 10, 16), (128, 256, 512, 1024), (96, 192, 384)),
        1,
        modes=_ANCHORED,
    ),
    Input("A", "boxes at each cell", ranges.by_level((2, 3, 5), (2, 3, 5, 6, 9), (3, 4, 6, 7, 9))),
    Input("C", "classes", ranges.by_level((2, 5, 10, 20), (2, 10, 20, 80, 91), (3, 12, 37, 365))),
    BIAS._replace(modes=_ANCHORED),
    BATCH,
)

_RULES = (
    Rule("out_@", "cells along the {axis}", "N_@", "every cell predicts its own", "", "", short=True),
    Rule(
        "boxes",
        "boxes",
        "prod(N_@)*A",
        "every cell predicts its own boxes",
        "{A} boxes at {N_@} cells make {boxes}.",
        "cells-share-head",
    ),
    Rule(
        "values",
        "values that come out",
        "prod(N_@)*channels",
        "every cell gives one value in each channel",
        "At {N_@} cells that is {values}.",
        "cells-share-head",
    ),
)

_HEAD = (
    Rule(
        "each",
        "numbers of a box",
        "4 + 1 + C",
        "four for its place and size, one for whether something is there, one for each class",
        "A box has {each} numbers.",
        "box-numbers",
    ),
    Rule(
        "channels",
        "channels",
        "A*each",
        "every box has numbers of its own",
        "{A} boxes make {channels} channels.",
        "boxes-own-classes",
    ),
    Rule(
        "weights",
        "weights",
        "D*channels",
        "each channel is one filter of 1x1, as deep as the map",
        "Filters of 1 by 1 by {D} make {weights} weights.",
        "filter-depth",
    ),
    Rule(
        "biases",
        "biases",
        "channels*B",
        "one bias for each channel",
        "One bias each makes {biases}.",
        "one-bias",
        short=True,
    ),
    Rule("params", "parameters", "weights + biases", "everything that the head learns", "Together {params}."),
)
_SHARED = (
    Rule(
        "each",
        "numbers of a box",
        "4 + 1",
        "four for its place and size, one for whether something is there",
        "A box has {each} numbers.",
        "box-numbers",
        short=True,
    ),
    Rule(
        "channels",
        "channels",
        "A*each + C",
        "the boxes have numbers of their own, and the cell has the classes once",
        "{A} boxes and one set of classes make {channels} channels.",
        "boxes-own-classes",
    ),
)

_MODES = (
    Mode("anchors", "", _HEAD),
    Mode(
        "shared",
        "",
        _SHARED,
        scene="A detector like the first YOLO has {A} boxes in each of {H}x{W} cells, with {C} classes once a cell{twists}.",
        row="DETECTOR  {A} boxes a cell, {C} classes once a cell{twists}, on {H} x {W}",
        subject="A detector like the first YOLO has A boxes in each of HxW cells, with C classes once a cell{twists}.",
    ),
)

_BOX = "A box has four numbers for its place and size and one score."
_ONE_CELL = "How many cells there are and how deep the map is does not change what one cell gives out."
_QUANTITIES = (
    Quantity(
        "channels",
        "channels",
        ("channels",),
        "How many channels does its output have?",
        counted=_BOX,
        without=_ONE_CELL,
        types=(83,),
        formula_types=(83,),
    ),
    OUTPUT_SHAPE._replace(
        parts=("out_@", "channels"), counted=f"Written as height x width x depth. {_BOX}", types=(83,), levels=HARDER
    ),
    Quantity(
        "boxes",
        "boxes",
        ("boxes",),
        "How many boxes does it predict?",
        counted="Counted here: one picture, before any is sorted out.",
        without="How many classes there are does not change how many boxes there are.",
        types=(83,),
    ),
    Quantity(
        "values",
        "values that come out",
        ("values",),
        "How many values come out?",
        counted=f"Counted here: one picture. {_BOX}",
        types=(83,),
        levels=HARDER,
    ),
    PARAMS._replace(
        ask="How many parameters does the head have?",
        counted=f"Counted here: weights and biases of 1x1 filters. {_BOX}",
        without="The same filters visit all cells.",
        types=(83,),
        formula_types=(83,),
        levels=HARDER,
    ),
    ACTIVATION_SIZE._replace(parts=("values",), types=(), asked=False),
)

_SLIPS = (
    Bound("score-forgotten", {"each": "4 + C"}, modes=_ANCHORED),
    Bound("score-forgotten", {"each": "4"}, modes=("shared",)),
    Bound("place-forgotten", {"each": "C"}, modes=_ANCHORED),
    Bound("corners-twice", {"each": "8 + 1 + C"}, modes=_ANCHORED),
    Bound("corners-twice", {"each": "8 + 1"}, modes=("shared",)),
    Bound("background-class", {"each": "4 + 1 + C + 1"}, modes=_ANCHORED),
    Bound("background-class", {"channels": "A*each + C + 1"}, modes=("shared",)),
    Bound("one-box", {"channels": "each"}, modes=_ANCHORED),
    Bound("one-box", {"channels": "each + C"}, modes=("shared",)),
    Bound("one-box", {"boxes": "prod(N_@)"}),
    Bound("classes-shared", {"channels": "A*(each - C) + C"}, modes=_ANCHORED),
    Bound("classes-per-box", {"channels": "A*(each + C)"}, modes=("shared",)),
    Bound("one-cell", {"boxes": "A"}),
    Bound("one-cell", {"values": "channels"}),
    Bound("head-in-every-cell", {"params": "prod(N_@)*(weights + biases)"}),
    Bound("forgot-bias", {"biases": "0"}),
    Bound("one-bias", {"biases": "B"}),
    Bound("batch-counted", {"boxes": "N*prod(N_@)*A"}),
    Bound("batch-counted", {"values": "N*prod(N_@)*channels"}),
)

LAYERS = (
    Layer(
        name="detection_head",
        title="the head of a detector",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="A detector has {A} boxes for each cell of a {H}x{W}x{D} map, each with {C} classes{twists}.",
        row="DETECTOR  {A} boxes a cell, {C} classes each{twists}, on {H} x {W} x {D}",
        subject="A detector has A boxes for each cell of an HxWxD map, each with C classes{twists}.",
        modes=_MODES,
        axes=PLANE,
        slips=_SLIPS,
        gives=("out_h", "out_w", "channels"),
        picture=(Side("map", "input", ("N_@", "D")), Side("output", "output", ("out_@", "channels"))),
        words={"unit": "filter", "kernel": "1x1"},
    ),
)
