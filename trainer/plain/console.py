"""The two streams of plain mode: lines out, answers in, and nothing printed while somebody types."""

from __future__ import annotations

import shutil
import sys
from io import StringIO, TextIOWrapper
from typing import TextIO

from trainer.plain.printable import printable, wrapped

WIDEST, NARROWEST = 78, 20
_LONGEST = 4000
"""Characters of one line of input that are looked at; the bank refuses far shorter answers."""


def standard() -> Console | None:
    """The console on the standard streams; None where there is nowhere to print."""
    if sys.stdout is None:
        return None
    source = sys.stdin if sys.stdin is not None else StringIO()
    for stream in (source, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    echo = not (source.isatty() and sys.stdout.isatty())
    return Console(source, sys.stdout, shutil.get_terminal_size().columns, echo=echo)


class Console:
    """Where plain mode prints and reads.

    Args:
        source: where answers come from.
        out: where lines go.
        width: the most characters in a line.
        echo: whether to print what was read, where no terminal has shown it while it was typed.
    """

    def __init__(self, source: TextIO, out: TextIO, width: int, *, echo: bool) -> None:
        self._source, self._out, self._echo = source, out, echo
        self._width = max(NARROWEST, min(WIDEST, width))

    def say(self, *texts: str) -> None:
        """Prints each text on lines of its own."""
        for text in texts:
            for line in wrapped(text, self._width):
                self._out.write(line + "\n")

    def ask(self, prompt: str) -> str | None:
        """The next line of input without its end; None at the end of the input or after Ctrl-C."""
        *above, last = wrapped(prompt, self._width - 1)
        self.say(*above)
        self._out.write(f"{last} ")
        self._out.flush()
        try:
            line = self._line()
        except KeyboardInterrupt:
            line = ""
        if not line:
            self._out.write("\n")
            return None
        typed = line.rstrip("\r\n")
        if self._echo:
            self._out.write(self._shown(typed, self._width - len(last) - 1) + "\n")
        return typed

    def _line(self) -> str:
        """One line; of one that is too long only the start, and its rest is passed over."""
        line = rest = self._source.readline(_LONGEST)
        while rest and not rest.endswith("\n"):
            rest = self._source.readline(_LONGEST)
        return line

    def _shown(self, typed: str, room: int) -> str:
        plain = printable(typed).replace("\n", " ")
        return plain if len(plain) <= room else plain[: max(0, room - 3)] + "..."[:room]

    def end(self) -> None:
        """Sends what is left."""
        self._out.flush()
