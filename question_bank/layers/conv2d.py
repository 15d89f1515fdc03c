"""The 2-D convolution."""

from __future__ import annotations

from question_bank.frameworks.spelling import KERAS_ACTIVATIONS, KERAS_EXTRAS, Argument, Layout, Spelling
from question_bank.layer import BATCH, PLANE, Bound, Condition, Input, Layer, Quantity, Rule, Side
from question_bank.quantities import (
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
from question_bank.sliding import FITS, MODES, OUT_H, OUT_W, REACH, SIZE_SLIPS, UNLESS_SAID

_INPUTS = (
    Input(
        "N_@",
        "input {axis}",
        {
            "warmup": (8, 10, 12, 16, 20, 24, 28, 32),
            "interview": (14, 24, 28, 32, 56, 64, 112, 224, 227),
            "expert": (13, 15, 27, 31, 45, 57, 63, 113, 225, 227, 300),
        },
    ),
    Input(
        "D",
        "input depth (channels)",
        {"warmup": (1, 3, 4, 8), "interview": (1, 3, 6, 16, 32, 64, 128, 256), "expert": (3, 12, 24, 48, 96, 192)},
    ),
    Input(
        "M",
        "filters",
        {"warmup": (4, 5, 8, 10, 20), "interview": (6, 10, 16, 32, 64, 128, 256), "expert": (12, 24, 48, 96, 192)},
    ),
    Input(
        "K_@", "kernel {axis}", {"warmup": (1, 3, 3, 5), "interview": (1, 3, 3, 5, 7, 11), "expert": (2, 3, 4, 5, 7)}
    ),
    Input("S_@", "stride", {"warmup": (1,), "interview": (1, 2, 4), "expert": (1, 2, 3, 4)}, 1, "stride {}"),
    Input(
        "P_@",
        "padding on each side",
        {"warmup": (0,), "interview": (0, 1, 2, 3), "expert": (0, 1, 2, 3, 4)},
        0,
        "padding {}",
        modes=("numbers",),
    ),
    Input("L_@", "dilation", {"warmup": (1,), "interview": (1, 2), "expert": (1, 2, 3)}, 1, "dilation {}"),
    Input("G", "groups", {"warmup": (1,), "interview": (1, 2, 4), "expert": (1, 2, 3, 4, 8)}, 1, "{} groups"),
    Input("B", "bias: 1 with, 0 without", {"warmup": (1,), "interview": (1, 0), "expert": (1, 0)}, 1, "no bias", True),
    BATCH,
)

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
        "K_h*K_w*depth_seen",
        "a filter is as deep as the input that it sees",
        "Each filter is {K_h} by {K_w} by {depth_seen}, {kernel_weights} weights.",
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
        "out_h*out_w*out_d",
        "a volume holds the product of its sides",
        "Together {activation_size} values.",
        "activation-product",
    ),
    Rule(
        "macs",
        "multiply-adds",
        "out_h*out_w*M*kernel_weights",
        "each output value takes one dot product with a filter",
        "{M} filters at {out_h} by {out_w} places: {macs} multiply-adds.",
        "macs-every-place",
    ),
    Rule("flops", "FLOPs", "2*macs", "a multiply-add is two operations", "Twice that is {flops}.", "flops-two"),
)

_SHARED = "The same filters visit every position, so the size of the input does not matter."

_QUANTITIES = (
    PARAMS._replace(without=_SHARED, types=(29, 37, 38), formula_types=(50,)),
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
        counted="Counted here: all filters, without biases.", without=_SHARED, types=(30,), formula_types=(50,)
    ),
    BIASES._replace(without="A bias belongs to a filter. Neither its size nor the input comes in.", types=(30,)),
    OUT_H,
    OUT_W,
    OUTPUT_SHAPE._replace(
        counted="Written as height x width x depth. " + UNLESS_SAID,
        without="How deep the input is decides how deep a filter is, not how deep the output is.",
        types=(2, 10),
    ),
    WEIGHT_SHAPE_TORCH._replace(
        parts=("M", "depth_seen", "K_h", "K_w"),
        counted="PyTorch's order: filters, depth of a filter, height, width.",
        without="The weight does not know how large the input is.",
    ),
    WEIGHT_SHAPE_KERAS._replace(
        parts=("K_h", "K_w", "depth_seen", "M"),
        counted="Keras' order: height, width, depth of a filter, filters.",
        without="The kernel does not know how large the input is.",
    ),
    BIAS_SHAPE,
    ACTIVATION_SIZE._replace(
        counted="Counted here: one example. " + UNLESS_SAID,
        without="How deep the input is does not show in what comes out.",
        stops=("out_h", "out_w"),
    ),
    MULTIPLY_ADDS._replace(
        counted="Counted here: one example, taps on padding included, biases not. " + UNLESS_SAID,
        stops=("out_h", "out_w"),
        types=(55,),
        formula_types=(55,),
    ),
    OPERATIONS._replace(counted=f"{OPERATIONS.counted} {UNLESS_SAID}", stops=("out_h", "out_w")),
    Quantity(
        "reach",
        "kernel reach",
        ("reach_h",),
        "How many input rows does the kernel span?",
        counted="Counted with the gaps that dilation leaves.",
        levels=("interview", "expert"),
        without="The input and the stride do not change the kernel.",
        types=(12,),
        formula_types=(12,),
    ),
)

_SLIPS = (
    Bound("forgot-depth", {"kernel_weights": "K_h*K_w"}),
    Bound("forgot-bias", {"biases": "0"}),
    Bound("one-bias", {"biases": "B"}),
    Bound("bias-per-channel", {"biases": "M*D*B"}),
    Bound("depth-twice", {"params": "(weights + biases)*D"}),
    Bound("depth-twice", {"weights": "M*kernel_weights*D"}),
    Bound("depth-twice", {"kernel_weights": "K_h*K_w*depth_seen*D"}),
    Bound("filters-for-depth", {"kernel_weights": "K_h*K_w*M", "weights": "D*kernel_weights", "biases": "D*B"}),
    Bound("one-filter", {"weights": "kernel_weights"}),
    Bound("one-filter", {"params": "kernel_weights + B"}),
    Bound("stride-in-weights", {"kernel_weights": "K_h*K_w*S_h"}),
    Bound("times-size", {"params": "(weights + biases)*H*W"}),
    Bound("times-size", {"weights": "M*kernel_weights*H*W"}),
    Bound("counted-connections", {"params": "(weights + biases)*out_h*out_w"}),
    Bound("groups-ignored", {"depth_seen": "D"}),
    Bound("groups-twice", {"kernel_weights": "K_h*K_w*depth_seen/G"}),
    Bound(
        "groups-wrong-side",
        {"depth_seen": "D", "weights": "group_filters*kernel_weights", "biases": "group_filters*B"},
        {
            "weight_shape_torch": ("group_filters", "depth_seen", "K_h", "K_w"),
            "weight_shape_keras": ("K_h", "K_w", "depth_seen", "group_filters"),
        },
    ),
    *SIZE_SLIPS,
    Bound("depth-kept", {"out_d": "D"}),
    Bound("maps-multiplied", {"out_d": "D*M"}),
    Bound("channels-kept-apart", {}, {"output_shape": ("out_h", "out_w", "out_d", "D")}),
    Bound("depth-left-out", {"activation_size": "out_h*out_w"}),
    Bound("sides-added", {"activation_size": "out_h + out_w + out_d"}),
    Bound("bias-in-macs", {"macs": "out_h*out_w*M*(kernel_weights + B)"}),
    Bound("batch-counted", {"macs": "N*out_h*out_w*M*kernel_weights"}),
    Bound("batch-counted", {"flops": "N*2*macs"}),
    Bound("batch-counted", {"activation_size": "N*out_h*out_w*out_d"}),
    Bound("macs-at-input", {"macs": "H*W*M*kernel_weights"}),
    Bound("macs-one-filter", {"macs": "out_h*out_w*kernel_weights"}),
    Bound("macs-one-place", {"macs": "M*kernel_weights"}),
    Bound("flops-halved", {"flops": "macs/2"}),
)

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
    Condition(
        "(max(S_h, S_w) - 1)*(max(L_h, L_w) - 1)",
        "be zero",
        "Keras does not take a stride and a dilation above 1 together.",
        frameworks=("keras",),
    ),
)

_TORCH = Spelling(
    "torch",
    ("Conv2d",),
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
    (Layout(("D", "H", "W")),),
    output_order=(2, 0, 1),
    weights=("weight_shape_torch", "bias_shape"),
    paddings=("valid", "same"),
    numbers_mode="numbers",
)

_KERAS = Spelling(
    "keras",
    ("Conv2D", "Convolution2D"),
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
    (Layout(("H", "W", "D")),),
    weights=("weight_shape_keras", "bias_shape"),
    paddings=("valid", "same"),
    numbers_mode="numbers",
    any_case=True,
)

LAYERS = (
    Layer(
        name="conv2d",
        title="a convolution",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="{M|count} {kernel} filters{twists} run over a {H}x{W}x{D} input.",
        row="CONV  {M} of {kernel}{twists}, on {H} x {W} x {D}",
        subject="M filters, each {kernel}{twists}, run over an HxWxD input.",
        brief="{M} of {kernel}, stride {S}",
        modes=MODES,
        mode_key="padding",
        axes=PLANE,
        slips=_SLIPS,
        conditions=_CONDITIONS,
        gives=("out_h", "out_w", "out_d"),
        picture=(
            Side("input", "input", ("H", "W", "D")),
            Side("one filter", "kernel", ("K_h", "K_w", "depth_seen"), "M"),
            Side("output", "output", ("out_h", "out_w", "out_d")),
        ),
        words={"unit": "filter", "kernel": "{K_h}x{K_w}"},
        spellings=(_TORCH, _KERAS),
    ),
)
