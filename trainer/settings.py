"""What a person chose, in one small file. A file that can't be read or written is a notice, never an end."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from question_bank.layer import LEVELS, Level

COLOURS = ("auto", "dark", "light", "sixteen", "none")
CLOCKS = ("word", "digits", "off")
LIMITS = {"x1": 1.0, "x1.5": 1.5, "x2": 2.0, "off": None}
"""By how much time limits are stretched; None for no limit at all."""
SPRINTS = ("2 minutes", "5 minutes", "10 minutes", "10 questions", "20 questions", "50 questions")
MINUTES = (10, 20, 30)
"""How long an evening may be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen; the defaults are for somebody who starts for the first time."""

    tour_done: bool = False
    level: Level = "interview"
    topics: tuple[str, ...] = ()
    """Patterns of topics; all where empty."""
    colours: str = "auto"
    drawing: bool = True
    """Whether pictures are drawn beside questions."""
    sure: bool = True
    """Whether one question in four asks how sure one is."""
    interview: str = ""
    """The day of the interview, `YYYY-MM-DD`; empty where there is none."""
    date_asked: bool = False
    """Whether that day was asked for."""
    minutes: int = 20
    """How long an evening is."""
    sprint: str = "5 minutes"
    known_only: bool = True
    """Whether a sprint asks only what was right twice without a clock."""
    clock: str = "word"
    """How the time of a drill is shown."""
    pace: bool = False
    """Whether a drill says how far it is ahead of the best one."""
    limits: str = "x1"
    notice: str = ""
    """Why the file could not be read, for the screen; never stored."""


def home() -> Path:
    """The folder for settings: `CONVDRILL_HOME`, or the platform's usual data folder."""
    if chosen := os.environ.get("CONVDRILL_HOME"):
        try:
            return Path(chosen).expanduser()
        except RuntimeError:  # the home of somebody who does not exist
            return Path(chosen)
    from platformdirs import user_data_path  # noqa: PLC0415 - costs 20 ms, and most commands do not need it

    return user_data_path("convdrill", appauthor=False)


def load() -> Settings:
    """The stored settings; the defaults, with a notice, where they can't be read."""
    path = home() / "settings.json"
    try:
        found = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        return Settings(
            tour_done=True, notice=f"The settings in {path} can't be read ({_reason(error)}); defaults hold."
        )
    if isinstance(found, dict):
        return _checked(found)
    return Settings(tour_done=True, notice=f"The settings in {path} are damaged; defaults hold.")


def save(settings: Settings) -> str:
    """Stores the settings; a sentence that says why not where that fails, else nothing."""
    folder = home()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        new = folder / "settings.json.new"
        stored = {name: value for name, value in asdict(settings).items() if name != "notice"}
        new.write_text(json.dumps(stored, indent=1) + "\n", "utf-8")
        new.replace(folder / "settings.json")
    except OSError as error:
        return f"The settings can't be stored in {folder} ({_reason(error)}). Practice goes on without."
    return ""


def _checked(found: dict[str, object]) -> Settings:
    """Only what is of the right kind is taken over."""
    sound = {name: found[name] for name, sounds in _SOUND.items() if name in found and sounds(found[name])}
    topics = found.get("topics")
    if isinstance(topics, list) and all(isinstance(pattern, str) for pattern in topics):
        sound["topics"] = tuple(topics)
    return Settings(**sound)  # type: ignore[arg-type]


def _is_day(value: object) -> bool:
    if value == "":
        return True
    try:
        return date.fromisoformat(str(value)).isoformat() == value
    except ValueError:
        return False


def _one_of(*values: object) -> Callable[[object], bool]:
    return lambda value: any(value is one or (value == one and type(value) is type(one)) for one in values)


_SOUND: dict[str, Callable[[object], bool]] = {
    **dict.fromkeys(("tour_done", "drawing", "sure", "date_asked", "known_only", "pace"), _one_of(True, False)),
    "level": _one_of(*LEVELS),
    "colours": _one_of(*COLOURS),
    "interview": _is_day,
    "minutes": _one_of(*MINUTES),
    "sprint": _one_of(*SPRINTS),
    "clock": _one_of(*CLOCKS),
    "limits": _one_of(*LIMITS),
}
"""What a stored value must be to be taken over."""


def _reason(error: Exception) -> str:
    return error.strerror or type(error).__name__ if isinstance(error, OSError) else "it is damaged"
