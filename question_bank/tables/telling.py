"""What is said of a table once it is judged. After a miss no sentence holds a right number that is still to be found."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from question_bank.question import Outcome, Verdict, Wanted
from question_bank.slips import SLIPS

if TYPE_CHECKING:
    from question_bank.tables.judging import Judged

_RIGHT = ("right", "convention")
_ROWS_NAMED = 3
"""Cells that follow are named row by row up to so many rows; beyond that they are counted."""


def place(wanted: Wanted, cell: str) -> str:
    """A cell as people call it: "conv1, output shape"."""
    return f"{_row(cell)}, {wanted.cells[cell].noun}"


def verdict(wanted: Wanted, judged: Mapping[str, Judged]) -> Verdict:
    """The verdict on a whole table: it is right when every cell is right or follows from an earlier answer."""
    missed = [one.verdict for one in judged.values() if _is_miss(one)]
    outcome = _outcome(judged)
    conventions = (one.verdict.convention for one in judged.values() if one.outcome == "convention")
    return Verdict(
        outcome,
        says(wanted, judged),
        slips=tuple(dict.fromkeys(slip for one in missed for slip in one.slips)),
        pairs=tuple(dict.fromkeys(pair for one in missed for pair in one.pairs)),
        convention=next(conventions) if outcome == "convention" else None,
        arithmetic=next((one.arithmetic for one in missed if one.arithmetic), None),
        cells={name: {"outcome": one.outcome, "follows": one.follows} for name, one in judged.items()},
    )


def _outcome(judged: Mapping[str, Judged]) -> Outcome:
    left = {one.outcome for one in judged.values() if not one.follows}
    if "unreadable" in left:
        return "unreadable"
    if left <= {"right", "convention"}:
        return "convention" if "convention" in left else "right"
    return "slipped" if "slipped" in left else "wrong"


def says(wanted: Wanted, judged: Mapping[str, Judged], number: int = 0) -> str:
    """The sentences under a table.

    Args:
        wanted: what the table wants.
        judged: its cells; those that are right may be left out where `number` says how many there are in all.
        number: how many cells there are; as many as are judged where it is 0.
    """
    open_ones = {name: one for name, one in judged.items() if one.outcome not in _RIGHT}
    if not open_ones:
        return _all_right(wanted, judged)
    if unread := next((name for name, one in open_ones.items() if one.outcome == "unreadable"), ""):
        return f"Can't read that (not counted): {place(wanted, unread)}. {judged[unread].verdict.says}"
    number = number or len(judged)
    right = number - len(open_ones)
    said = [f"Not yet: {right} of {number} cells {'is' if right == 1 else 'are'} right."]
    if missed := [name for name, one in open_ones.items() if _is_miss(one)]:
        said.append(f"{place(wanted, missed[0])}: {judged[missed[0]].verdict.says.removeprefix('Not yet: ')}")
    if others := {name: _named(wanted, name, judged[name]) for name in missed[1:]}:
        said.append(f"Not yet either: {_by_row(others)}.")
    if followed := {name: wanted.cells[name].noun for name, one in open_ones.items() if one.follows}:
        said.append(f"From {'it' if len(missed) == 1 else 'these'} {_followed(followed)}.")
    if left := sum(one.outcome == "missing" for one in open_ones.values()):
        said.append(f"{'1 cell is' if left == 1 else f'{left} cells are'} still open.")
    return " ".join(said)


def _all_right(wanted: Wanted, judged: Mapping[str, Judged]) -> str:
    others = [name for name, one in judged.items() if one.outcome == "convention"]
    if not others:
        return f"Right: {len(judged)} of {len(judged)} cells."
    says = judged[others[0]].verdict.says.removeprefix("Right by another convention: ")
    return f"Right by another convention: {place(wanted, others[0])}: {says}"


def _named(wanted: Wanted, name: str, one: Judged) -> str:
    """A later miss, with its slip where it has one."""
    slip = f": {SLIPS[one.verdict.slips[0]].name}" if one.verdict.slips else ""
    return f"{wanted.cells[name].noun}{slip}"


def _followed(cells: Mapping[str, str]) -> str:
    """Which cells follow: row by row, or counted where they are many."""
    rows = list(dict.fromkeys(map(_row, cells)))
    if len(rows) > _ROWS_NAMED:
        return f"follow {len(cells)} cells, from {rows[0]} to {rows[-1]}"
    return f"{'follows' if len(cells) == 1 else 'follow'} {_by_row(cells)}"


def _by_row(cells: Mapping[str, str]) -> str:
    """What is told of some cells, row by row: "conv1 (size) and pool1 (output shape, size)"."""
    rows: dict[str, list[str]] = {}
    for name, told in cells.items():
        rows.setdefault(_row(name), []).append(told)
    *most, last = (f"{row} ({', '.join(told)})" for row, told in rows.items())
    return f"{', '.join(most)} and {last}" if most else last


def _is_miss(one: Judged) -> bool:
    return one.outcome in ("slipped", "wrong") and not one.follows


@cache
def _row(cell: str) -> str:
    return cell.rpartition(".")[0]
