"""What a 1x1 convolution does."""

from __future__ import annotations

from question_bank.concepts.item import Item, Source, Target, Wrong
from question_bank.concepts.sources import NOTES, RESNET
from question_bank.concepts.themes import POINTWISE

IDEAS = {"pointwise-mixes": "a 1x1 convolution mixes the channels of each pixel"}

_IDEA = "pointwise-mixes"
_CHANNELS = Target(POINTWISE, "channels", "what a 1x1 convolution does", (41,))
_NIN = Source("Lin, Chen, Yan: Network in Network", "https://arxiv.org/abs/1312.4400")
_SQUEEZE = Source("Iandola and others: SqueezeNet", "https://arxiv.org/abs/1602.07360")
_INCEPTION = Source("Szegedy and others: Going deeper with convolutions", "https://arxiv.org/abs/1409.4842")

ITEMS = (
    Item(
        id="what-it-does",
        target=_CHANNELS,
        idea=_IDEA,
        twists=0,
        prompt="What does a 1x1 convolution do?",
        right="it mixes the channels of each pixel",
        why="Each filter is one pixel wide and as deep as the input: a weighted sum over the channels.",
        wrong=(
            Wrong(
                "it copies its input, as one weight for each filter changes nothing",
                "A filter reaches through all channels, so it holds more than one weight.",
                "forgot-depth",
            ),
            Wrong("it halves height and width", "At stride 1 every pixel is visited and the sides stay."),
            Wrong("it blurs each pixel with its neighbours", "Its window is one pixel; neighbours lie outside."),
        ),
        hints=("How deep is a 1x1 filter?",),
        sources=(_NIN, NOTES),
    ),
    Item(
        id="one-number",
        target=_CHANNELS,
        idea=_IDEA,
        twists=0,
        prompt="A 1x1 convolution multiplies the whole volume by a single number.",
        right="false",
        why="Each filter has a weight for every channel, and there are as many filters as output channels.",
        wrong=(Wrong("true", "That would be so with one filter on one channel.", "forgot-depth"),),
        hints=("How many weights has a 1x1 filter on 64 channels?",),
        sources=(NOTES,),
    ),
    Item(
        id="shape",
        target=_CHANNELS,
        idea="depth-out",
        twists=0,
        prompt="A 28x28x192 volume goes through a 1x1 convolution with 64 filters. What comes out?",
        right="28x28x64",
        why="The sides stay, and each filter makes one map.",
        wrong=(
            Wrong("28x28x192", "The depth that comes out is decided by the filters.", "depth-kept"),
            Wrong("1x1x64", "1x1 is how far a filter sees, not how many places it visits."),
            Wrong("28x28x256", "The new maps take the place of the old channels; they do not join them."),
        ),
        hints=("Which side of a volume do filters decide?",),
        sources=(_INCEPTION,),
    ),
    Item(
        id="dense-at-each-pixel",
        target=_CHANNELS,
        idea=_IDEA,
        twists=1,
        prompt="A 1x1 convolution is a fully connected layer that works at every pixel with the same weights.",
        right="true",
        why="At each pixel every output channel is a weighted sum of all input channels and a bias.",
        wrong=(Wrong("false", "Look at a single pixel: which inputs does each output add up?"),),
        hints=("Write down one output value as a sum.",),
        sources=(_NIN, NOTES),
    ),
    Item(
        id="bottleneck",
        target=_CHANNELS,
        idea=_IDEA,
        twists=1,
        prompt="Why does a bottleneck block put a 1x1 convolution before its 3x3?",
        right="so that the 3x3 sees fewer channels and costs less",
        why="The cost of a 3x3 goes with its input depth, and the 1x1 makes that smaller first.",
        wrong=(
            Wrong(
                "so that the 3x3 sees a wider part of the picture",
                "A window of one pixel adds nothing to what is seen.",
            ),
            Wrong("so that height and width are halved first", "At stride 1 the sides stay; the saving is elsewhere."),
            Wrong("so that each channel gets a filter of its own", "That is a depthwise convolution."),
        ),
        hints=("What of the volume can a 1x1 convolution change?",),
        sources=(RESNET, _INCEPTION),
    ),
    Item(
        id="wider-view",
        target=_CHANNELS,
        idea=_IDEA,
        twists=2,
        prompt="A stack of 1x1 convolutions lets its last layer see a larger part of the picture.",
        right="false",
        why="Each layer adds one less than its kernel to the receptive field, and here that is 0.",
        wrong=(Wrong("true", "Follow one output back: through how many pixels does it go in each layer?"),),
        hints=("By how much does one of them widen the view?",),
        sources=(_NIN,),
    ),
    Item(
        id="two-in-one",
        target=_CHANNELS,
        idea=_IDEA,
        twists=2,
        prompt="Two 1x1 convolutions with nothing between them can be replaced by one that gives the same.",
        right="true",
        why="A weighted sum of weighted sums is a weighted sum; only an activation between them makes a difference.",
        wrong=(Wrong("false", "Two matrices in a row multiply into a single one."),),
        hints=("What is a weighted sum of weighted sums?",),
        sources=(_NIN,),
    ),
    Item(
        id="strided",
        target=_CHANNELS,
        idea="stride-divides",
        twists=2,
        prompt="A 1x1 convolution with stride 2 stands on a shortcut. What does it make of each 2x2 block of pixels?",
        right="it reads one of the four and skips the others",
        why="The stride moves its one-pixel window by two, so three quarters of the pixels are never read.",
        wrong=(
            Wrong(
                "it takes the average of the four", "Its window holds a single pixel, so there is no average to take."
            ),
            Wrong(
                "it takes the largest of the four, channel by channel", "That is max pooling; this adds up channels."
            ),
            Wrong("an error, as the stride is wider than the window", "A stride may be wider; then gaps are left."),
        ),
        hints=("How wide is the window, and how far does it move?",),
        sources=(RESNET,),
    ),
    Item(
        id="fire-module",
        target=_CHANNELS,
        idea=_IDEA,
        twists=2,
        prompt="A fire module takes 96 channels to 16 by 1x1, and these to 64 maps by 1x1 and 64 by 3x3. "
        "How many parameters has it?",
        right="11,920",
        why="Three layers add up: 16 filters of 97, 64 of 17 and 64 of 145, each with its bias.",
        wrong=(
            Wrong(
                "110,592", "That is one 3x3 convolution from 96 to 128 channels; open the block and count its layers."
            ),
            Wrong("11,776", "Each of the filters also has a bias.", "forgot-bias"),
            Wrong("63,120", "The maps are made from the few channels that the first 1x1 leaves."),
        ),
        hints=("How many layers are there, and how deep is what each of them sees?",),
        sources=(_SQUEEZE,),
        conventions=("Counted here: weights and biases.",),
    ),
)
