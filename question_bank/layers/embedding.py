"""The embedding: a table with one row for each word, from which rows are looked up."""

from __future__ import annotations

from question_bank.frameworks.arguments import MOST
from question_bank.frameworks.spelling import Argument, Layout, Spelling
from question_bank.layer import Bound, Condition, Input, Layer, Mode, Rule, Side
from question_bank.shared import ranges
from question_bank.shared.quantities import (
    ACTIVATION_SIZE,
    MULTIPLY_ADDS,
    OUTPUT_SHAPE,
    PARAMS,
    WEIGHT_SHAPE_KERAS,
    WEIGHT_SHAPE_TORCH,
)
from question_bank.slips import Slip

IDEAS = {
    "embedding-row-each": "an embedding has one row for each word of the vocabulary",
    "embedding-looks-up": "an embedding looks rows up and multiplies nothing",
    "embedding-gives-rows": "every token becomes one row of the table",
}

SLIPS = (
    Slip(
        "embedding-tokens-as-words",
        "embedding-row-each",
        "the tokens taken for the vocabulary",
        "has a row for each token of the sentence",
        "The table has a row for every word that there is; how long a sentence is does not matter.",
    ),
    Slip(
        "embedding-has-bias",
        "embedding-row-each",
        "a bias given to an embedding",
        "adds a bias",
        "Rows are looked up as they are; an embedding has no bias.",
    ),
    Slip(
        "embedding-times-tokens",
        "embedding-row-each",
        "multiplied by the tokens",
        "counts the table again for every token",
        "All tokens share one table.",
    ),
    Slip(
        "embedding-row-forgotten",
        "embedding-row-each",
        "the row for padding left out",
        "leaves the row for padding out",
        "The row for padding is stored as well, although no word uses it.",
    ),
    Slip(
        "embedding-as-product",
        "embedding-looks-up",
        "a product with one-hot vectors counted",
        "multiplies one-hot vectors by the table",
        "That product would give the same rows, but they are only looked up.",
    ),
    Slip(
        "embedding-gives-vocabulary",
        "embedding-gives-rows",
        "the vocabulary in the output",
        "gives out the vocabulary",
        "What comes out is one row of the table for each token.",
    ),
    Slip(
        "embedding-one-row",
        "embedding-gives-rows",
        "one row for the whole sentence",
        "gives out a single row",
        "Each token gets a row of its own; nothing is added up.",
    ),
)

_INPUTS = (
    Input(
        "V",
        "words in the vocabulary",
        ranges.by_level(
            (10, 20, 50, 100, 1000), (100, 500, 1000, 2000, 5000, 10000, 20000), (1500, 8000, 30000, 30522, 50257)
        ),
    ),
    Input(
        "E",
        "width of the embedding",
        ranges.by_level((2, 4, 5, 8, 10), (16, 32, 50, 64, 100, 128, 256, 300), (48, 96, 200, 300, 512, 768)),
    ),
    Input("T", "tokens of a sentence", ranges.by_level((5, 6, 12, 20), (10, 20, 32, 50, 75, 120), (37, 75, 101, 250))),
    Input(
        "Z",
        "row for padding: 1 with, 0 without",
        ranges.by_level((0,), (0, 1), (0, 1)),
        0,
        "and a row for padding",
        True,
    ),
    Input("R", "sentences", ranges.by_level((1,), (1,), (1,)), 1, modes=("sentences",)),
    Input("I", "index of the padding", ranges.by_level((0,), (0,), (0,)), 0),
)

_RULES = (
    Rule(
        "rows",
        "rows of the table",
        "V + Z",
        "one row for each word, and one for padding where there is one",
        "The table has {rows} rows.",
        "embedding-row-each",
    ),
    Rule(
        "params",
        "parameters",
        "rows*E",
        "every row holds one number for each place of its width",
        "{rows} rows of {E} make {params}.",
        "embedding-row-each",
    ),
    Rule(
        "out_t",
        "output rows",
        "T",
        "every token becomes one row",
        "{T} tokens become {out_t} rows.",
        "embedding-gives-rows",
        short=True,
    ),
    Rule("out_e", "output width", "E", "a row is as wide as the table", "Each row is {E} wide.", "", short=True),
    Rule(
        "activation_size",
        "values in the output",
        "R*out_t*out_e",
        "rows times their width",
        "Together {activation_size} values.",
        "activation-product",
    ),
    Rule(
        "macs",
        "multiply-adds",
        "0",
        "rows are looked up, not multiplied",
        "Rows are only looked up, so nothing is multiplied.",
        "embedding-looks-up",
        short=True,
    ),
)

_NOT_TOKENS = "The table is there for all words, so the tokens of a sentence do not come in."
_NOT_WORDS = "Only the rows that are looked up come out, so the size of the vocabulary does not matter."

_QUANTITIES = (
    PARAMS._replace(counted="Counted here: the whole table.", without=_NOT_TOKENS, conventions=(), formula_types=(50,)),
    OUTPUT_SHAPE._replace(
        parts=("out_t", "out_e"),
        counted="Written as tokens x width.",
        without=_NOT_WORDS,
        conventions=(),
        types=(26,),
        levels=("warmup", "interview"),
    ),
    ACTIVATION_SIZE._replace(without=_NOT_WORDS, levels=("warmup", "interview")),
    MULTIPLY_ADDS._replace(
        counted="Counted here: one sentence.",
        without="Looking up takes no multiplication, however large the table.",
        conventions=(),
        levels=("warmup", "interview"),
    ),
    WEIGHT_SHAPE_TORCH._replace(parts=("rows", "E"), asked=False),
    WEIGHT_SHAPE_KERAS._replace(parts=("rows", "E"), asked=False),
)

_SLIPS = (
    Bound("embedding-tokens-as-words", {"rows": "T + Z"}),
    Bound("embedding-has-bias", {"params": "rows*E + E"}),
    Bound("embedding-has-bias", {"params": "rows*(E + 1)"}),
    Bound("embedding-times-tokens", {"params": "T*rows*E"}),
    Bound("embedding-row-forgotten", {"rows": "V"}),
    Bound("embedding-as-product", {"macs": "T*rows*E"}),
    Bound("embedding-as-product", {"macs": "rows*E"}),
    Bound("embedding-as-product", {"macs": "T*E"}),
    Bound("embedding-gives-vocabulary", {"out_e": "V"}),
    Bound("embedding-gives-vocabulary", {"out_t": "V"}),
    Bound("embedding-one-row", {"out_t": "1"}),
)

_LAYOUTS = (Layout(("T",), "sentence"), Layout(("R", "T"), "sentences"))
_TORCH_REST = ("max_norm", "norm_type", "scale_grad_by_freq", "sparse", "_weight", "_freeze", "device", "dtype")
_KERAS_REST = (
    "embeddings_initializer embeddings_regularizer embeddings_constraint mask_zero weights lora_rank lora_alpha "
    "input_length name dtype trainable input_shape"
).split()

_TORCH = Spelling(
    "torch",
    ("Embedding",),
    (
        Argument("num_embeddings", "V"),
        Argument("embedding_dim", "E"),
        Argument("padding_idx", "I", default=0, least=-MOST, given="{}"),
        *(Argument(name, kind="ignored") for name in _TORCH_REST),
    ),
    _LAYOUTS,
    weights=("weight_shape_torch",),
    whole_numbers=True,
    counted=True,
)
_KERAS = Spelling(
    "keras",
    ("Embedding",),
    (
        Argument("input_dim", "V"),
        Argument("output_dim", "E"),
        *(Argument(name, kind="ignored") for name in _KERAS_REST),
    ),
    _LAYOUTS,
    weights=("weight_shape_keras",),
    whole_numbers=True,
    tells={"weight_shape_keras": "tuple(layer.embeddings.shape)"},
)

_OUTSIDE = "The padding's index {I} is outside the table of {V} rows."

LAYERS = (
    Layer(
        name="embedding",
        title="an embedding",
        inputs=_INPUTS,
        rules=_RULES,
        quantities=_QUANTITIES,
        scene="{T} tokens go into an embedding of width {E} for {V} words{twists}.",
        row="EMBEDDING  {V} words{twists}, width {E}, on {T} tokens",
        subject="T tokens go into an embedding of width E for V words{twists}.",
        modes=(
            Mode("sentence", "", ()),
            Mode("sentences", "", (), {"output_shape": ("R", "out_t", "out_e")}, asked=False),
        ),
        mode_key="input",
        slips=_SLIPS,
        conditions=(
            Condition("V - 1 - I", "not be negative", _OUTSIDE, ("torch",)),
            Condition("V + I", "not be negative", _OUTSIDE, ("torch",)),
        ),
        takes=("T",),
        gives=("out_t", "out_e"),
        picture=(Side("tokens", "input", ("T",)), Side("rows", "output", ("out_t", "out_e"))),
        words={"unit": "row"},
        spellings=(_TORCH, _KERAS),
    ),
)
