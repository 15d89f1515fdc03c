"""Keras' layers for sequences of vectors: recurrent ones and attention."""

from collections.abc import Callable

from configurations.calls import MISSING, Case, Recipe, Twists, Value, one_of, put, stranger
from configurations.drawing import Draw


def _recurrent(callee: str) -> Callable[[Draw], Case]:
    def recurrent(draw: Draw) -> Case:
        features = draw.pick([1, 8, 10, 16, 28, 32, 50, draw.between(1, 64)])
        settings: dict[str, Value] = {"units": draw.pick([1, 4, 8, 16, 20, 32, 64, draw.between(1, 48)])}
        if draw.chance(0.5):
            settings["return_sequences"] = draw.chance(0.85)
        if draw.chance(0.25):
            settings["use_bias"] = draw.chance(0.2)
        if draw.chance(0.15):
            settings["activation"] = draw.pick(["tanh", "relu"])
        if draw.chance(0.15):
            settings["dropout"] = draw.pick([0.1, 0.2, 0.5])
        if draw.chance(0.1):
            settings["go_backwards"] = True
        if callee == "GRU" and draw.chance(0.5):
            settings["reset_after"] = draw.chance(0.3)
        return Case(callee, ("units", "activation"), settings, [_length(draw), features])

    return recurrent


def _length(draw: Draw) -> int:
    return draw.pick([1, 3, 5, 7, 10, 12, 16, 20, draw.between(1, 30)])


def _recurrent_faults(callee: str) -> Twists:
    of_its_kin = {"SimpleRNN": "recurrent_activation", "LSTM": "reset_after", "GRU": "unit_forget_bias"}[callee]
    return {
        "units below one": one_of("units", 0, -8),
        "not whole": put(units=16.5),
        "an argument is missing": put(units=MISSING, activation=MISSING),
        "an argument of the other framework": stranger("hidden_size", "batch_first", "num_layers", "bidirectional"),
        "an argument of its kin": put(**{of_its_kin: "sigmoid" if callee == "SimpleRNN" else True}),
        "input of a wrong rank": lambda draw, case: {"input": draw.pick([case.input[1:], [2, *case.input]])},
        "unknown activation": put(activation="relux"),
        "written as in PyTorch": lambda draw, case: {"activation": 32, "positional": 2},
    }


ODD: Twists = {"unrolled": put(unroll=True), "a keyword that changes no shape": put(recurrent_dropout=0.2)}


def _attention(draw: Draw) -> Case:
    heads = draw.pick([1, 2, 2, 4, 4, 8, draw.between(1, 8)])
    width = draw.pick([16, 32, 64, heads * 8, draw.between(1, 64)])
    settings: dict[str, Value] = {
        "num_heads": heads,
        "key_dim": draw.pick([8, 16, 32, 64, width, max(1, width // heads), draw.between(1, 64)]),
    }
    if draw.chance(0.3):
        settings["value_dim"] = draw.pick([8, 16, 32, draw.between(1, 64)])
    if draw.chance(0.15):
        settings["dropout"] = draw.pick([0.0, 0.1])
    if draw.chance(0.3):
        settings["use_bias"] = draw.chance(0.2)
    return Case("MultiHeadAttention", ("num_heads", "key_dim"), settings, [_length(draw), width])


ATTENTION_FAULTS: Twists = {
    "heads below one": one_of("num_heads", 0, -2),
    "width below one": one_of("key_dim", 0, -8),
    "an argument of the other framework": stranger("embed_dim", "bias", "batch_first", "kdim"),
    "an argument is missing": put(key_dim=MISSING, positional=1),
    "not whole": put(key_dim=8.5),
    "written as in PyTorch": put(num_heads=64, key_dim=8, positional=2, more="bias=True"),
}
ATTENTION_ODDITIES: Twists = {
    "an output of another width": one_of("output_shape", 16, 24),
}

RECIPES = (
    *(
        Recipe(layer, count, _recurrent(callee), _recurrent_faults(callee), ODD)
        for layer, callee, count in (("simple_rnn", "SimpleRNN", 90), ("lstm", "LSTM", 100), ("gru", "GRU", 120))
    ),
    Recipe("multi_head_attention", 120, _attention, ATTENTION_FAULTS, ATTENTION_ODDITIES),
)
