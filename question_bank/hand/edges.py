"""Edge kernels, and the small step images that they are tried on."""

from __future__ import annotations

from typing import NamedTuple

from question_bank.hand.grids import Grid, turned

_VERTICAL: dict[str, Grid] = {
    "prewitt": ((-1, 0, 1), (-1, 0, 1), (-1, 0, 1)),
    "sobel": ((-1, 0, 1), (-2, 0, 2), (-1, 0, 1)),
    "scharr": ((-3, 0, 3), (-10, 0, 10), (-3, 0, 3)),
}
KERNELS: dict[str, Grid] = {
    **{f"{name}-vertical": kernel for name, kernel in _VERTICAL.items()},
    **{f"{name}-horizontal": turned(kernel) for name, kernel in _VERTICAL.items()},
}
"""The kernels by name and by the edges that they find: right minus left, or lower minus upper."""

DIRECTIONS = ("vertical", "horizontal", "diagonal")


class Step(NamedTuple):
    """An edge kernel, and an image in which one value gives way to another."""

    kernel: str
    image: str
    """The direction of its edge."""
    low: int
    """The value before the edge."""
    high: int
    side: int
    first: int
    """How many columns, rows or diagonals lie before the edge."""

    @property
    def grid(self) -> Grid:
        """The image."""
        sides = range(self.side)
        return tuple(
            tuple(self.low if self._along(row, column) < self.first else self.high for column in sides) for row in sides
        )

    @property
    def name(self) -> str:
        """The kernel as it is called: "a Prewitt kernel"."""
        return f"{self.kernel.partition('-')[0].capitalize()} kernel"

    @property
    def finds(self) -> str:
        """The direction of the edges that the kernel finds."""
        return self.kernel.partition("-")[2]

    def _along(self, row: int, column: int) -> int:
        return {"vertical": column, "horizontal": row, "diagonal": row + column}[self.image]
