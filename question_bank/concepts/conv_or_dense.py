"""Why images are read by convolutions, and what locally connected means."""

from __future__ import annotations

from question_bank.concepts.item import Item, Source, Target, Wrong
from question_bank.concepts.sources import BOOK, NOTES
from question_bank.concepts.themes import SHARING

_WINDOWS = "local-windows"
_SHARED = "position-free"
_OR_DENSE = Target(SHARING, "conv_or_dense", "convolution, fully connected or locally connected", (75,))
_PRINCE = Source("Prince: Understanding Deep Learning, chapter 10", "https://udlbook.github.io/udlbook/")

ITEMS = (
    Item(
        id="why-conv",
        target=_OR_DENSE,
        idea=_SHARED,
        twists=0,
        prompt="Why are images read by convolutions rather than by a fully connected first layer?",
        right="a pattern is learned once for all places, with few weights",
        why="A fully connected layer would learn each pattern anew at every place, with a weight for each pixel.",
        wrong=(
            Wrong("a fully connected layer can't take three channels", "Flattened, it takes any number of values."),
            Wrong("a convolution sees the whole picture at once", "It sees one small window at a time."),
            Wrong(
                "a convolution can learn more than a fully connected layer",
                "It is the other way round, and all those weights are the price of it.",
            ),
        ),
        hints=("A cat moves to another corner. Which layer has to learn it again?",),
        sources=(BOOK, NOTES),
    ),
    Item(
        id="shuffled-pixels",
        target=_OR_DENSE,
        idea=_WINDOWS,
        twists=1,
        prompt="Shuffle the pixels of all images in the same way, and a fully connected network learns as well as before.",
        right="true",
        why="It has no notion of neighbours: each pixel has its own weights, wherever it stands.",
        wrong=(Wrong("false", "Does a fully connected layer know which pixels are neighbours?"),),
        hints=("Which layers know that two pixels are neighbours?",),
        sources=(_PRINCE,),
    ),
    Item(
        id="locally-connected",
        target=_OR_DENSE,
        idea=_WINDOWS,
        twists=0,
        prompt="What does locally connected mean?",
        right="each output has a window, and its own weights",
        why="It sees as little as a convolution does, but nothing is shared between places.",
        wrong=(
            Wrong("each output has a window, and shares its weights with all others", "That is a convolution."),
            Wrong("each output sees everything, with weights of its own", "That is a fully connected layer."),
            Wrong("each output sees one channel only", "That is a depthwise convolution."),
        ),
        hints=("Connected says what an output sees. Does it say anything of sharing?",),
        sources=(BOOK, NOTES),
    ),
    Item(
        id="colour-image",
        target=_OR_DENSE,
        idea="flatten-depth",
        twists=0,
        prompt="On a 200x200 colour image, each neuron of a fully connected layer has 40,000 weights.",
        right="false",
        why="There are three values for each pixel, so it has 120,000.",
        wrong=(Wrong("true", "That is one weight for each pixel; how many values has a pixel?", "flatten-depth"),),
        hints=("How many values has a pixel?",),
        sources=(NOTES,),
    ),
    Item(
        id="faces",
        target=_OR_DENSE,
        idea=_SHARED,
        twists=2,
        prompt="When does a locally connected layer fit better than a convolution?",
        right="when each place always shows the same part",
        why="In centred faces the eyes are always above, so other detectors are of use there than below.",
        wrong=(
            Wrong("when objects may stand anywhere", "Then one detector should work at all places: share it."),
            Wrong("when there are few images to learn from", "It has far more to learn, so it wants more images."),
            Wrong("when images come in many sizes", "It owns weights for each place, so it is tied to one size."),
        ),
        hints=("When is a detector of use at one place and of none at another?",),
        sources=(NOTES, BOOK),
    ),
    Item(
        id="more-general",
        target=_OR_DENSE,
        idea=_WINDOWS,
        twists=2,
        prompt="Whatever a convolution works out, a fully connected layer with suitable weights can work out too.",
        right="true",
        why="Set its weights to zero outside each window and repeat them from place to place.",
        wrong=(Wrong("false", "A convolution is a fully connected layer with most weights zero and the rest tied."),),
        hints=("Can a weight be zero, and can two weights be equal?",),
        sources=(NOTES, BOOK),
    ),
    Item(
        id="same-windows",
        target=_OR_DENSE,
        idea=_SHARED,
        twists=1,
        prompt="A locally connected layer has as many parameters as a convolution with the same windows.",
        right="false",
        why="It has a set of weights for each place where the convolution has one for all.",
        wrong=(Wrong("true", "They see the same. But who else uses the weights of one place?"),),
        hints=("Who uses the weights of one place?",),
        sources=(BOOK, NOTES),
    ),
    Item(
        id="how-many-times",
        target=_OR_DENSE,
        idea="every-input",
        twists=1,
        prompt="On a 24x24x3 input, 10 neurons take the place of 10 3x3 filters. How many times as many weights is that?",
        right="64 times",
        why="A neuron has 24x24x3 weights and a filter 3x3x3; the depth and the ten are the same in both.",
        wrong=(
            Wrong("192 times", "That compares with a flat filter, which a filter is not.", "forgot-depth"),
            Wrong("as many", "Ten of each, but a neuron is joined to the whole input."),
            Wrong("576 times", "That compares a whole picture with a single weight, not with a window."),
        ),
        hints=("How many weights has one neuron, how many one filter?",),
        sources=(NOTES,),
    ),
)
