"""The state of a sitting: which question, in which phase, what was tried, and what is behind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Literal, NamedTuple

from question_bank.question import Question, Verdict

if TYPE_CHECKING:
    from trainer.practice.decks import Deck

AttemptOutcome = Literal["right", "convention", "slipped", "wrong", "gave-up", "explained", "skipped"]


class Phase(Enum):
    """Where a question stands."""

    ASKED = "asked"
    MISSED = "missed"
    """One miss behind; the right number has not been shown."""
    RIGHT = "right"
    SHOWN = "shown"
    """The solution is on view and the question can no longer be answered."""
    OVER = "over"


class Attempt(NamedTuple):
    """One counted try, as it is handed to whoever keeps them. An answer that can't be read is none."""

    code: str
    text: str
    read_as: str
    outcome: AttemptOutcome
    slips: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    hints: int
    seconds: float
    place: int
    """1 for the first try at a question."""


class Done(NamedTuple):
    """A question that is behind."""

    code: str
    topic: str
    first: AttemptOutcome
    tries: int
    right: bool
    """Whether it was right in the end."""
    hints: int
    seconds: float
    slips: tuple[str, ...]
    again: bool
    """Whether it was asked because the one before it was missed."""

    @property
    def at_once(self) -> bool:
        """Right at the first try; hints do not count against it."""
        return self.first in ("right", "convention")


class Tally(NamedTuple):
    """A sitting in numbers."""

    asked: int
    at_once: int
    second_try: int
    shown: int
    skipped: int


@dataclass(frozen=True)
class Sitting:
    """Everything that a front end draws. Made by `start`, changed only by `step`."""

    deck: Deck
    question: Question
    since: float
    """When the question was asked."""
    phase: Phase = Phase.ASKED
    tries: tuple[Attempt, ...] = ()
    """The tries at this question."""
    hints: int = 0
    """How many hints of this question have been shown."""
    verdict: Verdict | None = None
    """The last verdict on this question, also where the answer could not be read."""
    missed: Verdict | None = None
    """The verdict on the first miss, for the explanation."""
    unread_at: int | None = None
    """The character that could not be read, if that is what the verdict says."""
    read_as: str = ""
    done: tuple[Done, ...] = ()
    again: bool = False

    @property
    def number(self) -> int:
        """Which question this is, from 1."""
        return len(self.done) + 1

    @property
    def tally(self) -> Tally:
        """The questions behind, in numbers."""
        answered = [one for one in self.done if one.first != "skipped"]
        at_once = sum(one.at_once for one in answered)
        later = sum(one.right and not one.at_once for one in answered)
        return Tally(len(self.done), at_once, later, len(answered) - at_once - later, len(self.done) - len(answered))
