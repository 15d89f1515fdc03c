"""Drills on the screen: a quiet word, a clock that hurries nobody, pause, how sure one is, and the end."""

from __future__ import annotations

from textual.widgets import Input

from tests.tui.screens import FIRST, Clock, answer, drill, text_of
from trainer.practice import Attempt, Fixed, Phase, Rules
from trainer.sittings.opening import Opening
from trainer.tui.screens.practice import PracticeScreen
from trainer.tui.screens.summary import SummaryScreen

OTHER = "forward/conv2d/params?H=32&W=32&D=8&M=16&K_h=5&K_w=5"
SPRINT = Rules("sprint", quiet=True, limit=100.0, setting="sprint/test")


def sprint(*codes: str, rules: Rules = SPRINT) -> Opening:
    return Opening(Fixed(codes or (FIRST, OTHER, FIRST)), rules, "Sprint, 100 seconds")


async def test_an_answer_brings_one_quiet_word_and_the_next_question() -> None:
    kept: list[Attempt] = []
    app = drill(sprint(), kept)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "all of the time left, 1 of 3" in text_of(app)
        await answer(pilot, "100")
        shown = text_of(app)
        assert "1  slip: the input depth left out" in shown
        assert "32x32x8" in shown
        assert "Not yet" not in shown
        await answer(pilot, "3216")
        assert "2  right" in text_of(app)
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Hint" not in text_of(app)
        assert [one.outcome for one in kept] == ["slipped", "right"]


async def test_the_clock_is_a_word_digits_or_nothing_and_a_tick_that_changes_nothing_paints_nothing() -> None:
    clock = Clock()
    app = drill(sprint(), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, PracticeScreen)
        clock.now = 50.0
        screen.tick()
        await pilot.pause()
        assert "about half the time left" in text_of(app)
        await pilot.press("escape", "c")
        await pilot.pause()
        assert "0:50 left" in text_of(app)
        await pilot.press("escape", "c")
        await pilot.pause()
        assert "left" not in text_of(app)
        await pilot.press("escape", "b")
        await pilot.pause()
        assert "no best yet" in text_of(app)


async def test_a_pause_hides_the_question_and_no_time_counts() -> None:
    clock = Clock()
    kept: list[Attempt] = []
    app = drill(sprint(), kept, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        clock.now = 5.0
        app.screen.query_one(Input).value = "28"
        await pilot.press("escape", "p")
        await pilot.pause()
        shown = text_of(app)
        assert "Paused." in shown
        assert "24x24x3" not in shown
        assert "input" not in shown
        clock.now = 500.0
        await pilot.press("enter")
        await pilot.pause()
        assert "24x24x3" in text_of(app)
        assert app.screen.query_one(Input).value == "28", "what was typed is still there"
        clock.now = 507.0
        await answer(pilot, "280")
        assert kept[0].seconds == 12.0


async def test_the_time_runs_out_and_the_end_says_so() -> None:
    clock = Clock()
    app = drill(sprint(), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        clock.now = 20.0
        await answer(pilot, "280")
        clock.now = 101.0
        screen = app.screen
        assert isinstance(screen, PracticeScreen)
        screen.tick()
        await pilot.pause()
        shown = text_of(app)
        assert "1 of 1 right. Half of the right ones took you 20 s or less. The time is up." in shown
        assert "This is your first result for exactly this setting." in shown


async def test_at_the_end_each_row_explains_itself_and_a_hung_line_is_not_timed() -> None:
    clock = Clock()
    app = drill(sprint(FIRST, OTHER), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        clock.now = 10.0
        await answer(pilot, "280")
        clock.now = 70.0
        await answer(pilot, "216")
        shown = text_of(app)
        assert "1 of 2 right." in shown
        assert "slip: the input depth left out" in shown or "216" in shown
        await pilot.press("enter")
        await pilot.pause()
        assert "Explanation" in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("x")
        await pilot.pause()
        assert "  hung" in text_of(app)
        await pilot.press("m")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PracticeScreen)
        assert screen.sitting is not None
        assert screen.sitting.deck.total == 1
        assert screen.sitting.rules.mode == "missed"


async def test_once_more_and_the_same_questions_are_one_key_each() -> None:
    app = drill(sprint(FIRST))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "280")
        await pilot.press("s")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PracticeScreen)
        assert screen.sitting is not None
        assert screen.sitting.question.code == FIRST
        assert screen.sitting.rules.setting == "", "what is known already beats no best"
        await answer(pilot, "280")
        assert isinstance(app.screen, SummaryScreen)
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0


async def test_before_some_verdicts_one_says_how_sure_one_is() -> None:
    kept: list[Attempt] = []
    app = drill(Opening(Fixed((FIRST,) * 40), Rules(weighs=True)), kept)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, PracticeScreen)
        for _ in range(40):
            await answer(pilot, "280")
            assert screen.sitting is not None
            if screen.sitting.phase is Phase.WEIGHED:
                break
            await pilot.press("enter")
            await pilot.pause()
        shown = text_of(app)
        assert "how sure are you" in shown
        assert "Right" not in shown
        number = len(kept)
        await pilot.press("u")
        await pilot.pause()
        assert "Right: 280" in text_of(app)
        assert kept[number].sure is False
