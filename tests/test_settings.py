"""Settings: kept and read again; a damaged, foreign, read-only or missing place is a notice, never an end."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from trainer import settings
from trainer.settings import Settings

CHOSEN = Settings(tour_done=True, level="expert", topics=("*/conv2d/*",), colours="light", drawing=False)


def test_without_a_file_the_defaults_hold() -> None:
    assert settings.load() == Settings()
    assert not settings.home().exists()


def test_what_is_saved_is_read_again() -> None:
    assert settings.save(CHOSEN) == ""
    assert settings.load() == CHOSEN
    assert [path.name for path in settings.home().iterdir()] == ["settings.json"]


def test_a_notice_is_never_stored() -> None:
    settings.save(replace(CHOSEN, notice="something"))
    assert settings.load() == CHOSEN


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"nonsense", b'{"a": ', b"[1]", b"null", b"7"]
)
def test_a_damaged_file_is_a_notice(content: bytes) -> None:
    settings.home().mkdir(parents=True)
    (settings.home() / "settings.json").write_bytes(content)
    found = settings.load()
    assert "settings.json" in found.notice
    assert replace(found, notice="", tour_done=False) == Settings()


@pytest.mark.parametrize(
    "content",
    [
        '{"level": "nonsense", "colours": 7, "topics": "x", "drawing": "yes", "tour_done": 1}',
        '{"level": null, "colours": [], "topics": [1, 2], "later": {"a": 1}}',
        "{}",
    ],
)
def test_what_is_of_the_wrong_kind_is_left_out(content: str) -> None:
    settings.home().mkdir(parents=True)
    (settings.home() / "settings.json").write_text(content, "utf-8")
    assert settings.load() == Settings()


def test_a_home_that_is_a_file_is_a_notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("CONVDRILL_HOME", str(tmp_path / "file" / "home"))
    assert "can't be stored" in settings.save(CHOSEN)
    assert "can't be read" in settings.load().notice


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="for root nothing is read-only")
def test_a_read_only_home_is_a_notice() -> None:
    settings.home().mkdir(parents=True)
    settings.home().chmod(0o500)
    assert "can't be stored" in settings.save(CHOSEN)
    settings.home().chmod(0o700)


def test_a_full_disk_is_a_notice_and_the_old_file_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    settings.save(CHOSEN)

    def full(self: Path, *arguments: object, **more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    assert "No space left on device" in settings.save(Settings())
    assert settings.load() == CHOSEN


def test_without_a_chosen_home_it_is_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONVDRILL_HOME")
    assert settings.home().name == "convdrill"
