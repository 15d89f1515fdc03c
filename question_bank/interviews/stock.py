"""Every case, found by its file, and how cases are drawn."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from question_bank.interviews.case import Case, Rung, Turn
from question_bank.interviews.letters import USUAL, Letters
from question_bank.layer import Level
from question_bank.sampling import chance, pick
from question_bank.shared.ranges import Range


@cache
def cases() -> Mapping[str, Case]:
    """Every case by its id, in the order of the files."""
    import question_bank.interviews.cases as folder  # noqa: PLC0415 - the files know this package

    names = sorted(info.name for info in pkgutil.iter_modules(folder.__path__))
    modules = [importlib.import_module(f"{folder.__name__}.{name}") for name in names]
    found = [case for module in modules for case in module.CASES]
    known = {case.id: case for case in found}
    if len(known) < len(found):
        raise ValueError("two cases have the same id")
    return known


def drawn(seed: str, how_many: int) -> tuple[str, ...]:
    """The ids of so many different cases."""
    return tuple(sorted(cases(), key=lambda one: chance("interview", seed, one))[:how_many])


def letters(case: Case, level: Level, seed: str) -> Letters:
    """The letters of a case with the values drawn for them."""
    own = {name: _value(values, level, (case.id, seed, name)) for name, values in case.letters.items()}
    return {**USUAL, **own}


def _value(values: Range | int, level: Level, key: tuple[str, ...]) -> int:
    return values if isinstance(values, int) else pick(values[level], "interview", level, *key)


def turn_at(case: Case, rung: int, *, aside: bool) -> Turn:
    """A turn by its place."""
    found: Rung = case.rungs[rung]
    return found.aside if aside else found.turn


def openings_of(case: Case) -> tuple[str, ...]:
    """Everything that any turn of a case leaves open, each once."""
    turns = [turn for rung in case.rungs for turn in (rung.turn, rung.aside)]
    return tuple(dict.fromkeys(one for turn in turns for one in turn.open))
