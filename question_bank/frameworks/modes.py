"""Which arguments of a line, and which order of its input, mean which mode; for reading and writing alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from question_bank.frameworks.spelling import Argument, Layout, Spelling


class Way(NamedTuple):
    """One way to write a scenario: the order of its input, and what the arguments say that decide on the mode."""

    layout: Layout
    said: Mapping[str, object]
    """By argument: the word of a padding (None for numbers) or of a word, how many sides a shape names, how many of the
    sides `axes` leave out (None: they name none), and True or False for flags, for arguments that are given or not and
    for ends that differ or not."""


def changed(mode: str, by: str | None) -> str:
    """The mode after one that changes it: `{}` stands for the mode so far, and nothing changes nothing."""
    return by.replace("{}", mode) if by else mode


def way(spelling: Spelling, values: Mapping[str, int], mode: str) -> Way | None:
    """How a spelling says a mode of a scenario; None where it can't."""
    for layout in spelling.layouts:
        if any(values.get(side, 1) != 1 for side in _left_out(spelling, layout)):
            continue
        for said, meant in _told(spelling):
            if changed(meant, layout.mode) == mode:
                return Way(layout, said)
    return None


def _left_out(spelling: Spelling, layout: Layout) -> set[str]:
    return {side for other in spelling.layouts for side in other.sides} - set(layout.sides)


def _told(spelling: Spelling) -> Iterator[tuple[dict[str, object], str]]:
    """Everything that the arguments can say of the mode, the usual first, with the mode that it means."""
    deciding = {argument.name: choices(spelling, argument) for argument in spelling.arguments}
    deciding = {name: several for name, several in deciding.items() if several}
    for chosen in product(*deciding.values()):
        mode = spelling.numbers_mode
        for _, by in chosen:
            mode = changed(mode, by)
        yield {name: said for name, (said, _) in zip(deciding, chosen, strict=True)}, mode


def choices(spelling: Spelling, argument: Argument) -> tuple[tuple[object, str], ...]:
    """What an argument can say of the mode, the usual first, each with the change that it makes."""
    if argument.kind == "padding":
        return ((None, ""), *((word, word) for word in spelling.paddings))
    if argument.kind == "mode":
        both: tuple[tuple[object, str], ...] = ((False, ""), (True, argument.fills))
        return both[::-1] if argument.default else both
    if argument.kind == "ends" and argument.modes:
        return tuple(zip((False, True), argument.modes, strict=True))
    if argument.kind == "axes" and argument.modes:
        return ((None, ""), *zip((1, 0), argument.modes, strict=True))
    if argument.kind == "shape":
        return tuple(enumerate(argument.modes, 1))
    if argument.kind == "word":
        return tuple(zip(argument.allows, argument.modes or [""] * len(argument.allows), strict=True))
    return ((False, ""), (True, argument.given)) if argument.given else ()
