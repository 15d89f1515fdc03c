"""The session machine: frozen states and events, one total table of transitions, no screen, no clock, no disk."""

from trainer.practice.decks import Deck, Drawn, Fixed, Tour
from trainer.practice.events import Answered, Event, Explained, GaveUp, Hinted, Moved, Skipped, Stopped
from trainer.practice.sitting import Attempt, Done, Phase, Sitting, Tally
from trainer.practice.step import Effect, Finished, Saved, start, step

__all__ = [
    "Answered",
    "Attempt",
    "Deck",
    "Done",
    "Drawn",
    "Effect",
    "Event",
    "Explained",
    "Finished",
    "Fixed",
    "GaveUp",
    "Hinted",
    "Moved",
    "Phase",
    "Saved",
    "Sitting",
    "Skipped",
    "Stopped",
    "Tally",
    "Tour",
    "start",
    "step",
]
