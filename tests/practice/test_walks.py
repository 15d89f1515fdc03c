"""Thousands of random walks through the session machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.practice import walks
from trainer.practice import Phase, step


@pytest.fixture
def _quick() -> Iterator[None]:
    machine = sys.modules[step.__module__]
    before = walks.quicken()
    yield
    machine.question, machine.grade = before  # type: ignore[attr-defined]


@pytest.mark.usefixtures("_quick")
def test_random_walks_keep_every_invariant_and_meet_every_phase() -> None:
    met: set[Phase] = set()
    for seed in range(4000):
        met |= walks.walk(seed)
    assert met == set(Phase)
