"""Attempts and sittings as lines of JSON, and back. The keys stay; a later format only adds, or has another number."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, get_args

from question_bank.layer import LEVELS
from trainer.history.records import Entry, SittingRecord
from trainer.practice.rules import Mode
from trainer.practice.sitting import Attempt, AttemptOutcome

FORMAT = 1
_LONGEST_NAME, _LONGEST_TEXT, _MOST = 300, 100_000, 1e11
_ID = re.compile(r"[0-9a-f]{16}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class BadLine(Exception):
    """Why a line is none of a history."""


class Newer(Exception):
    """A header of a later format."""


def header() -> str:
    """The first line of an export."""
    return _written({"record": "history", "format": FORMAT})


def attempt_line(entry: Entry) -> str:
    """An attempt as a line."""
    return _written({"record": "attempt", **attempt_values(entry)})


def attempt_values(entry: Entry) -> dict[str, Any]:
    """An attempt as plain values, under the keys of its line."""
    values = {**entry._asdict(), **entry.attempt._asdict(), "marks": dict(entry.marks)}
    del values["attempt"]
    return values


def sitting_line(record: SittingRecord) -> str:
    """A finished sitting as a line."""
    return _written({"record": "sitting", **record._asdict()})


def read_line(raw: str | bytes) -> Entry | SittingRecord | None:
    """What a line holds; none for a header or an empty line.

    Raises:
        BadLine: if it is no line of a history.
        Newer: if it is the header of a later format.
    """
    try:
        text = raw.decode("utf-8-sig") if isinstance(raw, bytes) else raw.removeprefix("\ufeff")
        found = json.loads(text) if text.strip() else None
    except UnicodeDecodeError as error:
        raise BadLine("it is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise BadLine("it is not JSON") from error
    if found is None and not text.strip():
        return None
    if not isinstance(found, dict):
        raise BadLine("it is no JSON object")
    reader = _READERS.get(str(found.get("record")))
    if reader is None:
        raise BadLine('"record" is none of "history", "attempt" and "sitting"')
    return reader(found)


def _written(values: Mapping[str, Any]) -> str:
    """ASCII, since half of a surrogate pair has no other form."""
    return json.dumps(values, separators=(",", ":"), allow_nan=False) + "\n"


def _header(found: dict[str, Any]) -> None:
    number = _whole(found, "format", 1)
    if number > FORMAT:
        raise Newer(f"This is an export of a newer ConvDrill (format {number}; this one knows {FORMAT}).")


def _entry(found: dict[str, Any]) -> Entry:
    attempt = Attempt(
        _text(found, "code", _LONGEST_TEXT),
        _text(found, "text", _LONGEST_TEXT),
        _text(found, "read_as", _LONGEST_TEXT),
        _one_of(found, "outcome", get_args(AttemptOutcome)),
        tuple(_names(_get(found, "slips"), "slips")),
        tuple(_pair(one) for one in _list(_get(found, "pairs"), "pairs")),
        _whole(found, "hints"),
        _number(found, "seconds"),
        _whole(found, "place", 1),
        _get(found, "sure") if _get(found, "sure") is None else _truth(found, "sure"),
        _truth(found, "shown"),
    )
    return Entry(
        _id(found),
        _number(found, "at"),
        _day(found),
        _name(found, "sitting"),
        _one_of(found, "mode", get_args(Mode)),
        _name(found, "setting", least=0),
        _whole(found, "number"),
        _name(found, "topic"),
        _name(found, "kind"),
        _one_of(found, "level", LEVELS),
        tuple(_whole({"types": one}, "types") for one in _list(_get(found, "types"), "types")),
        attempt,
        _marks(_get(found, "marks")),
        _truth(found, "hung"),
    )


def _sitting(found: dict[str, Any]) -> SittingRecord:
    middle = _get(found, "median_seconds")
    return SittingRecord(
        _name(found, "id"),
        _one_of(found, "mode", get_args(Mode)),
        _name(found, "setting", least=0),
        _number(found, "at"),
        _day(found),
        _whole(found, "right"),
        _whole(found, "asked"),
        None if middle is None else _number(found, "median_seconds"),
        _text(found, "notes", _LONGEST_TEXT),
    )


_READERS: Mapping[str, Callable[[dict[str, Any]], Entry | SittingRecord | None]] = {
    "history": _header,
    "attempt": _entry,
    "sitting": _sitting,
}


def _get(found: Mapping[str, Any], key: str) -> Any:
    if key not in found:
        raise BadLine(f'"{key}" is missing')
    return found[key]


def _text(found: Mapping[str, Any], key: str, longest: int) -> str:
    value = _get(found, key)
    if not isinstance(value, str) or len(value) > longest:
        raise BadLine(f'"{key}" is no text of at most {longest:,} characters')
    return value


def _name(found: Mapping[str, Any], key: str, least: int = 1) -> str:
    value = _text(found, key, _LONGEST_NAME)
    if len(value) < least or not value.isprintable():
        raise BadLine(f'"{key}" is no name')
    return value


def _one_of(found: Mapping[str, Any], key: str, known: tuple[Any, ...]) -> Any:
    if (value := _get(found, key)) not in known:
        raise BadLine(f'"{key}" is none of {", ".join(known)}')
    return value


def _whole(found: Mapping[str, Any], key: str, least: int = 0) -> int:
    value = _get(found, key)
    if type(value) is not int or not least <= value < _MOST:
        raise BadLine(f'"{key}" is no whole number from {least}')
    return value


def _number(found: Mapping[str, Any], key: str) -> float:
    value = _get(found, key)
    if type(value) not in (int, float) or not math.isfinite(value) or not 0 <= value < _MOST:
        raise BadLine(f'"{key}" is no number of seconds')
    return float(value)


def _truth(found: Mapping[str, Any], key: str) -> bool:
    value = _get(found, key)
    if not isinstance(value, bool):
        raise BadLine(f'"{key}" is neither true nor false')
    return value


def _id(found: Mapping[str, Any]) -> str:
    value = _text(found, "id", _LONGEST_NAME)
    if not _ID.fullmatch(value):
        raise BadLine('"id" is not 16 hexadecimal digits')
    return value


def _day(found: Mapping[str, Any]) -> str:
    value = _text(found, "day", _LONGEST_NAME)
    try:
        date.fromisoformat(value if _DAY.fullmatch(value) else "")
    except ValueError:
        raise BadLine('"day" is no day such as 2026-11-21') from None
    return value


def _list(value: Any, key: str) -> list[Any]:
    if not isinstance(value, list):
        raise BadLine(f'"{key}" is no list')
    return value


def _names(value: Any, key: str) -> list[str]:
    return [_name({key: one}, key) for one in _list(value, key)]


def _pair(value: Any) -> tuple[str, str]:
    match _names(value, "pairs"):
        case [one, other]:
            return one, other
    raise BadLine('"pairs" holds something that is no pair')


def _marks(value: Any) -> dict[str, bool]:
    if not isinstance(value, dict) or not all(isinstance(mark, bool) for mark in value.values()):
        raise BadLine('"marks" is no object of truths')
    return {_name({"marks": idea}, "marks"): mark for idea, mark in value.items()}
