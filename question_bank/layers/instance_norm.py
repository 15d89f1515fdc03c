"""Instance normalisation in one, two and three dimensions: each channel of each example alone. PyTorch has it."""

from __future__ import annotations

from question_bank.frameworks.spelling import Argument, Layout, Spelling
from question_bank.layer import HARDER, LINE, PLANE, SPACE, Axis, Bound, Layer, Quantity, Rule, Side
from question_bank.shared import normalising, ranges
from question_bank.shared.inputs import BATCH, DEPTH, SIDE
from question_bank.shared.normalising import AFFINE, AVERAGED, LEARNS, PAIRS, PLACES, SHIFT

IDEAS = {"instance-learns-nothing": "instance normalisation learns nothing unless it is told to"}

_AFFINE = AFFINE._replace(neutral=0, said="scale and shift on", ranges=ranges.by_level((0,), (0, 1), (0, 1)))
_SHIFT = SHIFT._replace(ranges=ranges.by_level((1,), (1,), (1,)))
"""Read from code only: where nothing is learned anyway, a shift that is off is no twist."""
_RUNNING = normalising.RUNNING._replace(neutral=0, said="moving statistics kept", ranges=_AFFINE.ranges)

_RULES = (
    *normalising.learned("F", "F*B", "instance-learns-nothing"),
    PAIRS,
    *normalising.STATISTICS,
    Rule(
        "averaged",
        "values in a mean",
        "prod(N_@)",
        "each channel of each example is averaged alone, over its places",
        "Each mean runs over {N_@} places: {averaged} values.",
        "norm-averages",
    ),
    *normalising.KEPT_SHAPE,
)

_QUANTITIES = (
    LEARNS._replace(levels=HARDER, needs=("F",)),
    normalising.BUFFERS._replace(levels=HARDER, needs=("R",)),
    normalising.TOTAL_KEPT._replace(asked=False),
    normalising.SAME_SHAPE._replace(asked=False),
    normalising.SIZE,
    normalising.SCALE_SHAPE,
    normalising.SHIFT_SHAPE,
    AVERAGED._replace(without="Other channels and other examples have means of their own."),
)

_SLIPS = (
    *normalising.PAIR_SLIPS,
    *normalising.STATISTICS_SLIPS,
    Bound("norm-pair-per-value", {"params": "learned*activation_size"}),
    Bound("norm-over-channels", {"averaged": "activation_size"}),
    Bound("norm-over-batch", {"averaged": "N*prod(N_@)"}),
)


def _quantities(axes: tuple[Axis, ...]) -> tuple[Quantity, ...]:
    """Beside the plane only what is averaged in space is asked; the rest would be the same again."""
    if axes is PLANE:
        return _QUANTITIES
    return tuple(one._replace(asked=one.name == "averaged" and axes is SPACE, spot=False) for one in _QUANTITIES)


def _torch(axes: tuple[Axis, ...]) -> tuple[Spelling, ...]:
    """Its usual form has nothing switched on; the one that finds out its channels by itself has both."""
    usual = Spelling(
        "torch",
        (f"InstanceNorm{len(axes)}d",),
        (
            Argument("num_features", "D", "channels"),
            Argument("eps", kind="ignored"),
            Argument("momentum", kind="ignored"),
            Argument("affine", "F", "flag", 0, keyword=True),
            Argument("track_running_stats", "R", "flag", 0, keyword=True),
            *normalising.TORCH_REST,
        ),
        (Layout(("D", "N_@")),),
        channels_first=True,
        weights=normalising.WEIGHTS,
    )
    both_on = tuple(one._replace(default=1) if one.kind == "flag" else one for one in usual.arguments[1:])
    return usual, usual._replace(names=(f"LazyInstanceNorm{len(axes)}d",), arguments=both_on)


def _instance_norm(axes: tuple[Axis, ...], title: str) -> Layer:
    said, row, subject = PLACES[len(axes)]
    return Layer(
        name=f"instance_norm{len(axes)}d",
        title=title,
        inputs=(
            SIDE._replace(ranges=normalising.SIZES[len(axes)]),
            DEPTH._replace(ranges=ranges.MAP_DEPTHS),
            _AFFINE,
            _SHIFT,
            _RUNNING,
            BATCH,
        ),
        rules=_RULES,
        quantities=_quantities(axes),
        scene=f"Instance normalisation{{twists}} runs over {said}.",
        row=f"INSTANCE NORM{{twists}}, on {row}",
        subject=f"Instance normalisation{{twists}} runs over {subject}.",
        axes=axes,
        slips=_SLIPS,
        takes=("N_@", "D"),
        gives=("out_@", "out_d"),
        picture=(Side("input", "input", ("N_@", "D")), Side("output", "output", ("out_@", "out_d"))),
        words={"unit": "channel"},
        spellings=_torch(axes),
    )


LAYERS = (
    _instance_norm(PLANE, "an instance normalisation"),
    _instance_norm(LINE, "a 1-D instance normalisation"),
    _instance_norm(SPACE, "a 3-D instance normalisation"),
)
