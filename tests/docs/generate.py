"""Writes the pages that are a reading of the bank: `python -m tests.docs.generate` from the repository.

`docs/ideas.md` holds every idea with its lines and slips, `docs/layers.md` every layer with its letters, lines and slips.
A test compares the files with what is written here, so a page never says what the bank does not.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from question_bank import codes
from question_bank.catalog import families, layers, topics
from question_bank.ideas import IDEAS
from question_bank.layer import LEVELS, Bound, Condition, Input, Layer, Level, Mode, Rule
from question_bank.question_types import TYPES, QuestionType
from question_bank.slips import SLIPS, Slip
from question_bank.wording import told_line

DOCS = Path(__file__).parents[2] / "docs"
_MADE = "Made by `python -m tests.docs.generate`; a test fails where this page and the bank differ."
_WORDS = {"unit": "filter or neuron", "kernel": "KxK"}


def pages() -> dict[str, str]:
    """The text of each page by its name."""
    topics()  # layers and families may bring ideas and slips of their own
    return {
        "ideas.md": _page(_ideas()),
        "layers.md": _page(_layers()),
        "letters.md": _page(_letters()),
        "question-types.md": _page(_types()),
    }


def _page(blocks: Iterable[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _ideas() -> Iterator[str]:
    yield "# The ideas"
    yield _paragraph(
        "An idea is what there is to understand. Lines of layers rest on ideas, and each slip misses one; both are shared "
        f"by all layers. There are {len(IDEAS)} ideas and {len(SLIPS)} slips. [The layers](layers.md) show each line in "
        f"its place. {_MADE}"
    )
    for idea, sentence in sorted(IDEAS.items()):  # by name: files may be loaded in any order
        yield f"## {idea}"
        yield f"**{_capital(sentence)}.**"
        lines = dict.fromkeys(_resting(idea))
        yield _list(lines) if lines else "No line rests on it alone."
        slips = sorted(slip for slip in SLIPS.values() if slip.idea == idea)
        yield _table(("slip", "what it is", "the rule", "layers"), map(_told, slips)) if slips else "No slip misses it."


def _resting(idea: str) -> Iterator[str]:
    """The lines that rest on an idea, each with the layers that have it."""
    found: dict[str, list[str]] = {}
    for layer in layers().values():
        for mode, rule in all_rules(layer):
            if rule.idea == idea:
                shown = f"`{rule.name} = {rule.formula}`: {rule.why}"
                found.setdefault(shown, []).append(_with_mode(layer.name, mode.name if mode else ""))
    return (f"{shown} ({', '.join(dict.fromkeys(where))})" for shown, where in found.items())


def _told(slip: Slip) -> tuple[str, ...]:
    where = [layer.name for layer in layers().values() if any(bound.slip == slip.id for bound in layer.slips)]
    return f"`{slip.id}`", slip.name, _in_letters(slip.rule), ", ".join(where) or "no layer file"


def _worked(layer: Layer) -> Iterator[str]:
    """One question about the layer with its lines, as a learner sees them in the end."""
    asked = next((one for one in layer.quantities if one.asked), None)
    if asked is None:
        return
    topic = topics()[f"forward/{layer.name}/{asked.name}"]
    level: Level = "interview" if "interview" in topic.levels else topic.levels[0]
    question = codes.question(families()["forward"].draw(topic, level, "page"))
    assert question.solution is not None
    yield f"Such as: {' '.join(question.prompt.split())} (`{question.code}`)"
    yield _list(f"{told_line(row)}: {row.why}" for row in question.solution.rows)


def _letters() -> Iterator[str]:
    yield "# The letters"
    yield _paragraph(
        "Every letter with what it means and where. `K_@` stands for one letter of each axis: `K_h` and `K_w` in a plane. "
        f"[How answers are read](symbols.md) tells which other letters are understood. {_MADE}"
    )
    meanings: dict[str, dict[str, list[str]]] = {}
    for layer in layers().values():
        for one in layer.inputs:
            symbol = one.symbol if one.symbol != "N_@" else ", ".join(axis.letter for axis in layer.axes)
            meanings.setdefault(symbol, {}).setdefault(one.meaning.replace("{axis}", "side"), []).append(layer.name)
    yield _table(
        ("letter", "meaning", "layers"),
        (
            (f"`{symbol}`", meaning, ", ".join(where))
            for symbol in sorted(meanings)
            for meaning, where in meanings[symbol].items()
        ),
    )
    yield "## Names of lines"
    yield "A formula may hold these in place of their own formulas, where the question lists them."
    stops = {stop: layer for layer in layers().values() for one in layer.quantities for stop in one.stops}
    yield _table(("name", "meaning"), ((f"`{stop}`", _label(layer, stop)) for stop, layer in sorted(stops.items())))


def _label(layer: Layer, line: str) -> str:
    return next(found.lines[line].label for found in layer.derivations.values() if line in found.lines)


def _types() -> Iterator[str]:
    yield "# The question types"
    yield _paragraph(
        "What interviews and exams ask, with the codes that are questions of each type, one of them drawn. The weight "
        "says how often a type is drawn: 3 for the core, 0 where it must be chosen. `convdrill ask --topic` takes the "
        f"part before the question mark. A test draws each type, answers it right and wrong and explains it. {_MADE}"
    )
    yield _table(("type", "asks", "weight", "codes", "such as"), map(_type, TYPES.values()))
    yield "## Topics beyond these"
    more = [name for name, topic in topics().items() if not topic.types]
    yield "They cover no type of the list, and are drawn only where they are chosen."
    yield _list(f"`{name}`" for name in more)


def _type(asked: QuestionType) -> tuple[str, ...]:
    pattern = asked.codes.partition("?")[0]
    name = next(name for name in topics() if fnmatchcase(name, pattern))
    topic = topics()[name]
    level: Level = "interview" if "interview" in topic.levels else topic.levels[0]
    drawn = (families()[topic.family].draw(topic, level, f"page/{i}") for i in range(400))
    prompt = codes.question(next(code for code in drawn if fnmatchcase(code, asked.codes))).prompt
    return str(asked.number), asked.asks, str(asked.weight), f"`{asked.codes}`", " ".join(prompt.split())


def _layers() -> Iterator[str]:
    yield "# The layers"
    yield _paragraph(
        "Every layer as its file gives it: the letters with the values drawn at each level, the lines, what can be asked, "
        "and the slips as rewritten lines. `_@` stands for each axis (`K_@` is `K_h` and `K_w`), `N_@` for the size of "
        f"the input along it (`H`, `W`). [The ideas](ideas.md) tell the rules behind the slips. {_MADE}"
    )
    for layer in layers().values():
        yield f"## {layer.name}"
        yield f"{_capital(layer.title)}. {_usual(layer)}"
        yield _table(("letter", "meaning", "neutral", *LEVELS), map(_input, layer.inputs))
        yield _table(("line", "formula", "why", "idea", "mode"), _rules(layer))
        yield _table(("quantity", "asks", "lines", "as a formula"), _quantities(layer))
        if layer.slips:
            yield _table(("slip", "rewrites", "only in"), map(_bound, layer.slips))
        yield from _worked(layer)
        if layer.conditions:
            yield "It can only exist, or a framework only takes it, if:"
            yield _list(map(_condition, layer.conditions))


def _usual(layer: Layer) -> str:
    named = [f"`{mode.name}`{'' if mode.asked else ' (only read from code)'}" for mode in layer.modes if mode.name]
    return f"Modes: {', '.join(named)}; the first is the usual one." if len(named) > 1 else "It has one mode."


def _input(one: Input) -> tuple[str, ...]:
    neutral = "" if one.neutral is None else str(one.neutral)
    drawn = (" ".join(map(str, dict.fromkeys(one.ranges[level]))) for level in LEVELS)
    return f"`{one.symbol}`", one.meaning.replace("{axis}", "side"), neutral, *drawn


def _rules(layer: Layer) -> Iterator[tuple[str, ...]]:
    for mode, rule in all_rules(layer):
        yield f"`{rule.name}`", f"`{rule.formula}`", rule.why, rule.idea, f"`{mode.name}`" if mode else ""


def all_rules(layer: Layer) -> Iterator[tuple[Mode | None, Rule]]:
    """Every line of a layer, those of one mode with the mode."""
    yield from ((None, rule) for rule in layer.rules)
    yield from ((mode, rule) for mode in layer.modes for rule in mode.rules)


def _quantities(layer: Layer) -> Iterator[tuple[str, ...]]:
    for one in layer.quantities:
        if one.asked:
            yield f"`{one.name}`", one.ask, _code(one.parts), "yes" if one.formula_types else ""


def _bound(bound: Bound) -> tuple[str, ...]:
    new = [f"`{name} = {formula}`" for name, formula in bound.rewrites.items()]
    new += [f"`{name} = ({', '.join(parts)})`" for name, parts in bound.shapes.items()]
    return f"`{bound.slip}`", ", ".join(new), _code(bound.modes)


def _condition(one: Condition) -> str:
    limits = [*one.frameworks, *(f"mode {mode}" for mode in one.modes)]
    return f"`{one.formula}` must {one.must}" + (f" (only {', '.join(limits)})" if limits else "")


def _with_mode(layer: str, mode: str) -> str:
    return f"{layer} in mode {mode}" if mode else layer


def _code(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _in_letters(sentence: str) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: _WORDS.get(match[1], match[1]), sentence)


def _list(rows: Iterable[str]) -> str:
    return "\n".join(f"- {row}" for row in rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]
    return "\n".join(re.sub(r" +\|", " |", line) for line in lines)


def _paragraph(sentences: str) -> str:
    return textwrap.fill(sentences, 120, break_long_words=False, break_on_hyphens=False)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def write() -> None:
    """Writes the pages."""
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")


if __name__ == "__main__":
    write()
