"""The questions that a command line chooses: drawn from topics, or exactly those of some codes.

`ask` and `practice` share this, so the same seed means the same questions for both.
"""

from __future__ import annotations

from argparse import Namespace

from question_bank.catalog import Unknown, matching
from question_bank.codes import question
from question_bank.layer import Level
from question_bank.question import Topic
from trainer.cli.arguments import BadArguments
from trainer.practice.decks import Deck, Drawn, Fixed
from trainer.settings import Settings
from trainer.sittings.opening import new_id

USUAL = Settings()


def deck(chosen: Namespace, settings: Settings = USUAL) -> Deck:
    """The deck of a command line.

    Args:
        chosen: the arguments of `arguments.add_choice`.
        settings: the level and topics where none are given. A seed makes everything explicit, so that it gives the same
            questions to everybody.

    Raises:
        Unknown: if a topic or a code does not exist.
        BadArguments: if the arguments contradict one another.
    """
    if chosen.code:
        return _fixed(chosen)
    if chosen.seed:
        settings = USUAL
    level: Level = chosen.level or settings.level
    if not chosen.topic and not settings.topics:
        return Drawn((), level, chosen.seed or new_id(), chosen.count)
    found = matching(chosen.topic) if chosen.topic else _stored(settings)
    able = [topic.name for topic in found if level in topic.levels]
    if not able and chosen.topic:
        raise Unknown(f"{found[0].name} is not asked at level {level}. It is at: {', '.join(found[0].levels)}.")
    names = able or [topic.name for topic in found]
    return Drawn(tuple(names), level, chosen.seed or new_id(), chosen.count)


def _fixed(chosen: Namespace) -> Fixed:
    if chosen.topic or chosen.level or chosen.seed or chosen.count:
        raise BadArguments("--code asks exactly its question; --topic, --level, --seed and --count are for drawn ones.")
    for code in chosen.code:
        question(code)
    return Fixed(tuple(chosen.code))


def _stored(settings: Settings) -> tuple[Topic, ...]:
    """The topics of the settings; all, where none of them exists any more."""
    try:
        return matching(settings.topics)
    except Unknown:
        return matching(())
