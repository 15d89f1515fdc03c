"""The desk: what a person has kept so far, what can be begun with it, and where each answer goes.

Every front end has one. It is the only place that knows the clock on the wall, the history and what comes next together.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from question_bank import catalog
from question_bank.codes import question
from trainer import learning
from trainer.history import Best, Entry, History
from trainer.practice import Attempt, Effect, Excused, Finished, Mode, Phase, Saved, Sitting, parked
from trainer.settings import Settings
from trainer.sittings import renewed
from trainer.sittings.days import day_of
from trainer.sittings.opening import CutOff, Resumed, new_id
from trainer.sittings.resuming import is_live, resumed

if TYPE_CHECKING:
    from trainer.practice.interview import Effect as InterviewEffect
    from trainer.practice.interview import Interview


class _Place(NamedTuple):
    """Where an attempt belongs: a sitting, and a question in it."""

    sitting: str
    mode: Mode
    setting: str
    number: int


class Desk:
    """Keeps sittings in a history, and learns from them.

    Args:
        history: where everything is kept; it works without a disk, too.
        settings: what is chosen at the moment.
        now: seconds since 1970, UTC.
    """

    def __init__(
        self, history: History, settings: Callable[[], Settings], now: Callable[[], float] = time.time
    ) -> None:
        self.history = history
        self.settings = settings
        self.now = now

    @property
    def notice(self) -> str:
        """What is wrong with keeping, in one sentence; empty where nothing is."""
        return self.history.notice

    def today(self) -> str:
        """The day it is, for learners."""
        return day_of(self.now())

    def best(self, setting: str, without: str = "") -> Best | None:
        """The best result for a setting, one sitting left out."""
        return self.history.best(setting, without)

    def keep(self, sitting: Sitting, effects: tuple[Effect, ...], heading: str) -> None:
        """Keeps the tries among the effects, and the sitting as it stands now. Both are on disk when this returns."""
        begun = sitting.phase is not Phase.OVER and (sitting.done or sitting.tries or sitting.hints)
        state = json.dumps({"process": os.getpid(), "heading": heading, "sitting": parked(sitting)}) if begun else None
        saved = [effect.attempt for effect in effects if isinstance(effect, Saved)]
        for attempt in saved:
            number = _number(sitting, attempt)
            asked_for = learning.asked_for(sitting.deck, sitting.done[: number - 1])
            self._keep(_Place(sitting.id, sitting.rules.mode, sitting.rules.setting, number), attempt, asked_for, state)
        for effect in effects:
            if isinstance(effect, Excused):
                self.history.excuse(sitting.id, effect.number, effect.hung)
                self._finish(sitting)
            elif isinstance(effect, Finished):
                self._finish(sitting)
        if state is not None and not saved:
            self.history.park(sitting.id, sitting.rules.mode, state, self.now(), self.today())

    def _keep(self, place: _Place, attempt: Attempt, asked_for: str, state: str | None) -> None:
        """One try, with what it says of ideas."""
        asked = question(attempt.code)
        topic = catalog.topic(asked.topic.name)
        entry = Entry(
            new_id(),
            self.now(),
            self.today(),
            *place,
            topic.name,
            f"{topic.family}/{topic.target}",
            renewed.level_asked(attempt.code),
            topic.types,
            attempt,
            learning.marks(asked, attempt, asked_for),
        )
        usual, interview = self.history.usual(entry.kind), self.settings().interview
        cards = learning.learned(self.history.cards(), entry.marks, attempt, usual, entry.day, interview)
        self.history.keep(entry, cards, state)

    def keep_interview(self, interview: Interview, effects: tuple[InterviewEffect, ...]) -> None:
        """The same for an interview: its answers, and where it stands."""
        from trainer.practice import interview as machine  # noqa: PLC0415 - only who is interviewed needs it

        over = interview.stage is machine.Stage.OVER
        begun = not over and (interview.done or interview.outcome or interview.asked)
        state = json.dumps({"process": os.getpid(), "interview": machine.parked(interview)}) if begun else None
        saved = [effect.attempt for effect in effects if isinstance(effect, Saved)]
        for attempt in saved:
            number = len(interview.done) + (attempt.outcome != "skipped")  # a turn that was skipped is behind already
            self._keep(_Place(interview.id, "interview", "", number), attempt, "", state)
        if over:
            solid = sum(one.is_solid for one in interview.done)
            now, day, asked = self.now(), self.today(), len(interview.done)
            self.history.finish(interview.id, solid, asked, None, "", now, day, mode="interview")
        elif state is not None and not saved:
            self.history.park(interview.id, "interview", state, self.now(), self.today())

    def _finish(self, sitting: Sitting) -> None:
        tally, middle = sitting.tally, renewed.median_seconds(sitting)
        rules, now, day = sitting.rules, self.now(), self.today()
        notes = json.dumps(learning.record(sitting.done)) if rules.mode == "stand" else ""
        self.history.finish(sitting.id, tally.at_once, tally.asked, middle, rules.setting, now, day, notes, rules.mode)

    def unfinished(self) -> CutOff | None:
        """The sitting that was cut off last, if it can be gone on with."""
        found = self.history.unfinished()
        if found is None or is_live(found.state):
            return None
        try:
            return resumed(found.state)
        except ValueError:  # kept by another version, or damaged
            self.history.abandon(found.sitting)
            return None

    def drop(self, cut_off: CutOff) -> None:
        """Ends what was cut off; what was answered in it stays."""
        if isinstance(cut_off, Resumed):
            self._finish(cut_off.sitting)
        else:
            self.history.abandon(cut_off.interview.id)


def _number(sitting: Sitting, attempt: Attempt) -> int:
    """Which question of the sitting a try belongs to: the one on view, or the one just left."""
    behind = bool(sitting.done) and any(one is attempt for one in sitting.done[-1].tries)
    return len(sitting.done) if behind else sitting.number
