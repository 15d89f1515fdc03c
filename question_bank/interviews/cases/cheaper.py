"""Cases about cheaper convolutions: depthwise and separable ones, 1x1, bottlenecks, groups."""

from __future__ import annotations

from question_bank.interviews.case import Case, Rung, Turn
from question_bank.interviews.sideways import ONE_FILTER, POINTWISE, WORK_OF_ONE
from question_bank.shared.ranges import by_level

_ONE_DEPTHWISE = Turn(
    "depthwise 5x5?",
    "depthwise",
    "One step aside. A depthwise 5 by 5 over {D} maps: how many weights, without biases?",
    "depthwise_conv2d/weights",
    "A depthwise filter sees one map only.",
    changes="K=5 D=D+6 P=2",
)
_PLAIN = Turn(
    "an ordinary one?",
    "parameters",
    "One step aside. An ordinary 3 by 3 from {D} to {M} maps: how many weights, without biases?",
    "conv2d/weights",
    "An ordinary filter sees all maps, and there is one for each map that comes out.",
    changes="K=3 P=1 D=D+2 M=M+2",
)

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
            _ONE_DEPTHWISE,
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
            _PLAIN,
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
                "pointwise_conv/macs",
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
            _PLAIN._replace(
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

BOTTLENECK = Case(
    "bottleneck",
    "a bottleneck block",
    "A block takes {D} channels to {M} by 1x1, runs {K} by {K} there, and returns to {D} by 1x1.",
    {
        "D": by_level((20, 40), (256, 512, 1024), (384, 768)),
        "M": by_level((4, 5, 10), (64, 128), (96, 48)),
        "K": by_level((3,), (3,), (3, 5)),
        "H": by_level((10,), (56, 28, 14), (27, 57)),
    },
    (
        Rung(
            Turn(
                "the first 1x1?",
                "1x1",
                "How many weights has the first 1x1, without biases?",
                "pointwise_conv/weights",
                "A 1x1 has maps in times maps out.",
            ),
            POINTWISE,
        ),
        Rung(
            Turn(
                "the middle one?",
                "parameters",
                "And the one in the middle, without biases?",
                "bottleneck/middle",
                "In the middle the kernel only meets the few channels.",
            ),
            ONE_FILTER,
        ),
        Rung(
            Turn(
                "all three?",
                "bottlenecks",
                "So how many weights does the block have, without biases?",
                "bottleneck/block_weights",
                "Two 1x1 and one small middle make the block.",
            ),
            _PLAIN._replace(
                of="pointwise_conv/weights",
                label="back to more channels?",
                asks="One step aside. A 1x1 from 10 back to 100 channels: how many weights, without biases?",
                changes="D=10 M=100 H=10",
                point="The way back costs as much as the way in.",
            ),
        ),
        Rung(
            Turn(
                "without the 1x1s?",
                "bottlenecks",
                "One {K} by {K} on all {D} channels instead: roughly how many weights, without biases?",
                "bottleneck/plain_weights",
                "Without the 1x1 the kernel pays for every pair of the many channels.",
                rough=True,
            ),
            _PLAIN,
        ),
        Rung(
            Turn(
                "how many times as many?",
                "bottlenecks",
                "Roughly, how many times as many is that?",
                "bottleneck/factor",
                "The wide kernel has many times the weights of the block.",
                rough=True,
            ),
            Turn(
                "twice as wide inside?",
                "bottlenecks",
                "One step aside. A block from 100 to 20 and back with 3 by 3 inside: how many weights?",
                "bottleneck/block_weights",
                "Count the way in, the middle and the way back.",
                changes="D=100 M=20 K=3",
            ),
        ),
        Rung(
            Turn(
                "the shortcut?",
                "1x1",
                "The block's stride becomes 2, so the shortcut is a 1x1 to {M} channels. How many weights does it add?",
                "projection_shortcut/weights",
                "A projection must bring the shortcut to the shape that it is added to.",
                changes="M=2*D S=2 B=0",
            ),
            POINTWISE,
        ),
    ),
)

GROUPED = Case(
    "grouped",
    "grouped convolutions",
    "{M} filters of {K} by {K} run over {H} by {H} by {D}. The size stays.",
    {
        "H": by_level((10, 12), (56, 28, 14), (27, 57)),
        "D": by_level((8, 16), (64, 128, 256), (48, 96)),
        "M": by_level((8, 16), (64, 128, 256), (48, 96)),
        "K": by_level((3,), (3,), (3, 5)),
    },
    (
        Rung(
            Turn(
                "parameters?",
                "parameters",
                "How many parameters is that?",
                "conv2d/params",
                "Every filter is as deep as its input, and each has a bias.",
                ("bias",),
                "P=floor(K/2)",
            ),
            ONE_FILTER,
        ),
        Rung(
            Turn(
                "one filter in 4 groups?",
                "groups",
                "In 4 groups: how many weights has one filter?",
                "conv2d/kernel_weights",
                "A filter sees the channels of its own group only.",
                (),
                "P=floor(K/2) G=4",
            ),
            Turn(
                "channels of a group?",
                "groups",
                "One step aside. 3 by 3 over 40 channels in 2 groups: how many weights has one filter?",
                "conv2d/kernel_weights",
                "The channels are shared out among the groups.",
                changes="D=40 G=2 K=3 P=1 M=2",
            ),
        ),
        Rung(
            Turn(
                "the layer in 4 groups?",
                "groups",
                "And the whole layer in 4 groups: how many parameters?",
                "conv2d/params",
                "Groups divide the weights, and the biases stay as they are.",
                ("bias",),
                "P=floor(K/2) G=4",
            ),
            Turn(
                "its biases?",
                "groups",
                "One step aside. {M} filters in 2 groups: how many biases is that?",
                "conv2d/biases",
                "There is one bias for each filter, whatever the groups.",
                changes="M=M+8 G=2 B=1 P=floor(K/2)",
            ),
        ),
        Rung(
            Turn(
                "as many groups as channels?",
                "depthwise",
                "As many groups as channels, {D} filters. How many weights, without biases?",
                "depthwise_conv2d/weights",
                "With a group for each channel a filter is flat: that is a depthwise convolution.",
                (),
                "P=floor(K/2)",
            ),
            _ONE_DEPTHWISE,
        ),
        Rung(
            Turn(
                "in 5 groups?",
                "groups",
                "Now 5 groups. How many parameters?",
                "conv2d/params",
                "Groups must divide the channels, and 5 does not.",
                rung=6,
            ),
            Turn(
                "3 groups on 12 channels?",
                "groups",
                "One step aside. 12 channels, 3 groups, one filter of 3 by 3: how many weights?",
                "conv2d/kernel_weights",
                "Where groups divide the channels, each filter sees its share.",
                changes="D=12 G=3 K=3 P=1 M=3",
            ),
        ),
        Rung(
            Turn(
                "work in 4 groups?",
                "work",
                "Back to 4 groups. Roughly, how much work is that for one image?",
                "conv2d/macs",
                "Groups divide the work just as they divide the weights.",
                ("operations",),
                "P=floor(K/2) G=4",
                rough=True,
            ),
            WORK_OF_ONE,
        ),
    ),
)

CASES = (SEPARABLE, POINTWISE_CASE, BOTTLENECK, GROUPED)
