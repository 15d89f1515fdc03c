"""A past attempt beside its explanation: the chain of the question with one's own line under the right one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from question_bank.expression import grouped, text
from question_bank.grading import grade
from question_bank.question import Question, Verdict
from question_bank.solution import Solution, Step
from trainer.history import Kept
from trainer.practice import Attempt
from trainer.sittings.names import exact_moment
from trainer.sittings.review import answered, came_of
from trainer.sittings.wrapping import columns, wrapped

WIDE = 75
"""Characters that the columns of a chain need."""
_LABEL, _SYMBOLS, _NUMBERS, _VALUE = 24, 20, 14, 9
_REST, _CUT = "... e shows all of it", "   ..."


class _Block(NamedTuple):
    """One line of a chain, as it is set."""

    lines: tuple[str, ...]
    own: bool = False
    """Whether the learner's own line is in it."""


def detail(one: Kept, asked: Question | str, today: str, room: int, height: int) -> list[str]:
    """What came of an attempt, and how the question is worked out, in so many lines at most.

    Args:
        one: the attempt.
        asked: its question, or why it can't be asked any more.
        today: the day it is.
        room: characters in a line.
        height: the most lines there may be.
    """
    when = exact_moment(one.entry.at, one.entry.day, today)
    head = wrapped(f"{when}, {came_of(one)}", room)
    if isinstance(asked, str):
        gone = f"This question can't be asked any more. {asked} You answered {answered(one)[:200]!r}."
        return _fitting([*head, *wrapped(gone, room)], height)
    if room < WIDE:
        head += wrapped(f"You: {answered(one)[:80]}  Right: {asked.key.shown}", room)
    if asked.solution is None or (room >= WIDE and asked.topic.family != "forward"):
        head += wrapped(asked.prompt, room)
    head += [""] * (room >= WIDE)
    if asked.solution is None:
        return _fitting([*head, *_told(asked, room)], height)
    blocks = _chain(asked, asked.solution, judged(one.entry.attempt, asked), room)
    tail = [] if asked.wanted.kind == "formula" else _said(asked.solution, room)
    whole = [*head, *_lines(blocks), *tail]
    return (
        whole if len(whole) <= height else _fitting([*head, *_from_own(blocks, height - len(head) - 1), *tail], height)
    )


def judged(attempt: Attempt, asked: Question) -> Verdict | None:
    """The verdict on a wrong answer of then, with its own lines; of a table it would tell nothing that fits here."""
    if asked.wanted.kind == "table" or attempt.outcome not in ("slipped", "wrong"):
        return None
    return grade(asked, attempt.text)[1]


def _fitting(lines: list[str], height: int) -> list[str]:
    return lines if len(lines) <= height else [*lines[: max(0, height - 1)], _REST]


def _lines(blocks: Iterable[_Block]) -> list[str]:
    return [line for block in blocks for line in block.lines]


def _from_own(blocks: list[_Block], height: int) -> list[str]:
    """A chain that is too long, without so much of its beginning that the learner's own line is in view."""
    needed = len(_lines(blocks[: next((i + 1 for i, block in enumerate(blocks) if block.own), 0)]))
    first, lines = max(0, needed - height), _lines(blocks)
    return lines if not first else [_CUT, *lines[first + 1 :]]


def _told(asked: Question, room: int) -> list[str]:
    """The answer and the reasons of a question that has no chain."""
    answer = [f"The answer: {asked.key.shown}."] if room >= WIDE else []
    return [line for paragraph in (*answer, *asked.explanation) for line in wrapped(paragraph, room)]


def _chain(asked: Question, solution: Solution, verdict: Verdict | None, room: int) -> list[_Block]:
    in_letters = asked.wanted.kind == "formula"
    own = verdict.own if verdict is not None else {}
    blocks = []
    for step in solution.rows:
        lines = _row(step.label, step, room, in_letters=in_letters)
        if step.line in own:
            *above, last = _row("  you", own[step.line], room, in_letters=in_letters)
            lines += [*above, f"{last}   <-"]
        blocks.append(_Block(tuple(lines), step.line in own))
    return blocks


def _row(label: str, step: Step, room: int, *, in_letters: bool) -> list[str]:
    """A line of a chain in columns; what is too long for its column moves the rest to another line."""
    symbols, numbers, value = text(step.symbols), text(step.short), grouped(step.value)
    numbers = "" if numbers in (symbols, str(step.value)) else numbers
    if room < WIDE:
        worked = symbols if in_letters or symbols == value else f"{symbols} = {value}"
        return wrapped(f"{label}: {worked}", room - 5)
    above = [f"   {label}"] if len(label) >= _LABEL else []
    named = f"   {'' if above else label:<{_LABEL}}{symbols:<{_SYMBOLS}}"
    if in_letters:
        return [*above, named.rstrip()]
    if not numbers and len(symbols) < _SYMBOLS + _NUMBERS:
        return [*above, f"{named:<{3 + _LABEL + _SYMBOLS + _NUMBERS}}{value:>{_VALUE}}"]
    if len(symbols) < _SYMBOLS and len(numbers) < _NUMBERS + 2:
        return [*above, f"{named}{numbers:<{_NUMBERS}}{value:>{_VALUE}}"]
    return [*above, named.rstrip(), f"{'':<{3 + _LABEL}}{numbers:<{_SYMBOLS + _NUMBERS}}{value:>{_VALUE}}"]


def _said(solution: Solution, room: int) -> list[str]:
    if room < WIDE:
        return wrapped(f"Say it: “{solution.spoken}”", room)
    return ["", *columns("Say it", f"“{solution.spoken}”", room, 9)]
