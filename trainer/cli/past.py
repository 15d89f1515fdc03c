"""What `convdrill history` does, part by part."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from trainer.cli import output
from trainer.cli.arguments import BadArguments
from trainer.history import Filter, History, Kept, Replay
from trainer.history.lines import attempt_values
from trainer.settings import load

_STANDARD = "-"
_YES = "yes"


def tell(history: History, chosen: Namespace) -> int:
    """Where it is, and how much."""
    totals = history.totals()
    output.say(f"The history is in {history.path}.")
    output.say(
        f"Days: {totals.days:,}. Questions answered: {totals.questions:,}, right at the first try: {totals.right:,}."
        f" Minutes: {totals.seconds / 60:,.0f}."
    )
    return output.DONE


def list_(history: History, chosen: Namespace) -> int:
    """The attempts that the filters let through."""
    wanted = Filter(**{name: value for name in Filter._fields if (value := getattr(chosen, name, None))})
    found = history.attempts(wanted, limit=chosen.limit)
    if chosen.json:
        output.document([_as_json(one) for one in found])
        return output.DONE
    for one in found:
        output.say(_line(one))
    output.say(f"{len(found)} {'attempt' if len(found) == 1 else 'attempts'}, the newest first.")
    return output.DONE


def _as_json(one: Kept) -> dict[str, Any]:
    return {**attempt_values(one.entry), "slow": one.slow}


def _line(one: Kept) -> str:
    attempt = one.entry.attempt
    slips = attempt.slips or [" and ".join(pair) for pair in attempt.pairs]
    told = f"{one.entry.day}  {attempt.outcome:<10}  {attempt.seconds:>5.0f} s  {attempt.code}  {attempt.text}"
    return told.rstrip() + (f"  slip: {slips[0]}" if slips else "")


def export(history: History, chosen: Namespace) -> int:
    """Everything as JSON Lines."""
    if chosen.file == _STANDARD:
        history.export(sys.stdout)
        return output.DONE
    with _new(Path(chosen.file)) as out:
        number = history.export(out)
    output.say(f"Attempts written to {chosen.file}: {number:,}.")
    return output.DONE


@contextmanager
def _new(target: Path) -> Iterator[TextIO]:
    """A new file, which gets its name when it is whole."""
    new = target.with_name(f"{target.name}.new-{os.getpid()}")
    try:
        if os.path.lexists(target):
            raise BadArguments(f"There is a {target} already, and nothing is overwritten: name another file.")
        with new.open("x", encoding="utf-8", newline="\n") as out:
            yield out
        new.rename(target)
    except (OSError, ValueError) as error:
        raise BadArguments(f"{target} can't be written ({getattr(error, 'strerror', None) or error}).") from error
    finally:
        with suppress(OSError, ValueError):
            new.unlink()


def import_(history: History, chosen: Namespace) -> int:
    """Takes over what is new; bad lines are told with their numbers and stop nothing."""
    with _old(chosen.file) as file:
        found = history.import_(file, _replay())
    for bad in found.bad:
        output.complain(f"Line {bad.line}: {bad.why}.")
    if found.refused > len(found.bad):
        output.complain(f"There are {found.refused - len(found.bad):,} bad lines more.")
    if chosen.json:
        output.document({**found._asdict(), "bad": [bad._asdict() for bad in found.bad]})
    else:
        output.say(
            f"New attempts: {found.attempts:,}. New sittings: {found.sittings:,}. Known already: {found.known:,}."
            f" Bad lines left out: {found.refused:,}."
        )
    return output.DONE if not found.refused else output.NOT_RIGHT


@contextmanager
def _old(name: str) -> Iterator[BinaryIO]:
    """A file to be read, or standard input."""
    if name == _STANDARD:
        yield sys.stdin.buffer
        return
    try:
        with open(name, "rb") as file:
            yield file
    except (OSError, ValueError) as error:
        raise BadArguments(f"{name} can't be read ({getattr(error, 'strerror', None) or error}).") from error


def backup(history: History, chosen: Namespace) -> int:
    """A copy of the file."""
    history.backup(Path(chosen.file))
    output.say(f"The history is copied to {chosen.file}.")
    return output.DONE


def forget(history: History, chosen: Namespace) -> int:
    """Removes attempts, after a question."""
    which = "everything"
    if chosen.before:
        which = f"every attempt before {chosen.before}"
    elif chosen.topic:
        which = f"every attempt at {chosen.topic}"
    if not chosen.yes:
        output.say(f"This removes {which} from {history.path} for good. Write {_YES} to do it:")
        output.flush()
        if sys.stdin is None or sys.stdin.readline().strip().lower() != _YES:
            output.say("Nothing was forgotten.")
            return output.DONE
    number = history.forget(_replay(), before=chosen.before or "", topic=chosen.topic)
    output.say(f"Attempts forgotten: {number:,}.")
    return output.DONE


def check(history: History, chosen: Namespace) -> int:
    """Whether the file is sound."""
    problems = history.check()
    if chosen.json:
        output.document({"path": str(history.path), "sound": not problems, "problems": list(problems)})
    else:
        for one in problems:
            output.say(one)
        output.say(_damaged(history) if problems else f"The history in {history.path} is sound.")
    return output.DONE if not problems else output.NOT_RIGHT


def _damaged(history: History) -> str:
    return f"The history in {history.path} is damaged: put a backup in its place, or move it away and a new one begins."


def rebuild(history: History, chosen: Namespace) -> int:
    """Works out again what follows from the attempts."""
    number = history.rebuild(_replay())
    output.say(f"Worked out again from {number:,} attempts.")
    return output.DONE


def _replay() -> Replay:
    from trainer.sittings.replaying import replaying  # noqa: PLC0415 - what schedules is loaded only where it is needed

    return replaying(load().interview)
