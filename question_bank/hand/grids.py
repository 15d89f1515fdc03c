"""Convolution, pooling and transposed convolution over small grids, worked out exactly as PyTorch works them out.

Every output value is made of pairs: a value of the input and the weight that it meets. An ordinary convolution gathers
them from a window; in a transposed one they come from every copy of the kernel that reaches the place. Pooling is a window
of ones that is combined in another way. So each output value is one expression, and that is also how it is explained.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from question_bank.expression import Add, Call, Div, Expr, Mul, Num, Number

Grid = tuple[tuple[int, ...], ...]
Place = tuple[int, int]
"""A row and a column, counted from 0."""


class Pair(NamedTuple):
    """A value of the input and the weight that it meets."""

    value: int
    weight: int
    inside: bool = True
    """False for the padding, whose value is 0."""


Combine = Callable[[tuple[Pair, ...]], tuple[Expr, ...]]
"""What becomes of the pairs of one place: the terms that are added up."""


class Work(NamedTuple):
    """One layer with all its numbers."""

    input: tuple[Grid, ...]
    """One grid for each channel."""
    kernel: tuple[Grid, ...]
    combine: Combine
    stride: int = 1
    padding: int = 0
    bias: int = 0
    transposed: bool = False
    ceil: bool = False
    """Whether a last window that hangs over the edge counts."""

    @property
    def size(self) -> tuple[int, int]:
        """The rows and columns that come out; none of them where less than 1."""
        kernel, grid = self.kernel[0], self.input[0]
        return self._side(len(grid), len(kernel)), self._side(len(grid[0]), len(kernel[0]))

    def places(self) -> Iterator[Place]:
        """Every place of the output in reading order."""
        rows, columns = self.size
        return ((row, column) for row in range(rows) for column in range(columns))

    def written(self, place: Place) -> Expr:
        """One output value as the sum that it is."""
        terms = self.combine(tuple(self.pairs(place)))
        return Add((*terms, Num(self.bias))) if self.bias else Add(terms) if len(terms) > 1 else terms[0]

    def value(self, place: Place) -> Number:
        """One output value."""
        return self.written(place).value({})

    def pairs(self, place: Place) -> Iterator[Pair]:
        """What meets at one place of the output."""
        return self._copies(place) if self.transposed else self._window(place)

    def _side(self, size: int, kernel: int) -> int:
        if self.transposed:
            return (size - 1) * self.stride + kernel - 2 * self.padding
        room = size + 2 * self.padding - kernel
        if not self.ceil or room < 0:
            return room // self.stride + 1
        steps = -(-room // self.stride)
        return steps + (steps * self.stride < size + self.padding)  # a window must start before the far padding

    def _window(self, place: Place) -> Iterator[Pair]:
        top, left = (start * self.stride - self.padding for start in place)
        for grid, kernel in zip(self.input, self.kernel, strict=True):
            for i, weights in enumerate(kernel):
                for j, weight in enumerate(weights):
                    row, column = top + i, left + j
                    inside = 0 <= row < len(grid) and 0 <= column < len(grid[0])
                    yield Pair(grid[row][column] if inside else 0, weight, inside)

    def _copies(self, place: Place) -> Iterator[Pair]:
        row, column = (start + self.padding for start in place)
        for grid, kernel in zip(self.input, self.kernel, strict=True):
            reaching = _reaching(column, len(grid[0]), len(kernel[0]), self.stride)
            for top, i in _reaching(row, len(grid), len(kernel), self.stride):
                for left, j in reaching:
                    yield Pair(grid[top][left], kernel[i][j])


@lru_cache(maxsize=1024)
def _reaching(at: int, size: int, kernel: int, stride: int) -> tuple[Place, ...]:
    """Along one axis, the values whose copies of the kernel reach a place, each with the weight that lies there."""
    first = max(0, -((kernel - 1 - at) // stride))
    return tuple((start, at - start * stride) for start in range(first, min(size, at // stride + 1)))


def products(pairs: tuple[Pair, ...]) -> tuple[Expr, ...]:
    """Each value times its weight: what a convolution adds up."""
    return tuple([_product(pair.value, pair.weight) for pair in pairs])


@lru_cache(maxsize=4096)
def _product(value: int, weight: int) -> Expr:
    """Kept, because exercises are full of the same few."""
    return Mul((Num(value), Num(weight)))


def largest(pairs: tuple[Pair, ...]) -> tuple[Expr, ...]:
    """The largest value; the padding never wins."""
    return (Call("max", tuple(Num(pair.value) for pair in pairs if pair.inside)),)


def mean(pairs: tuple[Pair, ...]) -> tuple[Expr, ...]:
    """The average, in which the zeros of the padding count."""
    return (Div(Add(values(pairs)), Num(len(pairs))),)


def values(pairs: tuple[Pair, ...]) -> tuple[Expr, ...]:
    """The values without their weights."""
    return tuple(Num(pair.value) for pair in pairs)


def turned(grid: Grid) -> Grid:
    """Rows as columns."""
    return tuple(zip(*grid, strict=True))


def flipped(grid: Grid) -> Grid:
    """Upside down and left to right, as mathematics lays a kernel down."""
    return tuple(row[::-1] for row in grid[::-1])
