"""What a file of cases fills in: a scene, rungs that get harder, and what each turn leaves open.

A case is data. Letters have ranges; sentences hold letters, or sums of them, in braces: `{2*H}`. Settings such as
`K=K+2 P=0` give letters other values for one turn.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from question_bank.shared.ranges import Range


class Way(NamedTuple):
    """One way to take what a turn leaves open."""

    id: str
    answer: str
    """What the interviewer says, if asked."""
    noted: str
    """How it stands beside a number: "no bias"."""
    words: tuple[str, ...]
    """How people say it beside a number."""
    sets: str = ""
    """The letters that it sets."""
    quantities: Mapping[str, str] = MappingProxyType({})
    """What is asked for in place of what: `flops` for `macs`."""
    times: str = "1"
    """By how much the number is multiplied."""
    mode: str = ""
    """The mode of the layer."""
    channels_first: bool = False
    """Whether the last side of a shape stands first."""


class Opening(NamedTuple):
    """Something that a question may leave open."""

    id: str
    key: str
    """The letter under which it can be asked."""
    name: str
    """What it is called: "padding"."""
    asks: str
    """How one asks it."""
    ways: tuple[Way, ...]
    """The usual one first."""
    number: str = ""
    """A letter that may be given any number in words: `P` for "padding 2"."""


class Turn(NamedTuple):
    """One question of an interviewer."""

    label: str
    """What it is called in the table of the debrief."""
    skill: str
    """What it shows: "sizes"."""
    asks: str
    of: str
    """The layer and what is asked of it: `conv2d/params`."""
    point: str
    """What there is to understand, in one sentence."""
    open: tuple[str, ...] = ()
    """What it leaves open, by the ids of openings."""
    changes: str = ""
    """The letters that are other ones in this turn."""
    rough: bool = False
    """Whether one figure that counts is enough."""
    rung: int = 0
    """For what can't be: the turn of the layer's follow-up questions that is the same."""


class Rung(NamedTuple):
    """A turn, and the step sideways after a miss: a part of it, with other numbers."""

    turn: Turn
    aside: Turn


class Case(NamedTuple):
    """One scenario of an interview."""

    id: str
    title: str
    scene: str
    letters: Mapping[str, Range | int]
    """The letters with the values that they may have at each level, or with the one that they have."""
    rungs: tuple[Rung, ...]
