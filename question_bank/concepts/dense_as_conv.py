"""A fully connected layer written as a convolution."""

from __future__ import annotations

from question_bank.concepts.item import Item, Source, Target, Wrong
from question_bank.concepts.sources import NOTES
from question_bank.concepts.themes import SIZES

IDEAS = {"dense-is-conv": "a fully connected layer is a convolution with a kernel as large as its input"}

_IDEA = "dense-is-conv"
_AS_CONV = Target(SIZES, "dense_as_conv", "a fully connected layer as a convolution", (24,))
_FCN = Source("Long, Shelhamer, Darrell: Fully Convolutional Networks", "https://arxiv.org/abs/1411.4038")
_OVERFEAT = Source("Sermanet and others: OverFeat", "https://arxiv.org/abs/1312.6229")

ITEMS = (
    Item(
        id="which-filters",
        target=_AS_CONV,
        idea=_IDEA,
        twists=1,
        prompt="A fully connected layer of 4,096 neurons reads a 7x7x512 volume. Which convolution does the same?",
        right="4,096 filters of 7x7, without padding",
        why="Each neuron becomes a filter that covers the whole volume and so has one place only.",
        wrong=(
            Wrong(
                "512 filters of 7x7, without padding",
                "512 is how deep the volume is; each neuron becomes one filter.",
                "filters-for-depth",
            ),
            Wrong("4,096 filters of 1x1", "Each neuron reads all 49 places, and a 1x1 filter reads one."),
            Wrong(
                "49 filters of 64x64, one for each place of the volume",
                "A kernel larger than the volume fits nowhere, and the places are read by every neuron.",
            ),
        ),
        hints=("What does one neuron look at, and what must a filter cover to do so?",),
        sources=(NOTES, _FCN),
    ),
    Item(
        id="same-count",
        target=_AS_CONV,
        idea=_IDEA,
        twists=0,
        prompt="Written as a convolution, a fully connected layer keeps its number of parameters.",
        right="true",
        why="The same weights stand in another shape, and each neuron's bias becomes the filter's.",
        wrong=(Wrong("false", "Count the weights of one neuron and those of the filter that takes its place."),),
        hints=("How many weights has one neuron, how many the filter in its place?",),
        sources=(NOTES,),
    ),
    Item(
        id="score-map",
        target=_AS_CONV,
        idea=_IDEA,
        twists=2,
        prompt="A 224x224 network for 1,000 classes is made fully convolutional and gets a 384x384 image. What comes out?",
        right="6x6x1000, a map of scores",
        why="The volume before the head is 12x12, and a 7x7 kernel has six places along each side.",
        wrong=(
            Wrong("1x1x1000, as it always was", "On a larger volume the head has room to move."),
            Wrong(
                "an error, as the head was made for 7x7x512 and nothing else",
                "So would a fully connected head say; a convolution moves over what is larger.",
            ),
            Wrong(
                "12x12x1000, one score for each place",
                "The head is seven wide and has no padding, so it has fewer places than the volume.",
                "size-kept",
            ),
        ),
        hints=("How large is the volume before the head? And how often does the head fit?",),
        sources=(NOTES, _OVERFEAT),
        conventions=("Before the head the image is made smaller 32 times; the head begins with 7x7 and no padding.",),
    ),
    Item(
        id="one-run",
        target=_AS_CONV,
        idea=_IDEA,
        twists=2,
        prompt="One run of the converted network over a larger image costs less than a run of the original on each crop.",
        right="true",
        why="The crops overlap, and the converted network works out what they share only once.",
        wrong=(Wrong("false", "Neighbouring crops have most of their pixels in common. Who works them out again?"),),
        hints=("What do two neighbouring crops have in common?",),
        sources=(NOTES, _OVERFEAT),
    ),
    Item(
        id="second-dense",
        target=_AS_CONV,
        idea=_IDEA,
        twists=1,
        prompt="The second of two fully connected layers becomes a convolution with a 3x3 kernel.",
        right="false",
        why="The first one leaves a single place, so a 1x1 kernel covers all that the second one reads.",
        wrong=(Wrong("true", "What is left for it to read has height 1 and width 1."),),
        hints=("How high and wide is what the first one leaves?",),
        sources=(NOTES,),
    ),
    Item(
        id="cover",
        target=_AS_CONV,
        idea=_IDEA,
        twists=0,
        prompt="What must a kernel cover so that its convolution works like a fully connected layer?",
        right="the whole height and width of the input",
        why="A filter reaches through all channels anyway, so it then reads every value, as a neuron does.",
        wrong=(
            Wrong(
                "one pixel, through all channels", "That is a fully connected layer at each pixel, blind to the others."
            ),
            Wrong("one channel, from edge to edge", "A neuron reads all channels, and so does a filter."),
            Wrong(
                "every second pixel of each row",
                "A neuron has a weight for every input, so none may be left out.",
            ),
        ),
        hints=("Which inputs does one neuron read?",),
        sources=(NOTES,),
    ),
    Item(
        id="train-again",
        target=_AS_CONV,
        idea=_IDEA,
        twists=0,
        prompt="Before a trained fully connected layer can work as a convolution, it has to be trained again.",
        right="false",
        why="Its weights are only put into another shape; on the old image size nothing that comes out changes.",
        wrong=(Wrong("true", "Which weight would have to change? Each goes on meeting the same input."),),
        hints=("What becomes of each weight?",),
        sources=(NOTES, _FCN),
    ),
    Item(
        id="other-way-round",
        target=_AS_CONV,
        idea=_IDEA,
        twists=2,
        prompt="Every convolution can be written as a fully connected layer, with many zeros and repeated weights.",
        right="true",
        why="Each output is a weighted sum of the inputs; outside its window the weights are zero, and the rest repeats.",
        wrong=(Wrong("false", "Each output is a weighted sum of inputs, and that is all a neuron does."),),
        hints=("What is each output of a convolution a sum of?",),
        sources=(NOTES,),
    ),
)
