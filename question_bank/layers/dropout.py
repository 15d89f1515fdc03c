"""Dropout: values are set to zero by chance while training. Nothing is learned, and those that stay are scaled up."""

from __future__ import annotations

from question_bank.frameworks.spelling import Argument, Layout, Spelling
from question_bank.layer import PLANE, Bound, Condition, Input, Layer, Mode, Quantity, Rule, Side
from question_bank.shared import any_sides, ranges, unlearned
from question_bank.shared.any_sides import Sides
from question_bank.slips import Slip

IDEAS = {
    **unlearned.IDEAS,
    "dropout-share": "the number of a dropout is the share that is dropped",
    "dropout-scales": "what a dropout leaves is scaled up, so that the sum stays on average",
}

SLIPS = (
    Slip(
        "dropout-share-kept",
        "dropout-share",
        "the share taken for what stays",
        "keeps the share that is dropped",
        "The share says how many values are set to zero; the others stay.",
    ),
    Slip(
        "dropout-all-kept",
        "dropout-share",
        "nothing dropped",
        "keeps every value",
        "While training, the share that is named is set to zero.",
    ),
    Slip(
        "dropout-not-scaled",
        "dropout-scales",
        "no scaling",
        "leaves the values as they are",
        "With fewer values left the sum would shrink, so while training they are scaled up at once.",
    ),
    Slip(
        "dropout-scaled-down",
        "dropout-scales",
        "scaled the wrong way",
        "makes the values smaller",
        "What is missing is made up for, so the factor is one over the share that stays.",
    ),
    Slip(
        "dropout-scaled-by-dropped",
        "dropout-scales",
        "scaled by what is dropped",
        "divides by the share that is dropped",
        "The share that stays decides: the factor is one over it.",
    ),
    Slip(
        "dropout-removes-weights",
        "fixed-learns-nothing",
        "parameters taken away",
        "counts what is dropped",
        "Values are dropped for a moment; no parameter is gained or lost.",
    ),
)

_SHARE = Input(
    "Q", "dropped, in percent", ranges.by_level((20, 50), (10, 20, 25, 40, 50, 75), (10, 15, 20, 30, 40, 60))
)
_NEURONS = ranges.by_level(
    (10, 20, 40, 50, 60, 100, 200), (100, 120, 200, 240, 300, 400, 500, 600, 800, 1000), (84, 120, 300, 500, 1024, 4096)
)

_RULES = (
    Rule(
        "stay",
        "percent that stay",
        "100 - Q",
        "the share that is named is dropped",
        "{stay} percent stay.",
        "dropout-share",
    ),
    Rule(
        "kept",
        "values that stay on average",
        "activation_size*(stay/100)",
        "each value stays with that chance",
        "Of {activation_size} values {kept} stay on average.",
        "dropout-share",
    ),
    Rule(
        "scale",
        "factor for what stays",
        "100/stay",
        "the sum should stay the same on average",
        "So what stays is multiplied by {scale}.",
        "dropout-scales",
    ),
    any_sides.SIZE._replace(say="", idea=""),
    unlearned.nothing("values are dropped by chance", "Values are dropped by chance, so nothing is learned."),
)

_QUANTITIES = (
    unlearned.PARAMS._replace(
        ask="How many parameters does the dropout have?", without="Chance decides, and nothing is learned."
    ),
    Quantity(
        "kept",
        "values that stay on average",
        ("kept",),
        "How many values stay on average?",
        counted="Counted here: one example, while training.",
        levels=unlearned.EASIER,
        formula_types=(),
    ),
    Quantity(
        "scale",
        "factor for what stays",
        ("scale",),
        "By what factor are the values that stay scaled up while training?",
        counted="Counted here: the scaling that keeps the sum the same on average, as PyTorch and Keras do it.",
        without="The same factor is used for every value, however many there are.",
        levels=unlearned.EASIER,
        spot=False,
    ),
    any_sides.SHAPE_KEPT,
    any_sides.SIZE_KEPT,
)

_NEURON_ROW = Mode("neurons", "", (), any_sides.shapes(any_sides.VECTOR))


def _mode(sides: Sides) -> Mode:
    return Mode(sides.name, "", (), any_sides.shapes(sides), asked=False)


_IGNORED = ("name", "dtype", "trainable", "input_shape")


def _spelling(framework: str, names: tuple[str, ...], *kinds: Sides) -> Spelling:
    """Classes that take an input of these kinds; a row of neurons is written as a vector."""
    torch = framework == "torch"
    layouts = tuple(sides.layout(framework) for sides in kinds)
    neurons = (Layout(("D",), "neurons"),) if any_sides.VECTOR in kinds else ()
    arguments = {
        True: (Argument("p", "Q", "share", 50), Argument("inplace", kind="ignored", allows=(False, True))),
        False: (
            Argument("rate", "Q", "share"),
            *(() if len(kinds) == 1 else (Argument("noise_shape", kind="ignored", allows=(None,)),)),
            Argument("seed", kind="ignored"),
            *(Argument(name, kind="ignored") for name in _IGNORED),
        ),
    }[torch]
    return Spelling("torch" if torch else "keras", names, arguments, (*layouts, *neurons), channels_first=torch)


_SPELLINGS = (
    _spelling("torch", ("Dropout", "AlphaDropout", "FeatureAlphaDropout"), *any_sides.ALL),
    _spelling("torch", ("Dropout1d",), any_sides.ROWS),
    _spelling("torch", ("Dropout2d",), any_sides.VOLUME),
    _spelling("torch", ("Dropout3d",), any_sides.SPACE),
    _spelling("keras", ("Dropout",), *any_sides.ALL),
    _spelling("keras", ("SpatialDropout1D",), any_sides.ROWS),
    _spelling("keras", ("SpatialDropout2D",), any_sides.VOLUME),
    _spelling("keras", ("SpatialDropout3D",), any_sides.SPACE),
)

LAYERS = (
    Layer(
        name="dropout",
        title="dropout",
        inputs=(*any_sides.inputs()[:-1], any_sides.inputs()[-1]._replace(ranges=_NEURONS, meaning="values"), _SHARE),
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="{D} values go through a dropout that drops {Q} percent.",
        row="DROPOUT  {Q} percent, on {D}",
        subject="D values go through a dropout that drops Q percent.",
        modes=(_NEURON_ROW, *map(_mode, any_sides.ALL)),
        mode_key="input",
        axes=PLANE,
        slips=(
            Bound("dropout-share-kept", {"stay": "Q"}),
            Bound("dropout-all-kept", {"kept": "activation_size"}),
            Bound("dropout-not-scaled", {"scale": "1"}),
            Bound("dropout-scaled-down", {"scale": "stay/100"}),
            Bound("dropout-scaled-by-dropped", {"scale": "100/Q"}),
            Bound("dropout-removes-weights", {"params": "activation_size*(Q/100)"}),
            Bound("stored-values-learned", {"params": "activation_size"}),
        ),
        conditions=(
            Condition("kept", "be whole", "Of {D} values {Q} percent is no whole number.", modes=("neurons",)),
        ),
        takes=("D",),
        gives=("D",),
        picture=(Side("values", "input", ("D",)), Side("values", "output", ("D",))),
        words={"unit": "value"},
        spellings=_SPELLINGS,
    ),
)
