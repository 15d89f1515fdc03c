"""One exercise: a layer with its numbers and what is asked about its output, read from a code and written into one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from question_bank.catalog import Unknown
from question_bank.expression import Add, Call, Num, Number
from question_bank.hand.edges import DIRECTIONS, KERNELS, Step
from question_bank.hand.grids import Combine, Grid, Place, Work, largest, mean, products

Subject = Literal["conv2d", "max_pool2d", "avg_pool2d", "conv_transpose2d", "edges"]
Target = Literal["value", "sum", "largest"]
MOST_ROWS, MOST_WEIGHTS, MOST_CHANNELS = 6, 3, 2
"""The largest input, the largest kernel and the most channels that can be shown."""


class Exercise(NamedTuple):
    """A layer with its numbers, and what is asked about its output."""

    subject: Subject
    target: Target
    work: Work
    at: Place = (0, 0)
    """Where, for one value."""
    step: Step | None = None
    """For edges: which kernel and which image these are."""

    @property
    def answer(self) -> Number | None:
        """What is asked for; None where the output has no such place."""
        return _answer(self.work, self.target, self.at)

    def but(self, **changes: Any) -> Number | None:
        """The answer if something about the layer were otherwise."""
        return self._replace(work=self.work._replace(**changes)).answer

    @property
    def pools(self) -> bool:
        return self.subject in ("max_pool2d", "avg_pool2d")

    @property
    def twists(self) -> int:
        """How many things are unusual about it, for its level."""
        work, step, kernel = self.work, self.step, self.work.kernel[0]
        usual = (1, len(kernel)) if self.pools else (1,)
        uneven = any(len(grid) != len(grid[0]) for grid in (work.input[0], kernel))
        told = (work.stride not in usual, work.padding > 0, work.bias != 0, len(work.input) > 1, uneven)
        return sum(told) + (0 if step is None else (step.image == "diagonal") + (step.high < step.low))

    @property
    def right(self) -> Number:
        """The answer of an exercise that can be asked."""
        assert self.answer is not None
        return self.answer


@lru_cache(maxsize=256)
def _answer(work: Work, target: Target, at: Place) -> Number | None:
    """Kept, because drawing an exercise and building it ask for the same answers."""
    rows, columns = work.size
    if not (0 <= at[0] < rows and 0 <= at[1] < columns):
        return None
    if target == "value":
        return work.value(at)
    output = tuple(Num(work.value(place)) for place in work.places())
    return (Add(output) if target == "sum" else Call("max", output)).value({})


_INPUTS: dict[Subject, tuple[str, ...]] = {
    "conv2d": ("input", "kernel", "stride", "padding", "bias"),
    "max_pool2d": ("input", "window", "stride", "padding"),
    "avg_pool2d": ("input", "window", "stride", "padding"),
    "conv_transpose2d": ("input", "kernel", "stride", "padding", "bias"),
    "edges": ("kernel", "image", "from", "to", "side", "first", "padding"),
}
_COMBINE: dict[Subject, Combine] = {"max_pool2d": largest, "avg_pool2d": mean}


def window(side: int) -> tuple[Grid, ...]:
    """The kernel of a pooling layer: all ones."""
    return (((1,) * side,) * side,)


def inputs_of(exercise: Exercise) -> dict[str, str]:
    """An exercise as the inputs of its code: what is usual is left out."""
    work, step = exercise.work, exercise.step
    if step is not None:
        written = dict(zip(_INPUTS["edges"], map(str, step), strict=False))
    else:
        written = {"input": _as_text(work.input)}
        written |= {"window": str(len(work.kernel[0]))} if exercise.pools else {"kernel": _as_text(work.kernel)}
    if work.stride > 1 or exercise.pools:
        written["stride"] = str(work.stride)
    written |= {name: str(value) for name, value in (("padding", work.padding), ("bias", work.bias)) if value}
    if exercise.target == "value":
        written["at"] = ",".join(str(place + 1) for place in exercise.at)
    return written


def exercise_of(subject: Subject, target: Target, inputs: Mapping[str, str]) -> Exercise:
    """The exercise of a code's inputs.

    Raises:
        Unknown: if an input is missing or strange, or the layer has no such output.
    """
    known = (*_INPUTS[subject], "at") if target == "value" else _INPUTS[subject]
    if stray := inputs.keys() - set(known):
        raise Unknown(f"by-hand/{subject}/{target} has no input {min(stray)[:40]!r}. It has: {', '.join(known)}.")
    step = _step(inputs) if subject == "edges" else None
    work = _work(subject, inputs, step)
    rows, columns = work.size
    if rows < 1 or columns < 1:
        raise Unknown("Nothing comes out: the kernel does not fit, or the padding cuts everything off.")
    at = _place(inputs, rows, columns) if target == "value" else (0, 0)
    return Exercise(subject, target, work, at, step)


def _work(subject: Subject, inputs: Mapping[str, str], step: Step | None) -> Work:
    grids: tuple[Grid, ...]
    kernel: tuple[Grid, ...]
    if step is not None:
        grids, kernel = (step.grid,), (KERNELS[step.kernel],)
    else:
        grids = _grids("input", inputs, MOST_ROWS)
        pools = "window" in _INPUTS[subject]
        kernel = window(_number("window", inputs, 2, MOST_WEIGHTS)) if pools else _grids("kernel", inputs, MOST_WEIGHTS)
    if len(grids) != len(kernel):
        raise Unknown("There are as many channels in the input as in the kernel; pooling takes one.")
    if subject == "conv_transpose2d" and len(grids) > 1:
        raise Unknown("A transposed convolution has one channel here.")
    shorter = min(len(kernel[0]), len(kernel[0][0]))
    return Work(
        grids,
        kernel,
        _COMBINE.get(subject, products),
        _number("stride", inputs, 1, shorter, usual="1"),
        _number("padding", inputs, 0, shorter // 2, usual="0"),
        _number("bias", inputs, -99, 99, usual="0"),
        transposed=subject == "conv_transpose2d",
    )


def _step(inputs: Mapping[str, str]) -> Step:
    kernel = _word("kernel", inputs, tuple(KERNELS))
    image = _word("image", inputs, DIRECTIONS)
    low, high = _number("from", inputs, 0, 99), _number("to", inputs, 0, 99)
    if low == high:
        raise Unknown("from and to differ, or there is no edge.")
    side = _number("side", inputs, 3, MOST_ROWS)
    first = _number("first", inputs, 1, 2 * side - 2 if image == "diagonal" else side - 1)
    return Step(kernel, image, low, high, side, first)


def _place(inputs: Mapping[str, str], rows: int, columns: int) -> Place:
    found = re.fullmatch(r"([1-9][0-9]?),([1-9][0-9]?)", _given("at", inputs))
    if found is None or int(found[1]) > rows or int(found[2]) > columns:
        raise Unknown(f"at is a row and a column of the output, from 1,1 to {rows},{columns}.")
    return int(found[1]) - 1, int(found[2]) - 1


def _grids(name: str, inputs: Mapping[str, str], most: int) -> tuple[Grid, ...]:
    """One grid for each channel: values parted by commas, rows by a stroke, channels by two."""
    channels = [[row.split(",") for row in channel.split("/")] for channel in _given(name, inputs).split("//")]
    widths = {len(row) for channel in channels for row in channel}
    heights = {len(channel) for channel in channels}
    cells = [cell for channel in channels for row in channel for cell in row]
    if (
        len(channels) > MOST_CHANNELS
        or len(widths) > 1
        or len(heights) > 1
        or max(widths | heights) > most
        or not all(re.fullmatch(r"-?[0-9]{1,2}", cell) for cell in cells)
    ):
        raise Unknown(
            f"{name} is rows of whole numbers from -99 to 99, at most {most} by {most} and all as long, such as 1,0,2/3,1,0."
        )
    return tuple(tuple(tuple(map(int, row)) for row in channel) for channel in channels)


def _as_text(grids: tuple[Grid, ...]) -> str:
    return "//".join("/".join(",".join(map(str, row)) for row in grid) for grid in grids)


def _given(name: str, inputs: Mapping[str, str]) -> str:
    if name not in inputs:
        raise Unknown(f"{name} is missing.")
    return inputs[name]


def _number(name: str, inputs: Mapping[str, str], least: int, most: int, usual: str = "") -> int:
    text = inputs.get(name, usual) or _given(name, inputs)
    if not re.fullmatch(r"-?[0-9]{1,2}", text) or not least <= int(text) <= most:
        raise Unknown(f"{name}={text[:20]} is not a whole number from {least} to {most} here.")
    return int(text)


def _word(name: str, inputs: Mapping[str, str], known: tuple[str, ...]) -> str:
    if _given(name, inputs) not in known:
        raise Unknown(f"{name} is one of: {', '.join(known)}.")
    return inputs[name]
