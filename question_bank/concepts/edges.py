"""Which filter finds which edge."""

from __future__ import annotations

from question_bank.concepts.item import Item, Source, Target, Wrong
from question_bank.concepts.sources import NOTES, TORCH_CONV
from question_bank.concepts.themes import FILTERS

IDEAS = {"edge-filters": "an edge filter takes one side of its window from the other"}

IDEA = "edge-filters"
PREWITT = Source("HIPR2, compass edge detector", "https://homepages.inf.ed.ac.uk/rbf/HIPR2/prewitt.htm")
SOBEL = Source("HIPR2, Sobel edge detector", "https://homepages.inf.ed.ac.uk/rbf/HIPR2/sobel.htm")
_LAPLACE = Source("HIPR2, Laplacian of Gaussian", "https://homepages.inf.ed.ac.uk/rbf/HIPR2/log.htm")
_MEAN = Source("HIPR2, mean filter", "https://homepages.inf.ed.ac.uk/rbf/HIPR2/mean.htm")
_EDGES = Target(FILTERS, "edges", "filters and edges", (80,))

ITEMS = (
    Item(
        id="columns",
        target=_EDGES,
        idea=IDEA,
        twists=0,
        prompt="All three rows of a filter are 1 0 -1. What does it find?",
        right="vertical edges",
        why="It takes the right side of its window from the left, which differ where an upright edge stands between them.",
        wrong=(
            Wrong("horizontal edges", "Across such an edge left and right are alike, and the sum is zero."),
            Wrong("bright and dark areas", "Where the brightness stays the same, the weights cancel."),
            Wrong("single dots, and nothing else", "A dot under the middle meets a weight of zero."),
        ),
        hints=("Which two parts of the window are compared?",),
        sources=(PREWITT, SOBEL),
    ),
    Item(
        id="rows",
        target=_EDGES,
        idea=IDEA,
        twists=0,
        prompt="The rows of a filter are 1 2 1, 0 0 0 and -1 -2 -1. What does it find?",
        right="horizontal edges",
        why="It takes what is below from what is above, which differ where a level edge lies between them.",
        wrong=(
            Wrong("vertical edges", "Across such an edge the rows above and below are alike and cancel."),
            Wrong("the middle of bright areas", "Where the brightness stays the same, the sum is zero."),
            Wrong("thin lines, whichever way they run", "A line along the middle row meets weights of zero."),
        ),
        hints=("Which two parts of the window are compared?",),
        sources=(SOBEL,),
    ),
    Item(
        id="sum-zero",
        target=_EDGES,
        idea=IDEA,
        twists=0,
        prompt="A filter whose weights add up to zero gives zero wherever the brightness does not change.",
        right="true",
        why="One brightness times a sum of zero is zero, as long as there is no bias.",
        wrong=(Wrong("false", "All weights meet the same number there. Take it out of the sum."),),
        hints=("All weights meet the same number there.",),
        sources=(SOBEL,),
        conventions=("Without a bias.",),
    ),
    Item(
        id="signs",
        target=_EDGES,
        idea=IDEA,
        twists=1,
        prompt="With the sign of every weight changed, a filter for vertical edges finds horizontal ones.",
        right="false",
        why="It finds the same edges, with the opposite sign; for the others it has to be turned by a quarter.",
        wrong=(Wrong("true", "Signs say which side counts as bright. What says which way the edge runs?"),),
        hints=("Write it down for rows of 1 0 -1. Which parts are compared now?",),
        sources=(SOBEL,),
    ),
    Item(
        id="laplace",
        target=_EDGES,
        idea=IDEA,
        twists=2,
        prompt="The rows of a filter are 0 -1 0, -1 4 -1 and 0 -1 0. What does it find?",
        right="dots, and edges in every direction",
        why="It takes the four neighbours from the middle, and they differ wherever something changes.",
        wrong=(
            Wrong("vertical edges", "It treats left and right just as it treats above and below."),
            Wrong(
                "horizontal edges only, as the middle row has the largest weight", "The middle column has it as well."
            ),
            Wrong("areas of one brightness", "There the four neighbours cancel the middle."),
        ),
        hints=("Does it look the same when it is turned by a quarter?",),
        sources=(_LAPLACE,),
    ),
    Item(
        id="blur",
        target=_EDGES,
        idea=IDEA,
        twists=0,
        prompt="All nine weights of a filter are one ninth. What does it do to a picture?",
        right="it blurs the picture",
        why="Each pixel becomes the mean of its window.",
        wrong=(
            Wrong("it finds edges in every direction", "All weights have one sign, so nothing is taken from anything."),
            Wrong("it makes the picture sharper", "Sharpening adds what differs from the neighbours; a mean does not."),
            Wrong("it leaves the picture as it is", "Only a single weight of one in the middle would do that."),
        ),
        hints=("What is a ninth of the sum of nine values?",),
        sources=(_MEAN,),
    ),
    Item(
        id="two-steps",
        target=_EDGES,
        idea=IDEA,
        twists=2,
        prompt="A filter of rows 1 0 -1, 2 0 -2 and 1 0 -1 smooths down its columns and takes differences along its rows.",
        right="true",
        why="Its weights are the products of 1, 2, 1 going down and 1, 0, -1 going across.",
        wrong=(Wrong("false", "Write it as a column of three times a row of three."),),
        hints=("Is each row a multiple of the first?",),
        sources=(SOBEL,),
    ),
    Item(
        id="flipped",
        target=_EDGES,
        idea=IDEA,
        twists=1,
        prompt="PyTorch flips a kernel before it slides it, so an edge filter has to be written mirrored.",
        right="false",
        why="What frameworks call a convolution is a cross-correlation: the kernel is laid on as it stands.",
        wrong=(Wrong("true", "That is convolution in signal processing. What do frameworks really compute?"),),
        hints=("Is it convolution in the strict sense that PyTorch computes?",),
        sources=(TORCH_CONV,),
    ),
    Item(
        id="ten-and-zero",
        target=_EDGES,
        idea=IDEA,
        twists=0,
        prompt="Three rows of 1 0 -1 lie on a window whose rows are all 10 10 0. What comes out?",
        right="30",
        why="Each row gives 10 less 0, and there are three rows.",
        wrong=(
            Wrong("10", "That is what a single row gives."),
            Wrong("0", "That is so where left and right are alike; here they differ."),
            Wrong("60", "The middle column meets a weight of zero and adds nothing."),
        ),
        hints=("Work out one row first.",),
        sources=(PREWITT,),
    ),
    Item(
        id="by-hand",
        target=_EDGES,
        idea=IDEA,
        twists=0,
        prompt="The edge filters of a convolutional network are written by hand before it is trained.",
        right="false",
        why="They are learned like all weights; filters for edges show up in the first layer by themselves.",
        wrong=(Wrong("true", "With what values does a filter start, and who changes them?"),),
        hints=("Who sets the weights of a filter?",),
        sources=(NOTES,),
    ),
)
