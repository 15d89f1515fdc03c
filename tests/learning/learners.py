"""Simulated learners: three models of how somebody learns and forgets. They test the scheduler, not people.

They were written down before any rule of the scheduler was tuned, from what is generally held of memory: what is hard to
retrieve and then is retrieved lasts longest, what was just seen is easy and teaches little, and what is well stored is
lost more slowly (storage and retrieval strength). None of it is FSRS's own model.

One trace is `(storage, retrieval, day, place)`: how well something is stored, how likely it came at the day it was last
met, and the question at which that was, for what is still in mind within an evening.
"""

from __future__ import annotations

from math import exp
from random import Random
from typing import NamedTuple

from trainer.learning.pool import Offer

RETRIEVED = 1.2
"""What a success adds to storage at most: all of it where it hardly came, nothing where it was certain to come."""
TOLD = 0.35
"""What an explanation adds to storage, for what was missed."""
BESIDE = 0.1
"""What an explanation adds for what stands in it but was not what went wrong."""
AT_HAND, FADES = 0.9, 0.8
"""How likely something just met is still at hand, and what of that is left with each further question."""
CARELESS = (0.02, 0.08)
OPEN = 0.15
"""So many single slips share their answer with another one, so that nothing can be inferred."""
STUCK = 0.3
"""So often somebody who never met an idea says so, in place of a guess."""


class Told(NamedTuple):
    """What the trainer sees of an answer."""

    right: bool
    slip: str = ""
    """The idea that a single named slip missed."""
    stuck: bool = False


class Learner:
    """Forgetting, with transfer: what is known of an idea is known in every layer."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(f"learner {seed}")
        draw = self.chance.uniform
        self.known = draw(0.15, 0.5)
        """The share of ideas that is known before the first evening."""
        self.days = draw(0.55, 1.1)
        """How long something lasts that is not stored at all, in days."""
        self.gain = draw(0.7, 1.3)
        self.guess = draw(0.05, 0.2)
        """How likely something comes right without being known."""
        self.careless = draw(*CARELESS)
        self.seed = seed
        self.traces: dict[object, tuple[float, float, int, int]] = {}

    def trace(self, idea: str, subject: str) -> object:
        """Under what an idea is kept in mind."""
        return idea

    def met(self, key: object) -> tuple[float, float, int, int]:
        """A trace; at first what the learner brings along, the same whatever is asked before."""
        found = self.traces.get(key)
        if found is None:
            before = Random(f"{self.seed} {key}")
            known = before.random() < self.known
            found = (before.uniform(1, 5), before.uniform(0.6, 0.95), 0, -99) if known else (0.0, self.guess, 0, -99)
            self.traces[key] = found
        return found

    def comes(self, key: object, day: int, place: int) -> tuple[float, float]:
        """How likely an idea comes: from the long memory alone, and with what is still at hand."""
        storage, retrieval, last, at = self.met(key)
        long = self.guess + (retrieval - self.guess) * exp((last - day) / (self.days * (1 + storage)))
        if last < day:
            return long, long
        return long, 1 - (1 - long) * (1 - AT_HAND * FADES ** (place - at))

    def succeed(self, key: object, day: int, place: int) -> None:
        """It came."""
        storage = self.met(key)[0]
        long, now = self.comes(key, day, place)
        self.traces[key] = (storage + self.gain * RETRIEVED * (1 - now), long + 0.9 * (1 - long), day, place)

    def hear(self, key: object, day: int, place: int, *, missed: bool) -> None:
        """It was explained."""
        storage = self.met(key)[0]
        long, now = self.comes(key, day, place)
        more, lasts = (TOLD, 0.6) if missed else (BESIDE, 0.25)
        self.traces[key] = (storage + self.gain * more * (1 - now), long + lasts * (1 - long), day, place)

    def holds(self, idea: str, key: object, day: int, place: int) -> float:
        """How likely an idea is right in an answer."""
        return self.comes(key, day, place)[1]

    def answer(self, offer: Offer, chain: tuple[str, ...], day: int, place: int) -> Told:
        """Answers a question, and learns from what is said of it."""
        subject = offer.topic.split("/")[1]
        keys = [self.trace(idea, subject) for idea in chain]
        came = [self.chance.random() < self.holds(idea, key, day, place) for idea, key in zip(chain, keys, strict=True)]
        missed = [idea for idea, right in zip(chain, came, strict=True) if not right]
        strange = [self.met(key)[0] == 0 for key, right in zip(keys, came, strict=True) if not right]
        for idea, key, right in zip(chain, keys, came, strict=True):
            if right and (not missed or chain.index(missed[0]) > chain.index(idea)):
                self.succeed(key, day, place)
                self.resist(idea, day, place)
            else:
                self.hear(key, day, place, missed=not right)
                if not right:
                    self.correct(idea, day, place)
        if not missed:
            return Told(self.chance.random() >= self.careless)
        if strange[0] and self.chance.random() < STUCK:
            return Told(False, stuck=True)
        named = len(missed) == 1 and self.chance.random() >= OPEN
        return Told(False, missed[0] if named else "")

    def correct(self, idea: str, day: int, place: int) -> None:
        """A slip was named."""

    def resist(self, idea: str, day: int, place: int) -> None:
        """A slip that might have been made was not."""

    def sits(self, offer: Offer, day: int) -> float:
        """How likely a question is right at the first try, days later."""
        subject = offer.topic.split("/")[1]
        right = 1 - self.careless
        for idea in offer.ideas:
            right *= self.holds(idea, self.trace(idea, subject), day, 0)
        return right


class Apart(Learner):
    """Forgetting, without transfer: an idea is learned for each layer anew."""

    def trace(self, idea: str, subject: str) -> object:
        return idea, subject


class Habitual(Learner):
    """Slips that return: habits stand beside what is known. A correction holds for the evening; the habit is back after
    the night, a little weaker where it was resisted some questions after the correction.
    """

    HELD, WEAKER, RESISTED, LATER = 0.25, 0.95, 0.75, 3

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.habits: dict[str, tuple[float, int, int]] = {}
        """Idea to how strong its habit is, the day it was last corrected or resisted, and the question of that."""

    def habit(self, idea: str) -> tuple[float, int, int]:
        """The habit that goes with an idea; half of the ideas have none."""
        found = self.habits.get(idea)
        if found is None:
            before = Random(f"{self.seed} habit {idea}")
            found = (before.uniform(0.3, 0.8) if before.random() < 0.5 else 0.0, -1, -99)
            self.habits[idea] = found
        return found

    def holds(self, idea: str, key: object, day: int, place: int) -> float:
        strength, last, _ = self.habit(idea)
        return super().holds(idea, key, day, place) * (1 - strength * (self.HELD if last == day else 1.0))

    def correct(self, idea: str, day: int, place: int) -> None:
        strength, _, _ = self.habit(idea)
        self.habits[idea] = (strength * self.WEAKER, day, place)

    def resist(self, idea: str, day: int, place: int) -> None:
        strength, last, at = self.habit(idea)
        if strength and (last != day or place - at > self.LATER):
            self.habits[idea] = (strength * self.RESISTED, day, place)


MODELS: dict[str, type[Learner]] = {
    "forgetting, with transfer": Learner,
    "forgetting, without transfer": Apart,
    "slips that return": Habitual,
}
