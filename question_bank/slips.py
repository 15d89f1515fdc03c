"""The shared vocabulary of slips: what each is called, what it looks like, and the rule that mends it.

A layer binds a slip to its lines; the wrong numbers and formulas follow from that and are never typed in. Sentences name
inputs and the layer's own words in braces. They tell the rule, never the right number. A slip that only one layer can
make stands in that layer's own file, in a tuple `SLIPS`.
"""

from __future__ import annotations

from typing import NamedTuple

from question_bank.derivation import BadLayer
from question_bank.ideas import IDEAS


class Slip(NamedTuple):
    """One known mistake."""

    id: str
    idea: str
    """The id of the idea that it misses."""
    name: str
    """What follows "Slip:"."""
    seen: str
    """What the wrong answer does, to follow it: "100 counts flat filters"."""
    rule: str
    """How it is, in one sentence."""
    company: str = ""
    """Who else made it, where that is known."""


_ALL = (
    Slip(
        "forgot-depth",
        "filter-depth",
        "the input depth left out",
        "counts flat filters",
        "Each filter reaches through all {depth_seen} channels, so it holds more than {kernel} weights.",
        "A much copied article makes this slip for a whole network.",
    ),
    Slip(
        "forgot-bias",
        "one-bias",
        "the biases left out",
        "counts weights only",
        "Each {unit} also has one bias of its own.",
    ),
    Slip(
        "one-bias",
        "one-bias",
        "one bias for the whole layer",
        "has a single bias",
        "Each {unit} has a bias of its own; there is not one for the whole layer.",
        "A much copied article makes this slip in three rows of one table.",
    ),
    Slip(
        "forgot-plus-one",
        "plus-one",
        "the + 1 left out",
        "counts the steps",
        "The place where the kernel starts counts as well.",
    ),
    Slip(
        "padding-once",
        "padding-twice",
        "padding counted once",
        "pads one side only",
        "Padding goes on both sides, so it comes in twice.",
    ),
    Slip(
        "forgot-padding",
        "padding-twice",
        "the padding left out",
        "takes the input as it is",
        "Padding makes the input larger before the kernel moves.",
    ),
    Slip(
        "forgot-stride",
        "stride-divides",
        "the stride left out",
        "visits every place",
        "With a larger stride the kernel skips places, so fewer values come out.",
    ),
    Slip(
        "groups-ignored",
        "groups-divide",
        "groups ignored",
        "lets each filter see every channel",
        "With {G} groups a filter only sees the channels of its own group.",
    ),
    Slip(
        "depth-kept",
        "depth-out",
        "the input depth kept",
        "keeps the depth of the input",
        "Each filter adds up all channels into one map, so the depth that comes out is the number of filters.",
    ),
    Slip(
        "flatten-depth",
        "flatten-depth",
        "the depth left out of the flatten",
        "flattens a single channel",
        "Flattening unrolls every channel, not just height times width.",
    ),
    Slip(
        "rounded-up",
        "whole-strides",
        "rounded up",
        "counts a step that does not fit",
        "A last step that does not fit is not taken, so the division rounds down.",
    ),
    Slip(
        "not-rounded",
        "whole-strides",
        "not rounded down",
        "keeps the rest of the division",
        "Only whole strides count: round the division down before the 1 is added.",
    ),
    Slip(
        "times-size",
        "position-free",
        "multiplied by height and width",
        "counts the weights again at every pixel",
        "The same weights visit all positions; the size of the input does not come in.",
    ),
    Slip(
        "counted-connections",
        "position-free",
        "connections counted",
        "counts every use of a weight",
        "A weight is used at many places and still counts once.",
    ),
    Slip(
        "depth-twice",
        "filter-depth",
        "the input depth multiplied in twice",
        "takes the depth twice",
        "The depth of the input comes in once.",
    ),
    Slip(
        "filters-for-depth",
        "filter-depth",
        "filters and input depth swapped",
        "takes the filters for the depth",
        "There are {M} filters; {D} is how deep the input is.",
    ),
    Slip(
        "bias-per-channel",
        "one-bias",
        "a bias for each input channel",
        "gives each filter a bias for every input channel",
        "The channels are added up first, so one bias is left for each filter.",
    ),
    Slip(
        "one-filter",
        "own-weights",
        "only one of them counted",
        "holds what a single {unit} learns",
        "Every {unit} has weights of its own, and there are {M} of them.",
    ),
    Slip(
        "stride-in-weights",
        "position-free",
        "the stride in the weights",
        "puts the stride into the weights",
        "The stride says where a filter stops, not what it holds; what counts is the input depth.",
    ),
    Slip(
        "groups-twice",
        "groups-divide",
        "divided by the groups twice",
        "divides by the groups twice",
        "The groups divide the depth of a filter once; nothing else is divided.",
    ),
    Slip(
        "groups-wrong-side",
        "groups-divide",
        "groups divide the filters",
        "divides the filters instead of their depth",
        "All {M} filters stay; the groups divide the depth that each one sees.",
    ),
    Slip(
        "padding-into-kernel",
        "padding-twice",
        "padding taken as a larger kernel",
        "takes the padding away",
        "Padding makes the input larger, not the kernel.",
    ),
    Slip(
        "one-before-dividing",
        "plus-one",
        "1 added before the division",
        "adds 1 before dividing by the stride",
        "First divide by the stride and round down, then add 1.",
    ),
    Slip(
        "size-kept",
        "padding-twice",
        "the input size kept",
        "keeps the size of the input",
        "The size only stays when the padding makes up for all that the kernel takes.",
    ),
    Slip(
        "all-reached",
        "whole-strides",
        "every row taken for reached",
        "lets the strides reach the very end",
        "What is left after the last whole stride is never reached.",
    ),
    Slip(
        "fraction-impossible",
        "whole-strides",
        "a rest taken for impossible",
        "takes a rest as an error",
        "It is allowed: the last rows and columns are simply not visited, so round down.",
    ),
    Slip(
        "dilation-ignored",
        "dilation-stretches",
        "dilation ignored",
        "takes the kernel without its gaps",
        "With dilation {L} it spans more than its own {kernel}.",
    ),
    Slip(
        "dilation-as-stride",
        "dilation-stretches",
        "dilation taken for a stride",
        "divides by the dilation",
        "Dilation spreads what one {unit} looks at; it still visits every place.",
    ),
    Slip(
        "dilation-from-zero",
        "dilation-stretches",
        "dilation counted from zero",
        "leaves one gap too many",
        "Dilation 1 is the plain kernel, so dilation {L} means steps of {L}, not {L} gaps.",
    ),
    Slip(
        "stack-for-layer",
        "dilation-stretches",
        "a stack taken for one layer",
        "belongs to layers with growing dilation on top of one another",
        "One layer alone spans its own steps: one less than the kernel, times the dilation, and 1.",
    ),
    Slip(
        "same-keeps-size",
        "same-rounds-up",
        "'same' taken as the input size",
        "keeps the size in spite of the stride",
        "'same' keeps the size at stride 1 only; with a stride it is divided and rounded up.",
    ),
    Slip(
        "same-rounded-down",
        "same-rounds-up",
        "'same' rounded down",
        "drops the last partial step",
        "'same' pads so that even a partial step gives an output: round up.",
    ),
    Slip(
        "same-not-rounded",
        "same-rounds-up",
        "'same' not rounded",
        "leaves the fraction",
        "There are only whole outputs: divide by the stride and round up.",
    ),
    Slip(
        "ceil-ignored",
        "ceil-rounds-up",
        "ceil mode left out",
        "rounds down",
        "In ceil mode a last window counts although part of it stands outside.",
    ),
    Slip(
        "ceil-past-the-end",
        "ceil-rounds-up",
        "a window past the end counted",
        "counts a window that starts past the input",
        "Even in ceil mode a window must start inside the input or its padding on the near side.",
    ),
    Slip(
        "full-as-half",
        "full-pads",
        "'full' taken for half a kernel of padding",
        "pads by half the kernel, which keeps the size",
        "'Full' pads by the whole kernel less one on each side, so the output is larger than the input.",
    ),
    Slip(
        "half-kernel-padding",
        "same-rounds-up",
        "'same' taken as half a kernel of padding",
        "pads half a kernel on each side",
        "'same' decides the size first, the input size over the stride, rounded up; the padding follows.",
    ),
    Slip(
        "maps-multiplied",
        "one-map",
        "input channels times filters",
        "gives each filter a map for every channel",
        "Each filter adds up all its channels into one map.",
    ),
    Slip(
        "channels-kept-apart",
        "one-map",
        "channels kept apart",
        "keeps an extra side for the input channels",
        "Each filter adds up all channels, so they leave no side of their own.",
    ),
    Slip(
        "bias-in-macs",
        "macs-every-place",
        "biases counted as multiply-adds",
        "counts the biases too",
        "A bias is added, not multiplied.",
    ),
    Slip(
        "macs-at-input",
        "macs-every-place",
        "work counted at the input size",
        "counts a place for every input pixel",
        "One dot product makes one output value, so the output size counts.",
    ),
    Slip(
        "macs-one-filter",
        "macs-every-place",
        "only one of them at work",
        "counts the work of a single {unit}",
        "All {M} of them do this work.",
    ),
    Slip(
        "macs-one-place",
        "position-free",
        "the work of one place",
        "counts each weight once",
        "Each weight is used again at every output place.",
    ),
    Slip(
        "flops-halved",
        "flops-two",
        "halved instead of doubled",
        "halves the multiply-adds",
        "A multiply-add is two operations, so FLOPs are the larger number.",
    ),
    Slip(
        "pool-has-weights",
        "pool-learns-nothing",
        "weights given to pooling",
        "gives the window weights",
        "Pooling only picks or averages; it has nothing to learn.",
    ),
    Slip(
        "pool-has-scale",
        "pool-learns-nothing",
        "a scale and a shift given to pooling",
        "learns two numbers for each channel",
        "The equal weights of an average are fixed; it has nothing to learn.",
    ),
    Slip(
        "pool-changes-depth",
        "pool-keeps-depth",
        "pooling changing the depth",
        "divides the depth as well",
        "Pooling works on each channel alone, so the depth stays.",
    ),
    Slip(
        "pool-one-channel",
        "pool-keeps-depth",
        "pooling into one channel",
        "pools the channels together",
        "Pooling works on each channel alone, so the depth stays.",
    ),
    Slip(
        "stored-values-learned",
        "input-learns-nothing",
        "values taken for parameters",
        "counts values that pass through",
        "Values that pass through are not learned.",
    ),
    Slip(
        "depth-left-out",
        "activation-product",
        "the depth left out of the size",
        "counts one channel",
        "Every channel holds a full picture: multiply by the depth too.",
    ),
    Slip(
        "sides-added",
        "activation-product",
        "sides added",
        "adds the sides",
        "A volume holds the product of its sides.",
    ),
    Slip(
        "own-stride-in-field",
        "field-grows",
        "a layer's own stride in its receptive field",
        "lets the stride of a layer widen that layer's own field",
        "A layer's own stride only spreads the layers after it; its field grows by the strides before it.",
    ),
    Slip(
        "strides-left-out-of-field",
        "field-grows",
        "the strides before a layer left out of the receptive field",
        "adds every kernel as if all strides were 1",
        "After a stride of 2 each step of a kernel covers two cells of the input.",
    ),
    Slip(
        "reach-not-less-one",
        "field-grows",
        "whole kernels added up",
        "adds the whole kernel for every layer",
        "Neighbouring kernels share a cell, so each layer adds its kernel less one.",
    ),
    Slip(
        "strides-added",
        "strides-multiply",
        "strides added up",
        "adds the strides",
        "A stride of 2 after a stride of 2 moves by four cells of the input: strides multiply.",
    ),
    Slip(
        "earlier-depth",
        "flatten-depth",
        "the depth of an earlier layer",
        "flattens with the depth of an earlier layer",
        "The layer just before decides how deep it is.",
    ),
    Slip(
        "lstm-gates",
        "every-input",
        "an LSTM's formula",
        "counts four gates and their feedback",
        "A fully connected layer has no gates: one weight for each pair of input and neuron.",
    ),
    Slip(
        "image-not-flattened",
        "every-input",
        "flattened without a flatten",
        "joins every value of the volume",
        "Without a flatten a fully connected layer only sees the last side.",
    ),
    Slip(
        "batch-counted",
        "activation-product",
        "the batch counted",
        "counts every example of the batch",
        "The question is about one example; the batch does not come in.",
    ),
)

SLIPS: dict[str, Slip] = {}
"""Each slip by its id, the commonest first; those that only one layer knows come after the shared ones."""

RANK: dict[str, int] = {}
"""The place of each slip among all, 0 for the commonest."""


def add(slip: Slip) -> None:
    """Takes a slip into the vocabulary.

    Raises:
        BadLayer: if its id is taken or its idea does not exist.
    """
    if slip.id in SLIPS:
        raise BadLayer(f"two slips are called {slip.id}")
    if slip.idea not in IDEAS:
        raise BadLayer(f"slip {slip.id} misses the idea {slip.idea}, which does not exist")
    RANK[slip.id] = len(SLIPS)
    SLIPS[slip.id] = slip


for _slip in _ALL:
    add(_slip)
