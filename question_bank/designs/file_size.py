"""The size of a file of weights: parameters by the million in MB, one weight matrix in MiB, at 32, 16, 8 or 4 bits."""

from __future__ import annotations

from question_bank.designs.activation_memory import UNITS
from question_bank.layer import HARDER, Bound, Condition, Input, Layer, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.slips import Slip

IDEAS = {"some-stay": "what is not quantised keeps its bytes"}

SLIPS = (
    Slip(
        "all-quantised",
        "some-stay",
        "all of them quantised",
        "takes the short precision for all of them",
        "{m} million of them stay in 32 bits.",
    ),
    Slip(
        "kept-in-addition",
        "some-stay",
        "those in 32 bits counted twice",
        "counts those in 32 bits among the others too",
        "Each parameter is stored once, in one precision or in the other.",
    ),
    Slip(
        "one-row-of-weights",
        "every-input",
        "one neuron counted",
        "stores the weights of a single neuron",
        "Every one of the {M} neurons has a weight for each input.",
    ),
    Slip(
        "sides-of-matrix-added",
        "every-input",
        "inputs and neurons added",
        "adds the sides of the matrix",
        "Every neuron is joined to every input, so they are multiplied.",
    ),
)

_BITS = Input("b", "bits of a parameter", ranges.by_level((32, 16, 8), (32, 16, 16, 8, 8, 4, 4), (16, 8, 8, 4, 4)))
_EACH = Rule("each", "bytes of a parameter", "b/8", "eight bits make a byte", "Bytes for each: {each}.", short=True)
_TAKES = "every parameter takes the bytes of its precision"

_FILE = Layer(
    name="file_size",
    title="the file of a network",
    inputs=(
        Input(
            "n",
            "parameters in millions",
            ranges.by_level(
                (1, 2, 3, 4, 5, 8, 10, 20, 25, 50, 100),
                (3, 4, 5, 7, 8, 11, 12, 14, 22, 25, 26, 44, 60, 61, 86, 138, 144),
                (5, 9, 11, 26, 61, 86, 138, 304, 350, 632),
            ),
        ),
        _BITS,
        Input(
            "m",
            "millions that stay in 32 bits",
            ranges.by_level((0,), (0, 1, 2), (1, 2, 3)),
            0,
            "{} million of them in 32",
        ),
    ),
    rules=(
        _EACH,
        Rule(
            "short_millions",
            "millions in the short precision",
            "n - m",
            "what stays in 32 bits is taken off first",
            "In {b} bits there are {short_millions} million.",
            "some-stay",
        ),
        Rule(
            "kept_mb",
            "MB in 32 bits",
            "4*m",
            "32 bits are four bytes",
            "Those in 32 bits take {kept_mb} MB.",
            "some-stay",
        ),
        Rule(
            "megabytes",
            "MB",
            "short_millions*each + kept_mb",
            "a million parameters take their bytes each in MB",
            "Together {megabytes} MB.",
            "bytes-each",
        ),
        Rule(
            "bytes",
            "bytes",
            "1000000*megabytes",
            "a MB is a million bytes",
            "That is {bytes} bytes.",
            "units-of-memory",
        ),
    ),
    quantities=(
        Quantity(
            "megabytes",
            "MB",
            ("megabytes",),
            "How many MB is its file?",
            counted=f"Counted here: the parameters alone. {UNITS}",
            types=(88,),
        ),
        Quantity(
            "bytes",
            "bytes",
            ("bytes",),
            "How many bytes is its file?",
            counted="Counted here: the parameters alone.",
            types=(88,),
            levels=HARDER,
        ),
    ),
    scene="A network of {n} million parameters is stored in {b} bits{twists}.",
    row="FILE  {n} million parameters, {b} bits{twists}",
    subject="A network of n million parameters is stored in b bits{twists}.",
    slips=(
        Bound("bits-as-bytes", {"each": "b"}),
        Bound("always-four-bytes", {"each": "4"}),
        Bound("all-quantised", {"short_millions": "n", "kept_mb": "0*m"}),
        Bound("kept-in-addition", {"short_millions": "n"}),
        Bound("mb-for-mib", {"bytes": "1024*1024*megabytes"}),
        Bound("unit-halfway", {"bytes": "1000*megabytes"}),
    ),
    conditions=(Condition("m*floor(b/32)", "be zero", "All of them have 32 bits already."),),
    takes=(),
    gives=(),
)

_MATRIX = Layer(
    name="matrix_file",
    title="a stored weight matrix",
    inputs=(
        Input(
            "D",
            "inputs",
            ranges.by_level(
                (512, 1024, 2048), (512, 1024, 2048, 3072, 4096, 6144, 9216, 25_088), (3072, 5120, 7168, 18_432)
            ),
        ),
        Input("M", "neurons", ranges.by_level((1024, 2048), (1024, 2048, 4096), (1024, 3072, 4096, 5120))),
        _BITS,
    ),
    rules=(
        Rule(
            "weights",
            "weights",
            "D*M",
            "every neuron has a weight for each input",
            "{D} inputs and {M} neurons make {weights} weights.",
            "every-input",
        ),
        _EACH,
        Rule("bytes", "bytes", "weights*each", _TAKES, "They take {bytes} bytes.", "bytes-each"),
        Rule(
            "mebibytes",
            "MiB",
            "bytes/(1024*1024)",
            "a MiB is 1,024 times 1,024 bytes",
            "That is {mebibytes} MiB.",
            "units-of-memory",
        ),
    ),
    quantities=(
        Quantity(
            "mebibytes",
            "MiB",
            ("mebibytes",),
            "How many MiB is the file?",
            counted=f"Counted here: weights, no biases. {UNITS}",
            types=(88,),
            levels=HARDER,
        ),
        Quantity(
            "bytes",
            "bytes",
            ("bytes",),
            "How many bytes is the file?",
            counted="Counted here: weights, no biases.",
            types=(88,),
        ),
    ),
    scene="The weights of a fully connected layer from {D} inputs to {M} neurons are stored in {b} bits.",
    row="FILE  weights of FC {D} to {M}, {b} bits",
    subject="The weights of a fully connected layer from D inputs to M neurons are stored in b bits.",
    slips=(
        Bound("bits-as-bytes", {"each": "b"}),
        Bound("always-four-bytes", {"each": "4"}),
        Bound("one-row-of-weights", {"weights": "D"}),
        Bound("sides-of-matrix-added", {"weights": "D + M"}),
        Bound("mb-for-mib", {"mebibytes": "bytes/1000000"}),
        Bound("unit-halfway", {"mebibytes": "bytes/1024"}),
    ),
    takes=(),
    gives=(),
    picture=(Side("weights", "kernel", ("M", "D")),),
)

LAYERS = (_FILE, _MATRIX)
