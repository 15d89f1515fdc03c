"""A whole network of somebody's own, explained: each layer on the shape that comes out before it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Any

from question_bank.explaining import Explained, explain_on, read_sides
from question_bank.frameworks import Refused
from question_bank.frameworks.chain import Chain, Entry
from question_bank.frameworks.given import agreed
from question_bank.frameworks.sequence import read_network
from question_bank.networks.field import Sight, first_sights, sights

_ADDED_UP = ("params", "buffers", "total", "activation_size", "macs")


@dataclass(frozen=True)
class ExplainedRow:
    """A layer of a network, with what came in and what it sees of the network's input."""

    entry: Entry
    explained: Explained
    sights: tuple[Sight, ...] | None

    @cached_property
    def quantities(self) -> dict[str, Any]:
        """The numbers of the layer, as `explain` tells them."""
        return self.explained.quantities()

    @property
    def receptive_field(self) -> int | list[int] | None:
        """How many cells of the input a value sees: a number, or one for each axis where they differ; None for all of them,
        and where it is unknown."""
        if self.sights is None:
            return None
        fields = [sight.field for sight in self.sights]
        return fields[0] if len(set(fields)) == 1 else fields

    def as_json(self) -> dict[str, Any]:
        """A row of the scripting contract."""
        return {
            "name": self.entry.name,
            "layer": self.explained.layer.name,
            "code": self.explained.code,
            **self.quantities,
            "receptive_field": self.receptive_field,
        }


@dataclass(frozen=True)
class ExplainedNetwork:
    """A network that was read from its text, with its input."""

    framework: str
    sides: tuple[int, ...]
    rows: tuple[ExplainedRow, ...]
    note: str | None

    @cached_property
    def total(self) -> dict[str, int]:
        """The numbers of all layers together; `macs` only where there is a layer in which somebody counts them."""
        found = {name: sum(row.quantities.get(name, 0) for row in self.rows) for name in _ADDED_UP}
        found["total"] = found["params"] + found["buffers"]
        if not any("macs" in row.quantities for row in self.rows):
            del found["macs"]
        return found

    def as_json(self) -> dict[str, Any]:
        """The document of the scripting contract."""
        return {
            "framework": self.framework,
            "input": list(self.sides),
            "rows": [row.as_json() for row in self.rows],
            "total": self.total,
            "note": self.note,
        }


def explain_network(text: str, shape: str | None = None) -> ExplainedNetwork:
    """The network that a text is, on an input.

    Args:
        text: code of PyTorch or Keras, or what `print(model)` shows.
        shape: the input's shape without the batch, in the framework's own order; it may be left out where the network
            itself says it.

    Raises:
        Refused: if either can't be read, or the framework itself would refuse a layer; it names the row.
    """
    chain = read_network(text)
    first = _first_sides(chain, shape)
    rows: list[ExplainedRow] = []
    flattened: list[str] = []
    sides, seen = first, first_sights(len(first) - 1)
    for entry in chain.entries:
        explained = _explained(chain, entry, sides)
        if explained is None:
            flattened.append(entry.name)
            explained, seen = explain_on(entry.code, (prod(sides),)), None
        if not chain.classes:
            _check_call(entry, explained, last=entry is chain.entries[-1])
        seen = sights(explained.scenario, seen)
        rows.append(ExplainedRow(entry, explained, seen))
        sides = explained.output_shape()
    return ExplainedNetwork(chain.framework, first, tuple(rows), _note(chain, flattened))


def _explained(chain: Chain, entry: Entry, sides: tuple[int, ...]) -> Explained | None:
    """The layer; None where the forward of a printed class must flatten before it, as the sizes tell."""
    try:
        return explain_on(entry.code, sides)
    except Refused as refused:
        if chain.classes and len(sides) > 1 and _fits(entry, (prod(sides),)):
            return None
        hint = f" print(model) does not show the forward of {chain.classes[0]}." if chain.classes else ""
        raise entry.refused(f"{refused}{hint}") from None


def _check_call(entry: Entry, explained: Explained, *, last: bool) -> None:
    """A Sequential gives each layer one value, and hands on whatever comes out."""
    call = explained.spelled.spelling.call
    if not call.startswith("layer(x)"):
        raise entry.refused("It takes more than one input, and a Sequential gives it one.")
    if call != "layer(x)" and not last:
        raise entry.refused("It gives its output and its last state together, and no layer behind it takes both.")


def _fits(entry: Entry, sides: tuple[int, ...]) -> bool:
    try:
        explain_on(entry.code, sides)
    except Refused:
        return False
    return True


def _first_sides(chain: Chain, shape: str | None) -> tuple[int, ...]:
    """The shape of the input: what the network says and what was given must agree."""
    given = None if shape is None else read_sides(shape)
    said = chain.sides
    sides = given if said is None else said if given is None else agreed(said, given)
    if sides is None and said is not None:
        raise Refused(f"The network says that its input is {_shown(said)}, but --input is {shape}.")
    if sides is None:
        raise Refused("The shape of the input is needed without the batch, such as --input 3x32x32.")
    whole = tuple(side for side in sides if side is not None)
    if len(whole) != len(sides):
        raise Refused(f"The network leaves sides of its input open: {_shown(sides)}. --input says how large they are.")
    return whole


def _shown(sides: tuple[int | None, ...]) -> str:
    return " x ".join("?" if side is None else str(side) for side in sides)


def _note(chain: Chain, flattened: list[str]) -> str | None:
    """What a printed class leaves open, and what was taken for it."""
    if not chain.classes:
        return None
    several = len(chain.classes) > 1
    parts = [
        f"{', '.join(chain.classes)}: print(model) does not show {'their' if several else 'its'} forward.",
        "The layers are taken one after the other, as they are printed.",
    ]
    if flattened:
        parts.append(f"A flatten is taken before {', '.join(flattened)}, where the sizes ask for one.")
    return " ".join(parts)
