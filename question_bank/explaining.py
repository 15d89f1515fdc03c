"""One layer of somebody's own code, explained: every quantity with its formula and its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from question_bank.answers import read_answer
from question_bank.catalog import layers
from question_bank.expression import Undefined, text
from question_bank.frameworks import NAMES, Refused, Spelled, Times, read_layer
from question_bank.frameworks.modes import changed
from question_bank.layer import Layer, Quantity
from question_bank.question import Wanted
from question_bank.replies import ShapeReply, Unreadable
from question_bank.scenario import Scenario
from question_bank.solution import Solution, Step


@dataclass(frozen=True)
class Explained:
    """A layer that was read from code, with its input."""

    scenario: Scenario
    spelled: Spelled
    code: str

    @property
    def layer(self) -> Layer:
        return self.scenario.layer

    @property
    def framework(self) -> str:
        return self.spelled.spelling.framework

    @cached_property
    def solutions(self) -> Mapping[str, Solution]:
        """The worked solution of every quantity that can be told, by its name."""
        return {
            quantity.name: Solution(self.scenario, quantity)
            for quantity in self.layer.quantities
            if self.scenario.mode in self.layer.modes_of(quantity) and self._has(quantity)
        }

    def _has(self, quantity: Quantity) -> bool:
        """Whether a quantity has a value: a dropout that keeps nothing has no factor for what stays."""
        try:
            self.scenario.answer(quantity)
        except Undefined:
            return False
        return True

    def output_shape(self) -> tuple[int, ...]:
        """The shape that comes out, in the framework's own order."""
        sides = [int(side) for side in self.solutions["output_shape"].answer]
        return (*sides[-1:], *sides[:-1]) if self.spelled.spelling.channels_first else tuple(sides)

    def weight_shapes(self) -> list[tuple[int, ...]]:
        """The shapes of its weights, in the framework's own order; without the bias where there is none."""
        return [shape for _, shape in self.named_weights()]

    def named_weights(self) -> list[tuple[str, tuple[int, ...]]]:
        """The same, each shape with what it is the shape of: "weights" or "bias"."""
        names = self._weights(self.spelled.spelling.weights)
        shapes = (tuple(int(side) for side in self.solutions[name].answer) for name in names)
        return [("bias" if "bias" in name else "weights", shape) for name, shape in zip(names, shapes, strict=True)]

    def _weights(self, told: tuple[str | Times, ...]) -> list[str]:
        """The names of the weights, each as often as it is there."""
        names: list[str] = []
        for one in told:
            if isinstance(one, Times):
                names += self._weights(one.weights) * int(self.scenario.known((one.often,))[one.often])
            elif one != "bias_shape" or self.scenario.values.get("B", 1) == 1:
                names.append(one)
        return names

    def quantities(self) -> dict[str, Any]:
        """The numbers of the scripting contract."""
        found: dict[str, Any] = {}
        for name in ("params", "buffers", "total", "output_shape", "activation_size", "macs"):
            if name in self.solutions:
                found[name] = list(self.output_shape()) if name == "output_shape" else self.solutions[name].answer[0]
        found["weight_shapes"] = [list(shape) for shape in self.weight_shapes()]
        return found

    def told(self) -> list[tuple[Quantity, Solution]]:
        """The quantities worth a chain of lines: those that questions are asked about."""
        return [(solution.quantity, solution) for solution in self.solutions.values() if solution.quantity.asked]

    def as_json(self) -> dict[str, Any]:
        """The document of the scripting contract."""
        chains = [(quantity, solution) for quantity, solution in self.told() if quantity.kind == "number"]
        return {
            "layer": self.layer.name,
            "framework": self.framework,
            "code": self.code,
            "quantities": self.quantities(),
            "formulas": {quantity.name: text(solution.formulas[0]) for quantity, solution in chains},
            "steps": {quantity.name: [step_json(step) for step in solution.steps] for quantity, solution in chains},
        }


def step_json(step: Step) -> dict[str, Any]:
    """A step as the scripting contract prints it."""
    return {
        "line": step.line,
        "symbols": text(step.symbols),
        "numbers": text(step.numbers),
        "value": step.value if isinstance(step.value, int) else str(step.value),
        "why": step.why,
        "say": step.say,
        "idea": step.idea,
    }


def explain(code: str, shape: str) -> Explained:
    """The layer that a line of code is, on an input.

    Args:
        code: one line of PyTorch or Keras.
        shape: the input's shape without the batch, in the framework's own order.

    Raises:
        Refused: if either can't be read, or the framework itself would refuse the layer.
    """
    return explain_on(code, read_sides(shape))


def explain_on(code: str, sides: tuple[int, ...]) -> Explained:
    """The same, on sides that have been read."""
    spelled = read_layer(code, layers().values(), len(sides))
    values, mode = _placed(spelled, sides)
    borrowed = {symbol: values[lender] for symbol, lender in spelled.borrowed.items()}
    scenario = Scenario(spelled.layer, {**values, **spelled.values, **borrowed}, mode)
    _check_last_sides(spelled, sides)
    _check_channels(spelled, scenario, sides)
    refusal = scenario.refusal(spelled.spelling.framework)
    if refusal is not None:
        raise Refused(refusal)
    return Explained(scenario, spelled, code.strip())


def read_sides(shape: str) -> tuple[int, ...]:
    """The sides of an input's shape.

    Raises:
        Refused: if they can't be read.
    """
    reply = read_answer(Wanted("shape"), shape)
    if isinstance(reply, Unreadable):
        raise Refused(f"The input {shape[:40]!r} can't be read: {reply.why} Write it like 3x24x24.")
    assert isinstance(reply, ShapeReply)
    if not all(isinstance(side, int) and 1 <= side <= 1_000_000 for side in reply.sides):
        raise Refused(f"The sides of the input {shape[:40]!r} are whole numbers from 1 to 1,000,000.")
    return tuple(int(side) for side in reply.sides)


def _placed(spelled: Spelled, sides: tuple[int, ...]) -> tuple[dict[str, int], str]:
    spelling = spelled.spelling
    layout = next((one for one in spelling.layouts if len(one.sides) == len(sides)), None)
    if layout is None:
        orders = " or ".join(" x ".join(one.sides) for one in spelling.layouts)
        raise Refused(
            f"{spelling.names[0]} takes an input of {orders} here, without the batch; this has {len(sides)} sides."
        )
    return dict(zip(layout.sides, sides, strict=True)), changed(spelled.mode, layout.mode)


def _check_last_sides(spelled: Spelled, sides: tuple[int, ...]) -> None:
    """Sides that a line names must be the last ones of the input."""
    named = spelled.last_sides
    if named and named != sides[-len(named) :]:
        shown = " x ".join(map(str, named))
        found = " x ".join(map(str, sides))
        raise Refused(f"{spelled.spelling.names[0]} names {shown} as the last sides, but the input is {found}.")


def _check_channels(spelled: Spelled, scenario: Scenario, sides: tuple[int, ...]) -> None:
    """What a line itself says of its input must be true of the input."""
    for argument in spelled.spelling.arguments:
        said = spelled.channels.get(argument.name)
        if said is None:
            continue
        found = scenario.known((argument.fills,))[argument.fills]
        if said != found:
            framework, layout = NAMES[spelled.spelling.framework], " x ".join(map(str, sides))
            hint = f" {spelled.layer.mismatch}" if len(sides) > 1 and spelled.layer.mismatch else ""
            raise Refused(
                f"{argument.name} is {said}, but the input {layout} has {found}, as {framework} orders its sides.{hint}"
            )
