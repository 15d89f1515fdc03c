"""The packs of the next deal: sets of topics under a name. A deal that is made keeps its own, whatever becomes of these."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import NamedTuple

from question_bank.layer import Level
from question_bank.question import Topic
from question_bank.question_types import MOST_WEIGHT, TYPES
from trainer.challenges.deal import Group


class Plan(NamedTuple):
    """What a pack is to hold: topics of some question types, or topics by their names, or both."""

    name: str
    title: str
    types: tuple[int, ...] = ()
    patterns: str = ""
    """Patterns of topics, parted by spaces."""
    closely: bool = False
    """Whether a type's own questions are enough, where there are some; else every topic that covers it comes in."""


_EVERY = tuple(TYPES)
_CORE = tuple(one.number for one in TYPES.values() if one.weight == MOST_WEIGHT)
LEFT_OUT = "follow-ups/*"
"""What no deal holds: a turn of a ladder is nothing without the turns before it."""
PLANS = (
    Plan("core", "the twenty questions that are asked most", _CORE, closely=True),
    Plan("everything", "whatever interviews ask, by how often they do", _EVERY),
    Plan("convolutions", "convolutions of every kind", patterns="*/conv[123]d/* */*wise_conv*/* */separable_conv*/*"),
    Plan("pooling", "pooling, local and global", patterns="*/*_pool[123]d/* */pool*/*"),
    Plan("sizes", "the sizes of outputs", tuple(range(1, 29))),
    Plan("parameters", "counting parameters", tuple(range(29, 55))),
    Plan("work", "multiply-adds, memory and time", (*range(55, 68), *range(86, 89))),
    Plan("receptive-field", "how much of the input one value sees", (12, *range(68, 73))),
    Plan("networks", "whole networks and tables of them", patterns="chain/* table/* spot-table/* which/*"),
    Plan("normalisation", "batch normalisation and its like", (45, 46, 81), "*/*_norm*/* concept/normalisation/*"),
    Plan("transposed", "transposed convolutions", patterns="*/conv_transpose*/* */output_padding/* */transposed/*"),
    Plan("separable", "depthwise, separable and 1x1 convolutions", (39, 40, 41, 57, 58)),
    Plan("blocks", "the building blocks of networks", (22, 42, 43, 44, 53, 61, 82, 83, 84, 85)),
    Plan("words", "what layers do and why, in words", patterns="concept/*"),
    Plan("formulas", "general formulas", patterns="formula/*"),
    Plan("backwards", "from the answer back to the layer", patterns="reverse/*"),
    Plan("mistakes", "find the mistake in a solution", patterns="spot/* spot-table/*"),
    Plan("roughly", "in the head, to one figure", patterns="estimate/*"),
    Plan("by-hand", "small grids worked out by hand", patterns="by-hand/*"),
    Plan("sequences", "recurrent layers, embeddings and attention", patterns=(
        "*/lstm*/* */gru/* */simple_rnn/* */embedding/* */multi_head_attention/* */transformer_encoder_layer/*"
    )),
)  # fmt: skip


def groups(plan: Plan, level: Level, topics: Iterable[Topic]) -> tuple[Group, ...]:
    """The groups of a pack at a level: one for each question type by its weight, and one for each subject without a type."""
    able = [topic for topic in topics if level in topic.levels and not fnmatchcase(topic.name, LEFT_OUT)]
    named = [topic for topic in able if any(fnmatchcase(topic.name, one) for one in plan.patterns.split())]
    found: list[Group] = []
    for kind in TYPES.values():
        pool = able if kind.number in plan.types else named
        covering = [topic.name for topic in pool if kind.number in topic.types]
        own = [name for name in covering if fnmatchcase(f"{name}?", kind.codes.partition("?")[0] + "[?]")]
        if covering and kind.weight:
            found.append(Group(kind.weight, tuple(own if plan.closely and own else covering)))
    weighty = {kind.number for kind in TYPES.values() if kind.weight}
    rest = [topic for topic in named if weighty.isdisjoint(topic.types)]
    subjects = dict.fromkeys(topic.subject for topic in rest)
    found += (Group(1, tuple(topic.name for topic in rest if topic.subject == subject)) for subject in subjects)
    return tuple(found)
