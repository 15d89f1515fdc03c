"""What somebody says in an interview: a number, a sum or a shape, and what is assumed beside it.

Nothing here works anything out for the person: what is echoed holds the sum as it was typed, never its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from question_bank.answers import read_answer
from question_bank.expression import SCREEN, Misread, Num, Number, Style, grouped, text
from question_bank.expression.lexing import tokens
from question_bank.interviews.openings import OPENINGS
from question_bank.interviews.posing import NOTHING, Posed, Settled, way_of
from question_bank.question import Wanted
from question_bank.replies import NumberReply, Reply, ShapeReply, Unreadable
from question_bank.wording import phrases

_FILLERS = re.compile(
    r"^(?:(?:about|roughly|around|approximately|approx\.?|circa|ca\.|nearly|it is|it's|that is|that's|i get|i say|so)\b|"
    r"[~≈=]|[,;:])\s*",
    re.IGNORECASE,
)
_WORDY = re.compile(r"[A-Za-z]")
_BEFORE = r"(?:(?:with|assuming|assume|if|and|in|as|at|for|counting|counted|there is|there are|i assume|say)\s+)*"
_SCALES: Mapping[str, int] = {
    **dict.fromkeys(("k", "thousand"), 10**3),
    **dict.fromkeys(("m", "mio", "mn", "million", "millions"), 10**6),
    **dict.fromkeys(("g", "b", "bn", "billion", "billions"), 10**9),
}
_PREFIXED = re.compile(r"(?<=[\d\s])([kmg])(?=(?:flops?|macs?)\b)", re.IGNORECASE)
"""`236 MFLOPs`: a word for noughts and a unit in one."""
_STORED: Mapping[str, int] = {
    **dict.fromkeys(("kb", "kilobytes"), 10**3),
    **dict.fromkeys(("mb", "megabytes"), 10**6),
    **dict.fromkeys(("gb", "gigabytes"), 10**9),
    **{"kib": 2**10, "mib": 2**20, "gib": 2**30},
}


class Heard(NamedTuple):
    """An answer as it was understood."""

    reply: Reply
    scale: int = 1
    """By what a word behind the number multiplies it."""
    scaled: str = ""
    """That word."""
    settled: Settled = NOTHING
    """What was said of what is open."""
    words: tuple[str, ...] = ()
    """The words in which it was said."""
    body: str = ""
    """What was typed without them."""

    @property
    def value(self) -> Number:
        """The number that was said, with its noughts; 0 where it is none."""
        value = Fraction(self.reply.value) * self.scale if isinstance(self.reply, NumberReply) else Fraction(0)
        return value.numerator if value.denominator == 1 else value

    def echo(self, style: Style = SCREEN) -> str:
        """The answer as it was understood, with no sum worked out."""
        shown = self._echoed(style)
        if self.scale > 1 and isinstance(self.reply, NumberReply) and isinstance(self.reply.expr, Num):
            shown = grouped(self.value)
        elif self.scaled:
            shown = f"{shown} {self.scaled}"
        said = [_noted(opening, chosen) for opening, chosen in self.settled.items()]
        return ", ".join((shown, *said))

    def _echoed(self, style: Style) -> str:
        if isinstance(self.reply, NumberReply):
            sums = (self.reply.worked[0], self.reply.expr) if self.reply.worked else (self.reply.expr,)
            return " = ".join(text(one, style) for one in sums)
        if isinstance(self.reply, ShapeReply) and re.search(r"[-+/]", self.body):
            return f"a shape, {unfinished(self.body)}"
        return self.reply.read_as(style)


def hear(posed: Posed, openings: Iterable[str], typed: str) -> Heard | Unreadable:
    """An answer to a turn.

    Args:
        posed: the turn.
        openings: what the case leaves open; anything else may be said as well.
        typed: what was typed.
    """
    apart = _PREFIXED.sub(r"\1 ", typed)
    body, start, settled, words = _apart(apart, _known((*openings,)))
    if words and not body.strip():
        return Unreadable("An answer belongs to it. To ask instead of answering, press ?.", len(typed))
    wanted = posed.usual.question.wanted
    body, scale, scaled = _without_scale(posed, body) if wanted.kind == "number" else (body, 1, "")
    plain = Wanted(wanted.kind, parts=wanted.parts, whole=wanted.whole and not posed.turn.rough and scale == 1)
    reply = read_answer(plain, body)
    if isinstance(reply, Unreadable):
        return reply._replace(at=min(len(typed), reply.at + start))
    return Heard(reply, scale, scaled, MappingProxyType(settled), tuple(words), body)


@lru_cache(maxsize=64)
def _known(openings: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """What may be said beside a number, longer sayings first, with the opening and the way; those of the case first."""
    every = dict.fromkeys((*openings, *OPENINGS))
    found = [(words, one, way) for one in every for words, way in _sayings(one)]
    return sorted(found, key=lambda one: -len(one[0]))


def _sayings(opening: str) -> Iterator[tuple[str, str]]:
    """What may be said of an opening, as patterns, each with the way that it means."""
    one = OPENINGS[opening]
    for way in one.ways:
        yield from ((re.escape(words).replace(r"\ ", r"[\s-]+"), way.id) for words in way.words)
    if one.number:
        yield rf"(?:{one.name}|{one.name[:3]}|{one.number})(?:\s+of)?\s*=?\s*(?P<number>\d{{1,2}})", "="


def _apart(typed: str, known: list[tuple[str, str, str]]) -> tuple[str, int, dict[str, str], list[str]]:
    """The answer itself and where it starts, what was settled beside it, and in which words."""
    body, start, settled, words = typed, 0, dict[str, str](), list[str]()
    while True:
        if filler := _FILLERS.match(body.lstrip()):
            start += len(body) - len(body.lstrip()) + filler.end()
            body = body.lstrip()[filler.end() :]
            continue
        wordy = _WORDY.search(body)
        found = next(filter(None, (_said(body, *one) for one in known)), None) if wordy else None
        if found is None:
            return body, start, settled, words
        body, cut, opening, way, said = found
        start += cut
        settled.setdefault(opening, way)
        words.append(said)


def _said(body: str, pattern: str, opening: str, way: str) -> tuple[str, int, str, str, str] | None:
    """The text without a saying at its end or its start, how much was cut at the start, and what was said."""
    end = re.search(rf"(?<![A-Za-z]){_BEFORE}({pattern})\s*[).,;]*\s*$", body, re.IGNORECASE)
    if end is not None:
        rest = re.sub(r"[\s,;:(]+$", "", body[: end.start()])
        return rest, 0, opening, _way(way, end), " ".join(end[1].split())
    first = re.match(rf"\s*{_BEFORE}({pattern})(?=[\s,;:]|$)\s*[,;:]*\s*", body, re.IGNORECASE)
    if first is not None:
        return body[first.end() :], first.end(), opening, _way(way, first), " ".join(first[1].split())
    return None


def _way(way: str, match: re.Match[str]) -> str:
    return f"={int(match['number'])}" if way == "=" else way


def _without_scale(posed: Posed, body: str) -> tuple[str, int, str]:
    """The text before a unit and a word for noughts, what the word multiplies by, and the word."""
    asked = posed.usual.question
    layer = asked.scenario.layer if asked.scenario is not None else None
    target = posed.turn.of.partition("/")[2]
    stored = _STORED if "bytes" in target else {}
    units = {} if layer is None else phrases(layer, layer.quantity(target))
    low = body.rstrip().rstrip(".")
    for word in sorted({*stored, *units}, key=len, reverse=True):
        if (rest := _ahead_of(low, word)) is not None:
            return (rest, stored[word], word) if word in stored else _scaled(rest)
    return _scaled(low)


def _scaled(body: str) -> tuple[str, int, str]:
    for word in sorted(_SCALES, key=len, reverse=True):
        if (rest := _ahead_of(body, word)) is not None:
            return rest, _SCALES[word], word
    return body, 1, ""


def _ahead_of(body: str, word: str) -> str | None:
    """What stands before a word at the end; None where the text does not end with it."""
    rest = body.rstrip()
    if not rest.lower().endswith(word) or len(rest) == len(word) or rest[-len(word) - 1].isalpha():
        return None
    return rest[: -len(word)].rstrip(" ,;")


def _noted(opening: str, chosen: str) -> str:
    """What was settled, in words that need no numbers: "padding as said" has its number in the words themselves."""
    way = way_of(opening, chosen)
    return way.noted if "{" not in way.noted else f"{OPENINGS[opening].name} that keeps the size"


def unfinished(typed: str) -> str:
    """A text that only stops too early, as far as it goes: `10 × (3 × 3 × 3`."""
    try:
        found = tokens(typed, ())
    except Misread:
        return typed.strip()
    shown = ""
    for token in found:
        sign = f" {_SIGNS[token.text]} " if token.text in _SIGNS else token.text
        shown += grouped(token.number) if token.kind == "number" else sign
    return " ".join(shown.split())


_SIGNS = {"*": "×", "+": "+", "-": "-"}


def reading(heard: Heard | Unreadable, typed: str) -> str:
    """The line under the box while somebody types; empty where only `Unreadable` can tell."""
    if isinstance(heard, Heard):
        return f"read as  {heard.echo()}"
    if heard.unfinished and typed.strip():
        rest = "bracket open" if "bracket" in heard.why else "not finished"
        return f"read as  {unfinished(typed)}, {rest}"
    return ""
