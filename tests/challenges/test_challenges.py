"""What a challenge's questions keep to, and which challenges there are."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from question_bank.layer import Level
from question_bank.question_types import TYPES
from trainer import challenges
from trainer.challenges.challenge import Challenge
from trainer.challenges.deal import LEVELS, dealt
from trainer.challenges.spelling import CAPACITY, spelled

DEAL = dealt(1)
EVERY = [(pack, level) for pack in DEAL.packs for level in LEVELS if pack.groups[level]]


def topics(codes: tuple[str, ...]) -> list[str]:
    return [code.partition("?")[0] for code in codes]


@pytest.mark.parametrize(("pack", "level"), EVERY, ids=lambda one: getattr(one, "name", one))
def test_the_longest_challenge_of_a_pack_keeps_the_rules(pack: challenges.Pack, level: Level) -> None:
    count = min(challenges.MOST, DEAL.size(pack, level))
    for seed in (0, 1, challenges.SEEDS - 1):
        challenge = challenges.read(challenges.made(pack.name, level, count, seed))
        assert challenge == Challenge(challenges.NEWEST, pack.name, level, count, seed)
        codes = challenges.questions(challenge)
        asked = topics(codes)
        assert len(set(codes)) == len(codes) == count
        assert set(asked) <= set(pack.topics(level))
        assert all(one != other for one, other in pairwise(asked))
        if len(pack.topics(level)) > 25 and pack.name != "formulas":  # at warm-up there is but one of each
            assert all(topic not in asked[max(0, place - 10) : place] for place, topic in enumerate(asked))
        words = [place for place, topic in enumerate(asked) if topic.startswith("concept/")]
        assert pack.name == "words" or all(later - earlier >= 6 for earlier, later in pairwise(words))


def test_a_longer_challenge_begins_like_a_shorter_one_and_each_seed_is_another() -> None:
    long = challenges.questions(Challenge(1, "core", "interview", 50, 7))
    assert challenges.questions(Challenge(1, "core", "interview", 5, 7)) == long[:5]
    firsts = {challenges.questions(Challenge(1, "core", "interview", 5, seed)) for seed in range(50)}
    assert len(firsts) == 50


def test_the_core_is_the_twenty_types_alike() -> None:
    core = {one.number for one in TYPES.values() if one.weight == 3}
    (pack,) = (pack for pack in DEAL.packs if pack.name == "core")
    groups = pack.groups["interview"]
    assert len(groups) == len(core)
    assert {group.weight for group in groups} == {3}
    drawn = Counter(
        topic
        for seed in range(60)
        for topic in topics(challenges.questions(Challenge(1, "core", "interview", 20, seed)))
    )
    met = [sum(drawn[topic] for topic in group.topics) for group in groups]
    assert min(met) > 30  # of 1,200 each of more than 20 would have 60, words a little fewer
    assert max(met) < 130


def test_weights_are_kept() -> None:
    (pack,) = (pack for pack in DEAL.packs if pack.name == "everything")
    groups = pack.groups["interview"]
    shares = {
        topic: sum(g.weight / len(g.topics) for g in groups if topic in g.topics) for topic in pack.topics("interview")
    }
    total = sum(shares.values())
    drawn = Counter(
        topic
        for seed in range(40)
        for topic in topics(challenges.questions(Challenge(1, "everything", "interview", 50, seed)))
    )
    often = sorted(shares, key=lambda topic: -shares[topic])[:60]
    expected = sum(shares[topic] for topic in often) / total
    assert sum(drawn[topic] for topic in often) / drawn.total() == pytest.approx(expected, rel=0.1)


@pytest.mark.parametrize(
    ("pack", "level", "count", "seed", "says"),
    [
        ("cores", "interview", 10, 0, "There is no pack 'cores'. There are: core, everything, "),
        ("core", "hard", 10, 0, "There is no level 'hard'. There are: warmup, interview, expert."),
        ("core", "interview", 4, 0, "A challenge has 5 to 50 questions, not 4."),
        ("core", "interview", 51, 0, "A challenge has 5 to 50 questions, not 51."),
        ("core", "interview", 10, -1, "A seed is a whole number from 0 to 4,194,303, not -1."),
        ("core", "interview", 10, challenges.SEEDS, "A seed is a whole number from 0 to 4,194,303, not 4194304."),
        ("formulas", "warmup", 50, 0, "The pack formulas has 37 questions at level warmup."),
        ("roughly", "warmup", 5, 0, "The pack roughly has no questions at level warmup."),
    ],
)
def test_a_challenge_that_can_t_be_is_not_made(pack: str, level: Level, count: int, seed: int, says: str) -> None:
    with pytest.raises(ValueError, match=r"^") as told:
        challenges.made(pack, level, count, seed)
    assert str(told.value).startswith(says)


def packed(deal: int, pack: int, level: int, more: int, seed: int) -> str:
    """A code of any parts, whether there is such a challenge or not."""
    return spelled((((deal << 5 | pack) << 2 | level) << 6 | more) << 22 | seed)


def test_the_parts_stand_where_every_later_version_looks_for_them() -> None:
    assert packed(1, 0, 1, 5, 3_141_592) == "108PZ-VYRTZ" == challenges.made("core", "interview", 10, 3_141_592)
    assert challenges.read("108PZ-VYRTZ").setting == "challenge/108PZ-VYRTZ"
    assert packed(31, 31, 3, 63, challenges.SEEDS - 1) == spelled(CAPACITY - 1)


def test_a_newer_deal_is_told() -> None:
    for deal in range(challenges.NEWEST + 1, 32):
        with pytest.raises(challenges.Unreadable) as told:
            challenges.read(packed(deal, 31, 3, 63, 5))
        assert f"was made by a newer ConvDrill (deal {deal}; this one knows deals up to {challenges.NEWEST})" in str(
            told.value
        )


IMPOSSIBLE = {
    "deal 0": (0, 0, 1, 5, 1),
    "pack 31": (1, 31, 1, 5, 1),
    "the first pack that is none": (1, len(DEAL.packs), 1, 5, 1),
    "a fourth level": (1, 0, 3, 5, 1),
    "51 questions": (1, 0, 1, 46, 1),
    "more formulas than there are": (1, 14, 0, 40, 1),
    "estimates at warm-up": (1, 17, 0, 0, 1),
}


@pytest.mark.parametrize("parts", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_parts_that_no_version_makes_are_told(parts: tuple[int, int, int, int, int]) -> None:
    with pytest.raises(challenges.Unreadable, match="is no challenge: its checksum fits, but no ConvDrill has made it"):
        challenges.read(packed(*parts))
