"""Random small networks: which kinds of rows follow one another, what is broken in some, and how people write them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from configurations.axes import extent
from configurations.calls import Case
from configurations.drawing import Draw

Drawer = Callable[[Draw, list[int]], tuple[str, Case]]
"""Draws a row for a shape: the layer's name, and the call."""
Supposed = Callable[[Draw, list[int]], list[int]]
"""Turns the shape that there is into the one that somebody supposes."""


@dataclass(frozen=True)
class Style:
    """How one framework's networks are drawn and written."""

    drawers: Mapping[str, Drawer]
    """The kinds of rows."""
    endings: Sequence[tuple[str, ...]]
    """What may follow the rows that see a map."""
    frames: Sequence[tuple[str, str, str, str]]
    """What stands before the name of a class; how a network opens and closes; how its input is written, if it is."""
    channels_first: bool
    faults: "tuple[Fault, ...]"


@dataclass(frozen=True)
class Fault:
    """A row that was made for another shape than it meets."""

    about: str
    kinds: tuple[str, ...]
    """The kinds of rows that it befalls."""
    instead_of: str | None
    """The kind of row whose place it takes, if any."""
    supposed: Supposed
    """The shape that the row is made for, where it meets this one."""


ON_MAPS = (
    *["conv"] * 4,
    *["activation"] * 3,
    *["batch_norm"] * 2,
    *["max_pool", "max_pool", "avg_pool", "depthwise", "depthwise", "grouped", "grouped", "transposed", "dropout"],
)
ON_VECTORS = ("dense", "dense", "activation", "dropout", "batch_norm")


def first_shape(draw: Draw, channels_first: bool) -> list[int]:
    """Draw what a network sees: an image mostly, or a signal, or a vector."""
    axes = draw.pick([2, 2, 2, 1, 1, 0])
    if axes == 0:
        return [draw.pick([16, 64, 100, 784])]
    sides = [draw.pick([16, 24, 28, 32])] * 2 if axes == 2 and draw.chance(0.7) else extent(draw, axes)
    depth = draw.pick([1, 1, 3, 3, 4, 8])
    return [depth, *sides] if channels_first else [*sides, depth]


def kinds_of_rows(draw: Draw, style: Style, axes: int) -> list[str]:
    """Draw three to nine kinds of rows."""
    if axes == 0:
        return ["dense", *(draw.pick(ON_VECTORS) for _ in range(draw.between(2, 6)))]
    ending = draw.pick(style.endings)
    many = draw.between(max(1, 3 - len(ending)), 9 - len(ending))
    return ["conv", *(draw.pick(ON_MAPS) for _ in range(many - 1)), *ending]


def spoil(draw: Draw, kinds: list[str], fault: Fault) -> dict[int, Supposed]:
    """Put a fault's row among the others, at the place that is given back; nowhere where there is no place for it."""
    kind = draw.pick(fault.kinds)
    if fault.instead_of is None:
        on_maps = next((place for place, one in enumerate(kinds) if one in ("global", "flatten")), len(kinds))
        place = draw.between(1, on_maps)
        kinds.insert(place, kind)
        return {} if kinds[0] == "dense" else {place: fault.supposed}
    if fault.instead_of not in kinds:
        return {}
    place = kinds.index(fault.instead_of)
    if kinds[place + 1 : place + 2] == [kind]:
        del kinds[place]  # what was to follow is now the one that meets another shape
    kinds[place] = kind
    return {place: fault.supposed}


def more_of(axis: int) -> Supposed:
    """Suppose more channels, or more features, than there are."""

    def more(draw: Draw, shape: list[int]) -> list[int]:
        supposed = [*shape]
        supposed[axis] += draw.pick([1, 2, 3, 8, 16])
        return supposed

    return more


def flat(draw: Draw, shape: list[int]) -> list[int]:
    """Suppose that the map has been made a vector."""
    return [prod(shape)]


def laid_out(draw: Draw, text: list[str], opening: str, closing: str) -> str:
    """Write rows as a network: a line for each, or all in one."""
    name = draw.pick(["model = ", "net = "]) if draw.chance(0.3) else ""
    if len(text) <= 4 and draw.chance(0.5):
        return name + opening + ", ".join(text) + closing
    notes = ["  # block 1", "  # see the paper", "  # (N, 10)"]
    lines = [f"    {row},{draw.pick(notes) if draw.chance(0.06) else ''}" for row in text]
    if draw.chance(0.2):
        lines[-1] = f"    {text[-1]}"
    return "\n".join([name + opening, *lines, closing])
