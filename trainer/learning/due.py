"""Which ideas are to come back on a day, and in which order."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.learning import days
from trainer.learning.memory import capped
from trainer.learning.pool import Pool
from trainer.practice.card import Card


def is_due(card: Card, day: str, interview: str = "") -> bool:
    """Whether an idea is to come back on a day: by its schedule, or since one was sure and wrong."""
    if card.last >= day or card.rests > day:
        return False
    return capped(card.due, card.last, interview) <= day or "" < card.wanted <= day


def order(pool: Pool, cards: Mapping[str, Card], day: str, interview: str, evenings: int | None) -> list[str]:
    """The ideas that are to come back, what was missed last first, then what is most overdue for how well it is known.

    In the last two evenings every idea of the core is among them, unless it was met in these two.
    """
    final = days.later(interview, -2) if evenings is not None and evenings <= 2 else ""
    found = [card for card in cards.values() if is_due(card, day, interview)]
    if final:
        names = {card.idea for card in found}
        found += [
            card
            for card in cards.values()
            if card.idea in pool.core_ideas and card.last < final and card.idea not in names and card.rests <= day
        ]
    found = [card for card in found if card.idea in pool.by_idea]
    return [card.idea for card in sorted(found, key=lambda card: _rank(pool, card, day))]


def _rank(pool: Pool, card: Card, day: str) -> tuple[bool, bool, float, str]:
    overdue = days.apart(card.last, day) / max(card.stability, 0.1)
    missed = card.lasts.endswith("0") or "" < card.wanted <= day
    return not missed, card.idea not in pool.core_ideas, -overdue, card.idea


def recall(card: Card, day: str) -> float:
    """How likely an idea is still known: nine in ten after as many days as it is stable."""
    return float(0.9 ** (days.apart(card.last, day) / max(card.stability, 0.05)))
