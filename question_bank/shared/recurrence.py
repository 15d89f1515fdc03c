"""What recurrent layers share: steps that use the same weights, a state that is fed back, gates, layers, directions."""

from __future__ import annotations

from typing import NamedTuple

from question_bank.layer import Input, Mode, Rule
from question_bank.shared import ranges
from question_bank.shared.inputs import BIAS
from question_bank.slips import Slip

IDEAS = {
    "state-fed-back": "a recurrent unit sees the step and all units of the step before",
    "gates-apart": "every gate has weights and biases of its own",
    "bias-vectors": "a framework may keep one bias vector for each gate, or two",
    "recurrent-steps-share": "all steps share the same weights",
    "next-layer-sees": "a further layer sees what the layer below gives out",
    "directions-apart": "each direction learns everything for itself",
    "last-step": "Keras gives out the last step only, unless all are asked for",
}

SLIPS = (
    Slip(
        "feedback-forgotten",
        "state-fed-back",
        "the state of the step before left out",
        "joins the units to the features only",
        "Each unit also sees all {M} units of the step before.",
    ),
    Slip(
        "gates-forgotten",
        "gates-apart",
        "the gates left out",
        "counts a single gate",
        "{gates}, each with weights and biases of its own.",
    ),
    Slip(
        "candidate-forgotten",
        "gates-apart",
        "the candidate left out",
        "counts the gates without the candidate",
        "{gates}, and the candidate has weights like a gate.",
    ),
    Slip(
        "one-bias-vector",
        "bias-vectors",
        "one bias vector where there are two",
        "has one bias vector",
        "Here one bias vector goes with the features and one with the state.",
    ),
    Slip(
        "two-bias-vectors",
        "bias-vectors",
        "two bias vectors where there is one",
        "has two bias vectors",
        "Here features and state share one bias vector.",
    ),
    Slip(
        "recurrent-bias-forgotten",
        "bias-vectors",
        "the bias vectors left out",
        "counts weights only",
        "{each} has biases as well.",
    ),
    Slip(
        "recurrent-steps-multiplied",
        "recurrent-steps-share",
        "multiplied by the steps",
        "counts the weights again at every step",
        "The same weights work at every step, so the steps do not come in.",
    ),
    Slip(
        "recurrent-one-step",
        "recurrent-steps-share",
        "the work of one step",
        "works at a single step",
        "Every weight is used again at each of the steps.",
    ),
    Slip(
        "next-layer-features",
        "next-layer-sees",
        "further layers joined to the features",
        "joins the further layers to the features",
        "A further layer sees what the layer below gives out, not the features.",
    ),
    Slip(
        "next-layer-one-direction",
        "next-layer-sees",
        "one direction seen by the further layers",
        "lets a further layer see one direction only",
        "A further layer sees both directions of the layer below.",
    ),
    Slip(
        "only-first-layer",
        "next-layer-sees",
        "only the first layer counted",
        "counts the first layer only",
        "Every layer has weights of its own.",
    ),
    Slip(
        "direction-forgotten",
        "directions-apart",
        "one direction only",
        "counts a single direction",
        "Both directions learn for themselves, and both come out side by side.",
    ),
    Slip(
        "gates-come-out",
        "gates-apart",
        "the gates in the output",
        "lets every gate come out",
        "The gates only decide what each unit gives out.",
    ),
    Slip(
        "features-come-out",
        "state-fed-back",
        "the features kept",
        "keeps the number of features",
        "Every unit gives one value, whatever it sees.",
    ),
    Slip(
        "all-steps-come-out",
        "last-step",
        "all steps in the output",
        "lets every step come out",
        "Keras gives out the last step only, unless return_sequences is on.",
    ),
    Slip(
        "weight-shape-turned",
        "gates-apart",
        "the sides of a weight the other way round",
        "turns the sides of the weight round",
        "PyTorch puts what comes out first, Keras what comes in.",
    ),
)


class Kind(NamedTuple):
    """One of the recurrent layers."""

    name: str
    word: str
    title: str
    gates: int
    """How many sets of weights it has, the candidate among them."""
    torch: str
    keras: str
    says_gates: str = ""
    """Its gates in words, to begin a sentence with."""
    vectors: str = "PyTorch keeps two bias vectors for each gate, Keras one."

    @property
    def of_gate(self) -> str:
        """What belongs to one gate, in words; empty where there are none."""
        return " of one gate" if self.gates > 1 else ""


KINDS = (
    Kind("lstm", "LSTM", "an LSTM", 4, "LSTM", "LSTM", "An LSTM has three gates and a candidate"),
    Kind(
        "gru",
        "GRU",
        "a GRU",
        3,
        "GRU",
        "GRU",
        "A GRU has two gates and a candidate",
        "PyTorch keeps two bias vectors for each gate, and so does Keras unless reset_after is off.",
    ),
    Kind(
        "simple_rnn",
        "simple RNN",
        "a simple RNN",
        1,
        "RNN",
        "SimpleRNN",
        vectors="PyTorch keeps two bias vectors, Keras one.",
    ),
)

_STEPS = Input("T", "steps", ranges.LENGTHS)
_FEATURES = Input("D", "features of each step", ranges.FEATURES)
_UNITS = Input("M", "hidden units", ranges.UNITS)
_LAYERS = Input(
    "L",
    "layers on top of one another",
    ranges.by_level((1,), (1, 2), (1, 2, 3)),
    1,
    "{} layers",
    modes=("torch",),
)
_DIRECTIONS = Input(
    "R", "second direction: 1 with, 0 without", ranges.by_level((0,), (0, 1), (0, 1)), 0, "both directions", True
)
_RESET_AFTER = Input(
    "A", "reset_after: 1 on, 0 off", ranges.SWITCH, 1, "reset_after off", True, modes=("keras", "sequences")
)


def inputs(kind: Kind) -> tuple[Input, ...]:
    """Steps, features, units, and what is switched on or off."""
    reset_after = (_RESET_AFTER,) if kind.name == "gru" else ()
    return (_STEPS, _FEATURES, _UNITS, _LAYERS, _DIRECTIONS, BIAS, *reset_after)


BELOW = "directions*M + M"
"""What a unit of a further layer sees: all directions of the layer below, and its own layer one step before."""


def deeper(gates: int, sees: str = BELOW) -> str:
    """The parameters of the further layers, as a formula."""
    return f"further*({gates}*(M*({sees}) + gate_biases))"


def weights(gates: int, sees: str = BELOW) -> str:
    """All weights, as a formula."""
    return f"directions*({gates}*(gate_weights + further*(M*({sees}))))"


def rules(kind: Kind) -> tuple[Rule, ...]:
    """The lines that every framework shares."""
    gated = bool(kind.of_gate)
    why = "three gates and the candidate" if kind.gates == 4 else "two gates and the candidate"
    such = "Four such" if kind.gates == 4 else "Three such"
    return (
        Rule("directions", "directions", "1 + R", "forward, and backward where it is on"),
        Rule("further", "further layers", "L - 1", "all but the first"),
        Rule(
            "seen",
            "seen by each unit",
            "D + M",
            "each unit sees the features of a step and all units of the step before",
            "Each unit sees {D} features and {M} units of the step before.",
            "state-fed-back",
        ),
        Rule(
            "gate_weights",
            f"weights{kind.of_gate}",
            "M*seen",
            "every unit has a weight for each value that it sees",
            f"{{M}} units make {{gate_weights}} weights{kind.of_gate}.",
        ),
        Rule(
            "first",
            "parameters of a layer",
            f"{kind.gates}*(gate_weights + gate_biases)",
            f"{why}, each with its own" if gated else "weights and biases together",
            f"{such} sets make {{first}}." if gated else "Together {first}.",
            "gates-apart" if gated else "",
        ),
        Rule(
            "deeper",
            "parameters of further layers",
            deeper(kind.gates),
            "a further layer sees what the layer below gives out, in place of the features",
            "Further layers see what comes out below: {deeper}.",
            "next-layer-sees",
        ),
        Rule(
            "params",
            "parameters",
            "directions*(first + deeper)",
            "everything that it learns, once for each direction",
            "In all {params}.",
            "directions-apart",
        ),
        Rule(
            "weights",
            "weights",
            weights(kind.gates),
            "all weights, once for each direction",
            "That is {weights} weights.",
            "gates-apart" if gated else "",
        ),
        Rule(
            "macs",
            "multiply-adds",
            "T*weights",
            "every weight is used once at every step",
            "{T} steps use them: {macs} multiply-adds.",
            "recurrent-steps-share",
        ),
        Rule("flops", "FLOPs", "2*macs", "a multiply-add is two operations", "Twice that is {flops}.", "flops-two"),
        Rule(
            "out_d",
            "values of a step",
            "directions*M",
            "every unit gives one value, and both directions stand side by side",
            "A step gives {out_d} values.",
            "directions-apart",
            short=True,
        ),
    )


def _gate_biases(kind: Kind, formula: str, why: str) -> Rule:
    said = f"Biases{kind.of_gate}: {{gate_biases}}."
    return Rule("gate_biases", f"biases{kind.of_gate}", formula, why, said, "bias-vectors", short=True)


_EVERY_STEP = Rule(
    "activation_size",
    "values in the output",
    "T*out_d",
    "every step comes out",
    "{T} steps make {activation_size} values.",
    "activation-product",
)
_LAST_STEP = Rule("activation_size", "values in the output", "out_d", "only the last step comes out", "", "last-step")


def modes(kind: Kind) -> tuple[Mode, ...]:
    """PyTorch; Keras with the last step; Keras with all of them."""
    rows = Rule("rows", "rows of a weight", f"{kind.gates}*M", "the gates stand one below the other", "", "gates-apart")
    columns = Rule(
        "columns", "columns of a weight", f"{kind.gates}*M", "the gates stand side by side", "", "gates-apart"
    )
    two = _gate_biases(kind, "2*M*B", "one bias vector goes with the features and one with the state")
    one = _gate_biases(kind, "M*B", "features and state share one bias vector")
    vectors: tuple[Rule, ...] = ()
    if kind.name == "gru":
        vectors = (
            Rule("vectors", "bias vectors", "1 + A", "one for the features, one for the state"),
            Rule("apart", "bias vectors kept apart", "A*B", "with reset_after they stay apart"),
            Rule("joined", "bias vectors joined", "(1 - A)*B", "without reset_after there is one"),
        )
        one = _gate_biases(kind, "vectors*M*B", "with reset_after features and state have a bias vector each")
    keras = (columns, one, *vectors)
    return (
        _mode(kind, "torch", "PyTorch", "", (rows, two, _EVERY_STEP), ("T", "out_d")),
        _mode(kind, "keras", "Keras", "", (*keras, _LAST_STEP), ("out_d",)),
        _mode(kind, "sequences", "Keras", " and return_sequences on", (*keras, _EVERY_STEP), ("T", "out_d")),
    )


def _mode(kind: Kind, name: str, framework: str, also: str, rules: tuple[Rule, ...], shape: tuple[str, ...]) -> Mode:
    reads = f"A {framework} {kind.word} with {{M}} units{also}{{twists}} reads {{T}} steps of {{D}} features."
    return Mode(
        name,
        "",
        rules,
        {"output_shape": shape},
        scene=reads,
        row=f"{kind.word.upper()}  {framework}, {{M}} units{also}{{twists}}, on {{T}} x {{D}}",
        subject=reads.replace("{M}", "M").replace("{T}", "T").replace("{D}", "D"),
    )
