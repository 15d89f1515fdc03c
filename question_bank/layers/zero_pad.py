"""Zero padding as a layer of its own: a frame of zeros around each channel."""

from __future__ import annotations

import re
from collections.abc import Mapping

from question_bank.frameworks.arguments import MOST
from question_bank.frameworks.spelling import KERAS_EXTRAS, Argument, Layout, Spelling
from question_bank.layer import (
    HARDER,
    LINE,
    PLANE,
    SPACE,
    Axis,
    Bound,
    Condition,
    Input,
    Layer,
    Mode,
    Quantity,
    Rule,
    Side,
)
from question_bank.shared import ranges, unlearned
from question_bank.shared.inputs import DEPTH, SIDE
from question_bank.shared.quantities import ACTIVATION_SIZE, OUTPUT_SHAPE
from question_bank.slips import Slip

IDEAS = {**unlearned.IDEAS, "padding-frames-channels": "padding frames every channel and adds none"}

SLIPS = (
    Slip(
        "channels-padded",
        "padding-frames-channels",
        "the channels padded too",
        "pads the depth as well",
        "Padding frames the picture; how many channels there are does not change.",
    ),
    Slip(
        "one-channel-framed",
        "padding-frames-channels",
        "one channel framed",
        "frames a single channel",
        "Every channel gets a frame of its own.",
    ),
    Slip(
        "frame-left-out",
        "padding-frames-channels",
        "the whole output counted",
        "counts the input among the zeros",
        "What was there before is no zero that was added: take it away.",
    ),
)

_ENDS = Input(
    "Q_@",
    "padding behind the {axis}",
    ranges.by_level((1, 2, 3), (1, 2, 3), (1, 2, 3, 4)),
    0,
    modes=("differ",),
)
_INPUTS = (
    DEPTH._replace(ranges=ranges.DEPTHS),
    Input("P_@", "padding in front of the {axis}", ranges.by_level((1, 2, 3, 4), (1, 2, 3), (1, 2, 3, 4, 5))),
    _ENDS,
)

_RULES = (
    Rule(
        "out_d",
        "output depth",
        "D",
        "every channel is framed, and none is added",
        "The depth stays {out_d}.",
        "padding-frames-channels",
        short=True,
    ),
    Rule(
        "activation_size",
        "values in the output",
        "prod(out_@)*out_d",
        "a volume holds the product of its sides",
        "Together {activation_size} values.",
        "activation-product",
    ),
    Rule(
        "added",
        "zeros that were added",
        "activation_size - prod(N_@)*D",
        "whatever was not there before is a zero",
        "Less what was there: {added} zeros.",
        "padding-frames-channels",
    ),
    unlearned.nothing("the zeros are given", "Zeros are given, so there is nothing to learn."),
)

_BOTH = Rule(
    "out_@",
    "padded {axis}",
    "N_@ + 2*P_@",
    "padding goes on both sides",
    "Padding on both sides makes {out_@}.",
    "padding-twice",
)
_EACH = Rule(
    "out_@",
    "padded {axis}",
    "N_@ + P_@ + Q_@",
    "each end has padding of its own",
    "Both ends together make {out_@}.",
    "padding-twice",
)

_UNCHANGED = "Only the size of each channel grows."

_QUANTITIES = (
    OUTPUT_SHAPE._replace(types=(3,), levels=HARDER),
    ACTIVATION_SIZE._replace(stops=("out_@",), levels=("expert",), spot=False),
    Quantity(
        "added",
        "zeros that were added",
        ("added",),
        "How many zeros are added?",
        counted="Counted here: all channels.",
        stops=("out_@",),
        types=(3,),
        levels=("expert",),
        spot=False,
    ),
    unlearned.PARAMS._replace(without="Zeros are given, not learned, however many they are."),
)

_SLIPS = (
    Bound("padding-once", {"out_@": "N_@ + P_@"}),
    Bound("padding-into-kernel", {"out_@": "N_@ - 2*P_@"}, modes=("agree",)),
    Bound("channels-padded", {"out_d": "D + 2*P_{first}"}),
    Bound("depth-left-out", {"activation_size": "prod(out_@)"}),
    Bound("frame-left-out", {"added": "prod(out_@)*out_d"}),
    Bound("one-channel-framed", {"added": "prod(out_@) - prod(N_@)"}),
    Bound("stored-values-learned", {"params": "prod(out_@)*out_d - prod(N_@)*D"}),
    Bound("stored-values-learned", {"params": "prod(N_@)*D"}),
)

_SCENES = {
    1: ("{T} steps with {D} features are padded with zeros, {P} at each end.", "{P} at each end, on {T} x {D}"),
    2: ("A {H}x{W}x{D} input is padded with zeros, {P} on each side.", "{P} on each side, on {H} x {W} x {D}"),
    3: (
        "A {T}x{H}x{W}x{D} input is padded with zeros, {P} on each side.",
        "{P} on each side, on {T} x {H} x {W} x {D}",
    ),
}
_ENDS_SCENES = {
    1: ("{T} steps with {D} features are padded with zeros: {P} in front and {Q} behind.", "{P} and {Q}, on {T} x {D}"),
    2: (
        "A {H}x{W}x{D} input is padded with zeros: {P_h} on top, {Q_h} below, {P_w} left, {Q_w} right.",
        "{P_h} top, {Q_h} bottom, {P_w} left, {Q_w} right, on {H} x {W} x {D}",
    ),
    3: (
        "A {T}x{H}x{W}x{D} input is padded with zeros: {P_t}, {P_h}, {P_w} in front and {Q_t}, {Q_h}, {Q_w} behind.",
        "{P_t}, {P_h}, {P_w} in front, {Q_t}, {Q_h}, {Q_w} behind, on {T} x {H} x {W} x {D}",
    ),
}
"""Said and as a row, by the number of axes: the same on both ends, and another on each."""

_NAMES = {1: "1-D ", 2: "", 3: "3-D "}
_ORDERS = {1: "length", 2: "height x width", 3: "length x height x width"}
_SIZES = {1: ranges.LENGTHS, 2: ranges.MAP_SIDES, 3: ranges.FRAMES}


def _in_letters(scene: str) -> str:
    """With letters for the input; those of the padding follow from whether the axes agree."""
    return re.sub(r"\{([THWD])\}", r"\1", scene).replace("A HxWxD", "An HxWxD")


def _quantities(axes: tuple[Axis, ...]) -> tuple[Quantity, ...]:
    """Of the plane all; of one and of three dimensions only the shape."""
    first = axes[0]
    size = Quantity(
        f"out_{first.suffix}",
        f"padded {first.name}",
        (f"out_{first.suffix}",),
        f"How {first.how} is it then?",
        without="Each axis is padded alone, and the depth is not padded at all.",
        types=(3,),
        formula_types=(3,) if axes is PLANE else (),
    )
    order = f"Written as {_ORDERS[len(axes)]} x depth."
    told = [one._replace(counted=order) if one.name == "output_shape" else one for one in _QUANTITIES]
    if axes is PLANE:
        return (size, *told)
    return tuple(one._replace(asked=one.name == "output_shape", spot=False) for one in (size, *told))


def _torch(axes: tuple[Axis, ...]) -> Spelling:
    return Spelling(
        "torch",
        (f"ZeroPad{len(axes)}d",),
        (Argument("padding", "P_@", "ends", behind="Q_@", modes=("agree", "differ"), least=-MOST),),
        (Layout(("D", "N_@")),),
        channels_first=True,
        numbers_mode="agree",
        tells={"added": "y.numel() - x.numel()"},
    )


def _keras(axes: tuple[Axis, ...]) -> Spelling:
    return Spelling(
        "keras",
        (f"ZeroPadding{len(axes)}D",),
        (
            Argument("padding", "P_@", "ends", 1, behind="Q_@", modes=("agree", "differ"), least=0),
            Argument("data_format", kind="ignored", allows=(None, "channels_last")),
            *(Argument(extra, kind="ignored") for extra in KERAS_EXTRAS),
        ),
        (Layout(("N_@", "D")),),
        numbers_mode="agree",
        tells={"added": "math.prod(y.shape[1:]) - math.prod(x.shape[1:])"},
    )


def _pad(axes: tuple[Axis, ...]) -> Layer:
    ones = len(axes)
    (said, row), (ends_said, ends_row) = _SCENES[ones], _ENDS_SCENES[ones]
    slips = (one._replace(rewrites=_at_first(one.rewrites, axes)) for one in _SLIPS)
    return Layer(
        name=f"zero_pad{ones}d",
        title=f"{_NAMES[ones]}zero padding",
        inputs=(SIDE._replace(ranges=_SIZES[ones]), *_INPUTS),
        rules=_RULES,
        quantities=_quantities(axes),
        scene=said,
        row=f"ZERO PAD  {row}",
        subject=_in_letters(said),
        modes=(
            Mode("agree", "", (_BOTH,)),
            Mode(
                "differ",
                "",
                (_EACH,),
                scene=ends_said,
                row=f"ZERO PAD  {ends_row}",
                subject=_in_letters(ends_said),
                asked=axes is not SPACE,
            ),
        ),
        mode_key="ends",
        axes=axes,
        slips=tuple(slips),
        conditions=(Condition("out_@ - 1", "not be negative", "Cutting off so much leaves nothing of the {axis}."),),
        takes=("N_@", "D"),
        gives=("out_@", "out_d"),
        picture=(Side("input", "input", ("N_@", "D")), Side("output", "output", ("out_@", "out_d"))),
        words={"unit": "channel"},
        spellings=(_torch(axes), _keras(axes)),
    )


def _at_first(rewrites: Mapping[str, str], axes: tuple[Axis, ...]) -> dict[str, str]:
    return {name: text.replace("{first}", axes[0].suffix) for name, text in rewrites.items()}


LAYERS = (_pad(PLANE), _pad(LINE), _pad(SPACE))
