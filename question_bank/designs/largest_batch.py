"""The largest batch that fits: what the parameters leave of the memory, shared out among examples."""

from __future__ import annotations

from question_bank.layer import HARDER, Bound, Condition, Input, Layer, Mode, Quantity, Rule
from question_bank.shared import ranges
from question_bank.slips import Slip

IDEAS = {"fixed-and-each": "parameters lie in memory once, activations for every example"}

SLIPS = (
    Slip(
        "fixed-left-out",
        "fixed-and-each",
        "parameters and optimiser left out",
        "gives all of the memory to examples",
        "The {F} GB that are taken already leave less for examples.",
    ),
    Slip(
        "fixed-for-each",
        "fixed-and-each",
        "parameters counted for every example",
        "gives each example parameters of its own",
        "The {F} GB lie in memory once, whatever the batch.",
    ),
    Slip(
        "part-of-an-example",
        "fixed-and-each",
        "one example too many",
        "rounds up",
        "An example that does not fit as a whole does not fit: round down.",
    ),
    Slip(
        "batch-not-rounded",
        "fixed-and-each",
        "a part of an example counted",
        "leaves a fraction",
        "A batch holds whole examples only: round down.",
    ),
    Slip(
        "binary-thousand",
        "units-of-memory",
        "1,024 taken for a thousand",
        "takes 1,024 MB for a GB",
        "As it says under the question, a GB is 1,000 MB here.",
    ),
    Slip(
        "precision-upside-down",
        "bytes-each",
        "the precision upside down",
        "makes the values larger instead of smaller",
        "Fewer bits take fewer bytes, so an example takes less than before.",
    ),
    Slip(
        "precision-left-out",
        "bytes-each",
        "the precision left out",
        "takes 32 bits for every value",
        "With fewer bits every value takes fewer bytes.",
    ),
    Slip(
        "used-for-left",
        "fixed-and-each",
        "what is used for what is left",
        "tells what the examples take",
        "What is left is the rest of the memory, after the examples have theirs.",
    ),
)

_GB = "A GB is counted as 1,000 MB."


def _precision(bits: int, shorter: int) -> Mode:
    """The memory of an example in a precision; it is given in 32 bits."""
    return Mode(
        str(bits),
        f"now in {bits} bits" if shorter > 1 else "",
        (
            Rule(
                "each",
                "MB for each example",
                f"A/{shorter}",
                "fewer bits take fewer bytes",
                f"In {bits} bits an example takes {{each}} MB.",
                "bytes-each",
            ),
        ),
    )


LAYERS = (
    Layer(
        name="largest_batch",
        title="the largest batch",
        inputs=(
            Input(
                "V",
                "memory of the device in GB",
                ranges.by_level((4, 5, 6, 8, 10), (6, 8, 11, 12, 16, 24, 32, 40, 80), (11, 24, 48, 80)),
            ),
            Input("F", "GB of parameters and optimiser", ranges.by_level((1, 2, 3), (1, 2, 3, 4, 5, 7), (3, 5, 7, 9))),
            Input(
                "A",
                "MB of activations for each example, in 32 bits",
                ranges.by_level(
                    (10, 20, 50, 100), (30, 40, 60, 70, 80, 90, 110, 120, 150, 250), (34, 62, 93, 130, 170, 230, 390)
                ),
            ),
        ),
        rules=(
            Rule(
                "room",
                "MB for activations",
                "1000*(V - F)",
                "parameters and optimiser take their share first",
                "Left for activations: {room} MB.",
                "fixed-and-each",
            ),
            Rule(
                "batch",
                "largest batch",
                "floor(room/each)",
                "only whole examples fit",
                "{each} MB fit in {batch} times.",
                "fixed-and-each",
            ),
            Rule(
                "left",
                "MB left over",
                "room - batch*each",
                "what is less than an example stays empty",
                "Left over: {left} MB.",
                "fixed-and-each",
            ),
        ),
        quantities=(
            Quantity(
                "batch",
                "examples",
                ("batch",),
                "What is the largest batch?",
                counted=f"{_GB} Nothing else takes memory.",
                types=(66,),
            ),
            Quantity(
                "left",
                "MB left over",
                ("left",),
                "How many MB does the largest batch leave?",
                counted=f"{_GB} Nothing else takes memory.",
                types=(66,),
                levels=HARDER,
                spot=False,
            ),
        ),
        scene="Parameters and optimiser take {F} of {V} GB, and each example takes {A} MB in 32 bits{twists}.",
        row="MEMORY  {V} GB, {F} GB of it taken, {A} MB for each example in 32 bits{twists}",
        subject="Parameters and optimiser take F of V GB, and each example takes A MB in 32 bits{twists}.",
        modes=(_precision(32, 1), _precision(16, 2), _precision(8, 4)),
        mode_key="bits",
        slips=(
            Bound("fixed-left-out", {"room": "1000*V"}),
            Bound("fixed-for-each", {"batch": "floor(1000*V/(1000*F + each))"}),
            Bound("part-of-an-example", {"batch": "ceil(room/each)"}),
            Bound("batch-not-rounded", {"batch": "room/each"}),
            Bound("binary-thousand", {"room": "1024*(V - F)"}),
            Bound("precision-left-out", {"each": "A"}, modes=("16", "8")),
            Bound("precision-upside-down", {"each": "2*A"}, modes=("16",)),
            Bound("precision-upside-down", {"each": "4*A"}, modes=("8",)),
            Bound("used-for-left", {"left": "batch*each"}),
        ),
        conditions=(
            Condition("V - F - 1", "not be negative", "{F} GB leave nothing of {V} GB."),
            Condition("batch - 1", "not be negative", "Not even one example fits."),
        ),
        takes=(),
        gives=(),
    ),
)
