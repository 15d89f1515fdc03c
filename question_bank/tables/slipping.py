"""The tables that slips lead to: one slip in one row, and the rows after it worked out on from there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import prod

from question_bank.diagnosis import plans_across
from question_bank.networks.network import Network
from question_bank.scenario import Scenario
from question_bank.tables.carrying import Answer, carried
from question_bank.tables.judging import COLUMNS, key_of

Table = Mapping[tuple[str, str], Answer]
"""The answers by row and column."""


def slipped_tables(network: Network, rows: tuple[str, ...]) -> Iterator[tuple[str, Table]]:
    """Every slip of every row that changes something, and the whole table that it leads to."""
    right = {(row, column): key_of(network.scenarios[row], column).right for row in rows for column in COLUMNS}
    for place, row in enumerate(rows):
        for slip, found in _slipped_rows(network.scenarios[row]):
            answers = {(row, column): answer for column, answer in found.items()}
            later = _carried_on(network, row, rows[place + 1 :], found["output_shape"])
            if later is not None and any(right[cell] != answer for cell, answer in answers.items()):
                yield slip, {**right, **answers, **later}


def _slipped_rows(scenario: Scenario) -> Iterator[tuple[str, dict[str, Answer]]]:
    """The answers in one row under each slip that a person may think of.

    Whoever has another shape writes the product of that shape beside it as the size.
    """
    right = scenario.told("output_shape")
    known = scenario.known(part for column in COLUMNS for part in scenario.parts(scenario.layer.quantity(column)))
    for usable, made in plans_across(scenario.layer, scenario.mode, tuple(COLUMNS)):
        if not usable.brings.isdisjoint(scenario.unsaid):
            continue
        answers = {column: plan.beside(known) for column, plan in zip(COLUMNS, made, strict=True)}
        found = {column: answer for column, answer in answers.items() if answer is not None}
        if len(found) == len(COLUMNS):
            if found["output_shape"] != right:
                found["activation_size"] = (prod(found["output_shape"]),)
            yield usable.slip.slip, found


def _carried_on(network: Network, row: str, later: tuple[str, ...], shape: Answer) -> Table | None:
    """The rows after a slip on the shape that it gave; None where nobody can go on from it, or it is right."""
    key = key_of(network.scenarios[row], "output_shape")
    if shape == key.right:
        return {}
    sides = tuple(side for side in shape if isinstance(side, int) and side > 0)
    if len(sides) != len(key.right) or sides == (*key.right[-1:], *key.right[:-1]):
        return None
    found: dict[tuple[str, str], Answer] = {}
    for name in later:
        scenario = carried(network, name, {row: sides})
        if scenario is None:
            return None
        found |= {(name, column): key_of(scenario, column).right for column in COLUMNS}
    return found
