"""What layers that learn nothing share: the line that says so, and its idea."""

from __future__ import annotations

from question_bank.layer import Level, Rule
from question_bank.shared.quantities import NOTHING_LEARNED

IDEAS = {"fixed-learns-nothing": "a fixed rule learns nothing"}

EASIER: tuple[Level, ...] = ("warmup", "interview")
"""The levels of a question that no twist makes harder."""

PARAMS = NOTHING_LEARNED._replace(
    without="A fixed rule holds no learned number, however large its input is.", levels=EASIER
)


def nothing(why: str, say: str) -> Rule:
    """The line of the parameters, with the reason of one layer."""
    return Rule("params", "parameters", "0", why, say, "fixed-learns-nothing", short=True)
