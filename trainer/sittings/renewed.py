"""Sittings made of one that is over: once more, the same questions, or what was missed with new numbers."""

from __future__ import annotations

from collections.abc import Iterable

from question_bank import catalog
from question_bank.codes import question
from question_bank.layer import LEVELS, Level
from question_bank.sampling import level_of
from trainer.practice import Drawn, Fixed, Rules, Sitting
from trainer.sittings.opening import Opening


def once_more(sitting: Sitting, heading: str, seed: str) -> Opening:
    """The same kind of sitting with new questions; with the same ones where they were chosen one by one."""
    deck = sitting.deck
    return Opening(deck._replace(seed=seed) if isinstance(deck, Drawn) else deck, sitting.rules, heading)


def same_questions(sitting: Sitting, heading: str) -> Opening:
    """Exactly these questions again. They are known by now, so no best is compared."""
    codes = tuple(one.code for one in sitting.done)
    return Opening(Fixed(codes), sitting.rules._replace(setting=""), heading)


def missed(codes: Iterable[str], seed: str, *, fresh: bool, weighs: bool = False) -> Opening:
    """Questions that were missed, each with new numbers, or as they were."""
    asked = tuple(with_new_numbers(code, f"{seed}/{i}") if fresh else code for i, code in enumerate(codes))
    return Opening(Fixed(asked), Rules("missed", weighs=weighs), "What you missed")


def with_new_numbers(code: str, seed: str) -> str:
    """Another question of the same topic at the same level; the same one where its topic has only one."""
    topic = catalog.topic(code.partition("?")[0])
    level = level_asked(code)
    level = level if level in topic.levels else topic.levels[0]
    family = catalog.family(topic.family)
    drawn = (family.draw(topic, level, f"{seed}/{i}") for i in range(8))
    return next((one for one in drawn if one.partition(";dress")[0] != code.partition(";dress")[0]), code)


def level_asked(code: str) -> Level:
    """The lowest level at which such numbers are asked."""
    scenario = question(code).scenario
    return level_of(scenario) if scenario is not None else LEVELS[1]


def median_seconds(sitting: Sitting) -> float | None:
    """The middle of the times of the right answers, those of a hung line left out; None without any."""
    from statistics import median  # noqa: PLC0415 - it brings chance along, which a start does not need

    times = [one.seconds for one in sitting.done if one.at_once and not one.hung]
    return median(times) if times else None
