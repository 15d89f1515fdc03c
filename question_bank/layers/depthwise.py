"""The depthwise convolution in one and two dimensions, as Keras has it; PyTorch writes it as a convolution in groups."""

from __future__ import annotations

from question_bank.frameworks.spelling import KERAS_ACTIVATIONS, KERAS_EXTRAS, Argument, Layout, Spelling
from question_bank.layer import HARDER, LINE, PLANE, Axis, Bound, Input, Layer, Quantity, Rule, Side
from question_bank.shared import channelwise, filters, ranges
from question_bank.shared.filters import BIAS_SLIPS, FLOPS, VALUE_SLIPS
from question_bank.shared.inputs import BATCH, BIAS, DEPTH, DILATION, KERNEL, PADDING, SIDE, STRIDE
from question_bank.shared.quantities import (
    ACTIVATION_SIZE,
    BIAS_SHAPE,
    BIASES,
    MULTIPLY_ADDS,
    OUTPUT_SHAPE,
    PARAMS,
    WEIGHT_SHAPE_KERAS,
    WEIGHTS,
)
from question_bank.shared.sliding import FITS, MODES_BY_NAME, REACH, SIZE_SLIPS, UNLESS_SAID, outs

_INPUTS = (
    SIDE,
    DEPTH._replace(ranges=ranges.MAP_DEPTHS),
    KERNEL._replace(ranges=ranges.LARGER_KERNELS),
    channelwise.MULTIPLIER,
    STRIDE,
    PADDING._replace(modes=("numbers",)),
    DILATION,
    BIAS,
    BATCH,
)

_RULES = (
    Rule(
        "out_d",
        "output depth",
        "D*Q",
        "each channel gives maps of its own; nothing is added up over the channels",
        "{D} channels give {out_d} maps.",
        "depthwise-apart",
    ),
    Rule(
        "kernel_weights",
        "weights in one filter",
        "prod(K_@)",
        "a depthwise filter is flat: it sees one channel",
        "A flat filter of {K_@} has {kernel_weights} weights.",
        "channels-alone",
    ),
    Rule(
        "weights",
        "weights",
        "out_d*kernel_weights",
        "each map has a flat filter of its own",
        "For {out_d} maps that makes {weights}.",
        "own-weights",
    ),
    Rule(
        "biases",
        "biases",
        "out_d*B",
        "one bias for each map that comes out",
        "One bias for each map makes {biases}.",
        "one-bias",
        short=True,
    ),
    filters.PARAMS,
    REACH,
    filters.ACTIVATION_SIZE,
    Rule(
        "macs",
        "multiply-adds",
        "prod(out_@)*out_d*kernel_weights",
        "each output value takes one dot product with a flat filter",
        "{out_d} flat filters at {out_@} places: {macs} multiply-adds.",
        "macs-every-place",
    ),
    FLOPS,
)

_SHARED = "The same filters visit every position, so the size of the input does not matter."

_QUANTITIES = (
    PARAMS._replace(without=_SHARED, types=(39,), formula_types=(39,), levels=HARDER),
    WEIGHTS._replace(
        counted="Counted here: all filters, without biases.", without=_SHARED, types=(39,), formula_types=(39,)
    ),
    BIASES._replace(without="A bias belongs to a map. Neither the kernel nor the input size comes in.", types=(30,)),
    OUTPUT_SHAPE._replace(types=(2,), levels=HARDER),
    WEIGHT_SHAPE_KERAS._replace(
        parts=("K_@", "D", "Q"), without="The kernel does not know how large the input is.", levels=HARDER
    ),
    BIAS_SHAPE._replace(parts=("out_d",)),
    ACTIVATION_SIZE._replace(
        counted="Counted here: one example. " + UNLESS_SAID, stops=("out_@",), levels=HARDER, types=(64,)
    ),
    MULTIPLY_ADDS._replace(
        counted="Counted here: one example, taps on padding included, biases not. " + UNLESS_SAID,
        stops=("out_@",),
        types=(39, 55),
        formula_types=(39,),
        levels=HARDER,
    ),
)

_ALSO_ASKED = ("params", "output_shape")
"""What is asked in one dimension too; the rest would only be the same again."""

_SLIPS = (
    Bound("depthwise-as-ordinary", {"kernel_weights": "prod(K_@)*D"}),
    Bound("depthwise-one-filter", {"weights": "kernel_weights"}),
    Bound("depthwise-one-filter", {"macs": "prod(out_@)*kernel_weights"}),
    Bound("multiplier-ignored", {"out_d": "D"}),
    Bound("multiplier-ignored", {"biases": "D*B"}),
    Bound("channels-summed", {"out_d": "1"}),
    Bound("channels-summed", {"out_d": "Q"}),
    Bound("channels-summed", {"biases": "Q*B"}),
    Bound("multiplier-before-depth", {}, {"weight_shape_keras": ("K_@", "Q", "D")}),
    *BIAS_SLIPS,
    Bound("times-size", {"params": "(weights + biases)*prod(N_@)"}),
    Bound("times-size", {"weights": "out_d*kernel_weights*prod(N_@)"}),
    Bound("counted-connections", {"params": "(weights + biases)*prod(out_@)"}),
    *SIZE_SLIPS,
    *VALUE_SLIPS,
    Bound("bias-in-macs", {"macs": "prod(out_@)*out_d*(kernel_weights + B)"}),
    Bound("batch-counted", {"macs": "N*prod(out_@)*out_d*kernel_weights"}),
    Bound("macs-at-input", {"macs": "prod(N_@)*out_d*kernel_weights"}),
    Bound("macs-one-place", {"macs": "out_d*kernel_weights"}),
    Bound("flops-halved", {"flops": "macs/2"}),
)


def _quantities(axes: tuple[Axis, ...], order: str) -> tuple[Quantity, ...]:
    sides = order.replace(" x ", ", ")
    counted = {
        "output_shape": f"Written as {order} x depth. {UNLESS_SAID}",
        "weight_shape_keras": f"Keras' order: {sides}, input channels, maps for each channel.",
    }
    told = [one._replace(counted=counted.get(one.name, one.counted)) for one in _QUANTITIES]
    sizes = [one._replace(formula_types=(), spot=False) for one in outs(axes, (1,))]
    if axes is not PLANE:
        told = [one._replace(asked=one.name in _ALSO_ASKED, formula_types=(), spot=False) for one in told]
        sizes = [one._replace(asked=False) for one in sizes]
    return (*told, *sizes)


def _keras(axes: tuple[Axis, ...]) -> Spelling:
    return Spelling(
        "keras",
        (f"DepthwiseConv{len(axes)}D",),
        (
            Argument("kernel_size", "K_@", "sizes"),
            Argument("strides", "S_@", "sizes", 1, keyword=True),
            Argument("padding", kind="padding", keyword=True),
            Argument("depth_multiplier", "Q", "size", 1, keyword=True),
            Argument("data_format", kind="ignored", allows=(None, "channels_last")),
            Argument("dilation_rate", "L_@", "sizes", 1, keyword=True),
            Argument("activation", kind="ignored", allows=KERAS_ACTIVATIONS),
            Argument("use_bias", "B", "flag", 1, keyword=True),
            *(Argument(f"depthwise_{what}", kind="ignored") for what in ("initializer", "regularizer", "constraint")),
            *(Argument(name, kind="ignored") for name in KERAS_EXTRAS if not name.startswith("kernel")),
        ),
        (Layout(("N_@", "D")),),
        weights=("weight_shape_keras", "bias_shape"),
        paddings=("valid", "same"),
        numbers_mode="numbers",
        any_case=True,
    )


def _depthwise(
    axes: tuple[Axis, ...], title: str, inputs: tuple[Input, ...], order: str, scene: tuple[str, str, str]
) -> Layer:
    said, row, subject = scene
    return Layer(
        name=f"depthwise_conv{len(axes)}d",
        title=title,
        inputs=inputs,
        rules=_RULES,
        quantities=_quantities(axes, order),
        scene=said,
        row=row,
        subject=subject,
        brief="{kernel} depthwise, stride {S}",
        modes=tuple(MODES_BY_NAME[name] for name in ("numbers", "valid", "same")),
        mode_key="padding",
        axes=axes,
        slips=_SLIPS,
        conditions=(FITS,),
        slides=True,
        takes=("N_@", "D"),
        gives=("out_@", "out_d"),
        picture=(
            Side("input", "input", ("N_@", "D")),
            Side("one flat filter", "kernel", ("K_@",)),
            Side("output", "output", ("out_@", "out_d")),
        ),
        words={"unit": "map", "kernel": "{K_@|x}"},
        spellings=(_keras(axes),),
    )


LAYERS = (
    _depthwise(
        LINE,
        "a depthwise 1-D convolution",
        (SIDE._replace(ranges=ranges.LENGTHS), DEPTH._replace(ranges=ranges.FEATURES), *_INPUTS[2:]),
        "length",
        (
            "A depthwise convolution of width {K}{twists} runs over {T} steps with {D} features each.",
            "DEPTHWISE1D  width {K}{twists}, on {T} x {D}",
            "T steps with D features each go through a depthwise convolution of width {K}{twists}.",
        ),
    ),
    _depthwise(
        PLANE,
        "a depthwise convolution",
        _INPUTS,
        "height x width",
        (
            "A {kernel} depthwise convolution{twists} runs over a {H}x{W}x{D} input.",
            "DEPTHWISE  {kernel}{twists}, on {H} x {W} x {D}",
            "An HxWxD input goes through a depthwise convolution of {kernel}{twists}.",
        ),
    ),
)
