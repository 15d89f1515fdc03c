"""The input: no arithmetic but its size and the order of its sides, and nothing learned."""

from __future__ import annotations

from question_bank.frameworks.spelling import Layout, Spelling
from question_bank.layer import HARDER, Bound, Input, Layer, Level, Quantity, Rule, Side
from question_bank.shared.inputs import BATCH
from question_bank.shared.quantities import ACTIVATION_SIZE, NOTHING_LEARNED, OUTPUT_SHAPE
from question_bank.slips import Slip

IDEAS = {
    "channels-order": "PyTorch has the channels first, Keras last",
    "batch-leads": "the batch is the first side of every tensor",
}

SLIPS = (
    Slip(
        "order-of-the-other",
        "channels-order",
        "the order of the other framework",
        "has the channels where the other framework has them",
        "PyTorch puts the channels before height and width, Keras behind them.",
    ),
    Slip(
        "shape-without-batch",
        "batch-leads",
        "the batch left out",
        "is the shape of one picture",
        "A batch has a side more than a picture, and that side stands first.",
    ),
    Slip(
        "batch-last",
        "batch-leads",
        "the batch at the end",
        "puts the batch last",
        "The batch stands first in both frameworks.",
    ),
    Slip(
        "batch-into-height",
        "batch-leads",
        "the batch laid into the height",
        "puts the pictures below one another",
        "The pictures of a batch stay apart, along a side of their own.",
    ),
)

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
        {"warmup": (1, 3, 4), "interview": (1, 3, 4), "expert": (1, 3, 4, 12)},
    ),
    BATCH,
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
    Rule("first", "first side", "N", "the batch stands first", "The batch, {N}, first.", "batch-leads", short=True),
    Rule(
        "channels",
        "side of the channels",
        "D",
        "PyTorch has the channels before height and width, Keras behind them",
        "PyTorch has the channels, {D}, before height and width, Keras behind them.",
        "channels-order",
        short=True,
    ),
    Rule("stacked", "pictures below one another", "N*H", "pictures below one another"),
)

_ORDER = Quantity(
    "shape_torch",
    "shape of a batch in PyTorch",
    ("first", "channels", "H", "W"),
    "What is the shape of a batch in PyTorch?",
    kind="shape",
    types=(21,),
    levels=HARDER,
    needs=("N",),
)

_QUANTITIES = (
    ACTIVATION_SIZE._replace(ask="How many values are in it?", counted="Counted here: one example."),
    NOTHING_LEARNED._replace(
        ask="How many parameters does the input layer have?",
        without="What comes in is data. Training does not change it.",
    ),
    OUTPUT_SHAPE._replace(parts=("H", "W", "D"), conventions=(), asked=False),
    _ORDER,
    _ORDER._replace(
        name="shape_keras",
        label="shape of a batch in Keras",
        parts=("first", "H", "W", "channels"),
        ask="What is the shape of a batch in Keras?",
        counted="Counted here: Keras as it is unless told otherwise.",
    ),
)


def _orders(torch: tuple[str, ...], keras: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {"shape_torch": torch, "shape_keras": keras}


_SLIPS = (
    Bound("depth-left-out", {"activation_size": "H*W"}),
    Bound("sides-added", {"activation_size": "H + W + D"}),
    Bound("stored-values-learned", {"params": "H*W*D"}),
    Bound("batch-counted", {"activation_size": "N*H*W*D"}),
    Bound("order-of-the-other", {}, _orders(("first", "H", "W", "channels"), ("first", "channels", "H", "W"))),
    Bound("shape-without-batch", {}, _orders(("channels", "H", "W"), ("H", "W", "channels"))),
    Bound("batch-last", {}, _orders(("channels", "H", "W", "first"), ("H", "W", "channels", "first"))),
    Bound("batch-into-height", {}, _orders(("channels", "stacked", "W"), ("stacked", "W", "channels"))),
)

_TORCH = Spelling(
    "torch",
    (),
    (),
    (Layout(("D", "H", "W")),),
    tells={"activation_size": "x.numel()", "shape_torch": "tuple(torch.zeros({N}, {D}, {H}, {W}).shape)"},
)
_KERAS = Spelling(
    "keras",
    (),
    (),
    (Layout(("H", "W", "D")),),
    tells={
        "activation_size": "math.prod(x.shape[1:])",
        "params": "keras.Model(x, x).count_params()",
        "shape_keras": "tuple(keras.Input(({H}, {W}, {D}), batch_size={N}).shape)",
    },
)

LAYERS = (
    Layer(
        name="input",
        title="an input",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="A network takes a {H}x{W}x{D} picture{twists}.",
        row="INPUT  {H} x {W} x {D}{twists}",
        brief="{H}x{W}x{D}",
        subject="A network takes an HxWxD picture{twists}.",
        slips=_SLIPS,
        picture=(Side("input", "input", ("H", "W", "D")),),
        words={"unit": "value"},
        spellings=(_TORCH, _KERAS),
    ),
)
