"""Every type of question that interviews ask has codes of its own: many prompts, many answers, judged and explained."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache

import pytest

from question_bank import codes
from question_bank.catalog import families, topics
from question_bank.checks.questions import typed
from question_bank.grading import grade
from question_bank.question import Question, Topic
from question_bank.question_types import TYPES, QuestionType, pick_topic

PROMPTS, ANSWERS, ITEMS = 20, 5, 4
MOST_DRAWS = 400
by_type = pytest.mark.parametrize("asked", TYPES.values(), ids=lambda one: f"{one.number}-{one.asks}")


def _topics(asked: QuestionType) -> list[Topic]:
    pattern = asked.codes.partition("?")[0]
    return [topic for name, topic in topics().items() if fnmatchcase(name, pattern)]


def _drawn(asked: QuestionType) -> Iterator[Question]:
    able = [(topic, level) for topic in _topics(asked) for level in topic.levels]
    for i in range(MOST_DRAWS):
        topic, level = able[i % len(able)]
        code = families()[topic.family].draw(topic, level, f"type/{i}")
        if fnmatchcase(code, asked.codes):
            yield codes.question(code)


@cache
def _found(asked: QuestionType) -> tuple[Question, ...]:
    """Enough questions of a type, no more."""
    found: dict[tuple[str, tuple[str, ...]], Question] = {}
    answers: set[str] = set()
    for question in _drawn(asked):
        found.setdefault((question.prompt, question.work), question)
        answers.add(str(question.key.expected))
        if len({one.prompt for one in found.values()} if asked.conceptual else answers) >= ANSWERS and (
            asked.conceptual or len(found) >= PROMPTS
        ):
            break
    return tuple(found.values())


def _wrong(question: Question) -> str | None:
    if question.wanted.options:
        right = question.key.expected.split(",")
        return next((one.letter for one in question.wanted.options if one.letter not in right), None)
    wrong = question.key.wrong_answers()
    return typed(wrong[0]["answer"]) if wrong else None


def test_the_types_are_1_to_88_and_each_has_a_pattern_of_its_own() -> None:
    assert list(TYPES) == list(range(1, 89))
    assert len({one.codes for one in TYPES.values()}) == len(TYPES)
    assert {one.weight for one in TYPES.values()} == {0, 1, 2, 3}
    assert len([one for one in TYPES.values() if one.weight == 3]) == 20


@by_type
def test_a_type_has_topics_that_name_it(asked: QuestionType) -> None:
    assert _topics(asked)
    assert any(asked.number in topic.types for topic in _topics(asked)), [topic.name for topic in _topics(asked)]


@by_type
def test_a_type_has_many_prompts_and_answers(asked: QuestionType) -> None:
    found = _found(asked)
    if asked.conceptual:
        assert len({question.prompt for question in found}) >= ITEMS
        return
    assert len(found) >= PROMPTS
    assert len({str(question.key.expected) for question in found}) >= ANSWERS


@by_type
def test_a_type_is_answered_right_and_wrong_and_explained(asked: QuestionType) -> None:
    slipped = 0
    for question in _found(asked)[:PROMPTS]:
        _, verdict = grade(question, typed(question.key.expected))
        assert verdict.outcome == "right", (question.code, verdict.says)
        wrong = _wrong(question)
        if wrong is not None:
            _, verdict = grade(question, wrong)
            assert verdict.outcome in ("slipped", "wrong", "convention"), (question.code, wrong, verdict.says)
            slipped += verdict.outcome != "convention"
        assert question.explanation or question.solution is not None, question.code
    assert slipped


def test_types_are_drawn_by_their_weight() -> None:
    """The core comes about three times as often as the rest, and what has weight 0 only when it is chosen."""
    able = [topic for topic in topics().values() if "interview" in topic.levels]
    drawn = [pick_topic(able, "weights", i) for i in range(3000)]
    counts = {number: sum(number in topic.types for topic in drawn) for number in TYPES}
    core = sum(counts[one.number] for one in TYPES.values() if one.weight == 3) / 20
    rare = [counts[one.number] for one in TYPES.values() if one.weight == 1]
    assert core > 1.8 * sum(rare) / len(rare)
    assert all(topic.types for topic in drawn)
    assert not [topic.name for topic in drawn if topic.types == (49,)]
    chosen = [topic for topic in able if 49 in topic.types]
    assert pick_topic(chosen, "weights").types
