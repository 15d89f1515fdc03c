"""Cases about small kernels in a row, and how far they see."""

from __future__ import annotations

from question_bank.interviews.case import Case, Rung, Turn
from question_bank.interviews.sideways import ONE_FILTER
from question_bank.shared.ranges import by_level

_REACH = "The first kernel counts whole, every further one adds its side less one."
_TWO_REACH = Turn(
    "how far do two see?",
    "receptive fields",
    "One step aside. Two layers of 7 by 7, stride 1: how many pixels across do they see?",
    "kernel_stack/reach",
    _REACH,
    changes="n=2 K=7",
)
_ONE_LAYER = Turn(
    "one layer of 5x5?",
    "parameters",
    "One step aside. One 5 by 5 layer with {D} channels in and out: how many weights, without biases?",
    "conv2d/weights",
    "As many filters as channels, each through all of them.",
    changes="K=5 D=D+2 M=D P=2 H=20",
)

SMALL_KERNELS = Case(
    "small-kernels",
    "small kernels in a row",
    "{n} layers of 3 by 3, stride 1, stand in a row and keep {D} channels. There are no biases.",
    {
        "n": by_level((2,), (2, 3), (3, 4)),
        "D": by_level((4, 10), (64, 128, 256), (48, 96)),
        "K": 3,
        "H": 20,
    },
    (
        Rung(
            Turn(
                "how far do they see?",
                "receptive fields",
                "How many pixels across do they see?",
                "kernel_stack/reach",
                _REACH,
            ),
            _TWO_REACH,
        ),
        Rung(
            Turn(
                "weights of the stack?",
                "parameters",
                "How many weights do they have together?",
                "kernel_stack/weights",
                "Each layer has as many filters as channels, each through all of them.",
            ),
            ONE_FILTER,
        ),
        Rung(
            Turn(
                "one kernel in their place?",
                "stacked kernels",
                "One kernel that sees as far, in their place: how many weights?",
                "kernel_stack/large_weights",
                "A larger kernel costs the square of its side.",
            ),
            _ONE_LAYER,
        ),
        Rung(
            Turn(
                "what part?",
                "stacked kernels",
                "So roughly what part of the large one's weights does the stack have?",
                "kernel_stack/part",
                "Small kernels in a row see as far for fewer weights, with more steps between.",
                rough=True,
            ),
            Turn(
                "multiplications of two 3x3?",
                "stacked kernels",
                "One step aside. Five 3 by 3 in a row: how many multiplications for one pixel and one channel?",
                "kernel_stack/operations",
                "Each layer multiplies once for each of its weights.",
                changes="n=5 K=3",
            ),
        ),
        Rung(
            Turn(
                "one layer more?",
                "receptive fields",
                "One layer more. How many pixels across now?",
                "kernel_stack/reach",
                _REACH,
                changes="n=n+1",
            ),
            _TWO_REACH,
        ),
        Rung(
            Turn(
                "twice the channels?",
                "scaling",
                "The first stack again with twice the channels throughout. How many weights?",
                "kernel_stack/weights",
                "Channels come in twice, in and out, so twice the channels are four times the weights.",
                changes="D=2*D",
            ),
            _ONE_LAYER,
        ),
    ),
)

CASES = (SMALL_KERNELS,)
