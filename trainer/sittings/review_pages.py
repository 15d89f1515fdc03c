"""Past attempts page by page. A page begins after the last attempt of the one before, so that deep pages cost no more."""

from __future__ import annotations

from typing import NamedTuple

from trainer.history import Filter, History, Kept
from trainer.sittings.review import in_words

LATEST = "the latest of each slip"


class View(NamedTuple):
    """What is looked at."""

    wanted: Filter = Filter()
    latest: bool = False
    """The latest attempt of each slip instead."""

    @property
    def says(self) -> str:
        """In words."""
        return LATEST if self.latest else in_words(self.wanted)


class Pages:
    """A view of a history, and the page of it that is on.

    Args:
        history: what was kept.
        view: what is looked at.
        size: attempts on a page.
    """

    def __init__(self, history: History, view: View, size: int) -> None:
        self._history = history
        self.view = view
        self.size = size
        self._before: list[Kept | None] = [None]
        """After which attempt each page down to this one begins."""
        self.found: tuple[Kept, ...] = ()
        self.is_more = False
        """Whether there is a page after this one."""
        self.read()

    @property
    def number(self) -> int:
        """Which page this is, from 1."""
        return len(self._before)

    @property
    def says(self) -> str:
        """What is looked at, and which page of it."""
        return f"{self.view.says}, page {self.number}" if self.number > 1 or self.is_more else self.view.says

    def read(self) -> None:
        """Reads the page again: something may have been answered meanwhile."""
        if self.view.latest:
            first = (self.number - 1) * self.size
            latest = {one.latest.row: one.latest for one in self._history.slips()}  # two slips of one answer are one
            rest = list(latest.values())[first:]
        else:
            rest = self._history.attempts(self.view.wanted, self._before[-1], self.size + 1)
        self.found, self.is_more = tuple(rest[: self.size]), len(rest) > self.size

    def fit(self, size: int) -> None:
        """Another size of a page: from the first one, unless it stays the same."""
        if size != self.size:
            self.size = size
            self._before = [None]
            self.read()

    def older(self) -> bool:
        """The next page; whether there is one."""
        if not self.is_more:
            return False
        self._before.append(self.found[-1])
        self.read()
        return True

    def newer(self) -> bool:
        """The page before; whether there is one."""
        if self.number == 1:
            return False
        self._before.pop()
        self.read()
        return True
