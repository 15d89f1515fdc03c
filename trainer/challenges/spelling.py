"""How a challenge is spelled: ten letters and digits, of which the last two are a checksum.

The letters are Crockford's: all digits, and all letters but I, L, O and U. An O is read as 0, an I and an L as 1.
The checksum is two sums over the field of 32 elements, each place weighed by a power of 2 in one and of 4 in the other. Any
two different codes differ in three places or more, so one wrong character, two wrong ones and two that changed places are
always noticed.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
EXAMPLE = "108PZ-VYRTZ"
_CHECKS = 2
_BITS = 5
CAPACITY = 1 << _BITS * (LENGTH - _CHECKS)
"""So many different numbers can be spelled."""

_HALF = LENGTH // 2
_ALIKE = {"O": "0", "I": "1", "L": "1"}
_BETWEEN = frozenset(
    " \t\r\n-_.\N{NO-BREAK SPACE}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"
)
"""What may stand between the letters, and means nothing."""


class Unreadable(ValueError):
    """A challenge code that can't be opened, with one sentence that says what is wrong with it."""


def spelled(number: int) -> str:
    """A number as a code, in two groups of five."""
    digits = [number >> _BITS * place & 31 for place in reversed(range(LENGTH - _CHECKS))]
    return _grouped("".join(LETTERS[digit] for digit in (*digits, *_checksum(digits))))


def unspelled(text: str) -> int:
    """The number that a code spells, however it is typed.

    Raises:
        Unreadable: if a letter, the length or the checksum is wrong.
    """
    letters = [_letter(char) for char in text if char not in _BETWEEN]
    if len(letters) != LENGTH:
        has = f"this has {len(letters)}" if letters else "nothing stands here"
        raise Unreadable(f"A challenge code has {LENGTH} letters and digits, such as {EXAMPLE}; {has}.")
    digits = [LETTERS.index(letter) for letter in letters]
    said, checks = digits[:-_CHECKS], digits[-_CHECKS:]
    if _checksum(said) != checks:
        raise Unreadable(
            f"{_grouped(''.join(letters))} is mistyped: its checksum does not fit. A letter is wrong, or two changed places."
        )
    return reduce(lambda number, digit: number << _BITS | digit, said, 0)


def _letter(char: str) -> str:
    big = char.upper() if char.isascii() else char
    big = _ALIKE.get(big, big)
    if len(big) != 1 or big not in LETTERS:
        shown = char if char.isprintable() else ascii(char)[1:-1]
        raise Unreadable(
            f"{shown} can't stand in a challenge code: it has digits and letters, and of the letters no U. "
            "O counts as 0, I and L as 1."
        )
    return big


def _grouped(letters: str) -> str:
    return f"{letters[:_HALF]}-{letters[_HALF:]}"


def _checksum(digits: Iterable[int]) -> list[int]:
    first = second = 0
    for digit in digits:
        first = _doubled(first) ^ digit
        second = _doubled(_doubled(second)) ^ digit
    return [first, second]


def _doubled(element: int) -> int:
    """Twice an element of the field of 32, which x^5 + x^2 + 1 makes; its powers of two are all different."""
    return element << 1 ^ (0b100101 if element & 16 else 0)
