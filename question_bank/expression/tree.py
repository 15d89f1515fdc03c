"""Arithmetic as a small frozen tree, and its exact value.

One tree serves authors' formulas and learners' answers. It keeps what was written (brackets are nesting), it holds
integers and fractions only, and it never evaluates text.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

Number = int | Fraction

BIGGEST_BITS = 256
"""A value with more bits is refused: nobody answers with it, and towers of powers must not cost time."""


class Undefined(Exception):
    """The expression has no value: a division by zero, a letter without a value, or a number too large."""


@dataclass(frozen=True, slots=True)
class Num:
    """A literal, kept exactly."""

    number: Number

    def value(self, letters: Mapping[str, Number]) -> Number:
        return self.number


@dataclass(frozen=True, slots=True)
class Sym:
    """A letter or the name of a line."""

    name: str

    def value(self, letters: Mapping[str, Number]) -> Number:
        try:
            return letters[self.name]
        except KeyError:
            raise Undefined(f"{self.name} has no value") from None


@dataclass(frozen=True, slots=True)
class Add:
    """A sum of two or more terms; a subtracted term is a `Neg`."""

    terms: tuple[Expr, ...]

    def value(self, letters: Mapping[str, Number]) -> Number:
        total: Number = 0
        for term in self.terms:
            total += term.value(letters)
        return _whole(total)


@dataclass(frozen=True, slots=True)
class Neg:
    """The negative of an expression."""

    inner: Expr

    def value(self, letters: Mapping[str, Number]) -> Number:
        return -self.inner.value(letters)


@dataclass(frozen=True, slots=True)
class Mul:
    """A product of two or more factors; a bracketed product inside it is a `Mul` of its own."""

    factors: tuple[Expr, ...]

    def value(self, letters: Mapping[str, Number]) -> Number:
        product: Number = 1
        for factor in self.factors:
            product *= factor.value(letters)
        return _whole(product)


@dataclass(frozen=True, slots=True)
class Div:
    """An exact quotient."""

    top: Expr
    bottom: Expr

    def value(self, letters: Mapping[str, Number]) -> Number:
        top, bottom = self.top.value(letters), self.bottom.value(letters)
        if bottom == 0:
            raise Undefined("division by zero")
        if type(top) is int and type(bottom) is int and top % bottom == 0:
            return _whole(top // bottom)
        return _whole(Fraction(top) / Fraction(bottom))


@dataclass(frozen=True, slots=True)
class Pow:
    """A power with a whole exponent."""

    base: Expr
    exponent: Expr

    def value(self, letters: Mapping[str, Number]) -> Number:
        base, exponent = self.base.value(letters), self.exponent.value(letters)
        if isinstance(exponent, Fraction):
            raise Undefined("an exponent must be a whole number")
        if base == 0 and exponent < 0:
            raise Undefined("division by zero")
        size = max(abs(base.numerator), base.denominator).bit_length()
        if size > 1 and size * abs(exponent) > BIGGEST_BITS:
            raise Undefined("the number is too large")
        if abs(exponent) > BIGGEST_BITS:
            exponent = exponent % 2 + 2
        return _whole(Fraction(base) ** exponent)


@dataclass(frozen=True, slots=True)
class Call:
    """One of the functions that layer arithmetic needs: floor, ceil, min, max."""

    name: str
    arguments: tuple[Expr, ...]

    def value(self, letters: Mapping[str, Number]) -> Number:
        values = [argument.value(letters) for argument in self.arguments]
        if self.name == "floor":
            return math.floor(values[0])
        if self.name == "ceil":
            return math.ceil(values[0])
        return min(values) if self.name == "min" else max(values)


FUNCTIONS = {"floor": 1, "ceil": 1, "min": 2, "max": 2}
"""Each function with the number of its arguments."""

Expr = Num | Sym | Add | Neg | Mul | Div | Pow | Call


def parts(expr: Expr) -> tuple[Expr, ...]:
    """The direct parts of an expression, in the order written."""
    match expr:
        case Add(terms):
            return terms
        case Mul(factors):
            return factors
        case Neg(inner):
            return (inner,)
        case Div(top, bottom):
            return (top, bottom)
        case Pow(base, exponent):
            return (base, exponent)
        case Call(_, arguments):
            return arguments
        case _:
            return ()


def rebuilt(expr: Expr, new: tuple[Expr, ...]) -> Expr:
    """The same expression around other parts."""
    match expr:
        case Add():
            return Add(new)
        case Mul():
            return Mul(new)
        case Neg():
            return Neg(new[0])
        case Div():
            return Div(new[0], new[1])
        case Pow():
            return Pow(new[0], new[1])
        case Call(name, _):
            return Call(name, new)
        case _:
            return expr


def letters_in(expr: Expr) -> tuple[str, ...]:
    """Every letter of an expression once, in the order of its first use."""
    return tuple(dict.fromkeys(_letters(expr)))


def put_in(expr: Expr, what: Mapping[str, Expr]) -> Expr:
    """The expression with letters replaced by expressions."""
    if isinstance(expr, Sym):
        return what.get(expr.name, expr)
    if isinstance(expr, Num):
        return expr
    return rebuilt(expr, tuple(put_in(part, what) for part in parts(expr)))


def _letters(expr: Expr) -> Iterator[str]:
    if isinstance(expr, Sym):
        yield expr.name
    for part in parts(expr):
        yield from _letters(part)


_SMALL = 1 << 62


def _whole(number: Number) -> Number:
    if type(number) is int and -_SMALL < number < _SMALL:
        return number
    if type(number) is Fraction and number.denominator == 1:
        number = number.numerator
    if number.numerator.bit_length() > BIGGEST_BITS * 4:
        raise Undefined("the number is too large")
    return number
