"""A case about the last layers of a network."""

from __future__ import annotations

from question_bank.interviews.case import Case, Rung, Turn
from question_bank.interviews.sideways import ONE_FILTER
from question_bank.shared.ranges import by_level

LAST_LAYERS = Case(
    "last-layers",
    "the last layers of a network",
    "Maps of {H} by {H} by {D} go through {M} filters of {K} by {K}, are averaged globally, and go to 100 classes.",
    {
        "H": by_level((8, 10), (14, 7, 28), (13, 27)),
        "D": by_level((8, 10), (256, 128, 512), (96, 192)),
        "M": by_level((10, 20), (512, 256, 128), (192, 384)),
        "K": by_level((3,), (3, 1), (3, 5)),
    },
    (
        Rung(
            Turn(
                "shape behind the filters?",
                "sizes",
                "What shape comes out of the convolution?",
                "conv2d/output_shape",
                "The size is what the kernel can step over, and the depth is the number of filters.",
                ("padding", "order"),
            ),
            Turn(
                "one side?",
                "sizes",
                "One step aside. {H} rows, a kernel of 5, no padding: how many rows come out?",
                "conv2d/out_h",
                "The kernel fits in as many places as it can step, and one more where it starts.",
                changes="H=H+6 K=5 P=0",
            ),
        ),
        Rung(
            Turn(
                "behind the average?",
                "pooling",
                "How many numbers does the global average give?",
                "global_avg_pool2d/activation_size",
                "A global average leaves one number for each map.",
                changes="D=M",
            ),
            Turn(
                "average of 40 maps?",
                "pooling",
                "One step aside. A global average over 6 by 6 by 40: how many numbers come out?",
                "global_avg_pool2d/activation_size",
                "It leaves one number for each map, however large the maps.",
                changes="H=6 D=40",
            ),
        ),
        Rung(
            Turn(
                "parameters of the head?",
                "heads",
                "How many parameters has the last layer?",
                "pooled_head/pooled_params",
                "Each class has a weight for each map and a bias.",
                ("bias",),
                "D=M M=100",
            ),
            Turn(
                "biases of 30 classes?",
                "heads",
                "One step aside. 30 classes on 20 inputs: how many biases?",
                "dense/biases",
                "There is one bias for each neuron.",
                changes="H=1 D=20 M=30 B=1",
            ),
        ),
        Rung(
            Turn(
                "parameters of the filters?",
                "parameters",
                "And the convolution, roughly?",
                "conv2d/params",
                "Every filter is as deep as its input, and each has a bias.",
                ("bias",),
                "P=floor(K/2)",
                rough=True,
            ),
            ONE_FILTER,
        ),
        Rung(
            Turn(
                "parameters on larger images?",
                "scaling",
                "Maps twice as high and wide. How many parameters has the last layer now?",
                "pooled_head/pooled_params",
                "Behind a global average the head never sees the size.",
                ("bias",),
                "D=M M=100 H=2*H",
            ),
            Turn(
                "values in one average?",
                "pooling",
                "One step aside. How many values are pooled into each number on maps of 12 by 12?",
                "global_avg_pool2d/places",
                "A global average takes all places of one map.",
                changes="H=12",
            ),
        ),
    ),
)

CASES = (LAST_LAYERS,)
