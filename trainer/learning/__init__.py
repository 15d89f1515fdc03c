"""What next: what an answer says of ideas, when they come back, and which question is asked. No clock, no disk, no chance."""

from collections.abc import Callable, Mapping

from trainer.learning.credit import marks
from trainer.learning.evening import Tonight, asked_for, from_json, tonight
from trainer.learning.memory import learned, make_ready
from trainer.learning.planning import Plan, due_line, plan
from trainer.learning.standing import Standing, record, side_by_side, standing
from trainer.learning.standing import from_json as standing_from_json
from trainer.practice.decks import Deck

DECKS: Mapping[str, Callable[..., Deck]] = {"tonight": from_json, "stand": standing_from_json}
"""What makes a deck of this package again of what its `as_json` gave."""

__all__ = [
    "DECKS",
    "Plan",
    "Standing",
    "Tonight",
    "asked_for",
    "due_line",
    "learned",
    "make_ready",
    "marks",
    "plan",
    "record",
    "side_by_side",
    "standing",
    "tonight",
]
