"""Batch normalisation of a vector and in one, two and three dimensions."""

from __future__ import annotations

from question_bank import normalising, ranges
from question_bank.inputs import BATCH, DEPTH, SIDE
from question_bank.layer import HARDER, LINE, PLANE, SPACE, Axis, Bound, Input, Layer, Quantity, Rule, Side
from question_bank.normalising import AFFINE, AVERAGED, LEARNED, LEARNS, PAIR_SLIPS, PAIRS, PLACES, SCALE, SHIFT

IDEAS, SLIPS = normalising.IDEAS, normalising.SLIPS
"""This file is the first of the normalisations, and brings what all of them share."""

_RUNNING = Input("R", "moving statistics: 1 with, 0 without", ranges.SWITCH, 1, "no moving statistics", switch=True)

_RULES = (
    LEARNED,
    PAIRS,
    Rule(
        "kept",
        "kept for each channel",
        "2*R",
        "a moving mean and a moving variance, measured in training",
        "Kept for each channel, a mean and a variance: {kept}.",
        "norm-measures",
        short=True,
    ),
    Rule(
        "buffers",
        "moving statistics",
        "kept*D",
        "each channel has statistics of its own",
        "{D} channels keep {buffers}.",
        "norm-own-pair",
    ),
    Rule(
        "total", "numbers kept in all", "params + buffers", "what is learned and what is measured", "Together {total}."
    ),
    *normalising.KEPT_SHAPE,
)

_QUANTITIES = (
    LEARNS._replace(conventions=(normalising.TOTAL,), types=(45,)),
    Quantity(
        "buffers",
        "moving statistics",
        ("buffers",),
        "How many numbers does it keep without learning them?",
        counted="Counted here: moving means and variances.",
        without="All places of a channel are averaged, so the size of the input does not come in.",
        types=(45,),
    ),
    Quantity(
        "total",
        "numbers kept in all",
        ("total",),
        "How many numbers does it keep, learned or not?",
        counted="Counted here: scale, shift, moving means and variances.",
        without="All places of a channel share them, so the size of the input does not come in.",
        conventions=(normalising.TRAINED,),
        types=(45,),
        formula_types=(45,),
        levels=HARDER,
    ),
    normalising.SAME_SHAPE,
    normalising.SIZE,
    normalising.SCALE_SHAPE,
    normalising.SCALE_SHAPE._replace(name="bias_shape", label="shape of the shift"),
    AVERAGED._replace(levels=HARDER, needs=("N",)),
)

_SLIPS = (
    *PAIR_SLIPS,
    Bound("norm-one-statistic", {"kept": "R"}),
    Bound("norm-batch-learned", {"total": "N*(params + buffers)"}),
    Bound("norm-over-channels", {"averaged": "N*activation_size"}),
)
_SLIPS_OVER_PLACES = (
    Bound("norm-pair-per-value", {"params": "learned*activation_size"}),
    Bound("norm-statistics-per-value", {"buffers": "kept*activation_size"}),
    Bound("norm-squeezes", {}, {"output_shape": ("D",)}),
    Bound("norm-without-batch", {"averaged": "prod(N_@)"}),
    Bound("norm-one-place", {"averaged": "N"}),
)
"""Slips that need places; a vector has none."""

_ALSO_ASKED = {0: ("params", "total"), 1: ("params",), 3: ("params",)}
"""What is asked beside the plane; the rest would only be the same again."""


def _rules(axes: tuple[Axis, ...]) -> tuple[Rule, ...]:
    averaged = Rule(
        "averaged",
        "values in a mean",
        "N*prod(N_@)" if axes else "N",
        "a channel is averaged over all places of all examples",
        "Each mean runs over all places of all examples: {averaged}.",
        "norm-averages",
    )
    if axes:
        return (*_RULES, averaged)
    flat = tuple(rule._replace(formula=rule.formula.replace("prod(out_@)*", "")) for rule in _RULES)
    return (*(rule for rule in flat if rule.name != "out_@"), averaged)


def _quantities(axes: tuple[Axis, ...]) -> tuple[Quantity, ...]:
    sides = len(axes)
    told: list[Quantity] = []
    for one in _QUANTITIES:
        if one.name == "output_shape":
            counted = f"Written as {normalising.ORDERS[sides]} x depth." if axes else ""
            one = one._replace(counted=counted, parts=("out_@", "out_d") if axes else ("out_d",))
        if axes is not PLANE:
            one = one._replace(asked=one.name in _ALSO_ASKED[sides], formula_types=(), spot=False)
        told.append(one)
    return tuple(told)


def _batch_norm(axes: tuple[Axis, ...], title: str) -> Layer:
    said, row, subject = PLACES[len(axes)]
    sides = (SIDE._replace(ranges=normalising.SIZES[len(axes)]),) if axes else ()
    ports = ("N_@", "D") if axes else ("D",)
    return Layer(
        name=f"batch_norm{len(axes)}d" if axes else "batch_norm",
        title=title,
        inputs=(*sides, DEPTH._replace(ranges=ranges.MAP_DEPTHS), AFFINE, SCALE, SHIFT, _RUNNING, BATCH),
        rules=_rules(axes),
        quantities=_quantities(axes),
        scene=f"Batch normalisation{{twists}} runs over {said}.",
        row=f"BATCH NORM{{twists}}, on {row}",
        subject=f"Batch normalisation{{twists}} runs over {subject}.",
        axes=axes,
        slips=(*_SLIPS, *_SLIPS_OVER_PLACES) if axes else _SLIPS,
        takes=ports,
        gives=("out_@", "out_d") if axes else ("out_d",),
        picture=(Side("input", "input", ports), Side("output", "output", ("out_@", "out_d") if axes else ("out_d",))),
        words={"unit": "channel"},
    )


LAYERS = (
    _batch_norm(PLANE, "a batch normalisation"),
    _batch_norm((), "a batch normalisation of a vector"),
    _batch_norm(LINE, "a 1-D batch normalisation"),
    _batch_norm(SPACE, "a 3-D batch normalisation"),
)
