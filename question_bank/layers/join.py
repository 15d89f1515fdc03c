"""Where branches of a network meet: values added, or channels side by side."""

from __future__ import annotations

from question_bank.layer import PLANE, Bound, Input, Layer, Rule, Side
from question_bank.shared import ranges
from question_bank.shared.inputs import SIDE
from question_bank.shared.quantities import ACTIVATION_SIZE, NOTHING_LEARNED, OUTPUT_SHAPE

IDEAS = {
    "sum-needs-one-shape": "a sum of branches keeps the shape that all of them must have",
    "channels-side-by-side": "side by side, the channels of branches add up",
}

_SHAPE = (
    Rule("out_@", "output {axis}", "N_@", "a join moves nothing", "", "", short=True),
    Rule(
        "params",
        "parameters",
        "0",
        "a join has nothing to learn",
        "A join only brings branches together, so there is nothing to learn.",
        "input-learns-nothing",
        short=True,
    ),
    Rule(
        "activation_size",
        "values in the output",
        "prod(out_@)*out_d",
        "a volume holds the product of its sides",
        "Together {activation_size} values.",
        "activation-product",
    ),
)

_QUANTITIES = (
    OUTPUT_SHAPE._replace(asked=False),
    NOTHING_LEARNED._replace(asked=False),
    ACTIVATION_SIZE._replace(asked=False),
)


def _join(name: str, joins: str, title: str, why: str, say: str, idea: str) -> Layer:
    return Layer(
        name=name,
        title=title,
        inputs=(SIDE, Input("D", "channels of all branches together", ranges.MAP_DEPTHS)),
        rules=(Rule("out_d", "output depth", "D", why, say, idea, short=True), *_SHAPE),
        quantities=_QUANTITIES,
        scene="Branches of {H}x{W}x{D} meet.",
        row=f"{name.upper()}  {{H}} x {{W}} x {{D}}",
        subject="Branches of HxWxD meet.",
        axes=PLANE,
        slips=(
            Bound("stored-values-learned", {"params": "prod(N_@)*D"}),
            Bound("depth-left-out", {"activation_size": "prod(out_@)"}),
        ),
        takes=("N_@", "D"),
        gives=("out_@", "out_d"),
        picture=(Side("output", "output", ("out_@", "out_d")),),
        words={"unit": "value"},
        joins=joins,
    )


LAYERS = (
    _join(
        "add",
        "sum",
        "a sum of branches",
        "values are added place by place, so all branches have one shape",
        "Values are added place by place, so the shape stays.",
        "sum-needs-one-shape",
    ),
    _join(
        "concat",
        "depth",
        "a concatenation",
        "the channels of all branches stand side by side",
        "The channels of all branches make {out_d}.",
        "channels-side-by-side",
    ),
)
