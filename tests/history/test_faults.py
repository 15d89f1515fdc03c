"""Whatever is wrong with the file: practice goes on, one sentence tells it, and nothing that is there is changed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.history.entries import entry, full_file, some, told
from trainer.history import HistoryError, opening, schema
from trainer.history import open_history as open_

ROOT = Path(__file__).parent.parent.parent


def foreign_file(path: Path, statement: str = "CREATE TABLE a (b)") -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as disk:
        disk.execute(statement)
        disk.execute("CREATE TABLE IF NOT EXISTS other (a)")


def changed(path: Path, at: int, new: bytes) -> None:
    with path.open("rb+") as file:
        file.seek(at)
        file.write(new)


def written(content: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.parent.mkdir(parents=True)
        path.write_bytes(content)

    return write


def truncated(path: Path) -> None:
    full_file(path)
    os.truncate(path, 8192)


def truncated_in_the_header(path: Path) -> None:
    full_file(path, 1)
    os.truncate(path, 60)


def emptied_beside_its_log(path: Path) -> None:
    """The file was emptied while what was last written still stands in the log beside it, which must stay."""
    full_file(path, 1)
    path.write_bytes(b"")
    path.with_name("history.db-wal").write_bytes(b"what was last written" * 500)


def without_a_schema(path: Path) -> None:
    full_file(path, 1)
    changed(path, 100, b"\xff" * 3000)


def newer(path: Path) -> None:
    full_file(path, 3)
    with closing(sqlite3.connect(path)) as disk:
        disk.execute("PRAGMA user_version = 77")


def newer_in_its_log(path: Path) -> None:
    """A newer version was just there and was killed: only the log beside the file tells it."""
    full_file(path, 3)
    killed = (
        "import os, sqlite3, sys; disk = sqlite3.connect(sys.argv[1]);"
        "disk.execute('PRAGMA user_version = 77'); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", killed, path], timeout=60)


def a_folder(path: Path) -> None:
    path.mkdir(parents=True)


def a_broken_link(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.symlink_to(path.with_name("nowhere"))


def a_file_as_home(path: Path) -> None:
    path.parent.write_text("", "utf-8")


BROKEN: dict[str, tuple[Callable[[Path], None], str]] = {
    "zero bytes": (written(b""), "is damaged"),
    "garbage": (written(b"\x00\x01garbage" * 1000), "is damaged"),
    "text": (written(b"not a database\n"), "is damaged"),
    "truncated": (truncated, "is damaged"),
    "truncated in the header": (truncated_in_the_header, "is damaged"),
    "emptied": (emptied_beside_its_log, "is damaged"),
    "without a schema": (without_a_schema, "is damaged"),
    "somebody else's": (foreign_file, "is a database of another program"),
    "somebody else's with an id": (lambda path: foreign_file(path, "PRAGMA application_id = 7"), "another program"),
    "newer": (newer, "is of a newer ConvDrill (format 77; this one knows"),
    "newer in its log": (newer_in_its_log, "is of a newer ConvDrill (format 77; this one knows"),
    "a folder": (a_folder, "is no file"),
    "a broken link": (a_broken_link, "is no file"),
    "a file as home": (a_file_as_home, "is no folder"),
}


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Every file below a folder with its bytes. What SQLite keeps beside a file only to share it is no content."""
    found = {str(one): one.read_bytes() if one.is_file() else None for one in folder.rglob("*")}
    return {name: content for name, content in found.items() if not name.endswith("-shm")}


@pytest.mark.parametrize("kind", BROKEN)
def test_practice_goes_on_in_memory_and_nothing_is_changed(kind: str, path: Path, tmp_path: Path) -> None:
    make, says = BROKEN[kind]
    make(path)
    before = snapshot(tmp_path)
    with open_(path) as history:
        assert says in history.notice
        assert str(path if kind != "a file as home" else path.parent) in history.notice
        assert (history.notice.count(". "), history.notice[-1]) == (0, "."), "one sentence"
        assert not history.is_on_disk
        assert not history.is_read
        for one in some(30):
            assert history.keep(one) == history.notice
        assert len(history.attempts()) == 30
        with pytest.raises(HistoryError, match="kept only until"):
            history.forget()
        with pytest.raises(HistoryError, match="kept only until"):
            history.check()
    after = snapshot(tmp_path)
    if kind == "newer in its log":  # who closes it last may bring the log into the file; nothing is lost by that
        with closing(sqlite3.connect(path)) as disk:
            assert disk.execute("SELECT count(*) FROM attempts").fetchone() == (3,)
            assert schema.version(disk) == 77
    else:
        assert after == before


def test_a_flipped_page_is_found_by_a_check(path: Path) -> None:
    full_file(path)
    with open_(path) as history:
        assert history.check() == ()
        page = history._disk.execute("SELECT rootpage FROM sqlite_master WHERE name = 'attempts_by_time'").fetchone()[0]
    changed(path, (page - 1) * 4096 + 8, b"\xff" * 400)
    with open_(path) as history:
        assert history.check()
        assert all(isinstance(one, str) for one in history.check())


def test_a_page_that_fails_while_reading_is_a_notice(path: Path) -> None:
    full_file(path)
    with open_(path) as history:
        page = history._disk.execute("SELECT rootpage FROM sqlite_master WHERE name = 'attempts_by_time'").fetchone()[0]
    changed(path, (page - 1) * 4096, b"\xff" * 4096)
    with open_(path) as history:
        assert history.attempts() == []
        assert "is damaged" in history.notice
        with pytest.raises(HistoryError, match="is damaged; nothing was changed"):
            history.rebuild()


def test_a_missing_home_is_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "history.db"
    with open_(path) as history:
        assert (history.notice, history.is_on_disk) == ("", True)
    assert [one.name for one in path.parent.iterdir()] == ["history.db"]


def test_any_name_of_a_home_will_do(tmp_path: Path) -> None:
    path = tmp_path / "a #b?c=1&d %20 ü" / "history.db"
    with open_(path) as history:
        assert (history.notice, history.keep(entry(1))) == ("", "")
    assert [one.name for one in path.parent.iterdir()] == ["history.db"]


def test_a_disk_without_links_still_gets_its_history(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    with open_(path) as history:
        assert (history.notice, history.keep(entry(1))) == ("", "")
    assert [one.name for one in path.parent.iterdir()] == ["history.db"]


def test_a_home_that_can_not_be_made_is_a_notice(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)
    with open_(path) as history:
        assert "can't be made (Permission denied)" in history.notice
        assert "CONVDRILL_HOME" in history.notice


def test_a_read_only_file_is_read_and_goes_on_in_memory(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite itself refuses here: the file is opened for reading only."""
    full_file(path, 20)
    with open_(path) as history:
        whole = told(history)
    before = path.read_bytes()
    connect = sqlite3.connect

    def only_to_read(name: Any, **more: Any) -> sqlite3.Connection:
        return connect(name.replace("mode=rw", "mode=ro") if isinstance(name, str) else name, **more)

    monkeypatch.setattr(opening.sqlite3, "connect", only_to_read)
    with open_(path) as history:
        assert "can't be written (read-only)" in history.notice
        assert (history.is_on_disk, history.is_read) == (False, True)
        assert told(history) == whole
        assert history.keep(entry(500)) == history.notice
        assert len(history.attempts()) == 21
        assert history.check() == ()
        with pytest.raises(HistoryError, match="read-only"):
            history.rebuild()
    assert path.read_bytes() == before


AS_NOBODY = """
import os, sys
from pathlib import Path
from trainer.history import open_history
from tests.history.entries import entry
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
with open_history(Path(sys.argv[1])) as history:
    history.keep(entry(500))
    print(history.is_on_disk, history.is_read, len(history.attempts()), history.notice)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs the permissions of Unix")
@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "told_of"),
    [
        (0o444, 0o755, "False True 4 The history in {} can't be written (read-only)"),
        (0o666, 0o555, "False True 4 The history in {} can't be written (read-only)"),
        (0o000, 0o755, "False False 1 The history in {} can't be opened (Permission denied)"),
        (0o644, 0o000, "False False 1 The history in {} can't be opened (Permission denied)"),
    ],
    ids=["file read-only", "folder read-only", "file locked up", "folder locked up"],
)
def test_real_permissions(file_mode: int, folder_mode: int, told_of: str) -> None:
    """For the superuser nothing is read-only, so another user opens it."""
    with tempfile.TemporaryDirectory() as place:  # pytest's own folders can't be entered by others
        path = Path(place, "home", "history.db")
        full_file(path, 3)
        path.chmod(file_mode)
        path.parent.chmod(folder_mode)
        Path(place).chmod(0o755)
        command = [sys.executable, "-c", AS_NOBODY, path]
        done = subprocess.run(
            command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60
        )
        path.parent.chmod(0o755)
        assert done.stderr == ""
        assert done.stdout.startswith(told_of.format(path)), done.stdout
        with open_(path) as history:
            assert len(history.attempts()) == 3
