"""Where the next question comes from. A deck looks at what is behind and names a code; it keeps nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from question_bank import catalog
from question_bank.codes import question
from question_bank.layer import Level
from question_bank.question_types import MOST_WEIGHT, TYPES, pick_topic
from question_bank.sampling import pick
from trainer.practice.sitting import Done


class Dealt(NamedTuple):
    """The next question, and why it comes."""

    code: str
    why: str = ""
    """One sentence; empty where there is nothing to say."""
    again: bool = False
    """Whether it is the same idea as the question before it, with new numbers."""


class Deck(Protocol):
    """The source of a sitting's questions."""

    @property
    def total(self) -> int | None:
        """How many questions there are; None where there is no end."""
        ...

    def deal(self, done: tuple[Done, ...]) -> Dealt | None:
        """The next question; None at the end."""
        ...

    def as_json(self) -> dict[str, Any]:
        """Everything that makes the same deck again, for a sitting that is cut off; `deck` names its kind."""
        ...


class Fixed(NamedTuple):
    """Exactly these questions."""

    codes: tuple[str, ...]

    @property
    def total(self) -> int:
        return len(self.codes)

    def deal(self, done: tuple[Done, ...]) -> Dealt | None:
        return Dealt(self.codes[len(done)]) if len(done) < len(self.codes) else None

    def as_json(self) -> dict[str, Any]:
        return {"deck": "fixed", "codes": list(self.codes)}


class Drawn(NamedTuple):
    """Questions drawn from topics; what was missed comes again at once, with new numbers."""

    topics: tuple[str, ...]
    """The topics to draw from; all where empty."""
    level: Level
    seed: str
    total: int | None = None
    repeats: bool = True
    """Whether what was missed comes again at once; a drill only goes on."""

    def deal(self, done: tuple[Done, ...]) -> Dealt | None:
        if self.total is not None and len(done) >= self.total:
            return None
        if follow := _follow(done):
            return Dealt(follow)
        last = done[-1] if done and self.repeats else None
        missed = last is not None and not last.right and last.first != "skipped" and not last.again
        return Dealt(self._drawn(done[-1].topic if missed else self._fresh(done), done), again=missed)

    def as_json(self) -> dict[str, Any]:
        return {"deck": "drawn", **self._asdict()}

    def _drawn(self, name: str, done: tuple[Done, ...]) -> str:
        """A question of a topic; with other numbers than the one before it."""
        topic = catalog.topic(name)
        codes = (
            catalog.family(topic.family).draw(topic, self.level, f"{self.seed}/{len(done)}{more}") for more in _TRIES
        )
        before = _numbers(done[-1].code) if done else ""
        first = next(codes)
        return first if _numbers(first) != before else next((code for code in codes if _numbers(code) != before), first)

    def _fresh(self, done: tuple[Done, ...]) -> str:
        """A topic that was not just asked, where there is a choice; questions in words are one in six at most."""
        if not self.topics and not done and (first := _core(self.level, self.seed)):
            return first
        every = catalog.topics()
        names = self.topics or tuple(every)
        able = [name for name in names if self.level in every[name].levels] or list(names)
        new = [name for name in able if not done or name != done[-1].topic] or able
        if any(_in_words(one.topic) for one in done[-_APART:]):
            new = [name for name in new if not _in_words(name)] or new
        return pick_topic([every[name] for name in new], self.seed, len(done)).name


def _core(level: Level, seed: str) -> str:
    """A topic of the core to begin with, where all topics are asked: it can be drawn before the others are loaded."""
    core = [one.codes.partition("?")[0] for one in TYPES.values() if one.weight == MOST_WEIGHT]
    able = [name for name in core if name.startswith("forward/") and "*" not in name]
    drawn = (pick(able, seed, "first", i) for i in range(len(able)))
    return next((name for name in drawn if level in catalog.topic(name).levels), "")


def _follow(done: tuple[Done, ...]) -> str:
    """The next turn of a ladder, where the last question was one; nothing after a question that was skipped."""
    if not done or done[-1].first == "skipped" or not done[-1].topic.startswith("follow-ups/"):
        return ""
    follow = question(done[-1].code).follow
    return follow.right if done[-1].at_once else follow.missed


_APART = 5
"""So many other questions stand between two that are asked in words."""


def _in_words(topic: str) -> bool:
    return topic.startswith("concept/")


_TRIES = ("", *(f"/{i}" for i in range(1, 12)))
"""Where the same numbers would come again, others are drawn, so many times at most."""


def _numbers(code: str) -> str:
    """A code without its dress."""
    return code.partition(";dress")[0]


_FIRST = "forward/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3"
_HALF_WORKED = "forward/conv2d/params?H=56&W=56&D=32&M=64&K_h=3&K_w=3;dress=code;shown=2"
_GROUPED = "forward/conv2d/params?H=56&W=56&D=32&M=64&K_h=3&K_w=3&G=4;dress=code"
_PUBLISHED = (
    "spot-table/lecture/params?;slips=CONV1:forgot-depth,CONV2:forgot-depth,FC3:one-bias,FC4:one-bias,softmax:one-bias"
)


@dataclass(frozen=True)
class Tour:
    """The first three questions: the one that interviews ask, the same idea half worked (or, who had it right at once, a
    harder one), and a published table with slips in it."""

    @property
    def total(self) -> int:
        return 3

    def deal(self, done: tuple[Done, ...]) -> Dealt | None:
        if len(done) == 1:
            again = not done[0].at_once and done[0].first != "skipped"
            return Dealt(_GROUPED if done[0].at_once else _HALF_WORKED, again=again)
        return Dealt({0: _FIRST, 2: _PUBLISHED}[len(done)]) if len(done) < self.total else None

    def as_json(self) -> dict[str, Any]:
        return {"deck": "tour"}


DECKS: Mapping[str, Callable[..., Deck]] = {
    "fixed": lambda codes: Fixed(tuple(codes)),
    "drawn": lambda topics, **more: Drawn(tuple(topics), **more),
    "tour": Tour,
}
"""What makes a deck again of what its `as_json` gave."""
