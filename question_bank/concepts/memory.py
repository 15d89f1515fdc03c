"""Whether the architecture is enough to know the memory that a network takes."""

from __future__ import annotations

from question_bank.concepts.item import Item, Source, Target, Wrong
from question_bank.concepts.sources import NOTES
from question_bank.concepts.themes import COST

IDEAS = {"memory-needs-more": "memory also depends on batch, number format, optimiser and what is kept"}

_IDEA = "memory-needs-more"
_MEMORY = Target(COST, "memory", "what decides the memory", (67,))
_ADAM = Source("Kingma, Ba: Adam", "https://arxiv.org/abs/1412.6980")
_MIXED = Source("Micikevicius and others: Mixed Precision Training", "https://arxiv.org/abs/1710.03740")
_AGAIN = Source("Chen and others: Training Deep Nets with Sublinear Memory Cost", "https://arxiv.org/abs/1604.06174")
_GOOGLENET = Source("Szegedy and others: Going deeper with convolutions", "https://arxiv.org/abs/1409.4842")
_COUNTER = Source("ptflops, its table of models", "https://github.com/sovrasov/flops-counter.pytorch")
_ASKED = Source("Hugging Face forum, GPU memory requirement", "https://discuss.huggingface.co/t/34323")

ITEMS = (
    Item(
        id="layers-are-enough",
        target=_MEMORY,
        idea=_IDEA,
        twists=0,
        prompt="If you know every layer of a network, you know how much memory its training takes.",
        right="false",
        why="Batch, image size, number format, optimiser and what is kept for the backward pass all come in.",
        wrong=(Wrong("true", "The layers give the number of parameters. What else lies in memory during training?"),),
        hints=("What lies in memory besides the parameters?",),
        sources=(NOTES, _ASKED),
    ),
    Item(
        id="from-layers-alone",
        target=_MEMORY,
        idea=_IDEA,
        twists=0,
        prompt="Somebody tells you every layer of a network and nothing else. What can you work out?",
        right="the number of its parameters",
        why="Each layer's weights and biases follow from its own description.",
        wrong=(
            Wrong("the bytes of its file", "That depends on how many bytes each number is stored in."),
            Wrong("the memory of its activations in training", "That depends on the batch and the number format too."),
            Wrong("the memory of its training", "Batch, optimiser and number format are missing."),
        ),
        hints=("Which of them is a plain count?",),
        sources=(NOTES,),
    ),
    Item(
        id="adam",
        target=_MEMORY,
        idea=_IDEA,
        twists=1,
        prompt="Besides the weight itself, what does training with Adam keep for each parameter?",
        right="a gradient and two running averages",
        why="Adam averages the gradient and its square, so there are four numbers for each parameter in all.",
        wrong=(
            Wrong("a gradient", "Adam also remembers earlier gradients."),
            Wrong("a gradient and one running average", "That is plain momentum; Adam also follows the squares."),
            Wrong(
                "nothing: all the rest of the memory is for activations", "A step needs at least a gradient for each."
            ),
        ),
        hints=("What does Adam average?",),
        sources=(_ADAM, NOTES, _ASKED),
    ),
    Item(
        id="twice-the-batch",
        target=_MEMORY,
        idea=_IDEA,
        twists=0,
        prompt="Twice the batch takes about twice the memory for activations, and as much as before for parameters.",
        right="true",
        why="Each example has activations of its own, and all examples share the parameters.",
        wrong=(Wrong("false", "Which of the two does every example need for itself?"),),
        hints=("Which of the two belongs to an example?",),
        sources=(NOTES,),
    ),
    Item(
        id="why-kept",
        target=_MEMORY,
        idea=_IDEA,
        twists=2,
        prompt="Why does training keep the activations of early layers, which prediction can let go?",
        right="the backward pass needs them",
        why="The gradient of a weight is worked out from the values that the weight was multiplied with.",
        wrong=(
            Wrong("the optimiser averages over them", "It averages gradients of parameters, not activations."),
            Wrong("the next batch starts where this one ended", "Every batch starts with its own images."),
            Wrong("the loss is the sum of all activations", "The loss looks at the last layer's output only."),
        ),
        hints=("What is the gradient of a weight made of?",),
        sources=(NOTES, _AGAIN),
    ),
    Item(
        id="twice-computed",
        target=_MEMORY,
        idea=_IDEA,
        twists=2,
        prompt="The same training step can take less memory if some activations are worked out a second time.",
        right="true",
        why="What is thrown away need not be kept; the backward pass works it out again from a layer that was kept.",
        wrong=(Wrong("false", "Time can be traded for memory: must all that is needed later also be kept?"),),
        hints=("Must something be kept if it can be worked out again?",),
        sources=(_AGAIN,),
    ),
    Item(
        id="half-precision",
        target=_MEMORY,
        idea=_IDEA,
        twists=2,
        prompt="Mixed-precision training always halves what parameters and optimiser take.",
        right="false",
        why="The usual recipe also keeps a full-precision copy of each weight, so that small steps are not lost.",
        wrong=(Wrong("true", "Activations shrink. But where do steps go that are too small for a short number?"),),
        hints=("What happens to a very small step in a number of 16 bits?",),
        sources=(_MIXED,),
    ),
    Item(
        id="what-else",
        target=_MEMORY,
        idea=_IDEA,
        twists=0,
        prompt="Same convolutions, same batch, same number format. What still changes the memory for activations?",
        right="the size of the images",
        why="Each map is about as large as the image allows, and a map of twice the sides has four times the values.",
        wrong=(
            Wrong("the learning rate of the optimiser", "It scales a step and stores nothing."),
            Wrong("the number of images in the training set", "Only those of the current batch lie in memory."),
            Wrong("the values that the weights start with", "A number takes the same bytes whatever its value is."),
        ),
        hints=("What decides how large a map is?",),
        sources=(NOTES,),
    ),
    Item(
        id="extra-classifiers",
        target=_MEMORY,
        idea=_IDEA,
        twists=2,
        prompt="GoogLeNet is listed with 6.6 million parameters and with 13.0 million. How can that be?",
        right="two more classifiers are there in training only",
        why="They hang on halfway and help the gradients; what predicts in the end goes without them.",
        wrong=(
            Wrong(
                "the larger is right, and the smaller is a misprint", "Either can be right: ask which network is meant."
            ),
            Wrong("the smaller leaves all of the biases out", "Biases are thousands in such a network, not millions."),
            Wrong("the smaller counts numbers of 16 bits as halves", "A parameter counts as one in any format."),
        ),
        hints=("Can a network have parts that prediction does not need?",),
        sources=(_GOOGLENET, _COUNTER),
    ),
)
