"""`convdrill progress`: plain lines for people, one document for programs, and status 3 where nothing can be read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.evenings import SPRINT, damaged, practised
from trainer.settings import home

KEYS = """
bests core day days ideas missed_waiting next slips stood sure_and_wrong sureness totals
""".split()


def test_the_document(asked: Any) -> None:
    practised().history.close()
    found = asked("progress")
    assert sorted(found) == KEYS
    assert found["totals"] == {"days": 5, "questions": 20, "right": 10, "seconds": 400.0}
    ideas = {one["idea"]: one for one in found["ideas"]}
    assert ideas["filter-depth"] == {
        "idea": "filter-depth",
        "says": "a filter is as deep as its input",
        "tries": 10,
        "right": 5,
        "first_five": {"right": 2, "of": 5},
        "last_five": {"right": 3, "of": 5},
        "due": ideas["filter-depth"]["due"],
    }
    assert ideas["own-weights"]["last_five"] is None
    assert found["slips"][0] == {
        "slip": "forgot-depth",
        "says": "the input depth left out",
        "times": 5,
        "days": {"2026-11-18": 2, "2026-11-19": 1, "2026-11-20": 0, "2026-11-21": 1, "2026-11-22": 1},
    }
    assert [one["right"] for one in found["days"]] == [1, 2, 3, 2, 2]
    assert sorted(found["core"]) == ["not_met", "safe", "shaky"]
    assert found["core"]["shaky"] == [{"type": 29, "asks": "parameters of a convolution"}]
    assert found["bests"][0]["setting"] == SPRINT
    assert found["missed_waiting"] == 2


def test_lines_for_people(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    practised().history.close()
    status, out, err = run("progress")
    assert (status, err) == (0, "")
    assert out.isascii()
    assert max(map(len, out.splitlines())) <= 78
    assert "##...   2 of 5  ###..   3 of 5" in out
    monkeypatch.setenv("COLUMNS", "50")
    assert max(map(len, run("progress")[1].splitlines())) <= 50
    monkeypatch.setenv("ACCESSIBLE", "1")
    monkeypatch.setenv("COLUMNS", "strange")
    spoken = run("progress")[1]
    assert "#" not in spoken
    assert "A filter is as deep as its input: 2 of 5 at first, 3 of 5 lately." in spoken


def test_without_a_history_nothing_is_made_and_nothing_is_wrong(run: Any, asked: Any) -> None:
    status, out, err = run("progress")
    assert (status, err) == (0, "")
    assert "answer a question first" in " ".join(out.split())
    found = asked("progress")
    assert sorted(found) == KEYS
    assert found["totals"]["questions"] == 0
    assert found["next"] is None
    assert not home().exists()


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_history_that_cannot_be_read_is_status_3_and_one_line(run: Any, form: tuple[str, ...]) -> None:
    path = home() / "history.db"
    damaged(path)
    before = path.read_bytes()
    status, out, err = run("progress", *form)
    assert (status, out) == (3, "")
    assert err.count("\n") == 1
    assert str(path) in err
    assert path.read_bytes() == before


def test_a_stranger_in_the_history_does_not_reach_the_terminal(run: Any, asked: Any) -> None:
    from trainer.practice.card import Card

    desk = practised(1)
    desk.history.put_cards([Card("odd\x1b[2Jï", 1.0, 5.0, "2026-11-20", "2026-11-18", "2026-11-18", 1, 0, "0", "0")])
    desk.history.close()
    assert run("progress")[1].isascii()
    assert "\x1b" not in run("progress")[1]
    assert json.loads(json.dumps(asked("progress")))["ideas"][0]["idea"].startswith("odd")
