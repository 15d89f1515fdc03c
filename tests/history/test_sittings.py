"""Sittings that are cut off, finished, compared, and a time that is taken out afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.history.entries import entry, told
from trainer.history import Best, Filter, History, SittingRecord, Unfinished, open_history

SETTING = "sprint/300/known/interview"


def test_the_sitting_cut_off_last_is_gone_on_with(history: History, path: Path) -> None:
    assert history.unfinished() is None
    history.park("a", "tonight", '{"q": 1}', 1.0, "2026-11-21")
    history.keep(entry(1, sitting="b", mode="sprint", at=2.0), sitting_state='{"q": 2}')
    with open_history(path) as other:
        assert other.unfinished() == Unfinished("sprint", '{"q": 2}', 2.0, "b")
    assert history.unfinished("tonight") == Unfinished("tonight", '{"q": 1}', 1.0, "a")
    history.park("a", "tonight", '{"q": 3}', 3.0, "2026-11-21")
    assert history.unfinished() == Unfinished("tonight", '{"q": 3}', 3.0, "a")


def test_what_is_finished_or_abandoned_is_not_gone_on_with(history: History) -> None:
    history.park("a", "tonight", "{}", 1.0, "2026-11-21")
    history.park("b", "sprint", "{}", 2.0, "2026-11-21")
    history.abandon("b")
    assert history.unfinished("sprint") is None
    history.finish("a", 8, 11, 24.0, SETTING, 3.0, "2026-11-21", '{"a": 1}')
    assert history.unfinished() is None
    history.park("a", "tonight", "{}", 4.0, "2026-11-21")
    assert history.unfinished() is None
    history.abandon("a")
    record = SittingRecord("a", "tonight", SETTING, 3.0, "2026-11-21", 8, 11, 24.0, '{"a": 1}')
    assert history.sittings(9) == [record]
    history.finish("a", 8, 11, 20.0, SETTING, 4.0, "2026-11-21")
    assert history.sittings(9) == [record._replace(median_seconds=20.0, at=4.0)]


def test_the_best_has_most_right_and_then_the_least_time(history: History) -> None:
    results = [("a", 8, 24.0), ("b", 9, 31.0), ("c", 9, 30.0), ("d", 9, None), ("e", 0, 1.0)]
    for place, (name, right, middle) in enumerate(results):
        history.finish(name, right, 11, middle, SETTING, float(place), f"2026-11-0{place + 1}", mode="sprint")
    history.finish("f", 99, 99, 1.0, "sprint/600/known/interview", 9.0, "2026-11-09", mode="sprint")
    history.finish("g", 0, 9, 1.0, "other", 9.0, "2026-11-09", mode="sprint")
    assert history.best(SETTING) == Best(9, 11, 30.0, "2026-11-03")
    assert history.best(SETTING, without="c") == Best(9, 11, 31.0, "2026-11-02")
    assert (history.best("other"), history.best("none")) == (None, None)


def test_finished_sittings_stand_with_the_newest_first(history: History) -> None:
    for place in range(5):
        mode = "sprint" if place % 2 else "tonight"
        history.finish(str(place), 1, 2, 3.0, "", float(place), "2026-11-21", mode=mode)  # type: ignore[arg-type]
    assert [one.id for one in history.sittings(3)] == ["4", "3", "2"]
    assert [one.id for one in history.sittings(3, "sprint")] == ["3", "1"]


@pytest.fixture
def drilled(history: History) -> History:
    """Three questions of a finished drill; the second was tried twice and took long."""
    history.keep(entry(1, sitting="a", seconds=10.0)._replace(number=1))
    history.keep(entry(2, "wrong", sitting="a", seconds=90.0)._replace(number=2))
    history.keep(entry(3, sitting="a", seconds=100.0, place=2)._replace(number=2))
    history.keep(entry(4, sitting="a", seconds=30.0)._replace(number=3))
    history.keep(entry(5, "skipped", sitting="a", seconds=500.0)._replace(number=4))
    history.finish("a", 2, 3, 30.0, SETTING, 9e9, "2026-11-01")
    return history


def test_a_time_taken_out_counts_nowhere(drilled: History) -> None:
    before = told(drilled)
    assert drilled.usual("forward/params") == 20.0
    drilled.excuse("a", 3, True)
    assert drilled.usual("forward/params") == 10.0
    assert drilled.sittings(1)[0].median_seconds == 55.0
    assert drilled.days(1)[0].seconds == drilled.totals().seconds == 610.0
    assert drilled.days(1)[0].median_seconds == 10.0
    assert [one.entry.hung for one in drilled.attempts()] == [False, True, False, False, False]
    assert not any(one.slow for one in drilled.attempts())
    drilled.excuse("a", 3, False)
    assert told(drilled) == before


def test_with_all_times_taken_out_there_is_no_median(drilled: History) -> None:
    for number in (1, 2, 3, 4):
        drilled.excuse("a", number, True)
    assert drilled.sittings(1)[0].median_seconds is None
    assert drilled.totals()[1:] == (3, 2, 0.0)
    assert drilled.best(SETTING) == Best(2, 3, None, "2026-11-01")


def test_the_attempts_of_a_sitting(drilled: History) -> None:
    drilled.keep(entry(20))
    assert [one.entry.number for one in drilled.attempts(Filter(sitting="a"))] == [4, 3, 2, 2, 1]
