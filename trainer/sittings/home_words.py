"""What home says to somebody who was here before: tonight's plan, and everything else under its letter."""

from __future__ import annotations

from datetime import date

from question_bank.catalog import Unknown, matching
from trainer import learning
from trainer.learning import Plan
from trainer.settings import Settings
from trainer.sittings import stood
from trainer.sittings.desk import Desk
from trainer.sittings.modes import evening
from trainer.sittings.opening import CutOff, OpenInterview
from trainer.sittings.wrapping import columns, wrapped


def later(desk: Desk, cut_off: CutOff | None, room: int) -> list[str]:
    """Home as it is from the second start on, in lines of so many characters."""
    plan = learning.plan(evening(desk))
    lines = [*wrapped(_standing(plan, desk.settings()), room), ""]
    lines += _first(plan, cut_off, room)
    if room >= 56:
        lines += ["", *_parts(plan, room)]
    lines += ["", *_others(desk, room)]
    if room >= 56:
        lines += ["", *wrapped(f"Why these? {plan.why}", room)]
    return lines


def _standing(plan: Plan, settings: Settings) -> str:
    safe = f"{plan.safe} of {plan.core} core questions are safe."
    if plan.days is None:
        return safe
    when = {0: "today", 1: "tomorrow"}.get(plan.days, f"in {plan.days} days")
    day = date.fromisoformat(settings.interview)
    return f"Interview {when}, {day:%A} {day.day} {day:%B}. {safe} {plan.outlook}".strip()


def _first(plan: Plan, cut_off: CutOff | None, room: int) -> list[str]:
    what = f"{plan.questions} questions, about {plan.minutes} minutes"
    if cut_off is None:
        return columns("› Enter", f"tonight: {what}", room, 10)
    heading = cut_off.heading[:1].lower() + cut_off.heading[1:]
    go_on = columns("› Enter", f"go on with {heading}, {_place(cut_off)}", room, 10)
    return [*go_on, *columns("  n", f"start tonight anew: {what}", room, 10)]


def _place(cut_off: CutOff) -> str:
    if isinstance(cut_off, OpenInterview):
        return f"turn {cut_off.interview.number}"
    of = f" of {cut_off.sitting.deck.total}" if cut_off.sitting.deck.total else ""
    return f"question {cut_off.sitting.number}{of}"


def _parts(plan: Plan, room: int) -> list[str]:
    lines: list[str] = []
    for part in plan.parts:
        *above, last = columns(f"{'':<10}{part.name}", part.says, room - 8, 23)
        lines += [*above, f"{last:<{room - 8}}{part.minutes:>4} min"]
    return lines


def _others(desk: Desk, room: int) -> list[str]:
    settings, waiting = desk.settings(), desk.history.missed_count()
    again = " again" if stood.last(desk.history) else ""
    rows = [
        ("s", f"sprint, {settings.sprint}"),
        ("i", "interview, one scenario"),
        *([("m", f"missed, {waiting} waiting")] if waiting else []),
        ("f", f"free practice: {topics_in_words(settings)}"),
        ("b", f"where do I stand{again}? 8 questions" if again else "eight questions: where do I stand?"),
        ("r", "review"),
        ("g", "progress"),
        ("c", "challenge by a code"),
        ("t", "topics and level"),
        ("d", "interview date"),
        ("w", "worked example"),
        ("p", "settings"),
    ]
    if room < 56:
        return [f"  {key}  {what}" for key, what in rows]
    half = (len(rows) + 1) // 2
    left = [f"  {key}   {what}"[:42] for key, what in rows[:half]]
    right = [f"{key}   {what}" for key, what in rows[half:]]
    return [f"{one:<44}{other}" for one, other in zip(left, [*right, ""][:half], strict=True)]


def topics_in_words(settings: Settings) -> str:
    """The chosen topics, in few words."""
    if not settings.topics:
        return "every topic"
    try:
        number = len(matching(settings.topics))
    except Unknown:
        return "every topic"
    return "one topic" if number == 1 else f"{number} topics"
