"""What every test gets: a home of its own and an environment without the wishes of whoever runs the suite.

A test must neither read nor write the history of a real person, and colour or width must not come from outside.
"""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new folder for history and settings, and a neutral terminal."""
    monkeypatch.setenv("CONVDRILL_HOME", str(tmp_path / "home"))
    for name in ("NO_COLOR", "ACCESSIBLE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
