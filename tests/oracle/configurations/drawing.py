"""Random choices that come out the same on every version of Python."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """A stream of choices; it rests on `Random.random` alone, the only draw that is promised not to change."""

    def __init__(self, seed: int) -> None:
        """Start a stream of its own."""
        self._random = Random(seed)

    def chance(self, share: float) -> bool:
        """Say yes in about this share of all calls."""
        return self._random.random() < share

    def between(self, low: int, high: int) -> int:
        """Draw a whole number from low to high, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        """Draw one of the options."""
        return options[self.between(0, len(options) - 1)]

    def mixed(self, options: Sequence[T]) -> list[T]:
        """Return the same options in another order."""
        keys = sorted((self._random.random(), place) for place in range(len(options)))
        return [options[place] for _, place in keys]
