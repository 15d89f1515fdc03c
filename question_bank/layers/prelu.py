"""PReLU: the activation that learns its slopes, one for all, one for each channel or one for every value."""

from __future__ import annotations

from question_bank.frameworks.spelling import Argument, Layout, Spelling
from question_bank.layer import PLANE, Bound, Layer, Mode, Quantity, Rule, Side
from question_bank.shared import any_sides
from question_bank.shared.any_sides import Sides
from question_bank.shared.quantities import PARAMS, WEIGHT_SHAPE_KERAS, WEIGHT_SHAPE_TORCH
from question_bank.slips import Slip

IDEAS = {"prelu-slopes": "a PReLU learns as many slopes as it is told to keep apart"}

SLIPS = (
    Slip(
        "prelu-learns-nothing",
        "prelu-slopes",
        "taken for a plain ReLU",
        "learns nothing",
        "The P means that the slope for numbers below zero is a parameter.",
    ),
    Slip(
        "prelu-slope-per-value",
        "prelu-slopes",
        "a slope for every value",
        "learns a slope for every single value",
        "Values that share a slope learn it together.",
    ),
    Slip(
        "prelu-slope-per-channel",
        "prelu-slopes",
        "a slope for each channel",
        "learns a slope for each channel",
        "How many slopes are kept apart is said: one for all, or one for every value.",
    ),
    Slip(
        "prelu-one-slope",
        "prelu-slopes",
        "one slope for all",
        "learns a single slope",
        "Here values do not all share one slope.",
    ),
    Slip(
        "prelu-slope-and-shift",
        "prelu-slopes",
        "a shift beside each slope",
        "learns two numbers where one is",
        "Only slopes are learned; nothing is added.",
    ),
)

_SHARED = {
    "channel": ("D", "each channel has a slope of its own", "Each of the {D} channels has a slope."),
    "one": ("1", "all values share one slope", "All values share one slope."),
    "element": ("T*H*W*D", "every value has a slope of its own", "Each of the {params} values has a slope."),
}
"""What shares a slope: how many there are then, the reason, and how one says it."""
_TAKEN = {"channel": "D", "one": "1", "element": any_sides.SIZE.name}
"""The same as somebody takes it wrongly; sides that are not there come to nobody's mind."""

_SCENES = {"channel": "a slope for each channel", "one": "one slope for all", "element": "a slope for every value"}

_PARAMS = PARAMS._replace(counted="Counted here: what training changes.", conventions=(), types=(34,), spot=False)

_QUANTITIES: tuple[Quantity, ...] = (
    _PARAMS,
    any_sides.SHAPE_KEPT,
    any_sides.SIZE_KEPT,
    WEIGHT_SHAPE_TORCH._replace(parts=("D",), asked=False),
    WEIGHT_SHAPE_KERAS._replace(parts=("single", "single", "D"), asked=False),
)


def _name(sides: Sides, shared: str) -> str:
    """The usual one is called after its sides alone."""
    return f"{sides.name} {shared}"


def _mode(sides: Sides, shared: str) -> Mode:
    slopes, why, say = _SHARED[shared]
    others = ("single",) * (len(sides.letters) - 1)
    last = {"channel": (*others, "D"), "one": (*others, "single"), "element": sides.letters}[shared]
    kept = {"weight_shape_torch": last[-1:], "weight_shape_keras": last, **any_sides.shapes(sides)}
    over = "runs over a {H}x{W}x{D} volume."
    return Mode(
        _name(sides, shared),
        "",
        (Rule("params", "parameters", slopes, why, say, "prelu-slopes", short=True),),
        kept,
        scene=f"A PReLU with {_SCENES[shared]} {over}",
        row=f"PRELU  {_SCENES[shared]}, on {{H}} x {{W}} x {{D}}",
        subject=f"A PReLU with {_SCENES[shared]} runs over an HxWxD volume.",
        asked=sides is any_sides.VOLUME,
    )


def _layouts(framework: str) -> tuple[Layout, ...]:
    return tuple(sides.layout(framework, f"{sides.name} {{}}") for sides in any_sides.ALL)


_INIT = Argument("init", kind="ignored")
_REST = (Argument("device", kind="ignored"), Argument("dtype", kind="ignored"))
_PER_CHANNEL = Spelling(
    "torch",
    ("PReLU",),
    (Argument("num_parameters", "D", "channels"), _INIT, *_REST),
    _layouts("torch"),
    channels_first=True,
    weights=("weight_shape_torch",),
    numbers_mode="channel",
)
_ONE_FOR_ALL = _PER_CHANNEL._replace(
    arguments=(Argument("num_parameters", kind="ignored", allows=(1,)), _INIT, *_REST), numbers_mode="one"
)
_INITIAL = tuple(
    "zeros ones constant glorot_uniform glorot_normal he_uniform he_normal lecun_uniform lecun_normal random_uniform "
    "random_normal truncated_normal variance_scaling Zeros Ones Constant".split()
)
_KERAS = Spelling(
    "keras",
    ("PReLU",),
    (
        Argument("alpha_initializer", kind="ignored", allows=_INITIAL),
        Argument("alpha_regularizer", kind="ignored"),
        Argument("alpha_constraint", kind="ignored"),
        Argument("shared_axes", kind="axes", modes=("channel", "one"), keyword=True),
        *(Argument(name, kind="ignored") for name in ("name", "dtype", "trainable", "input_shape")),
    ),
    _layouts("keras"),
    weights=("weight_shape_keras",),
    numbers_mode="element",
)

LAYERS = (
    Layer(
        name="prelu",
        title="a PReLU",
        inputs=any_sides.inputs(tuple(f"{{}} {shared}" for shared in _SHARED)),
        rules=(any_sides.SIZE, Rule("single", "a side that shares", "1", "all of the side share", "", "", short=True)),
        quantities=_QUANTITIES,
        scene="",
        row="",
        subject="",
        modes=tuple(_mode(sides, shared) for sides in any_sides.ALL for shared in _SHARED),
        mode_key="slopes",
        axes=PLANE,
        slips=(
            Bound("prelu-learns-nothing", {"params": "0"}),
            *(
                Bound(
                    slip,
                    {"params": _TAKEN[taken]},
                    modes=tuple(_name(sides, one) for sides in any_sides.ALL for one in others),
                )
                for slip, taken, others in (
                    ("prelu-slope-per-value", "element", ("channel", "one")),
                    ("prelu-slope-per-channel", "channel", ("one", "element")),
                    ("prelu-one-slope", "one", ("channel", "element")),
                )
            ),
            *(
                Bound(
                    "prelu-slope-and-shift",
                    {"params": f"2*{_TAKEN[one]}"},
                    modes=tuple(_name(sides, one) for sides in any_sides.ALL),
                )
                for one in _SHARED
            ),
        ),
        picture=(Side("input", "input", ("H", "W", "D")), Side("output", "output", ("H", "W", "D"))),
        words={"unit": "value"},
        spellings=(_ONE_FOR_ALL, _PER_CHANNEL, _KERAS),
    ),
)
