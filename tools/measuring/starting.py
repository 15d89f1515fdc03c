"""From the start of the process to the first question on the screen, beside the smallest app there can be."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from tools.measuring.figures import held, ms, paired, table
from tools.measuring.processes import convdrill
from tools.measuring.terminal import opened

_PAIRS = 15
_LIMIT = 1.35
_QUESTION = r"(?s)Practice: .*^ +› .*Enter answer"
_BARE, _OURS = "a bare app with one Input", "convdrill practice"


def report() -> str:
    """Another question in each pair."""
    seeds = count(1)
    seconds = paired(
        {
            _BARE: lambda: _shown((sys.executable, str(Path(__file__).with_name("bare.py"))), "ready"),
            _OURS: lambda: _shown((*convdrill(), "practice", "--seed", str(next(seeds))), _QUESTION),
        },
        _PAIRS,
    )
    ratio = seconds[_OURS].ratio_to(seconds[_BARE])
    lines = [
        "#### Start to the first question",
        "",
        "From the start of the process until the question stands on the screen of a terminal of 80x24;",
        f"{_PAIRS} pairs in turn, another question each time.",
        "",
        *table(("app", "median ms", "longest ms"), [(name, ms(t.median), ms(t.worst)) for name, t in seconds.items()]),
        "",
        f"Median of the ratios: {ratio:.2f}. Limit {_LIMIT}: {held(ratio, _LIMIT)}.",
    ]
    return "\n".join(lines)


def _shown(command: Sequence[str], pattern: str) -> float:
    with opened(command) as terminal:
        return terminal.until(pattern)
