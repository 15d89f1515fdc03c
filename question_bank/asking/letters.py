"""The letters of a layer as people speak of them: `K` sets every side of the kernel at once, `H` every side of the input.

Questions that look for an input, change one, or set two layers side by side speak of letters; a scenario has symbols.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from question_bank import wording
from question_bank.expression import Undefined, grouped
from question_bank.layer import Input, Layer, Level, Quantity
from question_bank.scenario import Scenario, by_letters

_STAND_INS = (77_777_777, 79_797_979)
"""Numbers that nobody draws. They are said in place of an unknown and then replaced by its letter."""
_SAID_WITH_A_VOWEL = re.compile(r"\b([Aa]) (?=[AEFHILMNORSX](?:x|\b))")


class Letter(NamedTuple):
    """One input, or the same input along every axis."""

    name: str
    symbols: tuple[str, ...]
    meaning: str
    """What it stands for, with "side" in place of the single axes: "kernel side"."""
    given: Input
    """The input as the layer declares it."""

    @property
    def least(self) -> int:
        """The smallest value that it can have."""
        return 0 if self.given.neutral == 0 else 1

    def stands_in(self, scenario: Scenario) -> bool:
        """Whether a scenario's mode has it."""
        return not self.given.modes or scenario.mode in self.given.modes

    def may_vary(self, level: Level) -> bool:
        """Whether it is drawn with a value that is not neutral at a level."""
        return any(value != self.given.neutral for value in self.given.ranges[level])

    def matters(self, scenario: Scenario, quantity: Quantity) -> bool:
        """Whether a quantity depends on it."""
        return bool(set(self.symbols) & set(scenario.derivation.inputs(scenario.parts(quantity))))


@lru_cache(maxsize=256)
def letters(layer: Layer) -> tuple[Letter, ...]:
    """The letters of a layer in the order of its inputs; a switch such as the bias is none."""
    return tuple(_letter(layer, one) for one in layer.inputs if not one.switch)


def _letter(layer: Layer, one: Input) -> Letter:
    if "_@" not in one.symbol:
        return Letter(one.symbol, (one.symbol,), one.meaning, one)
    symbols = tuple(layer.at(one.symbol, axis) for axis in layer.axes)
    side = layer.axes[0].name if len(symbols) == 1 else "side"
    return Letter(layer.base(symbols[0]), symbols, one.meaning.replace("{axis}", side), one)


def with_value(scenario: Scenario, letter: Letter, value: int) -> Scenario:
    """The scenario with another value for a letter."""
    return with_values(scenario, dict.fromkeys(letter.symbols, value))


def with_values(scenario: Scenario, values: dict[str, int]) -> Scenario:
    """The scenario with other values for some inputs."""
    named = {name: int(number) for name, number in scenario.values.items()}
    return Scenario(scenario.layer, named | values, scenario.mode)


def said_without(scenario: Scenario, letter: Letter) -> str:
    """The scenario as one says it, with a letter in place of its number.

    Empty where the letter is not mentioned, or where another number that is said would give it away.
    """
    found = {_said_with(scenario, letter, stand_in) for stand_in in _STAND_INS}
    said = found.pop()
    return by_letters(said) if not found and re.search(rf"(?:\b|x){letter.name}(?:\b|x)", said) else ""


def _said_with(scenario: Scenario, letter: Letter, stand_in: int) -> str:
    try:
        said = wording.said(with_value(scenario, letter, stand_in))
    except Undefined:
        return str(stand_in)
    return _SAID_WITH_A_VOWEL.sub(
        r"\1n ", said.replace(grouped(stand_in), letter.name).replace(str(stand_in), letter.name)
    )
