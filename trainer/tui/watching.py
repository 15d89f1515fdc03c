"""Ends the program where its terminal is gone and no signal said so."""

from __future__ import annotations

import os
import select
import sys
import threading
import time

_LOOK = 2.0
"""Seconds between two looks whether the terminal is still there."""
_GONE = 129
"""The exit status of SIGHUP, as shells count it."""


def watch_the_terminal() -> None:
    """Begins to look, on a thread of its own: writing to a terminal that is gone may block the app for good."""
    if hasattr(select, "poll") and sys.__stdin__ is not None:  # no poll on Windows
        threading.Thread(target=_until_it_is_gone, args=(sys.__stdin__.fileno(),), name="terminal", daemon=True).start()


def _until_it_is_gone(terminal: int) -> None:
    """As under nohup, where nobody is there to be asked, and reading from nothing never ends. Every answer is on disk."""
    looked = select.poll()
    looked.register(terminal, 0)
    while not looked.poll(_LOOK * 1000):
        time.sleep(_LOOK)
    time.sleep(_LOOK)  # a signal may be on its way, and ends the app in order
    os._exit(_GONE)
