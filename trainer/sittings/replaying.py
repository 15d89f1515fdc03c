"""What learning makes of attempts that are gone through again, after an import or where something was forgotten."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from statistics import median

from trainer import learning
from trainer.history import Entry, Replay
from trainer.practice.card import Card

_USUAL = 25
"""As the history has it: one's usual time is the median of so many right first answers."""


def replaying(interview: str = "") -> Replay:
    """What `History.rebuild` and its like ask for each attempt, in the order of time.

    Args:
        interview: the day of the interview; empty where there is none.
    """
    times: dict[str, deque[float]] = {}

    def replay(entry: Entry, cards: Mapping[str, Card]) -> Iterable[Card]:
        attempt, known = entry.attempt, times.setdefault(entry.kind, deque(maxlen=_USUAL))
        usual = median(known) if known else None
        if attempt.place == 1 and attempt.is_right and not entry.hung:
            known.append(attempt.seconds)
        return learning.learned(cards, entry.marks, attempt, usual, entry.day, interview)

    return replay
