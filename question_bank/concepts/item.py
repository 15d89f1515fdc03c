"""What a file of this folder fills in: items that ask about ideas, each with its reasons and its sources.

An item is data: a statement to judge or a choice of one. A file has a tuple `ITEMS` and, where it needs them, `IDEAS` of
its own. Nothing is drawn here and no order of options is kept: the letters of a code name them in alphabetical order, so
that a code does not tell which one is right.
"""

from __future__ import annotations

from typing import NamedTuple

from question_bank.layer import LEVELS, Level
from question_bank.levels import Effort, reason

TRUTHS = ("true", "false")
"""The options of a statement, always in this order."""


class Source(NamedTuple):
    """Where it can be read."""

    title: str
    address: str


class Theme(NamedTuple):
    """What several targets are chosen under."""

    name: str
    title: str


class Target(NamedTuple):
    """What items ask about; with its theme it is the subject and the target of a topic."""

    theme: Theme
    name: str
    title: str
    types: tuple[int, ...]
    """The question types that it covers, by their number in the list of what interviews ask."""


class Wrong(NamedTuple):
    """A wrong option: what somebody believes, and why it is not so."""

    text: str
    why: str
    """One or two sentences that teach and do not hold the right option."""
    slip: str = ""
    """The id of the slip that it makes, where it is one of the known ones."""


class Item(NamedTuple):
    """One question about an idea. It is a statement where its options are true and false, and else a choice."""

    id: str
    target: Target
    idea: str
    twists: int
    """How much stands between the plain idea and the answer: a second idea, an unusual setting, an exception."""
    prompt: str
    """The statement, or the question of a choice."""
    right: str
    why: str
    """Why the right option is right."""
    wrong: tuple[Wrong, ...]
    hints: tuple[str, ...]
    sources: tuple[Source, ...]
    """Where the fact stands, and where somebody asked or believed otherwise."""
    conventions: tuple[str, ...] = ()

    @property
    def effort(self) -> Effort:
        """An item is one step of thought, and its twists."""
        return Effort(1, self.twists)

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels to which so much effort belongs."""
        return tuple(level for level in LEVELS if not reason(self.effort, level))

    @property
    def is_statement(self) -> bool:
        """Whether it is to be judged as true or false."""
        return self.right in TRUTHS

    @property
    def options(self) -> tuple[str, ...]:
        """All options in the order in which a code's letters name them."""
        if self.is_statement:
            return TRUTHS
        return tuple(sorted((self.right, *(one.text for one in self.wrong))))
