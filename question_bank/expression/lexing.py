"""Cutting a line of arithmetic, as people type it, into tokens that know their place.

Here live the spellings: `×`, `·`, `^`, `**`, `²`, `1,048,320`, `1 048 320`, `2.8e2`, `⌊ ⌋`, full-width digits. Nothing is
normalised as a whole (NFKC would turn `3²` into `32`), so every error keeps its place in the text that was typed.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction
from typing import Literal, NamedTuple

from question_bank.expression.tree import FUNCTIONS, Number

LONGEST = 200
MOST_DIGITS = 15
LARGEST_EXPONENT = 9


class Misread(Exception):
    """The text can't be read.

    `at` is the offset of the character that can't be read; `unfinished` says that more text could mend it.
    """

    def __init__(self, why: str, at: int, *, unfinished: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.at = at
        self.unfinished = unfinished


class Token(NamedTuple):
    """One piece of the text: a number, a letter, a function's name or a sign."""

    kind: Literal["number", "letter", "function", "sign", "raised", "end"]
    text: str
    at: int
    number: Number = 0


_ALIKE = {
    "×·⋅∙•✕": "*",
    "÷∕": "/",
    "−–—": "-",
    "\u00a0\u2009\u202f\t": " ",
}
_SAME = {ord(char): plain for chars, plain in _ALIKE.items() for char in chars} | {
    ord("０") - 0x10 + i: chr(0x20 + i)
    for i in range(0x20)  # full-width ０１２＋－＊／（） and their like
}
_RAISED = {char: str(i) for i, char in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_NUMBER = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+(?:_[0-9]+)*)?"
    r"(?P<part>\.[0-9]+)?(?P<exponent>[eE][+-]?[0-9]+)?"
)
_WORD = re.compile(r"[A-Za-z]+(?:_[A-Za-z]+)*'?")
_SIGNS = ("**", "//", "+", "-", "*", "/", "^", "(", ")", "[", "]", "⌊", "⌋", "⌈", "⌉", ",")
_LOOKALIKE = {"O": "0", "o": "0", "l": "1", "I": "1"}


def tokens(typed: str, letters: Collection[str]) -> list[Token]:
    """The tokens of a text, ended by one of kind `end`.

    Args:
        typed: what was typed, at most `LONGEST` characters of it.
        letters: the names that may stand in it; empty where only a number is asked for.
    """
    if len(typed) > LONGEST:
        raise Misread(f"That is longer than {LONGEST} characters.", LONGEST)
    same = typed.translate(_SAME)
    found: list[Token] = []
    at = 0
    while at < len(same):
        if same[at] == " ":
            at += 1
            continue
        new = _next(same, at, letters, found)
        found.extend(new)
        at = new[-1].at + len(new[-1].text)
    found.append(Token("end", "", len(typed.rstrip())))
    return found


def _next(same: str, at: int, letters: Collection[str], before: list[Token]) -> list[Token]:
    char = same[at]
    if char in _RAISED:
        end = at
        while end < len(same) and same[end] in _RAISED:
            end += 1
        digits = "".join(_RAISED[raised] for raised in same[at:end])
        return [Token("raised", same[at:end], at, _exponent(digits, at))]
    if char in "0123456789." and (match := _NUMBER.match(same, at)) and (match["whole"] or match["part"]):
        return [_number(match, at)]
    if match := _WORD.match(same, at):
        return _word(match.group(), at, letters, before, same)
    for sign in _SIGNS:
        if same.startswith(sign, at):
            return [Token("sign", sign, at)]
    raise Misread(f"{char} can't be read here.", at)


def _number(match: re.Match[str], at: int) -> Token:
    whole = re.sub(r"[ ,_]", "", match["whole"] or "0")
    part, exponent = match["part"] or "", match["exponent"] or ""
    if len(whole) + len(part) > MOST_DIGITS + 1:
        raise Misread(f"A number of more than {MOST_DIGITS} digits.", at)
    value = Fraction(whole + part)
    if exponent:
        power = _exponent(exponent[1:].lstrip("+"), match.start("exponent"))
        value *= Fraction(10) ** power
    number: Number = value.numerator if value.denominator == 1 else value
    return Token("number", match.group(), at, number)


def _exponent(digits: str, at: int) -> int:
    if len(digits.lstrip("-")) > 2 or abs(int(digits)) > (LARGEST_EXPONENT * 2):
        raise Misread("That exponent is too large.", at)
    return int(digits)


def _word(word: str, at: int, letters: Collection[str], before: list[Token], same: str) -> list[Token]:
    """A name, a function, `x` for times, or letters written side by side such as `KKD`."""
    if word in letters:
        return [Token("letter", word, at)]
    if word.lower() in FUNCTIONS and same[at + len(word) :].lstrip().startswith("("):
        return [Token("function", word, at)]
    found: list[Token] = []
    rest = word
    while rest:
        place = at + len(word) - len(rest)
        name = next((rest[:n] for n in range(len(rest), 0, -1) if rest[:n] in letters), None)
        if name is not None:
            found.append(Token("letter", name, place))
        elif rest[0] in "xX" and (before or found):
            found.append(Token("sign", "*", place))
            name = rest[0]
        else:
            raise Misread(_stranger(rest, word, letters), place)
        rest = rest[len(name) :]
    return found


def _stranger(rest: str, word: str, letters: Collection[str]) -> str:
    if rest[0] in _LOOKALIKE and len(word) == 1:
        digit = {"0": "Zero", "1": "One"}[_LOOKALIKE[rest[0]]]
        return f"this is the letter {rest[0]}. {digit}?"
    shown = rest if len(rest) <= 12 else rest[:12] + "..."
    if not letters:
        return f"{shown} is a word here. A number or a sum is asked for."
    return f"{shown} is not one of the letters here."
