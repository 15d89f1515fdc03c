"""What is heard in an answer: the number, and what is assumed beside it; nothing is worked out for anybody."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from question_bank.expression import WORDS, read
from question_bank.interviews import stock
from question_bank.interviews.hearing import Heard, hear, reading
from question_bank.interviews.posing import Posed, pose
from question_bank.replies import Unreadable

LETTERS = {**stock.USUAL, "H": 224, "M": 64, "K": 7, "S": 2, "D": 3, "I": 32}
CASE = stock.cases()["first-layer"]
OPEN = stock.openings_of(CASE)


def posed(rung: int, case: str = "first-layer") -> Posed:
    return pose(stock.turn_at(stock.cases()[case], rung, aside=False), LETTERS)


def line(rung: int, typed: str) -> str:
    """What stands under the box."""
    return reading(hear(posed(rung), OPEN, typed), typed)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("10*(3*3*3", "10 × (3 × 3 × 3, bracket open"),
        ("10*(3*3*3)", "10 × (3 × 3 × 3)"),
        ("64*49*3", "64 × 49 × 3"),
        ("10*", "10 ×, not finished"),
        ("270 no bias", "270, no biases"),
        ("270 (without biases)", "270, no biases"),
        ("no bias: 270", "270, no biases"),
        ("270 with padding 2, no bias", "270, no biases, padding 2"),
        ("112 pad=3", "112, padding 3"),
        ("112 same padding", "112, padding that keeps the size"),
        ("about 1.2 billion", "1,200,000,000"),
        ("118M per image", "118,000,000, per image"),
        ("236 MFLOPs", "236,000,000, in FLOPs"),
        ("11*12 million macs", "11 × 12 million, in multiply-adds"),
        ("floor((224-7)/2)+1", "floor((224 - 7)/2) + 1"),
        ("64*49 = 3136", "64 × 49 = 3,136"),
        ("impossible", "impossible"),
    ],
)
def test_the_line_under_the_box(typed: str, shown: str) -> None:
    assert line(2, typed) == f"read as  {shown}"


@pytest.mark.parametrize(
    ("typed", "settled"),
    [
        ("270 no bias", {"bias": "without"}),
        ("270 with biases per batch", {"bias": "with", "per": "batch"}),
        ("112, p=3", {"padding": "=3"}),
        ("112 valid", {"padding": "none"}),
        ("280", {}),
    ],
)
def test_what_is_said_beside_a_number(typed: str, settled: dict[str, str]) -> None:
    heard = hear(posed(1), OPEN, typed)
    assert isinstance(heard, Heard)
    assert dict(heard.settled) == settled
    assert len(heard.words) == len(settled)


@pytest.mark.parametrize("typed", ["1O", "hello", "280 hello", "no bias", "", "28x28"])
def test_what_cannot_be_heard(typed: str) -> None:
    heard = hear(posed(1), OPEN, typed)
    assert isinstance(heard, Unreadable)
    assert 0 <= heard.at <= len(typed)


def test_shapes_are_echoed_without_their_sums() -> None:
    shape = posed(0, "large-strides")
    assert reading(hear(shape, OPEN, "28x28x8"), "28x28x8") == "read as  a shape, 28 by 28 by 8"
    heard = hear(shape, OPEN, "(224-7)/7+1 x 32 x 64, channels last")
    assert isinstance(heard, Heard)
    assert "32" in heard.echo()
    assert "(224 - 7)/7 + 1" in heard.echo()
    assert heard.echo().endswith("channels last")


SUMS = st.lists(st.integers(2, 300), min_size=2, max_size=4).map(lambda numbers: "*".join(map(str, numbers)))


@settings(max_examples=200, deadline=None)
@given(SUMS)
def test_no_echo_holds_the_value_of_a_sum(typed: str) -> None:
    value = f"{read(typed).value({}):,}"
    heard = hear(posed(1), OPEN, typed)
    assert isinstance(heard, Heard)
    assert value not in heard.echo().split()
    assert "=" not in heard.echo()
    assert value not in heard.echo(WORDS).split()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_anything_at_all_may_be_typed(typed: str) -> None:
    heard = hear(posed(1), OPEN, typed)
    reading(heard, typed)
    if isinstance(heard, Unreadable):
        assert 0 <= heard.at <= len(typed)
