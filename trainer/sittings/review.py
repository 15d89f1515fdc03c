"""Looking back: filters in words, and past attempts as rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from question_bank import catalog
from question_bank.catalog import Unknown
from question_bank.codes import question
from question_bank.question import Question
from question_bank.slips import SLIPS
from trainer.history import Filter, Kept
from trainer.learning.pool import pool
from trainer.sittings.clocks import took
from trainer.sittings.days import said
from trainer.sittings.names import idea_name, mode_name, slip_name
from trainer.sittings.words import short

_OUTCOMES = {
    "wrong": "missed",
    "missed": "missed",
    "right": "right",
    "skipped": "skipped",
    "gave-up": "gave-up",
    "explained": "explained",
    "slipped": "slipped",
}
_SAID = {
    "missed": "wrong",
    "gave-up": "left open",
    "explained": "explained at once",
    "slipped": "with a slip",
}
_MODES = ("practice", "tour", "tonight", "sprint", "missed", "challenge", "stand", "interview")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class BadFilter(ValueError):
    """Words that are no filter, with a sentence that says what would be."""


def filter_of(words: str, today: str) -> Filter:
    """The filter that is typed, such as `wrong idea:filter-depth topic:*/conv2d/* since:2026-11-20 28x28`.

    Args:
        words: names of outcomes, `slow`, `name:value`; whatever else is text to look for.
        today: the day it is.

    Raises:
        BadFilter: if a value can't be used.
    """
    values: dict[str, Any] = {}
    text: list[str] = []
    for word in words.split():
        name, colon, value = word.partition(":")
        if word.lower() in _OUTCOMES:
            values["outcome"] = _OUTCOMES[word.lower()]
        elif word.lower() == "slow":
            values["slow"] = True
        elif not colon or name.lower() not in _EXAMPLES:
            text.append(word)
        elif not value:
            raise BadFilter(f"Something has to stand after {name.lower()}: as in {_EXAMPLES[name.lower()]}.")
        elif name.lower() == "text":
            text.append(value)
        else:
            values[name.lower()] = _READERS[name.lower()](value, today)
    return Filter(text=" ".join(text), **values)


_EXAMPLES = {
    "idea": "idea:filter-depth",
    "slip": "slip:forgot-depth",
    "topic": "topic:*/conv2d/*",
    "since": "since:2026-11-20",
    "until": "until:2026-11-20",
    "mode": "mode:sprint",
    "text": "text:280",
}


def _idea(value: str, today: str) -> str:
    return _one_of(value, pool().by_idea, "idea")


def _slip(value: str, today: str) -> str:
    if value not in SLIPS:
        catalog.layers()
    return _one_of(value, SLIPS, "slip")


def _one_of(value: str, names: Iterable[str], noun: str) -> str:
    """The id that is meant: itself, or the only one that has it in it."""
    names = tuple(names)
    if value in names:
        return value
    near = [one for one in names if value.lower() in one]
    if len(near) == 1:
        return near[0]
    if not near:
        raise BadFilter(f"No {noun} is called {value[:30]!r}. It is its id, such as {_EXAMPLES[noun]}.")
    more = ", ..." if len(near) > 4 else ""
    raise BadFilter(f"Which {noun}: {', '.join(near[:4])}{more}?")


def _topic(value: str, today: str) -> str:
    """A topic or a pattern of topics; a mere word is looked for as a part."""
    if any(sign in value for sign in "/*?["):
        return value
    return f"*{value}*"


def _day(value: str, today: str) -> str:
    now = date.fromisoformat(today)
    if value.lower() in ("today", "yesterday"):
        return (now - timedelta(days=value.lower() == "yesterday")).isoformat()
    try:
        if value.isdecimal() and value.isascii() and len(value) <= 4:
            return (now - timedelta(days=int(value))).isoformat()
        return date.fromisoformat(value if _DAY.fullmatch(value) else "").isoformat()
    except ValueError:
        raise BadFilter(
            f"{value[:20]!r} is no day. A day is 2026-11-20, yesterday, or a number of days back."
        ) from None


def _mode(value: str, today: str) -> str:
    if value.lower() not in _MODES:
        raise BadFilter(f"No mode is called {value[:20]!r}. There are: {', '.join(_MODES)}.")
    return value.lower()


_READERS = {"idea": _idea, "slip": _slip, "topic": _topic, "mode": _mode, "since": _day, "until": _day}


def typed(wanted: Filter) -> str:
    """A filter as one would type it."""
    outcome = next((word for word, outcome in _OUTCOMES.items() if outcome == wanted.outcome), "")
    words = [outcome, "slow" if wanted.slow else ""]
    words += [
        f"{name}:{getattr(wanted, name)}"
        for name in ("idea", "slip", "topic", "mode", "since", "until")
        if getattr(wanted, name)
    ]
    return " ".join(filter(None, (*words, wanted.text)))


def in_words(wanted: Filter) -> str:
    """A filter as it is read back: "wrong, the input depth left out, since Fri 20 Nov"."""
    parts = [_SAID.get(wanted.outcome, wanted.outcome), "slow" if wanted.slow else ""]
    parts.append(idea_name(wanted.idea) if wanted.idea else "")
    parts.append(slip_name(wanted.slip) if wanted.slip else "")
    parts.append(wanted.topic)
    parts.append(mode_name(wanted.mode) if wanted.mode else "")
    parts.append(f"since {said(wanted.since)}" if wanted.since else "")
    parts.append(f"until {said(wanted.until)}" if wanted.until else "")
    parts.append(f"with {wanted.text!r}" if wanted.text else "")
    return ", ".join(filter(None, parts)) or "all"


class Row(NamedTuple):
    """A past attempt as it stands in a list."""

    asked: str
    """The question, cut to its room."""
    you: str
    right: str


def asked_then(code: str) -> Question | str:
    """The question of an old attempt; where it can't be asked any more, why not."""
    try:
        return question(code)
    except Unknown as gone:
        return str(gone)


def row(one: Kept, asked: Question | str, room: int) -> Row:
    """An attempt as a row: the question in so many characters, what was said, and what is right."""
    if isinstance(asked, str):
        return Row(_cut(one.entry.attempt.code, room), answered(one), "")
    if asked.wanted.kind == "table":
        return Row(short(asked, room), "a table" if one.entry.attempt.text else answered(one), "")
    return Row(short(asked, room), answered(one), asked.key.shown)


def answered(one: Kept) -> str:
    """What was answered, or why nothing was."""
    attempt = one.entry.attempt
    nothing = {"skipped": "skipped", "gave-up": "left open", "explained": "explained"}
    words = " ".join(nothing.get(attempt.outcome, attempt.text).split())
    return "".join(char if char.isprintable() else "?" for char in words)


def came_of(one: Kept) -> str:
    """What came of an attempt, in a sentence: "sprint, 38 s, second try. Slip: groups ignored."."""
    entry, attempt = one.entry, one.entry.attempt
    time = "time not counted" if entry.hung else took(attempt.seconds)
    parts = [mode_name(entry.mode), f"{time}, slow for you" if one.slow else time]
    parts += ["second try" if attempt.place == 2 else f"try {attempt.place}"] if attempt.place > 1 else []
    parts += [f"{attempt.hints} hint{'s' * (attempt.hints > 1)}"] if attempt.hints else []
    parts += [] if attempt.sure is None else ["sure of it" if attempt.sure else "not sure of it"]
    return f"{', '.join(parts)}. {_outcome(one)}"


def _outcome(one: Kept) -> str:
    attempt = one.entry.attempt
    if attempt.pairs and not attempt.slips:
        return f"Two slips: {' and '.join(map(slip_name, attempt.pairs[0]))}."
    if attempt.slips:
        others = f", or {slip_name(attempt.slips[1])}" if len(attempt.slips) > 1 else ""
        return f"Slip: {slip_name(attempt.slips[0])}{others}."
    words = {
        "right": "Right.",
        "convention": "Right by another convention.",
        "gave-up": "Left open.",
        "explained": "Explained before an answer.",
        "skipped": "Skipped.",
    }
    return words.get(attempt.outcome, "Not right.")


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: max(0, room - 3)]}..."
