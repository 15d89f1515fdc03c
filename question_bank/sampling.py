"""Drawing scenarios at a level, input by input, each from a hash of its own.

No random stream is used and nothing is shuffled, so the same seed draws the same question on every machine and with every
version of Python. Tries are bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple, TypeVar

from question_bank.expression import Expr, Num, Number, Sym, Undefined
from question_bank.layer import LEVELS, Layer, Level, Quantity
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
    return values[chance(*key) % len(values)] if len(values) != 1 else values[0]


def chance(*key: object) -> int:
    """A large whole number, decided by a hash of the key."""
    return int.from_bytes(sha256(_joined(key).encode()).digest()[:8], "big")


def _joined(key: Iterable[object]) -> str:
    """A key as one text; a key that begins with such a text is the same as the longer one."""
    return "\x1f".join(map(str, key))


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
        drawn = _attempt(layer, level, _joined((seed, layer.name, level, attempt)), wish)
        try:
            if not drawn.exists():
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


def _attempt(layer: Layer, level: Level, key: str, wish: Wish) -> Scenario:
    known = wish.modes or tuple(mode.name for mode in layer.modes if mode.asked)
    twists = _twists(layer, level, key, wish, known)
    uneven = wish.uneven or (
        not wish.plain and (pick(UNEVEN[level], key, "uneven") or len(twists) < min(TWISTS[level]))
    )
    mode = pick(_modes_for(layer, twists, known), key, "mode")
    values: dict[str, int] = {}
    for one in _draws(layer, level):
        if (one.varies or one.name in twists) and (not one.modes or mode in one.modes):
            values |= one.values(key, uneven=uneven)
    return Scenario(layer, values, mode)


class _Draw(NamedTuple):
    """What is drawn for one input at one level."""

    name: str
    symbols: tuple[str, ...]
    modes: tuple[str, ...]
    varies: bool
    """Whether it is no twist: it has no neutral value, or it hardly ever has it."""
    choices: tuple[int, ...]

    def values(self, key: str, *, uneven: bool) -> dict[str, int]:
        if not uneven:
            return dict.fromkeys(self.symbols, pick(self.choices, key, self.name, 0))
        drawn = {symbol: pick(self.choices, key, self.name, place) for place, symbol in enumerate(self.symbols)}
        others = [value for value in self.choices if value != drawn[self.symbols[0]]]
        if self.name == "N_@" and len(self.symbols) > 1 and others:
            drawn[self.symbols[1]] = pick(others, key, self.name, 1)  # what is to differ does so in its size at least
        return drawn


@lru_cache(maxsize=1024)
def _draws(layer: Layer, level: Level) -> tuple[_Draw, ...]:
    """What is drawn for each input of a layer at a level."""
    found: list[_Draw] = []
    for one, symbols in layer.symbols:
        varies = one.neutral is None or one.neutral not in one.ranges[level]
        unusual = tuple(value for value in one.ranges[level] if value != one.neutral)
        choices = tuple(one.ranges[level]) if varies else unusual or (one.neutral or 0,)
        found.append(_Draw(one.symbol, symbols, one.modes, varies, choices))
    return tuple(found)


def _twists(layer: Layer, level: Level, key: str, wish: Wish, modes: tuple[str, ...]) -> frozenset[str]:
    """The inputs that leave their neutral value in one draw, and `mode` for an unusual mode."""
    chosen = frozenset(wish.needs)
    if wish.plain:
        return chosen
    possible = possible_twists(layer, level, modes=len(modes) > 1)
    for place in range(pick(TWISTS[level], key, "twists") - wish.uneven - len(chosen)):
        able = [name for name in possible if name not in chosen and _modes_for(layer, chosen | {name}, modes)]
        if not able:
            break
        chosen |= {pick(able, key, "twist", place)}
    return chosen


@lru_cache(maxsize=4096)
def _modes_for(layer: Layer, twists: frozenset[str], modes: tuple[str, ...]) -> tuple[str, ...]:
    """The modes that have all the twists: the usual one, or the others where an unusual one is among the twists."""
    able = modes[1:] if "mode" in twists else modes[:1]
    bound = [one.modes for one in layer.inputs if one.modes and one.symbol in twists]
    return tuple(mode for mode in able if all(mode in needed for needed in bound))


@lru_cache(maxsize=1024)
def possible_twists(layer: Layer, level: Level, *, modes: bool) -> tuple[str, ...]:
    """The inputs that may leave their neutral value at a level, and `mode` where there are unusual modes."""
    possible = [
        one.symbol
        for one in layer.inputs
        if one.neutral in one.ranges[level] and any(value != one.neutral for value in one.ranges[level])
    ]
    return (*possible, *(["mode"] if modes and level != "warmup" else []))


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
