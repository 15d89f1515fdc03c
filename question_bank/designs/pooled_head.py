"""A classifier on flattened maps against one on globally pooled maps: what the pooling saves."""

from __future__ import annotations

from question_bank import ranges
from question_bank.inputs import BIAS
from question_bank.layer import HARDER, Bound, Input, Layer, Quantity, Rule
from question_bank.slips import Slip

IDEAS = {"pooled-head": "global pooling leaves one value of each map, so a head behind it needs few weights"}

SLIPS = (
    Slip(
        "head-keeps-places",
        "pooled-head",
        "the places kept in spite of pooling",
        "lets the pooled head see every place",
        "Global pooling makes one value of each map, whatever its size.",
    ),
    Slip(
        "pooled-to-one",
        "pooled-head",
        "pooled to a single value",
        "lets the head see one value in all",
        "Each map is pooled on its own, so there is one value for each channel.",
    ),
    Slip(
        "head-without-channels",
        "flatten-depth",
        "the channels left out of the flattened head",
        "flattens a single map",
        "A flatten unrolls every channel.",
    ),
)

_COUNTED = "Counted here: weights and biases of the fully connected layer."

LAYERS = (
    Layer(
        name="pooled_head",
        title="a pooled head in place of a flattened one",
        inputs=(
            Input("F", "side of the maps", ranges.by_level((2, 3, 4, 5), (4, 6, 7, 7, 8, 14), (6, 9, 11, 13))),
            Input("D", "channels", ranges.by_level((4, 8, 10), (64, 128, 256, 512), (96, 192, 384, 1280))),
            Input("M", "classes", ranges.by_level((2, 5, 10), (10, 100, 1000), (21, 80, 365))),
            BIAS,
        ),
        rules=(
            Rule(
                "flattened",
                "parameters of the flattened head",
                "M*F*F*D + M*B",
                "a neuron has a weight for every value of every map",
                "Flattened that is {flattened}.",
                "flatten-depth",
            ),
            Rule(
                "params",
                "parameters of the pooled head",
                "M*D + M*B",
                "pooling leaves one value for each map",
                "Pooled it is {params}.",
                "pooled-head",
            ),
            Rule(
                "saved",
                "parameters saved",
                "flattened - params",
                "what the pooling makes unnecessary",
                "So {saved} are saved.",
            ),
            Rule(
                "factor", "times as many", "F*F", "every neuron loses all places but one of each map", "", "pooled-head"
            ),
        ),
        quantities=(
            Quantity(
                "params",
                "parameters of the pooled head",
                ("params",),
                "How many parameters has the head after global average pooling?",
                counted=_COUNTED,
                without="Pooling brings every map to one value, so its size does not come in.",
                types=(52,),
            ),
            Quantity(
                "saved",
                "parameters saved",
                ("saved",),
                "How many parameters does global average pooling before the head save?",
                counted=_COUNTED,
                without="Both heads have the same biases.",
                types=(52,),
                levels=HARDER,
                formula_types=(52,),
            ),
        ),
        scene="{D} maps of {F}x{F} are flattened into {M} classes{twists}.",
        row="HEAD  {M} classes{twists}, on {D} maps of {F} x {F}",
        subject="D maps of FxF are flattened into M classes{twists}.",
        slips=(
            Bound("head-keeps-places", {"params": "M*F*F*D + M*B"}),
            Bound("pooled-to-one", {"params": "M + M*B"}),
            Bound("head-without-channels", {"flattened": "M*F*F + M*B"}),
            Bound("forgot-bias", {"params": "M*D"}),
            Bound("one-bias", {"params": "M*D + B"}),
            Bound("flatten-depth", {"flattened": "M*F*D + M*B"}),
        ),
        takes=(),
        gives=(),
        words={"unit": "neuron"},
    ),
)
