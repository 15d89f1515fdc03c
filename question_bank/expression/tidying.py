"""Making a formula look as it is taught, without changing what it says.

`*1`, `/1`, `+0` and `*0` go, sums melt into sums, a product at the front of a product melts and every other inner
product keeps its bracket: `1*(K*K*D) + 0` becomes `K*K*D`, and `M*(K*K*D)` stays.
"""

from __future__ import annotations

from question_bank.expression.tree import Add, Call, Div, Expr, Mul, Neg, Num, Number, Pow, parts, rebuilt


def tidied(expr: Expr) -> Expr:
    """The expression in the form in which it is taught; equal in value wherever both are defined."""
    expr = rebuilt(expr, tuple(tidied(part) for part in parts(expr)))
    match expr:
        case Add(terms):
            return _sum(terms)
        case Mul(factors):
            return _product(factors)
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
    if any(factor == Num(0) for factor in factors):
        return Num(0)
    kept = [factor for factor in factors if factor != Num(1)]
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
    return all(_is_whole(part) for part in parts(expr))
