"""What zero padding does."""

from __future__ import annotations

from question_bank.concepts.item import Item, Source, Target, Wrong
from question_bank.concepts.sources import BOOK, GUIDE, NOTES
from question_bank.concepts.themes import PADDING

IDEAS = {"padding-keeps-borders": "zero padding keeps the size, and lets the border count"}

_IDEA = "padding-keeps-borders"
_ZEROS = Target(PADDING, "zeros", "zero padding", (76,))
_PLACE = Source("Islam and others: How much position information do CNNs encode", "https://arxiv.org/abs/2001.08248")

ITEMS = (
    Item(
        id="what-for",
        target=_ZEROS,
        idea=_IDEA,
        twists=0,
        prompt="What does zero padding do for a deep stack of convolutions?",
        right="it keeps the maps from shrinking layer by layer",
        why="Without it each layer takes off one less than its kernel, and a deep stack runs out of picture.",
        wrong=(
            Wrong(
                "it gives each layer more weights to learn with", "Zeros are no weights; the filters stay as they are."
            ),
            Wrong(
                "it hides the border of the picture, where pictures are often noisy",
                "It does the opposite: border pixels come to lie under more windows.",
            ),
            Wrong("it adds a channel of zeros", "It frames height and width; the depth stays."),
        ),
        hints=("What would happen to the size without it?",),
        sources=(NOTES, BOOK),
    ),
    Item(
        id="corner",
        target=_ZEROS,
        idea=_IDEA,
        twists=0,
        prompt="Without padding, a corner pixel lies under fewer windows than a pixel in the middle.",
        right="true",
        why="Only one window covers the corner; a pixel in the middle comes to lie under every weight of the kernel.",
        wrong=(Wrong("false", "Count the windows of a 3x3 kernel that cover the corner."),),
        hints=("Lay a 3x3 window over a corner. Can it move and still cover it?",),
        sources=(NOTES,),
    ),
    Item(
        id="no-weights",
        target=_ZEROS,
        idea=_IDEA,
        twists=0,
        prompt="Zero padding adds parameters to a convolution.",
        right="false",
        why="A filter holds kernel times kernel times depth, however wide the frame of zeros is.",
        wrong=(Wrong("true", "The zeros are given, not learned, and the filters do not change."),),
        hints=("What does a filter hold?",),
        sources=(NOTES,),
    ),
    Item(
        id="place",
        target=_ZEROS,
        idea=_IDEA,
        twists=2,
        prompt="Shared weights alone are blind to something that zero padding lets a network learn. What is it?",
        right="where in the picture a feature lies",
        why="The frame of zeros marks the border, so layers can tell how far away it is.",
        wrong=(
            Wrong("how bright the whole picture is on average", "Brightness reaches the filters without any padding."),
            Wrong("how many channels there are", "That is fixed when the network is built."),
            Wrong("how the picture was scaled before it came in", "A frame of zeros looks the same at every scale."),
        ),
        hints=("What does a frame around the picture mark?",),
        sources=(_PLACE,),
    ),
    Item(
        id="ten-layers",
        target=_ZEROS,
        idea=_IDEA,
        twists=1,
        prompt="Ten 3x3 convolutions without padding, at stride 1, follow one another on a side of 28. What side is left?",
        right="8",
        why="Each takes off 2, ten of them take off 20.",
        wrong=(
            Wrong("18", "That takes off one for each layer; a kernel of 3 takes off more."),
            Wrong("28, as always", "The size only stays with a padding of 1.", "size-kept"),
            Wrong("26", "That is the side after the first of them."),
        ),
        hints=("How much does one of them take off?",),
        sources=(GUIDE,),
    ),
    Item(
        id="nothing-but-zeros",
        target=_ZEROS,
        idea=_IDEA,
        twists=2,
        prompt="If the padding is as wide as the kernel, some outputs see nothing but zeros.",
        right="true",
        why="The first window then lies wholly on the frame, and only the bias comes out.",
        wrong=(Wrong("false", "Lay the first window on the padded picture. Which pixels does it touch?"),),
        hints=("Where does the first window lie?",),
        sources=(GUIDE,),
    ),
    Item(
        id="same-at-the-border",
        target=_ZEROS,
        idea=_IDEA,
        twists=1,
        prompt="With zero padding, a convolution works at the border of a picture exactly as in its middle.",
        right="false",
        why="At the border part of each window is zeros, so a bright picture seems to end in a dark edge.",
        wrong=(Wrong("true", "The weights are the same, but what lies under them is not: part of it is made up."),),
        hints=("What does an edge filter answer where a bright picture meets the zeros?",),
        sources=(_PLACE, BOOK),
    ),
)
