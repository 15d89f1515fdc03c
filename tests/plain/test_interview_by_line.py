"""The interview line by line."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest

from trainer.plain.interview import run
from trainer.practice import Saved
from trainer.practice.interview import Effect, Interview, Stage, start


class Clock:
    """Ten seconds later each time."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 10.0
        return self.now


def told(typed: str, case: str = "first-layer", width: int = 78) -> tuple[str, Interview, list[str]]:
    """What is printed, how it ends, and the outcomes that were kept."""
    out, kept = StringIO(), list[str]()

    def keep(_: Interview, effects: tuple[Effect, ...]) -> None:
        kept.extend(one.attempt.outcome for one in effects if isinstance(one, Saved))

    begun = replace(start("plain", "interview", 0.0), cases=(case,))
    return *_swapped(run(begun, StringIO(typed), out, Clock(), keep, width), out), kept


def _swapped(interview: Interview, out: StringIO) -> tuple[str, Interview]:
    return out.getvalue(), interview


def test_asking_answering_and_ticking() -> None:
    printed, interview, kept = told("ask\np\n7*(2*3)\nshow\nsaid\nquit\n")
    assert "p: Is there padding?\n" in printed
    assert "Interviewer: " in printed
    assert "Read as 7 times (2 times 3).\n" in printed  # no value
    assert "Not quite: " in printed
    assert "Say it: " in printed
    assert interview.done[0].said is True
    assert interview.stage is Stage.OVER
    assert len(kept) == 1
    assert "Turn 1: output size? Method: no. Number: no. Said aloud: asked padding." in printed
    assert "With new numbers: convdrill practice --topic forward/conv2d/out_h" in printed


def test_the_words() -> None:
    printed, interview, kept = told(
        "help\nask bias\nask nothing\nshow\nsaid\nidk\nmissed\n\nskip\nclock\npause\n\nsay\n"
    )
    assert "ask: what one might ask the interviewer" in printed
    assert "That can't be asked here. There is: padding, bias, operations." in printed
    assert "First your own answer; then show." in printed
    assert "said and missed come after show." in printed
    assert "Fine. We leave it at that." in printed.replace("\n", " ")
    assert "The clock: about a quarter of the time gone." in printed
    assert "Paused. Enter goes on:" in printed
    assert printed.count("Scenario: ") == 2
    assert kept == ["gave-up", "skipped"]
    assert interview.stage is Stage.OVER  # the input came to an end


def test_what_cannot_be_read_costs_nothing() -> None:
    printed, interview, kept = told("1O\nhello\n\nquit\n")
    assert "Not counted." in printed
    assert kept == []
    assert interview.done == ()
    assert "The end. Nothing was answered, so nothing is counted." in printed


@pytest.mark.parametrize("width", [40, 78])
def test_only_printable_ascii_and_no_line_too_long(width: int) -> None:
    printed, _, _ = told("ask\np\n112\nshow\nmissed\n9408 no bias\n\n100M\n\n1\n\n2\n\n3\n\n4\n\n", width=width)
    assert all(" " <= char <= "~" or char == "\n" for char in printed)
    assert max(map(len, printed.splitlines())) <= width
    assert "The debrief. Turns: 7." in printed
