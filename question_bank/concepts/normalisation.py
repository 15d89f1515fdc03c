"""Why a bias before batch normalisation is of no use."""

from __future__ import annotations

from question_bank.concepts.item import Item, Source, Target, Wrong
from question_bank.concepts.themes import NORMALISATION

IDEAS = {"norm-swallows-bias": "taking off the mean of a channel takes off its bias"}

_IDEA = "norm-swallows-bias"
_BIAS = Target(NORMALISATION, "bias", "a bias before batch normalisation", (46,))
_BATCH = Source("Ioffe, Szegedy: Batch Normalization", "https://arxiv.org/abs/1502.03167")
_GROUP = Source("Wu, He: Group Normalization", "https://arxiv.org/abs/1803.08494")
_TORCH = Source("PyTorch, BatchNorm2d", "https://pytorch.org/docs/stable/generated/torch.nn.BatchNorm2d.html")

ITEMS = (
    Item(
        id="why-off",
        target=_BIAS,
        idea=_IDEA,
        twists=0,
        prompt="Why do many networks switch off the bias of a convolution before batch normalisation?",
        right="taking off the mean takes off the bias as well",
        why="The bias moves all values of a channel and their mean alike, and the difference forgets it.",
        wrong=(
            Wrong(
                "a bias makes the averages of the batch unstable", "It has no effect at all, so it disturbs nothing."
            ),
            Wrong(
                "batch normalisation has no place for a shift, so it would be lost",
                "It has one: a shift of its own for each channel, after the mean is gone.",
            ),
            Wrong("a convolution has none", "It has one for each filter, unless that is switched off."),
        ),
        hints=("Add 5 to every value of a channel and take off the mean.",),
        sources=(_BATCH,),
    ),
    Item(
        id="own-shift",
        target=_BIAS,
        idea=_IDEA,
        twists=0,
        prompt="Batch normalisation learns a shift for each channel, which does what the bias would have done.",
        right="true",
        why="It learns a scale and a shift for each channel, and the shift is added after the mean is gone.",
        wrong=(Wrong("false", "Two numbers are learned for each channel, and only one of them is a scale."),),
        hints=("What are the two numbers that it learns for each channel?",),
        sources=(_BATCH, _TORCH),
    ),
    Item(
        id="gradient",
        target=_BIAS,
        idea=_IDEA,
        twists=2,
        prompt="In training, the gradient of a bias right before batch normalisation is zero but for rounding.",
        right="true",
        why="The output does not change with the bias, and so neither does the loss.",
        wrong=(Wrong("false", "A gradient tells how the loss changes with the bias. Does the output change at all?"),),
        hints=("Does the output change when the bias does?",),
        sources=(_BATCH,),
    ),
    Item(
        id="relu-between",
        target=_BIAS,
        idea=_IDEA,
        twists=2,
        prompt="The bias is just as redundant with a ReLU between the convolution and the batch normalisation.",
        right="false",
        why="The bias then decides which values are cut off at zero, and no mean can undo that.",
        wrong=(Wrong("true", "Behind a ReLU a bias is no longer a plain shift. What does it decide there?"),),
        hints=("Which values does a ReLU cut off, with and without the bias?",),
        sources=(_BATCH,),
    ),
    Item(
        id="which-norm",
        target=_BIAS,
        idea=_IDEA,
        twists=2,
        prompt="Before which of these normalisations does the bias of a convolution still matter?",
        right="layer normalisation over all channels",
        why="It takes off one mean for all channels together, so what sets one channel apart from another stays.",
        wrong=(
            Wrong("batch normalisation", "It takes off the mean of each channel, and the bias with it."),
            Wrong("instance normalisation", "It takes off the mean of each channel in each image."),
            Wrong(
                "group normalisation with as many groups as there are channels",
                "Each channel is then a group of its own and loses its own mean.",
            ),
        ),
        hints=("Over what is the mean taken in each of them?",),
        sources=(_GROUP,),
    ),
    Item(
        id="saved",
        target=_BIAS,
        idea="one-bias",
        twists=0,
        prompt="A convolution with 64 filters drops its bias before batch normalisation. How many parameters are saved?",
        right="64",
        why="One bias for each filter is left out.",
        wrong=(
            Wrong("128", "That is what the batch normalisation itself learns."),
            Wrong("a single one", "There is not one bias for the whole layer; each filter has its own.", "one-bias"),
            Wrong("0, as biases are never counted", "Biases are learned, so they count.", "forgot-bias"),
        ),
        hints=("To what does a bias belong?",),
        sources=(_BATCH, _TORCH),
    ),
    Item(
        id="less-able",
        target=_BIAS,
        idea=_IDEA,
        twists=1,
        prompt="Without the bias before batch normalisation, there are functions that the network can no longer learn.",
        right="false",
        why="Whatever the bias added was taken off again, and the shift behind it is still there.",
        wrong=(Wrong("true", "Name one: what did the bias change in the output?"),),
        hints=("What did the bias change in the output?",),
        sources=(_BATCH,),
    ),
    Item(
        id="left-on",
        target=_BIAS,
        idea=_IDEA,
        twists=0,
        prompt="Somebody leaves the bias before batch normalisation switched on. What does it cost in training?",
        right="a little memory for numbers without effect",
        why="The bias is stored and cancelled again, once for each filter.",
        wrong=(
            Wrong("accuracy, as the shift is added twice", "It is added once: what came before the mean is gone."),
            Wrong(
                "stable averages, as they never settle while the bias moves",
                "A bias moves the values and the mean together; the difference does not notice.",
            ),
            Wrong("speed of learning", "What never changes the output never leads the learning astray."),
        ),
        hints=("What is left of the bias behind the normalisation?",),
        sources=(_BATCH,),
    ),
)
