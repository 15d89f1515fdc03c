"""A past attempt beside its explanation: the chain of the question with one's own line under the right one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from question_bank.expression import grouped, text
from question_bank.grading import grade
from question_bank.question import Question
from question_bank.solution import Solution, Step
from trainer.history import Kept
from trainer.sittings.review import answered, came_of
from trainer.sittings.wrapping import columns, wrapped

WIDE = 66
_LABEL, _SYMBOLS, _NUMBERS, _VALUE = 24, 20, 14, 9
_REST = "... e shows all of it"


def detail(one: Kept, asked: Question | str, when: str, room: int, height: int) -> list[str]:
    """What came of an attempt, and how the question is worked out, in so many lines at most.

    Args:
        one: the attempt.
        asked: its question, or why it can't be asked any more.
        when: its moment, as the list has it.
        room: characters in a line.
        height: the most lines there may be.
    """
    lines = list(_all(one, asked, when, room))
    return lines if len(lines) <= height else [*lines[: max(0, height - 1)], _REST[:room]]


def _all(one: Kept, asked: Question | str, when: str, room: int) -> Iterator[str]:
    yield from wrapped(f"{' '.join(when.split())}, {came_of(one)}", room)
    if isinstance(asked, str):
        yield from wrapped(f"This question can't be asked any more. {asked}", room)
        yield from wrapped(f"You answered {answered(one)[:200]!r}.", room)
        return
    wide = room >= WIDE
    if not wide:
        yield from wrapped(f"You: {answered(one)[:80]}   right: {asked.key.shown}", room)
    if asked.topic.family != "forward" or asked.solution is None:
        yield from wrapped(asked.prompt, room)
    if wide:
        yield ""
    if asked.solution is not None:
        yield from _chain(asked, asked.solution, _own(one, asked), room)
        yield from _said(asked.solution, room)
        return
    if wide:
        yield from wrapped(f"The answer: {asked.key.shown}.", room)
    for paragraph in asked.explanation:
        yield from wrapped(paragraph, room)


def _own(one: Kept, asked: Question) -> Mapping[str, Step]:
    """The learner's own lines, as the answer of then is judged now."""
    if asked.wanted.kind == "table" or one.entry.attempt.outcome not in ("slipped", "wrong"):
        return {}
    return grade(asked, one.entry.attempt.text)[1].own


def _chain(asked: Question, solution: Solution, own: Mapping[str, Step], room: int) -> Iterator[str]:
    in_letters = asked.wanted.kind == "formula"
    for step in solution.rows:
        yield from _row(step.label, step, room, in_letters=in_letters)
        if step.line in own:
            *above, last = _row("  you", own[step.line], room, in_letters=in_letters)
            yield from (*above, f"{last}   <-")


def _row(label: str, step: Step, room: int, *, in_letters: bool) -> list[str]:
    symbols, numbers, value = text(step.symbols), text(step.short), grouped(step.value)
    numbers = "" if numbers in (symbols, str(step.value)) else numbers
    if room < WIDE:
        worked = symbols if in_letters else f"{symbols} = {value}"
        return wrapped(f"{label}: {worked}", room)
    if in_letters:
        return [f"   {label:<{_LABEL}}{symbols}"]
    named = f"   {label:<{_LABEL}}{symbols:<{_SYMBOLS}}"
    if len(symbols) < _SYMBOLS and len(label) < _LABEL and len(numbers) < _NUMBERS + 2:
        return [f"{named}{numbers:<{_NUMBERS}}{value:>{_VALUE}}"]
    return [named.rstrip(), f"{'':<{3 + _LABEL}}{numbers:<{_SYMBOLS + _NUMBERS}}{value:>{_VALUE}}"]


def _said(solution: Solution, room: int) -> list[str]:
    if room < WIDE:
        return wrapped(f"Say it: “{solution.spoken}”", room)
    return ["", *columns("Say it", f"“{solution.spoken}”", room, 9)]
