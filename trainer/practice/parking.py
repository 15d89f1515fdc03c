"""A sitting as data and back, so that one that is cut off goes on at the next start, in whatever state it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from question_bank.catalog import Unknown
from question_bank.codes import question
from question_bank.grading import grade
from trainer.practice.decks import DECKS, Deck
from trainer.practice.rules import Rules
from trainer.practice.sitting import Attempt, Done, Phase, Sitting


def parked(sitting: Sitting) -> dict[str, Any]:
    """Everything that a sitting can't work out anew; plain values that JSON knows."""
    return {
        "deck": sitting.deck.as_json(),
        "rules": sitting.rules._asdict(),
        "id": sitting.id,
        "code": sitting.question.code,
        "phase": sitting.phase.value,
        "paused": sitting.paused.value if sitting.paused else None,
        "seconds": sitting.seconds,
        "before": sitting.before,
        "tries": [one._asdict() for one in sitting.tries],
        "pending": sitting.pending,
        "hints": sitting.hints,
        "done": [{**one._asdict(), "tries": [each._asdict() for each in one.tries]} for one in sitting.done],
        "again": sitting.again,
        "why": sitting.why,
    }


def unparked(data: Mapping[str, Any], at: float, decks: Mapping[str, Callable[..., Deck]] = DECKS) -> Sitting:
    """The sitting as it was, at a clock that may be another one.

    Raises:
        ValueError: if the data is not that of a sitting, or of one that this version no longer knows.
    """
    try:
        kind, made_of = data["deck"]["deck"], {name: one for name, one in data["deck"].items() if name != "deck"}
        tries = tuple(_attempt(one) for one in data["tries"])
        sitting = Sitting(
            decks[kind](**made_of),
            question(data["code"]),
            at,
            Rules(**data["rules"]),
            data["id"],
            Phase(data["phase"]),
            Phase(data["paused"]) if data["paused"] else None,
            float(data["seconds"]),
            float(data["before"]),
            tries,
            data["pending"],
            int(data["hints"]),
            done=tuple(_done(one) for one in data["done"]),
            again=bool(data["again"]),
            why=data["why"],
        )
    except (KeyError, TypeError, AttributeError, ValueError, Unknown) as damaged:
        raise ValueError("this sitting can't be gone on with") from damaged
    return _with_verdicts(sitting)


def _with_verdicts(sitting: Sitting) -> Sitting:
    """Judges the tries again: a verdict is a function of the question and the answer."""
    found = [grade(sitting.question, one.text)[1] for one in sitting.tries if one.text]
    missed = next((one for one in found if not one.is_right), None)
    read_as = sitting.tries[-1].read_as if sitting.tries else ""
    return replace(sitting, verdict=found[-1] if found else None, missed=missed, read_as=read_as)


def _attempt(data: Mapping[str, Any]) -> Attempt:
    pairs = tuple((str(one), str(other)) for one, other in data["pairs"])
    return Attempt(**{**data, "slips": tuple(data["slips"]), "pairs": pairs})


def _done(data: Mapping[str, Any]) -> Done:
    return Done(**{**data, "tries": tuple(_attempt(one) for one in data["tries"])})
