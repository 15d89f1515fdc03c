"""Receptive fields in a network: how much of the input one value sees, how far apart neighbours look, where the first one is.

The field of a row is the field before it plus its kernel's reach less one, times the jump *before* it: its own stride only
moves what comes later. Source: Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural Networks",
Distill 2019. Our own networks tell it as lines, along the first axis, from the centre of the first input cell; a network
of somebody's own tells it as numbers, along every axis.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from question_bank.derivation import Line
from question_bank.expression import Add, Call, Div, Expr, Mul, Neg, Num, Sym
from question_bank.scenario import Scenario

_TOLD = {
    "field": ("receptive field", "a kernel adds its reach less one, in steps of the strides before it", "field-grows"),
    "jump": ("input cells between neighbours", "strides multiply", "strides-multiply"),
    "start": ("centre of the first value", "half a reach in, less the padding, in earlier strides", "field-start"),
}
_ONE = Num(1)

_IN_PLACE = {
    *("input", "add", "concat", "activation", "prelu", "dropout"),
    *("batch_norm", "instance_norm", "group_norm", "layer_norm"),
}
"""Layers in which a place sees itself alone, by their names without the number of axes. What a normalisation learns of the
other places is counted by nobody. Padding moves the places, and no other layer is known to keep them."""
_PADS = "zero_pad"


class Sight(NamedTuple):
    """What one value sees of the input along one axis."""

    field: int
    """How many cells."""
    jump: int
    """How many cells further its neighbour looks."""


def first_sights(axes: int) -> tuple[Sight, ...] | None:
    """What a value of the input itself sees; None where it has no axes, so that everything sees everything."""
    return (Sight(1, 1),) * axes or None


def sights(scenario: Scenario, before: tuple[Sight, ...] | None) -> tuple[Sight, ...] | None:
    """What a value sees behind a layer, axis by axis; None where that is everything, or unknown.

    Args:
        scenario: the layer on its own.
        before: the same before the layer.
    """
    if before is None or len(before) != len(scenario.gives) - 1 or not _keeps_places(scenario):
        return None
    if not scenario.layer.slides:
        return before
    reaches = [f"reach_{axis.suffix}" for axis in scenario.layer.axes]
    known = scenario.known(reaches)
    strides = [scenario.values[f"S_{axis.suffix}"] for axis in scenario.layer.axes]
    return tuple(
        _further(one, Num(known[reach]), Num(stride))
        for one, reach, stride in zip(before, reaches, strides, strict=True)
    )


def _further(before: Sight, reach: Expr, stride: Expr) -> Sight:
    slid = _slid({"field": Num(before.field), "jump": Num(before.jump)}, reach, stride)
    return Sight(*(int(slid[name].value({})) for name in Sight._fields))


def _keeps_places(scenario: Scenario) -> bool:
    """Whether what a value sees is known from what the values before it saw, place by place."""
    kind = re.sub(r"[123]d$", "", scenario.layer.name)
    return scenario.layer.slides or kind in _IN_PLACE or kind == _PADS


def field_lines(row: str, scenario: Scenario, before: tuple[str, ...], known: Collection[str]) -> dict[str, Line]:
    """The lines `row.field`, `row.jump` and, where padding is given by numbers, `row.start`.

    Args:
        row: the row's name.
        scenario: the row on its own.
        before: the names of the rows whose output it takes.
        known: the lines of the rows before it. Where one of them has no field, or a value of the row sees everything or
            nobody knows what, there are no lines.
    """
    if not before:
        return _lines(row, {"field": _ONE, "jump": _ONE, "start": Num(0)})
    if any(f"{one}.field" not in known for one in before) or len(scenario.gives) < 2 or not _keeps_places(scenario):
        return {}
    field: Expr = Sym(f"{before[0]}.field")
    for one in before[1:]:
        field = Call("max", (field, Sym(f"{one}.field")))
    found: dict[str, Expr] = {"field": field, "jump": Sym(f"{before[0]}.jump")}
    if f"{before[0]}.start" in known and not scenario.layer.name.startswith(_PADS):
        found["start"] = Sym(f"{before[0]}.start")
    if not scenario.layer.slides:
        return _lines(row, found)
    first = scenario.layer.axes[0].suffix
    padding = scenario.values.get(f"P_{first}", 0) if scenario.mode in ("numbers", "valid") else None
    stride = Num(scenario.values[f"S_{first}"])
    return _lines(row, _slid(found, Sym(f"{row}.reach_{first}"), stride, None if padding is None else Num(padding)))


def _slid(found: Mapping[str, Expr], reach: Expr, stride: Expr, padding: Expr | None = None) -> dict[str, Expr]:
    """The same behind a window that slides."""
    jump = found["jump"]
    added = Add((reach, Neg(_ONE)))
    slid: dict[str, Expr] = {"field": Add((found["field"], Mul((added, jump)))), "jump": Mul((jump, stride))}
    if "start" in found and padding is not None:
        inwards = Add((Div(added, Num(2)), Neg(padding)))
        slid["start"] = Add((found["start"], Mul((inwards, jump))))
    return slid


def _lines(row: str, formulas: dict[str, Expr]) -> dict[str, Line]:
    return {
        f"{row}.{name}": Line(f"{row}.{name}", _TOLD[name][0], formula, _TOLD[name][1], "", _TOLD[name][2], short=True)
        for name, formula in formulas.items()
    }
