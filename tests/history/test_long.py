"""The generator of long histories makes sound ones, and what is read of them at opening goes by an index, however long."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.history.entries import counted
from tools.history import AN_EVENING, EVENINGS, LAST, make
from tools.measuring.history import READS, measured
from trainer.history import History, open_history

NUMBER = 1500


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[History]:
    """A made history."""
    path = Path(tmp_path_factory.mktemp("long"), "history.db")
    make(path, NUMBER)
    with open_history(path) as history:
        yield history


def test_a_made_history_is_sound_and_counted(long: History) -> None:
    assert long.notice == ""
    assert long.check() == ()
    attempts = long.attempts(limit=10_000)
    assert len(attempts) == NUMBER
    assert len({one.entry.day for one in attempts[: EVENINGS * AN_EVENING]}) == EVENINGS
    assert long.days(1)[0].day == LAST.isoformat()
    assert 0.5 < long.totals().right / long.totals().questions < 0.95
    before = long.types(), long.totals().questions, long.slip_days(9), long.known(), long.missed(99)
    long.rebuild(counted)
    assert (long.types(), long.totals().questions, long.slip_days(9), long.known(), long.missed(99)) == before


FULL = ("cards", "types", "ideas", "totals", "missed", "slip_days", "days")
"""Tables that stay small, or of which only the end is read."""


@pytest.mark.parametrize("name", READS)
def test_nothing_that_a_screen_reads_goes_through_all_attempts(long: History, name: str) -> None:
    asked: list[str] = []
    long._disk.set_trace_callback(asked.append)
    assert READS[name](long) is not NotImplemented
    long._disk.set_trace_callback(None)
    assert asked
    for statement in asked:
        for *_, step in long._disk.execute(f"EXPLAIN QUERY PLAN {statement}"):
            is_whole = step.startswith("SCAN attempts") and " USING " not in step
            assert not is_whole, f"{statement}: {step}"
            assert "TEMP B-TREE" not in step or any(f"FROM {one}" in statement for one in FULL), f"{statement}: {step}"


def test_both_lengths_are_measured(tmp_path: Path) -> None:
    paths = tmp_path / "small.db", tmp_path / "big.db"
    for path in paths:
        make(path, 60)
    told = measured(paths, 1.0)
    assert all(f"| {name} |" in told for name in (*READS, "keep", "slow"))
