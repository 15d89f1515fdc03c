"""An exercise in words: the prompt, the grids in columns, hints, and the sums written out."""

from __future__ import annotations

from itertools import zip_longest

from question_bank.expression import SCREEN, Add, Call, Expr, Num, grouped, text
from question_bank.hand.exercise import Exercise
from question_bank.hand.grids import Grid, Place
from question_bank.scenario import count
from question_bank.shared.sliding import UNLESS_SAID

_SIDES = ("row", "column")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def prompt(exercise: Exercise) -> str:
    """What is given beside the grids, and what is asked."""
    return f"{_scene(exercise)} {_ask(exercise)}"


def conventions(exercise: Exercise) -> tuple[str, ...]:
    """What the words mean here."""
    found = {
        "max_pool2d": "" if not exercise.work.padding else "In max pooling the padding counts as less than any number.",
        "avg_pool2d": _averages(exercise),
        "conv_transpose2d": f"As in PyTorch's ConvTranspose2d; the kernel is not flipped. {UNLESS_SAID}",
    }.get(exercise.subject, f"The kernel is not flipped, as in PyTorch and Keras. {UNLESS_SAID}")
    places = "Rows and columns count from 1." if exercise.target == "value" else ""
    return tuple(filter(None, (found, places)))


def _averages(exercise: Exercise) -> str:
    zeros = "The zeros of the padding count in the average, as in PyTorch. " if exercise.work.padding else ""
    return f"{zeros}A fraction is fine as an answer; nothing is rounded."


def _scene(exercise: Exercise) -> str:
    work, step = exercise.work, exercise.step
    kernel, size = _by(work.kernel), _by(work.input)
    twists = _twists(exercise)
    match exercise.subject:
        case "max_pool2d":
            return f"Max pooling with {kernel} windows runs over a {size} input{twists}."
        case "avg_pool2d":
            return f"Average pooling with {kernel} windows runs over a {size} input{twists}."
        case "conv_transpose2d":
            return f"A transposed convolution with a {kernel} kernel takes a {size} input{twists}."
    if step is not None:
        return f"A {step.name} for {step.finds} edges runs over an image with a {step.image} edge{twists}."
    return f"A {kernel} {'filter' if len(work.kernel) > 1 else 'kernel'} runs over a {size} input{twists}."


def _twists(exercise: Exercise) -> str:
    work = exercise.work
    said = [f"stride {work.stride}"] if work.stride > 1 or exercise.pools else []
    said += [f"{name} {value}" for name, value in (("padding", work.padding), ("bias", work.bias)) if value]
    return "".join(f", {one}" for one in said)


def _ask(exercise: Exercise) -> str:
    if exercise.target == "value":
        row, column = exercise.at
        return f"What is the value in row {row + 1}, column {column + 1} of the output?"
    if exercise.target == "sum":
        return "What do all values of the output add up to?"
    return "What is the largest value of the output?"


def _by(grids: tuple[Grid, ...]) -> str:
    sides = [len(grids[0]), len(grids[0][0]), len(grids)]
    return "x".join(map(str, sides if len(grids) > 1 else sides[:2]))


def grids(exercise: Exercise) -> tuple[str, ...]:
    """The input and the kernel side by side, so that each line also makes sense when it is read alone."""
    work = exercise.work
    kernels: tuple[Grid, ...] = () if exercise.pools else work.kernel
    name = "image" if exercise.step is not None else "input"
    lines: list[str] = []
    for channel, (grid, kernel) in enumerate(zip_longest(work.input, kernels, fillvalue=())):
        which = f"channel {channel + 1}, " if len(work.input) > 1 else ""
        left = _rows(f"{which}{name}", grid, work.input)
        right = _rows("kernel", kernel, kernels)
        lines += [
            f"{one}     {other}".rstrip() for one, other in zip_longest(left, right, fillvalue=" " * len(left[0]))
        ]
    return tuple(lines)


def _rows(name: str, grid: Grid, alike: tuple[Grid, ...]) -> list[str]:
    widest = max((len(str(value)) for one in alike for row in one for value in row), default=0)
    return [
        f"{name} row {place + 1}:" + "".join(f"{value:>{widest + 2}}" for value in row)
        for place, row in enumerate(grid)
    ]


def hints(exercise: Exercise) -> tuple[str, ...]:
    """How it is done, then where to look; no value of the output."""
    return tuple(filter(None, (rule(exercise), _frame(exercise), _where(exercise))))


def rule(exercise: Exercise) -> str:
    """What an output value is made of."""
    bias = " and the bias" if exercise.work.bias else ""
    match exercise.subject:
        case "max_pool2d":
            return "Lay the window on the input and keep the largest value under it."
        case "avg_pool2d":
            return "Lay the window on the input, add up what is under it, and divide by how many values those are."
        case "conv_transpose2d":
            copies = "Each input value lays a copy of the kernel, times that value, on the output."
            return f"{copies} Add up what overlaps{',' if bias else ''}{bias}."
        case "edges":
            return (
                "The kernel takes one side from the other. Where all that it covers is the same, nothing is left. "
                "Multiply each value by the weight on it, and add."
            )
    both = " Both channels go into one sum." if len(exercise.work.kernel) > 1 else ""
    return f"Lay the kernel on the input, multiply each value by the weight on it, and add up the products{bias}.{both}"


def _frame(exercise: Exercise) -> str:
    """What the padding does, and how large the output is where all of it is needed."""
    work = exercise.work
    rows, columns = (
        f"{count(side).lower()} {noun}{'s'[: side > 1]}" for side, noun in zip(work.size, _SIDES, strict=True)
    )
    size = f"The output has {rows} and {columns}." if exercise.target != "value" else ""
    if not work.padding:
        return size
    frame = "First the padding puts a frame of zeros around the input."
    if exercise.subject == "max_pool2d":
        frame = "First the padding puts an empty frame around the input; nothing in it can be the largest."
    if work.transposed:
        frame = "At the end the padding cuts the outermost row or column off every side."
    return f"{frame} {size}".rstrip()


def _where(exercise: Exercise) -> str:
    if exercise.target != "value":
        return ""
    work, (row, column) = exercise.work, exercise.at
    if work.transposed:
        reached = len(tuple(work.pairs(exercise.at)))
        return f"{count(reached)} {'copy reaches' if reached == 1 else 'copies reach'} that place of the output."
    top, left = _ORDINALS[row * work.stride], _ORDINALS[column * work.stride]
    noun = "window" if exercise.pools else "kernel"
    padded = "padded " if work.padding else ""
    return f"For that place the {noun}'s top left corner lies on the {top} row and {left} column of the {padded}input."


def explanation(exercise: Exercise) -> tuple[str, ...]:
    """The rule, the sum of each place that is needed, and what comes of them."""
    if exercise.target == "value":
        return (rule(exercise), _place(exercise, exercise.at))
    work = exercise.work
    values = tuple(Num(work.value(place)) for place in work.places())
    places = (_place(exercise, place) for place in work.places())
    return (rule(exercise), *places, _together(exercise, values))


def _together(exercise: Exercise, values: tuple[Expr, ...]) -> str:
    if exercise.target == "largest":
        return f"The largest of {_listed(values)} is {grouped(exercise.right)}."
    return f"Together: {text(Add(values), SCREEN)} = {grouped(exercise.right)}."


def _place(exercise: Exercise, place: Place) -> str:
    written, value = exercise.work.written(place), grouped(exercise.work.value(place))
    where = f"Row {place[0] + 1}, column {place[1] + 1}"
    if isinstance(written, Call):
        return f"{where}: the largest of {_listed(written.arguments)} is {value}."
    return f"{where}: {text(written, SCREEN)} = {value}."


def _listed(values: tuple[Expr, ...]) -> str:
    return ", ".join(text(value, SCREEN) for value in values)
