"""How questions about amounts are put: "280 parameters", "an output height of 28", and how long they may be."""

from __future__ import annotations

import re
from collections.abc import Iterable

from question_bank import wording
from question_bank.expression import SCREEN, Number, grouped, text
from question_bank.layer import Quantity
from question_bank.question import Verdict
from question_bank.replies import NumberReply

_PART, _NUMBER_OF = "part of ", "number of "
_AFTER_THE_NOUN = re.compile(r" (?:of|in|for|that|from|per|at|to|after|before)\b")


def is_counted(label: str) -> bool:
    """Whether a label names things that are counted, as "parameters" and "MB left over" do, and no size."""
    first, *_, last = [*_AFTER_THE_NOUN.split(label)[0].split()] * 2
    return first.isupper() or any(word.endswith("s") and not word.endswith("ss") for word in (first, last))


def amount(quantity: Quantity, number: Number) -> str:
    """A number of the quantity, to stand in a sentence."""
    if quantity.label.startswith(_PART):
        return f"{grouped(number)} of {quantity.label.removeprefix(_PART)}"
    if is_counted(quantity.label) or quantity.label.startswith(_NUMBER_OF):
        label = quantity.label.removeprefix(_NUMBER_OF)
        return f"{grouped(number)} {label.removesuffix('s') if number == 1 else label}"
    return f"{'an' if quantity.label[0] in 'aeiou' else 'a'} {quantity.label} of {grouped(number)}"


_SMALL = (0, 1, 2)
_NUMBER = re.compile(r"\d[\d,]*(?:[./]\d+)?")


def is_soon_said(sentences: tuple[str, str]) -> bool:
    """Whether a scene and a question are short enough to be said in one breath."""
    return wording.sayable(" ".join(sentences))


def prompt(sentences: tuple[str, str]) -> str:
    """A scene and a question, on a line of their own each where they are long."""
    return (" " if is_soon_said(sentences) else "\n").join(sentences)


def tells(sentence: str, right: Iterable[Number], given: Iterable[Number]) -> bool:
    """Whether a right number stands in a sentence although nobody gave it; the small ones of the rules are no secret."""
    told = {found.rstrip(",").replace(",", "") for found in _NUMBER.findall(sentence)}
    return any(str(number) in told for number in {*right} - {*given, *_SMALL})


def miscounted(reply: NumberReply) -> Verdict | None:
    """What is said where a sum and the number that was written after it differ; None where they agree."""
    if reply.worked is None or reply.worked[1] == reply.value:
        return None
    says = f"Not yet: {text(reply.worked[0], SCREEN)} is not {grouped(reply.value)}."
    return Verdict("wrong", says, arithmetic="worked-out-wrong")
