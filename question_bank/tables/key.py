"""Judges a table of a network that is filled in row by row, with an early slip carried forward."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from question_bank import wording
from question_bank.answers import read_answer
from question_bank.expression import grouped
from question_bank.grading import ValueKey
from question_bank.networks.network import Network
from question_bank.question import Verdict, Wanted
from question_bank.replies import NumberReply, Reply, ShapeReply, TableReply
from question_bank.tables import telling
from question_bank.tables.carrying import Answer, Own
from question_bank.tables.judging import COLUMNS, Judged, judged, key_of, reply_of
from question_bank.tables.slipping import slipped_tables


@dataclass(frozen=True)
class TableKey:
    """Judges the rows of a network that are asked for; the rows before them are given."""

    network: Network
    rows: tuple[str, ...]

    @cached_property
    def cells(self) -> Mapping[str, ValueKey]:
        """What judges each cell on its own, by the cell's name."""
        found = self.network.scenarios
        return {f"{row}.{column}": key_of(found[row], column) for row in self.rows for column in COLUMNS}

    @cached_property
    def wanted(self) -> Wanted:
        """What the table wants, cell by cell."""
        cells = {
            name: wording.wanted(key.scenario, key.quantity)._replace(noun=COLUMNS[key.quantity.name])
            for name, key in self.cells.items()
        }
        return Wanted("table", rows=self.rows, columns=tuple(COLUMNS), cells=cells)

    @property
    def expected(self) -> dict[str, str]:
        return {name: _typed(key.right) for name, key in self.cells.items()}

    @property
    def shown(self) -> str:
        told = [", ".join(_shown(self.cells[f"{row}.{column}"].right) for column in COLUMNS) for row in self.rows]
        return "; ".join(f"{row}: {answers}" for row, answers in zip(self.rows, told, strict=True))

    def make_ready(self) -> None:
        """Builds the plans of all slips and pairs."""
        alike = {(key.scenario.layer.name, key.scenario.mode, key.quantity.name): key for key in self.cells.values()}
        for key in alike.values():
            key.make_ready()

    def judge(self, reply: Reply) -> Verdict:
        assert isinstance(reply, TableReply)
        own = Own(self.network)
        found: dict[str, Judged] = {
            name: judged(key, _row(name), reply.cells.get(name), own) for name, key in self.cells.items()
        }
        return telling.verdict(self.wanted, found)

    def wrong_answers(self) -> list[dict[str, Any]]:
        """Each single slip in one row, with the rows after it carried on from it."""
        found: dict[tuple[tuple[str, Answer], ...], dict[str, None]] = {}
        for slip, changes in slipped_tables(self.network, self.rows, self.cells):
            found.setdefault(tuple(changes.items()), {})[slip] = None
        right, number = self.expected, len(self.cells)
        return [
            {
                "ids": list(ids),
                "answer": right | {name: _typed(answer) for name, answer in changes},
                "says": telling.says(self.wanted, self._slipped(changes), number),
            }
            for changes, ids in found.items()
        ]

    def _slipped(self, changes: tuple[tuple[str, Answer], ...]) -> dict[str, Judged]:
        """The cells that a slip in the first row among them changes; those of the rows after it follow."""
        own, slipped = Own(self.network), _row(changes[0][0])
        found = dict.fromkeys((name for name, _ in changes), _FOLLOWS)
        for name, answer in changes:
            if not name.startswith(f"{slipped}."):
                break
            key = self.cells[name]
            found[name] = judged(key, slipped, reply_of(key, answer), own)
        return found

    def carry(self, texts: Mapping[str, str], again: Collection[str]) -> dict[str, str]:
        """A table with those cells worked out anew that only follow from the answers before them.

        What followed from a miss was understood, so it need not be typed again when the miss is mended.
        """
        own, new = Own(self.network), dict(texts)
        for name, key in self.cells.items():
            if name in again:
                new[name] = _typed(next(iter(own.answers(_row(name), key.quantity)), key.right))
            reply = read_answer(self.wanted.cells[name], new.get(name, ""))
            judged(key, _row(name), reply if isinstance(reply, NumberReply | ShapeReply) else None, own)
        return {name: new[name] for name in self.cells if name in new}


_FOLLOWS = Judged("wrong", follows=True)


@cache
def _row(cell: str) -> str:
    return cell.rpartition(".")[0]


def _shown(answer: Answer) -> str:
    return "x".join(map(grouped, answer))


@lru_cache(maxsize=1024)
def _typed(answer: Answer) -> str:
    """An answer as one would type it into a cell."""
    return "x".join(map(str, answer))
