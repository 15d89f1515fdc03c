"""The plan for home: what it says, and that it loads no layer to say it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from trainer.learning import days
from trainer.learning.evening import tonight
from trainer.learning.planning import due_line, plan, standing
from trainer.learning.pool import pool
from trainer.practice.card import Card

DAY, INTERVIEW = "2026-11-22", "2026-11-30"


def _card(idea: str, lasts: str, due: str = DAY) -> Card:
    before = days.later(DAY, -1)
    return Card(idea, 1.0, 5.0, due, before, before, len(lasts), lasts.count("1"), lasts[:5], lasts)


def test_the_parts_make_up_the_evening() -> None:
    deck = tonight(DAY, "s", [_card("filter-depth", "0"), _card("plus-one", "1")], interview=INTERVIEW)
    found = plan(deck)
    assert [part.name for part in found.parts] == ["come back", "new", "mixed", "out loud"]
    assert sum(part.questions for part in found.parts) == found.questions == deck.total
    assert abs(sum(part.minutes for part in found.parts) - found.minutes) <= 2
    assert (found.evenings, found.days, found.core) == (8, 8, 20)
    assert "a filter is as deep as its input" in found.why


def test_new_are_the_three_weightiest_that_were_not_met() -> None:
    new = next(part for part in plan(tonight(DAY, "s")).parts if part.name == "new")
    assert new.ideas == pool().by_weight[:3]
    assert new.ideas[0] == "filter-depth"


def test_nothing_new_is_planned_for_the_last_evening_nor_after_many_misses() -> None:
    last = tonight(days.later(INTERVIEW, -1), "s", [_card("plus-one", "1")], interview=INTERVIEW)
    missed = tonight(DAY, "s", [_card("plus-one", "1")], recent=[True] * 6 + [False] * 4)
    for deck in (last, missed):
        assert "new" not in {part.name for part in plan(deck).parts}
    assert plan(last).minutes == 10


def test_what_will_not_fit_is_said() -> None:
    assert plan(tonight(DAY, "s", interview=INTERVIEW)).not_fitting == ()
    late = plan(tonight(DAY, "s", interview=days.later(DAY, 3)))
    assert 0 < len(late.not_fitting) < 20
    assert "will not fit" in late.outlook
    assert late.not_fitting[0] in late.outlook
    assert plan(tonight(DAY, "s")).outlook == ""


def test_where_a_type_stands() -> None:
    assert [standing(lasts) for lasts in ("", "1", "0", "10", "01", "11", "0011", "110")] == [
        "not met", "shaky", "shaky", "shaky", "shaky", "safe", "safe", "shaky",
    ]  # fmt: skip
    assert plan(tonight(DAY, "s", types={29: "11", 31: "10", 50: "11"})).safe == 1


def test_due_is_one_line_or_nothing() -> None:
    assert due_line(tonight(DAY, "s")) == ""
    assert due_line(tonight(DAY, "s", [_card("plus-one", "1", days.later(DAY, 1))])) == ""
    assert due_line(tonight(DAY, "s", [_card("plus-one", "1")])) == "One idea is due today."
    assert due_line(tonight(DAY, "s", [_card("plus-one", "1"), _card("one-bias", "1")])) == "Two ideas are due today."


_ALONE = """
import sys
from trainer.learning.evening import tonight
from trainer.learning.planning import plan
from trainer.practice.card import Card
plan(tonight("2026-11-22", "s", [Card("plus-one", 1.0, 5.0, "2026-11-22", "2026-11-21", "2026-11-21", 1, 1, "1", "1")]))
print(*(name for name in sys.modules if name.startswith(("question_bank.layers.", "question_bank.designs.", "fsrs"))))
"""


def test_a_plan_loads_no_layer_and_no_scheduler() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", _ALONE], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
