"""Strides one after the other: the total down-sampling factor, and the side of the last map."""

from __future__ import annotations

from question_bank.layer import Bound, Condition, Input, Layer, Mode, Quantity, Rule
from question_bank.shared import ranges
from question_bank.slips import Slip

IDEAS = {"enlarging-divides": "enlarging takes back a part of the total stride"}

SLIPS = (
    Slip(
        "one-stride",
        "strides-multiply",
        "one stride counted",
        "takes the last stride for all of them",
        "Every stride before it has made the map smaller already.",
    ),
    Slip(
        "every-layer-halves",
        "strides-multiply",
        "every layer halves",
        "halves for every layer",
        "A layer with stride 1 keeps the size, and one with a larger stride divides by that.",
    ),
    Slip(
        "enlarging-left-out",
        "enlarging-divides",
        "the enlarging left out",
        "forgets what comes after the strides",
        "In the end the map is enlarged {u} times again.",
    ),
    Slip(
        "enlarging-multiplied",
        "enlarging-divides",
        "the enlarging taken for a stride",
        "makes the map smaller once more",
        "Enlarging makes the map larger, so it works against the strides.",
    ),
)

_STRIDES = {"a": "first", "b": "second", "c": "third", "d": "fourth"}


def _stride(place: str, values: ranges.Range) -> Input:
    return Input(f"S_{place}", f"stride, {_STRIDES[place]} layer", values)


_ENLARGED = Input("u", "times enlarged in the end", ranges.by_level((2,), (2, 4), (2, 4, 8)), 1, modes=("enlarged",))
_SMALL = "After the strides a side of {small} is left."
_ROUNDS_UP = "'same' padding rounds up at every stride"
_STRIDES_SAY = "The strides multiply to {strides}."

_PLAIN = Mode(
    "plain",
    "",
    (
        Rule(
            "factor",
            "total factor",
            "S_a*S_b*S_c*S_d",
            "strides multiply",
            "They multiply to {factor}.",
            "strides-multiply",
        ),
        Rule(
            "side", "side in the end", "ceil(N/factor)", _ROUNDS_UP, "That leaves a side of {side}.", "same-rounds-up"
        ),
    ),
)
_AGAIN = Mode(
    "enlarged",
    "",
    (
        Rule("strides", "strides multiplied", "S_a*S_b*S_c*S_d", "strides multiply", _STRIDES_SAY, "strides-multiply"),
        Rule(
            "factor",
            "total factor",
            "strides/u",
            "enlarging takes back a part of it",
            "Enlarged again, {factor} is left.",
            "enlarging-divides",
        ),
        Rule("small", "side after the strides", "ceil(N/strides)", _ROUNDS_UP, _SMALL, "same-rounds-up"),
        Rule(
            "side",
            "side in the end",
            "u*small",
            "enlarging multiplies the side",
            "Enlarged, {side}.",
            "enlarging-divides",
        ),
    ),
    scene="Four layers with strides {S_a}, {S_b}, {S_c} and {S_d} run over {N}x{N}, and the result is enlarged {u} times.",
    row="STRIDES  {S_a}, {S_b}, {S_c}, {S_d}, then enlarged {u} times, on {N} x {N}",
)

LAYERS = (
    Layer(
        name="down_sampling",
        title="strides in a row",
        inputs=(
            _stride("a", ranges.by_level((2, 2, 1), (2, 2, 4), (2, 3, 4))),
            _stride("b", ranges.by_level((1, 2), (1, 2, 2), (1, 2, 3))),
            _stride("c", ranges.by_level((1, 2), (1, 2, 2), (1, 2, 2))),
            _stride("d", ranges.by_level((2, 2, 4), (1, 2, 2, 4), (2, 2, 4))),
            Input(
                "N",
                "side of the image",
                ranges.by_level((32, 64, 96, 128), (112, 128, 192, 224, 256, 320, 384), (225, 300, 321, 500, 513)),
            ),
            _ENLARGED,
        ),
        rules=(),
        quantities=(
            Quantity(
                "factor",
                "total down-sampling factor",
                ("factor",),
                "By what factor is a side smaller in the end?",
                counted="Where the sides divide evenly.",
                without="The factor is the same for every image.",
                types=(27,),
            ),
            Quantity(
                "side",
                "side of the last map",
                ("side",),
                "How wide is the map in the end?",
                counted="Every layer has 'same' padding.",
                types=(27,),
            ),
        ),
        scene="Four layers with strides {S_a}, {S_b}, {S_c} and {S_d} run over {N}x{N}.",
        row="STRIDES  {S_a}, {S_b}, {S_c}, {S_d}, on {N} x {N}",
        subject="Four layers with strides S_a, S_b, S_c and S_d run over NxN.",
        modes=(_PLAIN, _AGAIN),
        mode_key="end",
        slips=(
            Bound("strides-added", {"factor": "S_a + S_b + S_c + S_d"}, modes=("plain",)),
            Bound("strides-added", {"strides": "S_a + S_b + S_c + S_d"}),
            Bound("one-stride", {"factor": "S_d"}, modes=("plain",)),
            Bound("one-stride", {"strides": "S_d"}),
            Bound("every-layer-halves", {"factor": "16"}, modes=("plain",)),
            Bound("every-layer-halves", {"strides": "16"}),
            Bound("enlarging-left-out", {"factor": "strides", "side": "small"}),
            Bound("enlarging-multiplied", {"factor": "strides*u", "side": "small/u"}),
            Bound("same-rounded-down", {"side": "floor(N/factor)"}, modes=("plain",)),
            Bound("same-rounded-down", {"small": "floor(N/strides)"}),
            Bound("same-not-rounded", {"side": "N/factor"}, modes=("plain",)),
            Bound("same-not-rounded", {"small": "N/strides"}),
        ),
        conditions=(Condition("S_a*S_b*S_c*S_d - 2", "not be negative", "Strides of 1 make nothing smaller."),),
        takes=(),
        gives=(),
    ),
)
