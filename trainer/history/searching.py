"""Past attempts, filtered, page after page; a page begins after the last attempt of the one before."""

from __future__ import annotations

import sqlite3
from fnmatch import fnmatchcase
from math import inf
from typing import Any, NamedTuple

from trainer.history.records import Filter, Kept
from trainer.history.rows import KEPT, kept, writable

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
    wanted = Filter._make(writable(one) if isinstance(one, str) else one for one in wanted)
    source, at, row = _source(wanted)
    parts = _parts(disk, wanted, at)
    if before is not None:
        parts.append(_Part(f"({at}, {row}) < (?, ?)", (before.entry.at, before.row)))
    where = " AND ".join(part.condition for part in parts)
    values = [value for part in parts for value in part.values]
    found = disk.execute(
        f"SELECT {KEPT} FROM {source} {'WHERE ' + where if where else ''} ORDER BY {at} DESC, {row} DESC LIMIT ?",
        (*values, limit),
    )
    return [kept(one) for one in found]


def _source(wanted: Filter) -> tuple[str, str, str]:
    """Where to look, and what its order is; a slip and an idea have lists of their attempts, which are gone through."""
    lists = [f"{name}_attempts" for name in ("slip", "idea") if getattr(wanted, name)]
    if not lists:
        return "attempts", "attempts.at", "attempts.row"
    first = lists[0]
    more = [f"CROSS JOIN {one} ON {one}.at = {first}.at AND {one}.attempt = {first}.attempt" for one in lists[1:]]
    joined = (first, *more, f"CROSS JOIN attempts ON attempts.row = {first}.attempt")
    return " ".join(joined), f"{first}.at", f"{first}.attempt"


def _parts(disk: sqlite3.Connection, wanted: Filter, at: str) -> list[_Part]:
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
        begin = disk.execute("SELECT min(first_at) FROM days WHERE day >= ?", (wanted.since,)).fetchone()[0]
        parts.append(_Part(f"attempts.day >= ? AND {at} >= ?", (wanted.since, inf if begin is None else begin)))
    if wanted.until:
        end = disk.execute("SELECT max(last_at) FROM days WHERE day <= ?", (wanted.until,)).fetchone()[0]
        parts.append(_Part(f"attempts.day <= ? AND {at} <= ?", (wanted.until, -inf if end is None else end)))
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
