"""Every topic is met at the door: whatever the catalog finds must keep these promises, without a word in this file.

Twelve questions are drawn for each topic and level with fixed seeds; `convdrill bank check` draws more. They are drawn once
and kept for all tests here; every slip is graded on the first three of them, and one slip in turn on each of the others.
What holds for every question stands in `question_bank/checks/`, which both use; the slips are found a second way here.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random

import pytest

from question_bank import codes
from question_bank.catalog import families, topics
from question_bank.checks import draws, leaks, questions, words
from question_bank.checks.questions import typed
from question_bank.diagnosis import Plan, plans
from question_bank.expression import Expr, Number, Undefined, letters_in, put_in, text
from question_bank.grading import grade
from question_bank.layer import Level, Quantity
from question_bank.question import Question, Topic
from question_bank.scenario import Scenario
from question_bank.slips import SLIPS
from question_bank.solution import Solution

ROOT = Path(__file__).parent.parent.parent
COUNT = 12
EVERY_SLIP = 3
REBUILT = 5
TOPICS = list(topics().values())
by_topic = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)


@dataclass(frozen=True)
class Slipped:
    """The answer that one slip leads to, as one would type it."""

    id: str
    typed: str


@cache
def _drawn(topic: Topic, level: Level) -> tuple[tuple[str, Question], ...]:
    family = families()[topic.family]
    drawn = (family.draw(topic, level, f"seed {number}") for number in range(COUNT))
    return tuple((code, codes.question(code)) for code in drawn)


def _questions(topic: Topic) -> Iterator[Question]:
    return (asked for level in topic.levels for _, asked in _drawn(topic, level))


def _asks_a_quantity(asked: Question) -> tuple[Scenario, Quantity] | None:
    """The scenario and the quantity, for questions whose answer a slip can change."""
    quantity = getattr(asked.key, "quantity", None)
    return (asked.scenario, quantity) if asked.scenario is not None and quantity is not None else None


@by_topic
def test_the_own_answer_is_right(topic: Topic) -> None:
    for asked in _questions(topic):
        assert not list(questions.own_answer(asked)), asked.code


@by_topic
def test_a_code_rebuilds_its_question(topic: Topic) -> None:
    for level in topic.levels:
        assert len({code for code, _ in _drawn(topic, level)}) > 1
        for place, (code, asked) in enumerate(_drawn(topic, level)):
            assert asked.code == code
            assert asked.topic.name == topic.name
            if place < REBUILT:
                assert not list(questions.rebuilt(asked)), code


def _slips(asked: Question) -> list[Slipped]:
    """Every single slip that changes the answer of a question."""
    found = _asks_a_quantity(asked)
    if found is None:
        return [Slipped(slip, typed(wrong["answer"])) for wrong in asked.key.wrong_answers() for slip in wrong["ids"]]
    scenario, quantity = found
    known = plans(scenario.layer, scenario.mode, quantity.name)
    single = [plan for plan in known.singles if not plan.brings & scenario.neutral.keys()]
    if asked.wanted.kind == "formula":
        return list(_slipped_formulas(scenario, quantity, single))
    right = known.right.answer(scenario.values)
    answers = ((plan.ids[0], plan.answer(scenario.values)) for plan in single)
    return [Slipped(slip, "x".join(map(str, sides))) for slip, sides in answers if sides not in (None, right)]  # type: ignore[arg-type]


def _slipped_formulas(scenario: Scenario, quantity: Quantity, single: list[Plan]) -> Iterator[Slipped]:
    stops: dict[str, Expr] = {stop: scenario.formula(stop) for stop in quantity.stops}
    right = Solution(scenario, quantity).formulas[0]
    for plan in single:
        wrong = Solution(scenario, quantity, plan.derivation, plan.parts).formulas[0]
        if _differ(put_in(right, stops), put_in(wrong, stops)):
            yield Slipped(plan.ids[0], text(wrong))


def _differ(one: Expr, other: Expr) -> bool:
    """Whether two formulas have different values at a point of a few dozen."""
    chance = Random("points")
    letters = dict.fromkeys((*letters_in(one), *letters_in(other)))
    for _ in range(24):
        point: dict[str, Number] = {letter: 2 + int(chance.random() * 8) for letter in letters}
        point |= {size: 60 + int(chance.random() * 90) for size in ("H", "W") if size in letters}
        try:
            if one.value(point) != other.value(point):
                return True
        except Undefined:
            continue
    return False


@by_topic
def test_each_slip_that_differs_is_named_and_nothing_leaks(topic: Topic) -> None:
    """After a first miss no sentence holds the right number, unless the question itself gives it."""
    for level in topic.levels:
        for place, (_, asked) in enumerate(_drawn(topic, level)):
            slips = _slips(asked)
            turn = slips if place < EVERY_SLIP else slips[place % len(slips) :][:1] if slips else []
            for slip in turn:
                _, verdict = grade(asked, slip.typed)
                if verdict.outcome == "convention":
                    continue  # another convention gives the same, and that is never called a mistake
                assert verdict.outcome == "slipped", (asked.code, slip, verdict.says)
                assert slip.id in verdict.slips, (asked.code, slip, verdict.slips)
                assert not list(leaks.in_verdict(asked, slip.typed, verdict)), asked.code


@by_topic
def test_other_misses_leak_nothing_either(topic: Topic) -> None:
    for level in topic.levels:
        for _, asked in _drawn(topic, level)[:EVERY_SLIP]:
            for answer in _misses(asked):
                _, verdict = grade(asked, answer)
                assert verdict.outcome in ("slipped", "wrong", "convention"), (asked.code, answer, verdict.says)
                assert not list(leaks.in_verdict(asked, answer, verdict)), asked.code


def _misses(asked: Question) -> list[str]:
    expected = asked.key.expected
    if asked.wanted.kind == "number":
        off = getattr(asked.key, "near", 0)  # what part of the right number is right as well
        value = int(next(iter(leaks.sides(asked)), Fraction(4)) * (1 + 2 * off))
        return [str(value * 10 + 10), str(value + 7), f"{value + 3} + 5", f"{value + 1} = {value + 2}"]
    if asked.wanted.kind == "shape":
        first, *rest = expected
        return ["x".join(map(str, sides)) for sides in ([first + 2, *rest], [*expected, 3], [1234] * len(expected))]
    if asked.wanted.kind == "choice":
        return [option.letter for option in asked.wanted.options if option.letter != expected]
    return []


@by_topic
def test_the_picture_holds_only_what_is_given(topic: Topic) -> None:
    for asked in _questions(topic):
        assert not list(leaks.in_picture(asked)), asked.code


@by_topic
def test_hints_stop_before_the_answer(topic: Topic) -> None:
    for asked in _questions(topic):
        assert not list(leaks.in_hints(asked)), asked.code


@by_topic
def test_a_level_counts_lines_and_twists(topic: Topic) -> None:
    for level in topic.levels:
        for code, asked in _drawn(topic, level):
            assert not list(draws.misfits(asked, (level,))), code


@by_topic
def test_every_sentence_is_whole_and_short_enough(topic: Topic) -> None:
    for asked in _questions(topic):
        assert not list(words.faults(asked)), asked.code


@by_topic
def test_a_prompt_in_letters_uses_only_the_letters_of_its_answer(topic: Topic) -> None:
    """Where the axes differ the letters do too: no `stride S` where `S_h` and `S_w` are meant."""
    for asked in _questions(topic):
        if asked.wanted.kind == "formula":
            used = set(re.findall(r"\b[A-Z](?:_[a-z]+)?\b", asked.prompt.removeprefix("A ")))
            assert used <= set(asked.wanted.letters), (asked.code, asked.prompt, asked.wanted.letters)


@by_topic
def test_a_topic_says_what_it_is(topic: Topic) -> None:
    assert topic.levels
    assert topic.title.strip()
    assert set(topic.slips) <= SLIPS.keys()
    assert {asked.wanted.kind for asked in _questions(topic)} == {topic.wants}


_DRAW = """
from question_bank.catalog import families, topics
for topic in topics().values():
    for level in topic.levels:
        print(families()[topic.family].draw(topic, level, "seed 0"))
"""


def test_one_seed_gives_the_same_questions_in_two_processes() -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _DRAW],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("0", "4242")
    ]
    drawn = [process.communicate()[0].splitlines() for process in running]
    assert [process.returncode for process in running] == [0, 0]
    here = [_drawn(topic, level)[0][0] for topic in TOPICS for level in topic.levels]
    assert drawn[0] == drawn[1] == here
