"""PyTorch's encoder layer of a transformer: attention, a feed-forward part, and a layer normalisation for each."""

from __future__ import annotations

import re

from question_bank.frameworks.spelling import Argument, Layout, Spelling, Times
from question_bank.layer import HARDER, Bound, Condition, Input, Layer, Mode, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.shared.inputs import BATCH, BIAS
from question_bank.shared.quantities import ACTIVATION_SIZE, MULTIPLY_ADDS, OUTPUT_SHAPE, PARAMS, WEIGHTS
from question_bank.slips import Slip

IDEAS = {
    "block-attention": "the attention of a block has four matrices as wide as the token",
    "block-feed-forward": "the feed-forward part of a block widens a token and narrows it again",
    "block-norms": "a block has a layer normalisation for each of its two parts",
    "block-products": "attention also multiplies every token with every token, twice",
}

SLIPS = (
    Slip(
        "block-output-forgotten",
        "block-attention",
        "the output projection of the attention left out",
        "counts queries, keys and values only",
        "After the heads are joined one more matrix mixes them.",
    ),
    Slip(
        "block-heads-multiplied",
        "block-attention",
        "the heads multiplied in",
        "gives every head the whole width",
        "The heads share out the width, so their number does not come in.",
    ),
    Slip(
        "one-way-feed-forward",
        "block-feed-forward",
        "only one layer of the feed-forward part",
        "widens the token and never narrows it",
        "A second layer brings every token back to its width.",
    ),
    Slip(
        "feed-forward-forgotten",
        "block-feed-forward",
        "the feed-forward part left out",
        "counts the attention only",
        "Behind the attention stand two fully connected layers.",
    ),
    Slip(
        "feed-forward-as-wide",
        "block-feed-forward",
        "the feed-forward part as wide as the token",
        "takes the width of the token for the feed-forward part",
        "The feed-forward part has a width of its own.",
    ),
    Slip(
        "norms-forgotten",
        "block-norms",
        "the layer normalisations left out",
        "counts nothing for the normalisations",
        "Both normalisations learn a scale for each value of a token, and a shift unless biases are off.",
    ),
    Slip(
        "one-norm",
        "block-norms",
        "only one layer normalisation",
        "counts one layer normalisation",
        "There is one for the attention and one for the feed-forward part.",
    ),
    Slip(
        "block-biases-forgotten",
        "block-attention",
        "the biases left out",
        "counts matrices only",
        "All six matrices come with biases, unless they are off.",
    ),
    Slip(
        "block-tokens-in-weights",
        "block-attention",
        "the tokens in the parameters",
        "learns something for every token",
        "All tokens go through the same matrices.",
    ),
    Slip(
        "block-products-forgotten",
        "block-products",
        "the two products of the attention left out",
        "counts the matrices only",
        "Queries meet keys, and the shares that follow meet the values; that is work without weights.",
    ),
    Slip(
        "block-one-product",
        "block-products",
        "only one product of the attention",
        "counts one product",
        "Queries meet keys, and the shares that follow meet the values: two products.",
    ),
)

_INPUTS = (
    Input("T", "tokens", ranges.by_level((4, 8, 10, 16), (16, 50, 128, 197, 256, 512), (37, 65, 77, 577))),
    Input(
        "D", "width of a token", ranges.by_level((4, 8, 10, 20), (64, 128, 256, 512, 768, 1024), (96, 192, 384, 1280))
    ),
    Input("A", "heads", ranges.by_level((2, 4), (4, 8, 12, 16), (3, 6, 12, 16))),
    Input(
        "F",
        "width of the feed-forward part",
        ranges.by_level((8, 16), (1024, 2048, 3072, 4096), (1536, 3000, 5120)),
        1,
        modes=("given",),
    ),
    BIAS,
    BATCH,
)

_RULES = (
    Rule(
        "attention",
        "weights of the attention",
        "4*(D*D)",
        "queries, keys, values and the output have a matrix each, as wide as the token",
        "The attention has {attention} weights.",
        "block-attention",
    ),
    Rule(
        "feed_forward",
        "weights of the feed-forward part",
        "2*(D*wide)",
        "one layer widens the token, another narrows it again",
        "The feed-forward part has {feed_forward}.",
        "block-feed-forward",
    ),
    Rule("weights", "weights", "attention + feed_forward", "all matrices", "Together {weights}."),
    Rule(
        "biases",
        "biases",
        "(4*D + wide + D)*B",
        "one bias for each value that a matrix gives",
        "Biases: {biases}.",
        "one-bias",
    ),
    Rule(
        "norms",
        "normalisations",
        "2*(D + D*B)",
        "one normalisation for each of the two parts, with a scale and a shift",
        "The normalisations have {norms}.",
        "block-norms",
    ),
    Rule("params", "parameters", "weights + biases + norms", "everything that the layer learns", "In all {params}."),
    Rule(
        "products",
        "work of both products",
        "2*T*T*D",
        "every query meets every key, and every share that follows meets a value",
        "{T} tokens meet {T} tokens, twice: {products} multiply-adds.",
        "block-products",
    ),
    Rule(
        "macs",
        "multiply-adds",
        "T*weights + products",
        "every token goes through all matrices, and the products come on top",
        "With the matrices at work for {T} tokens that is {macs}.",
        "macs-every-place",
    ),
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


def _mode(name: str, part: str, row: str, wide: Rule) -> Mode:
    scene = (
        f"A transformer layer with {{A}} heads and a feed-forward part {part} takes {{T}} tokens of width "
        "{D}{twists}."
    )
    return Mode(
        name,
        "",
        (wide,),
        scene=scene,
        row=f"ENCODER LAYER  {{A}} heads, {row}{{twists}}, on {{T}} x {{D}}",
        subject=re.sub(r"{([A-Z])}", r"\1", scene),
    )


_MODES = (
    _mode(
        "fourfold",
        "four times as wide",
        "feed-forward part four times as wide",
        Rule(
            "wide",
            "width of the feed-forward part",
            "4*D",
            "four times as wide as the token",
            "Four times the width is {wide}.",
        ),
    ),
    _mode(
        "given",
        "{F} wide",
        "feed-forward part {F} wide",
        Rule("wide", "width of the feed-forward part", "F", "as wide as it is set up"),
    ),
)

_ONE_FOR_ALL = "All tokens go through the same matrices, and the heads share out the width."
_QUANTITIES = (
    PARAMS._replace(
        counted="Counted here: weights and biases, and scale and shift of both normalisations.",
        without=_ONE_FOR_ALL,
        levels=HARDER,
        types=(89,),
        formula_types=(89,),
    ),
    WEIGHTS._replace(
        counted="Counted here: the matrices, without biases and normalisations.", without=_ONE_FOR_ALL, types=(89,)
    ),
    MULTIPLY_ADDS._replace(
        counted="Counted here: one example, matrices and both products of the attention; nothing else.",
        without="The heads share out the width, so their number changes nothing.",
        levels=HARDER,
    ),
    OUTPUT_SHAPE._replace(parts=("T", "out_d"), conventions=(), asked=False),
    ACTIVATION_SIZE._replace(types=(), asked=False),
    *(
        Quantity(name, name.replace("_", " "), parts, "What is its shape?", kind="shape", asked=False)
        for name, parts in {
            "in_shape": ("threefold", "D"),
            "in_bias": ("threefold",),
            "square_shape": ("D", "D"),
            "widening_shape": ("wide", "D"),
            "widening_bias": ("wide",),
            "narrowing_shape": ("D", "wide"),
            "narrow_shape": ("D",),
        }.items()
    ),
)

_SLIPS = (
    Bound("block-output-forgotten", {"attention": "3*(D*D)", "biases": "(3*D + wide + D)*B"}),
    Bound("block-heads-multiplied", {"attention": "A*(4*(D*D))"}),
    Bound("one-way-feed-forward", {"feed_forward": "D*wide", "biases": "(4*D + wide)*B"}),
    Bound("feed-forward-forgotten", {"feed_forward": "0", "biases": "4*D*B"}),
    Bound("feed-forward-as-wide", {"wide": "D"}),
    Bound("norms-forgotten", {"norms": "0"}),
    Bound("one-norm", {"norms": "D + D*B"}),
    Bound("block-biases-forgotten", {"biases": "0"}),
    Bound("block-tokens-in-weights", {"params": "T*(weights + biases + norms)"}),
    Bound("block-tokens-in-weights", {"weights": "T*(attention + feed_forward)"}),
    Bound("block-products-forgotten", {"macs": "T*weights"}),
    Bound("block-one-product", {"products": "T*T*D"}),
    Bound("batch-counted", {"macs": "N*(T*weights + products)"}),
    Bound("flops-halved", {"flops": "macs/2"}),
)

_CONDITIONS = (Condition("D/A", "be whole", "{A} heads can't share out a width of {D}."),)

_BIAS = Times("B", ("narrow_shape",))
_TORCH = Spelling(
    "torch",
    ("TransformerEncoderLayer",),
    (
        Argument("d_model", "D", "channels"),
        Argument("nhead", "A"),
        Argument("dim_feedforward", "F", default=2048),
        Argument("dropout", kind="ignored", between=(0, 1)),
        Argument("activation", kind="ignored", allows=("relu", "gelu")),
        Argument("layer_norm_eps", kind="ignored"),
        Argument("batch_first", kind="ignored", allows=(True, False), writes="True", keyword=True),
        Argument("norm_first", kind="ignored", allows=(True, False)),
        Argument("bias", "B", "flag", 1, keyword=True),
        Argument("device", kind="ignored"),
        Argument("dtype", kind="ignored"),
    ),
    (Layout(("T", "D")),),
    weights=(
        *("in_shape", Times("B", ("in_bias",)), "square_shape", _BIAS),
        *("widening_shape", Times("B", ("widening_bias",)), "narrowing_shape", _BIAS),
        *("narrow_shape", _BIAS) * 2,
    ),
    numbers_mode="given",
    tells={"weights": "sum(weight.numel() for weight in layer.parameters() if weight.dim() > 1)"},
)
_FOURFOLD = _TORCH._replace(
    numbers_mode="fourfold",
    arguments=tuple(
        Argument("dim_feedforward", "wide", "channels") if one.name == "dim_feedforward" else one
        for one in _TORCH.arguments
    ),
)
"""How a part four times as wide is written; read is any width, by the spelling before."""

LAYERS = (
    Layer(
        name="transformer_encoder_layer",
        title="a transformer's encoder layer",
        inputs=_INPUTS,
        rules=(*_RULES, Rule("threefold", "queries, keys and values", "3*D", "three of them in one weight")),
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
        spellings=(_TORCH, _FOURFOLD),
    ),
)
