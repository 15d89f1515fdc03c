"""A keeper that tests can look into."""

from __future__ import annotations

from trainer.practice import Attempt, Effect, Saved, Sitting
from trainer.sittings.opening import NoKeeper


class Listing(NoKeeper):
    """Keeps tries in a list."""

    def __init__(self, kept: list[Attempt]) -> None:
        self._kept = kept

    def keep(self, sitting: Sitting, effects: tuple[Effect, ...], heading: str) -> None:
        self._kept += [effect.attempt for effect in effects if isinstance(effect, Saved)]
