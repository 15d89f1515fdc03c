"""PyTorch's adaptive pooling: the size that comes out is the one that is named."""

from __future__ import annotations

import re

from question_bank.frameworks.spelling import Argument, Layout, Spelling
from question_bank.layer import HARDER, LINE, PLANE, SPACE, Axis, Bound, Input, Layer, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.shared.inputs import DEPTH, SIDE
from question_bank.shared.quantities import ACTIVATION_SIZE, NOTHING_LEARNED, OUTPUT_SHAPE
from question_bank.shared.unlearned import EASIER
from question_bank.slips import Slip

IDEAS = {"adaptive-names-output": "adaptive pooling is told the size that comes out"}

SLIPS = (
    Slip(
        "adaptive-as-window",
        "adaptive-names-output",
        "the named size taken for a window",
        "divides the input by the named size",
        "The number says how many values come out; the windows are chosen to fit.",
    ),
    Slip(
        "adaptive-as-sliding",
        "adaptive-names-output",
        "the named size taken for a window that moves by one",
        "slides a window of the named size",
        "The number says how many values come out, not how large a window is.",
    ),
    Slip(
        "adaptive-keeps-size",
        "adaptive-names-output",
        "the input size kept",
        "keeps the size of the input",
        "Whatever the size of the input, the named size comes out.",
    ),
)

_ASKED_FOR = Input(
    "A_@", "output {axis} that is asked for", ranges.by_level((2, 3, 4, 5), (2, 3, 4, 6, 7, 8), (3, 5, 6, 7, 9))
)

_RULES = (
    Rule(
        "out_@",
        "output {axis}",
        "A_@",
        "the size that comes out is named, and the windows are chosen to fit",
        "It was told to give {out_@}.",
        "adaptive-names-output",
        short=True,
    ),
    Rule(
        "out_d",
        "output depth",
        "D",
        "each channel is pooled on its own",
        "Each of the {out_d} channels is pooled on its own.",
        "pool-keeps-depth",
        short=True,
    ),
    Rule(
        "activation_size",
        "values in the output",
        "prod(out_@)*out_d",
        "a volume holds the product of its sides",
        "Together {activation_size} values.",
        "activation-product",
    ),
    Rule(
        "params",
        "parameters",
        "0",
        "a window that picks or averages has nothing to learn",
        "Pooling picks or averages, so there is nothing to learn.",
        "pool-learns-nothing",
        short=True,
    ),
)

_ANY_INPUT = "The size of the input only decides how large the windows become."

_QUANTITIES = (
    OUTPUT_SHAPE._replace(without=_ANY_INPUT, types=(6,), levels=HARDER),
    ACTIVATION_SIZE._replace(without=_ANY_INPUT, levels=HARDER),
    NOTHING_LEARNED._replace(
        without="Picking or averaging takes no learned number, however large the windows.", levels=EASIER
    ),
)

_SLIPS = (
    Bound("adaptive-as-window", {"out_@": "floor(N_@/A_@)"}),
    Bound("adaptive-as-sliding", {"out_@": "N_@ - A_@ + 1"}),
    Bound("adaptive-keeps-size", {"out_@": "N_@"}),
    Bound("pool-one-channel", {"out_d": "1"}),
    Bound("depth-left-out", {"activation_size": "prod(out_@)"}),
    Bound("sides-added", {"activation_size": "sum(out_@) + out_d"}),
    Bound("pool-has-weights", {"params": "prod(A_@)*D"}),
    Bound("pool-has-scale", {"params": "2*D"}),
    Bound("stored-values-learned", {"params": "prod(A_@)*D + D"}),
)

_SCENES = {
    1: ("to length {A}", "{T} steps of {D} features", "{T} x {D}"),
    2: ("to {A_h}x{A_w}", "a {H}x{W}x{D} input", "{H} x {W} x {D}"),
    3: ("to {A_t}x{A_h}x{A_w}", "{T}x{H}x{W}x{D}", "{T} x {H} x {W} x {D}"),
}
"""How the output is named, and the input, said and in a row, by the number of axes."""

_NAMES = {1: "1-D ", 2: "", 3: "3-D "}
_ORDERS = {1: "length", 2: "height x width", 3: "length x height x width"}
_SIZES = {1: ranges.LENGTHS, 2: ranges.MAP_SIDES, 3: ranges.FRAMES}


def _quantities(axes: tuple[Axis, ...]) -> tuple[Quantity, ...]:
    """Of the plane all; of one and of three dimensions only the shape."""
    order = f"Written as {_ORDERS[len(axes)]} x depth."
    told = [one._replace(counted=order) if one.name == "output_shape" else one for one in _QUANTITIES]
    if axes is PLANE:
        return tuple(told)
    return tuple(one._replace(asked=one.name == "output_shape", spot=False) for one in told)


def _pool(word: str, axes: tuple[Axis, ...]) -> Layer:
    ones = len(axes)
    output, input_said, input_row = _SCENES[ones]
    spelling = Spelling(
        "torch",
        (f"Adaptive{'Max' if word == 'max' else 'Avg'}Pool{ones}d",),
        (
            Argument("output_size", "A_@", "sizes", none="N_@"),
            *((Argument("return_indices", kind="ignored", allows=(False,)),) if word == "max" else ()),
        ),
        (Layout(("D", "N_@")),),
        channels_first=True,
    )
    return Layer(
        name=f"adaptive_{'max' if word == 'max' else 'avg'}_pool{ones}d",
        title=f"{_NAMES[ones]}adaptive {word} pooling",
        inputs=(
            SIDE._replace(ranges=_SIZES[ones]),
            DEPTH._replace(ranges=ranges.MAP_DEPTHS),
            _ASKED_FOR,
        ),
        rules=_RULES,
        quantities=_quantities(axes),
        scene=f"Adaptive {word} pooling {output} takes {input_said}.",
        row=f"ADAPTIVE {word.upper()} POOL  {output}, on {input_row}",
        subject=re.sub(r"\{([THWD])\}", r"\1", f"Adaptive {word} pooling {output} takes {input_said}.").replace(
            "a HxW", "an HxW"
        ),
        axes=axes,
        slips=_SLIPS,
        takes=("N_@", "D"),
        gives=("out_@", "out_d"),
        picture=(Side("input", "input", ("N_@", "D")), Side("output", "output", ("out_@", "out_d"))),
        words={"unit": "window"},
        spellings=(spelling,),
    )


LAYERS = tuple(_pool(word, axes) for word in ("average", "max") for axes in (PLANE, LINE, SPACE))
