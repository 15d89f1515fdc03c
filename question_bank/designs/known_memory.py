"""The same layers trained in another way: batch, precision and optimiser decide how many times the memory that takes."""

from __future__ import annotations

from question_bank.layer import HARDER, Bound, Input, Layer, Mode, Quantity, Rule
from question_bank.shared import ranges
from question_bank.slips import Slip

IDEAS = {"area-scales": "twice the side is four times the places"}

SLIPS = (
    Slip(
        "factor-upside-down",
        "memory-needs-more",
        "the factor upside down",
        "divides the first by the second",
        "What comes after is divided by what was before.",
    ),
    Slip(
        "only-batch-counted",
        "bytes-each",
        "the precision of the values left out",
        "compares the batches alone",
        "The bits of a value count as well, not only how many values there are.",
    ),
    Slip(
        "only-bits-counted",
        "memory-needs-more",
        "the batch left out of the factor",
        "compares the precisions alone",
        "Every example of a batch has values of its own.",
    ),
    Slip(
        "side-once",
        "area-scales",
        "the side counted once",
        "lets the values grow like the side",
        "A picture grows in height and in width, so its side counts twice.",
    ),
    Slip(
        "side-ignored",
        "area-scales",
        "the size of the images left out",
        "takes images of the old size",
        "Every map grows with the image that comes in.",
    ),
    Slip(
        "batch-scales-all",
        "fixed-and-each",
        "everything multiplied by the batch",
        "lets parameters grow with the batch",
        "Only activations grow with the batch; parameters and optimiser lie in memory once.",
    ),
    Slip(
        "activations-left-out",
        "fixed-and-each",
        "the activations left out",
        "compares parameters and optimiser alone",
        "Each example of a batch adds {A} MB of activations.",
    ),
    Slip(
        "same-optimiser",
        "optimiser-remembers",
        "the optimiser taken for the same",
        "keeps what the first optimiser took",
        "The second optimiser keeps more for each parameter than plain SGD.",
    ),
)

_BITS = ranges.by_level((32, 16, 8), (64, 32, 16, 8), (64, 32, 16, 8))
_FACTOR = Quantity(
    "factor",
    "factor of memory",
    ("factor",),
    "By what factor does the activation memory change?",
    counted="Counted here: the activations of the same layers. A fraction or a decimal will do.",
    types=(67,),
)

_ACTIVATIONS = Layer(
    name="other_batch",
    title="the same layers with another batch",
    inputs=(
        Input("N_a", "first batch", ranges.by_level((1, 2, 4, 8), (8, 16, 32, 64), (32, 48, 64, 128))),
        Input("b_a", "bits of a value, first", _BITS),
        Input("N_b", "second batch", ranges.by_level((2, 4, 8, 16, 20), (1, 16, 48, 64, 128, 256), (16, 24, 96, 192))),
        Input("b_b", "bits of a value, then", _BITS),
        Input(
            "s",
            "times the side of the images",
            ranges.by_level((1,), (1, 2), (2, 4)),
            1,
            "images {} times as high and wide",
        ),
    ),
    rules=(
        Rule(
            "batches",
            "factor of the batch",
            "N_b/N_a",
            "every example has activations of its own",
            "Factor of the batch: {batches}.",
            "memory-needs-more",
        ),
        Rule(
            "precisions",
            "factor of the precision",
            "b_b/b_a",
            "a value takes its bits over eight in bytes",
            "Factor of the precision: {precisions}.",
            "bytes-each",
        ),
        Rule(
            "areas",
            "factor of the image",
            "s*s",
            "every map grows in height and width",
            "Factor of the images: {areas}.",
            "area-scales",
        ),
        Rule("factor", "factor in all", "batches*precisions*areas", "factors multiply", "Together {factor}."),
    ),
    quantities=(_FACTOR,),
    scene="A batch of {N_a} in {b_a} bits becomes one of {N_b} in {b_b} bits{twists}.",
    row="BATCH  {N_a} in {b_a} bits, then {N_b} in {b_b} bits{twists}",
    subject="A batch of N_a in b_a bits becomes one of N_b in b_b bits{twists}.",
    slips=(
        Bound("factor-upside-down", {"factor": "1/(batches*precisions*areas)"}),
        Bound("only-batch-counted", {"precisions": "1"}),
        Bound("only-bits-counted", {"batches": "1"}),
        Bound("side-once", {"areas": "s"}),
        Bound("side-ignored", {"areas": "1"}),
    ),
    takes=(),
    gives=(),
)


def _then(name: str, said: str, state: int) -> Mode:
    return Mode(
        name,
        "",
        (
            Rule(
                "after_state",
                "MB of parameters and optimiser, then",
                f"{8 + state}*n",
                f"weight and gradient take 4 bytes each, and {said} remembers {state} more",
                "Then the parameters take {after_state} MB.",
                "optimiser-remembers",
            ),
        ),
        scene=f"{{n|count}} million parameters train by SGD with batch {{N_a}}, then by {said} with batch {{N_b}}; "
        "an example adds {A} MB.",
        row=f"TRAIN  {{n}} million parameters, {{A}} MB an example: SGD and batch {{N_a}}, then {said} and batch {{N_b}}",
    )


_ADAM, _MOMENTUM = _then("adam", "Adam", 8), _then("momentum", "momentum", 4)

_COUNTED = "Counted in 32 bits: parameters, gradients, optimiser, activations."

_TRAINING = Layer(
    name="known_memory",
    title="the same layers trained in another way",
    inputs=(
        Input("n", "parameters in millions", ranges.by_level((1, 5, 10), (5, 10, 20, 25, 50, 60), (11, 25, 60, 138))),
        Input("N_a", "first batch", ranges.by_level((1, 2), (1, 2, 4, 8, 10), (8, 16, 24))),
        Input("N_b", "second batch", ranges.by_level((4, 10), (4, 5, 16, 20, 32, 40), (12, 32, 48, 64))),
        Input(
            "A",
            "MB of activations for each example",
            ranges.by_level((10, 20), (10, 20, 25, 40, 50, 100), (35, 58, 90)),
        ),
    ),
    rules=(
        Rule(
            "before_state",
            "MB of parameters and gradients, first",
            "8*n",
            "weight and gradient take 4 bytes each, and plain SGD remembers nothing",
            "First the parameters take {before_state} MB.",
            "training-keeps",
        ),
        Rule(
            "before",
            "MB in all, first",
            "before_state + N_a*A",
            "activations come for every example, parameters once",
            "With activations {before} MB.",
            "fixed-and-each",
        ),
        Rule(
            "after",
            "MB in all, then",
            "after_state + N_b*A",
            "activations come for every example, parameters once",
            "With activations {after} MB.",
            "fixed-and-each",
        ),
        Rule(
            "percent",
            "percent of the first",
            "floor(100*after/before)",
            "what comes after over what was before",
            "That is {percent} percent of the first.",
        ),
    ),
    quantities=(
        Quantity(
            "percent",
            "percent of the first memory",
            ("percent",),
            "What percentage of the first does the second take?",
            counted=f"{_COUNTED} Round down.",
            types=(67,),
            levels=HARDER,
            spot=False,
        ),
        Quantity(
            "after",
            "MB, the second time",
            ("after",),
            "How many MB does the second take?",
            counted=f"{_COUNTED} A MB is 1,000,000 bytes.",
            without="The first training is over by then.",
            types=(67,),
        ),
    ),
    scene=_ADAM.scene,
    row=_ADAM.row,
    subject="The same parameters are trained twice.",
    modes=(_ADAM._replace(scene="", row=""), _MOMENTUM),
    mode_key="then",
    slips=(
        Bound("factor-upside-down", {"percent": "floor(100*before/after)"}),
        Bound("batch-scales-all", {"before": "N_a*(before_state + A)", "after": "N_b*(after_state + A)"}),
        Bound("activations-left-out", {"before": "before_state", "after": "after_state"}),
        Bound("same-optimiser", {"after_state": "8*n"}),
    ),
    takes=(),
    gives=(),
)

LAYERS = (_ACTIVATIONS, _TRAINING)
