"""A desk that tests can look into."""

from __future__ import annotations

from collections.abc import Callable

from trainer import settings as stored
from trainer.history import open_history
from trainer.practice import Attempt, Effect, Saved, Sitting
from trainer.settings import Settings
from trainer.sittings.desk import Desk
from trainer.sittings.opening import NoKeeper

NOW = 1_795_305_600.0 + 20 * 3600
"""A Sunday evening, 22 November 2026."""


class Noting(NoKeeper):
    """Keeps tries in a list, and nowhere else."""

    def __init__(self, kept: list[Attempt]) -> None:
        self._kept = kept

    def keep(self, sitting: Sitting, effects: tuple[Effect, ...], heading: str) -> None:
        self._kept += [effect.attempt for effect in effects if isinstance(effect, Saved)]


class Listing(Desk):
    """Keeps tries in a list as well as in the history of the test."""

    def __init__(
        self,
        kept: list[Attempt] | None = None,
        settings: Callable[[], Settings] = stored.load,
        now: Callable[[], float] = lambda: NOW,
    ) -> None:
        super().__init__(open_history(stored.home() / "history.db"), settings, now)
        self._kept = [] if kept is None else kept

    def keep(self, sitting: Sitting, effects: tuple[Effect, ...], heading: str) -> None:
        super().keep(sitting, effects, heading)
        self._kept += [effect.attempt for effect in effects if isinstance(effect, Saved)]
