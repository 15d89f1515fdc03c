"""A convolution against a fully connected layer that gives as many values: how much sharing saves."""

from __future__ import annotations

from question_bank.layer import HARDER, Bound, Condition, Input, Layer, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.slips import Slip

SLIPS = (
    Slip(
        "one-neuron-a-filter",
        "every-input",
        "a neuron for each filter",
        "has as many neurons as filters",
        "To give as many values it takes a neuron for every value, not for every filter.",
    ),
    Slip(
        "dense-without-input",
        "every-input",
        "the inputs left out",
        "counts outputs only",
        "Every one of its neurons has a weight for each value that comes in.",
    ),
    Slip(
        "dense-flat-input",
        "flatten-depth",
        "the input depth left out of the neurons",
        "joins neurons to one channel",
        "Every channel of the input is joined to every neuron.",
    ),
    Slip(
        "sharing-upside-down",
        "position-free",
        "the wrong way round",
        "divides the smaller by the larger",
        "The fully connected layer has more weights, so the factor is above 1.",
    ),
    Slip(
        "shared-once",
        "position-free",
        "sharing over one side only",
        "counts the places along one side",
        "A filter visits places in height and in width.",
    ),
)

_RULES = (
    Rule(
        "out",
        "output side",
        "N - K + 1",
        "without padding it shrinks by the kernel less one",
        "A side of {out} comes out.",
        "plus-one",
    ),
    Rule(
        "entries", "values that come in", "N*N*D", "every channel counts", "{entries} values come in.", "flatten-depth"
    ),
    Rule("exits", "values that come out", "out*out*M", "every filter makes a map", "{exits} come out."),
    Rule(
        "dense_weights",
        "weights, fully connected",
        "entries*exits",
        "every value that comes out is joined to every value that comes in",
        "Fully connected that is {dense_weights} weights.",
        "every-input",
    ),
    Rule(
        "kernel_weights",
        "weights in one filter",
        "K*K*D",
        "a filter is as deep as its input",
        "A filter has {kernel_weights} weights.",
        "filter-depth",
    ),
    Rule(
        "conv_weights",
        "weights, convolution",
        "M*kernel_weights",
        "the filters visit all places",
        "All filters have {conv_weights}.",
    ),
    Rule(
        "conv_params",
        "parameters, convolution",
        "conv_weights + M",
        "one bias for each filter",
        "With biases {conv_params}.",
        "one-bias",
    ),
    Rule(
        "dense_params",
        "parameters, fully connected",
        "dense_weights + exits",
        "one bias for each neuron",
        "With biases {dense_params}.",
        "one-bias",
    ),
    Rule(
        "times",
        "times the weights",
        "dense_weights/conv_weights",
        "what sharing saves",
        "That is {times} times as many.",
    ),
)

_WEIGHTS_ONLY = "Counted here: weights, no biases."

LAYERS = (
    Layer(
        name="conv_against_dense",
        title="a convolution against a fully connected layer",
        inputs=(
            Input("M", "filters", ranges.by_level((2, 4, 5, 10), (6, 8, 10, 16, 32, 64), (12, 24, 48, 96))),
            Input("K", "kernel side", ranges.by_level((3, 3, 5), (3, 3, 5, 7), (2, 4, 5, 7))),
            Input("N", "input side", ranges.by_level((6, 7, 8, 10, 12), (14, 24, 28, 32, 64, 224), (27, 45, 57, 113))),
            Input("D", "input depth (channels)", ranges.by_level((1, 2, 3), (1, 3, 3, 6, 16), (3, 12, 24))),
        ),
        rules=_RULES,
        quantities=(
            Quantity(
                "conv_params",
                "parameters of the convolution",
                ("conv_params",),
                "How many parameters has the convolution?",
                counted="Counted here: weights and biases.",
                without="The same filters visit every position, so the size of the input does not matter.",
                types=(33,),
            ),
            Quantity(
                "dense_weights",
                "weights of the fully connected layer",
                ("dense_weights",),
                "How many weights has the fully connected one?",
                counted=_WEIGHTS_ONLY,
                types=(33,),
                levels=HARDER,
            ),
            Quantity(
                "dense_params",
                "parameters of the fully connected layer",
                ("dense_params",),
                "How many parameters has the fully connected one?",
                counted="Counted here: weights and biases.",
                types=(33,),
                levels=("expert",),
                spot=False,
            ),
            Quantity(
                "times",
                "times the weights",
                ("times",),
                "How many times as many weights has the fully connected one?",
                counted=f"{_WEIGHTS_ONLY} A fraction or a decimal will do.",
                types=(33,),
                levels=HARDER,
            ),
        ),
        scene="{M|count} {K}x{K} filters run over {N}x{N}x{D}, or a fully connected layer gives as many values.",
        row="CONV  {M} of {K}x{K}, on {N} x {N} x {D}, or FC to as many values",
        subject="M filters of KxK run over NxNxD, or a fully connected layer gives as many values.",
        slips=(
            Bound("forgot-depth", {"kernel_weights": "K*K"}),
            Bound("forgot-bias", {"conv_params": "conv_weights"}),
            Bound("forgot-bias", {"dense_params": "dense_weights"}),
            Bound("one-bias", {"conv_params": "conv_weights + 1"}),
            Bound("one-bias", {"dense_params": "dense_weights + 1"}),
            Bound("one-filter", {"conv_weights": "kernel_weights"}),
            Bound("one-neuron-a-filter", {"exits": "M"}),
            Bound("dense-without-input", {"dense_weights": "exits"}),
            Bound("dense-flat-input", {"entries": "N*N"}),
            Bound("forgot-plus-one", {"out": "N - K"}),
            Bound("size-kept", {"out": "N"}),
            Bound("sharing-upside-down", {"times": "conv_weights/dense_weights"}),
            Bound("shared-once", {"times": "N*out/K"}),
        ),
        conditions=(Condition("out - 1", "not be negative", "A kernel of {K} does not fit a side of {N}."),),
        takes=(),
        gives=(),
        picture=(
            Side("input", "input", ("N", "N", "D")),
            Side("one filter", "kernel", ("K", "K", "D"), "M"),
            Side("output", "output", ("out", "out", "M")),
        ),
        words={"unit": "filter", "kernel": "{K}x{K}", "depth_seen": "{D}"},
    ),
)
