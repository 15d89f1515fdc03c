"""How a sitting begins, and who keeps it: what front ends need to know of both."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple, Protocol

from trainer.practice import PRACTICE, Deck, Effect, Rules, Sitting

if TYPE_CHECKING:
    from trainer.history import Best
    from trainer.practice.interview import Interview


def new_id() -> str:
    """A name for a new sitting, or for an attempt: 16 hexadecimal digits. Also what chance is drawn from."""
    return os.urandom(8).hex()


class Opening(NamedTuple):
    """A sitting that can be begun."""

    deck: Deck
    rules: Rules = PRACTICE
    heading: str = "Practice"
    """What stands on top of its screens: "Sprint, 5 minutes"."""


class Resumed(NamedTuple):
    """A sitting that was cut off, as it can be gone on with."""

    sitting: Sitting
    heading: str


class OpenInterview(NamedTuple):
    """An interview, at its start or as it was when it was cut off."""

    interview: Interview
    heading: str = "Interview"


CutOff = Resumed | OpenInterview


class Keeper(Protocol):
    """Who keeps what a sitting comes to. It never raises; what goes wrong is a notice."""

    @property
    def notice(self) -> str:
        """What is wrong with keeping, in one sentence; empty where nothing is."""
        ...

    def keep(self, sitting: Sitting, effects: tuple[Effect, ...], heading: str) -> None:
        """Keeps the tries among the effects, and the sitting as it stands now. Both are on disk when this returns."""
        ...

    def best(self, setting: str, without: str = "") -> Best | None:
        """The best result for a setting, one sitting left out."""
        ...


class NoKeeper:
    """Keeps nothing: for questions that are asked outside any history."""

    notice = ""

    def keep(self, sitting: Sitting, effects: tuple[Effect, ...], heading: str) -> None:
        """Forgets it."""

    def best(self, setting: str, without: str = "") -> Best | None:
        """None."""
        return None
