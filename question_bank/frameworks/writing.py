"""Writes one layer as one line of PyTorch or Keras."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from question_bank.frameworks.modes import Way, way
from question_bank.frameworks.spelling import Argument, Spelling

if TYPE_CHECKING:
    from question_bank.layer import Layer

_MODULE = {"torch": "nn.", "keras": "layers."}
NAMES = {"torch": "PyTorch", "keras": "Keras"}


class Written(NamedTuple):
    """A layer as code."""

    spelling: Spelling
    call: str
    """The call of the layer alone."""
    before: tuple[str, ...]
    after: tuple[str, ...]
    """The calls that stand with it in one Sequential."""
    shape: tuple[int, ...]
    """The shape of its input in the framework's order, without the batch."""

    @property
    def line(self) -> str:
        """The whole line."""
        calls = ", ".join([*self.before, self.call, *self.after])
        if not self.spelling.chain:
            return calls
        return f"nn.Sequential({calls})" if self.spelling.framework == "torch" else f"keras.Sequential([{calls}])"


def input_shape(spelling: Spelling, values: Mapping[str, int], mode: str) -> tuple[int, ...] | None:
    """The input's shape in the framework's order, without the batch; None where it can't tell the scenario."""
    found = way(spelling, values, mode)
    return None if found is None else tuple(values[side] for side in found.layout.sides)


def write_layer(layer: Layer, spelling: Spelling, values: Mapping[str, int], mode: str) -> Written | None:
    """The layer as code, or None where the spelling has no word for it."""
    found = way(spelling, values, mode)
    if found is None or not spelling.names or _unspelled(layer, spelling, found, values):
        return None
    module = _MODULE[spelling.framework]
    call = f"{module}{spelling.names[0]}({', '.join(_arguments(layer, spelling, found, values))})"
    place = spelling.chain.index("*") if spelling.chain else 0
    beside = [module + one for one in spelling.chain if one != "*"]
    shape = tuple(values[side] for side in found.layout.sides)
    return Written(spelling, call, tuple(beside[:place]), tuple(beside[place:]), shape)


def _unspelled(layer: Layer, spelling: Spelling, found: Way, values: Mapping[str, int]) -> bool:
    """Whether a value that is not neutral stands in no argument. The batch belongs to the input, not to the layer."""
    filled = {*layer.takes, *found.layout.sides, "N"}
    for argument in spelling.arguments:
        filled |= {symbol for group in _groups(layer, argument) for symbol in group}
    return any(
        one.neutral is not None and values.get(one.symbol, one.neutral) != one.neutral
        for one in layer.all_inputs
        if one.symbol not in filled
    )


def _arguments(layer: Layer, spelling: Spelling, found: Way, values: Mapping[str, int]) -> list[str]:
    spelled: list[str] = []
    taken: dict[str, str] = {}
    named = False
    for place, argument in enumerate(spelling.arguments):
        shown = _shown(layer, spelling, argument, found, values, always=place == 0)
        if shown is None or (argument.like and shown == taken.get(argument.like)):
            named = True  # what comes after a gap is only known by its name
            continue
        taken[argument.name] = shown
        named = named or argument.keyword
        spelled.append(f"{argument.name}={shown}" if named else shown)
    return spelled


def _groups(layer: Layer, argument: Argument) -> list[list[str]]:
    """The inputs that an argument fills: one for each axis, or a pair for each."""
    if not argument.fills or argument.kind in ("mode", "channels"):
        return [[argument.fills]] if argument.kind == "channels" else []
    both = [argument.fills, *([argument.behind] if argument.behind else [])]
    axes = layer.axes if "_@" in argument.fills else (None,)
    return [[layer.at(one, axis) for one in both] for axis in axes]


def _shown(layer: Layer, spelling: Spelling, argument: Argument, found: Way, values: Mapping[str, int]) -> str | None:
    """The argument's value as code, or None where it is left out."""
    said = found.said.get(argument.name)
    if argument.kind == "ignored":
        return argument.writes or None
    if argument.kind == "mode":
        return None if said == bool(argument.default) else str(said)
    if argument.kind == "word":
        return None if said == argument.allows[0] and not argument.needed else f'"{said}"'
    if argument.kind == "padding" and said is not None:
        return None if not argument.fills and said == spelling.paddings[0] else f'"{said}"'
    if argument.kind == "shape":
        assert isinstance(said, int)
        return _numbers([values[side] for side in found.layout.sides[-said:]], several=said > 1)
    groups = _groups(layer, argument)
    if not groups or said is False:
        return None
    if argument.kind == "ends":
        pairs = [[values[symbol] for symbol in pair] for pair in groups]
        usual = {number for pair in pairs for number in pair} == {argument.default}
        return None if usual and not always else _ends(spelling, pairs)
    numbers = [values[symbol] for (symbol,) in groups]
    usual = argument.kind != "channels" and all(number == argument.default for number in numbers)
    if usual and said is not True and not always:
        return None
    if argument.kind == "flag":
        return str(bool(numbers[0]))
    return _numbers(numbers, several=len(set(numbers)) > 1)


def _numbers(numbers: Sequence[int], *, several: bool) -> str:
    return f"({', '.join(map(str, numbers))})" if several else str(numbers[0])


def _ends(spelling: Spelling, pairs: list[list[int]]) -> str:
    """Amounts at both ends of each axis, as the framework orders them."""
    if len({amount for pair in pairs for amount in pair}) == 1:
        return str(pairs[0][0])
    if spelling.framework == "torch":
        return _numbers([amount for pair in reversed(pairs) for amount in pair], several=True)
    if len(pairs) == 1:
        return _numbers(pairs[0], several=True)
    if all(len(set(pair)) == 1 for pair in pairs):
        return _numbers([pair[0] for pair in pairs], several=True)
    return f"({', '.join(_numbers(pair, several=True) for pair in pairs)})"
