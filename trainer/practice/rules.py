"""How a sitting is held: what may be done in it, and what its results are compared with."""

from __future__ import annotations

from typing import Literal, NamedTuple

Mode = Literal["practice", "tour", "tonight", "sprint", "missed", "challenge", "stand", "interview"]


class Rules(NamedTuple):
    """The rules of a sitting; those of practice where nothing else is said."""

    mode: Mode = "practice"
    quiet: bool = False
    """One try, one word for each answer and the next question at once; nothing is hinted at, nothing is explained."""
    limit: float | None = None
    """Seconds for all questions together; None where no clock runs."""
    weighs: bool = False
    """Whether one question in four asks how sure one is."""
    setting: str = ""
    """Which results may be compared: `sprint/300/known/interview`. Empty where nothing is."""


PRACTICE = Rules()
