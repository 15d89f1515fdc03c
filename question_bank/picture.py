"""What a picture of a layer holds: its volumes, with only what is given. The text twin comes from the same values."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, NamedTuple

from question_bank.expression import Number
from question_bank.scenario import Scenario

_SIDE_NAMES = ("high", "wide", "deep")


class Volume(NamedTuple):
    """One volume. A side that must not be shown is None and is drawn as `?`."""

    label: str
    hue: Literal["input", "kernel", "output"]
    sides: tuple[Number | None, ...]
    """Height, width and depth; fewer for a flat window or a row of values."""
    how_many: Number | None = None
    """How many of it there are, if that is said."""
    window: tuple[Number, Number] | None = None
    """For an input: the height and width of the kernel that stands on it."""


class Picture(NamedTuple):
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
    drawn = {name for side in scenario.layer.picture for name in side.sides} & set(shown)
    known = scenario.values | {
        name: scenario.known((name,))[name] for name in sorted(drawn) if name in scenario.derivation.lines
    }
    volumes: list[Volume] = []
    for side in scenario.layer.picture:
        sides = tuple(known.get(name) for name in side.sides)
        sides = sides if side.hue == "kernel" else _bare(sides)
        how_many = known[side.how_many] if side.how_many else None
        window = _window(scenario) if side.hue == "input" else None
        volumes.append(Volume(side.label, side.hue, sides, how_many, window))
    return Picture(tuple(volumes))


def _bare(sides: tuple[Number | None, ...]) -> tuple[Number | None, ...]:
    """A volume of height and width 1 is a row of values."""
    return sides[2:] if sides[:2] == (1, 1) and len(sides) == 3 else sides


def _window(scenario: Scenario) -> tuple[Number, Number] | None:
    values = scenario.values
    return (values["K_h"], values["K_w"]) if "K_h" in values and "K_w" in values else None


def _sentence(volume: Volume) -> str:
    names = _SIDE_NAMES if len(volume.sides) > 1 else ("values",)
    sides = [f"{side if side is not None else '?'} {name}" for side, name in zip(volume.sides, names, strict=False)]
    count = f", {volume.how_many} of them" if volume.how_many is not None else ""
    return f"{volume.label.capitalize()} {', '.join(sides)}{count}."
