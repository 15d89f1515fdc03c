"""Kills drills on a real terminal, most of them between Enter and the paint of the verdict, and looks for what was lost.

`python -m tools.cutting_off 300` plays a challenge in a pseudo-terminal again and again, each time up to another moment, and
kills it with SIGKILL (every tenth with SIGTERM or SIGHUP, which must leave the terminal clean). After each the history is
opened: every answer of which a verdict had been painted must be in it, the file must be sound, and the drill must go on.
"""

from __future__ import annotations

import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections import Counter
from pathlib import Path

import pyte

from question_bank.codes import question
from trainer import challenges
from trainer.history import Filter, open_history
from trainer.settings import Settings
from trainer.sittings.desk import Desk
from trainer.sittings.opening import Resumed

_QUESTIONS = 12
_WORD = re.compile(r"^ +(\d+)  (right|slip|not right|left open|skipped)", re.MULTILINE)
_LEAVES = b"\x1b[?1049l"
_PATIENCE = 20.0
"""Seconds to wait for a question before the machine is taken to be too slow."""
_SOON = 0.045
"""Seconds after Enter within which most drills are killed; the verdict is painted after about 30 ms."""


class Drill:
    """One drill in a terminal of 80 columns and 24 rows."""

    def __init__(self, home: Path, code: str) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environment = {**os.environ, "CONVDRILL_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        command = [sys.executable, "-m", "trainer.cli", "challenge", "play", code]
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True, close_fds=True
        )
        os.close(slave)
        self.screen = pyte.Screen(80, 24)
        self.stream = pyte.ByteStream(self.screen)
        self.shown = 0
        """The number of the last question whose verdict was painted."""
        self.output = b""

    def read(self, seconds: float) -> bool:
        """Takes in what is painted within some time; whether the terminal is still open."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([self.master], [], [], left)[0]:
                break
            try:
                painted = os.read(self.master, 65536)
            except OSError:
                return False
            if not painted:
                return False
            self.output += painted
            self.stream.feed(re.sub(rb"\x1b\[[<>][0-9;]*u|\x1b\[\?[0-9;]*\$p", b"", painted))
            for found in _WORD.finditer("\n".join(self.screen.display)):
                self.shown = max(self.shown, int(found[1]))
        return True

    def wait(self, number: int) -> None:
        """Waits for a question to be on view."""
        end = time.monotonic() + _PATIENCE
        while f"{number} of {_QUESTIONS}" not in self.screen.display[0]:
            if time.monotonic() > end or not self.read(0.02):
                raise TimeoutError("\n".join(self.screen.display))

    def type(self, text: str) -> None:
        """What a person would type."""
        os.write(self.master, text.encode())

    def kill(self, number: int) -> None:
        """Ends the process, and takes in what it had painted before."""
        os.kill(self.process.pid, number)
        while self.read(1.0) and self.process.poll() is None:
            pass
        self.process.wait(10)
        os.close(self.master)


def _answers(code: str) -> list[str]:
    found = []
    for one in challenges.questions(challenges.read(code)):
        asked = question(one)
        expected, between = asked.key.expected, "x" if asked.wanted.kind == "shape" else ", "
        found.append(between.join(map(str, expected)) if isinstance(expected, list) else str(expected))
    return found


def _played(home: Path, code: str, chance: random.Random) -> tuple[Drill, str]:
    """One drill up to a moment of its own; how it was ended."""
    drill, answers = Drill(home, code), _answers(code)
    drill.wait(1)
    for number in range(1, chance.randint(1, 5)):
        drill.type(answers[number - 1] + "\r")
        drill.wait(number + 1)
    before, ending = drill.shown, "while thinking"
    if chance.random() < 0.75:
        drill.type(answers[before])
        drill.read(0.05)
        drill.type("\r")
        drill.read(chance.random() * _SOON)
        ending = "after the paint" if drill.shown > before else "between Enter and the paint"
    else:
        drill.type("12")
        drill.read(chance.random() * 0.3)
    return drill, ending


def _lost(home: Path, drill: Drill, known: set[str]) -> list[str]:
    """What is wrong with the history after a drill that was ended."""
    history = open_history(home / "history.db")
    wrong = [history.notice] if history.notice else []
    kept = [one.entry for one in history.attempts(Filter(mode="challenge"), limit=50) if one.entry.sitting not in known]
    numbers = {one.number for one in kept}
    wrong += [f"the answer to question {n} is lost" for n in range(1, drill.shown + 1) if n not in numbers]
    if numbers:
        cut_off = Desk(history, Settings).unfinished()
        if not isinstance(cut_off, Resumed):
            wrong.append("the drill can't be gone on with")
        elif cut_off.sitting.number != max(numbers) + 1:
            wrong.append(f"it goes on at {cut_off.sitting.number}, after {max(numbers)} answers")
        else:
            known.add(cut_off.sitting.id)
            Desk(history, Settings).drop(cut_off)
    wrong += [problem for problem in history.check() if problem]
    history.close()
    return wrong


def main(times: int) -> int:
    """So many endings; the exit status is 1 where anything was lost."""
    chance, endings, faults = random.Random(2026), Counter[str](), 0
    known: set[str] = set()
    code = challenges.made("core", "interview", _QUESTIONS, 4711)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for turn in range(times):
            drill, ending = _played(home, code, chance)
            number = signal.SIGKILL if turn % 10 else chance.choice((signal.SIGTERM, signal.SIGHUP))
            drill.kill(number)
            wrong = _lost(home, drill, known)
            if number != signal.SIGKILL and _LEAVES not in drill.output:
                wrong.append(f"{number.name} left the terminal unclean")
            endings[ending] += 1
            faults += bool(wrong)
            for one in wrong:
                print(f"{turn}: killed {ending}: {one}", flush=True)
    told = ", ".join(f"{number} {ending}" for ending, number in endings.most_common())
    print(f"{times} drills ended: {told}. With something lost or unsound: {faults}.")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
