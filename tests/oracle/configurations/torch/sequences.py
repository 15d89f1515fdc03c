"""PyTorch's layers for sequences of vectors: recurrent ones, attention, a transformer's encoder layer."""

from collections.abc import Callable

from configurations.calls import MISSING, Case, Changes, Recipe, Twists, Value, one_of, put, stranger
from configurations.drawing import Draw

RECURRENT = ("input_size", "hidden_size", "num_layers")


def _recurrent(callee: str) -> Callable[[Draw], Case]:
    def recurrent(draw: Draw) -> Case:
        features = draw.pick([1, 8, 10, 16, 28, 32, 50, draw.between(1, 64)])
        settings: dict[str, Value] = {
            "input_size": features,
            "hidden_size": draw.pick([4, 8, 16, 20, 32, 64, draw.between(1, 48)]),
        }
        if draw.chance(0.4):
            settings["num_layers"] = draw.pick([1, 2, 2, 2, 3])
        if callee == "RNN" and draw.chance(0.3):
            settings["nonlinearity"] = draw.pick(["relu", "tanh"])
        if draw.chance(0.25):
            settings["bias"] = draw.chance(0.2)
        if draw.chance(0.6):
            settings["batch_first"] = draw.chance(0.9)
        if draw.chance(0.15):
            settings["dropout"] = draw.pick([0.1, 0.2, 0.5])
        if draw.chance(0.35):
            settings["bidirectional"] = draw.chance(0.9)
        return Case(callee, RECURRENT, settings, [_length(draw), features])

    return recurrent


def _length(draw: Draw) -> int:
    return draw.pick([1, 3, 5, 7, 10, 12, 16, 20, draw.between(1, 30)])


def _recurrent_faults(callee: str) -> Twists:
    stranger_to_it = {"RNN": "proj_size", "GRU": "nonlinearity", "LSTM": "nonlinearity"}[callee]
    return {
        "features do not fit the input": lambda draw, case: {"input_size": case.input[1] + draw.between(1, 9)},
        "steps and features the other way round": put(input_size=10, input=[10, 7]),
        "layers below one": one_of("num_layers", 0, -1),
        "an argument of the other framework": stranger("units", "return_sequences", "use_bias", "activation"),
        "an argument of its kin": put(**{stranger_to_it: 3}),
        "units below one": one_of("hidden_size", 0, -8),
        "not whole": put(hidden_size=16.0),
        "an argument is missing": put(hidden_size=MISSING, num_layers=MISSING, positional=1),
        "a share outside 0 to 1": put(dropout=1.5, num_layers=2),
        "input of a wrong rank": lambda draw, case: {"input": [2, *case.input]},
    }


PROJECTED: Twists = {
    "a projection": lambda draw, case: {"hidden_size": draw.between(8, 32), "proj_size": draw.between(1, 7)}
}


def _attention(draw: Draw) -> Case:
    heads = draw.pick([1, 2, 2, 4, 4, 8, draw.between(1, 8)])
    width = heads * draw.pick([1, 4, 8, 8, 16, draw.between(1, 16)]) + (1 if draw.chance(0.04) else 0)
    settings: dict[str, Value] = {"embed_dim": width, "num_heads": heads}
    if draw.chance(0.15):
        settings["dropout"] = draw.pick([0.0, 0.1])
    if draw.chance(0.3):
        settings["bias"] = draw.chance(0.2)
    if draw.chance(0.12):
        settings["kdim"] = width
    if draw.chance(0.12):
        settings["vdim"] = width
    if draw.chance(0.7):
        settings["batch_first"] = draw.chance(0.95)
    return Case("MultiheadAttention", ("embed_dim", "num_heads"), settings, [_length(draw), width])


ATTENTION_FAULTS: Twists = {
    "heads do not divide the width": lambda draw, case: {
        "num_heads": draw.pick([3, 5]),
        "embed_dim": 64,
        "input": [case.input[0], 64],
    },
    "width does not fit the input": lambda draw, case: {"input": [case.input[0], case.input[1] + draw.between(1, 8)]},
    "keys of another width": lambda draw, case: {"kdim": case.input[1] + 8},
    "values of another width": lambda draw, case: {"vdim": case.input[1] + 8},
    "heads below one": one_of("num_heads", 0, -2),
    "width below one": one_of("embed_dim", 0, -8),
    "an argument of the other framework": stranger("key_dim", "use_bias", "value_dim"),
    "an argument is missing": put(num_heads=MISSING, positional=1),
    "not whole": put(num_heads=2.0, embed_dim=8, input=[5, 8]),
    "input of a wrong rank": lambda draw, case: {"input": [2, *case.input]},
}
ATTENTION_ODDITIES: Twists = {
    "learned keys and values behind the others": put(add_bias_kv=True),
    "a keyword that changes no shape": put(add_zero_attn=True),
}


def _encoder(draw: Draw) -> Case:
    heads = draw.pick([1, 2, 2, 4, 4, 8])
    width = heads * draw.pick([2, 4, 8, 8, 16]) + (1 if draw.chance(0.04) else 0)
    settings: dict[str, Value] = {"d_model": width, "nhead": heads}
    if draw.chance(0.75):
        settings["dim_feedforward"] = draw.pick([4 * width, 4 * width, 2 * width, 64, 128, 256, draw.between(1, 300)])
    if draw.chance(0.2):
        settings["dropout"] = draw.pick([0.0, 0.1, 0.2])
    if draw.chance(0.2):
        settings["activation"] = draw.pick(["gelu", "relu"])
    if draw.chance(0.7):
        settings["batch_first"] = draw.chance(0.95)
    if draw.chance(0.2):
        settings["norm_first"] = True
    if draw.chance(0.25):
        settings["bias"] = draw.chance(0.2)
    shape = [_length(draw), width]
    return Case("TransformerEncoderLayer", ("d_model", "nhead", "dim_feedforward"), settings, shape)


def _narrow(draw: Draw, case: Case) -> Changes:
    return {"input": [case.input[0], case.input[1] + draw.between(1, 8)]}


ENCODER_FAULTS: Twists = {
    "heads do not divide the width": lambda draw, case: {
        "nhead": draw.pick([3, 5]),
        "d_model": 32,
        "input": [case.input[0], 32],
    },
    "width does not fit the input": _narrow,
    "heads below one": one_of("nhead", 0, -2),
    "width below one": one_of("d_model", 0, -8),
    "hidden width below zero": put(dim_feedforward=-64),
    "unknown activation": one_of("activation", "tanh", "softmax"),
    "an argument of its kin": one_of("num_heads", 2, 4),
    "an argument is missing": put(nhead=MISSING, dim_feedforward=MISSING, positional=1),
    "not whole": put(dim_feedforward=64.0),
    "input of a wrong rank": lambda draw, case: {"input": [2, *case.input]},
}

RECIPES = (
    Recipe("simple_rnn", 130, _recurrent("RNN"), _recurrent_faults("RNN")),
    Recipe("lstm", 190, _recurrent("LSTM"), _recurrent_faults("LSTM"), PROJECTED),
    Recipe("gru", 150, _recurrent("GRU"), _recurrent_faults("GRU")),
    Recipe("multi_head_attention", 180, _attention, ATTENTION_FAULTS, ATTENTION_ODDITIES),
    Recipe("transformer_encoder_layer", 140, _encoder, ENCODER_FAULTS),
)
