"""Judges an answer that was worked out by hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from question_bank.expression import SCREEN, Number, grouped, text
from question_bank.hand.exercise import Exercise
from question_bank.hand.mistakes import other_conventions, wrong_answers
from question_bank.question import Verdict
from question_bank.replies import NumberReply, Reply
from question_bank.slips import SLIPS


@dataclass(frozen=True)
class HandKey:
    """Judges numbers against an exercise."""

    exercise: Exercise

    @cached_property
    def right(self) -> Number:
        return self.exercise.right

    @property
    def expected(self) -> int | str:
        return _plain(self.right)

    @property
    def shown(self) -> str:
        return grouped(self.right)

    def judge(self, reply: Reply) -> Verdict:
        if not isinstance(reply, NumberReply):
            return Verdict("wrong", "Not yet: this can be worked out, and there is a number to find.")
        if reply.worked and reply.worked[1] != reply.value:
            return self._miscounted(reply)
        if reply.value == self.right:
            return Verdict("right", f"Right: {grouped(reply.value)}.")
        for convention, answer in other_conventions(self.exercise):
            if reply.value == answer:
                says = f"Right by another convention: {convention.says}"
                return Verdict("convention", says, convention=convention.id)
        if found := wrong_answers(self.exercise).get(reply.value):
            return Verdict("slipped", _said(reply.value, found), slips=tuple(found))
        return Verdict("wrong", f"Not yet: {grouped(reply.value)} is not it, and it is none of the slips known here.")

    def wrong_answers(self) -> list[dict[str, Any]]:
        """Every number that a slip leads to, unless another convention gives it too."""
        fair = {answer for _, answer in other_conventions(self.exercise)}
        return [
            {"ids": ids, "answer": _plain(answer), "says": _said(answer, ids)}
            for answer, ids in wrong_answers(self.exercise).items()
            if answer not in fair
        ]

    def _miscounted(self, reply: NumberReply) -> Verdict:
        assert reply.worked
        written, value = reply.worked
        says = f"Not yet: {text(written, SCREEN)} is not {grouped(reply.value)}."
        if value == self.right:
            says += " The sum is the right one; work it out again."
        return Verdict("wrong", says, arithmetic="worked-out-wrong")


def _plain(number: Number) -> int | str:
    return number if isinstance(number, int) else str(number)


def _said(answer: Number, ids: list[str]) -> str:
    slip, *others = (SLIPS[one] for one in ids)
    says = f"Not yet: {grouped(answer)} {slip.seen}. Slip: {slip.name}. {slip.rule}"
    if others:
        says += f" Another slip gives the same here: {', or '.join(other.name for other in others)}."
    return says
