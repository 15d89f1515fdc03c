"""What looks back reads no more of a long history than of a short one, counted in steps of the database, not in time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tools.history import make
from trainer.history import Filter, History, open_history
from trainer.sittings.progress import progress
from trainer.sittings.review_pages import Pages, View

SHORT, LONG = 1_000, 5_000
EVERY = 10


@pytest.fixture(scope="module")
def histories(tmp_path_factory: pytest.TempPathFactory) -> tuple[History, History]:
    """Two histories of which the last evenings look the same."""
    folder = tmp_path_factory.mktemp("histories")
    paths: tuple[Path, Path] = (folder / "short.db", folder / "long.db")
    for path, number in zip(paths, (SHORT, LONG), strict=True):
        make(path, number)
    return open_history(paths[0]), open_history(paths[1])


def steps(history: History, read: Callable[[History], object]) -> int:
    """Steps of the database's machine, in tens."""
    counted = [0]

    def count() -> int:
        counted[0] += 1
        return 0

    history._disk.set_progress_handler(count, EVERY)
    try:
        assert read(history)
    finally:
        history._disk.set_progress_handler(None, EVERY)
    return counted[0]


@pytest.mark.parametrize(
    "read",
    [
        lambda history: progress(history, "2026-11-21"),
        lambda history: Pages(history, View(), 6).found,
        lambda history: Pages(history, View(Filter(outcome="missed")), 6).older(),
        lambda history: Pages(history, View(Filter(slow=True)), 6).found,
        lambda history: Pages(history, View(Filter(since="2026-11-19")), 6).found,
    ],
    ids=["progress", "review", "wrong, second page", "slow", "since"],
)
def test_a_long_history_costs_no_more(histories: tuple[History, History], read: Callable[[History], object]) -> None:
    short, long = (steps(history, read) for history in histories)
    assert short
    assert long <= 1.2 * short + 5, f"{long * EVERY} steps instead of {short * EVERY}"


def test_the_count_would_show_what_reads_everything(histories: tuple[History, History]) -> None:
    def everything(history: History) -> object:
        return history._disk.execute("SELECT count(*) FROM attempts WHERE text <> 'x'").fetchone()

    short, long = (steps(history, everything) for history in histories)
    assert long > 3 * short
