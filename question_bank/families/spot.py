"""Spot the mistake in a worked solution: its lines are shown, one of them breaks a rule, the rest follow from it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from question_bank import codes, sampling, wording
from question_bank.catalog import Unknown, layers
from question_bank.choices import ChoiceKey
from question_bank.diagnosis import Plan, plans
from question_bank.expression import SCREEN, grouped, text
from question_bank.ideas import IDEAS
from question_bank.layer import Layer, Level, Quantity
from question_bank.picture import picture
from question_bank.question import About, Code, Option, Question, Topic, Wanted
from question_bank.scenario import Scenario, Words
from question_bank.slips import SLIPS
from question_bank.solution import Solution, Step

_LONG_ENOUGH = 4
"""A chain of fewer lines leaves too little to search."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NONE = "none"


class Spot:
    """A slipped solution in, the line that went wrong out."""

    name = "spot"

    def topics(self) -> tuple[Topic, ...]:
        return tuple(
            Topic(
                self.name,
                layer.name,
                quantity.name,
                f"spot the mistake: {wording.titled(quantity.label, layer.title)}",
                f"{layer.title}: spot the line that went wrong",
                "choice",
                quantity.levels,
                quantity.types,
                partial(_about, layer.name, quantity.name),
            )
            for layer in layers().values()
            for quantity in layer.quantities
            if quantity.asked and quantity.spot and quantity.kind == "number" and _is_long(layer, quantity)
        )

    def draw(self, topic: Topic, level: Level, seed: str) -> str:
        layer = layers()[topic.subject]
        quantity = layer.quantity(topic.target)
        drawn = sampling.scenario(
            layer,
            level,
            f"{topic.name}/{seed}",
            lambda one: any(_showable(one, quantity)),
            sampling.wish(layer, quantity)._replace(modes=_usual(layer)),
        )
        slips: dict[str, list[str]] = {_NONE: [_NONE]}
        for plan in _showable(drawn, quantity):
            slips.setdefault(plan.rewritten[0], []).append(plan.ids[0])
        line = sampling.pick(list(slips), topic.name, level, seed, "line")  # no line is right more often than another
        slip = sampling.pick(slips[line], topic.name, level, seed, "slip")
        return str(Code(self.name, layer.name, quantity.name, codes.inputs_of(drawn), {"slip": slip}))

    def build(self, topic: Topic, code: Code) -> Question:
        if code.arguments.keys() != {"slip"}:
            raise Unknown("A spot code has one argument: slip.")
        scenario = codes.scenario_of(codes.layer_named(code.subject), code.inputs)
        quantity = codes.quantity_of(scenario, topic.target)
        plan = _plan(scenario, quantity, code.arguments["slip"])
        shown = Solution(scenario, quantity, plan.derivation if plan else None)
        rows = shown.rows
        wrong = _place(rows, plan) if plan else len(rows)
        options = tuple(Option(_LETTERS[i], wording.told_line(row)) for i, row in enumerate(rows))
        options += (Option(_LETTERS[len(rows)], "every line is right"),)
        key = ChoiceKey(
            (options[wrong].letter,),
            tuple(option.letter for option in options),
            _whys(scenario, rows, wrong, plan, options),
        )
        return Question(
            code=str(Code(self.name, code.subject, code.target, codes.inputs_of(scenario), dict(code.arguments))),
            topic=topic,
            dress="said",
            prompt=f"{wording.said(scenario)} {quantity.ask}\nSomebody worked it out. Which line breaks a rule?",
            conventions=(quantity.counted,) if quantity.counted else (),
            wanted=Wanted("choice", options=options),
            key=key,
            scenario=scenario,
            solution=Solution(scenario, quantity),
            picture=picture(scenario),
            more_hints=_hints(plan),
            work=_work(rows),
        )


def _usual(layer: Layer) -> tuple[str, ...]:
    return tuple(mode.name for mode in layer.modes if mode.asked)[:1]


def _is_long(layer: Layer, quantity: Quantity) -> bool:
    return len(layer.derivations[layer.modes[0].name].toward(quantity.parts)) >= _LONG_ENOUGH


@cache
def _about(layer_name: str, quantity_name: str) -> About:
    """The ideas of the slips that the usual mode can show. The answer is a line, so no slip of its own can be named."""
    layer = layers()[layer_name]
    shown = [plan for plan in plans(layer, layer.modes[0].name, quantity_name).singles if plan.rewritten]
    return About(tuple(dict.fromkeys(SLIPS[plan.ids[0]].idea for plan in shown)))


def _showable(scenario: Scenario, quantity: Quantity, slip: str | None = None) -> Iterator[Plan]:
    """The single slips (or just one) that change the answer and whose wrong line stands in the solution as shown."""
    if len(Solution(scenario, quantity).shown) < 2:
        return
    right, known = scenario.answer(quantity), scenario.known(scenario.parts(quantity))
    for plan in plans(scenario.layer, scenario.mode, quantity.name).singles:
        if (
            slip in (None, plan.ids[0])
            and len(plan.rewritten) in (1, len(scenario.layer.axes))
            and plan.brings.isdisjoint(scenario.unsaid)
            and plan.beside(known) not in (None, right)
            and _stands(Solution(scenario, quantity, plan.derivation), plan)
        ):
            yield plan


def _stands(slipped: Solution, plan: Plan) -> bool:
    """Whether the first line that the slip rewrites is shown, and no other one of them, and not all alone."""
    if len(slipped.shown) < 2:
        return False
    return [name for one in slipped.shown if (name := one.line.name) in plan.rewritten] == [plan.rewritten[0]]


def _place(rows: tuple[Step, ...], plan: Plan) -> int:
    return next(i for i, row in enumerate(rows) if row.line == plan.rewritten[0])


def _plan(scenario: Scenario, quantity: Quantity, slip: str) -> Plan | None:
    if slip == _NONE:
        return None
    plan = next(_showable(scenario, quantity, slip), None)
    if plan is None:
        raise Unknown(f"The slip {slip[:40]!r} does not show in this solution.")
    return plan


def _whys(
    scenario: Scenario, rows: tuple[Step, ...], wrong: int, plan: Plan | None, options: tuple[Option, ...]
) -> dict[str, str]:
    whys: dict[str, str] = {}
    for i, row in enumerate(rows):
        after = " It follows from the lines before it." if plan and i > wrong else ""
        whys[options[i].letter] = f"Line {i + 1} keeps its rule: {row.why}.{after}"
    whys[options[-1].letter] = "One line does break a rule." if plan else "Every line keeps its rule."
    if plan:
        slip = SLIPS[plan.ids[0]]
        whys[options[wrong].letter] = f"Slip: {slip.name}. {Words(scenario).fill(slip.rule)}"
    return whys


def _hints(plan: Plan | None) -> tuple[str, ...]:
    first = "Read each line with its reason: does it say what the rule says? The lines after a slip follow from it."
    if plan is None:
        return (first, "Work it out once for yourself and compare.")
    return (first, f"The idea to look for: {IDEAS[SLIPS[plan.ids[0]].idea]}.")


def _work(rows: tuple[Step, ...]) -> tuple[str, ...]:
    lines = [
        f"{i + 1:>3}  {row.label:<28} {text(row.short, SCREEN):<24} {grouped(row.value):>13}"
        for i, row in enumerate(rows)
    ]
    return (*lines, f"{len(rows) + 1:>3}  every line is right")


FAMILY = Spot()
