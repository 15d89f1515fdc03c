"""Small kernels on top of one another against one large kernel that sees as far."""

from __future__ import annotations

from question_bank.concepts import kernel_size
from question_bank.layer import HARDER, Bound, Input, Layer, Quantity, Rule
from question_bank.shared import ranges
from question_bank.shared.comparing import EXACT
from question_bank.shared.quantities import WEIGHTS
from question_bank.slips import Slip

IDEAS = {**kernel_size.IDEAS, "stack-adds": "layers on top of one another add up what they hold"}

SLIPS = (
    Slip(
        "one-layer-of-stack",
        "stack-adds",
        "one layer of the stack",
        "counts one layer of the stack",
        "Each layer of the stack has weights of its own, and they are added.",
    ),
    Slip(
        "layers-multiplied",
        "stack-adds",
        "the layers multiplied",
        "multiplies the layers",
        "One layer comes after the other, so what they hold is added.",
    ),
    Slip(
        "stack-sees-one-kernel",
        "field-grows",
        "one kernel for the whole stack",
        "is what one layer sees of the one below it",
        "What a layer sees has seen its own neighbourhood, so every layer widens the view.",
    ),
    Slip(
        "kernels-end-to-end",
        "field-grows",
        "kernels laid end to end",
        "lets every kernel add its whole side",
        "Neighbouring kernels share a cell, so each further layer adds its side less one.",
    ),
    Slip(
        "first-kernel-less-one",
        "field-grows",
        "the first kernel not whole",
        "takes one less of every kernel",
        "The first kernel counts whole; only the further ones add one less.",
    ),
    Slip(
        "large-side-once",
        "kernel-size-price",
        "one side of the large kernel",
        "takes one side of the large kernel",
        "A kernel is as high as it is wide, so its side comes in twice.",
    ),
    Slip(
        "same-view-same-price",
        "kernel-size-price",
        "the same view at the same price",
        "gives both as much",
        "What they see is the same; what they hold grows with the square of the side.",
    ),
)

_INPUTS = (
    Input("n", "layers", ranges.by_level((2, 2, 3), (2, 2, 3, 4), (2, 3, 4, 5))),
    Input("K", "kernel side", ranges.by_level((3,), (3, 3, 3, 5), (2, 3, 5, 7))),
    Input(
        "D",
        "channels throughout",
        ranges.by_level((2, 3, 4, 5, 6, 8, 10, 16, 20), (3, 6, 16, 32, 64, 128, 256, 512), (12, 24, 48, 96, 192, 384)),
    ),
)

_RULES = (
    Rule(
        "layer_weights",
        "weights of one layer",
        "K*K*D*D",
        "as many filters as channels, each through all of them",
        "One layer has {layer_weights} weights.",
        "filter-depth",
    ),
    Rule(
        "weights",
        "weights of the stack",
        "n*layer_weights",
        "every layer has weights of its own",
        "{n} layers make {weights}.",
        "stack-adds",
    ),
    Rule(
        "reach",
        "side of the large kernel",
        "n*(K - 1) + 1",
        "the first kernel counts whole, every further one adds its side less one",
        "Together they see {reach} across.",
        "field-grows",
    ),
    Rule(
        "large_weights",
        "weights of the large kernel",
        "reach*reach*D*D",
        "a larger kernel costs the square of its side",
        "One kernel of {reach} by {reach} has {large_weights} weights.",
        "kernel-size-price",
    ),
    Rule(
        "part",
        "part that the stack has",
        "weights/large_weights",
        "the weights of the stack over those of the large kernel",
        "The stack has {part} of it.",
    ),
    Rule(
        "operations",
        "multiplications of the stack",
        "n*K*K",
        "each layer multiplies once for each of its weights",
        "{n} kernels of {K} by {K} take {operations}.",
        "stack-adds",
    ),
    Rule(
        "large_operations",
        "multiplications of the large kernel",
        "reach*reach",
        "a kernel multiplies once for each of its weights",
        "One of {reach} by {reach} takes {large_operations}.",
        "kernel-size-price",
    ),
    Rule(
        "saved",
        "multiplications that are saved",
        "large_operations - operations",
        "what the large kernel takes beyond the stack",
        "That saves {saved}.",
    ),
)

_COUNTED = "Counted here: weights, no biases. Stride 1."
_ONE_PIXEL = "Counted here: one output pixel and one channel that goes in and comes out. Stride 1."
_CHANNELS = "One channel is counted, so how many there are does not come in."

_QUANTITIES = (
    WEIGHTS._replace(ask="How many weights does the stack have?", counted=_COUNTED, types=(43,), formula_types=(43,)),
    Quantity(
        "reach",
        "side of the large kernel",
        ("reach",),
        "How wide is that one kernel?",
        counted="Counted in pixels. Stride 1.",
        without="How many channels there are does not change how far a kernel sees.",
        types=(43, 68),
        formula_types=(68,),
    ),
    Quantity(
        "large_weights",
        "weights of the large kernel",
        ("large_weights",),
        "How many weights does that one kernel have?",
        counted=_COUNTED,
        types=(43,),
    ),
    Quantity(
        "part",
        "part of the large kernel's weights",
        ("part",),
        "What part of its weights does the stack have?",
        counted=f"Counted here: the stack over the large kernel, no biases. {EXACT}",
        without="Both counts go with the square of the channels, so these fall out.",
        types=(43,),
        formula_types=(43,),
        levels=HARDER,
    ),
    Quantity(
        "operations",
        "multiplications of the stack",
        ("operations",),
        "How many multiplications does the stack take?",
        counted=_ONE_PIXEL,
        without=_CHANNELS,
        types=(62,),
        formula_types=(62,),
    ),
    Quantity(
        "large_operations",
        "multiplications of the large kernel",
        ("large_operations",),
        "How many multiplications does that one kernel take?",
        counted=_ONE_PIXEL,
        without=_CHANNELS,
        types=(62,),
        formula_types=(62,),
    ),
    Quantity(
        "saved",
        "multiplications that are saved",
        ("saved",),
        "How many multiplications does the stack save?",
        counted=_ONE_PIXEL,
        without=_CHANNELS,
        types=(62,),
        levels=HARDER,
    ),
)

LAYERS = (
    Layer(
        name="kernel_stack",
        title="a stack of small kernels against a large one",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="{n|count} {K}x{K} convolutions in a row keep {D} channels; one kernel that sees as far could replace them.",
        row="STACK  {n} of {K}x{K} on {D} channels, or one kernel that sees as far",
        subject="In a row, n convolutions of KxK keep D channels; one kernel that sees as far could replace them.",
        slips=(
            Bound("one-layer-of-stack", {"weights": "layer_weights"}),
            Bound("one-layer-of-stack", {"operations": "K*K"}),
            Bound("layers-multiplied", {"operations": "(K*K)^n"}),
            Bound("channels-once", {"layer_weights": "K*K*D"}),
            Bound("channels-once", {"large_weights": "reach*reach*D"}),
            Bound("stack-sees-one-kernel", {"reach": "K"}),
            Bound("kernels-end-to-end", {"reach": "n*K"}),
            Bound("first-kernel-less-one", {"reach": "n*(K - 1)"}),
            Bound("large-side-once", {"large_weights": "reach*D*D"}),
            Bound("large-side-once", {"large_operations": "reach"}),
            Bound("same-view-same-price", {"large_weights": "weights"}),
            Bound("same-view-same-price", {"large_operations": "operations"}),
            Bound("part-upside-down", {"part": "large_weights/weights"}),
            Bound("part-saved", {"part": "1 - weights/large_weights"}),
        ),
        takes=(),
        gives=(),
        words={"unit": "layer", "kernel": "{K}x{K}"},
    ),
)
