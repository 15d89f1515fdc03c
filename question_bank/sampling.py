"""Drawing scenarios at a level, input by input, each from a hash of its own.

No random stream is used and nothing is shuffled, so the same seed draws the same question on every machine and with every
version of Python. Tries are bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple, TypeVar

from question_bank.expression import Expr, Num, Number, Sym, Undefined
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


class Wish(NamedTuple):
    """What a draw should give, beyond a layer and a level."""

    modes: tuple[str, ...] = ()
    """The modes that may be drawn, the usual one first; all where empty."""
    needs: tuple[str, ...] = ()
    """Inputs that must leave their neutral value; `mode` for an unusual mode."""
    uneven: bool = False
    """Whether the axes must differ."""
    plain: bool = False
    """Whether nothing more may be unusual, as where a question brings a twist of its own."""


ANY = Wish()


def scenario(
    layer: Layer,
    level: Level,
    seed: str,
    wanted: Callable[[Scenario], bool] = lambda _: True,
    wish: Wish = ANY,
) -> Scenario:
    """A scenario of a layer at a level that can exist and that is wanted.

    Args:
        layer: the layer.
        level: the level that gives the ranges.
        seed: what decides the draw.
        wanted: what else must hold; the first scenario that can exist is taken where none is wanted.
        wish: what is drawn, and what must be in it.
    """
    spare: Scenario | None = None
    unwanted = 0
    for attempt in range(TRIES):
        drawn = _attempt(layer, level, (seed, layer.name, level, attempt), wish)
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


def wish(layer: Layer, quantity: Quantity) -> Wish:
    """What a question about a quantity needs."""
    asked = {mode.name for mode in layer.modes if mode.asked}
    return Wish(tuple(name for name in layer.modes_of(quantity) if name in asked), quantity.needs, quantity.uneven)


def _attempt(layer: Layer, level: Level, key: tuple[object, ...], wish: Wish) -> Scenario:
    known = wish.modes or tuple(mode.name for mode in layer.modes if mode.asked)
    twists = _twists(layer, level, key, wish, known)
    uneven = wish.uneven or (
        not wish.plain and (pick(UNEVEN[level], *key, "uneven") or len(twists) < min(TWISTS[level]))
    )
    mode = pick(_modes_for(layer, twists, known), *key, "mode")
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


def _twists(layer: Layer, level: Level, key: tuple[object, ...], wish: Wish, modes: tuple[str, ...]) -> frozenset[str]:
    """The inputs that leave their neutral value in one draw, and `mode` for an unusual mode."""
    possible = possible_twists(layer, level, modes=len(modes) > 1)
    chosen = frozenset(wish.needs)
    if wish.plain:
        return chosen
    for place in range(pick(TWISTS[level], *key, "twists") - wish.uneven - len(chosen)):
        able = [name for name in possible if name not in chosen and _modes_for(layer, chosen | {name}, modes)]
        if not able:
            break
        chosen |= {pick(able, *key, "twist", place)}
    return chosen


def _modes_for(layer: Layer, twists: frozenset[str], modes: tuple[str, ...]) -> tuple[str, ...]:
    """The modes that have all the twists: the usual one, or the others where an unusual one is among the twists."""
    able = modes[1:] if "mode" in twists else modes[:1]
    bound = [one.modes for one in layer.inputs if one.modes and one.symbol in twists]
    return tuple(mode for mode in able if all(mode in needed for needed in bound))


def possible_twists(layer: Layer, level: Level, *, modes: bool) -> list[str]:
    """The inputs that may leave their neutral value at a level, and `mode` where there are unusual modes."""
    possible = [
        one.symbol
        for one in layer.inputs
        if not _always_varies(one, level) and any(value != one.neutral for value in one.ranges[level])
    ]
    return possible + (["mode"] if modes and level != "warmup" else [])


def level_of(scenario: Scenario) -> Level:
    """The lowest level whose ranges hold a scenario; the highest where none does."""
    for level in LEVELS:
        if all(
            scenario.values[one.symbol] in one.ranges[level] or scenario.values[one.symbol] == one.neutral
            for one in scenario.inputs
        ):
            return level
    return LEVELS[-1]


def differs(layer: Layer, quantity: Quantity) -> Callable[[Scenario], bool]:
    """For `wanted`: the answer is no number that is given anyway or comes up on the way, where that can be had."""
    if _repeats(layer, quantity):
        return lambda _: True

    def fresh(drawn: Scenario) -> bool:
        parts = drawn.parts(quantity)
        known = drawn.known(parts)
        before = {known[line.name] for line in drawn.derivation.toward(parts)[:-1]}
        return len(parts) > 1 or known[parts[0]] not in _given(drawn) | before

    return fresh


def _given(scenario: Scenario) -> set[Number]:
    return {scenario.values[one.symbol] for one in scenario.inputs if scenario.values[one.symbol] != one.neutral}


@lru_cache(maxsize=1024)
def _repeats(layer: Layer, quantity: Quantity) -> bool:
    """Whether a quantity is a given number or a fixed one wherever nothing is unusual, as the number of biases is."""
    usual = next((mode for mode in layer.modes_of(quantity)), layer.modes[0].name)
    plain: dict[str, Expr] = {one.symbol: Num(one.neutral) for one in layer.all_inputs if one.neutral is not None}
    return isinstance(layer.derivations[usual].closed(quantity.parts[0], known=plain), Num | Sym)
