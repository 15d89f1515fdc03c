"""The zeros of Keras' 'same' padding, where a stride comes in or an even kernel: how many, and on which side."""

from __future__ import annotations

from question_bank.concepts import even_kernels
from question_bank.layer import HARDER, Bound, Input, Layer, Quantity, Rule
from question_bank.shared import ranges
from question_bank.slips import Slip

IDEAS = {**even_kernels.IDEAS, "same-fills-up": "'same' adds as many zeros as the last window lacks"}

SLIPS = (
    Slip(
        "same-on-both-sides",
        "even-kernels-lean",
        "as many zeros on both sides",
        "pads both sides alike",
        "An even kernel takes an odd number of cells, so one side gets one zero more.",
    ),
    Slip(
        "stride-1-padding",
        "same-fills-up",
        "padding as for stride 1",
        "makes up for the whole kernel as at stride 1",
        "With a stride the last window may lack less: count where it ends.",
    ),
    Slip(
        "outputs-rounded-down",
        "same-rounds-up",
        "outputs rounded down",
        "leaves out the last partial stride",
        "'same' gives even a partial stride an output.",
    ),
    Slip(
        "outputs-for-strides",
        "plus-one",
        "outputs taken for strides",
        "takes a stride for every output",
        "Between outputs there is one stride less than there are outputs.",
    ),
    Slip(
        "more-zeros-before",
        "even-kernels-lean",
        "the odd zero put before",
        "leans to the other side",
        "Where it can't be shared out evenly, Keras puts the odd zero after the input.",
    ),
    Slip(
        "zeros-not-shared",
        "even-kernels-lean",
        "half a zero",
        "shares out evenly what can't be",
        "Zeros come whole, so one side gets one more.",
    ),
    Slip(
        "padded-like-pytorch",
        "even-kernels-lean",
        "half a kernel on each side",
        "pads half a kernel",
        "'same' in Keras starts from the size that comes out, and then adds only the zeros that are missing.",
    ),
)

_TOTAL = (
    Rule(
        "outputs",
        "outputs",
        "ceil(N/S)",
        "'same' gives the input over the stride, rounded up",
        "'Same' gives {outputs} outputs.",
        "same-rounds-up",
    ),
    Rule(
        "needed",
        "cells that the windows need",
        "(outputs - 1)*S + K",
        "the last window starts after all strides and has its whole length",
        "Their windows need {needed} cells.",
        "plus-one",
    ),
    Rule(
        "total",
        "zeros in all",
        "max(needed - N, 0)",
        "what the input lacks is filled up with zeros",
        "Missing zeros: {total}.",
        "same-fills-up",
    ),
    Rule(
        "before",
        "zeros before",
        "floor(total/2)",
        "half of them, rounded down, stand before the input",
        "Before it stand {before}.",
        "even-kernels-lean",
    ),
    Rule(
        "after",
        "zeros after",
        "total - before",
        "the rest stands after the input",
        "After it stand {after}.",
    ),
)
_COUNTED = "As in Keras: the size first, then the zeros. Told along one side."


def _zeros(name: str, label: str, ask: str, types: tuple[int, ...]) -> Quantity:
    return Quantity(
        name,
        label,
        (name,),
        ask,
        counted=_COUNTED,
        types=types,
        levels=HARDER,
    )


def _same(
    name: str,
    title: str,
    kernel: Input,
    stride: Input,
    types: tuple[int, ...],
    scene: tuple[str, str, str],
    *more: Bound,
) -> Layer:
    said, row, subject = scene
    side = Input(
        "N",
        "input side",
        ranges.by_level(
            (7, 8, 10, 15), (14, 15, 24, 27, 28, 31, 32, 56, 112, 224, 227), (13, 27, 45, 57, 100, 113, 225)
        ),
    )
    return Layer(
        name=name,
        title=title,
        inputs=(side, kernel, stride),
        rules=_TOTAL,
        quantities=(
            _zeros("total", "zeros in all", "How many zeros does that add, before and after together?", types),
            _zeros("before", "zeros before", "How many zeros does that add before the first cell?", types),
            _zeros("after", "zeros after", "How many zeros does that add after the last cell?", types),
        ),
        scene=said,
        row=row,
        subject=subject,
        slips=(
            Bound("stride-1-padding", {"total": "K - 1"}),
            Bound("outputs-rounded-down", {"outputs": "floor(N/S)"}),
            Bound("outputs-for-strides", {"needed": "outputs*S + K"}),
            Bound("more-zeros-before", {"before": "ceil(total/2)"}),
            Bound("zeros-not-shared", {"before": "total/2"}),
            Bound("padded-like-pytorch", {"total": "2*floor(K/2)"}),
            *more,
        ),
        takes=(),
        gives=(),
        words={"unit": "filter", "kernel": "{K}x{K}"},
    )


LAYERS = (
    _same(
        "strided_same",
        "'same' padding with a stride",
        Input("K", "kernel side", ranges.by_level((3,), (3, 3, 5, 7), (3, 5, 7, 4))),
        Input("S", "stride", ranges.by_level((2,), (2, 2, 4), (2, 3, 4))),
        (15,),
        (
            "A {K}x{K} filter with stride {S} and 'same' padding runs over {N}x{N}.",
            "CONV  {K}x{K}, stride {S}, 'same', on {N} x {N}",
            "A KxK filter with stride S and 'same' padding runs over NxN.",
        ),
    ),
    _same(
        "even_same",
        "'same' padding of an even kernel",
        Input("K", "kernel side", ranges.by_level((2, 4), (2, 4, 6, 8, 10, 12), (2, 4, 6, 8, 10, 12))),
        Input("S", "stride", ranges.by_level((1,), (1,), (1, 2, 3)), 1, "stride {}"),
        (16,),
        (
            "A {K}x{K} filter{twists} with 'same' padding runs over {N}x{N}.",
            "CONV  {K}x{K}{twists}, 'same', on {N} x {N}",
            "A KxK filter{twists} with 'same' padding runs over NxN.",
        ),
        Bound("same-on-both-sides", {"total": "2*floor((K - 1)/2)"}),
    ),
)
