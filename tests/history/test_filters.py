"""Filters of past attempts against plain conditions, and pages that neither repeat nor leave out an attempt."""

from __future__ import annotations

import random
from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from tests.history.entries import some
from trainer.history import Entry, Filter, History, Kept, open_history

MADE = some(400)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> History:
    """A history of four hundred attempts, kept in any order."""
    history = open_history(Path(tmp_path_factory.mktemp("filters"), "history.db"))
    history._disk.execute("PRAGMA synchronous = OFF")
    shuffled = list(MADE)
    random.Random(1).shuffle(shuffled)
    for one in shuffled:
        assert history.keep(one) == ""
    return history


def slips_of(one: Entry) -> set[str]:
    return {*one.attempt.slips, *(slip for pair in one.attempt.pairs for slip in pair)}


def named(wanted: Filter) -> str:
    """A filter as the name of a test: only what it wants, in ASCII."""
    return ", ".join(ascii(one) for one in wanted if one) or "all"


CASES: list[tuple[Filter, Callable[[Entry], bool]]] = [
    (Filter(), lambda one: True),
    (Filter(outcome="missed"), lambda one: not one.attempt.is_right and one.attempt.outcome != "skipped"),
    (Filter(outcome="right"), lambda one: one.attempt.is_right),
    (Filter(outcome="convention"), lambda one: one.attempt.outcome == "convention"),
    (Filter(idea="bias"), lambda one: "bias" in one.marks),
    (Filter(slip="forgot-bias"), lambda one: "forgot-bias" in slips_of(one)),
    (Filter(slip="flat", idea="bias"), lambda one: "flat" in slips_of(one) and "bias" in one.marks),
    (Filter(topic="forward/conv2d/params"), lambda one: one.topic == "forward/conv2d/params"),
    (Filter(topic="*/conv2d/*"), lambda one: fnmatchcase(one.topic, "*/conv2d/*")),
    (Filter(topic="nothing/*"), lambda one: False),
    (Filter(since="2026-11-05"), lambda one: one.day >= "2026-11-05"),
    (Filter(until="2026-11-05"), lambda one: one.day <= "2026-11-05"),
    (Filter(since="2026-11-05", until="2026-11-06"), lambda one: "2026-11-05" <= one.day <= "2026-11-06"),
    (Filter(since="2027-01-01"), lambda one: False),
    (Filter(until="2025-01-01"), lambda one: False),
    (Filter(text="D=7"), lambda one: "D=7" in one.attempt.code),
    (Filter(text="10_"), lambda one: False),
    (Filter(text="%"), lambda one: False),
    (Filter(text="\udc80"), lambda one: False),
    (Filter(mode="sprint"), lambda one: one.mode == "sprint"),
    (
        Filter(outcome="missed", slip="flat", topic="forward/*/params", since="2026-11-03"),
        lambda one: "flat" in slips_of(one) and one.topic.endswith("params") and one.day >= "2026-11-03",
    ),
]


@pytest.mark.parametrize(("wanted", "holds"), CASES, ids=[named(wanted) for wanted, _ in CASES])
def test_a_filter_lets_through_what_it_says(full: History, wanted: Filter, holds: Callable[[Entry], bool]) -> None:
    expected = sorted((one for one in MADE if holds(one)), key=lambda one: -one.at)
    assert [one.entry for one in full.attempts(wanted, limit=1000)] == expected
    assert full.notice == ""


def test_slow_ones(full: History) -> None:
    found = full.attempts(Filter(slow=True), limit=1000)
    assert found
    assert found == [one for one in full.attempts(limit=1000) if one.slow]


@pytest.mark.parametrize(
    "wanted", [Filter(), Filter(idea="bias"), Filter(outcome="missed", topic="*/conv2d/*")], ids=str
)
def test_pages_join_without_a_gap(full: History, wanted: Filter) -> None:
    pages: list[Kept] = []
    while page := full.attempts(wanted, before=pages[-1] if pages else None, limit=17):
        pages += page
    assert len(pages) > 17
    assert pages == full.attempts(wanted, limit=1000)


def test_attempts_of_one_moment_are_paged_as_well(history: History) -> None:
    for one in some(40):
        history.keep(one._replace(at=5.0))
    first = history.attempts(limit=25)
    assert [one.row for one in first + history.attempts(before=first[-1], limit=25)] == list(range(40, 0, -1))


PLANS = {
    Filter(): "attempts_by_time",
    Filter(topic=MADE[0].topic): "attempts_by_topic",
    Filter(outcome="missed"): "misses",
    Filter(slow=True): "slow_ones",
    Filter(slip="flat"): "slip_attempts USING PRIMARY KEY",
    Filter(idea="bias", outcome="missed"): "idea_attempts USING PRIMARY KEY",
    Filter(since="2026-11-05", until="2026-11-06"): "attempts_by_time",
    Filter(sitting="sitting 3"): "attempts_by_question",
}


@pytest.mark.parametrize("wanted", PLANS, ids=named)
def test_filters_go_by_an_index(full: History, wanted: Filter) -> None:
    asked: list[str] = []
    full._disk.set_trace_callback(asked.append)
    full.attempts(wanted)
    full._disk.set_trace_callback(None)
    plan = "; ".join(row[3] for row in full._disk.execute(f"EXPLAIN QUERY PLAN {asked[-1]}"))
    assert PLANS[wanted] in plan
    assert "TEMP B-TREE" not in plan or wanted.sitting
