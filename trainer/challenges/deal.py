"""Deals: what challenges are taken from. A deal is a list of question codes, drawn once and never changed.

A code is a question for ever, so whatever becomes of ranges, topics and sampling, an old challenge keeps its questions.

A file is read at the first challenge that needs it. Its blocks are parted by empty lines: a line with the deal's number; for
each pack its name, its title and its groups ("interview 3 TOPIC TOPIC"); for each topic at each level its codes, from the
question mark on.
"""

from __future__ import annotations

import gzip
import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from question_bank.layer import Level

NEWEST = 1
"""The newest deal; all from 1 on are here."""
LEVELS: tuple[Level, ...] = ("warmup", "interview", "expert")
"""The levels as codes of challenges number them. Their order must not change."""
_PACK = "pack "


class Group(NamedTuple):
    """Topics of one kind at one level, of which as many are asked as the weight says."""

    weight: int
    topics: tuple[str, ...]


class Pack(NamedTuple):
    """A named set of topics."""

    name: str
    title: str
    groups: Mapping[Level, tuple[Group, ...]]

    def topics(self, level: Level) -> tuple[str, ...]:
        """Its topics at a level, each once."""
        return tuple(dict.fromkeys(topic for group in self.groups[level] for topic in group.topics))


class Deal(NamedTuple):
    """One deal, opened."""

    packs: tuple[Pack, ...]
    blocks: Mapping[str, str]
    """The ends of the codes by topic and level."""

    def codes(self, topic: str, level: Level) -> tuple[str, ...]:
        """The codes of the questions about a topic at a level."""
        return tuple(f"{topic}{end}" for end in self.blocks[f"{topic} {level}"].split("\n"))

    def number(self, topic: str, level: Level) -> int:
        """How many they are."""
        return self.blocks[f"{topic} {level}"].count("\n") + 1

    def size(self, pack: Pack, level: Level) -> int:
        """How many different questions a pack has at a level."""
        return sum(self.number(topic, level) for topic in pack.topics(level))


@cache
def dealt(number: int) -> Deal:
    """A deal by its number."""
    packed = pkgutil.get_data(__name__, f"deals/{number}.txt.gz")  # the catalog has loaded pkgutil anyway
    assert packed is not None
    return opened(packed)


def opened(packed: bytes) -> Deal:
    """The deal of a file's bytes."""
    _, *blocks = gzip.decompress(packed).decode("ascii").rstrip("\n").split("\n\n")
    heads = [block.partition("\n") for block in blocks]
    return Deal(
        tuple(_pack(head, rest) for head, _, rest in heads if head.startswith(_PACK)),
        {head: rest for head, _, rest in heads if not head.startswith(_PACK)},
    )


def packs(number: int = NEWEST) -> tuple[Pack, ...]:
    """The packs of a deal, in the order in which codes number them."""
    return dealt(number).packs


def _pack(head: str, rest: str) -> Pack:
    name, _, title = head.removeprefix(_PACK).partition(" ")
    found: dict[Level, list[Group]] = {level: [] for level in LEVELS}
    for level, weight, *topics in map(str.split, rest.split("\n")):
        found[LEVELS[LEVELS.index(level)]].append(Group(int(weight), tuple(topics)))
    return Pack(name, title, {level: tuple(groups) for level, groups in found.items()})
