"""Slips in a network: one that a person makes in every row where it can be made, or in a single row.

The rows after it follow from it, because all rows are one derivation.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from question_bank.derivation import Derivation
from question_bank.diagnosis import Answer, usable_slips
from question_bank.expression import Add, Expr, Mul, Neg, Num, Number, Sym, Undefined, put_in
from question_bank.networks.network import Network, Row, Wiring
from question_bank.slips import RANK


class Route(NamedTuple):
    """One wrong way through a network."""

    slip: str
    rows: tuple[str, ...]
    """The rows in which the slip is made."""
    rewrites: Mapping[str, Expr]
    wiring: Wiring = Wiring()

    def answer(self, network: Network, lines: tuple[str, ...], right: Mapping[str, Number]) -> Answer | None:
        """What it gives for some lines; None where it gives nothing.

        Args:
            network: the network.
            lines: the lines that are asked for.
            right: the value of every line without the slip; only what the slip changes is worked out again.
        """
        derivation = network.derivation(self.wiring) if self.wiring.depths else whole(network)
        known = dict(right)
        changed = set(self._turned(network))
        try:
            for line in derivation.toward(lines):
                formula = self.rewrites.get(line.name)
                if formula is None and changed.isdisjoint(derivation.needs(line.name)) and line.name not in changed:
                    continue
                known[line.name] = (line.formula if formula is None else formula).value(known)
                changed.add(line.name)
        except Undefined:
            return None
        return tuple(known[line] for line in lines)

    def _turned(self, network: Network) -> Iterator[str]:
        """The lines of the rows that are wired wrongly; each is worked out again."""
        for row in self.wiring.depths:
            yield from (f"{row}.{name}" for name in _lines(network, row))


@lru_cache(maxsize=64)
def whole(network: Network) -> Derivation:
    """The derivation of a network, worked out once."""
    return network.derivation()


@lru_cache(maxsize=64)
def values(network: Network) -> Mapping[str, Number]:
    """The value of every line of a network."""
    derivation = whole(network)
    return derivation.values({}, tuple(derivation.lines))


@lru_cache(maxsize=64)
def wrong_answers(network: Network, lines: tuple[str, ...]) -> tuple[tuple[Route, Answer], ...]:
    """What every route gives for some lines, where that is another answer than the right one.

    Slips that are made everywhere come first, the commonest before the others.
    """
    known = values(network)
    right = tuple(known[line] for line in lines)
    found = ((route, route.answer(network, lines, known)) for route in _routes(network, lines))
    return tuple(
        (route, answer)
        for route, answer in found
        if answer is not None and answer != right and all(-_TOO_LONG < side < _TOO_LONG for side in answer)
    )


_TOO_LONG = 10**15
"""Nobody types so many digits, and the reader takes no more."""


def _routes(network: Network, lines: tuple[str, ...]) -> list[Route]:
    """Every wrong way to some lines."""
    chain = {line.name for line in whole(network).toward(lines)}
    single = [*_in_rows(network, chain), *_in_fields(network, chain)]
    everywhere: dict[tuple[str, int], list[Route]] = {}
    for route, form in single:
        everywhere.setdefault((route.slip, form), []).append(route)
    joined = [_together(found) for found in everywhere.values() if len(found) > 1]
    found = [*joined, *(route for route, _ in single), *_in_wires(network, chain)]
    return sorted(found, key=lambda route: (RANK[route.slip], -len(route.rows)))


def fits(network: Network, lines: tuple[str, ...], answer: Answer) -> tuple[Route, ...]:
    """The routes that give an answer, each slip once."""
    found: dict[str, Route] = {}
    for route, wrong in wrong_answers(network, lines):
        if wrong == answer:
            found.setdefault(route.slip, route)
    return tuple(found.values())


def _together(found: list[Route]) -> Route:
    rewrites = {line: formula for route in found for line, formula in route.rewrites.items()}
    return Route(found[0].slip, tuple(row for route in found for row in route.rows), rewrites)


def _in_rows(network: Network, chain: Container[str]) -> Iterator[tuple[Route, int]]:
    """The slips of each row's own layer, and which of the slip's forms it is."""
    for row in network.rows:
        scenario = network.scenarios[row.name]
        where: dict[str, Expr] = {}
        for slip, brings, form in usable_slips(row.layer, scenario.mode):
            on_chain = any(f"{row.name}.{name}" in chain for name in slip.rewrites)
            if not on_chain or not brings.isdisjoint(scenario.unsaid):
                continue
            where = where or network.names(row)
            rewrites = {f"{row.name}.{name}": put_in(formula, where) for name, formula in slip.rewrites.items()}
            yield Route(slip.slip, (row.name,), rewrites), form


def _in_fields(network: Network, chain: Container[str]) -> Iterator[tuple[Route, int]]:
    """Receptive fields that grow wrongly in a row, and strides that are added."""
    sliding = [row for row in network.rows[1:] if row.layer.slides]
    for row in sliding:
        if not any(f"{row.name}.{name}" in chain for name in ("field", "jump")):
            continue
        first = row.layer.axes[0].suffix
        reach, before = Sym(f"{row.name}.reach_{first}"), network.before(row)[0].name
        field, jump = Sym(f"{before}.field"), Sym(f"{before}.jump")
        added = Add((reach, Neg(Num(1))))
        stride, last = network.scenarios[row.name].values[f"S_{first}"], _stride_before(network, row, first)
        wrong: dict[str, Expr] = {
            "own-stride-in-field": Add((field, Mul((added, Sym(f"{row.name}.jump"))))),
            "strides-left-out-of-field": Add((field, added)),
            "reach-not-less-one": Add((field, Mul((reach, jump)))),
        }
        if row is sliding[-1]:
            wrong["one-layer-sees"] = reach
        if last not in (1, values(network)[f"{before}.jump"]):
            wrong["last-stride-only"] = Add((field, Mul((added, Num(last)))))
        if stride != 1:
            wrong["stride-scales-field"] = Mul((field, Num(stride)))
            yield Route("strides-added", (row.name,), {f"{row.name}.jump": Add((jump, Num(stride)))}), 0
        for slip, formula in wrong.items():
            yield Route(slip, (row.name,), {f"{row.name}.field": formula}), 0


def _stride_before(network: Network, row: Row, axis: str) -> Number:
    """The stride of the last row before this one that slides; 1 where none does."""
    before = network.before(row)
    while before and not before[0].layer.slides:
        before = network.before(before[0])
    return network.scenarios[before[0].name].values[f"S_{axis}"] if before else 1


def _lines(network: Network, row: str) -> Iterable[str]:
    return network.scenarios[row].derivation.lines


def _in_wires(network: Network, chain: Container[str]) -> Iterator[Route]:
    """A row that takes its depth from an earlier convolution than the one before it."""
    names = list(network.scenarios)
    for place, row in enumerate(network.rows):
        deep = [name for name in names[:place] if "kernel_weights" in network.scenarios[name].derivation.lines]
        takes_depth = not row.layer.joins and "D" in row.layer.takes
        if len(deep) > 1 and takes_depth and any(f"{row.name}.{name}" in chain for name in _lines(network, row.name)):
            yield Route("earlier-depth", (row.name,), {}, Wiring({row.name: deep[-2]}))
