"""The layers that are worth asking about in more than one way: each kind of arithmetic once."""

from __future__ import annotations

from collections.abc import Iterator

from question_bank.catalog import layers
from question_bank.layer import PLANE, Layer
from question_bank.sampling import possible_twists


def subjects() -> Iterator[Layer]:
    """Layers of a plane and of none, one for each set of lines: of max and average pooling only the first."""
    met: list[object] = []
    for layer in layers().values():
        if layer.axes in ((), PLANE) and layer.rules not in met:
            met.append(layer.rules)
            yield layer


def has_twists(layer: Layer) -> bool:
    """Whether an expert question can have two things unusual about it, besides axes that differ."""
    modes = sum(mode.asked for mode in layer.modes) > 1
    return len(possible_twists(layer, "expert", modes=modes)) > 1
