"""The rules of an evening, held over evenings that are really played."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise

import pytest

from question_bank import catalog
from question_bank.codes import question, read_code
from tests.learning.evenings import Answer, Played, often, played, remembered, right, wrong
from trainer.learning import days
from trainer.learning.choosing import NEW, Turn
from trainer.learning.credit import chain, told_apart
from trainer.learning.evening import Tonight, from_json, questions, tonight
from trainer.learning.memory import MISSES
from trainer.learning.pool import pool
from trainer.learning.returns import LATER, SOON
from trainer.practice.card import Card

DAY, INTERVIEW = "2026-11-21", "2026-11-30"
MIXED = often(0.7)


@pytest.fixture(scope="module", params=[0.5, 0.75, 0.95])
def evenings(request: pytest.FixtureRequest) -> list[list[Played]]:
    """Three evenings of somebody who is right so often."""
    cards: dict[str, Card] = {}
    found = []
    for i in range(3):
        day = days.later(DAY, i)
        deck = tonight(day, f"{request.param}/{i}", cards.values(), minutes=30, interview=INTERVIEW)
        found.append(played(deck, often(request.param)))
        cards = remembered(cards, found[-1], day, INTERVIEW)
    return found


def test_a_question_rests_on_the_idea_it_is_asked_for(evenings: list[list[Played]]) -> None:
    for one in (one for evening in evenings for one in evening):
        assert one.pick.idea in chain(question(one.dealt.code))
        assert one.dealt.why.endswith(".")


def test_numbers_never_come_twice_in_an_evening(evenings: list[list[Played]]) -> None:
    for evening in evenings:
        codes = Counter(str(read_code(one.dealt.code)._replace(arguments={})) for one in evening)
        given = [code for code, times in codes.items() if times > 1 and not code.endswith("?")]
        assert all(code.startswith(("spot", "reverse", "scaling")) for code in given), given


def test_an_idea_never_follows_itself_unless_help_fades(evenings: list[list[Played]]) -> None:
    for evening in evenings:
        for one, other in pairwise(evening):
            if one.pick.idea == other.pick.idea:
                assert one.pick.shown
                assert other.dealt.again


def test_at_most_three_new_ideas_and_room_for_each_to_come_again(evenings: list[list[Played]]) -> None:
    for evening in evenings:
        new = [one for one in evening if one.pick.section == "new"]
        assert len({one.pick.idea for one in new}) <= NEW
        assert all(one.pick.idea not in one.night.met for one in new)


def test_nothing_new_while_less_than_seven_of_the_last_ten_are_right(evenings: list[list[Played]]) -> None:
    for evening in evenings:
        for one in evening:
            last = one.night.recent[-10:]
            if len(last) == 10 and sum(last) < 7:
                assert one.pick.section != "new"


def test_a_missed_idea_comes_back_after_three_others_and_later_once_more() -> None:
    """A slip on the first question, and from then on all right."""

    def answer(asked: object, pick: object, place: int) -> object:
        return (wrong if place == 0 else right)(asked, pick, place)  # type: ignore[arg-type]

    evening = played(tonight(DAY, "once", minutes=30), answer)  # type: ignore[arg-type]
    missed = evening[0].pick.idea
    places = [i for i, one in enumerate(evening) if one.pick.idea == missed and one.pick.section == "again"]
    unaided = [i for i in places if not evening[i].pick.shown]
    assert places[0] == SOON + 1
    assert len(unaided) == 2
    assert unaided[1] - unaided[0] > LATER
    assert all(evening[i].dealt.code != evening[0].dealt.code for i in places)


def test_it_comes_back_in_another_dress() -> None:
    """Wherever a topic has more than one; a question in words, or one about a network's table, has only its own."""
    compared = 0
    for seed in ("dress", "other", "third"):
        last: dict[str, str] = {}
        for one in played(tonight(DAY, seed, minutes=30), often(0.6)):
            before = last.get(one.pick.idea)
            if one.pick.section == "again" and before and one.dealt.code.startswith("forward/"):
                asked, other = question(one.dealt.code), question(before)
                assert (asked.topic.family, asked.dress) != (other.topic.family, other.dress)
                compared += 1
            last[one.pick.idea] = one.dealt.code
    assert compared > 10


def test_after_five_misses_an_idea_rests_until_tomorrow_and_that_is_said() -> None:
    evening = played(tonight(DAY, "five", minutes=30), wrong)
    misses: Counter[str] = Counter()
    said = 0
    for one in evening:
        assert one.pick.idea not in {idea for idea, times in misses.items() if times >= MISSES} or not _others(one)
        said += "comes again tomorrow" in one.dealt.why
        misses.update(idea for idea, mark in one.marks.items() if not mark)
    rested = [idea for idea, times in misses.items() if times >= MISSES]
    assert rested
    assert said >= len(rested) - 1  # the last one may rest with the last question
    cards = remembered({}, evening, DAY)
    again = tonight(DAY, "anew", cards.values()).night()
    assert set(rested) <= again.returns.resting
    assert not set(rested) & tonight(days.later(DAY, 1), "next", cards.values()).night().returns.resting


def _others(one: Played) -> bool:
    """Whether anything but what rests could have been asked."""
    return any(one.night.returns.resting.isdisjoint(offer.ideas) for offer in pool().offers if offer.ideas)


def test_a_second_sitting_of_the_evening_goes_on_with_what_was_missed() -> None:
    cards = remembered({}, played(tonight(DAY, "a", minutes=10), wrong)[:1], DAY)
    again = tonight(DAY, "b", cards.values()).night()
    assert set(again.returns.waiting) == set(cards)
    assert again.choose().section == "again"


def test_slips_that_share_an_answer_are_told_apart_at_the_next_question_on_it() -> None:
    """Some slips share their answers whatever the numbers are; where any of many draws parts them, so does ours."""
    told = 0
    for code, slips in _after_shared_slips(tonight(DAY, "apart", minutes=30)):
        topic = question(code).topic
        family = catalog.family(topic.family)
        able = any(told_apart(question(family.draw(topic, "interview", f"any/{i}")), slips) == 1 for i in range(20))
        assert told_apart(question(code), slips) == 1 or not able
        told += told_apart(question(code), slips) == 1
    assert told


def _after_shared_slips(deck: Tonight) -> list[tuple[str, tuple[str, ...]]]:
    """Questions that follow, for the same idea, on an answer with several slips."""

    def answer(asked, pick, place):  # type: ignore[no-untyped-def]
        shared = [one for one in asked.key.wrong_answers() if len(one["ids"]) > 1]
        if not shared:
            return right(asked, pick, place)
        return right(asked, pick, place)._replace(outcome="slipped", slips=tuple(shared[0]["ids"]))

    evening = played(deck, answer)
    found = []
    for i, one in enumerate(evening):
        later = next((other for other in evening[i + 1 :] if other.pick.idea == one.pick.idea), None)
        if len(one.done.tries[0].slips) > 1 and later is not None and later.done.topic == one.done.topic:
            found.append((later.dealt.code, one.done.tries[0].slips))
    assert found
    return found


@pytest.mark.parametrize("answer", [right, wrong, MIXED])
def test_what_json_kept_deals_the_same(answer: Answer) -> None:
    deck = tonight(
        DAY, "json", [Card("plus-one", 1.0, 5.0, DAY, "2026-11-19", "2026-11-19", 2, 1, "10", "10")], {1: "10"}
    )
    kept = json.loads(json.dumps(deck.as_json()))
    assert kept.pop("deck") == "tonight"
    assert from_json(**kept) == deck
    assert [one.dealt for one in played(from_json(**kept), answer)] == [one.dealt for one in played(deck, answer)]


def test_another_seed_is_another_evening() -> None:
    one, other = (played(tonight(DAY, seed), right) for seed in "ab")
    assert [each.dealt.code for each in one] != [each.dealt.code for each in other]


def test_what_was_missed_last_comes_first_and_says_when() -> None:
    met = days.later(DAY, -2)
    cards = [
        Card("plus-one", 2.3, 3.0, DAY, met, met, 1, 1, "1", "1"),
        Card("filter-depth", 0.2, 7.0, days.later(DAY, -1), met, met, 1, 0, "0", "0"),
        Card("one-bias", 30.0, 3.0, days.later(DAY, 9), met, met, 3, 3, "111", "111"),
    ]
    night = tonight(DAY, "s", cards).night()
    assert night.due == ["filter-depth", "plus-one"]
    (first, *_) = (one.dealt for one in played(tonight(DAY, "s", cards), right))
    assert first.why == "Missed on Thursday: a filter is as deep as its input."
    (first, *_) = (one.dealt for one in played(tonight(DAY, "s", cards[::2]), right))
    assert first.why == "Due today, last seen on Thursday: the + 1 for the starting place."


def test_the_last_evening_is_short_and_brings_nothing_new() -> None:
    met = days.later(INTERVIEW, -4)
    cards = [Card(idea, 9.0, 3.0, "2027-01-01", met, met, 4, 4, "1111", "1111") for idea in list(pool().core_ideas)[:9]]
    deck = tonight(days.later(INTERVIEW, -1), "s", cards, minutes=30, interview=INTERVIEW)
    assert deck.minutes == 10
    evening = played(deck, right)
    assert len(evening) == questions(10)
    assert "new" not in {one.pick.section for one in evening}


def test_in_the_last_two_evenings_every_core_idea_that_was_met_comes() -> None:
    met = days.later(INTERVIEW, -5)
    core = sorted(pool().core_ideas)
    cards = {idea: Card(idea, 9.0, 3.0, "2027-01-01", met, met, 4, 4, "1111", "1111") for idea in core}
    marked: set[str] = set()
    for left in (2, 1):
        day = days.later(INTERVIEW, -left)
        evening = played(tonight(day, "s", cards.values(), interview=INTERVIEW), right)
        marked |= {idea for one in evening for idea in one.marks}
        cards = remembered(cards, evening, day, INTERVIEW)
    assert set(core) <= marked


def test_skipping_everything_ends_as_well() -> None:
    evening = played(
        tonight(DAY, "skip"), lambda asked, pick, place: right(asked, pick, place)._replace(outcome="skipped")
    )
    assert len(evening) == questions(20)
    assert all(not one.marks for one in evening)


@pytest.mark.parametrize(("minutes", "least", "most"), [(10, 8, 12), (20, 19, 24), (30, 32, 38)])
def test_how_many_questions_fit(minutes: int, least: int, most: int) -> None:
    assert least <= questions(minutes) <= most
    assert questions(minutes, 90) < questions(minutes)


def test_a_turn_that_says_nothing_changes_no_idea() -> None:
    night = tonight(DAY, "s").night()
    before = night.worth.unsure(night.choose().idea)
    night.take(night.choose(), Turn({}, False, skipped=True))
    assert night.worth.unsure(night.picks[0].idea) == before
