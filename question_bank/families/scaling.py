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
from question_bank.expression import Number, Undefined, grouped, text
from question_bank.factors import OWN_IDEAS, OWN_SLIPS, PHRASES, FactorKey, written
from question_bank.families.forward import about
from question_bank.layer import Layer, Level, Quantity
from question_bank.letters import Letter, letters, with_values
from question_bank.levels import Effort, reason, twists
from question_bank.picture import picture
from question_bank.question import About, Code, Question, Topic, Wanted
from question_bank.scenario import Scenario, Words
from question_bank.sampling import possible_twists
from question_bank.solution import Solution, Step
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
    """What is asked of a layer: what it learns and its work, or else how much comes out."""
    asked = {one.name: one for one in layer.quantities if one.asked and one.kind == "number"}
    found = [asked[name] for name in _LEARNED if name in asked and not _is_constant(layer, asked[name])][:1]
    found += [asked[name] for name in ("macs",) if name in asked]
    yield from found or (asked[name] for name in ("activation_size",) if name in asked)


def _is_constant(layer: Layer, quantity: Quantity) -> bool:
    """Whether a layer states a number outright, as that pooling learns nothing."""
    rules = [rule for mode in layer.modes for rule in (*layer.rules, *mode.rules)]
    return any(rule.name == quantity.parts[0] and rule.formula.isdigit() for rule in rules)


@cache
def _about(layer: str, quantity: str) -> About:
    """What the count itself rests on, and what there is to know about factors."""
    known = about(layer, quantity)
    return About((*known.ideas, *OWN_IDEAS), (*known.slips, *(one.id for one in OWN_SLIPS)))


def _sets(layer: Layer) -> Iterator[tuple[Letter, ...]]:
    """What may change: each letter, and those that people change together, the channels in and out or height and width."""
    known = {one.name: one for one in letters(layer) if one.given.neutral != 0}
    yield from ((one,) for one in known.values())
    together = (layer.takes[-1:], layer.gives[-1:]) if layer.takes else ()
    channels = [_set_by(layer, name) for names in together for name in names]
    pairs = [channels, ["H", "W"]]
    yield from (tuple(known[name] for name in pair) for pair in pairs if len(set(pair) & known.keys()) == 2)


def _set_by(layer: Layer, name: str) -> str:
    """The input that decides a side on its own: the filters, for the depth that comes out."""
    return next((rule.formula for rule in layer.rules if rule.name == name), name)


def _changes(scenario: Scenario, quantity: Quantity, level: Level) -> Iterator[Change]:
    """Every change of a scenario that leaves a layer and gives a clean factor."""
    for together in _sets(scenario.layer):
        for by in _BY[level]:
            change = Change(scenario, quantity, together, by)
            try:
                factor = change.factor
            except (Unknown, Undefined):
                continue
            if _is_clean(factor):
                yield change


def _suits(change: Change, level: Level) -> bool:
    """Whether a change is of a level, is soon said, and leads to numbers that people use."""
    for one in change.letters:
        drawn = {value for values in one.given.ranges.values() for value in values}
        if max(drawn) < _SMALL and change.scenario.values[one.symbols[0]] * change.by not in drawn:
            return False
    short = len(_prompt(change).split()) <= _MOST_WORDS
    return short and not reason(Effort(*_effort(change)), level, _least(change.scenario.layer))


def _change(layer: Layer, target: str, code: Code) -> Change:
    """The change of a code; `Unknown` where it makes none."""
    if code.arguments.keys() != {"change", "by"}:
        raise Unknown("A scaling code has two arguments: change and by, such as change=D+M;by=2.")
    scenario = codes.scenario_of(layer, code.inputs)
    quantity = codes.quantity_of(scenario, target)
    known = {"+".join(one.name for one in together): together for together in _sets(layer)}
    together = known.get(code.arguments["change"])
    if together is None:
        raise Unknown(f"change is one of: {', '.join(known)}.")
    by = next((one for one in _VERBS if written(one) == code.arguments["by"]), None)
    if by is None:
        raise Unknown(f"by is one of: {', '.join(map(written, _VERBS))}.")
    change = Change(scenario, quantity, together, by)
    change.factor  # noqa: B018 - refuses what has none
    return change


def _wrong(change: Change) -> dict[Fraction, list[str]]:
    """The factors that slips lead to: those of the layer, and those that people make about factors."""
    right, found = change.factor, dict[Fraction, list[str]]()
    for factor, slip in (*_slipped(change), *_about_factors(change, right)):
        if factor not in (0, right):
            found.setdefault(factor, []).append(slip)
    return found


def _slipped(change: Change) -> Iterator[tuple[Fraction, str]]:
    """What the slips of the layer make of both counts, where that is a clean factor."""
    before, after = change.scenario, change.after(change.symbols)
    unsaid = before.unsaid & after.unsaid
    for plan in plans(before.layer, before.mode, change.quantity.name).singles:
        was, becomes = plan.answer(before.values), plan.answer(after.values)
        if was and becomes and not plan.brings & unsaid and _is_clean(factor := _ratio(becomes[0], was[0])):
            yield factor, plan.ids[0]


def _about_factors(change: Change, right: Fraction) -> Iterator[tuple[Fraction, str]]:
    if right == 1:
        for often in range(1, len(change.symbols) + 1):
            yield change.by**often, "change-brought-in"
        return
    yield Fraction(1), "change-left-out"
    yield 1 / right, "factor-turned-over"
    if len(change.letters) > 1:
        yield from ((found, "one-change-only") for one in change.letters if (found := _part(change, one.symbols)))
    firsts = tuple(one.symbols[0] for one in change.letters)
    if firsts != change.symbols:
        yield _part(change, firsts), "one-side-only"


def _part(change: Change, symbols: tuple[str, ...]) -> Fraction:
    """The factor of a part of the change; 0 where there is none."""
    try:
        return change.of(symbols)
    except (Unknown, Undefined):
        return Fraction(0)


def _ratio(one: Number, other: Number) -> Fraction:
    return Fraction(one) / Fraction(other) if other else Fraction(0)


def _is_clean(factor: Fraction) -> bool:
    return 1 in (abs(factor.numerator), factor.denominator) and max(map(abs, factor.as_integer_ratio())) <= _CLEAN


def _code(change: Change) -> Code:
    arguments = {"change": change.name, "by": written(change.by)}
    layer = change.scenario.layer
    return Code(Scaling.name, layer.name, change.quantity.name, codes.inputs_of(change.scenario), arguments)


def _prompt(change: Change) -> str:
    label = change.quantity.label
    asked = f"do the {label}" if is_counted(label) else f"does the {label}"
    return f"{wording.said(change.scenario)} If {_told(change)}, by what factor {asked} change?"


def _told(change: Change) -> str:
    """`the number of filters doubles`, `every kernel side triples`, `the stride becomes 2 in place of 1`."""
    one, *more = change.letters
    was = change.scenario.values[one.symbols[0]]
    if not more and was == one.given.neutral:
        return f"{_noun(one)} becomes {was * change.by} in place of {was}"
    alone, both = _VERBS[change.by]
    return f"{_noun(one)} and {_noun(more[0])} both {both}" if more else f"{_noun(one)} {alone}"


def _noun(letter: Letter) -> str:
    meaning = letter.meaning.partition(" (")[0]
    if is_counted(meaning):
        return f"the number of {meaning}"
    return f"every {meaning}" if "{axis}" in letter.given.meaning and len(letter.symbols) > 1 else f"the {meaning}"


def _effort(change: Change) -> tuple[int, int]:
    """The lines that the change goes through, and the twists of the layer before or after it."""
    before, after = change.scenario, change.after(change.symbols)
    moved = [was for was, becomes in _moved(change) if was.idea]
    return max(1, len(moved)), max(twists(before), twists(after))


def _moved(change: Change) -> list[tuple[Step, Step]]:
    """The lines whose value changes, before and after."""
    after = {row.line: row for row in Solution(change.after(change.symbols), change.quantity).rows}
    pairs = ((row, after.get(row.line)) for row in Solution(change.scenario, change.quantity).rows)
    return [(was, becomes) for was, becomes in pairs if becomes is not None and was.value != becomes.value]


def _hints(change: Change) -> Iterator[str]:
    label, names = change.quantity.label, " and ".join(one.name for one in change.letters)
    formula = Solution(change.scenario, change.quantity).formulas[0]
    yield f"Write the {label} as a formula and look for {names} in it: how often does it stand there, and where?"
    yield f"In symbols: {text(formula)}."
    yield f"Work out the {label} before and after, and divide the second by the first."


def _explained(change: Change) -> Iterator[str]:
    solution, after = Solution(change.scenario, change.quantity), change.after(change.symbols)
    yield f"In symbols: {change.quantity.label} = {text(solution.formulas[0])}."
    moved = _moved(change)
    yield from (f"{was.label}: {grouped(was.value)} before, {grouped(becomes.value)} after." for was, becomes in moved)
    if not moved:
        yield f"Nothing in it changes. {change.quantity.without}".strip()
    was, becomes = (one.answer(change.quantity)[0] for one in (change.scenario, after))
    yield f"The factor: {grouped(becomes)} / {grouped(was)} = {written(change.factor)}."


def _least(layer: Layer) -> int:
    modes = sum(mode.asked for mode in layer.modes) > 1
    return min(2, len(possible_twists(layer, "expert", modes=modes)))


FAMILY = Scaling()
