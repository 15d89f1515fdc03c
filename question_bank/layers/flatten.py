"""Flatten: a volume as one long row, nothing learned."""

from __future__ import annotations

from question_bank.frameworks.spelling import Argument, Spelling
from question_bank.layer import Bound, Input, Layer, Level, Mode, Quantity, Rule, Side
from question_bank.shared import any_sides, ranges
from question_bank.shared.inputs import BATCH
from question_bank.shared.quantities import ACTIVATION_SIZE, NOTHING_LEARNED, OUTPUT_SHAPE

_SIDES: dict[Level, tuple[int, ...]] = {
    "warmup": (2, 3, 4, 5, 10),
    "interview": (4, 5, 6, 7, 7, 8, 14, 28),
    "expert": (6, 9, 11, 13, 27),
}

_INPUTS = (
    Input("T", "input length", ranges.FRAMES, 1, modes=("space",)),
    Input("H", "input height", _SIDES, 1),
    Input("W", "input width", _SIDES, 1),
    Input(
        "D",
        "input depth (channels)",
        {"warmup": (2, 3, 4, 8, 10, 16), "interview": (16, 32, 64, 128, 256, 512), "expert": (24, 48, 96, 192, 384)},
    ),
    BATCH,
)

_RULES = (
    Rule(
        "out_n",
        "values in a row",
        "T*H*W*D",
        "flattening unrolls every channel",
        "{H} by {W} by {D} unrolled makes {out_n}.",
        "flatten-depth",
    ),
    Rule(
        "params",
        "parameters",
        "0",
        "reshaping has nothing to learn",
        "Flattening only reorders, so there is nothing to learn.",
        "input-learns-nothing",
        short=True,
    ),
)

_OTHER_SIDES = _RULES[0]._replace(say="All sides multiplied make {out_n}.")

_QUANTITIES = (
    Quantity(
        "out_n",
        "flatten size",
        ("out_n",),
        "How many values are in the row?",
        counted="Counted here: one example.",
        without="Each example is flattened on its own.",
        types=(18,),
        formula_types=(18,),
    ),
    NOTHING_LEARNED._replace(
        ask="How many parameters does this step have?",
        without="Reordering takes no learned number, however large the volume.",
    ),
    OUTPUT_SHAPE._replace(parts=("out_n",), conventions=(), asked=False),
    ACTIVATION_SIZE._replace(parts=("out_n",), asked=False),
)

_SLIPS = (
    Bound("flatten-depth", {"out_n": "H*W"}),
    Bound("depth-twice", {"out_n": "H*W*D*D"}),
    Bound("batch-counted", {"out_n": "N*H*W*D"}),
    Bound("sides-added", {"out_n": "H + W + D"}),
    Bound("stored-values-learned", {"params": "H*W*D"}),
)

LAYERS = (
    Layer(
        name="flatten",
        title="a flatten",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="A {H}x{W}x{D} volume{twists} is flattened.",
        row="FLATTEN  {H} x {W} x {D}{twists}",
        subject="An HxWxD volume{twists} is flattened.",
        modes=(
            Mode("volume", "", ()),
            *(Mode(sides.name, "", (_OTHER_SIDES,), asked=False) for sides in any_sides.ALL[1:]),
        ),
        slips=_SLIPS,
        gives=("out_n",),
        picture=(Side("input", "input", ("H", "W", "D")), Side("row", "output", ("out_n",))),
        words={"unit": "value"},
        spellings=(
            Spelling(
                "torch",
                ("Flatten",),
                (
                    Argument("start_dim", kind="ignored", allows=(1,)),
                    Argument("end_dim", kind="ignored", allows=(-1,)),
                ),
                tuple(sides.layout("torch") for sides in any_sides.ALL),
                numbers_mode="volume",
            ),
            Spelling(
                "keras",
                ("Flatten",),
                (
                    Argument("data_format", kind="ignored", allows=(None, "channels_last")),
                    *(Argument(name, kind="ignored") for name in ("name", "dtype", "trainable", "input_shape")),
                ),
                tuple(sides.layout("keras") for sides in any_sides.ALL),
                numbers_mode="volume",
            ),
        ),
    ),
)
