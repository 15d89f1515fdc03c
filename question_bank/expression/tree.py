"""Arithmetic as a small frozen tree, and its exact value.

One tree serves authors' formulas and learners' answers. It keeps what was written (brackets are nesting), it holds
integers and fractions only, and it never evaluates text.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from operator import is_

Number = int | Fraction

BIGGEST_BITS = 256
"""A value with more bits is refused: nobody answers with it, and towers of powers must not cost time."""


class Undefined(Exception):
    """The expression has no value: a division by zero, a letter without a value, or a number too large."""


@dataclass(frozen=True, slots=True)
class Num:
    """A literal, kept exactly."""

    number: Number

    @property
    def parts(self) -> tuple[Expr, ...]:
        return ()

    def around(self, parts: tuple[Expr, ...]) -> Expr:
        return self

    def value(self, letters: Mapping[str, Number]) -> Number:
        return self.number


@dataclass(frozen=True, slots=True)
class Sym:
    """A letter or the name of a line."""

    name: str

    @property
    def parts(self) -> tuple[Expr, ...]:
        return ()

    def around(self, parts: tuple[Expr, ...]) -> Expr:
        return self

    def value(self, letters: Mapping[str, Number]) -> Number:
        try:
            return letters[self.name]
        except KeyError:
            raise Undefined(f"{self.name} has no value") from None


@dataclass(frozen=True, slots=True)
class Add:
    """A sum of two or more terms; a subtracted term is a `Neg`."""

    terms: tuple[Expr, ...]

    @property
    def parts(self) -> tuple[Expr, ...]:
        return self.terms

    def around(self, parts: tuple[Expr, ...]) -> Expr:
        return Add(parts)

    def value(self, letters: Mapping[str, Number]) -> Number:
        total: Number = 0
        try:
            for term in self.terms:  # most are letters, and a look-up is quicker than a call
                total += letters[term.name] if type(term) is Sym else term.value(letters)
        except KeyError as missing:
            raise Undefined(f"{missing.args[0]} has no value") from None
        return total if type(total) is int and -_SMALL < total < _SMALL else _whole(total)


@dataclass(frozen=True, slots=True)
class Neg:
    """The negative of an expression."""

    inner: Expr

    @property
    def parts(self) -> tuple[Expr, ...]:
        return (self.inner,)

    def around(self, parts: tuple[Expr, ...]) -> Expr:
        return Neg(*parts)

    def value(self, letters: Mapping[str, Number]) -> Number:
        return -self.inner.value(letters)


@dataclass(frozen=True, slots=True)
class Mul:
    """A product of two or more factors; a bracketed product inside it is a `Mul` of its own."""

    factors: tuple[Expr, ...]

    @property
    def parts(self) -> tuple[Expr, ...]:
        return self.factors

    def around(self, parts: tuple[Expr, ...]) -> Expr:
        return Mul(parts)

    def value(self, letters: Mapping[str, Number]) -> Number:
        product: Number = 1
        try:
            for factor in self.factors:  # most are letters, and a look-up is quicker than a call
                product *= letters[factor.name] if type(factor) is Sym else factor.value(letters)
        except KeyError as missing:
            raise Undefined(f"{missing.args[0]} has no value") from None
        return product if type(product) is int and -_SMALL < product < _SMALL else _whole(product)


@dataclass(frozen=True, slots=True)
class Div:
    """An exact quotient."""

    top: Expr
    bottom: Expr

    @property
    def parts(self) -> tuple[Expr, ...]:
        return (self.top, self.bottom)

    def around(self, parts: tuple[Expr, ...]) -> Expr:
        return Div(*parts)

    def value(self, letters: Mapping[str, Number]) -> Number:
        top, bottom = self.top.value(letters), self.bottom.value(letters)
        if bottom == 0:
            raise Undefined("division by zero")
        if type(top) is int and type(bottom) is int:
            whole, rest = divmod(top, bottom)
            return _whole(Fraction(top, bottom) if rest else whole)
        return _whole(Fraction(top) / Fraction(bottom))

    def floor(self, letters: Mapping[str, Number]) -> int:
        """The quotient rounded down, for whole numbers with no fraction made on the way."""
        top, bottom = self.top.value(letters), self.bottom.value(letters)
        if type(top) is int and type(bottom) is int and bottom:
            return top // bottom
        return math.floor(self.value(letters))


@dataclass(frozen=True, slots=True)
class Pow:
    """A power with a whole exponent."""

    base: Expr
    exponent: Expr

    @property
    def parts(self) -> tuple[Expr, ...]:
        return (self.base, self.exponent)

    def around(self, parts: tuple[Expr, ...]) -> Expr:
        return Pow(*parts)

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
        return _whole(base**exponent if exponent >= 0 else Fraction(base) ** exponent)


@dataclass(frozen=True, slots=True)
class Call:
    """One of the functions that layer arithmetic needs: floor, ceil, min, max."""

    name: str
    arguments: tuple[Expr, ...]

    @property
    def parts(self) -> tuple[Expr, ...]:
        return self.arguments

    def around(self, parts: tuple[Expr, ...]) -> Expr:
        return Call(self.name, parts)

    def value(self, letters: Mapping[str, Number]) -> Number:
        first = self.arguments[0]
        if self.name == "floor":
            return first.floor(letters) if isinstance(first, Div) else math.floor(first.value(letters))
        if self.name == "ceil":
            return math.ceil(first.value(letters))
        values = [argument.value(letters) for argument in self.arguments]
        return min(values) if self.name == "min" else max(values)


FUNCTIONS = {"floor": 1, "ceil": 1, "min": 2, "max": 2}
"""Each function with the number of its arguments."""

Expr = Num | Sym | Add | Neg | Mul | Div | Pow | Call


def parts(expr: Expr) -> tuple[Expr, ...]:
    """The direct parts of an expression, in the order written."""
    return expr.parts


def rebuilt(expr: Expr, new: tuple[Expr, ...]) -> Expr:
    """The same expression around as many other parts; the very same one where they are the same."""
    return expr if all(map(is_, expr.parts, new)) else expr.around(new)


def letters_in(expr: Expr) -> tuple[str, ...]:
    """Every letter of an expression once, in the order of its first use."""
    found: dict[str, None] = {}
    _gather(expr, found)
    return tuple(found)


def put_in(expr: Expr, what: Mapping[str, Expr]) -> Expr:
    """The expression with letters replaced by expressions."""
    if type(expr) is Sym:
        return what.get(expr.name, expr)
    if type(expr) is Num:
        return expr
    return rebuilt(expr, tuple([put_in(part, what) for part in expr.parts]))


def _gather(expr: Expr, found: dict[str, None]) -> None:
    if type(expr) is Sym:
        found[expr.name] = None
    for part in expr.parts:
        _gather(part, found)


_SMALL = 1 << 62


def _whole(number: Number) -> Number:
    if type(number) is int and -_SMALL < number < _SMALL:
        return number
    if type(number) is Fraction and number.denominator == 1:
        number = number.numerator
    if number.numerator.bit_length() > BIGGEST_BITS * 4:
        raise Undefined("the number is too large")
    return number
