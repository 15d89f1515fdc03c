"""How people go wrong on small grids: each mistake is the same exercise with one decision made otherwise.

No wrong number is typed in. What another convention makes of an exercise is worked out in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from question_bank.conventions import Convention
from question_bank.expression import Add, Div, Expr, Num, Number
from question_bank.hand.exercise import Exercise, Subject, Target
from question_bank.hand.grids import Grid, Pair, flipped, largest, mean, products, turned, values

Otherwise = Callable[[Exercise], Number | None]
"""The answer with one decision made otherwise; None where there is none."""


class Mistake(NamedTuple):
    """A slip of `words.py` or of all layers, and what it makes of an exercise."""

    slip: str
    answer: Otherwise
    only: Target | None = None


def wrong_answers(exercise: Exercise) -> dict[Number, list[str]]:
    """Every other answer that a mistake leads to, with the ids of its slips, the commonest first."""
    right = exercise.answer
    found: dict[Number, list[str]] = {}
    for mistake in mistakes(exercise.subject, exercise.target):
        answer = mistake.answer(exercise)
        if answer is not None and answer != right:
            found.setdefault(answer, []).append(mistake.slip)
    return found


def mistakes(subject: Subject, target: Target) -> Iterator[Mistake]:
    """The mistakes that a question can meet."""
    return (one for one in _MISTAKES[subject] if one.only in (None, target))


def other_conventions(exercise: Exercise) -> Iterator[tuple[Convention, Number]]:
    """What other conventions make of an exercise."""
    for convention, otherwise in _CONVENTIONS:
        answer = otherwise(exercise)
        if answer is not None and answer != exercise.answer:
            yield convention, answer


def _kernel(change: Callable[[Grid], Grid]) -> Otherwise:
    """The same with each channel of the kernel changed."""
    return lambda one: one.but(kernel=tuple(change(grid) for grid in one.work.kernel))


def _each(change: Callable[[int], int]) -> Otherwise:
    """The same with each weight changed."""
    return _kernel(lambda grid: tuple(tuple(change(weight) for weight in row) for row in grid))


def _added(pairs: tuple[Pair, ...]) -> tuple[Expr, ...]:
    return tuple(Num(pair.value + pair.weight) for pair in pairs)


def _with_zeros(pairs: tuple[Pair, ...]) -> tuple[Expr, ...]:
    return largest(tuple(pair._replace(inside=True) for pair in pairs))


def _inside_only(pairs: tuple[Pair, ...]) -> tuple[Expr, ...]:
    inside = tuple(pair for pair in pairs if pair.inside)
    return (Div(Add(values(inside)), Num(len(inside))),)


_PLACE = (
    Mistake("place-turned", lambda one: one._replace(at=one.at[::-1]).answer, "value"),
    Mistake("place-from-zero", lambda one: one._replace(at=(one.at[0] + 1, one.at[1] + 1)).answer, "value"),
)
_WEIGHTS = (
    Mistake("added-not-multiplied", lambda one: one.but(combine=_added)),
    Mistake("weights-left-out", lambda one: one.but(combine=values)),
    Mistake("minus-left-out", _each(abs)),
    Mistake("kernel-turned", _kernel(turned)),
)
_BIAS = (
    Mistake("bias-not-added", lambda one: one.but(bias=0)),
    Mistake("bias-for-the-map", lambda one: (one.but(bias=0) or 0) + one.work.bias, "sum"),
)
_WINDOWS = (
    Mistake("forgot-stride", lambda one: one.but(stride=1)),
    Mistake("forgot-padding", lambda one: one.but(padding=0)),
)

_MISTAKES: dict[Subject, tuple[Mistake, ...]] = {
    "conv2d": (
        *_WINDOWS,
        *_BIAS,
        Mistake("first-channel-only", lambda one: one.but(input=one.work.input[:1], kernel=one.work.kernel[:1])),
        *_WEIGHTS,
        *_PLACE,
    ),
    "max_pool2d": (
        *_WINDOWS,
        Mistake("rounded-up", lambda one: one.but(ceil=True)),
        Mistake("average-for-max", lambda one: one.but(combine=mean)),
        Mistake("padding-wins", lambda one: one.but(combine=_with_zeros)),
    ),
    "avg_pool2d": (
        Mistake("max-for-average", lambda one: one.but(combine=largest)),
        Mistake("sum-not-divided", lambda one: one.but(combine=values)),
        *_WINDOWS,
        *_PLACE,
    ),
    "conv_transpose2d": (
        Mistake("overlaps-overwritten", lambda one: one.but(combine=lambda pairs: products(pairs[-1:]))),
        Mistake("copies-side-by-side", lambda one: one.but(stride=len(one.work.kernel[0]))),
        Mistake("copies-too-close", lambda one: one.but(stride=1)),
        Mistake("padding-not-cut", lambda one: one.but(padding=0)),
        Mistake("transposed-as-ordinary", lambda one: one.but(transposed=False)),
        *_BIAS,
        *_WEIGHTS,
        *_PLACE,
    ),
    "edges": (
        Mistake("forgot-padding", lambda one: one.but(padding=0)),
        Mistake("weights-as-ones", _each(lambda weight: (weight > 0) - (weight < 0))),
        *_WEIGHTS[1:],  # the weights add up to 0, so adding them changes nothing
        *_PLACE,
    ),
}
"""The mistakes of each layer, the commonest first."""


def _flipped(one: Exercise) -> Number | None:
    return None if one.pools else _kernel(flipped)(one)


def _without_padding(one: Exercise) -> Number | None:
    return one.but(combine=_inside_only) if one.subject == "avg_pool2d" else None


_CONVENTIONS: tuple[tuple[Convention, Otherwise], ...] = (
    (
        Convention("kernel-flipped", "this flips the kernel, as mathematics does. PyTorch and Keras do not flip it."),
        _flipped,
    ),
    (
        Convention(
            "padding-not-averaged", "this leaves the padding out of the average, as Keras does. Here its zeros count."
        ),
        _without_padding,
    ),
)
