"""The app with a heartbeat in its event loop, in a process of its own: `python -m tools.measuring.beating FILE`.

Writes into FILE how long each beat took while SymPy was being imported and warmed, and ends.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import threading
import time
from pathlib import Path

from trainer.practice import Tour
from trainer.sittings.opening import Opening
from trainer.tui.app import ConvDrill

BEAT = 0.005
_LONGEST = 20.0


def _importing() -> bool:
    return any(thread.name == "sympy" for thread in threading.enumerate())


async def _beats() -> list[float]:
    """Seconds from beat to beat, from the one before the import begins to the one after its end."""
    beats: list[float] = []
    last = time.perf_counter()
    end = last + _LONGEST
    while last < end:
        before = _importing()
        await asyncio.sleep(BEAT)
        now = time.perf_counter()
        if before or _importing():
            beats.append(now - last)
        elif beats:
            break
        last = now
    return beats


async def _run(target: Path) -> None:
    app = ConvDrill(Opening(Tour()))

    async def count() -> None:
        beats = await _beats()
        target.write_text(json.dumps({"beats": beats, "loaded": "sympy" in sys.modules}), "utf-8")
        app.exit()

    counting = asyncio.create_task(count())
    await app.run_async()
    await counting


if __name__ == "__main__":
    gc.freeze()  # as the app itself does before it starts
    asyncio.run(_run(Path(sys.argv[1])))
