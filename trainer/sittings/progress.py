"""Progress as figures, from a history: what is right at the first try, what slips, what is safe, and what comes next.

Everything is read from what the history counts while it is written, so a long one costs no more than a short one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from question_bank.question_types import TYPES
from trainer.history import Best, DayRecord, History, SittingRecord, SlipDay, Sureness, Totals
from trainer.learning.due import is_due
from trainer.learning.planning import standing
from trainer.learning.pool import pool
from trainer.practice.card import Card

FEW = 5
"""So many first answers are compared: the first five with the last five."""
DAYS, SLIP_DAYS = 30, 6
"""Days of practice that charts show, and over which slips are counted."""
_SETTINGS = 40
"""Among so many of the last drills of a kind their settings are looked for."""
STANDINGS = ("safe", "shaky", "not met")


class Share(NamedTuple):
    """So many right of so many."""

    right: int
    of: int

    @classmethod
    def told(cls, answers: str) -> Share:
        """Of answers written as `10110`."""
        return cls(answers.count("1"), len(answers))

    @property
    def missed(self) -> int:
        """The others."""
        return self.of - self.right

    @property
    def part(self) -> float:
        """From 0 to 1; of nothing it is 0."""
        return self.right / self.of if self.of else 0.0


class IdeaProgress(NamedTuple):
    """How an idea went, by the first answers to questions that rest on it."""

    idea: str
    tries: int
    right: int
    first: Share
    """Of the first five."""
    last: Share | None
    """Of the last five; none as long as these are the same as the first."""
    due: bool
    """Whether it is to come back today."""

    @property
    def lately(self) -> Share:
        """Of the last five there are."""
        return self.last or self.first


class SlipProgress(NamedTuple):
    """How often a slip was made on each of the last days of practice."""

    slip: str
    times: tuple[int, ...]

    @property
    def all(self) -> int:
        """On all of them."""
        return sum(self.times)


class Stood(NamedTuple):
    """What came of asking where one stands."""

    day: str
    right: int
    asked: int


class CoreQuestion(NamedTuple):
    """A question type that every interview may ask."""

    number: int
    asks: str
    standing: str


class BestOf(NamedTuple):
    """The best drill under a setting."""

    setting: str
    best: Best


class Progress(NamedTuple):
    """What a history comes to."""

    day: str
    """Today."""
    totals: Totals
    stood: tuple[Stood, ...]
    """The first time and the last time; one where there was only one."""
    ideas: tuple[IdeaProgress, ...]
    """What was missed most often lately comes first."""
    days: tuple[DayRecord, ...]
    """The last days of practice, the oldest first."""
    slip_days: tuple[str, ...]
    slips: tuple[SlipProgress, ...]
    """Those of the last days, the most frequent first."""
    sureness: Sureness
    sure_and_wrong: Mapping[str, int]
    """Times for each idea, the most frequent first."""
    core: tuple[CoreQuestion, ...]
    bests: tuple[BestOf, ...]
    missed: int
    """Questions that were missed and not yet made good."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered yet."""
        return not self.totals.questions and not self.ideas

    def standing(self, name: str) -> tuple[CoreQuestion, ...]:
        """The core questions that are safe, shaky or not met."""
        return tuple(one for one in self.core if one.standing == name)


def progress(history: History, today: str, interview: str = "") -> Progress:
    """The figures of a history.

    Args:
        history: what was kept.
        today: the day it is, `YYYY-MM-DD`.
        interview: the day of the interview, or nothing.
    """
    days = tuple(reversed(history.days(DAYS)))
    slip_days = tuple(one.day for one in days[-SLIP_DAYS:])
    return Progress(
        today,
        history.totals(),
        _stood(history.sittings(50, "stand")),
        _ideas(history.cards().values(), today, interview),
        days,
        slip_days,
        _slips(history.slip_days(SLIP_DAYS), slip_days),
        history.sureness(),
        history.sure_and_wrong(),
        _core({number: record.lasts for number, record in history.types().items()}),
        _bests(history),
        history.missed_count(),
    )


def nothing(today: str) -> Progress:
    """The progress of somebody who has answered nothing."""
    return Progress(today, Totals(0, 0, 0, 0.0), (), (), (), (), (), Sureness(), {}, _core({}), (), 0)


def _ideas(cards: Iterable[Card], today: str, interview: str) -> tuple[IdeaProgress, ...]:
    tried = [card for card in cards if card.tries and card.firsts]
    found = [
        IdeaProgress(
            card.idea,
            card.tries,
            card.right,
            Share.told(card.firsts[:FEW]),
            Share.told(card.lasts[-FEW:]) if card.tries > FEW else None,
            is_due(card, today, interview),
        )
        for card in tried
    ]
    return tuple(
        sorted(found, key=lambda one: (-one.lately.missed, one.lately.part, not one.due, -one.tries, one.idea))
    )


def _slips(counted: Iterable[SlipDay], days: tuple[str, ...]) -> tuple[SlipProgress, ...]:
    times: dict[str, dict[str, int]] = {}
    for one in counted:
        times.setdefault(one.slip, {})[one.day] = one.times
    found = [SlipProgress(slip, tuple(on.get(day, 0) for day in days)) for slip, on in times.items()]
    return tuple(sorted(found, key=lambda one: (-one.all, [-times for times in one.times[::-1]], one.slip)))


def _stood(sittings: Iterable[SittingRecord]) -> tuple[Stood, ...]:
    """The first and the last of the newest that are known; one that was broken off compares with none."""
    results = [one for one in map(_result, sittings) if one.asked]
    whole = max((one.asked for one in results), default=0)
    found = [one for one in results if one.asked == whole]
    return (found[-1], found[0]) if len(found) > 1 else tuple(found)


def _result(sitting: SittingRecord) -> Stood:
    """What its notes say, or else what was counted."""
    try:
        notes = json.loads(sitting.notes or "{}")
        right, asked = notes["right"], notes["asked"]
    except (ValueError, KeyError, TypeError, RecursionError):
        right = asked = None
    if type(right) is not int or type(asked) is not int or not 0 <= right <= asked:
        right, asked = sitting.right, sitting.asked
    return Stood(sitting.day, right, asked)


def _core(types: Mapping[int, str]) -> tuple[CoreQuestion, ...]:
    return tuple(
        CoreQuestion(number, TYPES[number].asks, standing(types.get(number, "")))
        for number in sorted(pool().core_types)
    )


def _bests(history: History) -> tuple[BestOf, ...]:
    """The bests of the settings that were used lately, the newest first."""
    drills = [*history.sittings(_SETTINGS, "sprint"), *history.sittings(_SETTINGS, "challenge")]
    drills.sort(key=lambda one: one.at, reverse=True)
    settings = dict.fromkeys(one.setting for one in drills if one.setting)
    found = ((setting, history.best(setting)) for setting in settings)
    return tuple(BestOf(setting, best) for setting, best in found if best is not None)
