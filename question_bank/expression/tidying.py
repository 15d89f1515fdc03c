"""Making a formula look as it is taught, without changing what it says.

`*1`, `/1`, `+0` and `*0` go, sums melt into sums, a product at the front of a product melts and every other inner
product keeps its bracket: `1*(K*K*D) + 0` becomes `K*K*D`, and `M*(K*K*D)` stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from question_bank.expression.tree import Add, Call, Div, Expr, Mul, Neg, Num, Number, Pow, Sym, rebuilt

_NOTHING: Mapping[str, Expr] = MappingProxyType({})


def tidied(expr: Expr, what: Mapping[str, Expr] = _NOTHING) -> Expr:
    """The expression in the form in which it is taught; equal in value wherever both are defined.

    Args:
        expr: the expression.
        what: expressions, tidy already, that are put in for letters on the way.
    """
    if type(expr) is Sym:
        return what.get(expr.name, expr)
    if type(expr) is Num:
        return expr
    inner = tuple([tidied(part, what) for part in expr.parts])
    if type(expr) is Add:
        return _sum(inner)
    if type(expr) is Mul:
        return _product(inner)
    return _plain(rebuilt(expr, inner))


def _plain(expr: Expr) -> Expr:
    """An expression of tidy parts that is no sum and no product."""
    match expr:
        case Neg(Num(number)):
            return Num(-number)
        case Neg(Neg(inner)):
            return inner
        case Div(top, Num(1)) | Pow(top, Num(1)):
            return top
        case Div(Num(0), _):
            return Num(0)
        case Call("floor" | "ceil", (inner,)) if _is_whole(inner):
            return inner
        case _:
            return expr


def _sum(terms: tuple[Expr, ...]) -> Expr:
    """A sum without inner sums, its numbers gathered at the end."""
    kept: list[Expr] = []
    number: Number = 0
    for term in _melted(terms):
        if isinstance(term, Num):
            number += term.number
        else:
            kept.append(term)
    if number or not kept:
        kept.append(Num(number))
    return kept[0] if len(kept) == 1 else Add(tuple(kept))


def _melted(terms: tuple[Expr, ...]) -> list[Expr]:
    flat: list[Expr] = []
    for term in terms:
        if isinstance(term, Add):
            flat.extend(_melted(term.terms))
        elif isinstance(term, Neg) and isinstance(term.inner, Add):
            flat.extend(tidied(Neg(inner)) for inner in _melted(term.inner.terms))
        else:
            flat.append(term)
    return flat


def _product(factors: tuple[Expr, ...]) -> Expr:
    kept: list[Expr] = []
    for factor in factors:
        if type(factor) is not Num or factor.number not in (0, 1):
            kept.append(factor)
        elif factor.number == 0:
            return Num(0)
    if not kept:
        return Num(1)
    if len(kept) == 1:
        return kept[0]
    if isinstance(kept[0], Mul):
        kept[:1] = kept[0].factors
    return Mul(tuple(kept))


def _is_whole(expr: Expr) -> bool:
    """Whether an expression over whole letters can only be a whole number."""
    if isinstance(expr, Div):
        return False
    if isinstance(expr, Num):
        return isinstance(expr.number, int)
    if isinstance(expr, Pow):
        return isinstance(expr.exponent, Num) and expr.exponent.number >= 0 and _is_whole(expr.base)
    if isinstance(expr, Call) and expr.name in ("floor", "ceil"):
        return True
    return all(_is_whole(part) for part in expr.parts)
