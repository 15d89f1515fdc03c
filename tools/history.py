"""Makes a history with as many attempts as one likes, to see what a long one costs: `python -m tools.history FILE NUMBER`.

The attempts are plausible, not real: real questions, slips that their topics know, a learner who gets better and quicker.
The last seventy evenings look the same in a short history and in a long one; what is more lies in the ten years before.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple

from question_bank.catalog import families, topics
from question_bank.question import Topic
from question_bank.question_types import TYPES
from trainer.history import Entry, SittingRecord, open_history
from trainer.history.rebuilding import rebuild
from trainer.history.rows import COLUMNS, row
from trainer.history.sittings import finish
from trainer.practice import Attempt, Mode
from trainer.practice.card import Card

LAST = date(2026, 11, 20)
EVENINGS, AN_EVENING = 70, 14
"""So many evenings at the end, with so many attempts each."""
_YEARS = 3650
"""Days before that over which the rest is spread."""
_TOPICS, _CODES = 150, 4
_FAMILIES = ("forward/", "formula/", "concept/")
"""Those whose questions and slips are quickly at hand."""


class _Pool(NamedTuple):
    """A topic, and some of its questions."""

    topic: Topic
    codes: tuple[str, ...]


def main() -> None:
    """Makes the file that is named."""
    parser = argparse.ArgumentParser(description="Make a long history.")
    parser.add_argument("file", type=Path)
    parser.add_argument("number", type=int, help="how many attempts")
    chosen = parser.parse_args()
    if chosen.file.exists():
        parser.error(f"there is a {chosen.file} already")
    started = time.perf_counter()
    make(chosen.file, chosen.number)
    print(f"{chosen.number:,} attempts in {time.perf_counter() - started:.0f} s, {chosen.file.stat().st_size:,} bytes")


def make(path: Path, number: int, seed: int = 1) -> None:
    """A history with so many attempts: plain rows first, then everything that is worked out."""
    open_history(path).close()
    disk = sqlite3.connect(path, isolation_level=None)
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
        disk.execute(f"PRAGMA {setting}")
    disk.execute("BEGIN")
    chosen = random.Random(seed)
    pools = _pools()
    places = f"INSERT INTO attempts ({COLUMNS}, hit) VALUES ({', '.join('?' * 25)})"
    for day, attempts in _days(number):
        disk.executemany(places, map(row, _entries(chosen, pools, day, attempts)))
        finish(disk, _result(day, attempts))
    rebuild(disk, _remembered)
    disk.execute("COMMIT")
    disk.execute("PRAGMA journal_mode = WAL")
    disk.close()


def _days(number: int) -> Iterator[tuple[date, int]]:
    """How many attempts each day has, the oldest day first."""
    recent = min(number, EVENINGS * AN_EVENING)
    rest = number - recent
    for back in range(_YEARS, 0, -1):
        share = rest * (_YEARS - back + 1) // _YEARS - rest * (_YEARS - back) // _YEARS
        if share:
            yield LAST - timedelta(EVENINGS + back - 1), share
    for back in range(EVENINGS, 0, -1):
        yield LAST - timedelta(back - 1), recent // EVENINGS + (back <= recent % EVENINGS)


def _pools() -> list[_Pool]:
    """The topics of what interviews ask most, each with some codes."""
    asked = dict.fromkeys(
        name
        for one in sorted(TYPES.values(), key=lambda one: (-one.weight, one.number))
        for name in topics()
        if one.number in topics()[name].types and name.startswith(_FAMILIES)
    )
    names = list(asked)[:_TOPICS]
    found = [topics()[name] for name in names]
    return [
        _Pool(one, tuple(families()[one.family].draw(one, one.levels[0], f"long/{i}") for i in range(_CODES)))
        for one in found
    ]


def _entries(chosen: random.Random, pools: list[_Pool], day: date, number: int) -> Iterator[Entry]:
    """The attempts of one evening: now and then a second try after a miss."""
    at = datetime(day.year, day.month, day.day, 20, tzinfo=UTC).timestamp()
    skill = 0.55 + 0.3 * min(1.0, max(0.0, (day - LAST).days / _YEARS + 1))
    tried: Entry | None = None
    for place, question in zip(range(number), count(1), strict=False):
        at += 20 + chosen.random() * 30
        if tried is not None and not tried.attempt.is_right and tried.attempt.place == 1 and chosen.random() < 0.5:
            again = _attempt(chosen, tried.topic, tried.attempt.code, 0.8)
            again = again._replace(place=2, seconds=tried.attempt.seconds + again.seconds)
            tried = tried._replace(id=f"{chosen.getrandbits(64):016x}", at=at, attempt=again, marks={})
        else:
            pool = chosen.choice(pools)
            attempt = _attempt(chosen, pool.topic.name, chosen.choice(pool.codes), skill)
            tried = _entry(chosen, pool.topic, attempt, day, at, question, _mode(place, number))
        yield tried


def _mode(place: int, number: int) -> Mode:
    return "sprint" if place * 3 > number * 2 else "tonight"


def _attempt(chosen: random.Random, topic: str, code: str, skill: float) -> Attempt:
    seconds = chosen.lognormvariate(3.0, 0.5)
    sure = chosen.random() < 0.7 if chosen.random() < 0.25 else None
    if chosen.random() < skill:
        return Attempt(code, "280", "280", "right", seconds=seconds, sure=sure, hints=int(chosen.random() < 0.1))
    slips = topics()[topic].slips
    if slips and chosen.random() < 0.7:
        return Attempt(code, "100", "100", "slipped", (chosen.choice(slips),), seconds=seconds, sure=sure)
    return Attempt(code, "7", "7", chosen.choice(("wrong", "gave-up", "skipped")), seconds=seconds)


def _entry(
    chosen: random.Random, topic: Topic, attempt: Attempt, day: date, at: float, question: int, mode: Mode
) -> Entry:
    """An attempt with what surrounds it; the last idea of its chain is the one that a slip misses."""
    ideas = topic.ideas[:4] if attempt.outcome in ("right", "slipped") else ()
    marks = {idea: attempt.is_right or idea != ideas[-1] for idea in ideas}
    setting = "sprint/300/known/interview" if mode == "sprint" else ""
    kind = f"{topic.family}/{topic.target}"
    name = f"{chosen.getrandbits(64):016x}"
    sitting = f"{day.toordinal():015x}{'ab'[mode == 'sprint']}"
    where = (name, at, day.isoformat(), sitting, mode, setting, question)
    return Entry(*where, topic.name, kind, topic.levels[0], topic.types, attempt, marks)


def _result(day: date, number: int) -> SittingRecord:
    """A sprint of the evening."""
    at = datetime(day.year, day.month, day.day, 22, tzinfo=UTC).timestamp()
    asked = 5 + day.toordinal() % 9
    return SittingRecord(
        f"{day.toordinal():015x}b", "sprint", "sprint/300/known/interview", at, day.isoformat(), asked // 2, asked, 20.0, ""
    )  # fmt: skip


def _remembered(entry: Entry, cards: Mapping[str, Card]) -> Iterable[Card]:
    """Cards with plausible counts, so that there are some to read; nobody is scheduled by them."""
    for idea, right in entry.marks.items():
        card = cards.get(idea) or Card(idea, 3.0, 5.0, entry.day, entry.day, entry.day)
        mark = str(int(right))
        yield card._replace(
            last=entry.day,
            tries=card.tries + 1,
            right=card.right + right,
            firsts=(card.firsts + mark)[:5],
            lasts=(card.lasts + mark)[-10:],
        )


if __name__ == "__main__":
    main()
