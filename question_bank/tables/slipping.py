"""The tables that slips lead to: one slip in one row, and the rows after it worked out on from there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import prod

from question_bank.diagnosis import slips_across
from question_bank.grading import ValueKey
from question_bank.networks.network import Network
from question_bank.scenario import Scenario
from question_bank.tables.carrying import Answer, carried
from question_bank.tables.judging import COLUMNS

Changes = dict[str, Answer]
"""The cells of a table that are not right, by their names in their order."""


def slipped_tables(
    network: Network, rows: tuple[str, ...], cells: Mapping[str, ValueKey]
) -> Iterator[tuple[str, Changes]]:
    """Every slip of every row that changes something, and what is wrong by it: in that row, and from there on."""
    for place, row in enumerate(rows):
        keys = {column: cells[f"{row}.{column}"] for column in COLUMNS}
        right = {column: key.right for column, key in keys.items()}
        later: dict[Answer, Changes | None] = {right["output_shape"]: {}}
        for slip, found in _slipped_rows(network.scenarios[row], keys, right):
            shape = found["output_shape"]
            if shape not in later:
                later[shape] = _carried_on(network, row, rows[place + 1 :], shape, cells)
            own = {f"{row}.{column}": answer for column, answer in found.items() if answer != right[column]}
            if own and (followed := later[shape]) is not None:
                yield slip, own | followed


def _slipped_rows(
    scenario: Scenario, keys: Mapping[str, ValueKey], right: Mapping[str, Answer]
) -> Iterator[tuple[str, dict[str, Answer]]]:
    """The answers in one row under each slip that a person may think of.

    Whoever has another shape writes the product of that shape beside it as the size.
    """
    for usable, places in slips_across(scenario.layer, scenario.mode, tuple(COLUMNS)):
        if not usable.brings.isdisjoint(scenario.unsaid):
            continue
        found = dict(right)
        for column, place in places.items():
            if (answer := keys[column].slipped(place)) is None:
                break
            found[column] = answer
        else:
            if found["output_shape"] != right["output_shape"]:
                found["activation_size"] = (prod(found["output_shape"]),)
            yield usable.slip.slip, found


def _carried_on(
    network: Network, row: str, later: tuple[str, ...], shape: Answer, cells: Mapping[str, ValueKey]
) -> Changes | None:
    """The rows after a slip on the shape that it gave; None where nobody can go on from it."""
    right = cells[f"{row}.output_shape"].right
    sides = tuple(side for side in shape if isinstance(side, int) and side > 0)
    if len(sides) != len(right) or sides == (*right[-1:], *right[:-1]):
        return None
    found: Changes = {}
    for name in later:
        scenario = carried(network, name, {row: sides})
        if scenario is None:
            return None
        if scenario is not network.scenarios[name]:
            answers = ((f"{name}.{column}", scenario.told(column)) for column in COLUMNS)
            found.update((cell, answer) for cell, answer in answers if answer and answer != cells[cell].right)
    return found
