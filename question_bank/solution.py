"""The worked solution of a scenario: steps, formula, hints, the spoken answer, and what does not come in.

Lines that became trivial (a division by one group) are left out and whatever refers to them refers to what they repeat;
lines that are short by nature stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from question_bank.derivation import Derivation, Line
from question_bank.expression import Expr, Num, Number, Sym, grouped, letters_in, put_in, text, tidied
from question_bank.layer import Quantity
from question_bank.scenario import Scenario, Words

_SPOKEN_AT_MOST = 45


class Step(NamedTuple):
    """One line of a worked solution."""

    line: str
    label: str
    symbols: Expr
    """The line in letters, closed: `M*(K*K*D)`."""
    numbers: Expr
    """The same with this scenario's numbers: `10*(3*3*3)`."""
    short: Expr
    """With the values of the lines before: `10*27`."""
    value: Number
    why: str
    say: str
    idea: str
    repeats: bool
    """Whether it only repeats another number."""


class Solution:
    """The worked solution of one quantity of one scenario; each reading is worked out on first use.

    Args:
        scenario: the layer with its values.
        quantity: what is asked for.
        derivation: a slipped derivation to follow instead of the right one.
        parts: the parts of the answer, where they differ from the quantity's own.
    """

    def __init__(
        self,
        scenario: Scenario,
        quantity: Quantity,
        derivation: Derivation | None = None,
        parts: tuple[str, ...] | None = None,
    ) -> None:
        self.scenario = scenario
        self.quantity = quantity
        self.parts = parts or scenario.parts(quantity)
        self._derivation = derivation or scenario.derivation

    @cached_property
    def _values(self) -> dict[str, Number]:
        return self._derivation.values(self.scenario.values, self.parts)

    @cached_property
    def answer(self) -> tuple[Number, ...]:
        """One number, or the parts of a shape."""
        return tuple(self._values[part] for part in self.parts)

    @cached_property
    def formulas(self) -> tuple[Expr, ...]:
        """The closed formula of each part."""
        return tuple(self.scenario.formula(part, self.quantity.stops, self._derivation) for part in self.parts)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The lines worth showing, in the order in which one works."""
        letters = {**self._values, **self.scenario.letter_values()}
        filled: dict[str, Expr] = {name: Num(value) for name, value in letters.items()}
        return tuple(self._step(line, own, filled) for line, own in self._shown())

    def _shown(self) -> tuple[tuple[Line, Expr], ...]:
        """The lines worth showing, each with what is left of its formula; the same wherever the same is unusual."""
        key = ("shown", self.parts, frozenset(self.scenario.neutral.items()))
        kept = self._derivation.outlines
        if key not in kept:
            kept[key] = tuple(self._left())
        return kept[key]

    def _left(self) -> Iterator[tuple[Line, Expr]]:
        replaced: dict[str, Expr] = dict(self.scenario.neutral)
        for line in self._derivation.toward(self.parts):
            own = tidied(put_in(line.formula, replaced))
            if isinstance(own, Num | Sym) and not self._stays(line):
                replaced[line.name] = own
            elif not (line.short and own == Num(0) and line.name not in self.parts):
                yield line, own
            else:
                replaced[line.name] = own

    def _stays(self, line: Line) -> bool:
        return line.short or line.name in self.parts

    def _step(self, line: Line, own: Expr, filled: Mapping[str, Expr]) -> Step:
        symbols = self.scenario.formula(line.name, self.quantity.stops, self._derivation)
        words = Words(self.scenario, self._values)
        none = own == Num(0) and line.formula != Num(0)  # the biases of a layer without any
        return Step(
            line.name,
            line.label,
            symbols,
            put_in(symbols, filled),
            put_in(own, filled),
            self._values[line.name],
            "there are none here" if none else line.why,
            "There are none." if none else words.fill(line.say),
            line.idea,
            isinstance(own, Sym) and not line.short,
        )

    @cached_property
    def rows(self) -> tuple[Step, ...]:
        """The steps as they are shown: axes with the same numbers share one row."""
        axes = self.scenario.layer.axes
        if not self.scenario.axes_agree or len(axes) < 2:
            return self.steps
        names = {step.line for step in self.steps}
        shown: list[Step] = []
        for step in self.steps:
            base, _, suffix = step.line.rpartition("_")
            if suffix in {axis.suffix for axis in axes[1:]} and f"{base}_{axes[0].suffix}" in names:
                continue
            both = suffix == axes[0].suffix and all(f"{base}_{axis.suffix}" in names for axis in axes)
            shown.append(_for_both(step, [axis.name for axis in axes]) if both else step)
        return tuple(shown)

    @cached_property
    def given(self) -> dict[str, Number]:
        """The symbols of the closed formulas with their values."""
        letters = {**self._values, **self.scenario.letter_values()}
        names = dict.fromkeys(name for formula in self.formulas for name in letters_in(formula))
        return {name: letters[name] for name in names}

    @cached_property
    def spoken(self) -> str:
        """The answer as one says it aloud, at most 45 words: the last lines where all are too many."""
        said = [step.say for step in self.rows if step.say and not step.repeats]
        if self.quantity.kind == "shape" and len(self.parts) > 1:
            said.append(f"So {' by '.join(grouped(number) for number in self.answer)}.")
        if sum(len(sentence.split()) for sentence in said) > _SPOKEN_AT_MOST:
            said = self._short_of_it(said)
        return " ".join(said) or f"{grouped(self.answer[0])}."

    def _short_of_it(self, said: list[str]) -> list[str]:
        """What the last line itself refers to, and the last line; sentences about single axes mean nothing alone."""
        suffixes = tuple(f"_{axis.suffix}" for axis in self.scenario.layer.axes)
        lines = self._derivation.lines
        last = [part for part in self.parts if part in lines][-1:]
        direct = {name for part in last for name in (*letters_in(lines[part].formula), part)}
        kept = [step.say for step in self.rows if step.line in direct and not step.line.endswith(suffixes) and step.say]
        return [*kept, *said[-1:]] if said[-1] not in kept else kept

    @cached_property
    def hints(self) -> tuple[str, ...]:
        """Why, then in symbols, then with numbers; the last two only where they say more than the answer."""
        whys = [step.why for step in self.rows if step.idea] or [step.why for step in self.rows]
        hints = ["Think of it: " + "; ".join(dict.fromkeys(whys)) + "."] if whys else []
        if any(letters_in(formula) for formula in self.formulas):
            hints.append(f"In symbols: {_listed(self.formulas)}.")
        numbers = tuple(put_in(formula, {k: Num(v) for k, v in self.given.items()}) for formula in self.formulas)
        if any(not isinstance(number, Num) for number in numbers):
            hints.append(f"With the numbers: {_listed(numbers)}.")
        return tuple(hints)

    @cached_property
    def left_out(self) -> str:
        """What was given and does not come in, with the reason; empty where everything does."""
        if not self.unused:
            return ""
        *most, last = self.unused
        names = f"{', '.join(most)} and {last}" if most else last
        return f"{names}. {self.quantity.without}".strip()

    @cached_property
    def unused(self) -> tuple[str, ...]:
        """The letters that were given and do not come in, agreeing ones as one."""
        used = set(self._derivation.inputs(self.parts))
        merged = self.scenario.agreeing
        used |= {merged.get(name, name) for name in used}
        names = [
            merged.get(one.symbol, one.symbol)
            for one in self.scenario.inputs
            if one.symbol not in used and one.symbol not in self.scenario.neutral
        ]
        return tuple(name for name in dict.fromkeys(names) if name not in used)


def _for_both(step: Step, names: list[str]) -> Step:
    return step._replace(label=step.label.replace(names[0], "side"))


def _listed(parts: tuple[Expr, ...]) -> str:
    shown = ", ".join(text(part) for part in parts)
    return f"({shown})" if len(parts) > 1 else shown


def slipped_steps(right: Solution, wrong: Solution, rewritten: tuple[str, ...]) -> Mapping[str, Step]:
    """The learner's own lines, by the line of the right solution beside which each stands."""
    own = {step.line: step for step in wrong.steps}
    return {name: own[name] for name in rewritten if name in own and any(s.line == name for s in right.steps)}
