"""A table while it is being filled in: from cell to cell, over a miss, to the text of an answer."""

from __future__ import annotations

import json

from trainer.practice import Answered, Fixed, GaveUp, Phase, Sitting, start, step
from trainer.practice.filling import Filling, filling

CODE = "table/lecture/shapes_and_parameters?;to=POOL1"
CELLS = [f"{row}.{column}" for row in ("CONV1", "POOL1") for column in ("output_shape", "activation_size", "params")]
RIGHT = dict(zip(CELLS, ("28x28x8", "6272", "608", "14x14x8", "1568", "0"), strict=True))


def begun(*answers: dict[str, str]) -> tuple[Sitting, Filling]:
    sitting = start(Fixed((CODE,)), 0.0)
    for cells in answers:
        sitting, _ = step(sitting, Answered(json.dumps(cells), 1.0))
    found = filling(sitting)
    assert found is not None
    return sitting, found


def typed(cells: Filling, *texts: str) -> Filling:
    """Each text and Enter."""
    for text in texts:
        onward = cells.put(text).onward()
        assert onward is not None
        cells = onward
    return cells


def test_every_cell_is_asked_for_in_its_order() -> None:
    _, cells = begun()
    assert list(cells.asked) == CELLS
    met = []
    for _ in CELLS:
        met.append(cells.cell)
        assert cells.wants is cells.wanted.cells[cells.cell]
        cells = cells.moved(1)
    assert met == CELLS
    assert cells.cell == CELLS[0]
    assert cells.moved(-1).cell == CELLS[-1]
    assert cells.moved(-1).is_at_end


def test_the_last_cell_makes_the_answer() -> None:
    _, cells = begun()
    cells = typed(cells, *list(RIGHT.values())[:-1])
    assert cells.is_at_end
    full = cells.put(" 0 ")
    assert full.onward() is None
    assert json.loads(full.answer()) == RIGHT


def test_nothing_changes_but_the_copy() -> None:
    _, cells = begun()
    cells.put("28x28x8").moved(1)
    assert (cells.at, cells.texts, cells.is_empty) == (0, {}, True)


def test_a_cell_that_was_left_open_comes_again_after_the_last() -> None:
    _, cells = begun()
    cells = typed(cells, "28x28x8", "", "608", "14x14x8", "1568", "0")
    assert cells.cell == "CONV1.activation_size"
    assert cells.put("6272").onward() is None


def test_who_passes_over_the_last_open_cell_is_judged_without_it() -> None:
    _, cells = begun()
    cells = typed(cells, "28x28x8", "", "608", "14x14x8", "1568", "0").put("")
    assert cells.onward() is None
    assert "CONV1.activation_size" not in json.loads(cells.answer())


def test_who_passes_over_everything_comes_round_again() -> None:
    _, cells = begun()
    assert typed(cells, *[""] * len(CELLS)).cell == CELLS[0]
    assert cells.is_empty


def test_a_text_can_be_taken_out_again() -> None:
    _, cells = begun()
    cells = cells.put("28").put("")
    assert cells.is_empty
    assert cells.text == ""


def test_after_a_miss_only_what_is_not_right_is_asked_and_what_follows_comes_along() -> None:
    slipped = RIGHT | {"CONV1.output_shape": "27x27x8", "CONV1.activation_size": "5832", "CONV1.params": "208"}
    slipped |= {"POOL1.output_shape": "13x13x8", "POOL1.activation_size": "1352"}
    sitting, cells = begun(slipped)
    assert sitting.phase is Phase.MISSED
    assert cells.asked == ("CONV1.output_shape", "CONV1.params")
    assert cells.text == "", "the second try is the learner's own"
    assert cells.before == slipped
    done = typed(cells, "28x28x8").put("608")
    assert done.onward() is None
    assert json.loads(done.answer()) == RIGHT
    sitting, _ = step(sitting, Answered(done.answer(), 2.0))
    assert sitting.phase is Phase.RIGHT
    assert filling(sitting) is None


def test_what_follows_follows_a_second_slip_as_well() -> None:
    sitting, cells = begun(RIGHT | {"CONV1.output_shape": "27x27x8", "CONV1.activation_size": "5832"})
    answer = cells.put("29x29x8").answer()
    assert json.loads(answer)["CONV1.activation_size"] == str(29 * 29 * 8)
    sitting, _ = step(sitting, Answered(answer, 2.0))
    assert sitting.phase is Phase.SHOWN
    assert sitting.verdict is not None
    assert sitting.verdict.cells["CONV1.activation_size"] == {"outcome": "wrong", "follows": True}


def test_a_cell_that_cannot_be_read_costs_nothing() -> None:
    sitting = start(Fixed((CODE,)), 0.0)
    sitting, effects = step(sitting, Answered(json.dumps(RIGHT | {"CONV1.params": "6O8"}), 1.0))
    assert (sitting.phase, sitting.tries, effects) == (Phase.ASKED, (), ())
    assert sitting.unread_at is not None


def test_open_cells_are_asked_for_again() -> None:
    _, cells = begun({"CONV1.output_shape": "28x28x8"})
    assert list(cells.asked) == CELLS[1:]


def test_other_questions_and_those_that_are_done_have_nothing_to_fill_in() -> None:
    other = start(Fixed(("forward/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3",)), 0.0)
    assert filling(other) is None
    given_up, _ = step(start(Fixed((CODE,)), 0.0), GaveUp(1.0))
    assert filling(given_up) is None
