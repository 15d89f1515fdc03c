"""Global average and max pooling: each channel becomes one number."""

from __future__ import annotations

from question_bank.frameworks.spelling import KERAS_EXTRAS, Argument, Layout, Spelling
from question_bank.layer import LINE, PLANE, SPACE, Axis, Bound, Layer, Mode, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.shared.inputs import DEPTH, SIDE
from question_bank.shared.quantities import ACTIVATION_SIZE, NOTHING_LEARNED, OUTPUT_SHAPE
from question_bank.shared.unlearned import EASIER
from question_bank.slips import Slip

IDEAS = {"global-one-each": "global pooling leaves one number for each channel"}

SLIPS = (
    Slip(
        "global-keeps-size",
        "global-one-each",
        "the size kept by a global pool",
        "keeps every place",
        "Global pooling takes all places of a channel together, so no place stays.",
    ),
    Slip(
        "global-over-channels",
        "global-one-each",
        "pooled over the channels",
        "pools the channels of each place",
        "Global pooling works along the places of one channel, not across the channels.",
    ),
    Slip(
        "global-over-all",
        "global-one-each",
        "all channels in one average",
        "takes the values of every channel",
        "Each channel is pooled on its own, so only its own places come in.",
    ),
)

_RULES = (
    Rule(
        "places",
        "places in a channel",
        "prod(N_@)",
        "a channel has one value for each place",
        "Each channel has {N_@}, {places} values.",
        "global-one-each",
    ),
    Rule(
        "out_d",
        "numbers that come out",
        "D",
        "each channel becomes one number",
        "Each of the {out_d} channels becomes one number.",
        "global-one-each",
        short=True,
    ),
    Rule(
        "params",
        "parameters",
        "0",
        "a pool that picks or averages has nothing to learn",
        "Pooling picks or averages, so there is nothing to learn.",
        "pool-learns-nothing",
        short=True,
    ),
)

_KEPT = Rule("one_@", "output {axis}", "1", "the side stays, but all of it became one place", "", "", short=True)

_MODES = (
    Mode("flat", "", (), {"output_shape": ("out_d",)}),
    Mode("kept", "with the sides kept", (_KEPT,), {"output_shape": ("one_@", "out_d")}),
)

_NOT_THE_SIZE = "However large a channel is, it becomes one number."

_QUANTITIES = (
    ACTIVATION_SIZE._replace(
        parts=("out_d",),
        ask="How many numbers come out?",
        without=_NOT_THE_SIZE,
        types=(20,),
    ),
    OUTPUT_SHAPE._replace(without=_NOT_THE_SIZE, types=(20,), needs=("mode",), levels=("interview", "expert")),
    Quantity(
        "places",
        "number of values pooled into one",
        ("places",),
        "How many values are pooled into one number?",
        counted="Counted here: one example.",
        without="Each channel is pooled on its own, so how many there are does not come in.",
        types=(20,),
        formula_types=(20,),
        levels=EASIER,
    ),
    NOTHING_LEARNED._replace(
        without="Picking or averaging takes no learned number, however large the input.", levels=EASIER
    ),
)

_SLIPS = (
    Bound("global-keeps-size", {"out_d": "prod(N_@)*D"}, {"output_shape": ("N_@", "D")}),
    Bound("global-over-channels", {"out_d": "prod(N_@)"}),
    Bound("pool-one-channel", {"out_d": "1"}),
    Bound("global-over-all", {"places": "prod(N_@)*D"}),
    Bound("pool-has-weights", {"params": "prod(N_@)*D"}),
    Bound("pool-has-weights", {"params": "D"}),
    Bound("pool-has-scale", {"params": "2*D"}),
)


def _torch(word: str, axes: tuple[Axis, ...]) -> tuple[Spelling, ...]:
    """PyTorch has no class for it: an adaptive pool to one place, and a flatten where no side is kept."""
    size = (1, (1,) * len(axes), [1] * len(axes))
    kept = Spelling(
        "torch",
        (f"Adaptive{word}Pool{len(axes)}d",),
        (Argument("output_size", kind="ignored", allows=size, needed=True, writes="1"),),
        (Layout(("D", "N_@")),),
        channels_first=True,
        numbers_mode="kept",
        tells={"places": "x[0, 0].numel()"},
    )
    return (kept._replace(numbers_mode="flat", chain=("*", "Flatten()")), kept)


def _keras(words: tuple[str, ...], axes: tuple[Axis, ...]) -> Spelling:
    return Spelling(
        "keras",
        tuple(f"Global{word}{len(axes)}D" for word in words),
        (
            Argument("data_format", kind="ignored", allows=(None, "channels_last")),
            Argument("keepdims", "kept", "mode", keyword=True),
            *(Argument(extra, kind="ignored") for extra in KERAS_EXTRAS),
        ),
        (Layout(("N_@", "D")),),
        numbers_mode="flat",
        tells={"places": "math.prod(x.shape[1:-1])"},
    )


_SCENES = {1: "{T} steps of {D} features", 2: "a {H}x{W}x{D} volume", 3: "a {T}x{H}x{W}x{D} volume"}
_SUBJECTS = {1: "T steps of D features", 2: "an HxWxD volume", 3: "a TxHxWxD volume"}
_ROWS = {1: "{T} x {D}", 2: "{H} x {W} x {D}", 3: "{T} x {H} x {W} x {D}"}
_NAMES = {1: "1-D ", 2: "", 3: "3-D "}
_SIZES = {1: ranges.LENGTHS, 2: ranges.SMALL_SIDES, 3: ranges.SMALL_SIDES}
_KERAS_NAMES = {"max": ("MaxPooling", "MaxPool"), "average": ("AveragePooling", "AvgPool")}


def _quantities(axes: tuple[Axis, ...]) -> tuple[Quantity, ...]:
    """Of the plane all; of one and of three dimensions only what comes out."""
    if axes is PLANE:
        return _QUANTITIES
    return tuple(one._replace(asked=one.name == "activation_size", formula_types=(), spot=False) for one in _QUANTITIES)


def _pool(word: str, axes: tuple[Axis, ...]) -> Layer:
    ones = len(axes)
    dimension = "" if axes is PLANE else f"{ones}D"
    return Layer(
        name=f"global_{'max' if word == 'max' else 'avg'}_pool{ones}d",
        title=f"{_NAMES[ones]}global {word} pooling",
        inputs=(SIDE._replace(ranges=_SIZES[ones]), DEPTH._replace(ranges=ranges.MAP_DEPTHS)),
        rules=_RULES,
        quantities=_quantities(axes),
        scene=f"Global {word} pooling takes {_SCENES[ones]}{{twists}}.",
        row=f"GLOBAL {word.upper()} POOL{dimension}  on {_ROWS[ones]}{{twists}}",
        subject=f"Global {word} pooling takes {_SUBJECTS[ones]}{{twists}}.",
        modes=_MODES,
        mode_key="sides",
        axes=axes,
        slips=_SLIPS,
        takes=("N_@", "D"),
        gives=("out_d",),
        picture=(Side("input", "input", ("N_@", "D")), Side("output", "output", ("out_d",))),
        words={"unit": "channel"},
        spellings=(*_torch("Max" if word == "max" else "Avg", axes), _keras(_KERAS_NAMES[word], axes)),
    )


LAYERS = tuple(_pool(word, axes) for word in ("average", "max") for axes in (PLANE, LINE, SPACE))
