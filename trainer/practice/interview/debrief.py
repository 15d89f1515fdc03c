"""What a listener heard: method, number and stated assumption apart, and what to practise. No verdict on a person."""

from __future__ import annotations

from typing import NamedTuple

from question_bank.interviews import stock
from question_bank.interviews.case import Turn
from question_bank.interviews.letters import fill
from question_bank.interviews.posing import pose
from trainer.practice.interview.state import Interview, Past, letters_of

SAYING = "saying what you assume"
NOT_A_JUDGE = "No program can tell who would be hired."
_MOST = 2
"""So many sentences of a kind at most."""


class Row(NamedTuple):
    """One turn in the table."""

    number: int
    label: str
    method: str
    value: str
    """What became of the number."""
    said: str
    code: str


class Debrief(NamedTuple):
    """An interview that is over, as a listener heard it."""

    scenes: tuple[str, ...]
    rows: tuple[Row, ...]
    solid: str
    shaky: tuple[str, ...]
    missing: tuple[str, ...]
    say: str
    """How one might have said what was missed."""
    practise: tuple[int, ...]
    """The numbers of the turns that are worth practising, the first one first."""
    advice: str
    seconds: float


def debrief(interview: Interview) -> Debrief:
    """What an interview came to."""
    done = interview.done
    missing = _missing(done)
    practise = (*missing, *reversed([i + 1 for i, one in enumerate(done) if one.is_shaky]))
    return Debrief(
        tuple(_scene(interview, place) for place in dict.fromkeys(one.case for one in done)),
        tuple(_row(interview, i + 1, one) for i, one in enumerate(done)),
        ", ".join(_solid(interview)),
        tuple(_shaky(interview)[:_MOST]),
        tuple(dict.fromkeys(_point(interview, done[number - 1]) for number in missing))[:_MOST],
        done[practise[0] - 1].spoken if practise else "",
        practise,
        _advice(practise, done),
        interview.elapsed,
    )


def _turn(interview: Interview, one: Past) -> Turn:
    return stock.turn_at(stock.cases()[interview.cases[one.case]], one.rung, aside=one.aside)


def _scene(interview: Interview, place: int) -> str:
    case = interview.cases[place]
    return fill(stock.cases()[case].scene, letters_of(case, interview.level, interview.seed))


def _row(interview: Interview, number: int, one: Past) -> Row:
    label = _turn(interview, one).label
    return Row(number, label, one.method, one.number, ", ".join(one.notes) or "-", one.code)


def _point(interview: Interview, one: Past) -> str:
    case = interview.cases[one.case]
    return pose(_turn(interview, one), letters_of(case, interview.level, interview.seed)).point


def _solid(interview: Interview) -> list[str]:
    """The skills in whose turns all was right."""
    skills = dict.fromkeys(_turn(interview, one).skill for one in interview.done if one.is_solid)
    weak = {_turn(interview, one).skill for one in interview.done if not one.is_solid}
    answered = [one for one in interview.done if one.outcome != "skipped"]
    says = any(one.notes for one in answered) and not any(one.left for one in interview.done)
    return [skill for skill in skills if skill not in weak] + ([SAYING] if says else [])


def _shaky(interview: Interview) -> list[str]:
    found = [_off(interview, one) for one in interview.done if one.is_shaky]
    for i, one in enumerate(interview.done):
        if one.left:
            found.append(f"{SAYING}: turn {i + 1} left open: {' and '.join(one.left)}")
            break
    return list(dict.fromkeys(found))


def _off(interview: Interview, one: Past) -> str:
    skill = _turn(interview, one).skill
    if one.number == "no":
        return f"{skill}: right by method, and the number was not"
    return f"{skill}: right by method, the number was {one.number} the right one".replace(
        "a tenth the", "a tenth of the"
    )


def _missing(done: tuple[Past, ...]) -> tuple[int, ...]:
    """The numbers of the turns that were missed, the hardest first; steps aside only follow from them."""
    missed = [i + 1 for i, one in enumerate(done) if one.method != "yes" and one.outcome != "skipped"]
    return tuple(sorted(missed, key=lambda number: (done[number - 1].aside, -number)))


def _advice(practise: tuple[int, ...], done: tuple[Past, ...]) -> str:
    skipped = sum(one.outcome == "skipped" for one in done)
    if skipped == len(done):
        return "Every turn was skipped." if done else "Nothing was answered, so nothing is counted."
    if not practise and skipped:
        return f"Nothing was missing in what you answered; {skipped} of {len(done)} turns were skipped."
    if not practise:
        return "Nothing was missing. Take a new scenario, or the next level."
    first, *more = practise
    return f"Practise turn {first}, then {more[0]}." if more else f"Practise turn {first}."
