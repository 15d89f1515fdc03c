"""The tables, as numbered steps. A step that was once released never changes; what is new is a step of its own.

`attempts` and `sittings` are what happened. Everything else can be worked out from them again (`rebuilding.py`), and is
kept beside them so that every screen opens as quickly with a million attempts as with a thousand.
"""

from __future__ import annotations

import sqlite3

APPLICATION = 0x436E7644
"""`CnvD`: in the file's header, so that nobody else's database is ever taken for a history."""

_ATTEMPTS = (
    """
    CREATE TABLE attempts (
        row INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,        -- 16 hexadecimal digits: imported twice is one
        at REAL NOT NULL,               -- seconds since 1970, UTC
        day TEXT NOT NULL,              -- the local day, YYYY-MM-DD; it begins at four in the morning
        sitting TEXT NOT NULL,
        mode TEXT NOT NULL,
        setting TEXT NOT NULL,
        number INTEGER NOT NULL,        -- which question of the sitting, from 1
        topic TEXT NOT NULL,
        kind TEXT NOT NULL,
        level TEXT NOT NULL,
        types TEXT NOT NULL,            -- JSON: [29, 30]
        code TEXT NOT NULL,             -- the question; any later version can open it
        text TEXT NOT NULL,             -- what was typed
        read_as TEXT NOT NULL,
        outcome TEXT NOT NULL,
        slips TEXT NOT NULL,            -- JSON: ["forgot-depth"]
        pairs TEXT NOT NULL,            -- JSON: [["forgot-depth", "forgot-bias"]]
        hints INTEGER NOT NULL,
        seconds REAL NOT NULL,          -- on the question up to this try
        place INTEGER NOT NULL,         -- 1 for the first try
        sure INTEGER,
        shown INTEGER NOT NULL,
        marks TEXT NOT NULL,            -- JSON: {"filter-depth": true}
        hung INTEGER NOT NULL,
        hit INTEGER,                    -- worked out: 1 right, 0 missed, NULL skipped
        spent REAL NOT NULL DEFAULT 0,  -- worked out: seconds since the try before
        slow INTEGER NOT NULL DEFAULT 0 -- worked out: right, in more than twice the usual time of then
    )
    """,
    "CREATE INDEX attempts_by_time ON attempts (at)",
    "CREATE INDEX attempts_by_topic ON attempts (topic, at)",
    "CREATE INDEX attempts_by_question ON attempts (sitting, number, place)",
    "CREATE INDEX attempts_by_day ON attempts (day, at, place, hit, hung, spent, seconds)",
    "CREATE INDEX right_firsts ON attempts (kind, at, seconds) WHERE place = 1 AND hit = 1 AND hung = 0",
    "CREATE INDEX firsts ON attempts (at, hit) WHERE place = 1 AND hit IS NOT NULL",
    "CREATE INDEX misses ON attempts (at) WHERE hit = 0",
    "CREATE INDEX slow_ones ON attempts (at) WHERE slow = 1",
)

_SITTINGS = (
    """
    CREATE TABLE sittings (
        id TEXT PRIMARY KEY,
        mode TEXT NOT NULL,
        setting TEXT NOT NULL DEFAULT '',
        at REAL NOT NULL,               -- when it was last kept, or finished
        day TEXT NOT NULL,
        state TEXT,                     -- JSON of a sitting that is not finished
        finished INTEGER NOT NULL DEFAULT 0,
        right INTEGER NOT NULL DEFAULT 0,
        asked INTEGER NOT NULL DEFAULT 0,
        median_seconds REAL,
        notes TEXT NOT NULL DEFAULT ''
    ) WITHOUT ROWID
    """,
    "CREATE INDEX unfinished ON sittings (at) WHERE state IS NOT NULL",
    "CREATE INDEX finished ON sittings (at) WHERE finished = 1",
    "CREATE INDEX finished_by_mode ON sittings (mode, at) WHERE finished = 1",
    "CREATE INDEX bests ON sittings (setting, right DESC, ifnull(median_seconds, 1e9), at) WHERE finished = 1",
)

_WORKED_OUT = (
    "CREATE TABLE cards (idea TEXT PRIMARY KEY, card TEXT NOT NULL) WITHOUT ROWID",  # JSON: what learning remembers
    "CREATE TABLE types (number INTEGER PRIMARY KEY, tries INTEGER NOT NULL, right INTEGER NOT NULL, lasts TEXT NOT NULL)",
    """
    CREATE TABLE ideas (
        idea TEXT PRIMARY KEY,
        calm INTEGER NOT NULL,          -- right without a clock and without help
        sure_wrong INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE TABLE slips (slip TEXT PRIMARY KEY, times INTEGER NOT NULL, latest INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE slip_days (day TEXT, slip TEXT, times INTEGER NOT NULL, PRIMARY KEY (day, slip)) WITHOUT ROWID",
    "CREATE TABLE slip_attempts (slip TEXT, at REAL, attempt INTEGER, PRIMARY KEY (slip, at, attempt)) WITHOUT ROWID",
    "CREATE TABLE idea_attempts (idea TEXT, at REAL, attempt INTEGER, PRIMARY KEY (idea, at, attempt)) WITHOUT ROWID",
    "CREATE TABLE missed (code TEXT PRIMARY KEY, topic TEXT NOT NULL, at REAL NOT NULL) WITHOUT ROWID",
    "CREATE INDEX missed_by_topic ON missed (topic)",
    "CREATE INDEX missed_by_time ON missed (at)",
    """
    CREATE TABLE days (
        day TEXT PRIMARY KEY, questions INTEGER NOT NULL, right INTEGER NOT NULL, seconds REAL NOT NULL,
        median_seconds REAL, first_at REAL NOT NULL, last_at REAL NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE TABLE totals (name TEXT PRIMARY KEY, amount REAL NOT NULL) WITHOUT ROWID",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = ((*_ATTEMPTS, *_SITTINGS, *_WORKED_OUT),)
"""What leads from each version to the next; the first from nothing to version 1."""

WORKED_OUT = ("types", "ideas", "slips", "slip_days", "slip_attempts", "idea_attempts", "missed", "days", "totals")
"""The tables that `rebuilding` empties and fills again; `cards` only where it is told how."""


def version(disk: sqlite3.Connection) -> int:
    """The version of the tables."""
    return int(disk.execute("PRAGMA user_version").fetchone()[0])


def migrate(disk: sqlite3.Connection) -> None:
    """Brings the tables up to date, all of it or nothing; two programs may try at the same moment."""
    if version(disk) >= len(MIGRATIONS):
        return
    disk.execute("BEGIN IMMEDIATE")
    try:
        for number in range(version(disk), len(MIGRATIONS)):  # read again: somebody else may have done it meanwhile
            for statement in MIGRATIONS[number]:
                disk.execute(statement)
        disk.execute(f"PRAGMA application_id = {APPLICATION}")
        disk.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        disk.execute("COMMIT")
    except BaseException:
        if disk.in_transaction:
            disk.execute("ROLLBACK")
        raise
