"""A chain of named lines: what a layer is, and what every reading of it starts from.

A line states one decision. Lines refer to one another and to inputs by name; the order in which they are declared does
not matter. Everything here is exact arithmetic on trees; nothing is text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from question_bank.expression import Expr, Num, Number, Sym, letters_in, put_in, tidied


class BadLayer(Exception):
    """An author's error: a line that names nothing, a circle, a slip that changes nothing."""


class Line(NamedTuple):
    """One decision of a derivation."""

    name: str
    label: str
    """What the value is called: "weights per filter"."""
    formula: Expr
    why: str
    """The reason, as one short sentence without numbers."""
    say: str = ""
    """How one says it aloud, with names of lines and inputs in braces; may be empty."""
    idea: str = ""
    """The id of the idea that it rests on; may be empty for plain sums."""
    short: bool = False
    """Whether it is shown although it only repeats a number, as `biases = M` is."""


class Outline(NamedTuple):
    """One line of a worked solution before it has numbers."""

    line: Line
    closed: Mapping[str, Expr]
    """The closed formulas of all lines; each is written out when it is looked at."""
    left: Expr
    """What is left of its own formula, without what is neutral: `M*kernel_weights`."""

    @property
    def symbols(self) -> Expr:
        """The line in letters, closed."""
        return self.closed[self.line.name]

    @property
    def is_none(self) -> bool:
        """Whether nothing is left, as of the biases of a layer without any."""
        return self.left == Num(0) and self.line.formula != Num(0)

    @property
    def why(self) -> str:
        """The reason, as one short sentence without numbers."""
        return "there are none here" if self.is_none else self.line.why


class Worked(dict[str, Number]):
    """Inputs with their values, and lines by name: each is worked out when it is first looked up, and kept.

    Looking up raises `Undefined` where a line has no value.
    """

    def __init__(self, lines: Mapping[str, Line], inputs: Mapping[str, Number]) -> None:
        super().__init__({name: value for name, value in inputs.items() if name not in lines})
        self._lines = lines

    def __missing__(self, name: str) -> Number:
        value = self[name] = self._lines[name].formula.value(self)
        return value


class Closed(dict[str, Expr]):
    """Lines put into one another, by name: formulas over inputs, tidied. Each is made when it is first looked up, and kept.

    Args:
        derivation: the lines.
        stops: lines that stay as names in the formulas of others, such as `out_h` in a count of multiply-adds.
        known: tidy expressions for inputs, such as neutral values.
    """

    def __init__(self, derivation: Derivation, stops: Iterable[str], known: Mapping[str, Expr]) -> None:
        super().__init__()
        self._derivation = derivation
        self._stops = frozenset(stops)
        self._known = known

    def __missing__(self, name: str) -> Expr:
        lines = self._derivation.lines
        if name not in lines:
            return self._known.get(name, Sym(name))
        needs = self._derivation.needs(name)
        within = {need: Sym(need) if need in self._stops and need in lines else self[need] for need in needs}
        formula = self[name] = tidied(lines[name].formula, within)
        return formula


class Derivation:
    """Lines by name. Names that no line has are inputs. It never changes; a change makes a new one."""

    def __init__(self, lines: Mapping[str, Line], needs: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self.lines = lines
        self.formulas: dict[object, Closed] = {}
        """Closed formulas that were worked out before, by what they depend on."""
        self.outlines: dict[object, tuple[Outline, ...]] = {}
        """Worked solutions without their numbers, kept in the same way."""
        self._chains: dict[tuple[str, ...], tuple[Line, ...]] = {}
        self._inputs: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._needs = dict(needs or {})

    def toward(self, targets: tuple[str, ...]) -> tuple[Line, ...]:
        """The lines that lead to the targets, each after those it needs.

        Raises:
            BadLayer: if lines need one another in a circle.
        """
        if targets not in self._chains:
            chain: dict[str, Line] = {}
            for target in targets:
                self._collect(target, chain, {})
            self._chains[targets] = tuple(chain.values())
        return self._chains[targets]

    def _collect(self, name: str, chain: dict[str, Line], above: dict[str, None]) -> None:
        if name in above:
            raise BadLayer(f"the lines {' -> '.join((*above, name))} make a circle")
        if name in chain or name not in self.lines:
            return
        above[name] = None
        for needed in self.needs(name):
            self._collect(needed, chain, above)
        del above[name]
        chain[name] = self.lines[name]

    def needs(self, name: str) -> tuple[str, ...]:
        """The lines and inputs that a line names."""
        if name not in self._needs:
            self._needs[name] = letters_in(self.lines[name].formula)
        return self._needs[name]

    def changed(self, targets: tuple[str, ...], like: Derivation) -> tuple[Line, ...]:
        """The lines toward the targets that may have another value than in a derivation of the same inputs.

        Their values follow from that derivation's, so they alone need working out again.
        """
        kept = {line.name for line in like.toward(targets)}
        other: dict[str, Line] = {}
        for line in self.toward(targets):
            same = line.name in kept and line.formula is like.lines[line.name].formula
            if not same or any(name in other for name in self.needs(line.name)):
                other[line.name] = line
        return tuple(other.values())

    def values(self, inputs: Mapping[str, Number], targets: tuple[str, ...]) -> dict[str, Number]:
        """The inputs and every line toward the targets with its exact value.

        Raises:
            Undefined: if a line has no value, for example after a division by zero.
        """
        known = dict(inputs)
        for line in self.toward(targets):
            known[line.name] = line.formula.value(known)
        return known

    def answer(
        self, targets: tuple[str, ...], inputs: Mapping[str, Number], rewritten: Mapping[str, Expr]
    ) -> tuple[Number, ...]:
        """The values of the targets under other formulas for some lines, with no new derivation made for it."""
        known: dict[str, Number] = {name: value for name, value in inputs.items() if name not in self.lines}
        for target in targets:
            self._work_out(target, known, rewritten)
        return tuple(known[target] for target in targets)

    def _work_out(self, name: str, known: dict[str, Number], rewritten: Mapping[str, Expr]) -> None:
        line = self.lines.get(name)
        if line is None or name in known:
            return
        formula = rewritten.get(name)
        needs = self.needs(name) if formula is None else letters_in(formula)
        for needed in needs:
            self._work_out(needed, known, rewritten)
        formula = line.formula if formula is None else formula
        known[name] = formula.value(known)

    def but(self, rewritten: Mapping[str, Expr]) -> Derivation:
        """The same derivation with other formulas for some of its lines; unknown names are left out."""
        new = {name: self.lines[name]._replace(formula=f) for name, f in rewritten.items() if name in self.lines}
        return Derivation({**self.lines, **new})

    def closed(self, target: str, stops: Iterable[str] = (), known: Mapping[str, Expr] | None = None) -> Expr:
        """The lines put into one another: one formula over inputs, tidied.

        Args:
            target: the line to write out.
            stops: lines that stay as names, such as `out_h` in a count of multiply-adds.
            known: tidy expressions for inputs, such as neutral values.
        """
        return Closed(self, stops, known or {})[target]

    def inputs(self, targets: tuple[str, ...]) -> tuple[str, ...]:
        """The inputs that the targets depend on, in the order in which they come up."""
        if targets not in self._inputs:
            named = (name for line in self.toward(targets) for name in self.needs(line.name))
            self._inputs[targets] = tuple(dict.fromkeys(name for name in (*named, *targets) if name not in self.lines))
        return self._inputs[targets]

    def renamed(self, prefix: str) -> Derivation:
        """The derivation as one row of a network: its lines and inputs carry the row's name, each after those it needs."""
        chain = self.toward(tuple(self.lines))
        needs = {prefix + line.name: tuple(prefix + name for name in self.needs(line.name)) for line in chain}
        names: dict[str, Expr] = {name: Sym(prefix + name) for line in chain for name in self.needs(line.name)}
        lines = {
            prefix + line.name: line._replace(name=prefix + line.name, formula=put_in(line.formula, names))
            for line in chain
        }
        return Derivation(lines, needs)

    @staticmethod
    def together(several: Iterable[Derivation]) -> Derivation:
        """The lines of several derivations as one; a later one may name the lines of those before it."""
        lines: dict[str, Line] = {}
        needs: dict[str, tuple[str, ...]] = {}
        for one in several:
            lines.update(one.lines)
            needs.update(one._needs)
        return Derivation(lines, needs)
