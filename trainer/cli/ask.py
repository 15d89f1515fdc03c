"""`convdrill ask`: prints questions, for notes, lessons and other programs."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from question_bank import codes
from question_bank.expression import plain_number
from question_bank.layer import Level
from question_bank.question import Question
from question_bank.sampling import level_of
from trainer.cli import output
from trainer.cli.arguments import Parser, add_choice, add_json
from trainer.cli.choosing import USUAL, deck
from trainer.cli.solved import solved
from trainer.practice.decks import Deck, Drawn
from trainer.practice.sitting import Attempt, Done


def add(parser: Parser) -> None:
    """Which questions, and how much of them."""
    add_choice(parser)
    parser.add_argument("--solution", action="store_true", help="print the answers as well, with their lines")
    add_json(parser)


def run(chosen: Namespace) -> int:
    """Prints the questions."""
    if not chosen.code and chosen.count is None:
        chosen.count = 1
    asked = list(_asked(deck(chosen)))
    if chosen.json:
        output.document([_as_json(one) | (solved(one.question) if chosen.solution else {}) for one in asked])
        return output.DONE
    for place, one in enumerate(asked):
        if place:
            output.say()
        _say(one.question, with_solution=chosen.solution)
    return output.DONE


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the level at which it was asked."""

    question: Question
    level: Level


def _asked(questions: Deck) -> Iterator[Asked]:
    """Every question of a deck, as it comes to somebody who has each one right."""
    done: tuple[Done, ...] = ()
    while (dealt := questions.deal(done)) is not None:
        question = codes.question(dealt.code)
        yield Asked(question, questions.level if isinstance(questions, Drawn) else _level(question))
        done = (*done, Done(question.code, question.topic.name, (Attempt(question.code, "", "", "right"),)))


def _level(question: Question) -> Level:
    """The lowest level at which such numbers are asked."""
    return level_of(question.scenario) if question.scenario is not None else USUAL.level


def _as_json(asked: Asked) -> dict[str, Any]:
    question, solution = asked.question, asked.question.solution
    given = solution.given if solution is not None else {}
    return {
        "code": question.code,
        "topic": question.topic.name,
        "level": asked.level,
        "dress": question.dress,
        "prompt": "\n".join((question.prompt, *question.work)),
        "inputs": _inputs(question),
        "given": {letter: output.number(value) for letter, value in given.items()},
        "legend": question.scenario.legend(given) if question.scenario is not None else {},
        "wants": question.wanted.as_json(),
        "conventions": list(question.conventions),
        "hints": list(question.hints),
        "picture": question.picture.in_words() if question.picture is not None else "",
    }


def _inputs(question: Question) -> dict[str, Any]:
    """The layer's inputs; for a table the numbers of its code."""
    if question.scenario is not None:
        return {name: output.number(value) for name, value in question.scenario.values.items()}
    inputs = codes.read_code(question.code).inputs
    return {name: int(value) if value.isdigit() else value for name, value in inputs.items()}


def _say(question: Question, *, with_solution: bool) -> None:
    for text in (question.prompt, *question.work, *question.conventions, f"Code: {question.code}"):
        output.say(text)
    if not with_solution:
        return
    output.say(f"Answer: {question.key.shown}")
    for text in question.explanation:
        output.say(f"  {text}")
    if question.solution is not None:
        for step in question.solution.rows:
            output.say(f"  {step.label}: {plain_number(step.value)}, {step.why}")
        output.say(f"Say it: {question.solution.spoken}")
