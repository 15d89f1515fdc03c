"""An expression as people read it: as text to type again, for the screen, in words, and as LaTeX.

Every front end prints through here. Brackets follow the tree, so what was written in brackets stays in brackets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import NamedTuple

from question_bank.expression.tree import Add, Call, Div, Expr, Mul, Neg, Num, Number, Pow, Sym

_SUM, _PRODUCT, _POWER, _ATOM = 1, 2, 3, 4
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Style(NamedTuple):
    """How operators and numbers are spelled."""

    times: str
    over: str
    plus: str
    minus: str
    power: Callable[[str, str], str]
    number: Callable[[Number], str]
    words: Mapping[str, str]
    """Other names for functions; a function without one keeps its own."""


def plain_number(number: Number) -> str:
    """`1728`, `1.5`, `1/3`: digits without separators."""
    if isinstance(number, int):
        return str(number)
    return _decimal(number) or f"{number.numerator}/{number.denominator}"


def grouped(number: Number) -> str:
    """`1,728`: as numbers are shown to people."""
    if isinstance(number, int):
        return f"{number:,}"
    return plain_number(number)


TEXT = Style("*", "/", " + ", " - ", lambda base, exponent: f"{base}^{exponent}", plain_number, {})
SCREEN = Style(
    " × ",
    "/",
    " + ",
    " - ",
    lambda base, exponent: base + exponent.translate(_RAISED) if exponent.isdigit() else f"{base}^{exponent}",
    grouped,
    {},
)
WORDS = Style(
    " times ",
    " over ",
    " plus ",
    " minus ",
    lambda base, exponent: f"{base} squared" if exponent == "2" else f"{base} to the power {exponent}",
    grouped,
    {"floor": "round down", "ceil": "round up", "min": "the smaller of", "max": "the larger of"},
)


def text(expr: Expr, style: Style = TEXT) -> str:
    """The expression in one line; in the default style `reading.read` gives the same tree again."""
    return _written(expr, style)[0]


def latex(expr: Expr) -> str:
    """The expression as LaTeX, with every bracket that the tree has."""
    match expr:
        case Add(terms):
            return _joined_latex(terms)
        case Neg(inner):
            return "-" + _latex_factor(inner, bracket_products=False)
        case Mul(factors):
            return r" \cdot ".join(_latex_factor(factor) for factor in factors)
        case Div(top, bottom):
            return rf"\frac{{{latex(top)}}}{{{latex(bottom)}}}"
        case Pow(base, exponent):
            return f"{_latex_factor(base)}^{{{latex(exponent)}}}"
        case Call("floor" | "ceil" as name, (inner,)):
            side = "floor" if name == "floor" else "ceil"
            return rf"\left\l{side} {latex(inner)} \right\r{side}"
        case Call(name, arguments):
            return rf"\{name}\left({', '.join(latex(argument) for argument in arguments)}\right)"
        case Num(number):
            return plain_number(number)
        case Sym(name):
            head, _, index = name.partition("_")
            head = head if len(head) == 1 else rf"\mathrm{{{head}}}"
            return f"{head}_{{{index}}}" if index else head


def _written(expr: Expr, style: Style) -> tuple[str, int]:
    """The text and how tightly it binds."""
    match expr:
        case Num(number):
            shown = style.number(number)
            return shown, _SUM if number < 0 else (_PRODUCT if "/" in shown else _ATOM)
        case Sym(name):
            return name, _ATOM
        case Add(terms):
            return _sum(terms, style), _SUM
        case Neg(inner):
            return "-" + _at_least(inner, _PRODUCT, style), _SUM
        case Mul(factors):
            return style.times.join(_factor(factors, i, style) for i in range(len(factors))), _PRODUCT
        case Div(top, bottom):
            return _at_least(top, _PRODUCT, style) + style.over + _at_least(bottom, _POWER, style), _PRODUCT
        case Pow(base, exponent):
            return style.power(_at_least(base, _ATOM, style), _at_least(exponent, _ATOM, style)), _POWER
        case Call(name, arguments):
            inside = ", ".join(_written(argument, style)[0] for argument in arguments)
            return f"{style.words.get(name, name)}({inside})", _ATOM


def _sum(terms: tuple[Expr, ...], style: Style) -> str:
    shown = _at_least(terms[0], _PRODUCT, style) if not _negative(terms[0]) else _written(terms[0], style)[0]
    for term in terms[1:]:
        if isinstance(term, Neg):
            shown += style.minus + _at_least(term.inner, _PRODUCT, style)
        elif isinstance(term, Num) and term.number < 0:
            shown += style.minus + style.number(-term.number)
        else:
            shown += style.plus + _at_least(term, _PRODUCT, style)
    return shown


def _factor(factors: tuple[Expr, ...], i: int, style: Style) -> str:
    factor = factors[i]
    if i == 0 and isinstance(factor, Div):
        return _written(factor, style)[0]
    return _at_least(factor, _POWER, style)


def _at_least(expr: Expr, level: int, style: Style) -> str:
    shown, binds = _written(expr, style)
    return shown if binds >= level else f"({shown})"


def _negative(expr: Expr) -> bool:
    return isinstance(expr, Neg) or (isinstance(expr, Num) and expr.number < 0)


def _joined_latex(terms: tuple[Expr, ...]) -> str:
    shown = latex(terms[0]) if not isinstance(terms[0], Add) else _latex_factor(terms[0])
    for term in terms[1:]:
        if isinstance(term, Neg):
            shown += " - " + _latex_factor(term.inner, bracket_products=False)
        elif isinstance(term, Num) and term.number < 0:
            shown += " - " + plain_number(-term.number)
        else:
            shown += " + " + _latex_factor(term, bracket_products=False)
    return shown


def _latex_factor(expr: Expr, *, bracket_products: bool = True) -> str:
    loose = (Add, Neg, Mul) if bracket_products else (Add, Neg)
    return rf"\left({latex(expr)}\right)" if isinstance(expr, loose) or _negative(expr) else latex(expr)


def _decimal(number: Fraction) -> str | None:
    rest, places = number.denominator, 0
    while rest % 10 == 0 or rest % 2 == 0 or rest % 5 == 0:
        rest = rest // 10 if rest % 10 == 0 else rest // 2 if rest % 2 == 0 else rest // 5
        places += 1
    if rest != 1 or places > 12:
        return None
    scaled = abs(number) * 10**places
    digits = str(scaled.numerator).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}".rstrip("0")
