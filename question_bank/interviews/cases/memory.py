"""Cases about the memory of activations."""

from __future__ import annotations

from question_bank.interviews.case import Case, Rung, Turn
from question_bank.interviews.sideways import ONE_FILTER, VALUES
from question_bank.shared.ranges import by_level

_FEW_BYTES = Turn(
    "bytes of a small map?",
    "memory",
    "One step aside. 5 by 5 by 20 values in {b} bits: how many bytes?",
    "activation_memory/bytes",
    "Eight bits are a byte, so 32 bits are four.",
    changes="H=5 D=20 b=32",
)
_HALF_BYTES = _FEW_BYTES._replace(
    label="bytes in 16 bits?",
    changes="H=5 D=40 b=16",
    asks="One step aside. 5 by 5 by 40 values in {b} bits: how many bytes?",
    point="Sixteen bits are two bytes.",
)

ACTIVATIONS = Case(
    "activation-memory",
    "the memory of activations",
    "A layer gives maps of {H} by {H} by {D}. Images come in batches of {I}.",
    {
        "H": by_level((10, 20), (112, 56, 224), (113, 57)),
        "D": by_level((10, 16), (64, 128, 32), (48, 96)),
        "M": by_level((10,), (64, 128), (96,)),
        "I": by_level((10,), (32, 64, 8), (24, 48)),
        "K": 3,
    },
    (
        Rung(
            Turn(
                "how many values?",
                "memory",
                "How many values does it give, roughly?",
                "flatten/out_n",
                "A volume has height times width times depth values.",
                ("per",),
                rough=True,
            ),
            VALUES,
        ),
        Rung(
            Turn(
                "how much memory?",
                "memory",
                "Roughly, how much memory do they take?",
                "activation_memory/bytes",
                "Each value takes four bytes in 32 bits, and every image has values of its own.",
                ("precision", "per", "gradients"),
                rough=True,
            ),
            _FEW_BYTES,
        ),
        Rung(
            Turn(
                "in 16 bits, for training?",
                "memory",
                "In 16 bits, with a gradient for each value, for one image: roughly how many bytes?",
                "activation_memory/training_bytes",
                "Half the bits are half the bytes, and a gradient for each value doubles them again.",
                changes="b=16",
                rough=True,
            ),
            _HALF_BYTES,
        ),
        Rung(
            Turn(
                "after 2x2 pooling?",
                "pooling",
                "2 by 2 pooling with stride 2 follows. How many values are left of one image, roughly?",
                "max_pool2d/activation_size",
                "Half of each side is a quarter of the values.",
                changes="K=2 S=2 P=0",
                rough=True,
            ),
            VALUES._replace(asks="One step aside. How many values are in 5 by 5 by {D}?", changes="H=5 D=D+2"),
        ),
        Rung(
            Turn(
                "parameters at twice the batch?",
                "parameters",
                "3 by 3 filters, {M} of them, follow. At twice the batch, how many parameters have they?",
                "conv2d/params",
                "The batch multiplies the activations, never the parameters.",
                ("bias",),
                "K=3 P=1",
            ),
            ONE_FILTER,
        ),
        Rung(
            Turn(
                "bytes of one map?",
                "memory",
                "Roughly, how many bytes would one map of the output take, the size kept?",
                "activation_memory/bytes",
                "One map has height times width values.",
                ("precision",),
                "D=1",
                rough=True,
            ),
            _FEW_BYTES,
        ),
    ),
)

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

CASES = (ACTIVATIONS, LAST_LAYERS)
