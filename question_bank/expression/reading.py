"""The only reader of arithmetic: precedence climbing over what people type, with nothing in it to execute.

Products written side by side (`M(K²D + 1)`, `2KK`) bind like `*`, from left to right, so `1/2K` is half of K.
Text is capped in length, depth, digits and powers; whatever can't be read raises `Misread` with its place.
"""

from __future__ import annotations

from collections.abc import Collection

from question_bank.expression.lexing import LARGEST_EXPONENT, Misread, Token, tokens
from question_bank.expression.tree import FUNCTIONS, Add, Call, Div, Expr, Mul, Neg, Num, Pow, Sym

DEEPEST = 40
_CLOSING = {"(": ")", "[": "]", "⌊": "⌋", "⌈": "⌉"}
_HALF_BRACKETS = {"⌊": "floor", "⌈": "ceil"}

__all__ = ["Misread", "read"]


def read(typed: str, letters: Collection[str] = ()) -> Expr:
    """The tree of a line of arithmetic.

    Args:
        typed: what was typed.
        letters: the names that may stand in it; without them only numbers can.

    Raises:
        Misread: with the reason and the place.
    """
    reader = _Reader(tokens(typed, letters))
    expr = reader.sum(0)
    reader.expect_end()
    return expr


class _Reader:
    """A walk along the tokens; each method reads one level of precedence."""

    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._i = 0

    @property
    def _now(self) -> Token:
        return self._tokens[self._i]

    def _is(self, *signs: str) -> bool:
        return self._now.kind == "sign" and self._now.text in signs

    def _take(self) -> Token:
        token = self._now
        self._i += 1
        return token

    def expect_end(self) -> None:
        token = self._now
        if token.kind == "end":
            return
        if token.text in _CLOSING.values():
            raise Misread("This bracket was never opened.", token.at)
        if token.text == ",":
            raise Misread("A comma parts thousands, as in 1,728. One number is asked for.", token.at)
        raise Misread("Two numbers stand side by side. Is a sign missing between them?", token.at)

    def sum(self, depth: int) -> Expr:
        terms = [self._signed(depth)]
        while self._is("+", "-"):
            minus = self._take().text == "-"
            term = self._product(depth)
            terms.append(Neg(term) if minus else term)
        return terms[0] if len(terms) == 1 else Add(tuple(terms))

    def _signed(self, depth: int) -> Expr:
        if depth > DEEPEST:
            raise Misread(f"More than {DEEPEST} brackets inside one another.", self._now.at)
        if self._is("+"):
            self._take()
            return self._signed(depth + 1)
        if self._is("-"):
            self._take()
            inner = self._signed(depth + 1)
            return Num(-inner.number) if isinstance(inner, Num) else Neg(inner)
        return self._product(depth)

    def _product(self, depth: int) -> Expr:
        product = self._power(depth)
        growing: list[Expr] = []  # the factors of a product that is still being written
        while True:
            if self._is("*", "/", "//"):
                sign = self._take().text
            elif self._now.kind in ("letter", "function") or self._is(*_CLOSING):
                sign = "*"
            elif self._now.kind == "number" and self._tokens[self._i - 1].kind != "number":
                raise self._number_after_a_letter()
            else:
                return product
            factor = self._power(depth)
            if sign == "*":
                growing = [*growing, factor] if growing else [product, factor]
                product = Mul(tuple(growing))
            else:
                growing = []
                product = Div(product, factor)
                product = Call("floor", (product,)) if sign == "//" else product

    def _number_after_a_letter(self) -> Misread:
        letter = self._tokens[self._i - 1].text
        number = self._now.text
        if self._tokens[self._i - 1].kind != "letter":
            return Misread("A number follows here without a sign.", self._now.at)
        return Misread(f"{letter}{number}: is it {letter}^{number} or {number}*{letter}?", self._now.at)

    def _power(self, depth: int) -> Expr:
        base = self._atom(depth)
        if self._now.kind == "raised":
            token = self._take()
            return Pow(base, Num(_small(int(token.number), token.at)))
        if not self._is("^", "**"):
            return base
        self._take()
        negative = self._is("-")
        if negative:
            self._take()
        at = self._now.at
        exponent = self._power(depth + 1)
        if isinstance(exponent, Num):
            _small(int(exponent.number), at)
        return Pow(base, Neg(exponent) if negative else exponent)

    def _atom(self, depth: int) -> Expr:
        token = self._take()
        if token.kind == "number":
            return Num(token.number)
        if token.kind == "letter":
            return Sym(token.text)
        if token.kind == "function":
            return self._call(token.text.lower(), depth + 1)
        if token.kind == "sign" and token.text in _CLOSING:
            inner = self._inside(token, depth + 1)
            half = _HALF_BRACKETS.get(token.text)
            return Call(half, (inner,)) if half else inner
        if token.kind == "sign" and token.text == "-" and depth < DEEPEST:
            return Neg(self._power(depth + 1))
        if token.kind == "end":
            self._i -= 1
            raise Misread("Something is missing at the end.", token.at, unfinished=True)
        raise Misread("A number or a bracket should stand here.", token.at)

    def _inside(self, opening: Token, depth: int) -> Expr:
        inner = self.sum(depth)
        closing = _CLOSING[opening.text]
        if self._is(closing):
            self._take()
            return inner
        if self._now.kind == "end":
            raise Misread("A bracket is still open.", self._now.at, unfinished=True)
        raise Misread(f"Here a {closing} or a sign should stand.", self._now.at)

    def _call(self, name: str, depth: int) -> Expr:
        opening = self._take()
        arguments = [self.sum(depth)]
        while self._is(","):
            self._take()
            arguments.append(self.sum(depth))
        if self._now.kind == "end":
            raise Misread("A bracket is still open.", self._now.at, unfinished=True)
        if not self._is(")"):
            raise Misread("Here a ) or a sign should stand.", self._now.at)
        self._take()
        if len(arguments) != FUNCTIONS[name]:
            raise Misread(f"{name} takes {FUNCTIONS[name]} value{'s'[: FUNCTIONS[name] > 1]}.", opening.at)
        return Call(name, tuple(arguments))


def _small(exponent: int, at: int) -> int:
    if abs(exponent) > LARGEST_EXPONENT:
        raise Misread("That exponent is too large.", at)
    return exponent
