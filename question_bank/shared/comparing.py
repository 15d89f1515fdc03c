"""One count over another: how a factor or a part is asked for, and how people get one wrong."""

from __future__ import annotations

from question_bank import slips
from question_bank.ideas import IDEAS
from question_bank.slips import Slip

EXACT = "A fraction will do, but an exact one."

OWN_IDEAS = {"factor-divides": "a factor is one number divided by another"}

OWN_SLIPS = (
    Slip(
        "channels-once",
        "filter-depth",
        "the channels counted once",
        "counts flat filters",
        "There is a filter for each channel that comes out, and each reaches through all that come in.",
    ),
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
    Slip(
        "part-upside-down",
        "factor-divides",
        "the part upside down",
        "divides the larger by the smaller",
        "A part has below the line what it is a part of.",
    ),
    Slip(
        "part-saved",
        "factor-divides",
        "what is saved, not what is left",
        "tells what is saved",
        "Asked is the part that is left, not the part that goes.",
    ),
)

IDEAS.update(OWN_IDEAS)
for _slip in OWN_SLIPS:
    slips.add(_slip)
