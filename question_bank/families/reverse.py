"""Reverse: a quantity and every input but one are given, and the one that is left open is asked for.

The code says which: `find=P;is=28`. Every value that works is right, and where none works "impossible" is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from question_bank import catalog, codes, sampling, wording
from question_bank.asking.amounts import amount, is_counted, is_soon_said, prompt
from question_bank.asking.letters import Letter, letters, said_without, with_value
from question_bank.asking.puzzle import NOTHING, PutBack, Puzzle, runs, why_impossible
from question_bank.asking.subjects import has_twists, is_listed, subjects
from question_bank.asking.trying import MOST
from question_bank.catalog import Unknown
from question_bank.diagnosis import plans
from question_bank.expression import SCREEN, Expr, Num, Number, Sym, Undefined, grouped, put_in, text
from question_bank.families.forward import named
from question_bank.layer import Layer, Level, Quantity
from question_bank.levels import Effort, reason, twists
from question_bank.question import Code, Question, Topic, Wanted
from question_bank.scenario import Scenario
from question_bank.solution import Solution

_MOST_RIGHT = {"warmup": 1, "interview": 3, "expert": 6}
"""How many values may work."""
_TRIES = 100
_SIZE, _COUNT = (9,), (51,)
_BY_LETTER = {("size", "H"): 23, ("size", "O"): 14, ("field", "n"): 71}
"""The question types that an open letter brings: how large an input was, what output padding is for, how many layers see so
far."""
_NUMBER = re.compile(r"\d{1,15}(?:/\d{1,9})?")


class Reverse:
    """A number of a layer and all its inputs but one in, the open one out."""

    name = "reverse"

    def topics(self) -> tuple[Topic, ...]:
        return tuple(
            Topic(
                self.name,
                layer.name,
                quantity.name,
                f"find an input: {wording.titled(quantity.label, layer.title)}",
                f"{layer.title}: find the input that is missing",
                "number",
                quantity.levels,
                _types(layer, quantity),
                partial(named, layer.name, quantity.name),
            )
            for layer in subjects()
            if has_twists(layer)
            for quantity in layer.quantities
            if quantity.formula_types and quantity.kind == "number"
        )

    def draw(self, topic: Topic, level: Level, seed: str) -> str:
        layer = catalog.layer(topic.subject)
        quantity = layer.quantity(topic.target)
        able = _able(layer, quantity, level)
        spare = None
        for attempt in range(_TRIES if able else 0):
            key = (topic.name, level, seed, attempt)
            puzzle = _drawn(quantity, layer, sampling.pick(able, *key, "find"), level, "/".join(map(str, key)))
            if puzzle is None:
                continue
            if level != "warmup" and sampling.pick((True, *[False] * 7), *key, "none"):
                puzzle = _without_answer(puzzle)
            suits = _suits(puzzle, level)
            if suits and is_soon_said(_sentences(puzzle)):
                return str(_code(puzzle))
            if suits or spare is None:
                spare = puzzle
        if spare is None:
            raise ValueError(f"{topic.name} has nothing to find at level {level}")
        return str(_code(spare))

    def build(self, topic: Topic, code: Code) -> Question:
        puzzle = _puzzle(codes.layer_named(code.subject), topic.target, code)
        return Question(
            code=str(_code(puzzle)),
            topic=topic,
            dress="said",
            prompt=prompt(_sentences(puzzle)),
            conventions=tuple(filter(None, (puzzle.quantity.counted, _looked_for(puzzle.letter)))),
            wanted=Wanted("number"),
            key=PutBack(puzzle),
            more_hints=tuple(hint for hint in _hints(puzzle) if not puzzle.tells(hint)),
            explain=partial(_explained, puzzle),
            ideas=_ideas(puzzle),
            effort=_effort(puzzle),
        )


def _ideas(puzzle: Puzzle) -> tuple[str, ...]:
    """The ideas on the way to the target, as one would work it out."""
    return tuple(dict.fromkeys(row.idea for row in Solution(puzzle.scenario, puzzle.quantity).rows if row.idea))


def _types(layer: Layer, quantity: Quantity) -> tuple[int, ...]:
    """The question types of a topic: for a size, for a count, and for the letters that may be open."""
    if not is_listed(layer):
        return ()
    kind = "size" if quantity.name in {f"out_{axis.suffix}" for axis in layer.axes} else quantity.name
    usual = _SIZE if kind == "size" else (_COUNT if is_counted(quantity.label) else ())
    more = (_BY_LETTER.get((kind, one.name)) for one in letters(layer))
    return (*usual, *(found for found in more if found is not None))


def _able(layer: Layer, quantity: Quantity, level: Level) -> list[Letter]:
    """The letters that a quantity rests on in some mode, and that a level gives a value."""
    used: set[str] = set()
    for mode in layer.modes_of(quantity):
        used.update(layer.derivations[mode].inputs(layer.mode(mode).shapes.get(quantity.name, quantity.parts)))
    return [
        one for one in letters(layer) if used & set(one.symbols) and (one.given.neutral is None or one.may_vary(level))
    ]


def _drawn(quantity: Quantity, layer: Layer, letter: Letter, level: Level, seed: str) -> Puzzle | None:
    """A puzzle with an answer; None where a quantity has no use for the letter."""
    wish = sampling.wish(layer, quantity)
    if letter.given.neutral is not None:
        wish = wish._replace(needs=tuple(dict.fromkeys((*wish.needs, letter.given.symbol))))
    able = wish.modes[1:] if "mode" in wish.needs else wish.modes[:1]
    if letter.given.modes and not set(able) & set(letter.given.modes):
        return None
    return _opened(sampling.scenario(layer, level, seed, wish=wish), quantity, letter)


def _opened(drawn: Scenario, quantity: Quantity, letter: Letter) -> Puzzle | None:
    """A scenario with one letter taken out, the same along every axis."""
    value = int(drawn.values[letter.symbols[0]])
    scenario = with_value(drawn, letter, value)
    told = letter.matters(scenario, quantity) and said_without(scenario, letter)
    if not told or value > MOST or scenario.refusal() is not None:
        return None
    return Puzzle(scenario, quantity, letter, scenario.answer(quantity)[0])


def _without_answer(puzzle: Puzzle) -> Puzzle:
    """The same puzzle with a target that nothing leads to: what a slip counts, or else a number close by."""
    scenario, quantity = puzzle.scenario, puzzle.quantity
    slipped = (plan.answer(scenario.values) for plan in plans(scenario.layer, scenario.mode, quantity.name).singles)
    wrong = [answer[0] for answer in slipped if answer is not None]
    for target in (*wrong, puzzle.target + 1, puzzle.target - 1):
        other = Puzzle(scenario, quantity, puzzle.letter, target)
        if target > 0 and isinstance(target, type(puzzle.target)) and not other.works and _is_enclosed(other):
            return other
    return puzzle


def _is_enclosed(puzzle: Puzzle) -> bool:
    """Whether the values that come closest are far from the largest one tried, so that nothing beyond it works either."""
    return bool(puzzle.beside) and max(puzzle.beside) <= MOST // 2


def _suits(puzzle: Puzzle, level: Level) -> bool:
    """Whether a puzzle is of a level, and not open to everything."""
    return (
        not reason(Effort(*_effort(puzzle)), level)
        and len(puzzle.works) <= _MOST_RIGHT[level]
        and puzzle.target not in puzzle.works
    )


def _puzzle(layer: Layer, target: str, code: Code) -> Puzzle:
    """The puzzle of a code; `Unknown` where it makes none."""
    if code.arguments.keys() != {"find", "is"}:
        raise Unknown("A reverse code has two arguments: find and is, such as find=M;is=280.")
    known = {one.name: one for one in letters(layer)}
    letter = known.get(code.arguments["find"])
    if letter is None:
        raise Unknown(f"{layer.name} has no letter {code.arguments['find'][:40]!r}. It has: {', '.join(known)}.")
    if given := set(letter.symbols) & code.inputs.keys():
        raise Unknown(f"{letter.name} is asked for, so {min(given)} can't be given.")
    if not _NUMBER.fullmatch(code.arguments["is"]) or code.arguments["is"].endswith("/0"):
        raise Unknown(f"is={code.arguments['is'][:20]} is not a number such as 280.")
    scenario = _scenario(layer, target, letter, code)
    quantity = codes.quantity_of(scenario, target)
    if not letter.matters(scenario, quantity) or not said_without(scenario, letter):
        raise Unknown(f"The {quantity.label} can't tell what {letter.name} is.")
    return Puzzle(scenario, quantity, letter, _whole(Fraction(code.arguments["is"])))


def _scenario(layer: Layer, target: str, letter: Letter, code: Code) -> Scenario:
    """The scenario of a code with the first value of the letter that gives a layer, the neutral one last."""
    refused: Unknown | None = None
    values = sorted(range(letter.least, MOST + 1), key=lambda value: value == letter.given.neutral)
    for value in values:
        try:
            scenario = codes.scenario_of(layer, {**code.inputs, **dict.fromkeys(letter.symbols, str(value))})
            scenario.answer(codes.quantity_of(scenario, target))
        except Unknown as unknown:
            refused = refused or unknown
        except Undefined as undefined:
            refused = refused or Unknown(f"That has no value: {undefined}.")
        else:
            return scenario
    raise refused or Unknown(f"No {letter.name} makes such a layer.")


def _whole(number: Fraction) -> Number:
    return number.numerator if number.denominator == 1 else number


def _code(puzzle: Puzzle) -> Code:
    inputs = {
        name: value for name, value in codes.inputs_of(puzzle.scenario).items() if name not in puzzle.letter.symbols
    }
    arguments = {"find": puzzle.letter.name, "is": str(puzzle.target)}
    return Code(Reverse.name, puzzle.scenario.layer.name, puzzle.quantity.name, inputs, arguments)


def _sentences(puzzle: Puzzle) -> tuple[str, str]:
    asked = f"For {amount(puzzle.quantity, puzzle.target)}, what is {puzzle.letter.name}?"
    return said_without(puzzle.scenario, puzzle.letter), asked


def _looked_for(letter: Letter) -> str:
    return (
        f"{letter.name}: {letter.meaning}, a whole number from {letter.least} to {MOST}. "
        f"Where several work, one is enough; where none does, answer: {NOTHING}."
    )


def _effort(puzzle: Puzzle) -> tuple[int, int]:
    """Looking for an unusual input counts as a twist, whatever its value turns out to be."""
    scenario = puzzle.scenario
    return sum(bool(row.idea) for row in Solution(scenario, puzzle.quantity).rows), twists(scenario)


def _hints(puzzle: Puzzle) -> Iterator[str]:
    solution = Solution(puzzle.scenario, puzzle.quantity)
    yield solution.hints[0]
    yield f"In symbols: {text(solution.formulas[0])}. What is wanted is {puzzle.letter.name}."
    shown, target = _sum(puzzle, solution), grouped(puzzle.target)
    if open_lines := [name for name in solution.given if _follows(puzzle, name)]:
        named = (
            f"{' and '.join(open_lines)} {'follows' if len(open_lines) == 1 else 'follow'} from {puzzle.letter.name}"
        )
        shown = f"{shown}, where {named},"
    yield f"Put in what is given: {shown} is to be {target}. Try values, or solve it."


def _explained(puzzle: Puzzle) -> Iterator[str]:
    """What works, and the sums of the values around it."""
    if puzzle.works:
        first, *others = puzzle.works
        yield f"Works: {puzzle.letter.name} = {first}." + (f" Also {runs(others)}." if others else "")
    else:
        yield f"Nothing works. {why_impossible(puzzle)}"
    for value in sorted({*puzzle.works[:1], *puzzle.works[-1:], *puzzle.beside}):
        solution = Solution(puzzle.at(value), puzzle.quantity)
        shown, number = _sum(puzzle, solution, value), grouped(puzzle.number(value) or 0)
        equation = f"{shown} = {number}" if shown != number else number
        yield f"{puzzle.letter.name} = {value}: {equation}, {puzzle.compared(value)}."


def _sum(puzzle: Puzzle, solution: Solution, value: int | None = None) -> str:
    """The formula with its numbers, the open letter left as it is where it has no value."""
    given: dict[str, Expr] = {name: Num(number) for name, number in solution.given.items()}
    if value is None:
        given |= {name: Sym(name) for name in given if _follows(puzzle, name)}
        given |= dict.fromkeys((puzzle.letter.name, *puzzle.letter.symbols), Sym(puzzle.letter.name))
    return text(put_in(solution.formulas[0], given), SCREEN)


def _follows(puzzle: Puzzle, name: str) -> bool:
    """Whether a name in a formula is a line that depends on the open letter."""
    derivation = puzzle.scenario.derivation
    return name in derivation.lines and bool(set(puzzle.letter.symbols) & set(derivation.inputs((name,))))


FAMILY = Reverse()
