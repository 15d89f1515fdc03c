"""The interview on the screen, by keyboard alone: what is asked, heard and shown, the clock, and the debrief."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.screens import Clock, answer, drill, text_of
from trainer import settings as stored
from trainer.practice import Attempt, Saved
from trainer.practice.interview import Effect, Interview, Stage, parked, start, unparked
from trainer.tui.app import ConvDrill
from trainer.tui.screens.debrief import DebriefScreen
from trainer.tui.screens.interview import InterviewScreen
from trainer.tui.screens.practice import PracticeScreen

SIZES = ((80, 24), (40, 12), (100, 30))
ANSWERS = ("112 with padding 3", "9408 no bias", "1180M macs", "9408", "impossible", "27/49")
"""Right but for the third, which has a nought too many, for 224 by 224 in 64 filters of 7 by 7 with stride 2."""


def begun(**changes: object) -> Interview:
    """The first layer of a network, with numbers that everybody knows."""
    seed = next(str(i) for i in range(10_000) if _numbers(str(i)) == (224, 64, 7, 2))
    return replace(start(seed, "interview", 0.0), cases=("first-layer",), **changes)  # type: ignore[arg-type]


def _numbers(seed: str) -> tuple[int, ...]:
    letters = replace(start(seed, "interview", 0.0), cases=("first-layer",)).letters
    return tuple(letters[name] for name in "HMKS")


async def opened(pilot: Pilot[int], interview: Interview, kept: list[Attempt] | None = None) -> InterviewScreen:
    """The screen of an interview, on top of home."""

    def keep(_: Interview, effects: tuple[Effect, ...]) -> None:
        if kept is not None:
            kept.extend(one.attempt for one in effects if isinstance(one, Saved))

    app = pilot.app
    assert isinstance(app, ConvDrill)
    await pilot.pause()
    screen = InterviewScreen(interview, keep)
    app.push_screen(screen)
    await pilot.pause()
    return screen


@pytest.fixture(autouse=True)
def known() -> None:
    stored.save(stored.Settings(tour_done=True))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_whole_interview(size: tuple[int, int]) -> None:
    clock, kept = Clock(), list[Attempt]()
    app = drill(clock=clock)
    async with app.run_test(size=size) as pilot:
        await opened(pilot, begun(), kept)
        for typed in ANSWERS:
            clock.now += 50.0
            await answer(pilot, typed)
            shown = text_of(app)
            assert max(map(len, shown.splitlines())) <= size[0]
            assert "Right" in shown or "The way is right" in shown
            await pilot.press("enter")
            await pilot.pause()
        assert isinstance(app.screen, DebriefScreen)
        assert [one.outcome for one in kept] == ["right", "right", "wrong", "right", "right", "right"]
        assert [one.seconds for one in kept] == [50.0] * 6
        await pilot.press("pageup")
        await pilot.pause()
        shown = text_of(app)
        assert "took 5 min" in shown
        if size[0] > 60:
            assert "Interview: one scenario, 6 turns" in shown
            assert re.search(r'1  output size\? +yes +yes +"padding 3"', shown)
            assert re.search(r'› +3  work, roughly\? +yes +ten times +"macs"', shown)
            assert re.search(r"5  now with 4 groups\? +yes +- +-", shown)
            assert "Practise turn 3." in shown
            assert "No program can tell" in shown


async def test_nothing_is_worked_out_while_somebody_types() -> None:
    app = drill()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, begun())
        for typed, line in (
            ("10*(3*3*3", "read as  10 × (3 × 3 × 3, bracket open"),
            ("64*49*3", "read as  64 × 49 × 3\n"),
            ("270 no bias", "read as  270, no biases"),
            ("1O", " ^ this is the letter O. Zero? Not counted."),
        ):
            app.screen.query_one(Input).value = typed
            await pilot.pause()
            assert line in text_of(app)
        assert "9,408" not in text_of(app)


async def test_a_question_mark_asks_the_interviewer() -> None:
    app = drill()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, begun())
        await pilot.press("question_mark")
        await pilot.pause()
        assert "p   Is there padding?" in text_of(app)
        await pilot.press("escape")
        await pilot.pause()
        assert screen.interview.asked == ()
        await pilot.press("question_mark", "p")
        await pilot.pause()
        assert screen.interview.asked == ("padding",)
        assert screen.query_one(Input).value == ""
        assert "Is there padding? “" in text_of(app)
        right = "109" if screen.interview.settled["padding"] == "none" else "112"
        await answer(pilot, right)
        assert "Right.\n" in text_of(app)
        assert "Agreed: " in text_of(app)


async def test_what_one_might_say_is_shown_and_ticked() -> None:
    app = drill()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, begun())
        await answer(pilot, "112")
        assert "Say it      “" not in text_of(app)
        await pilot.press("s")
        await pilot.pause()
        assert "Say it      “" in text_of(app)
        assert "y said it    m missed it" in text_of(app)
        await pilot.press("m")
        await pilot.pause()
        assert screen.interview.done[0].said is False
        assert screen.interview.stage is Stage.ASKED
        assert screen.query_one(Input).value == ""


async def test_a_pause_hides_the_turn_and_the_clock_is_a_word_on_request() -> None:
    clock = Clock()
    app = drill(clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, begun())
        assert "time" not in text_of(app)
        clock.now = 100.0
        await pilot.press("escape", "c")
        await pilot.pause()
        assert "about a quarter of the time gone, turn 1" in text_of(app)
        await pilot.press("escape", "p")
        await pilot.pause()
        assert "224" not in text_of(app)
        clock.now = 400.0
        await pilot.press("enter")
        await pilot.pause()
        assert "224 by 224" in text_of(app)
        clock.now = 450.0
        screen.tick()
        assert screen.interview.seconds == 150.0
        await pilot.press("escape", "c")
        await pilot.pause()
        assert "time gone" not in text_of(app)


async def test_i_do_not_know_and_skip_and_stop() -> None:
    app = drill()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, begun())
        await pilot.press("escape", "i")
        await pilot.pause()
        assert "Fine. We leave it at that." in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "One step aside." in text_of(app)
        await pilot.press("escape", "s")
        await pilot.pause()
        assert (screen.interview.rung, screen.interview.aside) == (1, False)
        await pilot.press("escape", "q")
        await pilot.pause()
        assert isinstance(app.screen, DebriefScreen)
        assert "Practise turn 1." in text_of(app)


async def test_the_debrief_leads_on() -> None:
    app = drill()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, begun())
        await answer(pilot, "100")
        await pilot.press("escape", "q")
        await pilot.pause()
        debrief = app.screen
        await pilot.press("e")
        await pilot.pause()
        assert "Explanation" in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is debrief
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PracticeScreen)
        assert app.screen.sitting is not None
        assert app.screen.sitting.question.topic.name == "forward/conv2d/out_h"
        app.pop_screen()
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, InterviewScreen)
        await pilot.press("escape", "q")
        await pilot.pause()
        assert "Nothing was answered, so nothing is counted." in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert len(app.screen_stack) == 1


async def test_one_that_was_cut_off_goes_on() -> None:
    app = drill()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, begun())
        await answer(pilot, "112")
        again = unparked(parked(screen.interview), 0.0)
        other = await opened(pilot, again)
        assert "Right, padding 3." in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert other.interview.rung == 1


async def test_hostile_text_is_only_text() -> None:
    app = drill()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, begun())
        for typed in ("[/", "[red]112", "[@click=app.quit]go[/]", "\x1b[31m"):
            await answer(pilot, typed)
            assert screen.interview.outcome is None
        await answer(pilot, "112 [")
        assert screen.interview.outcome is None
