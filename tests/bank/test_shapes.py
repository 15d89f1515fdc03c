"""Shapes as people write them, and the batch that a summary prints in front."""

from __future__ import annotations

import pytest

from question_bank.answers import read_answer
from question_bank.question import Wanted
from question_bank.replies import ShapeReply, Unreadable

VOLUME = Wanted("shape", parts=3)


@pytest.mark.parametrize(
    ("typed", "sides"),
    [
        ("28x28x8", (28, 28, 8)),
        ("28×28×8", (28, 28, 8)),
        ("(28, 28, 8)", (28, 28, 8)),
        ("[28, 28, 8]", (28, 28, 8)),
        ("28 28 8", (28, 28, 8)),
        ("28 by 28 by 8", (28, 28, 8)),
        ("128,128,256", (128, 128, 256)),
        ("1,024x1,024x3", (1024, 1024, 3)),
        ("(24-3+1) x 22 x 10", (22, 22, 10)),
        ("(None, 28, 28, 8)", (28, 28, 8)),
        ("(-1, 28, 28, 8)", (28, 28, 8)),
        ("-1x8x48", (-1, 8, 48)),  # three sides: the first is no batch
        ("16x4x4x3", (16, 4, 4, 3)),
    ],
)
def test_a_shape_is_read(typed: str, sides: tuple[int, ...]) -> None:
    reply = read_answer(VOLUME, typed)
    assert isinstance(reply, ShapeReply), reply
    assert reply.sides == sides


@pytest.mark.parametrize(
    ("typed", "says", "unfinished"),
    [
        ("280", "One number so far", True),
        ("28x28x", "A side is missing here.", True),
        ("28xx8", "A side is missing here.", False),
        ("(28, 28", "A bracket is still open.", True),
        ("22,000,10", "Is the comma for thousands?", False),
        ("28xKx8", "K is a word here. A shape with 3 sides is asked for.", False),
    ],
)
def test_what_is_no_shape_is_told(typed: str, says: str, unfinished: bool) -> None:
    reply = read_answer(VOLUME, typed)
    assert isinstance(reply, Unreadable), reply
    assert reply.why.startswith(says)
    assert reply.unfinished is unfinished
