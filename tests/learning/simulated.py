"""Simulated evenings: `python -m tests.learning.simulated [learners]` prints the table that `docs/what-next.md` holds.

Nine evenings of 24 questions, one night's rest, and then the twenty question types of the core, each once. Counted is how
many of them are right at the first try, as the learner's memory has it (the expected number, so that no luck is in it).
"""

from __future__ import annotations

import random
import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from statistics import fmean, stdev
from typing import NamedTuple

from tests.learning.learners import MODELS
from tests.learning.policies import POLICIES
from trainer.learning.pool import Offer, pool

EVENINGS, EACH = 9, 24
LEARNERS = 200


class Outcome(NamedTuple):
    """How the learners of a model do under a policy."""

    model: str
    policy: str
    right: tuple[float, ...]
    """For each learner, how many of the core are right at the first try."""


def core() -> list[tuple[Offer, ...]]:
    """The topics of each core type, at the level of interviews where there is a choice."""
    found = []
    for number in pool().core_types:
        offers = pool().by_type[number]
        found.append(tuple(one for one in offers if one.level == "interview" and one.ideas) or offers)
    return found


def lived(model: str, policy: str, seed: int) -> float:
    """How many of the core a learner has right after the evenings and a night's rest."""
    learner = MODELS[model](seed)
    random.seed(seed)  # the package's fuzz draws from it
    way = POLICIES[policy](pool(), seed, EVENINGS, EACH)
    for day in range(EVENINGS):
        way.evening(day)
        for place in range(EACH):
            offer, idea = way.choose()
            chain = offer.ideas if idea in offer.ideas else (*offer.ideas, idea)
            way.told(offer, idea, chain, learner.answer(offer, chain, day, place))
    return sum(fmean(learner.sits(offer, EVENINGS) for offer in offers) for offers in core())


def outcome(model: str, policy: str, learners: int = LEARNERS) -> Outcome:
    """How so many learners do."""
    return Outcome(model, policy, tuple(lived(model, policy, seed) for seed in range(learners)))


def outcomes(learners: int = LEARNERS) -> list[Outcome]:
    """Every model under every policy."""
    pairs = list(product(MODELS, POLICIES))
    with ProcessPoolExecutor(2) as workers:
        return list(workers.map(outcome, *zip(*pairs, strict=True), [learners] * len(pairs)))


def table(found: list[Outcome]) -> str:
    """The outcomes as a table in Markdown."""
    by = {(one.model, one.policy): one.right for one in found}
    rows = [["", *MODELS], ["---", *("---:" for _ in MODELS)]]
    rows += [[policy, *(_told(by[model, policy]) for model in MODELS)] for policy in POLICIES]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _told(right: tuple[float, ...]) -> str:
    error = stdev(right) / len(right) ** 0.5 if len(right) > 1 else 0.0
    return f"{fmean(right):.1f} ± {error:.1f}"


if __name__ == "__main__":
    print(table(outcomes(int(sys.argv[1]) if len(sys.argv) > 1 else LEARNERS)))
