"""A network: rows with names and ports, whose derivations join into one.

A row is a layer with its own values; what comes in is what the row before gives out, or the rows that it names, where
branches meet. Each row is also a scenario of its own, so everything that can be said about a layer can be said about a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from question_bank.derivation import BadLayer, Derivation, Line
from question_bank.expression import Add, Expr, Num, Number, Sym
from question_bank.layer import Layer
from question_bank.networks.field import field_lines
from question_bank.scenario import Scenario


class Row(NamedTuple):
    """One layer of a network."""

    name: str
    layer: Layer
    values: Mapping[str, int]
    """The layer's own inputs; those that its ports take are filled by the row before."""
    mode: str = ""
    after: tuple[str, ...] = ()
    """The rows whose output it takes; the one before it where empty."""


class Wiring(NamedTuple):
    """What a slip of wiring does: a row takes its depth from an earlier row than the one before it."""

    depths: Mapping[str, str] = {}


@dataclass(frozen=True, eq=False)
class Network:
    """Rows that feed one another, the input first."""

    name: str
    title: str
    rows: tuple[Row, ...]

    @cached_property
    def _by_name(self) -> Mapping[str, Row]:
        return {row.name: row for row in self.rows}

    def before(self, row: Row) -> tuple[Row, ...]:
        """The rows whose output a row takes; none for the input."""
        place = self.rows.index(row)
        if place == 0:
            return ()
        return tuple(self._by_name[name] for name in row.after) or (self.rows[place - 1],)

    @cached_property
    def scenarios(self) -> Mapping[str, Scenario]:
        """Each row as a scenario of its own, by name.

        Raises:
            BadLayer: if a row can't exist on what comes in.
        """
        found: dict[str, Scenario] = {}
        for row in self.rows:
            came = self._incoming(row, found)
            scenario = Scenario(row.layer, {**came, **row.values}, row.mode)
            if (refusal := scenario.refusal()) is not None:
                raise BadLayer(f"{self.name}, {row.name}: {refusal}")
            found[row.name] = scenario
        return found

    def _incoming(self, row: Row, found: Mapping[str, Scenario]) -> dict[str, int]:
        shapes = [given(found[one.name]) for one in self.before(row)]
        if not shapes:
            return {}
        if len(shapes) > 1 and not _meet(row.layer, shapes):
            shown = " and ".join("x".join(map(str, shape)) for shape in shapes)
            raise BadLayer(f"{self.name}, {row.name}: branches of {shown} can't meet.")
        sides = list(shapes[0])
        if row.layer.joins == "depth":
            sides[-1] = sum(shape[-1] for shape in shapes)
        return dict(zip(_ports(row.layer, len(sides)), sides, strict=True))

    def total(self, quantity: str) -> int:
        """A quantity added up over all rows that have it, such as `params` or `macs`."""
        return sum(number for name in self.scenarios if (number := self.number(name, quantity)) is not None)

    def number(self, row: str, quantity: str) -> int | None:
        """A number of one row; None where its layer has no such quantity."""
        scenario = self.scenarios[row]
        found = scenario.told(quantity)
        return int(found[0]) if found is not None else None

    def derivation(self, wiring: Wiring = Wiring()) -> Derivation:  # noqa: B008 - a named tuple never changes
        """All rows as one derivation: `conv2.params` starts at the input's size, `total.params` adds the rows up, and
        `conv2.field` is what one value of the row sees of the input."""
        lines: dict[str, Line] = {}
        for row in self.rows:
            scenario = self.scenarios[row.name]
            lines.update(scenario.derivation.joined(f"{row.name}.", self.presets(row, wiring)).lines)
            lines.update(field_lines(row.name, scenario, tuple(one.name for one in self.before(row)), lines.keys()))
        lines.update(self._totals(lines))
        return Derivation(lines)

    def presets(self, row: Row, wiring: Wiring = Wiring()) -> dict[str, Expr]:  # noqa: B008
        """What stands for each input of a row: its number, or a line of a row before it."""
        values: dict[str, Expr] = {name: Num(value) for name, value in self.scenarios[row.name].values.items()}
        return {**values, **self._wires(row, wiring)}

    def names(self, row: Row) -> dict[str, Expr]:
        """What stands for each line and each input of a row in the joined derivation."""
        own = self.scenarios[row.name].derivation.lines
        return {**self.presets(row), **{name: Sym(f"{row.name}.{name}") for name in own}}

    def _totals(self, lines: Mapping[str, Line]) -> Iterator[tuple[str, Line]]:
        for quantity, label in _ADDED_UP.items():
            parts = [(name, self.scenarios[name].part(quantity)) for name in self.scenarios]
            terms = tuple(Sym(f"{name}.{part}") for name, part in parts if part and f"{name}.{part}" in lines)
            if terms:
                line = f"total.{quantity}"
                yield line, Line(line, label, Add(terms) if len(terms) > 1 else terms[0], "the layers add up")

    def _wires(self, row: Row, wiring: Wiring) -> dict[str, Expr]:
        """The inputs of a row that are lines of the rows before it."""
        before = self.before(row)
        if not before:
            return {}
        sides = self._given(before[0])
        if row.layer.joins == "depth":
            sides[-1] = Add(tuple(self._given(one)[-1] for one in before))
        wires = dict(zip(_ports(row.layer, len(sides)), sides, strict=True))
        if (wrong := wiring.depths.get(row.name)) is not None:
            wires["D"] = self._given(self._by_name[wrong])[-1]
        return wires

    def _given(self, row: Row) -> list[Expr]:
        scenario = self.scenarios[row.name]
        lines, values = scenario.derivation.lines, scenario.values
        return [Sym(f"{row.name}.{name}") if name in lines else Num(values[name]) for name in scenario.gives]


_ADDED_UP = {
    "params": "parameters in all",
    "buffers": "kept values in all",
    "activation_size": "values of all layers",
    "macs": "multiply-adds in all",
}


def given(scenario: Scenario) -> tuple[int, ...]:
    """The sides that a row gives to the row after it."""
    known = scenario.known(scenario.gives)
    return tuple(int(known[name]) for name in scenario.gives)


def _meet(layer: Layer, shapes: list[tuple[int, ...]]) -> bool:
    """Whether branches of these shapes can come together in a layer."""
    if layer.joins == "sum":
        return len(set(shapes)) == 1
    return layer.joins == "depth" and len({shape[:-1] for shape in shapes}) == 1


def _ports(layer: Layer, sides: int) -> tuple[str, ...]:
    """The inputs that an output of so many sides fills: all of them, or only the last for a row of values."""
    return layer.takes if sides == len(layer.takes) else layer.takes[-sides:]


def numbers(network: Network, lines: tuple[str, ...]) -> dict[str, Number]:
    """The values of some lines of a network."""
    known = network.derivation().values({}, lines)
    return {line: known[line] for line in lines}
