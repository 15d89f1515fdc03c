"""The few lines of PyTorch and of Keras that print a number of ours, for anybody to run.

Nothing here is run; a script of the tests runs a sample in both frameworks. What is printed follows from the quantity, and
from the layer's spelling where a layer is different. Where a framework can't tell a number, the proof says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from question_bank.frameworks.spelling import Spelling
from question_bank.frameworks.writing import NAMES, Written, input_shape
from question_bank.layer import Quantity
from question_bank.scenario import Scenario
from question_bank.wording import why_no_code, written


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
    if not scenario.layer.spellings:
        return NO_LAYER
    found = {framework: _proved(framework, scenario, quantity) for framework in NAMES}
    reasons = dict.fromkeys(one.why_not for one in found.values() if one.why_not)
    return Proof(found["torch"].code, found["keras"].code, " ".join(reasons) or None)


@dataclass(frozen=True, slots=True)
class _Proved:
    """One framework's lines, or its reason."""

    code: str | None = None
    why_not: str = ""


def _proved(framework: str, scenario: Scenario, quantity: Quantity) -> _Proved:
    layer = written(scenario, framework)
    spelling = layer.spelling if layer else _without_layer(framework, scenario)
    if spelling is None:
        return _Proved(why_not=why_no_code(scenario, framework) or "")
    told = _told(spelling, scenario, quantity)
    if not told:
        own = f"{NAMES[framework]} does not tell this number by itself."
        bare = f"{NAMES[framework]} has no layer for {scenario.layer.title}."
        return _Proved(why_not=_UNTOLD.get((framework, quantity.name), own if layer else bare))
    shown = _filled(told, scenario)
    lines = _run(layer, shown) if layer else _alone(spelling, scenario, shown)
    return _Proved("\n".join([*_imports(framework, "\n".join(lines)), *lines]))


def _without_layer(framework: str, scenario: Scenario) -> Spelling | None:
    """What a framework tells without a class for the layer, as it does of an input."""
    return next((one for one in scenario.layer.spellings if one.framework == framework and not one.names), None)


def _told(spelling: Spelling, scenario: Scenario, quantity: Quantity) -> str:
    """What to print for a quantity; empty where the framework can't tell it."""
    if quantity.name in spelling.tells:
        return spelling.tells[quantity.name]
    if not spelling.names or (quantity.name in _OPERATIONS and not spelling.counted):
        return ""
    parts = scenario.parts(quantity)
    places = _places(spelling, scenario)
    if quantity.name == "output_shape":
        return f"({''.join(f'{places[part]}, ' for part in parts).rstrip(' ' if len(parts) == 1 else ', ')})"
    usual = _USUAL[spelling.framework].get(quantity.name, "")
    if quantity.name == "params" and spelling.framework == "keras" and scenario.told("buffers") is not None:
        return _LEARNED
    return usual or (places.get(parts[0], "") if quantity.kind == "number" else "")


def _places(spelling: Spelling, scenario: Scenario) -> dict[str, str]:
    """Where each part of the output's shape stands in the framework's order, behind the batch."""
    shape = scenario.gives
    order = (shape[-1], *shape[:-1]) if spelling.channels_first else shape
    return {part: f"y.shape[{1 + order.index(part)}]" for part in shape}


def _filled(told: str, scenario: Scenario) -> str:
    """Letters of the layer in braces as their values."""
    return re.sub(r"\{(\w+)\}", lambda letter: str(scenario.values[letter[1]]), told)


def _run(layer: Written, shown: str) -> list[str]:
    """The layer, its input, the run that a number needs, and the print. A counter sees only what is really run."""
    lines = list(_input(layer))
    lines.insert(len(lines) if layer.before else 0, f"layer = {layer.call}")
    output = layer.spelling.call
    if "counter" in shown:
        return [*lines, "with FlopCounterMode(display=False) as counter:", f"    {output}", f"print({shown})"]
    if layer.spelling.framework == "keras" or "y." in shown:
        lines.append(f"y = {output}")
        lines += [f"y = {call}(y)" for call in layer.after if "y." in shown]
    return [*lines, f"print({shown})"]


def _input(layer: Written) -> Iterator[str]:
    """One example, sent through the calls that stand before the layer."""
    example = _example(layer.spelling, layer.shape)
    for call in layer.before:
        example = f"{call}({example})"
    yield f"x = {example}"


def _alone(spelling: Spelling, scenario: Scenario, shown: str) -> list[str]:
    """The input and the print, where there is no layer."""
    values = {name: int(value) for name, value in scenario.values.items()}
    shape = input_shape(spelling, values, scenario.mode)
    needed = shape is not None and re.search(r"\bx\b", shown)
    return [*([f"x = {_example(spelling, shape)}"] if shape and needed else []), f"print({shown})"]


def _example(spelling: Spelling, shape: tuple[int, ...]) -> str:
    if spelling.framework == "torch":
        whole = ", dtype=torch.long" if spelling.whole_numbers else ""
        return f"torch.zeros({', '.join(map(str, (1, *shape)))}{whole})"
    return f'keras.Input({shape}, dtype="int32")' if spelling.whole_numbers else f"keras.Input({shape})"


def _imports(framework: str, code: str) -> list[str]:
    """Only what the code names."""
    needed = {
        "torch": {"torch.": "import torch", "nn.": "from torch import nn"},
        "keras": {"math.": "import math", "keras.": "import keras", "layers.": "from keras import layers"},
    }[framework]
    needed["FlopCounterMode"] = "from torch.utils.flop_counter import FlopCounterMode"
    return [line for name, line in needed.items() if re.search(rf"\b{re.escape(name)}", code)]


_OPERATIONS = ("macs", "flops")

_LEARNED = "sum(math.prod(weight.shape) for weight in layer.trainable_weights)"

_USUAL: Mapping[str, Mapping[str, str]] = {
    "torch": {
        "params": "sum(weight.numel() for weight in layer.parameters())",
        "buffers": "sum(buffer.numel() for buffer in layer.buffers() if buffer.dim())",
        "total": "sum(tensor.numel() for tensor in [*layer.parameters(), *layer.buffers()] if tensor.dim())",
        "kernel_weights": "layer.weight[0].numel()",
        "weights": 'sum(weight.numel() for name, weight in layer.named_parameters() if "weight" in name)',
        "biases": 'sum(bias.numel() for name, bias in layer.named_parameters() if "bias" in name)',
        "entries": "layer.in_features",
        "activation_size": "y.numel()",
        "weight_shape_torch": "tuple(layer.weight.shape)",
        "macs": "counter.get_total_flops() // 2",
        "flops": "counter.get_total_flops()",
    },
    "keras": {
        "params": "layer.count_params()",
        "buffers": "sum(math.prod(weight.shape) for weight in layer.non_trainable_weights)",
        "total": "layer.count_params()",
        "kernel_weights": "math.prod(layer.kernel.shape[:-1])",
        "weights": 'sum(math.prod(one.shape) for one in layer.trainable_weights if "bias" not in one.name)',
        "biases": 'sum(math.prod(one.shape) for one in layer.trainable_weights if "bias" in one.name)',
        "entries": "layer.kernel.shape[0]",
        "activation_size": "math.prod(y.shape[1:])",
        "weight_shape_keras": "tuple(layer.kernel.shape)",
    },
}
"""What to print, by framework and quantity: over `layer`, its input `x`, its output `y` and a `counter` of operations. A
buffer without sides is a count of batches and no number that is kept for a channel."""

_SPANS = "Neither framework tells how far a kernel spans."
_COUNTS = "Keras has no counter of operations."
_UNTOLD = {
    ("torch", "weight_shape_keras"): "PyTorch stores its weight in another order.",
    ("keras", "weight_shape_torch"): "Keras stores its kernel in another order.",
    ("torch", "shape_keras"): "PyTorch orders the sides in another way.",
    ("keras", "shape_torch"): "Keras orders the sides in another way.",
    ("torch", "reach"): _SPANS,
    ("keras", "reach"): _SPANS,
    ("torch", "macs"): "PyTorch's counter of operations does not see all of this layer.",
    ("torch", "flops"): "PyTorch's counter of operations does not see all of this layer.",
    ("keras", "macs"): _COUNTS,
    ("keras", "flops"): _COUNTS,
}
