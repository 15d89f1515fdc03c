"""The memory of activations: how many values, how many bytes for each, and in training a gradient beside every value."""

from __future__ import annotations

from question_bank.concepts import memory
from question_bank.layer import HARDER, PLANE, Bound, Input, Layer, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.shared.inputs import BATCH, DEPTH, SIDE
from question_bank.shared.ranges import Range
from question_bank.slips import Slip

IDEAS = {
    **memory.IDEAS,
    "bytes-each": "eight bits make a byte, so a value takes its bits over eight",
    "units-of-memory": "a MB is a million bytes, a MiB is 1,024 times 1,024 bytes",
    "training-keeps": "training keeps a gradient for every value and every parameter",
}

SLIPS = (
    Slip(
        "bits-as-bytes", "bytes-each", "bits taken for bytes", "takes a byte for every bit", "Eight bits make a byte."
    ),
    Slip(
        "always-four-bytes",
        "bytes-each",
        "four bytes whatever the precision",
        "takes 32 bits for each of them",
        "Here each of them has {b} bits, and eight bits make a byte.",
    ),
    Slip(
        "batch-left-out",
        "memory-needs-more",
        "the batch left out",
        "counts one example",
        "Each of the {N} examples has values of its own.",
    ),
    Slip(
        "mb-for-mib",
        "units-of-memory",
        "MB and MiB mixed up",
        "counts in the other unit",
        "A MB is a million bytes, a MiB is 1,024 times 1,024 bytes.",
        "Many tools divide by 1,024 twice and print MB.",
    ),
    Slip(
        "unit-halfway",
        "units-of-memory",
        "divided once only",
        "stops at thousands of bytes",
        "From bytes to this unit it takes two divisions.",
    ),
    Slip(
        "gradients-left-out",
        "training-keeps",
        "the gradients left out",
        "counts no gradients",
        "In training every value and every parameter has a gradient besides.",
    ),
    Slip(
        "gradients-unasked",
        "training-keeps",
        "gradients counted unasked",
        "counts a gradient for every value",
        "Gradients come with training; here only the values themselves are counted.",
    ),
)

UNITS = "A MB is 1,000,000 bytes, a MiB 1,048,576."
BITS = Input("b", "bits of a value", ranges.by_level((32, 32, 16, 8), (32, 16, 8), (16, 8, 64)))

_RULES = (
    Rule(
        "values",
        "values for one example",
        "prod(N_@)*D",
        "a volume holds the product of its sides",
        "One example has {values} values.",
        "activation-product",
    ),
    Rule(
        "all_values",
        "values for the batch",
        "N*values",
        "each example of a batch has values of its own",
        "{N} examples make {all_values}.",
        "memory-needs-more",
    ),
    Rule(
        "each",
        "bytes of a value",
        "b/8",
        "eight bits make a byte",
        "Bytes for each value: {each}.",
        short=True,
    ),
    Rule(
        "bytes",
        "bytes",
        "all_values*each",
        "every value takes the bytes of its precision",
        "Together {bytes} bytes.",
        "bytes-each",
    ),
    Rule(
        "training_bytes",
        "bytes in training",
        "2*bytes",
        "training keeps a gradient beside every value",
        "With gradients {training_bytes}.",
        "training-keeps",
    ),
    Rule(
        "mebibytes",
        "MiB",
        "bytes/(1024*1024)",
        "a MiB is 1,024 times 1,024 bytes",
        "That is {mebibytes} MiB.",
        "units-of-memory",
    ),
    Rule("megabytes", "MB", "bytes/1000000", "a MB is a million bytes", "That is {megabytes} MB.", "units-of-memory"),
)

_BYTES = Quantity(
    "bytes",
    "bytes",
    ("bytes",),
    "How many bytes is that?",
    counted="Counted here: the values alone, without gradients.",
    types=(64,),
    formula_types=(64,),
)
_TRAINING = Quantity(
    "training_bytes",
    "bytes in training",
    ("training_bytes",),
    "How many bytes is that with the gradients of training?",
    counted="Counted here: one gradient for each value, in the same precision.",
    types=(64,),
    levels=HARDER,
)
_MEBIBYTES = Quantity(
    "mebibytes",
    "MiB",
    ("mebibytes",),
    "How many MiB is that?",
    counted=f"Counted here: the values alone, without gradients. {UNITS}",
    types=(64,),
    levels=HARDER,
)
_MEGABYTES = _MEBIBYTES._replace(name="megabytes", label="MB", parts=("megabytes",), ask="How many MB is that?")

_SLIPS = (
    Bound("bits-as-bytes", {"each": "b"}),
    Bound("always-four-bytes", {"each": "4"}),
    Bound("depth-left-out", {"values": "prod(N_@)"}),
    Bound("sides-added", {"values": "sum(N_@) + D"}),
    Bound("batch-left-out", {"all_values": "values"}),
    Bound("gradients-left-out", {"training_bytes": "bytes"}),
    Bound("gradients-unasked", {"bytes": "2*all_values*each"}),
    Bound("mb-for-mib", {"mebibytes": "bytes/1000000"}),
    Bound("mb-for-mib", {"megabytes": "bytes/(1024*1024)"}),
    Bound("unit-halfway", {"mebibytes": "bytes/1024"}),
    Bound("unit-halfway", {"megabytes": "bytes/1000"}),
)


def _memory(
    name: str,
    title: str,
    quantities: tuple[Quantity, ...],
    numbers: tuple[Range, Range],
    batch: Input,
    scene: tuple[str, str, str],
) -> Layer:
    said, row, subject = scene
    sides, depths = numbers
    return Layer(
        name=name,
        title=title,
        inputs=(SIDE._replace(ranges=sides), DEPTH._replace(meaning="depth (channels)", ranges=depths), BITS, batch),
        rules=_RULES,
        quantities=quantities,
        scene=said,
        row=row,
        subject=subject,
        axes=PLANE,
        slips=_SLIPS,
        picture=(Side("values", "output", ("N_@", "D")),),
    )


LAYERS = (
    _memory(
        "activation_memory",
        "a layer's output in memory",
        (_BYTES, _TRAINING, _MEBIBYTES),
        (
            ranges.by_level((4, 5, 8, 10, 20), (32, 64, 96, 128, 160, 224, 256), (96, 128, 160, 192, 224, 384)),
            ranges.by_level((3, 4, 8, 10), (256, 512, 1024), (256, 512, 768, 1024)),
        ),
        BATCH._replace(said="batch {}"),
        (
            "A layer gives {H}x{W}x{D} values in {b} bits{twists}.",
            "OUTPUT  {H} x {W} x {D}, {b} bits{twists}",
            "A layer gives HxWxD values in b bits{twists}.",
        ),
    ),
    _memory(
        "batch_memory",
        "a batch in memory",
        (_MEGABYTES, _BYTES._replace(formula_types=(), levels=HARDER, spot=False)),
        (
            ranges.by_level((10, 20, 50, 100), (100, 200, 300, 400, 500), (300, 600, 700, 800, 1000)),
            ranges.by_level((1, 3, 4, 10), (1, 3, 3, 4, 10, 16, 64), (3, 12, 16, 48)),
        ),
        BATCH._replace(ranges=ranges.by_level((10, 100), (8, 10, 16, 32, 64, 100), (24, 48, 96, 128)), said=""),
        (
            "A batch of {N} volumes of {H}x{W}x{D} is kept in {b} bits.",
            "BATCH  {N} x {H} x {W} x {D}, {b} bits",
            "A batch of N volumes of HxWxD is kept in b bits.",
        ),
    ),
)
