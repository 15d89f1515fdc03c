"""A network: rows with names and ports, whose derivations join into one.

A row is a layer with its own values; what comes in is what the row before gives out, or the rows that it names, where
branches meet. Each row is also a scenario of its own, so everything that can be said about a layer can be said about a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from question_bank.derivation import BadLayer, Derivation, Line
from question_bank.expression import Add, Expr, Mul, Num, Number, Sym
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


@dataclass(frozen=True, eq=False)
class Network:
    """Rows that feed one another, the input first."""

    name: str
    title: str
    rows: tuple[Row, ...]

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {row.name: place for place, row in enumerate(self.rows)}

    def comes_before(self, one: str, other: str) -> bool:
        """Whether a row stands before another."""
        return self._places[one] < self._places[other]

    def before(self, row: Row) -> tuple[Row, ...]:
        """The rows whose output a row takes; none for the input."""
        place = self._places[row.name]
        if place == 0:
            return ()
        return tuple(self.rows[self._places[name]] for name in row.after) or (self.rows[place - 1],)

    @cached_property
    def scenarios(self) -> Mapping[str, Scenario]:
        """Each row as a scenario of its own, by name.

        Raises:
            BadLayer: if a row can't exist on what comes in.
        """
        return self.first(len(self.rows))

    def first(self, count: int) -> Mapping[str, Scenario]:
        """So many rows from the start on as scenarios; of a long network one may need no more.

        Raises:
            BadLayer: if one of them can't exist on what comes in.
        """
        found = self._followed
        for row in self.rows[len(found) : count]:
            found[row.name] = self.on(row, [given(found[one.name]) for one in self.before(row)])
        return found

    @cached_property
    def _followed(self) -> dict[str, Scenario]:
        return {}

    def on(self, row: Row, shapes: Sequence[tuple[int, ...]]) -> Scenario:
        """A row as a scenario on the shapes that come in; many slips before it bring in the same ones.

        Raises:
            BadLayer: if it can't exist on them.
        """
        known = (row.name, *shapes)
        if known not in self._met:
            scenario = Scenario(row.layer, {**self._incoming(row, shapes), **row.values}, row.mode)
            if (refusal := scenario.refusal()) is not None:
                raise BadLayer(f"{self.name}, {row.name}: {refusal}")
            self._met[known] = scenario
        return self._met[known]

    @cached_property
    def _met(self) -> dict[tuple[object, ...], Scenario]:
        return {}

    def row(self, name: str) -> Row:
        """The row of that name."""
        return self.rows[self._places[name]]

    def _incoming(self, row: Row, shapes: Sequence[tuple[int, ...]]) -> dict[str, int]:
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

    @cached_property
    def derivation(self) -> Derivation:
        """All rows as one derivation, each line after those it needs: `conv2.params` starts at the input's size, `conv2.D`
        is what the row before gives. What no row before fills, such as `conv2.M`, is an input of the whole."""
        found: list[Derivation] = []
        for row in self.rows:
            own = _renamed(row.layer, self.scenarios[row.name].mode, row.name)
            found += [Derivation(self._wires(row)), own]
        return Derivation.together((*found, Derivation(self._across)))

    @cached_property
    def _across(self) -> Mapping[str, Line]:
        """The lines that go from row to row: `conv2.field`, what one value of the row sees of the input, and
        `total.params`, which adds the rows up."""
        fields: dict[str, Line] = {}
        for row in self.rows:
            before = tuple(one.name for one in self.before(row))
            fields.update(field_lines(row.name, self.scenarios[row.name], before, fields.keys()))
        return {**fields, **dict(self._totals())}

    @cached_property
    def inputs(self) -> Mapping[str, Number]:
        """The inputs of the rows."""
        return {
            f"{row}.{name}": value
            for row, scenario in self.scenarios.items()
            for name, value in scenario.values.items()
        }

    @cached_property
    def values(self) -> Mapping[str, Number]:
        """The value of every line and every input."""
        found: dict[str, Number] = {}
        for row, scenario in self.scenarios.items():
            known = scenario.known(scenario.derivation.lines)
            found.update({f"{row}.{name}": value for name, value in known.items()})
        for name, line in self._across.items():
            found[name] = line.formula.value(found)
        return found

    def _totals(self) -> Iterator[tuple[str, Line]]:
        for quantity, label in _ADDED_UP.items():
            parts = [(name, scenario, scenario.part(quantity)) for name, scenario in self.scenarios.items()]
            terms = tuple(Sym(f"{name}.{part}") for name, scenario, part in parts if part in scenario.derivation.lines)
            if terms:
                line = f"total.{quantity}"
                yield line, Line(line, label, Add(terms) if len(terms) > 1 else terms[0], "the layers add up")
                if quantity == "macs":
                    yield _FLOPS.name, _FLOPS

    def _wires(self, row: Row) -> dict[str, Line]:
        """The inputs of a row that the rows before it fill."""
        before = self.before(row)
        if not before:
            return {}
        sides = self.gives(before[0])
        if row.layer.joins == "depth":
            sides[-1] = Add(tuple(self.gives(one)[-1] for one in before))
        ports = [f"{row.name}.{port}" for port in _ports(row.layer, len(sides))]
        return {port: Line(port, port, side, "what comes in") for port, side in zip(ports, sides, strict=True)}

    def gives(self, row: Row) -> list[Expr]:
        """The sides of a row's output in the joined derivation."""
        return [Sym(f"{row.name}.{name}") for name in self.scenarios[row.name].gives]


@lru_cache(maxsize=1024)
def _renamed(layer: Layer, mode: str, row: str) -> Derivation:
    return layer.derivations[mode].renamed(f"{row}.")


_FLOPS = Line("total.flops", "FLOPs in all", Mul((Num(2), Sym("total.macs"))), "a multiply-add is two operations")
_ADDED_UP = {
    "params": "parameters in all",
    "buffers": "kept values in all",
    "activation_size": "values of all layers",
    "macs": "multiply-adds in all",
}


def given(scenario: Scenario) -> tuple[int, ...]:
    """The sides that a row gives to the row after it."""
    return tuple([int(scenario.number(name)) for name in scenario.gives])


def _meet(layer: Layer, shapes: Sequence[tuple[int, ...]]) -> bool:
    """Whether branches of these shapes can come together in a layer."""
    if layer.joins == "sum":
        return len(set(shapes)) == 1
    return layer.joins == "depth" and len({shape[:-1] for shape in shapes}) == 1


def _ports(layer: Layer, sides: int) -> tuple[str, ...]:
    """The inputs that an output of so many sides fills: all of them, or only the last for a row of values."""
    return layer.takes if sides == len(layer.takes) else layer.takes[-sides:]
