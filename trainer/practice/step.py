"""The transitions: what each event does in each phase. The tables are total, and nothing else changes a sitting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from question_bank.codes import question
from question_bank.grading import grade
from question_bank.replies import Unreadable
from question_bank.sampling import chance
from trainer.practice.decks import Deck
from trainer.practice.events import (
    Answered,
    Event,
    Explained,
    GaveUp,
    Hinted,
    Hung,
    Moved,
    Paused,
    Resumed,
    Skipped,
    Stopped,
    Ticked,
    Weighed,
)
from trainer.practice.rules import PRACTICE, Rules
from trainer.practice.sitting import Attempt, AttemptOutcome, Done, Phase, Sitting, Tally


class Saved(NamedTuple):
    """A try to be kept, before its verdict is shown."""

    attempt: Attempt


class Excused(NamedTuple):
    """The time of a question behind no longer counts, or counts again."""

    number: int
    hung: bool


class Finished(NamedTuple):
    """The sitting is over."""

    tally: Tally


Effect = Saved | Excused | Finished
Result = tuple[Sitting, tuple[Effect, ...]]

JUMP = 600.0
"""Seconds between two events after which the clock jumped, or the machine slept: such a gap is nobody's thinking."""
_WEIGHED = 4
"""One question in so many asks how sure one is."""


def start(deck: Deck, at: float, rules: Rules = PRACTICE, name: str = "") -> Sitting:
    """A sitting at its first question.

    Raises:
        question_bank.catalog.Unknown: if the deck's code can't be asked.
        ValueError: if the deck is empty.
    """
    dealt = deck.deal(())
    if dealt is None:
        raise ValueError("there is no question to ask")
    return Sitting(deck, question(dealt.code), at, rules, name, again=dealt.again, why=dealt.why)


def step(sitting: Sitting, event: Event) -> Result:
    """The sitting after an event, and what has to be done about it."""
    now = _timed(sitting, event.at)
    if now.left == 0.0 and now.is_open:
        return _stop(now, event)  # the time is up; what is in the box was not given
    return (QUIET if sitting.rules.quiet else TRANSITIONS)[sitting.phase, type(event)](now, event)


def _timed(sitting: Sitting, at: float) -> Sitting:
    """With the time since the last event; none while nothing can be answered, and none where the clock jumped."""
    gap = at - sitting.last
    if not sitting.is_open or not 0 <= gap <= JUMP:
        gap = 0.0
    return replace(sitting, last=at, seconds=sitting.seconds + gap)


def _stay(sitting: Sitting, event: Event) -> Result:
    return sitting, ()


def _answer(sitting: Sitting, event: Event) -> Result:
    assert isinstance(event, Answered)
    reply, verdict = grade(sitting.question, event.text)
    if isinstance(reply, Unreadable) or verdict.outcome == "unreadable":  # a table may be unreadable in one cell
        at = reply.at if isinstance(reply, Unreadable) else 0
        return replace(sitting, verdict=verdict, unread_at=at, read_as=""), ()
    if asks_sure(sitting):
        waits = replace(sitting, phase=Phase.WEIGHED, pending=event.text, unread_at=None, verdict=None)
        return replace(waits, read_as=reply.read_as()), ()
    return _judged(sitting, event.text, None)


def asks_sure(sitting: Sitting) -> bool:
    """Whether an answer to this question is weighed first."""
    chosen = chance(sitting.id, sitting.number, "sure") % _WEIGHED == 0
    return sitting.rules.weighs and not sitting.tries and chosen


def _weigh(sitting: Sitting, event: Event) -> Result:
    return _judged(sitting, sitting.pending, event.sure if isinstance(event, Weighed) else None)


def _judged(sitting: Sitting, text: str, sure: bool | None) -> Result:
    reply, verdict = grade(sitting.question, text)
    assert not isinstance(reply, Unreadable)
    assert verdict.outcome != "unreadable"
    attempt = _tried(sitting, verdict.outcome)._replace(
        text=text, read_as=reply.read_as(), slips=verdict.slips, pairs=verdict.pairs, sure=sure
    )
    missed_phase = Phase.SHOWN if sitting.tries else Phase.MISSED
    new = replace(
        sitting,
        phase=Phase.RIGHT if verdict.is_right else missed_phase,
        tries=(*sitting.tries, attempt),
        verdict=verdict,
        missed=sitting.missed or (None if verdict.is_right else verdict),
        unread_at=None,
        read_as=attempt.read_as,
        pending="",
    )
    return new, (Saved(attempt),)


def _tried(sitting: Sitting, outcome: AttemptOutcome) -> Attempt:
    """A try at the question as it stands, without an answer."""
    shown = bool(sitting.hints) and sitting.hints == len(sitting.question.hints)
    return Attempt(
        sitting.question.code,
        "",
        "",
        outcome,
        hints=sitting.hints,
        seconds=sitting.seconds,
        place=len(sitting.tries) + 1,
        shown=shown,
    )


def _hint(sitting: Sitting, event: Event) -> Result:
    return replace(sitting, hints=min(sitting.hints + 1, len(sitting.question.hints))), ()


def _show(outcome: AttemptOutcome) -> Callable[[Sitting, Event], Result]:
    """Shows the solution, and keeps that it was shown instead of answered."""

    def show(sitting: Sitting, event: Event) -> Result:
        attempt = _tried(sitting, outcome)
        new = replace(sitting, phase=Phase.SHOWN, tries=(*sitting.tries, attempt), unread_at=None)
        return new, (Saved(attempt),)

    return show


def _skip(sitting: Sitting, event: Event) -> Result:
    attempt = _tried(sitting, "skipped")
    moved, effects = _next(replace(sitting, tries=(*sitting.tries, attempt)), event)
    return moved, (Saved(attempt), *effects)


def _next(sitting: Sitting, event: Event) -> Result:
    done = (*sitting.done, _behind(sitting))
    dealt = sitting.deck.deal(done)
    if dealt is None:
        over = replace(sitting, phase=Phase.OVER, done=done, before=sitting.elapsed, seconds=0.0)
        return over, (Finished(over.tally),)
    new = Sitting(sitting.deck, question(dealt.code), event.at, sitting.rules, sitting.id)
    return replace(new, before=sitting.elapsed, done=done, again=dealt.again, why=dealt.why), ()


def _behind(sitting: Sitting) -> Done:
    """The question of a sitting as one that is behind."""
    return Done(sitting.question.code, sitting.question.topic.name, sitting.tries, sitting.again)


def _pause(sitting: Sitting, event: Event) -> Result:
    return replace(sitting, phase=Phase.PAUSED, paused=sitting.phase), ()


def _resume(sitting: Sitting, event: Event) -> Result:
    assert sitting.paused is not None
    return replace(sitting, phase=sitting.paused, paused=None), ()


def _stop(sitting: Sitting, event: Event) -> Result:
    """Ends the sitting; a question that was tried counts, one that was not does not."""
    done = (*sitting.done, _behind(sitting)) if sitting.tries else sitting.done
    over = replace(
        sitting, phase=Phase.OVER, paused=None, done=done, before=sitting.elapsed, seconds=0.0, unread_at=None
    )
    return over, (Finished(over.tally),)


def _weigh_and_stop(sitting: Sitting, event: Event) -> Result:
    """An answer that was given is judged and kept, however the sitting ends."""
    judged, saved = _weigh(sitting, event)
    over, finished = _stop(judged, event)
    return over, (*saved, *finished)


def _stop_paused(sitting: Sitting, event: Event) -> Result:
    resumed, _ = _resume(sitting, event)
    return TRANSITIONS[resumed.phase, Stopped](resumed, event)


def _excuse(sitting: Sitting, event: Event) -> Result:
    assert isinstance(event, Hung)
    place = event.number - 1
    if not 0 <= place < len(sitting.done):
        return sitting, ()
    one = sitting.done[place]._replace(hung=not sitting.done[place].hung)
    done = (*sitting.done[:place], one, *sitting.done[place + 1 :])
    return replace(sitting, done=done), (Excused(event.number, one.hung),)


Handler = Callable[[Sitting, Event], Result]


def _then_on(handler: Handler) -> Handler:
    """For a drill: what the handler does, and the next question at once where the answer was one."""

    def both(sitting: Sitting, event: Event) -> Result:
        tried, effects = handler(sitting, event)
        if tried.is_open or tried.phase is Phase.WEIGHED:
            return tried, effects
        moved, more = _next(tried, event)
        return moved, (*effects, *more)

    return both


def _only_once(handler: Handler) -> Handler:
    """For a drill: a miss is no second try."""

    def once(sitting: Sitting, event: Event) -> Result:
        tried, effects = handler(sitting, event)
        return (replace(tried, phase=Phase.SHOWN) if tried.phase is Phase.MISSED else tried), effects

    return once


def _table(**rows: dict[type, Handler]) -> dict[tuple[Phase, type], Handler]:
    """Each phase with what its events do."""
    return {(Phase[phase], event): handler for phase, row in rows.items() for event, handler in row.items()}


_NEVER: dict[type, Handler] = {Ticked: _stay, Resumed: _stay, Hung: _stay}
_OPEN: dict[type, Handler] = _NEVER | {
    Answered: _answer,
    Weighed: _stay,
    Hinted: _hint,
    GaveUp: _show("gave-up"),
    Explained: _show("explained"),
    Moved: _stay,
    Skipped: _skip,
    Paused: _pause,
    Stopped: _stop,
}
_WAITING: dict[type, Handler] = _NEVER | {
    Answered: _stay,
    Weighed: _weigh,
    Hinted: _stay,
    GaveUp: _weigh,
    Explained: _weigh,
    Moved: _weigh,
    Skipped: _weigh,
    Paused: _pause,
    Stopped: _weigh_and_stop,
}
_CLOSED: dict[type, Handler] = _NEVER | {
    Answered: _stay,
    Weighed: _stay,
    Hinted: _stay,
    GaveUp: _stay,
    Explained: _stay,
    Moved: _next,
    Skipped: _next,
    Paused: _stay,
    Stopped: _stop,
}
_HIDDEN: dict[type, Handler] = {
    **dict.fromkeys((Answered, Weighed, Hung, Hinted, GaveUp, Explained, Skipped, Paused, Ticked), _stay),
    Moved: _resume,
    Resumed: _resume,
    Stopped: _stop_paused,
}
_AFTER: dict[type, Handler] = {
    **dict.fromkeys(
        (Answered, Weighed, Hinted, GaveUp, Explained, Moved, Skipped, Paused, Resumed, Ticked, Stopped), _stay
    ),
    Hung: _excuse,
}

TRANSITIONS = _table(
    ASKED=_OPEN, MISSED=_OPEN, WEIGHED=_WAITING, RIGHT=_CLOSED, SHOWN=_CLOSED, PAUSED=_HIDDEN, OVER=_AFTER
)
"""What each event does in each phase."""
_DRILLED = _OPEN | {
    Answered: _then_on(_only_once(_answer)),
    GaveUp: _then_on(_show("gave-up")),
    Hinted: _stay,
    Explained: _stay,
}
_DRILLED_WAITING = {
    event: _then_on(_only_once(handler)) if handler is _weigh else handler for event, handler in _WAITING.items()
}
QUIET = TRANSITIONS | _table(ASKED=_DRILLED, MISSED=_DRILLED, WEIGHED=_DRILLED_WAITING)
"""The same for a drill, which goes on at once and explains nothing."""
