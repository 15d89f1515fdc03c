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
    sizes: tuple[float, ...]
    """The numbers with which the options begin, where each begins with one."""
    plain: bool
    """Whether what slips lead to is asked for itself: a number or a shape, and nothing that only follows from it."""


def trace(asked: Question) -> Trace:
    """What is kept of a question."""
    options = asked.wanted.options
    place = None
    if asked.wanted.kind == "choice":
        place = [option.letter for option in options].index(asked.key.expected), len(options)
    leading = [_LEADING.match(option.text) for option in options]
    sizes = tuple(float(found[0].replace(",", "")) for found in leading if found)
    return Trace(
        (asked.prompt, *asked.work),
        frozenset(_reached(asked)),
        place,
        "order" in codes.read_code(asked.code).arguments,
        asked.wanted.noun,
        sizes if len(sizes) == len(options) else (),
        isinstance(asked.key, ValueKey),
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


def sized(traces: Iterable[Trace]) -> dict[object, tuple[int, int]]:
    """For each different set of options that are numbers: the rank of the right one by size, and how many there are."""
    return {
        (one.prompt[0], *sorted(one.sizes)): (
            sum(other < one.sizes[one.place[0]] for other in one.sizes),
            len(one.sizes),
        )
        for one in traces
        if one.place is not None and one.shuffled and len(set(one.sizes)) == len(one.sizes) > 1
    }


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
