"""The commonest crash: a fully connected layer behind convolutions is told the wrong number of inputs."""

from __future__ import annotations

from question_bank import ranges
from question_bank.layer import HARDER, Bound, Condition, Input, Layer, Quantity, Rule
from question_bank.slips import Slip

IDEAS = {"in-features": "a fully connected layer must be told what the flatten really gives"}

SLIPS = (
    Slip(
        "pool-forgotten",
        "in-features",
        "the pool left out",
        "flattens before the pool",
        "The pool halves height and width before the flatten.",
    ),
    Slip(
        "image-size-kept",
        "in-features",
        "the size of the picture kept",
        "takes the picture's own size",
        "An unpadded kernel makes the maps smaller: the side less the kernel, and one.",
    ),
    Slip(
        "pool-before-conv",
        "in-features",
        "the pool before the convolution",
        "halves the picture first",
        "Rows work in their order: the convolution sees the whole picture, the pool what is left of it.",
    ),
)

LAYERS = (
    Layer(
        name="buggy_in_features",
        title="a wrong in_features",
        inputs=(
            Input(
                "F", "side of the picture", ranges.by_level((10, 12, 16, 20), (28, 32, 64, 96, 224), (33, 45, 63, 225))
            ),
            Input("D", "channels of the picture", ranges.by_level((1, 3), (1, 3), (3, 4))),
            Input("M", "filters", ranges.by_level((2, 4, 5, 10), (6, 16, 32, 64), (12, 24, 48))),
            Input("K", "kernel side", ranges.by_level((3, 5), (3, 5, 7), (4, 5, 7))),
            Input("Q", "pooling window and its stride", ranges.by_level((2,), (2, 2, 4), (2, 3))),
            Input("P", "padding on each side", ranges.by_level((0,), (0, 1, 2), (1, 2)), 0, "padding {}"),
        ),
        rules=(
            Rule(
                "maps",
                "side after the convolution",
                "F + 2*P - K + 1",
                "the kernel takes up room itself, and the start counts",
                "The convolution leaves {maps} by {maps}.",
                "plus-one",
            ),
            Rule(
                "pooled",
                "side after the pool",
                "floor(maps/Q)",
                "only whole windows count",
                "The pool leaves {pooled} by {pooled}.",
                "whole-strides",
            ),
            Rule(
                "in_features",
                "in_features",
                "pooled*pooled*M",
                "a flatten unrolls every map, as many as there are filters",
                "With {M} maps that is {in_features}.",
                "flatten-depth",
            ),
        ),
        quantities=(
            Quantity(
                "in_features",
                "right in_features",
                ("in_features",),
                "What must in_features be?",
                counted="Stride 1 of the convolution, the pool's stride is its window; flattened before the layer.",
                without="The picture's channels decide how deep a filter is, not how many maps there are.",
                types=(19,),
                levels=HARDER,
                formula_types=(19,),
            ),
            Quantity(
                "pooled",
                "side before the flatten",
                ("pooled",),
                "How high are the maps that are flattened?",
                counted="Stride 1 of the convolution; the pool's stride is its window.",
                without="Neither channels nor filters change height and width.",
                types=(19,),
            ),
        ),
        scene=(
            "A fully connected layer crashes after {M} {K}x{K} filters{twists} and {Q}x{Q} pooling "
            "on {F}x{F}x{D}: its in_features is wrong."
        ),
        row="CONV {M} of {K}x{K}{twists}; POOL {Q}x{Q}; FLATTEN; FC with a wrong in_features; on {F} x {F} x {D}",
        subject="M KxK filters{twists} and QxQ pooling run over FxFxD, then a flatten and a fully connected layer.",
        conditions=(
            Condition("maps - 1", "not be negative", "The kernel of {K} is larger than the padded picture."),
            Condition("pooled - 1", "not be negative", "A window of {Q} does not fit what the convolution leaves."),
        ),
        slips=(
            Bound("flatten-depth", {"in_features": "pooled*pooled"}),
            Bound("pool-forgotten", {"pooled": "maps"}),
            Bound("image-size-kept", {"maps": "F"}),
            Bound("forgot-plus-one", {"maps": "F + 2*P - K"}),
            Bound("padding-once", {"maps": "F + P - K + 1"}),
            Bound("forgot-padding", {"maps": "F - K + 1"}),
            Bound("rounded-up", {"pooled": "ceil(maps/Q)"}),
            Bound("pool-before-conv", {"maps": "floor(F/Q) + 2*P - K + 1", "pooled": "maps"}),
            Bound("sides-added", {"in_features": "pooled + pooled + M"}),
        ),
        takes=(),
        gives=(),
        words={"unit": "filter", "kernel": "{K}x{K}"},
    ),
)
