"""How many times as much: how a factor is written and read, how people get one wrong, and the key that judges it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from question_bank import slips
from question_bank.asking.amounts import miscounted, tells
from question_bank.expression import Number, grouped
from question_bank.grading import said_of
from question_bank.ideas import IDEAS
from question_bank.question import Verdict
from question_bank.replies import NumberReply, Reply
from question_bank.scenario import Words
from question_bank.slips import Slip
from question_bank.wording import FACTOR_WORDS

_PERCENT = "percent"
PHRASES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(FACTOR_WORDS, ""),
        **dict.fromkeys(("%", "percent", "per cent"), _PERCENT),
    }
)
"""What may stand behind a factor."""

OWN_IDEAS = {
    "factors-multiply": "a count changes by the product of all changes that come into it",
    "sides-multiply": "what changes on every side comes in once for each side",
    "factor-divides": "a factor is one number divided by another",
    "rows-add-up": "layers in a row each have weights and work of their own",
}

OWN_SLIPS = (
    Slip(
        "one-change-only",
        "factors-multiply",
        "only one of two changes",
        "takes in one of the changes and leaves the other",
        "Both changes come in, so their factors are multiplied.",
    ),
    Slip(
        "one-side-only",
        "sides-multiply",
        "a side taken for all sides",
        "takes in the change of a single side",
        "Every side changes at once, and each of them comes in as a factor.",
    ),
    Slip(
        "change-left-out",
        "factors-multiply",
        "the change left out",
        "says that nothing changes",
        "What changed does come into this count: look where it stands in the formula.",
    ),
    Slip(
        "change-brought-in",
        "factors-multiply",
        "a change that does not come in",
        "follows something that this count does not depend on",
        "Only what stands in the formula can change the result.",
    ),
    Slip(
        "factor-turned-over",
        "factor-divides",
        "the factor turned over",
        "is the factor of the way back",
        "More than before is a factor above 1, less than before one below 1.",
    ),
    Slip(
        "difference-for-factor",
        "factor-divides",
        "the difference in place of the factor",
        "tells how much more one has",
        "A factor is the larger number divided by the smaller one.",
    ),
    Slip(
        "one-row-only",
        "rows-add-up",
        "only one of several layers in a row",
        "counts a single one of the layers in a row",
        "Each layer of a row has weights and work of its own, so they are added.",
    ),
)

CHANGED = ("one-change-only", "one-side-only", "change-left-out", "change-brought-in", "factor-turned-over")
"""The slips that can be made about a change, by their ids."""
COMPARED = ("one-side-only", "factor-turned-over", "difference-for-factor", "one-row-only")
"""The slips that can be made about two designs."""

IDEAS.update(OWN_IDEAS)
for _slip in OWN_SLIPS:
    slips.add(_slip)


def written(factor: Fraction) -> str:
    """`4`, `1/4`, `25/9`."""
    return str(factor)


_NEAREST = ("one-change-only", "one-side-only", "one-row-only", "factor-turned-over")
"""The slips that lie nearest where one is asked for a factor; those of the layer come after them, the rest last."""


_ROUNDED = Fraction(1, 100)


def _ranked(found: list[str]) -> list[str]:
    """The ids of slips, each once, the commonest first."""
    return sorted(dict.fromkeys(found), key=lambda slip: (slip not in _NEAREST, slips.RANK[slip]))


class _Span(NamedTuple):
    """The numbers that count as a factor: those between two whole numbers over a third, which are quick to compare."""

    low: int
    high: int
    over: int

    @staticmethod
    def around(factor: Fraction, near: Fraction) -> _Span:
        """The numbers that are near enough; a factor that no decimal can write may be rounded to two digits."""
        off = abs(factor) * (near if _ends(factor) else max(near, _ROUNDED))
        over = factor.denominator * off.denominator
        return _Span(int((factor - off) * over), int((factor + off) * over), over)

    def holds(self, given: Fraction) -> bool:
        """Whether a number counts as the factor."""
        top, bottom = given.as_integer_ratio()
        return self.low * bottom <= top * self.over <= self.high * bottom


@dataclass(frozen=True, eq=False)
class FactorKey:
    """Judges a factor."""

    right: Fraction
    wrong: Mapping[Fraction, list[str]]
    """The slips that lead to other factors."""
    words: Callable[[str], Words]
    """What fills the sentences of a slip."""
    given: frozenset[Number]
    """The numbers of the question, which are no secret."""
    near: Fraction = Fraction(0)
    """What part of the right factor an answer may be off by, where the question says so."""

    @property
    def expected(self) -> int | str:
        return self.right.numerator if self.right.denominator == 1 else written(self.right)

    @property
    def shown(self) -> str:
        return written(self.right) if not self.near or self.right.denominator < 10 else _rounded(self.right)

    def judge(self, reply: Reply) -> Verdict:
        if not isinstance(reply, NumberReply):
            return Verdict("wrong", "Not yet: both numbers can be had, so there is a factor to find.")
        found = miscounted(reply)
        if found is not None and reply.worked and not self._agrees(Fraction(reply.value), Fraction(reply.worked[1])):
            return found
        given = Fraction(reply.value) / (100 if reply.convention == _PERCENT else 1)
        if self._agrees(given, self.right):
            exactly = "" if given == self.right else f" Exactly it is {written(self.right)}."
            return Verdict("right", f"Right: {self._shown(given)}.{exactly}")
        if ids := self._slips(given):
            return Verdict("slipped", self._said(given, ids), slips=tuple(ids))
        says = f"Not yet: {self._shown(given)} is not it, and it is none of the slips known here."
        return Verdict("wrong", says)

    def wrong_answers(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for factor in self.wrong:
            ids = self._slips(factor)
            if ids and not self._agrees(factor, self.right):
                answer = factor.numerator if factor.denominator == 1 else written(factor)
                found.append({"ids": ids, "answer": answer, "says": self._said(factor, ids)})
        return found

    def _agrees(self, given: Fraction, factor: Fraction) -> bool:
        """Whether a number is a factor."""
        return _Span.around(factor, self.near).holds(given)

    def _slips(self, given: Fraction) -> list[str]:
        return _ranked([slip for span, found in self._spans for slip in found if span.holds(given)])

    @cached_property
    def _spans(self) -> tuple[tuple[_Span, list[str]], ...]:
        """What counts as each of the wrong factors, with its slips."""
        return tuple((_Span.around(factor, self.near), found) for factor, found in self.wrong.items())

    def _said(self, given: Fraction, ids: list[str]) -> str:
        shown = self._shown(given)
        says = said_of(shown, [(slip,) for slip in ids], [], self.words(ids[0]))
        told = tells(says.removeprefix(f"Not yet: {shown}"), (self.right,), self.given)
        return f"Not yet: {shown}. Slip: {slips.SLIPS[ids[0]].name}." if told else says

    def _shown(self, given: Fraction) -> str:
        if given.denominator == 1:
            return grouped(given.numerator)
        return written(given) if given in (self.right, *self.wrong) else grouped(given)


def _rounded(factor: Fraction) -> str:
    """`2.28`, `117`: three digits, or all those before the point."""
    digits = max(0, 2 - (len(str(int(factor))) - 1 if factor >= 1 else -1))
    return f"{float(factor):.{digits}f}"


def _ends(factor: Fraction) -> bool:
    """Whether a decimal can write it."""
    rest = factor.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1
