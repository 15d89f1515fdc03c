"""Cases about pooling, and about what takes its place."""

from __future__ import annotations

from question_bank.interviews.case import Case, Rung, Turn
from question_bank.interviews.sideways import ENTRIES, ONE_FILTER, VALUES
from question_bank.shared.ranges import by_level

_ONE_POOL = Turn(
    "2x2 windows?",
    "pooling",
    "One step aside. Windows of 2 by 2, stride 2, on {H} rows: how many rows come out?",
    "max_pool2d/out_h",
    "A window that is as wide as its stride halves each side.",
    changes="H=2*floor(H/2)+4 K=2 S=2 P=0",
)
_POOL_DEPTH = Turn(
    "parameters of an average?",
    "pooling",
    "One step aside. And average pooling over the same windows: how many parameters has that?",
    "avg_pool2d/params",
    "Pooling picks or averages; there is nothing that training could change.",
    changes="K=2 S=2 P=0",
)

OVERLAPPING = Case(
    "overlapping-pool",
    "overlapping max pooling",
    "Max pooling with windows of {K} by {K} and stride {S} runs over {H} by {H} by {D}.",
    {
        "H": by_level((13, 15, 17), (55, 112, 56), (57, 111, 113)),
        "D": by_level((8, 10), (96, 64, 128), (48, 192)),
        "K": 3,
        "S": 2,
    },
    (
        Rung(
            Turn(
                "output shape?",
                "pooling",
                "What shape comes out?",
                "max_pool2d/output_shape",
                "Pooling shrinks height and width by whole strides and keeps the depth.",
                ("padding", "rounding", "order"),
            ),
            _ONE_POOL,
        ),
        Rung(
            Turn(
                "parameters?",
                "pooling",
                "How many parameters does it learn?",
                "max_pool2d/params",
                "Pooling learns nothing.",
            ),
            _POOL_DEPTH,
        ),
        Rung(
            Turn(
                "values of a batch?",
                "memory",
                "Roughly, how many values come out for a batch of 32?",
                "max_pool2d/activation_size",
                "A shape's sides multiply, and a batch has so many of them.",
                ("padding", "rounding", "per"),
                "I=32",
                rough=True,
            ),
            VALUES,
        ),
        Rung(
            Turn(
                "a window larger than the input?",
                "pooling",
                "Now the window is one row higher and wider than the input, no padding. How high does it come out?",
                "max_pool2d/out_h",
                "A window that does not fit into its input has no place to stand.",
                rung=4,
            ),
            Turn(
                "a window as large as the input?",
                "pooling",
                "One step aside. A window of exactly {H} by {H} on {H} by {H}, no padding: how high does that come out?",
                "max_pool2d/out_h",
                "A window as large as its input stands in one place.",
                changes="K=H S=1 P=0",
            ),
        ),
        Rung(
            Turn(
                "a convolution in its place?",
                "parameters",
                "Take a strided 3 by 3 convolution instead, {D} maps in and out. How many parameters does that add?",
                "conv2d/params",
                "What replaces a pool has filters through all maps, each with a bias.",
                ("bias",),
                "M=D P=1",
            ),
            ONE_FILTER,
        ),
        Rung(
            Turn(
                "a global average?",
                "heads",
                "Pool each map to one number instead, then 1,000 classes. How many parameters has that head?",
                "pooled_head/pooled_params",
                "After a global average there is one number for each map, so the head sees no sides.",
                ("bias",),
                "M=1000",
            ),
            ENTRIES,
        ),
    ),
)

HALVING = Case(
    "halving",
    "a network that halves five times",
    "A network halves a {H} by {H} image with 2 by 2 max pooling, again and again, and ends with {D} maps.",
    {
        "H": by_level((64, 96), (224, 256, 192), (288, 320, 352)),
        "D": by_level((10, 20), (512, 256, 128), (384, 192)),
        "M": by_level((10,), (1000, 100), (1000, 80)),
        "K": 2,
        "S": 2,
    },
    (
        Rung(
            Turn(
                "side after the first?",
                "pooling",
                "How high is it after the first one?",
                "max_pool2d/out_h",
                "Two by two with stride 2 halves each side.",
            ),
            _ONE_POOL._replace(
                asks="One step aside. Windows of 3 by 3, stride 3, on 30 rows: how many rows come out?",
                label="3x3 windows?",
                changes="H=30 K=3 S=3 P=0",
            ),
        ),
        Rung(
            Turn(
                "parameters of all five?",
                "pooling",
                "How many parameters do the five pools learn together?",
                "max_pool2d/params",
                "Pooling learns nothing, however often.",
            ),
            _POOL_DEPTH,
        ),
        Rung(
            Turn(
                "flattened after five?",
                "heads",
                "After five of them it is flattened. How many values is that?",
                "flatten/out_n",
                "Five halvings divide each side by 32, and flattening takes the depth along.",
                changes="H=floor(H/32)",
            ),
            VALUES._replace(
                asks="One step aside. How many values are there in one volume of 4 by 4 by 10?", changes="H=4 D=10"
            ),
        ),
        Rung(
            Turn(
                "the head's parameters?",
                "heads",
                "A fully connected layer takes that to {M} classes. How many parameters is it?",
                "dense/params",
                "Each neuron has a weight for each flattened value, and a bias.",
                ("bias",),
                "H=floor(H/32)",
            ),
            ENTRIES._replace(
                asks="One step aside. Flatten 5 by 5 by {D}: how many inputs does one neuron then have?",
                changes="H=5 M=1",
            ),
        ),
        Rung(
            Turn(
                "images twice as large?",
                "heads",
                "Images twice as high and wide, same network. How many weights has that head now?",
                "dense/weights",
                "Convolutions do not mind the image's size; a head behind flattening has four times the weights.",
                changes="H=floor(H/16)",
            ),
            Turn(
                "weights from 8 by 8?",
                "heads",
                "One step aside. 8 by 8 by {D} flattened, 10 neurons: how many weights is that?",
                "dense/weights",
                "Every neuron has a weight for every flattened value.",
                changes="H=8 M=10",
            ),
        ),
        Rung(
            Turn(
                "saved by a global average?",
                "heads",
                "Back to the smaller images, with a global average before the head. How many parameters does that save?",
                "pooled_head/saved",
                "The head keeps one weight for each map and class in place of one for each place.",
                changes="H=floor(H/32)",
            ),
            Turn(
                "a pooled head?",
                "heads",
                "One step aside. Pool {D} maps to one number each, then 10 classes: how many parameters has the head?",
                "pooled_head/pooled_params",
                "After a global average there is one number for each map.",
                ("bias",),
                "H=4 M=10",
            ),
        ),
    ),
)

CASES = (OVERLAPPING, HALVING)
