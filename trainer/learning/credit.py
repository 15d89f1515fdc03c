"""What a first answer says of ideas: which were there, which was missed, and of which it says nothing."""

from __future__ import annotations

from question_bank.question import Question
from question_bank.slips import SLIPS
from trainer.practice.sitting import Attempt

NOT_KNOWN = ("gave-up", "explained")
"""Outcomes of somebody who did not know, and said so."""


def chain(question: Question) -> tuple[str, ...]:
    """The ideas that a question rests on, in the order of its lines; where nothing tells them, all of its topic."""
    if question.ideas or question.solution is None:
        return question.ideas or question.topic.ideas
    rows = dict.fromkeys(row.idea for row in question.solution.rows if row.idea)
    return tuple(rows) or question.topic.ideas


def marks(question: Question, attempt: Attempt, asked_for: str = "") -> dict[str, bool]:
    """Ideas that were right (True) or missed (False); whatever is not in it stays as it was.

    Args:
        question: what was asked.
        attempt: the first try at it; of later ones nothing is learned.
        asked_for: the idea for which the question was chosen, where that is known.
    """
    ideas = chain(question)
    if attempt.place > 1 or attempt.outcome == "skipped":
        return {}
    if attempt.outcome in NOT_KNOWN or (attempt.is_right and attempt.shown):
        # who did not know, or was given the numbers, has shown nothing; only what the question was asked for comes back
        missed = asked_for if asked_for in ideas else next(iter(ideas), "")
        return {missed: False} if missed else {}
    if attempt.is_right:
        return dict.fromkeys(ideas, True)
    if len(attempt.slips) == 1 and not attempt.pairs:
        return _slipped(ideas, SLIPS[attempt.slips[0]].idea)
    return {}


def _slipped(ideas: tuple[str, ...], missed: str) -> dict[str, bool]:
    """One slip: what stands before its line was right, what stands after it was never reached by a right number."""
    before = ideas[: ideas.index(missed)] if missed in ideas else ()
    return {**dict.fromkeys(before, True), missed: False}


def doubtful(attempt: Attempt) -> tuple[str, ...]:
    """The slips between which an answer could not tell; the next question on it should."""
    return attempt.slips if attempt.outcome == "slipped" and len(attempt.slips) > 1 and attempt.place == 1 else ()


def told_apart(question: Question, slips: tuple[str, ...]) -> float:
    """How many of some slips lead to an answer of their own in a question, from 0 to 1 for all."""
    found = [set(one["ids"]) & set(slips) for one in question.key.wrong_answers()]
    shared = {slip for ids in found if len(ids) > 1 for slip in ids}
    return len(set().union(*found) - shared) / len(slips)
