"""Layers whose dilation doubles: the receptive field doubles too, as in WaveNet (van den Oord and others, 2016)."""

from __future__ import annotations

from question_bank.layer import Bound, Input, Layer, Quantity, Rule
from question_bank.shared import ranges
from question_bank.slips import Slip

IDEAS = {"dilations-double": "dilations that double add up to the next power of two less one"}

SLIPS = (
    Slip(
        "dilations-all-one",
        "dilations-double",
        "the dilations left out",
        "adds the layers as if none were dilated",
        "With a dilation of 2 each step of a kernel covers two steps of the input, and it doubles from layer to layer.",
    ),
    Slip(
        "last-dilation-only",
        "dilations-double",
        "only the last dilation counted",
        "sees what the last layer spans",
        "Every layer adds its own dilation; the last one alone is only the largest share.",
    ),
    Slip(
        "next-power-whole",
        "dilations-double",
        "the power of two taken whole",
        "adds one dilation too many",
        "1 and 2 and 4 make 7, one less than the next power of two.",
    ),
    Slip(
        "dilations-count-up",
        "dilations-double",
        "dilations that count up",
        "lets the dilation grow by one each time",
        "It doubles from layer to layer.",
    ),
    Slip(
        "blocks-share-no-cell",
        "field-grows",
        "whole blocks added up",
        "adds the whole field of a block for every block",
        "Each block widens what the block before sees, and they share a cell.",
        "So does an answer on Cross Validated to the question about WaveNet.",
    ),
    Slip(
        "blocks-multiplied",
        "field-grows",
        "blocks multiplied",
        "multiplies the fields of the blocks",
        "A second block starts again with dilation 1 and adds what the first one added.",
    ),
    Slip(
        "one-block",
        "field-grows",
        "one block counted",
        "sees what a single block sees",
        "There are {b} blocks on one another, and each widens the field.",
    ),
    Slip(
        "dilation-one-late",
        "dilations-double",
        "one doubling too many",
        "doubles as often as there are layers",
        "The first layer has dilation 1 and is not doubled yet.",
    ),
)

_COUNTED = "Counted in steps of the input, for one value at the end of the stack."

LAYERS = (
    Layer(
        name="dilated_stack",
        title="a stack with doubling dilations",
        inputs=(
            Input(
                "n",
                "layers in a block",
                ranges.by_level((2, 3, 4, 5), (3, 4, 5, 6, 7, 8, 9, 10), (5, 6, 7, 8, 9, 10, 11)),
            ),
            Input("K", "kernel width", ranges.by_level((2, 3), (2, 2, 3, 3, 5, 7), (2, 3, 4, 5))),
            Input("b", "blocks", ranges.by_level((1,), (1, 2, 3), (2, 3)), 1, "{} such blocks"),
            Input(
                "c",
                "width of a plain layer before them",
                ranges.by_level((1,), (1, 2, 3), (2, 3, 5)),
                1,
                "after a plain layer of width {}",
            ),
        ),
        rules=(
            Rule(
                "dilations",
                "dilations added up",
                "2^n - 1",
                "each is twice the one before, so together they are the next power of two less one",
                "The dilations add up to {dilations}.",
                "dilations-double",
            ),
            Rule(
                "widened",
                "steps that a block adds",
                "(K - 1)*dilations",
                "a layer adds its kernel less one, times its dilation",
                "A block adds {widened}.",
                "field-grows",
            ),
            Rule(
                "first", "seen before the blocks", "c", "a plain layer sees its kernel", "The plain layer sees {first}."
            ),
            Rule(
                "added",
                "steps that all blocks add",
                "b*widened",
                "every block starts again and adds as much",
                "{b} blocks add {added}.",
                "field-grows",
            ),
            Rule(
                "field",
                "receptive field",
                "first + added",
                "what is seen already, and what the blocks add",
                "Together {field}.",
            ),
            Rule(
                "last",
                "dilation of the last layer",
                "2^(n - 1)",
                "the first layer is not doubled yet",
                "The last dilation is {last}.",
                "dilations-double",
            ),
        ),
        quantities=(
            Quantity(
                "field",
                "receptive field",
                ("field",),
                "How many steps does one value see?",
                counted=_COUNTED,
                types=(70,),
                formula_types=(70,),
            ),
            Quantity(
                "last",
                "last dilation",
                ("last",),
                "What is the dilation of the last layer?",
                counted="Dilation 1 is the plain kernel.",
                without="Every block starts again, and the kernel does not change the dilations.",
                types=(70,),
            ),
        ),
        scene="{n|count} layers of width {K} double their dilation from 1 on{twists}.",
        row="STACK  {n} layers of width {K}, dilations double from 1 on{twists}",
        subject="n layers of width K double their dilation from 1 on{twists}.",
        slips=(
            Bound("last-dilation-only", {"dilations": "2^(n - 1)"}),
            Bound("next-power-whole", {"dilations": "2^n"}),
            Bound("dilations-all-one", {"dilations": "n"}),
            Bound("dilations-count-up", {"dilations": "n*(n + 1)/2"}),
            Bound("reach-not-less-one", {"widened": "K*dilations"}),
            Bound("own-cell-left-out", {"field": "added"}),
            Bound("one-block", {"added": "widened"}),
            Bound("blocks-share-no-cell", {"added": "b*(1 + widened) - 1"}),
            Bound("blocks-multiplied", {"added": "(1 + widened)^b - 1"}),
            Bound("dilation-one-late", {"last": "2^n"}),
            Bound("dilations-count-up", {"last": "n"}),
        ),
        takes=(),
        gives=(),
        words={"unit": "layer", "kernel": "width {K}"},
    ),
)
