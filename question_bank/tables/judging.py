"""Judges one cell of a table, on what was answered in the cells before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from question_bank.expression import Num, Number
from question_bank.grading import ValueKey
from question_bank.question import Verdict
from question_bank.replies import NumberReply, ShapeReply, Unreadable
from question_bank.scenario import Scenario
from question_bank.tables.carrying import Answer, Own

COLUMNS = {"output_shape": "output shape", "activation_size": "size", "params": "parameters"}
"""The columns by the quantity that they hold, in the order in which a row is filled in, with what stands above them."""

CellOutcome = Literal["right", "convention", "slipped", "wrong", "unreadable", "missing"]
CellReply = NumberReply | ShapeReply | Unreadable


class Judged(NamedTuple):
    """One cell, judged."""

    outcome: CellOutcome
    follows: bool = False
    """Whether it is what comes of an earlier answer that is not right."""
    verdict: Verdict = Verdict("wrong", "")
    """The verdict on the cell alone; where it can't be read, why."""
    answer: Answer = ()
    """What was answered, a shape in our order."""

    @property
    def is_right(self) -> bool:
        return self.outcome in ("right", "convention")


def judged(key: ValueKey, row: str, reply: CellReply | None, own: Own) -> Judged:
    """One cell, judged. An answer that is not right is kept as the learner's own, for the cells after it."""
    if reply is None:
        return Judged("missing")
    if isinstance(reply, Unreadable):
        return Judged("unreadable", verdict=Verdict("unreadable", reply.why))
    readings = _readings(reply, key)
    found = _read_so(key, row, next(readings), own)
    if found.outcome == "wrong" and not found.follows:
        tried = (_read_so(key, row, other, own) for other in readings)
        found = next((one for one in tried if one.outcome != "wrong" or one.follows), found)
    if not found.is_right:
        own.take(row, key.quantity.name, found.answer)
    return found


def _read_so(key: ValueKey, row: str, reply: NumberReply | ShapeReply, own: Own) -> Judged:
    answer: tuple[Number, ...] = reply.sides if isinstance(reply, ShapeReply) else (reply.value,)
    if answer != key.right and answer in own.answers(row, key.quantity):
        return Judged("wrong", follows=True, answer=answer)
    verdict = key.judge_briefly(reply)
    if verdict.outcome in ("right", "convention"):
        return Judged(verdict.outcome, verdict=verdict, answer=answer)
    for base in own.bases(row)[:1]:
        verdict = ValueKey(base, key.quantity).judge_briefly(reply)
    return Judged("slipped" if verdict.outcome == "slipped" else "wrong", verdict=verdict, answer=answer)


def reply_of(key: ValueKey, answer: Answer) -> NumberReply | ShapeReply:
    """The reply of somebody who types an answer as it is."""
    return ShapeReply(answer) if key.quantity.kind == "shape" else NumberReply(Num(answer[0]), answer[0])


def _readings(reply: NumberReply | ShapeReply, key: ValueKey) -> Iterator[NumberReply | ShapeReply]:
    """A shape as it was typed; then, where it has a depth, as if the channels stood first."""
    if not isinstance(reply, ShapeReply):
        yield reply
    elif len(key.right) == 1:
        yield ShapeReply(tuple(side for side in reply.sides if side != 1) or (1,))  # (120, 1), as summaries print it
    else:
        yield reply
        if len(reply.sides) == len(key.right):
            yield ShapeReply((*reply.sides[1:], *reply.sides[:1]))


def key_of(scenario: Scenario, column: str) -> ValueKey:
    """What judges a column of a row on its own."""
    return ValueKey(scenario, scenario.layer.quantity(column))
