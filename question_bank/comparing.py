"""One count over another: how a factor or a part is asked for, and how people get one wrong."""

from __future__ import annotations

from question_bank.slips import Slip

EXACT = "A fraction will do, but an exact one."

IDEAS = {"factor-divides": "a factor is one number divided by another"}

SLIPS = (
    Slip(
        "larger-below",
        "factor-divides",
        "the factor upside down",
        "divides the smaller count by the larger",
        "Asked is how many times as many the larger has, so the larger stands on top.",
    ),
    Slip(
        "counts-subtracted",
        "factor-divides",
        "the difference in place of the factor",
        "takes one count from the other",
        "A factor is one count divided by the other.",
    ),
)
