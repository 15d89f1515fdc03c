"""Patch embedding: a picture cut into patches, each of which becomes one token; a convolution with kernel = stride."""

from __future__ import annotations

from question_bank.layer import HARDER, PLANE, Bound, Condition, Input, Layer, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.shared.inputs import BATCH, BIAS, SIDE
from question_bank.shared.quantities import MULTIPLY_ADDS, OUTPUT_SHAPE, PARAMS
from question_bank.slips import Slip

IDEAS = {
    "patches-tile": "patches lie side by side, so a side of the picture holds its size over the patch",
    "patch-to-token": "a patch becomes one token: all its values, joined to every number of the token",
    "class-token": "a class token is one more, and no patch belongs to it",
}

SLIPS = (
    Slip(
        "patches-overlap",
        "patches-tile",
        "patches that overlap",
        "lets a patch start at every pixel",
        "Patches lie side by side: the next one starts where the last one ends.",
    ),
    Slip(
        "patches-along-one-side",
        "patches-tile",
        "patches along one side only",
        "counts the patches of one row",
        "The picture has rows of patches, so both sides come in.",
    ),
    Slip(
        "patch-side-once",
        "patch-to-token",
        "the side of a patch in once",
        "takes the side of a patch for its pixels",
        "A patch is as high as it is wide, so its side comes in twice.",
    ),
    Slip(
        "class-token-left-out",
        "class-token",
        "the class token left out",
        "counts patches only",
        "The class token is one more.",
    ),
    Slip(
        "class-token-brought-in",
        "class-token",
        "a class token where there is none",
        "counts one token more",
        "There is no class token here, so every token is a patch.",
    ),
    Slip(
        "patch-kept-as-values",
        "patch-to-token",
        "the values of a patch for the token",
        "gives a token the values of its patch",
        "A token is as wide as the embedding makes it, whatever a patch holds.",
    ),
)

_INPUTS = (
    SIDE._replace(
        ranges=ranges.by_level(
            (8, 12, 16, 24, 32), (32, 64, 96, 128, 224, 224, 256, 384), (112, 150, 192, 225, 240, 300, 448)
        )
    ),
    Input("D", "input depth (channels)", ranges.by_level((1, 3), (1, 3, 3, 4), (3, 4, 12))),
    Input("K", "side of a patch", ranges.by_level((2, 4), (4, 8, 16, 16, 32), (8, 14, 16))),
    Input("M", "width of a token", ranges.by_level((5, 8, 10, 20), (64, 128, 192, 384, 768, 1024), (96, 320, 1280))),
    Input("C", "class token: 1 with, 0 without", ranges.by_level((0,), (0, 1), (0, 1)), 0, "with a class token", True),
    BIAS,
    BATCH,
)

_RULES = (
    Rule(
        "along_@",
        "patches along the {axis}",
        "floor(N_@/K)",
        "patches lie side by side, and what fills none is left out",
        "Along the {axis} lie {along_@} patches.",
        "patches-tile",
    ),
    Rule(
        "patches",
        "patches",
        "prod(along_@)",
        "the picture has rows and columns of patches",
        "Together that is {patches} patches.",
    ),
    Rule(
        "tokens",
        "tokens",
        "patches + C",
        "each patch becomes one token, and a class token is one more",
        "So there are {tokens} tokens.",
        "class-token",
        short=True,
    ),
    Rule(
        "patch_values",
        "values in a patch",
        "K*K*D",
        "a patch is as high as it is wide, and as deep as the picture",
        "A patch holds {patch_values} values.",
        "patch-to-token",
    ),
    Rule(
        "weights",
        "weights",
        "M*patch_values",
        "each number of a token has a weight for every value of its patch",
        "{M} numbers of a token make {weights} weights.",
        "every-input",
    ),
    Rule(
        "biases",
        "biases",
        "M*B",
        "one bias for each number of a token",
        "One bias each makes {biases}.",
        "one-bias",
        short=True,
    ),
    Rule("params", "parameters", "weights + biases", "everything that it learns", "Together {params}."),
    Rule(
        "macs",
        "multiply-adds",
        "patches*weights",
        "every patch goes through the same weights once",
        "{patches} patches use them: {macs} multiply-adds.",
        "macs-every-place",
    ),
    Rule("flops", "FLOPs", "2*macs", "a multiply-add is two operations", "Twice that is {flops}.", "flops-two"),
    Rule(
        "positions",
        "position embeddings",
        "tokens*M",
        "each place has a learned token of its own to add",
        "Each of {tokens} places has {M} numbers: {positions}.",
        "activation-product",
    ),
)

_ALL_PATCHES = "All patches go through the same weights, so the size of the picture does not come in."
_QUANTITIES = (
    Quantity(
        "tokens",
        "number of tokens",
        ("tokens",),
        "How many tokens is that?",
        counted="Counted here: one picture; what fills no patch is left out.",
        without="How deep the picture is and how wide a token is does not change how many there are.",
        types=(85,),
        formula_types=(85,),
    ),
    PARAMS._replace(
        counted="Counted here: the embedding of a patch; no class token, no positions.",
        without=_ALL_PATCHES,
        types=(85,),
        formula_types=(85,),
        levels=HARDER,
    ),
    Quantity(
        "weights",
        "weights",
        ("weights",),
        "How many weights does the embedding have?",
        counted="Counted here: the embedding of a patch, without biases.",
        without=_ALL_PATCHES,
        types=(85,),
    ),
    OUTPUT_SHAPE._replace(
        parts=("tokens", "M"),
        counted="Written as tokens x width. What fills no patch is left out.",
        without="What a patch holds does not show in its token.",
        types=(85,),
        conventions=(),
    ),
    Quantity(
        "positions",
        "position embeddings",
        ("positions",),
        "How many numbers do its learned positions hold?",
        counted="Counted here: one number for each number of each token, the class token with them.",
        without="What a patch holds does not show in its token.",
        types=(85,),
        levels=HARDER,
    ),
    MULTIPLY_ADDS._replace(without="A class token takes no work here.", types=(85,), levels=HARDER),
)

_SLIPS = (
    Bound("patches-overlap", {"along_@": "N_@ - K + 1"}),
    Bound("rounded-up", {"along_@": "ceil(N_@/K)"}),
    Bound("patches-along-one-side", {"patches": "along_h"}),
    Bound("class-token-left-out", {"tokens": "patches"}),
    Bound("class-token-brought-in", {"tokens": "patches + 1"}),
    Bound("forgot-depth", {"patch_values": "K*K"}),
    Bound("patch-side-once", {"patch_values": "K*D"}),
    Bound("forgot-bias", {"biases": "0"}),
    Bound("one-bias", {"biases": "B"}),
    Bound("counted-connections", {"params": "patches*(weights + biases)"}),
    Bound("counted-connections", {"weights": "patches*M*patch_values"}),
    Bound("patch-kept-as-values", {}, {"output_shape": ("tokens", "patch_values")}),
    Bound("macs-one-place", {"macs": "weights"}),
    Bound("macs-at-input", {"macs": "prod(N_@)*weights"}),
    Bound("bias-in-macs", {"macs": "patches*(weights + biases)"}),
    Bound("batch-counted", {"macs": "N*patches*weights"}),
    Bound("batch-counted", {"tokens": "N*(patches + C)"}),
    Bound("flops-halved", {"flops": "macs/2"}),
    Bound("depth-left-out", {"positions": "tokens"}),
)

LAYERS = (
    Layer(
        name="patch_embedding",
        title="a patch embedding",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="A {H}x{W}x{D} picture is cut into {K}x{K} patches, each one a token {M} wide{twists}.",
        row="PATCHES  {K}x{K} into {M}{twists}, on {H} x {W} x {D}",
        subject="An HxWxD picture is cut into KxK patches, each one a token M wide{twists}.",
        axes=PLANE,
        slips=_SLIPS,
        conditions=(
            Condition("N_@ - K", "not be negative", "A patch of {K} is larger than the {axis} of the picture."),
        ),
        gives=("tokens", "M"),
        picture=(
            Side("input", "input", ("N_@", "D")),
            Side("one patch", "kernel", ("K", "K", "D"), "M"),
            Side("tokens", "output", ("tokens", "M")),
        ),
        words={"unit": "number of a token", "kernel": "{K}x{K}", "depth_seen": "{D}"},
    ),
)
