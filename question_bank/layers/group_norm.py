"""Group normalisation: a mean for each group of channels, a scale and a shift for each channel."""

from __future__ import annotations

from question_bank.frameworks.spelling import Argument, Layout, Spelling
from question_bank.layer import PLANE, Bound, Condition, Input, Layer, Mode, Quantity, Rule, Side
from question_bank.shared import normalising, ranges
from question_bank.shared.inputs import BATCH, DEPTH, SIDE
from question_bank.shared.normalising import AFFINE, AVERAGED, LEARNS, PAIRS, PLACES, SCALE, SHIFT
from question_bank.slips import Slip

IDEAS = {"group-averages": "a group of channels shares a mean, not a scale and a shift"}

SLIPS = (
    Slip(
        "group-pair",
        "group-averages",
        "a scale and a shift for each group",
        "learns a scale and a shift for each group",
        "A group shares its mean; scale and shift belong to each channel.",
    ),
    Slip(
        "groups-for-channels",
        "group-averages",
        "groups taken for the channels in one",
        "takes the number of groups for the channels in a group",
        "The channels are shared out among {G} groups.",
    ),
)

_INPUTS = (
    Input("T", "input length", ranges.LENGTHS, 1, modes=("line", "space")),
    SIDE._replace(ranges=ranges.MAP_SIDES, neutral=1, modes=("plane", "space")),
    DEPTH._replace(ranges=ranges.by_level((4, 6, 8, 12, 16), (16, 32, 64, 128, 256, 512), (12, 24, 48, 96, 192))),
    Input("G", "groups", ranges.by_level((2, 3, 4), (2, 4, 8, 16, 32), (2, 3, 4, 6, 8, 12))),
    AFFINE,
    SCALE,
    SHIFT,
    BATCH,
)

_RULES = (
    *normalising.learned(),
    normalising.NOTHING_KEPT,
    PAIRS,
    Rule(
        "group_channels",
        "channels in a group",
        "D/G",
        "the groups share out the channels",
        "Each of {G} groups has {group_channels} channels.",
        "group-averages",
    ),
    Rule(
        "averaged",
        "values in a mean",
        "places*group_channels",
        "a group of one example is averaged over all its channels and places",
        "With all places of one example that is {averaged} values.",
        "norm-averages",
    ),
    *normalising.KEPT_SHAPE[1:2],
    Rule(
        "activation_size",
        "values in the output",
        "places*out_d",
        "a volume holds the product of its sides",
        "Together {activation_size} values.",
        "activation-product",
    ),
)


def _mode(name: str, axes: int, places: str, shape: tuple[str, ...]) -> Mode:
    said, row, subject = PLACES[axes]
    rules = (
        Rule("places", "places", places, "every place counts", "It has {places} places."),
        *(
            Rule(out, "output side", side, "every value stays where it is", "", "norm-keeps-shape", short=True)
            for out, side in _SIDES.items()
            if out in shape
        ),
    )
    return Mode(
        name,
        "",
        rules,
        {"output_shape": shape},
        scene=f"Group normalisation with {{G}} groups{{twists}} runs over {said}.",
        row=f"GROUP NORM  {{G}} groups{{twists}}, on {row}",
        subject=f"Group normalisation with G groups{{twists}} runs over {subject}.",
        asked=name == "plane",
    )


_SIDES = {"out_t": "T", "out_h": "H", "out_w": "W"}
_MODES = (
    _mode("plane", 2, "H*W", ("out_h", "out_w", "out_d")),
    _mode("line", 1, "T", ("out_t", "out_d")),
    _mode("vector", 0, "1", ("out_d",)),
    _mode("space", 3, "T*H*W", ("out_t", "out_h", "out_w", "out_d")),
)

_QUANTITIES = (
    LEARNS,
    Quantity(
        "group_channels",
        "channels in a group",
        ("group_channels",),
        "How many channels are in a group?",
        without="How large the input is does not change the groups.",
        levels=("warmup",),
    ),
    AVERAGED._replace(without="Other groups and other examples have means of their own."),
    normalising.SAME_SHAPE._replace(parts=("out_h", "out_w", "out_d"), asked=False),
    normalising.SIZE,
    normalising.NO_BUFFERS,
    normalising.SCALE_SHAPE,
    normalising.SHIFT_SHAPE,
)

_SLIPS = (
    Bound("group-pair", {"params": "learned*G"}),
    Bound("groups-for-channels", {"group_channels": "G"}),
    *normalising.PAIR_SLIPS,
    Bound("norm-pair-per-value", {"params": "learned*activation_size"}),
    Bound("norm-over-channels", {"averaged": "places*D"}),
    Bound("norm-over-batch", {"averaged": "N*places*group_channels"}),
    Bound("norm-one-place", {"averaged": "group_channels"}),
)

_CONDITIONS = (Condition("D/G", "be whole", "{D} channels can't be shared out among {G} groups."),)

_TORCH = Spelling(
    "torch",
    ("GroupNorm",),
    (
        Argument("num_groups", "G"),
        Argument("num_channels", "D", "channels"),
        Argument("eps", kind="ignored"),
        Argument("affine", "F", "flag", 1, keyword=True),
        *normalising.TORCH_REST,
    ),
    (
        Layout(("D", "H", "W"), "plane"),
        Layout(("D", "T"), "line"),
        Layout(("D",), "vector"),
        Layout(("D", "T", "H", "W"), "space"),
    ),
    channels_first=True,
    weights=normalising.WEIGHTS,
    numbers_mode="plane",
)

_KERAS = Spelling(
    "keras",
    ("GroupNormalization",),
    (
        Argument("groups", "G", default=32),
        Argument("axis", kind="ignored", allows=(-1,)),
        Argument("epsilon", kind="ignored"),
        *normalising.KERAS_PAIR,
    ),
    (Layout(("H", "W", "D"), "plane"), Layout(("T", "D"), "line"), Layout(("T", "H", "W", "D"), "space")),
    weights=normalising.WEIGHTS,
    numbers_mode="plane",
)

LAYERS = (
    Layer(
        name="group_norm",
        title="a group normalisation",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene=_MODES[0].scene,
        row=_MODES[0].row,
        subject=_MODES[0].subject,
        modes=_MODES,
        axes=PLANE,
        slips=_SLIPS,
        conditions=_CONDITIONS,
        gives=("out_h", "out_w", "out_d"),
        picture=(Side("input", "input", ("H", "W", "D")), Side("output", "output", ("out_h", "out_w", "out_d"))),
        words={"unit": "channel"},
        spellings=(_TORCH, _KERAS),
    ),
)
