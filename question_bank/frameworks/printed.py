"""Reads a network as PyTorch's `print(model)` shows it: a layer a line, networks inside networks set in.

A class of somebody's own prints what it holds in the order in which that was made; this is taken for a chain, and the class
is named, for its forward may go another way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from question_bank.frameworks.chain import DEEPEST, MOST_LAYERS, Chain, Entry
from question_bank.frameworks.nodes import Refused

_ROW = re.compile(r"^\s*\((?P<name>[^\s()]+)\): (?:(?P<often>\d+) x )?(?P<rest>.*?),?\s*$")
_OPENS = re.compile(r"^\s*(?P<kind>[A-Za-z_][\w.]*)\(\s*$")
_RANGE = re.compile(r"^(\d{1,6})-(\d{1,6})$")
_PROMPT = ">>>"
_EMPTY = "Sequential()"


def is_printed(text: str) -> bool:
    """Whether a text is what `print(model)` shows, rather than code."""
    return any(_ROW.match(line) for line in text.splitlines())


def read_printed(text: str) -> Chain:
    """The network that was printed.

    Raises:
        Refused: with the line that can't be read.
    """
    reader = _Reader()
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith(_PROMPT):
            reader.take(number, line)
    return reader.chain()


@dataclass
class _Open:
    """A network whose closing bracket is still to come."""

    names: list[str]
    """What it is called where it stands, once for each time that it does."""
    entries: list[Entry] = field(default_factory=list)


class _Reader:
    """Takes the lines one after the other."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._whole: list[Entry] | None = None
        self._classes: list[str] = []

    def take(self, number: int, line: str) -> None:
        """One more line."""
        row, opens = _ROW.match(line), _OPENS.match(line)
        if not self._open:
            if self._whole is not None or opens is None:
                raise Refused(
                    f"Line {number}, {_short(line)}, is no network. It starts with a line such as Sequential(."
                )
            self._enter([""], opens["kind"])
        elif line.strip().rstrip(",") == ")":
            self._leave()
        elif row is None:
            raise Refused(f"Line {number}, {_short(line)}, is no row such as (0): ReLU().")
        else:
            self._row(_names(row["name"], row["often"]), row["rest"])

    def _row(self, names: list[str], rest: str) -> None:
        if inner := _OPENS.match(rest):
            self._enter(names, inner["kind"])
        elif rest != _EMPTY:  # an empty network changes nothing
            self._add(self._open[-1], names, [Entry("", f"nn.{rest}")])

    def _enter(self, names: list[str], kind: str) -> None:
        if len(self._open) == DEEPEST:
            raise Refused(f"At most {DEEPEST} networks are read inside one another.")
        self._open.append(_Open(names))
        if kind != "Sequential" and kind not in self._classes:
            self._classes.append(kind)

    def _leave(self) -> None:
        done = self._open.pop()
        if self._open:
            self._add(self._open[-1], done.names, done.entries)
        else:
            self._whole = done.entries

    def _add(self, around: _Open, names: list[str], entries: list[Entry]) -> None:
        if len(around.entries) + len(names) * len(entries) > MOST_LAYERS:
            raise Refused(f"A network of at most {MOST_LAYERS:,} layers is read.")
        around.entries += [Entry(f"{name}.{one.name}".rstrip("."), one.code) for name in names for one in entries]

    def chain(self) -> Chain:
        """What was read."""
        if self._whole is None:
            raise Refused("The end of the network is missing: a bracket that closes it on a line of its own.")
        if not self._whole:
            raise Refused("No layer stands in this network.")
        return Chain("torch", tuple(self._whole), classes=tuple(self._classes))


def _names(name: str, often: str | None) -> list[str]:
    """A row's name; PyTorch prints rows that are alike as one, such as `(0-5): 6 x Block(`."""
    if often is None:
        return [name]
    both = _RANGE.match(name)
    names = [str(place) for place in range(int(both[1]), int(both[2]) + 1)] if both else []
    if str(len(names)) != often:
        raise Refused(f"({name[:20]}): {often[:20]} x is no number of rows such as (0-5): 6 x.")
    return names


def _short(line: str) -> str:
    return line.strip()[:40]
