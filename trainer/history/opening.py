"""Opens the file, or says why not. Nothing that is found there is ever overwritten, renamed or removed."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from trainer.history import faults, schema

PATIENCE = 5.0
"""Seconds to wait for another program that is writing."""
_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_VERSION_AT, _APPLICATION_AT = 60, 68


class Opened(NamedTuple):
    """What came of opening: the file, or a history in memory and the reason for it."""

    disk: sqlite3.Connection
    on_disk: bool
    notice: str = ""
    is_read: bool = True
    """Whether what the file holds is in it."""


class _Trouble(Exception):
    """Why the file can't be used, as one sentence."""


def opened(path: Path, patience: float = PATIENCE) -> Opened:
    """The file with its tables up to date; a history in memory where that can't be. Never raises for what is on the disk."""
    try:
        _find(path)
        return _on_disk(path, patience)
    except _Trouble as trouble:
        return Opened(in_memory(), False, str(trouble), False)
    except sqlite3.Error as error:
        return Opened(in_memory(), False, _why(path, error), False)
    except OSError as error:
        return Opened(in_memory(), False, faults.unreachable(path, faults.reason(error)), False)


def absent(path: Path) -> bool:
    """Whether the first answer would begin a history there. Where the folder's place is taken, there is a fault to tell."""
    folder = path.parent
    return not os.path.lexists(path) and (folder.is_dir() or not os.path.lexists(folder))


def in_memory() -> sqlite3.Connection:
    """An empty history that lasts until the end of the program."""
    disk = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(disk)
    return disk


def copied(disk: sqlite3.Connection) -> sqlite3.Connection | None:
    """A history in memory that begins with what another one holds; none where that can't be read."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        disk.backup(copy)
        schema.migrate(copy)
    except sqlite3.Error:
        copy.close()
        return None
    return copy


def _find(path: Path) -> None:
    """Sees to it that there is a file of ours; looks at it without SQLite, which might write to somebody else's."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _Trouble(faults.no_folder(path.parent, faults.reason(error))) from error
    try:
        path.lstat()
    except FileNotFoundError:
        _create(path)
    if not path.is_file():
        raise _Trouble(faults.a_folder(path))
    with path.open("rb") as file:
        head = file.read(_HEADER)
    if len(head) < _HEADER or not head.startswith(_MAGIC):
        raise _Trouble(faults.damaged(path))
    if int.from_bytes(head[_APPLICATION_AT : _APPLICATION_AT + 4], "big") != schema.APPLICATION:
        raise _Trouble(faults.foreign(path))
    _check_version(path, int.from_bytes(head[_VERSION_AT : _VERSION_AT + 4], "big"))


def _check_version(path: Path, found: int) -> None:
    if found > len(schema.MIGRATIONS):
        raise _Trouble(faults.newer(path, found, len(schema.MIGRATIONS)))


def _create(path: Path) -> None:
    """Makes a new history beside the place and puts it there whole, so that no half-made one is ever found."""
    new = path.with_name(f"{path.name}.new-{os.getpid()}")
    try:
        with closing(sqlite3.connect(new, isolation_level=None)) as disk:
            disk.execute("PRAGMA synchronous = FULL")
            schema.migrate(disk)
        _put(new, path)
    finally:
        with suppress(OSError):
            new.unlink()


def _put(new: Path, path: Path) -> None:
    """Gives a file its place, unless somebody else was quicker."""
    try:
        os.link(new, path)
    except FileExistsError:
        return
    except (OSError, AttributeError):  # a disk that knows no links
        if not os.path.lexists(path):
            new.rename(path)
    _flush(path.parent)


def _flush(folder: Path) -> None:
    """Sees to it that a new name is on the disk, where folders can be flushed."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _on_disk(path: Path, patience: float) -> Opened:
    disk = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=patience)
    try:
        _check_version(path, schema.version(disk))
        disk.execute("PRAGMA journal_mode = WAL")
        disk.execute("PRAGMA synchronous = FULL")
        schema.migrate(disk)
        _try_to_write(disk)
    except sqlite3.Error as error:
        with closing(disk):
            if not _is_read_only(error):
                raise
            copy = copied(disk) or _copied_as_it_stands(path)
            return Opened(copy or in_memory(), False, faults.read_only(path), copy is not None)
    except BaseException:
        disk.close()
        raise
    return Opened(disk, True)


def _copied_as_it_stands(path: Path) -> sqlite3.Connection | None:
    """The same in a folder where SQLite can't make its own files; only if nothing waits in one of them."""
    log = path.with_name(path.name + "-wal")
    try:
        if log.exists() and log.stat().st_size:
            return None
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as disk:
            return copied(disk)
    except (OSError, sqlite3.Error):
        return None


def _try_to_write(disk: sqlite3.Connection) -> None:
    """Fails where the file is read-only; a file that is only held by somebody else for long is no trouble yet."""
    try:
        disk.execute("DELETE FROM totals WHERE name = ''")  # there is none; a mere BEGIN IMMEDIATE would not fail
    except sqlite3.OperationalError as error:
        if not _is_busy(error):
            raise


def _is_busy(error: sqlite3.Error) -> bool:
    return (error.sqlite_errorcode & 0xFF) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _is_read_only(error: sqlite3.Error) -> bool:
    """Also where SQLite can't make the files that it needs beside the history."""
    return (error.sqlite_errorcode & 0xFF) in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)


def _why(path: Path, error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return faults.damaged(path)
    return faults.unreachable(path, faults.reason(error))
