"""An interview as data and back, so that one that is cut off goes on at the next start, in whatever stage it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from question_bank.catalog import Unknown
from question_bank.interviews import stock
from question_bank.layer import LEVELS
from trainer.practice.interview.state import Interview, Past, Stage
from trainer.practice.interview.step import answer

_AS_THEY_ARE = ("level", "seed", "id", "place", "rung", "aside", "text", "outcome", "seconds", "before", "clock")
_LISTS = ("cases", "agreed", "asked")


def parked(interview: Interview) -> dict[str, Any]:
    """Everything that an interview can't work out anew; plain values that JSON knows."""
    return {
        **{name: getattr(interview, name) for name in _AS_THEY_ARE},
        **{name: list(getattr(interview, name)) for name in _LISTS},
        "settled": dict(interview.settled),
        "stage": interview.stage.value,
        "paused": interview.paused.value if interview.paused else None,
        "done": [one._asdict() for one in interview.done],
    }


def unparked(data: Mapping[str, Any], at: float) -> Interview:
    """The interview as it was, at a clock that may be another one.

    Raises:
        ValueError: if the data is not that of an interview, or of one that this version no longer knows.
    """
    try:
        kept: dict[str, Any] = {name: data[name] for name in _AS_THEY_ARE}
        kept |= {name: tuple(data[name]) for name in _LISTS}
        found = Interview(
            **kept,
            last=at,
            settled=dict(data["settled"]),
            stage=Stage(data["stage"]),
            paused=Stage(data["paused"]) if data["paused"] else None,
            done=tuple(_past(one) for one in data["done"]),
        )
        return _with_judgement(_known(found))
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        AssertionError,
        Unknown,
    ) as damaged:
        raise ValueError("this interview can't be gone on with") from damaged


def _known(interview: Interview) -> Interview:
    """The interview, where there are such cases and turns."""
    if interview.level not in LEVELS or not set(interview.cases) <= stock.cases().keys():
        raise ValueError("this interview is of another version")
    assert interview.posed
    return interview


def _with_judgement(interview: Interview) -> Interview:
    """Judges the answer again: what is heard is a function of the turn, what is settled and the answer."""
    if interview.outcome is None or not interview.text:
        return interview
    return replace(answer(interview, interview.text), stage=interview.stage)


def _past(data: Mapping[str, Any]) -> Past:
    return Past(**{**data, "notes": tuple(data["notes"]), "left": tuple(data["left"])})
