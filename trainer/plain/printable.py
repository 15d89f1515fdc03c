"""Text as plain mode prints it: printable ASCII, sizes and sums in words, one sentence a line, wrapped.

A voice reads `x` as a letter and `*` as a star or not at all, so a product is "times" and a size is "by".
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable

_ALIKE = {
    "×·⋅∙•✕": "*",
    "÷∕": "/",
    "−–—‐‑": "-",
    "‘’‚": "'",
    "“”„": '"',
    "…": "...",
    "≥": ">=",
    "≤": "<=",
    "→": "->",
    "←": "<-",
}
_PLAIN = str.maketrans({char: plain for chars, plain in _ALIKE.items() for char in chars})
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_POWERS = {"2": " squared", "3": " cubed"}
_OPERAND, _NEXT = r"(?<=[\w)\]'])", r"(?=[\w(\[])"
_NUMBER = r"\d[\d,]*"
_SIDE = rf"(?:[A-Z](?:_[a-z]+)?|{_NUMBER})"
_VOLUME = re.compile(rf"\b[Aa]n? ({_NUMBER}) ?x ?({_NUMBER}) ?x ?({_NUMBER}) ([a-z]+)")


def _raised(match: re.Match[str]) -> str:
    digits = "".join(str(_RAISED.index(char)) for char in match.group())
    return _power(digits)


def _power(digits: str) -> str:
    return _POWERS.get(digits, f" to the power {digits}")


def _volume(match: re.Match[str]) -> str:
    """`a 24x24x3 input` as one says it."""
    high, wide, deep, noun = match.groups()
    capital = "A" if match.group()[0] == "A" else "a"
    return f"{capital}{'n' if noun[0] in 'aeiou' else ''} {noun} {high} high, {wide} wide, {deep} deep"


_SAID: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_VOLUME, _volume),
    (re.compile(rf"\b({_SIDE})(?: ?x ?{_SIDE})+\b"), lambda match: re.sub(" ?x ?", " by ", match.group())),
    (re.compile(f"[{_RAISED}]+"), _raised),
    (re.compile(r"\^(\d+)"), lambda match: _power(match[1])),
    (re.compile(rf"{_OPERAND} ?[×*·] ?{_NEXT}"), " times "),
    (re.compile(r"\bfloor\("), "round down("),
    (re.compile(r"\bceil\("), "round up("),
    (re.compile(r"(?<=[\dA-Z)])/(?=[\dA-Z(])"), " over "),
    (re.compile(r"(?<=\S) \+ (?=\S)"), " plus "),
    (re.compile(rf"{_OPERAND} - {_NEXT}"), " minus "),
    (re.compile(r"(?<![\w)\]])-(?=\d)"), "minus "),
    (re.compile(r" = "), " equals "),
)


def in_words(text: str) -> str:
    """A sentence of the bank with its sizes and sums in words."""
    for pattern, said in _SAID:
        text = pattern.sub(said, text)
    return text


def printable(text: str) -> str:
    """The text in printable ASCII and newlines; what has no likeness becomes `?`."""
    plain = re.sub(f"[{_RAISED}]+", lambda match: "^" + "".join(str(_RAISED.index(c)) for c in match.group()), text)
    plain = unicodedata.normalize("NFKD", plain.translate(_PLAIN))
    kept = (char for char in plain if not unicodedata.combining(char))
    return "".join(char if " " <= char <= "~" or char == "\n" else " " if char.isspace() else "?" for char in kept)


def sentences(text: str) -> list[str]:
    """One sentence a line; "Right." and its like stay with what follows."""
    parts = [part.strip() for part in re.split(r"\n|(?<=[.?]) +(?=[A-Z0-9'\"])", text) if part.strip()]
    if len(parts) > 1 and parts[0] in ("Right.", "Not yet."):
        parts[:2] = [f"{parts[0]} {parts[1]}"]
    return parts


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text, none longer than the width."""
    return textwrap.wrap(printable(text), width, break_on_hyphens=False) or [""]


def character(typed: str, at: int) -> str:
    """The name of a character and its place, for somebody who can't see a caret under it."""
    if at >= len(typed):
        return "the end"
    char = typed[at]
    if char.isascii() and char.isalnum():
        name = f"the {'letter' if char.isalpha() else 'digit'} {char}"
    elif char.isspace():
        name = "a blank"
    else:
        name = unicodedata.name(char, "a control character").lower()
    return f"character {at + 1}, {name}"
