"""Where somebody stood, and where they stand now: the results of the eight questions, side by side."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from trainer import learning
from trainer.history import History, SittingRecord
from trainer.sittings.days import said


def last(history: History, without: str = "") -> Mapping[str, Any] | None:
    """The record of the last time that all of them were answered, one sitting left out; None where there was none."""
    return next((_record(one) for one in _whole(history) if one.id != without), None)


def beside(history: History, sitting_id: str) -> list[str]:
    """The results of a sitting beside those of the time before, in sentences; nothing where there was none before."""
    found = _whole(history)
    now = next((one for one in found if one.id == sitting_id), None)
    before = next((one for one in found if one.id != sitting_id), None)
    if now is None or before is None:
        return []
    rows = learning.side_by_side(_record(before), _record(now))
    gained = [title for title, then, is_right in rows if is_right and not then]
    lost = [title for title, then, is_right in rows if then and not is_right]
    words = [f"On {said(before.day)} it was {before.right} of {before.asked}; now {now.right} of {now.asked}."]
    words += [f"Right now, and not then: {'; '.join(gained)}."] if gained else []
    words += [f"Right then, and not now: {'; '.join(lost)}."] if lost else []
    return words


def _whole(history: History) -> list[SittingRecord]:
    return [one for one in history.sittings(20, "stand") if one.asked == len(_record(one).get("topics", ())) == _EIGHT]


def _record(one: SittingRecord) -> Mapping[str, Any]:
    try:
        found = json.loads(one.notes or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


_EIGHT = 8
