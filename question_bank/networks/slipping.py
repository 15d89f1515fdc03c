"""Slips in a network: one that a person makes in every row where it can be made, or in a single row.

The rows after it follow from it, because all rows are one derivation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from question_bank.diagnosis import Answer, usable_slips
from question_bank.expression import Add, Expr, Mul, Neg, Num, Number, Sym, Undefined, letters_in, put_in
from question_bank.layer import Layer
from question_bank.networks.network import Network, Row
from question_bank.slips import RANK


class Route(NamedTuple):
    """One wrong way through a network."""

    slip: str
    rows: tuple[str, ...]
    """The rows in which the slip is made."""
    rewrites: Mapping[str, Expr]
    needs: Mapping[str, tuple[str, ...]]
    """What the formula of each rewritten line names."""

    @staticmethod
    def of(slip: str, row: str, rewrites: Mapping[str, Expr]) -> Route:
        """The slip in a single row."""
        return Route(slip, (row,), rewrites, {name: letters_in(formula) for name, formula in rewrites.items()})


class Flow:
    """The lines of a network that lead to some of them, and what follows from each.

    Args:
        network: the network.
        lines: the lines that are asked for.
        routes: the ways that will be followed; what their formulas name is worked out as well.
    """

    def __init__(self, network: Network, lines: tuple[str, ...], routes: Iterable[Route]) -> None:
        self._lines = lines
        self._known = dict(network.values)
        derivation = network.derivation
        named = {name for route in routes for needs in route.needs.values() for name in needs}
        self._chain = chain(network, {*lines, *named})
        self._formulas = [derivation.lines[name].formula for name in self._chain]
        self._places = {name: place for place, name in enumerate(self._chain)}
        self._after: dict[str, list[int]] = {}
        for place, name in enumerate(self._chain):
            for need in derivation.needs(name):
                self._after.setdefault(need, []).append(place)

    def answer(self, route: Route) -> Answer | None:
        """What a route leads to; None where it leads to nothing.

        Only what it changes is worked out again, line by line in the order in which lines need one another.
        """
        known, chain, formulas, after = self._known, self._chain, self._formulas, self._after_on(route)
        was: dict[str, Number] = {}
        waiting = bytearray(len(chain))  # a mark for each line that is to be worked out
        rewritten = {self._places[name]: formula for name, formula in route.rewrites.items() if name in self._places}
        for first in rewritten:
            waiting[first] = 1
        try:
            while (place := waiting.find(1)) >= 0:
                waiting[place] = 0
                name = chain[place]
                value = (rewritten[place] if place in rewritten else formulas[place]).value(known)
                before = known[name]
                if value != before:
                    if name not in was:
                        was[name] = before
                    known[name] = value
                    if name in after:
                        for later in after[name]:
                            waiting[later] = 1
            return tuple(known[line] for line in self._lines)
        except Undefined:
            return None
        finally:  # a network has thousands of values, and a slip changes a few: they are put back
            known.update(was)

    def _after_on(self, route: Route) -> Mapping[str, Sequence[int]]:
        """What follows from each line on a route: a rewritten line may also need one that stands behind it."""
        also: dict[str, Sequence[int]] = {}
        places, end = self._places, len(self._chain)
        for name, needs in route.needs.items():
            place = places.get(name, end)
            for need in needs:
                if places.get(need, -1) > place:
                    also[need] = (*also.get(need, self._after.get(need, ())), place)
        return {**self._after, **also} if also else self._after


def chain(network: Network, lines: Set[str]) -> tuple[str, ...]:
    """The lines that lead to some of them, in the order of the network, which has each after those it needs."""
    derivation, needed = network.derivation, set(lines)
    found: list[str] = []
    for name in reversed(tuple(derivation.lines)):
        if name in needed:
            found.append(name)
            needed.update(derivation.needs(name))
    return tuple(found[::-1])


@lru_cache(maxsize=64)
def wrong_answers(network: Network, lines: tuple[str, ...]) -> tuple[tuple[Route, Answer], ...]:
    """What every route gives for some lines, where that is another answer than the right one.

    Slips that are made everywhere come first, the commonest before the others.
    """
    right = tuple(network.values[line] for line in lines)
    routes = _routes(network, frozenset(chain(network, set(lines))))
    flow = Flow(network, lines, routes)
    found = ((route, flow.answer(route)) for route in routes)
    return tuple(
        (route, answer)
        for route, answer in found
        if answer is not None and answer != right and all(-_TOO_LONG < side < _TOO_LONG for side in answer)
    )


def possible(network: Network, lines: tuple[str, ...]) -> tuple[str, ...]:
    """The slips that can be made on the way to some lines, the commonest first, whether or not they change these numbers."""
    return tuple(dict.fromkeys(route.slip for route in _routes(network, frozenset(chain(network, set(lines))))))


_TOO_LONG = 10**15
"""Nobody types so many digits, and the reader takes no more."""


def _routes(network: Network, needed: Set[str]) -> list[Route]:
    """Every wrong way to some lines, where all lines that these need are known."""
    single = [*_in_rows(network, needed), *_in_fields(network, needed)]
    everywhere: dict[tuple[str, int], list[Route]] = {}
    for route, form in single:
        everywhere.setdefault((route.slip, form), []).append(route)
    joined = [_together(found) for found in everywhere.values() if len(found) > 1]
    found = [*joined, *(route for route, _ in single), *_in_wires(network, needed)]
    return sorted(found, key=lambda route: (RANK[route.slip], -len(route.rows)))


def fits(network: Network, lines: tuple[str, ...], answer: Answer) -> tuple[Route, ...]:
    """The routes that give an answer, each slip once."""
    return by_answer(network, lines).get(answer, ())


@lru_cache(maxsize=64)
def by_answer(network: Network, lines: tuple[str, ...]) -> Mapping[Answer, tuple[Route, ...]]:
    """Every wrong answer with the routes that give it, each slip once."""
    found: dict[Answer, dict[str, Route]] = {}
    for route, answer in wrong_answers(network, lines):
        found.setdefault(answer, {}).setdefault(route.slip, route)
    return {answer: tuple(routes.values()) for answer, routes in found.items()}


def _together(found: list[Route]) -> Route:
    rows = tuple(row for route in found for row in route.rows)
    rewrites = {line: formula for route in found for line, formula in route.rewrites.items()}
    return Route(found[0].slip, rows, rewrites, {line: needs for route in found for line, needs in route.needs.items()})


def _in_rows(network: Network, needed: Set[str]) -> Iterator[tuple[Route, int]]:
    """The slips of each row's own layer, and which of the slip's forms it is."""
    lines: dict[str, set[str]] = {}
    for name in needed:
        row_name, _, line = name.rpartition(".")
        lines.setdefault(row_name, set()).add(line)
    for row in network.rows:
        scenario, here = network.scenarios[row.name], lines.get(row.name, set())
        for place, usable in enumerate(usable_slips(row.layer, scenario.mode)):
            if not here.isdisjoint(usable.slip.rewrites) and usable.brings.isdisjoint(scenario.unsaid):
                yield _in_row(row.layer, scenario.mode, place, row.name), usable.form


@lru_cache(maxsize=8192)
def _in_row(layer: Layer, mode: str, place: int, row: str) -> Route:
    """A slip of a layer, by its place among those of a mode, as a route through a row of a network."""
    slip = usable_slips(layer, mode)[place].slip
    rewrites: dict[str, Expr] = {}
    needs: dict[str, tuple[str, ...]] = {}
    for name, formula in slip.rewrites.items():
        letters = {letter: Sym(f"{row}.{letter}") for letter in letters_in(formula)}
        rewrites[f"{row}.{name}"] = put_in(formula, letters)
        needs[f"{row}.{name}"] = tuple(letter.name for letter in letters.values())
    return Route(slip.slip, (row,), rewrites, needs)


def _in_fields(network: Network, needed: Set[str]) -> Iterator[tuple[Route, int]]:
    """Receptive fields that grow wrongly in a row, and strides that are added."""
    sliding = [row for row in network.rows[1:] if row.layer.slides]
    for row in sliding:
        if needed.isdisjoint((f"{row.name}.field", f"{row.name}.jump")):
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
        if last not in (1, network.values[f"{before}.jump"]):
            wrong["last-stride-only"] = Add((field, Mul((added, Num(last)))))
        if stride != 1:
            wrong["stride-scales-field"] = Mul((field, Num(stride)))
            yield Route.of("strides-added", row.name, {f"{row.name}.jump": Add((jump, Num(stride)))}), 0
        for slip, formula in wrong.items():
            yield Route.of(slip, row.name, {f"{row.name}.field": formula}), 0


def _stride_before(network: Network, row: Row, axis: str) -> Number:
    """The stride of the last row before this one that slides; 1 where none does."""
    before = network.before(row)
    while before and not before[0].layer.slides:
        before = network.before(before[0])
    return network.scenarios[before[0].name].values[f"S_{axis}"] if before else 1


def _in_wires(network: Network, needed: Set[str]) -> Iterator[Route]:
    """A row that takes its depth from an earlier convolution than the one before it."""
    deep: list[Row] = []
    for row in network.rows:
        if len(deep) > 1 and not row.layer.joins and f"{row.name}.D" in needed:
            yield Route.of("earlier-depth", row.name, {f"{row.name}.D": network.gives(deep[-2])[-1]})
        if "kernel_weights" in network.scenarios[row.name].derivation.lines:
            deep.append(row)
