"""Upsampling by a whole factor along one, two and three axes: every channel is enlarged, nothing is learned."""

from __future__ import annotations

import re

from question_bank.frameworks.spelling import KERAS_EXTRAS, Argument, Layout, Spelling
from question_bank.layer import HARDER, LINE, PLANE, SPACE, Axis, Bound, Input, Layer, Mode, Quantity, Rule, Side
from question_bank.shared import ranges, unlearned
from question_bank.shared.inputs import DEPTH, SIDE
from question_bank.shared.quantities import ACTIVATION_SIZE, OUTPUT_SHAPE
from question_bank.slips import Slip

IDEAS = {
    **unlearned.IDEAS,
    "upsampling-multiplies": "upsampling multiplies each side by its factor",
    "enlarged-alone": "each channel is enlarged on its own",
}

SLIPS = (
    Slip(
        "factor-added",
        "upsampling-multiplies",
        "the factor added",
        "adds the factor",
        "Every place becomes several, so the side is multiplied by the factor.",
    ),
    Slip(
        "factor-for-all",
        "upsampling-multiplies",
        "the factor taken once for all sides",
        "multiplies the values by the factor once",
        "Each side is enlarged, so the factor comes in once for each side.",
    ),
    Slip(
        "scaled-as-transposed",
        "upsampling-multiplies",
        "the size of a transposed convolution",
        "takes one place less before it multiplies",
        "No kernel slides here: every place is repeated or interpolated as often as the factor says.",
    ),
    Slip(
        "depth-enlarged",
        "enlarged-alone",
        "the depth enlarged too",
        "enlarges the depth as well",
        "Only the picture grows; how many channels there are does not change.",
    ),
    Slip(
        "upsampling-learned",
        "fixed-learns-nothing",
        "taken for a transposed convolution",
        "gives it the weights of a transposed convolution",
        "Values are repeated or interpolated by a fixed rule; a transposed convolution is another layer.",
    ),
)

_FACTOR = Input("R_@", "factor", ranges.FACTORS, 1, modes=("factor",))
_TO = Input("A_@", "output {axis} that is asked for", ranges.SIDES, 1, modes=("size",))

_RULES = (
    Rule(
        "out_d",
        "output depth",
        "D",
        "each channel is enlarged on its own",
        "The depth stays {out_d}.",
        "enlarged-alone",
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
    unlearned.nothing(
        "values are repeated or interpolated", "It repeats or interpolates, so there is nothing to learn."
    ),
)

_MODES = (
    Mode(
        "factor",
        "",
        (
            Rule(
                "out_@",
                "output {axis}",
                "N_@*R_@",
                "every place becomes as many as the factor says",
                "{R_@} times as much makes {out_@}.",
                "upsampling-multiplies",
            ),
        ),
    ),
    Mode("size", "", (Rule("out_@", "output {axis}", "A_@", "the size is named", "", "", short=True),), asked=False),
)

_ALONE = "Each side grows by its own factor, and the depth stays."

_QUANTITIES = (
    OUTPUT_SHAPE._replace(without=_ALONE, types=(2,), levels=HARDER),
    ACTIVATION_SIZE._replace(stops=("out_@",), levels=HARDER),
    unlearned.PARAMS._replace(without="It repeats or interpolates by a fixed rule, however large the picture becomes."),
)

_SLIPS = (
    Bound("factor-added", {"out_@": "N_@ + R_@"}),
    Bound("scaled-as-transposed", {"out_@": "(N_@ - 1)*R_@"}),
    Bound("depth-enlarged", {"out_d": "D*R_{first}"}),
    Bound("factor-for-all", {"activation_size": "prod(N_@)*D*R_{first}"}),
    Bound("depth-left-out", {"activation_size": "prod(out_@)"}),
    Bound("upsampling-learned", {"params": "prod(R_@)*D*D"}),
    Bound("upsampling-learned", {"params": "prod(R_@)*D*D + D"}),
    Bound("stored-values-learned", {"params": "prod(out_@)*out_d"}),
)

_SCENES = {
    1: ("{T} steps of {D} features are upsampled by {R}.", "{R}, on {T} x {D}"),
    2: ("A {H}x{W}x{D} input is upsampled along height and width, factor {R}.", "{R}, on {H} x {W} x {D}"),
    3: ("A {T}x{H}x{W}x{D} input is upsampled along its three sides, factor {R}.", "{R}, on {T} x {H} x {W} x {D}"),
}
"""Said and as a row, by the number of axes."""

_NAMES = {1: "1-D ", 2: "", 3: "3-D "}
_ORDERS = {1: "length", 2: "height x width", 3: "length x height x width"}
_SIZES = {1: ranges.LENGTHS, 2: ranges.MAP_SIDES, 3: ranges.FRAMES}
_SMOOTH = {1: ("linear",), 2: ("bilinear", "bicubic"), 3: ("trilinear",)}


def _quantities(axes: tuple[Axis, ...]) -> tuple[Quantity, ...]:
    """Of the plane all; of one and of three dimensions only the shape."""
    first = axes[0]
    size = Quantity(
        f"out_{first.suffix}",
        f"output {first.name}",
        (f"out_{first.suffix}",),
        f"How {first.how} is the output?",
        without=_ALONE,
        types=(2,),
        levels=("warmup",),
    )
    order = f"Written as {_ORDERS[len(axes)]} x depth."
    told = [one._replace(counted=order) if one.name == "output_shape" else one for one in _QUANTITIES]
    if axes is PLANE:
        return (size, *told)
    return tuple(one._replace(asked=one.name == "output_shape", spot=False) for one in (size, *told))


def _torch(axes: tuple[Axis, ...]) -> tuple[Spelling, ...]:
    """By a factor or to a size; only a mode that interpolates knows corners."""
    nearest = (
        Argument("mode", kind="word", allows=("nearest", "nearest-exact", "area")),
        Argument("align_corners", kind="ignored", allows=(None,)),
    )
    smooth = (
        Argument("mode", kind="word", allows=_SMOOTH[len(axes)], keyword=True, needed=True),
        Argument("align_corners", kind="ignored", allows=(None, True, False)),
    )
    by_factor = (
        Argument("size", kind="ignored", allows=(None,)),
        Argument("scale_factor", "R_@", "sizes", points=True, keyword=True),
    )
    to_size = (
        Argument("size", "A_@", "sizes", exact=True, keyword=True),
        Argument("scale_factor", kind="ignored", allows=(None,)),
    )
    return tuple(
        Spelling(
            "torch",
            ("Upsample",),
            (*told, *way, Argument("recompute_scale_factor", kind="ignored", allows=(None, False, True))),
            (Layout(("D", "N_@")),),
            channels_first=True,
            numbers_mode=mode,
        )
        for told, mode in ((by_factor, "factor"), (to_size, "size"))
        for way in (nearest, smooth)
    )


def _keras(axes: tuple[Axis, ...]) -> Spelling:
    interpolation = Argument("interpolation", kind="ignored", allows=("nearest", "bilinear", "bicubic"))
    return Spelling(
        "keras",
        (f"UpSampling{len(axes)}D",),
        (
            Argument("size", "R_@", "sizes", 2),
            *((Argument("data_format", kind="ignored", allows=(None, "channels_last")),) if axes is not LINE else ()),
            *((interpolation,) if axes is PLANE else ()),
            *(Argument(extra, kind="ignored") for extra in KERAS_EXTRAS),
        ),
        (Layout(("N_@", "D")),),
        numbers_mode="factor",
    )


def _upsample(axes: tuple[Axis, ...]) -> Layer:
    ones, first = len(axes), axes[0].suffix
    said, row = _SCENES[ones]
    rewritten = [
        one._replace(rewrites={name: text.replace("{first}", first) for name, text in one.rewrites.items()})
        for one in _SLIPS
    ]
    return Layer(
        name=f"upsample{ones}d",
        title=f"{_NAMES[ones]}upsampling",
        inputs=(SIDE._replace(ranges=_SIZES[ones]), DEPTH._replace(ranges=ranges.MAP_DEPTHS), _FACTOR, _TO),
        rules=_RULES,
        quantities=_quantities(axes),
        scene=said,
        row=f"UPSAMPLE  {row}",
        subject=re.sub(r"\{([THWD])\}", r"\1", said).replace("A HxWxD", "An HxWxD"),
        modes=_MODES,
        mode_key="to",
        axes=axes,
        slips=tuple(rewritten),
        takes=("N_@", "D"),
        gives=("out_@", "out_d"),
        picture=(Side("input", "input", ("N_@", "D")), Side("output", "output", ("out_@", "out_d"))),
        words={"unit": "channel"},
        spellings=(*_torch(axes), _keras(axes)),
    )


LAYERS = (_upsample(PLANE), _upsample(LINE), _upsample(SPACE))
