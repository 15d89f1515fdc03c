"""Where do I stand: eight questions of the core, no hints, no clock. Later the same eight, with new numbers and dresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from question_bank.catalog import topic as topic_named
from question_bank.question_types import TYPES
from question_bank.sampling import chance
from trainer.learning.choosing import Pick
from trainer.learning.drawing import Wishes, draw
from trainer.learning.pool import Offer, pool
from trainer.practice.decks import Dealt
from trainer.practice.sitting import Done

EIGHT = 8


@dataclass(frozen=True)
class Standing:
    """Eight topics, each asked once."""

    topics: tuple[str, ...]
    seed: str
    before: tuple[str, ...] = ()
    """The codes of the time before, whose numbers and dresses do not come again."""

    @property
    def total(self) -> int:
        return len(self.topics)

    def deal(self, done: tuple[Done, ...]) -> Dealt | None:
        place = len(done)
        if place >= self.total:
            return None
        name = self.topics[place]
        same = next((code for code in self.before if code.startswith(f"{name}?")), "")
        pick = Pick(Offer(name, "interview", ()), "", "mixed", "interview")
        return Dealt(draw(pick, Wishes(f"{self.seed}/{place}", self.before, same)))

    def as_json(self) -> dict[str, Any]:
        return {"deck": "stand", "topics": list(self.topics), "seed": self.seed, "before": list(self.before)}


def standing(seed: str, before: Mapping[str, Any] | None = None) -> Standing:
    """The eight questions.

    Args:
        seed: what numbers and dresses are drawn from.
        before: the record of the time before, as `record` gave it; the same eight topics come again.
    """
    if before and before.get("topics"):
        return Standing(tuple(before["topics"]), seed, tuple(before.get("codes", ())))
    return Standing(_eight(seed), seed)


def from_json(topics: Iterable[str], seed: str, before: Sequence[str] = ()) -> Standing:
    """The deck of what its `as_json` gave, without `deck`."""
    return Standing(tuple(topics), seed, tuple(before))


def record(done: tuple[Done, ...]) -> dict[str, Any]:
    """What came of it, for the history: topics, codes, and which were right at the first try."""
    return {
        "topics": [one.topic for one in done],
        "codes": [one.code for one in done],
        "right": [one.at_once for one in done],
    }


def side_by_side(first: Mapping[str, Any], second: Mapping[str, Any]) -> tuple[tuple[str, bool, bool], ...]:
    """Two records beside one another: the title of each topic, and whether it was right then and now."""
    now = dict(zip(second["topics"], second["right"], strict=False))
    return tuple(
        (topic_named(name).title, bool(right), bool(now[name]))
        for name, right in zip(first["topics"], first["right"], strict=False)
        if name in now
    )


def _eight(seed: str) -> tuple[str, ...]:
    """Eight topics of the core, of as many types, that together rest on as many of its ideas as can be.

    The first is one that needs no other layer, so that it is there at once.
    """
    offers = [one for number in pool().core_types for one in pool().by_type[number] if one.level == "interview"]
    left, seen, types, found = list(offers), set[str](), set[int](), list[Offer]()
    while left and len(found) < EIGHT:
        best = max(left, key=lambda one: (len(set(one.ideas) - seen), chance(seed, one.topic)))
        found.append(best)
        seen.update(best.ideas)
        types.update(number for number in best.named if number in TYPES)
        left = [one for one in left if types.isdisjoint(one.named)]
    return tuple(one.topic for one in sorted(found, key=lambda one: (not one.is_ready, len(one.ideas))))
