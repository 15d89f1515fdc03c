"""The tables that slips lead to: one slip in one row, and the rows after it worked out on from there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from math import prod

from question_bank.diagnosis import plans, usable_slips
from question_bank.expression import Undefined
from question_bank.layer import Slipped
from question_bank.networks.network import Network
from question_bank.scenario import Scenario
from question_bank.tables.carrying import Answer, carried
from question_bank.tables.judging import COLUMNS, key_of

Table = Mapping[tuple[str, str], Answer]
"""The answers by row and column."""


def slipped_tables(network: Network, rows: tuple[str, ...]) -> Iterator[tuple[str, Table]]:
    """Every slip of every row that changes something, and the whole table that it leads to."""
    for place, row in enumerate(rows):
        right = {column: key_of(network.scenarios[row], column).right for column in COLUMNS}
        for slip, answers in _slipped_rows(network.scenarios[row]):
            later = _carried_on(network, row, rows[place + 1 :], answers["output_shape"])
            if answers != right and later is not None:
                yield slip, {**_table(network, rows), **{(row, column): answers[column] for column in COLUMNS}, **later}


def _table(network: Network, rows: tuple[str, ...]) -> dict[tuple[str, str], Answer]:
    return {(row, column): key_of(network.scenarios[row], column).right for row in rows for column in COLUMNS}


def _slipped_rows(scenario: Scenario) -> Iterator[tuple[str, dict[str, Answer]]]:
    """The answers in one row under each slip that a person may think of."""
    known = {plan.ids[0] for column in COLUMNS for plan in plans(scenario.layer, scenario.mode, column).singles}
    for slip, brings, _ in usable_slips(scenario.layer, scenario.mode):
        if slip.slip in known and brings.isdisjoint(scenario.unsaid):
            with suppress(Undefined):
                yield slip.slip, _answers(scenario, slip)


def _answers(scenario: Scenario, slipped: Slipped) -> dict[str, Answer]:
    """What somebody writes who makes the slip: the size is the product of the shape that stands beside it."""
    found: dict[str, Answer] = {}
    for column in COLUMNS:
        parts = slipped.shapes.get(column) or scenario.parts(scenario.layer.quantity(column))
        found[column] = scenario.derivation.answer(parts, scenario.values, slipped.rewrites)
    if found["output_shape"] != key_of(scenario, "output_shape").right:
        found["activation_size"] = (prod(found["output_shape"]),)
    return found


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
