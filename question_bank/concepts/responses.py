"""Which patch of a picture an edge filter answers most strongly: items made from filters that are in use, not written down.

Every answer is worked out: the filter is laid on each patch, and the products are added up.
"""

from __future__ import annotations

from typing import NamedTuple

from question_bank.concepts.edges import IDEA, PREWITT, SOBEL
from question_bank.concepts.item import Item, Source, Target, Wrong
from question_bank.concepts.themes import FILTERS

Grid = tuple[int, ...]
"""Nine numbers, row by row."""

RESPONSE = Target(FILTERS, "response", "the strongest response of an edge filter", (80,))
PATCHES = (
    "bright at the upper left, dark at the lower right",
    "bright above, dark below",
    "bright at the upper right, dark at the lower left",
    "bright on the right, dark on the left",
    "bright at the lower right, dark at the upper left",
    "bright below, dark above",
    "bright at the lower left, dark at the upper right",
    "bright on the left, dark on the right",
)
"""What a patch looks like, by the direction in which it is bright: clockwise from the upper left."""

_RING = (0, 1, 2, 5, 8, 7, 6, 3)
"""The places around the middle of a grid, in the same order."""


class Profile(NamedTuple):
    """A known kind of edge filter, by the weights of its positive side."""

    corner: int
    middle: int
    source: Source


_PROFILES = (
    Profile(1, 1, PREWITT),
    Profile(1, 2, SOBEL),
    Profile(
        3, 10, Source("OpenCV, Sobel and Scharr", "https://docs.opencv.org/4.x/d2/d2c/tutorial_sobel_derivatives.html")
    ),
)


def patch(direction: int) -> Grid:
    """A patch that is bright (2) in a direction, grey (1) along its edge and dark (0) beyond."""
    return _turned((2, 2, 1, 0, 0, 0, 1, 2), 1, direction)


def kernel(profile: Profile, scale: int, direction: int) -> Grid:
    """The filter that has its positive side in a direction."""
    corner, middle = profile.corner * scale, profile.middle * scale
    return _turned((middle, corner, 0, -corner, -middle, -corner, 0, corner), 0, direction)


def _turned(ring: Grid, middle: int, direction: int) -> Grid:
    """A grid by the values around its middle, given clockwise from a direction."""
    values = {_RING[(direction + step) % 8]: value for step, value in enumerate(ring)}
    return tuple(values.get(place, middle) for place in range(9))


def response(weights: Grid, pixels: Grid) -> int:
    """The products of weights and pixels, added up."""
    return sum(weight * pixel for weight, pixel in zip(weights, pixels, strict=True))


def _item(profile: Profile, scale: int, direction: int) -> Item:
    weights = kernel(profile, scale, direction)
    upright = direction % 2 == 1
    others = (2, 4, 6) if upright else (1, 4, 7)
    sums = [response(weights, patch(one)) for one in range(8)]
    return Item(
        id="_".join(map(str, weights)),
        target=RESPONSE,
        idea=IDEA,
        twists=_twists(weights, upright=upright),
        prompt=f"A filter has these rows.\n{_rows(weights)}\nWhich patch of a picture gives it the largest sum?",
        right=PATCHES[direction],
        why=f"Bright pixels lie under the positive weights and dark ones under the negative: {sums[direction]} in all.",
        wrong=tuple(Wrong(PATCHES[one], _why_not(sums[one])) for one in ((direction + step) % 8 for step in others)),
        hints=("On which side are the positive weights?", "Lay the filter on each patch and add up the products."),
        sources=(profile.source,),
        conventions=("It is laid on as it stands. Bright is 2, grey in between is 1, dark is 0.",),
    )


def _twists(weights: Grid, *, upright: bool) -> int:
    """One for weights that are not the usual ones; two for a filter that is turned, among patches that are nearly right."""
    if not upright:
        return 2
    return int(max(weights) > 2)


def _rows(weights: Grid) -> str:
    width = max(len(str(weight)) for weight in weights)
    return "\n".join("  ".join(f"{weight:>{width}}" for weight in weights[row : row + 3]) for row in (0, 3, 6))


def _why_not(total: int) -> str:
    if total < 0:
        return f"Its bright pixels lie under the negative weights: {total} in all."
    if total == 0:
        return "Its bright pixels lie under positive and negative weights alike, and they cancel."
    return (
        f"Its bright pixels lie under some of the positive weights only: {total} in all, which another patch exceeds."
    )


ITEMS = tuple(_item(profile, scale, direction) for profile in _PROFILES for scale in (1, 2) for direction in range(8))
