"""One thing changed at a time: the answer follows, and how it compares is said rightly."""

from __future__ import annotations

from question_bank.catalog import layers
from question_bank.scenario import Scenario
from question_bank.what_if import what_if

TEN_FILTERS = {"H": 24, "W": 24, "D": 3, "M": 10, "K_h": 3, "K_w": 3}


def _changes(target: str, **more: int) -> dict[str, tuple[tuple[object, ...], str]]:
    conv = layers()["conv2d"]
    changes = what_if(Scenario(conv, {**TEN_FILTERS, **more}), conv.quantity(target))
    return {one.what: (one.answer, one.beside) for one in changes}


def test_what_changes_the_parameters_of_a_convolution() -> None:
    changes = _changes("params")
    assert changes["H and W 48 in place of 24"] == ((280,), "the same")
    assert changes["M 20 in place of 10"] == ((560,), "2 times")
    assert changes["D 6 in place of 3"] == ((550,), "1.96 times")
    assert changes["no bias"] == ((270,), "0.964 times")


def test_a_twist_is_taken_away_and_a_missing_one_is_not_brought_in() -> None:
    changes = _changes("out_h", S_h=2, S_w=2)
    assert changes["S 1 in place of 2"] == ((22,), "2 times")
    assert not any(what.startswith("P ") for what in changes)


def test_a_layer_that_cannot_exist_is_left_out() -> None:
    changes = _changes("out_h", H=5, W=5)
    assert not any(what.startswith("K ") for what in changes), "a 6x6 kernel does not fit a 5x5 input"


def test_a_shape_that_differs_is_only_shown() -> None:
    changes = _changes("output_shape")
    assert changes["M 20 in place of 10"] == ((22, 22, 20), "")
    assert changes["D 6 in place of 3"] == ((22, 22, 10), "the same")
