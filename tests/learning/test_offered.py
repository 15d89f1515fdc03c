"""The data of the pool says what the bank says."""

from __future__ import annotations

from question_bank.catalog import topic, topics
from question_bank.ideas import IDEAS
from question_bank.question_types import MOST_WEIGHT, TYPES
from tests.learning.generate import FILE, text
from trainer.learning.pool import pool, sentences


def test_the_file_is_what_the_bank_gives_now() -> None:
    assert FILE.read_text(encoding="utf-8") == text(), "run python -m tests.learning.generate"


def test_every_offer_can_be_asked() -> None:
    topics()
    for offer in pool().offers:
        assert offer.level in topic(offer.topic).levels
        assert set(offer.ideas + offer.also) <= IDEAS.keys()
        assert offer.ideas or offer.also
    assert all(sentences()[idea] == IDEAS[idea] for idea in pool().by_idea)


def test_the_whole_core_is_offered() -> None:
    assert set(pool().core_types) == {one.number for one in TYPES.values() if one.weight == MOST_WEIGHT}
    assert all(pool().needs(number) for number in pool().core_types)


def test_a_first_question_is_there_for_each_core_idea() -> None:
    """Most can be asked without loading the whole bank; the few that can't are never an evening's first."""
    ready = {idea for offer in pool().offers if offer.is_ready for idea in (*offer.ideas, *offer.also)}
    assert len(pool().core_ideas - ready) <= 5
