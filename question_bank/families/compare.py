"""Compare: two designs side by side. Which has more, or how many times as much has the larger one?

A code holds the first design, and what is different about the second: `with=K_h:3,K_w:3;rows=2`. Where a choice is asked it
holds the order of the options as well, so that the right one stands at each place equally often.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from question_bank import codes, sampling
from question_bank.catalog import Unknown, layers
from question_bank.choices import ChoiceKey
from question_bank.expression import Undefined, grouped, text
from question_bank.factors import OWN_IDEAS, OWN_SLIPS, PHRASES, FactorKey, written
from question_bank.families.forward import about
from question_bank.layer import HARDER, LEVELS, Layer, Level, Quantity
from question_bank.letters import Letter, letters, with_value
from question_bank.levels import Effort, reason
from question_bank.pairs import Design, Pair, shared, wrong_factors
from question_bank.question import About, Code, Option, Question, Topic, Wanted
from question_bank.scenario import Scenario, Words
from question_bank.solution import Solution

_FACTOR = "-factor"
_OFF = Fraction(1, 100)
"""What part of a factor an answer may be off by."""
_TRIES = 40
_NEAR, _FAR = 2, 50
"""Up to what factor a pair is close, and up to what factor it is asked."""
_KERNEL = 3
"""The kernel of layers in a row that see as much as one large kernel."""


class Contest(NamedTuple):
    """Two kinds of design that interviewers compare."""

    one: str
    other: str
    quantities: Mapping[str, tuple[int, ...]]
    """What is compared, with the question types that it covers."""
    in_a_row: bool = False
    """Whether the second is the same layer several times in a row, with a smaller kernel."""


_CONTESTS = {
    "conv2d": Contest("conv2d", "conv2d", {"weights": (), "macs": ()}),
    "small-kernels": Contest("conv2d", "conv2d", {"weights": (43,), "macs": (43, 62)}, in_a_row=True),
    "dense": Contest("dense", "dense", {"weights": ()}),
    "conv2d-dense": Contest("conv2d", "dense", {"weights": (33,), "macs": (33, 59)}),
    "conv2d-depthwise": Contest("conv2d", "depthwise_conv2d", {"weights": (39,), "macs": (39,)}),
    "conv2d-separable": Contest("conv2d", "separable_conv2d", {"params": (39,), "macs": (39, 58)}),
    "conv2d-transposed": Contest("conv2d", "conv_transpose2d", {"macs": (60,)}),
    "lstm-gru": Contest("lstm", "gru", {"params": ()}),
}
"""The only place that names layers: which comparisons tell something is a matter of judgement."""


class Compare:
    """Two designs in, the larger one or the factor between them out."""

    name = "compare"

    def topics(self) -> tuple[Topic, ...]:
        return tuple(
            topic
            for subject, contest in _CONTESTS.items()
            if {contest.one, contest.other} <= layers().keys()
            for name in contest.quantities
            for topic in self._topics(subject, contest, name)
        )

    def _topics(self, subject: str, contest: Contest, name: str) -> Iterator[Topic]:
        one, other = layers()[contest.one], layers()[contest.other]
        label = one.quantity(name).label
        asked = [set(layer.quantity(name).levels) for layer in (one, other)]
        levels = tuple(level for level in LEVELS if all(level in found for found in asked))
        levels = tuple(level for level in levels if level in HARDER) if contest.in_a_row else levels
        beside = "small kernels in a row" if contest.in_a_row else other.title
        told = f"{label} of {one.title} beside {'another' if beside == one.title else beside}"
        rest = (levels, contest.quantities[name], partial(_about, contest, name))
        group = "two designs side by side"
        yield Topic(self.name, subject, name, f"which has more: {told}", group, "choice", *rest)
        yield Topic(self.name, subject, name + _FACTOR, f"how many times as many: {told}", group, "number", *rest)

    def draw(self, topic: Topic, level: Level, seed: str) -> str:
        contest = _CONTESTS[topic.subject]
        wants_factor = topic.target.endswith(_FACTOR)
        for attempt in range(_TRIES):
            key = (topic.name, level, seed, attempt)
            found = [one for one in _drawn(contest, topic.target, level, key) if not _misfit(one, level)]
            if wants_factor:
                able = [one for one in found if 1 < one.factor <= _FAR and _is_plain(one.factor, level)]
            else:
                able = _telling(found, sampling.pick(("same", "close", "close", "any"), *key, "kind"))
            if able:
                return str(_code(topic, sampling.pick(able, *key, "pair"), _drawn_order(*key)))
        raise ValueError(f"{topic.name} has nothing to compare at level {level}")

    def build(self, topic: Topic, code: Code) -> Question:
        pair = _pair(_CONTESTS[topic.subject], topic.target, code)
        return _which(topic, code, pair) if topic.wants == "choice" else _how_many_times(topic, code, pair)
