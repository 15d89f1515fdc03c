"""Volumes as characters: boxes with a face, a depth and their numbers, drawn from a bank's picture.

Pure text work: no Textual in here. A side that must not be shown stands as `?`, and a filter whose depth is not
known is flat.
"""

from __future__ import annotations

from typing import NamedTuple

from question_bank.expression import Number, grouped
from question_bank.picture import Picture, Volume

Hue = str
FACE_WIDTH, FACE_HEIGHT = 12, 4
_FILL = {"input": " ", "kernel": "░", "output": "·"}
_GAP = 4
_ROOM_FOR_NOTE = 11
"""A filter keeps the room of its "deep: ?", so that nothing moves when it becomes deep."""


class Piece(NamedTuple):
    """Characters of one hue; `plain` for labels and numbers."""

    text: str
    hue: Hue


class Canvas:
    """A grid of characters that grows as it is drawn on."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], tuple[str, Hue]] = {}

    def put(self, x: int, y: int, text: str, hue: Hue = "plain") -> None:
        for i, char in enumerate(text):
            self._cells[x + i, y] = char, hue

    def lines(self) -> list[list[Piece]]:
        height = max((y for _, y in self._cells), default=-1) + 1
        return [self._line(y) for y in range(height)]

    def _line(self, y: int) -> list[Piece]:
        width = max((x for x, row in self._cells if row == y), default=-1) + 1
        pieces: list[Piece] = []
        for x in range(width):
            char, hue = self._cells.get((x, y), (" ", "plain"))
            if pieces and pieces[-1].hue == hue:
                pieces[-1] = Piece(pieces[-1].text + char, hue)
            else:
                pieces.append(Piece(char, hue))
        return pieces


def drawn(picture: Picture) -> list[list[Piece]]:
    """The picture as lines of pieces."""
    canvas = Canvas()
    x = 0
    for volume in picture.volumes:
        x = _volume(canvas, volume, picture, x) + _GAP
    return canvas.lines()


def width(lines: list[list[Piece]]) -> int:
    """How many columns a drawing takes."""
    return max((sum(len(piece.text) for piece in line) for line in lines), default=0)


def _volume(canvas: Canvas, volume: Volume, picture: Picture, x: int) -> int:
    """Draws one volume from a column on; the column after it."""
    across, down = _face(volume, picture)
    if len(volume.sides) == 1:
        return _row_of_values(canvas, volume, x)
    deep = len(volume.sides) > 2 and (volume.hue != "kernel" or volume.sides[2] is not None)
    high, wide = _shown(volume.sides[0]), _shown(volume.sides[1])
    left = x + max(len(high), len(_shown(volume.sides[2])) if deep else 0) + 1
    top = 3 + FACE_HEIGHT - down
    _front(canvas, volume, left, top, across, down)
    if deep:
        _depth(canvas, volume, left, top, across, down)
    canvas.put(left - len(high) - 1, top + (down + 1) // 2, high)
    canvas.put(left + 1 + (across - len(wide)) // 2, top + down + 2, wide)
    edge = left + across + (_ROOM_FOR_NOTE if volume.hue == "kernel" and len(volume.sides) > 2 else 4)
    label_at = max(x, left + 1 + (across - len(volume.label)) // 2)
    canvas.put(label_at, 0, volume.label)
    edge = max(edge, label_at + len(volume.label))
    for note, y in _notes(volume, top, down):
        at = left + across + 3 if y < top + down + 2 else max(x, left + 1 + (across - len(note)) // 2)
        canvas.put(at, y, note)
        edge = max(edge, at + len(note))
    return edge


def _notes(volume: Volume, top: int, down: int) -> list[tuple[str, int]]:
    notes: list[tuple[str, int]] = []
    if volume.hue == "kernel" and len(volume.sides) > 2 and volume.sides[2] is None:
        notes.append(("deep: ?", top + 1))
    if volume.how_many is not None:
        notes.append((f"{grouped(volume.how_many)} of them" if volume.how_many != 1 else "one of them", top + down + 3))
    return notes


def _front(canvas: Canvas, volume: Volume, left: int, top: int, across: int, down: int) -> None:
    canvas.put(left, top, "┌" + "─" * across + "┐", volume.hue)
    for row in range(down):
        canvas.put(left, top + 1 + row, "│" + " " * across + "│", volume.hue)
        fill = _FILL[volume.hue] * across
        if volume.hue == "output":
            fill = "·" if row == 0 else ""
        canvas.put(left + 1, top + 1 + row, fill, volume.hue)
    canvas.put(left, top + down + 1, "└" + "─" * across + "┘", volume.hue)
    if volume.hue == "input" and volume.window is not None:
        _window(canvas, volume, left, top, across, down)


def _window(canvas: Canvas, volume: Volume, left: int, top: int, across: int, down: int) -> None:
    """The kernel where it starts, to scale where that is wide enough to be seen."""
    assert volume.window is not None
    high, wide = volume.window
    whole_high, whole_wide = volume.sides[0] or high, volume.sides[1] or wide
    columns = max(1, min(across, round(across * wide / whole_wide)))
    rows = max(1, min(down, round(down * high / whole_high)))
    for row in range(rows):
        canvas.put(left + 1, top + 1 + row, "░" * columns, "kernel")


def _depth(canvas: Canvas, volume: Volume, left: int, top: int, across: int, down: int) -> None:
    hue = volume.hue
    right = left + across + 1
    canvas.put(left + 2, top - 2, "┌" + "─" * across + "┐", hue)
    canvas.put(left + 1, top - 1, "/" + " " * across + "/│", hue)
    for y in range(top, top + down - 1):
        canvas.put(right + 2, y, "│", hue)
    canvas.put(right + 2, top + down - 1, "┘", hue)
    canvas.put(right + 1, top + down, "/", hue)
    shown = _shown(volume.sides[2])
    canvas.put(left - len(shown), top - 1, shown)


def _row_of_values(canvas: Canvas, volume: Volume, x: int) -> int:
    """A vector: one column of values."""
    shown = _shown(volume.sides[0])
    left, top = x + max(len(shown), len(volume.label) // 2) + 1, 3
    canvas.put(left, top, "┌─┐", volume.hue)
    for row in range(FACE_HEIGHT):
        canvas.put(left, top + 1 + row, "│·│", volume.hue)
    canvas.put(left, top + FACE_HEIGHT + 1, "└─┘", volume.hue)
    canvas.put(left - len(shown) - 1, top + 2, shown)
    at = max(x, left + 1 - len(volume.label) // 2)
    canvas.put(at, 0, volume.label)
    return max(left + 3, at + len(volume.label))


def _face(volume: Volume, picture: Picture) -> tuple[int, int]:
    """Columns and rows of the front face: to scale against the input, within what can be seen."""
    if volume.hue == "input" or len(volume.sides) < 2:
        return FACE_WIDTH, FACE_HEIGHT
    whole = picture.volumes[0]
    high, wide = volume.sides[0], volume.sides[1]
    if high is None or wide is None or not whole.sides[0] or len(whole.sides) < 2 or not whole.sides[1]:
        return FACE_WIDTH, FACE_HEIGHT
    across = max(2, min(FACE_WIDTH, round(FACE_WIDTH * wide / whole.sides[1])))
    down = max(2, min(FACE_HEIGHT, round(FACE_HEIGHT * high / whole.sides[0])))
    return across, down


def _shown(side: Number | None) -> str:
    return "?" if side is None else grouped(side)
