"""Pixel shuffle: channels become the pixels of a larger picture. PyTorch has it; Keras has no layer for it."""

from __future__ import annotations

from question_bank.frameworks.spelling import Argument, Layout, Spelling
from question_bank.layer import HARDER, PLANE, Bound, Condition, Input, Layer, Quantity, Rule, Side
from question_bank.shared import ranges, unlearned
from question_bank.shared.inputs import SIDE
from question_bank.shared.quantities import ACTIVATION_SIZE, OUTPUT_SHAPE
from question_bank.slips import Slip

IDEAS = {**unlearned.IDEAS, "channels-become-pixels": "a pixel shuffle moves channels into the picture and loses none"}

SLIPS = (
    Slip(
        "shuffle-factor-once",
        "channels-become-pixels",
        "the factor in once",
        "divides the depth by the factor once",
        "A block is as high as it is wide, so it takes the factor squared of channels to fill one.",
    ),
    Slip(
        "shuffle-keeps-depth",
        "channels-become-pixels",
        "the depth kept",
        "keeps the depth, as upsampling does",
        "The new pixels are made of channels, so channels are used up.",
    ),
    Slip(
        "shuffle-squares-side",
        "channels-become-pixels",
        "the side enlarged by the whole block",
        "multiplies a side by all pixels of a block",
        "A block adds its side to the height and its side to the width.",
    ),
    Slip(
        "shuffle-keeps-size",
        "channels-become-pixels",
        "the size kept",
        "keeps the size of the picture",
        "Each pixel becomes a block of pixels, so the picture grows.",
    ),
    Slip(
        "shuffle-makes-values",
        "channels-become-pixels",
        "values made by shuffling",
        "counts more values than went in",
        "Values are only moved, so as many come out as went in.",
    ),
)

_INPUTS = (
    SIDE._replace(ranges=ranges.MAP_SIDES),
    Input(
        "D",
        "input depth (channels)",
        ranges.by_level((4, 8, 12, 16, 32, 64), (12, 27, 36, 48, 64, 144, 256), (12, 27, 36, 48, 75, 144, 192, 576)),
    ),
    Input("R", "factor", ranges.by_level((2,), (2, 2, 3, 4), (2, 3, 4, 5))),
)

_RULES = (
    Rule(
        "block",
        "pixels in a block",
        "R*R",
        "a block is as high as it is wide",
        "A block has {block} pixels.",
        "channels-become-pixels",
    ),
    Rule(
        "out_@",
        "output {axis}",
        "N_@*R",
        "every pixel becomes a block",
        "Each side becomes {R} times as long, {out_@}.",
        "channels-become-pixels",
    ),
    Rule(
        "out_d",
        "output depth",
        "D/block",
        "each pixel of a block takes a channel of its own",
        "{D} channels over {block} leaves {out_d}.",
        "channels-become-pixels",
    ),
    Rule(
        "activation_size",
        "values in the output",
        "prod(out_@)*out_d",
        "values are moved, none is made or lost",
        "Together {activation_size} values, as many as before.",
        "activation-product",
    ),
    unlearned.nothing("values are only moved", "Values are only moved, so there is nothing to learn."),
)

_QUANTITIES = (
    Quantity(
        "out_d",
        "output depth",
        ("out_d",),
        "How deep is the output?",
        counted="Counted in channels.",
        without="Each pixel is unpacked alone, so the size of the picture does not come in.",
        types=(2,),
        formula_types=(11,),
    ),
    OUTPUT_SHAPE._replace(counted="Written as height x width x depth.", types=(2,), levels=HARDER),
    ACTIVATION_SIZE._replace(
        without="How the values are laid out does not change how many there are.",
        levels=("expert",),
        types=(),
        spot=False,
    ),
    unlearned.PARAMS._replace(without="Moving values takes no learned number."),
)

_SLIPS = (
    Bound("shuffle-factor-once", {"block": "R"}),
    Bound("shuffle-keeps-depth", {"out_d": "D"}),
    Bound("shuffle-squares-side", {"out_@": "N_@*R*R"}),
    Bound("shuffle-keeps-size", {"out_@": "N_@"}),
    Bound("shuffle-makes-values", {"activation_size": "prod(N_@)*D*R*R"}),
    Bound("depth-left-out", {"activation_size": "prod(out_@)"}),
    Bound("stored-values-learned", {"params": "prod(N_@)*D"}),
)

LAYERS = (
    Layer(
        name="pixel_shuffle",
        title="a pixel shuffle",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="A {H}x{W}x{D} input goes through a pixel shuffle by {R}.",
        row="PIXEL SHUFFLE  {R}, on {H} x {W} x {D}",
        subject="An HxWxD input goes through a pixel shuffle by R.",
        axes=PLANE,
        slips=_SLIPS,
        conditions=(
            Condition("D/block", "be whole", "{D} channels can't be shared out among the pixels of {R}x{R} blocks."),
        ),
        takes=("N_@", "D"),
        gives=("out_@", "out_d"),
        picture=(Side("input", "input", ("N_@", "D")), Side("output", "output", ("out_@", "out_d"))),
        words={"unit": "block"},
        spellings=(
            Spelling(
                "torch",
                ("PixelShuffle",),
                (Argument("upscale_factor", "R"),),
                (Layout(("D", "N_@")),),
                channels_first=True,
            ),
        ),
    ),
)
