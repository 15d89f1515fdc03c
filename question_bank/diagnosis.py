"""Which known slip gives exactly what was answered.

A plan is a derivation with no, one or two slips in it, ready to be worked out for any scenario. Plans depend on the layer,
its mode and the quantity only; they are built on first use and kept. Equal plans are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations
from typing import NamedTuple

from question_bank.derivation import Derivation, Line
from question_bank.expression import Number, Undefined, letters_in
from question_bank.layer import Layer, Slipped
from question_bank.slips import RANK

Answer = tuple[Number, ...]


class Plan(NamedTuple):
    """A way to arrive at an answer: the ids of its slips, and the chain it follows."""

    ids: tuple[str, ...]
    parts: tuple[str, ...]
    derivation: Derivation
    rewritten: tuple[str, ...] = ()
    """The lines on its chain that the slips rewrite."""
    brings: frozenset[str] = frozenset()
    """The inputs that the slips' own formulas name; one at its neutral value is not in anybody's mind."""

    @property
    def chain(self) -> tuple[Line, ...]:
        return self.derivation.toward(self.parts)

    changed: tuple[Line, ...] | None = None
    """The lines that the slips may give another value than the right chain has; all where None."""

    def beside(self, right: Mapping[str, Number]) -> Answer | None:
        """What it gives, where all values of the right chain are known."""
        if self.changed is None:
            return self.answer(right)
        known = dict(right)
        try:
            for line in self.changed:
                known[line.name] = line.formula.value(known)
        except Undefined:
            return None
        return tuple([known[part] for part in self.parts])

    def answer(self, values: Mapping[str, Number]) -> Answer | None:
        """What it gives for some inputs; None where it gives nothing."""
        try:
            known = self.derivation.values(values, self.parts)
        except Undefined:
            return None
        return tuple(known[part] for part in self.parts)

    def _same_as(self) -> tuple[object, ...]:
        return self.parts, tuple((line.name, line.formula) for line in self.chain)


@dataclass(frozen=True)
class Plans:
    """Everything that may lead to an answer for one layer, mode and quantity."""

    right: Plan
    singles: tuple[Plan, ...]
    """One slip each, the commonest first."""
    halves: tuple[Slipped, ...]
    """The bound slips that may be half of a pair, the commonest first."""
    quantity: str

    @cached_property
    def pairs(self) -> tuple[tuple[Slipped, Slipped], ...]:
        """Two slips each, on different lines, the commonest first."""
        paired = [
            (one, other)
            for one, other in combinations(self.halves, 2)
            if one.slip != other.slip and not one.rewrites.keys() & other.rewrites.keys()
        ]
        return tuple(sorted(paired, key=lambda pair: RANK[pair[0].slip] + RANK[pair[1].slip]))

    def pair(self, halves: tuple[Slipped, Slipped]) -> Plan:
        """The plan of a pair."""
        return _plan(halves, self.right, self.quantity)

    def pair_answer(self, halves: tuple[Slipped, Slipped], values: Mapping[str, Number]) -> Answer | None:
        """What a pair gives for some inputs, without a plan of its own: there are hundreds of pairs."""
        one, other = halves
        parts = one.shapes.get(self.quantity) or other.shapes.get(self.quantity) or self.right.parts
        try:
            return self.right.derivation.answer(parts, values, {**one.rewrites, **other.rewrites})
        except Undefined:
            return None

    def single_fits(
        self, answer: Answer, values: Mapping[str, Number], unsaid: Set[str] = frozenset()
    ) -> tuple[Plan, ...]:
        """The single slips that give an answer, each id once, the commonest first.

        Args:
            answer: what was answered.
            values: the inputs.
            unsaid: inputs at their neutral value; a slip that would bring one of them in is not thought of.
        """
        fits: dict[tuple[str, ...], Plan] = {}
        for plan, given in self.answers(self.right.derivation.values(values, self.right.parts), unsaid):
            if given == answer:
                fits.setdefault(plan.ids, plan)
        return tuple(fits.values())

    def answers(self, known: Mapping[str, Number], unsaid: Set[str]) -> Iterator[tuple[Plan, Answer | None]]:
        """What each single slip gives, but for those that would bring in what a learner has no reason to think of.

        Args:
            known: the values of all inputs and of the right chain.
            unsaid: inputs at their neutral value.
        """
        for plan in self.singles:
            if plan.brings.isdisjoint(unsaid):
                yield plan, plan.beside(known)

    def pair_fits(
        self, answer: Answer, values: Mapping[str, Number], unsaid: Set[str] = frozenset()
    ) -> tuple[Plan, ...]:
        """The minimal pairs that give an answer: neither half alone nor nothing gives it."""
        if answer == self.right.answer(values) or self.single_fits(answer, values, unsaid):
            return ()
        fits: dict[tuple[str, ...], Plan] = {}
        for halves in self.pairs:
            ids = (halves[0].slip, halves[1].slip)
            if ids not in fits and self.pair_answer(halves, values) == answer:
                plan = self.pair(halves)
                if plan.brings.isdisjoint(unsaid):
                    fits[ids] = plan
        return tuple(fits.values())


@lru_cache(maxsize=1024)
def plans(layer: Layer, mode: str, quantity: str) -> Plans:
    """The plans for one layer, mode and quantity."""
    derivation = layer.derivations[mode]
    parts = layer.mode(mode).shapes.get(quantity, layer.quantity(quantity).parts)
    right = Plan((), parts, derivation)
    usable = sorted((one.slip for one in usable_slips(layer, mode)), key=lambda slip: RANK[slip.slip])
    singles = _distinct([_plan((slip,), right, quantity) for slip in usable], [right])
    touching = {plan.ids[0] for plan in singles}
    halves = [slip for slip in usable if slip.slip in touching and _touches(slip, right, quantity)]
    return Plans(right, tuple(singles), tuple(halves), quantity)


@lru_cache(maxsize=512)
def slips_across(layer: Layer, mode: str, quantities: tuple[str, ...]) -> tuple[tuple[Usable, Mapping[str, int]], ...]:
    """The slips of a mode that change some of several quantities, each with the places of its plans among their singles."""
    known = [plans(layer, mode, quantity) for quantity in quantities]
    places = {one.quantity: {plan._same_as(): place for place, plan in enumerate(one.singles)} for one in known}
    made = [
        (usable, {one.quantity: _plan((usable.slip,), one.right, one.quantity)._same_as() for one in known})
        for usable in usable_slips(layer, mode)
    ]
    found = ((usable, {name: places[name].get(same) for name, same in same_as.items()}) for usable, same_as in made)
    changing = ((usable, {name: place for name, place in at.items() if place is not None}) for usable, at in found)
    return tuple((usable, at) for usable, at in changing if at)


class Usable(NamedTuple):
    """A bound slip that a mode has the lines for."""

    slip: Slipped
    brings: frozenset[str]
    """The inputs that its formulas name."""
    form: int
    """Which of the slip's forms it is, where a layer binds it several times."""


@lru_cache(maxsize=512)
def usable_slips(layer: Layer, mode: str) -> tuple[Usable, ...]:
    """The slips of a layer that can be made in a mode."""
    derivation = layer.derivations[mode]
    forms: dict[str, int] = {}
    found: list[Usable] = []
    for slip in layer.slipped:
        form = forms[slip.slip] = forms.get(slip.slip, -1) + 1
        if _applies(slip, layer, mode, derivation):
            named = {name for formula in slip.rewrites.values() for name in letters_in(formula)}
            found.append(Usable(slip, frozenset(named - derivation.lines.keys()), form))
    return tuple(found)


def _applies(slip: Slipped, layer: Layer, mode: str, derivation: Derivation) -> bool:
    """Whether the mode has the lines that the slip rewrites, and all that its formulas name."""
    if slip.modes and mode not in slip.modes:
        return False
    if not slip.rewrites.keys() <= derivation.lines.keys():
        return False
    inputs = {one.symbol for one in layer.all_inputs}
    known = derivation.lines.keys() | inputs
    return all(set(letters_in(formula)) <= known for formula in slip.rewrites.values())


def _touches(slip: Slipped, right: Plan, quantity: str) -> bool:
    return quantity in slip.shapes or any(line.name in slip.rewrites for line in right.chain)


def _plan(slips: tuple[Slipped, ...], right: Plan, quantity: str) -> Plan:
    rewrites = {name: formula for slip in slips for name, formula in slip.rewrites.items()}
    parts = next((slip.shapes[quantity] for slip in slips if quantity in slip.shapes), right.parts)
    derivation = right.derivation.but(rewrites)
    on_chain = {line.name for line in derivation.toward(parts)}
    rewritten = tuple(line.name for line in right.chain if line.name in rewrites and line.name in on_chain)
    named = {name for formula in rewrites.values() for name in letters_in(formula)}
    brings = named - derivation.lines.keys()
    changed = derivation.changed(parts, right.derivation) if parts == right.parts else None
    return Plan(tuple(slip.slip for slip in slips), parts, derivation, rewritten, frozenset(brings), changed)


def _distinct(new: list[Plan], known: list[Plan]) -> list[Plan]:
    seen = {plan._same_as() for plan in known}
    kept: list[Plan] = []
    for plan in new:
        same = plan._same_as()
        if same not in seen:
            seen.add(same)
            kept.append(plan)
    return kept
