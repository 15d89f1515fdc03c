"""The convolution in one, two and three dimensions: one definition of the lines, three spellings."""

from __future__ import annotations

from question_bank.frameworks.spelling import KERAS_ACTIVATIONS, KERAS_EXTRAS, Argument, Layout, Spelling, lazy
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
from question_bank.shared import ranges
from question_bank.shared.inputs import BATCH, BIAS, DEPTH, DILATION, FILTERS, GROUPS, KERNEL, PADDING, SIDE, STRIDE
from question_bank.shared.quantities import (
    ACTIVATION_SIZE,
    BIAS_SHAPE,
    BIASES,
    MULTIPLY_ADDS,
    OPERATIONS,
    OUTPUT_SHAPE,
    PARAMS,
    WEIGHT_SHAPE_KERAS,
    WEIGHT_SHAPE_TORCH,
    WEIGHTS,
)
from question_bank.shared.sliding import COVERED, FITS, MODES, MODES_BY_NAME, REACH, SIZE_SLIPS, UNLESS_SAID, outs
from question_bank.slips import Slip

SLIPS = (
    Slip(
        "filters-for-kernel",
        "depth-out",
        "filters taken for the kernel",
        "shortens by the number of filters",
        "The kernel shortens the length; the filters become the channels that come out.",
    ),
)

_INPUTS = (SIDE, DEPTH, FILTERS, KERNEL, STRIDE, PADDING, DILATION, GROUPS, BIAS, BATCH)

_RULES = (
    Rule(
        "depth_seen",
        "channels that a filter sees",
        "D/G",
        "a filter sees the channels of its own group",
        "Each filter sees {depth_seen} of the {D} channels.",
        "groups-divide",
    ),
    Rule(
        "kernel_weights",
        "weights in one filter",
        "prod(K_@)*depth_seen",
        "a filter is as deep as the input that it sees",
        "Each filter is {K_@} by {depth_seen}, {kernel_weights} weights.",
        "filter-depth",
    ),
    Rule(
        "weights",
        "weights",
        "M*kernel_weights",
        "every filter has weights of its own",
        "{M} filters make {weights}.",
        "own-weights",
    ),
    Rule(
        "biases",
        "biases",
        "M*B",
        "one bias for each filter, not for each weight or pixel",
        "One bias for each filter makes {biases}.",
        "one-bias",
        short=True,
    ),
    Rule("group_filters", "filters in a group", "M/G", "the groups share out the filters", "", "groups-divide"),
    Rule("params", "parameters", "weights + biases", "everything that the layer learns", "Together {params}."),
    REACH,
    Rule(
        "out_d",
        "output depth",
        "M",
        "each filter makes one map",
        "{M} filters make {out_d} maps.",
        "depth-out",
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
        "macs",
        "multiply-adds",
        "prod(out_@)*M*kernel_weights",
        "each output value takes one dot product with a filter",
        "{M} filters at {out_@} places: {macs} multiply-adds.",
        "macs-every-place",
    ),
    Rule("flops", "FLOPs", "2*macs", "a multiply-add is two operations", "Twice that is {flops}.", "flops-two"),
)

_SHARED = "The same filters visit every position, so the size of the input does not matter."

_QUANTITIES = (
    PARAMS._replace(without=_SHARED, types=(29, 38), formula_types=(50,), levels=HARDER),
    Quantity(
        "kernel_weights",
        "weights in one filter",
        ("kernel_weights",),
        "How many weights are in one filter?",
        counted="Counted here: one filter, without its bias.",
        without="How many filters there are and where they go does not change a single one.",
        types=(31,),
        formula_types=(31,),
    ),
    WEIGHTS._replace(
        counted="Counted here: all filters, without biases.", without=_SHARED, types=(38,), formula_types=(50,)
    ),
    BIASES._replace(without="A bias belongs to a filter. Neither its size nor the input comes in.", types=(30,)),
    OUTPUT_SHAPE._replace(
        without="How deep the input is decides how deep a filter is, not how deep the output is.",
        types=(2,),
        levels=HARDER,
    ),
    WEIGHT_SHAPE_TORCH._replace(
        parts=("M", "depth_seen", "K_@"), without="The weight does not know how large the input is."
    ),
    WEIGHT_SHAPE_KERAS._replace(
        parts=("K_@", "depth_seen", "M"), without="The kernel does not know how large the input is."
    ),
    BIAS_SHAPE,
    ACTIVATION_SIZE._replace(
        counted="Counted here: one example. " + UNLESS_SAID,
        without="How deep the input is does not show in what comes out.",
        stops=("out_@",),
        levels=HARDER,
    ),
    MULTIPLY_ADDS._replace(
        counted="Counted here: one example, taps on padding included, biases not. " + UNLESS_SAID,
        stops=("out_@",),
        types=(55,),
        formula_types=(55,),
        levels=HARDER,
    ),
    OPERATIONS._replace(counted=f"{OPERATIONS.counted} {UNLESS_SAID}", stops=("out_@",), levels=("expert",)),
    Quantity(
        "reach",
        "kernel reach",
        ("reach_{first}",),
        "How many {cells} of the input does the kernel span?",
        counted="Counted with the gaps that dilation leaves.",
        levels=HARDER,
        without="The input and the stride do not change the kernel.",
        types=(12,),
        formula_types=(12,),
        needs=("L_@",),
    ),
)
"""What is asked of the plane; `{first}` is its first axis, `{cells}` what lies along it."""

_ALSO_ASKED = ("params", "kernel_weights", "output_shape", "macs")
"""What is asked in one and in three dimensions too; the rest would only be the same again."""


def _quantities(axes: tuple[Axis, ...], cells: str, order: str) -> tuple[Quantity, ...]:
    told: list[Quantity] = []
    for one in _QUANTITIES:
        parts = tuple(part.replace("{first}", axes[0].suffix) for part in one.parts)
        one = one._replace(parts=parts, ask=one.ask.replace("{cells}", cells))
        if one.name.startswith(("output_shape", "weight_shape")):
            one = one._replace(counted=_counted(one.name, order))
        if axes is not PLANE:
            one = one._replace(
                asked=one.name in _ALSO_ASKED, formula_types=(), spot=False, types=_OWN_TYPES.get(one.name, one.types)
            )
        told.append(one)
    left_over = (COVERED,) if axes is PLANE else ()
    return (*told, *outs(axes, (1, 5, 15)), *left_over)


_OWN_TYPES = {"kernel_weights": (26, 31), "params": (26, 29)}
"""In one and three dimensions: text is the usual example, and its channels are what is misjudged."""


def _counted(name: str, order: str) -> str:
    if name == "output_shape":
        return f"Written as {order} x depth. {UNLESS_SAID}"
    sides = order.replace(" x ", ", ")
    if name == "weight_shape_torch":
        return f"PyTorch's order: filters, depth of a filter, {sides}."
    return f"Keras' order: {sides}, depth of a filter, filters."


_SLIPS = (
    Bound("forgot-depth", {"kernel_weights": "prod(K_@)"}),
    Bound("forgot-bias", {"biases": "0"}),
    Bound("one-bias", {"biases": "B"}),
    Bound("bias-per-channel", {"biases": "M*D*B"}),
    Bound("depth-twice", {"params": "(weights + biases)*D"}),
    Bound("depth-twice", {"weights": "M*kernel_weights*D"}),
    Bound("depth-twice", {"kernel_weights": "prod(K_@)*depth_seen*D"}),
    Bound("filters-for-depth", {"kernel_weights": "prod(K_@)*M", "weights": "D*kernel_weights", "biases": "D*B"}),
    Bound("one-filter", {"weights": "kernel_weights"}),
    Bound("one-filter", {"params": "kernel_weights + B"}),
    Bound("stride-in-weights", {"kernel_weights": "prod(K_@)*S_{first}"}),
    Bound("times-size", {"params": "(weights + biases)*prod(N_@)"}),
    Bound("times-size", {"weights": "M*kernel_weights*prod(N_@)"}),
    Bound("counted-connections", {"params": "(weights + biases)*prod(out_@)"}),
    Bound("groups-ignored", {"depth_seen": "D"}),
    Bound("groups-twice", {"kernel_weights": "prod(K_@)*depth_seen/G"}),
    Bound(
        "groups-wrong-side",
        {"depth_seen": "D", "weights": "group_filters*kernel_weights", "biases": "group_filters*B"},
        {
            "weight_shape_torch": ("group_filters", "depth_seen", "K_@"),
            "weight_shape_keras": ("K_@", "depth_seen", "group_filters"),
        },
    ),
    *SIZE_SLIPS,
    Bound("depth-kept", {"out_d": "D"}),
    Bound("maps-multiplied", {"out_d": "D*M"}),
    Bound("channels-kept-apart", {}, {"output_shape": ("out_@", "out_d", "D")}),
    Bound("depth-left-out", {"activation_size": "prod(out_@)"}),
    Bound("sides-added", {"activation_size": "sum(out_@) + out_d"}),
    Bound("bias-in-macs", {"macs": "prod(out_@)*M*(kernel_weights + B)"}),
    Bound("batch-counted", {"macs": "N*prod(out_@)*M*kernel_weights"}),
    Bound("batch-counted", {"flops": "N*2*macs"}),
    Bound("batch-counted", {"activation_size": "N*prod(out_@)*out_d"}),
    Bound("macs-at-input", {"macs": "prod(N_@)*M*kernel_weights"}),
    Bound("macs-one-filter", {"macs": "prod(out_@)*kernel_weights"}),
    Bound("macs-one-place", {"macs": "M*kernel_weights"}),
    Bound("flops-halved", {"flops": "macs/2"}),
)
_SLIPS_IN_LINE = (Bound("filters-for-kernel", {"reach_@": "M"}),)
"""In a line filters and kernel are two plain numbers side by side, as in `Conv1D(32, 5)`."""

_CONDITIONS = (
    Condition("D/G", "be whole", "{D} input channels can't be shared out among {G} groups."),
    Condition("M/G", "be whole", "{M} filters can't be shared out among {G} groups."),
    FITS,
    Condition(
        "S_@ - 1",
        "be zero",
        "PyTorch knows padding='same' only with stride 1.",
        frameworks=("torch",),
        modes=("same",),
    ),
)


def _torch(axes: tuple[Axis, ...]) -> Spelling:
    return Spelling(
        "torch",
        (f"Conv{len(axes)}d",),
        (
            Argument("in_channels", "D", "channels"),
            Argument("out_channels", "M"),
            Argument("kernel_size", "K_@", "sizes", exact=True),
            Argument("stride", "S_@", "sizes", 1, keyword=True),
            Argument("padding", "P_@", "padding", 0, least=0, keyword=True),
            Argument("dilation", "L_@", "sizes", 1, keyword=True),
            Argument("groups", "G", "size", 1, keyword=True),
            Argument("bias", "B", "flag", 1, keyword=True),
            Argument("padding_mode", kind="ignored", allows=("zeros", "reflect", "replicate", "circular")),
            Argument("device", kind="ignored"),
            Argument("dtype", kind="ignored"),
        ),
        (Layout(("D", "N_@")),),
        channels_first=True,
        weights=("weight_shape_torch", "bias_shape"),
        paddings=("valid", "same"),
        numbers_mode="numbers",
        counted=True,
    )


def _keras(axes: tuple[Axis, ...]) -> Spelling:
    return Spelling(
        "keras",
        (f"Conv{len(axes)}D", f"Convolution{len(axes)}D"),
        (
            Argument("filters", "M"),
            Argument("kernel_size", "K_@", "sizes"),
            Argument("strides", "S_@", "sizes", 1, keyword=True),
            Argument("padding", kind="padding", keyword=True),
            Argument("data_format", kind="ignored", allows=(None, "channels_last")),
            Argument("dilation_rate", "L_@", "sizes", 1, keyword=True),
            Argument("groups", "G", "size", 1, keyword=True),
            Argument("activation", kind="ignored", allows=KERAS_ACTIVATIONS),
            Argument("use_bias", "B", "flag", 1, keyword=True),
            *(Argument(name, kind="ignored") for name in KERAS_EXTRAS),
        ),
        (Layout(("N_@", "D")),),
        weights=("weight_shape_keras", "bias_shape"),
        paddings=("valid", "same", "causal") if len(axes) == 1 else ("valid", "same"),
        numbers_mode="numbers",
        any_case=True,
    )


def _conv(
    axes: tuple[Axis, ...],
    title: str,
    inputs: tuple[Input, ...],
    scene: tuple[str, str, str],
    cells: str,
    order: str,
    modes: tuple[Mode, ...] = MODES,
) -> Layer:
    said, row, subject = scene
    first = axes[0].suffix
    return Layer(
        name=f"conv{len(axes)}d",
        title=title,
        inputs=inputs,
        rules=_RULES,
        quantities=_quantities(axes, cells, order),
        scene=said,
        row=row,
        subject=subject,
        brief="{M} of {kernel}, stride {S}",
        modes=modes,
        mode_key="padding",
        axes=axes,
        slips=tuple(
            one._replace(rewrites={name: text.replace("{first}", first) for name, text in one.rewrites.items()})
            for one in (*_SLIPS, *(_SLIPS_IN_LINE if axes is LINE else ()))
        ),
        conditions=(*_CONDITIONS, _no_stride_with_dilation(axes)),
        slides=True,
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


def _no_stride_with_dilation(axes: tuple[Axis, ...]) -> Condition:
    ones = len(axes)
    return Condition(
        f"(sum(S_@) - {ones})*(sum(L_@) - {ones})",
        "be zero",
        "Keras does not take a stride and a dilation above 1 together.",
        frameworks=("keras",),
    )


_CAUSAL = MODES_BY_NAME["same"]._replace(
    name="causal",
    said="'causal' padding",
    rules=tuple(
        rule._replace(why="'causal' pads before the start only, so that every stride has an output")
        for rule in MODES_BY_NAME["same"].rules
    ),
    asked=False,
)

_IN_LINE = (SIDE._replace(ranges=ranges.LENGTHS), DEPTH._replace(ranges=ranges.FEATURES), *_INPUTS[2:])
_IN_SPACE = (
    SIDE._replace(ranges=ranges.FRAMES),
    *_INPUTS[1:3],
    KERNEL._replace(ranges=ranges.LARGER_KERNELS),
    *_INPUTS[4:],
)

LAYERS = (
    _conv(
        LINE,
        "a 1-D convolution",
        _IN_LINE,
        (
            "{M|count} filters of width {K}{twists} run over {T} steps with {D} features each.",
            "CONV1D  {M} of width {K}{twists}, on {T} x {D}",
            "M filters of width {K}{twists} run over T steps with D features each.",
        ),
        "steps",
        "length",
        (*MODES, _CAUSAL),
    ),
    _conv(
        PLANE,
        "a convolution",
        _INPUTS,
        (
            "{M|count} {kernel} filters{twists} run over a {H}x{W}x{D} input.",
            "CONV  {M} of {kernel}{twists}, on {H} x {W} x {D}",
            "M filters, each {kernel}{twists}, run over an HxWxD input.",
        ),
        "rows",
        "height x width",
    ),
    _conv(
        SPACE,
        "a 3-D convolution",
        _IN_SPACE,
        (
            "{M|count} {kernel} filters{twists} run over {T}x{H}x{W}x{D}.",
            "CONV3D  {M} of {kernel}{twists}, on {T} x {H} x {W} x {D}",
            "M filters, each {kernel}{twists}, run over TxHxWxD.",
        ),
        "slices",
        "length x height x width",
    ),
)
