"""What the next answer and the next turn need, done beforehand: some milliseconds while a person reads."""

from __future__ import annotations

from question_bank import grading
from question_bank.interviews import stock
from question_bank.interviews.case import Turn
from question_bank.interviews.posing import pose
from trainer.practice.interview.state import Interview


def make_ready(interview: Interview) -> None:
    """Builds the plans of the turn that is on, and the questions of the turns that may follow."""
    for variant in pose(interview.turn, interview.letters).variants:
        grading.make_ready(variant.question)
    for turn in _may_follow(interview):
        pose(turn, interview.letters)


def _may_follow(interview: Interview) -> list[Turn]:
    """The step aside, and the next rung."""
    case, rung = interview.case, interview.rung
    above = [stock.turn_at(case, rung + 1, aside=False)] if rung + 1 < len(case.rungs) else []
    return above if interview.aside else [stock.turn_at(case, rung, aside=True), *above]
