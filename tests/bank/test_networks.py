"""Rows that feed one another: the joined derivation agrees with each row on its own, and the lecture's table is right.

Source of the table: seed fact 4, a small LeNet-like network with the counts that were printed and copied.
"""

from __future__ import annotations

import pytest

from question_bank.codes import question
from question_bank.grading import grade
from question_bank.networks.network import Network
from question_bank.networks.templates import templates

PUBLISHED = (
    "spot-table/lecture/params?;slips=CONV1:forgot-depth,CONV2:forgot-depth,FC3:one-bias,FC4:one-bias,softmax:one-bias"
)
TABLE = {  # row: activation shape, size, right parameters, parameters as printed
    "input": ((32, 32, 3), 3072, 0, 0),
    "CONV1": ((28, 28, 8), 6272, 608, 208),
    "POOL1": ((14, 14, 8), 1568, 0, 0),
    "CONV2": ((10, 10, 16), 1600, 3216, 416),
    "POOL2": ((5, 5, 16), 400, 0, 0),
    "FC3": ((120,), 120, 48120, 48001),
    "FC4": ((84,), 84, 10164, 10081),
    "softmax": ((10,), 10, 850, 841),
}


def _lecture(**numbers: int) -> Network:
    template = templates()["lecture"]
    return template.build({**template.defaults, **numbers})


@pytest.mark.parametrize("row", TABLE)
def test_each_row_of_the_lecture(row: str) -> None:
    shape, size, params, _ = TABLE[row]
    scenario = _lecture().scenarios[row]
    layer = scenario.layer
    assert scenario.answer(layer.quantity("output_shape")) == shape
    assert scenario.answer(layer.quantity("activation_size")) == (size,)
    assert scenario.answer(layer.quantity("params")) == (params,)


@pytest.mark.parametrize("numbers", [{}, {"side": 45, "kernel": 4}, {"depth": 1, "conv1": 6}])
def test_the_joined_derivation_agrees_with_every_row(numbers: dict[str, int]) -> None:
    network = _lecture(**numbers)
    targets = tuple(f"{name}.params" for name in network.scenarios)
    joined = network.derivation.values(network.inputs, (*targets, "total.params"))
    assert {target: network.values[target] for target in targets} == {target: joined[target] for target in targets}
    alone = [scenario.answer(scenario.layer.quantity("params"))[0] for scenario in network.scenarios.values()]
    assert [joined[target] for target in targets] == alone
    assert joined["total.params"] == sum(alone)


def test_the_published_table_prints_the_published_numbers() -> None:
    asked = question(PUBLISHED)
    assert asked.prompt.startswith("This table was printed, and copied by many. Five of its parameter counts")
    for (name, (_, _, _, printed)), line in zip(TABLE.items(), asked.work[1:], strict=True):
        assert line.split()[1] == name
        assert line.split()[-1] == f"{printed:,}"


@pytest.mark.parametrize(
    ("typed", "outcome", "says"),
    [
        ("2 4 6 7 8", "right", "Row 8: one bias for the whole layer. Right: 850."),
        ("b, d, f, g, h", "right", "Row 4: the input depth left out. Right: 3,216."),
        ("2 4 6", "wrong", "3 of 5, and none falsely accused."),
        ("1 2", "wrong", "1 of 5, and 1 falsely accused."),
        ("9", "unreadable", "9 is none of them"),
    ],
)
def test_which_rows_of_the_published_table_are_wrong(typed: str, outcome: str, says: str) -> None:
    _, verdict = grade(question(PUBLISHED), typed)
    assert verdict.outcome == outcome
    assert says in verdict.says


def test_a_partial_answer_does_not_give_away_the_rows_that_are_left() -> None:
    _, verdict = grade(question(PUBLISHED), "2 4 6")
    assert "10,164" not in verdict.says
    assert "850" not in verdict.says


def test_flattening_with_the_depth_of_an_earlier_layer_is_a_slip_with_a_name() -> None:
    """Misconception M61: 16 channels of an earlier layer in place of the last one's 24, on 5 x 5: 400 inputs, not 600."""
    asked = question("spot-table/lecture/params?conv1=16&conv2=24;slips=FC3:earlier-depth")
    printed = int(asked.work[6].split()[-1].replace(",", ""))
    assert printed == 120 * 400 + 120
    _, verdict = grade(asked, "6")
    assert verdict.is_right
    assert "the depth of an earlier layer. Right: 72,120." in verdict.says
