"""The rows of a table before they are filled in, and what helps with them: columns, hints, the explanation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from question_bank.expression import grouped
from question_bank.networks.network import Network
from question_bank.networks.telling import said, worked
from question_bank.question import TableRow
from question_bank.solution import Solution
from question_bank.tables.judging import COLUMNS, key_of

OPEN = "?"
"""What stands in a cell that is asked for."""


def rows_of(network: Network, asked: tuple[str, ...]) -> tuple[TableRow, ...]:
    """The rows down to the last that is asked for; those that are not asked for are filled in."""
    names = list(network.scenarios)
    shown = names[: names.index(asked[-1]) + 1]
    return tuple(TableRow(name, said(network, name), () if name in asked else _cells(network, name)) for name in shown)


def _cells(network: Network, name: str) -> tuple[str, ...]:
    found = (network.scenarios[name].told(column) for column in COLUMNS)
    return tuple("-" if answer is None else "x".join(map(grouped, answer)) for answer in found)


def in_columns(table: tuple[TableRow, ...]) -> tuple[str, ...]:
    """The table set in columns, under what stands in them."""
    lines = [("row", "", "layer", *COLUMNS.values())]
    lines += [(str(i + 1), row.name, row.what, *(row.cells or (OPEN,) * len(COLUMNS))) for i, row in enumerate(table)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return tuple(_line(line, widths) for line in lines)


def _line(line: tuple[str, ...], widths: list[int]) -> str:
    number, name, what, shape, *counts = (
        text.ljust(width) if 0 < place < 4 else text.rjust(width)
        for place, (text, width) in enumerate(zip(line, widths, strict=True))
    )
    return "  ".join((number, name, what, shape, *counts)).rstrip()


def hints(network: Network, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Column by column why it is as it is, for the layers that are asked for; no reason twice."""
    told: set[str] = set()
    found: list[str] = []
    for column, label in COLUMNS.items():
        whys = [why for why in dict.fromkeys(_whys(network, asked, column)) if why not in told]
        told.update(whys)
        found += [f"{label.capitalize()}: {'; '.join(whys)}."] if whys else []
    return tuple(found)


def _whys(network: Network, asked: tuple[str, ...], column: str) -> Iterator[str]:
    solutions = _solutions(network, asked)
    for name in asked:
        yield from (one.why for one in solutions[name, column].shown if one.line.idea)


def explanation(network: Network, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Each row with its shape, its size and its parameters, and how they come about."""
    solutions = _solutions(network, asked)
    return tuple(
        f"{name}. "
        + " ".join(f"{label.capitalize()} {worked(solutions[name, column])}." for column, label in COLUMNS.items())
        for name in asked
    )


@lru_cache(maxsize=8)
def _solutions(network: Network, asked: tuple[str, ...]) -> Mapping[tuple[str, str], Solution]:
    """The worked solution of every cell that is asked for; hints and explanation both tell of it."""
    keys = {(name, column): key_of(network.scenarios[name], column) for name in asked for column in COLUMNS}
    return {cell: Solution(key.scenario, key.quantity) for cell, key in keys.items()}
