"""`convdrill history`, as it is called: what it prints, what it makes, and status 3 where the history fails."""

from __future__ import annotations

import io
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.history.entries import entry, some
from trainer.cli import main
from trainer.history import History, open_history
from trainer.settings import home


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs `convdrill history`: its status, its standard output, its standard error."""

    def ran(*arguments: str) -> tuple[int, str, str]:
        status = main(["history", *arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return ran


@pytest.fixture
def file() -> Path:
    """A history of sixty attempts in the home of the test."""
    with open_history(home() / "history.db") as history:
        history._disk.execute("PRAGMA synchronous = OFF")
        for one in some(60):
            history.keep(one)
        history.finish("a", 1, 2, 3.0, "", 4.0, "2026-11-21", mode="sprint")
    return home() / "history.db"


def kept() -> int:
    with open_history(home() / "history.db") as history:
        return len(history.attempts(limit=1000))


def test_where_it_is_and_how_much(run: Any, file: Path) -> None:
    status, out, err = run()
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == f"The history is in {file}."
    assert "Days: 3. Questions answered: " in out


def test_list_with_filters(run: Any, file: Path) -> None:
    status, out, err = run("list", "--json", "--limit", "1000")
    whole = json.loads(out)
    assert (status, err, len(whole)) == (0, "", 60)
    assert [one["at"] for one in whole] == sorted((one["at"] for one in whole), reverse=True)
    for arguments, holds in (
        (["--outcome", "missed"], lambda one: one["outcome"] in ("slipped", "wrong", "gave-up", "explained")),
        (["--slip", "flat", "--idea", "bias"], lambda one: "flat" in one["slips"] and "bias" in one["marks"]),
        (
            ["--topic", "*/conv2d/*", "--mode", "sprint"],
            lambda one: "/conv2d/" in one["topic"] and one["mode"] == "sprint",
        ),
        (["--since", "2026-11-02", "--until", "2026-11-02"], lambda one: one["day"] == "2026-11-02"),
        (["--text", "D=7"], lambda one: "D=7" in one["code"]),
        (["--slow"], lambda one: one["slow"]),
    ):
        found = json.loads(run("list", "--json", "--limit", "1000", *arguments)[1])
        assert found == [one for one in whole if holds(one)], arguments
        assert found or arguments == ["--slow"]
    assert len(json.loads(run("list", "--json")[1])) == 50


def test_list_for_people(run: Any, file: Path) -> None:
    with open_history(file) as history:
        history.keep(entry(900, "slipped", text="1\x1b[2J", code="c"))
    out = run("list", "--limit", "1")[1]
    assert out == "2026-11-18  slipped        10 s  c  1\\x1b[2J  slip: forgot-depth\n1 attempt, the newest first.\n"


def test_export_and_import(run: Any, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.jsonl"
    assert run("export", str(target)) == (0, f"Attempts written to {target}: 60.\n", "")
    assert run("export", "-")[1] == target.read_text("utf-8")
    monkeypatch.setenv("CONVDRILL_HOME", str(tmp_path / "elsewhere"))
    said = "New attempts: 60. New sittings: 1. Known already: 0. Bad lines left out: 0.\n"
    assert run("import", str(target)) == (0, said, "")
    with target.open("a", encoding="utf-8") as out:
        out.write("nonsense\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(target.read_bytes())))
    status, printed, err = run("import", "-", "--json")
    assert (status, err) == (1, "Line 63: it is not JSON.\n")
    bad = [{"line": 63, "why": "it is not JSON"}]
    assert json.loads(printed) == {"attempts": 0, "sittings": 0, "known": 61, "refused": 1, "bad": bad}
    assert run("export", "-")[1] == target.read_text("utf-8").removesuffix("nonsense\n")
    with open_history(home() / "history.db") as history:
        assert history.cards().keys() == {"depth", "bias", "stride"}


def test_nothing_is_overwritten(run: Any, file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    for what, status in (("export", 2), ("backup", 3)):
        found = run(what, str(file))
        assert (found[0], found[1]) == (status, "")
        assert "nothing is overwritten" in found[2]
    assert file.read_bytes() == before
    assert run("export", str(tmp_path / "nowhere" / "a"))[0] == 2
    assert run("import", str(tmp_path / "nowhere"))[0] == 2


def test_backup(run: Any, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "backup.db"
    assert run("backup", str(target)) == (0, f"The history is copied to {target}.\n", "")
    with closing(open_history(target)) as copy:
        assert len(copy.attempts(limit=1000)) == 60


@pytest.mark.parametrize(("answer", "left"), [("yes\n", 0), ("no\n", 60), ("", 60)])
def test_forget_asks_first(run: Any, file: Path, monkeypatch: pytest.MonkeyPatch, answer: str, left: int) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
    status, out, err = run("forget", "--all")
    assert (status, err) == (0, "")
    assert out.startswith(f"This removes everything from {file} for good.")
    assert kept() == left


def test_forget_a_part(run: Any, file: Path) -> None:
    assert run("forget", "--before", "2026-11-02", "--yes") == (0, "Attempts forgotten: 20.\n", "")
    assert run("forget", "--topic", "forward/*", "--yes") == (0, "Attempts forgotten: 40.\n", "")
    assert kept() == 0


def test_check_and_rebuild(run: Any, file: Path) -> None:
    assert run("check") == (0, f"The history in {file} is sound.\n", "")
    assert run("rebuild") == (0, "Worked out again from 60 attempts.\n", "")
    with closing(sqlite3.connect(file)) as disk:
        page = disk.execute("SELECT rootpage FROM sqlite_master WHERE name = 'attempts_by_time'").fetchone()[0]
    with file.open("rb+") as raw:
        raw.seek((page - 1) * 4096 + 8)
        raw.write(b"\xff" * 400)
    status, out, _ = run("check", "--json")
    found = json.loads(out)
    assert (status, found["sound"], bool(found["problems"])) == (1, False, True)
    assert "put a backup in its place" in run("check")[1]


PARTS = (
    [], ["list"], ["export", "-"], ["import", "-"], ["backup", "b"], ["forget", "--all", "--yes"], ["check"], ["rebuild"]
)  # fmt: skip


@pytest.mark.parametrize("arguments", PARTS, ids=lambda part: " ".join(part) or "none")
def test_a_damaged_history_is_status_3(run: Any, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    home().mkdir(parents=True)
    (home() / "history.db").write_bytes(b"garbage" * 100)
    status, out, err = run(*arguments)
    assert (status, out) == (3, "")
    assert (err.count("\n"), "is damaged" in err) == (1, True)
    assert [one.name for one in home().iterdir()] == ["history.db"]


@pytest.mark.parametrize("arguments", PARTS, ids=lambda part: " ".join(part) or "none")
def test_without_a_history_nothing_is_made_but_by_an_import(
    run: Any, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    status, _, err = run(*arguments)
    if arguments[:1] == ["import"]:
        assert (status, err, kept()) == (0, "", 0)
    else:
        assert status == 3
        assert "There is no history in" in err
        assert not home().exists()


@pytest.mark.parametrize(
    "arguments",
    [
        *(
            ["nonsense"],
            ["list", "--since", "yesterday"],
            ["list", "--limit", "0"],
            ["list", "--outcome", "x"],
            ["forget"],
        ),
        *(["forget", "--all", "--topic", "x"], ["forget", "--before", "2026-13-01"], ["export"], ["list", "--topic"]),
    ],
    ids=" ".join,
)
def test_arguments_that_can_not_be_understood_are_one_line(run: Any, file: Path, arguments: list[str]) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert (err.count("\n"), "--help` shows what there is" in err) == (1, True)
    assert kept() == 60


def test_a_history_that_is_only_read_is_listed_none_the_less(
    run: Any, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = History.__init__

    def copied(self: History, path: Path, opened: Any) -> None:
        real(self, path, opened._replace(on_disk=False, notice="It is read-only."))

    monkeypatch.setattr(History, "__init__", copied)
    status, out, err = run("list", "--json")
    assert (status, len(json.loads(out)), err) == (0, 50, "It is read-only.\n")
    assert run("rebuild") == (3, "", "It is read-only.\n")


def test_the_interview_of_the_settings_caps_what_an_import_schedules(run: Any, file: Path) -> None:
    """Cards are those that learning makes: with an interview near, nothing is put off by more than three days."""
    from dataclasses import replace

    from trainer import settings

    assert run("rebuild")[0] == 0
    with open_history(file) as history:
        usual = max(card.due for card in history.cards().values())
    settings.save(replace(settings.load(), interview="2026-11-12"))
    assert run("rebuild")[0] == 0
    with open_history(file) as history:
        near = {card.idea: card for card in history.cards().values()}
    assert near
    assert all(card.due <= "2026-11-06" for card in near.values())
    assert usual >= max(card.due for card in near.values())


@pytest.mark.parametrize("command", [("history", "list"), ("progress",), ("due",)])
def test_a_file_in_the_place_of_the_folder_is_told_of(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    home().parent.mkdir(parents=True, exist_ok=True)
    home().write_text("", "utf-8")
    status, said = main(list(command)), capsys.readouterr()
    assert (status, said.out) == (3, "")
    assert said.err.startswith(f"{home()} is no folder")
    assert "move it away" in said.err
