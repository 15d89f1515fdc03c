"""The worked solution of a scenario: steps, formula, hints, the spoken answer, and what does not come in.

Lines that became trivial (a division by one group) are left out and whatever refers to them refers to what they repeat;
lines that are short by nature stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from functools import cached_property, partial
from typing import NamedTuple

from question_bank.derivation import Derivation, Line, Outline
from question_bank.expression import Expr, Num, Number, Sym, grouped, letters_in, put_in, text, tidied
from question_bank.layer import Quantity
from question_bank.scenario import Scenario, Words

_SPOKEN_AT_MOST = 45


class Step(NamedTuple):
    """One line of a worked solution; what is said of it is worded when it is looked at."""

    outline: Outline
    known: Mapping[str, Number]
    """The values of all letters and lines."""
    words: Words

    @property
    def line(self) -> str:
        return self.outline.line.name

    @property
    def label(self) -> str:
        return self.outline.line.label

    @property
    def symbols(self) -> Expr:
        """The line in letters, closed: `M*(K*K*D)`."""
        return self.outline.symbols

    @property
    def numbers(self) -> Expr:
        """The same with the scenario's numbers: `10*(3*3*3)`."""
        return _with_numbers(self.outline.symbols, self.known)

    @property
    def short(self) -> Expr:
        """With the values of the lines before: `10*27`."""
        return _with_numbers(self.outline.left, self.known)

    @property
    def value(self) -> Number:
        return self.known[self.line]

    @property
    def why(self) -> str:
        return self.outline.why

    @property
    def say(self) -> str:
        return "There are none." if self.outline.is_none else self.words.fill(self.outline.line.say)

    @property
    def idea(self) -> str:
        return self.outline.line.idea

    @property
    def repeats(self) -> bool:
        """Whether it only repeats another number."""
        return isinstance(self.outline.left, Sym) and not self.outline.line.short


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
    def _values(self) -> Mapping[str, Number]:
        if self._derivation is self.scenario.derivation:
            return self.scenario.known(self.parts)
        return self._derivation.values(self.scenario.values, self.parts)

    @cached_property
    def _letters(self) -> Mapping[str, Number]:
        """The values of all letters and lines."""
        return {**self._values, **self.scenario.letter_values}

    @cached_property
    def answer(self) -> tuple[Number, ...]:
        """One number, or the parts of a shape."""
        return tuple(self._values[part] for part in self.parts)

    @cached_property
    def formulas(self) -> tuple[Expr, ...]:
        """The closed formula of each part."""
        closed = self.scenario.formulas(self.quantity.stops, self._derivation)
        return tuple(closed[part] for part in self.parts)

    @cached_property
    def _outlines(self) -> tuple[Outline, ...]:
        """The lines worth showing before they have numbers; the same wherever the same is unusual."""
        return self._kept("all", self._worth_showing)

    @cached_property
    def shown(self) -> tuple[Outline, ...]:
        """The lines as they are shown, before they have numbers: axes with the same numbers and values share one row."""
        layer = self.scenario.layer
        if len(layer.axes) < 2 or not self.scenario.axes_agree:
            return self._outlines
        along = layer.along_axes[self.scenario.mode]
        apart = {name for names in along if len({*map(self._values.get, names)}) > 1 for name in names}
        return self._kept(frozenset(apart), partial(self._shared, apart))

    def _kept(self, what: object, work: Callable[[], Iterator[Outline]]) -> tuple[Outline, ...]:
        key = (what, self.parts, self.quantity.stops, self.scenario.form)
        kept = self._derivation.outlines
        if key not in kept:
            kept[key] = tuple(work())
        return kept[key]

    def _worth_showing(self) -> Iterator[Outline]:
        closed = self.scenario.formulas(self.quantity.stops, self._derivation)
        replaced: dict[str, Expr] = dict(self.scenario.neutral)
        for line in self._derivation.toward(self.parts):
            left = tidied(line.formula, replaced)
            if isinstance(left, Num | Sym) and not self._stays(line):
                replaced[line.name] = left
            elif not (line.short and left == Num(0) and line.name not in self.parts):
                yield Outline(line, closed, left)
            else:
                replaced[line.name] = left

    def _stays(self, line: Line) -> bool:
        return line.short or line.name in self.parts

    def _shared(self, apart: Set[str]) -> Iterator[Outline]:
        """The line of the first axis for all of them, where each has such a line and all of the same value.

        A layer may work otherwise along each axis, though its numbers are the same.
        """
        axes = self.scenario.layer.axes
        names = {one.line.name for one in self._outlines} - apart
        for one in self._outlines:
            base = one.line.name.rpartition("_")[0]
            every = [f"{base}_{axis.suffix}" for axis in axes]
            if one.line.name in every[1:] and one.line.name in names and every[0] in names:
                continue
            both = one.line.name == every[0] and names.issuperset(every)
            label = one.line.label.replace(axes[0].name, "side") if both else one.line.label
            yield one._replace(line=one.line._replace(label=label))

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The lines worth showing, in the order in which one works."""
        return self._steps(self._outlines)

    @cached_property
    def rows(self) -> tuple[Step, ...]:
        """The steps as they are shown: axes with the same numbers share one row."""
        return self._steps(self.shown)

    def _steps(self, outlines: tuple[Outline, ...]) -> tuple[Step, ...]:
        words = Words(self.scenario, self._values)
        return tuple([Step(outline, self._letters, words) for outline in outlines])

    @cached_property
    def given(self) -> dict[str, Number]:
        """The symbols of the closed formulas with their values."""
        names = dict.fromkeys(name for formula in self.formulas for name in letters_in(formula))
        return {name: self._letters[name] for name in names}

    @cached_property
    def spoken(self) -> str:
        """The answer as one says it aloud, at most 45 words: the last lines where all are too many."""
        said = [says for step in self.rows if not step.repeats and (says := step.say)]
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
        whole = [step for step in self.rows if step.line in direct and not step.line.endswith(suffixes)]
        kept = [says for step in whole if (says := step.say)]
        return [*kept, *said[-1:]] if said[-1] not in kept else kept

    @cached_property
    def hints(self) -> tuple[str, ...]:
        """Why, then in symbols, then with numbers; the last two only where they say more than the answer."""
        whys = [step.why for step in self.rows if step.idea] or [step.why for step in self.rows]
        hints = ["Think of it: " + "; ".join(dict.fromkeys(whys)) + "."] if whys else []
        if any(letters_in(formula) for formula in self.formulas):
            hints.append(f"In symbols: {_listed(self.formulas)}.")
        numbers = tuple(_with_numbers(formula, self._letters) for formula in self.formulas)
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


def _with_numbers(expr: Expr, known: Mapping[str, Number]) -> Expr:
    return put_in(expr, {name: Num(known[name]) for name in letters_in(expr)})


def _listed(parts: tuple[Expr, ...]) -> str:
    shown = ", ".join(text(part) for part in parts)
    return f"({shown})" if len(parts) > 1 else shown


def slipped_steps(right: Solution, wrong: Solution, rewritten: tuple[str, ...]) -> Mapping[str, Step]:
    """The learner's own lines, by the line of the right solution beside which each stands."""
    own = {step.line: step for step in wrong.steps}
    return {name: own[name] for name in rewritten if name in own and any(s.line == name for s in right.steps)}
