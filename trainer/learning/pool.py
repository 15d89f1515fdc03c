"""What can be asked of an evening, as plain data: no layer is loaded for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from question_bank.layer import Level
from question_bank.question_types import MOST_WEIGHT, TYPES
from trainer.learning.offered import OFFERS, SENTENCES


class Offer(NamedTuple):
    """A topic at a level, as it may be chosen."""

    topic: str
    level: Level
    ideas: tuple[str, ...]
    """What its questions rest on, in the order of their lines."""
    also: tuple[str, ...] = ()
    """What only some of its questions rest on; a question with it has to be looked for."""
    types: tuple[int, ...] = ()
    named: tuple[int, ...] = ()
    """Those of its types whose own codes are of this topic."""
    weight: int = 0

    is_core: bool = False
    """Whether it is itself a question of the core."""

    @property
    def is_ready(self) -> bool:
        """Whether a question can be drawn without loading the whole bank."""
        return self.topic.startswith("forward/")

    @property
    def can_give(self) -> int:
        """How many lines of its solution can be given away, with at least one left."""
        return len(self.ideas) - 1 if self.ideas and self.topic.startswith("forward/") else 0


class Pool:
    """Offers, and what can be told of them at once."""

    def __init__(self, offers: Iterable[Offer]) -> None:
        self.offers = tuple(offers)
        self.usual = tuple(offer for offer in self.offers if offer.ideas)
        """Those that surely rest on something."""
        by_idea: dict[str, list[Offer]] = {}
        by_type: dict[int, list[Offer]] = {}
        for offer in self.offers:
            for idea in (*offer.ideas, *offer.also):
                by_idea.setdefault(idea, []).append(offer)
            for number in offer.named:
                by_type.setdefault(number, []).append(offer)
        self.by_idea: Mapping[str, tuple[Offer, ...]] = {idea: tuple(found) for idea, found in by_idea.items()}
        self.by_type: Mapping[int, tuple[Offer, ...]] = {number: tuple(found) for number, found in by_type.items()}

    @cached_property
    def core_types(self) -> tuple[int, ...]:
        """The question types of the core that are offered."""
        return tuple(number for number in self.by_type if number in TYPES and TYPES[number].weight == MOST_WEIGHT)

    @cached_property
    def core_ideas(self) -> frozenset[str]:
        """The ideas without which the core can't be answered."""
        return frozenset(idea for number in self.core_types for idea in self.needs(number))

    def needs(self, number: int) -> frozenset[str]:
        """The ideas that the questions of a type usually rest on."""
        return frozenset(idea for offer in self.by_type.get(number, ()) for idea in offer.ideas)

    @cached_property
    def by_weight(self) -> tuple[str, ...]:
        """Every idea, those first that weigh most: of the weightiest type, and then of most such types."""
        weights: dict[str, list[int]] = {}
        for number in sorted(self.by_type):
            for idea in self.needs(number):
                weights.setdefault(idea, []).append(TYPES[number].weight if number in TYPES else 1)
        places = {idea: place for place, idea in enumerate(self.by_idea)}

        def rank(idea: str) -> tuple[int, int, int]:
            found = weights.get(idea, [0])
            return -max(found), -found.count(max(found)), places[idea]

        return tuple(sorted(self.by_idea, key=rank))


@cache
def pool() -> Pool:
    """The offers of the bank."""
    return Pool(offer for line in OFFERS.splitlines() for offer in _read(line))


def _read(line: str) -> Iterable[Offer]:
    topic, numbers, *levels = line.split()
    types = tuple(int(one.rstrip("*")) for one in numbers.split(","))
    named = tuple(int(one[:-1]) for one in numbers.split(",") if one.endswith("*"))
    weight = max(TYPES[number].weight for number in types)
    core = any(TYPES[number].weight == MOST_WEIGHT for number in named)
    for one in levels:
        level, _, ideas = one.partition(":")
        usual, _, also = ideas.partition("|")
        yield Offer(topic, level, _names(usual), _names(also), types, named, weight, core)  # type: ignore[arg-type]


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()


@cache
def sentences() -> Mapping[str, str]:
    """Each idea with its sentence."""
    return dict(line.split(": ", 1) for line in SENTENCES.splitlines())
