"""The 1x1 convolution: what it learns and what it costs."""

from __future__ import annotations

from question_bank.concepts import pointwise
from question_bank.layer import HARDER, PLANE, Bound, Layer, Quantity, Rule, Side
from question_bank.shared import filters, ranges
from question_bank.shared.filters import BIAS_SLIPS, FLOPS, OUT_D
from question_bank.shared.inputs import BIAS, DEPTH, FILTERS, SIDE
from question_bank.shared.quantities import MULTIPLY_ADDS, OUTPUT_SHAPE, PARAMS, WEIGHTS
from question_bank.slips import Slip

IDEAS = pointwise.IDEAS

SLIPS = (
    Slip(
        "pointwise-learns-nothing",
        "pointwise-mixes",
        "nothing learned by a 1x1",
        "lets a 1x1 convolution learn nothing",
        "Each of its filters learns how to mix the channels of a pixel: one weight for each channel.",
    ),
)

_RULES = (
    Rule(
        "kernel_weights",
        "weights in one filter",
        "D",
        "a 1x1 filter looks at one pixel and has one weight for each of its channels",
        "Each filter has one weight for each channel, {kernel_weights}.",
        "pointwise-mixes",
        short=True,
    ),
    filters.WEIGHTS,
    filters.BIASES,
    filters.PARAMS,
    OUT_D,
    Rule(
        "macs",
        "multiply-adds",
        "prod(N_@)*M*kernel_weights",
        "every weight is used once at every pixel",
        "{M} filters at {N_@} pixels: {macs} multiply-adds.",
        "macs-every-place",
    ),
    FLOPS,
)

_EVERYWHERE = "The same filters work at every pixel, so the size of the input does not matter."

_QUANTITIES = (
    PARAMS._replace(without=_EVERYWHERE, types=(41,), formula_types=(41,), levels=HARDER),
    WEIGHTS._replace(counted="Counted here: all filters, without biases.", without=_EVERYWHERE, types=(41,)),
    Quantity(
        "kernel_weights",
        "weights in one filter",
        ("kernel_weights",),
        "How many weights are in one filter?",
        counted="Counted here: one filter, without its bias.",
        without="How many filters there are and where they go does not change a single one.",
        types=(41,),
    ),
    OUTPUT_SHAPE._replace(
        parts=("N_@", "out_d"),
        counted="Written as height x width x depth. Stride 1, no padding.",
        without="How deep the input is decides how deep a filter is, not how deep the output is.",
        types=(41,),
    ),
    MULTIPLY_ADDS._replace(types=(41,)),
)

_SLIPS = (
    Bound("forgot-depth", {"kernel_weights": "1"}),
    Bound("pointwise-learns-nothing", {"kernel_weights": "0"}),
    Bound("pointwise-learns-nothing", {"weights": "0"}),
    Bound("one-filter", {"weights": "kernel_weights"}),
    Bound("one-filter", {"params": "kernel_weights + B"}),
    *BIAS_SLIPS,
    Bound("bias-per-channel", {"biases": "M*D*B"}),
    Bound("filters-for-depth", {"biases": "D*B"}),
    Bound("filters-for-depth", {"kernel_weights": "M", "weights": "D*kernel_weights"}),
    Bound("times-size", {"params": "(weights + biases)*prod(N_@)"}),
    Bound("times-size", {"weights": "M*kernel_weights*prod(N_@)"}),
    Bound("depth-kept", {"out_d": "D"}),
    Bound("maps-multiplied", {"out_d": "D*M"}),
    Bound("macs-one-place", {"macs": "M*kernel_weights"}),
    Bound("macs-one-filter", {"macs": "prod(N_@)*kernel_weights"}),
    Bound("bias-in-macs", {"macs": "prod(N_@)*M*(kernel_weights + B)"}),
    Bound("flops-halved", {"flops": "macs/2"}),
)

LAYERS = (
    Layer(
        name="pointwise_conv",
        title="a 1x1 convolution",
        inputs=(
            SIDE._replace(ranges=ranges.MAP_SIDES),
            DEPTH._replace(ranges=ranges.MAP_DEPTHS),
            FILTERS,
            BIAS._replace(ranges=ranges.by_level((1,), (1,), (1,))),
        ),
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="{M|count} 1x1 filters{twists} run over a {H}x{W}x{D} input.",
        row="CONV  {M} of 1x1{twists}, on {H} x {W} x {D}",
        subject="M filters, each 1x1{twists}, run over an HxWxD input.",
        axes=PLANE,
        slips=_SLIPS,
        gives=("H", "W", "out_d"),
        picture=(
            Side("input", "input", ("N_@", "D")),
            Side("output", "output", ("N_@", "out_d")),
        ),
        words={"unit": "filter", "kernel": "1x1", "depth_seen": "{D}"},
    ),
)
