"""Values as they stand in code, taken from the parsed line; nothing is run."""

from __future__ import annotations

import ast

from question_bank.expression import Misread, Undefined, read


class Refused(Exception):
    """A layer, a keyword or a value that can't be taken, with the reason as one sentence."""


def whole_number(node: ast.expr, *, points: bool) -> int | None:
    """The whole number that an expression is, if it is one."""
    if points and isinstance(node, ast.Constant) and isinstance(node.value, float) and node.value.is_integer():
        return int(node.value)
    floats = any(isinstance(part, ast.Constant) and isinstance(part.value, float) for part in ast.walk(node))
    if floats or any(isinstance(part, ast.Div) for part in ast.walk(node)):
        return None
    try:
        value = read(ast.unparse(node)).value({})
    except (Misread, Undefined):
        return None
    return value if isinstance(value, int) else None


def literal(shown: str, node: ast.expr) -> object:
    """The value of a literal; of a bare name, as `print(model)` shows words, its text."""
    try:
        return node.id if isinstance(node, ast.Name) else ast.literal_eval(node)
    except (ValueError, TypeError):
        raise Refused(f"{shown} is not read here.") from None


def between(shown: str, limits: tuple[float, float], value: object) -> float:
    """The value, if it is a number within limits."""
    least, most = limits
    if not isinstance(value, int | float) or not least <= value <= most:
        raise Refused(f"{shown} is no number from {least:g} to {most:g}.")
    return value


def truth(name: str, node: ast.expr) -> int:
    """A flag as 1 or 0; the frameworks take 0, 1 and None for one too."""
    if isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, bool | int)):
        return int(bool(node.value))
    raise Refused(f"{name} is True or False.")


def parts(node: ast.expr) -> list[ast.expr]:
    """What stands in brackets, or the one that stands alone."""
    return list(node.elts) if isinstance(node, ast.Tuple | ast.List) else [node]


def word_of(node: ast.expr) -> str | None:
    """The text of a string, or of a bare name as `print(model)` shows it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return node.id if isinstance(node, ast.Name) else None


def is_none(node: ast.expr) -> bool:
    """Whether None is written."""
    return isinstance(node, ast.Constant) and node.value is None
