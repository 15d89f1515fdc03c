"""Every mode from home to its end, by keyboard alone and with a clock that moves when it is told to."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.evenings import practised
from tests.keeping import NOW, Listing
from tests.tui.screens import Clock, drill, text_of
from trainer import settings as stored
from trainer.practice import Attempt, Phase
from trainer.settings import Settings
from trainer.sittings.desk import Desk
from trainer.tui.app import ConvDrill
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.interview import InterviewScreen
from trainer.tui.screens.practice import PracticeScreen
from trainer.tui.screens.summary import SummaryScreen

SIZES = ((80, 24), (40, 12))


def at_home(kept: list[Attempt], clock: Clock | None = None, evenings: int = 3, **chosen: Any) -> ConvDrill:
    """The app of somebody with some evenings behind, who begins at home."""
    practised(evenings)
    stored.save(Settings(tour_done=True, date_asked=True, sure=False, **chosen))
    return drill(None, kept, clock)


async def give_up_until_the_end(pilot: Pilot[Any], app: ConvDrill, clock: Clock) -> None:
    """Answers every question with "I don't know", three seconds each."""
    for _ in range(60):
        screen = app.screen
        if isinstance(screen, SummaryScreen):
            return
        clock.now += 3.0
        if isinstance(screen, PracticeScreen) and screen.sitting is not None and screen.sitting.is_open:
            await pilot.press("escape", "i")
        else:
            await pilot.press("enter")  # the explanation goes on to the next question
        await pilot.pause()
    raise AssertionError(text_of(app))


@pytest.mark.parametrize("size", SIZES)
async def test_tonight_goes_to_a_clear_end_and_to_a_scenario_out_loud(size: tuple[int, int]) -> None:
    kept: list[Attempt] = []
    clock = Clock()
    app = at_home(kept, clock, minutes=10)
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PracticeScreen)
        assert screen.sitting is not None
        assert screen.sitting.rules.mode == "tonight"
        total = screen.sitting.deck.total
        await give_up_until_the_end(pilot, app, clock)
        assert len(kept) == total
        assert {one.seconds for one in kept} == {3.0}
        assert "out loud" in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, InterviewScreen)
        assert "tonight" in {one.mode for one in app.desk.history.sittings(9)}


async def test_what_was_cut_off_is_offered_at_the_next_start_and_goes_on() -> None:
    kept: list[Attempt] = []
    clock = Clock()
    app = at_home(kept, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        clock.now = 5.0
        await pilot.press("escape", "s")
        await pilot.pause()
        asked = text_of(app)
    again = drill(None, kept, clock)
    async with again.run_test(size=(80, 24)) as pilot:
        home = text_of(again)
        assert "› Enter   go on with tonight, question 2 of" in home
        assert "n       start tonight anew" in home
        await pilot.press("enter")
        await pilot.pause()
        assert text_of(again) == asked
        await pilot.press("escape", "q")
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert "› Enter   tonight:" in text_of(again)


@pytest.mark.parametrize(("key", "same"), [("m", False), ("M", True)])
async def test_what_was_missed_comes_with_fresh_numbers_or_the_same(key: str, same: bool) -> None:
    kept: list[Attempt] = []
    clock = Clock()
    app = at_home(kept, clock)
    waiting = set(app.desk.history.missed(9))
    assert len(waiting) == 2
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        await give_up_until_the_end(pilot, app, clock)
        assert (({one.code for one in kept}) == waiting) == same
        assert {one.code.partition("?")[0] for one in kept} == {code.partition("?")[0] for code in waiting}
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_free_practice_has_no_end_of_its_own() -> None:
    app = at_home([])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PracticeScreen)
        assert screen.sitting is not None
        assert screen.sitting.deck.total is None


async def test_a_sprint_needs_something_that_is_known_and_says_so_on_home() -> None:
    app = at_home([], evenings=1)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "A sprint asks what you had right twice without a clock" in text_of(app)


async def test_a_sprint_of_ten_questions_goes_on_after_a_miss_and_has_a_best() -> None:
    kept: list[Attempt] = []
    clock = Clock()
    app = at_home(kept, clock, known_only=False, sprint="10 questions")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert "1 of 10" in text_of(app)
        await give_up_until_the_end(pilot, app, clock)
        assert "0 of 10 right." in text_of(app)
        assert len(kept) == 10
        topics = [one.code.partition("?")[0] for one in kept]
        assert all(one != other for one, other in pairwise(topics)), "a drill asks nothing again"


async def test_where_one_stands_twice_is_shown_side_by_side() -> None:
    kept: list[Attempt] = []
    clock = Clock()
    app = at_home(kept, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        for time in range(2):
            await pilot.press("b")
            await pilot.pause()
            await pilot.press("question_mark")
            await pilot.pause()
            assert "Hint" not in text_of(app)
            await give_up_until_the_end(pilot, app, clock)
            assert ("it was 0 of 8; now 0 of 8" in text_of(app)) == bool(time)
            await pilot.press("q")
            await pilot.pause()
    first, second = kept[:8], kept[8:]
    assert [one.code.partition("?")[0] for one in first] == [one.code.partition("?")[0] for one in second]
    assert not {one.code for one in first} & {one.code for one in second}


async def test_a_challenge_is_the_same_for_everybody_who_types_its_code() -> None:
    kept: list[Attempt] = []
    clock = Clock()
    app = at_home(kept, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        for code in ("108pz vyrtz", "108PZ-VYRTX"):
            await pilot.press("c")
            await pilot.pause()
            app.screen.query_one(Input).value = code
            await pilot.press("enter")
            await pilot.pause()
            if code.islower():
                await give_up_until_the_end(pilot, app, clock)
                await pilot.press("q")
                await pilot.pause()
        assert "108PZ" not in text_of(app).partition("›")[0]
        assert not isinstance(app.screen, PracticeScreen), "a mistyped code begins nothing"
        await pilot.press("escape")
    codes = [one.code for one in kept]
    again: list[Attempt] = []
    other = drill(None, again, clock)
    async with other.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        other.screen.query_one(Input).value = "108PZVYRTZ"
        await pilot.press("enter")
        await pilot.pause()
        await give_up_until_the_end(pilot, other, clock)
    assert [one.code for one in again] == codes


async def test_a_history_that_cannot_be_used_stops_nothing_and_is_said_once() -> None:
    path = stored.home() / "history.db"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"this is no history at all, it is a letter to somebody")
    stored.save(Settings(tour_done=True, date_asked=True, sure=False))
    desk: Desk = Listing([], now=lambda: NOW)
    app = ConvDrill(clock=Clock(), desk=desk, warm=False)
    notice = "answers are kept only until ConvDrill ends"
    assert notice in desk.notice
    async with app.run_test(size=(80, 24)) as pilot:
        assert notice in " ".join(text_of(app).split())
        await pilot.press("enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PracticeScreen)
        assert notice in " ".join(text_of(app).split())
        await pilot.press("escape", "s")
        await pilot.pause()
        assert notice not in " ".join(text_of(app).split())
        assert screen.sitting is not None
        assert screen.sitting.phase is Phase.ASKED
    assert path.read_bytes().startswith(b"this is no history")


@pytest.mark.parametrize("answered", [True, False])
async def test_home_says_again_only_of_eight_that_were_answered_and_in_whole_words(answered: bool) -> None:
    kept: list[Attempt] = []
    clock = Clock()
    app = at_home(kept, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b")
        await pilot.pause()
        if answered:
            await give_up_until_the_end(pilot, app, clock)
        else:
            await pilot.press("escape", "q")
            await pilot.pause()
        await pilot.press("q" if answered else "enter")
        await pilot.pause()
        said = "where do I stand again? 8 questions " if answered else "eight questions: where do I stand? "
        assert said in text_of(app)


async def test_what_a_challenge_is_fills_its_lines() -> None:
    app = at_home([])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        lines = [line for line in text_of(app).splitlines() if line]
        assert not [line for line in lines if line.split() in (["any"], ["limit;"])]
        assert "ten letters and digits" in text_of(app)
