"""How one says the answer to a turn, and what is assumed."""

from __future__ import annotations

from collections.abc import Mapping

from question_bank.asking.rounding import roughly
from question_bank.expression import Number, grouped
from question_bank.grading import ValueKey
from question_bank.interviews.letters import fill, worked
from question_bank.interviews.posing import Posed, Variant, way_of

SPOKEN_AT_MOST = 45
"""Words."""


def answer_of(variant: Variant) -> tuple[Number, ...] | None:
    """The right number or sides in one way to take a turn; None where there is none."""
    key = variant.question.key
    if not isinstance(key, ValueKey):
        return None
    right = key.right
    if variant.channels_first and len(right) > 1:
        return (*right[-1:], *right[:-1])
    return tuple(side * variant.times for side in right)


def settled_in_words(letters: Mapping[str, int], opening: str, chosen: str) -> str:
    """What is assumed, as it stands beside a number: "padding 3"."""
    way = way_of(opening, chosen)
    return fill(way.noted, worked(way.sets, letters))


def spoken(posed: Posed, variant: Variant) -> str:
    """How one might say the answer, in at most 45 words."""
    solution = variant.question.solution
    if solution is None:
        return f"Impossible. {why_not(variant)}"
    words = solution.spoken
    answer = solution.answer[0] * variant.times
    if variant.times > 1:
        words += f" For {variant.times} images that makes {grouped(answer)}."
    if variant.channels_first:
        words += " The channels stand first."
    if posed.turn.rough and len(solution.answer) == 1 and roughly(answer) != grouped(answer):
        words += f" Roughly {roughly(answer)}."
    return _short(words)


def _short(words: str) -> str:
    """The last sentences, as many as one can say at once."""
    sentences = words.split(". ")
    while sum(len(one.split()) for one in sentences) > SPOKEN_AT_MOST:
        sentences = sentences[1:]
    return ". ".join(sentences)


def why_not(variant: Variant) -> str:
    return " ".join(variant.question.explanation).removeprefix("Impossible. ")
