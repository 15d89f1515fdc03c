"""The state of an interview: which case, which turn of it, what has been settled, and what is behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from question_bank.interviews import stock
from question_bank.interviews.case import Case, Turn
from question_bank.interviews.judging import Judged
from question_bank.interviews.letters import Letters, fill, worked
from question_bank.interviews.openings import OPENINGS
from question_bank.interviews.posing import Posed, pose, way_of
from question_bank.interviews.saying import settled_in_words
from question_bank.layer import Level
from question_bank.replies import Unreadable
from trainer.practice.sitting import AttemptOutcome

MOST_TURNS = 7
"""Turns of one case at most; what is harder than that is left out."""
MINUTES = 6
"""About so long one case takes."""


class Stage(Enum):
    """Where a turn stands."""

    ASKED = "asked"
    JUDGED = "judged"
    """The answer was given; the interviewer's reaction is on view."""
    SHOWN = "shown"
    """So is what one might say."""
    PAUSED = "paused"
    OVER = "over"


class Past(NamedTuple):
    """A turn that is behind."""

    case: int
    rung: int
    aside: bool
    code: str
    outcome: AttemptOutcome
    method: str
    number: str
    notes: tuple[str, ...]
    """What was said aloud: `asked padding`, or the words themselves."""
    left: tuple[str, ...]
    """What was left open though it decides the answer."""
    text: str
    seconds: float
    spoken: str
    """How one might say the answer."""
    said: bool | None = None
    """Whether one said it so; None where one did not compare."""

    @property
    def is_solid(self) -> bool:
        """Right in method and number; where there is no number, in method."""
        return self.method == "yes" and self.number in ("yes", "-")

    @property
    def is_shaky(self) -> bool:
        """Right in method, and not in number."""
        return self.method == "yes" and not self.is_solid


@dataclass(frozen=True)
class Interview:
    """Everything that a front end draws. Made by `start`, changed only by `step`."""

    cases: tuple[str, ...]
    level: Level
    seed: str
    last: float
    """When time was last taken, by the clock of the events."""
    id: str = ""
    """The name under which it is kept."""
    stage: Stage = Stage.ASKED
    paused: Stage | None = None
    """Where a paused interview goes on."""
    place: int = 0
    """Which case is on."""
    rung: int = 0
    aside: bool = False
    settled: Mapping[str, str] = field(default_factory=dict)
    """What is no longer open in this case: the way by the opening."""
    agreed: tuple[str, ...] = ()
    """The openings about which the interviewer was asked; what was answered stands."""
    asked: tuple[str, ...] = ()
    """Those asked in this turn."""
    text: str = ""
    """The answer to this turn."""
    read_as: str = ""
    words: tuple[str, ...] = ()
    """What was said beside it."""
    outcome: AttemptOutcome | None = None
    """What came of the turn, once it is answered or left."""
    judged: Judged | None = None
    """What the interviewer heard; None where nothing was answered."""
    unread: Unreadable | None = None
    """Why the last answer could not be read."""
    seconds: float = 0.0
    """Time on this turn, pauses left out."""
    before: float = 0.0
    """Time on the turns behind."""
    done: tuple[Past, ...] = ()
    clock: bool = False
    """Whether the clock is on view."""

    @cached_property
    def case(self) -> Case:
        """The case that is on."""
        return stock.cases()[self.cases[self.place]]

    @cached_property
    def letters(self) -> Letters:
        """Its letters with their values."""
        return letters_of(self.cases[self.place], self.level, self.seed)

    @property
    def turn(self) -> Turn:
        """The turn that is on."""
        return stock.turn_at(self.case, self.rung, aside=self.aside)

    @cached_property
    def posed(self) -> Posed:
        """The same with its numbers, with what has been settled."""
        return pose(self.turn, self.letters, self.settled)

    @property
    def scene(self) -> str:
        """What the interviewer began with."""
        return fill(self.case.scene, self.letters)

    @property
    def openings(self) -> tuple[str, ...]:
        """What may be asked in this case, by the ids of openings."""
        return stock.openings_of(self.case)

    @property
    def number(self) -> int:
        """Which turn of the case this is, from 1."""
        return sum(one.case == self.place for one in self.done) + 1

    @property
    def elapsed(self) -> float:
        """Time on all turns so far, pauses left out."""
        return self.before + self.seconds

    @property
    def is_open(self) -> bool:
        """Whether the turn can be answered."""
        return self.stage is Stage.ASKED

    def reply_to(self, opening: str) -> str:
        """What the interviewer answers about something that has been settled."""
        way = way_of(opening, self.settled[opening])
        return fill(way.answer, worked(way.sets, self.posed.letters))

    @property
    def agreements(self) -> Mapping[str, str]:
        """Everything that has been settled in this case, in words, by the opening."""
        return {one: settled_in_words(self.posed.letters, one, way) for one, way in self.settled.items()}

    @property
    def notes(self) -> tuple[str, ...]:
        """What was said aloud in this turn."""
        return (*(f"asked {OPENINGS[one].name}" for one in self.asked), *(f'"{one}"' for one in self.words))


def letters_of(case: str, level: Level, seed: str) -> Letters:
    """The letters of a case in an interview."""
    return stock.letters(stock.cases()[case], level, seed)
