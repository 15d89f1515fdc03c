"""Why a transposed convolution has an output padding."""

from __future__ import annotations

from question_bank.concepts.item import Item, Source, Target, Wrong
from question_bank.concepts.sources import GUIDE
from question_bank.concepts.themes import TRANSPOSED

IDEAS = {"sizes-share-an-output": "with a stride, several input sizes give one output size"}

_IDEA = "sizes-share-an-output"
_OUTPUT_PADDING = Target(TRANSPOSED, "output_padding", "output padding of a transposed convolution", (14,))
_TORCH = Source("PyTorch, ConvTranspose2d", "https://pytorch.org/docs/stable/generated/torch.nn.ConvTranspose2d.html")
_FORUM = Source(
    "deeplearning.ai community, formula for transposed convolution", "https://community.deeplearning.ai/t/70537"
)

ITEMS = (
    Item(
        id="reason",
        target=_OUTPUT_PADDING,
        idea=_IDEA,
        twists=0,
        prompt="Why does a transposed convolution have an output padding?",
        right="a stride takes several input sizes to one output size",
        why="Stride 2 takes sides of 27 and 28 to the same 14, so on the way back somebody must say which one is meant.",
        wrong=(
            Wrong(
                "it lays a border of zeros around the result, to keep its edges sharp",
                "No border of zeros is laid around anything: it only decides how large the result is.",
            ),
            Wrong(
                "the padding comes in once only, so the other side has to be added",
                "Padding trims both sides of the result already; output padding is something else.",
                "padding-once",
            ),
            Wrong("the weights were rounded on the way down", "Only sizes are rounded, never the weights."),
        ),
        hints=("Take two neighbouring input sizes through a convolution with stride 2.",),
        sources=(_TORCH, GUIDE, _FORUM),
    ),
    Item(
        id="frame-of-zeros",
        target=_OUTPUT_PADDING,
        idea=_IDEA,
        twists=0,
        prompt="Output padding lays a frame of zeros around the result.",
        right="false",
        why="It only makes the result longer on one side of each axis, and what stands there is worked out like the rest.",
        wrong=(Wrong("true", "The name misleads: it changes the size that is worked out, and adds no zeros."),),
        hints=("Is it a layer's values that it names, or its size?",),
        sources=(_TORCH,),
    ),
    Item(
        id="heights-of-14",
        target=_OUTPUT_PADDING,
        idea=_IDEA,
        twists=2,
        prompt="A 3x3 convolution with stride 2 and padding 1 gives height 14. Which input heights lead there?",
        right="27 or 28",
        why="Both leave room for 13 whole steps of 2, and the starting place makes it 14.",
        wrong=(
            Wrong("28 only", "Rounding down lets a smaller height end at 14 too."),
            Wrong("27, 28 or 29", "A height of 29 has room for one step more and gives 15."),
            Wrong("26 or 27", "A height of 26 has room for one step less and gives 13."),
        ),
        hints=("How many whole strides fit, and what does the rounding drop?",),
        sources=(GUIDE,),
    ),
    Item(
        id="stride-3",
        target=_OUTPUT_PADDING,
        idea=_IDEA,
        twists=2,
        prompt="A convolution has stride 3. How many input heights lead to the same output height?",
        right="three",
        why="Rounding down forgets the rest of a division by 3, and that rest is 0, 1 or 2.",
        wrong=(
            Wrong("one", "Only at stride 1 does every input height have an output height of its own."),
            Wrong("two", "That is how many a stride of 2 leaves open."),
            Wrong(
                "as many as the kernel is high",
                "The kernel decides where such a row of heights begins, not how many there are.",
            ),
        ),
        hints=("What does a division that rounds down forget?",),
        sources=(GUIDE, _TORCH),
    ),
    Item(
        id="below-the-stride",
        target=_OUTPUT_PADDING,
        idea=_IDEA,
        twists=1,
        prompt="At dilation 1, an output padding has to be smaller than the stride.",
        right="true",
        why="It stands for the rest of a division by the stride, and a rest is smaller than what one divides by.",
        wrong=(Wrong("false", "A whole stride more would belong to a longer input, and PyTorch refuses it."),),
        hints=("How large can the rest of a division be?",),
        sources=(_TORCH, GUIDE),
    ),
    Item(
        id="stride-1",
        target=_OUTPUT_PADDING,
        idea=_IDEA,
        twists=0,
        prompt="At stride 1, a transposed convolution needs no output padding.",
        right="true",
        why="At stride 1 each input size has an output size of its own, so nothing is left open on the way back.",
        wrong=(Wrong("false", "Nothing is rounded at stride 1, so there is nothing to choose between."),),
        hints=("Do two input sizes ever meet in one output size at stride 1?",),
        sources=(GUIDE,),
    ),
    Item(
        id="which-side",
        target=_OUTPUT_PADDING,
        idea=_IDEA,
        twists=1,
        prompt="Where does PyTorch add the rows and columns of an output padding?",
        right="at the bottom and at the right",
        why="The result is counted from the upper left corner, so what is more stands at the other end.",
        wrong=(
            Wrong("at the top and at the left", "The first place of the result stays where it is."),
            Wrong(
                "on all four sides alike",
                "It comes in once for each axis; only padding counts on both sides.",
            ),
            Wrong(
                "between the rows, where the stride leaves gaps",
                "The gaps between the inputs are the stride's own and are filled by the kernel.",
            ),
        ),
        hints=("It is added to one side of each axis.",),
        sources=(_TORCH,),
    ),
    Item(
        id="values-back",
        target=_OUTPUT_PADDING,
        idea=_IDEA,
        twists=0,
        prompt="With the right output padding, a transposed convolution undoes the convolution and brings its input back.",
        right="false",
        why="It brings back the size. The values were added up, and a sum can't be taken apart again.",
        wrong=(Wrong("true", "It is no inverse: only the shape of the input comes back."),),
        hints=("Can nine numbers be read off their sum?",),
        sources=(_TORCH, GUIDE),
    ),
    Item(
        id="14-to-28",
        target=_OUTPUT_PADDING,
        idea=_IDEA,
        twists=2,
        prompt="A transposed 3x3 convolution has stride 2 and padding 1. Which output padding makes 28 out of 14?",
        right="output padding 1",
        why="Thirteen strides of 2, less the padding on both sides, and the kernel of 3 make 27; one is missing.",
        wrong=(
            Wrong("output padding 0", "Without it the sum falls short of 28."),
            Wrong("output padding 2", "That overshoots, and it has to stay below the stride."),
            Wrong(
                "none of them fits",
                "The sum falls short by less than the stride, and such a gap can always be filled.",
            ),
        ),
        hints=("Steps times stride, less the padding on both sides, and the kernel: what is that here?",),
        sources=(_TORCH, GUIDE),
    ),
)
