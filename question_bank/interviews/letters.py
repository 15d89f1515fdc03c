"""The letters of a case: settings such as `K=K+2 P=0` worked out, and sentences filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from question_bank.expression import Expr, Number, grouped, read

Letters = Mapping[str, int]
USUAL: Letters = {"K": 1, "S": 1, "P": 0, "B": 1, "G": 1, "I": 1, "b": 32}
"""What the letters are that a case does not name."""
_NAMES = "H W D M K S P B G I N R Q n b".split()
_BRACED = re.compile(r"\{([^{}]+)\}")
_ONE_ONLY = re.compile(r"\b1 (bias|filter|group|image|row|channel|neuron|class)e?s\b")


@lru_cache(maxsize=1024)
def _settings(settings: str) -> tuple[tuple[str, Expr], ...]:
    parts = (part.partition("=") for part in settings.split())
    return tuple((name, _sum(formula)) for name, _, formula in parts)


@lru_cache(maxsize=1024)
def _sum(formula: str) -> Expr:
    return read(formula, _NAMES)


def worked(settings: str, letters: Letters) -> Letters:
    """The letters with those that are set, each from the values before."""
    return {**letters, **{name: _whole(formula.value(letters), name) for name, formula in _settings(settings)}}


def number(formula: str, letters: Letters) -> int:
    """What a sum of letters comes to."""
    return _whole(_sum(formula).value(letters), formula)


def _whole(value: Number, name: str) -> int:
    if not isinstance(value, int):
        raise ValueError(f"{name} is no whole number: {value}")
    return value


def fill(sentence: str, letters: Letters) -> str:
    """A sentence with the sums in its braces worked out."""
    filled = _BRACED.sub(lambda one: grouped(_sum(one[1]).value(letters)), sentence)
    return _ONE_ONLY.sub(r"1 \1", filled)
