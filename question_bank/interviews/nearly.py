"""Numbers that are as good as right, and sums of which one number is a little off."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from question_bank.asking.rounding import is_close
from question_bank.expression import Expr, Num, Number, Undefined, parts
from question_bank.expression.tree import rebuilt

_MOST_TRIED = 40
"""So many numbers of a sum are tried otherwise at most."""


def is_roughly(given: Number, exact: Number) -> bool:
    """Whether a number is within a tenth of another, or is it with one figure that counts."""
    if is_close(given, exact):
        return True
    figures = str(Fraction(given).numerator).rstrip("0") if Fraction(given).denominator == 1 else ""
    if exact < 1 or len(figures) != 1:
        return False
    unit = Fraction(10) ** (len(str(int(Fraction(exact)))) - 1)
    return abs(Fraction(given) - Fraction(exact)) <= unit / 2


def is_nearly(expr: Expr, answer: Number) -> bool:
    """Whether one number of a sum, written a little otherwise, makes it the right one."""
    if not parts(expr):
        return False
    numbers = list(dict.fromkeys(one for one in _literals(expr) if one > 1))[:_MOST_TRIED]
    return any(_comes_to(expr, old, new, answer) for old in numbers for new in _likenesses(old))


def _literals(expr: Expr) -> Iterator[int]:
    if isinstance(expr, Num) and isinstance(expr.number, int):
        yield expr.number
    for part in parts(expr):
        yield from _literals(part)


def _likenesses(number: int) -> Iterator[int]:
    """Numbers that one writes by mistake for another: near it, with a nought more or less, or with digits swapped."""
    yield from (number - 2, number - 1, number + 1, number + 2, 10 * number)
    if number % 10 == 0:
        yield number // 10
    digits = str(number)
    for place in range(len(digits) - 1):
        yield int(digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :])


def _comes_to(expr: Expr, old: int, new: int, answer: Number) -> bool:
    if new < 2:
        return False
    try:
        return _with(expr, old, new).value({}) == answer
    except Undefined:
        return False


def _with(expr: Expr, old: int, new: int) -> Expr:
    """A sum with one number in place of another, wherever it stands."""
    if isinstance(expr, Num):
        return Num(new) if expr.number == old else expr
    return rebuilt(expr, tuple(_with(part, old, new) for part in parts(expr)))
