"""Receptive fields in a network: how much of the input one value sees, how far apart neighbours look, where the first one is.

The field of a row is the field before it plus its kernel's reach less one, times the jump *before* it: its own stride only
moves what comes later. Source: Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural Networks",
Distill 2019. Told along the first axis, from the centre of the first input cell.
"""

from __future__ import annotations

from collections.abc import Collection

from question_bank.derivation import Line
from question_bank.expression import Add, Call, Div, Expr, Mul, Neg, Num, Sym
from question_bank.scenario import Scenario

_TOLD = {
    "field": ("receptive field", "a kernel adds its reach less one, in steps of the strides before it", "field-grows"),
    "jump": ("input cells between neighbours", "strides multiply", "strides-multiply"),
    "start": ("centre of the first value", "half a reach in, less the padding, in earlier strides", "field-start"),
}
_ONE = Num(1)


def field_lines(row: str, scenario: Scenario, before: tuple[str, ...], known: Collection[str]) -> dict[str, Line]:
    """The lines `row.field`, `row.jump` and, where padding is given by numbers, `row.start`.

    Args:
        row: the row's name.
        scenario: the row on its own.
        before: the names of the rows whose output it takes.
        known: the lines of the rows before it. Where one of them has no field, or the row gives a mere list of values that
            each see everything, there are no lines.
    """
    if not before:
        return _lines(row, {"field": _ONE, "jump": _ONE, "start": Num(0)})
    if any(f"{one}.field" not in known for one in before) or len(scenario.gives) < 2:
        return {}
    field: Expr = Sym(f"{before[0]}.field")
    for one in before[1:]:
        field = Call("max", (field, Sym(f"{one}.field")))
    found: dict[str, Expr] = {"field": field, "jump": Sym(f"{before[0]}.jump")}
    if f"{before[0]}.start" in known:
        found["start"] = Sym(f"{before[0]}.start")
    return _lines(row, _slid(row, scenario, found) if scenario.layer.slides else found)


def _slid(row: str, scenario: Scenario, found: dict[str, Expr]) -> dict[str, Expr]:
    """The same behind a window that slides."""
    first = scenario.layer.axes[0].suffix
    jump = found["jump"]
    added = Add((Sym(f"{row}.reach_{first}"), Neg(_ONE)))
    slid: dict[str, Expr] = {
        "field": Add((found["field"], Mul((added, jump)))),
        "jump": Mul((jump, Num(scenario.values[f"S_{first}"]))),
    }
    if "start" in found and scenario.mode in ("numbers", "valid"):
        inwards = Add((Div(added, Num(2)), Neg(Num(scenario.values.get(f"P_{first}", 0)))))
        slid["start"] = Add((found["start"], Mul((inwards, jump))))
    return slid


def _lines(row: str, formulas: dict[str, Expr]) -> dict[str, Line]:
    return {
        f"{row}.{name}": Line(f"{row}.{name}", _TOLD[name][0], formula, _TOLD[name][1], "", _TOLD[name][2], short=True)
        for name, formula in formulas.items()
    }
