"""Attempts for the tests of the history, and everything that a history says of itself."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from trainer.history import Entry, Filter, History, open_history
from trainer.practice import Attempt
from trainer.practice.card import Card

TOPIC = "forward/conv2d/params"
STEP = 60.0
"""Seconds between two attempts."""
A_DAY = 20
"""Attempts of one day."""


def entry(number: int, outcome: Any = "right", **changes: Any) -> Entry:
    """The attempt with a number: one a minute, twenty a day. Changes are of the entry, or of the attempt in it."""
    attempt = Attempt(
        f"{TOPIC}?H=24&W=24&D={number}&M=10&K_h=3&K_w=3",
        "100",
        "100",
        outcome,
        ("forgot-depth",) if outcome == "slipped" else (),
        seconds=10.0,
    )
    marks: Mapping[str, bool] = {} if outcome in ("wrong", "skipped") else {"filter-depth": outcome == "right"}
    whole = Entry(
        hashlib.blake2b(str(number).encode(), digest_size=8).hexdigest(),
        1e9 + STEP * number,
        f"2026-11-{number // A_DAY % 28 + 1:02}",
        f"sitting {number // A_DAY}",
        "tonight",
        "",
        number % A_DAY + 1,
        TOPIC,
        "forward/params",
        "interview",
        (29,),
        attempt,
        marks,
    )
    of_attempt = {name: value for name, value in changes.items() if name in Attempt._fields}
    of_entry = {name: value for name, value in changes.items() if name not in Attempt._fields}
    return whole._replace(**of_entry)._replace(attempt=attempt._replace(**of_attempt))


def some(number: int, seed: int = 1) -> list[Entry]:
    """Attempts of every kind, second tries among them; the same for the same seed."""
    chosen = random.Random(seed)
    made: list[Entry] = []
    for place in range(number):
        before = made[-1] if made else None
        if before is not None and not before.attempt.is_right and before.attempt.place == 1 and chosen.random() < 0.5:
            seconds = before.attempt.seconds + chosen.randrange(1, 60)
            again = before.attempt._replace(outcome="right", slips=(), pairs=(), place=2, seconds=seconds)
            made.append(before._replace(id=f"{seed:08x}{place:08x}", at=before.at + 1, attempt=again, marks={}))
            continue
        made.append(_any(chosen, place)._replace(id=f"{seed:08x}{place:08x}"))
    return made


def _any(chosen: random.Random, place: int) -> Entry:
    quantity, layer = chosen.choice(("params", "macs")), chosen.choice(("conv2d", "dense", "pool"))
    outcome = chosen.choice(
        ("right", "right", "right", "convention", "slipped", "wrong", "gave-up", "explained", "skipped")
    )
    return entry(
        place,
        outcome,
        topic=f"forward/{layer}/{quantity}",
        kind=f"forward/{quantity}",
        code=f"forward/{layer}/{quantity}?D={chosen.randrange(9)}",
        slips=("forgot-depth", "flat")[: chosen.randrange(1, 3)] if outcome == "slipped" else (),
        pairs=(("forgot-depth", "forgot-bias"),) if outcome == "wrong" and chosen.random() < 0.5 else (),
        seconds=float(chosen.randrange(3, 90)),
        sure=chosen.choice((None, None, True, False)),
        hints=chosen.choice((0, 0, 1)),
        types=tuple(chosen.sample(range(1, 6), 2)),
        mode=chosen.choice(("practice", "tonight", "sprint")),
        marks=dict.fromkeys(chosen.sample(("depth", "bias", "stride"), 2), outcome in ("right", "convention")),
        hung=chosen.random() < 0.1,
    )


def counted(made: Entry, cards: Mapping[str, Card]) -> Iterable[Card]:
    """A replay for tests: cards that only count."""
    for idea, right in made.marks.items():
        card = cards.get(idea) or Card(idea, 1.0, 5.0, made.day, made.day, made.day)
        yield card._replace(last=made.day, tries=card.tries + 1, right=card.right + right)


def told(history: History) -> dict[str, Any]:
    """Everything that a history says, to compare two of them; rows are left out, since they may differ."""
    return {
        "cards": history.cards(),
        "types": history.types(),
        "usual": [history.usual(kind) for kind in ("forward/params", "forward/macs", "none")],
        "recent": history.recent(30),
        "known": history.known(),
        "missed": history.missed(1000),
        "missed_count": history.missed_count(),
        "days": [day._replace(seconds=round(day.seconds, 6)) for day in history.days(1000)],
        "totals": history.totals()._replace(seconds=round(history.totals().seconds, 6)),
        "slip_days": history.slip_days(1000),
        "slips": {one.slip: (one.times, one.latest.entry.id) for one in history.slips()},
        "sureness": history.sureness(),
        "sure_and_wrong": history.sure_and_wrong(),
        "sittings": history.sittings(1000),
        "attempts": [(one.entry, one.slow) for one in history.attempts(limit=100_000)],
        "by_slip": [one.entry.id for one in history.attempts(Filter(slip="flat"), limit=100_000)],
        "by_idea": [one.entry.id for one in history.attempts(Filter(idea="bias"), limit=100_000)],
    }


def full_file(path: Path, number: int = 200) -> None:
    """A sound history with some attempts."""
    with open_history(path) as history:
        history._disk.execute("PRAGMA synchronous = OFF")
        for one in some(number):
            history.keep(one)
