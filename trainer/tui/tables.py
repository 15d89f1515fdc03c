"""A table on the screen: its rows, what stands in them, the cell that is on, and how each cell came out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from textual.content import Content

from question_bank.answers import read_cell
from question_bank.expression import grouped
from question_bank.question import Wanted
from question_bank.replies import NumberReply, ShapeReply
from question_bank.tables.cells import read_cells
from question_bank.tables.telling import place
from trainer.practice import Phase, Sitting
from trainer.practice.filling import Filling
from trainer.sittings.wrapping import wrapped

_RIGHT, _FOLLOWS, _NOT_YET = "✓", "→", "×"
_LEGEND = f"{_RIGHT} right  {_FOLLOWS} follows  {_NOT_YET} not yet  ? open"
_WIDEST = 14
"""Characters of an answer that stand in its cell; the box has all of it."""
_GAP = "  "


class _Cell(NamedTuple):
    """What stands in a cell."""

    text: str
    mark: str = " "
    here: bool = False


class _Row(NamedTuple):
    """A row as it is drawn."""

    name: str
    what: str
    cells: tuple[_Cell, ...]


def asked(filling: Filling) -> str:
    """What stands beside the box: the cell that is on. Every cell takes the same room, so that the box stays in its place."""
    width = max(len(place(filling.wanted, cell)) for cell in filling.asked)
    return f"{place(filling.wanted, filling.cell):<{width}} › "


def drawn(sitting: Sitting, filling: Filling | None, room: int) -> Content:
    """The whole table in columns; row under row where it is too wide for them."""
    rows, wanted = _rows(sitting, filling), sitting.question.wanted
    if _least(rows) <= room:
        lines = _in_columns(wanted, rows, room)
    else:
        lines = [line for row in rows for line in (Content(f"{row.name}: {row.what}"), _in_one_line(row))]
    return Content("\n").join([*lines, *_legend(sitting)])


def window(sitting: Sitting, filling: Filling) -> Content:
    """The row that is on and what came before it, for where there is no room for the table."""
    rows = _rows(sitting, filling)
    on = next(i for i, row in enumerate(rows) if any(cell.here for cell in row.cells))
    before = [Content.assemble(f"{row.name}:", _in_one_line(row)) for row in rows[max(0, on - 1) : on]]
    lines = [*before, Content(f"{rows[on].name}: {rows[on].what}"), _in_one_line(rows[on])]
    return Content("\n").join([*lines, *_legend(sitting)])


def _legend(sitting: Sitting) -> list[Content]:
    return [Content(_LEGEND)] if sitting.phase is Phase.MISSED else []


def _rows(sitting: Sitting, filling: Filling | None) -> list[_Row]:
    """The rows with what stands in them by now."""
    wanted = sitting.question.wanted
    tried = sitting.tries[-1].text if sitting.tries else ""
    last = read_cells(tried, wanted.cells) if tried else {}
    marks = sitting.verdict.cells if sitting.verdict is not None else {}
    cells = {name: _cell(name, one, last, marks, filling) for name, one in wanted.cells.items()}
    return [
        _Row(
            row.name,
            row.what,
            tuple(map(_Cell, row.cells)) or tuple(cells[f"{row.name}.{column}"] for column in wanted.columns),
        )
        for row in sitting.question.table
    ]


def _cell(
    name: str, wanted: Wanted, last: Mapping[str, str], marks: Mapping[str, Any], filling: Filling | None
) -> _Cell:
    """A cell with what was typed just now, else with what was judged."""
    here = filling is not None and filling.cell == name
    if filling is not None and name in filling.asked and filling.texts.get(name):
        return _Cell(_short(wanted, filling.texts[name]), here=here)
    text = _short(wanted, last[name]) if name in last else "?"
    return _Cell(text, _mark(marks[name]) if name in marks else " ", here)


def _mark(mark: Mapping[str, Any]) -> str:
    if mark["follows"]:
        return _FOLLOWS
    return {"right": _RIGHT, "convention": _RIGHT, "missing": " "}.get(mark["outcome"], _NOT_YET)


def _short(wanted: Wanted, typed: str) -> str:
    """An answer as short as it stands in a table: what a sum comes to, a shape with x between its sides."""
    reply = read_cell(wanted, typed)
    if isinstance(reply, NumberReply):
        typed = grouped(reply.value)
    elif isinstance(reply, ShapeReply):
        typed = "x".join(map(grouped, reply.sides))
    return typed if len(typed) <= _WIDEST else f"{typed[: _WIDEST - 1]}…"


def _widths(rows: Iterable[_Row], nouns: tuple[str, ...]) -> list[int]:
    """How wide each column of cells is."""
    return [max(len(noun), *(len(row.cells[i].text) for row in rows)) for i, noun in enumerate(nouns)]


_FRAME = 4
"""What a cell takes besides its text: a gap, the mark of the cell that is on, and the mark of how it came out."""
_SHORTEST = 12
"""Characters that at least are left for what a row is."""


def _least(rows: list[_Row]) -> int:
    """How wide the table is at least."""
    widths = _widths(rows, ("",) * len(rows[0].cells))
    return max(len(row.name) for row in rows) + len(_GAP) + _SHORTEST + sum(width + _FRAME for width in widths)


def _in_columns(wanted: Wanted, rows: list[_Row], room: int) -> list[Content]:
    """A head, and each row in as many lines as it takes to say what it is."""
    nouns = tuple(wanted.cells[f"{wanted.rows[0]}.{column}"].noun for column in wanted.columns)
    name, whats = max(len(row.name) for row in rows), [row.what for row in rows]
    left = _left(rows, nouns, room - name)
    if max(map(len, whats)) > left:  # its name mostly says already what kind of layer a row is
        whats = [what.partition(": ")[2] or what for what in whats]
        nouns = tuple(noun.rpartition(" ")[2] for noun in nouns)
        left = _left(rows, nouns, room - name)
    widths, what = _widths(rows, nouns), min(left, max(map(len, whats)))
    lines = [_line(" " * (name + what + len(_GAP)), map(_Cell, nouns), widths)]
    for row, told in zip(rows, whats, strict=True):
        first, *more = _cut(told, what)
        lines.append(_line(f"{row.name:<{name}}{_GAP}{first:<{what}}", row.cells, widths))
        lines += [Content(f"{'':<{name}}{_GAP}{rest}") for rest in more]
    return lines


def _cut(told: str, room: int) -> list[str]:
    """What a row is in lines, cut at commas; a piece that is too long for a line at blanks."""
    *most, last = told.split(", ")
    lines = [""]
    for piece in (*(f"{part}," for part in most), last):
        if lines[-1] and len(lines[-1]) + 1 + len(piece) > room:
            lines.append("")
        lines[-1:] = wrapped(f"{lines[-1]} {piece}".strip(), room)
    return lines


def _left(rows: list[_Row], nouns: tuple[str, ...], room: int) -> int:
    """What the cells leave of a room."""
    return max(_SHORTEST, room - len(_GAP) - sum(width + _FRAME for width in _widths(rows, nouns)))


def _line(head: str, cells: Iterable[_Cell], widths: list[int]) -> Content:
    return Content.assemble(head, *(_framed(cell, width) for cell, width in zip(cells, widths, strict=True)))


def _framed(cell: _Cell, width: int = 0) -> tuple[str, str]:
    """A cell between its marks, bold where it is on."""
    return f" {'›' if cell.here else ' '}{cell.text:>{width}} {cell.mark}", "bold" if cell.here else ""


def _in_one_line(row: _Row) -> Content:
    """The cells of a row one after the other."""
    return Content.assemble(*map(_framed, row.cells))
