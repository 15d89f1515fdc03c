"""How much a topic is worth now: what interviews ask, how unsure it is, and what tonight has had already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from trainer.learning.pool import Offer

CORE = 20.0
"""A question of the core goes before every other; the rest of the worth decides between such."""
NEED, UNSURE, EACH, INTERVIEW = 4.0, 3.0, 2.0, 0.5
"""What counts for how much: the record of the type, each unsure idea, each time it was asked tonight, the level."""
UNMET, CLOSED, RESTS, SELDOM, DUE = 4.0, 40.0, 40.0, 3.0, 2.0
_KEPT = 10
_BEGIN, _MOVE = 0.3, 0.4
"""What is thought of a type that was never asked, and how far each answer moves that."""


class Worth:
    """What is known of types and ideas, as an evening goes."""

    def __init__(self, types: Mapping[int, str], unsure: Mapping[str, float]) -> None:
        self.types = dict(types)
        self._unsure = dict(unsure)
        self._asked_types: Counter[int] = Counter()
        self._asked_topics: Counter[str] = Counter()

    def unsure(self, idea: str) -> float:
        """How unsure an idea is, from 0 to 1; one that was never met is."""
        return self._unsure.get(idea, 1.0)

    def of(self, offer: Offer) -> float:
        """How much a question of an offer is worth."""
        numbers = offer.named or offer.types
        wanted = max(need(self.types.get(number, "")) for number in numbers)
        unsure = sum(self.unsure(idea) for idea in offer.ideas)
        tonight = self._asked_topics[offer.topic] + max(self._asked_types[number] for number in numbers)
        level = INTERVIEW * (offer.level == "interview")
        return offer.weight + CORE * offer.is_core + NEED * wanted + UNSURE * unsure + level - EACH * tonight

    def fit(
        self,
        offer: Offer,
        idea: str,
        *,
        unmet: Collection[str],
        closed: bool,
        resting: Collection[str],
        due: Collection[str],
    ) -> float:
        """How well an offer fits to ask for an idea: best with what else is due, and with nothing unmet beside it."""
        new = (CLOSED if closed else UNMET) * sum(one in unmet for one in offer.ideas)
        rests = RESTS * sum(one in resting for one in offer.ideas)
        more = DUE * sum(one in due for one in offer.ideas if one != idea)
        return more - new - rests - SELDOM * (idea not in offer.ideas)

    def marked(self, idea: str, *, right: bool) -> None:
        """An idea was right or missed."""
        self._unsure[idea] = 0.0 if right else 0.5

    def asked(self, offer: Offer, right: bool | None) -> None:
        """A question of an offer was asked, and right or not; None where it was skipped."""
        self._asked_topics[offer.topic] += 1
        for number in offer.types:
            self._asked_types[number] += 1
            if right is not None:
                self.types[number] = (self.types.get(number, "") + "01"[right])[-_KEPT:]


def need(lasts: str) -> float:
    """How much a question type wants to be asked, by its last first answers, of which the latest weigh most."""
    right = _BEGIN
    for one in lasts:
        right += _MOVE * ((one == "1") - right)
    return 1.0 - right
