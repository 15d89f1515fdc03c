"""Reading and writing the codes of questions.

A code names values, never seeds, so any later version can ask the same question again.
"""

from __future__ import annotations

from collections.abc import Mapping

from question_bank import catalog
from question_bank.catalog import Unknown
from question_bank.expression import Undefined
from question_bank.frameworks.reading import MOST
from question_bank.layer import Layer, Quantity
from question_bank.question import Code, Question
from question_bank.scenario import Scenario

LONGEST = 500


def question(code: str) -> Question:
    """The question that a code stands for.

    Raises:
        Unknown: if the code can't be read or asked, with one line that says why.
    """
    read = read_code(code)
    topic = catalog.topic(read.topic)
    try:
        return catalog.family(topic.family).build(topic, read)
    except Undefined as undefined:
        raise Unknown(f"There is no answer to this: {undefined}.") from None


def read_code(code: str) -> Code:
    """A code in its parts; `Unknown` if it is none."""
    if len(code) > LONGEST:
        raise Unknown(f"A code has at most {LONGEST} characters.")
    head, mark, tail = code.strip().partition("?")
    names = head.split("/")
    if len(names) != 3 or not mark or not all(names):
        raise Unknown("A code looks like forward/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3.")
    inputs, *arguments = tail.split(";")
    return Code(names[0], names[1], names[2], _pairs(inputs.split("&")), _pairs(arguments))


def _pairs(parts: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts:
        if not part:
            continue
        name, equals, value = part.partition("=")
        if not equals or not name or not value:
            raise Unknown(f"{part[:40]!r} in the code is not of the form name=value.")
        if name in found:
            raise Unknown(f"{name} stands twice in the code.")
        found[name] = value
    return found


def scenario_of(layer: Layer, inputs: Mapping[str, str]) -> Scenario:
    """The scenario of a code's inputs; `Unknown` if an input is missing, strange, or makes the layer impossible."""
    values = dict(inputs)
    mode = values.pop(layer.mode_key, layer.modes[0].name)
    asked = [one.name for one in layer.modes if one.asked]
    if mode not in asked:
        others = ", ".join(filter(None, asked))
        raise Unknown(f"{layer.name} has no {layer.mode_key} {mode[:40]!r}. It has: {others}.")
    known = layer.inputs_in[mode]
    numbers: dict[str, int] = {}
    for name, value in values.items():
        one = known.get(name)
        if one is None:
            raise Unknown(f"{layer.name} has no input {name[:40]!r}. It has: {', '.join(known)}.")
        numbers[name] = _number(name, value, least=0 if one.neutral == 0 or one.switch else 1)
        if one.switch and numbers[name] > 1:
            raise Unknown(f"{name} is 1 or 0.")
    try:
        scenario = Scenario(layer, numbers, mode)
    except KeyError as missing:
        raise Unknown(f"{missing.args[0]}.") from None
    if (refusal := scenario.refusal()) is not None:
        raise Unknown(refusal)
    return scenario


def quantity_of(scenario: Scenario, name: str) -> Quantity:
    """A quantity of a scenario's layer; `Unknown` where the scenario's mode has none."""
    quantity = scenario.layer.quantity(name)
    modes = scenario.layer.modes_of(quantity)
    if scenario.mode not in modes:
        raise Unknown(f"There is no {quantity.label} with {scenario.layer.mode_key}={scenario.mode}.")
    return quantity


def _number(name: str, value: str, least: int) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 9 and least <= int(value) <= MOST):
        raise Unknown(f"{name}={value[:20]} is not a whole number from {least} to {MOST:,}.")
    return int(value)


def inputs_of(scenario: Scenario) -> dict[str, str]:
    """A scenario's inputs as they stand in a code."""
    written = {
        one.symbol: str(scenario.values[one.symbol])
        for one in scenario.inputs
        if scenario.values[one.symbol] != one.neutral
    }
    if scenario.mode != scenario.layer.modes[0].name:
        written[scenario.layer.mode_key] = scenario.mode
    return written


def layer_named(name: str) -> Layer:
    """The layer of a code's subject; `Unknown` if there is none."""
    try:
        return catalog.layer(name)
    except KeyError:
        raise Unknown(f"There is no layer {name[:40]!r}. There are: {', '.join(catalog.layers())}.") from None
