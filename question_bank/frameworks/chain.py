"""A network as its text tells it: layers in a row, each with its name and its line of code."""

from __future__ import annotations

from typing import NamedTuple

from question_bank.frameworks.nodes import Refused

LONGEST = 200_000
"""Characters of a network's text."""
MOST_LAYERS = 2000
DEEPEST = 50
"""How many networks may stand inside one another."""
_SHOWN = 60


class Entry(NamedTuple):
    """One layer of a network."""

    name: str
    """`0`, `conv1`, or with the networks around it `features.0`."""
    code: str

    def refused(self, why: str) -> Refused:
        """A refusal that says which layer it is about."""
        shown = self.code if len(self.code) <= _SHOWN else f"{self.code[:_SHOWN]}..."
        return Refused(f"row {self.name[:_SHOWN]}, {shown}: {why}")


class Chain(NamedTuple):
    """A network that was read."""

    framework: str
    entries: tuple[Entry, ...]
    sides: tuple[int | None, ...] | None = None
    """The shape of its input, where it says one; None for a side that is left open."""
    classes: tuple[str, ...] = ()
    """Classes of somebody's own in what was printed: the order in which they print may not be that of their forward."""
