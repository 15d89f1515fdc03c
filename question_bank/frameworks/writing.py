"""Writes one layer as one line of PyTorch or Keras."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from question_bank.frameworks.spelling import Argument, Spelling

if TYPE_CHECKING:
    from question_bank.layer import Layer

_MODULE = {"torch": "nn.", "keras": "layers."}
NAMES = {"torch": "PyTorch", "keras": "Keras"}


def write_layer(layer: Layer, spelling: Spelling, values: Mapping[str, int], mode: str) -> str | None:
    """The layer as one line of code, or None where the framework has no word for it."""
    spelled: list[str] = []
    filled: set[str] = {*layer.takes, "N"}  # the batch belongs to the input, not to the layer
    taken: dict[str, str] = {}
    for argument in spelling.arguments:
        symbols = _symbols(layer, argument)
        filled |= set(symbols)
        shown = _shown(layer, spelling, argument, symbols, values, mode)
        if shown is None:
            continue
        if argument.like and shown == taken.get(argument.like):
            continue
        taken[argument.name] = shown
        spelled.append(f"{argument.name}={shown}" if argument.keyword else shown)
    unspelled = [
        one
        for one in layer.all_inputs
        if one.symbol not in filled and one.neutral is not None and values.get(one.symbol, one.neutral) != one.neutral
    ]
    told = (spelling.numbers_mode, *spelling.paddings, *_layout_modes(spelling), *_flagged_modes(spelling))
    if unspelled or mode not in told:
        return None
    return f"{_MODULE[spelling.framework]}{spelling.names[0]}({', '.join(spelled)})"


def input_shape(spelling: Spelling, values: Mapping[str, int], mode: str) -> tuple[int, ...] | None:
    """The input's shape in the framework's order, without the batch."""
    for layout in spelling.layouts:
        if layout.mode in (None, mode) and all(values.get(left, 1) == 1 for left in _left_out(spelling, layout.sides)):
            return tuple(values[side] for side in layout.sides)
    return None


def _left_out(spelling: Spelling, sides: tuple[str, ...]) -> set[str]:
    return {side for layout in spelling.layouts for side in layout.sides} - set(sides)


def _layout_modes(spelling: Spelling) -> tuple[str, ...]:
    return tuple(layout.mode for layout in spelling.layouts if layout.mode is not None)


def _flagged_modes(spelling: Spelling) -> tuple[str, ...]:
    return tuple(argument.fills for argument in spelling.arguments if argument.kind == "mode")


def _symbols(layer: Layer, argument: Argument) -> list[str]:
    if not argument.fills or argument.kind == "mode":
        return []
    axes = layer.axes if "_@" in argument.fills else (None,)
    return [layer.at(argument.fills, axis) for axis in axes]


def _shown(
    layer: Layer,
    spelling: Spelling,
    argument: Argument,
    symbols: list[str],
    values: Mapping[str, int],
    mode: str,
) -> str | None:
    """The argument's value as code, or None where it is left out."""
    if argument.kind == "ignored":
        return None
    if argument.kind == "mode":
        return "True" if mode == argument.fills else None
    if argument.kind == "padding" and mode in spelling.paddings:
        default = spelling.framework == "keras" and mode == "valid"
        return None if default else f'"{mode}"'
    if not symbols:
        return None
    numbers = [values[symbol] for symbol in symbols]
    if argument.kind != "channels" and all(number == argument.default for number in numbers):
        return None
    if argument.kind == "flag":
        return str(bool(numbers[0]))
    return str(numbers[0]) if len(set(numbers)) == 1 else f"({', '.join(map(str, numbers))})"
