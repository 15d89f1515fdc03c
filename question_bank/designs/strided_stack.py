"""Two or three layers with strides: how wide the last one sees. A stride only tells for the layers after it."""

from __future__ import annotations

from question_bank.layer import HARDER, Bound, Input, Layer, Quantity, Rule
from question_bank.shared import ranges
from question_bank.slips import Slip

SLIPS = (
    Slip(
        "last-stride-only",
        "strides-multiply",
        "only the last stride counted",
        "spreads by the stride just before alone",
        "All strides before a layer count, multiplied, not just the one before it.",
        "So does the sentence under the right formula in a much read article.",
    ),
    Slip(
        "stride-scales-field",
        "field-grows",
        "the field multiplied by a stride",
        "lets a layer multiply what is seen by its stride",
        "A layer adds its kernel less one, in steps of the strides before it; its stride only tells for later layers.",
        "That pooling doubles the field is even taught.",
    ),
)

_KERNELS = ranges.by_level((2, 3, 3, 5), (2, 3, 3, 5, 7, 11), (2, 3, 4, 5, 7))
_STRIDES = ranges.by_level((1, 2, 2), (1, 2, 2, 4), (1, 2, 3, 4))
_LAST_STRIDES = ranges.by_level((1, 2), (1, 2, 2, 4), (2, 3, 4))
_DILATION = Input(
    "L", "dilation of the last layer", ranges.by_level((1,), (1, 2), (1, 2, 3)), 1, "the last with dilation {}"
)
_POINTWISE = Input("m", "layers of 1x1", ranges.by_level((0,), (0, 1, 2), (0, 1, 2)), 0, "{} of 1x1 in between")

_FIELD = Quantity(
    "field",
    "receptive field",
    ("field",),
    "How wide is the receptive field?",
    counted="Counted in cells of the input, for one value of the last layer.",
    without="A layer's own stride only spreads the layers after it, and a 1x1 layer adds nothing.",
    types=(69,),
)
_GROWS = "a layer adds its reach less one, in steps of the strides before it"


def kernel_and_stride(place: str, which: str, *, last: bool = False) -> tuple[Input, Input]:
    """The inputs of one layer of a stack.

    Args:
        place: its letter in the names: `a` for the first.
        which: how it is called.
        last: whether no layer comes after it.
    """
    return (
        Input(f"K_{place}", f"kernel side, {which} layer", _KERNELS),
        Input(f"S_{place}", f"stride, {which} layer", _LAST_STRIDES if last else _STRIDES),
    )


def _reach(place: str, formula: str) -> Rule:
    return Rule(f"reach_{place}", "reach of the last layer less one", formula, "dilation stretches the kernel", "")


def _adds(place: str, which: str, jump: str) -> Rule:
    return Rule(
        f"added_{place}",
        f"cells that the {which} layer adds",
        f"reach_{place}*{jump}",
        _GROWS,
        f"The {which} layer adds {{added_{place}}}.",
        "field-grows",
    )


_TWO = Layer(
    name="strided_stack",
    title="two layers with strides",
    inputs=(*kernel_and_stride("a", "first"), *kernel_and_stride("b", "second", last=True), _POINTWISE, _DILATION),
    rules=(
        _reach("b", "L*(K_b - 1)"),
        _adds("b", "second", "S_a"),
        Rule(
            "field",
            "receptive field",
            "K_a + added_b",
            "the first layer sees its kernel",
            "The first sees {K_a}, so together {field}.",
        ),
    ),
    quantities=(_FIELD._replace(formula_types=(69,)),),
    scene="A {K_a}x{K_a} layer, stride {S_a}, then {K_b}x{K_b}, stride {S_b}{twists}.",
    row="STACK  {K_a}x{K_a} stride {S_a}, {K_b}x{K_b} stride {S_b}{twists}",
    subject="A layer of side K_a, stride S_a, then side K_b, stride S_b{twists}.",
    slips=(
        Bound("own-stride-in-field", {"added_b": "reach_b*S_a*S_b"}),
        Bound("own-stride-in-field", {"added_b": "reach_b*S_b"}),
        Bound("strides-left-out-of-field", {"added_b": "reach_b"}),
        Bound("reach-not-less-one", {"added_b": "(reach_b + 1)*S_a"}),
        Bound("one-layer-sees", {"field": "reach_b + 1"}),
        Bound("fields-multiplied", {"field": "K_a*(reach_b + 1)"}),
        Bound("stride-scales-field", {"field": "K_a*S_b"}),
        Bound("dilation-ignored", {"reach_b": "K_b - 1"}),
        Bound("pointwise-widens", {"field": "K_a + added_b + m*S_a"}),
    ),
    takes=(),
    gives=(),
    words={"unit": "layer", "kernel": "{K_b}x{K_b}"},
)

_THREE = Layer(
    name="strided_stack_of_three",
    title="three layers with strides",
    inputs=(
        *kernel_and_stride("a", "first"),
        *kernel_and_stride("b", "second"),
        *kernel_and_stride("c", "third", last=True),
        _DILATION,
    ),
    rules=(
        _reach("b", "K_b - 1")._replace(
            label="reach of the second layer less one", why="a kernel of one cell adds nothing"
        ),
        _adds("b", "second", "S_a"),
        Rule(
            "field_b",
            "seen by the second layer",
            "K_a + added_b",
            "the first layer sees its kernel",
            "So the second sees {field_b}.",
        ),
        Rule(
            "jump_b",
            "cells that a step covers after two layers",
            "S_a*S_b",
            "strides multiply",
            "A step after it covers {jump_b} cells.",
            "strides-multiply",
        ),
        _reach("c", "L*(K_c - 1)"),
        _adds("c", "third", "jump_b"),
        Rule(
            "field",
            "receptive field",
            "field_b + added_c",
            "what is seen already, and what the last layer adds",
            "Together {field}.",
        ),
    ),
    quantities=(_FIELD._replace(levels=HARDER),),
    scene="A {K_a}x{K_a} layer, stride {S_a}, then {K_b}x{K_b}, stride {S_b}, then {K_c}x{K_c}, stride {S_c}{twists}.",
    row="STACK  {K_a}x{K_a} stride {S_a}, {K_b}x{K_b} stride {S_b}, {K_c}x{K_c} stride {S_c}{twists}",
    subject="Three layers of sides K_a, K_b, K_c follow one another with strides S_a, S_b, S_c{twists}.",
    slips=(
        Bound("own-stride-in-field", {"added_b": "reach_b*S_a*S_b", "added_c": "reach_c*jump_b*S_c"}),
        Bound("own-stride-in-field", {"added_b": "reach_b*S_b", "added_c": "reach_c*S_c"}),
        Bound("strides-left-out-of-field", {"added_b": "reach_b", "added_c": "reach_c"}),
        Bound("last-stride-only", {"jump_b": "S_b"}),
        Bound("strides-added", {"jump_b": "S_a + S_b"}),
        Bound("reach-not-less-one", {"added_b": "(reach_b + 1)*S_a", "added_c": "(reach_c + 1)*jump_b"}),
        Bound("one-layer-sees", {"field": "reach_c + 1"}),
        Bound("stride-scales-field", {"field_b": "K_a*S_b"}),
        Bound("dilation-ignored", {"reach_c": "K_c - 1"}),
    ),
    takes=(),
    gives=(),
    words={"unit": "layer", "kernel": "{K_c}x{K_c}"},
)

LAYERS = (_TWO, _THREE)
