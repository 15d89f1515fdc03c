"""`convdrill bank check`: draws questions of every topic and checks what must hold for each of them, and for all together."""

from __future__ import annotations

import signal
from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from statistics import median
from time import process_time

from question_bank import codes
from question_bank.catalog import families, matching, topics
from question_bank.checks import draws, questions
from question_bank.checks.draws import Ranks, Trace
from question_bank.grading import grade, make_ready
from question_bank.layer import Level
from question_bank.question import Question, Topic
from trainer.cli import output
from trainer.cli.arguments import Parser

_FEW, _MANY = 50, 2000
_PLACES = 1000
"""So many draws tell whether the right one of some options stands anywhere equally often."""
_ENOUGH = 200
"""A topic with fewer different questions than this, at all levels together, is pointed out where many are drawn."""
_NOTED, _SLOW = 5, 10
"""Milliseconds that drawing, building and solving a question, or judging an answer, may take half of the time before it is
told, and is a fault."""


def add(parser: Parser) -> None:
    """What to check, and how long."""
    parser.add_argument("check", choices=("check",), help="checks every question that is drawn")
    parser.add_argument("--many", action="store_true", help=f"draw {_MANY:,} for each topic and level, not {_FEW}")
    parser.add_argument("--topic", action="append", default=[], metavar="PATTERN", help="only these topics")


@dataclass(frozen=True, slots=True)
class Checked:
    """One topic, checked."""

    different: Mapping[str, int]
    """How many different questions were drawn at each level."""
    total: int
    faults: tuple[str, ...]
    notes: tuple[str, ...]
    """What is no fault, but worth a look."""
    ranks: Ranks
    """Where the right one of several options stands by its look."""


def run(chosen: Namespace) -> int:
    """Checks topic by topic; status 1 where anything is wrong."""
    names = [topic.name for topic in matching(chosen.topic)]
    found: list[Checked] = []
    for name, checked in zip(names, _all_checked(names, many=chosen.many), strict=True):
        found.append(checked)
        counts = ", ".join(f"{level} {number}" for level, number in checked.different.items())
        output.say(f"{name:<34} different questions: {counts}")
        _say(checked.faults, checked.notes)
        output.flush()
    together = tuple(draws.guessable(checked.ranks for checked in found))
    _say(together, ())
    faults = sum(len(checked.faults) for checked in found) + len(together)
    total = sum(checked.total for checked in found)
    output.say(f"Topics: {len(names)}. Different questions: {total:,}. Faults: {faults}.")
    return output.DONE if not faults else output.NOT_RIGHT


def _say(faults: tuple[str, ...], notes: tuple[str, ...]) -> None:
    for note in notes:
        output.say(f"  note: {note}")
    for fault in faults:
        output.say(f"FAULT {fault}")


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


@dataclass
class _Seen:
    """What was met while drawing from one topic."""

    traces: dict[str, Trace] = field(default_factory=dict)
    """By code."""
    draws: list[Trace] = field(default_factory=list)
    levels: dict[str, set[str]] = field(default_factory=dict)
    """The codes of each level."""
    faults: list[str] = field(default_factory=list)
    spent: list[float] = field(default_factory=list)
    """Milliseconds for each draw."""
    judging: list[float] = field(default_factory=list)
    """Milliseconds for the verdict on each own answer."""


def check(name: str, many: int) -> Checked:
    """Draws so many questions of a topic at each level, and checks each different one."""
    topic = topics()[name]
    seen = _Seen(levels={level: set() for level in topic.levels})
    for level in topic.levels:
        for i in range(many):
            _draw(topic, level, f"check/{i}", seen)
    shuffled = any(one.shuffled for one in seen.draws)
    places = [*seen.draws, *_more(topic, _PLACES - len(seen.draws))] if shuffled else seen.draws
    faults = (*seen.faults, *(f"{name}: {fault}" for fault in draws.favoured(places)))
    more, notes = _of_draws(topic, seen, many)
    different = {level: len(found) for level, found in seen.levels.items()}
    return Checked(different, len(seen.traces), (*faults, *more), notes, draws.ranks(seen.traces.values()))


def _draw(topic: Topic, level: Level, seed: str, seen: _Seen) -> None:
    """One question, timed, and checked where it is new. Whatever goes wrong is a fault, and the check goes on."""
    try:
        _drawn(topic, level, seed, seen)
    except Exception as failed:
        seen.faults.append(f"{topic.name} at {level}, drawn by {seed!r}: {type(failed).__name__}: {failed}")


def _drawn(topic: Topic, level: Level, seed: str, seen: _Seen) -> None:
    code, asked, spent = _timed(topic, level, seed)
    if code not in seen.traces:
        seen.traces[code] = draws.trace(asked)
        seen.faults += [f"{code}: its own code is {asked.code}"] if asked.code != code else []
        seen.faults += (f"{code}: {fault}" for fault in questions.faults(asked))
        seen.judging.append(_judged(asked))
    if code not in seen.levels[level]:
        seen.levels[level].add(code)
        seen.faults += (f"{code}: {fault}" for fault in draws.misfits(asked, (level,)))
    seen.draws.append(seen.traces[code])
    seen.spent.append(spent)


def _timed(topic: Topic, level: Level, seed: str) -> tuple[str, Question, float]:
    """A code and its question with its hints and its solution, and the milliseconds that they took."""
    started = process_time()
    code = families()[topic.family].draw(topic, level, seed)
    asked = codes.question(code)
    _ = asked.hints, asked.solution and asked.solution.rows
    return code, asked, (process_time() - started) * 1000


def _judged(asked: Question) -> float:
    """The milliseconds until there is a verdict, for somebody who read the question first."""
    make_ready(asked)
    answer = questions.typed(asked.key.expected)
    started = process_time()
    grade(asked, answer)
    return (process_time() - started) * 1000


def _more(topic: Topic, number: int) -> Iterator[Trace]:
    """More draws, only for the place of the right option."""
    levels = topic.levels
    for i in range(max(0, number)):
        code = families()[topic.family].draw(topic, levels[i % len(levels)], f"place/{i}")
        yield draws.trace(codes.question(code))


def _of_draws(topic: Topic, seen: _Seen, many: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Faults and notes that only many draws together tell."""
    faults: list[str] = []
    notes: list[str] = []
    if left := draws.unreached(topic, seen.traces.values()):
        sure = len(seen.draws) >= draws.PATIENCE and all(one.plain for one in seen.traces.values())
        found = faults if sure else notes
        found.append(f"{topic.name}: in {len(seen.draws):,} draws nothing leads to {', '.join(left)}")
    if strange := draws.undeclared(topic, seen.traces.values()):
        faults.append(f"{topic.name}: names slips that it does not list: {', '.join(strange)}")
    for what, spent in (("a question", seen.spent), ("a verdict", seen.judging)):
        if (usual := median(spent or [0])) > _NOTED:
            found = faults if usual > _SLOW else notes
            found.append(f"{topic.name}: {what} takes {usual:.0f} milliseconds")
    if (prompts := len({one.prompt for one in seen.traces.values()})) < draws.ENOUGH:
        notes.append(f"only {prompts} different prompts")
    elif many >= _MANY and len(seen.traces) < _ENOUGH:
        notes.append(f"fewer than {_ENOUGH} different questions in all")
    return tuple(faults), tuple(notes)
