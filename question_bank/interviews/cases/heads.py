"""Cases about fully connected layers: heads behind flattening, and a convolution against a fully connected layer."""

from __future__ import annotations

from question_bank.interviews.case import Case, Rung, Turn
from question_bank.interviews.sideways import ENTRIES, ONE_FILTER
from question_bank.shared.ranges import by_level

_SMALL_HEAD = Turn(
    "a small head?",
    "heads",
    "One step aside. 10 neurons on 4 by 4 by {D} flattened: how many weights, without biases?",
    "dense/weights",
    "Every neuron has a weight for every flattened value.",
    changes="H=4 M=10",
)
_NEURON_BIASES = Turn(
    "biases of neurons?",
    "heads",
    "One step aside. Say there were {M} neurons: how many biases would they have?",
    "dense/biases",
    "There is one bias for each neuron.",
    changes="M=M+10 H=2 B=1",
)

HEAD = Case(
    "dense-head",
    "the head of a classic network",
    "The last maps are {H} by {H} by {D}. They are flattened into a fully connected layer of {M} neurons.",
    {
        "H": by_level((4, 5), (7, 6, 8), (9, 11)),
        "D": by_level((10, 20), (512, 256), (384, 192)),
        "M": by_level((10, 20), (4096, 1024), (4096, 500)),
        "I": by_level((10,), (32, 64), (32, 16)),
    },
    (
        Rung(
            Turn(
                "inputs of one neuron?",
                "heads",
                "How many inputs does each neuron have?",
                "dense/entries",
                "Flattening takes the depth along, and every neuron is joined to every value.",
            ),
            ENTRIES,
        ),
        Rung(
            Turn(
                "parameters, roughly?",
                "heads",
                "Roughly, how many parameters is that?",
                "dense/params",
                "A fully connected layer has a weight for every input and every neuron.",
                ("bias",),
                rough=True,
            ),
            _SMALL_HEAD,
        ),
        Rung(
            Turn(
                "work, roughly?",
                "work",
                "Roughly, how much work is that?",
                "dense/macs",
                "A fully connected layer uses each weight once for each image.",
                ("operations", "per"),
                rough=True,
            ),
            Turn(
                "work of 10 neurons?",
                "work",
                "One step aside. 10 neurons with 300 inputs each: how many multiply-adds for one image?",
                "dense/macs",
                "Each weight is used once.",
                changes="H=10 D=3 M=10",
            ),
        ),
        Rung(
            Turn(
                "the next layer?",
                "heads",
                "A second layer of {M} neurons follows the first. How many parameters has that one?",
                "dense/params",
                "The second layer's inputs are the first one's neurons.",
                ("bias",),
                "H=1 D=M",
            ),
            _NEURON_BIASES,
        ),
        Rung(
            Turn(
                "images twice as large?",
                "heads",
                "Images twice as high and wide. Roughly how many weights has the first layer now?",
                "dense/weights",
                "Four times the values mean four times the weights; that is why such heads fix the image's size.",
                (),
                "H=2*H",
                rough=True,
            ),
            ENTRIES,
        ),
        Rung(
            Turn(
                "a global average first?",
                "heads",
                "A global average instead of flattening. How many parameters has the first layer then?",
                "pooled_head/pooled_params",
                "After a global average there is one number for each map.",
                ("bias",),
            ),
            Turn(
                "after the average?",
                "heads",
                "One step aside. A global average over 9 by 9 by 30: how many numbers come out?",
                "global_avg_pool2d/activation_size",
                "A global average leaves one number for each map.",
                changes="H=9 D=30",
            ),
        ),
    ),
)

AGAINST = Case(
    "conv-or-dense",
    "a convolution against a fully connected layer",
    "On {H} by {H} by {D}: either {M} filters of {K} by {K}, or a fully connected layer that gives as many values.",
    {
        "H": by_level((8, 10), (28, 32, 24), (27, 45)),
        "D": by_level((1, 3), (1, 3), (3, 12)),
        "M": by_level((4, 10), (16, 32, 8), (24, 12)),
        "K": by_level((3,), (3, 5), (4, 7)),
    },
    (
        Rung(
            Turn(
                "the convolution?",
                "parameters",
                "How many parameters has the convolution?",
                "conv2d/params",
                "Every filter is as deep as its input, and each has a bias.",
                ("bias",),
            ),
            ONE_FILTER,
        ),
        Rung(
            Turn(
                "values that come out?",
                "sizes",
                "No padding. How many values does it give?",
                "conv2d/activation_size",
                "The output's size is its sides times the filters.",
                (),
                "P=0",
            ),
            Turn(
                "one side?",
                "sizes",
                "One step aside. {H} rows, a kernel of {K}, no padding: how many rows come out?",
                "conv2d/out_h",
                "The kernel fits in as many places as it can step, and one more where it starts.",
                changes="H=H+5 P=0",
            ),
        ),
        Rung(
            Turn(
                "the fully connected one?",
                "heads",
                "Roughly, how many weights has the fully connected one?",
                "conv_against_dense/dense_weights",
                "Every value that comes out is joined to every value that comes in.",
                rough=True,
            ),
            _SMALL_HEAD,
        ),
        Rung(
            Turn(
                "how many times as many?",
                "scaling",
                "Roughly, how many times as many weights is that?",
                "conv_against_dense/times",
                "Weights that are shared by all places are many times fewer.",
                rough=True,
            ),
            ENTRIES,
        ),
        Rung(
            Turn(
                "the same at twice the size?",
                "scaling",
                "Input twice as high and wide. How many parameters has the convolution now?",
                "conv2d/params",
                "The same filters visit every place, so the size changes no parameter.",
                ("bias",),
                "H=2*H",
            ),
            Turn(
                "biases?",
                "parameters",
                "One step aside. {M} filters: how many biases is that?",
                "conv2d/biases",
                "There is one bias for each filter, not for each place.",
                changes="M=M+10 B=1",
            ),
        ),
        Rung(
            Turn(
                "the other at twice the size?",
                "scaling",
                "And the fully connected one at twice the size, still as many values as the convolution? Roughly.",
                "conv_against_dense/dense_weights",
                "With four times the values on both sides, its weights grow about sixteen times.",
                changes="H=2*H",
                rough=True,
            ),
            _NEURON_BIASES,
        ),
    ),
)

CASES = (HEAD, AGAINST)
