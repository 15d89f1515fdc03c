"""Measures what is promised, in one run, and prints a report in Markdown: `python -m tools.measure`.

It needs Linux and the extra `measure`, and some quiet minutes: everything is timed side by side with something bare, but
a busy machine still blurs it.

    python -m tools.measure                       print the report
    python -m tools.measure --write FILE          also put it between the marks in FILE
    python -m tools.measure --torch PYTHON        compare with `import torch` in another interpreter, too
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from tools.measuring import answering, heartbeat, history, processes, questions, starting

_BEGIN, _END = "<!-- measured -->", "<!-- end of what was measured -->"


def main() -> None:
    """Runs every part, or those that are named."""
    parser = argparse.ArgumentParser(description="Measure ConvDrill on this machine.")
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help="start, enter, heartbeat, process, questions, history; all if none"
    )
    parser.add_argument("--torch", metavar="PYTHON", help="an interpreter that can import torch")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the report between the marks in this file")
    chosen = parser.parse_args()
    parts: dict[str, Callable[[], str]] = {
        "start": starting.report,
        "enter": answering.report,
        "heartbeat": heartbeat.report,
        "process": lambda: processes.report(chosen.torch),
        "questions": questions.report,
        "history": history.report,
    }
    if strange := set(chosen.parts) - set(parts):
        parser.error(f"there is no part {', '.join(sorted(strange))}; there are: {', '.join(parts)}")
    heading = _heading()
    with tempfile.TemporaryDirectory() as home:
        os.environ["CONVDRILL_HOME"] = home
        told = [part() for name, part in parts.items() if not chosen.parts or name in chosen.parts]
    report = "\n\n".join((heading, *told))
    print(report)
    if chosen.write is not None:
        _keep(report, chosen.write)


def _heading() -> str:
    """When, on what, and how busy it was."""
    where = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    parts = ", ".join(f"{name} {version(name.lower())}" for name in ("Textual", "SymPy"))
    busy = f"load {os.getloadavg()[0]:.1f} before"
    return f"### Measured on {time.strftime('%Y-%m-%d')}\n\n{where}, {parts}; {busy}; compiled bytecode."


def _keep(report: str, target: Path) -> None:
    """Puts the report between the marks of a page."""
    page = target.read_text("utf-8")
    between = re.compile(f"{re.escape(_BEGIN)}.*{re.escape(_END)}", re.DOTALL)
    if not between.search(page):
        raise SystemExit(f"{target.name} has no place for a report: {_BEGIN} and {_END} are missing.")
    target.write_text(between.sub(lambda _: f"{_BEGIN}\n\n{report}\n\n{_END}", page), "utf-8")


if __name__ == "__main__":
    main()
