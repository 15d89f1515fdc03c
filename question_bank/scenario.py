"""A layer with values: which lines hold, what they give, whether the layer can exist, and what it is called.

Every family starts from a scenario, and everything that is printed about numbers comes from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from question_bank.derivation import Closed, Derivation, Worked
from question_bank.expression import Expr, Num, Number, Sym, Undefined, grouped, text
from question_bank.layer import Axis, Condition, Input, Layer, Quantity


@dataclass(frozen=True, eq=False)
class Scenario:
    """One layer with a value for each input. Inputs that are not named take their neutral value."""

    layer: Layer
    named: Mapping[str, int]
    mode: str = ""
    values: dict[str, Number] = field(init=False)

    def __post_init__(self) -> None:
        if not self.mode:
            object.__setattr__(self, "mode", self.layer.modes[0].name)
        named = self.named
        filled = {symbol: named.get(symbol, neutral) for symbol, neutral in self.layer.neutral_values.items()}
        if None in filled.values():
            missing = [symbol for symbol, value in filled.items() if value is None]
            raise KeyError(f"{self.layer.name} needs {', '.join(missing)}")
        object.__setattr__(self, "values", filled)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The layer's inputs; those that only another mode has keep their neutral value."""
        return self.layer.all_inputs

    @property
    def derivation(self) -> Derivation:
        return self.layer.derivations[self.mode]

    def parts(self, quantity: Quantity) -> tuple[str, ...]:
        """The lines and inputs that make up a quantity in this mode."""
        return self.layer.mode(self.mode).shapes.get(quantity.name, quantity.parts)

    def answer(self, quantity: Quantity) -> tuple[Number, ...]:
        """The exact answer: one number, or the parts of a shape.

        Raises:
            Undefined: if a line has no value.
        """
        worked = self._worked
        return tuple([worked[part] for part in self.parts(quantity)])

    def told(self, quantity: str) -> tuple[Number, ...] | None:
        """The answer of the quantity of that name; None where this layer in this mode has no such quantity."""
        found = self.layer.quantities_in[self.mode].get(quantity)
        return self.answer(found) if found is not None else None

    def part(self, quantity: str) -> str:
        """The line of a number of that name; empty where this layer in this mode has none."""
        found = self.layer.quantities_in[self.mode].get(quantity)
        return self.parts(found)[0] if found is not None else ""

    @property
    def gives(self) -> tuple[str, ...]:
        """What the layer after it gets: the parts of the output's shape."""
        return self.parts(self.layer.quantity("output_shape"))

    @cached_property
    def _worked(self) -> Worked:
        return Worked(self.derivation.lines, self.values)

    def number(self, name: str) -> Number:
        """The value of an input or a line.

        Raises:
            Undefined: if a line has no value.
        """
        return self._worked[name]

    def known(self, names: Iterable[str]) -> dict[str, Number]:
        """The inputs and the lines toward some names, with their values."""
        worked = self._worked
        return {**self.values, **{line.name: worked[line.name] for line in self.derivation.toward(tuple(names))}}

    def exists(self) -> bool:
        """Whether the layer can exist."""
        return self._broken(None) is None

    def refusal(self, framework: str | None = None) -> str | None:
        """Why the layer can't exist, or why a framework refuses it; None if all is well."""
        broken = self._broken(framework)
        return Words(self).fill(broken.why) if broken is not None else None

    def _broken(self, framework: str | None) -> Condition | None:
        """The first condition that does not hold."""
        for condition, formula in self.layer.checks_in[self.mode]:
            if condition.frameworks and framework not in condition.frameworks:
                continue
            if self._fails(condition, formula):
                return condition
        return None

    def _fails(self, condition: Condition, formula: Expr) -> bool:
        try:
            value = formula.value(self._worked)
        except Undefined:
            return True
        if condition.must == "be whole":
            return not isinstance(value, int)
        return value < 0 if condition.must == "not be negative" else value != 0

    @cached_property
    def agreeing(self) -> Mapping[str, str]:
        """Inputs that agree on all axes, with the one letter that is written for them: `K_h` and `K_w` as `K`."""
        merged: dict[str, str] = {}
        for letter, symbols in self.layer.alike:
            if len({self.values[symbol] for symbol in symbols}) == 1:
                merged.update(dict.fromkeys(symbols, letter))
        return merged

    @cached_property
    def axes_agree(self) -> bool:
        """Whether every axis has the same numbers."""
        layer = self.layer
        sizes = {self.values.get(axis.letter) for axis in layer.axes}
        return len(sizes) == 1 and len(self.agreeing) == len(layer.alike) * len(layer.axes)

    @cached_property
    def neutral(self) -> Mapping[str, Expr]:
        """Inputs that stand in no formula, with their numbers: switches, and those at their neutral value."""
        return {
            one.symbol: Num(self.values[one.symbol])
            for one in self.inputs
            if one.switch or (one.neutral is not None and self.values[one.symbol] == one.neutral)
        }

    @cached_property
    def form(self) -> tuple[object, ...]:
        """What its formulas depend on; the same for every scenario with the same twists."""
        return tuple((symbol, self.values[symbol]) for symbol in self.neutral), tuple(self.agreeing)

    @cached_property
    def unsaid(self) -> frozenset[str]:
        """Inputs at their neutral value, which a learner has no reason to bring in. A switch is always in mind."""
        return frozenset(one.symbol for one in self.inputs if not one.switch and self.values[one.symbol] == one.neutral)

    def formula(self, part: str, stops: Iterable[str] = (), derivation: Derivation | None = None) -> Expr:
        """The closed formula of one line as it is taught, for a scenario such as this one."""
        return self.formulas(stops, derivation)[part]

    def formulas(self, stops: Iterable[str] = (), derivation: Derivation | None = None) -> Mapping[str, Expr]:
        """The closed formulas of all lines, for a scenario such as this one; agreeing letters are written as one."""
        whole = derivation or self.derivation
        key = (tuple(stops), self.form)
        if key not in whole.formulas:
            letters = {symbol: Sym(letter) for symbol, letter in self.agreeing.items()}
            whole.formulas[key] = Closed(whole, key[0], {**letters, **self.neutral})
        return whole.formulas[key]

    @cached_property
    def letter_values(self) -> Mapping[str, Number]:
        """The value of every letter that a formula of this scenario may hold, agreeing letters among them."""
        return {**self.values, **{letter: self.values[symbol] for symbol, letter in self.agreeing.items()}}

    def legend(self, letters: Iterable[str]) -> dict[str, str]:
        """What each letter stands for."""
        meanings = {one.symbol: self._meaning(one) for one in self.inputs}
        for one in self.inputs:
            if (axis := self._axis(one.symbol)) and one.symbol in self.agreeing:
                meanings[self.agreeing[one.symbol]] = one.meaning.replace(axis.name, "side")
        lines = self.derivation.lines
        return {
            letter: meanings[letter] if letter in meanings else lines[letter].label
            for letter in letters
            if letter in meanings or letter in lines
        }

    def _meaning(self, one: Input) -> str:
        """What an input stands for, with its axis."""
        axis = self._axis(one.symbol)
        return one.meaning if axis is None or axis.name in one.meaning else f"{one.meaning} along the {axis.name}"

    def _axis(self, symbol: str) -> Axis | None:
        return next((axis for axis in self.layer.axes if symbol.endswith("_" + axis.suffix)), None)


_COUNTS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


_NAMED = re.compile(r"\{([^{}]+)\}")
_AN = re.compile(r"\b([Aa]) (?=8\d*|1[18](?!\d))")
_COUNTED = (
    "activation bit block byte cell channel column example feature filter gap gate group head image input kernel layer map "
    "millisecond multiply-add neuron number output parameter pixel place product round row second step stride time token "
    "unit value volume weight width window word zero"
).replace(" ", "|")
_ONE = re.compile(
    r"(?<![\w.,/×*+-])(?<!\bby )(?<!stride )(?<!padding )(?<!dilation )"
    rf"1 ((?:flat|input|dot) )?(?:({_COUNTED})s|(bias|box|branch|class|patch)es)\b"
)
_SIDES_IN_LETTERS = re.compile(r"(?<=[A-Z]_[a-z])x(?=[A-Z]_[a-z])")


def by_letters(said: str) -> str:
    """`K_h by K_w` for `K_hxK_w`, in which nobody sees where a letter ends."""
    return _SIDES_IN_LETTERS.sub(" by ", said)


_THERE_ARE = re.compile(r"\b([Tt])here are (?=1 )")


@lru_cache(maxsize=4096)
def _cut(sentence: str) -> tuple[str, ...]:
    """A sentence in pieces: text and names in turn, text first. One without names is finished once for all."""
    pieces = tuple(_NAMED.split(sentence))
    return pieces if len(pieces) > 1 else (_in_number(sentence),)


def _in_number(sentence: str) -> str:
    """A sentence whose words agree with its numbers: `1 filter`, `an 8`. Most sentences hold neither."""
    if "1 " in sentence:
        sentence = _ONE.sub(lambda one: "1 " + "".join(filter(None, one.groups())), sentence)
        sentence = _THERE_ARE.sub(r"\1here is ", sentence)
    low = sentence.lower()
    return _AN.sub(r"\1n ", sentence) if "a 8" in low or "a 1" in low else sentence


class Words:
    """Fills a layer's sentences with the numbers of a scenario."""

    def __init__(self, scenario: Scenario, extra: Mapping[str, Number] | None = None, *, letters: bool = False) -> None:
        self._scenario = scenario
        self._extra = extra or {}
        self._letters = letters

    def fill(self, sentence: str) -> str:
        """The sentence with every name in braces replaced by its number (or its letter) or the layer's word."""
        pieces = list(_cut(sentence))
        if len(pieces) == 1:
            return pieces[0]
        pieces[1::2] = [self._word(name) for name in pieces[1::2]]
        filled = "".join(pieces)
        return _in_number(by_letters(filled) if self._letters else filled)

    def _word(self, name: str) -> str:
        name, _, form = name.partition("|")
        scenario = self._scenario
        words = scenario.layer.words
        if name in words:
            return self.fill(words[name])
        per_axis = [f"{name}_{axis.suffix}" for axis in scenario.layer.axes]
        differ = name not in scenario.letter_values and bool(per_axis) and per_axis[0] in scenario.values
        if self._letters:
            line = name in scenario.derivation.lines
            letter = text(scenario.formula(name)) if line else scenario.agreeing.get(name, name)
            return " by ".join(per_axis) if differ else letter
        if differ:
            return " by ".join(grouped(scenario.values[symbol]) for symbol in per_axis)
        number = self._number(name)
        return count(number) if form == "count" else grouped(number)

    def _number(self, name: str) -> Number:
        if name in self._extra:
            return self._extra[name]
        letters = self._scenario.letter_values
        return letters[name] if name in letters else self._scenario.number(name)


def count(number: Number) -> str:
    """A count at the start of a sentence: in words below a hundred, in digits beyond."""
    if not isinstance(number, int) or not 0 <= number < 100:
        return grouped(number)
    if number < len(_COUNTS):
        return _COUNTS[number].capitalize()
    ones = f"-{_COUNTS[number % 10]}" if number % 10 else ""
    return (_TENS[number // 10 - 2] + ones).capitalize()
