"""Forward: the numbers of a layer are given, a quantity is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial

from question_bank import catalog, codes, sampling, wording
from question_bank.catalog import Unknown, layers
from question_bank.diagnosis import Plan, plans
from question_bank.expression import Number
from question_bank.frameworks import NAMES
from question_bank.grading import ValueKey
from question_bank.layer import Input, Layer, Level, Quantity
from question_bank.picture import picture
from question_bank.question import DRESSES, About, Code, Dress, Question, Topic
from question_bank.scenario import Scenario
from question_bank.solution import Solution

_DRAWN: tuple[Dress, ...] = ("said", "said", "said", "code", "code", "row")
"""About half of the draws are said, a third is code, the rest rows."""
_POINTS, _LARGEST = 96, 4
"""At so many points a slip must show that it can lead to another answer, each with some of the largest values."""


class Forward:
    """Numbers in, a number or a shape out."""

    name = "forward"

    def topics(self) -> tuple[Topic, ...]:
        return tuple(
            self._topic(layer, quantity)
            for layer in layers().values()
            for quantity in layer.quantities
            if quantity.asked
        )

    def topic(self, subject: str, target: str) -> Topic | None:
        """One topic for which no other layer need be loaded; None if there is none."""
        try:
            layer = catalog.layer(subject)
            quantity = layer.quantity(target)
        except KeyError:
            return None
        return self._topic(layer, quantity) if quantity.asked else None

    def _topic(self, layer: Layer, quantity: Quantity) -> Topic:
        return Topic(
            self.name,
            layer.name,
            quantity.name,
            wording.titled(quantity.label, layer.title),
            f"{layer.title}: find a number or a shape",
            quantity.kind,
            quantity.levels,
            quantity.types,
            partial(named, layer.name, quantity.name),
        )

    def draw(self, topic: Topic, level: Level, seed: str) -> str:
        layer = catalog.layer(topic.subject)
        quantity = layer.quantity(topic.target)
        fresh = sampling.differs(layer, quantity)
        drawn = sampling.scenario(
            layer,
            level,
            f"{topic.name}/{seed}",
            lambda one: fresh(one) and wording.sayable(_prompt(one, quantity, "said", "")),
            sampling.wish(layer, quantity),
        )
        dress = sampling.pick(_DRAWN, topic.name, level, seed, "dress")
        arguments: dict[str, str] = {} if dress == "said" else {"dress": dress}
        if dress == "code":
            able = [name for name in _frameworks(quantity) if wording.code_line(drawn, name) is not None]
            if not able:
                arguments = {}
            elif sampling.pick(able, topic.name, level, seed, "framework") == "keras":
                arguments["framework"] = "keras"
        return str(Code(self.name, layer.name, quantity.name, codes.inputs_of(drawn), arguments))

    def build(self, topic: Topic, code: Code) -> Question:
        scenario = codes.scenario_of(codes.layer_named(code.subject), code.inputs)
        quantity = codes.quantity_of(scenario, topic.target)
        dress, framework, shown = _arguments(code)
        solution = Solution(scenario, quantity)
        arguments = {key: code.arguments[key] for key in ("dress", "framework", "shown") if key in code.arguments}
        return Question(
            code=str(Code(self.name, code.subject, code.target, codes.inputs_of(scenario), arguments)),
            topic=topic,
            dress=dress,
            prompt=_prompt(scenario, quantity, dress, framework),
            conventions=(quantity.counted,) if quantity.counted else (),
            wanted=wording.wanted(scenario, quantity),
            key=ValueKey(scenario, quantity),
            scenario=scenario,
            solution=solution,
            picture=picture(scenario),
            work=_half(solution, shown),
        )


@cache
def about(layer_name: str, quantity_name: str) -> About:
    """The ideas on the chains that lead to a quantity, the usual mode first, and the slips that it can meet in any mode."""
    layer = catalog.layer(layer_name)
    quantity = layer.quantity(quantity_name)
    asked = {mode.name for mode in layer.modes if mode.asked}
    modes = [mode for mode in layer.modes_of(quantity) if mode in asked]
    found = [(layer.derivations[mode], plans(layer, mode, quantity_name)) for mode in modes]
    ideas = (line.idea for derivation, known in found for line in derivation.toward(known.right.parts) if line.idea)
    slips = (
        plan.ids[0]
        for mode, (_, known) in zip(modes, found, strict=True)
        for plan in known.singles
        if _can_differ(layer, mode, quantity, plan)
    )
    return About(tuple(dict.fromkeys(ideas)), tuple(dict.fromkeys(slips)))


def named(layer_name: str, quantity_name: str) -> About:
    """The same for questions that want a number or a shape itself, of which one may say that there is none."""
    known = about(layer_name, quantity_name)
    layer = catalog.layer(layer_name)
    chains = (plans(layer, mode, quantity_name).right.chain for mode in layer.modes_of(layer.quantity(quantity_name)))
    slides = any({"room", "out"} <= {line.name.rpartition("_")[0] for line in chain} for chain in chains)
    strides = any(layer.base(one.symbol) == "S" for one in layer.all_inputs)
    return known._replace(slips=(*known.slips, "fraction-impossible")) if slides and strides else known


def _can_differ(layer: Layer, mode: str, quantity: Quantity, plan: Plan) -> bool:
    """Whether a slip gives another answer at any of a few points: some only change what a quantity does not depend on."""
    if plan.brings & _never_said(layer, mode):
        return False
    right = plans(layer, mode, quantity.name).right
    for point in _points(layer, mode, quantity.needs):
        answer = plan.answer(point)
        if answer is not None and answer != right.answer(point):
            return True
    return False


@cache
def _never_said(layer: Layer, mode: str) -> frozenset[str]:
    """The inputs that keep their neutral value in all questions of a mode, so that nobody thinks of them."""
    return frozenset(one.symbol for one in layer.all_inputs if not one.switch and _drawn(one, mode) == {one.neutral})


def _drawn(one: Input, mode: str) -> set[int | None]:
    """The values that an input takes in questions of a mode."""
    return set().union(*one.ranges.values()) if mode in one.modes or not one.modes else {one.neutral}


@cache
def _points(layer: Layer, mode: str, needs: tuple[str, ...]) -> tuple[Mapping[str, Number], ...]:
    """Values for all inputs, every second time unusual. Not each is a layer; a slip differs all the same."""
    able = {
        one.symbol: [value or 0 for value in _drawn(one, mode) if one.symbol not in needs or value != one.neutral]
        for one in layer.all_inputs
    }
    return tuple(
        {name: sampling.pick(sorted(values)[-_LARGEST if i % 2 else 0 :], name, i) for name, values in able.items()}
        for i in range(_POINTS)
    )


def _arguments(code: Code) -> tuple[Dress, str, int]:
    known = {"dress", "framework", "shown"}
    if stray := code.arguments.keys() - known:
        raise Unknown(f"A forward code has no argument {min(stray)[:40]!r}. It has: dress, framework, shown.")
    dress = next((one for one in DRESSES if one == code.arguments.get("dress", "said")), None)
    framework = code.arguments.get("framework", "torch")
    shown = code.arguments.get("shown", "0")
    if dress is None:
        raise Unknown(f"A dress is one of: {', '.join(DRESSES)}.")
    if framework not in NAMES:
        raise Unknown(f"A framework is one of: {', '.join(NAMES)}.")
    if shown not in tuple("012345"):
        raise Unknown("shown is a number of lines, 0 to 5.")
    return dress, framework, int(shown)


def _frameworks(quantity: Quantity) -> tuple[str, ...]:
    """Whose code may be shown: where a framework's own shape is asked for, only its own."""
    return tuple(name for name in NAMES if quantity.name.endswith(f"_{name}")) or tuple(NAMES)


def _prompt(scenario: Scenario, quantity: Quantity, dress: Dress, framework: str) -> str:
    if dress == "row":
        return f"{wording.row(scenario)}\n{quantity.ask}"
    if dress == "said":
        return f"{wording.said(scenario)} {quantity.ask}"
    written = wording.code_line(scenario, framework)
    if written is None:
        raise Unknown(wording.why_no_code(scenario, framework) or "This can't be written as code.")
    line, shape = written
    batch = int(scenario.values.get("N", 1))
    shape = (batch, *shape) if batch > 1 else shape
    sides = ", ".join(map(str, shape)) + ("," if len(shape) == 1 else "")
    return f"layer = {line}  # input ({sides})\n{quantity.ask}"


def _half(solution: Solution, shown: int) -> tuple[str, ...]:
    """The first lines of the solution, given away where help fades, and the names of the rest; never the last value."""
    given = min(shown, len(solution.rows) - 1) if shown else 0
    if not given:
        return ()
    lines = [wording.work_line(row) for row in solution.rows[:given]]
    return (*lines, *(f"{row.label:<22} {'':<26} {'?':>9}" for row in solution.rows[given:]))


FAMILY = Forward()
