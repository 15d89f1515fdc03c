"""By hand: a layer on a small grid of numbers, and one value of its output, or a number that takes the whole output."""

from __future__ import annotations

from functools import partial

from question_bank.catalog import Unknown, take_words
from question_bank.hand import drawing, saying, words
from question_bank.hand.exercise import Subject, Target, exercise_of, inputs_of
from question_bank.hand.key import HandKey
from question_bank.hand.mistakes import mistakes
from question_bank.layer import LEVELS, Level
from question_bank.question import About, Code, Question, Topic, Wanted
from question_bank.slips import SLIPS

_TITLES: dict[Subject, str] = {
    "conv2d": "a convolution",
    "max_pool2d": "max pooling",
    "avg_pool2d": "average pooling",
    "conv_transpose2d": "a transposed convolution",
    "edges": "an edge kernel",
}
_ASKED: dict[Target, str] = {"value": "one value", "sum": "the sum of the output", "largest": "the largest value"}
_TOPICS: dict[Subject, tuple[Target, ...]] = {
    "conv2d": ("value", "sum", "largest"),
    "max_pool2d": ("sum",),
    "avg_pool2d": ("value", "largest"),
    "conv_transpose2d": ("value", "largest"),
    "edges": ("value",),
}
"""Whether one window is enough, or the whole output has to be worked out."""


class ByHand:
    """A small grid in, a number out."""

    name = "by-hand"

    def topics(self) -> tuple[Topic, ...]:
        return tuple(
            Topic(
                self.name,
                subject,
                target,
                f"{_ASKED[target]} of {_TITLES[subject]} by hand",
                f"{_TITLES[subject]}: work it out by hand",
                "number",
                LEVELS,
                (79, 80) if subject == "edges" else (79,),
                partial(_about, subject, target),
            )
            for subject, targets in _TOPICS.items()
            for target in targets
        )

    def draw(self, topic: Topic, level: Level, seed: str) -> str:
        subject, target = _names(topic)
        drawn = drawing.exercise(subject, target, level, (topic.name, level, seed))
        return str(Code(self.name, subject, target, inputs_of(drawn), {}))

    def build(self, topic: Topic, code: Code) -> Question:
        if code.arguments:
            raise Unknown("A by-hand code has no arguments.")
        exercise = exercise_of(*_names(topic), code.inputs)
        return Question(
            code=str(code._replace(inputs=inputs_of(exercise))),
            topic=topic,
            dress="said",
            prompt=saying.prompt(exercise),
            conventions=saying.conventions(exercise),
            wanted=Wanted("number"),
            key=HandKey(exercise),
            more_hints=saying.hints(exercise),
            explain=partial(saying.explanation, exercise),
            work=saying.grids(exercise),
            effort=(1 if exercise.target == "value" else 2, exercise.twists),
        )


def _names(topic: Topic) -> tuple[Subject, Target]:
    """The subject and the target of one of these topics."""
    return next(
        (subject, target)
        for subject, targets in _TOPICS.items()
        for target in targets
        if (subject, target) == (topic.subject, topic.target)
    )


def _about(subject: Subject, target: Target) -> About:
    """The slips that a question can name, and the ideas that they miss."""
    ids = tuple(dict.fromkeys(mistake.slip for mistake in mistakes(subject, target)))
    return About(tuple(dict.fromkeys(SLIPS[one].idea for one in ids)), ids)


take_words(words)
FAMILY = ByHand()
