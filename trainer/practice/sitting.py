"""The state of a sitting: which question, in which phase, what was tried, and what is behind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Literal, NamedTuple

from question_bank.question import Question, Verdict
from trainer.practice.rules import PRACTICE, Rules

if TYPE_CHECKING:
    from trainer.practice.decks import Deck

AttemptOutcome = Literal["right", "convention", "slipped", "wrong", "gave-up", "explained", "skipped"]


class Phase(Enum):
    """Where a question stands."""

    ASKED = "asked"
    WEIGHED = "weighed"
    """An answer was given; before its verdict one is asked how sure one is."""
    MISSED = "missed"
    """One miss behind; the right number has not been shown."""
    RIGHT = "right"
    SHOWN = "shown"
    """The solution is on view and the question can no longer be answered."""
    PAUSED = "paused"
    OVER = "over"


class Attempt(NamedTuple):
    """One counted try, as it is handed to whoever keeps them. An answer that can't be read is none."""

    code: str
    text: str
    read_as: str
    outcome: AttemptOutcome
    slips: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    hints: int = 0
    seconds: float = 0.0
    """Time on the question up to this try; pauses are not in it."""
    place: int = 1
    """1 for the first try at a question."""
    sure: bool | None = None
    """What one said of it before the verdict."""
    shown: bool = False
    """Whether the last hint had been seen, which gives the numbers away."""

    @property
    def is_right(self) -> bool:
        """Right, or right by another convention."""
        return self.outcome in ("right", "convention")


class Done(NamedTuple):
    """A question that is behind."""

    code: str
    topic: str
    tries: tuple[Attempt, ...]
    """None where it was never answered."""
    again: bool = False
    """Whether it was asked because the one before it was missed."""
    hung: bool = False
    """Whether its time was taken out, since the line hung."""

    @property
    def first(self) -> AttemptOutcome:
        """What came of the first try."""
        return self.tries[0].outcome if self.tries else "skipped"

    @property
    def at_once(self) -> bool:
        """Right at the first try; hints do not count against it."""
        return self.first in ("right", "convention")

    @property
    def right(self) -> bool:
        """Whether it was right in the end."""
        return any(one.is_right for one in self.tries)

    @property
    def hints(self) -> int:
        """How many hints were seen."""
        return self.tries[-1].hints if self.tries else 0

    @property
    def seconds(self) -> float:
        """Time until the last try."""
        return self.tries[-1].seconds if self.tries else 0.0

    @property
    def slips(self) -> tuple[str, ...]:
        """Every slip that was met, each once."""
        return tuple(dict.fromkeys(slip for one in self.tries for slip in (*one.slips, *sum(one.pairs, ()))))


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
    last: float
    """When time was last taken, by the clock of the events."""
    rules: Rules = PRACTICE
    id: str = ""
    """The name under which it is kept."""
    phase: Phase = Phase.ASKED
    paused: Phase | None = None
    """Where a paused sitting goes on."""
    seconds: float = 0.0
    """Time on this question, pauses left out."""
    before: float = 0.0
    """Time on the questions behind."""
    tries: tuple[Attempt, ...] = ()
    """The tries at this question."""
    pending: str = ""
    """The answer that waits for how sure one is."""
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
    why: str = ""
    """One sentence: why this question comes now."""

    @property
    def number(self) -> int:
        """Which question this is, from 1."""
        return len(self.done) + 1

    @property
    def elapsed(self) -> float:
        """Time on all questions so far, pauses left out."""
        return self.before + self.seconds

    @property
    def left(self) -> float | None:
        """Seconds until the end of a sitting against the clock."""
        return None if self.rules.limit is None else max(0.0, self.rules.limit - self.elapsed)

    @property
    def is_open(self) -> bool:
        """Whether the question can still be answered."""
        return self.phase in (Phase.ASKED, Phase.MISSED)

    @property
    def tally(self) -> Tally:
        """The questions behind, in numbers."""
        answered = [one for one in self.done if one.first != "skipped"]
        at_once = sum(one.at_once for one in answered)
        later = sum(one.right and not one.at_once for one in answered)
        return Tally(len(self.done), at_once, later, len(answered) - at_once - later, len(self.done) - len(answered))
