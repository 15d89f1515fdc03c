"""Writing begins to fail while somebody practises: it goes on in memory, and is written when that works again."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.history.entries import entry, full_file, some, told
from trainer.history import HistoryError
from trainer.history import open_history as open_

ROOT = Path(__file__).parent.parent.parent


def test_the_disk_fills_up_and_later_has_room_again(path: Path) -> None:
    entries = some(400)
    with open_(path) as history, open_(path.with_name("other.db")) as other:
        other._disk.execute("PRAGMA synchronous = OFF")
        pages = history._disk.execute("PRAGMA page_count").fetchone()[0]
        history._disk.execute(f"PRAGMA max_page_count = {pages + 20}")
        for place, one in enumerate(entries):
            notice = history.keep(one, sitting_state="{}")
            other.keep(one, sitting_state="{}")
            if place % 100 == 50:
                assert told(history) == told(other)
        assert "the disk is full" in notice
        assert notice == history.notice
        assert str(path) in notice
        assert not history.is_on_disk
        with open_(path) as third:
            on_disk = len(third.attempts(limit=1000))
        assert 0 < on_disk < 400
        with pytest.raises(HistoryError, match="disk is full"):
            history.rebuild()
        history._disk.execute("PRAGMA max_page_count = 1000000")
        assert history.keep(entry(1000)) == ""
        other.keep(entry(1000))
        assert history.is_on_disk
        assert history.notice == ""
        assert told(history) == told(other)
        with open_(path) as third:
            assert told(third) == told(other)


def test_what_waits_is_written_at_the_end_if_that_works_then(path: Path) -> None:
    with open_(path) as history:
        history._disk.execute("PRAGMA query_only = ON")
        assert "can't be written" in history.keep(entry(1))
        assert "can't be written" in history.park("a", "tonight", "{}", 1.0, "2026-11-21")
        assert len(history.attempts()) == 1
        assert history.unfinished() is not None
        history._disk.execute("PRAGMA query_only = OFF")
        assert history.close() == ""
    with open_(path) as history:
        assert [one.entry for one in history.attempts()] == [entry(1)]
        assert history.unfinished() is not None


def test_what_can_not_be_written_at_the_end_either_is_told(path: Path) -> None:
    history = open_(path)
    history._disk.execute("PRAGMA query_only = ON")
    history.keep(entry(1))
    assert "can't be written" in history.close()


LIMITED = """
import resource, sys
from pathlib import Path
from trainer.history import open_history
from tests.history.entries import entry
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
with open_history(Path(sys.argv[1])) as history:
    kept = 0
    for number in range(60):
        kept += history.keep(entry(number)) == ""
    print(kept, len(history.attempts(limit=1000)), history.notice)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of Unix")
@pytest.mark.parametrize("limit", [0, 10_000, 150_000])
def test_a_limit_on_the_size_of_files(path: Path, limit: int) -> None:
    """The operating system refuses to write on: at once, while the file is made, or in mid-session."""
    command = [sys.executable, "-c", LIMITED, path, str(limit)]
    done = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    kept, there, notice = done.stdout.split(" ", 2)
    assert (there, str(path) in notice) == ("60", True)
    assert int(kept) < 60
    with open_(path) as history:
        assert history.notice == ""
        assert int(kept) <= len(history.attempts(limit=1000)) < 60
        assert history.check() == ()


def test_a_history_held_by_another_program_waits(path: Path) -> None:
    full_file(path, 3)
    with closing(sqlite3.connect(path, isolation_level=None)) as holder, open_(path, 0.01) as history:
        holder.execute("BEGIN IMMEDIATE")
        assert "another program holds it" in history.keep(entry(500))
        assert len(history.attempts()) == 4
        with pytest.raises(HistoryError, match="another program holds it"):
            history.rebuild()
        with open_(path, 0.01) as late:
            assert (late.notice, len(late.attempts())) == ("", 3)
        holder.execute("ROLLBACK")
        assert history.keep(entry(501)) == ""
        assert len(history.attempts()) == 5
