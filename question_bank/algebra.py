"""The general formula as an object of SymPy: expanded, factored, solved for a letter, and `yours - ours = 0`.

This is the only file that speaks SymPy, and only inside functions: nothing that a learner needs in order to be asked,
judged and taught waits for it. Text never goes to SymPy; trees do, node by node.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from question_bank.expression import Add, Call, Div, Expr, Mul, Neg, Num, Pow, Sym, letters_in


def is_loaded() -> bool:
    """Whether SymPy is warm, so that asking it does not hold up a screen."""
    return _warm


_warm = False


def warm() -> None:
    """Imports SymPy and uses each thing once, so that its first use is quick. Made for a background thread."""
    global _warm
    import sympy

    M, K, D = (sympy.Symbol(name, positive=True, integer=True) for name in "MKD")
    formula = M * (K * K * D) + M
    sympy.expand(formula)
    sympy.factor(formula)
    sympy.solve(sympy.Eq(sympy.Symbol("y", positive=True), formula), D)
    _warm = True


@dataclass(frozen=True, slots=True)
class Forms:
    """Other ways to write a formula."""

    expanded: str
    factored: str
    solved: tuple[tuple[str, str], ...]
    """Each letter that can be solved for, with what it equals; `y` stands for the value of the formula."""


def forms(formula: Expr) -> Forms:
    """A formula expanded, factored, and solved for each of its letters where that can be done."""
    import sympy

    whole = to_sympy(formula, evaluate=True)
    return Forms(_text(sympy.expand(whole)), _text(sympy.factor(whole)), tuple(_solved(whole, formula)))


def difference(yours: Expr, ours: Expr) -> str:
    """`yours - ours`, multiplied out: `0` where the two are one.

    Through a rounding the two may be one without it; then the difference stands as it is.
    """
    import sympy

    return _text(sympy.expand(to_sympy(yours, evaluate=True) - to_sympy(ours, evaluate=True)))


def written(formula: Expr) -> str:
    """The formula as SymPy writes it when it is told to leave it alone; equal to our own text."""
    import sympy

    return str(sympy.sstr(to_sympy(formula, evaluate=False), order="none"))


def to_sympy(expr: Expr, *, evaluate: bool) -> Any:
    """The same tree in SymPy's objects."""
    import sympy

    def go(one: Expr) -> Any:
        return to_sympy(one, evaluate=evaluate)

    match expr:
        case Num(number):
            return sympy.Rational(number.numerator, number.denominator)
        case Sym(name):
            return sympy.Symbol(name, positive=True, integer=True)
        case Add(terms):
            return sympy.Add(*map(go, terms), evaluate=evaluate)
        case Neg(Mul((Num(number), *factors))):  # -1*2*P would be written as it stands
            return sympy.Mul(
                sympy.Rational(-number.numerator, number.denominator), *map(go, factors), evaluate=evaluate
            )
        case Neg(Mul(factors)):
            return sympy.Mul(-1, *map(go, factors), evaluate=evaluate)
        case Neg(inner):
            return sympy.Mul(-1, go(inner), evaluate=evaluate)
        case Mul(factors):
            return sympy.Mul(*map(go, factors), evaluate=evaluate)
        case Div(top, bottom):
            return sympy.Mul(go(top), sympy.Pow(go(bottom), -1, evaluate=evaluate), evaluate=evaluate)
        case Pow(base, exponent):
            return sympy.Pow(go(base), go(exponent), evaluate=evaluate)
        case Call("floor", (inner,)):
            return sympy.floor(go(inner), evaluate=evaluate)
        case Call("ceil", (inner,)):
            return sympy.ceiling(go(inner), evaluate=evaluate)
        case Call(name, arguments):
            kind = sympy.Min if name == "min" else sympy.Max
            return kind(*map(go, arguments), evaluate=evaluate)


def _solved(whole: Any, formula: Expr) -> list[tuple[str, str]]:
    """Solving through a rounding is a lottery, so a formula with one is left alone."""
    import sympy

    if whole.has(sympy.floor, sympy.ceiling, sympy.Min, sympy.Max):
        return []
    value = sympy.Symbol("y", positive=True)
    found: list[tuple[str, str]] = []
    for name in letters_in(formula):
        letter = sympy.Symbol(name, positive=True, integer=True)
        free = sympy.Symbol(name, positive=True)
        roots = sympy.solve(sympy.Eq(whole.subs(letter, free), value), free)
        if len(roots) == 1:
            found.append((name, _text(roots[0])))
    return found


def _text(expr: Any) -> str:
    return str(expr).replace("**", "^").replace("ceiling(", "ceil(")
