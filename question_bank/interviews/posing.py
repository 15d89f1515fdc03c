"""A turn with numbers in it: what is said, and one question of the bank for each way to take what is left open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from types import MappingProxyType

from question_bank import codes
from question_bank.catalog import Unknown
from question_bank.interviews.case import Turn, Way
from question_bank.interviews.letters import Letters, fill, number, worked
from question_bank.interviews.openings import OPENINGS
from question_bank.layer import Layer
from question_bank.question import Code, Question
from question_bank.scenario import Scenario

Settled = Mapping[str, str]
"""What is no longer open: the id of a way, or `=2` for a number, by the id of the opening."""
NOTHING: Settled = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class Variant:
    """One way to take a turn."""

    ways: Settled
    """The way that is taken for each of the turn's openings."""
    question: Question
    times: int = 1
    channels_first: bool = False


@dataclass(frozen=True, eq=False)
class Posed:
    """A turn as it is asked."""

    turn: Turn
    letters: Letters
    variants: tuple[Variant, ...]
    """Every way to take what is still open, the usual one first."""

    @property
    def usual(self) -> Variant:
        """The turn where everything open is taken as usual."""
        return self.variants[0]

    @property
    def says(self) -> str:
        """The question as the interviewer says it."""
        return fill(self.turn.asks, self.letters)

    @property
    def point(self) -> str:
        """What there is to understand."""
        return fill(self.turn.point, self.letters)


def pose(turn: Turn, letters: Letters, settled: Settled = NOTHING) -> Posed:
    """A turn with the letters of its case, and with what has been settled."""
    return _posed(turn, tuple(letters.items()), tuple(settled.items()))


@lru_cache(maxsize=512)
def _posed(turn: Turn, letters: tuple[tuple[str, int], ...], settled: tuple[tuple[str, str], ...]) -> Posed:
    own, known = worked(turn.changes, dict(letters)), dict(settled)
    variants = tuple(filter(None, (_possible(turn, own, ways, known) for ways in _ways(turn, known))))
    # what was settled may suit one layer and not the next: a padding of 3 is none for a window of 2
    return Posed(turn, own, variants) if variants else _posed(turn, letters, ())


def _ways(turn: Turn, settled: Settled) -> Iterator[Settled]:
    able = [(settled[one],) if one in settled else tuple(way.id for way in OPENINGS[one].ways) for one in turn.open]
    yield from (dict(zip(turn.open, chosen, strict=True)) for chosen in product(*able))


def way_of(opening: str, chosen: str) -> Way:
    """A way by its id; for a number in words a way of its own."""
    one = OPENINGS[opening]
    if chosen.startswith("="):
        name = f"{one.name} {chosen[1:]}"
        return Way(chosen, f"{name}.", name, (), sets=f"{one.number}{chosen}")
    found = next((way for way in one.ways if way.id == chosen), None)
    if found is None:
        raise ValueError(f"{opening} can't be taken as {chosen[:20]!r}")
    return found


def _possible(turn: Turn, own: Letters, ways: Settled, settled: Settled) -> Variant | None:
    """A variant; None where no layer can be so."""
    try:
        return _variant(turn, own, ways, settled)
    except Unknown:
        if not settled:
            raise
        return None


def _variant(turn: Turn, own: Letters, ways: Settled, settled: Settled) -> Variant:
    if turn.rung:
        return Variant(ways, _question(_follow_up(turn, own)))
    taken = [way_of(opening, chosen) for opening, chosen in {**settled, **ways}.items()]
    letters = own
    for way in taken:
        letters = worked(way.sets, letters)
    letters = worked(_fixed(turn), letters)
    here = [way_of(opening, chosen) for opening, chosen in ways.items()]
    subject, _, target = turn.of.partition("/")
    target = next((way.quantities[target] for way in here if target in way.quantities), target)
    mode = next((way.mode for way in here if way.mode), "")
    code = _code(subject, target, letters, mode)
    times = 1
    for way in here:
        times *= number(way.times, letters)
    return Variant(ways, _question(code), times, any(way.channels_first for way in here))


def _fixed(turn: Turn) -> str:
    """The changes that hold whatever was settled before: those that give a letter a number."""
    return " ".join(part for part in turn.changes.split() if part.partition("=")[2].isdigit())


def _code(subject: str, target: str, letters: Letters, mode: str) -> str:
    layer = codes.layer_named(subject)
    scenario = Scenario(layer, _values(layer, letters), mode or layer.modes[0].name)
    if (refusal := scenario.refusal()) is not None:
        raise Unknown(refusal)
    return str(Code("forward", subject, target, codes.inputs_of(scenario), {}))


def _follow_up(turn: Turn, letters: Letters) -> str:
    """The code of a turn that can't be: the same turn among the layer's follow-up questions."""
    subject = turn.of.partition("/")[0]
    layer = codes.layer_named(subject)
    base = Scenario(layer, _values(layer, letters))
    return str(Code("follow-ups", subject, "ladder", codes.inputs_of(base), {"turn": str(turn.rung)}))


def _values(layer: Layer, letters: Letters) -> dict[str, int]:
    """A value for each input that has a letter: `K` for both sides of a kernel, and the width as large as the height."""
    found: dict[str, int] = {}
    for one, symbols in layer.symbols:
        for symbol in symbols:
            also = "H" if symbol == "W" or (symbol == "N" and one.neutral is None) else ""  # designs call their side N
            name = next((name for name in (symbol, layer.base(symbol), also) if name in letters), None)
            if name is not None:
                found[symbol] = letters[name]
    return found


@lru_cache(maxsize=256)
def _question(code: str) -> Question:
    return codes.question(code)
