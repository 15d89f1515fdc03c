"""A network with numbers left open: what may be drawn, and, where somebody printed it, with which slips."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from question_bank.layer import Level
from question_bank.networks.network import Network


@dataclass(frozen=True, eq=False)
class Template:
    """A network whose numbers can be drawn. The defaults are left out of codes and never change."""

    name: str
    title: str
    defaults: Mapping[str, int]
    ranges: Mapping[Level, Mapping[str, tuple[int, ...]]]
    build: Callable[[Mapping[str, int]], Network]
    published: Mapping[str, str] = field(default_factory=dict)
    """The slips of a table that was printed, by row; with the defaults it is that very table."""
    published_as: str = ""
    """How that table is introduced."""
