"""Pooling in the backward pass."""

from __future__ import annotations

from question_bank.concepts.item import Item, Target, Wrong
from question_bank.concepts.sources import BOOK, NOTES, QUIZ
from question_bank.concepts.themes import POOLING

IDEAS = {"pool-passes-gradients": "pooling learns nothing, but gradients pass through it"}

_IDEA = "pool-passes-gradients"
_GRADIENTS = Target(POOLING, "gradients", "pooling and backpropagation", (73,))

ITEMS = (
    Item(
        id="no-part",
        target=_GRADIENTS,
        idea=_IDEA,
        twists=0,
        prompt="Pooling has no parameters, so it plays no part in backpropagation.",
        right="false",
        why="All layers below it get their gradients through it, and it decides which inputs get how much.",
        wrong=(Wrong("true", "Learning nothing is one thing. How do the layers below it get their gradients?"),),
        hints=("What lies between the loss and the convolutions below a pooling?",),
        sources=(QUIZ, NOTES),
    ),
    Item(
        id="max-route",
        target=_GRADIENTS,
        idea=_IDEA,
        twists=0,
        prompt="Where does max pooling send the gradient of one of its outputs?",
        right="to the largest input",
        why="Only that input decides the output; a small change of the others changes nothing.",
        wrong=(
            Wrong("to all inputs of the window, in equal parts", "That is average pooling."),
            Wrong("to all inputs of the window, in step with their values", "An input that was not taken has no say."),
            Wrong("to no input, as nothing is learned", "Nothing is learned here, but the layers below have to learn."),
        ),
        hints=("Which inputs change the output when they change a little?",),
        sources=(NOTES,),
    ),
    Item(
        id="average-route",
        target=_GRADIENTS,
        idea=_IDEA,
        twists=0,
        prompt="A gradient of 1 arrives at one output of a 2x2 average pooling. What goes back?",
        right="a quarter to each of the four inputs",
        why="The output is a quarter of their sum, so each counts a quarter.",
        wrong=(
            Wrong("1 to each of the four inputs", "That would be so for a sum; an average divides."),
            Wrong("1 to the largest of the four inputs", "That is max pooling."),
            Wrong(
                "a half to each input in the row of the largest one", "Every input of the window comes into an average."
            ),
        ),
        hints=("By how much does the average change when one input grows by 1?",),
        sources=(BOOK, NOTES),
    ),
    Item(
        id="switches",
        target=_GRADIENTS,
        idea=_IDEA,
        twists=1,
        prompt="For the backward pass, max pooling has to know which input of each window was the largest.",
        right="true",
        why="The gradient goes to that input alone, so its place is usually kept in the forward pass.",
        wrong=(Wrong("false", "The largest value alone does not tell where it stood."),),
        hints=("Where does the gradient go, and how does one find that place again?",),
        sources=(NOTES,),
    ),
    Item(
        id="overlap",
        target=_GRADIENTS,
        idea=_IDEA,
        twists=2,
        prompt="Where pooling windows overlap, one input can get gradients from several outputs, which are added up.",
        right="true",
        why="It comes into each of these outputs, so its changes reach the loss by several ways.",
        wrong=(Wrong("false", "An input that is the largest in two windows decides two outputs."),),
        hints=("Can one input be the largest in two windows?",),
        sources=(BOOK,),
    ),
    Item(
        id="zero-share",
        target=_GRADIENTS,
        idea=_IDEA,
        twists=1,
        prompt="In one backward pass through 2x2 max pooling with stride 2, how many inputs get a gradient of zero?",
        right="at least three out of four",
        why="Each window hands its gradient to one of its four inputs.",
        wrong=(
            Wrong("not a single one", "That would be average pooling, which gives every input its share."),
            Wrong("only one out of four", "It is the other way round: one is taken and the rest are not."),
            Wrong("all that were negative and no others", "What counts is being the largest, not the sign."),
        ),
        hints=("How many inputs of a window decide its output?",),
        sources=(NOTES,),
    ),
    Item(
        id="all-negative",
        target=_GRADIENTS,
        idea=_IDEA,
        twists=2,
        prompt="If all inputs of a max pooling are negative, no gradient passes through it.",
        right="false",
        why="The largest of them still decides the output. It is a ReLU that blocks negative values.",
        wrong=(Wrong("true", "One of the negative values is still the largest and is handed on."),),
        hints=("What does max pooling make of -3, -1, -2 and -5?",),
        sources=(NOTES,),
    ),
    Item(
        id="global-average",
        target=_GRADIENTS,
        idea=_IDEA,
        twists=2,
        prompt="How does global average pooling over 7x7 maps pass on the gradient of one of its outputs?",
        right="a forty-ninth goes to every place of its own channel",
        why="The output is the average of the 49 places of that channel and of no other.",
        wrong=(
            Wrong("all of it goes to the strongest place", "An average takes every place in."),
            Wrong("a part of it goes to every channel", "Each channel is averaged on its own.", "pool-one-channel"),
            Wrong("a seventh of it goes to every row", "It is divided among places, and there are seven in each row."),
        ),
        hints=("Of which values is that output the average?",),
        sources=(BOOK,),
    ),
)
