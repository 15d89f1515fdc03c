"""What was missed tonight and is to come again, when, and with how much help."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from trainer.learning.memory import MISSES
from trainer.practice.card import Card

SOON, LATER = 3, 8
"""So many other questions stand before a missed idea comes back, and before it comes once more."""
ENOUGH = 2
"""Right so often without help, and a missed idea is done with for tonight."""
GIVEN = 1
"""So many lines are given away when an idea was missed more than once."""


class Return(NamedTuple):
    """An idea that is to come again."""

    at: int
    """The first place at which it may."""
    missed: int
    """The place at which it was missed last."""
    right: int = 0
    """Right so often since, without help."""
    given: int = 0
    """So many lines are given away next time."""
    at_once: bool = False
    """Whether it may follow on itself, since help fades."""
    topic: str = ""
    """The topic in which it is asked again, where an answer left open what was missed."""


class Returns:
    """The ideas that are to come again tonight, and those that rest."""

    def __init__(self) -> None:
        self.waiting: dict[str, Return] = {}
        self.misses: Counter[str] = Counter()
        self.resting: set[str] = set()
        self.rested_now = ""
        """The idea that the last question brought to rest; empty where it was none."""

    def bring(self, card: Card, day: str) -> None:
        """What an earlier sitting of the same evening left behind."""
        if card.rests > day:
            self.resting.add(card.idea)
        elif card.last == day and card.misses:
            self.misses[card.idea] = card.misses
            right = len(card.lasts) - len(card.lasts.rstrip("1"))
            if right < ENOUGH:
                self.waiting[card.idea] = Return(0, -1, right)

    @property
    def away(self) -> set[str]:
        """The ideas that nothing else is to be asked for now."""
        return self.resting.union(self.waiting)

    def ripe(self, place: int, last: str) -> str:
        """The idea whose time has come, the one that waits longest first; empty where there is none."""
        able = [idea for idea, one in self.waiting.items() if one.at <= place and (one.at_once or idea != last)]
        return min(able, key=lambda idea: (not self.waiting[idea].at_once, self.waiting[idea].at), default="")

    def missed(self, idea: str, place: int) -> None:
        """An idea was missed; after too many misses it rests until tomorrow."""
        self.misses[idea] += 1
        if self.misses[idea] >= MISSES:
            self.resting.add(idea)
            self.waiting.pop(idea, None)
            self.rested_now = idea
            return
        given = GIVEN if self.misses[idea] > 1 else 0
        self.waiting[idea] = Return(place + 1 + SOON, place, given=given)

    def came(self, idea: str, place: int, shown: int, *, helped: bool) -> None:
        """An idea that was to come again came, and was right."""
        one = self.waiting.get(idea)
        if one is None:
            return
        if shown:  # help fades: the same at once, with less of it
            self.waiting[idea] = one._replace(at=place + 1, given=shown - 1, at_once=True)
        elif helped:
            self.waiting[idea] = one._replace(at=place + 1 + SOON, given=0, at_once=False)
        elif one.right + 1 >= ENOUGH:
            del self.waiting[idea]
        else:
            later = place + 1 + LATER
            self.waiting[idea] = one._replace(at=later, right=one.right + 1, given=0, at_once=False, topic="")

    def left_open(self, idea: str, place: int, topic: str) -> None:
        """An answer was wrong and did not tell what was missed: the same topic comes once more, with other numbers."""
        if idea in self.resting:
            return
        before = self.waiting.get(idea)
        again = "" if before and before.topic else topic  # not a third time
        one = before or Return(0, place, ENOUGH - 1)
        self.waiting[idea] = one._replace(at=place + 1 + SOON, at_once=False, topic=again)
