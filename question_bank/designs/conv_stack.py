"""Stacks of equal layers with stride 1: how far they see, and how many it takes to see so far."""

from __future__ import annotations

from question_bank.layer import Bound, Condition, Input, Layer, Quantity, Rule
from question_bank.shared import ranges
from question_bank.slips import Slip

IDEAS = {"pointwise-sees-one": "a 1x1 layer sees one cell and widens nothing"}

SLIPS = (
    Slip(
        "one-layer-sees",
        "field-grows",
        "the kernel taken for what a stack sees",
        "is what a single layer sees of the one below",
        "What a layer sees below has already seen its own neighbourhood, so every layer widens the field.",
        "Many wonder how 3x3 layers can ever see more than 3x3.",
    ),
    Slip(
        "fields-multiplied",
        "field-grows",
        "the kernels multiplied",
        "multiplies where it should add",
        "Every layer adds its kernel less one, in steps of the strides before it; kernels never multiply.",
    ),
    Slip(
        "own-cell-left-out",
        "field-grows",
        "the cell in the middle left out",
        "counts only what is added",
        "A value sees its own place before any layer widens it.",
    ),
    Slip(
        "pointwise-widens",
        "pointwise-sees-one",
        "1x1 layers counted too",
        "lets 1x1 layers widen the field",
        "A kernel of one cell adds nothing: its reach less one is nothing.",
    ),
    Slip(
        "layers-rounded-down",
        "field-grows",
        "the layers rounded down",
        "stops a layer too early",
        "The last layer may see more than is needed, but without it the stack sees too little.",
    ),
    Slip(
        "first-cell-too",
        "field-grows",
        "the first cell to be seen as well",
        "lets layers find all that is to be seen",
        "What is seen without any layer is not left for them.",
    ),
    Slip(
        "whole-kernel-steps",
        "field-grows",
        "steps of whole kernels",
        "lets every layer add its whole kernel",
        "Neighbouring kernels share a cell, so a layer adds its kernel less one.",
    ),
    Slip(
        "half-kernel-steps",
        "field-grows",
        "one side of the kernel",
        "adds half of what a layer adds",
        "A kernel reaches out on both sides of its middle.",
    ),
)

_KERNEL = Input("K", "kernel side", ranges.by_level((3, 3, 5), (2, 3, 3, 5, 7, 9, 11), (3, 4, 5, 7)))
_DILATION = Input("L", "dilation", ranges.by_level((1,), (1, 2, 4), (2, 3, 4)), 1, "dilation {} each")
_WIDENED = Rule(
    "widened",
    "cells that a layer adds",
    "L*(K - 1)",
    "a layer adds its reach less one, as neighbouring kernels share a cell",
    "Each layer adds {widened}.",
    "field-grows",
)

_STACK = Layer(
    name="conv_stack",
    title="a stack of equal layers",
    inputs=(
        Input("n", "layers", ranges.by_level((2, 3, 4, 5), (2, 3, 4, 5, 6, 8, 10, 12, 16), (4, 6, 7, 9, 13, 18))),
        _KERNEL,
        _DILATION,
        Input("m", "layers of 1x1", ranges.by_level((0,), (0, 1, 2, 3), (1, 2, 3)), 0, "and {} more of 1x1"),
    ),
    rules=(
        _WIDENED,
        Rule(
            "field",
            "receptive field",
            "1 + n*widened",
            "a value starts with its own cell, and every layer widens it",
            "The cell itself and {n} layers make {field}.",
            "field-grows",
        ),
    ),
    quantities=(
        Quantity(
            "field",
            "receptive field",
            ("field",),
            "How wide is the receptive field?",
            counted="Counted in cells of the input, for one value at the end of the stack.",
            without="A layer of 1x1 sees nothing beside its own cell.",
            types=(68,),
            formula_types=(68,),
        ),
    ),
    scene="{n|count} layers of {K}x{K} with stride 1{twists} stand on one another.",
    row="STACK  {n} layers of {K}x{K}, stride 1{twists}",
    subject="n layers of KxK with stride 1{twists} stand on one another.",
    slips=(
        Bound("one-layer-sees", {"field": "1 + widened"}),
        Bound("reach-not-less-one", {"field": "n*K"}),
        Bound("fields-multiplied", {"field": "K^n"}),
        Bound("own-cell-left-out", {"field": "n*widened"}),
        Bound("half-kernel-steps", {"field": "1 + n*floor(widened/2)"}),
        Bound("dilation-ignored", {"widened": "K - 1"}),
        Bound("dilation-from-zero", {"widened": "(L + 1)*(K - 1)"}),
        Bound("pointwise-widens", {"field": "1 + (n + m)*widened"}),
    ),
    takes=(),
    gives=(),
    words={"unit": "layer", "kernel": "{K}x{K}"},
)

_NEEDED = Layer(
    name="needed_layers",
    title="layers needed to see so far",
    inputs=(
        Input(
            "R",
            "cells to be seen",
            ranges.by_level(
                (5, 7, 9, 11, 13, 15, 17, 21),
                (11, 14, 16, 20, 24, 28, 31, 32, 40, 56, 64, 100),
                (45, 57, 63, 75, 113, 150, 225),
            ),
        ),
        _KERNEL._replace(ranges=ranges.by_level((3, 3, 5), (3, 3, 5, 7), (3, 4, 5, 7))),
        _DILATION,
        Input(
            "r",
            "cells that one value sees before",
            ranges.by_level((1,), (1, 3, 5, 7), (5, 7, 11)),
            1,
            "after layers that see {}",
        ),
    ),
    rules=(
        _WIDENED,
        Rule(
            "missing",
            "cells still to be seen",
            "R - r",
            "what is seen without these layers is not left for them",
            "Still to be seen: {missing}.",
            "field-grows",
        ),
        Rule(
            "layers",
            "layers",
            "ceil(missing/widened)",
            "only whole layers, and rather too many than too few",
            "That takes {layers} layers.",
        ),
    ),
    quantities=(
        Quantity(
            "layers",
            "number of layers",
            ("layers",),
            "How many does it take?",
            counted="Counted here: the fewest whose receptive field is at least as wide. Stride 1, no pooling.",
            types=(71,),
            formula_types=(71,),
        ),
    ),
    scene="Layers of {K}x{K}{twists} are to see {R} cells across.",
    row="STACK  {K}x{K} layers, stride 1{twists}, to see {R} cells across",
    subject="Layers of KxK{twists} are to see R cells across.",
    slips=(
        Bound("layers-rounded-down", {"layers": "floor(missing/widened)"}),
        Bound("first-cell-too", {"missing": "R"}),
        Bound("whole-kernel-steps", {"layers": "ceil(missing/(widened + 1))"}),
        Bound("half-kernel-steps", {"layers": "ceil(2*missing/widened)"}),
        Bound("dilation-ignored", {"widened": "K - 1"}),
        Bound("dilation-from-zero", {"widened": "(L + 1)*(K - 1)"}),
    ),
    conditions=(
        Condition("K - 2", "not be negative", "Layers of 1x1 never see more."),
        Condition("R - r - 1", "not be negative", "The layers before see {r} cells already."),
    ),
    takes=(),
    gives=(),
    words={"unit": "layer", "kernel": "{K}x{K}"},
)

LAYERS = (_STACK, _NEEDED)
