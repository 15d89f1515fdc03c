"""What commands print: one JSON document or plain lines on standard output, messages on standard error.

Text of the learner's never reaches a terminal raw: characters that could move its cursor are printed as escapes.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import Any

from question_bank.expression import Number

DONE, NOT_RIGHT, NOT_UNDERSTOOD, NO_HISTORY = 0, 1, 2, 3
"""The exit statuses of the scripting contract."""
INTERRUPTED = 130
"""Ended by Ctrl-C, as shells count it."""


def document(value: Any) -> None:
    """One JSON document, set out for reading."""
    _as_utf8()
    print(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def line(value: Any) -> None:
    """One JSON document in one line, sent at once, so that a program may wait for it."""
    _as_utf8()
    print(json.dumps(value, ensure_ascii=False, allow_nan=False), flush=True)


def number(value: Number) -> int | str:
    """A number as JSON has it; a fraction as its text."""
    return value if isinstance(value, int) else str(value)


def say(text: str = "") -> None:
    """A line for people."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    print(harmless(text))


def complain(text: str) -> None:
    """One line on standard error."""
    with suppress(OSError):
        print(harmless(" ".join(text.split())), file=sys.stderr, flush=True)


def harmless(text: str) -> str:
    """A text without characters that a terminal would obey."""
    return "".join(char if char.isprintable() or char == "\n" else ascii(char)[1:-1] for char in text)


def flush() -> None:
    """Whatever is still held back goes out now, where a failure can be told."""
    if sys.stdout is not None:
        sys.stdout.flush()


def forget() -> None:
    """After a closed pipe: nothing more is written, and the interpreter does not complain at its end either."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _as_utf8() -> None:
    """JSON is UTF-8 wherever it goes; half of a surrogate pair becomes the JSON escape that it came from."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
