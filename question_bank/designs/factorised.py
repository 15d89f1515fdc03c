"""A square kernel taken apart: a tall kernel and then a wide one, n x 1 and 1 x n."""

from __future__ import annotations

from question_bank.layer import HARDER, Bound, Input, Layer, Quantity, Rule
from question_bank.shared import ranges
from question_bank.shared.comparing import EXACT
from question_bank.shared.quantities import WEIGHTS
from question_bank.slips import Slip

IDEAS = {"thin-kernels": "a tall and a wide kernel together see a square, and cost its sides in place of its area"}

SLIPS = (
    Slip(
        "thin-as-square",
        "thin-kernels",
        "a square kernel in each step",
        "takes each of the two for a square",
        "Each of the two is one pixel thin, so its side comes in once.",
    ),
    Slip(
        "one-of-two",
        "thin-kernels",
        "one of the two left out",
        "counts one of the two",
        "There are two layers, a tall and a wide one, and they are added.",
    ),
    Slip(
        "second-sees-input",
        "filter-depth",
        "the second on the first input",
        "lets the second see the channels of the input",
        "The second convolution sees the maps that the first one made.",
    ),
    Slip(
        "square-side-once",
        "thin-kernels",
        "one side of the square",
        "takes one side of the square",
        "A square kernel is as high as it is wide, so its side comes in twice.",
    ),
)

_INPUTS = (
    Input("K", "length of the kernels", ranges.by_level((3, 5), (3, 3, 5, 7), (3, 5, 7, 11))),
    Input("D", "channels that come in", ranges.by_level((2, 3, 4, 8, 10), (16, 32, 64, 128, 256), (48, 96, 192, 768))),
    Input("M", "filters of each", ranges.by_level((2, 4, 5, 10), (16, 32, 64, 128, 192), (24, 48, 160, 192))),
)

_RULES = (
    Rule(
        "tall",
        "weights of the tall one",
        "K*D*M",
        "a kernel one pixel thin has one weight for each pixel of its length, through all channels",
        "The tall one has {tall} weights.",
        "thin-kernels",
    ),
    Rule(
        "wide",
        "weights of the wide one",
        "K*M*M",
        "the second sees the maps of the first",
        "The wide one sees {M} maps and has {wide}.",
        "filter-depth",
    ),
    Rule("weights", "weights", "tall + wide", "two layers one after the other add up", "Together {weights}."),
    Rule(
        "square_weights",
        "weights of the square one",
        "K*K*D*M",
        "a square kernel has a weight for every pixel of its area, through all channels",
        "The square one has {square_weights}.",
        "filter-depth",
    ),
    Rule(
        "part",
        "part that the two have",
        "weights/square_weights",
        "the weights of the two over those of the square one",
        "The two have {part} of it.",
    ),
)

_COUNTED = "Counted here: weights, no biases."

_QUANTITIES = (
    WEIGHTS._replace(
        name="pair_weights", ask="How many weights do the two have?", counted=_COUNTED, types=(44,), formula_types=(44,)
    ),
    Quantity(
        "square_weights",
        "weights of the square one",
        ("square_weights",),
        "How many weights does the square one have?",
        counted=_COUNTED,
        types=(44,),
    ),
    Quantity(
        "part",
        "part of the square one's weights",
        ("part",),
        "What part of the square one's weights do they have?",
        counted=f"Counted here: the two over the square one, no biases. {EXACT}",
        types=(44,),
        formula_types=(44,),
        levels=HARDER,
    ),
)

LAYERS = (
    Layer(
        name="factorised_conv",
        title="a tall and a wide kernel against a square one",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="On {D} channels, {K}x1 and 1x{K} convolutions in a row replace a {K}x{K} one, {M} filters each.",
        row="{K}x1, 1x{K} for {K}x{K}, {M} filters each, on {D} channels",
        subject="On D channels, Kx1 and 1xK convolutions in a row replace a KxK one, M filters each.",
        slips=(
            Bound("thin-as-square", {"tall": "K*K*D*M", "wide": "K*K*M*M"}),
            Bound("one-of-two", {"wide": "0"}),
            Bound("one-of-two", {"tall": "0"}),
            Bound("second-sees-input", {"wide": "K*D*M"}),
            Bound("channels-once", {"tall": "K*M", "wide": "K*M"}),
            Bound("channels-once", {"square_weights": "K*K*M"}),
            Bound("square-side-once", {"square_weights": "K*D*M"}),
            Bound("part-upside-down", {"part": "square_weights/weights"}),
            Bound("part-saved", {"part": "1 - weights/square_weights"}),
        ),
        takes=(),
        gives=(),
    ),
)
