"""What must hold for one question: its code, its own answer, its slips, its hints and its words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from question_bank import codes
from question_bank.checks import leaks, words
from question_bank.grading import grade
from question_bank.question import Question

FEWEST = 3
"""So many lines or rows there are at least, where one of them is looked for."""


def typed(answer: Any) -> str:
    """An answer as it is printed, the way one would type it."""
    if isinstance(answer, list):
        return "x".join(map(str, answer))
    return json.dumps(answer) if isinstance(answer, dict) else str(answer)


def faults(asked: Question) -> Iterator[str]:
    """What is wrong with a question; nothing if all is well."""
    yield from rebuilt(asked)
    yield from own_answer(asked)
    yield from slipped_answers(asked)
    yield from other_choices(asked)
    yield from leaks.in_hints(asked)
    yield from leaks.in_picture(asked)
    yield from words.faults(asked)


def rebuilt(asked: Question) -> Iterator[str]:
    """Whether the code gives the same question again."""
    again = codes.question(asked.code)
    if again.code != asked.code or codes.read_code(asked.code).topic != asked.topic.name:
        yield f"its own code is {again.code}"
    elif (again.prompt, again.work, again.wanted) != (asked.prompt, asked.work, asked.wanted):
        yield "its code asks something else the second time"
    elif (again.key.expected, again.hints) != (asked.key.expected, asked.hints):
        yield "its code is answered otherwise the second time"


def own_answer(asked: Question) -> Iterator[str]:
    """Whether the own answer is right, as it is printed and as it is shown."""
    shown = set() if asked.wanted.kind == "table" else {asked.key.shown}  # rows for people, not an answer
    for answer in sorted(shown | {typed(asked.key.expected)}):
        _, verdict = grade(asked, answer)
        if verdict.outcome != "right" or not verdict.says.startswith("Right"):
            yield f"its own answer {answer} is {verdict.outcome}: {verdict.says}"


def slipped_answers(asked: Question) -> Iterator[str]:
    """Whether every slip that gives another answer is named, and nothing that is said of it tells the right one."""
    for wrong in asked.key.wrong_answers():
        answer = typed(wrong["answer"])
        _, verdict = grade(asked, answer)
        if verdict.convention is not None:
            continue  # another convention gives the same, and that is never called a mistake
        if not wrong["ids"] or not set(wrong["ids"]) <= set(verdict.slips):
            yield f"{answer} is {verdict.outcome} {list(verdict.slips)}, expected {wrong['ids']}"
        yield from words.unfilled(verdict.says, verdict.aside, wrong["says"])
        yield from leaks.in_verdict(asked, answer, verdict)
        rule = "".join(
            verdict.says.partition("Slip: ")[1:]
        )  # before it stands the answer, of which anything may be said
        yield from (f"{fault}: {rule}" for fault in words.misread(rule))


def other_choices(asked: Question) -> Iterator[str]:
    """Whether every other choice of one is a miss and is told why."""
    if asked.wanted.kind != "choice":
        return
    if asked.wanted.noun in ("line", "row") and len(asked.wanted.options) < FEWEST:
        yield f"there is nothing to search among {len(asked.wanted.options)} options"
    for option in asked.wanted.options:
        if option.letter != asked.key.expected:
            _, verdict = grade(asked, option.letter)
            if verdict.outcome not in ("slipped", "wrong") or not verdict.says.startswith("Not yet: "):
                yield f"the choice {option.letter} is {verdict.outcome}: {verdict.says}"
            yield from words.unfilled(verdict.says)
            yield from (f"{fault}: {verdict.says}" for fault in words.misread(verdict.says.removeprefix("Not yet: ")))
            yield from (f"{fault}: {verdict.says}" for fault in words.misread(verdict.says))
