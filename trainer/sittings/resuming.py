"""A sitting or an interview that was cut off, from what was kept of it."""

from __future__ import annotations

import json
import os

from trainer import learning
from trainer.practice import DECKS, unparked
from trainer.sittings.opening import CutOff, OpenInterview, Resumed

ALL_DECKS = {**DECKS, **learning.DECKS}


def is_live(state: str) -> bool:
    """Whether another ConvDrill on this machine has the sitting on view right now."""
    try:
        holder = json.loads(state).get("process")
    except (ValueError, AttributeError, RecursionError):
        return False
    if os.name != "posix" or not isinstance(holder, int) or holder in (0, os.getpid()):
        return False
    try:
        os.kill(holder, 0)  # sends nothing; it only asks
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def resumed(state: str) -> CutOff:
    """The sitting as it was.

    Raises:
        ValueError: if it can't be gone on with.
    """
    try:
        kept = json.loads(state)
        if "interview" in kept:
            from trainer.practice import interview  # noqa: PLC0415 - most starts go on with no interview

            return OpenInterview(interview.unparked(kept["interview"], 0.0))
        return Resumed(unparked(kept["sitting"], 0.0, ALL_DECKS), str(kept["heading"]))
    except (KeyError, TypeError, RecursionError) as damaged:
        raise ValueError("this sitting can't be gone on with") from damaged
