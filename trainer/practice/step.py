"""The transitions: what each event does in each phase. The table is total, and nothing else changes a sitting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from question_bank.codes import question
from question_bank.grading import grade
from question_bank.replies import Unreadable
from trainer.practice.decks import Deck
from trainer.practice.events import Answered, Event, Explained, GaveUp, Hinted, Moved, Skipped, Stopped
from trainer.practice.sitting import Attempt, AttemptOutcome, Done, Phase, Sitting, Tally


class Saved(NamedTuple):
    """A try to be kept, before its verdict is shown."""

    attempt: Attempt


class Finished(NamedTuple):
    """The sitting is over."""

    tally: Tally


Effect = Saved | Finished
Result = tuple[Sitting, tuple[Effect, ...]]


def start(deck: Deck, at: float) -> Sitting:
    """A sitting at its first question.

    Raises:
        question_bank.catalog.Unknown: if the deck's code can't be asked.
        ValueError: if the deck is empty.
    """
    code = deck.code(())
    if code is None:
        raise ValueError("there is no question to ask")
    return Sitting(deck, question(code), at)


def step(sitting: Sitting, event: Event) -> Result:
    """The sitting after an event, and what has to be done about it."""
    return TRANSITIONS[sitting.phase, type(event)](sitting, event)


def _stay(sitting: Sitting, event: Event) -> Result:
    return sitting, ()


def _answer(sitting: Sitting, event: Event) -> Result:
    assert isinstance(event, Answered)
    reply, verdict = grade(sitting.question, event.text)
    if isinstance(reply, Unreadable) or verdict.outcome == "unreadable":  # a table may be unreadable in one cell
        at = reply.at if isinstance(reply, Unreadable) else 0
        return replace(sitting, verdict=verdict, unread_at=at, read_as=""), ()
    attempt = Attempt(
        sitting.question.code,
        event.text,
        reply.read_as(),
        verdict.outcome,
        verdict.slips,
        verdict.pairs,
        sitting.hints,
        max(0.0, event.at - sitting.since),
        len(sitting.tries) + 1,
    )
    missed_phase = Phase.MISSED if sitting.phase is Phase.ASKED else Phase.SHOWN
    phase = Phase.RIGHT if verdict.is_right else missed_phase
    missed = sitting.missed or (None if verdict.is_right else verdict)
    new = replace(
        sitting,
        phase=phase,
        tries=(*sitting.tries, attempt),
        verdict=verdict,
        missed=missed,
        unread_at=None,
        read_as=attempt.read_as,
    )
    return new, (Saved(attempt),)


def _hint(sitting: Sitting, event: Event) -> Result:
    return replace(sitting, hints=min(sitting.hints + 1, len(sitting.question.hints))), ()


def _show(outcome: AttemptOutcome) -> Callable[[Sitting, Event], Result]:
    """Shows the solution, and keeps that it was shown instead of answered."""

    def show(sitting: Sitting, event: Event) -> Result:
        attempt = _unanswered(sitting, event, outcome)
        new = replace(sitting, phase=Phase.SHOWN, tries=(*sitting.tries, attempt), unread_at=None)
        return new, (Saved(attempt),)

    return show


def _skip(sitting: Sitting, event: Event) -> Result:
    attempt = _unanswered(sitting, event, "skipped")
    moved, effects = _next(replace(sitting, tries=(*sitting.tries, attempt)), event)
    return moved, (Saved(attempt), *effects)


def _unanswered(sitting: Sitting, event: Event, outcome: AttemptOutcome) -> Attempt:
    seconds = max(0.0, event.at - sitting.since)
    return Attempt(sitting.question.code, "", "", outcome, (), (), sitting.hints, seconds, len(sitting.tries) + 1)


def _next(sitting: Sitting, event: Event) -> Result:
    done = (*sitting.done, _behind(sitting))
    code = sitting.deck.code(done)
    if code is None:
        over = replace(sitting, phase=Phase.OVER, done=done)
        return over, (Finished(over.tally),)
    again = sitting.deck.asks_again(done)
    return Sitting(sitting.deck, question(code), event.at, done=done, again=again), ()


def _behind(sitting: Sitting) -> Done:
    """The question of a sitting as one that is behind."""
    return Done(
        sitting.question.code,
        sitting.question.topic.name,
        sitting.tries[0].outcome if sitting.tries else "skipped",
        len(sitting.tries),
        any(one.outcome in ("right", "convention") for one in sitting.tries),
        sitting.hints,
        sitting.tries[-1].seconds if sitting.tries else 0.0,
        tuple(dict.fromkeys(slip for one in sitting.tries for slip in (*one.slips, *sum(one.pairs, ())))),
        sitting.again,
    )


def _stop(sitting: Sitting, event: Event) -> Result:
    """Ends the sitting; a question that was tried counts, one that was not does not."""
    done = (*sitting.done, _behind(sitting)) if sitting.tries else sitting.done
    over = replace(sitting, phase=Phase.OVER, done=done)
    return over, (Finished(over.tally),)


Handler = Callable[[Sitting, Event], Result]

TRANSITIONS: dict[tuple[Phase, type], Handler] = {
    (Phase.ASKED, Answered): _answer,
    (Phase.ASKED, Hinted): _hint,
    (Phase.ASKED, GaveUp): _show("gave-up"),
    (Phase.ASKED, Explained): _show("explained"),
    (Phase.ASKED, Moved): _stay,
    (Phase.ASKED, Skipped): _skip,
    (Phase.ASKED, Stopped): _stop,
    (Phase.MISSED, Answered): _answer,
    (Phase.MISSED, Hinted): _hint,
    (Phase.MISSED, GaveUp): _show("gave-up"),
    (Phase.MISSED, Explained): _show("explained"),
    (Phase.MISSED, Moved): _stay,
    (Phase.MISSED, Skipped): _skip,
    (Phase.MISSED, Stopped): _stop,
    (Phase.RIGHT, Answered): _stay,
    (Phase.RIGHT, Hinted): _stay,
    (Phase.RIGHT, GaveUp): _stay,
    (Phase.RIGHT, Explained): _stay,
    (Phase.RIGHT, Moved): _next,
    (Phase.RIGHT, Skipped): _next,
    (Phase.RIGHT, Stopped): _stop,
    (Phase.SHOWN, Answered): _stay,
    (Phase.SHOWN, Hinted): _stay,
    (Phase.SHOWN, GaveUp): _stay,
    (Phase.SHOWN, Explained): _stay,
    (Phase.SHOWN, Moved): _next,
    (Phase.SHOWN, Skipped): _next,
    (Phase.SHOWN, Stopped): _stop,
    (Phase.OVER, Answered): _stay,
    (Phase.OVER, Hinted): _stay,
    (Phase.OVER, GaveUp): _stay,
    (Phase.OVER, Explained): _stay,
    (Phase.OVER, Moved): _stay,
    (Phase.OVER, Skipped): _stay,
    (Phase.OVER, Stopped): _stay,
}
