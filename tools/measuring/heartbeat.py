"""Whether the screen stays awake while SymPy is imported: the longest gap in a heartbeat of the app's event loop."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from tools.measuring.beating import BEAT
from tools.measuring.figures import Times, held, ms, table
from tools.measuring.terminal import NeverShown, opened

_RUNS = 12
_LIMIT = 0.033


def report() -> str:
    """A new process for each run, since a module is imported once."""
    runs = [_beats() for _ in range(_RUNS + 1)][1:]
    gaps = Times(tuple(max(beats) for beats in runs))
    lengths = Times(tuple(sum(beats) for beats in runs))
    lines = [
        "#### The screen while SymPy is imported",
        "",
        f"A heartbeat of {ms(BEAT)} ms in the app's event loop, from the beginning of the import until SymPy is warm;",
        f"{_RUNS} runs, each in a new process in a terminal.",
        "",
        *table(
            ("", "median ms", "longest ms"),
            [
                ("import and first use of SymPy", ms(lengths.median), ms(lengths.worst)),
                ("longest gap of a run", ms(gaps.median), ms(gaps.worst)),
            ],
        ),
        "",
        f"Longest gap of all runs: {ms(gaps.worst)} ms. Limit {ms(_LIMIT)} ms: {held(gaps.worst, _LIMIT)}.",
    ]
    return "\n".join(lines)


def _beats() -> list[float]:
    """From beat to beat, in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "beats.json"
        with opened((sys.executable, "-m", "tools.measuring.beating", str(target))) as terminal:
            for _ in range(300):
                if target.exists() and (found := target.read_text("utf-8")):
                    break
                terminal.rest(0.1)
        if not target.exists():
            raise NeverShown("The app with a heartbeat never ended.")
        read = json.loads(found)
        if not read["loaded"] or not read["beats"]:
            raise NeverShown("SymPy was not imported during the heartbeat.")
        return [float(seconds) for seconds in read["beats"]]
