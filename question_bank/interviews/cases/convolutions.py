"""Cases about plain convolutions: sizes, padding, strides, parameters and work."""

from __future__ import annotations

from question_bank.interviews.case import Case, Rung, Turn
from question_bank.interviews.sideways import BIASES, HALF_SIDE, ONE_FILTER, ONE_SIDE, WORK_OF_ONE
from question_bank.shared.ranges import by_level

_SIZE = "The size is what the kernel can step over, in whole strides, and the place where it starts."
_PARAMS = "Every filter is as deep as its input, and each has a bias."
_WORK = "The work is one dot product for every output value."

FIRST_LAYER = Case(
    "first-layer",
    "the first layer of a network",
    "A {H} by {H} RGB image goes into {M} filters of {K} by {K}, with stride {S}.",
    {
        "H": by_level((32, 64), (224, 227, 112), (225, 299, 231)),
        "M": by_level((10, 8), (64, 96, 32), (48, 96, 24)),
        "K": by_level((3, 5), (7, 11, 5), (7, 9, 11)),
        "S": by_level((1, 2), (2, 4), (2, 3, 4)),
        "D": 3,
    },
    (
        Rung(
            Turn("output size?", "sizes", "How high does it come out?", "conv2d/out_h", _SIZE, ("padding",)),
            ONE_SIDE,
        ),
        Rung(
            Turn("parameters?", "parameters", "How many parameters is that?", "conv2d/params", _PARAMS, ("bias",)),
            ONE_FILTER,
        ),
        Rung(
            Turn(
                "work, roughly?",
                "work",
                "Roughly, how much work is that for one image?",
                "conv2d/macs",
                _WORK,
                ("operations", "padding"),
                rough=True,
            ),
            WORK_OF_ONE,
        ),
        Rung(
            Turn(
                "parameters at stride 1?",
                "parameters",
                "Now with stride 1 on an image twice as high and wide. How many parameters?",
                "conv2d/params",
                "The same filters visit every place, so neither stride nor size changes a parameter.",
                ("bias",),
                "S=1 H=2*H",
            ),
            BIASES,
        ),
        Rung(
            Turn(
                "now with 4 groups?",
                "groups",
                "Now do it in 4 groups, straight on the image. How many parameters?",
                "conv2d/params",
                "Groups must divide the input's channels, and 4 does not divide 3.",
                rung=6,
            ),
            Turn(
                "2 groups on 64 channels?",
                "groups",
                "One step aside. On 64 channels in 2 groups, how many weights has one filter of {K} by {K}?",
                "conv2d/kernel_weights",
                "A filter sees the channels of its own group only.",
                changes="D=64 G=2 P=K M=2",
            ),
        ),
        Rung(
            Turn(
                "three 3x3 instead?",
                "stacked kernels",
                "{M} channels throughout: three layers of 3 by 3 in place of one 7 by 7. Roughly what part of its weights?",
                "kernel_stack/part",
                "Three 3x3 also see 7 by 7, for 27 weights instead of 49.",
                changes="n=3 K=3 D=M",
                rough=True,
            ),
            Turn(
                "how far do two see?",
                "stacked kernels",
                "One step aside. How many pixels across do two layers of 5 by 5 see together?",
                "kernel_stack/reach",
                "The first kernel counts whole, every further one adds its side less one.",
                changes="n=2 K=5 D=M",
            ),
        ),
    ),
)

KEEPING_SIZE = Case(
    "keeping-size",
    "a convolution that keeps the size",
    "Feature maps of {H} by {H} by {D} go through {M} filters of {K} by {K}.",
    {
        "H": by_level((10, 12, 16), (28, 56, 14), (27, 57, 31)),
        "D": by_level((4, 8), (64, 128, 32), (48, 96, 24)),
        "M": by_level((8, 10), (128, 64, 256), (96, 192, 48)),
        "K": by_level((3,), (3, 5), (5, 7)),
    },
    (
        Rung(
            Turn(
                "padding to keep it?",
                "padding",
                "At stride 1, how much padding on each side keeps the height?",
                "same_padding/padding",
                "A kernel takes its side less one; half of that goes on each side.",
            ),
            ONE_SIDE,
        ),
        Rung(
            Turn(
                "parameters?", "parameters", "How many parameters does it learn?", "conv2d/params", _PARAMS, ("bias",)
            ),
            ONE_FILTER,
        ),
        Rung(
            Turn(
                "output shape at stride 2?",
                "sizes",
                "Keep that padding, but take stride 2. What shape comes out?",
                "conv2d/output_shape",
                "Whole strides count, and the output is as deep as there are filters.",
                ("order",),
                "P=floor(K/2) S=2",
            ),
            HALF_SIDE,
        ),
        Rung(
            Turn(
                "work, roughly?",
                "work",
                "Back to stride 1, the size kept. Roughly, how much work is that for one image?",
                "conv2d/macs",
                _WORK,
                ("operations",),
                "P=floor(K/2) S=1",
                rough=True,
            ),
            WORK_OF_ONE,
        ),
        Rung(
            Turn(
                "twice the channels?",
                "scaling",
                "Now twice the channels in and twice the filters. How many weights is that, without biases?",
                "conv2d/weights",
                "Weights grow with the channels on both sides, so twice of each is four times.",
                (),
                "D=2*D M=2*M P=floor(K/2)",
            ),
            Turn(
                "twice the filters?",
                "scaling",
                "One step aside. {M} filters of 3 by 3 over {D} channels: how many weights, without biases?",
                "conv2d/weights",
                "Every filter has weights of its own.",
                changes="K=3 M=2*M P=1",
            ),
        ),
        Rung(
            Turn(
                "in 2 groups?",
                "groups",
                "Back to {D} channels and {M} filters, now in {G} groups. How many weights, without biases?",
                "conv2d/weights",
                "Each filter sees the channels of its own group, so 2 groups need half the weights.",
                (),
                "G=2 P=floor(K/2)",
            ),
            Turn(
                "one filter in 2 groups?",
                "groups",
                "One step aside. 3 by 3 over 60 channels in {G} groups: how many weights has one filter?",
                "conv2d/kernel_weights",
                "A filter sees the channels of its own group only.",
                changes="K=3 G=2 D=60 P=1 M=2",
            ),
        ),
    ),
)

CASES = (FIRST_LAYER, KEEPING_SIZE)
