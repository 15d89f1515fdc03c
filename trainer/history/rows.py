"""An attempt as a row of the table, a card as its text, and back."""

from __future__ import annotations

import json
import math
from typing import Any

from trainer.history.records import Entry, Kept, hit
from trainer.practice.card import Card
from trainer.practice.sitting import Attempt

COLUMNS = (
    "id, at, day, sitting, mode, setting, number, topic, kind, level, types, code, text, read_as, outcome, slips, pairs,"
    " hints, seconds, place, sure, shown, marks, hung"
)
"""What an attempt is made of, in the order of `row`."""
KEPT = f"attempts.row, slow, {', '.join('attempts.' + name.strip() for name in COLUMNS.split(','))}"
"""What `kept` reads."""


def row(entry: Entry) -> tuple[Any, ...]:
    """The values of COLUMNS, and whether it was a hit."""
    one = entry.attempt
    values = (
        entry.id,
        number(entry.at),
        entry.day,
        entry.sitting,
        entry.mode,
        entry.setting,
        entry.number,
        entry.topic,
        entry.kind,
        entry.level,
        _json(list(entry.types)),
        one.code,
        one.text,
        one.read_as,
        one.outcome,
        _json(list(one.slips)),
        _json([list(pair) for pair in one.pairs]),
        one.hints,
        number(one.seconds),
        one.place,
        None if one.sure is None else int(one.sure),
        int(one.shown),
        _json(dict(entry.marks)),
        int(entry.hung),
        hit(one),
    )
    return tuple(writable(value) if isinstance(value, str) else value for value in values)


def kept(found: tuple[Any, ...]) -> Kept:
    """The attempt of a row of KEPT."""
    place, slow, *head = found[:12]
    types, code, text, read_as, outcome, slips, pairs, hints, seconds, tried, sure, shown, marks, hung = found[12:]
    attempt = Attempt(
        code,
        text,
        read_as,
        outcome,
        tuple(json.loads(slips)),
        tuple((one, other) for one, other in json.loads(pairs)),
        hints,
        seconds,
        tried,
        None if sure is None else bool(sure),
        bool(shown),
    )
    entry = Entry._make((*head, tuple(json.loads(types)), attempt, json.loads(marks), bool(hung)))
    return Kept(place, entry, bool(slow))


def card_text(card: Card) -> str:
    """A card as JSON."""
    return _json(card._asdict())


def card(text: str) -> Card:
    """The card of its JSON; what a later version knows besides is left out, what an earlier one lacked has its default."""
    return Card(**{name: value for name, value in json.loads(text).items() if name in Card._fields})


def writable(text: str) -> str:
    """A text that can be stored: half of a surrogate pair, which no file can hold, becomes its escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def number(value: float) -> float:
    """A number that can be stored; what is none counts as nothing."""
    return float(value) if math.isfinite(value) else 0.0


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))
