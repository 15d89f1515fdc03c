"""What a history says of attempts, each against the plainest way of counting them; and rebuilt it says the same."""

from __future__ import annotations

import random
from pathlib import Path
from statistics import median

import pytest

from tests.history.entries import counted, entry, some, told
from trainer.history import Entry, History, SlipDay, Sureness, Totals, TypeRecord, open_history
from trainer.practice.card import Card


def keep(history: History, entries: list[Entry]) -> None:
    for one in entries:
        assert history.keep(one, list(counted(one, history.cards()))) == ""


def firsts(entries: list[Entry]) -> list[Entry]:
    return [one for one in entries if one.attempt.place == 1 and one.attempt.outcome != "skipped"]


def test_an_attempt_is_read_as_it_was_kept(history: History) -> None:
    made = some(60)
    keep(history, made)
    assert [one.entry for one in history.attempts(limit=100)] == sorted(made, key=lambda one: one.at, reverse=True)


def test_text_that_no_file_can_hold_becomes_its_escape(history: History) -> None:
    assert history.keep(entry(1, text="2\udc80\x00", read_as="\ud800", seconds=float("nan"), at=float("inf"))) == ""
    found = history.attempts()[0].entry
    assert (found.attempt.text, found.attempt.read_as) == ("2\\udc80\x00", "\\ud800")
    assert (found.attempt.seconds, found.at) == (0.0, 0.0)
    assert history.keep(entry(2, setting="\udc80", code="\udc80")) == ""
    assert history.finish("a", 1, 1, 1.0, "\udc80", 1.0, "2026-11-21") == ""


def test_the_same_one_kept_twice_is_one(history: History) -> None:
    card = Card("filter-depth", 1.0, 5.0, "2026-11-22", "2026-11-21", "2026-11-21")
    history.keep(entry(1), [card])
    before = told(history)
    assert history.keep(entry(1), [card._replace(tries=99)], "{}") == ""
    assert told(history) == before


def test_types_count_first_attempts(history: History) -> None:
    made = some(300)
    keep(history, made)
    for number in range(1, 6):
        marks = "".join(str(int(one.attempt.is_right)) for one in firsts(made) if number in one.types)
        assert history.types()[number] == TypeRecord(number, len(marks), marks.count("1"), marks[-10:])


def test_the_usual_time_is_the_median_of_the_last_25_right_ones(history: History) -> None:
    made = some(400)
    keep(history, made)
    right = [
        one.attempt.seconds
        for one in firsts(made)
        if one.kind == "forward/params" and one.attempt.is_right and not one.hung
    ]
    assert len(right) > 50
    assert history.usual("forward/params") == median(right[-25:])
    assert history.usual("forward/nothing") is None


def test_slow_is_more_than_twice_the_usual_time_of_then(history: History) -> None:
    times = (10.0, 21.0, 32.0, 20.0, 90.0)
    keep(history, [entry(place, seconds=seconds) for place, seconds in enumerate(times)])
    keep(history, [entry(9, "wrong", seconds=99.0), entry(10, kind="forward/macs", seconds=99.0)])
    assert [one.slow for one in reversed(history.attempts())] == [False, True, True, False, True, False, False]


def test_recent_first_attempts_stand_with_the_newest_last(history: History) -> None:
    made = some(100)
    keep(history, made)
    assert history.recent(10) == tuple(one.attempt.is_right for one in firsts(made))[-10:]
    assert len(history.recent(1000)) == len(firsts(made))


def test_known_is_right_twice_without_clock_and_without_help(history: History) -> None:
    def right(number: int, idea: str, **changes: object) -> Entry:
        return entry(number, marks={idea: True}, **changes)

    keep(history, [right(1, "calm"), right(2, "calm", mode="interview"), right(3, "once")])
    keep(history, [right(4, "sprint", mode="sprint"), right(5, "sprint", mode="challenge"), right(6, "sprint")])
    keep(history, [right(7, "hinted", hints=1), right(8, "hinted", shown=True), right(9, "hinted")])
    keep(history, [right(10, "second", place=2), right(11, "second", place=2)])
    keep(history, [entry(12, "slipped", marks={"before": True, "slip": False}) for _ in range(1)])
    keep(history, [entry(13, "slipped", marks={"before": True, "slip": False})])
    assert history.known() == {"calm", "before"}


def test_missed_waits_until_its_topic_is_right_at_the_first_try(history: History) -> None:
    keep(
        history, [entry(1, "slipped", code="a"), entry(2, "wrong", code="b"), entry(3, "gave-up", topic="t", code="c")]
    )
    keep(history, [entry(4, "skipped", code="d"), entry(5, "right", code="b", place=2)])
    assert history.missed(9) == ["c", "b", "a"]
    assert (history.missed(2), history.missed_count()) == (["c", "b"], 3)
    keep(history, [entry(6, "slipped", code="a")])
    assert history.missed(9) == ["a", "c", "b"]
    keep(history, [entry(7, "convention", code="e")])
    assert history.missed(9) == ["c"]


def test_days_and_totals(history: History) -> None:
    made = some(90)
    keep(history, made)
    day = made[45].day
    of_day = [one for one in made if one.day == day]
    last_tries: dict[tuple[str, int], float] = {}
    for one in of_day:
        if not one.hung:
            last_tries[one.sitting, one.number] = one.attempt.seconds
    quick = [one.attempt.seconds for one in firsts(of_day) if one.attempt.is_right and not one.hung]
    found = next(one for one in history.days(10) if one.day == day)
    assert (found.questions, found.right) == (len(firsts(of_day)), sum(one.attempt.is_right for one in firsts(of_day)))
    assert found.seconds == pytest.approx(sum(last_tries.values()))
    assert found.median_seconds == median(quick)
    days = history.days(100)
    assert [one.day for one in days] == sorted({one.day for one in made}, reverse=True)
    assert [one.day for one in history.days(2)] == [one.day for one in days[:2]]
    summed = Totals(
        len(days), sum(one.questions for one in days), sum(one.right for one in days), history.totals().seconds
    )
    assert history.totals() == summed
    assert summed.seconds == pytest.approx(sum(one.seconds for one in days))


def test_slips_by_day_count_the_commonest_that_fits(history: History) -> None:
    keep(history, [entry(1, "slipped", slips=("flat", "forgot-depth")), entry(2, "slipped", slips=("flat",))])
    keep(history, [entry(3, "wrong", pairs=(("flat", "one-bias"), ("x", "y")))])
    keep(history, [entry(25, "slipped", slips=("one-bias",)), entry(45, "right")])
    first, second = SlipDay("2026-11-01", "flat", 3), SlipDay("2026-11-01", "one-bias", 1)
    assert history.slip_days(3) == [first, second, SlipDay("2026-11-02", "one-bias", 1)]
    assert history.slip_days(2) == [SlipDay("2026-11-02", "one-bias", 1)]
    assert history.slip_days(1) == []
    assert [(one.slip, one.times, one.latest.entry) for one in history.slips()] == [
        ("one-bias", 2, entry(25, "slipped", slips=("one-bias",))),
        ("flat", 3, entry(3, "wrong", pairs=(("flat", "one-bias"), ("x", "y")))),
    ]


def test_sure_and_wrong(history: History) -> None:
    keep(history, [entry(1, sure=True), entry(2, sure=False), entry(3), entry(4, "wrong", sure=False)])
    keep(history, [entry(5, "slipped", sure=True, marks={"a": True, "b": False}), entry(6, "slipped", sure=True)])
    keep(history, [entry(7, "slipped", sure=True, marks={"b": False})])
    assert history.sureness() == Sureness(1, 3, 1, 1)
    assert history.sure_and_wrong() == {"b": 2, "filter-depth": 1}


@pytest.mark.parametrize("seed", range(3))
def test_rebuilt_it_says_the_same(history: History, path: Path, seed: int) -> None:
    made = some(300, seed)
    keep(history, made)
    history.finish("sitting 1", 3, 5, 12.0, "sprint/300", 2e9, "2026-11-02")
    before = told(history)
    assert history.rebuild(counted) == len(made)
    assert told(history) == before
    with open_history(path) as other:
        assert told(other) == before


def test_kept_in_any_order_and_rebuilt_it_says_the_same(history: History, tmp_path: Path) -> None:
    made = some(200)
    keep(history, made)
    random.Random(5).shuffle(made)
    with open_history(tmp_path / "shuffled.db") as other:
        other._disk.execute("PRAGMA synchronous = OFF")
        for one in made:
            other.keep(one)
        other.rebuild(counted)
        assert told(other) == told(history)


def test_cards_are_replaced_and_survive_fields_of_another_version(history: History) -> None:
    card = Card("filter-depth", 1.5, 5.0, "2026-11-22", "2026-11-21", "2026-11-20", 3, 2, "101", "101")
    history.put_cards([card, card._replace(idea="other")])
    history.put_cards([card._replace(tries=4)])
    assert history.cards() == {"filter-depth": card._replace(tries=4), "other": card._replace(idea="other")}
    history._disk.execute(
        "UPDATE cards SET card = json_remove(json_set(card, '$.later', 1), '$.lasts') WHERE idea = 'other'"
    )
    assert history.cards()["other"] == card._replace(idea="other", lasts="")
