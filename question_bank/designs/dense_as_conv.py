"""A fully connected layer written as a convolution, and the map of scores where it slides over a larger image."""

from __future__ import annotations

from question_bank.concepts import dense_as_conv
from question_bank.layer import HARDER, Bound, Condition, Input, Layer, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.shared.inputs import BIAS
from question_bank.shared.quantities import OUTPUT_SHAPE, PARAMS, WEIGHT_SHAPE_TORCH, WEIGHTS
from question_bank.slips import Slip

IDEAS = dense_as_conv.IDEAS

SLIPS = (
    Slip(
        "one-pixel-kernel",
        "dense-is-conv",
        "a 1x1 kernel",
        "reads one place of the volume",
        "Each neuron reads the whole volume, so its filter is as high and as wide as the volume.",
    ),
    Slip(
        "head-does-not-move",
        "dense-is-conv",
        "the head as large as the image",
        "takes the volume before the head for the map of scores",
        "The head is a kernel as large as the volume that it was built for, and it takes up room itself.",
    ),
    Slip(
        "head-of-new-image",
        "dense-is-conv",
        "the head measured on the new image",
        "takes the head for as large as the new image",
        "The head was built before, for images of {N}x{N}.",
    ),
    Slip(
        "images-side-by-side",
        "dense-is-conv",
        "images laid side by side",
        "counts how often the training image fits",
        "The head moves on by one place of its volume at a time, not by a whole image.",
    ),
    Slip(
        "one-pixel-steps",
        "strides-multiply",
        "steps of one pixel",
        "moves the network by single pixels",
        "One step of the head is {T} pixels of the image, the total stride.",
    ),
)

_HEAD = Layer(
    name="dense_as_conv",
    title="a fully connected layer as a convolution",
    inputs=(
        Input("N", "side of the volume", ranges.SMALL_SIDES),
        Input("D", "depth (channels)", ranges.MAP_DEPTHS),
        Input("M", "neurons", ranges.UNITS),
        BIAS,
    ),
    rules=(
        Rule(
            "kernel_weights",
            "weights in one filter",
            "N*N*D",
            "a neuron becomes a filter that covers the whole volume",
            "A filter covers {N} by {N} by {D}, {kernel_weights} weights.",
            "dense-is-conv",
        ),
        Rule(
            "weights",
            "weights",
            "M*kernel_weights",
            "every neuron becomes a filter",
            "{M} filters make {weights}.",
            "own-weights",
        ),
        Rule(
            "biases",
            "biases",
            "M*B",
            "a neuron's bias becomes the filter's",
            "One bias for each makes {biases}.",
            "one-bias",
            True,
        ),
        Rule("params", "parameters", "weights + biases", "everything that the layer learns", "Together {params}."),
    ),
    quantities=(
        Quantity(
            "kernel_weights",
            "weights in one filter",
            ("kernel_weights",),
            "How many weights are in one filter?",
            counted="Counted here: without its bias.",
            without="How many neurons there are does not change a single one.",
            types=(24,),
        ),
        WEIGHTS._replace(counted="Counted here: all filters, without biases.", types=(24,)),
        PARAMS._replace(types=(24,), levels=HARDER),
        WEIGHT_SHAPE_TORCH._replace(
            parts=("M", "D", "N", "N"),
            counted="PyTorch's order: filters, depth of a filter, height, width.",
            types=(24,),
            levels=HARDER,
        ),
    ),
    scene="A fully connected layer of {M} neurons{twists} on {N}x{N}x{D} is written as one convolution.",
    row="FC  {M} neurons{twists}, on {N} x {N} x {D}, as a convolution",
    subject="A fully connected layer of M neurons{twists} on NxNxD is written as one convolution.",
    slips=(
        Bound("forgot-depth", {"kernel_weights": "N*N"}),
        Bound("one-pixel-kernel", {"kernel_weights": "D"}),
        Bound(
            "filters-for-depth",
            {"kernel_weights": "N*N*M", "weights": "D*kernel_weights", "biases": "D*B"},
            {"weight_shape_torch": ("D", "M", "N", "N")},
        ),
        Bound("one-filter", {"weights": "kernel_weights"}),
        Bound("forgot-bias", {"biases": "0"}),
        Bound("one-bias", {"biases": "B"}),
    ),
    takes=(),
    gives=(),
    picture=(Side("input", "input", ("N", "N", "D")), Side("output", "output", ("M",))),
    words={"unit": "filter", "kernel": "{N}x{N}", "depth_seen": "{D}"},
)

_SLID = Layer(
    name="slid_network",
    title="a network slid over a larger image",
    inputs=(
        Input("T", "total stride", ranges.by_level((8, 16, 32), (8, 16, 32), (8, 16, 32))),
        Input(
            "N",
            "side of the images that it was built for",
            ranges.by_level((32, 64, 96, 128), (192, 224, 256, 288), (224, 256, 320, 448)),
        ),
        Input(
            "X",
            "side of the image that comes",
            ranges.by_level(
                (64, 96, 128, 160, 192), (256, 288, 320, 384, 416, 448, 512, 640), (300, 350, 400, 500, 600, 720, 1080)
            ),
        ),
        Input("M", "classes", ranges.by_level((2, 10), (10, 21, 100, 1000), (21, 80, 365, 1000))),
    ),
    rules=(
        Rule(
            "kernel",
            "side that the head was built for",
            "N/T",
            "the total stride divides the image",
            "The head is built for a side of {kernel}.",
            "dense-is-conv",
        ),
        Rule(
            "volume",
            "side before the head, now",
            "floor(X/T)",
            "the total stride divides the image, and only whole strides count",
            "Now a side of {volume} comes.",
            "whole-strides",
        ),
        Rule(
            "map",
            "side of the map of scores",
            "volume - kernel + 1",
            "the head slides like a kernel of that side, and where it starts counts as well",
            "It has {map} places along a side.",
            "plus-one",
        ),
        Rule(
            "places",
            "places with scores",
            "map*map",
            "a map is as high as it is wide",
            "On the whole map that makes {places}.",
            "activation-product",
        ),
    ),
    quantities=(
        Quantity(
            "map",
            "side of the map of scores",
            ("map",),
            "How wide is the map of scores?",
            counted="The head is written as convolutions without padding, stride 1.",
            without="Every class has a map of its own, of the same size.",
            types=(24,),
            levels=HARDER,
            spot=False,
        ),
        Quantity(
            "kernel",
            "kernel side of the head",
            ("kernel",),
            "How wide is the kernel of its first fully connected layer?",
            counted="The head is written as convolutions without padding, stride 1.",
            without="The head was built before the larger image came.",
            types=(24,),
        ),
        Quantity(
            "places",
            "places with scores",
            ("places",),
            "At how many places are the classes scored?",
            counted="The head is written as convolutions without padding, stride 1.",
            without="All classes are scored at the same places.",
            types=(24,),
            levels=HARDER,
        ),
        OUTPUT_SHAPE._replace(
            parts=("map", "map", "M"),
            counted="Written as height x width x depth. The head has no padding, stride 1.",
            types=(24,),
            levels=HARDER,
        ),
    ),
    scene="A network for {M} classes, {N}x{N} images and total stride {T} becomes convolutional and gets {X}x{X}.",
    row="NETWORK  {M} classes, built for {N} x {N}, total stride {T}, on {X} x {X}",
    subject="A network for M classes, NxN images and total stride T becomes convolutional and gets XxX.",
    slips=(
        Bound("head-does-not-move", {"map": "volume"}),
        Bound("forgot-plus-one", {"map": "volume - kernel"}),
        Bound("images-side-by-side", {"map": "floor(X/N)"}),
        Bound("one-pixel-steps", {"map": "X - N + 1"}),
        Bound("head-of-new-image", {"kernel": "floor(X/T)"}),
        Bound("sides-added", {"places": "map + map"}),
        Bound("one-pixel-kernel", {"kernel": "1"}),
    ),
    conditions=(
        Condition("N/T", "be whole", "A stride of {T} does not fit images of {N}x{N}."),
        Condition("map - 1", "not be negative", "The image is smaller than what the network was built for."),
    ),
    takes=(),
    gives=(),
    picture=(Side("image", "input", ("X", "X")), Side("scores", "output", ("map", "map", "M"))),
    words={"unit": "head"},
)

LAYERS = (_HEAD, _SLID)
