"""What the size of a kernel changes."""

from __future__ import annotations

from question_bank.concepts.item import Item, Source, Target, Wrong
from question_bank.concepts.sources import GUIDE, NOTES
from question_bank.concepts.themes import PADDING

IDEAS = {"kernel-size-price": "a larger kernel sees more and costs the square of its side"}

_IDEA = "kernel-size-price"
_SIZE = Target(PADDING, "kernel_size", "the size of the kernel", (76,))
_VGG = Source("Simonyan, Zisserman: Very Deep Convolutional Networks", "https://arxiv.org/abs/1409.1556")
_DILATED = Source("Yu, Koltun: Multi-Scale Context by Dilated Convolutions", "https://arxiv.org/abs/1511.07122")

ITEMS = (
    Item(
        id="what-grows",
        target=_SIZE,
        idea=_IDEA,
        twists=0,
        prompt="A layer keeps its channels and its output size and gets a larger kernel. What grows, and how?",
        right="weights and work, with the square of the side",
        why="A 3x3 kernel has 9 weights for each channel and a 7x7 kernel 49, used at every output place.",
        wrong=(
            Wrong(
                "weights and work, in step with the side of the kernel",
                "A kernel is as high as it is wide, so its side comes in twice.",
            ),
            Wrong("only the work, as the weights are shared", "Shared by the places, not within the window."),
            Wrong("only what it sees, at no cost", "Every pixel that it sees needs a weight and a multiply-add."),
        ),
        hints=("How many weights has a 3x3 kernel for one channel, how many a 5x5 kernel?",),
        sources=(NOTES,),
    ),
    Item(
        id="two-more",
        target=_SIZE,
        idea=_IDEA,
        twists=0,
        prompt="Without padding, a 5x5 kernel shortens each side by two pixels more than a 3x3 kernel.",
        right="true",
        why="At stride 1 a kernel takes off one less than its side: 4 against 2.",
        wrong=(Wrong("false", "A kernel takes off one less than its side. Compare the two."),),
        hints=("What is left of a side of 28 under each of them?",),
        sources=(GUIDE,),
    ),
    Item(
        id="three-small",
        target=_SIZE,
        idea=_IDEA,
        twists=2,
        prompt="Why do many networks stack three 3x3 convolutions in place of one 7x7?",
        right="same reach, fewer weights, more nonlinear steps",
        why="Three of them see 7x7 pixels with 27 weights for a pair of channels, not 49, and with three activations.",
        wrong=(
            Wrong("same reach and as many weights, but sharper edges", "Count the weights: three times 9 is not 49."),
            Wrong(
                "a larger reach for as many weights",
                "Each layer adds 2 to the reach, so three of them see 7x7 as well.",
            ),
            Wrong("a 7x7 kernel can't keep the size", "It can: 7 is odd, and a padding of 3 makes up for it."),
        ),
        hints=("How far do three of them see, and how many weights have they for one pair of channels?",),
        sources=(_VGG, NOTES),
    ),
    Item(
        id="no-more-maps",
        target=_SIZE,
        idea=_IDEA,
        twists=0,
        prompt="A larger kernel makes the output deeper.",
        right="false",
        why="The depth of the output is the number of filters; the kernel decides what each of them sees.",
        wrong=(Wrong("true", "Each filter makes one map, whatever its size."),),
        hints=("Where does the depth of the output come from?",),
        sources=(NOTES,),
    ),
    Item(
        id="wider-for-nothing",
        target=_SIZE,
        idea=_IDEA,
        twists=1,
        prompt="One layer should see a wider part of its input without more weights. What helps?",
        right="a dilation of 2",
        why="Dilation spreads the same weights over a wider window.",
        wrong=(
            Wrong("a larger kernel", "It sees more, but every pixel more in its window is a weight more."),
            Wrong("twice as many filters", "Each of them still sees the same window, and each brings weights."),
            Wrong("a bias for every filter", "A bias is added and looks at no pixel."),
        ),
        hints=("Which of them spreads the weights that are there?",),
        sources=(_DILATED, GUIDE),
    ),
    Item(
        id="whole-input",
        target=_SIZE,
        idea=_IDEA,
        twists=0,
        prompt="A kernel as high and wide as its input gives a single output place when there is no padding.",
        right="true",
        why="The kernel fits in one place only, so each filter gives one number.",
        wrong=(Wrong("false", "How many places are there where it fits?"),),
        hints=("How far can such a kernel move?",),
        sources=(NOTES, GUIDE),
    ),
    Item(
        id="spread-or-full",
        target=_SIZE,
        idea=_IDEA,
        twists=2,
        prompt="A 3x3 kernel with dilation 3 spans as much as a 7x7 kernel. What does the 7x7 do that it does not?",
        right="it reads every pixel of what it spans",
        why="The spread one leaves gaps: it reads 9 of the 49 pixels, with 9 weights for each channel.",
        wrong=(
            Wrong("it keeps the size at padding 3", "Both span 7, so a padding of 3 does it for either."),
            Wrong("it visits more places of the picture", "Dilation is no stride: both stop at the same places."),
            Wrong("it saves weights", "The spread one has fewer of them."),
        ),
        hints=("How many pixels does each of them read at one place?",),
        sources=(_DILATED, GUIDE),
    ),
    Item(
        id="deep-input",
        target=_SIZE,
        idea=_IDEA,
        twists=2,
        prompt="A 7x7 kernel costs as many weights on a picture as on 512 channels, with 64 filters either way.",
        right="false",
        why="The side of the kernel is paid for every channel, and a picture has only three of them.",
        wrong=(
            Wrong("true", "A filter is as deep as its input, so each channel pays for the kernel.", "forgot-depth"),
        ),
        hints=("How deep is a filter in each case?",),
        sources=(NOTES,),
    ),
)
