"""Reads the file of a network, and prints a network for people: a row a line, in columns, with totals."""

from __future__ import annotations

import stat
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

from question_bank.explaining_network import ExplainedNetwork, ExplainedRow
from question_bank.expression import grouped
from question_bank.frameworks.chain import LONGEST
from trainer.cli import output
from trainer.cli.arguments import BadArguments

WIDTH = 80
_GAP = "  "
_HEADS = ("row", "layer", "output", "parameters", "multiply-adds", "field")
_WORDS = 3
"""How many columns hold words, set to the left; the others hold numbers, set to the right."""
_LEAST = 6
"""Characters that a column of words keeps at least."""
_MOST_BYTES = 4 * LONGEST


def read_text(name: str) -> str:
    """The text of a file, or of standard input where its name is `-`.

    Raises:
        BadArguments: if it can't be read as text; what is too long is not read to its end.
    """
    raw = _stdin() if name == "-" else _file(name)
    if len(raw) > _MOST_BYTES:
        raise BadArguments(f"{_told(name)} is longer than {_MOST_BYTES:,} bytes; a network is not.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadArguments(f"{_told(name)} is no text in UTF-8, from byte {error.start + 1} on.") from None


def _stdin() -> bytes:
    return b"" if sys.stdin is None else sys.stdin.buffer.read(_MOST_BYTES + 1)


def _file(name: str) -> bytes:
    try:
        path = Path(name)
        if not stat.S_ISREG(path.stat().st_mode):
            raise BadArguments(f"{_told(name)} is no file. A file holds the network, and - stands for standard input.")
        with path.open("rb") as file:
            return file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise BadArguments(f"{_told(name)} can't be read: {error.strerror or error}.") from None
    except ValueError:
        raise BadArguments(f"{_told(name)} is no name of a file.") from None


def _told(name: str) -> str:
    return "Standard input" if name == "-" else name[:100] or "An empty name"


def say_network(found: ExplainedNetwork) -> None:
    """The network for people."""
    total = found.total
    rows = [_HEADS, *(_cells(row) for row in found.rows)]
    rows.append(("total", "", "", grouped(total["params"]), grouped(total["macs"]) if "macs" in total else "-", ""))
    for line in columns(rows):
        output.say(line)
    output.say()
    for line in _told_below(found):
        output.say(line)


def _told_below(found: ExplainedNetwork) -> Iterator[str]:
    """What stands under the table."""
    total = found.total
    yield f"input: {_by(found.sides)}"
    yield f"values in all outputs: {grouped(total['activation_size'])}"
    if total["buffers"]:
        kept, both = grouped(total["buffers"]), grouped(total["total"])
        yield f"kept besides, not trained: {kept}, with the parameters {both}"
    yield "field: how many input cells one value sees along each side, its receptive field"
    yield "-: nobody counts it here; of a field also that a value sees everything"
    if found.note:
        yield from textwrap.wrap(found.note, WIDTH)


def columns(rows: list[tuple[str, ...]]) -> list[str]:
    """Rows of cells as lines of equal columns. Words are cut where a line would be too wide, numbers never."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for place in (1, 0, 2):
        over = sum(widths) + len(_GAP) * (len(widths) - 1) - WIDTH
        if over > 0:
            widths[place] = max(min(_LEAST, widths[place]), widths[place] - over)
    return [_line(row, widths) for row in rows]


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    words = [_cut(cell, width).ljust(width) for cell, width in zip(row[:_WORDS], widths, strict=False)]
    numbers = [cell.rjust(width) for cell, width in zip(row[_WORDS:], widths[_WORDS:], strict=True)]
    return _GAP.join([*words, *numbers]).rstrip()


def _cut(cell: str, width: int) -> str:
    """A word that is too long loses its middle, since names differ at their ends."""
    if len(cell) <= width:
        return cell
    end = (width - 1) // 2
    return f"{cell[: width - 2 - end]}..{cell[len(cell) - end :]}"


def _cells(row: ExplainedRow) -> tuple[str, ...]:
    told, macs = row.quantities, row.quantities.get("macs")
    seen = row.receptive_field
    fields = [seen] if isinstance(seen, int) else seen or []
    return (
        row.entry.name,
        row.explained.layer.name,
        _by(told["output_shape"]),
        grouped(told["params"]),
        "-" if macs is None else grouped(macs),
        _by(fields) or "-",
    )


def _by(sides: list[int] | tuple[int, ...]) -> str:
    return "x".join(map(str, sides))
