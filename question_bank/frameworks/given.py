"""What a Keras network says of its own input: keras.Input(shape=...), or input_shape in its first layer."""

from __future__ import annotations

import ast

from question_bank.frameworks.arguments import MOST
from question_bank.frameworks.nodes import Refused, whole_number

Sides = tuple[int | None, ...]
"""A shape without the batch; None for a side that is left open."""

_INPUTS = ("Input", "InputLayer")
_SHAPES = ("shape", "input_shape")
_BATCH_SHAPES = ("batch_shape", "batch_input_shape")
_NEUTRAL = ("name", "dtype", "batch_size", "sparse", "ragged", "optional", "trainable")


def is_input(words: list[str]) -> bool:
    """Whether a name, such as `keras.Input`, says what the input is and is no layer."""
    return words[-1] in _INPUTS


def said_by_input(call: ast.Call) -> Sides:
    """The shape that Keras' Input names.

    Raises:
        Refused: where it names none, or it can't be read.
    """
    told = dict(zip(("shape", "batch_size"), call.args, strict=False))
    for word in call.keywords:
        if word.arg not in (*_SHAPES, *_BATCH_SHAPES, *_NEUTRAL) or word.arg in told:
            raise Refused(f"{ast.unparse(call)[:60]}: {word.arg or '**'} is not read here; shape=(32, 32, 3) is.")
        told[word.arg] = word.value
    sides = _sides(told)
    if sides is None or len(call.args) > 2:
        raise Refused(f"{ast.unparse(call)[:60]} names no shape, such as shape=(32, 32, 3).")
    return sides


def said_by_layer(call: ast.Call) -> Sides | None:
    """The shape that Keras' first layer names as its input; None where it does not. `input_dim` is taken out of it."""
    told = {str(word.arg): word.value for word in call.keywords}
    if (features := told.get("input_dim")) is not None:
        call.keywords = [word for word in call.keywords if word.arg != "input_dim"]
        return (_side(features),)
    return _sides({name: node for name, node in told.items() if name != "shape"})


def agreed(sides: Sides, others: Sides) -> Sides | None:
    """What two shapes say together, open sides filled; None where they contradict one another."""
    if len(sides) != len(others):
        return None
    if any(None not in (one, other) and one != other for one, other in zip(sides, others, strict=True)):
        return None
    return tuple(one if other is None else other for one, other in zip(sides, others, strict=True))


def _sides(told: dict[str, ast.expr]) -> Sides | None:
    for name in (*_SHAPES, *_BATCH_SHAPES):
        if (node := told.get(name)) is None:
            continue
        sides = tuple(map(_side, node.elts)) if isinstance(node, ast.Tuple | ast.List) else ()
        sides = sides[1:] if name in _BATCH_SHAPES else sides
        if not sides:
            raise Refused(f"{name}={ast.unparse(node)[:40]} is no shape in brackets, such as (32, 32, 3) or (784,).")
        return sides
    return None


def _side(node: ast.expr) -> int | None:
    """One side, which may be a product such as 28*28."""
    if isinstance(node, ast.Constant) and node.value is None:
        return None
    value = whole_number(node, points=False)
    if value is None or not 1 <= value <= MOST:
        raise Refused(f"{ast.unparse(node)[:40]} is no side of an input, a whole number such as 32, or None.")
    return value
