"""A case about batch normalisation behind a convolution."""

from __future__ import annotations

from question_bank.interviews.case import Case, Rung, Turn
from question_bank.interviews.sideways import BIASES, ONE_FILTER, VALUES
from question_bank.shared.ranges import by_level

_OTHER_NORM = Turn(
    "learned on 10 maps?",
    "normalisation",
    "One step aside. Batch normalisation over 10 maps: how many numbers does it learn?",
    "batch_norm2d/params",
    "It learns a scale and a shift for each map.",
    changes="D=10 H=8",
)

BATCH_NORM = Case(
    "batch-norm",
    "batch normalisation behind a convolution",
    "{M} filters of {K} by {K} run over {D} channels, and batch normalisation follows on maps of {H} by {H}.",
    {
        "M": by_level((8, 20), (64, 128, 256), (96, 48)),
        "K": by_level((3,), (3, 5), (5, 7)),
        "D": by_level((4, 10), (32, 64, 3), (24, 48)),
        "H": by_level((10,), (28, 56, 14), (27, 57)),
        "I": by_level((10,), (32, 8), (16, 24)),
    },
    (
        Rung(
            Turn(
                "parameters of the norm?",
                "normalisation",
                "How many parameters has the normalisation?",
                "batch_norm2d/params",
                "It learns a scale and a shift for each map, and keeps a mean and a variance beside them.",
                ("kept",),
                "D=M",
            ),
            _OTHER_NORM,
        ),
        Rung(
            Turn(
                "not learned?",
                "normalisation",
                "How many numbers does it keep without learning them?",
                "batch_norm2d/buffers",
                "A running mean and a running variance for each map are measured, not learned.",
                changes="D=M",
            ),
            Turn(
                "kept on 50 maps?",
                "normalisation",
                "One step aside. 50 maps: how many numbers does it keep in all, learned or not?",
                "batch_norm2d/total",
                "Four numbers for each map: two learned, two measured.",
                changes="D=50 H=8",
            ),
        ),
        Rung(
            Turn(
                "parameters of both?",
                "parameters",
                "How many does training change in both layers, the convolution with its biases?",
                "conv_batch_norm/params",
                "The convolution's weights and biases, and two numbers for each map.",
            ),
            ONE_FILTER,
        ),
        Rung(
            Turn(
                "of no use?",
                "normalisation",
                "How many of those never change the output?",
                "conv_batch_norm/wasted",
                "A bias before batch normalisation is taken out again with the mean.",
            ),
            BIASES,
        ),
        Rung(
            Turn(
                "values in a mean?",
                "normalisation",
                "In training with a batch of {I}: over how many values is each mean taken?",
                "batch_norm2d/averaged",
                "A mean is taken over all places of all images of the batch, for each map on its own.",
                changes="D=M N=I",
            ),
            VALUES,
        ),
        Rung(
            Turn(
                "maps twice as large?",
                "normalisation",
                "Maps twice as high and wide. How many numbers does the normalisation learn now?",
                "batch_norm2d/params",
                "Its numbers belong to maps, not to places.",
                changes="D=M H=2*H",
            ),
            _OTHER_NORM._replace(
                label="learned on 30 maps?",
                asks="One step aside. 30 maps of 5 by 5: how many numbers does it learn?",
                changes="D=30 H=5",
            ),
        ),
    ),
)

CASES = (BATCH_NORM,)
