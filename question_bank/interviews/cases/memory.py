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

CASES = (ACTIVATIONS,)
