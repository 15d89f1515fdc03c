"""Columns: a formula for many values at once gives what it gives for each of them alone."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from question_bank.expression import Expr, Number, Undefined, read
from question_bank.expression.columns import Cells, Column, along

FORMULAS = (
    "H + K - 3",
    "2*H*H*K + K/4",
    "floor((H + 2*K - 7)/3) + 1",
    "floor(K/H)",
    "ceil(H/K)",
    "-ceil(H/4)",
    "K/(H/(H - 5))",
    "(H - 5)/(H - 5)",
    "1/(H/(K - 2))",
    "H/6 + H/4 - K/H",
    "min(H, K) + max(H/2, 3)",
    "min(H, floor(H/2))",
    "H^2 - (K/H)^3",
    "(H - 4)^0 + H^1",
    "2^H + K^(H - 3)",
    "(100*H)^(5*8)",
    "floor(3/2)*H",
    "0*H + 5",
)
VALUES = range(9)


def _alone(formula: Expr, letters: dict[str, Number]) -> Number | None:
    try:
        return formula.value(letters)
    except Undefined:
        return None


def _rows(cells: Cells) -> list[Number | None]:
    assert isinstance(cells, Column)
    return [cells.at(place) for place in range(len(VALUES))]


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("other", [1, 2, 7, Fraction(5, 3)])
def test_a_column_holds_what_each_value_gives(formula: str, other: Number) -> None:
    expr = read(formula, "HK")
    column = along(expr, {"H": Column(list(VALUES)), "K": other})
    expected = [_alone(expr, {"H": value, "K": other}) for value in VALUES]
    assert _rows(column) == expected
    assert isinstance(column, Column)
    for number in {one for one in expected if one is not None} | {Fraction(1, 7), 10**9}:
        assert column.places(number) == [place for place, one in enumerate(expected) if one == number]
    assert column.roughly() == [one if one is None else float(one) for one in expected]


def test_columns_of_quotients_meet() -> None:
    """Sums, products and quotients of columns that each have bottoms, and rows without a value among them."""
    chance = random.Random(5)
    tops, bottoms = ([chance.randrange(-6, 7) for _ in VALUES] for _ in range(2))
    first, second = Column(tops, bottoms), Column(tops[::-1], bottoms[::-1])
    for formula in ("H + K", "H*K", "H/K", "H - 2*K/3", "floor(H) + ceil(K)", "max(H, K)", "H^2/K"):
        expr, found = read(formula, "HK"), []
        for one, other in zip(_rows(first), _rows(second), strict=True):
            found.append(None if one is None or other is None else _alone(expr, {"H": one, "K": other}))
        assert _rows(along(expr, {"H": first, "K": second})) == found, formula


def test_no_column_no_column() -> None:
    assert along(read("2*K + floor(K/3)", "HK"), {"K": 7}) == 16
    with pytest.raises(Undefined):
        along(read("H + 1/K", "HK"), {"H": Column([1, 2]), "K": 0})
