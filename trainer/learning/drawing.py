"""From a choice to a question: numbers, and a dress, that serve what it was chosen for."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from question_bank import catalog
from question_bank.codes import question
from question_bank.layer import Level
from question_bank.question import Question, Topic
from trainer.learning import credit
from trainer.learning.choosing import Pick

TRIES, MANY = 24, 96
"""So many draws at most, until one serves in every way; more where what it should rest on is seldom there."""


class Wishes(NamedTuple):
    """What a question should be, beside what it was chosen for."""

    seed: str
    before: tuple[str, ...] = ()
    """The codes that were asked tonight."""
    dressed: str = ""
    """The code in which the idea was asked last."""
    doubtful: tuple[str, ...] = ()
    """Slips that should lead to answers of their own."""


def draw(pick: Pick, wishes: Wishes) -> str:
    """The code of a question for a choice. What it was chosen for comes first, then slips told apart, then the dress."""
    topic = catalog.topic(pick.offer.topic)
    levels = [level for level in dict.fromkeys((pick.level, pick.offer.level)) if level in topic.levels]
    best, most = "", -1.0
    for level in levels or topic.levels[:1]:
        if most < _FOR:  # at the harder level nothing may rest on what it was chosen for
            best, most = max(_drawn(topic, level, pick, wishes), (best, most), key=lambda one: one[1])
    return f"{best};shown={pick.shown}" if pick.shown else best


def _drawn(topic: Topic, level: Level, pick: Pick, wishes: Wishes) -> tuple[str, float]:
    """The code that serves best, and how well it does."""
    family = catalog.family(topic.family)
    best, most = "", -1.0
    for i in range(MANY):
        code = family.draw(topic, level, f"{wishes.seed}/{i}" if i else wishes.seed)
        serves = _serves(asked(code), pick, wishes)
        if serves > most:
            best, most = code, serves
        if most == _ALL or (i >= TRIES and most >= _FOR and not wishes.doubtful):
            break
    return best, most


_FOR, _FRESH, _APART, _DRESS = 8, 4, 2, 1
_ALL = _FOR + _FRESH + _APART + _DRESS


def _serves(drawn: Question, pick: Pick, wishes: Wishes) -> float:
    """In how many ways a question serves, those that weigh most first."""
    served = _FOR * (not pick.idea or pick.idea in credit.chain(drawn))
    served += _FRESH * (_numbers(drawn.code) not in map(_numbers, wishes.before))
    served += _DRESS * (not wishes.dressed or _dress(drawn) != _dress(asked(wishes.dressed)))
    return served + _APART * (credit.told_apart(drawn, wishes.doubtful) if wishes.doubtful else 1.0)


def _dress(drawn: Question) -> tuple[str, str]:
    """Who asks otherwise asks in another dress: said, as code or as a row, or in another kind of question."""
    return drawn.topic.family, drawn.dress


def _numbers(code: str) -> str:
    """A code without its arguments, which change no number."""
    head, _, arguments = code.partition(";")
    return head if head.startswith("forward/") else f"{head};{arguments}"


@lru_cache(maxsize=512)
def asked(code: str) -> Question:
    """The question of a code; kept, since an evening is gone over again at each of its questions."""
    return question(code)
