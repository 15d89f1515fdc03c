"""Looking back by keyboard alone, with evenings behind that really were answered."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from tests.evenings import practised
from tests.tui.screens import Clock, answer, text_of
from trainer import settings as stored
from trainer.settings import Settings
from trainer.sittings.desk import Desk
from trainer.tui.app import ConvDrill
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.review import ReviewScreen


def app_of(desk: Desk) -> ConvDrill:
    return ConvDrill(clock=Clock(), desk=desk, warm=False)


def row_of(shown: str) -> str:
    """The row on which the mark stands."""
    return next(line for line in shown.splitlines() if line.lstrip().startswith("› "))


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30), (160, 40)])
async def test_the_latest_of_each_slip_comes_first_with_its_explanation(size: tuple[int, int]) -> None:
    app = app_of(practised())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        shown = text_of(app)
        assert "the latest of each slip" in shown
        assert "formula for parameters" in row_of(shown)
        assert "Slip: the input depth left out." in " ".join(shown.split())
        assert "<-" in shown
        assert max(map(len, shown.splitlines())) <= size[0]
        if size[0] == 160:
            assert "│" in row_of(shown), "beside the list where there is room"


async def test_the_mark_moves_over_pages_and_the_explanation_goes_with_it() -> None:
    app = app_of(practised())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        await pilot.press("a")
        shown = text_of(app)
        assert "all, page 1" in shown
        assert "BATCH NORM" in row_of(shown)
        await pilot.press("pagedown")
        assert "all, page 2" in text_of(app)
        first = row_of(text_of(app))
        await pilot.press("up")
        assert "all, page 1" in text_of(app)
        assert row_of(text_of(app)) != first
        await pilot.press("down")
        assert row_of(text_of(app)) == first
        for _ in range(9):
            await pilot.press("pagedown")
        assert "page 5" in text_of(app)
        await pilot.press("pageup", "pageup", "pageup", "pageup", "pageup")
        assert "all, page 1" in text_of(app)


async def test_a_filter_is_typed_read_back_and_taken() -> None:
    app = app_of(practised())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        await pilot.press("slash")
        await pilot.pause()
        box = app.screen.query_one(Input)
        box.value = "wrong idea:groups"
        await pilot.pause()
        assert "read as  wrong, groups divide the depth that a filter sees" in text_of(app)
        box.value = "idea:nonsense"
        await pilot.press("enter")
        await pilot.pause()
        assert "No idea is called 'nonsense'." in text_of(app)
        box.value = "wrong idea:groups"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        assert len(app.screen.pages.found) == 5
        assert "read as" not in text_of(app)
        await pilot.press("slash", "escape")
        assert len(app.screen.pages.found) == 5, "Esc changes nothing"
        await pilot.press("w")
        assert "wrong, groups divide" in text_of(app), "a key changes the outcome and leaves the rest"
        await pilot.press("s")
        assert "No attempt fits this." in text_of(app)
        await pilot.press("enter")
        assert "all, page 1" in text_of(app)
        await pilot.press("l")
        assert "the latest of each slip" in text_of(app)


async def test_the_same_again_and_new_numbers_are_a_key_each_and_are_there_when_one_comes_back() -> None:
    app = app_of(practised())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        await pilot.press("a", "enter")
        await pilot.pause()
        assert "The same again" in text_of(app)
        assert "28x28x64" in text_of(app) or "64" in text_of(app)
        await answer(pilot, "64")
        await answer(pilot, "128")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        assert "128" in row_of(text_of(app)), "what was answered meanwhile stands on top"
        await pilot.press("n")
        await pilot.pause()
        assert "The same with new numbers" in text_of(app)


async def test_the_explanation_has_the_own_line_and_q_goes_home() -> None:
    app = app_of(practised())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        shown = text_of(app)
        assert "Explanation: formula for parameters of a convolution" in shown
        assert "your try             K*K " in shown
        await pilot.press("enter")
        await pilot.pause()
        assert "formula" in row_of(text_of(app))
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_an_empty_history_says_what_to_do_first() -> None:
    stored.save(Settings(tour_done=True, date_asked=True))
    app = app_of(practised(0))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        assert "Nothing was answered yet" in text_of(app)
        await pilot.press("down", "up", "pagedown", "e", "n", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_hostile_text_of_an_old_attempt_is_only_text() -> None:
    desk = practised(1)
    [one] = desk.history.attempts(limit=1)
    hostile = "[/bold][@click=app.quit]go[/]\x1b[2J"
    entry = one.entry._replace(id="c" * 16, at=one.entry.at + 60, number=9)
    for i, code in enumerate((one.entry.attempt.code, "forward/[/bold]/gone?X=[x='")):
        attempt = one.entry.attempt._replace(code=code, text=hostile, outcome="wrong")
        desk.history.keep(entry._replace(id=f"{i}" * 16, at=entry.at + i, number=9 + i, attempt=attempt))
    app = app_of(desk)
    async with app.run_test(size=(160, 24)) as pilot:
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        await pilot.press("a")
        assert "can't be asked any more" in text_of(app)
        await pilot.press("enter", "n", "e")
        assert isinstance(app.screen, ReviewScreen), "what is gone can't be asked"
        assert "[/bold]" in text_of(app)
        await pilot.press("down")
        assert "[/bold]" in row_of(text_of(app))
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert max(map(len, text_of(app).splitlines())) <= 40
