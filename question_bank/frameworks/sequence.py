"""Reads the text of a whole network: nn.Sequential(...), keras.Sequential([...]) or what `print(model)` shows.

The text is parsed, never run. What comes out is one line of code for each layer; `read_layer` reads those.
"""

from __future__ import annotations

import ast
import textwrap
import warnings
from typing import NamedTuple

from question_bank.frameworks.chain import LONGEST, Chain
from question_bank.frameworks.nodes import Refused
from question_bank.frameworks.printed import is_printed, read_printed
from question_bank.frameworks.sequential import Reader, framework_of, is_sequential, own_name, words_of
from question_bank.frameworks.writing import NAMES

_ADDING = {"torch": "append", "keras": "add"}
"""How each framework calls the method that puts one more layer at the end."""
_MOVING = ("to", "cuda", "cpu", "train", "eval", "float", "half", "double")
"""Methods of PyTorch that give the network itself back."""
_FORMS = "nn.Sequential(...), keras.Sequential([...]) or what print(model) shows"


class _Added(NamedTuple):
    """`model.add(layer)`."""

    method: str
    layer: ast.expr


def read_network(text: str) -> Chain:
    """The layers that a text puts in a row.

    Raises:
        Refused: with the reason, naming the row, or the line that is no part of a network.
    """
    if len(text) > LONGEST:
        raise Refused(f"A network of at most {LONGEST:,} characters is read.")
    if not text.strip():
        raise Refused(f"Nothing stands here. A network is {_FORMS}.")
    if is_printed(text):
        return read_printed(text)
    try:
        return _read(_statements(text))
    except RecursionError:
        raise Refused("The network has too many brackets inside one another.") from None


def _statements(text: str) -> list[ast.stmt]:
    try:
        with warnings.catch_warnings(action="ignore"):  # Python would print its doubts about `1if` itself
            return ast.parse(textwrap.dedent(text)).body
    except SyntaxError as error:
        raise Refused(f"Line {error.lineno or 1} is not Python. A network is {_FORMS}.") from None
    except (ValueError, MemoryError):
        raise Refused(f"This is not Python. A network is {_FORMS}.") from None


def _read(statements: list[ast.stmt]) -> Chain:
    whole: ast.Call | None = None
    name = ""
    added: list[_Added] = []
    for statement in statements:
        value = _itself(getattr(statement, "value", None))
        if name and (more := _added(value, name)) is not None:
            added.append(more)
        elif isinstance(value, ast.Call) and is_sequential(value):
            if whole is not None:
                raise Refused(f"Line {statement.lineno} starts another network. One is read at a time.")
            whole, name = value, _target(statement)
        elif not isinstance(statement, ast.Import | ast.ImportFrom) and not isinstance(value, ast.Constant):
            raise _stray(statement)
    if whole is None:
        raise Refused(f"No network stands here. A network is {_FORMS}.")
    return _chain(whole, added)


def _chain(whole: ast.Call, added: list[_Added]) -> Chain:
    reader = Reader(framework_of(words_of(whole.func)) or _by_form(whole, added))
    place = reader.network(whole)
    for method, layer in added:
        if method != _ADDING[reader.framework]:
            raise Refused(f"{NAMES[reader.framework]}'s Sequential has no {method}, only {_ADDING[reader.framework]}.")
        place += reader.row(layer, own_name(layer) or str(place))
    return reader.chain()


def _by_form(whole: ast.Call, added: list[_Added]) -> str:
    """The framework that a bare `Sequential` belongs to: Keras puts its layers in a list."""
    listed = any(isinstance(one, ast.List | ast.Tuple) for one in whole.args) or bool(whole.keywords)
    return "keras" if listed or any(one.method == "add" for one in added) else "torch"


def _itself(value: ast.expr | None) -> ast.expr | None:
    """A value without a comma behind it, and without the methods that give the network itself back."""
    if isinstance(value, ast.Tuple) and len(value.elts) == 1:
        value = value.elts[0]
    while isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr in _MOVING:
        value = value.func.value
    return value


def _target(statement: ast.stmt) -> str:
    """What a network is called where it is assigned."""
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return ast.unparse(targets[0]) if targets[0] is not None else ""


def _added(value: ast.expr | None, name: str) -> _Added | None:
    """What `model.add(layer)` adds to the network of that name; None for anything else."""
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Attribute):
        return None
    method, model = value.func.attr, ast.unparse(value.func.value)
    if method not in _ADDING.values() or model != name or len(value.args) != 1 or value.keywords:
        return None
    return _Added(method, value.args[0])


def _stray(statement: ast.stmt) -> Refused:
    shown = ast.unparse(statement).splitlines()[0][:50]
    hint = f"A network is {_FORMS}; only imports may stand beside it."
    if isinstance(statement, ast.ClassDef):
        hint = "What print(model) shows of a class is read, and so is nn.Sequential(...)."
    return Refused(f"Line {statement.lineno}, {shown}, is not read here. {hint}")
