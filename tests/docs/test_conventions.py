"""Every line of code in docs/conventions.md gives what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from question_bank.explaining import explain
from question_bank.frameworks import Refused

PAGE = Path(__file__).parents[2] / "docs" / "conventions.md"
_ROW = re.compile(r"^\| `(?P<code>[^`]+)` \| (?P<input>[\dx]+) \| (?P<rest>.*) \|$", re.MULTILINE)
ROWS = [
    (row["code"], row["input"], [cell.strip() for cell in row["rest"].split(" | ")])
    for row in _ROW.finditer(PAGE.read_text())
]
SIZES = [row for row in ROWS if len(row[2]) == 2]
COUNTS = [row for row in ROWS if len(row[2]) == 3]


def _with_channel(code: str, shape: str) -> str:
    return f"1x{shape}" if code.startswith("nn.") else f"{shape}x1"


@pytest.mark.parametrize(("code", "shape", "cells"), SIZES, ids=lambda value: str(value)[:60])
def test_a_line_gives_the_size_that_the_page_says(code: str, shape: str, cells: list[str]) -> None:
    if cells[0] == "refused":
        with pytest.raises(Refused):
            explain(code, _with_channel(code, shape))
        return
    sides = explain(code, _with_channel(code, shape)).output_shape()
    plane = sides[1:] if code.startswith("nn.") else sides[:-1]
    assert "x".join(map(str, plane)) == cells[0]


@pytest.mark.parametrize(("code", "shape", "cells"), COUNTS, ids=lambda value: str(value)[:60])
def test_a_line_has_the_parameters_that_the_page_says(code: str, shape: str, cells: list[str]) -> None:
    found = explain(code, shape).quantities()
    assert (found["params"], found.get("buffers", 0)) == (int(cells[0]), int(cells[1]))


def test_the_page_has_rows_to_check() -> None:
    assert len(SIZES) >= 19
    assert len(COUNTS) >= 20
