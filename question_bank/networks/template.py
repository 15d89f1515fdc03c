"""A network with numbers left open: what may be drawn, and, where somebody printed it, with which slips."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from question_bank.layer import Level
from question_bank.networks.network import Network


class Figure(NamedTuple):
    """A figure that somebody printed about a network, as it stands by default."""

    quantity: str
    """A quantity added up over all rows, such as `params`."""
    printed: str
    """As it was printed: "60 million"."""
    source: str
    note: str = ""
    """Where it counts otherwise or is wrong, how."""


@dataclass(frozen=True, eq=False)
class Template:
    """A network whose numbers can be drawn. The defaults are left out of codes and never change."""

    name: str
    title: str
    defaults: Mapping[str, int]
    ranges: Mapping[Level, Mapping[str, tuple[int, ...]]]
    build: Callable[[Mapping[str, int]], Network]
    targets: tuple[str, ...] = ()
    """What may be asked about it; see `families/chain.py`."""
    tabled: tuple[Level, ...] = ()
    """The levels at which its table is filled in or searched for slips."""
    published: Mapping[str, str] = field(default_factory=dict)
    """The slips of a table that was printed, by row; with the defaults it is that very table."""
    published_as: str = ""
    """How that table is introduced."""
    figures: tuple[Figure, ...] = ()

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels that have numbers to draw."""
        return tuple(self.ranges)

    def filled(self, own: Mapping[str, str]) -> dict[str, int]:
        """All numbers, where a code gives only those that are its own."""
        return {**self.defaults, **{name: int(value) for name, value in own.items()}}
