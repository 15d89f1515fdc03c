"""Max and average pooling in one, two and three dimensions."""

from __future__ import annotations

from question_bank.frameworks.spelling import KERAS_EXTRAS, Argument, Layout, Spelling
from question_bank.layer import HARDER, LINE, PLANE, SPACE, Axis, Bound, Condition, Input, Layer, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.shared.inputs import DEPTH, DILATION, PADDING, SIDE
from question_bank.shared.quantities import ACTIVATION_SIZE, NOTHING_LEARNED, OUTPUT_SHAPE
from question_bank.shared.sliding import CEIL, CEIL_SLIPS, COVERED, FITS, MODES_BY_NAME, REACH, SIZE_SLIPS, outs

_LIKE_WINDOW = "No padding unless said."

_DILATION = DILATION._replace(ranges=ranges.by_level((1,), (1,), (1, 2)))

_INPUTS = (
    SIDE._replace(ranges=ranges.MAP_SIDES),
    DEPTH._replace(ranges=ranges.MAP_DEPTHS),
    Input("K_@", "window {axis}", ranges.WINDOWS),
    Input("S_@", "stride", ranges.POOL_STRIDES, said="stride {}"),
    PADDING._replace(ranges=ranges.by_level((0,), (0, 1), (0, 1, 2))),
)

_RULES = (
    REACH._replace(label="{axis} that the window spans"),
    Rule(
        "out_d",
        "output depth",
        "D",
        "each channel is pooled on its own",
        "Each of the {out_d} channels is pooled on its own.",
        "pool-keeps-depth",
        short=True,
    ),
    Rule(
        "params",
        "parameters",
        "0",
        "a window that picks or averages has nothing to learn",
        "Pooling picks or averages, so there is nothing to learn.",
        "pool-learns-nothing",
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
)

_QUANTITIES = (
    OUTPUT_SHAPE._replace(types=(6,), levels=HARDER),
    NOTHING_LEARNED._replace(without="Picking or averaging takes no learned number, however large the window."),
    ACTIVATION_SIZE._replace(counted="Counted here: one example. " + _LIKE_WINDOW, stops=("out_@",), levels=HARDER),
)

_SLIPS = (
    *SIZE_SLIPS,
    *CEIL_SLIPS,
    Bound("pool-has-weights", {"params": "prod(K_@)*D"}),
    Bound("pool-has-weights", {"params": "prod(K_@)"}),
    Bound("pool-has-weights", {"params": "prod(K_@)*D + D"}),
    Bound("pool-has-weights", {"params": "prod(K_@)*D*D + D"}),
    Bound("pool-has-scale", {"params": "2*D"}),
    Bound("stored-values-learned", {"params": "prod(out_@)*out_d"}),
    Bound("pool-changes-depth", {"out_d": "floor(D/S_{first})"}),
    Bound("pool-changes-depth", {"out_d": "floor(D/K_{first})"}),
    Bound("pool-one-channel", {"out_d": "1"}),
    Bound("depth-left-out", {"activation_size": "prod(out_@)"}),
    Bound("sides-added", {"activation_size": "sum(out_@) + out_d"}),
)

_CONDITIONS = (
    FITS._replace(modes=("numbers", "valid")),
    Condition(
        "out_@ - 1",
        "not be negative",
        "Even half outside, a window that spans {reach_@} does not fit the {axis} of the padded input.",
        modes=("ceil",),
    ),
    Condition(
        "floor(K_@/2) - P_@",
        "not be negative",
        "PyTorch pads a pooling window by at most half its size.",
        modes=("numbers", "ceil"),
    ),
)

_NOT_PADDED = Condition(
    "N_@ - K_@",
    "not be negative",
    "PyTorch's AvgPool3d wants a window that fits the {axis} of the input before it is padded.",
    frameworks=("torch",),
)

_TORCH_WINDOW = (
    Argument("kernel_size", "K_@", "sizes"),
    Argument("stride", "S_@", "sizes", like="kernel_size", keyword=True),
    Argument("padding", "P_@", "sizes", 0, least=0, keyword=True),
)
_CEIL_MODE = Argument("ceil_mode", "ceil", "mode", keyword=True)
_MORE_TORCH = {
    "max": (
        Argument("dilation", "L_@", "sizes", 1, keyword=True),
        Argument("return_indices", kind="ignored", allows=(False,)),
        _CEIL_MODE,
    ),
    "average": (
        _CEIL_MODE,
        Argument("count_include_pad", kind="ignored"),
        Argument("divisor_override", kind="ignored"),
    ),
}


def _torch(word: str, axes: tuple[Axis, ...]) -> Spelling:
    return Spelling(
        "torch",
        (f"{'Max' if word == 'max' else 'Avg'}Pool{len(axes)}d",),
        (*_TORCH_WINDOW, *_MORE_TORCH[word]),
        (Layout(("D", "N_@")),),
        channels_first=True,
        numbers_mode="numbers",
    )


def _keras(word: str, axes: tuple[Axis, ...]) -> Spelling:
    long, short = ("Max", "Max") if word == "max" else ("Average", "Avg")
    return Spelling(
        "keras",
        (f"{long}Pooling{len(axes)}D", f"{short}Pool{len(axes)}D"),
        (
            Argument("pool_size", "K_@", "sizes", 2 if word == "max" else None),
            Argument("strides", "S_@", "sizes", like="pool_size", keyword=True),
            Argument("padding", kind="padding", keyword=True),
            Argument("data_format", kind="ignored", allows=(None, "channels_last")),
            *(Argument(extra, kind="ignored") for extra in KERAS_EXTRAS),
        ),
        (Layout(("N_@", "D")),),
        paddings=("valid", "same"),
        numbers_mode="numbers",
    )


_SCENES = {
    1: (
        "{word} pooling of width {K} with stride {S}{twists} runs over {T} steps with {D} features each.",
        "{WORD} POOL1D  {K}, stride {S}{twists}, on {T} x {D}",
        "{word} pooling of width {K} with stride {S}{twists} runs over T steps with D features each.",
    ),
    2: (
        "{kernel} {word} pooling with stride {S}{twists} runs over a {H}x{W}x{D} input.",
        "{WORD} POOL  {kernel}, stride {S}{twists}, on {H} x {W} x {D}",
        "{kernel} {word} pooling with stride {S}{twists} runs over an HxWxD input.",
    ),
    3: (
        "{kernel} {word} pooling with stride {S}{twists} runs over {T}x{H}x{W}x{D}.",
        "{WORD} POOL3D  {kernel}, stride {S}{twists}, on {T} x {H} x {W} x {D}",
        "{kernel} {word} pooling with stride {S}{twists} runs over TxHxWxD.",
    ),
}
"""Said, as a row, in letters, by the number of axes."""

_NAMES = {1: "1-D ", 2: "", 3: "3-D "}
_ORDERS = {1: "length", 2: "height x width", 3: "length x height x width"}
_SIZES = {1: ranges.LENGTHS, 2: ranges.MAP_SIDES, 3: ranges.FRAMES}
_ALSO_ASKED = ("output_shape",)
"""What is asked in one and in three dimensions too; the rest would only be the same again."""


def _quantities(axes: tuple[Axis, ...]) -> tuple[Quantity, ...]:
    order = f"Written as {_ORDERS[len(axes)]} x depth. {_LIKE_WINDOW}"
    told = [one._replace(counted=order) if one.name == "output_shape" else one for one in _QUANTITIES]
    sizes = outs(axes, (6, 8), _LIKE_WINDOW)
    if axes is PLANE:
        return (*told, *sizes, COVERED._replace(counted=_LIKE_WINDOW, needs=()))
    return (*(one._replace(asked=one.name in _ALSO_ASKED, formula_types=(), spot=False) for one in told), *sizes)


def _pool(word: str, axes: tuple[Axis, ...]) -> Layer:
    first = axes[0].suffix
    said, row, subject = (text.replace("{word}", word).replace("{WORD}", word.upper()) for text in _SCENES[len(axes)])
    dilation = _DILATION if word == "max" else _DILATION._replace(ranges=ranges.by_level((1,), (1,), (1,)))
    return Layer(
        name=f"{'max' if word == 'max' else 'avg'}_pool{len(axes)}d",
        title=f"{_NAMES[len(axes)]}{word} pooling",
        inputs=(_INPUTS[0]._replace(ranges=_SIZES[len(axes)]), *_INPUTS[1:], dilation),
        rules=_RULES,
        quantities=_quantities(axes),
        scene=said[0].upper() + said[1:],
        row=row,
        subject=subject[0].upper() + subject[1:],
        brief="{kernel}, stride {S}",
        modes=(*(MODES_BY_NAME[name] for name in ("numbers", "valid", "same")), CEIL),
        mode_key="padding",
        axes=axes,
        slips=tuple(
            one._replace(rewrites={name: text.replace("{first}", first) for name, text in one.rewrites.items()})
            for one in _SLIPS
        ),
        conditions=(*_CONDITIONS, _NOT_PADDED) if word == "average" and axes is SPACE else _CONDITIONS,
        slides=True,
        takes=("N_@", "D"),
        gives=("out_@", "out_d"),
        picture=(
            Side("input", "input", ("N_@", "D")),
            Side("window", "kernel", ("K_@",)),
            Side("output", "output", ("out_@", "out_d")),
        ),
        words={"unit": "window", "kernel": "{K_@|x}"},
        spellings=(_torch(word, axes), _keras(word, axes)),
    )


LAYERS = tuple(_pool(word, axes) for word in ("max", "average") for axes in (PLANE, LINE, SPACE))
