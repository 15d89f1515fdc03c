"""What a layer configuration is before anybody builds it, and how people write one down.

The recorder must stay an independent witness, so nothing here knows how a layer computes: this module draws
values and spells them as code. It must not import the packages under test, and it needs no framework either.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from random import Random
from typing import TypeVar

T = TypeVar("T")
Value = int | float | str | bool | None | tuple[int, ...] | list[int]
Changes = Mapping[str, object]

MISSING = object()


class Draw:
    """Random choices that come out the same on every Python version: only `Random.random` is promised to."""

    def __init__(self, seed: int) -> None:
        """Start a stream of its own."""
        self._random = Random(seed)

    def chance(self, share: float) -> bool:
        """Say yes in about this share of all calls."""
        return self._random.random() < share

    def between(self, low: int, high: int) -> int:
        """Draw a whole number from low to high, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        """Draw one of the options."""
        return options[self.between(0, len(options) - 1)]

    def mixed(self, options: Sequence[T]) -> list[T]:
        """Return the same options in another order."""
        keys = sorted((self._random.random(), place) for place in range(len(options)))
        return [options[place] for _, place in keys]


@dataclass
class Case:
    """One call of a layer, as values; a twist may still change it."""

    callee: str
    """The name of the class, without its module."""
    signature: tuple[str, ...]
    """The framework's own order of arguments, as far as people write them by position."""
    settings: dict[str, Value]
    """What is written; arguments left out keep the framework's default."""
    input: list[int]
    """The input shape without the batch."""
    positional: int | None = None
    """How many arguments stand without their keyword; None leaves it to chance."""
    more: str = ""
    """Text put behind the last argument as it is."""

    def change(self, changes: Changes) -> None:
        """Apply a twist: the keys are arguments, or fields of this case; `MISSING` takes an argument out."""
        for name, value in changes.items():
            if name in ("callee", "input", "positional", "more"):
                setattr(self, name, value)
            elif value is MISSING:
                self.settings.pop(name, None)
            else:
                self.settings[name] = value  # type: ignore[assignment]


Twist = Callable[[Draw, Case], Changes]
"""What has to change in a case to make it faulty, or right but rarely written so."""


@dataclass(frozen=True)
class Configuration:
    """One line of code, the input shape it meets, and what it was made for."""

    layer: str
    """The name of the layer in this project: conv2d, dense, ..."""
    code: str
    input: tuple[int, ...]
    printed: bool
    """Whether the recorded code is to be what the framework prints for the layer."""
    about: str | None
    """The twist in it, if any."""


@dataclass(frozen=True)
class Recipe:
    """How the configurations of one layer are made."""

    layer: str
    count: int
    plain: Callable[[Draw], Case]
    """Draws an everyday call; now and then the framework will refuse it all the same."""
    faults: Mapping[str, Twist]
    """Twists that the framework is expected to refuse."""
    oddities: Mapping[str, Twist]
    """Twists that it is expected to accept, though few people write them."""


FAULTY, ODD = 13, 5
"""How many configurations in a hundred get such a twist."""


def configurations(
    draw: Draw, recipes: Sequence[Recipe], modules: Sequence[str], printed: float
) -> Iterator[Configuration]:
    """Draw what the recipes ask for, never the same code with the same input twice."""
    for recipe in recipes:
        seen: set[tuple[str, tuple[int, ...]]] = set()
        faults, oddities = cycle(recipe.faults.items()), cycle(recipe.oddities.items())
        while len(seen) < recipe.count:
            case, about, chosen = recipe.plain(draw), None, draw.between(1, 100)
            if chosen <= FAULTY + ODD:
                about, twist = next(faults if chosen <= FAULTY else oddities)
                case.change(twist(draw, case))
            code = draw.pick(modules) + written(draw, case) + _comment(draw)
            key = (code, tuple(case.input))
            if key not in seen:
                seen.add(key)
                yield Configuration(recipe.layer, *key, draw.chance(printed), about)


def written(draw: Draw, case: Case) -> str:
    """Write the call as code: some leading arguments by position, the others as keywords in any order."""
    leading: list[str] = []
    for name in case.signature:
        if name not in case.settings:
            break
        leading.append(name)
    usual = draw.between(0, len(leading)) if draw.chance(0.4) else min(3, len(leading))
    by_position = leading[: usual if case.positional is None else case.positional]
    others = [name for name in case.settings if name not in by_position]
    others = draw.mixed(others) if draw.chance(0.4) else others
    spaced = ", " if draw.chance(0.85) else ","
    parts = [_spelled(draw, case.settings[name], spaced) for name in by_position]
    parts += [f"{name}={_spelled(draw, case.settings[name], spaced)}" for name in others]
    return f"{case.callee}({spaced.join(part for part in [*parts, case.more] if part)})"


def side(draw: Draw, height: int, width: int) -> Value:
    """Spell one number where both axes agree (seldom spelled as a pair then), else a pair."""
    return height if height == width and draw.chance(0.8) else (height, width)


def both(value: Value) -> tuple[int, int]:
    """Read a spelled side as a pair again."""
    if isinstance(value, tuple):
        return value[0], value[1]
    assert isinstance(value, int)
    return value, value


def kernel(draw: Draw, height: int, width: int) -> Value:
    """Draw a window: odd, even, 1x1, rectangular, or as big as the input."""
    kind = draw.pick(["odd", "odd", "odd", "even", "even", "one", "rectangle", "rectangle", "whole"])
    if kind == "whole" and max(height, width) <= 16:
        return side(draw, height, width)
    if kind == "rectangle":
        return (draw.between(1, 7), draw.between(1, 7))
    size = {"one": 1, "even": draw.pick([2, 2, 4, 6, 8])}.get(kind, draw.pick([3, 3, 3, 5, 5, 7, 9, 11]))
    return side(draw, size, size)


def extent(draw: Draw) -> tuple[int, int]:
    """Draw the sides of an image: uneven ones often, mostly big enough for a usual kernel."""
    height = draw.pick([5, 7, 8, 9, 12, 13, 14, 16, 19, 24, 28, 32, 33, 48, 63, 64, draw.between(1, 64)])
    return height, height if draw.chance(0.5) else draw.between(6, 40)


def channels(draw: Draw) -> int:
    """Draw a number of channels, at most 64."""
    return draw.pick([1, 2, 3, 3, 4, 6, 8, 10, 12, 16, 24, 32, 64, draw.between(1, 64)])


def steps(draw: Draw) -> Value:
    """Draw a stride or a dilation, seldom the default."""
    pairs = [(2, 2), (2, 2), (2, 2), (3, 3), (4, 4), (1, 2), (2, 1), (3, 2), (1, 1), (2, 5)]
    return side(draw, *draw.pick(pairs))


def _comment(draw: Draw) -> str:
    comments = ["  # conv1", "  # halves the map", " # TODO: try (3, 5)", "  #out"]
    return draw.pick(comments) if draw.chance(0.04) else ""


def _spelled(draw: Draw, value: Value, spaced: str) -> str:
    if isinstance(value, str):
        return f'"{value}"' if draw.chance(0.6) else f"'{value}'"
    text = repr(value)
    return text.replace(", ", spaced) if isinstance(value, tuple | list) else text
