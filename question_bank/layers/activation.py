"""Activations: ReLU and its kin, which learn nothing."""

from __future__ import annotations

from question_bank.frameworks.spelling import KERAS_ACTIVATIONS, KERAS_EXTRAS, Argument, Spelling
from question_bank.layer import PLANE, Bound, Layer, Mode, Side
from question_bank.shared import any_sides, unlearned
from question_bank.slips import Slip

IDEAS = unlearned.IDEAS

SLIPS = (
    Slip(
        "activation-has-slopes",
        "fixed-learns-nothing",
        "something learned for each channel",
        "gives each channel a number to learn",
        "The same fixed rule is applied to every value; only a PReLU learns its slopes.",
    ),
    Slip(
        "activation-has-weights",
        "fixed-learns-nothing",
        "taken for a layer of neurons",
        "gives it weights between the channels",
        "Each value is changed on its own; nothing is multiplied by a learned weight.",
    ),
)

_INPLACE = Argument("inplace", kind="ignored", allows=(False, True))


def _any(*names: str) -> tuple[Argument, ...]:
    return tuple(Argument(name, kind="ignored") for name in names)


_TORCH = {
    "ReLU": (_INPLACE,),
    "LeakyReLU": (*_any("negative_slope"), _INPLACE),
    "ReLU6": (_INPLACE,),
    "ELU": (*_any("alpha"), _INPLACE),
    "CELU": (*_any("alpha"), _INPLACE),
    "SELU": (_INPLACE,),
    "GELU": (Argument("approximate", kind="ignored", allows=("none", "tanh")),),
    "SiLU": (_INPLACE,),
    "Mish": (_INPLACE,),
    "Sigmoid": (),
    "LogSigmoid": (),
    "Hardsigmoid": (_INPLACE,),
    "Hardswish": (_INPLACE,),
    "Hardtanh": (*_any("min_val", "max_val"), _INPLACE),
    "Tanh": (),
    "Softplus": _any("beta", "threshold"),
    "Softsign": (),
    "Softmax": (Argument("dim", kind="axes"),),
    "LogSoftmax": (Argument("dim", kind="axes"),),
}
"""PyTorch's classes with their arguments; the first is the one that is written."""

_NOT_NEGATIVE = (0, float("inf"))

_KERAS = {
    "ReLU": (Argument("max_value", kind="ignored", between=_NOT_NEGATIVE), *_any("negative_slope", "threshold")),
    "Activation": (Argument("activation", kind="ignored", allows=KERAS_ACTIVATIONS, needed=True),),
    "LeakyReLU": (
        Argument("negative_slope", kind="ignored", between=_NOT_NEGATIVE),
        Argument("alpha", kind="ignored", between=_NOT_NEGATIVE),
    ),
    "ELU": _any("alpha"),
    "Softmax": (Argument("axis", kind="axes"),),
}
"""Keras' layers; most activations are words for `Activation`."""


def _spellings() -> tuple[Spelling, ...]:
    both = (("torch", _TORCH, ()), ("keras", _KERAS, _any(*KERAS_EXTRAS)))
    return tuple(
        Spelling(
            "torch" if framework == "torch" else "keras",
            (name,),
            (*arguments, *extras),
            tuple(sides.layout(framework) for sides in any_sides.ALL),
            channels_first=framework == "torch",
        )
        for framework, known, extras in both
        for name, arguments in known.items()
    )


LAYERS = (
    Layer(
        name="activation",
        title="an activation",
        inputs=any_sides.inputs(),
        rules=(
            any_sides.SIZE,
            unlearned.nothing(
                "every value is changed by the same fixed rule", "Its rule is fixed, so nothing is learned."
            ),
        ),
        quantities=(
            unlearned.PARAMS._replace(
                ask="How many parameters does it have?",
                without="The same fixed rule is applied to every value, however many there are.",
            ),
            any_sides.SHAPE_KEPT,
            any_sides.SIZE_KEPT,
        ),
        scene="A ReLU runs over a {H}x{W}x{D} volume.",
        row="RELU  on {H} x {W} x {D}",
        subject="A ReLU runs over an HxWxD volume.",
        modes=tuple(
            Mode(sides.name, "", (), any_sides.shapes(sides), asked=sides is any_sides.VOLUME)
            for sides in any_sides.ALL
        ),
        mode_key="input",
        axes=PLANE,
        slips=(
            Bound("stored-values-learned", {"params": "activation_size"}),
            Bound("activation-has-slopes", {"params": "D"}),
            Bound("activation-has-weights", {"params": "D*D"}),
            Bound("activation-has-weights", {"params": "D*D + D"}),
        ),
        picture=(Side("input", "input", ("H", "W", "D")), Side("output", "output", ("H", "W", "D"))),
        words={"unit": "value"},
        spellings=_spellings(),
    ),
)
