"""What an interviewer hears in an answer: the method, the number, and what was assumed, kept apart."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Literal, NamedTuple

from question_bank.asking.rounding import EstimateKey, is_close
from question_bank.expression import Number, grouped, parts
from question_bank.grading import ValueKey
from question_bank.interviews.hearing import Heard
from question_bank.interviews.nearly import is_nearly, is_roughly
from question_bank.interviews.openings import OPENINGS
from question_bank.interviews.posing import Posed, Settled, Variant
from question_bank.interviews.saying import answer_of, settled_in_words, spoken, why_not
from question_bank.question import Verdict
from question_bank.replies import Impossible, NumberReply, Reply, ShapeReply

Method = Literal["yes", "no", "not seen"]
_NOUGHTS = {10: "ten times", 100: "100 times", 1000: "1,000 times"}
_PARTS = {10: "a tenth", 100: "a hundredth", 1000: "a thousandth"}


class Judged(NamedTuple):
    """An answer to a turn, judged."""

    outcome: Literal["right", "slipped", "wrong"]
    method: Method
    number: str
    """`yes`, `no`, how far it is off ("ten times"), or `-` where none was asked for."""
    says: str
    """The interviewer's reaction. Never the right number."""
    code: str
    """The question that was answered, with what was assumed."""
    spoken: str
    """How one might say the answer."""
    slips: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    left: tuple[str, ...] = ()
    """What was left open though it decides the answer, by name."""
    remark: str = ""
    """What the interviewer adds about that."""

    @property
    def is_right(self) -> bool:
        """Whether the turn is behind: the way to the number was right, whatever became of the number."""
        return self.method == "yes"


def judge(posed: Posed, heard: Heard, whole: Posed, settled: Settled) -> Judged:
    """An answer to a turn.

    Args:
        posed: the turn with all that has been settled, by the answer too.
        heard: the answer.
        whole: the turn with nothing settled.
        settled: what has been settled.
    """
    fits = [one for one in posed.variants if _is_right(one, heard, rough=posed.turn.rough)]
    if fits:
        return _right(posed, fits)
    other = next((one for one in whole.variants if _is_right(one, heard, rough=posed.turn.rough)), None)
    if other is not None:
        return _otherwise(posed, other, settled)
    return _missed(posed, heard)


def _given(heard: Heard) -> tuple[Number, ...]:
    if isinstance(heard.reply, NumberReply):
        return (heard.value,)
    return heard.reply.sides if isinstance(heard.reply, ShapeReply) else ()


def _is_right(variant: Variant, heard: Heard, *, rough: bool) -> bool:
    answer = answer_of(variant)
    if isinstance(heard.reply, Impossible):
        return answer is None
    if answer is None or _is_miscounted(heard, rough=rough):
        return False
    given = _given(heard)
    return given == answer or (rough and len(given) == len(answer) == 1 and is_roughly(given[0], answer[0]))


def _is_miscounted(heard: Heard, *, rough: bool) -> bool:
    """Whether a sum and the number behind its equals sign differ."""
    reply = heard.reply
    if not isinstance(reply, NumberReply) or not reply.worked:
        return False
    value, exact = heard.value, reply.worked[1]
    kept = is_close(value, exact) if rough else value in (exact, floor(exact))  # who rounds down need not write it
    return not kept


def _right(posed: Posed, fits: list[Variant]) -> Judged:
    """Right in at least one way; what was left open though it decides the answer is named."""
    first = fits[0]
    open_still = [one for one in posed.turn.open if len({variant.ways[one] for variant in posed.variants}) > 1]
    decides = [one for one in open_still if len({variant.ways[one] for variant in fits}) < _ways_of(posed, one)]
    says, remark = "Right.", ""
    if answer_of(first) is None:
        says = f"Right: impossible. {why_not(first)}"
    elif decides:
        taken = " and ".join(_noted(posed, one, first.ways[one]) for one in decides)
        says, remark = f"Right, {taken}.", "I had left that open: say which you mean."
    left = tuple(OPENINGS[one].name for one in decides)
    number = "-" if answer_of(first) is None else "yes"
    return Judged("right", "yes", number, says, first.question.code, spoken(posed, first), left=left, remark=remark)


def _ways_of(posed: Posed, opening: str) -> int:
    return len({variant.ways[opening] for variant in posed.variants})


def _noted(posed: Posed, opening: str, chosen: str) -> str:
    return settled_in_words(posed.letters, opening, chosen)


def _otherwise(posed: Posed, other: Variant, settled: Settled) -> Judged:
    """Right, had something else been agreed on."""
    against = [one for one, way in other.ways.items() if one in settled and settled[one] != way]
    meant = " and ".join(_noted(posed, one, other.ways[one]) for one in against)
    agreed = " and ".join(_noted(posed, one, settled[one]) for one in against)
    says = f'Not quite: that is right for "{meant}", and we had agreed: {agreed}.'
    return Judged("wrong", "yes", "no", says, posed.usual.question.code, spoken(posed, posed.usual))


def _missed(posed: Posed, heard: Heard) -> Judged:
    verdicts = [(one, _verdict(one, heard, rough=posed.turn.rough)) for one in posed.variants]
    slipped = sorted((one for one in verdicts if one[1].slips or one[1].pairs), key=lambda one: not one[1].slips)
    variant, found = (slipped or verdicts)[0]
    said = spoken(posed, variant)
    code = variant.question.code
    if _is_miscounted(heard, rough=posed.turn.rough):
        return _miscounted(posed, heard)._replace(code=code, spoken=said)
    if (off := _off(posed, heard)) is not None:
        word, says = off
        return Judged("wrong", "yes", word, says, code, said)
    if found.slips or found.pairs:
        says = _reaction(found)
        return Judged("slipped", "no", "no", says, code, said, slips=found.slips, pairs=found.pairs)
    if any(_is_nearly(heard, answer_of(one)) for one in posed.variants):
        says = "The way is right. One number in the sum is not; look at it again."
        return Judged("wrong", "yes", "no", says, code, said)
    method: Method = "no" if isinstance(heard.reply, Impossible) or answer_of(variant) is None else "not seen"
    method = "no" if isinstance(heard.reply, NumberReply) and parts(heard.reply.expr) else method
    return Judged("wrong", method, "no", _reaction(found), code, said)


def _miscounted(posed: Posed, heard: Heard) -> Judged:
    assert isinstance(heard.reply, NumberReply)
    assert heard.reply.worked is not None
    sum_only = Heard(NumberReply(heard.reply.worked[0], heard.reply.worked[1]))
    right = any(_is_right(one, sum_only, rough=posed.turn.rough) for one in posed.variants)
    shown = grouped(heard.value)
    if right:
        return Judged("wrong", "yes", "no", f"The sum is right. It is not {shown}: work it out again.", "", "")
    if any(_given(heard) == answer_of(one) for one in posed.variants):
        return Judged("wrong", "no", "yes", f"{shown} is right, and the sum that you wrote is another one.", "", "")
    return Judged("wrong", "no", "no", f"Not quite: the sum is not {shown}, and it is not the sum I mean.", "", "")


def _off(posed: Posed, heard: Heard) -> tuple[str, str] | None:
    """How many noughts too many or too few a number has; None where noughts are not what is wrong."""
    given = _given(heard)
    for variant in posed.variants:
        answer = answer_of(variant)
        if answer is None or len(given) != 1 or len(answer) != 1 or not answer[0]:
            continue
        for times in _NOUGHTS:
            if _same(given[0], answer[0] * times, posed):
                return _NOUGHTS[
                    times
                ], f"The way is right; the number is {_NOUGHTS[times]} too large. Count the noughts."
            if _same(given[0] * times, answer[0], posed):
                return _PARTS[times], f"The way is right; the number is {_PARTS[times]} of it. Count the noughts."
    return None


def _same(given: Number, answer: Number, posed: Posed) -> bool:
    return is_roughly(given, answer) if posed.turn.rough else given == answer


def _verdict(variant: Variant, heard: Heard, *, rough: bool) -> Verdict:
    """What the bank says of the same answer to the same question."""
    key = variant.question.key
    reply: Reply = heard.reply
    if isinstance(reply, NumberReply):
        value = _whole(Fraction(heard.value) / variant.times)
        reply = NumberReply(reply.expr, value)
    if isinstance(reply, ShapeReply) and variant.channels_first:
        reply = ShapeReply((*reply.sides[1:], *reply.sides[:1]))
    if rough and isinstance(key, ValueKey):
        return EstimateKey(key.scenario, key.quantity).judge(reply)
    return variant.question.key.judge(reply)


def _reaction(found: Verdict) -> str:
    """The verdict as an interviewer reacts: there is no second try."""
    if found.outcome == "convention":
        return "Not quite: that is another count than the one we agreed on."
    says = found.says
    for before, after in _REACTS:
        says = says.replace(before, after)
    return says


_REACTS = (
    ("Not yet: ", "Not quite: "),
    (", and it is none of the slips known here", ""),
    (", by more than a tenth, and no slip known here", ""),
)


def _is_nearly(heard: Heard, answer: tuple[Number, ...] | None) -> bool:
    return isinstance(heard.reply, NumberReply) and answer is not None and is_nearly(heard.reply.expr, answer[0])


def _whole(number: Fraction) -> Number:
    return number.numerator if number.denominator == 1 else number
