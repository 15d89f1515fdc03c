"""Numbers that must not be told too early: in a hint, in the picture, or in what is said of a wrong answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from question_bank import codes
from question_bank.concepts.item import TRUTHS
from question_bank.expression import Expr, Num, parts
from question_bank.question import Question, Verdict
from question_bank.slips import SLIPS

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FRACTION = re.compile(r"\d+/\d*[1-9]\d*")
_NAME = re.compile(r"[A-Za-z]\w*")
_SMALL = frozenset(map(Fraction, (0, 1, 2)))
"""Numbers of rules, such as the 2 of "padding counts twice"."""
_PLACES = re.compile(r"Sides? [\d and]+(is|are) right|has \d+ sides|\d+ are asked for")
"""Sentences that count sides and tell none."""


def numbers(said: str) -> set[Fraction]:
    """Every number that stands in a sentence."""
    return {Fraction(found.replace(",", "")) for found in _NUMBER.findall(said)}


def given(asked: Question) -> set[Fraction]:
    """The numbers that a question gives away by itself; its code has those, too, that its prompt says in words."""
    values = asked.scenario.values.values() if asked.scenario is not None else ()
    inputs = codes.read_code(asked.code).inputs.values()
    return {Fraction(value) for value in values} | numbers(" ".join((asked.prompt, *asked.work, *inputs)))


def sides(asked: Question) -> set[Fraction]:
    """The numbers of the right answer; none where it is that there is none."""
    right = asked.key.expected if isinstance(asked.key.expected, list) else [asked.key.expected]
    return {Fraction(side) for side in right if side != "impossible"}


def in_hints(asked: Question) -> Iterator[str]:
    """Why the hints give the answer away; nothing where they stop before it."""
    hints = " ".join(asked.hints)
    if not asked.hints:
        yield "it has no hint"
    elif asked.wanted.kind == "formula":
        if f"{asked.key.shown}." in hints or f": {asked.key.expected}" in hints:
            yield f"a hint holds the formula: {hints}"
    elif told := (_secret(asked) - _in_formulas(asked) - _SMALL) & numbers(hints):
        yield f"a hint holds {', '.join(map(str, sorted(told)))}: {hints}"
    elif (right := _right_text(asked)) and right.lower() in hints.lower():
        yield f"a hint holds the right option: {hints}"


def _secret(asked: Question) -> set[Fraction]:
    """The numbers of the right answer that are not given, or, of options that all begin with one, the right one's own."""
    if asked.wanted.kind in ("number", "shape"):
        return sides(asked) - given(asked)
    if not all(_NUMBER.match(option.text) for option in asked.wanted.options):
        return set()
    others = (option.text for option in asked.wanted.options if option.letter != asked.key.expected)
    return numbers(_right_text(asked)) - numbers(" ".join((asked.prompt, *others)))


def _right_text(asked: Question) -> str:
    """What the right one of several options says; nothing where the options have an order, as lines and rows have."""
    if asked.wanted.kind != "choice" or asked.wanted.noun != "choice":
        return ""
    right = next(option.text for option in asked.wanted.options if option.letter == asked.key.expected)
    return "" if right in TRUTHS else right


def _in_formulas(asked: Question) -> set[Fraction]:
    """The numbers that the formulas themselves hold, as the 8 bits of a byte."""
    formulas = asked.solution.formulas if asked.solution is not None else ()
    return set[Fraction]().union(*map(_literals, formulas))


def _literals(expr: Expr) -> set[Fraction]:
    own = {abs(Fraction(expr.number))} if isinstance(expr, Num) else set()
    return own.union(*map(_literals, parts(expr)))


def in_picture(asked: Question) -> Iterator[str]:
    """Why the picture shows more than what is given; nothing where it does not."""
    if asked.picture is None or asked.scenario is None:
        return
    if numbers(asked.picture.in_words()) - given(asked):
        yield f"its picture shows what is not given: {asked.picture.in_words()}"


def in_verdict(asked: Question, typed: str, verdict: Verdict) -> Iterator[str]:
    """Why the verdict on a wrong answer tells the right one; nothing where it does not."""
    if verdict.outcome not in ("slipped", "wrong"):
        return
    if not verdict.says.startswith("Not yet"):
        yield f"after {typed!r} it does not say 'Not yet': {verdict.says}"
    rest = verdict.says.split(" ", 2)[2] if verdict.outcome == "slipped" else verdict.says
    if asked.wanted.kind == "formula":
        after_own = rest.partition(" Slip: ")[2] or rest.partition(" First: ")[2]
        if len(set(_NAME.findall(asked.key.shown))) > 1 and asked.key.shown in after_own:
            yield f"after {typed!r} it tells the formula: {verdict.says}"
    elif asked.wanted.kind in ("number", "shape"):
        hidden = sides(asked) - given(asked) - _in_rules(verdict) - _typed(typed)
        if told := hidden & numbers(f"{_PLACES.sub('', rest)} {verdict.aside}"):
            yield f"after {typed!r} it tells {', '.join(map(str, sorted(told)))}: {verdict.says} {verdict.aside}"


def _typed(answer: str) -> set[Fraction]:
    """The numbers of an answer, which are said again, fractions among them; a sign changes none of them."""
    return numbers(answer.replace("x", " ")) | {Fraction(found) for found in _FRACTION.findall(answer)}


def _in_rules(verdict: Verdict) -> set[Fraction]:
    """The numbers that the rules themselves hold, as the 1 of "Dilation 1 is the plain kernel"."""
    named = {*verdict.slips, *(slip for pair in verdict.pairs for slip in pair)}
    rules = [f"{SLIPS[slip].name} {SLIPS[slip].seen} {SLIPS[slip].rule} {SLIPS[slip].company}" for slip in named]
    return numbers(" ".join(rules))
