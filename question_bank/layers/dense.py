"""The fully connected layer, alone or after a flatten."""

from __future__ import annotations

from question_bank.frameworks.spelling import KERAS_ACTIVATIONS, KERAS_EXTRAS, Argument, Layout, Spelling, lazy
from question_bank.layer import HARDER, Bound, Input, Layer, Mode, Quantity, Rule, Side
from question_bank.shared.inputs import BATCH
from question_bank.shared.quantities import (
    ACTIVATION_SIZE,
    BIAS_SHAPE,
    BIASES,
    MULTIPLY_ADDS,
    OPERATIONS,
    OUTPUT_SHAPE,
    PARAMS,
    WEIGHT_SHAPE_KERAS,
    WEIGHT_SHAPE_TORCH,
    WEIGHTS,
)

_IN_SPACE = ("flatten", "last", "rows")

_INPUTS = (
    Input(
        "H",
        "input height",
        {"warmup": (2, 4, 5, 8, 10), "interview": (4, 5, 6, 7, 7, 14), "expert": (5, 6, 9, 13, 32)},
        1,
        modes=_IN_SPACE,
    ),
    Input(
        "W",
        "input width",
        {"warmup": (2, 4, 5, 8, 10), "interview": (4, 5, 6, 7, 7, 14), "expert": (5, 6, 9, 13, 32)},
        1,
        modes=_IN_SPACE,
    ),
    Input(
        "D",
        "input depth (or values of a vector)",
        {
            "warmup": (1, 2, 3, 4, 8, 10, 16),
            "interview": (3, 16, 32, 64, 128, 256, 512),
            "expert": (3, 24, 48, 96, 192, 512),
        },
    ),
    Input(
        "M",
        "neurons",
        {
            "warmup": (2, 5, 10, 20, 50, 100),
            "interview": (10, 84, 100, 120, 128, 256),
            "expert": (64, 120, 512, 1000, 4096),
        },
    ),
    Input("B", "bias: 1 with, 0 without", {"warmup": (1,), "interview": (1, 0), "expert": (1, 0)}, 1, "no bias", True),
    BATCH,
)

_RULES = (
    Rule(
        "weights",
        "weights",
        "M*entries",
        "every neuron has one weight for each input",
        "{M} neurons with {entries} inputs each make {weights} weights.",
        "every-input",
    ),
    Rule(
        "biases",
        "biases",
        "M*B",
        "one bias for each neuron",
        "One bias for each neuron makes {biases}.",
        "one-bias",
        short=True,
    ),
    Rule("params", "parameters", "weights + biases", "everything that the layer learns", "Together {params}."),
    Rule("flops", "FLOPs", "2*macs", "a multiply-add is two operations", "Twice that is {flops}.", "flops-two"),
)

_ONE_DOT = Rule(
    "macs",
    "multiply-adds",
    "M*entries",
    "each output value takes one dot product with the inputs",
    "{M} dot products of {entries}: {macs} multiply-adds.",
    "macs-every-place",
)
_FLATTENED = (
    Rule(
        "entries",
        "inputs",
        "H*W*D",
        "flattening unrolls every channel",
        "Flattened that is {entries} inputs.",
        "flatten-depth",
    ),
    _ONE_DOT,
    Rule("activation_size", "values in the output", "M", "each neuron gives one value", "", "", short=True),
)
_LAST_SIDE = (
    Rule(
        "entries",
        "inputs",
        "D",
        "without a flatten it works along the last side only",
        "It sees the last side only: {entries} inputs.",
        "every-input",
        short=True,
    ),
    Rule(
        "macs",
        "multiply-adds",
        "H*W*M*entries",
        "the same neurons work at every place",
        "{M} dot products of {entries} at each place: {macs} multiply-adds.",
        "macs-every-place",
    ),
    Rule("activation_size", "values in the output", "H*W*M", "each place gets one value for each neuron"),
)

_VECTOR = (
    Rule("entries", "inputs", "D", "a vector is flat already", "", "every-input"),
    _ONE_DOT,
    Rule("activation_size", "values in the output", "M", "each neuron gives one value", "", "", short=True),
)
_UNFLATTENED = "goes, not flattened, into a fully connected layer of {M} neurons{twists}."

_MODES = (
    Mode("flatten", "", _FLATTENED, {"output_shape": ("M",)}),
    Mode(
        "vector",
        "",
        _VECTOR,
        {"output_shape": ("M",)},
        scene="A vector of {D} values goes into a fully connected layer of {M} neurons{twists}.",
        row="FC  {M} neurons{twists}, on {D}",
        subject="A vector of D values goes into a fully connected layer of M neurons{twists}.",
    ),
    Mode(
        "last",
        "",
        _LAST_SIDE,
        {"output_shape": ("H", "W", "M")},
        scene="A {H}x{W}x{D} volume " + _UNFLATTENED,
        row="DENSE  {M} neurons{twists}, on {H} x {W} x {D}, not flattened",
        subject="An HxWxD volume " + _UNFLATTENED.replace("{M}", "M"),
    ),
    Mode("rows", "", _LAST_SIDE, {"output_shape": ("W", "M")}, asked=False),
)

_EVERYWHERE = "The same neurons work at every place and for every example."

_QUANTITIES = (
    PARAMS._replace(without=_EVERYWHERE, types=(32,), formula_types=(32,), levels=HARDER),
    Quantity(
        "entries",
        "inputs of each neuron",
        ("entries",),
        "How many inputs does each neuron have?",
        without="How many neurons there are does not change what each of them sees.",
        types=(18,),
        formula_types=(18,),
    ),
    WEIGHTS._replace(
        counted="Counted here: all neurons, without biases.", without=_EVERYWHERE, types=(32,), formula_types=(32,)
    ),
    BIASES._replace(without="A bias belongs to a neuron. What comes in does not matter.", types=(32,)),
    OUTPUT_SHAPE._replace(parts=("M",), conventions=(), asked=False),
    WEIGHT_SHAPE_TORCH._replace(
        parts=("M", "entries"), counted="PyTorch's order: outputs, then inputs.", without=_EVERYWHERE
    ),
    WEIGHT_SHAPE_KERAS._replace(
        parts=("entries", "M"), counted="Keras' order: inputs, then outputs.", without=_EVERYWHERE
    ),
    BIAS_SHAPE,
    ACTIVATION_SIZE._replace(asked=False),
    MULTIPLY_ADDS._replace(types=(59,), formula_types=(59,)),
    OPERATIONS._replace(types=(56,), levels=HARDER),
)

_SLIPS = (
    Bound("forgot-bias", {"biases": "0"}),
    Bound("one-bias", {"biases": "B"}),
    Bound("flatten-depth", {"entries": "H*W"}, modes=("flatten",)),
    Bound("depth-twice", {"weights": "M*entries*D"}, modes=("flatten",)),
    Bound("depth-twice", {"entries": "H*W*D*D"}, modes=("flatten",)),
    Bound("one-filter", {"weights": "entries"}),
    Bound("image-not-flattened", {"entries": "H*W*D"}, modes=("last", "rows")),
    Bound("lstm-gates", {"params": "4*M*(entries + M)"}),
    Bound("bias-in-macs", {"macs": "M*(entries + B)"}),
    Bound("batch-counted", {"macs": "N*M*entries"}),
    Bound("flops-halved", {"flops": "macs/2"}),
    Bound("sides-added", {"entries": "H + W + D"}, modes=("flatten",)),
    Bound("macs-one-filter", {"macs": "entries"}),
)

_LAYOUTS = (Layout(("D",), "vector"), Layout(("W", "D"), "rows"), Layout(("H", "W", "D"), "last"))

_TORCH = Spelling(
    "torch",
    ("Linear",),
    (
        Argument("in_features", "entries", "channels"),
        Argument("out_features", "M"),
        Argument("bias", "B", "flag", 1, keyword=True),
        Argument("device", kind="ignored"),
        Argument("dtype", kind="ignored"),
    ),
    _LAYOUTS,
    weights=("weight_shape_torch", "bias_shape"),
    numbers_mode="vector",
    counted=True,
)

_KERAS = Spelling(
    "keras",
    ("Dense",),
    (
        Argument("units", "M"),
        Argument("activation", kind="ignored", allows=KERAS_ACTIVATIONS),
        Argument("use_bias", "B", "flag", 1, keyword=True),
        *(Argument(name, kind="ignored") for name in KERAS_EXTRAS),
    ),
    _LAYOUTS,
    weights=("weight_shape_keras", "bias_shape"),
    numbers_mode="vector",
)

_FLATTENED_FIRST = tuple(
    one._replace(layouts=(Layout(sides, "flatten"),), chain=("Flatten()", "*"), tells={"entries": "x.shape[1]"})
    for one, sides in ((_TORCH, ("D", "H", "W")), (_KERAS, ("H", "W", "D")))
)
"""Behind a flatten, which counts the inputs."""

LAYERS = (
    Layer(
        name="dense",
        mismatch="Is a flatten missing?",
        title="a fully connected layer",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="A {H}x{W}x{D} volume is flattened into a fully connected layer of {M} neurons{twists}.",
        row="FC  {M} neurons{twists}, on {H} x {W} x {D}",
        subject="An HxWxD volume is flattened into a fully connected layer of M neurons{twists}.",
        brief="{M}",
        modes=_MODES,
        slips=_SLIPS,
        gives=("M",),
        picture=(Side("input", "input", ("H", "W", "D")), Side("neurons", "output", ("M",))),
        words={"unit": "neuron"},
        spellings=(_TORCH, _KERAS, lazy(_TORCH), *_FLATTENED_FIRST, lazy(_FLATTENED_FIRST[0])),
    ),
)
