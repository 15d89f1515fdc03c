"""Drawing scenarios at a level, input by input, each from a hash of its own.

No random stream is used and nothing is shuffled, so the same seed draws the same question on every machine and with every
version of Python. Tries are bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import TypeVar

from question_bank.expression import Undefined
from question_bank.layer import LEVELS, Input, Layer, Level, Quantity
from question_bank.scenario import Scenario

Value = TypeVar("Value")

TRIES = 200
UNWANTED = 60
"""After so many scenarios that can exist but are not wanted the first of them is taken: some wishes can't be met."""
TWISTS: dict[Level, tuple[int, ...]] = {"warmup": (0,), "interview": (0, 1, 1, 1), "expert": (2, 2, 3)}
"""How many inputs leave their neutral value at each level."""
UNEVEN: dict[Level, tuple[bool, ...]] = {
    "warmup": (False,),
    "interview": (False,),
    "expert": (False, False, True),
}
"""Whether the axes differ."""


def pick(values: Sequence[Value], *key: object) -> Value:
    """One of the values, decided by a hash of the key."""
    return values[chance(*key) % len(values)]


def chance(*key: object) -> int:
    """A large whole number, decided by a hash of the key."""
    return int.from_bytes(sha256("\x1f".join(map(str, key)).encode()).digest()[:8], "big")


def scenario(
    layer: Layer,
    level: Level,
    seed: str,
    wanted: Callable[[Scenario], bool] = lambda _: True,
    modes: tuple[str, ...] = (),
) -> Scenario:
    """A scenario of a layer at a level that can exist and that is wanted.

    Args:
        layer: the layer.
        level: the level that gives the ranges.
        seed: what decides the draw.
        wanted: what else must hold; the first scenario that can exist is taken where none is wanted.
        modes: the modes that may be drawn; all where empty.
    """
    spare: Scenario | None = None
    unwanted = 0
    for attempt in range(TRIES):
        drawn = _attempt(layer, level, (seed, layer.name, level, attempt), modes)
        try:
            if drawn.refusal() is not None:
                continue
            if wanted(drawn):
                return drawn
        except Undefined:
            continue
        spare, unwanted = spare or drawn, unwanted + 1
        if unwanted == UNWANTED:
            break
    if spare is None:
        raise ValueError(f"{layer.name} has no scenario at level {level}")
    return spare


def _attempt(layer: Layer, level: Level, key: tuple[object, ...], modes: tuple[str, ...]) -> Scenario:
    known = modes or tuple(mode.name for mode in layer.modes if mode.asked)
    twists = _twists(layer, level, key, len(known) > 1)
    mode = pick(known[1:], *key, "mode") if "mode" in twists else known[0]
    uneven = pick(UNEVEN[level], *key, "uneven")
    values: dict[str, int] = {}
    for one in layer.inputs:
        if one.neutral is not None and one.symbol not in twists and not _always_varies(one, level):
            continue
        if one.modes and mode not in one.modes:
            continue
        values |= _values(layer, one, level, key, uneven=uneven)
    return Scenario(layer, values, mode)


def _values(layer: Layer, one: Input, level: Level, key: tuple[object, ...], *, uneven: bool) -> dict[str, int]:
    choices = [value for value in one.ranges[level] if value != one.neutral] or [one.neutral or 0]
    if _always_varies(one, level):
        choices = list(one.ranges[level])
    axes = layer.axes if "_@" in one.symbol else (None,)
    symbols = [layer.at(one.symbol, axis) for axis in axes]
    return {symbol: pick(choices, *key, one.symbol, place if uneven else 0) for place, symbol in enumerate(symbols)}


def _always_varies(one: Input, level: Level) -> bool:
    """Whether an input is no twist: it has no neutral value, or it hardly ever has it."""
    return one.neutral is None or one.neutral not in one.ranges[level]


def _twists(layer: Layer, level: Level, key: tuple[object, ...], modes: bool) -> set[str]:
    """The inputs that leave their neutral value in one draw, and `mode` for an unusual mode."""
    possible = [
        one.symbol
        for one in layer.inputs
        if not _always_varies(one, level) and any(value != one.neutral for value in one.ranges[level])
    ]
    possible += ["mode"] if modes and level != "warmup" else []
    chosen: set[str] = set()
    for place in range(min(pick(TWISTS[level], *key, "twists"), len(possible))):
        chosen.add(pick([name for name in possible if name not in chosen], *key, "twist", place))
    return chosen


def level_of(scenario: Scenario) -> Level:
    """The lowest level whose ranges hold a scenario; the highest where none does."""
    for level in LEVELS:
        if all(
            scenario.values[one.symbol] in one.ranges[level] or scenario.values[one.symbol] == one.neutral
            for one in scenario.inputs
        ):
            return level
    return LEVELS[-1]


def differs(quantity: Quantity) -> Callable[[Scenario], bool]:
    """For `wanted`: the answer is not one of the numbers that are given anyway, where that can be had."""
    return lambda drawn: len(drawn.answer(quantity)) > 1 or drawn.answer(quantity)[0] not in drawn.values.values()
