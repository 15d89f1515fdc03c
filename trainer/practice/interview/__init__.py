"""The interview: cases in turns that follow the answers. Frozen states and events, one total table, no clock, no disk."""

from trainer.practice.interview.debrief import Debrief, Row, debrief
from trainer.practice.interview.events import Asked, Clocked, Marked, Shown
from trainer.practice.interview.parking import parked, unparked
from trainer.practice.interview.state import Interview, Past, Stage
from trainer.practice.interview.step import Effect, Ended, start, step

__all__ = [
    "Asked",
    "Clocked",
    "Debrief",
    "Effect",
    "Ended",
    "Interview",
    "Marked",
    "Past",
    "Row",
    "Shown",
    "Stage",
    "debrief",
    "parked",
    "start",
    "step",
    "unparked",
]
