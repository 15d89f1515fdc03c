"""Why an even kernel and 'same' padding do not go together well."""

from __future__ import annotations

from question_bank.concepts.item import Item, Source, Target, Wrong
from question_bank.concepts.sources import GUIDE
from question_bank.concepts.themes import PADDING

IDEAS = {"even-kernels-lean": "an even kernel has no middle, so 'same' padding leans to one side"}

_IDEA = "even-kernels-lean"
_EVEN = Target(PADDING, "even_kernel", "even kernels and 'same' padding", (16,))
_HALF = Source(
    "caml-mimic, issue 3: half a kernel of padding", "https://github.com/jamesmullenbach/caml-mimic/issues/3"
)
_LEAN = Source("Wu and others: Convolution with even-sized kernels", "https://arxiv.org/abs/1903.08385")
_CONVNEXT = Source("Liu and others: A ConvNet for the 2020s", "https://arxiv.org/abs/2201.03545")
_NOTES = Source("TensorFlow, notes on padding", "https://www.tensorflow.org/api_docs/python/tf/nn")

ITEMS = (
    Item(
        id="odd-and-even",
        target=_EVEN,
        idea=_IDEA,
        twists=0,
        prompt="Why can't an even kernel keep the size at stride 1 with the same padding on both sides?",
        right="it takes away an odd number, and two equal pads add an even one",
        why="A kernel of 4 takes away 3, and padding on both sides adds 2 or 4 but never 3.",
        wrong=(
            Wrong("frameworks refuse a kernel without a middle", "PyTorch and Keras both run kernels of 2 and 4."),
            Wrong(
                "the padding would be wider than the kernel itself", "About half a kernel is all that it would take."
            ),
            Wrong("an even kernel halves the size", "Only a stride divides; at stride 1 a kernel of 2 takes away 1."),
        ),
        hints=("How much does a kernel of 4 take away, and how much do two equal pads add?",),
        sources=(GUIDE, _HALF),
    ),
    Item(
        id="half-a-kernel",
        target=_EVEN,
        idea=_IDEA,
        twists=0,
        prompt="Padding by half the kernel, rounded down, keeps the size at stride 1 for every kernel.",
        right="false",
        why="It does so for odd kernels; for even ones it pads one too many, and the output grows by one.",
        wrong=(Wrong("true", "It works for 3, 5 and 7. Try it with a kernel of 4.", "half-kernel-padding"),),
        hints=("Try a kernel of 2.",),
        sources=(_HALF, GUIDE),
    ),
    Item(
        id="kernel-4-padding-2",
        target=_EVEN,
        idea=_IDEA,
        twists=1,
        prompt="A 4x4 kernel runs at stride 1 over a side of 28, padded by 2 on both sides. How long is the output?",
        right="29",
        why="The padded side is 32, the kernel leaves room for 28 steps, and the starting place is one more.",
        wrong=(
            Wrong("28", "Half a kernel of padding keeps the size for odd kernels only.", "half-kernel-padding"),
            Wrong("27", "That is what a padding of 1 leaves."),
            Wrong("31", "The kernel is four wide and takes off three, not one."),
        ),
        hints=("Padded side less kernel, and then?",),
        sources=(_HALF,),
    ),
    Item(
        id="bottom-right",
        target=_EVEN,
        idea=_IDEA,
        twists=1,
        prompt="With 'same' padding and a 2x2 kernel, PyTorch and Keras add zeros at the bottom and at the right only.",
        right="true",
        why="One row and one column are missing, and both frameworks put what can't be shared out at the end.",
        wrong=(Wrong("false", "One row is missing in all, so it has to stand on one side; both choose the end."),),
        hints=("How many rows are missing in all?",),
        sources=(_NOTES, _LEAN),
        conventions=("At stride 1.",),
    ),
    Item(
        id="drift",
        target=_EVEN,
        idea=_IDEA,
        twists=2,
        prompt="Many 2x2 convolutions with 'same' padding stand on one another. What becomes of the picture?",
        right="its content drifts to one corner",
        why="Each layer leans half a pixel to the same side, and the halves add up.",
        wrong=(
            Wrong("it grows by one row and one column with each layer", "With 'same' padding the size stays."),
            Wrong(
                "it stays in place, since the layers lean left and right in turn",
                "Frameworks pad on the same side every time.",
            ),
            Wrong(
                "it gains a channel of zeros with each layer",
                "Zeros are laid beside the picture; the number of channels is the number of filters.",
            ),
        ),
        hints=("Where is the middle of a 2x2 window?",),
        sources=(_LEAN,),
    ),
    Item(
        id="why-odd",
        target=_EVEN,
        idea=_IDEA,
        twists=0,
        prompt="What makes odd kernels the usual choice?",
        right="they have a middle, so equal padding keeps the size",
        why="A kernel of 3 reaches one pixel to each side of its middle, and a padding of 1 on each side makes up for that.",
        wrong=(
            Wrong("even kernels can't be trained", "Gradients flow through a kernel of any size."),
            Wrong(
                "graphics cards only work on odd sides",
                "There is no such limit; 2x2 and 4x4 kernels run as they are.",
            ),
            Wrong(
                "an odd kernel has fewer weights than an even one",
                "A 3x3 kernel has more of them than a 2x2 kernel.",
            ),
        ),
        hints=("How far does a kernel of 3 reach to the left and to the right of one pixel?",),
        sources=(GUIDE, _LEAN),
    ),
    Item(
        id="never-used",
        target=_EVEN,
        idea=_IDEA,
        twists=2,
        prompt="Because they can't keep the size, even kernels are not used in well-known networks.",
        right="false",
        why="Where the size should shrink they fit well: ConvNeXt begins with 4x4 kernels at stride 4.",
        wrong=(Wrong("true", "Keeping the size is not always wanted. Think of layers that make the picture smaller."),),
        hints=("When is a window as large as the stride?",),
        sources=(_CONVNEXT,),
    ),
    Item(
        id="dilated",
        target=_EVEN,
        idea=_IDEA,
        twists=2,
        prompt="A 4x4 kernel with dilation 2 can keep the size at stride 1 with equal padding.",
        right="true",
        why="With its gaps it spans 7, takes away 6, and a padding of 3 on both sides gives that back.",
        wrong=(Wrong("false", "It is the span with its gaps that counts. Is that even?", "dilation-ignored"),),
        hints=("How much does it span with its gaps?",),
        sources=(GUIDE,),
    ),
)
