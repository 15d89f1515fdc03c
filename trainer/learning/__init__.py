"""What next: what an answer says of ideas, when they come back, and which question is asked. No clock, no disk, no chance."""

from trainer.learning.credit import marks
from trainer.learning.evening import Tonight, asked_for, from_json, tonight
from trainer.learning.memory import learned, make_ready
from trainer.learning.planning import Plan, due_line, plan

DECKS = {"tonight": from_json}
"""What makes a deck of this package again of what its `as_json` gave."""

__all__ = [
    "DECKS",
    "Plan",
    "Tonight",
    "asked_for",
    "due_line",
    "from_json",
    "learned",
    "make_ready",
    "marks",
    "plan",
    "tonight",
]
