"""What one attempt changes, in the transaction of whoever calls: its row, and everything that is counted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from statistics import median

from trainer.history import reading
from trainer.history.records import WITH_A_CLOCK, Entry, hit, named_slips, without_help
from trainer.history.rows import COLUMNS, card_text, number, row, writable
from trainer.practice.card import Card
from trainer.practice.rules import Mode

SLOW = 2.0
"""More than so many times the usual time is slow."""
_LASTS = 10
"""So many of a type's last answers are remembered."""
_INSERT = (
    f"INSERT INTO attempts ({COLUMNS}, hit, spent, slow) VALUES ({', '.join('?' * 27)}) ON CONFLICT (id) DO NOTHING"
)


def keep(disk: sqlite3.Connection, entry: Entry, cards: Iterable[Card] = (), state: str | None = None) -> bool:
    """Keeps an attempt with all that follows from it; whether it was new. One that is there already changes nothing."""
    place = insert(disk, entry)
    if place is None:
        return False
    count(disk, place, entry)
    recount_day(disk, entry.day)
    put_cards(disk, cards)
    if state is not None:
        park(disk, entry.sitting, entry.mode, state, entry.at, entry.day)
    return True


def insert(disk: sqlite3.Connection, entry: Entry) -> int | None:
    """Puts the attempt alone into its table; its row, or none if it is there already."""
    done = disk.execute(_INSERT, (*row(entry), spent(disk, entry), is_slow(disk, entry)))
    return done.lastrowid if done.rowcount == 1 else None


def count(disk: sqlite3.Connection, place: int, entry: Entry) -> None:
    """Counts an attempt wherever attempts are counted, but for its day."""
    one = entry.attempt
    fitting = dict.fromkeys((*one.slips, *(slip for pair in one.pairs for slip in pair)))
    for slip in fitting:
        disk.execute("INSERT OR IGNORE INTO slip_attempts VALUES (?, ?, ?)", (slip, entry.at, place))
    for idea in entry.marks:
        disk.execute("INSERT OR IGNORE INTO idea_attempts VALUES (?, ?, ?)", (idea, entry.at, place))
    for slip in named_slips(one):
        _count_slip(disk, place, entry, slip)
    if one.place == 1 and hit(one) is not None:
        _count_first(disk, entry)


def _count_slip(disk: sqlite3.Connection, place: int, entry: Entry, slip: str) -> None:
    disk.execute(
        "INSERT INTO slips VALUES (?, 1, ?) ON CONFLICT (slip)"
        " DO UPDATE SET times = times + 1, latest = excluded.latest",
        (slip, place),
    )
    disk.execute(
        "INSERT INTO slip_days VALUES (?, ?, 1) ON CONFLICT (day, slip) DO UPDATE SET times = times + 1",
        (entry.day, slip),
    )


def _count_first(disk: sqlite3.Connection, entry: Entry) -> None:
    """What only a first attempt counts for: types, ideas, how sure one was, and what waits to be done again."""
    one, right = entry.attempt, entry.attempt.is_right
    for type_ in entry.types:
        disk.execute(
            "INSERT INTO types VALUES (?, 1, ?, ?) ON CONFLICT (number) DO UPDATE SET tries = tries + 1,"
            f" right = right + excluded.right, lasts = substr(lasts || excluded.lasts, -{_LASTS})",
            (type_, right, str(int(right))),
        )
    calm = entry.mode not in WITH_A_CLOCK and without_help(one)
    for idea, mark in entry.marks.items():
        disk.execute(
            "INSERT INTO ideas VALUES (?, ?, ?) ON CONFLICT (idea) DO UPDATE SET calm = calm + excluded.calm,"
            " sure_wrong = sure_wrong + excluded.sure_wrong",
            (idea, calm and mark, bool(one.sure) and not right and not mark),
        )
    if one.sure is not None:
        add(disk, f"{'sure' if one.sure else 'unsure'}_{'right' if right else 'wrong'}", 1)
    if right:
        disk.execute("DELETE FROM missed WHERE topic = ?", (entry.topic,))
    else:
        disk.execute(
            "INSERT INTO missed VALUES (?, ?, ?) ON CONFLICT (code) DO UPDATE SET at = excluded.at",
            (writable(one.code), entry.topic, entry.at),
        )


def recount_day(disk: sqlite3.Connection, day: str) -> None:
    """Works out a day from its attempts, and the totals with it."""
    rows = disk.execute("SELECT at, place, hit, hung, spent, seconds FROM attempts WHERE day = ?", (day,)).fetchall()
    firsts = [(hit, hung, seconds) for _, place, hit, hung, _, seconds in rows if place == 1 and hit is not None]
    quick = [seconds for hit, hung, seconds in firsts if hit and not hung]
    seconds = sum(spent for _, _, _, hung, spent, _ in rows if not hung)
    new = (len(firsts), sum(hit for hit, _, _ in firsts), seconds)
    old = disk.execute("SELECT questions, right, seconds FROM days WHERE day = ?", (day,)).fetchone()
    for name, now, before in zip(("questions", "right", "seconds"), new, old or (0, 0, 0.0), strict=True):
        add(disk, name, now - before)
    add(disk, "days", bool(rows) - (old is not None))
    disk.execute("DELETE FROM days WHERE day = ?", (day,))
    if rows:
        ats = [one[0] for one in rows]
        values = (day, *new, median(quick) if quick else None, min(ats), max(ats))
        disk.execute("INSERT INTO days VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def add(disk: sqlite3.Connection, name: str, by: float) -> None:
    """Adds to one of the totals."""
    disk.execute(
        "INSERT INTO totals VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET amount = amount + excluded.amount",
        (name, by),
    )


def spent(disk: sqlite3.Connection, entry: Entry) -> float:
    """The seconds since the try before at the same question."""
    seconds = number(entry.attempt.seconds)
    if entry.attempt.place == 1:
        return seconds
    before = disk.execute(
        "SELECT max(seconds) FROM attempts WHERE sitting = ? AND number = ? AND place < ?",
        (entry.sitting, entry.number, entry.attempt.place),
    ).fetchone()[0]
    return max(0.0, seconds - (before or 0.0))


def is_slow(disk: sqlite3.Connection, entry: Entry) -> bool:
    """Whether a right first answer took more than twice the usual time of then."""
    one = entry.attempt
    if one.place != 1 or not one.is_right or entry.hung:
        return False
    usual = reading.usual(disk, entry.kind, entry.at)
    return usual is not None and one.seconds > SLOW * usual


def put_cards(disk: sqlite3.Connection, cards: Iterable[Card]) -> None:
    """Stores cards in place of those of the same ideas."""
    disk.executemany("INSERT OR REPLACE INTO cards VALUES (?, ?)", [(card.idea, card_text(card)) for card in cards])


def park(disk: sqlite3.Connection, sitting: str, mode: Mode, state: str, at: float, day: str) -> None:
    """Keeps a sitting that is not finished; one that is finished stays so."""
    disk.execute(
        "INSERT INTO sittings (id, mode, at, day, state) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id)"
        " DO UPDATE SET state = excluded.state, at = excluded.at, day = excluded.day WHERE finished = 0",
        (sitting, mode, at, day, writable(state)),
    )
