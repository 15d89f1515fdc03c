"""Cases about bottlenecks and groups."""

from __future__ import annotations

from question_bank.interviews.case import Case, Rung, Turn
from question_bank.interviews.sideways import ONE_DEPTHWISE, ONE_FILTER, ONE_PLAIN, POINTWISE, WORK_OF_ONE
from question_bank.shared.ranges import by_level

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
            ONE_PLAIN._replace(
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
            ONE_PLAIN,
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
            ONE_DEPTHWISE,
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

CASES = (BOTTLENECK, GROUPED)
