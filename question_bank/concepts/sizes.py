"""A network that is used at another image size: what breaks, and what does not."""

from __future__ import annotations

from question_bank.concepts.item import Item, Source, Target, Wrong
from question_bank.concepts.themes import SIZES

IDEAS = {"head-fixes-size": "only what keeps numbers for each place fixes the size of the image"}

_IDEA = "head-fixes-size"
_ANOTHER = Target(SIZES, "another_size", "a network at another image size", (25,))
_NIN = Source("Lin, Chen, Yan: Network in Network", "https://arxiv.org/abs/1312.4400")
_FCN = Source("Long, Shelhamer, Darrell: Fully Convolutional Networks", "https://arxiv.org/abs/1411.4038")
_FIXRES = Source("Touvron and others: Fixing the train-test resolution discrepancy", "https://arxiv.org/abs/1906.06423")
_VIT = Source("Dosovitskiy and others: An Image is Worth 16x16 Words", "https://arxiv.org/abs/2010.11929")
_LINEAR = Source("PyTorch, Linear", "https://pytorch.org/docs/stable/generated/torch.nn.Linear.html")
_LAYER_NORM = Source("PyTorch, LayerNorm", "https://pytorch.org/docs/stable/generated/torch.nn.LayerNorm.html")

ITEMS = (
    Item(
        id="what-breaks",
        target=_ANOTHER,
        idea=_IDEA,
        twists=0,
        prompt="A network was trained at 256x256 and gets images of 320x360. Which part refuses to run?",
        right="the fully connected layer behind the flatten",
        why="Its weights are counted for the flattened 256x256 volume, and now more values arrive.",
        wrong=(
            Wrong("the first convolution", "Its filters move over whatever is there.", "times-size"),
            Wrong(
                "the batch normalisation with its averages",
                "It keeps its numbers for each channel, not for each place.",
            ),
            Wrong("the max pooling, if 320 and 360 differ", "Height and width are pooled each on its own."),
        ),
        hints=("Which of them keeps a weight for each place of the picture?",),
        sources=(_FCN, _LINEAR),
    ),
    Item(
        id="conv-again",
        target=_ANOTHER,
        idea=_IDEA,
        twists=0,
        prompt="A convolution has to be trained again before it can run on larger images.",
        right="false",
        why="Its filters are as large as before and only visit more places.",
        wrong=(Wrong("true", "Nothing in a filter is as large as the image. What would there be to change?"),),
        hints=("Which numbers of a convolution depend on the image?",),
        sources=(_FCN,),
    ),
    Item(
        id="global-average",
        target=_ANOTHER,
        idea=_IDEA,
        twists=0,
        prompt="With global average pooling before its last layer, a network can take images of several sizes.",
        right="true",
        why="One number is left for each channel, however large the maps are.",
        wrong=(Wrong("false", "How many numbers does it hand on from maps of 7x7, and from maps of 10x12?"),),
        hints=("What is left of a map after global average pooling?",),
        sources=(_NIN,),
    ),
    Item(
        id="accuracy",
        target=_ANOTHER,
        idea=_IDEA,
        twists=2,
        prompt="With global average pooling a network runs on larger images without an error. Why can it still do worse?",
        right="things look larger or smaller than in training",
        why="The filters look for patterns at the scale of their training, and nothing makes them scale along.",
        wrong=(
            Wrong("its last layer gets more inputs than it has weights", "The pooling leaves one for each channel."),
            Wrong("its filters are stretched to the new size", "Filters keep their size; that is the very trouble."),
            Wrong(
                "its averages are still divided by the old number of places",
                "An average is divided by the number of places that are there.",
            ),
        ),
        hints=("What does a filter expect of the picture?",),
        sources=(_FIXRES,),
    ),
    Item(
        id="each-place",
        target=_ANOTHER,
        idea=_IDEA,
        twists=2,
        prompt="Which of these is tied to one image size, as it keeps numbers for each place?",
        right="a learned position embedding",
        why="It is a table with a row for each patch, so it has to be stretched for a larger image.",
        wrong=(
            Wrong("a depthwise convolution", "It has one small filter for each channel, and none for a place."),
            Wrong("a batch normalisation", "It keeps numbers for each channel, and they serve all places alike."),
            Wrong("a transposed convolution", "It too moves one kernel over all places."),
        ),
        hints=("Which of them is a table with a row for each place?",),
        sources=(_VIT,),
    ),
    Item(
        id="layer-norm",
        target=_ANOTHER,
        idea=_IDEA,
        twists=1,
        prompt="PyTorch's LayerNorm over channels, height and width is tied to one image size.",
        right="true",
        why="It learns a scale and a shift for each element of the shape that it was given.",
        wrong=(Wrong("false", "Batch normalisation learns for each channel. Here the whole shape was named."),),
        hints=("For what does it learn a scale and a shift?",),
        sources=(_LAYER_NORM,),
    ),
    Item(
        id="error",
        target=_ANOTHER,
        idea=_IDEA,
        twists=0,
        prompt="The flattened volume is longer than PyTorch's linear layer expects. What happens?",
        right="an error: the matrices can't be multiplied",
        why="Each value needs a weight in every neuron, and those were counted when the layer was made.",
        wrong=(
            Wrong("nothing: what is too much is cut off", "PyTorch never drops values without a word."),
            Wrong("nothing: new weights start at zero", "The number of weights is fixed when the layer is made."),
            Wrong(
                "an error: the batch is too large for the memory", "It is the shape that does not fit, not the memory."
            ),
        ),
        hints=("A linear layer is one matrix product. When does that exist?",),
        sources=(_LINEAR,),
    ),
    Item(
        id="however-small",
        target=_ANOTHER,
        idea=_IDEA,
        twists=2,
        prompt="A network of convolutions, poolings and a global average takes every image, however small.",
        right="false",
        why="Poolings and strides shrink a small image to nothing, and a kernel must fit into its padded input.",
        wrong=(Wrong("true", "There is no upper end. What do five poolings leave of a side of 16?"),),
        hints=("Follow a side of 16 through five poolings.",),
        sources=(_FCN, _NIN),
    ),
)
