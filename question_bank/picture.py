"""What a picture of a layer holds: its volumes, with only what is given. The text twin comes from the same values."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from question_bank.expression import Number
from question_bank.scenario import Scenario

_SIDE_NAMES = ("high", "wide", "deep")


@dataclass(frozen=True, slots=True)
class Volume:
    """One volume. A side that must not be shown is None and is drawn as `?`."""

    label: str
    hue: Literal["input", "kernel", "output"]
    sides: tuple[Number | None, ...]
    """Height, width and depth; fewer for a flat window or a row of values."""
    count: Number | None = None
    """How many of it there are, if that is said."""
    window: tuple[Number, Number] | None = None
    """For an input: the height and width of the kernel that stands on it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The volumes of one layer, from left to right."""

    volumes: tuple[Volume, ...]

    def in_words(self) -> str:
        """The text twin: one sentence for each volume."""
        return " ".join(_sentence(volume) for volume in self.volumes)


def picture(scenario: Scenario, shown: Collection[str] = ()) -> Picture:
    """The picture of a scenario.

    Args:
        scenario: the layer with its values.
        shown: names of lines whose value may be shown; inputs always are.
    """
    known = scenario.values | {
        name: scenario.known((name,))[name] for name in shown if name in scenario.derivation.lines
    }
    volumes: list[Volume] = []
    for side in scenario.layer.picture:
        sides = tuple(known.get(name) for name in side.sides)
        count = known[side.count] if side.count else None
        window = _window(scenario) if side.hue == "input" else None
        volumes.append(Volume(side.label, side.hue, sides, count, window))
    return Picture(tuple(volumes))


def _window(scenario: Scenario) -> tuple[Number, Number] | None:
    values = scenario.values
    return (values["K_h"], values["K_w"]) if "K_h" in values and "K_w" in values else None


def _sentence(volume: Volume) -> str:
    names = _SIDE_NAMES if len(volume.sides) > 1 else ("values",)
    sides = [f"{side if side is not None else '?'} {name}" for side, name in zip(volume.sides, names, strict=False)]
    count = f", {volume.count} of them" if volume.count is not None else ""
    return f"{volume.label.capitalize()} {', '.join(sides)}{count}."
