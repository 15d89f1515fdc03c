"""A scenario in words: said, as a line of code, or as a row of a table. The dress never changes the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from question_bank.conventions import Convention
from question_bank.expression import SCREEN, grouped, text
from question_bank.frameworks import NAMES, Written, write_layer
from question_bank.layer import Input, Layer, Quantity
from question_bank.question import Wanted
from question_bank.scenario import Scenario, Words
from question_bank.solution import Step

_UNITS = dict.fromkeys(
    (
        "parameters params parameter weights biases values neurons pixels rows columns high wide deep inputs multiply-adds "
        "multiply-accumulates macs mac flops bytes byte mb mib gb gib ms milliseconds seconds layers examples steps channels "
        "tokens filters cells"
    ).split(),
    "",
)

FACTOR_WORDS = (
    *("x", "times", "fold", "-fold"),
    *("times as many", "times as much", "times as large", "times more"),
)
"""What may stand behind a factor; the x before it as well."""

_TWO_NUMBERS = re.compile(r"\b(\d+(?:,\d{3})*) (\d+x\d+) (\w+)")
"""`128 3x3 filters` reads badly aloud; `128 filters of 3x3` does not."""


_MORE_THAN_A_NOUN = re.compile(
    r"\b(?:of|that|in|for|from|into|between|left|reached|saved|over|without|with|against|where|needed)\b"
)


def titled(label: str, whole: str) -> str:
    """`parameters of a convolution`; where either is more than a noun, `a convolution, rows that are reached`."""
    long = _MORE_THAN_A_NOUN.search(label) or _MORE_THAN_A_NOUN.search(whole.removeprefix("a "))
    return f"{whole}, {label}" if long or label in whole else f"{label} of {whole}"


@lru_cache(maxsize=64)
def said(scenario: Scenario) -> str:
    """The scenario as one says it. A draw weighs many questions about the same one."""
    mode = scenario.layer.mode(scenario.mode)
    spoken = Words(scenario).fill(with_twists(mode.scene or scenario.layer.scene, twists(scenario)))
    return _TWO_NUMBERS.sub(r"\1 \3 of \2", spoken)


def with_twists(scene: str, unusual: str) -> str:
    """A scene with what is unusual in its place, and a comma behind it where the sentence goes on."""
    return scene.replace("{twists} ", f"{unusual}, " if unusual else " ").replace("{twists}", unusual)


_MOST_WORDS = 30


def sayable(prompt: str) -> bool:
    """Whether a prompt is short enough to be said."""
    return len(prompt.split()) <= _MOST_WORDS


def row(scenario: Scenario) -> str:
    """The scenario as a row of a table."""
    mode = scenario.layer.mode(scenario.mode)
    return Words(scenario).fill((mode.row or scenario.layer.row).replace("{twists}", twists(scenario)))


def twists(scenario: Scenario) -> str:
    """What is unusual, after commas: ", stride 2, 4 groups"; empty where all is usual."""
    found: list[str] = []
    for one, symbols in unusual(scenario):
        values = [scenario.values[symbol] for symbol in symbols]
        found.append(one.said.format(" by ".join(map(str, values[:1] if len(set(values)) == 1 else values))))
    if usual := scenario.layer.mode(scenario.mode).said:
        found.append(usual)
    return "".join(f", {twist}" for twist in found)


def unusual(scenario: Scenario) -> Iterator[tuple[Input, tuple[str, ...]]]:
    """The inputs that are not neutral and are said so, each with its symbols."""
    for one, symbols in scenario.layer.symbols:
        if one.said and one.neutral is not None and any(scenario.values[symbol] != one.neutral for symbol in symbols):
            yield one, symbols


def code_line(scenario: Scenario, framework: str) -> tuple[str, tuple[int, ...]] | None:
    """The layer as one line of a framework's code with its input shape; None where it can't be written or is refused."""
    found = written(scenario, framework)
    return (found.line, found.shape) if found is not None else None


def written(scenario: Scenario, framework: str) -> Written | None:
    """The layer in a framework's code, by the first of its spellings that can tell the scenario."""
    spellings = [one for one in scenario.layer.spellings if one.framework == framework]
    if not spellings or scenario.refusal(framework) is not None:
        return None
    values = {name: int(value) for name, value in scenario.values.items()}
    for spelling in spellings:
        told = [argument.fills for argument in spelling.arguments if argument.kind == "channels"]
        lines = {name: int(value) for name, value in scenario.known(told).items() if name in told}
        found = write_layer(scenario.layer, spelling, values | lines, scenario.mode)
        if found is not None:
            return found
    return None


def why_no_code(scenario: Scenario, framework: str) -> str | None:
    """Why a framework has no line for a scenario; None where it has one."""
    if code_line(scenario, framework) is not None:
        return None
    refusal = scenario.refusal(framework)
    return refusal or f"{NAMES[framework]} has no single layer for {scenario.layer.title} like this."


def phrases(layer: Layer, quantity: Quantity) -> Mapping[str, str]:
    """Words that may stand beside a number: units, and conventions by their id."""
    factor = dict.fromkeys(FACTOR_WORDS if {"factor", "times"} & set(quantity.label.split()) else (), "")
    return {**factor, **units(quantity.label, quantity.conventions)}


def units(label: str, conventions: tuple[Convention, ...]) -> dict[str, str]:
    """The units that may stand beside a number of what has this label, and the words of its conventions by their id."""
    words = {word: convention.id for convention in conventions for word in convention.words}
    return {**_UNITS, label.lower(): "", **words}


def wanted(scenario: Scenario, quantity: Quantity) -> Wanted:
    """What a question about a quantity wants."""
    if quantity.kind == "shape":
        return Wanted("shape", parts=len(scenario.parts(quantity)))
    whole = isinstance(scenario.answer(quantity)[0], int)
    return Wanted("number", phrases=phrases(scenario.layer, quantity), whole=whole)


def work_line(step: Step) -> str:
    """A step of a worked solution as one line of text."""
    shown = text(step.short, SCREEN)
    value = grouped(step.value)
    return f"{step.label:<22} {shown:<26} {value:>9}" if shown != value else f"{step.label:<22} {'':<26} {value:>9}"


def told_line(step: Step) -> str:
    """A step of a worked solution as one sentence, for where there are no columns."""
    shown = text(step.short, SCREEN)
    value = grouped(step.value)
    return f"{step.label}: {shown} = {value}" if shown != value else f"{step.label}: {value}"
