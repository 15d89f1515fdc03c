"""One idea at a time: a few questions that rest on it, or one of them to be explained."""

from __future__ import annotations

from question_bank import catalog
from question_bank.layer import LEVELS, Level
from trainer.learning.pool import Offer, pool
from trainer.practice import Drawn, Rules
from trainer.settings import Settings
from trainer.sittings.opening import Opening

QUESTIONS = 6
"""So many questions are asked when one idea is practised."""
_MOST_IDEAS = 4
"""Ideas on which a question may rest, to be a question of one of them."""


def is_asked(idea: str) -> bool:
    """Whether any question rests on an idea; one that an earlier version kept may be gone."""
    return idea in pool().by_idea


def practice_of(idea: str, settings: Settings, seed: str) -> Opening:
    """A few questions that rest on an idea, at the chosen level where there are some.

    Raises:
        KeyError: if no question rests on it.
    """
    offers = _offers(idea, settings.level)
    topics = tuple(dict.fromkeys(one.topic for one in offers))
    return Opening(Drawn(topics, offers[0].level, seed, QUESTIONS), Rules(weighs=settings.sure), "Practice of one idea")


def example_of(idea: str, level: Level, seed: str) -> str:
    """The code of a question that rests on an idea, to be explained: one with a chain, and of the weightiest topic.

    Raises:
        KeyError: if no question rests on it.
    """
    offer = max(_offers(idea, level), key=lambda one: (one.topic.startswith("forward/"), one.weight, -len(one.ideas)))
    topic = catalog.topic(offer.topic)
    return catalog.family(topic.family).draw(topic, offer.level, seed)


def _offers(idea: str, level: Level) -> list[Offer]:
    """Where an idea is asked, all at one level: the wished one if it can be.

    Topics that always rest on it come before those of which only some questions do; those that rest on much else, such
    as the table of a whole network, only where there are no others.
    """
    every = pool().by_idea[idea]
    sure = [one for one in every if idea in one.ideas] or list(every)
    sure = [one for one in sure if len(one.ideas) <= _MOST_IDEAS] or sure
    for wished in (level, *(other for other in reversed(LEVELS) if other != level)):
        if found := [one for one in sure if one.level == wished]:
            return found
    return sure
