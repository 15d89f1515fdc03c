"""Filters in words, pages, rows, and the explanation beside a past attempt."""

from __future__ import annotations

import pytest

from tests.evenings import CONV, FORMULA, GROUPED, TODAY, practised
from trainer.history import Filter, Kept
from trainer.practice import Attempt
from trainer.sittings.review import BadFilter, asked_then, came_of, filter_of, in_words, row, typed
from trainer.sittings.review_detail import detail, judged
from trainer.sittings.review_pages import Pages, View


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("", Filter()),
        ("wrong", Filter(outcome="missed")),
        ("WRONG slow", Filter(outcome="missed", slow=True)),
        ("idea:filter-depth slip:forgot-depth", Filter(idea="filter-depth", slip="forgot-depth")),
        ("idea:plus", Filter(idea="plus-one")),
        ("topic:*/conv2d/* mode:sprint", Filter(topic="*/conv2d/*", mode="sprint")),
        ("topic:conv2d", Filter(topic="*conv2d*")),
        ("since:2026-11-20 until:yesterday", Filter(since="2026-11-20", until="2026-11-21")),
        ("since:today", Filter(since=TODAY)),
        ("since:7", Filter(since="2026-11-15")),
        ("28x28 280", Filter(text="28x28 280")),
        ("text:wrong", Filter(text="wrong")),
        ("K_h=3;slip=x:y", Filter(text="K_h=3;slip=x:y")),
        ("slip:pool-has-scale", Filter(slip="pool-has-scale")),
    ],
)
def test_a_filter_is_read_and_written_back(words: str, wanted: Filter) -> None:
    assert filter_of(words, TODAY) == wanted
    if wanted.text != "wrong":
        assert filter_of(typed(wanted), TODAY) == wanted


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("idea:nonsense", "No idea is called 'nonsense'. It is its id, such as idea:filter-depth."),
        ("idea:depth", "Which idea: "),
        ("slip:", "Something has to stand after slip: as in slip:forgot-depth."),
        ("since:2026-13-40", "'2026-13-40' is no day."),
        ("since:99999999", "is no day"),
        ("until:soon", "'soon' is no day."),
        ("mode:party", "No mode is called 'party'."),
    ],
)
def test_what_is_no_filter_says_what_would_be(words: str, says: str) -> None:
    with pytest.raises(BadFilter) as told:
        filter_of(words, TODAY)
    assert says in str(told.value)


def test_a_filter_is_said_in_words() -> None:
    wanted = filter_of("wrong idea:filter-depth slip:forgot-depth since:2026-11-20 280", TODAY)
    assert in_words(wanted) == (
        "wrong, a filter is as deep as its input, the input depth left out, since Fri 20 Nov, with '280'"
    )
    assert in_words(Filter()) == "all"


def test_pages_go_through_everything_once_and_back() -> None:
    history = practised().history
    pages = Pages(history, View(), 4)
    seen = list(pages.found)
    assert pages.says == "all, page 1"
    while pages.older():
        seen += pages.found
    assert [one.row for one in seen] == [one.row for one in history.attempts(limit=100)]
    assert pages.number == -(-len(seen) // 4)
    assert not pages.is_more
    while pages.newer():
        pass
    assert list(pages.found) == seen[:4]
    pages.older()
    pages.fit(100)
    assert (pages.number, len(pages.found)) == (1, len(seen)), "another size begins again"


def test_the_latest_of_each_slip_shows_an_answer_once() -> None:
    history = practised().history
    pages = Pages(history, View(latest=True), 10)
    assert pages.says == "the latest of each slip"
    assert [one.entry.attempt.slips for one in pages.found] == [("forgot-depth",), ("groups-ignored",)]
    assert {one.entry.day for one in pages.found} == {TODAY}
    assert Pages(history, View(latest=True), 1).is_more


def newest(code: str, outcome: str) -> Kept:
    found = practised().history.attempts(Filter(outcome=outcome), limit=100)
    return next(one for one in found if one.entry.attempt.code == code)


def test_a_row_has_the_question_the_answer_and_what_is_right() -> None:
    one = newest(GROUPED, "slipped")
    shown = row(one, asked_then(GROUPED), 60)
    assert shown == ("parameters: CONV 64 of 3x3, 4 groups, on 56 x 56 x 32", "18496", "4,672")
    assert len(row(one, asked_then(GROUPED), 20).asked) == 20
    assert row(newest(GROUPED, "gave-up"), asked_then(GROUPED), 20).you == "left open"


def test_what_came_of_an_attempt() -> None:
    one = newest(GROUPED, "slipped")
    assert came_of(one) == "practice, 20 s. Slip: groups ignored."
    entry = one.entry._replace(
        hung=True, attempt=one.entry.attempt._replace(place=2, hints=1, sure=True, slips=(), pairs=(("a-b", "c-d"),))
    )
    assert came_of(one._replace(entry=entry, slow=True)) == (
        "practice, time not counted, slow for you, second try, 1 hint, sure of it. Two slips: a b and c d."
    )


def test_the_own_line_stands_under_the_right_one() -> None:
    lines = detail(newest(CONV, "slipped"), asked_then(CONV), TODAY, 76, 14)
    right = next(i for i, line in enumerate(lines) if "weights in one filter" in line)
    assert lines[right].split()[-3:] == ["K*K*D", "3*3*3", "27"]
    assert lines[right + 1].split() == ["you", "K*K", "3*3", "9", "<-"]
    assert "Slip: the input depth left out." in lines[0]
    assert any("Say it" in line for line in lines)
    assert max(map(len, lines)) <= 76


def test_a_formula_is_explained_in_letters() -> None:
    lines = detail(newest(FORMULA, "slipped"), asked_then(FORMULA), TODAY, 76, 20)
    assert any(line.split() == ["you", "K*K", "<-"] for line in lines)
    assert not any("27" in line for line in lines)


@pytest.mark.parametrize("room", [36, 60, 76])
def test_a_long_chain_is_cut_so_that_the_own_line_is_seen(room: int) -> None:
    code = "forward/conv2d/out_h?H=224&W=224&D=3&M=64&K_h=7&K_w=7&S_h=2&S_w=2&P_h=3&P_w=3&L_h=3&L_w=3"
    one = newest(CONV, "slipped")
    attempt = Attempt(code, "105", "105", "slipped", ("forgot-plus-one",))
    one = one._replace(entry=one.entry._replace(attempt=attempt))
    for height in (8, 11):
        lines = detail(one, asked_then(code), TODAY, room, height)
        assert len(lines) <= height
        assert lines[-1] == "... e shows all of it"
        assert any("<-" in line for line in lines)
        assert max(map(len, lines)) <= room + 5


def test_a_question_that_is_gone_and_hostile_text_break_nothing() -> None:
    one = newest(CONV, "slipped")
    attempt = one.entry.attempt._replace(code="forward/gone/params?X=1", text="[/bold]\x1b[2J\n[@click=app.quit]x")
    one = one._replace(entry=one.entry._replace(attempt=attempt))
    asked = asked_then(attempt.code)
    assert isinstance(asked, str)
    shown = row(one, asked, 40)
    assert (shown.asked, shown.you) == ("forward/gone/params?X=1", "[/bold]?[2J [@click=app.quit]x")
    lines = detail(one, asked, TODAY, 76, 12)
    assert "can't be asked any more" in " ".join(lines)
    assert all(line.isprintable() for line in lines)


def test_only_a_wrong_answer_is_judged_again() -> None:
    asked = asked_then(CONV)
    assert not isinstance(asked, str)
    assert judged(newest(CONV, "right").entry.attempt, asked) is None
    verdict = judged(newest(CONV, "slipped").entry.attempt, asked)
    assert verdict is not None
    assert verdict.slips == ("forgot-depth",)
