"""What becomes of an answer when one thing changes: each input doubled, each twist taken away, the bias switched.

Interviewers ask it as a follow-up, and it shows best what an answer depends on.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from question_bank.expression import Number, Undefined, plain_number
from question_bank.layer import Input, Quantity
from question_bank.scenario import Scenario


class Change(NamedTuple):
    """One thing changed, and what the answer is then."""

    what: str
    """Such as "M 20 in place of 10"."""
    answer: tuple[Number, ...]
    beside: str
    """How it compares: "the same", "2 times", "0.96 times"; empty for a shape that differs."""


def what_if(scenario: Scenario, quantity: Quantity) -> tuple[Change, ...]:
    """The changes of a scenario that leave it possible, in the order of its inputs."""
    before = scenario.answer(quantity)
    changes: list[Change] = []
    for what, changed in _changed(scenario):
        try:
            if changed.refusal() is None:
                answer = changed.answer(quantity)
                changes.append(Change(what, answer, _beside(before, answer)))
        except Undefined:
            continue
    return tuple(changes)


def _changed(scenario: Scenario) -> Iterator[tuple[str, Scenario]]:
    named = {name: int(value) for name, value in scenario.values.items()}
    for letters, group in _groups(scenario).items():
        old = named[group[0].symbol]
        new = _other(group[0], old)
        if new is not None:
            changed = Scenario(scenario.layer, named | {one.symbol: new for one in group}, scenario.mode)
            said = group[0].said if group[0].switch and new != group[0].neutral else ""
            yield said or f"{letters} {new} in place of {old}", changed


def _groups(scenario: Scenario) -> dict[str, list[Input]]:
    """The inputs that change together: the axes of a letter that agree, and the sides of the input."""
    groups: dict[str, list[Input]] = {}
    sizes = [axis.letter for axis in scenario.layer.axes]
    together = len({scenario.values[letter] for letter in sizes}) == 1
    for one in scenario.inputs:
        letters = scenario.agreeing.get(one.symbol, one.symbol)
        if one.symbol in sizes and together:
            letters = " and ".join(sizes)
        groups.setdefault(letters, []).append(one)
    return groups


def _other(one: Input, value: int) -> int | None:
    """Another value worth asking about; None for a twist that is not there."""
    if one.switch:
        return 1 - value
    if one.neutral is None:
        return 2 * value
    return None if value == one.neutral else one.neutral


def _beside(before: tuple[Number, ...], after: tuple[Number, ...]) -> str:
    if before == after:
        return "the same"
    if len(after) > 1 or not before[0]:
        return ""
    times = Fraction(after[0]) / Fraction(before[0])
    shown = plain_number(times.numerator) if times.denominator == 1 else f"{float(times):.3g}"
    return f"{shown} times"
