"""Progress by keyboard alone: the marked idea is practised or explained, and the charts are one key away."""

from __future__ import annotations

import pytest

from tests.evenings import practised
from tests.keeping import NOW
from tests.tui.screens import Clock, text_of
from trainer import settings as stored
from trainer.practice.card import Card
from trainer.settings import Settings
from trainer.sittings.desk import Desk
from trainer.tui.app import ConvDrill
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.practice import PracticeScreen
from trainer.tui.screens.progress import ProgressScreen


def app_of(desk: Desk) -> ConvDrill:
    return ConvDrill(clock=Clock(), desk=desk, warm=False)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30)])
async def test_ideas_slips_and_sentences_are_there_at_every_size(size: tuple[int, int]) -> None:
    desk = practised()
    desk.history.finish("a" * 16, 3, 8, None, "", NOW, "2026-11-14", mode="stand")
    app = app_of(desk)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("g")
        await pilot.pause()
        shown = text_of(app)
        assert "Where you stood on Sat 14 Nov: 3 of 8." in " ".join(shown.split())
        assert "› groups divide the depth" in shown
        assert ("0/5" if size[0] == 40 else "░░░░░ 0 of 5") in shown
        assert max(map(len, shown.splitlines())) <= size[0]
        for _ in range(4 if size[0] == 40 else 0):
            await pilot.press("pagedown")
            shown += text_of(app)
        words = " ".join(shown.split())
        assert "the input depth" in words
        assert "Core questions: 1 of 20 safe" in words
        assert "Next: groups divide the depth that a filter sees, 0 of 5 right lately." in words
        assert "Two missed questions wait." in words


async def test_enter_practises_the_marked_idea_and_what_is_answered_is_counted_at_once() -> None:
    app = app_of(practised())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("g")
        await pilot.pause()
        assert "20 questions" in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PracticeScreen)
        assert "1 of 6" in text_of(app)
        await pilot.press("escape", "i")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("escape", "q")
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, ProgressScreen)
        assert "21 questions" in text_of(app)


async def test_the_mark_goes_through_all_ideas_and_e_explains_one_question_of_it() -> None:
    app = app_of(practised())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("g")
        await pilot.pause()
        await pilot.press("down")
        assert "› a filter is as deep as its input" in text_of(app)
        await pilot.press("e")
        await pilot.pause()
        assert "Explanation" in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*["down"] * 12)
        assert "› every filter has its own weights" in text_of(app)
        await pilot.press(*["up"] * 12)
        assert "› groups divide the depth" in text_of(app)
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30)])
async def test_charts_have_values_and_counts(size: tuple[int, int]) -> None:
    app = app_of(practised())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("g")
        await pilot.pause()
        await pilot.press("g")
        shown = text_of(app)
        assert ("3/4" if size[0] == 40 else "75%") in shown
        assert "20 s" in shown
        assert max(map(len, shown.splitlines())) <= size[0]
        await pilot.press("enter", "e")
        assert isinstance(app.screen, ProgressScreen), "no idea is marked here"
        await pilot.press("g")
        assert "› groups divide" in text_of(app)


async def test_an_empty_history_says_what_to_do_first() -> None:
    stored.save(Settings(tour_done=True, date_asked=True))
    app = app_of(practised(0))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await pilot.press("g")
        await pilot.pause()
        assert "answer a question first" in " ".join(text_of(app).split())
        await pilot.press("down", "up", "g", "e", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_an_idea_that_is_asked_nowhere_says_so() -> None:
    desk = practised(0)
    desk.history.put_cards([Card("[/bold]gone", 1.0, 5.0, "2026-11-20", "2026-11-18", "2026-11-18", 1, 0, "0", "0")])
    app = app_of(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("g")
        await pilot.pause()
        assert "› [/bold]gone" in text_of(app)
        await pilot.press("enter")
        assert "No question rests on this idea any more." in text_of(app)
        await pilot.press("e", "g")
        assert "No question was answered yet on any day." in text_of(app)
