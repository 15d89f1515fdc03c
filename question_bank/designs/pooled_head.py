"""A head on flattened maps against one on global average pooling: what pooling first saves."""

from __future__ import annotations

from question_bank.layer import HARDER, Bound, Input, Layer, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.shared.inputs import BIAS
from question_bank.slips import Slip

IDEAS = {"mean-for-each-channel": "global average pooling leaves one number for each channel"}

SLIPS = (
    Slip(
        "pooled-away",
        "mean-for-each-channel",
        "one number for all channels",
        "pools everything into one number",
        "Each channel keeps a mean of its own.",
    ),
    Slip(
        "pooled-to-places",
        "mean-for-each-channel",
        "the channels pooled",
        "keeps places and pools the channels",
        "Pooling is over height and width; the channels stay.",
    ),
    Slip(
        "head-vanishes",
        "mean-for-each-channel",
        "the head gone with the pooling",
        "counts all that the flattened head had as saved",
        "Behind the pooling there is still a fully connected layer.",
    ),
    Slip(
        "biases-saved",
        "one-bias",
        "biases counted as saved",
        "saves the biases as well",
        "Both heads have one bias for each neuron, so none are saved.",
    ),
    Slip(
        "one-side-saved",
        "mean-for-each-channel",
        "one side counted",
        "divides by one side of the map",
        "The mean is over all places, in height and in width.",
    ),
)

LAYERS = (
    Layer(
        name="pooled_head",
        title="a head with or without global pooling",
        inputs=(
            Input("N", "side of the maps", ranges.SMALL_SIDES),
            Input(
                "D", "channels", ranges.by_level((2, 4, 8, 10), (64, 128, 256, 512, 1024, 2048), (96, 192, 384, 1280))
            ),
            Input("M", "classes", ranges.by_level((2, 5, 10), (10, 21, 100, 1000), (21, 80, 365, 1000))),
            BIAS,
        ),
        rules=(
            Rule(
                "entries",
                "inputs when flattened",
                "N*N*D",
                "flattening unrolls every channel",
                "Flattened that is {entries} inputs.",
                "flatten-depth",
            ),
            Rule(
                "pooled",
                "inputs when pooled",
                "D",
                "pooling leaves one mean for each channel",
                "Pooled there are {pooled} inputs.",
                "mean-for-each-channel",
                short=True,
            ),
            Rule("biases", "biases", "M*B", "one bias for each class", "Biases: {biases}.", "one-bias", short=True),
            Rule(
                "flat_params",
                "parameters when flattened",
                "M*entries + biases",
                "every class has a weight for each input",
                "Flattened the head has {flat_params}.",
                "every-input",
            ),
            Rule(
                "pooled_params",
                "parameters when pooled",
                "M*pooled + biases",
                "every class has a weight for each input",
                "Pooled it has {pooled_params}.",
            ),
            Rule(
                "saved",
                "parameters saved",
                "flat_params - pooled_params",
                "the one without the other",
                "Saved: {saved}.",
            ),
        ),
        quantities=(
            Quantity(
                "pooled_params",
                "parameters behind the pooling",
                ("pooled_params",),
                "How many parameters has the head behind global average pooling?",
                counted="Counted here: weights and biases.",
                without="After pooling the size of the maps does not come in.",
                types=(52,),
                levels=HARDER,
            ),
            Quantity(
                "saved",
                "parameters saved",
                ("saved",),
                "How many parameters does global average pooling save?",
                counted="Counted here: one head without the other.",
                types=(52,),
                levels=HARDER,
            ),
        ),
        scene="Maps of {N}x{N}x{D} go flattened into a fully connected head for {M} classes{twists}.",
        row="HEAD  {M} classes{twists}, on {N} x {N} x {D}, flattened or pooled",
        subject="Maps of NxNxD go flattened into a fully connected head for M classes{twists}.",
        slips=(
            Bound("forgot-bias", {"biases": "0"}),
            Bound("one-bias", {"biases": "B"}),
            Bound("flatten-depth", {"entries": "N*N"}),
            Bound("pooled-away", {"pooled": "1"}),
            Bound("pooled-to-places", {"pooled": "N*N"}),
            Bound("one-side-saved", {"pooled": "N*D"}),
            Bound("head-vanishes", {"saved": "flat_params"}),
            Bound("biases-saved", {"saved": "flat_params - M*pooled"}),
        ),
        takes=(),
        gives=(),
        picture=(Side("maps", "input", ("N", "N", "D")), Side("classes", "output", ("M",))),
        words={"unit": "class"},
    ),
)
