"""A network: rows with names and ports, whose derivations join into one.

A row is a layer with its own values; what comes in is what the row before gives out. Each row is also a scenario of its own,
so everything that can be said about a layer can be said about a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from question_bank.derivation import BadLayer, Derivation, Line
from question_bank.expression import Add, Expr, Num, Sym
from question_bank.layer import Layer
from question_bank.scenario import Scenario


class Row(NamedTuple):
    """One layer of a network."""

    name: str
    layer: Layer
    values: Mapping[str, int]
    """The layer's own inputs; those that its ports take are filled by the row before."""
    mode: str = ""
    after: str = ""
    """The row whose output it takes; the one before it where empty."""


@dataclass(frozen=True, eq=False)
class Network:
    """Rows that feed one another, the input first."""

    name: str
    title: str
    rows: tuple[Row, ...]

    @cached_property
    def scenarios(self) -> Mapping[str, Scenario]:
        """Each row as a scenario of its own, by name.

        Raises:
            BadLayer: if a row can't exist on what comes in.
        """
        found: dict[str, Scenario] = {}
        for i, row in enumerate(self.rows):
            came = self._incoming(found, i)
            scenario = Scenario(row.layer, {**came, **row.values}, row.mode)
            if (refusal := scenario.refusal()) is not None:
                raise BadLayer(f"{self.name}, {row.name}: {refusal}")
            found[row.name] = scenario
        return found

    def _incoming(self, found: Mapping[str, Scenario], i: int) -> dict[str, int]:
        if i == 0:
            return {}
        before = found[self.rows[i].after or self.rows[i - 1].name]
        known = before.known(before.layer.gives)
        sides = [int(known[name]) for name in before.layer.gives]
        return dict(zip(_ports(self.rows[i].layer, len(sides)), sides, strict=True))

    def derivation(self, depths: Mapping[str, str] | None = None) -> Derivation:
        """All rows as one derivation: `conv2.params` starts at the input's size. `total.params` adds the rows up.

        Args:
            depths: for a slip of wiring: rows by name, with the earlier row whose depth they take instead.
        """
        lines: dict[str, Line] = {}
        for i, row in enumerate(self.rows):
            own = row.layer.derivations[self.scenarios[row.name].mode]
            given: dict[str, Expr] = {name: Num(value) for name, value in self.scenarios[row.name].values.items()}
            joined = own.joined(f"{row.name}.", {**given, **self._wires(i, depths or {})})
            lines.update(joined.lines)
        terms = tuple(Sym(f"{row.name}.params") for row in self.rows)
        lines["total.params"] = Line("total.params", "parameters in all", Add(terms), "the layers add up")
        return Derivation(lines)

    def _wires(self, i: int, depths: Mapping[str, str]) -> dict[str, Expr]:
        """The inputs of a row that are lines of the row before it."""
        if i == 0:
            return {}
        row = self.rows[i]
        before = next(one for one in self.rows if one.name == (row.after or self.rows[i - 1].name))
        wires = dict(zip(_ports(row.layer, len(before.layer.gives)), self._given(before), strict=True))
        if (wrong := depths.get(row.name)) is not None:
            earlier = next(one for one in self.rows if one.name == wrong)
            wires["D"] = self._given(earlier)[-1]
        return wires

    def _given(self, row: Row) -> list[Expr]:
        lines = row.layer.derivations[self.scenarios[row.name].mode].lines
        values = self.scenarios[row.name].values
        return [Sym(f"{row.name}.{name}") if name in lines else Num(values[name]) for name in row.layer.gives]


def _ports(layer: Layer, sides: int) -> tuple[str, ...]:
    """The inputs that an output of so many sides fills: all of them, or only the last for a row of values."""
    return layer.takes if sides == len(layer.takes) else layer.takes[-sides:]
