"""Kills programs that write a history, and looks whether anything is lost: `python -m tools.killing FOLDER --kills 300`.

Each round, two programs keep answer after answer in one file, and say so when `keep` has returned. After a moment, which
may fall into the making of the file, both are killed. Every answer of which was said that it is kept must be there then, with
all that is counted of it, and the file must be sound. Needs Unix.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from trainer.history import Entry, open_history
from trainer.practice import Attempt
from trainer.practice.card import Card

_ID = 16
_LONGEST = 0.08
"""Seconds until a kill, at most."""


class Killed(NamedTuple):
    """What came of it."""

    kills: int
    acknowledged: int
    more: int
    """Attempts that were on the disk already, though nobody had said so yet."""
    lost: tuple[str, ...]
    faults: tuple[str, ...]


def main() -> None:
    """Kills, and tells what was lost."""
    parser = argparse.ArgumentParser(description="Kill programs that write a history.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    found = kill(chosen.folder, chosen.kills, chosen.seed)
    print(
        f"{found.kills} kills; {found.acknowledged} answers acknowledged, {len(found.lost)} of them lost; {found.more} more"
        f" were kept; faults of the file: {len(found.faults)}"
    )
    for fault in found.faults:
        print(f"  {fault}")
    raise SystemExit(bool(found.lost or found.faults))


def kill(folder: Path, kills: int, seed: int = 1) -> Killed:
    """Kills so many programs, ten on each file."""
    chosen = random.Random(seed)
    acknowledged = more = done = 0
    lost: list[str] = []
    faults: list[str] = []
    while done < kills:
        path = folder / f"{seed}-{done}" / "history.db"
        said: set[str] = set()
        for _ in range(min(5, -(-(kills - done) // 2))):
            said |= _round(path, chosen.random() * _LONGEST, done)
            done += 2
            faults += [f"after {done} kills: {one}" for one in _faults(path)]
        kept = _kept(path)
        acknowledged += len(said)
        more += len(kept - said)
        lost += sorted(said - kept)
        faults += [] if _is_counted(path) else [f"after {done} kills: what is counted does not fit the attempts"]
    return Killed(done, acknowledged, more, tuple(lost), tuple(faults))


def _round(path: Path, seconds: float, number: int) -> set[str]:
    """Two programs write until they are killed; what they said."""
    pipe, end = os.pipe()
    children = [_start(path, end, f"{number + place:08x}") for place in range(2)]
    os.close(end)
    time.sleep(seconds)
    for child in children:
        os.kill(child, signal.SIGKILL)
    for child in children:
        os.waitpid(child, 0)
    with os.fdopen(pipe, "rb") as file:
        said = file.read().decode("ascii")
    return {said[at : at + _ID] for at in range(0, len(said) - len(said) % _ID, _ID)}


def _start(path: Path, end: int, name: str) -> int:
    child = os.fork()
    if child == 0:
        try:
            _write(path, end, name)
        finally:
            os._exit(1)
    return child


def _write(path: Path, end: int, name: str) -> None:
    """Keeps answer after answer; says the name of each when it is kept."""
    history = open_history(path)
    for number in range(100_000):
        entry = _entry(name, number)
        state = f'{{"done": [{", ".join(["1"] * (number % 300))}]}}'
        if history.keep(entry, _cards(entry, history.cards()), state) == "":
            os.write(end, entry.id.encode("ascii"))
        if number % 7 == 6:
            history.excuse(entry.sitting, entry.number, hung=True)


def _entry(name: str, number: int) -> Entry:
    right = number % 3 > 0
    attempt = Attempt(
        f"forward/conv2d/params?D={number}", "100", "100", "right" if right else "slipped", () if right else ("flat",)
    )
    return Entry(
        f"{name}{number:08x}",
        time.time(),
        "2026-11-21",
        name,
        "tonight",
        "",
        number + 1,
        f"forward/conv2d/{number % 5}",
        "forward/params",
        "interview",
        (number % 9,),
        attempt,
        {"filter-depth": right},
    )


def _cards(entry: Entry, cards: Mapping[str, Card]) -> Iterable[Card]:
    card = cards.get("filter-depth") or Card("filter-depth", 1.0, 5.0, entry.day, entry.day, entry.day)
    return [card._replace(tries=card.tries + 1)]


def _faults(path: Path) -> list[str]:
    if not path.exists():  # killed before it was made
        return []
    with open_history(path) as history:
        return [history.notice] if history.notice else list(history.check())


def _kept(path: Path) -> set[str]:
    if not path.exists():
        return set()
    with open_history(path) as history:
        return {one.entry.id for one in history.attempts(limit=1_000_000)}


def _is_counted(path: Path) -> bool:
    """Whether rebuilding changes nothing of what is counted. What depends on the order of two programs is left out."""
    with open_history(path) as history:
        before = history.types(), history.totals(), history.slip_days(9), history.known()
        history.rebuild()
        after = history.types(), history.totals(), history.slip_days(9), history.known()
    return all(_plain(one) == _plain(other) for one, other in zip(before, after, strict=True))


def _plain(told: object) -> object:
    return {number: one[:3] for number, one in told.items()} if isinstance(told, dict) else told


if __name__ == "__main__":
    main()
