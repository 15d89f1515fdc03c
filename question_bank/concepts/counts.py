"""Whether the number of parameters depends on the size of the image."""

from __future__ import annotations

from question_bank.concepts.item import Item, Source, Target, Wrong
from question_bank.concepts.sources import BOOK, NOTES
from question_bank.concepts.themes import SIZES

_IDEA = "position-free"
_COUNT = Target(SIZES, "count", "parameters and the size of the image", (37,))
_NIN = Source("Lin, Chen, Yan: Network in Network", "https://arxiv.org/abs/1312.4400")
_ASKED = Source(
    "CrossStagePartialNetworks, issue 31: cost and image size",
    "https://github.com/WongKinYiu/CrossStagePartialNetworks/issues/31",
)

ITEMS = (
    Item(
        id="four-times-the-pixels",
        target=_COUNT,
        idea=_IDEA,
        twists=0,
        prompt="A convolution on a 448x448 image has more weights than the same one on a 224x224 image.",
        right="false",
        why="The same filters visit more places; their number and size are as before.",
        wrong=(Wrong("true", "More places are visited, but by the same weights.", "times-size"),),
        hints=("What does a filter hold?",),
        sources=(NOTES,),
    ),
    Item(
        id="what-stays",
        target=_COUNT,
        idea=_IDEA,
        twists=0,
        prompt="The image grows from 224x224 to 448x448. What stays as it is in a convolution?",
        right="its parameters",
        why="They belong to the filters, and those are shared by all places.",
        wrong=(
            Wrong("its work", "There are about four times as many places, each with a dot product.", "macs-one-place"),
            Wrong("the size of its output", "It grows along with the input."),
            Wrong("the memory for its activations", "More output values have to be kept."),
        ),
        hints=("Which of them belongs to the filters, and which to the places?",),
        sources=(NOTES, _ASKED),
    ),
    Item(
        id="which-grows",
        target=_COUNT,
        idea=_IDEA,
        twists=0,
        prompt="Which layer gets more parameters if the network is built for larger images?",
        right="a fully connected layer on the flattened volume",
        why="It has a weight for each place and channel of the volume in every neuron.",
        wrong=(
            Wrong(
                "a convolution with a larger stride",
                "The stride says where a filter stops, not what it holds.",
                "stride-in-weights",
            ),
            Wrong("a batch normalisation", "It learns two numbers for each channel, however large the maps are."),
            Wrong("an average pooling with a larger window", "Its equal weights are fixed.", "pool-has-weights"),
        ),
        hints=("Which of them has a weight for each place?",),
        sources=(NOTES,),
    ),
    Item(
        id="first-dense",
        target=_COUNT,
        idea=_IDEA,
        twists=1,
        prompt="Twice the sides of the image make about four times the weights of the first layer behind a flatten.",
        right="true",
        why="The flattened volume has about four times as many values, and every neuron has a weight for each.",
        wrong=(Wrong("false", "That layer shares no weights: each value of the volume has its own in every neuron."),),
        hints=("How many values does the flatten hand on?",),
        sources=(NOTES,),
    ),
    Item(
        id="unshared",
        target=_COUNT,
        idea=_IDEA,
        twists=2,
        prompt="A locally connected layer, which shares no weights, has more parameters on a larger image.",
        right="true",
        why="Each output place has a filter of its own, and there are more places.",
        wrong=(Wrong("false", "That would be so with shared weights. Here each place has its own."),),
        hints=("Who owns a weight in such a layer?",),
        sources=(BOOK, NOTES),
    ),
    Item(
        id="modern-head",
        target=_COUNT,
        idea=_IDEA,
        twists=2,
        prompt="Convolutions, global average pooling and a linear layer get larger images. What becomes of the parameters?",
        right="they stay",
        why="Filters do not grow, and the linear layer still gets one value for each channel.",
        wrong=(
            Wrong(
                "they grow in the linear layer", "Global average pooling leaves one value for each channel at any size."
            ),
            Wrong("they grow in the first convolution", "Only the number of places grows there.", "times-size"),
            Wrong("they grow four times as the sides double", "So does the work; weights are shared by the places."),
        ),
        hints=("How many values does the linear layer get?",),
        sources=(_NIN,),
    ),
    Item(
        id="bias-for-each-place",
        target=_COUNT,
        idea=_IDEA,
        twists=1,
        prompt="On a larger image a convolution has more biases, as one belongs to each output value.",
        right="false",
        why="One bias belongs to each filter and is added at all of its places.",
        wrong=(Wrong("true", "A bias is shared by all places, just as the weights are.", "counted-connections"),),
        hints=("To what does a bias belong?",),
        sources=(NOTES,),
    ),
    Item(
        id="depends-on",
        target=_COUNT,
        idea="filter-depth",
        twists=0,
        prompt="On what does the number of weights of a plain convolution depend?",
        right="on kernel, input depth and filters",
        why="Each filter is as large as the kernel and as deep as the input.",
        wrong=(
            Wrong("on kernel, stride and filters", "The stride is no part of a filter.", "stride-in-weights"),
            Wrong("on kernel, padding and image size", "Neither zeros nor places bring weights.", "times-size"),
            Wrong("on kernel and filters alone", "A filter reaches through all channels that come in.", "forgot-depth"),
        ),
        hints=("What does one filter look like, and how many are there?",),
        sources=(NOTES,),
    ),
)
