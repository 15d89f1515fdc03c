"""A program in a terminal that is kept in memory: typed into, watched and timed as a person would see it.

A time ends when the bytes have arrived that complete what is waited for; what the emulator, itself written in Python,
takes to understand them is not counted.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyte

from tools.measuring.processes import ROOT, clean_environment

_COLUMNS, _ROWS = 80, 24
_LONGEST = 30.0
"""Seconds after which something will not appear any more."""
_TOGETHER = 0.001
"""What comes within so many seconds is one frame."""
_SEQUENCE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")
_UNFINISHED = re.compile(rb"\x1b(\[[0-?]*[ -/]*)?$")
_UNKNOWN = re.compile(rb"\x1b\[([<=>].*|.*[ -/].)$", re.DOTALL)
"""Sequences that ask for modes or report keys; the emulator would take their last letter for text."""


class NeverShown(Exception):
    """What was waited for did not come on the screen."""


class Terminal:
    """A running program and its screen. Made by `opened`."""

    def __init__(self, process: int, stream: int, started: float) -> None:
        self.process = process
        self.started = started
        """When it was started, on the clock of `time.perf_counter`."""
        self._stream = stream
        self._screen = pyte.Screen(_COLUMNS, _ROWS)
        self._emulator = pyte.ByteStream(self._screen)
        self._left = b""
        self._arrived = started

    def text(self) -> str:
        """The screen as lines."""
        return "\n".join(self._screen.display)

    def until(self, pattern: str, since: float | None = None) -> float:
        """Seconds until a pattern stands on the screen, from the start or from a given moment."""
        wanted = re.compile(pattern, re.MULTILINE)
        end = time.perf_counter() + _LONGEST
        while not wanted.search(self.text()):
            while not self._drink(0.05):
                if time.perf_counter() > end:
                    raise NeverShown(f"{pattern} is not on the screen:\n{self.text()}")
        return self._arrived - (self.started if since is None else since)

    def type(self, text: str) -> float:
        """Types a text; the moment when it was typed."""
        now = time.perf_counter()
        os.write(self._stream, text.encode())
        return now

    def rest(self, seconds: float) -> None:
        """Lets the program work for a while."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._drink(left)

    def threads(self) -> int:
        """How many threads the program has at this moment."""
        return len(list(Path(f"/proc/{self.process}/task").iterdir()))

    def _drink(self, seconds: float) -> bool:
        """Takes in all that the program has written; whether there was something."""
        data = self._left
        while select.select([self._stream], [], [], max(seconds, 0))[0]:
            try:
                data += os.read(self._stream, 1 << 16)
            except OSError as error:
                raise NeverShown(f"The program ended. Its last screen:\n{self.text()}") from error
            self._arrived = time.perf_counter()
            seconds = _TOGETHER
        if data == self._left:
            return False
        cut = found.start() if (found := _UNFINISHED.search(data)) else len(data)
        self._left = data[cut:]
        self._emulator.feed(_SEQUENCE.sub(lambda one: b"" if _UNKNOWN.match(one[0]) else one[0], data[:cut]))
        return True


@contextmanager
def opened(command: Sequence[str]) -> Iterator[Terminal]:
    """Starts a program in a terminal of 80x24; ends it afterwards."""
    environment = clean_environment() | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    started = time.perf_counter()
    process, stream = pty.fork()
    if process == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
        os.chdir(ROOT)
        os.execvpe(command[0], list(command), environment)
    try:
        yield Terminal(process, stream, started)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(stream)
