"""PyTorch's activations, and dropout: what leaves the shape alone."""

from collections.abc import Callable

from configurations.axes import channels, extent
from configurations.calls import Case, Changes, Recipe, Twists, Value, one_of, only, put, stranger
from configurations.drawing import Draw

Written = Callable[[Draw], dict[str, Value]]


def _sometimes(name: str, *values: Value) -> Written:
    return lambda draw: {name: draw.pick(values)} if draw.chance(0.45) else {}


KINDS: dict[str, Written] = {
    "ReLU": _sometimes("inplace", True, True, False),
    "LeakyReLU": _sometimes("negative_slope", 0.1, 0.2, 0.01),
    "Sigmoid": lambda draw: {},
    "Tanh": lambda draw: {},
    "GELU": _sometimes("approximate", "tanh", "none"),
    "SiLU": _sometimes("inplace", True),
    "ELU": _sometimes("alpha", 1.0, 0.5),
    "Softmax": lambda draw: {"dim": draw.pick([1, 1, -1])},
}


def _shape(draw: Draw) -> list[int]:
    axes = draw.pick([0, 0, 1, 2, 2, 2, 3])
    return [draw.between(1, 400)] if axes == 0 else [channels(draw, axes), *extent(draw, axes)]


def _activation(draw: Draw) -> Case:
    callee = draw.pick([*KINDS, "ReLU", "ReLU"])
    settings = KINDS[callee](draw)
    return Case(callee, tuple(settings), settings, _shape(draw))


ACTIVATION_FAULTS: Twists = {
    "no such axis": lambda draw, case: only(
        case, "Softmax", dim=draw.pick([len(case.input) + 1, -len(case.input) - 2])
    ),
    "an argument of the other framework": stranger("axis", "max_value"),
    "an argument of its kin": lambda draw, case: draw.pick(
        [
            only(case, "ELU", negative_slope=0.1),
            only(case, "LeakyReLU", alpha=0.1),
            only(case, "ReLU", negative_slope=0.1),
            only(case, "Tanh", inplace=True),
        ]
    ),
    "unknown approximation": lambda draw, case: only(case, "GELU", approximate=draw.pick(["relu", "erf"])),
}
RARE = ("ReLU6", "Hardswish", "Softplus", "Mish", "SELU", "Hardtanh", "LogSigmoid")
ACTIVATION_ODDITIES: Twists = {
    "a rarer activation": lambda draw, case: only(case, draw.pick(RARE)),
    "softmax over an axis not named": lambda draw, case: only(case, "Softmax"),
    "softmax over another axis": lambda draw, case: only(case, "Softmax", dim=draw.between(1, len(case.input))),
}


def _prelu(draw: Draw) -> Case:
    shape = _shape(draw)
    settings: dict[str, Value] = {"num_parameters": shape[0]} if draw.chance(0.7) else {}
    if draw.chance(0.2):
        settings["init"] = draw.pick([0.1, 0.25, 0.0])
    return Case("PReLU", ("num_parameters", "init"), settings, shape)


PRELU_FAULTS: Twists = {
    "slopes do not fit the channels": lambda draw, case: {"num_parameters": case.input[0] + draw.between(1, 9)},
    "slopes for the last side": lambda draw, case: {"input": [3, 8, 10], "num_parameters": 10},
    "slopes below one": put(num_parameters=-2),
    "not whole": lambda draw, case: {"num_parameters": 2.5},
    "an argument of the other framework": stranger("shared_axes", "alpha_initializer"),
}
PRELU_ODDITIES: Twists = {"one slope, written": put(num_parameters=1)}


def _dropout(draw: Draw) -> Case:
    callee = draw.pick(["Dropout", "Dropout", "Dropout1d", "Dropout2d", "Dropout2d", "Dropout3d"])
    axes = {"1": 1, "2": 2, "3": 3}.get(callee[-2])
    shape = [channels(draw, axes), *extent(draw, axes)] if axes else _shape(draw)
    settings: dict[str, Value] = {"p": draw.pick([0.1, 0.2, 0.25, 0.3, 0.5])} if draw.chance(0.8) else {}
    if draw.chance(0.1):
        settings["inplace"] = True
    return Case(callee, ("p", "inplace"), settings, shape)


def _long(draw: Draw, case: Case) -> Changes:
    return {"callee": "Dropout1d", "input": draw.pick([[3, 8, 8], [2, 4, 4, 4]])}


DROPOUT_FAULTS: Twists = {
    "a share outside 0 to 1": one_of("p", 1.5, -0.1, 2, 50),
    "an argument of the other framework": stranger("rate", "noise_shape", "seed"),
    "text for a number": put(p="0.5"),
    "too many arguments": put(p=0.5, inplace=False, positional=2, more="1"),
    "input of a wrong rank": _long,
}
DROPOUT_ODDITIES: Twists = {"a share at the end of the range": one_of("p", 0, 1, 0.0, 1.0)}

RECIPES = (
    Recipe("activation", 200, _activation, ACTIVATION_FAULTS, ACTIVATION_ODDITIES),
    Recipe("prelu", 90, _prelu, PRELU_FAULTS, PRELU_ODDITIES),
    Recipe("dropout", 130, _dropout, DROPOUT_FAULTS, DROPOUT_ODDITIES),
)
