"""The transitions: what each event does in each stage. The table is total, and nothing else changes an interview."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from question_bank.interviews import stock
from question_bank.interviews.hearing import Heard, hear
from question_bank.interviews.judging import judge
from question_bank.interviews.openings import OPENINGS
from question_bank.interviews.posing import pose
from question_bank.interviews.saying import spoken
from question_bank.layer import Level
from question_bank.replies import Unreadable
from question_bank.sampling import pick
from trainer.practice.events import Answered, GaveUp, Moved, Paused, Resumed, Skipped, Stopped, Ticked
from trainer.practice.interview.events import EVENTS, Asked, Clocked, Event, Marked, Shown
from trainer.practice.interview.state import MOST_TURNS, Interview, Past, Stage
from trainer.practice.sitting import Attempt
from trainer.practice.step import JUMP, Saved

LONG = 3
"""So many cases has the long form."""


class Ended(NamedTuple):
    """The interview is over; the debrief follows."""

    turns: int


Effect = Saved | Ended
Result = tuple[Interview, tuple[Effect, ...]]
Handler = Callable[[Interview, Event], Result]


def start(seed: str, level: Level, at: float, *, long: bool = False, name: str = "") -> Interview:
    """An interview at its first turn; the same for the same seed and level on every machine."""
    return Interview(stock.drawn(seed, LONG if long else 1), level, seed, at, name)


def step(interview: Interview, event: Event) -> Result:
    """The interview after an event, and what has to be done about it."""
    now = _timed(interview, event.at)
    return TRANSITIONS[interview.stage, type(event)](now, event)


def _timed(interview: Interview, at: float) -> Interview:
    """With the time since the last event; none while nothing can be answered, and none where the clock jumped."""
    gap = at - interview.last
    counts = interview.is_open and 0 <= gap <= JUMP
    return replace(interview, last=at, seconds=interview.seconds + (gap if counts else 0.0))


def _stay(interview: Interview, event: Event) -> Result:
    return interview, ()


def _answer(interview: Interview, event: Event) -> Result:
    assert isinstance(event, Answered)
    answered = answer(interview, event.text)
    if answered.outcome is None:
        return answered, ()
    return answered, (Saved(_attempt(answered)),)


def answer(interview: Interview, text: str) -> Interview:
    """The interview with an answer judged; only with the reason where it can't be read."""
    heard = hear(interview.posed, interview.openings, text)
    if isinstance(heard, Unreadable):
        return replace(interview, unread=heard)
    settled = _settled(interview, heard)
    posed = pose(interview.turn, interview.letters, settled)
    judged = judge(posed, heard, pose(interview.turn, interview.letters), settled)
    if all(any(name in past.left for past in interview.done) for name in judged.left):
        judged = judged._replace(remark="")  # once is enough
    return replace(
        interview,
        stage=Stage.JUDGED,
        settled=settled,
        text=text,
        read_as=heard.echo(),
        words=heard.words,
        outcome=judged.outcome,
        judged=judged,
        unread=None,
    )


def _settled(interview: Interview, heard: Heard) -> Mapping[str, str]:
    """What is settled after an answer: what is said now counts, unless the interviewer has answered otherwise."""
    stands = {one: interview.settled[one] for one in interview.agreed}
    return {**interview.settled, **heard.settled, **stands}


def _attempt(interview: Interview) -> Attempt:
    assert interview.outcome is not None
    judged = interview.judged
    code = judged.code if judged is not None else interview.posed.usual.question.code
    made = Attempt(code, interview.text, interview.read_as, interview.outcome, seconds=interview.seconds)
    return made if judged is None else made._replace(slips=judged.slips, pairs=judged.pairs)


def _ask(interview: Interview, event: Event) -> Result:
    assert isinstance(event, Asked)
    opening = event.opening
    if opening not in interview.openings:
        return interview, ()
    way = interview.settled.get(opening) or _interviewers(interview, opening)
    settled = {**interview.settled, opening: way}
    agreed = tuple(dict.fromkeys((*interview.agreed, opening)))
    asked = (*(one for one in interview.asked if one != opening), opening)
    return replace(interview, settled=settled, agreed=agreed, asked=asked, unread=None), ()


def _interviewers(interview: Interview, opening: str) -> str:
    """How the interviewer has it, which is the same however often one asks."""
    return pick(OPENINGS[opening].ways, "interview", interview.seed, interview.case.id, opening).id


def _give_up(interview: Interview, event: Event) -> Result:
    given_up = replace(interview, stage=Stage.JUDGED, outcome="gave-up", unread=None)
    return given_up, (Saved(_attempt(given_up)),)


def _skip(interview: Interview, event: Event) -> Result:
    skipped = replace(interview, outcome="skipped", unread=None)
    saved = Saved(_attempt(skipped))
    moved, effects = _next(skipped, event)
    return moved, (saved, *effects)


def _show(interview: Interview, event: Event) -> Result:
    return replace(interview, stage=Stage.SHOWN), ()


def _mark(interview: Interview, event: Event) -> Result:
    """Notes whether one said it so, and goes on."""
    assert isinstance(event, Marked)
    return _next(interview, event, said=event.said)


def _move(interview: Interview, event: Event) -> Result:
    return _next(interview, event)


def _next(interview: Interview, event: Event, said: bool | None = None) -> Result:
    past = behind(interview, said)
    done = (*interview.done, past)
    here = sum(one.case == interview.place for one in done)
    fresh = replace(_cleared(interview), done=done)
    missed = past.method != "yes" and past.outcome != "skipped"
    if missed and not interview.aside and here < MOST_TURNS:
        return replace(fresh, aside=True), ()
    if interview.rung + 1 < len(interview.case.rungs) and here < MOST_TURNS:
        return replace(fresh, rung=interview.rung + 1, aside=False), ()
    if interview.place + 1 < len(interview.cases):
        return replace(fresh, place=interview.place + 1, rung=0, aside=False, settled={}, agreed=()), ()
    return replace(fresh, stage=Stage.OVER), (Ended(len(done)),)


def _cleared(interview: Interview) -> Interview:
    """With nothing left of the turn but the time that it took."""
    return replace(
        interview,
        stage=Stage.ASKED,
        asked=(),
        text="",
        read_as="",
        words=(),
        outcome=None,
        judged=None,
        unread=None,
        seconds=0.0,
        before=interview.elapsed,
    )


def behind(interview: Interview, said: bool | None = None) -> Past:
    """The turn that is on as one that is behind."""
    assert interview.outcome is not None
    judged = interview.judged
    usual = interview.posed.usual
    return Past(
        interview.place,
        interview.rung,
        interview.aside,
        judged.code if judged is not None else usual.question.code,
        interview.outcome,
        judged.method if judged is not None else "no" if interview.outcome == "gave-up" else "-",
        judged.number if judged is not None else "-",
        interview.notes,
        judged.left if judged is not None else (),
        interview.text,
        interview.seconds,
        said_of(interview),
        said,
    )


def said_of(interview: Interview) -> str:
    """How one might say the answer to the turn that is on."""
    return interview.judged.spoken if interview.judged is not None else spoken(interview.posed, interview.posed.usual)


def _pause(interview: Interview, event: Event) -> Result:
    return replace(interview, stage=Stage.PAUSED, paused=interview.stage), ()


def _resume(interview: Interview, event: Event) -> Result:
    assert interview.paused is not None
    return replace(interview, stage=interview.paused, paused=None), ()


def _clock(interview: Interview, event: Event) -> Result:
    return replace(interview, clock=not interview.clock), ()


def _stop(interview: Interview, event: Event) -> Result:
    """Ends the interview; a turn that was answered counts, one that was not does not."""
    done = interview.done if interview.outcome is None else (*interview.done, behind(interview))
    over = replace(_cleared(interview), stage=Stage.OVER, paused=None, done=done)
    return over, (Ended(len(done)),)


def _stop_paused(interview: Interview, event: Event) -> Result:
    resumed, _ = _resume(interview, event)
    return _stop(resumed, event)


def _table(**rows: dict[type, Handler]) -> dict[tuple[Stage, type], Handler]:
    """Each stage with what its events do; the events that are not named do nothing."""
    return {(Stage[stage], event): row.get(event, _stay) for stage, row in rows.items() for event in EVENTS}


_ALWAYS: dict[type, Handler] = {Clocked: _clock, Stopped: _stop, Ticked: _stay}
TRANSITIONS = _table(
    ASKED=_ALWAYS | {Answered: _answer, Asked: _ask, GaveUp: _give_up, Skipped: _skip, Paused: _pause},
    JUDGED=_ALWAYS | {Shown: _show, Moved: _move, Skipped: _move, Paused: _pause},
    SHOWN=_ALWAYS | {Marked: _mark, Moved: _move, Skipped: _move, Paused: _pause},
    PAUSED={Resumed: _resume, Moved: _resume, Clocked: _clock, Stopped: _stop_paused},
    OVER={},
)
"""What each event does in each stage."""
