"""The layers that are worth asking about in more than one way: each kind of arithmetic once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from question_bank.catalog import layers
from question_bank.layer import PLANE, Layer, Quantity
from question_bank.question_types import TYPES

LEARNED, _WORK, _STORED = ("weights", "params"), "macs", "activation_size"
"""The counts that many layers have, by the names of their quantities."""
_NAME = re.compile(r"[A-Za-z_]\w*@?")


def subjects() -> Iterator[Layer]:
    """Layers of a plane and of none, one for each set of lines: of max and average pooling only the first."""
    met: list[object] = []
    for layer in layers().values():
        if layer.axes in ((), PLANE) and layer.rules not in met:
            met.append(layer.rules)
            yield layer


def is_listed(layer: Layer) -> bool:
    """Whether any question about a layer is on the list of what interviews ask; the others are a track of their own."""
    return any(number in TYPES for one in layer.quantities for number in one.types)


def has_twists(layer: Layer) -> bool:
    """Whether an expert question can have two things unusual about it, besides axes that differ."""
    told = [one for one in layer.inputs if one.said and one.neutral is not None]
    varied = sum(any(value != one.neutral for value in one.ranges["expert"]) for one in told)
    return varied + (sum(mode.asked for mode in layer.modes) > 1) > 1


def counts(layer: Layer) -> Iterator[Quantity]:
    """The counts that say something: what a layer learns and its work, of a design only one; or what a window leaves."""
    asked = {one.name: one for one in layer.quantities if one.asked and one.kind == "number" and _grows(layer, one)}
    learned = [asked[name] for name in LEARNED if name in asked][:1]
    work = [asked[name] for name in (_WORK,) if name in asked]
    stored = [asked[name] for name in (_STORED,) if name in asked and layer.slides]
    yield from ((*learned, *work) if layer.spellings else (*learned, *work)[:1]) or stored


def is_product(layer: Layer, quantity: Quantity) -> bool:
    """Whether a quantity is written as a product, so that it follows its factors."""
    return not set("+-") & set(_formulas(layer).get(quantity.parts[0], "+"))


def _grows(layer: Layer, quantity: Quantity) -> bool:
    """Whether at least two letters come in, where nothing is unusual. Read from the text: topics must cost no start."""
    formulas, met, left = _formulas(layer), set[str](), [quantity.parts[0]]
    while left:
        name = left.pop()
        if name not in met:
            met.add(name)
            left += _NAME.findall(formulas.get(name, ""))
    return sum(one.symbol in met for one in layer.inputs if not one.switch) > 1


def _formulas(layer: Layer) -> dict[str, str]:
    """The lines of the usual mode as they are written."""
    return {rule.name: rule.formula for rule in (*layer.rules, *layer.modes[0].rules)}
