"""Parameter sharing and sparse connections."""

from __future__ import annotations

from question_bank.concepts.item import Item, Source, Target, Wrong
from question_bank.concepts.sources import BOOK, NOTES, QUIZ
from question_bank.concepts.themes import SHARING

IDEAS = {
    "local-windows": "an output of a convolution sees only the window under its kernel",
    "used-again": "a layer that is used again has nothing new to learn",
}

_WINDOWS = "local-windows"
_SHARED = "position-free"
_WEIGHTS = Target(SHARING, "weights", "parameter sharing and sparse connections", (74,))
_PER_CHANNEL = Source(
    "AI Stack Exchange, weights for each input channel", "https://ai.stackexchange.com/questions/5769"
)
_LENET = Source("LeCun and others: Gradient-Based Learning", "https://ieeexplore.ieee.org/document/726791")
_SUMMARY = Source("pytorch-summary, issue 37: shared layers", "https://github.com/sksq96/pytorch-summary/issues/37")
_STACK = Source("AI Stack Exchange, layers and their receptive field", "https://ai.stackexchange.com/questions/5107")

ITEMS = (
    Item(
        id="what-is-shared",
        target=_WEIGHTS,
        idea=_SHARED,
        twists=0,
        prompt="What does parameter sharing mean in a convolution?",
        right="each filter uses the same weights at every place",
        why="What is worth finding at one place is worth finding at the others, so one set of weights serves them all.",
        wrong=(
            Wrong("all filters of a layer have the same weights", "Every filter has weights of its own."),
            Wrong(
                "weights that were learned for one task are used for another one",
                "That is transfer learning; sharing happens inside one layer.",
            ),
            Wrong(
                "a filter has one slice for all channels", "Each input channel has a slice of its own.", "forgot-depth"
            ),
        ),
        hints=("Where are the weights of a filter used?",),
        sources=(BOOK, QUIZ, _PER_CHANNEL),
    ),
    Item(
        id="found-anywhere",
        target=_WEIGHTS,
        idea=_SHARED,
        twists=0,
        prompt="Sharing lets a detector that was learned at one place of the picture work at all others.",
        right="true",
        why="The same weights visit every place, so nothing has to be learned twice.",
        wrong=(Wrong("false", "Nothing is learned anew at the next place: the same weights go there."),),
        hints=("Which weights are used at the next place?",),
        sources=(QUIZ, BOOK),
    ),
    Item(
        id="zero-weights",
        target=_WEIGHTS,
        idea=_WINDOWS,
        twists=0,
        prompt="Sparse connections mean that training sets most weights of a convolution to zero.",
        right="false",
        why="The connections are sparse by design: an output is joined to its window only, before any training.",
        wrong=(Wrong("true", "It is said of connections, and those are there before training begins."),),
        hints=("Is it said of what is learned, or of how the layer is built?",),
        sources=(QUIZ, BOOK),
    ),
    Item(
        id="what-is-sparse",
        target=_WEIGHTS,
        idea=_WINDOWS,
        twists=0,
        prompt="What is sparse about the connections of a convolution?",
        right="each output depends on few inputs",
        why="Only the inputs under the kernel, at one place, come into an output.",
        wrong=(
            Wrong("most weights end up at zero", "What training makes of the weights is another matter."),
            Wrong("each filter looks at one channel", "A plain filter reaches through all channels.", "forgot-depth"),
            Wrong("each layer is joined to just two others", "So are the layers of most networks, sparse or not."),
        ),
        hints=("Look at one output: what does it depend on?",),
        sources=(QUIZ, BOOK),
    ),
    Item(
        id="forward-work",
        target=_WEIGHTS,
        idea="macs-every-place",
        twists=1,
        prompt="With shared weights, a forward pass takes fewer multiply-adds than with a set of weights for each place.",
        right="false",
        why="Each place still takes its dot product; sharing saves what has to be stored and learned.",
        wrong=(Wrong("true", "Count the dot products. Does it matter to them whose weights they use?"),),
        hints=("How many dot products are there in either case?",),
        sources=(BOOK,),
    ),
    Item(
        id="gradient-sum",
        target=_WEIGHTS,
        idea=_SHARED,
        twists=2,
        prompt="The gradient of a shared weight is a sum over all places where it is used.",
        right="true",
        why="A change of the weight changes the output at each of these places, and the effects add up.",
        wrong=(Wrong("false", "It is used at many places, and each use has its part in the loss."),),
        hints=("At how many places does the output change when the weight does?",),
        sources=(BOOK,),
    ),
    Item(
        id="deep-unit",
        target=_WEIGHTS,
        idea=_WINDOWS,
        twists=2,
        prompt="A unit deep in a network is joined to a 3x3 window of the layer below. How much of the image does it see?",
        right="far more than 3x3 pixels, through the layers between",
        why="Each value of its window has a window of its own, and so on down to the image.",
        wrong=(
            Wrong("3x3 pixels", "Its window lies on a map, whose values have seen more than a pixel each."),
            Wrong("the whole image, however deep it is", "That takes enough layers, strides or poolings."),
            Wrong("no pixel in particular", "Weights are shared by the places, but each unit has one place."),
        ),
        hints=("What has each value of its window seen?",),
        sources=(BOOK, _STACK),
    ),
    Item(
        id="alexnet",
        target=_WEIGHTS,
        idea=_SHARED,
        twists=1,
        prompt="AlexNet's first layer has 34,944 parameters. About how many would it have without sharing?",
        right="106 million",
        why="Each of its 290,400 outputs would have 363 weights and a bias of its own.",
        wrong=(
            Wrong(
                "35 thousand, as sharing saves time only", "Sharing saves numbers: they would be there for each place."
            ),
            Wrong("290 thousand, one for each output", "Each output would have a whole filter of its own."),
            Wrong("3.4 million, one filter for each row of outputs", "Each place of a row would have its own as well."),
        ),
        hints=("How many places are there, and what would each of them own?",),
        sources=(NOTES,),
        conventions=("The layer has 96 filters of 11x11x3, each used at 55x55 places.",),
    ),
    Item(
        id="lenet-c3",
        target=_WEIGHTS,
        idea="filter-depth",
        twists=2,
        prompt="In the LeNet-5 of 1998, each of the 16 filters of the second convolution reaches through all 6 maps.",
        right="false",
        why="A table joins six of them to 3 maps, nine to 4 and one to all: 1,516 parameters in place of 2,416.",
        wrong=(Wrong("true", "So it is as LeNet-5 is built today. The paper has a table of which maps are joined."),),
        hints=("Can whole maps be left out of what a filter sees?",),
        sources=(_LENET,),
    ),
    Item(
        id="used-three-times",
        target=_WEIGHTS,
        idea="used-again",
        twists=1,
        prompt="Values go through the same convolution three times, with 32 filters of 3x3x32. "
        "How many parameters is that in all?",
        right="9,248",
        why="It is one layer with one set of weights and biases; each use takes work, but nothing to learn.",
        wrong=(
            Wrong("27,744", "That counts the layer every time it is used, as some tools do."),
            Wrong("9,312", "Its biases are used again just as its weights are."),
            Wrong("9,216", "Each of its filters also has a bias.", "forgot-bias"),
        ),
        hints=("How many layers are there?",),
        sources=(_SUMMARY,),
        conventions=("Counted here: weights and biases.",),
    ),
)
