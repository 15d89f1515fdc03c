"""One sentence why a question comes now."""

from __future__ import annotations

from question_bank.slips import SLIPS
from trainer.learning import days
from trainer.learning.choosing import Night, Pick
from trainer.learning.pool import sentences
from trainer.practice.sitting import Done

_WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()


def why(pick: Pick, night: Night, done: tuple[Done, ...]) -> str:
    """Why a choice was made, in one sentence; before it, where it is news, that an idea rests."""
    rests = (
        f"Enough for tonight, it comes again tomorrow: {told(night.returns.rested_now)}. "
        if night.returns.rested_now
        else ""
    )
    return rests + _REASONS[pick.section](pick, night, done)


def told(idea: str) -> str:
    """The sentence of an idea."""
    return sentences().get(idea, idea.replace("-", " "))


def counted(number: int, noun: str) -> str:
    """A number of things, in words as far as twelve."""
    word = _WORDS[number] if number < len(_WORDS) else str(number)
    return f"{word} {noun}" if number == 1 else f"{word} {noun}s"


def _again(pick: Pick, night: Night, done: tuple[Done, ...]) -> str:
    if pick.shown:
        return f"Some of it is given this time, since it was missed: {told(pick.idea)}."
    if night.picks and night.picks[-1].shown and night.picks[-1].idea == pick.idea:
        return f"The same with less help: {told(pick.idea)}."
    one = night.returns.waiting[pick.idea]
    if one.topic:
        return f"The answer {counted(pick.ago, 'question')} ago left open what went wrong: {told(pick.idea)}."
    if one.right:
        return f"Once more without help, since it was missed earlier: {told(pick.idea)}."
    missed = done[-pick.ago] if 0 < pick.ago <= len(done) else None
    slips = missed.tries[0].slips if missed and missed.tries else ()
    if len(slips) == 1:
        return f"You made this slip {counted(pick.ago, 'question')} ago: {SLIPS[slips[0]].name}."
    if missed:
        return f"You missed this {counted(pick.ago, 'question')} ago: {told(pick.idea)}."
    return f"You missed this earlier today: {told(pick.idea)}."


def _back(pick: Pick, night: Night, done: tuple[Done, ...]) -> str:
    card, today = night.past.cards[pick.idea], night.terms.day
    when = f"last seen {days.spoken(card.last, today)}"
    if "" < card.wanted <= today:
        return f"You were sure of this, and wrong: {told(pick.idea)}."
    if card.lasts.endswith("0"):
        return f"Missed {days.spoken(card.last, today)}: {told(pick.idea)}."
    return f"Due today, {when}: {told(pick.idea)}."


def _new(pick: Pick, night: Night, done: tuple[Done, ...]) -> str:
    return f"New: {told(pick.idea)}."


def _mixed(pick: Pick, night: Night, done: tuple[Done, ...]) -> str:
    if pick.offer.is_core and not any(night.worth.types.get(number) for number in pick.offer.named):
        return f"Mixed: a core question that you have not had yet, with {told(pick.idea)}."
    return f"Mixed: everything so far, here {told(pick.idea)}."


_REASONS = {"again": _again, "back": _back, "new": _new, "mixed": _mixed}
