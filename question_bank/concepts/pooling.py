"""Max against average pooling, and networks without pooling."""

from __future__ import annotations

from question_bank.concepts.item import Item, Source, Target, Wrong
from question_bank.concepts.sources import ALL_CONV, BOOK, NOTES
from question_bank.concepts.themes import POOLING

IDEAS = {"pool-keeps-what": "max pooling keeps the strongest value, average pooling the mean"}

_IDEA = "pool-keeps-what"
_KINDS = Target(POOLING, "max_or_average", "max pooling, average pooling, or none", (77,))
_TRAINED = Source("Cross Validated, is a pooling layer trainable?", "https://stats.stackexchange.com/questions/209013")
_BOUREAU = Source(
    "Boureau, Ponce, LeCun: Feature Pooling in Visual Recognition", "https://www.di.ens.fr/willow/pdfs/icml2010b.pdf"
)

ITEMS = (
    Item(
        id="what-max-keeps",
        target=_KINDS,
        idea=_IDEA,
        twists=0,
        prompt="What does max pooling tell of a window that average pooling does not?",
        right="how strong its strongest response is",
        why="The largest value is handed on as it is; an average waters it down with its neighbours.",
        wrong=(
            Wrong("where in the window the strongest response is", "The place is lost; only the value is handed on."),
            Wrong("how many of its values are positive", "All values but one are left out."),
            Wrong("how bright it is as a whole", "That is nearer to what an average tells."),
        ),
        hints=("One value of a window is 9, the rest are 0. What does each of them hand on?",),
        sources=(_BOUREAU, NOTES),
    ),
    Item(
        id="trained",
        target=_KINDS,
        idea="pool-learns-nothing",
        twists=0,
        prompt="Average pooling has weights to learn, and max pooling has none.",
        right="false",
        why="The equal weights of an average are fixed, so neither learns anything.",
        wrong=(Wrong("true", "An average looks like a filter, but its equal weights are fixed.", "pool-has-scale"),),
        hints=("Can the weights of an average be chosen?",),
        sources=(_TRAINED, NOTES),
    ),
    Item(
        id="all-removed",
        target=_KINDS,
        idea="macs-every-place",
        twists=2,
        prompt="Every pooling is taken out of a network of convolutions, and nothing else is changed. What grows?",
        right="the work and the activations of the layers behind",
        why="Their maps keep their height and width, so the same filters visit many more places.",
        wrong=(
            Wrong("the weights of the convolutions behind", "Their filters stay the same.", "times-size"),
            Wrong("the depth of the maps", "Pooling never changed it.", "pool-changes-depth"),
            Wrong("what a deep output sees of the picture", "It shrinks: pooling lets later kernels reach farther."),
        ),
        hints=("What did pooling make smaller, and who profited?",),
        sources=(NOTES, ALL_CONV),
    ),
    Item(
        id="as-convolution",
        target=_KINDS,
        idea=_IDEA,
        twists=2,
        prompt="Average pooling can be written as a convolution with fixed weights, and max pooling can't.",
        right="true",
        why="An average is a weighted sum of the window; the largest value is not.",
        wrong=(Wrong("false", "An average weighs all values alike; no fixed weights pick the largest."),),
        hints=("Which of the two is a weighted sum?",),
        sources=(ALL_CONV, BOOK),
    ),
    Item(
        id="replacement",
        target=_KINDS,
        idea="stride-divides",
        twists=0,
        prompt="What usually does the work of a pooling that is left out?",
        right="a convolution with stride 2",
        why="It makes the maps smaller as pooling does, and learns how.",
        wrong=(
            Wrong("a convolution with a wider frame of zeros", "Padding makes maps larger, not smaller."),
            Wrong("a second activation behind the first", "It works on each value alone and leaves the size as it is."),
            Wrong("a 1x1 convolution with stride 1", "It changes the depth; height and width stay."),
        ),
        hints=("What did the pooling do to height and width?",),
        sources=(ALL_CONV, NOTES),
    ),
    Item(
        id="relu-first",
        target=_KINDS,
        idea=_IDEA,
        twists=2,
        prompt="A ReLU before max pooling gives the same result as a ReLU behind it.",
        right="true",
        why="A ReLU keeps the order of values, so the largest stays the largest either way.",
        wrong=(Wrong("false", "Try 3, -1, -2 and -5, and then four negative values, in both orders."),),
        hints=("Try it with 3, -1, -2 and -5.",),
        sources=(BOOK,),
    ),
    Item(
        id="halves-depth",
        target=_KINDS,
        idea="pool-keeps-depth",
        twists=0,
        prompt="A 2x2 max pooling with stride 2 halves height, width and depth.",
        right="false",
        why="Each channel is pooled on its own, so the depth stays.",
        wrong=(Wrong("true", "Height and width only: no channel meets another one.", "pool-changes-depth"),),
        hints=("Does a pooling window reach over several channels?",),
        sources=(NOTES,),
    ),
    Item(
        id="one-window",
        target=_KINDS,
        idea=_IDEA,
        twists=0,
        prompt="A window holds 1, 2, 3 and 6. What do max pooling and average pooling make of it?",
        right="6 and 3",
        why="6 is the largest, and the sum of 12 in four parts is 3.",
        wrong=(
            Wrong("6 and 12", "That adds up and does not divide."),
            Wrong("6 and 2.5", "That is the middle of the sorted values, not their mean."),
            Wrong("the last value and the first", "Places do not matter: it is values that are compared and added."),
        ),
        hints=("Add up, then divide by how many there are.",),
        sources=(NOTES,),
    ),
)
