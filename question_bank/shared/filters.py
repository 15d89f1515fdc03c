"""What filters hold and put out: the lines of weights, biases and values that convolution-like layers share."""

from __future__ import annotations

from question_bank.layer import Bound, Rule

DEPTH_SEEN = Rule(
    "depth_seen",
    "channels that a filter sees",
    "D/G",
    "a filter sees the channels of its own group",
    "Each filter sees {depth_seen} of the {D} channels.",
    "groups-divide",
)
KERNEL_WEIGHTS = Rule(
    "kernel_weights",
    "weights in one filter",
    "prod(K_@)*depth_seen",
    "a filter is as deep as the input that it sees",
    "Each filter is {K_@} by {depth_seen}, {kernel_weights} weights.",
    "filter-depth",
)
WEIGHTS = Rule(
    "weights",
    "weights",
    "M*kernel_weights",
    "every filter has weights of its own",
    "{M} filters make {weights}.",
    "own-weights",
)
BIASES = Rule(
    "biases",
    "biases",
    "M*B",
    "one bias for each filter, not for each weight or pixel",
    "One bias for each filter makes {biases}.",
    "one-bias",
    short=True,
)
PARAMS = Rule("params", "parameters", "weights + biases", "everything that the layer learns", "Together {params}.")
OUT_D = Rule(
    "out_d",
    "output depth",
    "M",
    "each filter makes one map",
    "{M} filters make {out_d} maps.",
    "depth-out",
    short=True,
)
ACTIVATION_SIZE = Rule(
    "activation_size",
    "values in the output",
    "prod(out_@)*out_d",
    "a volume holds the product of its sides",
    "Together {activation_size} values.",
    "activation-product",
)
FLOPS = Rule("flops", "FLOPs", "2*macs", "a multiply-add is two operations", "Twice that is {flops}.", "flops-two")

BIAS_SLIPS = (Bound("forgot-bias", {"biases": "0"}), Bound("one-bias", {"biases": "B"}))
VALUE_SLIPS = (
    Bound("depth-left-out", {"activation_size": "prod(out_@)"}),
    Bound("sides-added", {"activation_size": "sum(out_@) + out_d"}),
    Bound("batch-counted", {"activation_size": "N*prod(out_@)*out_d"}),
)
