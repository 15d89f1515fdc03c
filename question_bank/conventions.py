"""Conventions on which the field disagrees. An answer that follows another one is never called a mistake."""

from __future__ import annotations

from typing import NamedTuple


class Convention(NamedTuple):
    """Another meaning that the asked-for word may have."""

    id: str
    says: str
    """What was answered, in words that follow "Right by another convention:"."""
    instead: str = ""
    """For numbers: the line that was given in place of the one asked for."""
    channels_first: bool = False
    """For shapes: the same sides with the last one, the depth, first."""
    words: tuple[str, ...] = ()
    """How people name it beside a number: "270 no bias"."""
    only_said: bool = False
    """Whether it only counts when it is named; without its name the same number is a slip."""


CHANNELS_FIRST = Convention("channels-first", "this is the shape with the channels first.", channels_first=True)
WITHOUT_BIASES = Convention(
    "without-biases",
    "this leaves the biases out, as you say. Asked are weights and biases.",
    instead="weights",
    words=("no bias", "no biases", "without bias", "without biases", "w/o bias", "weights only"),
    only_said=True,
)
FLOPS = Convention(
    "flops",
    "these are FLOPs, each multiplication and each addition apart. Asked are multiply-adds.",
    instead="flops",
    words=("flops", "flop"),
)
MACS = Convention(
    "macs",
    "these are multiply-adds. Asked are FLOPs, two for each multiply-add.",
    instead="macs",
    words=("macs", "mac", "multiply-adds"),
)
