"""What normalisations share: a scale and a shift that are learned, and the shape that stays.

They differ in what a mean is taken over and in what owns a scale and a shift; that stands in each layer's own file.
"""

from __future__ import annotations

from question_bank.conventions import Convention
from question_bank.frameworks.spelling import Argument, Times
from question_bank.layer import Bound, Input, Quantity, Rule
from question_bank.shared import ranges
from question_bank.shared.quantities import ACTIVATION_SIZE, OUTPUT_SHAPE, PARAMS
from question_bank.slips import Slip

IDEAS = {
    "norm-scale-and-shift": "a normalisation learns a scale and a shift",
    "norm-own-pair": "each channel has a scale and a shift of its own, shared by all its places",
    "norm-measures": "means and variances are measured, not learned",
    "norm-averages": "normalisations differ in what they average over",
    "norm-keeps-shape": "a normalisation keeps the shape",
}

SLIPS = (
    Slip(
        "norm-pair-per-value",
        "norm-own-pair",
        "a scale and a shift for every value",
        "learns something for every single value",
        "All places of a channel share its scale and its shift.",
    ),
    Slip(
        "norm-one-pair",
        "norm-own-pair",
        "one scale and one shift for the whole layer",
        "learns one scale and one shift for everything",
        "Every {unit} has a scale and a shift of its own.",
    ),
    Slip(
        "norm-one-number",
        "norm-scale-and-shift",
        "one of scale and shift left out",
        "learns a single number for each {unit}",
        "A scale and a shift are learned, unless one of them is off.",
    ),
    Slip(
        "norm-always-both",
        "norm-scale-and-shift",
        "a scale and a shift that are off",
        "counts both a scale and a shift",
        "What is switched off is not learned.",
    ),
    Slip(
        "norm-batch-learned",
        "norm-own-pair",
        "the batch in the parameters",
        "learns something for every example of the batch",
        "Means are taken over examples, but nothing is learned for a single one.",
    ),
    Slip(
        "norm-one-statistic",
        "norm-measures",
        "only one statistic kept",
        "keeps a single number for each channel",
        "Both a mean and a variance are kept.",
    ),
    Slip(
        "norm-statistics-per-value",
        "norm-measures",
        "a mean for every value",
        "keeps something for every single value",
        "A channel keeps one mean and one variance for all its places.",
    ),
    Slip(
        "norm-squeezes",
        "norm-keeps-shape",
        "one value for each channel",
        "gives out a single value for each channel",
        "A mean is taken away from every value, and every value stays where it is.",
    ),
    Slip(
        "norm-over-channels",
        "norm-averages",
        "averaged over all channels",
        "averages over the channels as well",
        "Only what belongs together is averaged, and here not all channels do.",
    ),
    Slip(
        "norm-without-batch",
        "norm-averages",
        "averaged within one example",
        "averages over one example only",
        "Batch normalisation averages over all examples of the batch.",
    ),
    Slip(
        "norm-over-batch",
        "norm-averages",
        "averaged over the batch",
        "averages over all examples of the batch",
        "Here each example has a mean of its own.",
    ),
    Slip(
        "norm-one-place",
        "norm-averages",
        "averaged without the places",
        "averages over one place only",
        "All places come into the mean.",
    ),
)

AFFINE = Input(
    "F", "scale and shift: 1 with, 0 without", ranges.by_level((1,), (1, 0), (1,)), 1, "no scale and shift", switch=True
)
"""PyTorch's switch for both. It is never drawn beside the other two: what is off can't be switched off again."""
SCALE = Input("A", "scale: 1 with, 0 without", ranges.by_level((1,), (1, 0), (1,)), 1, "no scale", switch=True)
RUNNING = Input("R", "moving statistics: 1 with, 0 without", ranges.SWITCH, 1, "no moving statistics", switch=True)
SHIFT = Input("B", "shift: 1 with, 0 without", ranges.SWITCH, 1, "no shift", switch=True)


def learned(scale: str = "F*A", shift: str = "F*B", idea: str = "norm-scale-and-shift") -> tuple[Rule, ...]:
    """How many numbers are learned for what shares them: a scale, a shift, both or none."""
    return (
        Rule("scale", "scales", scale, "a scale, unless it is off", "", idea),
        Rule("shift", "shifts", shift, "a shift, unless it is off", "", idea),
        Rule(
            "learned",
            "scale and shift",
            "scale + shift",
            "a scale and a shift, unless they are off",
            "Scale and shift: {learned} to learn.",
            idea,
            short=True,
        ),
    )


PAIRS = Rule(
    "params",
    "parameters",
    "learned*D",
    "each channel has its own, and all its places share them",
    "{D} channels make {params}.",
    "norm-own-pair",
)
STATISTICS = (
    Rule(
        "kept",
        "kept for each channel",
        "2*R",
        "a moving mean and a moving variance, measured in training",
        "Kept for each channel, a mean and a variance: {kept}.",
        "norm-measures",
        short=True,
    ),
    Rule(
        "buffers",
        "moving statistics",
        "kept*D",
        "each channel has statistics of its own",
        "{D} channels keep {buffers}.",
        "norm-own-pair",
    ),
    Rule(
        "total", "numbers kept in all", "params + buffers", "what is learned and what is measured", "Together {total}."
    ),
)
KEPT_SHAPE = (
    Rule("out_@", "output {axis}", "N_@", "every value stays where it is", "", "norm-keeps-shape", short=True),
    Rule("out_d", "output depth", "D", "every channel stays", "", "", short=True),
    Rule(
        "activation_size",
        "values in the output",
        "prod(out_@)*out_d",
        "a volume holds the product of its sides",
        "Together {activation_size} values.",
        "activation-product",
    ),
)

PAIR_SLIPS = (
    Bound("norm-one-pair", {"params": "learned"}),
    Bound("norm-one-number", {"learned": "F"}),
    Bound("norm-always-both", {"learned": "2"}),
    Bound("norm-batch-learned", {"params": "N*learned*D"}),
)
STATISTICS_SLIPS = (
    Bound("norm-one-statistic", {"kept": "R"}),
    Bound("norm-statistics-per-value", {"buffers": "kept*activation_size"}),
    Bound("norm-batch-learned", {"total": "N*(params + buffers)"}),
)

LEARNS = PARAMS._replace(
    ask="How many parameters does it learn?",
    counted="Counted here: what is learned, not what is only measured.",
    without="All places share what is learned, so the size of the input does not come in.",
    conventions=(),
    spot=False,
)
BUFFERS = Quantity(
    "buffers",
    "moving statistics",
    ("buffers",),
    "How many numbers does it keep without learning them?",
    counted="Counted here: the moving statistics, without the counter of batches.",
    without="All places of a channel are averaged, so the size of the input does not come in.",
)
TOTAL_KEPT = Quantity(
    "total",
    "numbers kept in all",
    ("total",),
    "How many numbers does it keep, learned or not?",
    counted="Counted here: what is learned and the moving statistics, without the counter of batches.",
    without="All places of a channel share them, so the size of the input does not come in.",
)
NOTHING_KEPT = Rule(
    "buffers", "moving statistics", "0", "every example has its own mean at any time", "", "norm-measures"
)
NO_BUFFERS = BUFFERS._replace(asked=False)
AVERAGED = Quantity(
    "averaged",
    "values in a mean",
    ("averaged",),
    "Over how many values is each mean taken?",
    counted="Counted here: the values that share one mean and one variance.",
    without="What is learned afterwards does not change the mean.",
)
SAME_SHAPE = OUTPUT_SHAPE._replace(
    without="Normalising moves nothing.",
    levels=("warmup",),
)
SIZE = ACTIVATION_SIZE._replace(asked=False)
SCALE_SHAPE = Quantity(
    "scale_shape", "shape of the scale", ("D",), "What is the shape of its scale?", kind="shape", asked=False
)
SHIFT_SHAPE = SCALE_SHAPE._replace(
    name="shift_shape", label="shape of the shift", ask="What is the shape of its shift?"
)

TOTAL = Convention(
    "trained-and-kept",
    "this is what is learned and what is kept besides, as Keras prints it. Asked is what is learned.",
    instead="total",
    words=("total", "in total", "altogether"),
)
TRAINED = Convention(
    "trained-only",
    "this is what is learned. Asked is all that is kept, the moving statistics as well.",
    instead="params",
    words=("trainable", "trained", "learned"),
)

PLACES = {
    0: ("a vector of {D} values", "{D}", "a vector of D values"),
    1: ("{T} steps with {D} features each", "{T} x {D}", "T steps with D features each"),
    2: ("a {H}x{W}x{D} input", "{H} x {W} x {D}", "an HxWxD input"),
    3: ("a {T}x{H}x{W}x{D} input", "{T} x {H} x {W} x {D}", "a TxHxWxD input"),
}
"""What a normalisation runs over: said, as a row, in letters, by the number of axes."""
ORDERS = {1: "length", 2: "height x width", 3: "length x height x width"}
SIZES = {1: ranges.LENGTHS, 2: ranges.MAP_SIDES, 3: ranges.FRAMES}

WEIGHTS = (Times("scale", ("scale_shape",)), Times("shift", ("shift_shape",)))
TORCH_REST = (
    Argument("device", kind="ignored"),
    Argument("dtype", kind="ignored"),
    Argument("bias", "B", "flag", 1, keyword=True),
)
KERAS_PAIR = (
    Argument("center", "B", "flag", 1, keyword=True),
    Argument("scale", "A", "flag", 1, keyword=True),
    *(
        Argument(f"{name}_{what}", kind="ignored")
        for what in ("initializer", "regularizer", "constraint")
        for name in ("beta", "gamma")
    ),
    Argument("name", kind="ignored"),
    Argument("dtype", kind="ignored"),
    Argument("trainable", kind="ignored", allows=(True,)),
)
