"""Past attempts, filtered, page after page; a page begins after the last attempt of the one before."""

from __future__ import annotations

import sqlite3
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from trainer.history.records import Filter, Kept
from trainer.history.rows import KEPT, kept

_TOPICS = """
WITH RECURSIVE each_topic (topic) AS (
    SELECT min(topic) FROM attempts
    UNION ALL
    SELECT (SELECT min(topic) FROM attempts WHERE topic > each_topic.topic) FROM each_topic WHERE topic IS NOT NULL
)
SELECT topic FROM each_topic WHERE topic IS NOT NULL
"""
"""Every topic once, by a step through the index for each."""


class _Part(NamedTuple):
    """One condition with its values."""

    condition: str
    values: tuple[Any, ...] = ()


def attempts(disk: sqlite3.Connection, wanted: Filter, before: Kept | None, limit: int) -> list[Kept]:
    """The attempts that a filter lets through, the newest first."""
    parts = _parts(disk, wanted)
    if before is not None:
        parts.append(_Part("(attempts.at, attempts.row) < (?, ?)", (before.entry.at, before.row)))
    where = " AND ".join(part.condition for part in parts)
    values = [value for part in parts for value in part.values]
    found = disk.execute(
        f"SELECT {KEPT} FROM {_source(wanted)} {'WHERE ' + where if where else ''}"
        " ORDER BY attempts.at DESC, attempts.row DESC LIMIT ?",
        (*values, limit),
    )
    return [kept(one) for one in found]


def _source(wanted: Filter) -> str:
    """Where to look: a slip and an idea have lists of their attempts."""
    lists = [name for name in ("slip", "idea") if getattr(wanted, name)]
    return "attempts" + "".join(f" JOIN {name}_attempts ON {name}_attempts.attempt = attempts.row" for name in lists)


def _parts(disk: sqlite3.Connection, wanted: Filter) -> list[_Part]:
    parts = [
        _Part(f"{name}_attempts.{name} = ?", (value,)) for name in ("slip", "idea") if (value := getattr(wanted, name))
    ]
    parts += [
        _Part(f"attempts.{name} = ?", (value,)) for name in ("mode", "sitting") if (value := getattr(wanted, name))
    ]
    if wanted.outcome:
        parts.append(_outcome(wanted.outcome))
    if wanted.slow:
        parts.append(_Part("attempts.slow = 1"))
    if wanted.topic:
        parts.append(of_topics(disk, wanted.topic))
    if wanted.since:
        parts.append(_Part("attempts.day >= ? AND attempts.at >= ?", _edge(disk, wanted.since, "min(first_at)", ">=")))
    if wanted.until:
        parts.append(_Part("attempts.day <= ? AND attempts.at <= ?", _edge(disk, wanted.until, "max(last_at)", "<=")))
    if wanted.text:
        like = "%" + wanted.text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"
        parts.append(_Part(r"(attempts.text LIKE ? ESCAPE '\' OR attempts.code LIKE ? ESCAPE '\')", (like, like)))
    return parts


def _outcome(outcome: str) -> _Part:
    if outcome == "missed":
        return _Part("attempts.hit = 0")
    return _Part("attempts.hit = 1") if outcome == "right" else _Part("attempts.outcome = ?", (outcome,))


def of_topics(disk: sqlite3.Connection, pattern: str) -> _Part:
    """The topics that fit a pattern; few topics are looked up, many are met soon enough on the way."""
    fitting = [topic for (topic,) in disk.execute(_TOPICS) if fnmatchcase(topic, pattern)]
    return _Part(f"attempts.topic IN ({', '.join('?' * len(fitting))})", tuple(fitting))


def _edge(disk: sqlite3.Connection, day: str, extreme: str, side: str) -> tuple[str, float]:
    """A day with the time where its days begin or end, so that the index by time is used."""
    found = disk.execute(f"SELECT {extreme} FROM days WHERE day {side} ?", (day,)).fetchone()[0]
    return day, found or 0.0
