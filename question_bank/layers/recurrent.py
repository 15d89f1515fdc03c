"""Recurrent layers: the simple RNN, the LSTM and the GRU, as PyTorch and as Keras count them."""

from __future__ import annotations

from question_bank.frameworks.spelling import KERAS_ACTIVATIONS, KERAS_EXTRAS, Argument, Layout, Spelling, Times
from question_bank.layer import HARDER, Bound, Layer, Quantity, Side
from question_bank.shared import recurrence
from question_bank.shared.quantities import (
    ACTIVATION_SIZE,
    MULTIPLY_ADDS,
    OUTPUT_SHAPE,
    PARAMS,
    WEIGHT_SHAPE_KERAS,
    WEIGHT_SHAPE_TORCH,
)
from question_bank.shared.recurrence import Kind, deeper, weights

IDEAS, SLIPS = recurrence.IDEAS, recurrence.SLIPS

_SAME_STEPS = "The same weights work at every step."
_QUANTITIES = (
    PARAMS._replace(without=_SAME_STEPS, levels=HARDER),
    Quantity(
        "gate_weights",
        "weights{of_gate}",
        ("gate_weights",),
        "How many weights does {it} have?",
        counted="Counted here: weights, without biases.",
        without=_SAME_STEPS,
        levels=("warmup",),
    ),
    OUTPUT_SHAPE._replace(
        parts=("T", "out_d"),
        counted="Written as steps x values, or as values alone where one step comes out.",
        conventions=(),
        levels=HARDER,
        without="What a unit sees does not show in what it gives.",
    ),
    ACTIVATION_SIZE._replace(types=(), asked=False),
    MULTIPLY_ADDS._replace(counted="Counted here: one example, all steps, products with weights only.", levels=HARDER),
    WEIGHT_SHAPE_TORCH._replace(
        parts=("rows", "D"),
        ask="What is the shape of weight_ih_l0?",
        counted="The first layer's weight for the features, as PyTorch keeps it: what comes out, then what comes in.",
        types=(),
        without=_SAME_STEPS,
    ),
    WEIGHT_SHAPE_KERAS._replace(
        parts=("D", "columns"),
        ask="What is the shape of its kernel?",
        counted="The weight for the features, as Keras keeps it: what comes in, then what comes out.",
        types=(),
        without=_SAME_STEPS,
        levels=HARDER,
        needs=("mode",),
    ),
)

_OTHER_SHAPES = {
    "state_shape_torch": ("rows", "M"),
    "below_shape_torch": ("rows", "out_d"),
    "bias_shape_torch": ("rows",),
    "state_shape_keras": ("M", "columns"),
    "bias_shape_keras": ("columns",),
    "bias_pair_keras": ("vectors", "columns"),
}
"""The shapes of the other weights, which are only told."""


def _quantities(kind: Kind) -> tuple[Quantity, ...]:
    told: list[Quantity] = []
    for one in _QUANTITIES:
        label = one.label.replace("{of_gate}", kind.of_gate)
        ask = one.ask.replace("{it}", "one gate" if kind.of_gate else "it")
        told.append(one._replace(label=label, ask=ask))
        if one.name == "params":
            told[-1] = one._replace(counted=f"{one.counted} {kind.vectors}")
        if one.name.startswith("weight_shape"):
            told[-1] = told[-1]._replace(asked=bool(kind.of_gate))
    shapes = {name: parts for name, parts in _OTHER_SHAPES.items() if "vectors" not in parts or kind.name == "gru"}
    others = (
        Quantity(name, name.replace("_", " "), parts, "What is its shape?", kind="shape", asked=False)
        for name, parts in shapes.items()
    )
    return (*told, *others)


_IN_KERAS = ("keras", "sequences")


def _slips(kind: Kind) -> tuple[Bound, ...]:
    def sees(what: str) -> dict[str, str]:
        return {"deeper": deeper(kind.gates, what), "weights": weights(kind.gates, what)}

    return (
        Bound("feedback-forgotten", {"seen": "D", **sees("directions*M")}),
        *(_gate_slips(kind.gates) if kind.of_gate else ()),
        Bound("one-bias-vector", {"gate_biases": "M*B"}, modes=("torch", *(_IN_KERAS if kind.name == "gru" else ()))),
        Bound("two-bias-vectors", {"gate_biases": "2*M*B"}, modes=_IN_KERAS),
        Bound("recurrent-bias-forgotten", {"gate_biases": "0"}),
        Bound("recurrent-steps-multiplied", {"params": "T*directions*(first + deeper)"}),
        Bound("recurrent-steps-multiplied", {"gate_weights": "T*M*seen"}),
        Bound("recurrent-one-step", {"macs": "weights"}),
        Bound("next-layer-features", sees("D + M"), modes=("torch",)),
        Bound("next-layer-one-direction", sees("M + M"), modes=("torch",)),
        Bound("only-first-layer", {"params": "directions*first"}, modes=("torch",)),
        Bound("direction-forgotten", {"params": "first + deeper"}),
        Bound("direction-forgotten", {"out_d": "M"}),
        Bound("features-come-out", {"out_d": "D"}),
        Bound("all-steps-come-out", {}, {"output_shape": ("T", "out_d")}, modes=("keras",)),
    )


def _gate_slips(gates: int) -> tuple[Bound, ...]:
    """What can go wrong with gates, where there are any."""
    turned = {"weight_shape_torch": ("D", "rows"), "weight_shape_keras": ("columns", "D")}
    return (
        *(
            bound
            for slip, fewer in (("gates-forgotten", 1), ("candidate-forgotten", gates - 1))
            for bound in _fewer(slip, fewer)
        ),
        Bound("gates-come-out", {"out_d": f"{gates}*directions*M"}),
        Bound("weight-shape-turned", {}, turned),
    )


def _fewer(slip: str, gates: int) -> tuple[Bound, ...]:
    """The slip of counting so many gates only, wherever gates are counted."""
    return (
        Bound(slip, {"first": f"{gates}*(gate_weights + gate_biases)", "deeper": deeper(gates)}),
        Bound(slip, {"weights": weights(gates)}),
        Bound(slip, {"rows": f"{gates}*M"}),
        Bound(slip, {"columns": f"{gates}*M"}),
    )


_LAYOUTS = (Layout(("T", "D")),)


def _torch(kind: Kind) -> Spelling:
    nonlinearity = Argument("nonlinearity", kind="ignored", allows=("tanh", "relu"))
    biases = Times("B", ("bias_shape_torch", "bias_shape_torch"))
    return Spelling(
        "torch",
        (kind.torch,),
        (
            Argument("input_size", "D", "channels"),
            Argument("hidden_size", "M"),
            Argument("num_layers", "L", default=1, keyword=True),
            *((nonlinearity,) if not kind.of_gate else ()),
            Argument("bias", "B", "flag", 1, keyword=True),
            Argument("batch_first", kind="ignored", allows=(True, False), writes="True", keyword=True),
            Argument("dropout", kind="ignored", between=(0, 1)),
            Argument("bidirectional", "R", "flag", 0, keyword=True),
            Argument("proj_size", kind="ignored", allows=(0,)),
            Argument("device", kind="ignored"),
            Argument("dtype", kind="ignored"),
        ),
        _LAYOUTS,
        weights=(
            Times("directions", ("weight_shape_torch", "state_shape_torch", biases)),
            Times("further", (Times("directions", ("below_shape_torch", "state_shape_torch", biases)),)),
        ),
        numbers_mode="torch",
        call="layer(x)[0]",
        tells={
            "gate_weights": f"(layer.weight_ih_l0.numel() + layer.weight_hh_l0.numel()) // {kind.gates}",
            "weight_shape_torch": "tuple(layer.weight_ih_l0.shape)",
        },
    )


_KERAS_EXTRAS = (
    *KERAS_EXTRAS,
    *(f"recurrent_{what}" for what in ("initializer", "regularizer", "constraint", "dropout")),
    "dropout",
    "seed",
    "go_backwards",
    "stateful",
    "unroll",
)


_KERAS_WEIGHTS = "(math.prod(layer.cell.kernel.shape) + math.prod(layer.cell.recurrent_kernel.shape))"


def _keras(kind: Kind) -> Spelling:
    bias = Times("B", ("bias_shape_keras",))
    gated = (Argument("recurrent_activation", kind="ignored", allows=KERAS_ACTIVATIONS),)
    own = {
        "lstm": (Argument("unit_forget_bias", kind="ignored"),),
        "gru": (Argument("reset_after", "A", "flag", 1, keyword=True),),
    }
    return Spelling(
        "keras",
        (kind.keras,),
        (
            Argument("units", "M"),
            Argument("activation", kind="ignored", allows=KERAS_ACTIVATIONS),
            *(gated if kind.of_gate else ()),
            Argument("use_bias", "B", "flag", 1, keyword=True),
            Argument("return_sequences", "sequences", "mode", keyword=True),
            Argument("return_state", kind="ignored", allows=(False,)),
            *own.get(kind.name, ()),
            *(Argument("use_cudnn", kind="ignored") for _ in range(bool(kind.of_gate))),
            *(Argument(name, kind="ignored") for name in _KERAS_EXTRAS),
        ),
        _LAYOUTS,
        weights=(
            "weight_shape_keras",
            "state_shape_keras",
            *(
                (Times("apart", ("bias_pair_keras",)), Times("joined", ("bias_shape_keras",)))
                if kind.name == "gru"
                else (bias,)
            ),
        ),
        numbers_mode="keras",
        tells={
            "gate_weights": f"{_KERAS_WEIGHTS} // {kind.gates}",
            "weight_shape_keras": "tuple(layer.cell.kernel.shape)",
        },
    )


def _recurrent(kind: Kind) -> Layer:
    modes = recurrence.modes(kind)
    return Layer(
        name=kind.name,
        title=kind.title,
        inputs=recurrence.inputs(kind),
        rules=recurrence.rules(kind),
        quantities=_quantities(kind),
        scene=modes[0].scene,
        row=modes[0].row,
        subject=modes[0].subject,
        modes=modes,
        slips=_slips(kind),
        takes=("T", "D"),
        gives=("T", "out_d"),
        picture=(Side("input", "input", ("T", "D")), Side("units", "output", ("M",))),
        words={
            "unit": "unit",
            "gates": kind.says_gates,
            "each": "Every unit of every gate" if kind.of_gate else "Every unit",
        },
        spellings=(_torch(kind), _keras(kind)),
    )


LAYERS = tuple(map(_recurrent, recurrence.KINDS))
