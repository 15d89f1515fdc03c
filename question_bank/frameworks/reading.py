"""Reads one line of PyTorch or Keras, as people have it in their editor or as `print(model)` shows it.

The line is parsed, never run. An unknown layer or keyword is refused by its name.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from question_bank.expression import Misread, Undefined, read
from question_bank.frameworks.spelling import Argument, Spelling

if TYPE_CHECKING:
    from question_bank.layer import Layer

LONGEST = 1000
_ROW_NAME = re.compile(r"^\s*\(\w+\):\s*")
_TOO_MANY = "a hundred million"
MOST = 100_000_000


class Refused(Exception):
    """A layer, a keyword or a value that can't be taken, with the reason as one sentence."""


class Spelled(NamedTuple):
    """A line of code that was understood: the layer, and what its arguments say."""

    layer: Layer
    spelling: Spelling
    values: Mapping[str, int]
    mode: str
    channels: Mapping[str, int]
    """What the line itself says of its input, by argument, such as in_channels."""


def read_layer(code: str, layers: Iterable[Layer]) -> Spelled:
    """What one line of code says.

    Raises:
        Refused: with the reason, naming the unknown layer, keyword or value.
    """
    call = _call(code)
    layer, spelling = _found(_path(call.func), tuple(layers))
    written = _arguments(call, spelling)
    reader = _Values(layer, spelling, written)
    try:
        for argument in spelling.arguments:
            reader.take(argument)
    except RecursionError:
        raise Refused("An argument has too many signs or brackets inside one another.") from None
    return Spelled(layer, spelling, reader.values, reader.mode, reader.channels)


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
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Call):
        value = value.func  # Keras' functional form: layers.Conv2D(10, 3)(x)
    if not isinstance(value, ast.Call):
        raise Refused("This is not a call of one layer, such as nn.Conv2d(3, 10, 3).")
    return value


def _path(func: ast.expr) -> list[str]:
    path: list[str] = []
    while isinstance(func, ast.Attribute):
        path.insert(0, func.attr)
        func = func.value
    if not isinstance(func, ast.Name):
        raise Refused("This is not a call of one layer, such as nn.Conv2d(3, 10, 3).")
    return [func.id, *path]


def _found(path: list[str], layers: tuple[Layer, ...]) -> tuple[Layer, Spelling]:
    before = {"nn": "torch", "torch": "torch", "layers": "keras", "keras": "keras", "tf": "keras"}
    wanted = next((before[part] for part in path[:-1] if part in before), None)
    for layer in layers:
        for spelling in layer.spellings:
            if path[-1] in spelling.names and wanted in (None, spelling.framework):
                return layer, spelling
    known = sorted({spelling.names[0] for layer in layers for spelling in layer.spellings})
    raise Refused(f"{'.'.join(path)[:60]} is not a layer that is read here. These are: {', '.join(known)}.")


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
            raise Refused(f"{name} has no keyword {word.arg} here. It has: {', '.join(positional)}.")
        if word.arg in written:
            raise Refused(f"{name} got {word.arg} twice.")
        written[str(word.arg)] = word.value
    return written


class _Values:
    """Arguments turned into values of the layer's inputs."""

    def __init__(self, layer: Layer, spelling: Spelling, written: Mapping[str, ast.expr]) -> None:
        self._layer, self._spelling, self._written = layer, spelling, written
        self.values: dict[str, int] = {}
        self.channels: dict[str, int] = {}
        self.mode = spelling.numbers_mode

    def take(self, argument: Argument) -> None:
        node = self._written.get(argument.name)
        if argument.like and (node is None or _is_none(node)):
            node = self._written.get(argument.like)
        if argument.kind == "ignored":
            self._ignore(argument, node)
        elif node is None:
            self._leave_out(argument)
        elif argument.kind == "mode":
            self.mode = argument.fills if self._flag(argument, node) else self.mode
        elif argument.kind == "flag":
            self.values[argument.fills] = self._flag(argument, node)
        elif argument.kind == "padding" and (word := _word(node)) is not None:
            self._padding(argument, word)
        elif argument.kind == "channels":
            self.channels[argument.name] = self._whole(argument, node)
        else:
            self._sizes(argument, node)

    def _leave_out(self, argument: Argument) -> None:
        if argument.kind == "padding" and self._spelling.framework == "keras":
            self.mode = "valid"
        elif argument.like:
            like = next(one for one in self._spelling.arguments if one.name == argument.like)
            given = [self.values[symbol] for symbol in self._symbols(like)]
            self.values.update(zip(self._symbols(argument), given, strict=True))
        elif argument.kind == "mode":
            return
        elif argument.default is None:
            raise Refused(f"{self._spelling.names[0]} needs {argument.name}.")
        else:
            self.values.update(dict.fromkeys(self._symbols(argument), argument.default))

    def _symbols(self, argument: Argument) -> list[str]:
        if not argument.fills:
            return []
        axes = self._layer.axes if "_@" in argument.fills else (None,)
        return [self._layer.at(argument.fills, axis) for axis in axes]

    def _ignore(self, argument: Argument, node: ast.expr | None) -> None:
        if node is None or not argument.allows:
            return
        if not isinstance(node, ast.Constant | ast.Name | ast.UnaryOp):
            return  # an object such as tf.nn.relu
        try:
            value = ast.literal_eval(node) if not isinstance(node, ast.Name) else node.id
        except ValueError:
            raise Refused(f"{argument.name}={ast.unparse(node)[:40]} is not read here.") from None
        if value not in argument.allows or isinstance(value, bool) != isinstance(argument.allows[0], bool):
            shown = ast.unparse(node)[:40]
            raise Refused(f"{argument.name}={shown} is not read here; {argument.name}={argument.allows[0]!r} is.")

    def _flag(self, argument: Argument, node: ast.expr) -> int:
        if isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, bool | int)):
            return int(bool(node.value))
        raise Refused(f"{argument.name} is True or False.")

    def _padding(self, argument: Argument, word: str) -> None:
        known = self._spelling.paddings
        spelled = word.lower() if self._spelling.any_case else word
        if spelled not in known:
            raise Refused(f"{argument.name}={word!r} is unknown. Known are: {', '.join(map(repr, known))}.")
        self.mode = spelled

    def _sizes(self, argument: Argument, node: ast.expr) -> None:
        symbols = self._symbols(argument)
        if not symbols:
            known = ", ".join(map(repr, self._spelling.paddings))
            raise Refused(f"{argument.name} is one of {known} in Keras, not a number.")
        bracketed = isinstance(node, ast.Tuple | ast.List)
        nodes = list(node.elts) if isinstance(node, ast.Tuple | ast.List) else [node]
        spreads = not bracketed or not (argument.exact or self._spelling.framework == "keras")
        if len(nodes) == 1 and spreads and (argument.kind != "size" or not bracketed):
            nodes = nodes * len(symbols)
        if len(nodes) != len(symbols) or (bracketed and argument.kind == "size"):
            raise Refused(f"{argument.name} takes {len(symbols)} value{'s'[: len(symbols) > 1]}, one for each axis.")
        for symbol, one in zip(symbols, nodes, strict=True):
            self.values[symbol] = self._whole(argument, one)

    def _whole(self, argument: Argument, node: ast.expr) -> int:
        shown = ast.unparse(node)
        points = any(isinstance(part, ast.Constant) and isinstance(part.value, float) for part in ast.walk(node))
        divides = any(isinstance(part, ast.Div) for part in ast.walk(node))
        try:
            value = None if points or divides else read(shown).value({})
        except (Misread, Undefined):
            value = None
        if not isinstance(value, int):
            raise Refused(f"{argument.name}={shown[:40]} is not a whole number.")
        if value < argument.least:
            raise Refused(f"{argument.name}={value} is too small; at least {argument.least} is needed.")
        if value > MOST:
            raise Refused(f"{argument.name}={value} is more than {_TOO_MANY}.")
        return value


def _word(node: ast.expr) -> str | None:
    """The text of a string, or of a bare name as `print(model)` shows it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return node.id if isinstance(node, ast.Name) else None


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
