"""Estimate: a large count of a layer, roughly, in the head. Whatever is within a tenth is right."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from question_bank import catalog, codes, sampling, wording
from question_bank.asking.amounts import is_soon_said, prompt
from question_bank.asking.rounding import EstimateKey, phrases, roughly, rounded
from question_bank.asking.subjects import counts, subjects
from question_bank.catalog import Unknown
from question_bank.expression import SCREEN, Expr, Num, Number, Undefined, grouped, put_in, text
from question_bank.families.forward import about
from question_bank.layer import HARDER, Layer, Level, Quantity
from question_bank.picture import picture
from question_bank.question import Code, Question, Topic, Wanted
from question_bank.scenario import Scenario
from question_bank.solution import Solution

_LEAST = {"interview": 100_000, "expert": 1_000_000}
"""What a count comes to at least, so that nobody wants it exactly, as far as a layer has such numbers."""
_TRIES, _FEW = 40, 6
_RIGHT = "Within a tenth is right. Words for noughts are read too: 2.4M, 2.4 million, 2.4e6."


class Estimate:
    """A layer with large numbers in, a rough count out."""

    name = "estimate"

    def topics(self) -> tuple[Topic, ...]:
        return tuple(
            Topic(
                self.name,
                layer.name,
                quantity.name,
                f"roughly: {wording.titled(quantity.label, layer.title)}",
                f"{layer.title}: estimate in the head",
                "number",
                tuple(level for level in quantity.levels if level in HARDER),
                quantity.types,
                partial(about, layer.name, quantity.name),
            )
            for layer in subjects()
            for quantity in counts(layer)
        )

    def draw(self, topic: Topic, level: Level, seed: str) -> str:
        layer = catalog.layer(topic.subject)
        drawn = _drawn(layer, layer.quantity(topic.target), level, f"{topic.name}/{seed}")
        return str(Code(self.name, layer.name, topic.target, codes.inputs_of(drawn), {}))

    def build(self, topic: Topic, code: Code) -> Question:
        if code.arguments:
            raise Unknown("An estimate code has no arguments.")
        scenario = codes.scenario_of(codes.layer_named(code.subject), code.inputs)
        quantity = codes.quantity_of(scenario, topic.target)
        solution = Solution(scenario, quantity)
        if not _count(solution):
            raise Unknown(f"There are no {quantity.label} to estimate.")
        return Question(
            code=str(code._replace(inputs=codes.inputs_of(scenario))),
            topic=topic,
            dress="said",
            prompt=prompt(_sentences(scenario, quantity)),
            conventions=(*filter(None, (quantity.counted,)), _RIGHT),
            wanted=Wanted("number", phrases=phrases(scenario.layer, quantity)),
            key=EstimateKey(scenario, quantity),
            scenario=scenario,
            solution=solution,
            picture=picture(scenario),
            more_hints=tuple(_hints(solution)),
            explain=partial(_explained, solution),
        )


def _drawn(layer: Layer, quantity: Quantity, level: Level, seed: str) -> Scenario:
    """The first scenario with a large count; where there is none, the largest of the first few."""
    found: list[Scenario] = []
    for attempt in range(_TRIES):
        drawn = sampling.scenario(layer, level, f"{seed}/{attempt}", wish=sampling.wish(layer, quantity))
        if drawn.answer(quantity)[0] >= _LEAST[level] and is_soon_said(_sentences(drawn, quantity)):
            return drawn
        found.append(drawn)
    return max(found[:_FEW], key=lambda one: Fraction(one.answer(quantity)[0]))


def _sentences(scenario: Scenario, quantity: Quantity) -> tuple[str, str]:
    return wording.said(scenario), f"Roughly, {quantity.ask[0].lower()}{quantity.ask[1:]}"


def _count(solution: Solution) -> Number:
    try:
        return solution.answer[0]
    except Undefined as undefined:
        raise Unknown(f"That has no value: {undefined}.") from None


def _numbers(solution: Solution) -> Expr:
    """The formula with its numbers in it."""
    given: dict[str, Expr] = {name: Num(number) for name, number in solution.given.items()}
    return put_in(solution.formulas[0], given)


def _hints(solution: Solution) -> Iterator[str]:
    yield solution.hints[0]
    yield f"In symbols: {text(solution.formulas[0])}."
    easy = rounded(_numbers(solution), solution.answer[0])
    yield f"Round the numbers before you multiply: {text(easy, SCREEN)}. Take the leading digits, then count the noughts."


def _explained(solution: Solution) -> Iterator[str]:
    numbers, exact = _numbers(solution), solution.answer[0]
    easy = rounded(numbers, exact)
    yield f"Rounded: {text(easy, SCREEN)}, about {roughly(easy.value({}))}."
    yield f"Exactly: {text(numbers, SCREEN)} = {grouped(exact)}."


FAMILY = Estimate()
