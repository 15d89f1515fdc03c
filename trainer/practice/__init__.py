"""The session machine: frozen states and events, total tables of transitions, no screen, no clock, no disk."""

from trainer.practice.decks import DECKS, Dealt, Deck, Drawn, Fixed, Tour
from trainer.practice.events import (
    Answered,
    Event,
    Explained,
    GaveUp,
    Hinted,
    Hung,
    Moved,
    Paused,
    Resumed,
    Skipped,
    Stopped,
    Ticked,
    Weighed,
)
from trainer.practice.parking import parked, unparked
from trainer.practice.rules import PRACTICE, Mode, Rules
from trainer.practice.sitting import Attempt, Done, Phase, Sitting, Tally
from trainer.practice.step import Effect, Excused, Finished, Saved, start, step

__all__ = [
    "DECKS",
    "PRACTICE",
    "Answered",
    "Attempt",
    "Dealt",
    "Deck",
    "Done",
    "Drawn",
    "Effect",
    "Event",
    "Excused",
    "Explained",
    "Finished",
    "Fixed",
    "GaveUp",
    "Hinted",
    "Hung",
    "Mode",
    "Moved",
    "Paused",
    "Phase",
    "Resumed",
    "Rules",
    "Saved",
    "Sitting",
    "Skipped",
    "Stopped",
    "Tally",
    "Ticked",
    "Tour",
    "Weighed",
    "parked",
    "start",
    "step",
    "unparked",
]
