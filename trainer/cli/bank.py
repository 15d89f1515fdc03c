"""`convdrill bank check`: draws questions of every topic and checks what must hold for each of them."""

from __future__ import annotations

import json
import signal
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from question_bank import codes
from question_bank.catalog import families, matching, topics
from question_bank.grading import grade
from question_bank.levels import misfit
from question_bank.question import Question
from trainer.cli import output
from trainer.cli.arguments import Parser

_FEW, _MANY = 50, 2000
_ENOUGH = 200
"""A topic with fewer different questions than this, at all levels together, is pointed out."""


def add(parser: Parser) -> None:
    """What to check, and how long."""
    parser.add_argument("check", choices=("check",), help="checks every question that is drawn")
    parser.add_argument("--many", action="store_true", help=f"draw {_MANY:,} for each topic and level, not {_FEW}")
    parser.add_argument("--topic", action="append", default=[], metavar="PATTERN", help="only these topics")


@dataclass(frozen=True, slots=True)
class Checked:
    """One topic, checked."""

    different: dict[str, int]
    """How many different questions were drawn at each level."""
    total: int
    faults: tuple[str, ...]


def run(chosen: Namespace) -> int:
    """Checks topic by topic; status 1 where anything is wrong."""
    names = [topic.name for topic in matching(chosen.topic)]
    found: list[Checked] = []
    for name, checked in zip(names, _all_checked(names, many=chosen.many), strict=True):
        found.append(checked)
        counts = ", ".join(f"{level} {number}" for level, number in checked.different.items())
        few = f"  (fewer than {_ENOUGH} in all)" if chosen.many and checked.total < _ENOUGH else ""
        output.say(f"{name:<34} different questions: {counts}{few}")
        for fault in checked.faults:
            output.say(f"FAULT {fault}")
        output.flush()
    faults = sum(len(checked.faults) for checked in found)
    total = sum(checked.total for checked in found)
    output.say(f"Topics: {len(names)}. Different questions: {total:,}. Faults: {faults}.")
    return output.DONE if not faults else output.NOT_RIGHT


def _all_checked(names: list[str], *, many: bool) -> Iterator[Checked]:
    """The topics in their order; where many questions are drawn, on every processor."""
    if not many:
        yield from map(partial(check, many=_FEW), names)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - costs more than a short check

    with ProcessPoolExecutor(initializer=_end_silently) as pool:
        yield from pool.map(partial(check, many=_MANY), names)


def _end_silently() -> None:
    """Ctrl-C ends a worker without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def check(name: str, many: int) -> Checked:
    """Draws so many questions of a topic at each level, and checks each different one."""
    topic = topics()[name]
    family = families()[topic.family]
    drawn = {level: {family.draw(topic, level, f"check/{i}") for i in range(many)} for level in topic.levels}
    seen = sorted(set().union(*drawn.values()))
    faults = tuple(f"{code}: {fault}" for code in seen for fault in faults_of(code))
    faults += tuple(
        f"{code}: {fault}"
        for level, at in drawn.items()
        for code in at
        if (fault := misfit(codes.question(code), level))
    )
    return Checked({level: len(found) for level, found in drawn.items()}, len(seen), faults)


def faults_of(code: str) -> list[str]:
    """What is wrong with a drawn question; nothing if all is well."""
    asked = codes.question(code)
    faults = [] if asked.code == code else [f"its own code is {asked.code}"]
    _, verdict = grade(asked, typed(asked.key.expected))
    if verdict.outcome != "right":
        faults.append(f"its own answer {asked.key.shown} is {verdict.outcome}")
    return faults + [fault for wrong in asked.key.wrong_answers() if (fault := _unnamed(asked, wrong))]


def _unnamed(asked: Question, wrong: dict[str, Any]) -> str:
    """Why a slipped answer is not named as what it is; nothing if it is."""
    _, verdict = grade(asked, typed(wrong["answer"]))
    if verdict.convention is not None or set(wrong["ids"]) <= set(verdict.slips):
        return ""
    return f"{json.dumps(wrong['answer'])} is {verdict.outcome} {list(verdict.slips)}, expected {wrong['ids']}"


def typed(answer: Any) -> str:
    """An answer as it is printed, the way one would type it."""
    if isinstance(answer, list):
        return f"({', '.join(map(str, answer))},)"
    return json.dumps(answer) if isinstance(answer, dict) else str(answer)
