"""A convolution without weight sharing: what it would learn if every place had weights of its own."""

from __future__ import annotations

from question_bank.layer import HARDER, PLANE, Bound, Layer, Quantity, Rule, Side
from question_bank.shared.inputs import DEPTH, FILTERS, KERNEL, PADDING, SIDE, STRIDE
from question_bank.shared.quantities import PARAMS
from question_bank.shared.ranges import LARGER_KERNELS
from question_bank.shared.sliding import FITS, MODES_BY_NAME, SIZE_SLIPS, UNLESS_SAID
from question_bank.slips import Slip

IDEAS = {"unshared-places": "without sharing, every place has weights of its own"}

SLIPS = (
    Slip(
        "weights-shared-anyway",
        "unshared-places",
        "the weights shared after all",
        "counts the weights once for all places",
        "Here nothing is shared: every place of the output has weights of its own.",
    ),
    Slip(
        "places-of-input",
        "unshared-places",
        "the places of the input",
        "has weights for every pixel of the input",
        "Weights belong to the values that come out, so the places of the output count.",
    ),
    Slip(
        "places-along-one-side",
        "unshared-places",
        "the places along one side",
        "counts the places along one side only",
        "There are places along both sides, so both counts are multiplied.",
    ),
    Slip(
        "filters-too",
        "unshared-places",
        "the filters counted in the factor",
        "lets the filters come in once more",
        "There are as many filters with sharing as without; only the places make the difference.",
    ),
    Slip(
        "unshared-when-shared",
        "position-free",
        "nothing shared",
        "gives every place weights of its own",
        "Asked is the ordinary convolution, whose filters are shared by all places.",
    ),
)

_INPUTS = (
    SIDE,
    DEPTH,
    FILTERS,
    KERNEL._replace(ranges=LARGER_KERNELS),
    STRIDE,
    PADDING._replace(modes=()),
)

_RULES = (
    Rule("reach_@", "{axis} that the kernel spans", "K_@", "a kernel without gaps spans its own side"),
    Rule(
        "neurons",
        "values in the output",
        "prod(out_@)*M",
        "every place has as many values as there are filters",
        "{out_@} places with {M} values each make {neurons}.",
        "activation-product",
    ),
    Rule(
        "own_params",
        "parameters of one value",
        "prod(K_@)*D + 1",
        "each value has one weight for everything in its window, and a bias",
        "Each has its window of weights and a bias, {own_params}.",
        "filter-depth",
    ),
    Rule(
        "params",
        "parameters",
        "neurons*own_params",
        "nothing is shared, so every value that comes out brings its own",
        "Not shared, that is {params}.",
        "unshared-places",
    ),
    Rule(
        "shared_params",
        "parameters with sharing",
        "M*own_params",
        "all places share the weights and the bias of a filter",
        "Shared by all places, {M} filters have {shared_params}.",
        "position-free",
    ),
    Rule(
        "ratio",
        "times as many",
        "prod(out_@)",
        "each place has a copy of its own of all that is otherwise shared",
        "There is a copy for each of {out_@} places: {ratio} times as many.",
        "unshared-places",
    ),
)

_COUNTED = f"{PARAMS.counted} {UNLESS_SAID}"

_QUANTITIES = (
    PARAMS._replace(counted=_COUNTED, conventions=(), types=(49,), levels=HARDER),
    PARAMS._replace(
        name="shared_params",
        label="parameters with sharing",
        parts=("shared_params",),
        ask="How many parameters would there be with sharing?",
        conventions=(),
        without="With sharing the same filters visit every place, so sizes and strides do not come in.",
        types=(49,),
    ),
    Quantity(
        "ratio",
        "factor without sharing",
        ("ratio",),
        "How many times as many parameters as with sharing?",
        counted=f"Counted here: weights and biases of both. {UNLESS_SAID}",
        without="What one value needs is the same in both, so kernel area, depth and filters fall out.",
        types=(49,),
        levels=HARDER,
    ),
)

_SLIPS = (
    *(one for one in SIZE_SLIPS if not any("L_@" in text for text in one.rewrites.values())),
    Bound("forgot-depth", {"own_params": "prod(K_@) + 1"}),
    Bound("forgot-bias", {"own_params": "prod(K_@)*D"}),
    Bound("weights-shared-anyway", {"params": "M*own_params"}),
    Bound("places-of-input", {"neurons": "prod(N_@)*M"}),
    Bound("places-of-input", {"ratio": "prod(N_@)"}),
    Bound("one-filter", {"neurons": "prod(out_@)"}),
    Bound("one-filter", {"shared_params": "own_params"}),
    Bound("unshared-when-shared", {"shared_params": "neurons*own_params"}),
    Bound("places-along-one-side", {"neurons": "out_h*M"}),
    Bound("places-along-one-side", {"ratio": "out_h"}),
    Bound("filters-too", {"ratio": "neurons"}),
)

LAYERS = (
    Layer(
        name="unshared_conv",
        title="a convolution without weight sharing",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="{M|count} {kernel} filters{twists} share nothing between the places of a {H}x{W}x{D} input.",
        row="UNSHARED CONV  {M} of {kernel}{twists}, on {H} x {W} x {D}",
        subject="M filters, each {kernel}{twists}, share nothing between the places of an HxWxD input.",
        modes=(MODES_BY_NAME["numbers"],),
        mode_key="padding",
        axes=PLANE,
        slips=_SLIPS,
        conditions=(FITS,),
        gives=("out_h", "out_w", "M"),
        picture=(
            Side("input", "input", ("N_@", "D")),
            Side("one window", "kernel", ("K_@", "D")),
            Side("output", "output", ("out_@", "M")),
        ),
        words={"unit": "filter", "kernel": "{K_@|x}", "depth_seen": "{D}"},
    ),
)
