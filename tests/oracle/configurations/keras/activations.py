"""Keras' activations as layers, and dropout: what leaves the shape alone."""

from collections.abc import Callable

from configurations.axes import channels, extent
from configurations.calls import MISSING, Case, Changes, Recipe, Twists, Value, one_of, only, put, stranger
from configurations.drawing import Draw

Written = Callable[[Draw], dict[str, Value]]

KINDS: dict[str, Written] = {
    "Activation": lambda draw: {
        "activation": draw.pick(["relu", "relu", "softmax", "sigmoid", "tanh", "gelu", "silu"])
    },
    "ReLU": lambda draw: draw.pick([{}, {}, {"max_value": 6}, {"negative_slope": 0.1}]),
    "LeakyReLU": lambda draw: draw.pick([{}, {"negative_slope": 0.1}, {"negative_slope": 0.2}]),
    "ELU": lambda draw: draw.pick([{}, {"alpha": 0.5}]),
    "Softmax": lambda draw: draw.pick([{}, {}, {"axis": -1}]),
}


def _shape(draw: Draw, axes: int) -> list[int]:
    return [*extent(draw, axes), channels(draw, axes)] if axes else [draw.between(1, 400)]


def _activation(draw: Draw) -> Case:
    callee = draw.pick([*KINDS, "Activation", "ReLU"])
    signature = ("activation",) if callee == "Activation" else ()
    return Case(callee, signature, KINDS[callee](draw), _shape(draw, draw.pick([0, 0, 1, 2, 2, 2, 3])))


ACTIVATION_FAULTS: Twists = {
    "unknown activation": lambda draw, case: only(case, "Activation", activation=draw.pick(["relux", "ReLU", "lrelu"])),
    "an argument is missing": lambda draw, case: only(case, "Activation"),
    "slope below zero": lambda draw, case: only(case, "LeakyReLU", negative_slope=None),
    "top below zero": lambda draw, case: only(case, "ReLU", max_value=-6),
    "an argument of the other framework": lambda draw, case: draw.pick(
        [only(case, "ReLU", inplace=True), only(case, "Softmax", dim=-1), only(case, "ELU", negative_slope=0.1)]
    ),
}
ACTIVATION_ODDITIES: Twists = {
    "softmax over another axis": lambda draw, case: only(case, "Softmax", axis=1),
    "a slope by its old name": lambda draw, case: only(case, "LeakyReLU", alpha=0.1),
    "a rarer activation": lambda draw, case: only(
        case, "Activation", activation=draw.pick(["softplus", "selu", "hard_sigmoid", "linear", "swish"])
    ),
}


def _prelu(draw: Draw) -> Case:
    axes = draw.pick([0, 1, 2, 2, 2, 3])
    settings: dict[str, Value] = {}
    if axes and draw.chance(0.6):
        shared = [*range(1, axes + 1)]
        if draw.chance(0.25):
            shared = shared[: draw.between(1, axes)]
        settings = {"shared_axes": draw.pick([shared, shared, tuple(shared)])}
    return Case("PReLU", (), settings, _shape(draw, axes))


PRELU_FAULTS: Twists = {
    "an argument of the other framework": stranger("num_parameters", "init"),
    "no such axis": lambda draw, case: {"shared_axes": [len(case.input) + 2]},
    "unknown initial values": put(alpha_initializer="quarter"),
}
PRELU_ODDITIES: Twists = {
    "initial values named": one_of("alpha_initializer", "zeros", "ones"),
    "one slope for all": lambda draw, case: {"shared_axes": [*range(1, len(case.input) + 1)]},
}


def _dropout(draw: Draw) -> Case:
    callee = draw.pick(["Dropout", "Dropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout2D"])
    axes = {"1": 1, "2": 2}.get(callee[-2], draw.pick([0, 0, 1, 2, 3]))
    settings: dict[str, Value] = {"rate": draw.pick([0.1, 0.2, 0.25, 0.3, 0.5])}
    return Case(callee, ("rate",), settings, _shape(draw, axes))


def _long(draw: Draw, case: Case) -> Changes:
    return {"callee": "SpatialDropout2D", "input": draw.pick([[30], [10, 8], [2, 4, 4, 4]])}


DROPOUT_FAULTS: Twists = {
    "a share outside 0 to 1": one_of("rate", 1.5, -0.1, 2, 50),
    "an argument is missing": put(rate=MISSING),
    "an argument of the other framework": stranger("p", "inplace"),
    "text for a number": put(rate="0.5"),
    "input of a wrong rank": _long,
}
DROPOUT_ODDITIES: Twists = {
    "a share at the end of the range": one_of("rate", 0, 1, 0.0),
    "a keyword that changes no shape": put(seed=1),
}

RECIPES = (
    Recipe("activation", 140, _activation, ACTIVATION_FAULTS, ACTIVATION_ODDITIES),
    Recipe("prelu", 80, _prelu, PRELU_FAULTS, PRELU_ODDITIES),
    Recipe("dropout", 90, _dropout, DROPOUT_FAULTS, DROPOUT_ODDITIES),
)
