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
    if found is None or not spelling.names:
        return None
    line = _Line(layer, spelling, found, values)
    if line.unspelled():
        return None
    module = _MODULE[spelling.framework]
    place = spelling.chain.index("*") if spelling.chain else 0
    beside = [module + one for one in spelling.chain if one != "*"]
    call = f"{module}{spelling.names[0]}({', '.join(line.arguments())})"
    shape = tuple(values[side] for side in found.layout.sides)
    return Written(spelling, call, tuple(beside[:place]), tuple(beside[place:]), shape)


class _Line(NamedTuple):
    """What the arguments of one line are to say."""

    layer: Layer
    spelling: Spelling
    found: Way
    values: Mapping[str, int]

    def unspelled(self) -> bool:
        """Whether a value that is not neutral stands in no argument. The batch belongs to the input, not to the layer."""
        filled = {*self.layer.takes, *self.found.layout.sides, "N"}
        filled |= {symbol for argument in self.spelling.arguments for pair in self._fills(argument) for symbol in pair}
        return any(
            one.neutral is not None and self.values.get(one.symbol, one.neutral) != one.neutral
            for one in self.layer.all_inputs
            if one.symbol not in filled
        )

    def arguments(self) -> list[str]:
        """The arguments that have to be written, in their order."""
        spelled: list[str] = []
        taken: dict[str, str] = {}
        named = False
        for argument in self.spelling.arguments:
            shown = self._shown(argument, always=not (spelled or named))
            if shown is None or (argument.like and shown == taken.get(argument.like)):
                named = True  # what comes after a gap is only known by its name
                continue
            taken[argument.name] = shown
            named = named or argument.keyword
            spelled.append(f"{argument.name}={shown}" if named else shown)
        return spelled

    def _shown(self, argument: Argument, *, always: bool) -> str | None:
        """The argument's value as code, or None where it is left out; `always` writes numbers that are usual too."""
        said = self.found.said.get(argument.name)
        if argument.kind == "ignored":
            return argument.writes or None
        if argument.kind == "mode":
            return None if said == bool(argument.default) else str(said)
        if argument.kind == "word":
            return None if said == argument.allows[0] and not argument.needed else f'"{said}"'
        if argument.kind == "padding" and said is not None:
            return None if not argument.fills and said == self.spelling.paddings[0] else f'"{said}"'
        if argument.kind == "shape":
            assert isinstance(said, int)
            return _number_or_numbers([self.values[side] for side in self.found.layout.sides[-said:]])
        if argument.kind == "axes":
            sides = len(self.found.layout.sides)
            return None if said is None else str(list(range(1, sides + 1 - int(str(said)))))
        pairs = self._numbers(argument)
        usual = argument.kind != "channels" and {number for pair in pairs for number in pair} == {argument.default}
        absent = bool(argument.given) and said is False
        if not pairs or absent or (usual and said is not True and (argument.keyword or not always)):
            return None
        if argument.kind == "flag":
            return str(bool(pairs[0][0]))
        if argument.kind == "share":
            return f"{pairs[0][0] / 100:g}"
        return self._ends(pairs) if argument.kind == "ends" else _one_or_all([number for (number,) in pairs])

    def _numbers(self, argument: Argument) -> list[list[int]]:
        """The values of what an argument fills; where both ends of an axis agree there is one for the two."""
        same_ends = argument.kind == "ends" and self.found.said.get(argument.name) is False
        filled = [[pair[0]] * 2 if same_ends else pair for pair in self._fills(argument)]
        return [[self.values[symbol] for symbol in pair] for pair in filled]

    def _fills(self, argument: Argument) -> list[list[str]]:
        """The inputs that an argument fills: one for each axis, or a pair for each."""
        if not argument.fills or argument.kind == "mode":
            return []
        both = [argument.fills, *([argument.behind] if argument.behind else [])]
        axes = self.layer.axes if "_@" in argument.fills else (None,)
        return [[self.layer.at(one, axis) for one in both] for axis in axes]

    def _ends(self, pairs: list[list[int]]) -> str:
        """Amounts at both ends of each axis, as the framework orders them."""
        if len({amount for pair in pairs for amount in pair}) == 1:
            return str(pairs[0][0])
        if self.spelling.framework == "torch":
            return _number_or_numbers([amount for pair in reversed(pairs) for amount in pair])
        if len(pairs) == 1:
            return _number_or_numbers(pairs[0])
        if all(len(set(pair)) == 1 for pair in pairs):
            return _number_or_numbers([pair[0] for pair in pairs])
        return f"({', '.join(map(_number_or_numbers, pairs))})"


def _one_or_all(numbers: Sequence[int]) -> str:
    """One number where all agree."""
    return str(numbers[0]) if len(set(numbers)) == 1 else _number_or_numbers(numbers)


def _number_or_numbers(numbers: Sequence[int]) -> str:
    return f"({', '.join(map(str, numbers))})" if len(numbers) > 1 else str(numbers[0])
