"""Cases about cheaper convolutions: depthwise and separable ones, and 1x1."""

from __future__ import annotations

from question_bank.interviews.case import Case, Rung, Turn
from question_bank.interviews.sideways import ONE_DEPTHWISE, ONE_PLAIN, POINTWISE, WORK_OF_ONE
from question_bank.shared.ranges import by_level

SEPARABLE = Case(
    "separable",
    "a depthwise separable convolution",
    "On {H} by {H} by {D}, a 3 by 3 depthwise convolution comes first, then a 1x1 to {M} maps. The size stays.",
    {
        "H": by_level((10, 12), (112, 56, 28, 14), (57, 27, 113)),
        "D": by_level((8, 10), (32, 64, 128), (24, 48, 96)),
        "M": by_level((10, 20), (64, 128, 256), (96, 144, 192)),
        "K": 3,
    },
    (
        Rung(
            Turn(
                "depthwise parameters?",
                "depthwise",
                "How many parameters has the depthwise step?",
                "depthwise_conv2d/params",
                "A depthwise filter sees one map only, so there are as many filters as maps.",
                ("bias",),
                "P=1",
            ),
            ONE_DEPTHWISE,
        ),
        Rung(
            Turn(
                "1x1 parameters?",
                "1x1",
                "And the 1x1 step?",
                "pointwise_conv/params",
                "A one-by-one filter mixes all maps at one place.",
                ("bias",),
            ),
            POINTWISE,
        ),
        Rung(
            Turn(
                "work of both, roughly?",
                "work",
                "Roughly, how many multiply-adds do both take together?",
                "separable_conv2d/macs",
                "Both steps work at every place: the first for each map alone, the second for all maps.",
                (),
                "P=1",
                rough=True,
            ),
            WORK_OF_ONE._replace(
                asks="One step aside. How many multiplications does one value of a depthwise 5 by 5 take?",
                of="depthwise_conv2d/weights",
                changes="K=5 D=1 P=2 H=20",
                point="One value of a depthwise convolution looks at one map only.",
            ),
        ),
        Rung(
            Turn(
                "work of an ordinary one?",
                "work",
                "Roughly, how much would one ordinary 3 by 3 take for the same output?",
                "conv2d/macs",
                "An ordinary convolution pays its kernel for every pair of maps.",
                ("operations",),
                "P=1",
                rough=True,
            ),
            ONE_PLAIN,
        ),
        Rung(
            Turn(
                "what part of the weights?",
                "depthwise",
                "Roughly, what part of the ordinary one's weights does the pair have?",
                "separable_conv2d/ratio",
                "The part is one over the filters, and one over the kernel's places.",
                (),
                "P=1",
                rough=True,
            ),
            Turn(
                "both steps' weights?",
                "depthwise",
                "One step aside. With 5 by 5 first, from {D} to 10 maps: how many weights do both have?",
                "separable_conv2d/weights",
                "First one flat filter for each map, then one-by-one filters through all of them.",
                changes="K=5 M=10 P=2",
            ),
        ),
        Rung(
            Turn(
                "the 1x1 at twice the size?",
                "scaling",
                "Input twice as high and wide. How many weights has the 1x1 step, without biases?",
                "pointwise_conv/weights",
                "Filters visit every place, so the size changes the work and not the weights.",
                (),
                "H=2*H",
            ),
            POINTWISE,
        ),
    ),
)

POINTWISE_CASE = Case(
    "pointwise",
    "a 1x1 convolution",
    "A 1x1 convolution takes {H} by {H} by {D} to {M} maps.",
    {
        "H": by_level((10, 20), (28, 14, 56), (27, 57)),
        "D": by_level((8, 20), (192, 256, 512), (144, 384)),
        "M": by_level((4, 10), (64, 32, 96), (48, 24)),
        "K": 1,
    },
    (
        Rung(
            Turn(
                "output shape?",
                "sizes",
                "What shape comes out?",
                "pointwise_conv/output_shape",
                "A 1x1 keeps the sides and changes the depth.",
                ("order",),
            ),
            POINTWISE,
        ),
        Rung(
            Turn(
                "parameters?",
                "1x1",
                "How many parameters does it learn?",
                "pointwise_conv/params",
                "A one-by-one filter is a weight for each map, and there are as many filters as maps that come out.",
                ("bias",),
            ),
            POINTWISE,
        ),
        Rung(
            Turn(
                "work, roughly?",
                "work",
                "Roughly, how much work is that?",
                "conv2d/macs",
                "Each place and each map that comes out costs one product for each map that comes in.",
                ("operations",),
                rough=True,
            ),
            WORK_OF_ONE._replace(
                of="pointwise_conv/kernel_weights",
                asks="One step aside. How many multiplications does one value of a 1x1 over {D} channels take?",
                changes="D=2*D M=1",
            ),
        ),
        Rung(
            Turn(
                "5x5 straight on the input?",
                "work",
                "Now a 5 by 5 to 32 maps straight on the input, the size kept. Roughly, how much work?",
                "conv2d/macs",
                "A large kernel through many maps is what a 1x1 before it saves.",
                ("operations",),
                "K=5 P=2 M=32",
                rough=True,
            ),
            ONE_PLAIN._replace(
                asks="One step aside. A 5 by 5 from {D} to 10 maps: how many weights, without biases?",
                changes="K=5 P=2 M=10 D=D+2",
            ),
        ),
        Rung(
            Turn(
                "with a 1x1 to 16 before it?",
                "work",
                "And with a 1x1 to {R} maps before that 5 by 5? Roughly, how many multiply-adds do both take?",
                "reduced_conv/macs",
                "The 1x1 pays for all maps once, the large kernel then only for few.",
                (),
                "K=5 R=floor(D/10)+1 M=32",
                rough=True,
            ),
            Turn(
                "the 1x1 alone?",
                "work",
                "One step aside. A 1x1 from 100 to 10 maps on 10 by 10: how many multiply-adds?",
                "pointwise_conv/macs",
                "Each place costs maps in times maps out.",
                changes="H=10 D=100 M=10",
            ),
        ),
    ),
)

CASES = (SEPARABLE, POINTWISE_CASE)
