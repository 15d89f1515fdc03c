"""How programs are started for a measurement, and whole processes side by side: `explain` and what it is compared with."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from tools.measuring.figures import ms, paired, table

ROOT = Path(__file__).parent.parent.parent
_ROUNDS = 15
_EXPLAIN = ("explain", "nn.Conv2d(3, 10, 3)", "--input", "3x24x24", "--json")
_HINDERING = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "NO_COLOR", "ACCESSIBLE", "CI", "LINES", "COLUMNS")


def clean_environment() -> dict[str, str]:
    """The environment without wishes that would change what is measured; bytecode is kept as for everybody."""
    return {name: value for name, value in os.environ.items() if name not in _HINDERING}


@cache
def convdrill() -> tuple[str, ...]:
    """The installed command beside this Python; the module where it is not installed."""
    installed = Path(sys.executable).with_name("convdrill")
    return (str(installed),) if installed.exists() else (sys.executable, "-m", "trainer.cli")


def report(torch: str | None) -> str:
    """`explain --json` as a whole process, beside Python that does nothing and beside the import of PyTorch."""
    cases: dict[str, Sequence[str]] = {
        "python -c pass": (sys.executable, "-c", "pass"),
        "convdrill explain --json": (*convdrill(), *_EXPLAIN),
    }
    if torch is not None:
        cases["import torch, nothing else"] = (torch, "-c", "import torch")
    seconds = paired({name: _timer(command) for name, command in cases.items()}, _ROUNDS)
    first = seconds["python -c pass"]
    rows = [(name, ms(times.median), f"{times.ratio_to(first):.1f}") for name, times in seconds.items()]
    lines = [
        "#### A whole process that answers",
        "",
        f'`convdrill {_EXPLAIN[0]} "{_EXPLAIN[1]}" {" ".join(_EXPLAIN[2:])}`, from start to end; {_ROUNDS} rounds in turn.',
        "",
        *table(("process", "median ms", "times `python -c pass`"), rows),
    ]
    if torch is not None:
        ratio = seconds["import torch, nothing else"].ratio_to(seconds["convdrill explain --json"])
        lines += ["", f"Importing PyTorch alone takes {ratio:.1f} times as long as the whole answer."]
    return "\n".join(lines)


def _timer(command: Sequence[str]) -> Callable[[], float]:
    def run() -> float:
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=clean_environment(), cwd=ROOT)
        return time.perf_counter() - started

    return run
