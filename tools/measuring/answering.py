"""From Enter to the verdict on the screen, also while SymPy is being imported in the background.

That import begins by itself soon after the first paint. A thread more than the app has at rest says that it is going on.
"""

from __future__ import annotations

import re
import time
from typing import NamedTuple

from tools.measuring.figures import Times, held, ms, table
from tools.measuring.processes import convdrill
from tools.measuring.terminal import NeverShown, Terminal, opened

_PRESSES = 20
"""In each of the two states."""
_LIMIT = 0.050
_APART = 0.012
"""Each press comes this much later in the import than the one before it, so that no part of it is left out."""
_AT_REST_AFTER = 2.5
_FIRST = "conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3"
_ANSWERS = (
    (f"forward/{_FIRST}", "280"),
    (f"forward/{_FIRST}", "100"),
    (f"forward/{_FIRST}", "90"),
    (f"forward/{_FIRST}", "283"),
    (f"formula/{_FIRST}", "M*(K*K*D)+M"),
    (f"formula/{_FIRST}", "M*K*K+M"),
)
"""Right, one slip, two slips together, nothing that is known; and formulas, right and with a slip."""


class Pressed(NamedTuple):
    """One press of Enter."""

    seconds: float
    importing: bool


def report() -> str:
    """Each press in a process of its own, so that nothing is kept from the press before."""
    at_rest = _threads_at_rest()
    presses = [press for number in range(_PRESSES) for press in (_early(number, at_rest), _late(number, at_rest))]
    if sum(press.importing for press in presses) != _PRESSES:
        raise NeverShown("Not every early press fell into the import of SymPy. Measure again on a quieter machine.")
    cases = {
        "while SymPy is imported": Times(tuple(press.seconds for press in presses if press.importing)),
        "after that": Times(tuple(press.seconds for press in presses if not press.importing)),
        "all": Times(tuple(press.seconds for press in presses)),
    }
    rows = [(name, str(len(t.seconds)), ms(t.median), ms(t.percentile(95)), ms(t.worst)) for name, t in cases.items()]
    percentile = cases["all"].percentile(95)
    lines = [
        "#### Enter to the verdict",
        "",
        "From the key until the verdict stands on the screen; right answers, single slips, pairs, unknown answers and",
        "formulas in turn, each in a new process.",
        "",
        *table(("pressed", "presses", "median ms", "95th percentile ms", "longest ms"), rows),
        "",
        f"95th percentile of all: {ms(percentile)} ms. Limit {ms(_LIMIT)} ms: {held(percentile, _LIMIT)}.",
    ]
    return "\n".join(lines)


def _threads_at_rest() -> int:
    with opened((*convdrill(), "practice", "--code", _ANSWERS[0][0])) as terminal:
        terminal.until("Enter answer")
        terminal.rest(_AT_REST_AFTER)
        return terminal.threads()


def _early(number: int, at_rest: int) -> Pressed:
    """Enter while SymPy is imported."""
    code, answer = _ANSWERS[number % len(_ANSWERS)]
    with opened((*convdrill(), "practice", "--code", code)) as terminal:
        _fill_in(terminal, answer)
        end = time.perf_counter() + 5
        while terminal.threads() <= at_rest and time.perf_counter() < end:
            terminal.rest(0.001)
        terminal.rest(number * _APART)
        return _press(terminal, at_rest)


def _late(number: int, at_rest: int) -> Pressed:
    """Enter when everything is quiet."""
    code, answer = _ANSWERS[number % len(_ANSWERS)]
    with opened((*convdrill(), "practice", "--code", code)) as terminal:
        _fill_in(terminal, answer)
        terminal.rest(_AT_REST_AFTER)
        return _press(terminal, at_rest)


def _fill_in(terminal: Terminal, answer: str) -> None:
    terminal.until("Enter answer")
    terminal.type(answer)
    terminal.until(rf"^ +› {re.escape(answer)}")


def _press(terminal: Terminal, at_rest: int) -> Pressed:
    importing = terminal.threads() > at_rest
    pressed = terminal.type("\r")
    return Pressed(terminal.until(r"^ +(Right|Not yet)\b", since=pressed), importing)
