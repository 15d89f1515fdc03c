"""What makes a question easy or hard: how many lines it takes, and how many twists it has.

A line counts where it rests on an idea; a plain sum of the lines before it does not.

Warm-up: at most two lines and no twist. Interview: at most four lines, and one twist that may bring one line more. Expert:
two twists or more, as far as the layer has them. A twist is an input that leaves its neutral value, an unusual mode, or
axes that differ.
"""

from __future__ import annotations

from typing import NamedTuple

from question_bank.layer import Level
from question_bank.question import Question
from question_bank.sampling import possible_twists
from question_bank.scenario import Scenario
from question_bank.solution import Solution


class Effort(NamedTuple):
    """What a question asks of a person."""

    lines: int
    twists: int


_MOST_LINES = {"warmup": 2, "interview": 4}
_MOST_TWISTS = {"warmup": 0, "interview": 1}
_EXPERT_TWISTS = 2


def effort(question: Question) -> Effort | None:
    """The lines and twists of a question; None where it neither says so itself nor has a worked solution."""
    if question.effort is not None:
        return Effort(*question.effort)
    if question.solution is None or question.scenario is None:
        return None
    return of_solution(question.solution)


def of_solution(solution: Solution) -> Effort:
    """The lines of a worked solution, and the twists of its scenario."""
    return Effort(sum(bool(row.idea) for row in solution.rows), twists(solution.scenario))


def twists(scenario: Scenario) -> int:
    """How many things are unusual about a scenario."""
    unusual = {
        scenario.layer.base(one.symbol)
        for one in scenario.inputs
        if one.neutral is not None and one.said and scenario.values[one.symbol] != one.neutral
    }
    uneven = any(len({scenario.values[symbol] for symbol in group}) > 1 for group in scenario.layer.groups)
    return len(unusual) + uneven + (scenario.mode != scenario.layer.modes[0].name)


def misfit(question: Question, level: Level) -> str:
    """Why a question does not belong to a level; empty where it does."""
    found = effort(question)
    if found is None:
        return "it tells neither its lines nor its twists"
    return reason(found, level, _least(question))


def reason(found: Effort, level: Level, least: int = _EXPERT_TWISTS) -> str:
    """Why so much effort does not belong to a level; empty where it does.

    Args:
        found: the lines and twists.
        level: the level.
        least: how many twists an expert question has at least, where its lines are no more than an interview's.
    """
    if level == "expert":
        hard = found.twists >= least or found.lines > _MOST_LINES["interview"] + found.twists
        return "" if hard else f"{found.twists} twists are too few for expert"
    if found.twists > _MOST_TWISTS[level]:
        return f"{found.twists} twists are too many for {level}"
    most = _MOST_LINES[level] + found.twists
    return f"{found.lines} lines are too many for {level}" if found.lines > most else ""


def _least(question: Question) -> int:
    """Two twists, or as many as the layer has."""
    if question.scenario is None:
        return _EXPERT_TWISTS
    layer = question.scenario.layer
    modes = sum(mode.asked for mode in layer.modes) > 1
    return min(_EXPERT_TWISTS, len(possible_twists(layer, "expert", modes=modes)))
