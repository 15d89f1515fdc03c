"""Behaviour of the screens, by keyboard alone."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from question_bank import algebra
from question_bank.catalog import topics
from tests.tui.screens import FIRST, Clock, answer, drill, text_of
from trainer import settings as stored
from trainer.practice import Attempt, Fixed, Phase
from trainer.tui.screens.practice import PracticeScreen


async def test_the_first_start_shows_the_question_and_enter_answers_it() -> None:
    app = drill()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Ten 3x3 filters run over a 24x24x3 input. How many parameters is that?" in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        shown = text_of(app)
        assert "1 of 3" in shown
        assert "deep: ?" in shown
        assert isinstance(app.screen.focused, Input)


async def test_the_line_under_the_box_says_how_the_answer_is_read() -> None:
    app = drill(Fixed((FIRST,)))
    async with app.run_test(size=(80, 24)) as pilot:
        box = app.screen.query_one(Input)
        for typed, said in (
            ("10*(3*3)+10", "read as  10 × (3 × 3) + 10 = 100"),
            ("1,048,320", "read as  1,048,320"),
            ("270 no bias", "read as  270, no bias"),
            ("10*(3*3", "a bracket is still open"),
            ("28x28x8", "This reads as a shape."),
        ):
            box.value = typed
            await pilot.pause()
            assert said in text_of(app), typed


async def test_what_cannot_be_read_is_shown_at_its_place_and_costs_nothing() -> None:
    kept: list[Attempt] = []
    app = drill(Fixed((FIRST,)), kept)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "10*(3*3*3)+1O")
        lines = text_of(app).splitlines()
        typed = next(line for line in lines if "+1O" in line)
        mark = next(line for line in lines if "this is the letter O" in line)
        assert mark.index("^") == typed.index("1O") + 1
        assert "Not counted." in mark
        assert kept == []
        assert app.screen.query_one(Input).value == "10*(3*3*3)+1O"


async def test_a_miss_names_the_slip_hides_the_number_and_deepens_the_filter() -> None:
    kept: list[Attempt] = []
    app = drill(Fixed((FIRST,)), kept)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "10*(3*3)+10")
        shown = text_of(app)
        assert "Not yet: 100 counts flat filters. Slip: the input depth left out." in shown
        assert "280" not in shown
        assert "deep: ?" not in shown
        assert "How many parameters is that?" in shown
        assert [one.slips for one in kept] == [("forgot-depth",)]
        await answer(pilot, "10*(3*3*3)+10")
        shown = text_of(app)
        assert "Right: 280." in shown
        assert "Say it" in shown
        assert "H and W. The same filters visit every position" in shown
        assert [one.outcome for one in kept] == ["slipped", "right"]


async def test_after_a_second_miss_the_explanation_has_the_own_line_and_then_new_numbers_come() -> None:
    app = drill()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await answer(pilot, "100")
        await answer(pilot, "7")
        shown = text_of(app)
        assert "Explanation" in shown
        assert "K*K*D" in shown
        assert "your try" in shown
        assert "<-" in shown
        assert "nn.Conv2d(3, 10, 3)" in shown
        await pilot.press("enter")
        await pilot.pause()
        assert "nn.Conv2d(32, 64, 3)" in text_of(app)
        assert "Half of it is done." in text_of(app)


async def test_hints_come_one_by_one_are_free_and_are_recorded() -> None:
    kept: list[Attempt] = []
    app = drill(Fixed((FIRST,)), kept)
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one(Input).value = "28"
        await pilot.press("question_mark")
        await pilot.press("question_mark")
        await pilot.pause()
        shown = text_of(app)
        assert "Hint 1 of 3" in shown
        assert "Hint 2 of 3  In symbols: M*(K*K*D) + M." in shown
        assert "Hint 3" not in shown
        assert app.screen.query_one(Input).value == "28", "a hint must not take away what was typed"
        await answer(pilot, "280")
        assert [(one.outcome, one.hints) for one in kept] == [("right", 2)]


async def test_escape_opens_a_menu_and_escape_closes_it() -> None:
    kept: list[Attempt] = []
    app = drill(Fixed((FIRST,)), kept)
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one(Input).value = "28"
        await pilot.press("escape")
        await pilot.pause()
        assert "I don't know" in text_of(app)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "28"
        await pilot.press("escape", "i")
        await pilot.pause()
        assert "Fine. Here it is, step by step." in text_of(app)
        assert [one.outcome for one in kept] == ["gave-up"]


async def test_skip_and_stop_end_in_a_summary_and_q_is_text_in_the_box() -> None:
    app = drill(Fixed((FIRST, FIRST)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "q"
        await pilot.press("escape", "s")
        await pilot.pause()
        assert "2 of 2" in text_of(app)
        await pilot.press("escape", "q")
        await pilot.pause()
        assert "The end: Practice" in text_of(app)
        assert "skipped" in text_of(app)


async def test_up_brings_the_last_answer_back() -> None:
    app = drill(Fixed((FIRST,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "100")
        await pilot.press("up")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "100"


async def test_learners_text_is_never_markup() -> None:
    app = drill(Fixed((FIRST,)))
    async with app.run_test(size=(80, 24)) as pilot:
        for typed in ("[/", "[/bold]", "[x='", "M[K]*[D", "[@click=app.quit]go[/]", "\x1b[31m", "$ans", "{K}"):
            await answer(pilot, typed)
            assert app.is_running
        assert "28" not in text_of(app).replace("280", "")


async def test_a_right_formula_and_ours_are_one_once_sympy_is_there() -> None:
    algebra.warm()
    app = drill(Fixed(("formula/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3",)))
    async with app.run_test(size=(80, 30)) as pilot:
        await answer(pilot, "M(K²D+1)")
        assert "yours - ours = 0" in text_of(app)
        await pilot.press("e")
        await pilot.pause()
        assert "yours - ours = 0" in text_of(app)
        await pilot.press("x")
        await pilot.pause()
        assert "Expanded:  D*K^2*M + M" in text_of(app)
        await pilot.press("f")
        await pilot.pause()
        assert "Factored:  M*(D*K^2 + 1)" in text_of(app)
        await pilot.press("s")
        await pilot.pause()
        assert "Solved for M, where y is the result:  M = y/(D*K^2 + 1)" in text_of(app)


async def test_help_lists_the_keys_of_its_screen() -> None:
    app = drill(Fixed((FIRST,)))
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        shown = text_of(app)
        assert "gives the answer that is typed" in shown
        assert "the next hint" in shown
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PracticeScreen)


async def test_topics_and_level_are_kept() -> None:
    stored.save(stored.Settings(tour_done=True))
    app = drill()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t", "space", "l", "enter")
        await pilot.pause()
        assert app.settings.level == "expert"
        assert "*/max_pool2d/*" in app.settings.topics
        left_out = next(iter({f"*/{one.subject}/*" for one in topics().values()} - set(app.settings.topics)))
        assert stored.load().topics == app.settings.topics
        await pilot.press("f")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PracticeScreen)
        assert screen.sitting is not None
        assert not fnmatchcase(screen.sitting.question.topic.name, left_out)


async def test_after_the_tour_the_day_is_asked_for_and_home_offers_tonight() -> None:
    app = drill()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await answer(pilot, "100")
        await pilot.press("escape", "q")
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert "When is your interview?" in text_of(app)
        app.screen.query_one(Input).value = "30 Nov"
        await pilot.pause()
        assert "Mon 30 Nov, in 8 days" in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        shown = text_of(app)
        assert "Interview in 8 days, Monday 30 November." in shown
        assert "› Enter   tonight:" in shown
        assert app.settings.interview == "2026-11-30"
        await pilot.press("enter")
        await pilot.pause()
        assert "You missed this earlier today: a filter is as deep as its input." in text_of(app)
        await pilot.press("question_mark")
        await pilot.pause()
        await pilot.press("escape", "q")
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert "› Enter   tonight:" in text_of(app)


async def test_a_setting_that_cannot_be_stored_is_said_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("CONVDRILL_HOME", str(blocked))
    app = drill()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p", "c", "enter")
        await pilot.pause()
        assert "can't be stored" in text_of(app)


@pytest.mark.parametrize("size", [(10, 3), (20, 6), (40, 12), (200, 60)])
async def test_any_size_will_do(size: tuple[int, int]) -> None:
    app = drill(Fixed((FIRST,)))
    async with app.run_test(size=size) as pilot:
        await answer(pilot, "100")
        await answer(pilot, "280")
        await pilot.press("e")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Explanation" in text_of(app)


async def test_at_forty_columns_prompt_box_and_verdict_are_there() -> None:
    app = drill(Fixed((FIRST,)))
    async with app.run_test(size=(40, 12)) as pilot:
        await answer(pilot, "100")
        shown = text_of(app)
        assert "How many parameters is that?" in shown
        assert "Slip: the input depth left out." in shown
        assert any(line.strip() == "›" for line in shown.splitlines()[-5:-1])
        assert max(map(len, shown.splitlines())) <= 40


async def test_seconds_come_from_the_clock_that_was_given() -> None:
    kept: list[Attempt] = []
    clock = Clock()
    app = drill(Fixed((FIRST,)), kept, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        clock.now = 12.5
        await answer(pilot, "280")
        assert kept[0].seconds == 12.5
        screen = app.screen
        assert isinstance(screen, PracticeScreen)
        assert screen.sitting is not None
        assert screen.sitting.phase is Phase.RIGHT


async def test_what_if_and_the_code_to_copy() -> None:
    app = drill(Fixed((FIRST,)))
    async with app.run_test(size=(80, 40)) as pilot:
        await answer(pilot, "280")
        await pilot.press("e", "w")
        await pilot.pause()
        assert "H and W 48 in place of 24" in text_of(app)
        assert "the same" in text_of(app)
        await pilot.press("c")
        await pilot.pause()
        assert app.clipboard == "nn.Conv2d(3, 10, 3)\nlayers.Conv2D(10, 3)"


async def test_a_tour_without_an_answer_is_offered_again() -> None:
    app = drill()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("escape", "q")
        await pilot.pause()
        assert "Nothing was answered" in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "answer that question now" in text_of(app)


@pytest.mark.parametrize(
    ("steps", "key"),
    [
        (("f1",), "enter"),
        (("escape",), "q"),
        (("escape",), "d"),
        (("escape",), "escape"),
        (("escape", "i"), "enter"),
    ],
)
async def test_two_keys_at_once_do_what_one_does(steps: tuple[str, ...], key: str) -> None:
    """A held key, or a slow line: the second arrives before the screen has gone."""
    app = drill(Fixed((FIRST, FIRST)))
    async with app.run_test(size=(80, 24)) as pilot:
        for step in steps:
            await pilot.press(step)
            await pilot.pause()
        top = app.screen
        for _ in range(3):
            top.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        await pilot.pause()
        assert app.is_running
        assert app.screen is not top


async def test_a_long_verdict_can_be_scrolled() -> None:
    code = "spot/conv2d/flops?H=63&W=31&D=3&M=192&K_h=7&K_w=7&S_h=2&S_w=2&P_h=3&P_w=4&L_h=3&L_w=3&N=16;slip=none"
    app = drill(Fixed((code,)))
    async with app.run_test(size=(40, 12)) as pilot:
        app.screen.query_one(Input).value = str(len(app.screen.sitting.question.wanted.options))  # type: ignore[attr-defined]
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert "Right" in text_of(app)
        before = text_of(app)
        await pilot.press("pagedown")
        await pilot.pause()
        assert text_of(app) != before


async def test_the_box_stays_in_view_under_hints() -> None:
    app = drill(Fixed((FIRST,)))
    async with app.run_test(size=(40, 12)) as pilot:
        for _ in range(3):
            await pilot.press("question_mark")
            await pilot.pause()
        assert any(line.strip() == "›" for line in text_of(app).splitlines()[-5:-1])


async def test_a_text_that_is_too_long_to_be_put_in_is_said() -> None:
    app = drill(Fixed((FIRST,)))
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one(Input).post_message(events.Paste("9" * 10_000))
        await pilot.pause()
        assert app.screen.query_one(Input).value == ""
        assert "That is longer than 2,000 characters. Nothing was put in." in text_of(app)
        await pilot.press("1")
        assert "longer" not in text_of(app)
