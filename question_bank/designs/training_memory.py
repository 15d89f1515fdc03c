"""What training keeps for each parameter: the weight, its gradient, and what the optimiser remembers."""

from __future__ import annotations

from question_bank.layer import HARDER, Bound, Input, Layer, Mode, Quantity, Rule
from question_bank.shared import ranges
from question_bank.shared.inputs import BATCH
from question_bank.slips import Slip

IDEAS = {
    "optimiser-remembers": "momentum keeps one number for each parameter, Adam two",
    "master-weights": "mixed precision keeps a copy of the weights in 32 bits",
}

SLIPS = (
    Slip(
        "training-is-file",
        "training-keeps",
        "the file taken for the training",
        "counts the weights alone",
        "Training keeps more than the weights: think of what a step needs.",
        "It is the usual guess from the size of a file.",
    ),
    Slip(
        "state-left-out",
        "optimiser-remembers",
        "the optimiser's memory left out",
        "counts weights and gradients alone",
        "This optimiser also remembers earlier gradients for each parameter.",
    ),
    Slip(
        "adam-one-average",
        "optimiser-remembers",
        "one average of Adam's left out",
        "gives Adam a single average",
        "Adam averages the gradient and its square as well.",
    ),
    Slip(
        "adam-everywhere",
        "optimiser-remembers",
        "Adam's memory for another optimiser",
        "counts two averages",
        "Two averages are Adam's; this optimiser keeps fewer.",
    ),
    Slip(
        "copy-left-out",
        "master-weights",
        "the copy in 32 bits left out",
        "has no copy of the weights",
        "A copy of the weights stays in 32 bits, so that small steps are not lost.",
    ),
    Slip(
        "all-in-sixteen",
        "master-weights",
        "everything in 16 bits",
        "halves all that training keeps",
        "Only weights and gradients are short; the copy and the averages stay in 32 bits.",
    ),
    Slip(
        "batch-times-state",
        "memory-needs-more",
        "the batch multiplied in",
        "keeps parameters for every example",
        "All examples share the parameters and what belongs to them.",
    ),
)


def _kept(weight: int, state: int, copy: int, remembers: str) -> tuple[Rule, ...]:
    """The lines of one optimiser: bytes for each parameter."""
    return (
        Rule("weight", "bytes of a weight", str(weight), "a weight takes its bits over eight", short=True),
        Rule(
            "gradient",
            "bytes of its gradient",
            str(weight),
            "every weight has a gradient",
            "Weight and gradient take {weight} and {gradient} bytes.",
            "training-keeps",
            short=True,
        ),
        Rule(
            "state",
            "bytes of the optimiser",
            str(state),
            remembers,
            "The optimiser keeps {state}.",
            "optimiser-remembers",
            True,
        ),
        Rule(
            "copy",
            "bytes of the copy",
            str(copy),
            "a copy in 32 bits keeps small steps from being lost",
            "The copy takes {copy}.",
            "master-weights",
            short=True,
        ),
    )


_MODES = (
    Mode("sgd", "", _kept(4, 0, 0, "plain SGD remembers nothing")),
    Mode(
        "momentum",
        "",
        _kept(4, 4, 0, "momentum is one number for each parameter"),
        scene="{n|count} million parameters are trained in 32 bits by SGD with momentum{twists}.",
        row="TRAIN  {n} million parameters, 32 bits, SGD with momentum{twists}",
    ),
    Mode(
        "adam",
        "",
        _kept(4, 8, 0, "Adam keeps two averages for each parameter"),
        scene="{n|count} million parameters are trained in 32 bits by Adam{twists}.",
        row="TRAIN  {n} million parameters, 32 bits, Adam{twists}",
    ),
    Mode(
        "mixed",
        "",
        _kept(2, 8, 4, "Adam keeps two averages for each parameter, in 32 bits"),
        scene="{n|count} million parameters in 16 bits, gradients too, are trained by Adam{twists}; "
        "its averages and a weight copy have 32 bits.",
        row="TRAIN  {n} million parameters, 16 bits, Adam and a copy in 32 bits{twists}",
    ),
)

_WITHOUT = "Parameters, gradients and the optimiser's memory are there once, however many examples a batch has."
_COUNTED = "Counted here: parameters, gradients and the optimiser, no activations."

LAYERS = (
    Layer(
        name="training_memory",
        title="training",
        inputs=(
            Input(
                "n",
                "parameters in millions",
                ranges.by_level(
                    (1, 2, 3, 4, 5, 10, 20, 25, 50),
                    (3, 4, 5, 7, 11, 14, 22, 25, 26, 44, 60, 61, 86, 138, 143),
                    (6, 9, 29, 86, 138, 304, 350, 632, 774),
                ),
            ),
            BATCH,
        ),
        rules=(
            Rule(
                "per_parameter",
                "bytes for each parameter",
                "weight + gradient + state + copy",
                "all of it is kept for every parameter",
                "That is {per_parameter} bytes for each parameter.",
            ),
            Rule(
                "megabytes",
                "MB in all",
                "n*per_parameter",
                "a million bytes are a MB",
                "{n} million parameters take {megabytes} MB.",
            ),
            Rule(
                "state_megabytes",
                "MB of the optimiser",
                "n*(state + copy)",
                "a million bytes are a MB",
                "{n} million parameters make {state_megabytes} MB.",
            ),
        ),
        quantities=(
            Quantity(
                "megabytes",
                "MB",
                ("megabytes",),
                "How many MB is that without activations?",
                counted=f"{_COUNTED} A MB is 1,000,000 bytes.",
                without=_WITHOUT,
                types=(65,),
            ),
            Quantity(
                "per_parameter",
                "bytes for each parameter",
                ("per_parameter",),
                "How many bytes is that for each parameter?",
                counted=_COUNTED,
                without=f"One parameter is asked about. {_WITHOUT}",
                types=(65,),
                spot=False,
            ),
            Quantity(
                "state_megabytes",
                "MB beside weights and gradients",
                ("state_megabytes",),
                "How many MB is that beside weights and gradients?",
                counted="Counted here: the optimiser and, if there is one, the weight copy. A MB is 1,000,000 bytes.",
                without=_WITHOUT,
                types=(65,),
                levels=HARDER,
                needs=("mode",),
                spot=False,
            ),
        ),
        scene="{n|count} million parameters are trained in 32 bits by plain SGD{twists}.",
        row="TRAIN  {n} million parameters, 32 bits, plain SGD{twists}",
        subject="n million parameters are trained{twists}.",
        modes=_MODES,
        mode_key="optimiser",
        slips=(
            Bound("training-is-file", {"per_parameter": "weight"}),
            Bound("gradients-left-out", {"gradient": "0"}, modes=("momentum", "adam", "mixed")),
            Bound("state-left-out", {"state": "0"}, modes=("momentum", "adam", "mixed")),
            Bound("adam-one-average", {"state": "4"}, modes=("adam", "mixed")),
            Bound("adam-everywhere", {"state": "8"}, modes=("sgd", "momentum")),
            Bound("copy-left-out", {"copy": "0"}, modes=("mixed",)),
            Bound("all-in-sixteen", {"state": "4", "copy": "2"}, modes=("mixed",)),
            Bound("bits-as-bytes", {"per_parameter": "8*(weight + gradient + state + copy)"}),
            Bound("batch-times-state", {"megabytes": "N*n*per_parameter"}),
            Bound("batch-times-state", {"state_megabytes": "N*n*(state + copy)"}),
        ),
        takes=(),
        gives=(),
    ),
)
