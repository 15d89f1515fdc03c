"""The numbers that are drawn, by level: what people really use, written once for all layers.

A value that stands twice is drawn twice as often. Warm-up numbers can be worked with in the head; expert ones are uneven.
"""

from __future__ import annotations

from collections.abc import Mapping

from question_bank.layer import Level

Range = Mapping[Level, tuple[int, ...]]


def by_level(warmup: tuple[int, ...], interview: tuple[int, ...], expert: tuple[int, ...]) -> Range:
    """Values for each level."""
    return {"warmup": warmup, "interview": interview, "expert": expert}


SIDES = by_level(
    (8, 10, 12, 16, 20, 24, 28, 32),
    (14, 24, 28, 32, 56, 112, 224, 227),
    (13, 15, 27, 31, 45, 57, 63, 113, 225, 300),
)
"""Height and width of a picture."""
MAP_SIDES = by_level((4, 6, 8, 12, 16, 24, 28, 32), (7, 14, 24, 28, 32, 56, 112, 224), (13, 15, 27, 55, 57, 111, 113))
"""Height and width of what comes to a pooling window."""
SMALL_SIDES = by_level((2, 3, 4, 5, 10), (4, 5, 7, 7, 8, 14, 28), (6, 9, 11, 13, 27))
"""Height and width late in a network."""
LENGTHS = by_level((8, 10, 12, 16, 20), (32, 50, 100, 128, 256, 512, 1000), (37, 75, 101, 250, 513))
"""Steps of a sequence."""
FRAMES = by_level((4, 6, 8), (8, 16, 32), (7, 9, 15, 33))
"""Frames of a film, slices of a scan."""
DEPTHS = by_level((1, 3, 4, 8), (1, 3, 6, 16, 32, 64, 128, 256), (3, 12, 24, 48, 96, 192))
"""Channels that come in."""
MAP_DEPTHS = by_level((2, 3, 4, 6, 8, 10, 16), (3, 6, 16, 32, 64, 128, 256, 512), (12, 24, 48, 96, 192, 384))
"""Channels inside a network."""
FEATURES = by_level((2, 3, 4, 5, 8), (16, 32, 64, 128, 256, 300, 512), (12, 24, 48, 96, 200, 768))
"""Features of one step of a sequence."""
FILTERS = by_level((4, 5, 8, 10, 20), (6, 10, 16, 32, 64, 128, 256), (12, 24, 48, 96, 192))
UNITS = by_level((2, 4, 5, 10, 20), (10, 64, 100, 128, 256, 512, 1000), (84, 120, 300, 500, 4096))
"""Neurons, hidden units."""
KERNELS = by_level((1, 3, 3, 5), (1, 3, 3, 5, 7, 11), (2, 3, 4, 5, 7))
LARGER_KERNELS = by_level((3, 3, 5), (3, 3, 5, 7), (3, 4, 5, 7))
"""Kernels where a 1x1 would leave nothing to ask."""
WINDOWS = by_level((2, 2, 3), (2, 2, 3), (2, 3, 4, 5))
"""Pooling windows."""
STRIDES = by_level((1,), (1, 2, 4), (1, 2, 3, 4))
POOL_STRIDES = by_level((1, 2, 2), (1, 2, 2, 4), (1, 2, 3, 4))
PADDINGS = by_level((0,), (0, 1, 2, 3), (0, 1, 2, 3, 4))
DILATIONS = by_level((1,), (1, 2), (1, 2, 3))
GROUPS = by_level((1,), (1, 2, 4), (1, 2, 3, 4, 8))
MULTIPLIERS = by_level((1,), (1, 2), (1, 2, 3))
SWITCH = by_level((1,), (1, 0), (1, 0))
"""A bias that is usually there."""
BATCHES = by_level((1,), (1, 8, 32), (8, 16, 32))
FACTORS = by_level((2,), (2, 2, 3, 4), (2, 3, 4))
"""Factors of enlarging."""
