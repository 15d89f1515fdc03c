"""The figures of progress, against evenings that really were answered, and the sentences and lines made of them."""

from __future__ import annotations

import json

import pytest

from question_bank.codes import question
from tests.evenings import CONV, SPRINT, TODAY, practised
from tests.keeping import NOW
from trainer.history import Best, Sureness, Totals, open_history
from trainer.learning.pool import pool, sentences
from trainer.practice import Answered, Drawn, Fixed, Rules, Weighed, start, step
from trainer.practice.card import Card
from trainer.settings import Settings, home
from trainer.sittings import progress_words as words
from trainer.sittings.ideas import QUESTIONS, example_of, is_asked, practice_of
from trainer.sittings.names import exact_moment, idea_name, moment, setting_name, slip_name
from trainer.sittings.progress import (
    CoreQuestion,
    IdeaProgress,
    Progress,
    Share,
    SlipProgress,
    Stood,
    nothing,
    progress,
)
from trainer.sittings.progress_plain import EMPTY, in_plain
from trainer.sittings.progress_tables import idea_head, idea_row, over_time, slip_table


@pytest.fixture
def found() -> Progress:
    return progress(practised().history, TODAY)


def test_the_figures_of_five_evenings(found: Progress) -> None:
    assert found.totals == Totals(5, 20, 10, 400.0)
    ideas = {one.idea: one for one in found.ideas}
    assert ideas["filter-depth"] == IdeaProgress("filter-depth", 10, 5, Share(2, 5), Share(3, 5), False)
    assert ideas["own-weights"].last is None, "five answers are the first five, not the last"
    assert found.ideas[0].idea == "groups-divide", "what was missed most often lately comes first"
    assert [one.day for one in found.days] == [f"2026-11-{day}" for day in (18, 19, 20, 21, 22)]
    assert found.slips == (
        SlipProgress("forgot-depth", (2, 1, 0, 1, 1)),
        SlipProgress("groups-ignored", (1, 1, 0, 1, 1)),
    )
    assert [(one.setting, one.best) for one in found.bests] == [(SPRINT, Best(2, 4, 20.0, "2026-11-19"))]
    assert found.missed == 2
    assert len(found.core) == len(pool().core_types)
    assert [one.asks for one in found.standing("shaky")] == ["parameters of a convolution"]


def test_being_sure_is_counted_and_said() -> None:
    desk = practised(1)
    sitting = start(Fixed((CONV,)), 0.0, Rules(weighs=True), "4")
    sitting, _ = step(sitting, Answered("100", 9.0))
    sitting, effects = step(sitting, Weighed(True, 10.0))
    desk.keep(sitting, effects, "Practice")
    found = progress(desk.history, TODAY)
    assert found.sureness == Sureness(sure_wrong=1)
    assert words.sure(found) == "Sure and right 0 times, sure and wrong once: a filter is as deep as its input (1)."


def test_nothing_is_no_progress_and_says_what_to_do_first() -> None:
    with open_history(home() / "history.db") as history:
        assert progress(history, TODAY) == nothing(TODAY)
    assert nothing(TODAY).is_empty
    assert in_plain(nothing(TODAY)) == [EMPTY[:76].rpartition(" ")[0], EMPTY[len(EMPTY[:76].rpartition(" ")[0]) + 1 :]]
    assert words.amounts(nothing(TODAY)) == ""


@pytest.mark.parametrize(
    ("notes", "shown"),
    [
        ('{"right": 7, "asked": 8, "more": []}', (7, 8)),
        ("", (3, 8)),
        ("{]", (3, 8)),
        ('{"right": 9, "asked": 8}', (3, 8)),
    ],
)
def test_where_one_stood_is_in_the_notes_or_else_what_was_counted(notes: str, shown: tuple[int, int]) -> None:
    desk = practised(1)
    desk.history.finish("e" * 16, 3, 8, None, "", NOW, TODAY, notes, mode="stand")
    assert progress(desk.history, TODAY).stood == (Stood(TODAY, *shown),)


def test_the_first_standing_and_the_last_are_set_side_by_side(found: Progress) -> None:
    one, other = Stood("2026-11-14", 3, 8), Stood("2026-11-22", 7, 8)
    both = found._replace(stood=(one, other))
    assert words.stood(both) == ("Where you stood on Sat 14 Nov: 3 of 8. Today, new numbers: 7 of 8.")
    assert words.stood(found._replace(stood=(one,))) == "Where you stood on Sat 14 Nov: 3 of 8."
    desk = practised(1)
    for i, day in enumerate(("2026-11-14", "2026-11-18", "2026-11-22")):
        desk.history.finish(f"{i + 10:x}" * 16, i, 8, None, "", NOW + i, day, mode="stand")
    desk.history.finish("f" * 16, 1, 3, None, "", NOW + 9, TODAY, mode="stand")
    assert [one.right for one in progress(desk.history, TODAY).stood] == [0, 2], "one that was broken off is left out"


def test_sentences(found: Progress) -> None:
    assert words.amounts(found) == "5 evenings, 20 questions, 7 min"
    assert words.core(found) == "Core questions: 1 of 20 safe, 1 shaky, 18 not met yet."
    assert words.waiting(found) == "Two missed questions wait."
    assert words.following(found).startswith(
        "Next: groups divide the depth that a filter sees, 0 of 5 right lately. Then"
    )
    safe = found._replace(ideas=(), core=tuple(one._replace(standing="safe") for one in found.core), missed=0)
    assert words.following(safe) == "All of the core is safe. Tonight's mix keeps it so."
    assert words.waiting(safe) == ""
    one_due = found._replace(ideas=(found.ideas[0]._replace(due=True),), missed=1)
    assert words.waiting(one_due) == "One idea is due today, and one missed question waits."


@pytest.mark.parametrize("width", [40, 50, 78])
@pytest.mark.parametrize("bars", [True, False])
def test_plain_lines_fit_and_say_every_count(found: Progress, width: int, bars: bool) -> None:
    lines = in_plain(found, width, bars=bars)
    text = " ".join(" ".join(lines).split())
    assert max(map(len, lines)) <= width
    assert "2 of 5" in text
    assert "3 of 5" in text
    assert ("#" in text) == (bars and width == 78)
    assert "Core questions: 1 of 20 safe" in text
    assert "what you know, interview: 2 of 4 right" in text


def test_every_idea_fits_its_row() -> None:
    for idea in sentences():
        one = IdeaProgress(idea, 12, 7, Share(1, 5), Share(4, 5), False)
        for room in (36, 56, 74, 94):
            row = idea_row(one, room)
            assert len(row) <= room, idea
            assert ("1/5 > 4/5" if room < 56 else "█░░░░ 1 of 5") in row
        text = in_plain(nothing(TODAY)._replace(ideas=(one,)))
        assert max(map(len, text)) <= 78


def test_few_answers_are_not_shown_as_five() -> None:
    one = IdeaProgress("plus-one", 2, 1, Share(1, 2), None, False)
    assert idea_row(one, 74).endswith("█░    1 of 2" + " " * 4 + " " * 6 + "not yet") or "█░    1 of 2" in idea_row(
        one, 74
    )
    assert "not yet" in idea_row(one, 74)
    assert idea_row(one, 36).rstrip().endswith("1/2")
    assert ", 3 of 9 ideas" in idea_head(3, 9, 74)


def test_slips_by_day_have_a_count_or_a_dot_for_each_day(found: Progress) -> None:
    head, first, second = slip_table(found, 74, 3)
    assert head.split() == ["slips", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert first.split()[-5:] == ["2", "1", ".", "1", "1"]
    assert second.split()[-5:] == ["1", "1", ".", "1", "1"]
    later = found._replace(day="2026-12-22")
    assert slip_table(later, 74, 1)[0].split()[1:3] == ["18", "Nov"], "a weekday alone would mean this week"
    narrow = slip_table(found, 36, 3)
    assert narrow[0].split() == ["slips", "Fri", "Sat", "Sun"]
    assert max(map(len, narrow)) <= 36


@pytest.mark.parametrize(("room", "height"), [(36, 10), (76, 20), (96, 26)])
def test_charts_fit_and_have_their_counts(found: Progress, room: int, height: int) -> None:
    lines = over_time(found, room, height)
    assert max(map(len, lines)) <= room
    assert any(("3/4" if room == 36 else "75%      3 of 4") in line for line in lines)
    assert any("100 %" in line for line in lines) == (height > 16)
    assert any("Sprint, 5 minutes" in line for line in lines)


def test_what_is_kept_by_an_id_has_a_name_even_if_nobody_knows_it() -> None:
    assert slip_name("forgot-depth") == "the input depth left out"
    assert slip_name("pool-has-scale") != "pool has scale", "a slip that only one layer knows"
    assert slip_name("no-such-slip") == "no such slip"
    assert idea_name("no-such-idea") == "no such idea"
    assert setting_name(SPRINT) == "sprint, 5 minutes, what you know, interview"
    assert setting_name("challenge/AB12-CD34") == "challenge AB12-CD34"


def test_moments_are_short_and_exact() -> None:
    assert len(moment(NOW, TODAY, TODAY)) == 9
    assert moment(NOW, TODAY, "2026-12-24") == "22 Nov"
    assert moment(NOW, TODAY, "2027-02-01") == "Nov 2026"
    assert moment(1e30, TODAY, TODAY) == "22 Nov", "a time that no calendar has"
    assert exact_moment(NOW, TODAY, TODAY).startswith(("Sun 22 Nov, ", "Mon 23 Nov, "))


def test_every_idea_can_be_practised_and_explained_at_every_level() -> None:
    for idea in pool().by_idea:
        topics = practised_topics(idea)
        assert topics
        assert topics <= {offer.topic for offer in pool().by_idea[idea]}
    assert not is_asked("no-such-idea")
    for level in ("warmup", "interview", "expert"):
        code = example_of("filter-depth", level, "seed")
        assert any(offer.topic == code.partition("?")[0] for offer in pool().by_idea["filter-depth"])
        assert question(code).solution is not None


def practised_topics(idea: str) -> set[str]:
    deck = practice_of(idea, Settings(), "seed").deck
    assert isinstance(deck, Drawn)
    assert deck.total == QUESTIONS
    return set(deck.topics)


def test_one_idea_is_not_practised_with_whole_networks() -> None:
    assert not any(topic.startswith(("table/", "concept/")) for topic in practised_topics("groups-divide"))
    assert all(topic.startswith("concept/") for topic in practised_topics("local-windows")), (
        "where there is nothing else"
    )


def test_what_is_due_is_marked() -> None:
    desk = practised(1)
    desk.history.put_cards([Card("plus-one", 1.0, 5.0, "2026-11-20", "2026-11-18", "2026-11-18", 1, 0, "0", "0")])
    due = {one.idea for one in progress(desk.history, TODAY).ideas if one.due}
    assert due == {"plus-one"}
    assert json.dumps(progress(desk.history, TODAY)), "plain values only"
    assert CoreQuestion(1, "output height of a convolution", "not met") in progress(desk.history, TODAY).core
