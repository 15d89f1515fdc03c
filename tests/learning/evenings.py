"""Evenings played with real questions: an answer is chosen by its kind, judged, and remembered as the trainer would."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from question_bank.question import Question
from question_bank.sampling import chance
from trainer.learning import credit, memory
from trainer.learning.choosing import Night, Pick
from trainer.learning.drawing import asked
from trainer.learning.evening import Tonight
from trainer.practice.card import Card
from trainer.practice.decks import Dealt
from trainer.practice.sitting import Attempt, Done

Answer = Callable[[Question, Pick, int], Attempt]


class Played(NamedTuple):
    """One question of an evening, as it was asked and answered."""

    dealt: Dealt
    pick: Pick
    night: Night
    """As it was before the question."""
    done: Done
    marks: dict[str, bool]


def right(question: Question, pick: Pick, place: int) -> Attempt:
    """Always right."""
    return Attempt(question.code, "", "", "right", seconds=30)


def wrong(question: Question, pick: Pick, place: int) -> Attempt:
    """Never known."""
    return Attempt(question.code, "", "", "gave-up", seconds=30)


def often(share: float) -> Answer:
    """Right so often; else a slip, or not known."""

    def answer(question: Question, pick: Pick, place: int) -> Attempt:
        luck = chance(question.code, place) % 1000 / 1000
        if luck < share:
            return right(question, pick, place)
        slips = question.key.wrong_answers()
        if not slips:
            return wrong(question, pick, place)
        one = slips[chance(question.code, "slip") % len(slips)]
        return Attempt(question.code, "", "", "slipped", tuple(one["ids"]), seconds=30)

    return answer


def played(deck: Tonight, answer: Answer) -> list[Played]:
    """An evening to its end."""
    found: list[Played] = []
    done: tuple[Done, ...] = ()
    while (dealt := deck.deal(done)) is not None:
        night = deck.night(done)
        pick = deck.night(done).choose()
        question = asked(dealt.code)
        attempt = answer(question, pick, len(done))
        one = Done(dealt.code, question.topic.name, (attempt,), dealt.again)
        found.append(Played(dealt, pick, night, one, credit.marks(question, attempt, pick.idea)))
        done = (*done, one)
    return found


def remembered(cards: dict[str, Card], evening: list[Played], day: str, interview: str = "") -> dict[str, Card]:
    """The cards after an evening."""
    cards = dict(cards)
    for one in evening:
        for card in memory.learned(cards, one.marks, one.done.tries[0], None, day, interview):
            cards[card.idea] = card
    return cards
