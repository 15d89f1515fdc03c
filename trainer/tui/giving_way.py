"""SymPy's import gives way while a key is being answered.

Two busy threads share one interpreter, and each statement of the history lets the other one in for some milliseconds. SymPy
comes in six hundred modules, so between two of them the import can wait until the screen has been painted.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from types import ModuleType

_LONGEST = 0.5
"""Seconds after which the import goes on in any case."""


class GivingWay:
    """Finds nothing; it only holds up whoever imports on another thread than the one that made it."""

    def __init__(self) -> None:
        self._free = threading.Event()
        self._free.set()
        self._own = threading.get_ident()

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        """Waits while something is being answered."""
        if threading.get_ident() != self._own:
            self._free.wait(_LONGEST)

    def begin(self) -> None:
        """Holds up imports elsewhere from now on."""
        self._free.clear()

    def end(self) -> None:
        """Lets them go on."""
        self._free.set()

    def install(self) -> None:
        """Stands before every other finder, until `remove`."""
        sys.meta_path.insert(0, self)

    def remove(self) -> None:
        """Takes it away, when everything is loaded."""
        self._free.set()
        if self in sys.meta_path:
            sys.meta_path.remove(self)
