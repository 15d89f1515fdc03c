"""A question, what it wants, and what is said of an answer. A question is a function of its code.

A code is `family/subject/target?inputs;argument=value;...`. Inputs stand in their declared order and only where they differ
from their neutral value, so a layer that gains an input changes no code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, Protocol

from question_bank.layer import Level
from question_bank.picture import Picture
from question_bank.scenario import Scenario
from question_bank.solution import Solution, Step

Dress = Literal["said", "code", "row"]
DRESSES: tuple[Dress, ...] = ("said", "code", "row")
Outcome = Literal["right", "convention", "slipped", "wrong", "unreadable"]
WantedKind = Literal["number", "shape", "formula", "choice", "choices", "table"]


class Option(NamedTuple):
    """One thing that may be chosen."""

    letter: str
    text: str


class Wanted(NamedTuple):
    """What kind of answer a question wants, and what its reader must know."""

    kind: WantedKind
    parts: int = 1
    """For a shape: how many sides it has."""
    letters: tuple[str, ...] = ()
    """For a formula: the letters of our own notation."""
    phrases: Mapping[str, str] = MappingProxyType({})
    """Words that may stand beside a number, with the id of the convention they mean, or nothing for plain units."""
    whole: bool = True
    """For a number: whether it is a whole one, so that a point must be one for thousands."""
    options: tuple[Option, ...] = ()
    noun: str = "line"
    """What an option is (a line of a solution, a row of a table, or a choice), or what stands in the cell of a table."""
    rows: tuple[str, ...] = ()
    """For a table: the rows and the columns that are filled in."""
    columns: tuple[str, ...] = ()
    cells: Mapping[str, Wanted] = MappingProxyType({})
    """For a table: what each cell wants, by its name (`conv1.params`), in the order in which they are asked."""

    def as_json(self) -> dict[str, Any]:
        """The form that the command line prints."""
        shown: dict[str, Any] = {"kind": self.kind}
        if self.options:
            shown["options"] = [{"letter": option.letter, "text": option.text} for option in self.options]
        if self.kind == "table":
            shown |= {"rows": list(self.rows), "columns": list(self.columns)}
        return shown


class TableRow(NamedTuple):
    """A row of a table that is filled in, as it stands there."""

    name: str
    what: str
    """What the row is: "convolution: 8 of 5x5, stride 1"."""
    cells: tuple[str, ...] = ()
    """Its cells in the order of the columns; none where they are asked for."""


class Verdict(NamedTuple):
    """What is said of an answer."""

    outcome: Outcome
    says: str
    """The sentences under the answer; the first ones say the outcome in words. Never the right number after a miss."""
    aside: str = ""
    """One more sentence, where there is room for it: who else made the slip."""
    slips: tuple[str, ...] = ()
    """The ids of every single slip that fits, the commonest first."""
    pairs: tuple[tuple[str, str], ...] = ()
    """The minimal pairs that fit, where no single slip does."""
    convention: str | None = None
    arithmetic: str | None = None
    own: Mapping[str, Step] = MappingProxyType({})
    """The learner's own lines by the line of the solution beside which they stand."""
    reveals: tuple[str, ...] = ()
    """Lines whose value the picture may show from now on."""
    cells: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    """For a table: the `outcome` of each cell, and whether it `follows` from an earlier one."""

    @property
    def is_right(self) -> bool:
        """Whether the question is done: right, or right by another convention."""
        return self.outcome in ("right", "convention")


class Key(Protocol):
    """What judges the replies to one question."""

    @property
    def expected(self) -> Any:
        """The right answer in the form that the command line prints."""
        ...

    @property
    def shown(self) -> str:
        """The right answer as people read it."""
        ...

    def wrong_answers(self) -> list[dict[str, Any]]:
        """Every single slip that gives another answer: `ids`, the `answer`, and what it `says`; the same answer is one."""
        ...

    def judge(self, reply: Any) -> Verdict:
        """The verdict on a reply of the kind that the question wants."""
        ...


class About(NamedTuple):
    """The ideas and the slips of a topic."""

    ideas: tuple[str, ...]
    slips: tuple[str, ...] = ()


class Topic(NamedTuple):
    """One kind of question about one subject: `forward/conv2d/params`."""

    family: str
    subject: str
    target: str
    title: str
    """What stands on top of the screen: "parameters of a convolution"."""
    group: str
    """Under what it is chosen: "a convolution: find a number or a shape"."""
    wants: WantedKind
    levels: tuple[Level, ...]
    types: tuple[int, ...]
    about: Callable[[], About]
    """Tells the rest, which costs more than a start should wait for."""

    @property
    def name(self) -> str:
        return f"{self.family}/{self.subject}/{self.target}"

    @property
    def ideas(self) -> tuple[str, ...]:
        """The ids of the ideas that its questions rest on."""
        return self.about().ideas

    @property
    def slips(self) -> tuple[str, ...]:
        """The ids of the slips that its questions can name."""
        return self.about().slips


class Follow(NamedTuple):
    """What an interviewer asks next, as codes; empty at the end."""

    right: str = ""
    """After an answer that was right at once: a harder turn."""
    missed: str = ""
    """After a miss: one step sideways."""


@dataclass(frozen=True)
class Question:
    """Everything that a front end needs to ask, judge and explain."""

    code: str
    topic: Topic
    dress: Dress
    prompt: str
    conventions: tuple[str, ...]
    wanted: Wanted
    key: Key
    scenario: Scenario | None = None
    solution: Solution | None = None
    picture: Picture | None = None
    """The picture with only what is given."""
    more_hints: tuple[str, ...] = ()
    """Hints of the family's own, in place of the solution's."""
    explain: Callable[[], Iterable[str]] = field(default=tuple, repr=False, compare=False)
    """Tells paragraphs of the family's own for the explanation, which most questions are never asked for."""
    work: tuple[str, ...] = ()
    """Lines of worked solution or table that belong to the prompt, set in columns."""
    table: tuple[TableRow, ...] = ()
    """The rows of a table that is filled in; `work` then holds the same in columns."""
    follow: Follow = Follow()  # noqa: RUF009 - a named tuple never changes
    """The next turn, where this one belongs to a ladder of turns."""
    ideas: tuple[str, ...] = ()
    """The ideas that it rests on, where it has no worked solution and fewer come in than in all of its topic."""
    effort: tuple[int, int] | None = None
    """Lines and twists, where no worked solution of a scenario tells them; see `levels.py`."""

    @cached_property
    def explanation(self) -> tuple[str, ...]:
        """Paragraphs of the family's own for the explanation."""
        return tuple(self.explain())

    @property
    def hints(self) -> tuple[str, ...]:
        if self.more_hints or self.solution is None:
            return self.more_hints
        return self.solution.hints


class Family(Protocol):
    """A kind of question. One file in `families/` with a `FAMILY` of this kind."""

    @property
    def name(self) -> str: ...

    def topics(self) -> tuple[Topic, ...]:
        """Every topic that it can ask about."""
        ...

    def draw(self, topic: Topic, level: Level, seed: str) -> str:
        """The code of a question; the same for the same arguments on every machine."""
        ...

    def build(self, topic: Topic, code: Code) -> Question:
        """The question of a code.

        Raises:
            catalog.Unknown: if the code can't be asked, with the reason.
        """
        ...


class Code(NamedTuple):
    """A question's code in its parts."""

    family: str
    subject: str
    target: str
    inputs: Mapping[str, str]
    arguments: Mapping[str, str]

    @property
    def topic(self) -> str:
        return f"{self.family}/{self.subject}/{self.target}"

    def __str__(self) -> str:
        shown = "&".join(f"{name}={value}" for name, value in self.inputs.items())
        extra = "".join(f";{name}={value}" for name, value in self.arguments.items())
        return f"{self.topic}?{shown}{extra}"
