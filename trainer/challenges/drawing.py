"""Which questions a challenge has, in which order. Every choice is a hash of the challenge and of the question's place.

These rules are part of deal 1: changing one changes challenges that people have passed on. A test holds them to lists that
were written down.
"""

from __future__ import annotations

from collections.abc import Iterable

from question_bank.layer import Level
from question_bank.sampling import pick
from trainer.challenges.challenge import Challenge
from trainer.challenges.deal import Deal, Group, dealt

_APART = 5
"""So many other questions stand between two that are asked in words, where there are others."""
_FRESH = 10
"""So many other questions stand between two on one topic, or half as many as there are topics."""
_WORDS = "concept/"


def questions(challenge: Challenge) -> tuple[str, ...]:
    """The codes of a challenge's questions, in their order.

    No code comes twice. As long as there is a choice no topic comes again within ten questions, and words come at most once
    in six.
    """
    deal = dealt(challenge.deal)
    pack = next(pack for pack in deal.packs if pack.name == challenge.pack)
    groups, topics = pack.groups[challenge.level], pack.topics(challenge.level)
    asked: list[str] = []
    for place in range(challenge.count):
        key = ("challenge", challenge.deal, challenge.pack, challenge.level, challenge.seed, place)
        topic = _topic(groups, _avoided(deal, topics, challenge.level, asked), key)
        left = [code for code in deal.codes(topic, challenge.level) if code not in asked]
        asked.append(pick(left, *key, "code"))
    return tuple(asked)


def _topic(groups: Iterable[Group], avoided: Iterable[set[str]], key: tuple[object, ...]) -> str:
    """A topic: first its group by weight, then one of the group, without as much of what is avoided as can be."""
    for out in avoided:
        able = [(group.weight, [topic for topic in group.topics if topic not in out]) for group in groups]
        weighed = [topics for weight, topics in able if topics for _ in range(weight)]
        if weighed:
            return pick(pick(weighed, *key, "group"), *key, "topic")
    raise ValueError("a pack holds too few questions")


def _avoided(deal: Deal, every: tuple[str, ...], level: Level, asked: list[str]) -> Iterable[set[str]]:
    """What is better not asked next, the most first: words so soon again, topics so soon again, topics that are used up."""
    topics = [_topic_of(code) for code in asked]
    used_up = {topic for topic in set(topics) if topics.count(topic) == deal.number(topic, level)}
    recent = used_up.union(topics[-min(_FRESH, len(every) // 2) :])
    if any(topic.startswith(_WORDS) for topic in topics[-_APART:]):
        yield recent.union(topic for topic in every if topic.startswith(_WORDS))
    yield recent
    yield used_up.union(topics[-1:])
    yield used_up


def _topic_of(code: str) -> str:
    return code.partition("?")[0]
