"""A table line by line: cell after cell, every word in between, a miss that is carried on, and the second try."""

from __future__ import annotations

import io
import json

import pytest

from tests.keeping import Noting
from trainer.plain.session import run
from trainer.practice import Attempt, Fixed, Phase, Sitting
from trainer.sittings.opening import Opening

CODE = "table/lecture/shapes_and_parameters?;to=POOL1"
RIGHT = "28x28x8\n6272\n608\n14x14x8\n1568\n0\n"
SLIPPED = "27x27x8\n27*27*8\n208\n13x13x8\n1352\n0\n"


def played(typed: str, code: str = CODE, width: int = 78) -> tuple[Sitting, str, list[Attempt]]:
    out, kept = io.StringIO(), []  # type: ignore[var-annotated]
    sitting = run(Opening(Fixed((code,))), io.StringIO(typed), out, lambda: 0.0, Noting(kept), width)
    return sitting, out.getvalue(), kept


def test_the_rows_are_told_and_each_open_cell_is_asked_for() -> None:
    sitting, said, kept = played(RIGHT + "\n")
    assert "Row 1: input, input: 32 by 32 by 3. Output shape 32 by 32 by 3, size 3,072," in said
    assert "Row 2: CONV1, convolution: 8 of 5 by 5, stride 1. Open." in said
    for prompt in ("CONV1, output shape: 28x28x8", "CONV1, size: 6272", "POOL1, parameters: 0"):
        assert prompt in said
    assert "Right. 6 of 6 cells." in said
    assert sitting.tally.at_once == 1
    assert [one.outcome for one in kept] == ["right"]
    assert json.loads(kept[0].text)["CONV1.params"] == "608"


def test_a_miss_is_told_with_its_marks_and_only_what_is_not_right_is_asked_again() -> None:
    sitting, said, kept = played(SLIPPED + "28x28x8\n608\n\n")
    first, _, second = said.partition("Only the cells that are not yet right are asked again.")
    for line in (
        "Not yet. 1 of 6 cells is right.",
        "CONV1, output shape: 27 by 27 by 8 counts the steps.",
        "Slip: the plus 1 left out.",
        "From these follow CONV1 (size) and POOL1 (output shape, size).",
        "CONV1: output shape not yet, size follows, parameters not yet.",
        "POOL1: output shape follows, size follows, parameters right.",
    ):
        assert line in first
    assert "608" not in first
    assert "6,272" not in said
    assert "CONV1, output shape: 28x28x8" in second
    assert "CONV1, parameters: 608" in second
    assert "CONV1, size:" not in second
    assert "POOL1, " not in second
    assert "Right. 6 of 6 cells." in second
    assert sitting.tally.second_try == 1
    assert [one.outcome for one in kept] == ["slipped", "right"]
    assert kept[0].slips == ("forgot-plus-one", "forgot-depth")


def test_after_a_second_miss_each_row_is_explained() -> None:
    sitting, said, _ = played(SLIPPED + "26x26x8\n9\n\n")
    assert len(sitting.done[0].tries) == 2
    assert "Here is the solution, line by line." in said
    assert "POOL1. Output shape 14 by 14 by 8" in said
    assert "Parameters 8 times (5 times 5 times 3) plus 8 equals 608." in " ".join(said.split())


def test_what_cannot_be_read_is_asked_for_again_and_costs_nothing() -> None:
    _, said, kept = played("x\n28\n28x28x8\n6272\n6O8\nimpossible\n608\n14x14x8\n1568\n0\n\n")
    assert "Can't read that at character 2, the letter O." in said
    assert "There is an answer to find in every cell." in said
    assert said.count("CONV1, parameters:") == 3
    assert [one.outcome for one in kept] == ["right"]


def test_enter_leaves_a_cell_open() -> None:
    sitting, said, _ = played("28x28x8\n\n608\n14x14x8\n\n0\n6272\n1568\n\n")
    assert "Not yet. 4 of 6 cells are right.\n2 cells are still open." in said
    assert "CONV1: output shape right, size open, parameters right." in said
    assert sitting.done[0].right


def test_an_empty_table_is_not_judged() -> None:
    sitting, said, kept = played("\n" * 6 + RIGHT + "\n")
    assert "Nothing is filled in yet." in said
    assert sitting.tally.at_once == 1
    assert len(kept) == 1


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("hint", "Hint 1 of 3."),
        ("formula", "There is no formula to show here."),
        ("picture", "There is no picture to this one."),
        ("why", "CONV1. Output shape 28 by 28 by 8"),
        ("say", "Row 3: POOL1, max pooling: 2 by 2, stride 2. Open."),
        ("skip", "Skipped: 1."),
        ("quit", "Nothing was answered"),
        ("help", "skip: the next question."),
        ("idk", "Fine. Here it is, step by step."),
    ],
)
def test_every_word_works_between_two_cells(word: str, says: str) -> None:
    _, said, _ = played(f"28x28x8\n{word}\n")
    assert says in said


def test_a_word_in_between_loses_no_cell() -> None:
    sitting, _, _ = played(RIGHT.replace("\n", "\nhint\nsay\n", 3) + "\n")
    assert sitting.tally.at_once == 1


def test_the_end_of_the_input_ends_it() -> None:
    for lines in range(6):
        sitting, said, kept = played("".join(RIGHT.splitlines(keepends=True)[:lines]))
        assert sitting.phase is Phase.OVER
        assert "Nothing was answered" in said
        assert kept == []


@pytest.mark.parametrize("typed", ["\x1b[2J", "9" * 50_000, '{"CONV1.params": "608"}', "(" * 5000, '"', "\\", "\ud800"])
@pytest.mark.parametrize("width", [40, 78])
def test_hostile_cells(typed: str, width: int) -> None:
    sitting, said, _ = played(f"{typed}\n" * 3 + RIGHT + "\n", width=width)
    assert sitting.tally.at_once == 1
    assert all(char == "\n" or " " <= char <= "~" for char in said)
    assert max(map(len, said.split("\n"))) <= width
