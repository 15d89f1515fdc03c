"""What a layer file fills in: inputs, modes, lines, quantities, slips, ports, words and spellings.

A layer is data. Names that end in `_@` are written once and stand for every axis: `K_@` becomes `K_h` and `K_w`, and
`N_@`, the size of the input, becomes the axis' own letter (`H`, `W`). Where something is told of all axes together,
`prod(K_@)` is their product, `sum(K_@)` their sum, `{out_@}` reads "22 by 22", `{K_@|x}` reads "3x3", and a name in a
tuple stands for one name of each axis. So one definition serves one, two and three dimensions. Formulas are text in a
layer file and are read, checked and frozen on first use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

from question_bank.conventions import Convention
from question_bank.derivation import BadLayer, Derivation, Line
from question_bank.expression import Expr, Misread, letters_in, read
from question_bank.frameworks.spelling import Spelling

Level = Literal["warmup", "interview", "expert"]
LEVELS: tuple[Level, ...] = ("warmup", "interview", "expert")
HARDER: tuple[Level, ...] = LEVELS[1:]
"""The levels of a chain that is too long for a warm-up."""

Kind = Literal["number", "shape"]


class Axis(NamedTuple):
    """One direction in which a layer works."""

    suffix: str
    """`h` in `K_h`."""
    letter: str
    """The letter of the input's size along it: `H`."""
    name: str
    """`height`."""
    how: str
    """`high`, as in "How high is it?"."""


LINE = (Axis("t", "T", "length", "long"),)
PLANE = (Axis("h", "H", "height", "high"), Axis("w", "W", "width", "wide"))
SPACE = (Axis("t", "T", "length", "long"), *PLANE)
_TOGETHER = re.compile(r"(prod|sum)\((\w+_@)\)")
_EACH = re.compile(r"\{(\w+_@)(\|x)?\}")


class Input(NamedTuple):
    """A letter that a scenario gives a value, with the values it may take at each level."""

    symbol: str
    meaning: str
    """What the letter stands for; `{axis}` becomes "height", "width", or "side" where the axes agree."""
    ranges: Mapping[Level, tuple[int, ...]]
    """Values to draw from; a value that stands twice is drawn twice as often."""
    neutral: int | None = None
    """The value that changes nothing, left out of codes and formulas. It never changes."""
    said: str = ""
    """How a scenario mentions a value that is not neutral: "stride {}"."""
    switch: bool = False
    """Whether it is 1 or 0 and never a letter of a formula, as the bias is."""
    modes: tuple[str, ...] = ()
    """The modes that have it; all where empty."""


class Rule(NamedTuple):
    """One line of a layer as its author writes it; see `Line` for the fields."""

    name: str
    label: str
    formula: str
    why: str
    say: str = ""
    idea: str = ""
    short: bool = False


class Mode(NamedTuple):
    """A way in which the arithmetic of a layer can differ, such as Keras' `same` padding."""

    name: str
    said: str
    """How a scenario mentions it; empty for the usual one."""
    rules: tuple[Rule, ...]
    shapes: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Shapes that differ from the layer's own in this mode."""
    scene: str = ""
    """The scenario as one says it, where it differs from the layer's own."""
    row: str = ""
    subject: str = ""
    asked: bool = True
    """Whether questions are drawn in it; others are only read from code."""


class Quantity(NamedTuple):
    """Something about a layer that can be asked for."""

    name: str
    label: str
    """What it is called in a title: "parameters"."""
    parts: tuple[str, ...]
    """The line of a number, or the lines and inputs of a shape in their order."""
    ask: str
    """The question as one says it."""
    kind: Kind = "number"
    counted: str = ""
    """The convention that is printed under the prompt."""
    without: str = ""
    """Why the inputs that are not in it do not matter."""
    stops: tuple[str, ...] = ()
    """Lines at which the closed formula stops."""
    conventions: tuple[Convention, ...] = ()
    types: tuple[int, ...] = ()
    """The question types that it covers, by their number in the list of what interviews ask."""
    formula_types: tuple[int, ...] = ()
    """The same for its formula; no formula question is asked where empty."""
    levels: tuple[Level, ...] = LEVELS
    """The levels at which it is worth asking."""
    asked: bool = True
    """Whether questions are drawn for it; others only appear in explanations."""
    uneven: bool = False
    """Whether it is asked with axes that differ, at every level."""
    needs: tuple[str, ...] = ()
    """Inputs that must leave their neutral value, or there is nothing to ask; `mode` for an unusual mode."""
    spot: bool = True
    """Whether a slipped solution of it may be shown to search, where it is long enough."""


class Bound(NamedTuple):
    """A slip bound to the lines of a layer: the lines it rewrites, and how."""

    slip: str
    rewrites: Mapping[str, str]
    shapes: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Shapes whose very parts are other ones under the slip."""
    modes: tuple[str, ...] = ()
    """The modes in which it can happen; all whose lines it names where empty."""


class Slipped(NamedTuple):
    """A bound slip with its formulas read."""

    slip: str
    rewrites: Mapping[str, Expr]
    shapes: Mapping[str, tuple[str, ...]]
    modes: tuple[str, ...]


class Condition(NamedTuple):
    """What must hold for the layer to exist. A formula, how it must turn out, and the reason if it does not."""

    formula: str
    must: Literal["be whole", "not be negative", "be zero"]
    why: str
    """The refusal, with inputs and lines in braces."""
    frameworks: tuple[str, ...] = ()
    """The frameworks that refuse; arithmetic itself where empty."""
    modes: tuple[str, ...] = ()


class Side(NamedTuple):
    """One volume of a layer's picture: height, width and depth by input or line."""

    label: str
    hue: Literal["input", "kernel", "output"]
    sides: tuple[str, ...]
    how_many: str = ""
    """The input that says how many there are, such as `M` for filters."""


@dataclass(frozen=True, eq=False)
class Layer:
    """A layer type as its file gives it; what follows from it is worked out on first use and kept."""

    name: str
    title: str
    """With its article: "a convolution"."""
    inputs: tuple[Input, ...]
    rules: tuple[Rule, ...]
    quantities: tuple[Quantity, ...]
    scene: str
    """The scenario as one says it, with inputs in braces and `{twists}` for what is unusual."""
    row: str
    """The same as a row of a table."""
    subject: str
    """The scenario in letters, for questions that want a formula."""
    brief: str = ""
    """What it is, in few words, for a row of a network's table."""
    modes: tuple[Mode, ...] = (Mode("", "", ()),)
    mode_key: str = "mode"
    """What the mode is called in a question's code."""
    axes: tuple[Axis, ...] = ()
    slips: tuple[Bound, ...] = ()
    conditions: tuple[Condition, ...] = ()
    takes: tuple[str, ...] = ("H", "W", "D")
    gives: tuple[str, ...] = ("H", "W", "D")
    """Ports: the inputs that a layer before it fills, and the lines that the layer after it gets."""
    picture: tuple[Side, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    """Words that slips' sentences need, such as `unit`: "filter"."""
    spellings: tuple[Spelling, ...] = ()
    joins: str = ""
    """How it brings several inputs together in a network: `sum` for values added, `depth` for channels side by side."""
    slides: bool = False
    """Whether a window of `reach_@` slides over the input with stride `S_@`, so that receptive fields grow."""
    mismatch: str = ""
    """A sentence for who names another input in code than there is: "Is a flatten missing?"."""

    def __post_init__(self) -> None:
        told = {
            "quantities": tuple(each for one in self.quantities for each in self._quantities(one)),
            "modes": tuple(map(self._mode, self.modes)),
            "takes": self.each(self.takes),
            "gives": self.each(self.gives),
            "picture": tuple(side._replace(sides=self.each(side.sides)) for side in self.picture),
            "words": {name: self.at(word, None) for name, word in self.words.items()},
            **{name: self.at(getattr(self, name), None) for name in ("scene", "row", "subject", "brief")},
            "spellings": tuple(
                one._replace(layouts=tuple(way._replace(sides=self.each(way.sides)) for way in one.layouts))
                for one in self.spellings
            ),
        }
        for name, value in told.items():
            object.__setattr__(self, name, value)

    def _mode(self, mode: Mode) -> Mode:
        """The mode with its texts and shapes told of all axes."""
        scene, row, subject = (self.at(text, None) for text in (mode.scene, mode.row, mode.subject))
        shapes = {name: self.each(parts) for name, parts in mode.shapes.items()}
        return mode._replace(shapes=shapes, scene=scene, row=row, subject=subject)

    def _quantities(self, one: Quantity) -> tuple[Quantity, ...]:
        """The quantity, or one for each axis where it is told of an axis."""
        return tuple(
            one._replace(
                name=self.at(one.name, axis),
                label=self.at(one.label, axis),
                ask=self.at(one.ask, axis),
                parts=(self.at(one.parts[0], axis),) if axis else self.each(one.parts),
                stops=self.each(one.stops),
            )
            for axis in self._axes(one.name)
        )

    def quantity(self, name: str) -> Quantity:
        """The quantity of that name; `KeyError` if there is none."""
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> Mapping[str, Quantity]:
        return {one.name: one for one in self.quantities}

    def mode(self, name: str) -> Mode:
        """The mode of that name; `KeyError` if there is none."""
        return self._modes_by_name[name]

    @cached_property
    def _modes_by_name(self) -> Mapping[str, Mode]:
        return {mode.name: mode for mode in self.modes}

    def modes_of(self, quantity: Quantity) -> tuple[str, ...]:
        """The modes in which there is such a quantity, the usual one first."""
        return tuple(
            mode.name for mode in self.modes if self._has(mode, mode.shapes.get(quantity.name, quantity.parts))
        )

    @cached_property
    def quantities_in(self) -> Mapping[str, Mapping[str, Quantity]]:
        """The quantities that each mode has, by name."""
        return {
            mode.name: {one.name: one for one in self.quantities if mode.name in self.modes_of(one)}
            for mode in self.modes
        }

    def _has(self, mode: Mode, names: Iterable[str]) -> bool:
        """Whether a mode has all the lines and inputs of some names."""
        lines, inputs = self.derivations[mode.name].lines, self.neutral_values
        return all(name in lines or name in inputs for name in names)

    def spelling(self, framework: str) -> Spelling | None:
        """How a framework spells the layer, if it has it."""
        return next((one for one in self.spellings if one.framework == framework), None)

    @cached_property
    def all_inputs(self) -> tuple[Input, ...]:
        """The inputs, one for each axis."""
        return tuple(
            one._replace(symbol=self.at(one.symbol, axis), meaning=self.at(one.meaning, axis))
            for one in self.inputs
            for axis in self._axes(one.symbol)
        )

    @cached_property
    def neutral_values(self) -> Mapping[str, int | None]:
        """Every input, one for each axis, with its neutral value or None."""
        return {one.symbol: one.neutral for one in self.all_inputs}

    @cached_property
    def inputs_in(self) -> Mapping[str, Mapping[str, Input]]:
        """The inputs that each mode has, by their symbols."""
        return {
            mode.name: {one.symbol: one for one in self.all_inputs if not one.modes or mode.name in one.modes}
            for mode in self.modes
        }

    @cached_property
    def symbols(self) -> tuple[tuple[Input, tuple[str, ...]], ...]:
        """The inputs as they were written, each with its symbol or its symbol for each axis."""
        return tuple((one, self.each((one.symbol,))) for one in self.inputs)

    @cached_property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The inputs that stand for the same thing along each axis, the sizes of the input among them."""
        return tuple(symbols for one, symbols in self.symbols if "_@" in one.symbol)

    @cached_property
    def alike(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The letter that is written where an input agrees on all axes, with its symbols: `K` for `K_h` and `K_w`."""
        return tuple((self.base(each[0]), each) for each in self.groups if self.base(each[0]) != each[0])

    def base(self, symbol: str) -> str:
        """What an input is called where its axes agree: `K` for `K_h`."""
        suffixes = {axis.suffix for axis in self.axes}
        head, _, tail = symbol.rpartition("_")
        return head if head and tail in suffixes else symbol

    @cached_property
    def derivations(self) -> Mapping[str, Derivation]:
        """The derivation of each mode."""
        return {mode.name: self._derivation(mode) for mode in self.modes}

    @cached_property
    def along_axes(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The lines of each mode that stand for the same thing along each axis."""
        return {mode: tuple(self._along(derivation.lines)) for mode, derivation in self.derivations.items()}

    def _along(self, lines: Mapping[str, Line]) -> Iterator[tuple[str, ...]]:
        for base, _, suffix in (name.rpartition("_") for name in lines):
            names = tuple(f"{base}_{axis.suffix}" for axis in self.axes)
            if self.axes and suffix == self.axes[0].suffix and all(name in lines for name in names):
                yield names

    @cached_property
    def slipped(self) -> tuple[Slipped, ...]:
        """The bound slips with their formulas read, for every axis."""
        return tuple(self._slipped(bound) for bound in self.slips)

    @cached_property
    def checks(self) -> tuple[tuple[Condition, Expr], ...]:
        """The conditions with their formulas read, for every axis."""
        return tuple(
            (one._replace(why=self.at(one.why, axis)), self.formula(self.at(one.formula, axis)))
            for one in self.conditions
            for axis in self._axes(_TOGETHER.sub("", one.formula))
        )

    @cached_property
    def checks_in(self) -> Mapping[str, tuple[tuple[Condition, Expr], ...]]:
        """The conditions for each mode that has all that they name."""
        return {
            mode.name: tuple(
                (condition, formula)
                for condition, formula in self.checks
                if (not condition.modes or mode.name in condition.modes) and self._has(mode, letters_in(formula))
            )
            for mode in self.modes
        }

    def at(self, text: str, axis: Axis | None) -> str:
        """A text of the layer file at one axis, or told of all axes together."""
        if axis is not None:
            own = text.replace("N_@", axis.letter).replace("_@", f"_{axis.suffix}")
            return own.replace("{axis}", axis.name).replace("{how}", axis.how)
        if "_@" not in text:
            return text
        signs = {"prod": "*", "sum": " + "}
        text = _TOGETHER.sub(lambda found: signs[found[1]].join(self.at(found[2], one) for one in self.axes), text)
        return _EACH.sub(
            lambda found: ("x" if found[2] else " by ").join(f"{{{self.at(found[1], one)}}}" for one in self.axes), text
        )

    def each(self, names: Iterable[str]) -> tuple[str, ...]:
        """Names with one for each axis in place of those that stand for all."""
        return tuple(self.at(name, axis) for name in names for axis in self._axes(name))

    def formula(self, text: str) -> Expr:
        """A formula over the layer's inputs and lines.

        Raises:
            BadLayer: if it can't be read or names something else.
        """
        try:
            return read(text, self._letters)
        except Misread as misread:
            raise BadLayer(f"{self.name}: {text!r}: {misread.why}") from misread

    @cached_property
    def _letters(self) -> frozenset[str]:
        rules = [rule for mode in self.modes for rule in (*self.rules, *mode.rules)]
        lines = {self.at(rule.name, axis) for rule in rules for axis in self._axes(rule.name)}
        return frozenset({one.symbol for one in self.all_inputs} | lines)

    def _axes(self, text: str) -> tuple[Axis | None, ...]:
        return self.axes if "_@" in text else (None,)

    def _derivation(self, mode: Mode) -> Derivation:
        lines: dict[str, Line] = {}
        for rule in (*self.rules, *mode.rules):
            for axis in self._axes(rule.name):
                name, label, formula = (self.at(text, axis) for text in (rule.name, rule.label, rule.formula))
                why, say = self.at(rule.why, axis), self.at(rule.say, axis)
                lines[name] = Line(name, label, self.formula(formula), why, say, rule.idea, rule.short)
        return Derivation(lines)

    def _slipped(self, bound: Bound) -> Slipped:
        rewrites = {
            self.at(name, axis): self.formula(self.at(formula, axis))
            for name, formula in bound.rewrites.items()
            for axis in self._axes(name)
        }
        known = {name for derivation in self.derivations.values() for name in derivation.lines}
        if stray := rewrites.keys() - known:
            raise BadLayer(f"{self.name}: slip {bound.slip} rewrites {', '.join(sorted(stray))}, which no mode has")
        shapes = {name: self.each(parts) for name, parts in bound.shapes.items()}
        return Slipped(bound.slip, rewrites, shapes, bound.modes)
