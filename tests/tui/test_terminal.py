"""A real terminal: what is left behind when the app is ended from outside, and where there is no terminal at all."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time

import pytest

from tests.tui.screens import FIRST

COMMAND = [sys.executable, "-m", "trainer.cli", "practice", "--code", FIRST]
LEAVES = b"\x1b[?1049l"
"""What a terminal is told when the second screen is left."""


class Terminal:
    """A program in a terminal of its own."""

    def __init__(self) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            environment = {**os.environ, "TERM": "xterm-256color", "LINES": "24", "COLUMNS": "80"}
            os.execve(sys.executable, COMMAND, environment)
        self.seen = b""

    def read_until(self, wanted: bytes | None, seconds: float = 20.0) -> bytes:
        """Everything the program wrote, until something stands in it or it ends."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and (wanted is None or wanted not in self.seen):
            ready, _, _ = select.select([self.fd], [], [], 0.1)
            if ready:
                try:
                    data = os.read(self.fd, 65536)
                except OSError:
                    break
                if not data:
                    break
                self.seen += data
        return self.seen

    def status(self) -> int:
        _, status = os.waitpid(self.pid, 0)
        return os.waitstatus_to_exitcode(status)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_the_terminal_clean(number: signal.Signals) -> None:
    terminal = Terminal()
    assert b"hint" in terminal.read_until(b"hint")
    os.kill(terminal.pid, number)
    assert LEAVES in terminal.read_until(None)
    assert terminal.status() in (128 + number, 130)


def test_a_terminal_that_goes_without_a_signal_ends_it_too() -> None:
    """As under nohup, or where the terminal was never the controlling one: it must not read from nothing for ever."""
    master, slave = pty.openpty()
    process = subprocess.Popen(COMMAND, stdin=slave, stdout=slave, stderr=slave, start_new_session=True)
    os.close(slave)
    seen = b""
    while b"hint" not in seen:
        seen += os.read(master, 65536)
    time.sleep(0.5)
    os.close(master)
    assert process.wait(30) == 129


def test_control_c_ends_it() -> None:
    terminal = Terminal()
    terminal.read_until(b"hint")
    os.write(terminal.fd, b"\x03")
    assert LEAVES in terminal.read_until(None)
    assert terminal.status() == 130


def test_without_a_terminal_it_asks_line_by_line() -> None:
    done = subprocess.run(COMMAND, input=b"280\n", capture_output=True, timeout=30, check=False)
    assert done.returncode == 0
    assert b"Right. 280." in done.stdout
    assert b"\x1b" not in done.stdout
