"""How a question reads: every word filled in, sentences whole and short, numbers in agreement with their nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from question_bank.question import Question

MOST_WORDS, MOST_SENTENCES, MOST_SPOKEN = 30, 2, 45
"""In one line of a said prompt; in the spoken answer."""
_MOST_IN_ALL = 60, 4
"""Words and sentences of a said prompt whose lines are said one after the other."""

_UNFILLED = re.compile(r"[{}@]|\bNone\b")
_SYMBOL = re.compile(r"(?<!\d)/|/(?!\d)|(?<![A-Za-z])_|_(?![A-Za-z])|[^\w\s.,?'’:;/-]")
"""What nobody can say: all signs but those of sentences, the line of a fraction and what joins the parts of a name."""
_SLIPPED = {
    "two spaces": re.compile(r"\S  +\S"),
    "a space before a point": re.compile(r" [,.;:?](?!\d)"),
    "two points": re.compile(r"\.\.|,,|\?\?|[?!]\."),
    "a sentence that starts small": re.compile(r"(?:^|[.?] )[a-z][a-z]"),
    "a word twice": re.compile(r"\b([a-z]+) \1\b", re.IGNORECASE),
}
_ONE_OF_MANY = re.compile(
    r"(?<![\d.,x/×=*+-])(?<!\bby )(?<!stride )(?<!padding )(?<!dilation )(?<!Line )(?<!and )"
    r"(?:\b1|(?:^|[.?] )One) (?:\d+(?:x\d+)+ |flat |input )?([a-z-]+s)\b"
)
"""`1 channels`: a one before a plural, but for `7.1 times`, `1x1 filters`, `stride 1 runs`."""
_NO_PLURAL = re.compile(r".*(?:ss|us|is|as)|arrives|grows|takes|becomes|makes|goes|comes|means|leaves")
"""What is no plural for all its s: class, plus, this, bias; and what a one may do."""
_WORD = re.compile(r"[A-Za-z]{2}")
_LEADING = re.compile(r"\b([Aa]n?) (\d[\d,]*)")
_BEFORE_WORD = re.compile(r"\b([Aa]n?) ([A-Za-z][\w-]*)")
_SPOKEN_LETTERS = "AEFHILMNORSX"
"""Letters that are said with a vowel first: an H x W x D input."""
_IN_LETTERS = re.compile(r"[A-Z](?:x|$)")
_READ_OUT = ("MB", "MAC")
"""Short forms that are said as the word that they stand for: a megabyte."""
_AS_YOU = re.compile(r"(?i)one|once|uni|use|usu|eu|u-")
"""Words that are said with a consonant first for all their vowels."""


def faults(asked: Question) -> Iterator[str]:
    """What reads wrong in a question; nothing where all is well."""
    yield from unfilled(*_everything(asked))
    for one in _sentences(asked):
        yield from (f"{fault}: {one}" for fault in misread(one))
    if asked.dress == "said":
        yield from _too_long(asked.prompt)
        if found := sorted(set(_SYMBOL.findall(asked.prompt))):
            yield f"{' '.join(found)} can't be said: {asked.prompt}"
    if asked.solution is not None and len(asked.solution.spoken.split()) > MOST_SPOKEN:
        yield f"more than {MOST_SPOKEN} words are to be spoken: {asked.solution.spoken}"


def unfilled(*texts: str) -> Iterator[str]:
    """The texts in which a word was not filled in."""
    yield from (f"unfilled: {one}" for one in texts if _UNFILLED.search(one))


def _everything(asked: Question) -> Iterator[str]:
    """Every text of a question; what is said of answers is checked with them."""
    yield from (asked.topic.title, asked.topic.group)
    yield from (asked.prompt, *asked.hints, *asked.conventions, *asked.work, *asked.explanation, asked.key.shown)
    yield from (option.text for option in asked.wanted.options)
    if asked.solution is not None:
        yield asked.solution.spoken
        yield from (text for step in asked.solution.steps for text in (step.label, step.why, step.say))
    if asked.picture is not None:
        yield asked.picture.in_words()


def _sentences(asked: Question) -> Iterator[str]:
    """The texts of a question that are whole sentences; rows of a grid are none."""
    yield from (*asked.hints, *asked.conventions)
    if asked.dress == "said":
        yield from filter(_WORD.search, asked.prompt.splitlines())
    if asked.solution is not None:
        yield asked.solution.spoken
        yield from filter(None, (step.say for step in asked.solution.steps))


def misread(text: str) -> Iterator[str]:
    """What reads wrong in one text, as names of faults."""
    yield from (name for name, pattern in _SLIPPED.items() if pattern.search(text))
    yield from (f"'{found[0]}'" for found in _ONE_OF_MANY.finditer(text) if not _NO_PLURAL.fullmatch(found[1]))
    for found in _LEADING.finditer(text):
        if (found[1].lower() == "an") is not _starts_with_a_vowel(found[2]):
            yield f"'{found[0]}'"
    for found in _BEFORE_WORD.finditer(text):
        if (found[1].lower() == "an") is not _sounds_like_a_vowel(found[2]):
            yield f"'{found[0]}'"


def _starts_with_a_vowel(number: str) -> bool:
    """Whether a number is said with a vowel first: eight, eleven, eighteen, eighty, eight hundred."""
    digits = number.replace(",", "")
    first = digits[: len(digits) % 3 or 3]
    return first[0] == "8" or first in ("11", "18")


def _sounds_like_a_vowel(word: str) -> bool:
    if (word.isupper() or _IN_LETTERS.match(word)) and word not in _READ_OUT:
        return word[0].upper() in _SPOKEN_LETTERS
    return word[0] in "aeiouAEIOU" and not _AS_YOU.match(word)


def _too_long(prompt: str) -> Iterator[str]:
    for line in prompt.splitlines():
        yield from _longer(line, MOST_WORDS, MOST_SENTENCES)
    yield from _longer(prompt, *_MOST_IN_ALL)


def _longer(text: str, most_words: int, most_sentences: int) -> Iterator[str]:
    if (words := len(text.split())) > most_words:
        yield f"{words} words in a prompt: {text}"
    if (count := len(re.findall(r"[.?!](?=\s|$)", text))) > most_sentences:
        yield f"{count} sentences in a prompt: {text}"
