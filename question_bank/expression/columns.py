"""A formula for a whole column of values at once: what trying every value of a letter rests on.

A column holds exact quotients, each as a whole top and a whole bottom that are not cut down; a bottom of 0 stands for a
value that is not there. So a formula takes a few passes over whole numbers, with no fraction made on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import reduce
from math import prod
from operator import add, floordiv, mul, neg
from typing import NamedTuple

from question_bank.expression.tree import BIGGEST_BITS, Add, Call, Div, Expr, Mul, Neg, Num, Number, Pow, Sym, Undefined

Whole = list[int]


class Column(NamedTuple):
    """Many values, each of which may be missing."""

    tops: Whole
    bottoms: Whole | None = None
    """What each top is divided by; None where all are whole numbers."""

    def at(self, place: int) -> Number | None:
        """The value at a place, counted from 0; None where there is none."""
        if self.bottoms is None:
            return self.tops[place]
        if not self.bottoms[place]:
            return None
        number = Fraction(self.tops[place], self.bottoms[place])
        return number.numerator if number.denominator == 1 else number

    def places(self, value: Number) -> list[int]:
        """Where a value stands."""
        top, bottom = value.numerator, value.denominator
        if self.bottoms is None:
            stands = bottom == 1 and top in self.tops  # mostly it does not, and that is soon told
            return [place for place, one in enumerate(self.tops) if one == top] if stands else []
        both = enumerate(zip(self.tops, self.bottoms, strict=True))
        return [place for place, (one, under) in both if under and one * bottom == top * under]

    def roughly(self) -> list[float | None]:
        """The values in floating point, to put them in order; None where there is none."""
        bottoms = self.bottoms or [1] * len(self.tops)
        return [top / bottom if bottom else None for top, bottom in zip(self.tops, bottoms, strict=True)]


Cells = Number | Column


def along(expr: Expr, known: Mapping[str, Cells]) -> Cells:
    """The value of an expression where some letters stand for columns of one height; a number where it holds none of them.

    Raises:
        Undefined: if a part that holds no column has no value.
    """
    if type(expr) is Num:
        return expr.number
    if type(expr) is Sym:
        return known[expr.name]
    parts = [along(part, known) for part in expr.parts]
    height = next((len(part.tops) for part in parts if isinstance(part, Column)), 0)
    if not height:
        return _around(expr, parts)
    return _column(expr, parts, height) or _row_by_row(expr, parts, height)


def _around(expr: Expr, numbers: Iterable[Cells | None]) -> Number:
    """The value of an expression around other numbers."""
    parts = tuple(Num(one) for one in numbers if isinstance(one, int | Fraction))
    if len(parts) < len(expr.parts):
        raise Undefined("a part has no value")
    return expr.around(parts).value({})


def _row_by_row(expr: Expr, parts: list[Cells], height: int) -> Column:
    """An expression of whatever kind, one value after the other."""
    found: list[Number | None] = []
    for place in range(height):
        try:
            found.append(_around(expr, (part.at(place) if isinstance(part, Column) else part for part in parts)))
        except Undefined:
            found.append(None)
    return Column(
        [one.numerator if one is not None else 0 for one in found],
        [one.denominator if one is not None else 0 for one in found],
    )


def _column(expr: Expr, parts: list[Cells], height: int) -> Column | None:
    """An expression in passes over whole columns; None for the rare one that has to go row by row."""
    if isinstance(expr, Add):
        return reduce(_sum, _gathered(parts, sum, 0, height))
    if isinstance(expr, Mul):
        return reduce(_product, _gathered(parts, prod, 1, height))
    if isinstance(expr, Div):
        top, bottom = (_spread(part, height) for part in parts)
        return top if parts[1] == 1 else _quotient(top, bottom)
    if isinstance(expr, Pow):
        return _power(*parts)
    columns = [_spread(part, height) for part in parts]
    if isinstance(expr, Neg):
        return _negative(columns[0])
    assert isinstance(expr, Call)
    if expr.name in ("floor", "ceil"):
        return _floor(columns[0]) if expr.name == "floor" else _negative(_floor(_negative(columns[0])))
    if any(column.bottoms for column in columns):
        return None
    return Column(list(map(min if expr.name == "min" else max, *(column.tops for column in columns))))


def _gathered(
    parts: list[Cells], together: Callable[[Iterable[Number]], Number], neutral: int, height: int
) -> list[Column]:
    """The columns among some terms or factors, and the numbers among them as one where they matter."""
    columns = [part for part in parts if isinstance(part, Column)]
    number = together(part for part in parts if not isinstance(part, Column))
    return columns if number == neutral else [*columns, _spread(number, height)]


def _spread(part: Cells, height: int) -> Column:
    """A number that stands in every row."""
    if isinstance(part, Column):
        return part
    return Column([part.numerator] * height, None if part.denominator == 1 else [part.denominator] * height)


def _sum(one: Column, other: Column) -> Column:
    if one.bottoms is other.bottoms:
        return Column(list(map(add, one.tops, other.tops)), one.bottoms)
    first, second = _times(one.tops, other.bottoms), _times(other.tops, one.bottoms)
    return Column(list(map(add, first, second)), _under(one, other))


def _product(one: Column, other: Column) -> Column:
    return Column(_times(one.tops, other.tops), _under(one, other))


def _quotient(top: Column, bottom: Column) -> Column:
    """One by the other. A bottom's own bottom comes in twice, so that what is not there stays away."""
    own = bottom.bottoms
    return Column(_times(_times(top.tops, own), own), _times(_times(bottom.tops, own), top.bottoms))


def _power(base: Cells, exponent: Cells) -> Column | None:
    """A power with a small exponent of a column, which is no number too large anywhere."""
    if not isinstance(base, Column) or not isinstance(exponent, int) or exponent < 1:
        return None
    longest = max(max(map(abs, wholes)) for wholes in (base.tops, base.bottoms or [1])).bit_length()
    if longest * exponent > BIGGEST_BITS:
        return None
    return reduce(_product, [base] * exponent)


def _negative(one: Column) -> Column:
    return Column(list(map(neg, one.tops)), one.bottoms)


def _floor(one: Column) -> Column:
    if one.bottoms is None:
        return one
    if 0 not in one.bottoms:
        return Column(list(map(floordiv, one.tops, one.bottoms)))
    there = [min(abs(bottom), 1) for bottom in one.bottoms]
    return Column([top // (bottom or 1) for top, bottom in zip(one.tops, one.bottoms, strict=True)], there)


def _under(one: Column, other: Column) -> Whole | None:
    return other.bottoms if one.bottoms is None else _times(one.bottoms, other.bottoms)


def _times(wholes: Whole, others: Whole | None) -> Whole:
    return wholes if others is None else list(map(mul, wholes, others))
