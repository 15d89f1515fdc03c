"""Layers that take an input of any number of sides and leave its shape alone: a mode for each number of sides.

A side that is not there has its neutral value 1, so the lines are written once, over all of them. Height and width are the
axes of such a layer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from question_bank.frameworks.spelling import Layout
from question_bank.layer import Input, Rule
from question_bank.shared import ranges
from question_bank.shared.inputs import DEPTH
from question_bank.shared.quantities import ACTIVATION_SIZE, OUTPUT_SHAPE


class Sides(NamedTuple):
    """The sides of an input, the depth last, and what inputs of this kind are called as a mode."""

    name: str
    letters: tuple[str, ...]

    def layout(self, framework: str, mode: str = "") -> Layout:
        """Their order in a framework, where they mean the mode of this name unless another is said."""
        first = self.letters[-1:] if framework == "torch" else ()
        return Layout((*first, *self.letters[: -1 if first else None]), mode or self.name)


VOLUME = Sides("volume", ("H", "W", "D"))
ROWS = Sides("rows", ("W", "D"))
VECTOR = Sides("vector", ("D",))
SPACE = Sides("space", ("T", "H", "W", "D"))
ALL = (VOLUME, ROWS, VECTOR, SPACE)


def inputs(more: tuple[str, ...] = ()) -> tuple[Input, ...]:
    """The sides as inputs.

    Args:
        more: the modes of the layer for each kind of input, as `{} shared`; none where a kind is a mode itself.
    """
    modes = {one.name: tuple(form.replace("{}", one.name) for form in more) or (one.name,) for one in ALL}
    return (
        Input("T", "input length", ranges.FRAMES, 1, modes=modes["space"]),
        Input("N_@", "input {axis}", ranges.MAP_SIDES, 1, modes=modes["volume"] + modes["space"] + modes["rows"]),
        DEPTH._replace(ranges=ranges.MAP_DEPTHS),
    )


def shapes(sides: Sides) -> Mapping[str, tuple[str, ...]]:
    """What comes out: what went in."""
    return {"output_shape": sides.letters}


SIZE = Rule(
    "activation_size",
    "values in the output",
    "T*H*W*D",
    "as many values come out as went in",
    "{activation_size} values went in and come out.",
    "activation-product",
)
SHAPE_KEPT = OUTPUT_SHAPE._replace(parts=("H", "W", "D"), conventions=(), asked=False)
SIZE_KEPT = ACTIVATION_SIZE._replace(asked=False)
