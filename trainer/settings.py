"""What a person chose, in one small file. A file that can't be read or written is a notice, never an end."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from question_bank.layer import LEVELS, Level

COLOURS = ("auto", "dark", "light", "sixteen", "none")


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
    settings = Settings()
    if isinstance(found.get("tour_done"), bool):
        settings = replace(settings, tour_done=bool(found["tour_done"]))
    if isinstance(found.get("drawing"), bool):
        settings = replace(settings, drawing=bool(found["drawing"]))
    for level in LEVELS:
        if found.get("level") == level:
            settings = replace(settings, level=level)
    if found.get("colours") in COLOURS:
        settings = replace(settings, colours=str(found["colours"]))
    topics = found.get("topics")
    if isinstance(topics, list) and all(isinstance(pattern, str) for pattern in topics):
        settings = replace(settings, topics=tuple(map(str, topics)))
    return settings


def _reason(error: Exception) -> str:
    return error.strerror or type(error).__name__ if isinstance(error, OSError) else "it is damaged"
