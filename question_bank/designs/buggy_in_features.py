"""A layer that was told the wrong number of inputs: "mat1 and mat2 shapes cannot be multiplied"."""

from __future__ import annotations

from question_bank.layer import HARDER, Bound, Condition, Input, Layer, Mode, Quantity, Rule
from question_bank.shared import ranges
from question_bank.slips import Slip

SLIPS = (
    Slip(
        "batch-first-alone",
        "flatten-depth",
        "rows and columns swapped",
        "gives the transposed matrix",
        "Each image of the batch is a row.",
    ),
    Slip(
        "second-pool-missed",
        "stride-divides",
        "the second pooling left out",
        "flattens before the second pooling",
        "Both poolings halve what comes to them.",
    ),
    Slip(
        "convolutions-shrink-nothing",
        "plus-one",
        "convolutions that shrink nothing",
        "lets only the poolings make it smaller",
        "What padding does not make up for, each convolution takes off.",
    ),
)

_CONV = "a convolution takes off its kernel less one"
_POOL = "a 2x2 pooling halves, rounded down"

_COUNTED = "Both convolutions have the same kernel and padding. Convolutions stride 1, poolings stride 2."


def _padded(place: str, which: str, side: str) -> Rule:
    return Rule(
        f"padded_{place}",
        f"padded side before the {which} convolution",
        f"{side} + 2*P",
        "padding goes on both sides",
        f"Padded {{padded_{place}}}.",
    )


def _written(name: str, formula: str, why: str) -> Mode:
    """A bug: the number that somebody wrote follows from a slip."""
    layers = "{M_a} filters of {K}x{K}{twists}, 2x2 pooling, {M_b} filters, 2x2 pooling"
    return Mode(
        name,
        "",
        (Rule("written", "the number in the code", formula, why),),
        scene=f"On {{N_b}} images of {{N}}x{{N}}: {layers}, then Linear from {{written}} fails.",
        row="NET  {N_b} of {N} x {N}; conv {M_a} of {K}x{K}{twists}; pool; conv {M_b}; pool; FC for {written} inputs",
    )


_BUGS = (
    _written("depth", "side*side", "the depth was left out"),
    _written("pool", "wide_b*wide_b*M_b", "the second pooling was left out"),
    _written("early", "side*side*M_a", "the depth of the first convolution was taken"),
    _written("size", "floor(N/4)*floor(N/4)*M_b", "the convolutions were taken to shrink nothing"),
)

LAYERS = (
    Layer(
        name="buggy_in_features",
        title="a wrong number of inputs",
        inputs=(
            Input("N", "side of the images", ranges.by_level((16, 20), (28, 32, 48, 64, 96), (45, 57, 75, 113, 150))),
            Input("M_a", "filters of the first convolution", ranges.by_level((2, 4), (6, 8, 16, 32), (12, 24, 48))),
            Input("M_b", "filters of the second convolution", ranges.by_level((8, 10), (16, 32, 64), (16, 48, 96))),
            Input("K", "kernel side of both", ranges.by_level((3, 5), (3, 3, 5, 5, 7), (3, 4, 5, 7))),
            Input("P", "padding of both on each side", ranges.by_level((0,), (0, 1, 1), (1, 2)), 0, "padding {} each"),
            Input("N_b", "images in a batch", ranges.by_level((1,), (4, 8, 32, 64), (16, 24, 64))),
        ),
        rules=(
            _padded("a", "first", "N"),
            _padded("b", "second", "half_a"),
            Rule(
                "wide_a",
                "side after the first convolution",
                "padded_a - K + 1",
                _CONV,
                "A side of {wide_a}.",
                "plus-one",
            ),
            Rule("half_a", "side after the first pooling", "floor(wide_a/2)", _POOL, "Pooled {half_a}."),
            Rule(
                "wide_b",
                "side after the second convolution",
                "padded_b - K + 1",
                _CONV,
                "Then {wide_b}.",
                "plus-one",
            ),
            Rule("side", "side after the second pooling", "floor(wide_b/2)", _POOL, "Pooled {side}.", "whole-strides"),
            Rule(
                "in_features",
                "inputs of the linear layer",
                "side*side*M_b",
                "flattening unrolls every channel",
                "Times {M_b} maps: {in_features} inputs.",
                "flatten-depth",
            ),
        ),
        quantities=(
            Quantity(
                "in_features",
                "inputs of the linear layer",
                ("in_features",),
                "Which number belongs there?",
                counted=_COUNTED,
                without="Images of a batch are flattened one by one, and only the last convolution decides the depth.",
                types=(18, 19),
                levels=HARDER,
            ),
            Quantity(
                "mat1_shape",
                "shape of the first matrix in the error",
                ("N_b", "in_features"),
                "Which shape is mat1 in the error?",
                kind="shape",
                counted=f"Written as rows x columns. {_COUNTED}",
                without="Only the last convolution decides the depth.",
                types=(19,),
                levels=HARDER,
            ),
        ),
        scene=_BUGS[0].scene,
        row=_BUGS[0].row,
        subject="A network of two convolutions and two poolings ends in a linear layer{twists}.",
        modes=(_BUGS[0]._replace(scene="", row=""), *_BUGS[1:]),
        mode_key="bug",
        slips=(
            Bound("batch-first-alone", {}, {"mat1_shape": ("in_features", "N_b")}),
            Bound("flatten-depth", {"in_features": "side*side"}),
            Bound("earlier-depth", {"in_features": "side*side*M_a"}),
            Bound("second-pool-missed", {"side": "wide_b"}),
            Bound("convolutions-shrink-nothing", {"wide_a": "N", "wide_b": "half_a"}),
            Bound("forgot-padding", {"padded_a": "N", "padded_b": "half_a"}),
            Bound("padding-once", {"padded_a": "N + P", "padded_b": "half_a + P"}),
            Bound("forgot-plus-one", {"wide_a": "padded_a - K", "wide_b": "padded_b - K"}),
            Bound("rounded-up", {"half_a": "ceil(wide_a/2)", "side": "ceil(wide_b/2)"}),
            Bound("batch-counted", {"in_features": "N_b*side*side*M_b"}),
        ),
        conditions=(
            Condition(
                "max(in_features - written, written - in_features) - 1", "not be negative", "{written} is right."
            ),
            Condition("wide_a - 2", "not be negative", "Nothing is left to pool after the first convolution."),
            Condition("wide_b - 2", "not be negative", "Nothing is left to pool after the second convolution."),
            Condition("K - 1 - 2*P", "not be negative", "Padding of {P} makes maps larger than the image."),
        ),
        takes=(),
        gives=(),
        words={"unit": "filter", "kernel": "{K}x{K}"},
    ),
)
