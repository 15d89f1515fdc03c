"""What was kept is on the disk: after a kill, with two programs at once, and through a change of the tables."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.history.entries import counted, entry, some, told
from tools.killing import kill
from trainer.history import open_history, schema

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs Unix")


def test_each_answer_is_written_through_when_keep_returns(path: Path) -> None:
    with open_history(path) as history:
        assert history._disk.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert history._disk.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
        history.keep(entry(1))
        with closing(sqlite3.connect(path)) as other:
            assert other.execute("SELECT count(*) FROM attempts").fetchone() == (1,)


@needs_fork
def test_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """The long form is `python -m tools.killing FOLDER --kills 300`."""
    found = kill(tmp_path, 20)
    assert (found.lost, found.faults) == ((), ())
    assert found.kills == 20
    assert found.acknowledged > 10


@needs_fork
def test_a_history_that_loses_answers_would_be_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above can fail: here something is said to be kept that never is."""
    monkeypatch.setattr("trainer.history.writing.keep", lambda disk, **more: None)
    found = kill(tmp_path, 8)
    assert len(found.lost) == found.acknowledged > 0


def _keep(path: Path, start: int) -> None:
    with open_history(path) as history:
        for number in range(start, start + 40):
            assert history.keep(entry(number, seconds=1.0)) == ""


def test_two_programs_at_once(path: Path) -> None:
    """Also at the very first start, when neither finds a file."""
    context = multiprocessing.get_context("spawn")
    programs = [context.Process(target=_keep, args=(path, start)) for start in (0, 1000)]
    for one in programs:
        one.start()
    for one in programs:
        one.join(60)
    assert [one.exitcode for one in programs] == [0, 0]
    with open_history(path) as history:
        assert len(history.attempts(limit=1000)) == history.totals().questions == 80
        assert history.types()[29].tries == 80
        assert history.check() == ()
    assert [one.name for one in path.parent.iterdir()] == ["history.db"]


def test_two_open_histories_see_each_other(path: Path) -> None:
    with open_history(path) as one, open_history(path) as other:
        for number in range(10):
            assert (one if number % 2 else other).keep(entry(number)) == ""
        assert told(one) == told(other)
        assert len(one.attempts()) == 10


STEP = ("ALTER TABLE attempts ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'", "CREATE TABLE moods (mood TEXT)")


def test_an_older_file_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_history(path) as history:
        for one in some(30):
            history.keep(one, list(counted(one, history.cards())))
        before = told(history)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, STEP))
    with open_history(path) as history:
        assert (history.notice, told(history)) == ("", before)
        assert schema.version(history._disk) == len(schema.MIGRATIONS) == 2
        assert history._disk.execute("SELECT DISTINCT mood FROM attempts").fetchall() == [("calm",)]
    with open_history(path) as history:
        assert history.notice == ""


def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_history(path) as history:
        history.keep(entry(1))
        history.keep(entry(2))
    monkeypatch.setattr(
        schema, "MIGRATIONS", (*schema.MIGRATIONS, (*STEP, "CREATE UNIQUE INDEX once ON attempts (topic)"))
    )
    with open_history(path) as history:
        assert "can't be opened" in history.notice
    monkeypatch.undo()
    with open_history(path) as history:
        assert (history.notice, len(history.attempts())) == ("", 2)


RELEASED = "bf412b9203b9f4449927e2ac911f81ac0c05ee09b64fdc4958c389f43276e999"


def test_released_steps_never_change() -> None:
    """A file that was made with them could not be brought up to date; what is new is a step of its own."""
    text = "\n".join(" ".join(statement.split()) for statement in schema.MIGRATIONS[0])
    assert hashlib.sha256(text.encode()).hexdigest() == RELEASED
