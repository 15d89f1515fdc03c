"""Judges a number or a shape that a whole network leads to, with every slip that leads to what was answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from question_bank.asking.amounts import miscounted
from question_bank.conventions import Convention
from question_bank.expression import Number, grouped
from question_bank.grading import said_of
from question_bank.layer import Kind
from question_bank.networks.network import Network
from question_bank.networks.slipping import Route, by_answer, fits, wrong_answers
from question_bank.question import Verdict
from question_bank.replies import Impossible, NumberReply, Reply, ShapeReply
from question_bank.scenario import Words


class Target(NamedTuple):
    """Something that can be asked about a network."""

    name: str
    label: str
    ask: str
    lines: Callable[[Network], tuple[str, ...]]
    """The lines of the network's derivation that are the answer; none where it has no such thing."""
    types: tuple[int, ...]
    idea: str
    kind: Kind = "number"
    counted: str = ""
    conventions: tuple[Convention, ...] = ()


@dataclass(frozen=True)
class NetworkKey:
    """Judges the answer to one target of a network."""

    network: Network
    target: Target

    @cached_property
    def lines(self) -> tuple[str, ...]:
        return self.target.lines(self.network)

    @cached_property
    def right(self) -> tuple[Number, ...]:
        return tuple(self.network.values[line] for line in self.lines)

    @property
    def expected(self) -> Any:
        return self._printed(self.right)

    @property
    def shown(self) -> str:
        return _shown(self.right) if self.target.kind == "shape" else grouped(self.right[0])

    def _printed(self, answer: tuple[Number, ...]) -> Any:
        sides = [side if isinstance(side, int) else str(side) for side in answer]
        return sides if self.target.kind == "shape" else sides[0]

    def wrong_answers(self) -> list[dict[str, Any]]:
        others = {self._by(one) for one in self.target.conventions} - {self.right}
        return [
            {
                "ids": [route.slip for route in routes],
                "answer": self._printed(answer),
                "says": self._named(answer, routes),
            }
            for answer, routes in by_answer(self.network, self.lines).items()
            if answer not in others
        ]

    def make_ready(self) -> None:
        """Works out what the slips of all rows lead to."""
        wrong_answers(self.network, self.lines)

    def judge(self, reply: Reply) -> Verdict:
        if isinstance(reply, Impossible):
            return Verdict("wrong", "Not yet: this network can exist, and there is an answer to find.")
        assert isinstance(reply, NumberReply | ShapeReply)
        if isinstance(reply, NumberReply) and (wrong := miscounted(reply)) is not None:
            return wrong
        answer = reply.sides if isinstance(reply, ShapeReply) else (reply.value,)
        if answer == self.right:
            return self._right(answer, reply)
        if (other := self._other(answer)) is not None:
            return Verdict("convention", f"Right by another convention: {other.says}", convention=other.id)
        found = fits(self.network, self.lines, answer)
        if not found:
            return Verdict(
                "wrong", f"Not yet: {_shown(answer)} is not it, and it is none of the slips known here. Go row by row."
            )
        return Verdict("slipped", self._named(answer, found), slips=tuple(route.slip for route in found))

    def _right(self, answer: tuple[Number, ...], reply: NumberReply | ShapeReply) -> Verdict:
        """Right, unless the word beside the number says that it is another one: "416,520 FLOPs"."""
        said = reply.convention if isinstance(reply, NumberReply) else None
        if said is not None and any(one.id == said for one in self.target.conventions):
            assert isinstance(reply, NumberReply)
            says = f"Not yet: {_shown(answer)} is the number, but not {reply.words}. Which of the two do you mean?"
            return Verdict("wrong", says)
        return Verdict("right", f"Right: {_shown(answer)}.")

    def _named(self, answer: tuple[Number, ...], found: Sequence[Route]) -> str:
        """What a slipped answer does, and in which rows, by the routes that lead to it."""
        rows = found[0].rows
        words = Words(self.network.scenarios[rows[0]])
        where = f" In {' and '.join(rows) if len(rows) < 3 else f'{len(rows)} rows'}."
        return said_of(_shown(answer), [(route.slip,) for route in found], [], words) + where

    def _other(self, answer: tuple[Number, ...]) -> Convention | None:
        """The other convention under which an answer is right: channels first, or another number of the whole network."""
        return next((one for one in self.target.conventions if answer == self._by(one) != self.right), None)

    def _by(self, convention: Convention) -> tuple[Number, ...]:
        """The answer by another convention."""
        if convention.channels_first:
            return (*self.right[-1:], *self.right[:-1])
        return (self.network.values[f"total.{convention.instead}"],)


def _shown(answer: tuple[Number, ...]) -> str:
    return "x".join(map(grouped, answer))
