"""One opening for each mode: which questions, by which rules, and under which heading."""

from __future__ import annotations

from question_bank import catalog
from question_bank.layer import Level
from trainer import challenges, learning
from trainer.learning.pool import pool
from trainer.practice import Drawn, Fixed, Rules, Tour
from trainer.settings import LIMITS, Settings
from trainer.sittings import renewed, stood
from trainer.sittings.desk import Desk
from trainer.sittings.opening import Opening, new_id

_FEW = 4
"""Topics that a sprint needs, or it would be one question over and over."""
_MISSED = 20
"""So many missed questions are asked again in one sitting."""


class NothingYet(Exception):
    """There is nothing to begin with, and one sentence says what comes first."""


def tour() -> Opening:
    """The first three questions."""
    return Opening(Tour(), Rules("tour"), "Tour")


def practice(settings: Settings, seed: str) -> Opening:
    """Free practice of what is chosen, without an end."""
    return Opening(Drawn(chosen(settings), settings.level, seed), Rules(weighs=settings.sure))


def chosen(settings: Settings) -> tuple[str, ...]:
    """The chosen topics; none, which means all, where nothing is chosen or nothing of it exists any more."""
    try:
        return tuple(topic.name for topic in catalog.matching(settings.topics)) if settings.topics else ()
    except catalog.Unknown:
        return ()


def evening(desk: Desk) -> learning.Tonight:
    """Tonight's questions, as far as they are known before the first answer."""
    settings, history = desk.settings(), desk.history
    days = history.days(10)
    asked, seconds = sum(day.questions for day in days), sum(day.seconds for day in days)
    return learning.tonight(
        desk.today(),
        new_id(),
        history.cards().values(),
        {number: record.lasts for number, record in history.types().items()},
        history.recent(10),
        minutes=settings.minutes,
        **({"pace": seconds / asked} if asked >= 10 else {}),
        interview=settings.interview,
    )


def tonight(desk: Desk) -> Opening:
    """Come back, new, mixed; the scenario told aloud comes after it."""
    return Opening(evening(desk), Rules("tonight", weighs=desk.settings().sure), "Tonight")


def sprint(desk: Desk, otherwise: str = "p, then k") -> Opening:
    """The timed drill: so many minutes, or so many questions, by default on what is known already.

    Args:
        desk: whose sprint it is.
        otherwise: how one lets it ask every topic, where it is begun.

    Raises:
        NothingYet: if only what is known is wanted, and too little is.
    """
    settings = desk.settings()
    number, unit = settings.sprint.split()
    topics = known(desk, settings.level, otherwise) if settings.known_only else chosen(settings)
    stretch = LIMITS[settings.limits]
    seconds = int(number) * 60.0
    limit = seconds * stretch if unit == "minutes" and stretch is not None else None
    total = int(number) if unit == "questions" else None
    pool_name = "known" if settings.known_only else "+".join(sorted(settings.topics)) or "all"
    setting = f"sprint/{settings.sprint}/{settings.limits}/{pool_name}/{settings.level}"
    on = "what you know" if settings.known_only else "the topics you chose" if settings.topics else "every topic"
    deck = Drawn(topics, settings.level, new_id(), total, repeats=False)
    return Opening(deck, Rules("sprint", True, limit, setting=setting), f"Sprint, {settings.sprint}, {on}")


def known(desk: Desk, level: Level, otherwise: str = "p, then k") -> tuple[str, ...]:
    """The topics of which every idea was right twice without a clock.

    Raises:
        NothingYet: if there are too few.
    """
    ideas = desk.history.known()
    offers = [one for one in pool().offers if one.ideas and ideas.issuperset((*one.ideas, *one.also))]
    topics = tuple(dict.fromkeys(one.topic for one in offers if one.level == level)) or tuple(
        dict.fromkeys(one.topic for one in offers)
    )
    if len(topics) < _FEW:
        raise NothingYet(
            "A sprint asks what you had right twice without a clock, and that is too little yet. An evening or two first,"
            f" or let it ask every topic: {otherwise}."
        )
    return topics


def missed(desk: Desk, *, fresh: bool) -> Opening:
    """What was missed and not yet made good, with new numbers or the same.

    Raises:
        NothingYet: if nothing waits.
    """
    codes = desk.history.missed(_MISSED)
    if not codes:
        raise NothingYet("Nothing waits: whatever you missed, you have had right since.")
    return renewed.missed(codes, new_id(), fresh=fresh, weighs=desk.settings().sure)


def challenge(typed: str) -> Opening:
    """Exactly the questions of a challenge code, against the clock.

    Raises:
        challenges.Unreadable: if it is none.
    """
    found = challenges.read(typed)
    deck = Fixed(challenges.questions(found))
    return Opening(deck, Rules("challenge", True, setting=found.setting), f"Challenge {found.code}")


def stand(desk: Desk) -> Opening:
    """Where do I stand: eight core questions; the same eight topics as the time before, with new numbers."""
    deck = learning.standing(new_id(), stood.last(desk.history))
    return Opening(deck, Rules("stand", True), "Where do I stand")
