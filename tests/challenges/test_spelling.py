"""Codes are read however they are typed, and no slip of the finger opens another challenge."""

from __future__ import annotations

from itertools import combinations, pairwise, product

import pytest

from question_bank.sampling import chance
from trainer.challenges.spelling import CAPACITY, EXAMPLE, LENGTH, LETTERS, Unreadable, spelled, unspelled

NUMBERS = [chance("spelling", i) % CAPACITY for i in range(300)]


def notices(text: str) -> bool:
    """Whether a code is refused."""
    try:
        unspelled(text)
    except Unreadable:
        return True
    return False


def test_what_is_spelled_reads_the_same() -> None:
    for number in (0, 1, CAPACITY - 1, *NUMBERS):
        assert unspelled(spelled(number)) == number


def test_every_single_wrong_letter_is_noticed() -> None:
    for number in NUMBERS[:100]:
        code = spelled(number).replace("-", "")
        for place, letter in product(range(LENGTH), LETTERS):
            wrong = code[:place] + letter + code[place + 1 :]
            assert wrong == code or notices(wrong), (code, wrong)


def test_every_two_letters_that_change_places_are_noticed() -> None:
    for number in NUMBERS:
        code = spelled(number).replace("-", "")
        for a, b in combinations(range(LENGTH), 2):
            wrong = list(code)
            wrong[a], wrong[b] = code[b], code[a]
            assert code[a] == code[b] or notices("".join(wrong)), (code, a, b)


def test_every_two_wrong_letters_are_noticed() -> None:
    """For one code all 43,245 of them. The checksum is linear, so what holds for one code holds for all."""
    code = spelled(NUMBERS[0]).replace("-", "")
    met = 0
    for a, b in combinations(range(LENGTH), 2):
        for first, second in product(LETTERS.replace(code[a], ""), LETTERS.replace(code[b], "")):
            wrong = code[:a] + first + code[a + 1 : b] + second + code[b + 1 :]
            assert notices(wrong), wrong
            met += 1
    assert met == 45 * 31 * 31


def test_the_checksum_is_linear() -> None:
    """The sum of two codes, letter by letter, is a code."""
    for one, other in pairwise(NUMBERS):
        pairs = zip(spelled(one).replace("-", ""), spelled(other).replace("-", ""), strict=True)
        added = "".join(LETTERS[LETTERS.index(a) ^ LETTERS.index(b)] for a, b in pairs)
        assert unspelled(added) == one ^ other


def test_a_letter_too_few_or_too_many_is_told() -> None:
    code = spelled(NUMBERS[0])
    for place in (0, 3, LENGTH):
        with pytest.raises(Unreadable, match=f"has {LENGTH} letters and digits.*this has {LENGTH - 1}"):
            unspelled(code[:place] + code[place + 1 :])
    with pytest.raises(Unreadable, match=f"this has {LENGTH + 1}"):
        unspelled(f"{code}0")


@pytest.mark.parametrize(
    "typed",
    ["108PZ-VYRTZ", "108pz-vyrtz", "lO8PZVYRTZ", " i08 PZ – VyR_TZ\n", "I-o-8-P-Z-V-Y-R-T-Z", "LO8PZ—VYRTZ"],
)
def test_what_means_the_same_is_the_same(typed: str) -> None:
    assert unspelled(typed) == unspelled(EXAMPLE)


def test_letters_stay_apart_when_they_are_written_or_said() -> None:
    assert not set("ILOU") & set(LETTERS)
    assert len(set(LETTERS)) == 32


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "A challenge code has 10 letters and digits, such as 108PZ-VYRTZ; nothing stands here."),
        ("--", "A challenge code has 10 letters and digits, such as 108PZ-VYRTZ; nothing stands here."),
        ("108PZ", "A challenge code has 10 letters and digits, such as 108PZ-VYRTZ; this has 5."),
        (
            "108PZ-VYRTY",
            "108PZ-VYRTY is mistyped: its checksum does not fit. A letter is wrong, or two changed places.",
        ),
        (
            "108PU-VYRTZ",
            "U can't stand in a challenge code: it has digits and letters, and of the letters no U. "
            "O counts as 0, I and L as 1.",
        ),
    ],
)
def test_what_is_wrong_is_said(typed: str, says: str) -> None:
    with pytest.raises(Unreadable) as told:
        unspelled(typed)
    assert str(told.value) == says


@pytest.mark.parametrize(
    "typed", ["108PZ-VYRT\x1b", "108PZ-VYRTß", "١08PZ-VYRTZ", "108PZ-VYRT²", "\ud800", "ı" * 10, "é" * 9999]
)
def test_strange_letters_are_told_in_one_printable_line(typed: str) -> None:
    with pytest.raises(Unreadable) as told:
        unspelled(typed)
    assert str(told.value).isprintable()
    assert len(str(told.value)) < 200
