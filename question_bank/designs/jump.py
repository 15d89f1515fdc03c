"""Where the values of a stack look: how far apart neighbours are in the input, and where the centre of the first one is."""

from __future__ import annotations

from question_bank.designs.strided_stack import kernel_and_stride
from question_bank.layer import HARDER, Bound, Condition, Input, Layer, Quantity, Rule
from question_bank.shared import ranges
from question_bank.slips import Slip

SLIPS = (
    Slip(
        "strides-left-out-of-start",
        "field-start",
        "the strides before a layer left out",
        "takes every step of a kernel for one cell of the input",
        "After a stride of 2 each step of a kernel covers two cells of the input.",
    ),
    Slip(
        "own-stride-in-start",
        "field-start",
        "a layer's own stride counted",
        "moves by the stride of a layer itself",
        "A layer's own stride only spreads what comes after it; its own place is told in the strides before it.",
    ),
    Slip(
        "jump-of-one-layer",
        "strides-multiply",
        "the stride of one layer",
        "moves by the stride of one layer alone",
        "A step at the end is a stride of the last layer, and each of its steps is a stride of the layer before.",
    ),
    Slip(
        "half-of-kernel",
        "field-start",
        "half of the whole kernel",
        "goes half a kernel in",
        "From the centre of the first cell to the middle it is half of the kernel less one.",
    ),
    Slip(
        "start-without-padding",
        "field-start",
        "the padding left out of the start",
        "starts inside the input",
        "Padding moves the first place back, half out of the input.",
    ),
)

_PADDINGS = ranges.by_level((0,), (0, 1), (0, 1, 2))
_PLACES = {"a": "first", "b": "second", "c": "third"}
_NOT_IN_STEPS = "Kernels and padding move all values alike, so neighbours stay as far apart."


def _padding(places: str) -> tuple[Input, ...]:
    """One padding for each of two layers, one for all of more."""
    if len(places) > 2:
        return (Input("P", "padding on each side, every layer", _PADDINGS, 0, "padding {} each"),)
    return tuple(
        Input(f"P_{place}", f"padding on each side, {which} layer", _PADDINGS, 0, f"padding {{}} in the {which}")
        for place, which in zip(places, _PLACES.values(), strict=False)
    )


def _moves(place: str, padding: str, steps: str) -> tuple[Rule, ...]:
    """How far the centre moves in with one layer, in cells of the input."""
    which = _PLACES[place]
    return (
        Rule(
            f"middle_{place}",
            f"cells to the middle of the {which} kernel",
            f"(K_{place} - 1)/2",
            "it is half of the kernel less one",
            f"To the middle of the {which} kernel it is {{middle_{place}}}.",
        ),
        Rule(
            f"moved_{place}",
            f"the same, less the padding of the {which}",
            f"middle_{place} - {padding}",
            "padding moves the first place back",
            f"Less the padding that is {{moved_{place}}}.",
        ),
        Rule(
            f"inset_{place}",
            f"cells that the {which} layer moves it in",
            f"moved_{place}*{steps}",
            "a step of a layer covers the strides before it",
            f"The {which} layer moves it in by {{inset_{place}}}.",
            "field-start",
            short=True,
        ),
    )


def _slips(places: str, before: dict[str, str]) -> tuple[Bound, ...]:
    """The slips of a stack; `before` has the strides before each layer, multiplied."""

    def each(line: str, formula: str) -> dict[str, str]:
        return {f"{line}_{place}": formula.replace("@", place) for place in places}

    own = {f"inset_{place}": f"moved_{place}*{before[place]}*S_{place}" for place in places}
    return (
        Bound("start-without-padding", each("moved", "middle_@")),
        Bound("half-of-kernel", each("middle", "K_@/2")),
        Bound("strides-left-out-of-start", each("inset", "moved_@")),
        Bound("own-stride-in-start", own),
        Bound("strides-added", {"jump": " + ".join(f"S_{place}" for place in places)}),
        Bound("jump-of-one-layer", {"jump": f"S_{places[-1]}"}),
        Bound("jump-of-one-layer", {"jump": "S_a"}),
    )


def _conditions(paddings: dict[str, str]) -> tuple[Condition, ...]:
    return tuple(
        Condition(
            f"(K_{place} - 1)/2 - {padding}", "not be negative", f"Padding {{{padding}}} is more than half of a kernel."
        )
        for place, padding in paddings.items()
    )


_START = Quantity(
    "start",
    "centre of the first value",
    ("start",),
    "Where is the centre of what its first value sees?",
    counted="Counted in cells of the input; the centre of the first cell is 0.",
    without="The last stride only decides where the next values are.",
    types=(72,),
    spot=False,
)
_JUMP = Quantity(
    "jump",
    "cells between neighbours",
    ("jump",),
    "How many input cells apart do two neighbouring values look?",
    counted="Counted at the end, from centre to centre.",
    without=_NOT_IN_STEPS,
    types=(72,),
    spot=False,
)


def _stack(name: str, title: str, places: str, scene: tuple[str, str, str]) -> Layer:
    said, row, subject = scene
    before = {place: "*".join(f"S_{one}" for one in places[:i]) or "1" for i, place in enumerate(places)}
    levels = HARDER if len(places) > 2 else _START.levels
    paddings = {place: "P" if len(places) > 2 else f"P_{place}" for place in places}
    return Layer(
        name=name,
        title=title,
        inputs=(
            *(one for p in places for one in kernel_and_stride(p, _PLACES[p], last=p == places[-1])),
            *_padding(places),
        ),
        rules=(
            *(rule for place in places for rule in _moves(place, paddings[place], before[place])),
            Rule(
                "start",
                "centre of the first value",
                " + ".join(f"inset_{place}" for place in places),
                "every layer moves it in, one after the other",
                "Together {start}.",
            ),
            Rule(
                "jump",
                "cells between neighbours",
                "*".join(f"S_{place}" for place in places),
                "strides multiply",
                "A step at the end covers {jump} cells.",
                "strides-multiply",
            ),
        ),
        quantities=(_START._replace(levels=levels), _JUMP._replace(levels=levels)),
        scene=said,
        row=row,
        subject=subject,
        slips=_slips(places, before),
        conditions=_conditions(paddings),
        takes=(),
        gives=(),
        words={"unit": "layer"},
    )


LAYERS = (
    _stack(
        "jump",
        "where two layers look",
        "ab",
        (
            "A {K_a}x{K_a} layer, stride {S_a}, then {K_b}x{K_b}, stride {S_b}{twists}.",
            "STACK  {K_a}x{K_a} stride {S_a}, {K_b}x{K_b} stride {S_b}{twists}",
            "A layer of side K_a, stride S_a, then side K_b, stride S_b{twists}.",
        ),
    ),
    _stack(
        "jump_of_three",
        "where three layers look",
        "abc",
        (
            "A {K_a}x{K_a} layer, stride {S_a}, then {K_b}x{K_b}, stride {S_b}, then {K_c}x{K_c}, stride {S_c}{twists}.",
            "STACK  {K_a}x{K_a} stride {S_a}, {K_b}x{K_b} stride {S_b}, {K_c}x{K_c} stride {S_c}{twists}",
            "Three layers of sides K_a, K_b, K_c follow one another with strides S_a, S_b, S_c{twists}.",
        ),
    ),
)
