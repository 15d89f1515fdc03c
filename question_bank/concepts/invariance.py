"""Which layers are equivariant, which invariant, and to what."""

from __future__ import annotations

from question_bank.concepts.item import Item, Source, Target, Wrong
from question_bank.concepts.sources import ANTIALIASED, BOOK
from question_bank.concepts.themes import INVARIANCE

IDEAS = {
    "equivariance": "shift the input of a convolution, and its output shifts along",
    "invariance": "an invariant output does not change when the input is shifted",
}

_ALONG, _STAYS = "equivariance", "invariance"
_LAYERS = Target(INVARIANCE, "layers", "equivariance and invariance", (78,))
_NIN = Source("Lin, Chen, Yan: Network in Network", "https://arxiv.org/abs/1312.4400")
_SMALL = Source("Azulay, Weiss: small image transformations", "https://arxiv.org/abs/1805.12177")
_GROUPS = Source("Cohen, Welling: Group Equivariant Networks", "https://arxiv.org/abs/1602.07576")
_BORDER = Source("Kayhan, van Gemert: On Translation Invariance in CNNs", "https://arxiv.org/abs/2003.07064")

ITEMS = (
    Item(
        id="meaning",
        target=_LAYERS,
        idea=_ALONG,
        twists=0,
        prompt="A convolution is equivariant to shifts. What does that mean?",
        right="shift the input, and the output shifts along",
        why="The same weights meet the same pixels, only at another place.",
        wrong=(
            Wrong("shift the input, and the output stays as it is", "That is invariance."),
            Wrong(
                "shift the input, and the filters move with it during training", "Filters have no place to move from."
            ),
            Wrong(
                "shift the input, and the output is mirrored", "Nothing is turned round; the filters stay as they are."
            ),
        ),
        hints=("The word says that something changes alike.",),
        sources=(BOOK,),
    ),
    Item(
        id="conv-invariant",
        target=_LAYERS,
        idea=_STAYS,
        twists=0,
        prompt="The maps that a convolution gives are invariant to shifts of the input.",
        right="false",
        why="They shift along: a convolution is equivariant, and invariance only comes later, as by global pooling.",
        wrong=(Wrong("true", "Move a bright dot to the right. Does nothing change in the map?"),),
        hints=("Move a bright dot to the right and look at the map.",),
        sources=(BOOK, _BORDER),
    ),
    Item(
        id="place-forgotten",
        target=_LAYERS,
        idea=_STAYS,
        twists=0,
        prompt="Behind which of these does it no longer matter where in a map a feature was?",
        right="global average pooling",
        why="It adds up all places alike, so moving a value inside the map changes nothing.",
        wrong=(
            Wrong("a convolution with stride 1", "Its output still says where."),
            Wrong("a ReLU on every value of the map", "It leaves each value at its place."),
            Wrong("batch normalisation in training", "It treats all places alike, but every value stays at its place."),
        ),
        hints=("Which of them has no places in its output?",),
        sources=(_NIN, BOOK),
    ),
    Item(
        id="relu",
        target=_LAYERS,
        idea=_ALONG,
        twists=0,
        prompt="Shifting a map and then applying a ReLU gives the same as the other way round.",
        right="true",
        why="A ReLU works on each value alone and does not know where the value stands.",
        wrong=(Wrong("false", "It looks at each value and never at its place, so the order makes no difference."),),
        hints=("Does a ReLU ask where a value stands?",),
        sources=(BOOK,),
    ),
    Item(
        id="stride-2",
        target=_LAYERS,
        idea=_ALONG,
        twists=2,
        prompt="For which shifts of the input does a convolution with stride 2 just shift its output, borders aside?",
        right="by an even number of pixels",
        why="Its windows begin at every second pixel, so only then do they meet the same pixels again.",
        wrong=(
            Wrong(
                "for all shifts, as for every convolution", "Shifted by one, the windows meet other pixels than before."
            ),
            Wrong("by one pixel in either direction", "The windows then fall between the old places."),
            Wrong("for no shift at all, as pixels are left out", "Some shifts move each window onto another one."),
        ),
        hints=("At which pixels do its windows begin?",),
        sources=(ANTIALIASED, _SMALL),
    ),
    Item(
        id="rotation",
        target=_LAYERS,
        idea=_ALONG,
        twists=1,
        prompt="A plain convolution is equivariant to rotations of the picture, as it is to shifts.",
        right="false",
        why="A turned edge needs a turned filter; sharing weights between places does not turn them.",
        wrong=(Wrong("true", "Turn a vertical edge. Does the filter that found it find it again?"),),
        hints=("Turn a vertical edge by a quarter. Which filter finds it now?",),
        sources=(BOOK, _GROUPS),
    ),
    Item(
        id="zero-frame",
        target=_LAYERS,
        idea=_ALONG,
        twists=2,
        prompt="Zero padding breaks exact equivariance to shifts near the border.",
        right="true",
        why="The frame of zeros does not shift with the picture, so windows at the border meet other values.",
        wrong=(Wrong("false", "The picture is shifted. What about the frame of zeros?"),),
        hints=("Does the frame of zeros shift with the picture?",),
        sources=(_BORDER, ANTIALIASED),
    ),
    Item(
        id="max-by-one",
        target=_LAYERS,
        idea=_STAYS,
        twists=2,
        prompt="The strongest value moves by one pixel before a 2x2 max pooling with stride 2. What happens to the output?",
        right="nothing inside its window, and beyond that it moves",
        why="Within one window its place is not looked at; in the next window it decides the next output.",
        wrong=(
            Wrong(
                "never anything, as max pooling is invariant", "Only small shifts are forgiven, and not all of those."
            ),
            Wrong("it always moves by one place", "One output place stands for two pixels on each axis."),
            Wrong("it moves by half a place, and the value is halved", "A largest value is handed on whole."),
        ),
        hints=("There are two cases. Where is the border of its window?",),
        sources=(ANTIALIASED, BOOK),
    ),
    Item(
        id="neither",
        target=_LAYERS,
        idea=_ALONG,
        twists=1,
        prompt="Which of these is neither equivariant nor invariant to shifts?",
        right="a fully connected layer on a flattened map",
        why="Each place has weights of its own, so a shifted input meets other weights.",
        wrong=(
            Wrong("a convolution with stride 1 and many filters", "Its maps shift along with the input."),
            Wrong("a ReLU", "It does the same at every place, so it shifts along."),
            Wrong("global max pooling", "The largest value is the same wherever it stands."),
        ),
        hints=("Which of them has weights of its own for each place?",),
        sources=(BOOK,),
    ),
    Item(
        id="any-size",
        target=_LAYERS,
        idea=_STAYS,
        twists=1,
        prompt="Convolutions and poolings make a network see an object alike at every size.",
        right="false",
        why="Weights are shared by places, not by scales: an object of twice the size meets the same small filters.",
        wrong=(Wrong("true", "Sharing is about places. What about an object of twice the size?"),),
        hints=("What do the filters share: places, sizes, or both?",),
        sources=(BOOK, _SMALL),
    ),
)
