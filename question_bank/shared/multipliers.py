"""The two multipliers of MobileNets: narrower layers and smaller maps, as the designs that use them share it."""

from __future__ import annotations

from question_bank import slips
from question_bank.ideas import IDEAS
from question_bank.layer import Condition, Input, Rule
from question_bank.shared import ranges
from question_bank.slips import Slip

OWN_IDEAS = {
    "width-twice": "a narrower layer has fewer channels on both sides, so its width counts twice",
    "size-twice": "a smaller map is smaller along both sides, so its size counts twice",
}

OWN_SLIPS = (
    Slip(
        "width-once",
        "width-twice",
        "the width counted once",
        "takes the width once",
        "Fewer channels come in and fewer go out, so the width comes in twice.",
    ),
    Slip(
        "width-ignored",
        "width-twice",
        "the width left out",
        "keeps all the channels",
        "The width multiplier makes the channels fewer, in and out.",
    ),
    Slip(
        "size-once",
        "size-twice",
        "the size counted once",
        "takes one side of the map",
        "A map gets smaller along both sides, so the size comes in twice.",
    ),
    Slip(
        "size-ignored",
        "size-twice",
        "the size of the maps left out",
        "keeps the size of the maps",
        "Fewer pixels are fewer places for the filters to work at.",
    ),
    Slip(
        "size-in-weights",
        "position-free",
        "the size of the maps in the weights",
        "lets smaller maps make fewer weights",
        "The same weights visit all places, so smaller maps change no weight.",
    ),
    Slip(
        "multipliers-added",
        "size-twice",
        "the parts added",
        "adds what the two multipliers leave",
        "Each multiplier leaves a part of what the other one left, so the parts are multiplied.",
    ),
)

IDEAS.update(OWN_IDEAS)
for _slip in OWN_SLIPS:
    slips.add(_slip)

COUNTED = "Counted here: no biases; stride 1, the layer keeps the size of its map."

INPUTS = (
    Input("K", "kernel side", ranges.by_level((1, 3), (1, 3, 3, 5), (3, 5, 7))),
    Input("D", "channels in", ranges.by_level((4, 8, 20, 40), (32, 64, 128, 256, 512), (24, 48, 96, 192, 320))),
    Input("M", "channels out", ranges.by_level((4, 8, 10, 20), (32, 64, 128, 256, 512), (24, 48, 96, 192, 320))),
    Input("W", "side of the maps before", ranges.by_level((8, 10, 16, 20), (28, 56, 112), (28, 56, 112))),
    Input(
        "R",
        "side of the maps after",
        ranges.by_level(
            (4, 5, 8, 10), (14, 16, 20, 24, 28, 32, 40, 48, 64, 80, 96), (12, 15, 18, 24, 27, 40, 48, 72, 80)
        ),
    ),
    Input("U", "width in percent", ranges.by_level((50,), (25, 50, 75), (25, 50, 75))),
)

THIN = (
    Rule(
        "thin_depth",
        "channels in, narrowed",
        "D*U/100",
        "the layer before is narrower too",
        "{thin_depth} channels come in.",
        "width-twice",
    ),
    Rule(
        "thin_filters",
        "channels out, narrowed",
        "M*U/100",
        "a narrower layer has fewer filters",
        "{thin_filters} filters are left.",
        "width-twice",
    ),
)

CONDITIONS = (
    Condition("100 - U", "not be negative", "A width of {U} percent makes nothing narrower."),
    Condition("W - R - 1", "not be negative", "Maps of {R} are no smaller than those of {W} before."),
    Condition("D*U/100", "be whole", "{U} percent of {D} channels is no whole number."),
    Condition("M*U/100", "be whole", "{U} percent of {M} channels is no whole number."),
)
