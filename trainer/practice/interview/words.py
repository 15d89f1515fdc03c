"""What every front end says of an interview: where it stands, what was heard, and the time in words."""

from __future__ import annotations

from question_bank.interviews.openings import OPENINGS
from trainer.practice.interview.state import MINUTES, Interview

_SHARES = (
    (0.1, "just begun"),
    (0.4, "about a quarter of the time gone"),
    (0.6, "about half the time gone"),
    (0.9, "most of the time gone"),
    (1.2, "about the usual time"),
)


def place(interview: Interview) -> str:
    """Which turn is on: "turn 3", in the long form with its scenario."""
    turn = f"turn {interview.number}"
    total = len(interview.cases)
    return f"scenario {interview.place + 1} of {total}, {turn}" if total > 1 else turn


def clock(interview: Interview) -> str:
    """The time in words, against what one usually takes; empty unless the clock was switched on."""
    if not interview.clock:
        return ""
    share = interview.elapsed / (60 * MINUTES * len(interview.cases))
    return next((words for most, words in _SHARES if share < most), "longer than usual")


def agreed(interview: Interview) -> str:
    """What has been settled; empty where nothing is, or only what was asked in this turn and is still on view."""
    fresh = interview.asked if interview.is_open else ()
    known = [says for opening, says in interview.agreements.items() if opening not in fresh]
    return f"Agreed: {', '.join(known)}." if known else ""


def asked(interview: Interview) -> tuple[str, ...]:
    """What was asked in this turn, each with what the interviewer answered."""
    return tuple(f"{OPENINGS[one].asks} “{interview.reply_to(one)}”" for one in interview.asked)


def reaction(interview: Interview) -> str:
    """What the interviewer says of the answer."""
    if interview.judged is None:
        return "Fine. We leave it at that." if interview.outcome is not None else ""
    return f"{interview.judged.says} {interview.judged.remark}".strip()


def may_ask(interview: Interview) -> tuple[tuple[str, str, str], ...]:
    """What one might ask: its letter, its id and the words."""
    return tuple((OPENINGS[one].key, one, OPENINGS[one].asks) for one in interview.openings)


def wanted(interview: Interview) -> str:
    """What an answer may look like."""
    if interview.posed.usual.question.wanted.kind == "shape":
        return "a shape, such as 28x28x8; say what you assume beside it"
    if interview.turn.rough:
        return "roughly will do, such as 120M or 64*150*12500"
    return "a number or a sum; say what you assume beside it"
