"""A part of a network as a network of its own: a stage, a block, the first rows. A large network is asked about in parts,
because nobody can follow 170 rows on one screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from question_bank.derivation import BadLayer
from question_bank.networks.building import start
from question_bank.networks.network import Network, Row, given


class Part(NamedTuple):
    """Rows that stand together."""

    title: str
    """What stands before the network's own title: "the stem"."""
    first: str
    last: str


_FREE = {"side", "depth", "classes", "part"}
"""Numbers that fit a network to its data and leave it what it is."""


def titled(title: str, numbers: Mapping[str, int], usual: Mapping[str, int]) -> str:
    """The title of a network, which is only a variant where one of its own numbers is another than usual."""
    own = any(numbers[name] != value for name, value in usual.items() if name not in _FREE)
    return f"a variant of {title}" if own else title


def beginnings(first: str, *lasts: str) -> tuple[Part, ...]:
    """The first rows of a network, up to each of some rows."""
    return tuple(Part("the beginning", first, last) for last in lasts)


def in_parts(
    whole: Callable[[Mapping[str, int]], Network], parts: tuple[Part, ...]
) -> Callable[[Mapping[str, int]], Network]:
    """What builds a network, or the part of it that `part` among its numbers names. The whole is kept for other parts."""

    @lru_cache(maxsize=16)
    def kept(numbers: tuple[tuple[str, int], ...]) -> Network:
        return whole(dict(numbers))

    def build(numbers: Mapping[str, int]) -> Network:
        own = tuple((name, number) for name, number in numbers.items() if name != "part")
        return taken(kept(own), parts, numbers["part"])

    return build


def taken(whole: Network, parts: tuple[Part, ...], number: int) -> Network:
    """One part of a network, on what comes to it there.

    Args:
        whole: the network.
        parts: its parts; no row of one may take anything from outside but what its first row takes.
        number: which part, counted from 1; 0 for the whole network.

    Raises:
        BadLayer: if there is no such part, or the rows before it can't exist.
    """
    if number == 0:
        return whole
    if number > len(parts):
        raise BadLayer(f"{whole.title} has parts 1 to {len(parts)}, and 0 is all of it.")
    title, first, last = parts[number - 1]
    names = [row.name for row in whole.rows]
    begin, end = names.index(first), names.index(last) + 1
    came = whole.before(whole.rows[begin])[0].name
    shape = given(whole.first(begin)[came])
    rows = (_rewired(row, came) for row in whole.rows[begin:end])
    return Network(whole.name, f"{title} of {whole.title}", (start(*shape), *rows))


def _rewired(row: Row, came: str) -> Row:
    """A row that takes the part's input where it took the row before the part."""
    return row._replace(after=tuple("input" if name == came else name for name in row.after))
