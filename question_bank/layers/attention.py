"""Multi-head attention, as PyTorch and as Keras set it up."""

from __future__ import annotations

import re

from question_bank.frameworks.spelling import KERAS_EXTRAS, Argument, Layout, Spelling, Times
from question_bank.layer import HARDER, Bound, Condition, Input, Layer, Mode, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.shared.inputs import BATCH, BIAS
from question_bank.shared.quantities import (
    ACTIVATION_SIZE,
    MULTIPLY_ADDS,
    OUTPUT_SHAPE,
    PARAMS,
    WEIGHT_SHAPE_TORCH,
    WEIGHTS,
)
from question_bank.slips import Slip

IDEAS = {
    "four-projections": "attention learns four matrices: for queries, keys, values and the output",
    "heads-share-width": "in PyTorch the heads share out the width; in Keras each head has its own",
    "attention-products": "attention multiplies every token with every token, twice",
}

SLIPS = (
    Slip(
        "output-projection-forgotten",
        "four-projections",
        "the output projection left out",
        "counts queries, keys and values only",
        "Where the heads are joined again, one more matrix mixes them.",
    ),
    Slip(
        "one-projection",
        "four-projections",
        "only one matrix counted",
        "counts a single matrix",
        "Queries, keys, values and the output have a matrix each.",
    ),
    Slip(
        "heads-multiplied",
        "heads-share-width",
        "the heads multiplied in",
        "gives every head the whole width",
        "The heads share out the width, so their number does not come in.",
    ),
    Slip(
        "one-head",
        "heads-share-width",
        "only one head counted",
        "counts the part of a single head",
        "All heads together are as wide as the token.",
    ),
    Slip(
        "source-width-forgotten",
        "four-projections",
        "keys and values taken as wide as the queries",
        "takes one width for all tokens",
        "Keys and values are made from tokens of width {E}.",
    ),
    Slip(
        "key-dim-whole",
        "heads-share-width",
        "key_dim taken for the whole width",
        "takes key_dim for the width of all heads together",
        "In Keras key_dim is the width of each single head.",
    ),
    Slip(
        "attention-bias-forgotten",
        "four-projections",
        "the biases left out",
        "counts weights only",
        "Each of the four matrices comes with biases.",
    ),
    Slip(
        "tokens-in-weights",
        "four-projections",
        "the tokens in the parameters",
        "learns something for every token",
        "All tokens use the same matrices.",
    ),
    Slip(
        "one-attention-product",
        "attention-products",
        "only one of the two products",
        "counts one product",
        "Queries meet keys, and the shares that follow meet the values: two products.",
    ),
    Slip(
        "attention-products-forgotten",
        "attention-products",
        "the two products left out",
        "counts the matrices only",
        "Queries meet keys, and the shares that follow meet the values; that is work without weights.",
    ),
    Slip(
        "tokens-once",
        "attention-products",
        "the tokens in once",
        "lets every token meet one other",
        "Every token meets every token.",
    ),
    Slip(
        "products-per-head",
        "heads-share-width",
        "the whole width for every head",
        "takes the whole width for each head",
        "A head works on its own part of the width only.",
    ),
)

_TOKENS = Input("T", "tokens", ranges.by_level((4, 8, 10, 16), (16, 50, 128, 197, 256, 512), (37, 65, 77, 577)))
_WIDTH = Input(
    "D", "width of a token", ranges.by_level((4, 8, 10, 12, 16, 20), (64, 128, 256, 512, 768), (96, 192, 384))
)
_HEADS = Input("A", "heads", ranges.by_level((2, 4), (4, 8, 12, 16), (3, 6, 12)))
_SOURCE = Input(
    "E",
    "width of the keys' and values' tokens",
    ranges.by_level((4, 8), (64, 128, 256), (80, 96, 300)),
    1,
    modes=("cross",),
)
_KEY = Input("Q", "width of a head's keys", ranges.by_level((2, 4), (16, 32, 64), (24, 32, 48)), 1, modes=("keras",))
_VALUE = Input(
    "V", "width of a head's values", ranges.by_level((2, 4), (16, 32, 64), (16, 40, 64)), 1, modes=("keras",)
)

_RULES = (
    Rule("params", "parameters", "weights + biases", "everything that the layer learns", "Together {params}."),
    Rule("flops", "FLOPs", "2*macs", "a multiply-add is two operations", "Twice that is {flops}.", "flops-two"),
    Rule("out_d", "width of a token", "D", "every token comes out as wide as it was", "", "", short=True),
    Rule(
        "activation_size",
        "values in the output",
        "T*out_d",
        "a volume holds the product of its sides",
        "Together {activation_size} values.",
        "activation-product",
    ),
)


def _matrices(one: str, other: str, weights: str, biases: str, why: str, others: str = "") -> tuple[Rule, ...]:
    """What is learned: four matrices alike, or two of another kind, those of the `others`."""
    name = "of the queries' matrix" if others else "of one matrix"
    rules = (
        Rule("one", f"weights {name}", one, why, f"Weights {name}: {{one}}.", "heads-share-width"),
        Rule(
            "other",
            f"weights of the {others}' matrix",
            other,
            f"the matrix of the {others} has another side",
            f"Weights of the {others}' matrix: {{other}}.",
        ),
        Rule(
            "weights",
            "weights",
            weights,
            "one matrix each for queries, keys, values and the output",
            "For queries, keys, values and output that makes {weights}.",
            "four-projections",
        ),
        Rule("biases", "biases", biases, "one for each value that a matrix gives", "Biases: {biases}.", "one-bias"),
    )
    return rules if other else (rules[0], *rules[2:])


def _work(products: str) -> tuple[Rule, ...]:
    return (
        Rule(
            "products",
            "work of both products",
            products,
            "every query meets every key, and every share that follows meets a value",
            "{T} tokens meet {T} tokens, twice: {products} multiply-adds.",
            "attention-products",
        ),
        Rule(
            "macs",
            "multiply-adds",
            "T*weights + products",
            "every token goes through the matrices, and the products come on top",
            "With the matrices at work for {T} tokens that is {macs}.",
            "macs-every-place",
        ),
    )


def _mode(name: str, scene: str, row: str, rules: tuple[Rule, ...]) -> Mode:
    return Mode(name, "", rules, scene=scene, row=row, subject=re.sub(r"{([A-Z])}", r"\1", scene))


_AS_WIDE = "the heads share out the width, so a matrix is as wide as the token"
_MODES = (
    _mode(
        "torch",
        "PyTorch's attention with {A} heads runs over {T} tokens of width {D}{twists}.",
        "ATTENTION  PyTorch, {A} heads{twists}, on {T} x {D}",
        (
            *_matrices("D*D", "", "4*one", "4*D*B", _AS_WIDE),
            *_work("2*T*T*D"),
            Rule("rows", "rows of the weight", "3*D", "queries, keys and values in one", "", "four-projections"),
        ),
    ),
    _mode(
        "keras",
        "Keras' attention with {A} heads, key_dim {Q} and value_dim {V} runs over {T} tokens of width {D}{twists}.",
        "ATTENTION  Keras, {A} heads, key_dim {Q}, value_dim {V}{twists}, on {T} x {D}",
        (
            *_matrices(
                "D*(A*Q)",
                "D*(A*V)",
                "2*one + 2*other",
                "(2*(A*Q) + A*V + D)*B",
                "every head has a width of its own, and all heads stand side by side",
                "values",
            ),
            *_work("T*T*(A*Q) + T*T*(A*V)"),
        ),
    ),
    _mode(
        "cross",
        "PyTorch's attention with {A} heads lets {T} tokens of width {D} look at tokens of width {E}{twists}.",
        "ATTENTION  PyTorch, {A} heads{twists}, on {T} x {D}, keys and values from width {E}",
        _matrices("D*D", "D*E", "2*one + 2*other", "4*D*B", _AS_WIDE, "keys"),
    ),
)

_NO_TOKENS = "All tokens use the same matrices."
_QUANTITIES = (
    PARAMS._replace(without=_NO_TOKENS, levels=HARDER),
    WEIGHTS._replace(counted="Counted here: all matrices, without biases.", without=_NO_TOKENS),
    Quantity(
        "products",
        "multiply-adds of both products",
        ("products",),
        "How many multiply-adds do its two products take?",
        counted="Counted here: one example, queries with keys and shares with values, for all heads; the softmax not.",
        without="The heads share out the width, so their number changes nothing.",
        types=(94,),
        formula_types=(94,),
    ),
    MULTIPLY_ADDS._replace(
        counted="Counted here: one example, matrices and both products; biases and softmax not.",
        without="The heads share out the width, so their number changes nothing.",
        levels=HARDER,
    ),
    OUTPUT_SHAPE._replace(parts=("T", "out_d"), conventions=(), asked=False),
    ACTIVATION_SIZE._replace(types=(), asked=False),
    WEIGHT_SHAPE_TORCH._replace(
        parts=("rows", "D"),
        ask="What is the shape of in_proj_weight?",
        counted="PyTorch keeps the weights of queries, keys and values in it: what comes out, then what comes in.",
        types=(),
        without="The heads share out the width, so their number changes nothing.",
        levels=("warmup", "interview"),
    ),
    *(
        Quantity(name, name.replace("_", " "), parts, "What is its shape?", kind="shape", asked=False)
        for name, parts in {
            "in_bias_torch": ("rows",),
            "join_shape_torch": ("D", "D"),
            "join_bias": ("D",),
            "key_shape_keras": ("D", "A", "Q"),
            "key_bias_keras": ("A", "Q"),
            "value_shape_keras": ("D", "A", "V"),
            "value_bias_keras": ("A", "V"),
            "join_shape_keras": ("A", "V", "D"),
        }.items()
    ),
)

_IN_TORCH, _IN_KERAS, _CROSS = ("torch",), ("keras",), ("cross",)
_SLIPS = (
    Bound("output-projection-forgotten", {"weights": "3*one", "biases": "3*D*B"}, modes=_IN_TORCH),
    Bound("output-projection-forgotten", {"weights": "2*one + other", "biases": "(2*(A*Q) + A*V)*B"}, modes=_IN_KERAS),
    Bound("output-projection-forgotten", {"weights": "one + 2*other", "biases": "3*D*B"}, modes=_CROSS),
    Bound("output-projection-forgotten", {"rows": "2*D"}),
    Bound("one-projection", {"weights": "one", "biases": "D*B"}, modes=_IN_TORCH),
    Bound("one-projection", {"rows": "D"}),
    Bound("heads-multiplied", {"one": "A*D*D"}, modes=_IN_TORCH),
    Bound("heads-multiplied", {"one": "A*D*D", "other": "A*D*E"}, modes=_CROSS),
    Bound("heads-multiplied", {"rows": "3*A*D"}),
    Bound("one-head", {"one": "D*(D/A)"}, modes=_IN_TORCH),
    Bound("source-width-forgotten", {"other": "one"}, modes=_CROSS),
    Bound("key-dim-whole", {"one": "D*Q", "other": "D*V", "biases": "(2*Q + V + D)*B"}, modes=_IN_KERAS),
    Bound("attention-bias-forgotten", {"biases": "0"}),
    Bound("tokens-in-weights", {"params": "T*(weights + biases)"}),
    Bound("tokens-in-weights", {"weights": "T*4*one"}, modes=_IN_TORCH),
    Bound("one-attention-product", {"products": "T*T*D"}, modes=_IN_TORCH),
    Bound("one-attention-product", {"products": "T*T*(A*Q)"}, modes=_IN_KERAS),
    Bound("tokens-once", {"products": "2*T*D"}, modes=_IN_TORCH),
    Bound("tokens-once", {"products": "T*(A*Q) + T*(A*V)"}, modes=_IN_KERAS),
    Bound("products-per-head", {"products": "2*A*T*T*D"}, modes=_IN_TORCH),
    Bound("batch-counted", {"macs": "N*(T*weights + products)"}),
    Bound("batch-counted", {"products": "N*2*T*T*D"}, modes=_IN_TORCH),
    Bound("attention-products-forgotten", {"macs": "T*weights"}),
    Bound("flops-halved", {"flops": "macs/2"}),
)

_CONDITIONS = (Condition("D/A", "be whole", "{A} heads can't share out a width of {D}.", modes=("torch", "cross")),)
_LAYOUTS = (Layout(("T", "D")),)

_TORCH = Spelling(
    "torch",
    ("MultiheadAttention",),
    (
        Argument("embed_dim", "D", "channels"),
        Argument("num_heads", "A"),
        Argument("dropout", kind="ignored", between=(0, 1)),
        Argument("bias", "B", "flag", 1, keyword=True),
        Argument("add_bias_kv", kind="ignored", allows=(False,)),
        Argument("add_zero_attn", kind="ignored"),
        Argument("kdim", "D", "channels", like="embed_dim"),
        Argument("vdim", "D", "channels", like="embed_dim"),
        Argument("batch_first", kind="ignored", allows=(True, False), writes="True", keyword=True),
        Argument("device", kind="ignored"),
        Argument("dtype", kind="ignored"),
    ),
    _LAYOUTS,
    weights=(
        "weight_shape_torch",
        Times("B", ("in_bias_torch",)),
        "join_shape_torch",
        Times("B", ("join_bias",)),
    ),
    numbers_mode="torch",
    call="layer(x, x, x)[0]",
    tells={
        "weight_shape_torch": "tuple(layer.in_proj_weight.shape)",
    },
)

_KERAS = Spelling(
    "keras",
    ("MultiHeadAttention",),
    (
        Argument("num_heads", "A"),
        Argument("key_dim", "Q", keyword=True),
        Argument("value_dim", "V", like="key_dim", keyword=True),
        Argument("dropout", kind="ignored", between=(0, 1)),
        Argument("use_bias", "B", "flag", 1, keyword=True),
        Argument("output_shape", kind="ignored", allows=(None,)),
        Argument("attention_axes", kind="ignored", allows=(None,)),
        Argument("use_gate", kind="ignored", allows=(False,)),
        *(Argument(name, kind="ignored") for name in ("flash_attention", "seed", *KERAS_EXTRAS)),
    ),
    _LAYOUTS,
    weights=(
        *("key_shape_keras", Times("B", ("key_bias_keras",))) * 2,
        *("value_shape_keras", Times("B", ("value_bias_keras",))),
        *("join_shape_keras", Times("B", ("join_bias",))),
    ),
    numbers_mode="keras",
    call="layer(x, x)",
)

LAYERS = (
    Layer(
        name="multi_head_attention",
        title="a multi-head attention",
        inputs=(_TOKENS, _WIDTH, _HEADS, _SOURCE, _KEY, _VALUE, BIAS, BATCH),
        rules=_RULES,
        quantities=_QUANTITIES,
        scene=_MODES[0].scene,
        row=_MODES[0].row,
        subject=_MODES[0].subject,
        modes=_MODES,
        slips=_SLIPS,
        conditions=_CONDITIONS,
        takes=("T", "D"),
        gives=("T", "out_d"),
        picture=(Side("tokens", "input", ("T", "D")), Side("output", "output", ("T", "out_d"))),
        words={"unit": "value"},
        spellings=(_TORCH, _KERAS),
    ),
)
