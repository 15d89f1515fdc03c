"""What a history of a million attempts costs beside one of a thousand: each read of a screen, its opening, and a keep."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path

from tools.history import LAST, make
from tools.measuring.figures import Times, held, paired, table
from trainer.history import Entry, Filter, History, open_history
from trainer.practice import Attempt
from trainer.practice.card import Card

SMALL, BIG = 1_000, 1_000_000
_ROUNDS, _KEEPS, _OPENINGS = 60, 150, 30
_LIMIT = 1.2
_NOTHING = 50
_MODE = "sprint/300/known/interview"

READS: Mapping[str, Callable[[History], object]] = {
    "cards": History.cards,
    "types": History.types,
    "usual": lambda history: history.usual("forward/params"),
    "recent(10)": lambda history: history.recent(10),
    "known": History.known,
    "missed(20)": lambda history: history.missed(20),
    "missed_count": History.missed_count,
    "best": lambda history: history.best(_MODE),
    "sittings(20)": lambda history: history.sittings(20),
    "unfinished": History.unfinished,
    "days(60)": lambda history: history.days(60),
    "totals": History.totals,
    "slip_days(14)": lambda history: history.slip_days(14),
    "sureness": History.sureness,
    "sure_and_wrong": History.sure_and_wrong,
    "attempts": History.attempts,
}
"""What screens read when they open."""
FILTERS = {
    "a topic": Filter(topic="forward/conv2d/params"),
    "topics `*/conv2d/*`": Filter(topic="*/conv2d/*"),
    "missed": Filter(outcome="missed"),
    "slow": Filter(slow=True),
    "a slip": Filter(slip="forgot-depth"),
    "missed, an idea": Filter(outcome="missed", idea="filter-depth"),
    "a month years ago": Filter(since="2019-03-01", until="2019-03-31"),
    "a text that is rare": Filter(text="no such text"),
}


def report() -> str:
    """Makes both histories, which takes some minutes, and measures them side by side."""
    with tempfile.TemporaryDirectory() as folder:
        paths = (Path(folder, "small.db"), Path(folder, "big.db"))
        started = time.perf_counter()
        for path, number in zip(paths, (SMALL, BIG), strict=True):
            make(path, number)
        return measured(paths, time.perf_counter() - started)


def measured(paths: tuple[Path, Path], making: float) -> str:
    """The report on two histories."""
    small, big = (open_history(path) for path in paths)
    with small, big:
        rows = [_row(name, _pair(partial(read, small), partial(read, big), _ROUNDS)) for name, read in READS.items()]
        opening = _pair(partial(_opened, paths[0]), partial(_opened, paths[1]), _OPENINGS)
        keeping = _pair(_keeping(small), _keeping(big), _KEEPS)
        with _unhurried(paths[0]) as one, _unhurried(paths[1]) as other:
            working = _pair(_keeping(one, _KEEPS + 1), _keeping(other, _KEEPS + 1), _KEEPS)
        firsts = [
            (name, *(_ms(partial(one.attempts, wanted)) for one in (small, big))) for name, wanted in FILTERS.items()
        ]
    rows.append(_row("opened, everything above read, closed", opening))
    rows.append(_row("keep", keeping))
    worst = max(float(row[-1]) for row in rows if int(row[2]) >= _NOTHING)
    lines = [
        "#### A long history",
        "",
        f"{SMALL:,} attempts beside {BIG:,} ({paths[1].stat().st_size / 1e6:,.0f} MB; made in {making:.0f} s); medians of "
        f"{_ROUNDS} rounds in turn, {_KEEPS} for `keep`, which ends when the answer is on the disk.",
        "",
        *table(("", f"{SMALL:,}: microseconds", f"{BIG:,}: microseconds", "times"), rows),
        "",
        f"Most, of what takes {_NOTHING} microseconds or longer: {worst:.2f} times. Limit {_LIMIT}: {held(worst, _LIMIT)}.",
        "",
        f"Without waiting for the disk `keep` takes {1e6 * working[0].median:.0f} and {1e6 * working[1].median:.0f} "
        "microseconds.",
        "",
        "Filters of past attempts, the first page; these may take longer.",
        "",
        *table(("", f"{SMALL:,}: ms", f"{BIG:,}: ms"), firsts),
    ]
    return "\n".join(lines)


def _pair(small: Callable[[], object], big: Callable[[], object], rounds: int) -> tuple[Times, Times]:
    found = paired({"small": partial(_seconds, small), "big": partial(_seconds, big)}, rounds)
    return found["small"], found["big"]


def _row(name: str, times: tuple[Times, Times]) -> tuple[str, str, str, str]:
    small, big = times
    return name, f"{1e6 * small.median:.0f}", f"{1e6 * big.median:.0f}", f"{big.ratio_to(small):.2f}"


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _ms(work: Callable[[], object]) -> str:
    return f"{1000 * min(_seconds(work) for _ in range(3)):.1f}"


def _opened(path: Path) -> None:
    """A start: a connection of its own, with nothing in its memory yet."""
    with open_history(path) as history:
        for read in READS.values():
            read(history)


@contextmanager
def _unhurried(path: Path) -> Iterator[History]:
    """A history that does not wait for the disk, so that only the work is timed."""
    with open_history(path) as history:
        history._disk.execute("PRAGMA synchronous = OFF")
        yield history


def _keeping(history: History, start: int = 0) -> Callable[[], object]:
    """Keeps one attempt after another, with two cards and a state of the usual size."""
    entries = _entries(start)
    state = '{"done": [' + ", ".join(['{"code": "forward/conv2d/params?H=24&W=24&D=3", "tries": []}'] * 20) + "]}"

    def keep() -> None:
        entry = next(entries)
        cards = [Card(idea, 3.0, 5.0, "2026-11-24", entry.day, entry.day) for idea in entry.marks]
        assert history.keep(entry, cards, state) == ""

    return keep


def _entries(start: int) -> Iterator[Entry]:
    """The attempts of the evenings after the last one, twenty each: three right, then a slip."""
    for number in count(start + 1):
        code = f"forward/conv2d/params?H=24&W=24&D={number}&M=10&K_h=3&K_w=3"
        attempt = Attempt(code, "280", "280", "right", seconds=20.0)
        if number % 4 == 0:
            attempt = attempt._replace(outcome="slipped", slips=("forgot-depth",))
        yield Entry(
            f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}",
            1795500000.0 + 4320 * number,
            (LAST + timedelta(number // 20 + 1)).isoformat(),
            f"{number // 20:016x}",
            "tonight",
            "",
            number % 20 + 1,
            "forward/conv2d/params",
            "forward/params",
            "interview",
            (29, 30),
            attempt,
            {"filter-depth": True, "one-bias": attempt.is_right},
        )
