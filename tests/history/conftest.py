"""A history in a file of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer.history import History, open_history


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the history is; nothing is there yet."""
    return tmp_path / "home" / "history.db"


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    """A new history without a notice."""
    with open_history(path) as new:
        assert new.notice == ""
        new._disk.execute("PRAGMA synchronous = OFF")  # the tests of what a crash leaves have files of their own
        yield new
        assert new.notice == ""
