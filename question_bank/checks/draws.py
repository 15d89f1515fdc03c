"""What must hold over many draws of one topic: levels, slips that are reached, prompts enough, and no favoured place.

A choice whose options have no order of their own comes in an order that its code holds; there the right one must stand at
every place equally often. Lines of a solution and rows of a network stand as they are, so there no place may be right most
of the time. Statements are true or false in the same order always; they are as true as their authors made them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from question_bank import codes
from question_bank.choices import ChoiceKey
from question_bank.concepts.item import TRUTHS
from question_bank.grading import ValueKey, grade
from question_bank.layer import Level
from question_bank.levels import misfit
from question_bank.question import Question, Topic

ENOUGH = 20
"""A topic with fewer different prompts than this is pointed out."""
PATIENCE = 1000
"""After so many draws a slip that was never reached is a fault. Some want two unusual things, so fewer draws tell little."""
_SIGMAS = 3
_MOST_SHARE = 0.6
"""How often a line or a row at one place may be the right one."""
_ORDERED = frozenset(("line", "row"))
"""What stands in an order of its own."""
_LEADING = re.compile(r"[\d,]*\d(?:\.\d+)?")


class Trace(NamedTuple):
    """What is kept of one drawn question."""

    prompt: tuple[str, ...]
    reached: frozenset[str]
    """The slips that lead to another answer."""
    place: tuple[int, int] | None
    """Where the right one of several options stands, and how many there are; for choices of one."""
    shuffled: bool
    """Whether the options have no order of their own."""
    noun: str
    texts: tuple[str, ...]
    """What the options say."""
    plain: bool
    """Whether what slips lead to is asked for itself: a number, a shape or an option, and nothing that only follows from it.
    """


def trace(asked: Question) -> Trace:
    """What is kept of a question."""
    options = asked.wanted.options
    place = None
    if asked.wanted.kind == "choice":
        place = [option.letter for option in options].index(asked.key.expected), len(options)
    return Trace(
        (asked.prompt, *asked.work),
        frozenset(_reached(asked)),
        place,
        "order" in codes.read_code(asked.code).arguments,
        asked.wanted.noun,
        tuple(option.text for option in options),
        isinstance(asked.key, ValueKey | ChoiceKey),
    )


def _reached(asked: Question) -> Iterator[str]:
    """The slips of wrong answers, of wrong choices, and of "impossible" where it is possible."""
    yield from (slip for wrong in asked.key.wrong_answers() for slip in wrong["ids"])
    others = [option.letter for option in asked.wanted.options] if asked.wanted.kind == "choice" else ["impossible"]
    for other in others:
        yield from grade(asked, other)[1].slips


def misfits(asked: Question, levels: Iterable[Level]) -> Iterator[str]:
    """Why a question does not belong to the levels at which it was drawn."""
    yield from (f"drawn at {level}: {why}" for level in levels if (why := misfit(asked, level)))


def unreached(topic: Topic, traces: Iterable[Trace]) -> list[str]:
    """The slips that a topic can name and that lead to another answer in none of its questions."""
    reached: set[str] = set().union(*(one.reached for one in traces))
    return [slip for slip in topic.slips if slip not in reached]


def undeclared(topic: Topic, traces: Iterable[Trace]) -> list[str]:
    """The slips that are named of some answer and that the topic does not list."""
    reached: set[str] = set().union(*(one.reached for one in traces))
    return sorted(reached - set(topic.slips))


def favoured(traces: Sequence[Trace]) -> Iterator[str]:
    """Why the place of the right option can be guessed; nothing where it can't."""
    placed = [(one, one.place) for one in traces if one.place is not None]
    shuffled = [place for one, place in placed if one.shuffled]
    if shuffled and is_uneven(shuffled):
        yield f"the right option does not stand at every place equally often: {_listed(shuffled)}"
    for place, share in _shares([place for one, (place, _) in placed if one.noun in _ORDERED]).items():
        yield f"{place + 1} is the right number in {share:.0%} of the questions"


class Ranks(NamedTuple):
    """Where the right option stands, once for each different set of options, and how many there are."""

    by_number: dict[object, tuple[int, int]]
    """By size, where each option begins with a number."""
    by_length: dict[object, tuple[int, int]]
    """By the length of its text, where they are no numbers."""
    statements: dict[object, tuple[int, int]]
    """Of statements: true first, false second."""


def ranks(traces: Iterable[Trace]) -> Ranks:
    """The ranks of right options. Sets with one that stands in every set alike, such as "both have the same", have none."""
    choices = [one for one in traces if one.place is not None]
    shuffled = [one for one in choices if one.shuffled]
    different = {frozenset(one.texts): one for one in shuffled}
    alike = frozenset[str]().union(*different).intersection(*different) if len(different) > 1 else frozenset()
    found = Ranks({}, {}, {one.prompt[0]: one.place for one in choices if one.texts == TRUTHS and one.place})
    for texts, one in different.items():
        numbers = _numbers(one.texts)
        sizes = numbers or [len(text) for text in one.texts]
        if one.place is not None and not texts & alike and len(set(sizes)) == len(sizes):
            rank = sum(other < sizes[one.place[0]] for other in sizes), len(sizes)
            kept = found.by_number if numbers else found.by_length
            kept[one.prompt[0], texts] = rank
    return found


def _numbers(texts: Sequence[str]) -> list[float]:
    """The numbers with which texts begin; none where one of them begins otherwise."""
    leading = [_LEADING.match(text) for text in texts]
    found = [float(one[0].replace(",", "")) for one in leading if one]
    return found if len(found) == len(texts) else []


def guessable(found: Iterable[Ranks]) -> Iterator[str]:
    """Why the right one of some options can be guessed from the look of them, over all topics together."""
    every = list(found)
    for name, told in (
        ("by_number", "options that are numbers: the right one does not have every rank by size equally often"),
        ("by_length", "options in words: the right one does not have every rank by length equally often"),
        ("statements", "statements: they are not true and false about equally often"),
    ):
        together = {key: rank for one in every for key, rank in getattr(one, name).items()}
        if is_uneven(together.values()):
            yield f"{told}: {_listed(together.values())}"


def is_uneven(places: Iterable[tuple[int, int]]) -> bool:
    """Whether places are taken so unevenly that chance does it less than once in 700 times: chi squared, three sigmas.

    Args:
        places: each place, and how many there are to take; every number of places is held against its own share.
    """
    squares, free = 0.0, 0
    for of, taken in _by_number(places).items():
        fair = taken.total() / of
        squares += sum((taken[place] - fair) ** 2 / fair for place in range(of))
        free += of - 1
    return free > 0 and squares > _bound(free)


def _by_number(places: Iterable[tuple[int, int]]) -> Mapping[int, Counter[int]]:
    found: dict[int, Counter[int]] = {}
    for place, of in places:
        found.setdefault(of, Counter())[place] += 1
    return found


def _bound(free: int) -> float:
    """What chi squared with so many degrees of freedom hardly ever passes, after Wilson and Hilferty."""
    spread = 2 / (9 * free)
    return free * (1 - spread + _SIGMAS * sqrt(spread)) ** 3


def _shares(places: Sequence[int]) -> dict[int, float]:
    """The places that are right too often to be chance, with how often."""
    slack = _SIGMAS * sqrt(_MOST_SHARE * (1 - _MOST_SHARE) / max(1, len(places)))
    found = {place: taken / len(places) for place, taken in Counter(places).items()}
    return {place: share for place, share in found.items() if share > _MOST_SHARE + slack}


def _listed(places: Iterable[tuple[int, int]]) -> str:
    told = (
        f"{', '.join(str(taken[place]) for place in range(of))} of {taken.total()}"
        for of, taken in _by_number(places).items()
    )
    return "; ".join(told)
