"""The ideas that a learner meets: each line of a layer rests on one, and each slip is a slip of one.

Ideas are shared by all layers: who has understood that a filter is as deep as its input has understood it everywhere.
"""

from __future__ import annotations

IDEAS: dict[str, str] = {
    "filter-depth": "a filter is as deep as its input",
    "own-weights": "every filter has its own weights",
    "one-bias": "one bias for each filter or neuron",
    "position-free": "weights are shared by all positions",
    "groups-divide": "groups divide the depth that a filter sees",
    "padding-twice": "padding counts on both sides",
    "plus-one": "the + 1 for the starting place",
    "whole-strides": "only whole strides count",
    "stride-divides": "a stride skips places",
    "dilation-stretches": "dilation stretches the kernel, not its weights",
    "ceil-rounds-up": "ceil mode keeps a last window that starts inside",
    "full-pads": "'full' padding adds a kernel less one on both sides",
    "same-rounds-up": "'same' padding gives the input size over the stride, rounded up",
    "depth-out": "the output is as deep as there are filters",
    "pool-keeps-depth": "pooling keeps the depth",
    "pool-learns-nothing": "pooling learns nothing",
    "input-learns-nothing": "an input and a flatten learn nothing",
    "flatten-depth": "flatten takes the depth along",
    "every-input": "every neuron is joined to every input",
    "field-grows": "a kernel widens the receptive field in steps of the strides before it",
    "strides-multiply": "the strides of a network multiply",
    "field-start": "the first value looks half a reach in, less the padding",
    "activation-product": "an activation's size is the product of its shape",
    "macs-every-place": "the work is one dot product for every output value",
    "flops-two": "one multiply-add is two operations",
    "one-map": "a filter adds up its channels into one map",
}
"""Each idea's id with the sentence that is shown."""
