"""Bars are as long as they say, and a line goes where its values go."""

from __future__ import annotations

import pytest

from trainer.sittings.charts import bar, labelled, line, tally


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.0, "    "), (0.001, "▏   "), (0.5, "██  "), (17 / 32, "██▏ "), (0.99, "████"), (1.0, "████"), (7.0, "████")],
)
def test_a_bar_in_eighths(share: float, shown: str) -> None:
    assert bar(share, 4) == shown


def test_a_bar_is_longer_for_more_and_always_as_wide() -> None:
    bars = [bar(share / 64, 8) for share in range(65)]
    assert len(set(bars)) == 65
    assert {len(one) for one in bars} == {8}
    assert bar(0.001, 20, ascii_only=True).strip() == "#", "something is never nothing"
    assert bar(-1.0, 3) == "   "


def test_a_tally_has_a_cell_for_each_answer() -> None:
    assert tally(2, 5) == "██░░░"
    assert tally(1, 2) == "█░   "
    assert tally(3, 5, ascii_only=True) == "###.."
    assert tally(0, 0) == "     "


def test_a_line_rises_and_falls_with_its_values() -> None:
    assert line((0.0, 1.0, 1.0, 0.5), 3, 0.0, 1.0) == ["┤ ╭─╮", "│ │ ╰", "┤─╯"]
    assert line((0.0, 1.0, 1.0, 0.5), 3, 0.0, 1.0, ascii_only=True) == ["+ .-.", "| | '", "+-'"]


def test_a_line_takes_the_room_it_gets_and_stands_in_it() -> None:
    rows = line((0.2, 0.9, 0.4), 5, 0.0, 1.0, width=30)
    assert len(rows) == 5
    assert max(map(len, rows)) == 31
    assert all(any(row[column] != " " for row in (one.ljust(31) for one in rows)) for column in range(1, 31))


def test_strange_values_break_nothing() -> None:
    assert line((), 3, 0.0, 1.0) == ["┤", "│", "┤"]
    assert line((5.0,), 2, 5.0, 5.0, width=3)[0] + line((5.0,), 2, 5.0, 5.0, width=3)[1] in ("┤───┤", "┤┤───")
    assert line((9.0, -9.0), 2, 0.0, 1.0) == ["┤─╮", "┤ ╰"]


def test_the_ends_of_a_chart_say_what_they_are() -> None:
    shown = labelled(line((0.0, 1.0), 3, 0.0, 1.0, width=20), "100 %", "0 %", "1 Nov", "20 Nov")
    assert shown[0].startswith("100 % ┤")
    assert shown[2].startswith("  0 % ┤")
    assert shown[3] == "       1 Nov         20 Nov"
    assert labelled(line((1.0,), 2, 0.0, 1.0), "1", "0", "1 Nov", "1 Nov")[-1].strip() == "1 Nov"
