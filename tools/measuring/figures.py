"""Medians, percentiles and tables: how times become a report."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple


class Times(NamedTuple):
    """Seconds of one case, in the order of the rounds."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.seconds)

    @property
    def worst(self) -> float:
        """The longest one."""
        return max(self.seconds)

    def percentile(self, part: int) -> float:
        """The shortest time that so many per cent do not exceed."""
        ordered = sorted(self.seconds)
        return ordered[-(-len(ordered) * part // 100) - 1]

    def ratio_to(self, other: Times) -> float:
        """The median of the ratios round by round, which a load that comes and goes disturbs least."""
        return statistics.median(mine / theirs for mine, theirs in zip(self.seconds, other.seconds, strict=True))


def paired(cases: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, Times]:
    """Times cases in turn, one of each a round; a first round, which fills caches, does not count."""
    kept: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(rounds + 1):
        for name, timed in cases.items():
            seconds = timed()
            if number:
                kept[name].append(seconds)
    return {name: Times(tuple(seconds)) for name, seconds in kept.items()}


def ms(seconds: float) -> str:
    """Seconds as milliseconds."""
    return f"{1000 * seconds:.0f}" if seconds >= 0.0995 else f"{1000 * seconds:.1f}"


def held(value: float, limit: float) -> str:
    """Whether a value keeps its limit."""
    return "kept" if value <= limit else "MISSED"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table of Markdown; the first column is words, the others are numbers."""
    marks = ["---", *("---:" for _ in head[1:])]
    return [f"| {' | '.join(row)} |" for row in (head, marks, *rows)]
