"""Scaling: something about a layer doubles, triples or is halved. By what factor does a count of it change?

The code says what changes: `change=D+M;by=2`.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache, partial

from question_bank import catalog, codes, sampling, wording
from question_bank.asking.amounts import is_counted, is_soon_said, prompt, tells
from question_bank.asking.change import Change, changeable, is_clean, wrong_factors
from question_bank.asking.factors import CHANGED, OWN_IDEAS, PHRASES, FactorKey, written
from question_bank.asking.letters import Letter
from question_bank.asking.subjects import LEARNED, counts, is_listed, is_product, subjects
from question_bank.catalog import Unknown
from question_bank.expression import grouped, text
from question_bank.families.forward import about
from question_bank.layer import Layer, Level, Quantity
from question_bank.levels import Effort, reason, twists
from question_bank.picture import picture
from question_bank.question import About, Code, Question, Topic, Wanted
from question_bank.scenario import Scenario, Words
from question_bank.solution import Solution

_HALF, _THIRD = Fraction(1, 2), Fraction(1, 3)
_BY: dict[Level, tuple[Fraction, ...]] = {
    "warmup": (Fraction(2), _HALF),
    "interview": (Fraction(2), Fraction(3), _HALF),
    "expert": (Fraction(2), Fraction(3), _HALF, _THIRD),
}
_TOLD = {Fraction(2): "Double {}", Fraction(3): "Triple {}", _HALF: "Halve {}", _THIRD: "Take a third of {}"}
_SMALL = 16
"""Kernels, strides and groups are drawn below this, and must stay among the values that are drawn."""
_TRIES = 12
_SHORTEST = "Double the filters: by what factor do the weights change?"
"""A scene that leaves no room for this leaves none for any question."""


class Scaling:
    """A change of a layer in, the factor by which a count of it changes out."""

    name = "scaling"

    def topics(self) -> tuple[Topic, ...]:
        return tuple(
            Topic(
                self.name,
                layer.name,
                quantity.name,
                f"what scales: {wording.titled(quantity.label, layer.title)}",
                f"{layer.title}: what scales with what",
                "number",
                quantity.levels,
                _types(layer, quantity),
                partial(_about, layer.name, quantity.name),
            )
            for layer in subjects()
            for quantity in counts(layer)
            if is_product(layer, quantity)
        )

    def draw(self, topic: Topic, level: Level, seed: str) -> str:
        layer = catalog.layer(topic.subject)
        quantity = layer.quantity(topic.target)
        spare: list[Change] = []
        for attempt in range(_TRIES):
            key = (topic.name, level, seed, attempt)
            drawn = sampling.scenario(layer, level, "/".join(map(str, key)), wish=sampling.wish(layer, quantity))
            if spare and not is_soon_said((wording.said(drawn), _SHORTEST)):
                continue
            fitting = [one for one in _changes(drawn, quantity, level) if _suits(one, level)]
            spare = spare or fitting
            able = [one for one in fitting if is_soon_said(_sentences(one))]
            if able:
                return str(_picked(_interesting(able, sampling.chance(*key, "interest") % 4), key))
        if not spare:
            raise ValueError(f"{topic.name} has nothing to change at level {level}")
        return str(_picked(spare, (topic.name, level, seed)))

    def build(self, topic: Topic, code: Code) -> Question:
        change = _change(codes.layer_named(code.subject), topic.target, code)
        counted = (change.quantity.counted,) if change.quantity.counted else ()
        given = frozenset(change.scenario.values.values())
        return Question(
            code=str(_code(change)),
            topic=topic,
            dress="said",
            prompt=prompt(_sentences(change)),
            conventions=(*counted, "The factor is 1 where nothing changes, and below 1 where it is less."),
            wanted=Wanted("number", phrases=PHRASES),
            key=FactorKey(
                change.factor,
                wrong_factors(change),
                lambda _: Words(change.after if change.by > 1 else change.scenario),
                given,
            ),
            scenario=change.scenario,
            picture=picture(change.scenario),
            more_hints=tuple(hint for hint in _hints(change) if not tells(hint, (change.factor,), given)),
            explain=partial(_explained, change),
            ideas=_ideas(change),
            effort=_effort(change),
        )


@cache
def _types(layer: Layer, quantity: Quantity) -> tuple[int, ...]:
    """What scales, and, where a picture's size might come in but does not, whether the count depends on it."""
    if not is_listed(layer):
        return ()
    return (54, 37) if quantity.name in LEARNED and layer.axes else (54,)


def _about(layer: str, quantity: str) -> About:
    """What the count itself rests on, and what there is to know about factors."""
    known = about(layer, quantity)
    return About((*known.ideas, *OWN_IDEAS), (*known.slips, *CHANGED))


def _interesting(able: list[Change], chance: int) -> list[Change]:
    """A quarter of the time what does not follow at all; half of it what does not follow simply, as far as there is such."""
    still = [one for one in able if one.factor == 1]
    moving = [one for one in able if one.factor != 1]
    odd = [one for one in moving if one.factor != one.by]
    return (still if chance == 0 else (chance > 1 and odd) or moving) or able


def _picked(able: list[Change], key: tuple[object, ...]) -> Code:
    """One of some changes, each letter as likely as any other."""
    name = sampling.pick(list(dict.fromkeys(one.name for one in able)), *key, "change")
    return _code(sampling.pick([one for one in able if one.name == name], *key, "by"))


def _changes(scenario: Scenario, quantity: Quantity, level: Level) -> Iterator[Change]:
    """Every change of a scenario that leaves a layer and gives a clean factor."""
    for together in changeable(scenario):
        for by in _BY[level]:
            change = Change(scenario, quantity, together, by)
            try:
                factor = change.factor
            except Unknown:
                continue
            if is_clean(factor):
                yield change


def _suits(change: Change, level: Level) -> bool:
    """Whether a change is of a level, and leads to numbers that people use."""
    for one in change.letters:
        drawn = {value for values in one.given.ranges.values() for value in values}
        if max(drawn) < _SMALL and change.scenario.values[one.symbols[0]] * change.by not in drawn:
            return False
    layer = change.scenario.layer
    modes = sum(mode.asked for mode in layer.modes) > 1
    least = min(2, len(sampling.possible_twists(layer, "expert", modes=modes)))
    return not reason(Effort(*_effort(change)), level, least)


def _change(layer: Layer, target: str, code: Code) -> Change:
    """The change of a code; `Unknown` where it makes none."""
    if code.arguments.keys() != {"change", "by"}:
        raise Unknown("A scaling code has two arguments: change and by, such as change=D+M;by=2.")
    scenario = codes.scenario_of(layer, code.inputs)
    quantity = codes.quantity_of(scenario, target)
    known = {"+".join(one.name for one in together): together for together in changeable(scenario)}
    together = known.get(code.arguments["change"])
    if together is None:
        raise Unknown(f"change is one of: {', '.join(known)}.")
    by = next((one for one in _TOLD if written(one) == code.arguments["by"]), None)
    if by is None:
        raise Unknown(f"by is one of: {', '.join(map(written, _TOLD))}.")
    return Change(scenario, quantity, together, by)


def _code(change: Change) -> Code:
    scenario = change.scenario
    arguments = {"change": change.name, "by": written(change.by)}
    return Code(Scaling.name, scenario.layer.name, change.quantity.name, codes.inputs_of(scenario), arguments)


def _sentences(change: Change) -> tuple[str, str]:
    label = change.quantity.label
    asked = f"do the {label}" if is_counted(label) else f"does the {label}"
    return wording.said(change.scenario), f"{_told(change)}: by what factor {asked} change?"


def _told(change: Change) -> str:
    """`Double the filters`, `Triple every kernel side`, `Change the stride from 1 to 2`."""
    one = change.letters[0]
    was = change.scenario.values[one.symbols[0]]
    if change.letters == (one,) and was == one.given.neutral:
        return f"Change {_noun(one)} from {was} to {was * change.by}"
    return _TOLD[change.by].format(" and ".join(map(_noun, change.letters)))


def _noun(letter: Letter) -> str:
    meaning = letter.meaning.partition(" (")[0]
    every = "{axis}" in letter.given.meaning and len(letter.symbols) > 1
    return f"every {meaning}" if every else f"the {meaning}"


def _effort(change: Change) -> tuple[int, int]:
    """The lines that the change goes through, and the twists of the layer before or after it."""
    lines = sum(bool(was.idea) for was, _ in change.moved)
    return max(1, lines), max(twists(change.scenario), twists(change.after))


def _ideas(change: Change) -> tuple[str, ...]:
    """The ideas of the lines that the change goes through, and what there is to know of factors in it."""
    sides = any(len(letter.symbols) > 1 for letter in change.letters)
    of_lines = [was.idea for was, _ in change.moved if was.idea]
    return tuple(dict.fromkeys((*of_lines, "sides-multiply" if sides else "factors-multiply")))


def _hints(change: Change) -> Iterator[str]:
    label, names = change.quantity.label, " and ".join(one.name for one in change.letters)
    yield f"Write the {label} as a formula and look for {names} in it; see how often, and where."
    yield f"In symbols: {text(Solution(change.scenario, change.quantity).formulas[0])}."
    yield f"Work out the {label} before and after, and divide the second by the first."


def _explained(change: Change) -> Iterator[str]:
    formula = Solution(change.scenario, change.quantity).formulas[0]
    yield f"In symbols: {change.quantity.label} = {text(formula)}."
    for was, becomes in change.moved:
        yield f"{was.label[0].upper()}{was.label[1:]}: {grouped(was.value)} before, {grouped(becomes.value)} after."
    if not change.moved:
        yield f"There is no {' and no '.join(one.name for one in change.letters)} in it."
    before, after = (one.answer(change.quantity)[0] for one in (change.scenario, change.after))
    yield f"The factor: {grouped(after)}/{grouped(before)} = {written(change.factor)}."


FAMILY = Scaling()
