"""`convdrill bank check`: draws questions of every topic and checks what must hold for each of them."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import Any

from question_bank import codes
from question_bank.catalog import families, matching
from question_bank.grading import grade
from question_bank.question import Question
from trainer.cli import output
from trainer.cli.arguments import Parser
from trainer.cli.solved import wrong_answers

_FEW, _MANY = 50, 2000
_ENOUGH = 200
"""A topic with fewer different questions than this, at all levels together, is pointed out."""


def add(parser: Parser) -> None:
    """What to check, and how long."""
    parser.add_argument("check", choices=("check",), help="checks every question that is drawn")
    parser.add_argument("--many", action="store_true", help=f"draw {_MANY:,} for each topic and level, not {_FEW}")
    parser.add_argument("--topic", action="append", default=[], metavar="PATTERN", help="only these topics")


def run(chosen: Namespace) -> int:
    """Checks topic by topic; status 1 where anything is wrong."""
    many = _MANY if chosen.many else _FEW
    topics = matching(chosen.topic)
    total, faults = 0, 0
    for topic in topics:
        counts: list[str] = []
        seen: set[str] = set()
        for level in topic.levels:
            found = {families()[topic.family].draw(topic, level, f"check/{i}") for i in range(many)}
            counts.append(f"{level} {len(found)}")
            for code in sorted(found - seen):
                for fault in faults_of(code):
                    faults += 1
                    output.say(f"FAULT {code}: {fault}")
            seen |= found
        total += len(seen)
        output.say(f"{topic.name:<34} different questions: {', '.join(counts)}{_note(len(seen), chosen)}")
        output.flush()
    output.say(f"{len(topics)} topics, {total:,} different questions, {faults} faults.")
    return output.DONE if not faults else output.NOT_RIGHT


def _note(different: int, chosen: Namespace) -> str:
    return f"  (fewer than {_ENOUGH} in all)" if chosen.many and different < _ENOUGH else ""


def faults_of(code: str) -> list[str]:
    """What is wrong with a drawn question; nothing if all is well."""
    asked = codes.question(code)
    faults = [] if asked.code == code else [f"its own code is {asked.code}"]
    _, verdict = grade(asked, typed(asked.key.expected))
    if verdict.outcome != "right":
        faults.append(f"its own answer {asked.key.shown} is {verdict.outcome}")
    return faults + [fault for wrong in wrong_answers(asked) if (fault := _unnamed(asked, wrong))]


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
    return str(answer)
