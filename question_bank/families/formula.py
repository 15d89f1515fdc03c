"""Formula: a layer in letters, and a quantity to write as a formula. Any equivalent form is right."""

from __future__ import annotations

from functools import partial

from question_bank import codes, sampling, wording
from question_bank.catalog import Unknown, layers
from question_bank.expression import Sym
from question_bank.families.forward import about
from question_bank.grading import FormulaKey
from question_bank.layer import Layer, Level, Quantity
from question_bank.question import Code, Question, Topic, Wanted
from question_bank.scenario import Scenario, Words
from question_bank.solution import Solution


class Formula:
    """Letters in, a formula out."""

    name = "formula"

    def topics(self) -> tuple[Topic, ...]:
        return tuple(
            Topic(
                self.name,
                layer.name,
                quantity.name,
                f"formula for {wording.titled(quantity.label, layer.title)}",
                f"{layer.title}: write the formula",
                "formula",
                quantity.levels,
                quantity.formula_types,
                partial(about, layer.name, quantity.name),
            )
            for layer in layers().values()
            for quantity in layer.quantities
            if quantity.formula_types
        )

    def draw(self, topic: Topic, level: Level, seed: str) -> str:
        layer = layers()[topic.subject]
        quantity = layer.quantity(topic.target)
        drawn = sampling.scenario(
            layer,
            level,
            f"{topic.name}/{seed}",
            lambda one: _worth_writing(one, quantity),
            sampling.wish(layer, quantity),
        )
        return str(Code(self.name, layer.name, topic.target, codes.inputs_of(drawn), {}))

    def build(self, topic: Topic, code: Code) -> Question:
        """The code's numbers are kept for the explanation; every input that is not neutral is a letter."""
        if code.arguments:
            raise Unknown("A formula code has no arguments.")
        scenario = codes.scenario_of(codes.layer_named(code.subject), code.inputs)
        quantity = codes.quantity_of(scenario, topic.target)
        letters = _letters(scenario, quantity)
        key = FormulaKey(scenario, quantity, letters)
        solution = Solution(scenario, quantity)
        return Question(
            code=str(code._replace(inputs=codes.inputs_of(scenario))),
            topic=topic,
            dress="said",
            prompt=_prompt(scenario, quantity),
            conventions=(*filter(None, (quantity.counted,)), _legend(scenario, letters)),
            wanted=Wanted("formula", letters=letters),
            key=key,
            scenario=scenario,
            solution=solution,
            more_hints=(*solution.hints[:1], _numbers_hint(solution)),
        )


def _worth_writing(scenario: Scenario, quantity: Quantity) -> bool:
    """Whether the formula is more than a letter, and the question short enough to be said."""
    formula = scenario.formula(scenario.parts(quantity)[0], quantity.stops)
    return not isinstance(formula, Sym) and wording.sayable(_prompt(scenario, quantity))


def _prompt(scenario: Scenario, quantity: Quantity) -> str:
    return f"{_scene(scenario)} Write the {quantity.label} as a formula."


def _letters(scenario: Scenario, quantity: Quantity) -> tuple[str, ...]:
    """The letters that the answer may hold: every input that is no switch and not neutral, and the stops."""
    merged = scenario.agreeing
    names = [
        merged.get(one.symbol, one.symbol)
        for one in scenario.inputs
        if one.symbol not in scenario.neutral and (not one.modes or scenario.mode in one.modes)
    ]
    return tuple(dict.fromkeys((*names, *quantity.stops)))


def _scene(scenario: Scenario) -> str:
    layer: Layer = scenario.layer
    mode = layer.mode(scenario.mode)
    scene = wording.with_twists(mode.subject or layer.subject, _twists(scenario))
    return Words(scenario, letters=True).fill(scene)


def _twists(scenario: Scenario) -> str:
    """What is unusual, with letters in place of numbers."""
    merged = scenario.agreeing
    found: list[str] = []
    for one, symbols in wording.unusual(scenario):
        letters = dict.fromkeys(merged.get(symbol, symbol) for symbol in symbols)
        found.append(one.said.format(" by ".join(letters)))
    if usual := scenario.layer.mode(scenario.mode).said:
        found.append(usual)
    return "".join(f", {twist}" for twist in found)


def _legend(scenario: Scenario, letters: tuple[str, ...]) -> str:
    meanings = scenario.legend(letters)
    return "Letters: " + ", ".join(f"{letter} {meaning}" for letter, meaning in meanings.items()) + "."


def _numbers_hint(solution: Solution) -> str:
    return "With numbers it goes like this: " + "; ".join(wording.told_line(row) for row in solution.rows) + "."


FAMILY = Formula()
