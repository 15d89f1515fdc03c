"""The layers that are worth asking about in more than one way: each kind of arithmetic once."""

from __future__ import annotations

from collections.abc import Iterator

from question_bank.catalog import layers
from question_bank.layer import PLANE, Layer


def subjects() -> Iterator[Layer]:
    """Layers of a plane and of none, without those that only repeat another's lines, as average pooling does max pooling's."""
    met: list[object] = []
    for layer in layers().values():
        if layer.axes in ((), PLANE) and layer.rules not in met:
            met.append(layer.rules)
            yield layer
