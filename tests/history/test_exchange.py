"""Out and in again: nothing is lost, nothing is doubled, a bad line stops nothing and is told by its number."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.history.entries import counted, entry, some, told
from trainer.history import History, HistoryError, open_history
from trainer.history.lines import attempt_line, header


@pytest.fixture
def other(tmp_path: Path) -> Iterator[History]:
    """Another new history."""
    with open_history(tmp_path / "other" / "history.db") as new:
        new._disk.execute("PRAGMA synchronous = OFF")
        yield new


def fill(history: History, seed: int = 1, number: int = 120) -> None:
    for made in some(number, seed):
        one = made._replace(at=made.at + seed / 10, sitting=f"{seed} {made.sitting}")
        history.keep(one, list(counted(one, history.cards())))
    history.finish(f"sprint {seed}", 5, 9, 12.5, "sprint/300", 1e9 + seed, "2026-11-21", '{"a": 1}', mode="sprint")
    history.rebuild(counted)


def lines(history: History) -> list[str]:
    out = io.StringIO()
    history.export(out)
    return out.getvalue().splitlines(keepends=True)


def test_what_is_exported_and_imported_says_the_same(history: History, other: History) -> None:
    fill(history)
    history.keep(entry(900, text="¼ \u2028 \udc80", read_as="×", sure=False, hung=True))
    history.rebuild(counted)
    found = other.import_(lines(history), counted)
    assert found == (121, 1, 0, 0, ())
    assert told(other) == told(history)
    assert lines(other) == lines(history)


def test_imported_again_nothing_changes(history: History, other: History) -> None:
    fill(history)
    other.import_(lines(history), counted)
    before = told(other)
    assert other.import_([one.encode() for one in lines(history)], counted) == (0, 0, 121, 0, ())
    assert told(other) == before


def test_two_histories_merge_to_the_same_whichever_comes_first(
    history: History, other: History, tmp_path: Path
) -> None:
    fill(history, 1)
    fill(other, 2)
    one_way, other_way = lines(history), lines(other)
    history.import_(other_way, counted)
    other.import_(one_way, counted)
    assert len(history.attempts(limit=1000)) == 240
    assert told(history) == told(other)


def test_a_sitting_that_was_cut_off_here_is_finished_by_an_import(history: History, other: History) -> None:
    fill(history)
    other.park("sprint 1", "sprint", "{}", 1.0, "2026-11-21")
    other.import_(lines(history))
    assert other.unfinished() is None
    assert other.sittings(9) == history.sittings(9)


def test_the_lines_of_an_export(history: History) -> None:
    history.keep(entry(1, "slipped", pairs=(("a", "b"),), sure=True))
    history.finish("s", 1, 2, None, "", 5.0, "2026-11-21", mode="stand")
    first, second, third = map(json.loads, lines(history))
    assert first == {"record": "history", "format": 1}
    assert list(second.items()) == [
        ("record", "attempt"), ("id", entry(1).id), ("at", 1e9 + 60), ("day", "2026-11-01"), ("sitting", "sitting 0"),
        ("mode", "tonight"), ("setting", ""), ("number", 2), ("topic", "forward/conv2d/params"),
        ("kind", "forward/params"), ("level", "interview"), ("types", [29]), ("marks", {"filter-depth": False}),
        ("hung", False), ("code", entry(1).attempt.code), ("text", "100"), ("read_as", "100"), ("outcome", "slipped"),
        ("slips", ["forgot-depth"]), ("pairs", [["a", "b"]]), ("hints", 0), ("seconds", 10.0), ("place", 1),
        ("sure", True), ("shown", False),
    ]  # fmt: skip
    assert list(third) == ["record", "id", "mode", "setting", "at", "day", "right", "asked", "median_seconds", "notes"]


def line(**changes: Any) -> str:
    values = json.loads(attempt_line(entry(1)))
    return json.dumps({name: value for name, value in {**values, **changes}.items() if value is not ...})


BAD: dict[str, str | bytes] = {
    "it is not JSON": "{",
    "it is not UTF-8": b'{"record": "\xff"}',
    "it is no JSON object": "[1]",
    '"record" is none of "history", "attempt" and "sitting"': '{"record": 7}',
    '"id" is missing': line(id=...),
    '"id" is not 16 hexadecimal digits': line(id="0123456789ABCDEF"),
    '"at" is no number of seconds': line(at=True),
    '"day" is no day such as 2026-11-21': line(day="2026-02-30"),
    '"mode" is none of practice, tour, tonight, sprint, missed, challenge, stand, interview': line(mode="exam"),
    '"outcome" is none of right, convention, slipped, wrong, gave-up, explained, skipped': line(outcome="wrong "),
    '"number" is no whole number from 0': line(number=10**30),
    '"place" is no whole number from 1': line(place=0),
    '"topic" is no name': line(topic="a\nb"),
    '"sitting" is no name': line(sitting="\ud800"),
    '"slips" is no list': line(slips="flat"),
    '"slips" is no text of at most 300 characters': line(slips=[7]),
    '"pairs" holds something that is no pair': line(pairs=[["a"]]),
    '"marks" is no object of truths': line(marks={"a": 1}),
    '"hung" is neither true nor false': line(hung=0),
    '"sure" is neither true nor false': line(sure="yes"),
    '"code" is no text of at most 100,000 characters': line(code="x" * 100_001),
    '"types" is no whole number from 0': line(types=[-1]),
    '"seconds" is no number of seconds': line().replace("10.0", "NaN"),
    '"median_seconds" is missing': '{"record":"sitting","id":"a","mode":"sprint","setting":"","at":1,"day":"2026-11-21"}',
}


@pytest.mark.parametrize("why", BAD)
def test_a_bad_line_is_told_and_the_rest_comes_in(history: History, why: str) -> None:
    found = history.import_([header(), BAD[why], "", "\n", line()], counted)
    assert (found.attempts, found.refused) == (1, 1)
    assert found.bad == ((2, why),)


@pytest.mark.parametrize("raw", ["[" * 100_000, '{"record": "attempt", "at": ' + "9" * 5000 + "}", b"\x00\xff" * 500])
def test_lines_made_to_hurt_are_only_bad(history: History, raw: str | bytes) -> None:
    assert history.import_([raw, line()]).refused == 1


def test_an_export_of_a_newer_version_is_refused_whole(history: History) -> None:
    with pytest.raises(HistoryError, match="newer ConvDrill"):
        history.import_([line(), '{"record": "history", "format": 2}'])
    assert history.attempts() == []


def test_an_import_that_breaks_off_leaves_everything_as_it_was(history: History) -> None:
    def broken() -> Iterator[str]:
        yield line()
        raise OSError(5, "Input/output error")

    fill(history, number=20)
    before = told(history)
    with pytest.raises(OSError, match="Input/output"):
        history.import_(broken(), counted)
    assert told(history) == before


def test_a_backup_holds_everything_in_one_file(history: History, tmp_path: Path) -> None:
    fill(history)
    target = tmp_path / "backup.db"
    history.backup(target)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["backup.db", "home"]
    with open_history(target) as copy:
        assert (copy.notice, told(copy)) == ("", told(history))


def test_a_backup_overwrites_nothing(history: History, path: Path, tmp_path: Path) -> None:
    for target in (path, tmp_path):
        with pytest.raises(HistoryError, match="nothing is overwritten"):
            history.backup(target)
    with pytest.raises(HistoryError, match="can't be written"):
        history.backup(tmp_path / "nowhere" / "backup.db")
    assert [one.name for one in tmp_path.iterdir()] == ["home"]


FORGOTTEN = {
    "all": ({}, lambda one: True),
    "before a day": ({"before": "2026-11-03"}, lambda one: one.day < "2026-11-03"),
    "a topic": ({"topic": "forward/conv2d/*"}, lambda one: one.topic.startswith("forward/conv2d/")),
    "no topic": ({"topic": "nothing"}, lambda one: False),
}


@pytest.mark.parametrize("which", FORGOTTEN)
def test_what_is_forgotten_counts_nowhere(history: History, other: History, which: str) -> None:
    arguments, gone = FORGOTTEN[which]
    made = some(120)
    fill(history)
    left = [one for one in made if not gone(one)]
    for one in left:
        other.keep(one._replace(at=one.at + 0.1, sitting=f"1 {one.sitting}"))
    if which != "all":
        other.finish("sprint 1", 5, 9, 12.5, "sprint/300", 1e9 + 1, "2026-11-21", '{"a": 1}', mode="sprint")
    other.rebuild(counted)
    assert history.forget(counted, **arguments) == 120 - len(left)
    assert told(history) == told(other)


def test_what_is_forgotten_is_not_in_the_file_any_more(path: Path) -> None:
    with open_history(path) as history:
        for number in range(50):
            history.keep(entry(number, text=f"a secret answer {number}", topic="t" if number else "other"))
        history.park("sitting 0", "tonight", '{"text": "a secret answer"}', 5.0, "2026-11-21")
        assert b"a secret answer 7" in path.read_bytes() + path.with_name("history.db-wal").read_bytes()
        history.forget(topic="t")
        assert b"a secret answer 7" not in path.read_bytes() + path.with_name("history.db-wal").read_bytes()
        assert history.unfinished() is None
    assert b"a secret answer 7" not in path.read_bytes()
    assert b"a secret answer 0" in path.read_bytes()


def test_forgetting_needs_no_end_of_another_program_that_reads(path: Path) -> None:
    with open_history(path, 0.01) as history, closing(sqlite3.connect(path, isolation_level=None)) as reader:
        history._disk.execute("PRAGMA synchronous = OFF")
        fill(history)
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM attempts").fetchone() == (120,)
        assert history.forget() == 120
        assert reader.execute("SELECT count(*) FROM attempts").fetchone() == (120,)
        assert history.attempts() == []


def test_an_export_is_of_one_moment(history: History, path: Path) -> None:
    """What another program keeps while an export is being written is not in it, and is not lost either."""
    fill(history, number=30)
    with closing(open_history(path)) as second:
        out = io.StringIO()

        class Slow(io.StringIO):
            def write(self, text: str) -> int:
                if not out.tell():
                    assert second.keep(entry(700)) == ""
                return out.write(text)

        history.export(Slow())
    assert out.getvalue().count('"attempt"') == 30
    assert len(history.attempts(limit=100)) == 31
