"""Numbers in the head: rounded before they are multiplied, said with a word for their noughts, and judged within a tenth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache, partial
from typing import Any

from question_bank import wording
from question_bank.diagnosis import plans
from question_bank.expression import SCREEN, Expr, Num, Number, grouped, parts, text
from question_bank.expression.tree import rebuilt
from question_bank.grading import said_of
from question_bank.layer import Layer, Quantity
from question_bank.question import Verdict
from question_bank.replies import NumberReply, Reply
from question_bank.scenario import Scenario, Words

_TENTH, _SAFE = Fraction(1, 10), Fraction(1, 25)
"""How far off an answer may be, and how far what is rounded, so that it may be rounded once more to two digits."""
_WORDS = {"trillion": 10**12, "billion": 10**9, "million": 10**6}
_SCALES = {**dict.fromkeys(("k", "thousand"), 10**3), **dict.fromkeys(("m", "mio", "million", "millions"), 10**6)}
_SCALES |= {**dict.fromkeys(("g", "b", "bn", "billion", "billions"), 10**9), **dict.fromkeys(("t", "trillion"), 10**12)}
_KEPT = 12
"""Numbers up to this are multiplied as they are."""
_EASY = tuple(
    tuple(round(10 * digits) for digits in (*easy, 10))
    for easy in ((1, 2, 5), (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8), (1, 1.2, 1.5, 2, 2.2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9))
)
"""The leading digits to round to, in tenths, the easiest first."""


@dataclass(frozen=True, eq=False)
class EstimateKey:
    """Judges a number that was worked out in the head: within a tenth it is right."""

    scenario: Scenario
    counted: Quantity

    @property
    def near(self) -> Fraction:
        """What part of the right number an answer may be off by."""
        return _TENTH

    @cached_property
    def right(self) -> Number:
        return self.scenario.answer(self.counted)[0]

    @property
    def expected(self) -> int | str:
        return self.right if isinstance(self.right, int) else str(self.right)

    @property
    def shown(self) -> str:
        return grouped(self.right)

    def make_ready(self) -> None:
        """Builds the plans of all slips."""
        self._fits(self.right)

    def judge(self, reply: Reply) -> Verdict:
        if not isinstance(reply, NumberReply):
            return Verdict("wrong", "Not yet: this layer can exist, and there is a number to find.")
        scale, _, said = (reply.convention or "1/").partition("/")
        value = _whole(Fraction(reply.value) * int(scale))
        if reply.worked and not is_close(value, reply.worked[1]):
            says = f"Not yet: {text(reply.worked[0], SCREEN)} is not about {grouped(value)}."
            return Verdict("wrong", says, arithmetic="worked-out-wrong")
        if (other := self._convention(value, said)) is not None:
            return other
        if is_close(value, self.right):
            exactly = "" if value == self.right else f" Exactly it is {grouped(self.right)}."
            return Verdict("right", f"Right: {grouped(value)}.{exactly}")
        if fits := self._fits(value):
            return Verdict("slipped", self._named(value, fits), slips=tuple(fits))
        return self._wrong(value)

    def wrong_answers(self) -> list[dict[str, Any]]:
        """What the single slips lead to, where it is further away than a tenth."""
        answers = dict.fromkeys(answer for _, answer in self._slipped)
        return [
            {
                "ids": fits,
                "answer": answer if isinstance(answer, int) else str(answer),
                "says": self._named(answer, fits),
            }
            for answer in answers
            if (fits := self._fits(answer))
        ]

    @cached_property
    def _slipped(self) -> tuple[tuple[str, Number], ...]:
        """Each single slip with the number that it leads to, the commonest first; none that is right within a tenth."""
        singles = plans(self.scenario.layer, self.scenario.mode, self.counted.name).singles
        able = [plan for plan in singles if not plan.brings & self.scenario.unsaid]
        answers = [(plan.ids[0], plan.answer(self.scenario.values)) for plan in able]
        return tuple((slip, answer[0]) for slip, answer in answers if answer and not is_close(answer[0], self.right))

    def _fits(self, value: Number) -> list[str]:
        return list(dict.fromkeys(slip for slip, answer in self._slipped if is_close(value, answer)))

    def _named(self, value: Number, fits: list[str]) -> str:
        return said_of(grouped(value), [(slip,) for slip in fits], [], Words(self.scenario))

    def _convention(self, value: Number, said: str) -> Verdict | None:
        """The verdict on a number that is meant, or happens to be, in another convention; None where it is in ours."""
        for one in self.counted.conventions:
            if not one.instead or (one.only_said and one.id != said):
                continue
            fits = is_close(value, self.scenario.known((one.instead,))[one.instead])
            if fits and (one.id == said or not is_close(value, self.right)):
                return Verdict("convention", f"Right by another convention: {one.says}", convention=one.id)
            if one.id == said and is_close(value, self.right):
                says = f"Not yet: {grouped(value)} is close, but not in what you name beside it. Which of the two?"
                return Verdict("wrong", says)
        return None

    def _wrong(self, value: Number) -> Verdict:
        for noughts in (10, 100, 1000):
            if is_close(value * noughts, self.right) or is_close(Fraction(value) / noughts, self.right):
                says = f"Not yet: {grouped(value)} is off by noughts only. Count them again."
                return Verdict("wrong", says, arithmetic="zeros")
        amount = "too much" if value > self.right else "too little"
        return Verdict("wrong", f"Not yet: {grouped(value)} is {amount}, by more than a tenth, and no slip known here.")


def is_close(given: Number, exact: Number, apart: Fraction = _TENTH) -> bool:
    """Whether a number is within a tenth of another, or a smaller part."""
    return abs(Fraction(given) - Fraction(exact)) <= apart * abs(Fraction(exact))


def roughly(number: Number) -> str:
    """`2.4 million`, `86,000`: two digits, and a word for the noughts."""
    two = _digits(2, Fraction(number))
    for word, scale in _WORDS.items():
        if two >= scale:
            return f"{grouped(_whole(two / scale))} {word}"
    return grouped(_whole(two))


def phrases(layer: Layer, quantity: Quantity) -> dict[str, str]:
    """What may stand behind a number: units, and words for its noughts with and without them, each as `scale/convention`."""
    units = wording.phrases(layer, quantity)
    found = {unit: f"1/{convention}" for unit, convention in units.items() if convention}
    found |= {unit: "" for unit, convention in units.items() if not convention}
    for word, scale in _SCALES.items():
        found[word] = f"{scale}/"
        found |= {f"{word} {unit}": f"{scale}/{convention}" for unit, convention in units.items()}
        found |= {f"{word}{unit}": f"{scale}/{convention}" for unit, convention in units.items() if len(word) == 1}
    return found


@lru_cache(maxsize=64)
def rounded(expr: Expr, exact: Number) -> Expr:
    """A sum with its numbers rounded to what can be multiplied in the head, and safely close to the exact value."""
    ways: list[Callable[[Fraction], Fraction]] = [partial(_nearest, easy) for easy in _EASY]
    ways += [partial(_digits, digits) for digits in (2, 3)]
    tried = (_eased(expr, way) for way in ways)
    return next((one for one in tried if is_close(one.value({}), exact, _SAFE)), expr)


def _eased(expr: Expr, ease: Callable[[Fraction], Fraction]) -> Expr:
    if isinstance(expr, Num):
        return expr if expr.number <= _KEPT else Num(_whole(ease(Fraction(expr.number))))
    return rebuilt(expr, tuple(_eased(part, ease) for part in parts(expr)))


def _nearest(easy: tuple[int, ...], number: Fraction) -> Fraction:
    scale = 10 ** (len(str(int(number))) - 1)
    top, bottom = 10 * number.numerator, number.denominator * scale
    return Fraction(min(easy, key=lambda tenths: abs(tenths * bottom - top)) * scale, 10)


def _digits(digits: int, number: Fraction) -> Fraction:
    """A number with so many digits that count."""
    scale = Fraction(10) ** (len(str(int(number))) - digits)
    return round(number / scale) * scale


def _whole(number: Fraction) -> Number:
    return number.numerator if number.denominator == 1 else number
