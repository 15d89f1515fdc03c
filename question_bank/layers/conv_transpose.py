"""The transposed convolution in one, two and three dimensions: one definition of the lines, two frameworks."""

from __future__ import annotations

from question_bank.frameworks.spelling import KERAS_ACTIVATIONS, KERAS_EXTRAS, Argument, Layout, Spelling, lazy
from question_bank.layer import HARDER, LINE, PLANE, SPACE, Axis, Bound, Condition, Input, Layer, Quantity, Rule, Side
from question_bank.shared import filters, ranges, spreading
from question_bank.shared.filters import BIAS_SLIPS, DEPTH_SEEN, FLOPS, KERNEL_WEIGHTS, OUT_D, VALUE_SLIPS
from question_bank.shared.inputs import BATCH, BIAS, DEPTH, DILATION, FILTERS, GROUPS, KERNEL, PADDING, SIDE
from question_bank.shared.quantities import (
    ACTIVATION_SIZE,
    BIAS_SHAPE,
    BIASES,
    MULTIPLY_ADDS,
    OUTPUT_SHAPE,
    PARAMS,
    WEIGHT_SHAPE_KERAS,
    WEIGHT_SHAPE_TORCH,
    WEIGHTS,
)
from question_bank.shared.sliding import REACH, outs
from question_bank.shared.spreading import UNLESS_SAID
from question_bank.slips import Slip

IDEAS = {
    "macs-every-input": "a transposed convolution uses every weight at every input place",
    "inputs-first": "a transposed convolution's weight is stored the other way round than a convolution's",
}

SLIPS = (
    Slip(
        "transpose-macs-at-output",
        "macs-every-input",
        "work counted at the output size",
        "counts a place for every output pixel",
        "Each input value meets its weights once and is laid down, so the input size counts.",
    ),
    Slip(
        "transpose-macs-one-place",
        "macs-every-input",
        "the work of one place",
        "counts each weight once",
        "Each weight is used again at every input place.",
    ),
    Slip(
        "order-of-convolution",
        "inputs-first",
        "the order of an ordinary convolution",
        "has input and output channels the wrong way round",
        "A transposed convolution swaps the two channel sides of the weight.",
    ),
)

_INPUTS = (
    SIDE._replace(ranges=ranges.by_level((4, 5, 6, 8, 10, 12), (4, 7, 8, 14, 16, 28, 32, 56), (5, 9, 11, 13, 15, 27))),
    DEPTH._replace(ranges=ranges.MAP_DEPTHS),
    FILTERS,
    KERNEL._replace(ranges=ranges.by_level((2, 3, 4, 5), (2, 3, 4, 4, 5), (2, 3, 4, 5, 7))),
    Input("S_@", "stride", ranges.by_level((2,), (2, 2, 2, 3, 4), (1, 2, 3, 4)), said="stride {}"),
    PADDING._replace(ranges=ranges.by_level((0,), (0, 1, 2), (0, 1, 2, 3)), modes=("numbers",)),
    spreading.OUTPUT_PADDING,
    DILATION,
    GROUPS._replace(modes=("numbers",)),
    BIAS,
    BATCH,
)

_RULES = (
    DEPTH_SEEN,
    KERNEL_WEIGHTS,
    filters.WEIGHTS,
    filters.BIASES,
    Rule(
        "group_filters",
        "filters in a group",
        "M/G",
        "an input channel feeds the filters of its own group",
        "",
        "groups-divide",
    ),
    filters.PARAMS,
    REACH,
    OUT_D,
    filters.ACTIVATION_SIZE,
    Rule(
        "macs",
        "multiply-adds",
        "prod(N_@)*M*kernel_weights",
        "at every input place each weight is used once",
        "{M} filters at {N_@} input places: {macs} multiply-adds.",
        "macs-every-input",
    ),
    FLOPS,
)

_LIKE_A_CONVOLUTION = "As in any convolution the weights are shared by all places; sizes and strides do not come in."

_QUANTITIES = (
    PARAMS._replace(without=_LIKE_A_CONVOLUTION, types=(47,), formula_types=(47,), levels=HARDER),
    WEIGHTS._replace(
        counted="Counted here: all filters, without biases.", without=_LIKE_A_CONVOLUTION, types=(47,), spot=False
    ),
    BIASES._replace(without="A bias belongs to a filter. Neither its size nor the input comes in.", types=(47,)),
    OUTPUT_SHAPE._replace(
        without="How deep the input is decides how deep a filter is, not how deep the output is.",
        types=(13,),
        levels=HARDER,
    ),
    WEIGHT_SHAPE_TORCH._replace(
        parts=("D", "group_filters", "K_@"),
        without="The weight does not know how large the input is.",
        types=(47, 48),
    ),
    WEIGHT_SHAPE_KERAS._replace(
        parts=("K_@", "M", "D"),
        without="The kernel does not know how large the input is.",
        levels=HARDER,
        needs=("mode",),
    ),
    BIAS_SHAPE,
    ACTIVATION_SIZE._replace(
        counted="Counted here: one example. " + UNLESS_SAID,
        without="How deep the input is does not show in what comes out.",
        stops=("out_@",),
        levels=HARDER,
        spot=False,
    ),
    MULTIPLY_ADDS._replace(
        counted="Counted here: one example, before anything is trimmed, biases not.",
        without="Each weight works once at every input place, so strides and padding do not come in; biases are added.",
        types=(60,),
        formula_types=(60,),
    ),
)

_ALSO_ASKED = ("params", "output_shape", "macs")
"""What is asked in one and in three dimensions too; the rest would only be the same again."""

_SLIPS = (
    Bound("forgot-depth", {"kernel_weights": "prod(K_@)"}),
    *BIAS_SLIPS,
    Bound("bias-per-channel", {"biases": "M*D*B"}),
    Bound("filters-for-depth", {"biases": "D*B"}),
    Bound("depth-twice", {"params": "(weights + biases)*D"}),
    Bound("depth-twice", {"kernel_weights": "prod(K_@)*depth_seen*D"}),
    Bound("one-filter", {"weights": "kernel_weights"}),
    Bound("one-filter", {"params": "kernel_weights + B"}),
    Bound("times-size", {"params": "(weights + biases)*prod(N_@)"}),
    Bound("times-size", {"weights": "M*kernel_weights*prod(N_@)"}),
    Bound("groups-ignored", {"depth_seen": "D", "group_filters": "M"}),
    Bound("groups-twice", {"kernel_weights": "prod(K_@)*depth_seen/G"}),
    Bound(
        "order-of-convolution",
        {},
        {"weight_shape_torch": ("M", "depth_seen", "K_@"), "weight_shape_keras": ("K_@", "D", "M")},
    ),
    *spreading.SIZE_SLIPS,
    Bound("depth-kept", {"out_d": "D"}),
    Bound("maps-multiplied", {"out_d": "D*M"}),
    *VALUE_SLIPS,
    Bound("transpose-macs-at-output", {"macs": "prod(out_@)*M*kernel_weights"}),
    Bound("transpose-macs-one-place", {"macs": "M*kernel_weights"}),
    Bound("macs-one-filter", {"macs": "prod(N_@)*kernel_weights"}),
    Bound("bias-in-macs", {"macs": "prod(N_@)*M*(kernel_weights + B)"}),
    Bound("batch-counted", {"macs": "N*prod(N_@)*M*kernel_weights"}),
    Bound("flops-halved", {"flops": "macs/2"}),
)


def _conditions(axes: tuple[Axis, ...]) -> tuple[Condition, ...]:
    ones = len(axes)
    return (
        Condition("D/G", "be whole", "{D} input channels can't be shared out among {G} groups."),
        Condition("M/G", "be whole", "{M} filters can't be shared out among {G} groups."),
        *spreading.CONDITIONS,
        Condition(
            f"(sum(S_@) - {ones})*(sum(L_@) - {ones})",
            "be zero",
            "Keras does not take a stride and a dilation above 1 together.",
            frameworks=("keras",),
        ),
    )


def _quantities(axes: tuple[Axis, ...], order: str) -> tuple[Quantity, ...]:
    sides = order.replace(" x ", ", ")
    counted = {
        "output_shape": f"Written as {order} x depth. {UNLESS_SAID}",
        "weight_shape_torch": f"PyTorch's order: input channels, filters of a group, {sides}.",
        "weight_shape_keras": f"Keras' order: {sides}, filters, input channels.",
    }
    told = [one._replace(counted=counted.get(one.name, one.counted)) for one in _QUANTITIES]
    first, *others = outs(axes, (13,), UNLESS_SAID)
    if axes is PLANE:
        return (*told, first._replace(formula_types=(13,)), *others)
    told = [one._replace(asked=one.name in _ALSO_ASKED, formula_types=(), spot=False) for one in told]
    return (*told, first, *others)


def _torch(axes: tuple[Axis, ...]) -> Spelling:
    return Spelling(
        "torch",
        (f"ConvTranspose{len(axes)}d",),
        (
            Argument("in_channels", "D", "channels"),
            Argument("out_channels", "M"),
            Argument("kernel_size", "K_@", "sizes", exact=True),
            Argument("stride", "S_@", "sizes", 1, keyword=True),
            Argument("padding", "P_@", "sizes", 0, least=0, keyword=True),
            Argument("output_padding", "O_@", "sizes", 0, least=0, keyword=True),
            Argument("groups", "G", "size", 1, keyword=True),
            Argument("bias", "B", "flag", 1, keyword=True),
            Argument("dilation", "L_@", "sizes", 1, keyword=True),
            Argument("padding_mode", kind="ignored", allows=("zeros",)),
            Argument("device", kind="ignored"),
            Argument("dtype", kind="ignored"),
        ),
        (Layout(("D", "N_@")),),
        channels_first=True,
        weights=("weight_shape_torch", "bias_shape"),
        numbers_mode="numbers",
        counted=True,
    )


def _keras(axes: tuple[Axis, ...]) -> Spelling:
    return Spelling(
        "keras",
        (f"Conv{len(axes)}DTranspose", f"Convolution{len(axes)}DTranspose"),
        (
            Argument("filters", "M"),
            Argument("kernel_size", "K_@", "sizes"),
            Argument("strides", "S_@", "sizes", 1, keyword=True),
            Argument("padding", kind="padding", keyword=True),
            Argument("output_padding", "O_@", "sizes", 0, least=0, keyword=True, given="{} open"),
            Argument("data_format", kind="ignored", allows=(None, "channels_last")),
            Argument("dilation_rate", "L_@", "sizes", 1, keyword=True),
            Argument("activation", kind="ignored", allows=KERAS_ACTIVATIONS),
            Argument("use_bias", "B", "flag", 1, keyword=True),
            *(Argument(name, kind="ignored") for name in KERAS_EXTRAS),
        ),
        (Layout(("N_@", "D")),),
        weights=("weight_shape_keras", "bias_shape"),
        paddings=("valid", "same"),
        numbers_mode="numbers",
        any_case=True,
    )


def _transposed(axes: tuple[Axis, ...], name: str, inputs: tuple[Input, ...], order: str, over: str) -> Layer:
    """The layer of some axes.

    Args:
        axes: its axes.
        name: how it is called with its kernel, from "A" to "convolution".
        inputs: its inputs with their ranges.
        order: the sides of its input in their order.
        over: the input that it takes.
    """
    lettered = over.replace("{", "").replace("}", "")
    ones = "" if axes is PLANE else f"{len(axes)}-D "
    return Layer(
        name=f"conv_transpose{len(axes)}d",
        title=f"a transposed {ones}convolution",
        inputs=inputs,
        rules=_RULES,
        quantities=_quantities(axes, order),
        scene=f"{name} takes {over} to {{M}} maps, stride {{S}}{{twists}}.",
        row=f"CONV TRANSPOSE{len(axes)}D  {{M}} of {{K_@|x}}, stride {{S}}{{twists}}, on {{N_@|x}}x{{D}}",
        subject=f"{name} takes {lettered} to M maps, stride {{S}}{{twists}}.",
        brief="{M} of {kernel}, stride {S}, transposed",
        modes=spreading.MODES,
        mode_key="padding",
        axes=axes,
        slips=_SLIPS,
        conditions=_conditions(axes),
        takes=("N_@", "D"),
        gives=("out_@", "out_d"),
        picture=(
            Side("input", "input", ("N_@", "D")),
            Side("one filter", "kernel", ("K_@", "depth_seen"), "M"),
            Side("output", "output", ("out_@", "out_d")),
        ),
        words={"unit": "filter", "kernel": "{K_@|x}"},
        spellings=(_torch(axes), _keras(axes), lazy(_torch(axes))),
    )


_IN_LINE = (
    SIDE._replace(ranges=ranges.by_level((8, 10, 12, 20), (16, 25, 50, 64, 100, 128), (13, 37, 75, 101))),
    DEPTH._replace(ranges=ranges.FEATURES),
    *_INPUTS[2:],
)
_IN_SPACE = (SIDE._replace(ranges=ranges.FRAMES), *_INPUTS[1:])
_IN_PLACE = "length x height x width"

LAYERS = (
    _transposed(LINE, "A transposed convolution of width {K}", _IN_LINE, "length", "{T} steps of {D} features"),
    _transposed(PLANE, "A {kernel} transposed convolution", _INPUTS, "height x width", "{H}x{W}x{D}"),
    _transposed(SPACE, "A {kernel} transposed convolution", _IN_SPACE, _IN_PLACE, "{T}x{H}x{W}x{D}"),
)
