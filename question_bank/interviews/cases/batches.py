"""A case about large strides and batches."""

from __future__ import annotations

from question_bank.interviews.case import Case, Rung, Turn
from question_bank.interviews.sideways import BIASES, HALF_SIDE, ONE_FILTER, WORK_OF_ONE
from question_bank.shared.ranges import by_level

_SIZE = "The size is what the kernel can step over, in whole strides, and the place where it starts."
_PARAMS = "Every filter is as deep as its input, and each has a bias."

ALEX = Case(
    "large-strides",
    "large kernels with large strides",
    "Images of {H} by {H} by 3 meet {M} filters of {K} by {K}, stride {S}, in batches of {I}.",
    {
        "H": by_level((35, 43), (227, 115, 179), (231, 243, 259)),
        "K": by_level((3,), (11, 7), (11,)),
        "S": by_level((2, 4), (4,), (4,)),
        "M": by_level((10, 20), (96, 64, 32), (48, 96)),
        "I": by_level((10,), (32, 8, 16), (32, 16)),
        "D": 3,
    },
    (
        Rung(
            Turn(
                "output shape?",
                "sizes",
                "What shape comes out?",
                "conv2d/output_shape",
                "The size is what the kernel can step over, in whole strides, and the place where it starts.",
                ("padding", "order"),
            ),
            HALF_SIDE,
        ),
        Rung(
            Turn(
                "values, roughly?",
                "memory",
                "Roughly, how many values are that?",
                "conv2d/activation_size",
                "An output has height times width times filters values, and a batch as many times more.",
                ("padding", "per"),
                rough=True,
            ),
            Turn(
                "values of 10 maps?",
                "memory",
                "One step aside. How many values are in 10 maps of 20 by 20?",
                "flatten/out_n",
                "Maps of the same size have their sides and their number multiplied.",
                changes="H=20 D=10",
            ),
        ),
        Rung(
            Turn(
                "parameters?",
                "parameters",
                "How many parameters has the layer?",
                "conv2d/params",
                _PARAMS,
                ("bias",),
            ),
            ONE_FILTER,
        ),
        Rung(
            Turn(
                "a batch twice as large?",
                "parameters",
                "Twice the batch, and images of twice the side. How many parameters now?",
                "conv2d/params",
                "Neither the batch nor the image comes into the count of parameters.",
                ("bias",),
                "H=2*H I=2*I",
            ),
            BIASES,
        ),
        Rung(
            Turn(
                "work, roughly?",
                "work",
                "Roughly, how much work is the first layer?",
                "conv2d/macs",
                "The work is one dot product for every output value.",
                ("operations", "per", "padding"),
                rough=True,
            ),
            WORK_OF_ONE,
        ),
        Rung(
            Turn(
                "flatten straight away?",
                "heads",
                "Instead: flatten one image into 1,000 neurons. How many parameters is that, roughly?",
                "dense/params",
                "A fully connected layer has a weight for every value of the image and every neuron.",
                ("bias",),
                "M=1000",
                rough=True,
            ),
            Turn(
                "inputs of one neuron?",
                "heads",
                "One step aside. An image of 32 by 32 by 3 is flattened: how many inputs has one neuron?",
                "dense/entries",
                "Flattening takes the depth along.",
                changes="H=32 M=1",
            ),
        ),
    ),
)

CASES = (ALEX,)
