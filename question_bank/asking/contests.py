"""What is compared with what, and how two designs are drawn that are worth comparing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from question_bank import catalog, sampling
from question_bank.asking.letters import Letter, letters, with_value
from question_bank.asking.pairs import Design, Pair, shared
from question_bank.catalog import Unknown
from question_bank.expression import Undefined
from question_bank.layer import Layer, Level, Quantity
from question_bank.scenario import Scenario

_KERNEL, _PLAIN = 3, {"S_h": 1, "S_w": 1, "P_h": 0, "P_w": 0, "L_h": 1, "L_w": 1}
"""The kernel of layers in a row that see as much as one large kernel, and what must be usual for that."""


class Contest(NamedTuple):
    """Two kinds of design that interviewers compare."""

    one: str
    other: str
    quantities: Mapping[str, tuple[int, ...]]
    """What is compared, with the question types that it covers."""
    in_a_row: bool = False
    """Whether the second is the same layer several times in a row, with a smaller kernel."""


CONTESTS = {
    "conv2d": Contest("conv2d", "conv2d", {"weights": (), "macs": ()}),
    "small-kernels": Contest("conv2d", "conv2d", {"weights": (43,), "macs": (43, 62)}, in_a_row=True),
    "dense": Contest("dense", "dense", {"weights": ()}),
    "conv2d-dense": Contest("conv2d", "dense", {"weights": (33,), "macs": (33, 59)}),
    "conv2d-depthwise": Contest("conv2d", "depthwise_conv2d", {"weights": (39,), "macs": (39,)}),
    "conv2d-separable": Contest("conv2d", "separable_conv2d", {"params": (39,), "macs": (39, 58)}),
    "conv2d-transposed": Contest("conv2d", "conv_transpose2d", {"macs": (60,)}),
    "lstm-gru": Contest("lstm", "gru", {"params": ()}),
}
"""The only place that names layers: which comparisons tell something is a matter of judgement."""


def pairs(contest: Contest, name: str, level: Level, key: tuple[object, ...]) -> list[Pair]:
    """A first design, with several others beside it; all of them can exist and have something."""
    return [pair for pair in _drawn(contest, name, level, key) if _exist(pair)]


def _drawn(contest: Contest, name: str, level: Level, key: tuple[object, ...]) -> Iterator[Pair]:
    layer, other = catalog.layer(contest.one), catalog.layer(contest.other)
    quantity = layer.quantity(name)
    seed, wish = "/".join(map(str, key)), sampling.wish(layer, quantity)
    drawn = sampling.scenario(layer, level, seed, _is_plain if contest.in_a_row else _is_any, wish)
    one = Design(drawn, quantity)
    if contest.in_a_row:
        yield from _in_a_row(drawn, quantity)
    elif layer is other:
        yield from (Pair(one, Design(changed, quantity)) for changed in _varied(drawn, level, key))
    else:
        moved = _moved(drawn, other, level, key)
        seconds = (moved, *_varied(moved, level, key, single=True))
        yield from (Pair(one, Design(second, other.quantity(quantity.name))) for second in seconds)


def _is_any(_: Scenario) -> bool:
    return True


def _is_plain(drawn: Scenario) -> bool:
    """Whether nothing spoils that layers in a row see as much as one: no stride, padding or dilation."""
    return all(drawn.values.get(symbol, usual) == usual for symbol, usual in _PLAIN.items())


def _in_a_row(drawn: Scenario, quantity: Quantity) -> Iterator[Pair]:
    """One large kernel beside small ones that see as much together."""
    kernel = next(one for one in letters(drawn.layer) if one.name == "K")
    for rows in (2, 3):
        large = with_value(drawn, kernel, rows * (_KERNEL - 1) + 1)
        yield Pair(Design(large, quantity), Design(with_value(drawn, kernel, _KERNEL), quantity, rows))


def _varied(drawn: Scenario, level: Level, key: tuple[object, ...], *, single: bool = False) -> Iterator[Scenario]:
    """The same layer with one letter changed, and with a second one changed the other way."""
    free = [one for one in letters(drawn.layer) if _is_free(one, drawn)]
    if single:
        free = [one for one in free if not set(one.symbols) & set(drawn.layer.takes)]
    first = sampling.pick(free, *key, "first")
    second = sampling.pick([one for one in free if one is not first] or free, *key, "second")
    for up, changed in _changed(drawn, first, level):
        yield changed
        if not single:
            yield from (both for also_up, both in _changed(changed, second, level) if also_up != up)


def _is_free(letter: Letter, drawn: Scenario) -> bool:
    """Whether a letter is given anyway, so that another value of it is nothing unusual."""
    return letter.stands_in(drawn) and (letter.given.neutral is None or not letter.given.said)


def _changed(drawn: Scenario, letter: Letter, level: Level) -> Iterator[tuple[bool, Scenario]]:
    """The scenario with other values of a letter, and whether they are larger."""
    was = drawn.values[letter.symbols[0]]
    for value in sorted(set(letter.given.ranges[level]) - {was}):
        yield value > was, with_value(drawn, letter, value)


def _moved(drawn: Scenario, layer: Layer, level: Level, key: tuple[object, ...]) -> Scenario:
    """Another layer on the same input, with the numbers that both have; what it alone has is drawn."""
    values, mode = shared(drawn, layer)
    for one in letters(layer):
        if one.given.neutral is None and not set(one.symbols) <= values.keys():
            values |= dict.fromkeys(one.symbols, sampling.pick(one.given.ranges[level], *key, one.name))
    return Scenario(layer, values, mode)


def _exist(pair: Pair) -> bool:
    try:
        return all(one.exists and one.number > 0 for one in pair)
    except (Unknown, Undefined):
        return False
