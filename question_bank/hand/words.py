"""The vocabulary of work by hand: ideas and slips that no layer file has."""

from __future__ import annotations

from question_bank.slips import Slip

IDEAS = {
    "sum-of-products": "an output value is a sum of products",
    "place-in-output": "a place is its row, counted downwards, then its column, both from 1",
    "one-value-a-window": "a pooling window gives its largest value or its average",
    "copies-add-up": "a transposed convolution lays down copies of its kernel and adds them up",
    "edge-difference": "an edge kernel takes one side from the other",
}

SLIPS = (
    Slip(
        "added-not-multiplied",
        "sum-of-products",
        "added instead of multiplied",
        "adds each weight to its value",
        "Each value is multiplied by the weight that lies on it, and only the products are added.",
    ),
    Slip(
        "weights-left-out",
        "sum-of-products",
        "the weights left out",
        "adds up the values as they are",
        "Each value is multiplied by the weight that lies on it before it is added.",
    ),
    Slip(
        "minus-left-out",
        "sum-of-products",
        "the minus signs of the kernel left out",
        "takes every weight as positive",
        "A negative weight turns the sign of its product.",
    ),
    Slip(
        "kernel-turned",
        "sum-of-products",
        "rows and columns of the kernel swapped",
        "lays the rows of the kernel down as columns",
        "The kernel lies on the input as it is printed, row on row.",
    ),
    Slip(
        "place-turned",
        "place-in-output",
        "row and column of the place swapped",
        "is the value at another place",
        "The row comes first and is counted downwards, the column to the right.",
    ),
    Slip(
        "place-from-zero",
        "place-in-output",
        "rows and columns counted from 0",
        "is the value one row and one column further on",
        "Here the first row and the first column are number 1.",
    ),
    Slip(
        "first-channel-only",
        "one-map",
        "only the first channel",
        "leaves the second channel out",
        "A filter adds up all of its channels at each place.",
    ),
    Slip(
        "bias-not-added",
        "one-bias",
        "the bias not added",
        "leaves the bias out",
        "The bias is added to every output value.",
    ),
    Slip(
        "bias-for-the-map",
        "one-bias",
        "the bias added once for the whole map",
        "adds the bias to the total",
        "Every value of the output has the bias in it, not only their total.",
    ),
    Slip(
        "average-for-max",
        "one-value-a-window",
        "the average in place of the largest",
        "averages each window",
        "Max pooling keeps the largest value of a window and drops the rest.",
    ),
    Slip(
        "padding-wins",
        "one-value-a-window",
        "zeros of the padding as values",
        "lets the padding win",
        "In max pooling the padding counts as less than any number.",
    ),
    Slip(
        "max-for-average",
        "one-value-a-window",
        "the largest in place of the average",
        "keeps the largest value of a window",
        "Average pooling adds up a window and divides by how many values it holds.",
    ),
    Slip(
        "sum-not-divided",
        "one-value-a-window",
        "the sum not divided",
        "adds up a window",
        "For the average the sum is divided by how many values the window holds.",
    ),
    Slip(
        "overlaps-overwritten",
        "copies-add-up",
        "overlaps overwritten",
        "keeps the last copy where copies overlap",
        "Where copies of the kernel overlap they are added.",
    ),
    Slip(
        "copies-side-by-side",
        "copies-add-up",
        "copies laid side by side",
        "lets no copies overlap",
        "The copies of the kernel begin one stride apart; where the kernel is larger than the stride they overlap.",
    ),
    Slip(
        "copies-too-close",
        "copies-add-up",
        "the stride not between the copies",
        "moves each copy on by a single place",
        "In a transposed convolution the stride is how far apart the copies of the kernel begin.",
    ),
    Slip(
        "padding-not-cut",
        "copies-add-up",
        "the padding not cut off",
        "keeps the outermost rows and columns",
        "In a transposed convolution the padding is cut off from every side of the output.",
    ),
    Slip(
        "transposed-as-ordinary",
        "copies-add-up",
        "an ordinary convolution instead",
        "gathers windows of the input",
        "In a transposed convolution each input value lays down a copy of the kernel, times that value.",
    ),
    Slip(
        "weights-as-ones",
        "edge-difference",
        "every weight of the kernel taken as one",
        "takes one side from the other without weights",
        "In this kernel the middle weighs more than what lies beside it.",
    ),
)
