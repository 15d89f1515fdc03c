"""The page about the history names what there is: each table, key, command, filter and outcome."""

from __future__ import annotations

import json
import re
from argparse import Namespace
from pathlib import Path
from typing import get_args

from tests.history.entries import entry
from trainer.cli.arguments import Parser
from trainer.cli.history import add
from trainer.history import SittingRecord, open_history
from trainer.history.lines import attempt_line, header, sitting_line
from trainer.practice.sitting import AttemptOutcome

PAGE = (Path(__file__).parent.parent.parent / "docs" / "history.md").read_text("utf-8")


def test_every_table_is_named(tmp_path: Path) -> None:
    with open_history(tmp_path / "history.db") as history:
        found = history._disk.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    section = PAGE.partition("## The tables")[2]
    assert [name for (name,) in found if f"`{name}`" not in section] == []


def test_every_key_of_a_line_is_shown_in_its_order() -> None:
    made = SittingRecord("a", "sprint", "", 1.0, "2026-11-21", 1, 2, 3.0, "")
    section = PAGE.partition("## JSON Lines")[2]
    keys = [key for line in (header(), attempt_line(entry(1)), sitting_line(made)) for key in json.loads(line)]
    shown = [key for key in re.findall(r'"([\w-]+)":', section) if key != "filter-depth"]
    assert [key for key in keys if key != "filter-depth"] == shown


def test_every_part_and_option_is_named() -> None:
    parser = Parser("convdrill history")
    add(parser)
    section = PAGE.partition("## The command")[2].partition("## ")[0]
    parts = next(action.choices for action in parser._actions if action.dest == "what")
    assert isinstance(parts, dict)
    for name, part in parts.items():
        assert f"convdrill history {name}" in section
        options = [option for action in part._actions for option in action.option_strings if option.startswith("--")]
        assert [one for one in options if one not in section and one != "--help"] == []
    assert all(f"`{outcome}`" in section for outcome in get_args(AttemptOutcome))
    assert parser.parse_args([]) == Namespace(what=None)
