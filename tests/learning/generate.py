"""Writes `trainer/learning/offered.py`: `python -m tests.learning.generate` from the repository.

Which ideas a topic's questions rest on can be told by drawing some. Doing so for all topics would take longer than a
start may wait, so it is done here, and a test compares the file with what is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from question_bank.catalog import family, topics
from question_bank.codes import question
from question_bank.ideas import IDEAS
from question_bank.layer import Level
from question_bank.question import Topic
from question_bank.question_types import TYPES
from trainer.learning.credit import chain

FILE = Path(__file__).parents[2] / "trainer" / "learning" / "offered.py"
DRAWS = 16
SELDOM = 2
"""An idea that so few of the draws rest on is left out: a question for it would be hard to find."""
_LEVELS: tuple[Level, ...] = ("warmup", "interview")
_OTHER_DRESSES = ("formula", "spot", "reverse", "estimate", "spot-table", "table")
"""Families that ask of the same subjects in another way."""

_HEAD = '''"""The topics from which an evening is made, and the ideas that their questions rest on.

Made by `python -m tests.learning.generate`; a test fails where this file and the bank differ. Each line of `OFFERS`: a
topic, its types (a star where its own codes are such a type's), and for each level the ideas of at least half of its
questions, and after a bar those of fewer.
"""

from __future__ import annotations

# ruff: noqa: E501 - a line for each topic

'''


def text() -> str:
    """The whole file."""
    lines = [line for topic in _chosen() if (line := _line(topic))]
    named = sorted({idea for line in lines for idea in _ideas_in(line)})
    told = "\n".join(f"{idea}: {IDEAS[idea]}" for idea in named)
    offers = "\n".join(lines)
    return (
        f'{_HEAD}OFFERS = """\\\n{offers}\n"""\n\nSENTENCES = """\\\n{told}\n"""\n"""Each idea with its sentence."""\n'
    )


def _chosen() -> Iterator[Topic]:
    """Topics that a question type names, and the same subjects asked in another way."""
    known = topics()
    named = {name: topic for name, topic in known.items() if _types(topic)}
    types: dict[str, set[int]] = {}
    for topic in named.values():
        types.setdefault(topic.subject, set()).update(topic.types)
    for name, topic in sorted(known.items()):
        other = topic.family in _OTHER_DRESSES and types.get(topic.subject, set()) & set(topic.types)
        if name in named or other:
            yield topic


def _types(topic: Topic) -> set[int]:
    """The question types whose codes are of this topic."""
    return {one.number for one in TYPES.values() if one.weight and fnmatchcase(topic.name, one.codes.partition("?")[0])}


def _line(topic: Topic) -> str:
    named = _types(topic)
    numbers = ",".join(f"{number}{'*' * (number in named)}" for number in sorted({*topic.types, *named}))
    levels = [f"{level}:{found}" for level in _LEVELS if level in topic.levels and (found := _found(topic, level))]
    return " ".join((topic.name, numbers, *levels)) if levels else ""


def _found(topic: Topic, level: Level) -> str:
    chains = [chain(question(family(topic.family).draw(topic, level, f"offered/{i}"))) for i in range(DRAWS)]
    often = Counter(idea for one in chains for idea in one)
    order = {idea: place for one in reversed(chains) for place, idea in enumerate(one)}
    ideas = sorted((idea for idea in often if often[idea] > SELDOM), key=lambda idea: (order[idea], idea))
    usual = [idea for idea in ideas if often[idea] * 2 >= DRAWS]
    also = [idea for idea in ideas if idea not in usual]
    return ",".join(usual) + (f"|{','.join(also)}" if also else "")


def _ideas_in(line: str) -> set[str]:
    return {idea for part in line.split()[2:] for idea in part.partition(":")[2].replace("|", ",").split(",") if idea}


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
