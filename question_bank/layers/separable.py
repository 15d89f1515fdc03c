"""The depthwise separable convolution in one and two dimensions, as Keras has it: a depthwise step, then a 1x1 step."""

from __future__ import annotations

from question_bank.frameworks.spelling import KERAS_ACTIVATIONS, KERAS_EXTRAS, Argument, Layout, Spelling
from question_bank.layer import HARDER, LINE, PLANE, Axis, Bound, Input, Layer, Quantity, Rule, Side
from question_bank.shared import channelwise, filters, ranges
from question_bank.shared.comparing import EXACT
from question_bank.shared.filters import BIAS_SLIPS, FLOPS, OUT_D, VALUE_SLIPS
from question_bank.shared.inputs import BATCH, BIAS, DEPTH, DILATION, FILTERS, KERNEL, PADDING, SIDE, STRIDE
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
    FILTERS._replace(meaning="filters of the 1x1 step"),
    KERNEL._replace(ranges=ranges.LARGER_KERNELS),
    channelwise.MULTIPLIER,
    STRIDE,
    PADDING._replace(modes=("numbers",)),
    DILATION,
    BIAS,
    BATCH,
)

_RULES = (
    *channelwise.TWO_STEPS,
    REACH,
    OUT_D,
    filters.ACTIVATION_SIZE,
    Rule(
        "macs",
        "multiply-adds",
        "prod(out_@)*weights",
        "each weight of both steps is used once at every output place",
        "At {out_@} places: {macs} multiply-adds.",
        "macs-every-place",
    ),
    Rule(
        "plain_macs",
        "multiply-adds of an ordinary one",
        "prod(out_@)*plain_weights",
        "each weight is used once at every output place",
        "At {out_@} places: {plain_macs} multiply-adds.",
        "macs-every-place",
    ),
    FLOPS,
)

_SHARED = "The same weights visit every position, so the size of the input does not matter."
_MACS = MULTIPLY_ADDS._replace(
    counted="Counted here: one example, taps on padding included, biases not. " + UNLESS_SAID,
    stops=("out_@",),
    types=(58,),
    levels=HARDER,
)

_QUANTITIES = (
    PARAMS._replace(
        counted="Counted here: the weights of both steps, and biases after the second.",
        without=_SHARED,
        types=(39,),
        formula_types=(39,),
        levels=HARDER,
    ),
    WEIGHTS._replace(
        counted="Counted here: both steps, without biases.",
        without=_SHARED,
        types=(39,),
        formula_types=(39,),
    ),
    Quantity(
        "pointwise_weights",
        "1x1 weights",
        ("pointwise_weights",),
        "How many weights does its 1x1 step have?",
        counted="Counted here: the second step, without biases.",
        without="The second step looks at one pixel, so the kernel does not come in.",
        types=(39, 41),
    ),
    BIASES._replace(without="Only the maps that come out have biases.", types=(30,), levels=HARDER),
    Quantity(
        "ratio",
        "part of an ordinary convolution's weights",
        ("ratio",),
        "What part of an ordinary convolution's weights does it have?",
        counted=f"Counted here: its weights over those of an ordinary one, no biases. {EXACT}",
        without="Both counts go with the input depth, so it falls out; sizes and strides belong to neither.",
        types=(40,),
        formula_types=(40,),
    ),
    OUTPUT_SHAPE._replace(
        without="How deep the input is decides what the steps hold, not how deep the output is.",
        types=(2,),
        levels=HARDER,
    ),
    WEIGHT_SHAPE_KERAS._replace(
        name="depthwise_shape",
        label="shape of the depthwise kernel in Keras",
        parts=("K_@", "D", "Q"),
        ask="What is the shape of its depthwise kernel in Keras?",
        levels=HARDER,
    ),
    WEIGHT_SHAPE_KERAS._replace(
        name="pointwise_shape",
        label="shape of the 1x1 kernel in Keras",
        parts=("point_@", "maps_between", "M"),
        ask="What is the shape of its 1x1 kernel in Keras?",
        without="The second step looks at one pixel, so the kernel does not come in.",
        levels=HARDER,
    ),
    BIAS_SHAPE,
    ACTIVATION_SIZE._replace(counted="Counted here: one example. " + UNLESS_SAID, stops=("out_@",), asked=False),
    _MACS._replace(formula_types=(58,)),
    _MACS._replace(
        name="plain_macs",
        label="multiply-adds of an ordinary convolution",
        parts=("plain_macs",),
        ask="How many multiply-adds would an ordinary one take?",
        conventions=(),
        spot=False,
    ),
)

_ALSO_ASKED = ("params", "output_shape")
"""What is asked in one dimension too; the rest would only be the same again."""

_SLIPS = (
    Bound("pointwise-left-out", {"weights": "depthwise_weights"}),
    Bound("depthwise-left-out", {"weights": "pointwise_weights"}),
    Bound("steps-multiplied", {"weights": "depthwise_weights*pointwise_weights"}),
    Bound("separable-as-ordinary", {"weights": "plain_weights"}),
    Bound("separable-counted", {"plain_weights": "weights"}),
    Bound("depthwise-as-ordinary", {"depthwise_weights": "maps_between*prod(K_@)*D"}),
    Bound("depthwise-one-filter", {"depthwise_weights": "prod(K_@)"}),
    Bound("pointwise-with-kernel", {"pointwise_weights": "maps_between*M*prod(K_@)"}),
    Bound("pointwise-with-kernel", {"point_@": "K_@"}),
    Bound("pointwise-one-filter", {"pointwise_weights": "maps_between"}),
    Bound("multiplier-ignored", {"maps_between": "D"}),
    Bound("multiplier-before-depth", {}, {"depthwise_shape": ("K_@", "Q", "D")}),
    Bound("filters-for-depth", {}, {"pointwise_shape": ("point_@", "M", "maps_between")}),
    Bound("two-biases", {"biases": "(maps_between + M)*B"}),
    *BIAS_SLIPS,
    Bound("forgot-depth", {"plain_weights": "M*prod(K_@)"}),
    Bound("one-filter", {"plain_weights": "prod(K_@)*D"}),
    Bound("pointwise-left-out", {"ratio": "depthwise_share"}),
    Bound("depthwise-left-out", {"ratio": "pointwise_share"}),
    Bound("steps-multiplied", {"ratio": "depthwise_share*pointwise_share"}),
    Bound("multiplier-ignored", {"depthwise_share": "1/M", "pointwise_share": "1/(prod(K_@))"}),
    Bound("kernel-side-once", {"pointwise_share": "Q/K_{first}"}),
    Bound("part-upside-down", {"ratio": "1/(depthwise_share + pointwise_share)"}),
    Bound("part-saved", {"ratio": "1 - depthwise_share - pointwise_share"}),
    Bound("times-size", {"params": "(weights + biases)*prod(N_@)"}),
    *SIZE_SLIPS,
    Bound("depth-kept", {"out_d": "D"}),
    Bound("maps-multiplied", {"out_d": "D*M"}),
    *VALUE_SLIPS,
    Bound("bias-in-macs", {"macs": "prod(out_@)*(weights + biases)"}),
    *(
        bound
        for macs, weights in (("macs", "weights"), ("plain_macs", "plain_weights"))
        for bound in (
            Bound("batch-counted", {macs: f"N*prod(out_@)*{weights}"}),
            Bound("macs-at-input", {macs: f"prod(N_@)*{weights}"}),
            Bound("macs-one-place", {macs: weights}),
        )
    ),
    Bound("flops-halved", {"flops": "macs/2"}),
)


def _quantities(axes: tuple[Axis, ...], order: str) -> tuple[Quantity, ...]:
    sides = order.replace(" x ", ", ")
    counted = {
        "output_shape": f"Written as {order} x depth. {UNLESS_SAID}",
        "depthwise_shape": f"Keras' order: {sides}, input channels, maps for each channel.",
        "pointwise_shape": f"Keras' order: {sides}, channels that come to this step, filters.",
    }
    told = [one._replace(counted=counted.get(one.name, one.counted)) for one in _QUANTITIES]
    if axes is not PLANE:
        told = [one._replace(asked=one.name in _ALSO_ASKED, formula_types=(), spot=False) for one in told]
    return (*told, *(one._replace(asked=False, formula_types=()) for one in outs(axes, (1,))))


def _keras(axes: tuple[Axis, ...]) -> Spelling:
    settings = [f"{step}_{what}" for what in ("initializer", "regularizer") for step in ("depthwise", "pointwise")]
    return Spelling(
        "keras",
        (f"SeparableConv{len(axes)}D", f"SeparableConvolution{len(axes)}D"),
        (
            Argument("filters", "M"),
            Argument("kernel_size", "K_@", "sizes"),
            Argument("strides", "S_@", "sizes", 1, keyword=True),
            Argument("padding", kind="padding", keyword=True),
            Argument("data_format", kind="ignored", allows=(None, "channels_last")),
            Argument("dilation_rate", "L_@", "sizes", 1, keyword=True),
            Argument("depth_multiplier", "Q", "size", 1, keyword=True),
            Argument("activation", kind="ignored", allows=KERAS_ACTIVATIONS),
            Argument("use_bias", "B", "flag", 1, keyword=True),
            *(Argument(name, kind="ignored") for name in (*settings, "depthwise_constraint", "pointwise_constraint")),
            *(Argument(name, kind="ignored") for name in KERAS_EXTRAS if not name.startswith("kernel")),
        ),
        (Layout(("N_@", "D")),),
        weights=("depthwise_shape", "pointwise_shape", "bias_shape"),
        paddings=("valid", "same"),
        numbers_mode="numbers",
        any_case=True,
        tells={
            "pointwise_weights": "math.prod(layer.pointwise_kernel.shape)",
            "depthwise_shape": "tuple(layer.depthwise_kernel.shape)",
            "pointwise_shape": "tuple(layer.pointwise_kernel.shape)",
        },
    )


def _separable(
    axes: tuple[Axis, ...], title: str, inputs: tuple[Input, ...], order: str, scene: tuple[str, str, str]
) -> Layer:
    said, row, subject = scene
    return Layer(
        name=f"separable_conv{len(axes)}d",
        title=title,
        inputs=inputs,
        rules=_RULES,
        quantities=_quantities(axes, order),
        scene=said,
        row=row,
        subject=subject,
        brief="{M} separable of {kernel}, stride {S}",
        modes=tuple(MODES_BY_NAME[name] for name in ("numbers", "valid", "same")),
        mode_key="padding",
        axes=axes,
        slips=tuple(
            one._replace(
                rewrites={name: text.replace("{first}", axes[0].suffix) for name, text in one.rewrites.items()}
            )
            for one in _SLIPS
        ),
        conditions=(FITS,),
        slides=True,
        takes=("N_@", "D"),
        gives=("out_@", "out_d"),
        picture=(
            Side("input", "input", ("N_@", "D")),
            Side("one flat filter", "kernel", ("K_@",)),
            Side("output", "output", ("out_@", "out_d")),
        ),
        words={"unit": "filter", "kernel": "{K_@|x}", "depth_seen": "{D}"},
        spellings=(_keras(axes),),
    )


LAYERS = (
    _separable(
        LINE,
        "a separable 1-D convolution",
        (SIDE._replace(ranges=ranges.LENGTHS), DEPTH._replace(ranges=ranges.FEATURES), *_INPUTS[2:]),
        "length",
        (
            "A separable convolution of width {K} takes {T} steps of {D} features to {M} maps{twists}.",
            "SEPARABLE1D  {M} of width {K}{twists}, on {T} x {D}",
            "A separable convolution of width {K} takes T steps of D features to M maps{twists}.",
        ),
    ),
    _separable(
        PLANE,
        "a separable convolution",
        _INPUTS,
        "height x width",
        (
            "A {kernel} depthwise separable convolution takes {H}x{W}x{D} to {M} maps{twists}.",
            "SEPARABLE  {M} of {kernel}{twists}, on {H} x {W} x {D}",
            "A {kernel} depthwise separable convolution takes HxWxD to M maps{twists}.",
        ),
    ),
)
