"""2-D max and average pooling."""

from __future__ import annotations

from question_bank.frameworks.spelling import KERAS_EXTRAS, Argument, Layout, Spelling
from question_bank.layer import PLANE, Bound, Condition, Input, Layer, Rule, Side
from question_bank.quantities import ACTIVATION_SIZE, NOTHING_LEARNED, OUTPUT_SHAPE
from question_bank.sliding import FITS, MODES, OUT_H, OUT_W, REACH, SIZE_SLIPS

_LIKE_WINDOW = "No padding unless said."

_DILATION = Input("L_@", "dilation", {"warmup": (1,), "interview": (1,), "expert": (1, 2)}, 1, "dilation {}")

_INPUTS = (
    Input(
        "N_@",
        "input {axis}",
        {
            "warmup": (4, 6, 8, 12, 16, 24, 28, 32),
            "interview": (7, 14, 24, 28, 32, 56, 112, 224),
            "expert": (13, 15, 27, 55, 57, 111, 113, 225),
        },
    ),
    Input(
        "D",
        "input depth (channels)",
        {
            "warmup": (1, 3, 4, 6, 8, 10, 16),
            "interview": (3, 6, 16, 32, 64, 128, 256, 512),
            "expert": (12, 24, 48, 96, 192, 384),
        },
    ),
    Input("K_@", "window {axis}", {"warmup": (2, 2, 3), "interview": (2, 2, 3), "expert": (2, 3, 4, 5)}),
    Input("S_@", "stride", {"warmup": (1, 2, 2), "interview": (1, 2, 2, 4), "expert": (1, 2, 3, 4)}, said="stride {}"),
    Input(
        "P_@",
        "padding on each side",
        {"warmup": (0,), "interview": (0, 1), "expert": (0, 1, 2)},
        0,
        "padding {}",
        modes=("numbers",),
    ),
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
        "out_h*out_w*out_d",
        "a volume holds the product of its sides",
        "Together {activation_size} values.",
        "activation-product",
    ),
)

_QUANTITIES = (
    OUT_H._replace(types=(6, 7), counted=_LIKE_WINDOW),
    OUT_W._replace(types=(6,), counted=_LIKE_WINDOW),
    OUTPUT_SHAPE._replace(counted="Written as height x width x depth. " + _LIKE_WINDOW, types=(6,)),
    NOTHING_LEARNED._replace(without="Picking or averaging takes no learned number, however large the window."),
    ACTIVATION_SIZE._replace(counted="Counted here: one example. " + _LIKE_WINDOW, stops=("out_h", "out_w")),
)

_SLIPS = (
    *SIZE_SLIPS,
    Bound("pool-has-weights", {"params": "K_h*K_w*D"}),
    Bound("pool-has-weights", {"params": "K_h*K_w"}),
    Bound("pool-has-weights", {"params": "K_h*K_w*D + D"}),
    Bound("pool-has-weights", {"params": "K_h*K_w*D*D + D"}),
    Bound("pool-has-scale", {"params": "2*D"}),
    Bound("stored-values-learned", {"params": "out_h*out_w*out_d"}),
    Bound("pool-changes-depth", {"out_d": "floor(D/S_h)"}),
    Bound("pool-changes-depth", {"out_d": "floor(D/K_h)"}),
    Bound("pool-one-channel", {"out_d": "1"}),
    Bound("depth-left-out", {"activation_size": "out_h*out_w"}),
    Bound("sides-added", {"activation_size": "out_h + out_w + out_d"}),
)

_CONDITIONS = (
    FITS,
    Condition(
        "floor(K_@/2) - P_@",
        "not be negative",
        "PyTorch pads a pooling window by at most half its size.",
        frameworks=("torch",),
        modes=("numbers",),
    ),
)

_TORCH_WINDOW = (
    Argument("kernel_size", "K_@", "sizes"),
    Argument("stride", "S_@", "sizes", like="kernel_size", keyword=True),
    Argument("padding", "P_@", "sizes", 0, least=0, keyword=True),
)
_ONLY_FLOOR = Argument("ceil_mode", kind="ignored", allows=(False,))


def _torch(name: str, *more: Argument) -> Spelling:
    return Spelling(
        "torch",
        (name,),
        (*_TORCH_WINDOW, *more),
        (Layout(("D", "H", "W")),),
        output_order=(2, 0, 1),
        numbers_mode="numbers",
    )


def _keras(names: tuple[str, ...], default: int | None) -> Spelling:
    return Spelling(
        "keras",
        names,
        (
            Argument("pool_size", "K_@", "sizes", default),
            Argument("strides", "S_@", "sizes", like="pool_size", keyword=True),
            Argument("padding", kind="padding", keyword=True),
            Argument("data_format", kind="ignored", allows=(None, "channels_last")),
            *(Argument(extra, kind="ignored") for extra in KERAS_EXTRAS),
        ),
        (Layout(("H", "W", "D")),),
        paddings=("valid", "same"),
        numbers_mode="numbers",
    )


def _pool(name: str, word: str, inputs: tuple[Input, ...], spellings: tuple[Spelling, ...]) -> Layer:
    return Layer(
        name=name,
        title=f"{word} pooling",
        inputs=inputs,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="{kernel} " + word + " pooling with stride {S}{twists} runs over a {H}x{W}x{D} input.",
        row=word.upper() + " POOL  {kernel}, stride {S}{twists}, on {H} x {W} x {D}",
        subject="{kernel} " + word + " pooling with stride {S}{twists} runs over an HxWxD input.",
        brief="{kernel}, stride {S}",
        modes=MODES,
        mode_key="padding",
        axes=PLANE,
        slips=_SLIPS,
        conditions=_CONDITIONS,
        gives=("out_h", "out_w", "out_d"),
        picture=(
            Side("input", "input", ("H", "W", "D")),
            Side("window", "kernel", ("K_h", "K_w")),
            Side("output", "output", ("out_h", "out_w", "out_d")),
        ),
        words={"unit": "window", "kernel": "{K_h}x{K_w}"},
        spellings=spellings,
    )


LAYERS = (
    _pool(
        "max_pool2d",
        "max",
        (*_INPUTS, _DILATION),
        (
            _torch(
                "MaxPool2d",
                Argument("dilation", "L_@", "sizes", 1, keyword=True),
                Argument("return_indices", kind="ignored", allows=(False,)),
                _ONLY_FLOOR,
            ),
            _keras(("MaxPooling2D", "MaxPool2D"), 2),
        ),
    ),
    _pool(
        "avg_pool2d",
        "average",
        (*_INPUTS, _DILATION._replace(ranges={"warmup": (1,), "interview": (1,), "expert": (1,)})),
        (
            _torch(
                "AvgPool2d",
                _ONLY_FLOOR,
                Argument("count_include_pad", kind="ignored"),
                Argument("divisor_override", kind="ignored"),
            ),
            _keras(("AveragePooling2D", "AvgPool2D"), None),
        ),
    ),
)
