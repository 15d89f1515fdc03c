"""One sentence for whatever can be wrong with the file: what it is, where it is, and how it is mended."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

_UNTIL_THE_END = "answers are kept only until ConvDrill ends"
_FULL, _READ_ONLY, _BUSY, _DAMAGED, _CLOSED = (13,), (8,), (5, 6), (11, 26), (3, 14, 23)
"""SQLite's primary codes."""


def damaged(path: Path) -> str:
    """Truncated, garbage, empty, or with pages that do not fit."""
    return (
        f"The history in {path} is damaged, so {_UNTIL_THE_END}:"
        " put a backup in its place, or move it away and a new one begins."
    )


def foreign(path: Path) -> str:
    """A database, but somebody else's."""
    return (
        f"The file {path} is a database of another program, so {_UNTIL_THE_END}:"
        " move it away, or name another folder in CONVDRILL_HOME."
    )


def newer(path: Path, found: int, known: int) -> str:
    """From a later version."""
    return (
        f"The history in {path} is of a newer ConvDrill (format {found}; this one knows {known}), so {_UNTIL_THE_END}:"
        " install the newer ConvDrill."
    )


def a_folder(path: Path) -> str:
    """Something else in the place of the file."""
    return f"{path} is no file, where the history should be, so {_UNTIL_THE_END}: move it away, and a new one begins."


def no_folder(folder: Path, reason: str) -> str:
    """There is no place for the file, and none can be made."""
    if os.path.lexists(folder) and not folder.is_dir():
        return (
            f"{folder} is no folder, where that of the history should be, so {_UNTIL_THE_END}:"
            " move it away, or name another one in CONVDRILL_HOME."
        )
    return (
        f"The folder {folder} can't be made ({reason}), so {_UNTIL_THE_END}:"
        " make it yourself, or name another one in CONVDRILL_HOME."
    )


def unreachable(path: Path, reason: str) -> str:
    """It can't be opened at all."""
    return (
        f"The history in {path} can't be opened ({reason}), so {_UNTIL_THE_END}:"
        " see to it that you may read and write the file and its folder."
    )


def read_only(path: Path) -> str:
    """It can be read, but not written."""
    return (
        f"The history in {path} can't be written (read-only), so new {_UNTIL_THE_END}:"
        " make the file and its folder writable."
    )


def of(path: Path, error: Exception) -> str:
    """For an error in mid-session; what was given since is kept in memory and written when that works."""
    if _code(error) in _DAMAGED or isinstance(error, ValueError):
        return damaged(path)
    if _code(error) in _READ_ONLY:
        return read_only(path)
    cause, mend = _cause(error)
    return (
        f"The history in {path} can't be written now ({cause}), so new answers wait in memory:"
        f" {mend}, and they are written with the next one."
    )


def undone(path: Path, error: Exception) -> str:
    """For an error in something that was asked of the history as a whole."""
    if _code(error) in _DAMAGED or isinstance(error, ValueError):
        return f"The history in {path} is damaged; nothing was changed: put a backup in its place."
    cause, mend = _cause(error)
    return f"The history in {path} can't be read or written ({cause}); nothing was changed: {mend}, and try again."


def _cause(error: Exception) -> tuple[str, str]:
    """Why, and what helps."""
    code = _code(error)
    if code in _FULL:
        return "the disk is full", "make room"
    if code in _BUSY:
        return "another program holds it", "end that program"
    if code in _CLOSED:
        return "it can't be opened", "see to it that you may write there"
    return reason(error), "look to the disk"


def _code(error: Exception) -> int:
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def reason(error: Exception) -> str:
    """Why, in the words of the system."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) if isinstance(error, sqlite3.Error) else type(error).__name__
