"""The few lines of PyTorch and of Keras that print a number of ours, for anybody to run.

Nothing here is run; a script of the tests runs a sample in both frameworks. Where a framework can't tell a number, the
proof says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from question_bank.frameworks.spelling import Spelling
from question_bank.frameworks.writing import NAMES
from question_bank.layer import Quantity
from question_bank.scenario import Scenario
from question_bank.wording import code_line, why_no_code


@dataclass(frozen=True, slots=True)
class Proof:
    """A number's proof in each framework, or why there is none."""

    torch: str | None
    keras: str | None
    why_not: str | None
    """A sentence for each framework that has no proof; None where both have one."""


NO_LAYER = Proof(None, None, "This is no question about one layer alone.")


def proof(scenario: Scenario, quantity: Quantity) -> Proof:
    """The lines that print a quantity of a scenario: a number, or the sides of a shape in the order asked for."""
    found = {framework: _proved(framework, scenario, quantity) for framework in NAMES}
    reasons = dict.fromkeys(one.why_not for one in found.values() if one.why_not)
    return Proof(found["torch"].code, found["keras"].code, " ".join(reasons) or None)


@dataclass(frozen=True, slots=True)
class _Proved:
    """One framework's lines, or its reason."""

    code: str | None = None
    why_not: str = ""


def _proved(framework: str, scenario: Scenario, quantity: Quantity) -> _Proved:
    side = dict.fromkeys(scenario.parts(scenario.layer.quantity("output_shape")), "{side}")
    told = _TOLD[framework].get(quantity.name) or side.get(quantity.name)
    if told is None:
        why = _UNTOLD.get((framework, quantity.name), f"{NAMES[framework]} does not tell this number by itself.")
        return _Proved(why_not=why)
    if scenario.layer.name == "input":
        return _input(framework, scenario, quantity)
    setup = _flattened(framework, scenario) if scenario.mode == "flatten" else _setup(framework, scenario)
    if setup is None:
        return _Proved(why_not=why_no_code(scenario, framework) or "")
    spelling = scenario.layer.spelling(framework)
    assert spelling is not None
    shown = told.format(**_places(scenario, quantity, spelling))
    return _Proved("\n".join([*_imports(framework, shown), *setup, *_printed(framework, shown)]))


def _imports(framework: str, shown: str) -> list[str]:
    if framework == "torch":
        counter = ["from torch.utils.flop_counter import FlopCounterMode"] if "counter" in shown else []
        return ["import torch", "from torch import nn", *counter]
    return [*(["import math"] if "math." in shown else []), "import keras", "from keras import layers"]


def _setup(framework: str, scenario: Scenario) -> list[str] | None:
    """The layer, and an input with one example in it."""
    written = code_line(scenario, framework)
    if written is None:
        return None
    line, shape = written
    return [f"layer = {line}", f"x = {_example(framework, shape)}"]


def _flattened(framework: str, scenario: Scenario) -> list[str] | None:
    """A fully connected layer behind a flatten; the flatten itself counts the inputs."""
    entries = int(scenario.known(("entries",))["entries"])
    bare = {"D": entries, "M": int(scenario.values["M"]), "B": int(scenario.values["B"])}
    written = code_line(Scenario(scenario.layer, bare, "vector"), framework)
    if written is None:
        return None
    volume = _example(framework, _volume(framework, scenario))
    if framework == "keras":
        return [f"x = layers.Flatten()({volume})", f"layer = {written[0]}"]
    return [f"x = nn.Flatten()({volume})", f"layer = {written[0].replace(f'({entries}', '(x.shape[1]', 1)}"]


def _volume(framework: str, scenario: Scenario) -> tuple[int, ...]:
    sides = ("D", "H", "W") if framework == "torch" else ("H", "W", "D")
    return tuple(int(scenario.values[side]) for side in sides)


def _example(framework: str, shape: tuple[int, ...]) -> str:
    if framework == "torch":
        return f"torch.zeros({', '.join(map(str, (1, *shape)))})"
    return f"keras.Input({shape})"


def _printed(framework: str, shown: str) -> list[str]:
    """The run that a number needs, and its print. PyTorch's counter sees only what is really run."""
    if "counter" in shown:
        return ["with FlopCounterMode(display=False) as counter:", "    layer(x)", f"print({shown})"]
    if framework == "keras" or "y." in shown:
        return ["y = layer(x)", f"print({shown})"]
    return [f"print({shown})"]


def _places(scenario: Scenario, quantity: Quantity, spelling: Spelling) -> dict[str, str]:
    """Where each part of the output's shape stands in the framework's order, behind the batch."""
    shape = scenario.parts(scenario.layer.quantity("output_shape"))
    order = (shape[-1], *shape[:-1]) if spelling.channels_first else shape
    place = {part: f"y.shape[{1 + order.index(part)}]" for part in shape}
    volume = "".join(f"{place[part]}, " for part in shape).rstrip(" " if len(shape) == 1 else ", ")
    return {"side": place.get(quantity.parts[0], ""), "volume": f"({volume})"}


def _input(framework: str, scenario: Scenario, quantity: Quantity) -> _Proved:
    """An input is no layer in PyTorch; there only its size can be shown."""
    volume = _volume(framework, scenario)
    if framework == "keras":
        shown = "layer.count_params()" if quantity.name == "params" else "math.prod(layer.batch_shape[1:])"
        lines = [*_imports("keras", shown), f"layer = layers.InputLayer(shape={volume})", f"print({shown})"]
        return _Proved("\n".join(lines))
    if quantity.name == "params":
        return _Proved(why_not="PyTorch has no input layer.")
    return _Proved(f"import torch\nprint({_example('torch', volume)}.numel())")


_TOLD: Mapping[str, Mapping[str, str]] = {
    "torch": {
        "params": "sum(weight.numel() for weight in layer.parameters())",
        "kernel_weights": "layer.weight[0].numel()",
        "weights": "layer.weight.numel()",
        "biases": "0 if layer.bias is None else layer.bias.numel()",
        "entries": "layer.in_features",
        "output_shape": "{volume}",
        "activation_size": "y.numel()",
        "weight_shape_torch": "tuple(layer.weight.shape)",
        "macs": "counter.get_total_flops() // 2",
        "flops": "counter.get_total_flops()",
    },
    "keras": {
        "params": "layer.count_params()",
        "kernel_weights": "math.prod(layer.kernel.shape[:-1])",
        "weights": "math.prod(layer.kernel.shape)",
        "biases": "0 if layer.bias is None else layer.bias.shape[0]",
        "entries": "layer.kernel.shape[0]",
        "output_shape": "{volume}",
        "activation_size": "math.prod(y.shape[1:])",
        "weight_shape_keras": "tuple(layer.kernel.shape)",
    },
}
"""What to print, by framework and quantity. `y` is the output; `{volume}` is its shape in the asked order."""

_SPANS = "Neither framework tells how far a kernel spans."
_UNTOLD = {
    ("torch", "weight_shape_keras"): "PyTorch stores its weight in another order.",
    ("keras", "weight_shape_torch"): "Keras stores its kernel in another order.",
    ("torch", "reach"): _SPANS,
    ("keras", "reach"): _SPANS,
    ("keras", "macs"): "Keras has no counter of operations.",
    ("keras", "flops"): "Keras has no counter of operations.",
}
