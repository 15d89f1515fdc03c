"""What tonight will be, and what the evenings until the interview have room for: sentences and numbers for home.

Nothing is drawn and no layer is loaded, so that home is there at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from question_bank.question_types import TYPES
from trainer.learning import days
from trainer.learning.choosing import NEW, Night
from trainer.learning.evening import ALOUD, Tonight
from trainer.learning.pool import pool
from trainer.learning.reasons import counted, told

_EACH_NEW = 3
"""A new idea takes about so many questions of an evening: itself, and its returns."""
_NAMED = 3
_SAFE = 2


class Part(NamedTuple):
    """One part of an evening."""

    name: str
    """come back, new, mixed, out loud."""
    says: str
    questions: int
    minutes: int
    ideas: tuple[str, ...] = ()


class Plan(NamedTuple):
    """An evening before it begins."""

    questions: int
    minutes: int
    parts: tuple[Part, ...]
    why: str
    """Why these: one or two sentences."""
    evenings: int | None
    """Evenings left with tonight's; None without a date."""
    days: int | None
    """Days until the interview."""
    safe: int
    """Questions of the core that are safe, of `core`."""
    core: int
    not_fitting: tuple[str, ...]
    """Questions of the core that will not fit before the interview."""
    outlook: str
    """One sentence about what fits until the interview; empty without a date."""


def plan(deck: Tonight) -> Plan:
    """The plan of an evening."""
    night = deck.night()
    back = _back(night)
    new = _new(night, deck.total - back)
    counts = {"come back": back, "new": min(len(new) * _EACH_NEW, deck.total - back)}
    counts["mixed"] = deck.total - sum(counts.values())
    says = {"come back": _says_back(night), "new": "; ".join(map(told, new)), "mixed": _says_mixed(night)}
    ideas = {"come back": tuple(night.due), "new": tuple(new)}
    parts = [
        Part(name, says[name], number, round(number * deck.pace / 60), ideas.get(name, ()))
        for name, number in counts.items()
        if number
    ]
    parts.append(Part("out loud", "one scenario, with its follow-ups", 0, ALOUD))
    types = dict(deck.types)
    unfit = _not_fitting(deck)
    return Plan(
        deck.total,
        deck.minutes,
        tuple(parts),
        _why(night, new),
        deck.terms.evenings,
        days.apart(deck.terms.day, deck.terms.interview) if deck.terms.interview else None,
        sum(standing(types.get(number, "")) == "safe" for number in pool().core_types),
        len(pool().core_types),
        unfit,
        _outlook(deck, unfit),
    )


def standing(lasts: str) -> str:
    """Where a question type stands: safe (right at the last two first tries), shaky, or not met."""
    if not lasts:
        return "not met"
    return "safe" if len(lasts) >= _SAFE and lasts.endswith("1" * _SAFE) else "shaky"


def due_line(deck: Tonight) -> str:
    """One line where something is due, and nothing otherwise."""
    number = len(deck.night().due)
    return f"{counted(number, 'idea').capitalize()} {'is' if number == 1 else 'are'} due today." if number else ""


def _back(night: Night) -> int:
    """About so many questions are what is due: one asks for one idea, and often has another one with it."""
    number = round(len(night.due) * 0.75 + 0.25 * bool(night.due))
    return min(number, round(0.6 * night.terms.total) if night.may_be_new() else night.terms.total)


def _new(night: Night, room: int) -> list[str]:
    if not night.may_be_new():
        return []
    unmet = [idea for idea in night.pool.by_weight if idea not in night.met]
    return unmet[: min(NEW, max(room // _EACH_NEW, 0))]


def _says_back(night: Night) -> str:
    missed = [idea for idea in night.due if night.past.cards[idea].lasts.endswith("0")]
    slips = ", what was missed first" if missed and len(missed) < len(night.due) else ""
    return f"{counted(len(night.due), 'idea')} from before{slips}"


def _says_mixed(night: Night) -> str:
    return "everything so far, in any order" if night.past.cards else "the same in other layers and other words"


def _why(night: Night, new: list[str]) -> str:
    missed = [idea for idea in night.due if night.past.cards[idea].lasts.endswith("0")][:_NAMED]
    if missed:
        return f"You missed this last time: {'; '.join(map(told, missed))}. It comes first, with new numbers."
    if night.due:
        return f"What you would soon forget comes first: {'; '.join(map(told, night.due[:_NAMED]))}."
    if night.terms.is_last:
        return "The last evening is short and brings nothing new: a light look at what you know."
    if new:
        return "Nothing is due. What interviews ask most comes first."
    return "Nothing is due and nothing is new: a mix of what you know."


def _not_fitting(deck: Tonight) -> tuple[str, ...]:
    """The core questions that come too late: each evening but the last has room for a few that were never met."""
    if deck.terms.evenings is None:
        return ()
    asked = dict(deck.types)
    met = {card.idea for card in deck.cards}
    unmet = [number for number in pool().core_types if not asked.get(number) and not pool().needs(number) <= met]
    room = NEW * (deck.terms.evenings - 1)
    order = sorted(unmet, key=lambda number: (len(pool().needs(number) - met), number))
    return tuple(TYPES[number].asks for number in order[room:])


def _outlook(deck: Tonight, unfit: tuple[str, ...]) -> str:
    if deck.terms.evenings is None:
        return ""
    core = len(pool().core_types)
    if not unfit:
        return f"All {core} core questions fit until then."
    named = ", ".join(unfit[:_NAMED]) + (", and more" if len(unfit) > _NAMED else "")
    return f"{counted(len(unfit), 'core question').capitalize()} of {core} will not fit until then: {named}."


def cases(types: Mapping[int, str]) -> dict[str, tuple[str, ...]]:
    """The core questions by where they stand: safe, shaky, not met."""
    found: dict[str, tuple[str, ...]] = {"safe": (), "shaky": (), "not met": ()}
    for number in pool().core_types:
        found[standing(types.get(number, ""))] += (TYPES[number].asks,)
    return found
