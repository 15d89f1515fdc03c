"""Windows stood up as columns: what unfold, fold and im2col share."""

from __future__ import annotations

from question_bank import slips
from question_bank.ideas import IDEAS
from question_bank.layer import Rule
from question_bank.shared.sliding import MODES_BY_NAME
from question_bank.slips import Slip

OWN_IDEAS = {
    "column-each-place": "unfolding makes one column for every place of the window",
    "column-holds-window": "a column holds all that one window sees, through every channel",
}

OWN_SLIPS = (
    Slip(
        "column-of-one-channel",
        "column-holds-window",
        "the depth left out of a column",
        "stands up one channel of each window",
        "A window reaches through every channel, and its column holds all of it.",
    ),
    Slip(
        "windows-side-by-side",
        "column-each-place",
        "windows laid side by side",
        "lets no two windows overlap",
        "The next window stands a stride further on, whether it overlaps the one before or not.",
    ),
    Slip(
        "one-row-of-windows",
        "column-each-place",
        "one row of windows",
        "counts the places along one side",
        "The window stands at places along both sides, so both counts are multiplied.",
    ),
    Slip(
        "rows-for-columns",
        "column-each-place",
        "rows and columns swapped",
        "has rows and columns the wrong way round",
        "PyTorch stands each window up: what it holds runs down, the places run across.",
    ),
    Slip(
        "copied-once",
        "column-each-place",
        "every value copied once",
        "copies every value of the input once",
        "Where windows overlap, a value is copied into every one that covers it.",
    ),
    Slip(
        "window-side-once",
        "column-holds-window",
        "one side of the window",
        "divides by one side of the window",
        "A column holds the whole area of the window for each channel.",
    ),
)

IDEAS.update(OWN_IDEAS)
for _slip in OWN_SLIPS:
    slips.add(_slip)

WINDOWS = MODES_BY_NAME["numbers"]._replace(
    rules=tuple(
        rule._replace(label="places along the {axis}") if rule.name == "out_@" else rule
        for rule in MODES_BY_NAME["numbers"].rules
    )
)
"""Where a window can stand; what comes out has other sides than these."""

PLACES = Rule(
    "places",
    "places of the window",
    "prod(out_@)",
    "the window stands at places along both sides",
    "That makes {places} places.",
    "column-each-place",
)
