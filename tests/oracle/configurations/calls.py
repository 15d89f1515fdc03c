"""What a call of a layer is before anybody builds it, how a twist changes it, and how people write it down."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from typing import TypeAlias

from configurations.drawing import Draw

Value: TypeAlias = "int | float | str | bool | tuple[Value, ...] | list[Value] | None"
Changes = Mapping[str, object]

MISSING = object()


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
            if name in ("callee", "signature", "input", "positional", "more"):
                setattr(self, name, value)
            elif value is MISSING:
                self.settings.pop(name, None)
            else:
                self.settings[name] = value  # type: ignore[assignment]


Twist = Callable[[Draw, Case], Changes]
"""What has to change in a case to make it faulty, or right but rarely written so."""
Twists = Mapping[str, Twist]


def put(**changes: object) -> Twist:
    """A twist that always makes the same changes."""
    return lambda draw, case: changes


def one_of(name: str, *values: object) -> Twist:
    """A twist that gives one argument, or one field, one of these values."""
    return lambda draw, case: {name: draw.pick(values)}


def stranger(*names: str) -> Twist:
    """A twist that adds an argument the layer does not know."""
    return lambda draw, case: {draw.pick(names): 1}


def only(case: Case, callee: str, **settings: object) -> Changes:
    """The changes that turn a case into a call of another class, with these arguments, by name, and no others."""
    return {"callee": callee, "signature": (), **dict.fromkeys(case.settings, MISSING), **settings}


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
    faults: Twists
    """Twists that the framework is expected to refuse."""
    oddities: Twists = field(default_factory=dict)
    """Twists that it is expected to accept, though few people write them."""


FAULTY, ODD = 13, 5
"""How many configurations in a hundred get such a twist, once each has had its turn."""


def configurations_of(
    draw: Draw, recipes: Sequence[Recipe], modules: Sequence[str], printed: float
) -> Iterator[Configuration]:
    """Draw what the recipes ask for, never the same code with the same input twice."""
    for recipe in recipes:
        seen: set[tuple[str, tuple[int, ...]]] = set()
        twists = _twists(draw, recipe)
        while len(seen) < recipe.count:
            about, twist = next(twists)
            case = recipe.plain(draw)
            if twist:
                case.change(twist(draw, case))
            code = draw.pick(modules) + written(draw, case) + _comment(draw)
            key = (code, tuple(case.input))
            if key not in seen:
                seen.add(key)
                yield Configuration(recipe.layer, *key, draw.chance(printed), about)


def _twists(draw: Draw, recipe: Recipe) -> Iterator[tuple[str | None, Twist | None]]:
    """Every twist once, and then one now and then."""
    yield from recipe.faults.items()
    yield from recipe.oddities.items()
    faults, oddities = cycle(recipe.faults.items()), cycle(recipe.oddities.items())
    while True:
        chosen = draw.between(1, 100)
        turn = faults if chosen <= FAULTY else oddities if chosen <= FAULTY + ODD else iter(())
        yield next(turn, (None, None))


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


def _comment(draw: Draw) -> str:
    comments = ["  # conv1", "  # halves the map", " # TODO: try (3, 5)", "  #out"]
    return draw.pick(comments) if draw.chance(0.04) else ""


def _spelled(draw: Draw, value: Value, spaced: str) -> str:
    if isinstance(value, str):
        return f'"{value}"' if draw.chance(0.6) else f"'{value}'"
    text = repr(value)
    return text.replace(", ", spaced) if isinstance(value, tuple | list) else text
