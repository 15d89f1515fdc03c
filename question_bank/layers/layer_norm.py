"""Layer normalisation: PyTorch over the last sides that are named, Keras over the last one."""

from __future__ import annotations

import re

from question_bank.frameworks.spelling import Argument, Layout, Spelling
from question_bank.layer import HARDER, PLANE, Bound, Input, Layer, Mode, Quantity, Rule, Side
from question_bank.shared import normalising, ranges
from question_bank.shared.inputs import BATCH, SIDE
from question_bank.shared.normalising import AFFINE, AVERAGED, LEARNS, SCALE, SHIFT
from question_bank.slips import Slip

IDEAS = {"layer-norm-named": "layer normalisation learns for every value that it runs over"}

SLIPS = (
    Slip(
        "layer-norm-per-channel",
        "layer-norm-named",
        "a scale and a shift for each channel only",
        "goes by channels, as batch normalisation does",
        "Every value of the sides that it runs over comes in, with a scale and a shift of its own.",
    ),
    Slip(
        "layer-norm-every-side",
        "layer-norm-named",
        "taken over all sides",
        "takes in every value of the input",
        "Only the sides that it runs over count; along the others everything is shared.",
    ),
    Slip(
        "layer-norm-one-pair",
        "layer-norm-named",
        "one scale and one shift for the whole layer",
        "learns one scale and one shift for everything",
        "There is one mean, but a scale and a shift for each value that it is taken over.",
    ),
    Slip(
        "layer-norm-last-side",
        "layer-norm-named",
        "taken over the last side only",
        "goes by the last side alone",
        "All sides that it runs over count, and they multiply.",
    ),
)

_STEPS = ("steps-one", "steps-two")
_PICTURES = ("picture-three", "picture-two", "picture-one", "channels")
_INPUTS = (
    Input("T", "steps", ranges.LENGTHS, 1, modes=_STEPS),
    SIDE._replace(ranges=ranges.MAP_SIDES, neutral=1, modes=_PICTURES),
    Input("D", "features or channels", ranges.FEATURES),
    AFFINE,
    SCALE,
    SHIFT,
    BATCH,
)

_RULES = (
    *normalising.learned(),
    normalising.NOTHING_KEPT,
    Rule(
        "params",
        "parameters",
        "learned*named",
        "every value that it runs over has its own",
        "So it learns {params}.",
    ),
    Rule(
        "averaged",
        "values in a mean",
        "named",
        "all that it runs over has one mean",
        "One mean is taken over all {averaged}.",
        "norm-averages",
        short=True,
    ),
)


def _mode(name: str, sides: tuple[str, ...], named: tuple[str, ...], scene: str, row: str, *, asked: bool) -> Mode:
    """A mode of an input with these sides, as its scale sees them."""
    places = " x ".join(f"{{{side}}}" for side in sides)
    return Mode(
        name,
        "",
        (
            Rule(
                "named",
                "values that it runs over",
                "*".join(named),
                "the sides that it runs over multiply; along the others everything is shared",
                "It runs over {named} values at a time.",
                "layer-norm-named",
                short=True,
            ),
            Rule(
                "activation_size", "values in the output", "*".join(sides), "every value stays", "", "norm-keeps-shape"
            ),
        ),
        {"output_shape": sides, "scale_shape": named, "shift_shape": named},
        scene=scene,
        row=f"LAYER NORM  {row}{{twists}}, on {places}",
        subject=re.sub(r"{([A-Z])}", r"\1", scene).replace("a HxW", "an HxW"),
        asked=asked,
    )


_OVER = "Layer normalisation{twists} runs over "
_PICTURE = ("D", "H", "W")
"""As PyTorch orders its sides, which can be named from the last one on."""
_MODES = (
    _mode(
        "steps-one",
        ("T", "D"),
        ("D",),
        _OVER + "the {D} features of each of {T} steps.",
        "features",
        asked=True,
    ),
    _mode(
        "picture-three",
        _PICTURE,
        _PICTURE,
        _OVER + "all three sides of a {H}x{W}x{D} input in PyTorch.",
        "all three sides",
        asked=True,
    ),
    _mode(
        "picture-two",
        _PICTURE,
        ("H", "W"),
        _OVER + "height and width of a {H}x{W}x{D} input in PyTorch.",
        "height and width",
        asked=True,
    ),
    _mode(
        "channels",
        ("H", "W", "D"),
        ("D",),
        _OVER + "the last side, the channels, of a {H}x{W}x{D} input in Keras.",
        "the channels",
        asked=True,
    ),
    _mode(
        "steps-two",
        ("T", "D"),
        ("T", "D"),
        _OVER + "both sides of {T} steps with {D} features each.",
        "both sides",
        asked=True,
    ),
    _mode("picture-one", _PICTURE, ("W",), _OVER + "the width of a {H}x{W}x{D} input.", "the width", asked=False),
    _mode("vector-one", ("D",), ("D",), _OVER + "a vector of {D} values.", "its values", asked=False),
)

_QUANTITIES = (
    LEARNS._replace(without="Along the other sides everything is shared."),
    AVERAGED._replace(levels=HARDER, needs=("mode",)),
    normalising.SAME_SHAPE._replace(parts=("T", "D"), asked=False),
    normalising.SIZE,
    normalising.NO_BUFFERS,
    Quantity("scale_shape", "shape of the scale", ("D",), "What is the shape of its scale?", kind="shape", asked=False),
    normalising.SHIFT_SHAPE,
)

_SLIPS = (
    Bound("layer-norm-every-side", {"named": "activation_size"}, modes=("steps-one", "picture-two", "channels")),
    Bound("layer-norm-per-channel", {"named": "D"}, modes=("picture-three", "picture-two", "steps-two")),
    Bound("layer-norm-last-side", {"named": "W"}, modes=("picture-three", "picture-two")),
    Bound("layer-norm-one-pair", {"params": "learned"}),
    Bound("norm-one-number", {"learned": "F"}),
    Bound("norm-always-both", {"learned": "2"}),
    Bound("norm-batch-learned", {"params": "N*learned*named"}),
    Bound("norm-over-batch", {"averaged": "N*named"}),
)

_TORCH = Spelling(
    "torch",
    ("LayerNorm",),
    (
        Argument("normalized_shape", kind="shape", modes=("one", "two", "three")),
        Argument("eps", kind="ignored"),
        Argument("elementwise_affine", "F", "flag", 1, keyword=True),
        Argument("bias", "B", "flag", 1, keyword=True),
        *normalising.TORCH_REST[:2],
    ),
    (Layout(("T", "D"), "steps-{}"), Layout(("D", "H", "W"), "picture-{}"), Layout(("D",), "vector-{}")),
    weights=normalising.WEIGHTS,
)

_KERAS = Spelling(
    "keras",
    ("LayerNormalization",),
    (
        Argument("axis", kind="ignored", allows=(-1,)),
        Argument("epsilon", kind="ignored"),
        *normalising.KERAS_PAIR,
    ),
    (Layout(("T", "D"), "steps-one"), Layout(("H", "W", "D"), "channels"), Layout(("D",), "vector-one")),
    weights=normalising.WEIGHTS,
    numbers_mode="steps-one",
)

LAYERS = (
    Layer(
        name="layer_norm",
        title="a layer normalisation",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene=_MODES[0].scene,
        row=_MODES[0].row,
        subject=_MODES[0].subject,
        modes=_MODES,
        axes=PLANE,
        slips=_SLIPS,
        takes=("T", "D"),
        gives=("T", "D"),
        picture=(Side("input", "input", ("T", "D")),),
        words={"unit": "value"},
        spellings=(_TORCH, _KERAS),
    ),
)
