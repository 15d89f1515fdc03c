"""Batch normalisation of a vector and in one, two and three dimensions."""

from __future__ import annotations

from question_bank.frameworks.spelling import Argument, Layout, Spelling, lazy
from question_bank.layer import HARDER, LINE, PLANE, SPACE, Axis, Bound, Layer, Quantity, Rule, Side
from question_bank.shared import normalising, ranges
from question_bank.shared.inputs import BATCH, DEPTH, SIDE
from question_bank.shared.normalising import AFFINE, AVERAGED, LEARNS, PAIRS, PLACES, SCALE, SHIFT

IDEAS, SLIPS = normalising.IDEAS, normalising.SLIPS
"""This file is the first of the normalisations, and brings what all of them share."""

_RULES = (*normalising.learned(), PAIRS, *normalising.STATISTICS, *normalising.KEPT_SHAPE)

_QUANTITIES = (
    LEARNS._replace(conventions=(normalising.TOTAL,), types=(45,)),
    normalising.BUFFERS._replace(types=(45,)),
    normalising.TOTAL_KEPT._replace(conventions=(normalising.TRAINED,), types=(45,), levels=HARDER),
    normalising.SAME_SHAPE,
    normalising.SIZE,
    normalising.SCALE_SHAPE,
    normalising.SHIFT_SHAPE,
    AVERAGED._replace(counted=f"{AVERAGED.counted[:-1]}, in training.", levels=HARDER, needs=("N",)),
)

_SLIPS = (
    *normalising.PAIR_SLIPS,
    *normalising.STATISTICS_SLIPS,
    Bound("norm-pair-per-value", {"params": "learned*activation_size"}),
    Bound("norm-over-channels", {"averaged": "N*activation_size"}),
    Bound("norm-squeezes", {"out_@": "1"}),
    Bound("norm-without-batch", {"averaged": "prod(N_@)"}),
    Bound("norm-one-place", {"averaged": "N"}),
)

_ALSO_ASKED = {0: ("params", "total"), 1: ("params",), 3: ("params",)}
"""What is asked beside the plane; the rest would only be the same again."""


def _of_a_vector(bound: Bound) -> bool:
    """Whether a slip can happen where there are no places."""
    named = " ".join((*bound.rewrites, *bound.rewrites.values()))
    return "@" not in named and "activation_size" not in named and "averaged" not in named


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


def _torch(axes: tuple[Axis, ...]) -> tuple[Spelling, ...]:
    spelling = Spelling(
        "torch",
        (f"BatchNorm{len(axes) or 1}d",),
        (
            Argument("num_features", "D", "channels"),
            Argument("eps", kind="ignored"),
            Argument("momentum", kind="ignored"),
            Argument("affine", "F", "flag", 1, keyword=True),
            Argument("track_running_stats", "R", "flag", 1, keyword=True),
            *normalising.TORCH_REST,
        ),
        (Layout(("D", "N_@") if axes else ("D",)),),
        channels_first=True,
        weights=normalising.WEIGHTS,
    )
    return spelling, lazy(spelling)


def _keras(axes: tuple[Axis, ...]) -> Spelling:
    return Spelling(
        "keras",
        ("BatchNormalization",),
        (
            Argument("axis", kind="ignored", allows=(-1, len(axes) + 1) if axes else (-1,)),
            Argument("momentum", kind="ignored"),
            Argument("epsilon", kind="ignored"),
            *normalising.KERAS_PAIR,
            *(Argument(f"moving_{name}_initializer", kind="ignored") for name in ("mean", "variance")),
            Argument("synchronized", kind="ignored"),
        ),
        (Layout(("N_@", "D") if axes else ("D",)),),
        weights=normalising.WEIGHTS,
    )


def _batch_norm(axes: tuple[Axis, ...], title: str) -> Layer:
    said, row, subject = PLACES[len(axes)]
    sides = (SIDE._replace(ranges=normalising.SIZES[len(axes)]),) if axes else ()
    ports = ("N_@", "D") if axes else ("D",)
    return Layer(
        name=f"batch_norm{len(axes)}d" if axes else "batch_norm",
        title=title,
        inputs=(*sides, DEPTH._replace(ranges=ranges.MAP_DEPTHS), AFFINE, SCALE, SHIFT, normalising.RUNNING, BATCH),
        rules=_rules(axes),
        quantities=_quantities(axes),
        scene=f"Batch normalisation{{twists}} runs over {said}.",
        row=f"BATCH NORM{{twists}}, on {row}",
        subject=f"Batch normalisation{{twists}} runs over {subject}.",
        axes=axes,
        slips=_SLIPS if axes else tuple(filter(_of_a_vector, _SLIPS)),
        takes=ports,
        gives=("out_@", "out_d") if axes else ("out_d",),
        picture=(Side("input", "input", ports), Side("output", "output", ("out_@", "out_d") if axes else ("out_d",))),
        words={"unit": "channel"},
        spellings=(*_torch(axes), _keras(axes)),
    )


LAYERS = (
    _batch_norm(PLANE, "a batch normalisation"),
    _batch_norm((), "a batch normalisation of a vector"),
    _batch_norm(LINE, "a 1-D batch normalisation"),
    _batch_norm(SPACE, "a 3-D batch normalisation"),
)
