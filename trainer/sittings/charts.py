"""Bars and small charts as text: in eighths of a cell for screens, in ASCII where nothing else can be printed.

Nothing is drawn that is not also said: the value and the count stand beside each bar, the ends beside each axis.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_FULL, _FREE = "█", "░"


class Signs(NamedTuple):
    """What a line is drawn with."""

    level: str
    upright: str
    begins_up: str
    """Where it comes from the left and goes up."""
    ends_up: str
    """Where it came up and goes on to the right."""
    begins_down: str
    ends_down: str
    tick: str
    axis: str


_ROUND = Signs("─", "│", "╯", "╭", "╮", "╰", "┤", "│")
_ASCII = Signs("-", "|", "'", ".", ".", "'", "+", "|")


def bar(share: float, width: int, *, ascii_only: bool = False) -> str:
    """A share of a whole as a bar, filled up with blanks to its width. Anything above nought shows.

    Args:
        share: from 0 to 1; what lies outside is cut off.
        width: how many cells the whole would have.
        ascii_only: whether a cell is a `#` or nothing.
    """
    share = min(1.0, max(0.0, share))
    if ascii_only:
        return f"{'#' * _at_least_one(share, width):<{width}}"
    whole, rest = divmod(_at_least_one(share, width * 8), 8)
    return f"{_FULL * whole + (_EIGHTHS[rest] if rest else ''):<{width}}"


def _at_least_one(share: float, steps: int) -> int:
    return max(1, round(share * steps)) if share > 0 and steps else 0


def tally(right: int, of: int, places: int = 5, *, ascii_only: bool = False) -> str:
    """So many right of so many, a cell for each; what was never asked stays blank."""
    full, free = ("#", ".") if ascii_only else (_FULL, _FREE)
    right, of = min(right, places), min(of, places)
    return f"{full * right + free * max(0, of - right):<{places}}"


def line(
    values: Sequence[float], height: int, low: float, high: float, *, width: int = 0, ascii_only: bool = False
) -> list[str]:
    """Values over time as a line, the axis at its left; each value takes as many cells as the width allows.

    Args:
        values: the oldest first.
        height: rows of the chart, at least two.
        low: the value of the lowest row.
        high: the value of the highest row.
        width: cells for the values; one for each value where it is 0.
        ascii_only: whether only ASCII may be used.
    """
    signs = _ASCII if ascii_only else _ROUND
    step = max(1, width // len(values)) if values else 1
    rows = [[" "] * (len(values) * step) for _ in range(height)]
    levels = [_row(value, height, low, high) for value in values]
    for i, level in enumerate(levels):
        at = i * step
        if i:
            _join(rows, at, levels[i - 1], level, signs)
        for place in range(at + (i > 0), at + step):
            rows[level][place] = signs.level
    ticks = {0, height - 1}
    return [f"{signs.tick if i in ticks else signs.axis}{''.join(row).rstrip()}" for i, row in enumerate(rows)]


def _row(value: float, height: int, low: float, high: float) -> int:
    """The row of a value, 0 at the top."""
    share = (value - low) / (high - low) if high > low else 0.5
    return round((1 - min(1.0, max(0.0, share))) * (height - 1))


def _join(rows: list[list[str]], at: int, before: int, now: int, signs: Signs) -> None:
    """The cell in which a line goes from one row to another."""
    if before == now:
        rows[now][at] = signs.level
        return
    up = now < before
    rows[before][at] = signs.begins_up if up else signs.begins_down
    rows[now][at] = signs.ends_up if up else signs.ends_down
    for between in range(min(before, now) + 1, max(before, now)):
        rows[between][at] = signs.upright


def labelled(chart: Sequence[str], high: str, low: str, first: str, last: str) -> list[str]:
    """A chart with what its ends mean: the values at its left, the days below."""
    left = max(len(high), len(low))
    sides = [high, *[""] * (len(chart) - 2), low]
    rows = [f"{side:>{left}} {row}" for side, row in zip(sides, chart, strict=True)]
    width = max(map(len, chart)) - 1
    below = first if first == last else f"{first}{last:>{max(len(last) + 1, width - len(first))}}"
    return [*rows, f"{'':>{left + 2}}{below}"]
