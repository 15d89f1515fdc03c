"""Simulated learners do better under the trainer's own rules. It tests the scheduler, not people."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from statistics import fmean

import pytest

from tests.learning.learners import MODELS, Learner
from tests.learning.policies import POLICIES
from tests.learning.simulated import LEARNERS, outcomes
from trainer.learning.pool import pool

PAGE = Path(__file__).parents[2] / "docs" / "what-next.md"
OURS = "what next"
CLOSE = ("forgetting, without transfer", "plain FSRS")
"""Where a card for each question type does as well or a little better; docs/what-next.md says why."""


def test_more_of_the_core_is_right_than_under_any_other_policy_and_the_page_says_so() -> None:
    """One test, since it takes a while: each model under each policy, once."""
    means = {(one.model, one.policy): fmean(one.right) for one in outcomes(LEARNERS)}
    for model, policy in product(MODELS, [policy for policy in POLICIES if policy != OURS]):
        enough = means[model, policy] * (0.95 if (model, policy) == CLOSE else 1.0)
        assert means[model, OURS] > enough, (model, policy)
    for policy, told in _printed().items():
        for model, number in zip(MODELS, told, strict=True):
            assert number == pytest.approx(means[model, policy], abs=0.15)  # the last bits of a machine may differ


def _printed() -> dict[str, list[float]]:
    """The table of the page."""
    rows = [line.strip("| ").split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines()]
    found = {
        row[0]: [float(cell.split()[0]) for cell in row[1:]] for row in rows if len(row) > 1 and row[0] in POLICIES
    }
    assert found.keys() == POLICIES.keys()
    return found


def test_a_learner_forgets_overnight_and_remembers_longer_what_was_hard_to_recall() -> None:
    learner = Learner(1)
    for day in range(4):
        learner.succeed("spaced", day, 0)
    for place in range(4):
        learner.succeed("massed", 3, place)
    assert learner.comes("spaced", 4, 0)[0] > learner.comes("massed", 4, 0)[0]
    assert learner.comes("spaced", 9, 0)[0] < learner.comes("spaced", 4, 0)[0]


def test_without_transfer_each_layer_is_learned_anew() -> None:
    one, other = (next(offer for offer in pool().offers if offer.topic == name) for name in
                  ("forward/conv2d/out_h", "forward/max_pool2d/out_h"))  # fmt: skip
    apart, shared = MODELS["forgetting, without transfer"](1), MODELS["forgetting, with transfer"](1)
    for learner in (apart, shared):
        for idea in one.ideas:
            learner.succeed(learner.trace(idea, "conv2d"), 0, 0)
    idea = one.ideas[0]
    assert idea in other.ideas
    assert shared.comes(shared.trace(idea, "max_pool2d"), 1, 0) == shared.comes(shared.trace(idea, "conv2d"), 1, 0)
    assert apart.comes(apart.trace(idea, "max_pool2d"), 1, 0) != apart.comes(apart.trace(idea, "conv2d"), 1, 0)
