"""Scaling: something about a layer doubles, triples or is halved. By what factor does a count of it change?

The code says what changes: `change=D+M;by=2`. The factor is exact, from the layer before and the layer after.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache, partial
from typing import NamedTuple

from question_bank import codes, sampling, wording
from question_bank.amounts import is_counted
from question_bank.catalog import Unknown, layers
from question_bank.diagnosis import plans
from question_bank.expression import Number, Undefined, grouped, letters_in, text
from question_bank.factors import OWN_IDEAS, OWN_SLIPS, PHRASES, FactorKey, written
from question_bank.families.forward import about
from question_bank.layer import Layer, Level, Quantity
from question_bank.letters import Letter, letters, with_values
from question_bank.levels import Effort, reason, twists
from question_bank.picture import picture
from question_bank.question import About, Code, Question, Topic, Wanted
from question_bank.scenario import Scenario, Words
from question_bank.solution import Solution
from question_bank.subjects import subjects

_HALF, _THIRD = Fraction(1, 2), Fraction(1, 3)
_BY: dict[Level, tuple[Fraction, ...]] = {
    "warmup": (Fraction(2), _HALF),
    "interview": (Fraction(2), Fraction(3), _HALF),
    "expert": (Fraction(2), Fraction(3), _HALF, _THIRD),
}
_VERBS = {
    Fraction(2): ("doubles", "double"),
    Fraction(3): ("triples", "triple"),
    _HALF: ("is halved", "are halved"),
    _THIRD: ("becomes a third", "become a third"),
}
"""What one thing does, and what two do."""
_COUNTS = ("weights", "params", "macs", "activation_size")
"""What is asked, where a layer has it; parameters only where it does not tell its weights alone."""
_CLEAN = 64
"""A factor that is worth asking is a whole number up to this, or one over it."""
_SMALL = 16
"""Kernels, strides and groups are drawn below this, and must stay among the values that are drawn."""
_MOST_WORDS = 30
_TRIES = 12


class Change(NamedTuple):
    """One or two letters of a layer that change by a factor, and a quantity that may follow."""

    scenario: Scenario
    """The layer before."""
    quantity: Quantity
    letters: tuple[Letter, ...]
    by: Fraction

    @property
    def name(self) -> str:
        return "+".join(one.name for one in self.letters)

    @property
    def symbols(self) -> tuple[str, ...]:
        return tuple(symbol for one in self.letters for symbol in one.symbols)

    def after(self, symbols: tuple[str, ...]) -> Scenario:
        """The layer with some of its inputs changed; `Unknown` where it can't exist."""
        values = {symbol: self.scenario.values[symbol] * self.by for symbol in symbols}
        if strange := [symbol for symbol, value in values.items() if Fraction(value).denominator > 1]:
            raise Unknown(f"{strange[0]} = {self.scenario.values[strange[0]]} times {self.by} is no whole number.")
        changed = with_values(self.scenario, {symbol: int(value) for symbol, value in values.items()})
        if (refusal := changed.refusal()) is not None:
            raise Unknown(refusal)
        return changed

    @property
    def factor(self) -> Fraction:
        """`Unknown` where there is none."""
        found = self.of(self.symbols)
        if not found:
            raise Unknown(f"The {self.quantity.label} of this layer are none, so there is no factor.")
        return found

    def of(self, symbols: tuple[str, ...]) -> Fraction:
        """The factor where only some inputs change; 0 where there is none."""
        return _ratio(self.after(symbols).answer(self.quantity)[0], self.scenario.answer(self.quantity)[0])


class Scaling:
    """A change of a layer in, the factor by which a count of it changes out."""

    name = "scaling"

    def topics(self) -> tuple[Topic, ...]:
        return tuple(
            Topic(
                self.name,
                layer.name,
                quantity.name,
                f"what doubling does to the {quantity.label} of {layer.title}",
                f"{layer.title}: what scales with what",
                "number",
                quantity.levels,
                (54, 37) if quantity.name in _COUNTS[:2] and layer.axes else (54,),
                partial(_about, layer.name, quantity.name),
            )
            for layer in subjects()
            for quantity in _counts(layer)
        )

    def draw(self, topic: Topic, level: Level, seed: str) -> str:
        layer = layers()[topic.subject]
        quantity = layer.quantity(topic.target)
        wish = sampling.wish(layer, quantity)
        for attempt in range(_TRIES):
            key = (topic.name, level, seed, attempt)
            drawn = sampling.scenario(layer, level, "/".join(map(str, key)), wish=wish)
            able = [one for one in _changes(drawn, quantity, level) if _suits(one, level)]
            moving = [one for one in able if one.factor != 1]
            if moving and sampling.pick((True, True, True, False), *key, "moving"):
                able = moving
            if able:
                names = list(dict.fromkeys(one.name for one in able))
                name = sampling.pick(names, *key, "change")
                return str(_code(sampling.pick([one for one in able if one.name == name], *key, "by")))
        raise ValueError(f"{topic.name} has nothing to change at level {level}")

    def build(self, topic: Topic, code: Code) -> Question:
        change = _change(codes.layer_named(code.subject), topic.target, code)
        counted = change.quantity.counted
        return Question(
            code=str(_code(change)),
            topic=topic,
            dress="said",
            prompt=_prompt(change),
            conventions=(*filter(None, (counted,)), "The factor is 1 where nothing changes, and below 1 for less."),
            wanted=Wanted("number", phrases=PHRASES),
            key=FactorKey(change.factor, _wrong(change), Words(change.scenario)),
            scenario=change.scenario,
            picture=picture(change.scenario),
            more_hints=tuple(_hints(change)),
            explanation=tuple(_explained(change)),
            effort=_effort(change),
        )


def _counts(layer: Layer) -> Iterator[Quantity]:
    asked = {one.name: one for one in layer.quantities if one.asked and one.kind == "number"}
    if "weights" in asked:
        asked.pop("params", None)
    if layer.conditions or layer.inputs:
        yield from (asked[name] for name in _COUNTS if name in asked)
