"""Squeeze-and-excite: each channel is averaged, and two fully connected layers decide how much of it goes on."""

from __future__ import annotations

from question_bank.layer import HARDER, PLANE, Bound, Condition, Input, Layer, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.shared.inputs import BATCH, SIDE
from question_bank.shared.quantities import MULTIPLY_ADDS, OUTPUT_SHAPE, PARAMS
from question_bank.slips import Slip

IDEAS = {
    "squeeze-narrows": "the first layer of squeeze-and-excite narrows the channels, the second widens them again",
    "squeeze-averages": "squeeze-and-excite sees one average for each channel, not the picture",
    "excite-keeps-shape": "squeeze-and-excite scales every channel and keeps the shape",
}

SLIPS = (
    Slip(
        "squeeze-one-layer",
        "squeeze-narrows",
        "only one of the two layers",
        "narrows the channels and never widens them",
        "One layer narrows and another widens again, with as many weights.",
    ),
    Slip(
        "squeeze-not-narrowed",
        "squeeze-narrows",
        "the reduction left out",
        "joins all channels to all channels",
        "Between the layers there are fewer neurons: the channels divided by {R}.",
    ),
    Slip(
        "squeeze-both-narrow",
        "squeeze-narrows",
        "both sides of the layers narrowed",
        "narrows what comes in and what goes out as well",
        "Every channel comes in and every channel goes out; only what is between is narrow.",
    ),
    Slip(
        "squeeze-reduction-kept",
        "squeeze-narrows",
        "the reduction taken for the neurons",
        "puts {R} neurons between the layers",
        "The reduction divides the channels; it does not count neurons.",
    ),
    Slip(
        "squeeze-sees-places",
        "squeeze-averages",
        "the picture not averaged",
        "joins every value of the picture",
        "The picture is averaged first, so one value for each channel is left.",
    ),
    Slip(
        "excite-gives-scales",
        "excite-keeps-shape",
        "the scales taken for the output",
        "gives out the scales alone",
        "The scales are multiplied onto the picture, and its shape stays.",
    ),
)

_INPUTS = (
    SIDE._replace(ranges=ranges.MAP_SIDES),
    Input(
        "D",
        "input depth (channels)",
        ranges.by_level((4, 8, 16, 20), (32, 64, 128, 256, 512, 1024), (24, 48, 96, 192, 384)),
    ),
    Input("R", "reduction", ranges.by_level((2, 4), (4, 8, 16), (3, 6, 12, 24))),
    Input("B", "biases: 1 with, 0 without", ranges.by_level((0,), (0, 1), (0, 1)), 0, "with biases", switch=True),
    BATCH,
)

_RULES = (
    Rule(
        "narrow",
        "neurons between",
        "D/R",
        "the first layer narrows the channels by the reduction",
        "Between the layers there are {narrow} neurons.",
        "squeeze-narrows",
    ),
    Rule(
        "weights",
        "weights",
        "2*(D*narrow)",
        "one layer from all channels to the narrow one, and one back",
        "There and back that makes {weights} weights.",
        "every-input",
    ),
    Rule(
        "biases",
        "biases",
        "(narrow + D)*B",
        "one for each neuron of both layers",
        "Biases: {biases}.",
        "one-bias",
        short=True,
    ),
    Rule("params", "parameters", "weights + biases", "everything that the block learns", "Together {params}."),
    Rule(
        "macs",
        "multiply-adds",
        "weights",
        "each channel is averaged first, so both layers work once for a picture",
        "They work once for a picture: {macs} multiply-adds.",
        "squeeze-averages",
        short=True,
    ),
    Rule("flops", "FLOPs", "2*macs", "a multiply-add is two operations", "Twice that is {flops}.", "flops-two"),
    Rule(
        "out_@", "output {axis}", "N_@", "every value is scaled where it stands", "", "excite-keeps-shape", short=True
    ),
    Rule("out_d", "output depth", "D", "every channel goes on", "", "", short=True),
)

_AVERAGED = "Each channel is averaged first, so the size of the picture does not come in."
_QUANTITIES = (
    PARAMS._replace(
        counted="Counted here: what both layers learn.",
        without=_AVERAGED,
        types=(84,),
        formula_types=(84,),
        levels=HARDER,
    ),
    Quantity(
        "weights",
        "weights",
        ("weights",),
        "How many weights is that?",
        counted="Counted here: both layers, without biases.",
        without=_AVERAGED,
        types=(84,),
    ),
    Quantity(
        "narrow",
        "neurons between",
        ("narrow",),
        "How many neurons are between its two layers?",
        without=_AVERAGED,
        types=(84,),
        levels=("warmup",),
    ),
    MULTIPLY_ADDS._replace(
        ask="How many multiply-adds do its two layers take?",
        counted="Counted here: one example, both layers; averages, scales and biases not.",
        without=_AVERAGED,
        types=(84,),
        levels=HARDER,
    ),
    OUTPUT_SHAPE._replace(
        counted="Written as height x width x depth.",
        without="The reduction is undone before anything goes out.",
        types=(84,),
        levels=("warmup",),
    ),
)

_SLIPS = (
    Bound("forgot-bias", {"biases": "0"}),
    Bound("squeeze-one-layer", {"weights": "D*narrow"}),
    Bound("squeeze-not-narrowed", {"narrow": "D"}),
    Bound("squeeze-both-narrow", {"weights": "2*(narrow*narrow)"}),
    Bound("squeeze-reduction-kept", {"narrow": "R"}),
    Bound("squeeze-sees-places", {"weights": "2*(prod(N_@)*D*narrow)"}),
    Bound("squeeze-sees-places", {"macs": "prod(N_@)*weights"}),
    Bound("batch-counted", {"macs": "N*weights"}),
    Bound("flops-halved", {"flops": "macs/2"}),
    Bound("excite-gives-scales", {"out_@": "1"}),
    Bound("excite-gives-scales", {"out_d": "narrow"}),
)

LAYERS = (
    Layer(
        name="squeeze_excite",
        title="a squeeze-and-excite block",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="A squeeze-and-excite block with reduction {R} stands behind {H}x{W}x{D}{twists}.",
        row="SQUEEZE-EXCITE  reduction {R}{twists}, on {H} x {W} x {D}",
        subject="A squeeze-and-excite block with reduction R stands behind HxWxD{twists}.",
        axes=PLANE,
        slips=_SLIPS,
        conditions=(Condition("D/R", "be whole", "{D} channels can't be divided by {R}."),),
        gives=("out_h", "out_w", "out_d"),
        picture=(Side("input", "input", ("N_@", "D")), Side("output", "output", ("out_@", "out_d"))),
        words={"unit": "neuron"},
    ),
)
