"""What was practised, in one SQLite file: the only package that speaks to a database. It knows nothing of learning."""

from trainer.history.exchange import Imported, Refused
from trainer.history.history import History, open_history
from trainer.history.opening import absent
from trainer.history.rebuilding import Replay
from trainer.history.records import (
    Best,
    DayRecord,
    Entry,
    Filter,
    HistoryError,
    Kept,
    SittingRecord,
    SlipDay,
    SlipRecord,
    Sureness,
    Totals,
    TypeRecord,
    Unfinished,
)

__all__ = [
    "Best",
    "DayRecord",
    "Entry",
    "Filter",
    "History",
    "HistoryError",
    "Imported",
    "Kept",
    "Refused",
    "Replay",
    "SittingRecord",
    "SlipDay",
    "SlipRecord",
    "Sureness",
    "Totals",
    "TypeRecord",
    "Unfinished",
    "absent",
    "open_history",
]
