"""The input: no arithmetic but its size, and nothing learned."""

from __future__ import annotations

from question_bank.layer import Bound, Input, Layer, Level, Rule, Side
from question_bank.quantities import ACTIVATION_SIZE, NOTHING_LEARNED, OUTPUT_SHAPE

_SIDES: dict[Level, tuple[int, ...]] = {
    "warmup": (2, 4, 5, 8, 10, 20, 28, 32),
    "interview": (14, 24, 28, 32, 56, 64, 112, 224, 227),
    "expert": (45, 57, 96, 113, 225, 300),
}

_INPUTS = (
    Input("H", "input height", _SIDES),
    Input("W", "input width", _SIDES),
    Input(
        "D",
        "input depth (channels)",
        {"warmup": (1, 3, 4, 8, 10), "interview": (1, 3, 16, 64), "expert": (3, 4, 12, 48)},
    ),
)

_RULES = (
    Rule(
        "activation_size",
        "values in the input",
        "H*W*D",
        "a volume holds the product of its sides",
        "{H} by {W} by {D} makes {activation_size} values.",
        "activation-product",
    ),
    Rule(
        "params",
        "parameters",
        "0",
        "an input is given, not learned",
        "An input is given, so there is nothing to learn.",
        "input-learns-nothing",
        short=True,
    ),
)

_QUANTITIES = (
    ACTIVATION_SIZE._replace(ask="How many values are in it?"),
    NOTHING_LEARNED._replace(
        ask="How many parameters does the input layer of a network have?",
        without="What comes in is data. Training does not change it.",
    ),
    OUTPUT_SHAPE._replace(parts=("H", "W", "D"), conventions=(), asked=False),
)

LAYERS = (
    Layer(
        name="input",
        title="an input",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="A network takes a {H}x{W}x{D} picture.",
        row="INPUT  {H} x {W} x {D}",
        brief="{H}x{W}x{D}",
        subject="A network takes an HxWxD picture.",
        slips=(
            Bound("depth-left-out", {"activation_size": "H*W"}),
            Bound("sides-added", {"activation_size": "H + W + D"}),
            Bound("stored-values-learned", {"params": "H*W*D"}),
        ),
        picture=(Side("input", "input", ("H", "W", "D")),),
        words={"unit": "value"},
    ),
)
