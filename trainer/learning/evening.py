"""Tonight: the deck of an evening. It holds what was known when the evening began, and works out all else from what is
behind, so it is a value that JSON can keep.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from trainer.learning import credit, days
from trainer.learning.choosing import Night, Past, Pick, Terms, Turn
from trainer.learning.drawing import Wishes, asked, draw
from trainer.learning.pool import pool
from trainer.learning.reasons import why
from trainer.practice.card import Card
from trainer.practice.decks import Dealt, Deck
from trainer.practice.sitting import Done

MINUTES = (10, 20, 30)
USUAL_PACE = 45.0
"""Seconds for a question, as long as one's own are not known."""
ALOUD = 3
"""Minutes for the scenario that is told aloud."""
SHORT = 10
"""The last evening has at most so many minutes."""
_LEAST = 4


def questions(minutes: int, pace: float = USUAL_PACE) -> int:
    """How many questions fit into so many minutes, the scenario aside."""
    return max(_LEAST, int((minutes - ALOUD) * 60 / max(pace, 5.0)))


@dataclass(frozen=True)
class Tonight:
    """The questions of one evening."""

    terms: Terms
    minutes: int
    pace: float
    cards: tuple[Card, ...] = ()
    types: tuple[tuple[int, str], ...] = ()
    recent: tuple[bool, ...] = ()

    @property
    def total(self) -> int:
        return self.terms.total

    def deal(self, done: tuple[Done, ...]) -> Dealt | None:
        if len(done) >= self.total:
            return None
        night = self.night(done)
        pick = night.choose()
        ideas = [one.idea for one in night.picks]
        last = next((one for one, idea in zip(reversed(done), reversed(ideas), strict=True) if idea == pick.idea), None)
        wishes = Wishes(
            f"{self.terms.seed}/{len(done)}",
            tuple(one.code for one in done),
            last.code if last else "",
            credit.doubtful(last.tries[0]) if last and last.tries else (),
        )
        return Dealt(draw(pick, wishes), why(pick, night, done), last is not None and last is done[-1])

    def night(self, done: tuple[Done, ...] = ()) -> Night:
        """The evening after some questions."""
        night = _started(self)
        for one in done:
            pick = night.choose()
            night.take(pick, _turn(one, pick))
        return night

    def asked_for(self, done: tuple[Done, ...]) -> str:
        """The idea for which the question after those behind is asked; whoever keeps the answer to it wants to know."""
        return self.night(done).choose().idea

    def as_json(self) -> dict[str, Any]:
        return {
            "deck": "tonight",
            "terms": list(self.terms),
            "minutes": self.minutes,
            "pace": self.pace,
            "cards": [list(card) for card in self.cards],
            "types": [list(one) for one in self.types],
            "recent": list(self.recent),
        }


def tonight(
    day: str,
    seed: str,
    cards: Iterable[Card] = (),
    types: Mapping[int, str] | None = None,
    recent: Iterable[bool] = (),
    *,
    minutes: int = 20,
    pace: float = USUAL_PACE,
    interview: str = "",
) -> Tonight:
    """The deck of an evening.

    Args:
        day: the local day.
        seed: what its chance is drawn from; another one for each evening.
        cards: the memory of every idea that was met.
        types: for each question type its last first answers, `1` for right.
        recent: the last first tries, the newest last.
        minutes: how long it may take.
        pace: one's own usual time for a question, in seconds.
        interview: the day of the interview; empty where there is none, or it is over.
    """
    evenings = days.evenings_left(day, interview)
    minutes = min(minutes, SHORT) if evenings == 1 else minutes
    terms = Terms(day, questions(minutes, pace), seed, interview if evenings is not None else "", evenings)
    return Tonight(terms, minutes, pace, tuple(cards), tuple(sorted((types or {}).items())), tuple(recent)[-10:])


def from_json(
    terms: Sequence[Any],
    minutes: int,
    pace: float,
    cards: Iterable[Sequence[Any]],
    types: Iterable[Sequence[Any]],
    recent: Iterable[bool],
) -> Tonight:
    """The deck of what its `as_json` gave, without `deck`."""
    return Tonight(
        Terms(*terms),
        minutes,
        pace,
        tuple(Card(*card) for card in cards),
        tuple((int(number), str(lasts)) for number, lasts in types),
        tuple(map(bool, recent)),
    )


def _started(deck: Tonight) -> Night:
    past = Past({card.idea: card for card in deck.cards}, dict(deck.types), deck.recent)
    return Night(pool(), past, deck.terms)


def _turn(done: Done, pick: Pick) -> Turn:
    """What came of a question that is behind."""
    if not done.tries or done.first == "skipped":
        return Turn({}, False, skipped=True)
    return _tried(done, pick.idea)


@lru_cache(maxsize=512)
def _tried(done: Done, idea: str) -> Turn:
    first = done.tries[0]
    marks = credit.marks(asked(done.code), first, idea)
    helped = first.hints > 0 or ";shown=" in done.code
    return Turn(marks, done.at_once and not first.shown, helped)


def asked_for(deck: Deck, done: tuple[Done, ...]) -> str:
    """The idea for which a deck asked the question after those behind; empty where it asks for none."""
    return deck.asked_for(done) if isinstance(deck, Tonight) else ""
