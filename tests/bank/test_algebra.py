"""SymPy as a second witness: it writes the same formulas as we do and gives them the same values.

Values are computed on our own trees because that is a thousand times quicker; here both are held equal.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction

import pytest

from question_bank import algebra
from question_bank.catalog import layers
from question_bank.expression import Expr, letters_in, read, text
from question_bank.layer import Layer
from question_bank.scenario import Scenario

_SOME = (1, 2, 3, 5)


def _scenarios(layer: Layer) -> Iterator[Scenario]:
    """Every mode with each input at its neutral value or not, with axes that agree or differ."""
    chance = random.Random(layer.name)
    switched = [one.symbol for one in layer.all_inputs if one.neutral is not None]
    for mode in layer.modes:
        for _ in range(40):
            values = {one.symbol: chance.choice((4, 8, 12)) for one in layer.all_inputs if one.neutral is None}
            for name in switched:
                one = next(one for one in layer.all_inputs if one.symbol == name)
                values[name] = one.neutral if chance.random() < 0.5 else (0 if one.switch else chance.choice(_SOME))
            yield Scenario(layer, values, mode.name)


def _formulas(layer: Layer) -> dict[str, Expr]:
    """Every closed formula of a layer over all its twists, each once."""
    found: dict[str, Expr] = {}
    for scenario in _scenarios(layer):
        for quantity in layer.quantities:
            for stops in (quantity.stops, ()):
                for part in scenario.parts(quantity):
                    formula = scenario.formula(part, stops)
                    found[text(formula)] = formula
    return found


@pytest.mark.parametrize("name", layers())
def test_sympy_writes_every_closed_formula_as_we_do(name: str) -> None:
    formulas = _formulas(layers()[name])
    assert formulas, name
    for shown, formula in formulas.items():
        theirs = algebra.written(formula).replace("ceiling(", "ceil(").replace("**", "^")
        assert theirs == shown or _same_but_for_brackets(theirs, shown), (theirs, shown)


def _same_but_for_brackets(theirs: str, shown: str) -> bool:
    """SymPy puts a product above or below a fraction in brackets of its own, and keeps the arguments of max in no order."""
    if not any(sign in shown for sign in ("/", "max(", "min(", "^")):
        return False
    return _signs(theirs.replace("Max", "max").replace("Min", "min")) == _signs(shown)


def _signs(formula: str) -> list[str]:
    return sorted(formula.replace("(", "").replace(")", ""))


@pytest.mark.parametrize("name", layers())
def test_values_agree_with_sympy(name: str) -> None:
    chance = random.Random(f"values of {name}")
    for shown, formula in list(_formulas(layers()[name]).items())[:60]:
        letters = {letter: chance.randint(1, 40) for letter in letters_in(formula)}
        theirs = algebra.to_sympy(formula, evaluate=True)
        value = theirs.subs({symbol: letters[symbol.name] for symbol in theirs.free_symbols})
        assert Fraction(int(value.p), int(value.q)) == formula.value(letters), shown


@pytest.mark.parametrize(
    ("yours", "ours", "rest"),
    [
        ("M*(K^2*D + 1)", "M*(K*K*D) + M", "0"),
        ("M + M*K*D*K", "M*(K*K*D) + M", "0"),
        ("M*(K*K*D)", "M*(K*K*D) + M", "-M"),
    ],
)
def test_the_difference_of_two_formulas(yours: str, ours: str, rest: str) -> None:
    assert algebra.difference(read(yours, "MKD"), read(ours, "MKD")) == rest


def test_the_other_forms_of_the_parameters_of_a_convolution() -> None:
    forms = algebra.forms(read("M*(K*K*D) + M", "MKD"))
    assert forms.expanded == "D*K^2*M + M"
    assert forms.factored == "M*(D*K^2 + 1)"
    assert dict(forms.solved)["M"] == "y/(D*K^2 + 1)"
    assert dict(forms.solved)["D"] == "(-M + y)/(K^2*M)"


def test_a_formula_that_rounds_is_not_solved() -> None:
    assert algebra.forms(read("floor((H - K)/S) + 1", "HKS")).solved == ()
