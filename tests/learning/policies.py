"""Five ways to choose what comes next. Each sees what a trainer sees: what was asked and what came of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Protocol

from fsrs import Card as Known
from fsrs import Rating, Scheduler

from question_bank.question_types import TYPES
from tests.learning.learners import Told
from trainer.learning import days
from trainer.learning.choosing import Night, Past, Pick, Terms, Turn
from trainer.learning.memory import reviewed
from trainer.learning.pool import Offer, Pool
from trainer.practice.card import Card

FIRST = "2026-11-21"


class Asked(Protocol):
    """What was chosen."""

    @property
    def offer(self) -> Offer: ...


class Policy:
    """A way to choose; `evening` begins one, `choose` names a question and `told` what came of it."""

    def __init__(self, pool: Pool, seed: int, evenings: int, each: int) -> None:
        self.pool, self.evenings, self.each = pool, evenings, each
        self.chance = Random(f"policy {seed}")
        self.seed = seed
        self.day = 0
        self.place = 0

    def evening(self, day: int) -> None:
        """An evening begins."""
        self.day, self.place = day, 0

    def choose(self) -> tuple[Offer, str]:
        """A topic, and the idea it is asked for."""
        raise NotImplementedError

    def told(self, offer: Offer, idea: str, chain: tuple[str, ...], told: Told) -> None:
        """What came of it."""

    def of_type(self, number: int) -> Offer:
        """One of the topics of a question type, as interviews ask it where there is a choice."""
        found = self.pool.by_type[number]
        return self.chance.choice([one for one in found if one.level == "interview"] or list(found))


def marked(chain: tuple[str, ...], idea: str, told: Told) -> dict[str, bool]:
    """What an answer says of ideas; the rules of `credit.marks`, without a question."""
    if told.right:
        return dict.fromkeys(chain, True)
    if told.stuck:
        return {idea: False}
    if told.slip:
        return {**dict.fromkeys(chain[: chain.index(told.slip)], True), told.slip: False}
    return {}


class WhatNext(Policy):
    """The trainer's own rules."""

    def __init__(self, pool: Pool, seed: int, evenings: int, each: int) -> None:
        super().__init__(pool, seed, evenings, each)
        self.cards: dict[str, Card] = {}
        self.types: dict[int, str] = {}
        self.recent: tuple[bool, ...] = ()
        self.interview = days.later(FIRST, evenings)

    def evening(self, day: int) -> None:
        super().evening(day)
        self.today = days.later(FIRST, day)
        terms = Terms(self.today, self.each, f"{self.seed}/{day}", self.interview, self.evenings - day)
        self.night = Night(self.pool, Past(self.cards, self.types, self.recent), terms)

    def choose(self) -> tuple[Offer, str]:
        self.pick: Pick = self.night.choose()
        return self.pick.offer, self.pick.idea

    def told(self, offer: Offer, idea: str, chain: tuple[str, ...], told: Told) -> None:
        marks = marked(chain, idea, told)
        self.night.take(self.pick, Turn(marks, told.right, self.pick.shown > 0))
        for one, right in marks.items():
            grade = "good" if right else "again"
            self.cards[one] = reviewed(self.cards.get(one), one, grade, self.today, self.interview)  # type: ignore[arg-type]
        self.types = self.night.worth.types
        self.recent = tuple(self.night.recent)


class AtRandom(Policy):
    """Question types drawn by their weight, as practice without a plan does."""

    def choose(self) -> tuple[Offer, str]:
        number = self.chance.choices(list(self.pool.by_type), [TYPES[one].weight for one in self.pool.by_type])[0]
        offer = self.of_type(number)
        return offer, self.chance.choice(offer.ideas or offer.also)


class TopicAfterTopic(Policy):
    """The core, one type after the other, each as long as any other: a textbook that knows what will be asked."""

    def choose(self) -> tuple[Offer, str]:
        number = self.day * self.each + self.place
        core = self.pool.core_types
        offer = self.of_type(core[number * len(core) // (self.evenings * self.each)])
        self.place += 1
        return offer, (offer.ideas or offer.also)[0]


class Weakest(Policy):
    """Always the idea of the core with the worst record; what was never met counts as half known."""

    def __init__(self, pool: Pool, seed: int, evenings: int, each: int) -> None:
        super().__init__(pool, seed, evenings, each)
        self.core = [idea for idea in pool.by_weight if idea in pool.core_ideas]
        self.record = dict.fromkeys(self.core, (1, 2))
        self.offers = {
            idea: [one for number in pool.core_types for one in pool.by_type[number] if idea in one.ideas]
            for idea in self.core
        }

    def choose(self) -> tuple[Offer, str]:
        idea = min(self.core, key=lambda idea: self.record[idea][0] / self.record[idea][1])
        return self.chance.choice(self.offers[idea]), idea

    def told(self, offer: Offer, idea: str, chain: tuple[str, ...], told: Told) -> None:
        for one, mark in marked(chain, idea, told).items():
            right, tries = self.record.get(one, (1, 2))
            self.record[one] = (right + mark, tries + 1)


class PlainFsrs(Policy):
    """A card for each question type, the core first, with the package's own settings: its learning steps of a minute and
    ten minutes, its fuzz. What is due comes first, then the next new card.
    """

    SECONDS = 45

    def __init__(self, pool: Pool, seed: int, evenings: int, each: int) -> None:
        super().__init__(pool, seed, evenings, each)
        self.scheduler = Scheduler()
        self.new = sorted(pool.by_type, key=lambda number: -TYPES[number].weight)[::-1]
        self.cards: dict[int, Known] = {}

    def choose(self) -> tuple[Offer, str]:
        start = datetime(2026, 11, 21, 20, tzinfo=UTC) + timedelta(days=self.day)
        self.now = start + timedelta(seconds=self.SECONDS * self.place)
        self.place += 1
        due = min(self.cards, key=lambda number: self.cards[number].due, default=None)
        if self.new and (due is None or self.cards[due].due > self.now):
            due = self.new.pop()
            self.cards[due] = Known(card_id=due, due=self.now)
        assert due is not None
        self.number = due
        offer = self.of_type(due)
        return offer, (offer.ideas or offer.also)[0]

    def told(self, offer: Offer, idea: str, chain: tuple[str, ...], told: Told) -> None:
        rating = Rating.Good if told.right else Rating.Again
        self.cards[self.number], _ = self.scheduler.review_card(self.cards[self.number], rating, self.now)


POLICIES: dict[str, type[Policy]] = {
    "what next": WhatNext,
    "random": AtRandom,
    "topic after topic": TopicAfterTopic,
    "always the weakest": Weakest,
    "plain FSRS": PlainFsrs,
}
