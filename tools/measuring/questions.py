"""How many questions a second the bank makes, with everything that is known about them."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from itertools import pairwise

from question_bank.catalog import families, topics
from question_bank.codes import question
from question_bank.layer import Level
from question_bank.question import Topic
from tools.measuring.figures import held, table

_EACH = 40
"""Questions of each topic and level."""
_PARTS = ("draw", "build", "steps", "hints", "wrong answers")
_SLOWEST, _TIMES = 10, 10
"""So many of the slowest topics are shown; the slowest of all takes at most so many times the median."""


def report() -> str:
    """Medians over the topics; the first questions of a topic, which make its plans, are left out."""
    found = [(_one(topic), topic.name) for topic in topics().values()]
    whole = sorted((sum(parts), name) for parts, name in found)
    middle = statistics.median(microseconds for microseconds, _ in whole)
    rows = [(part, statistics.median(parts[i] for parts, _ in found)) for i, part in enumerate(_PARTS)]
    rows += [("all five", middle), ("plain Python: random numbers, a sentence, one formula", _plain())]
    lines = [
        "#### Questions a second",
        "",
        f"{len(found)} topics, {_EACH} questions of each level, on one core, in the processor's own time; "
        "medians over the topics.",
        "",
        *table(("", "microseconds", "a second"), map(_row, rows)),
        "",
        f"The {_SLOWEST} slowest topics. {_told(whole[-1][0] / middle)}",
        "",
        *table(("", "microseconds", "a second"), (_row((name, one)) for one, name in whole[: -_SLOWEST - 1 : -1])),
    ]
    return "\n".join(lines)


def _row(row: tuple[str, float]) -> tuple[str, str, str]:
    name, microseconds = row
    return name, f"{microseconds:.0f}" if microseconds >= 10 else f"{microseconds:.1f}", f"{1e6 / microseconds:,.0f}"


def _told(times: float) -> str:
    """Whether the slowest topic keeps its limit."""
    return f"The slowest takes {times:.1f} times the median; at most {_TIMES} times is {held(times, _TIMES)}."


def _one(topic: Topic) -> tuple[float, ...]:
    """Microseconds of each part, the median over a topic's questions."""
    for number in range(3):
        _question(topic, topic.levels[0], f"warm/{number}")
    timed = [_question(topic, level, str(number)) for level in topic.levels for number in range(_EACH)]
    return tuple(statistics.median(parts) * 1e6 for parts in zip(*timed, strict=True))


def _question(topic: Topic, level: Level, seed: str) -> list[float]:
    """Seconds of the processor for each part of one question."""
    marks = [time.process_time()]
    code = families()[topic.family].draw(topic, level, seed)
    marks.append(time.process_time())
    asked = question(code)
    marks.append(time.process_time())
    if asked.solution is not None:
        _ = asked.solution.formulas, asked.solution.rows, asked.solution.spoken
    marks.append(time.process_time())
    _ = asked.hints
    marks.append(time.process_time())
    asked.key.wrong_answers()
    marks.append(time.process_time())
    return [after - before for before, after in pairwise(marks)]


def _plain() -> float:
    """Microseconds of the least that such a question could cost."""
    return statistics.median(_timed(_by_hand) for _ in range(2000)) * 1e6


def _by_hand() -> tuple[str, int]:
    side, depth, filters, kernel = (random.randint(1, 64) for _ in range(4))
    asked = f"{filters} filters of {kernel}x{kernel} run over a {side}x{side}x{depth} input. How many parameters?"
    return asked, filters * (kernel * kernel * depth) + filters


def _timed(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started
