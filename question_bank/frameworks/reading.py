"""Reads one line of PyTorch or Keras, as people have it in their editor or as `print(model)` shows it.

The line is parsed, never run. An unknown layer or keyword is refused by its name.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from question_bank.frameworks.arguments import MOST, Arguments
from question_bank.frameworks.nodes import Refused
from question_bank.frameworks.spelling import Spelling

if TYPE_CHECKING:
    from question_bank.layer import Layer

__all__ = ["LONGEST", "MOST", "Refused", "Spelled", "read_layer"]

LONGEST = 1000
_ROW_NAME = re.compile(r"^\s*\(\w+\):\s*")
_FRAMEWORKS = {"nn": "torch", "torch": "torch", "layers": "keras", "keras": "keras", "tf": "keras"}
_ADDING = ("add", "append", "add_module")
_NO_CALL = "This is not a call of one layer, such as nn.Conv2d(3, 10, 3)."


class Spelled(NamedTuple):
    """A line of code that was understood: the layer, and what its arguments say."""

    layer: Layer
    spelling: Spelling
    values: Mapping[str, int]
    mode: str
    channels: Mapping[str, int]
    """What the line itself says of its input, by argument, such as in_channels."""
    borrowed: Mapping[str, str]
    """Inputs whose value another input gives, as None says for one axis of an adaptive pool."""
    last_sides: tuple[int, ...]
    """The last sides of the input, where the line names them."""


def read_layer(code: str, layers: Iterable[Layer], rank: int | None = None) -> Spelled:
    """What one line of code says.

    Args:
        code: one line of PyTorch or Keras.
        layers: the layers that it may be.
        rank: how many sides the input has. A class that is spelled by several layers is the one that takes such an input.

    Raises:
        Refused: with the reason, naming the unknown layer, keyword or value.
    """
    call = _call(code)
    first: Refused | None = None
    found = _found(call, tuple(layers))
    for layer, spelling, own in sorted(found, key=lambda one: rank not in {len(way.sides) for way in one[1].layouts}):
        try:
            return _read(layer, spelling, own, rank)
        except RecursionError:
            raise Refused("An argument has too many signs or brackets inside one another.") from None
        except Refused as refused:
            first = first or refused
    assert first is not None
    raise first


def _read(layer: Layer, spelling: Spelling, call: ast.Call, rank: int | None) -> Spelled:
    reader = Arguments(layer, spelling, _arguments(call, spelling), rank)
    for argument in spelling.arguments:
        reader.take(argument)
    told = reader.values, reader.mode, reader.channels, reader.borrowed, reader.last_sides
    return Spelled(layer, spelling, *told)


def _call(code: str) -> ast.Call:
    text = _ROW_NAME.sub("", code.strip()).strip().rstrip(",")
    if len(text) > LONGEST:
        raise Refused(f"One layer is read at a time, at most {LONGEST} characters.")
    try:
        with warnings.catch_warnings(action="ignore"):  # Python would print its doubts about `1if` itself
            body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise Refused("This is not one line of Python, such as nn.Conv2d(3, 10, 3).") from None
    node = body[0] if len(body) == 1 else None
    value = node.value if isinstance(node, ast.Expr | ast.Assign | ast.AnnAssign) else None
    if isinstance(value, ast.Tuple) and len(value.elts) == 1:
        value = value.elts[0]  # a line of nn.Sequential with its comma, perhaps with a comment behind it
    if isinstance(value, ast.Tuple) and len(value.elts) == 2 and isinstance(value.elts[0], ast.Constant):
        value = value.elts[1]  # a row of an OrderedDict: ("conv1", nn.Conv2d(3, 10, 3))
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Call):
        value = value.func  # Keras' functional form: layers.Conv2D(10, 3)(x)
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr in _ADDING:
        value = value.args[-1] if value.args else None  # model.add(layers.Conv2D(10, 3))
    if not isinstance(value, ast.Call):
        raise Refused(_NO_CALL)
    return value


def _path(func: ast.expr) -> list[str]:
    path: list[str] = []
    while isinstance(func, ast.Attribute):
        path.insert(0, func.attr)
        func = func.value
    if not isinstance(func, ast.Name):
        raise Refused(_NO_CALL)
    return [func.id, *path]


def _found(call: ast.Call, layers: tuple[Layer, ...]) -> list[tuple[Layer, Spelling, ast.Call]]:
    """The spellings that a call may be, each with the call of the layer itself."""
    path = _path(call.func)
    wanted = next((_FRAMEWORKS[part] for part in path[:-1] if part in _FRAMEWORKS), None)
    spellings = [(layer, one) for layer in layers for one in layer.spellings if wanted in (None, one.framework)]
    own = [(layer, one, _own_call(call, path[-1], one)) for layer, one in spellings]
    if found := [(layer, one, itself) for layer, one, itself in own if itself is not None]:
        return found
    if path[-1] == "Sequential":
        raise Refused("One layer is read at a time. A Sequential is only read where it is a flatten and one layer.")
    raise Refused(f"{'.'.join(path)[:60]} is not a layer that is read here.{_nearest(path[-1], spellings)}")


def _nearest(name: str, spellings: list[tuple[Layer, Spelling]]) -> str:
    """The names that look most like a strange one."""
    known = {name.lower(): name for _, one in spellings for name in one.names}
    found = [known[one] for one in get_close_matches(name.lower(), sorted(known), 3, 0.5)]
    return f" Names like it: {', '.join(found)}." if found else ""


def _own_call(call: ast.Call, name: str, spelling: Spelling) -> ast.Call | None:
    """The call of the layer itself, alone or in its Sequential; None where this is another layer."""
    if not spelling.chain:
        return call if name in spelling.names else None
    if name != "Sequential":
        return None
    rows = call.args[0].elts if len(call.args) == 1 and isinstance(call.args[0], ast.List) else call.args
    if len(rows) != len(spelling.chain):
        return None
    own: ast.Call | None = None
    for row, expected in zip(rows, spelling.chain, strict=True):
        if not isinstance(row, ast.Call):
            return None
        *_, last = _path(row.func)
        if expected == "*" and last in spelling.names:
            own = row
        elif expected != f"{last}({', '.join(map(ast.unparse, [*row.args, *row.keywords]))})":
            return None
    return own


def _arguments(call: ast.Call, spelling: Spelling) -> dict[str, ast.expr]:
    name = spelling.names[0]
    positional = [argument.name for argument in spelling.arguments]
    if any(isinstance(value, ast.Starred) for value in call.args) or any(word.arg is None for word in call.keywords):
        raise Refused(f"{name} is read with its arguments written out, without * or **.")
    if len(call.args) > len(positional):
        raise Refused(f"{name} takes at most {len(positional)} arguments by place, and {len(call.args)} stand here.")
    written = dict(zip(positional, call.args, strict=False))
    for word in call.keywords:
        if word.arg not in positional:
            counted = [argument.name for argument in spelling.arguments if argument.kind != "ignored"]
            has = f" It has: {', '.join(counted)}." if counted else ""
            raise Refused(f"{name} has no keyword {word.arg} here.{has}")
        if word.arg in written:
            raise Refused(f"{name} got {word.arg} twice.")
        written[str(word.arg)] = word.value
    return written
