"""A table on the screen, by keyboard alone: filled in, missed, mended; its marks, its one box, its sizes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.screens import FIRST, drill, text_of
from trainer import settings as stored
from trainer.practice import Attempt, Fixed, Phase
from trainer.tui.app import ConvDrill
from trainer.tui.screens.practice import PracticeScreen

CODE = "table/lecture/shapes_and_parameters?;to=POOL1"
RIGHT = ("28x28x8", "6272", "608", "14x14x8", "1568", "0")
SLIPPED = ("27x27x8", "27*27*8", "208", "13x13x8", "1352", "0")
KEYS = {"*": "asterisk", "(": "left_parenthesis", ")": "right_parenthesis", ",": "comma", " ": "space"}


async def cells(pilot: Pilot[Any], *texts: str) -> None:
    """Types each text key by key, and Enter."""
    for text in texts:
        await pilot.press(*(KEYS.get(char, char) for char in text), "enter")
        await pilot.pause()


def line(app: ConvDrill, start: str) -> str:
    """The row of the table that begins so."""
    return next(one for one in text_of(app).splitlines() if one.strip().startswith(start))


def box(app: ConvDrill) -> Input:
    return app.screen.query_one(Input)


async def test_filled_in_by_keyboard_it_is_right_at_the_first_try() -> None:
    kept: list[Attempt] = []
    app = drill(Fixed((CODE,)), kept)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "CONV1, output shape ›" in text_of(app)
        assert "a shape, such as 28x28x8" in text_of(app)
        await cells(pilot, *RIGHT[:-1])
        assert "POOL1, parameters   ›" in text_of(app)
        assert kept == []
        await cells(pilot, RIGHT[-1])
        shown = text_of(app)
        assert "Right: 6 of 6 cells, at the first try." in shown
        assert line(app, "POOL1").count("✓") == 3
        assert [one.outcome for one in kept] == ["right"]
        assert tuple(json.loads(kept[0].text).values()) == RIGHT


async def test_a_miss_is_marked_and_mended_with_what_followed_from_it() -> None:
    kept: list[Attempt] = []
    app = drill(Fixed((CODE,)), kept)
    async with app.run_test(size=(80, 24)) as pilot:
        await cells(pilot, *SLIPPED)
        shown = text_of(app)
        assert "Not yet: 1 of 6 cells is right. CONV1, output shape: 27x27x8 counts the" in shown
        assert "From these follow CONV1 (size) and POOL1 (output shape, size)." in " ".join(shown.split())
        assert "✓ right  → follows  × not yet" in shown, "words beside the marks"
        assert "27x27x8 ×" in line(app, "CONV1 ").partition("›")[2]
        assert "5,832 →" in line(app, "CONV1 ")
        assert "208 ×" in line(app, "CONV1 ")
        assert "0 ✓" in line(app, "POOL1 ")
        assert "608" not in shown
        assert "6,272" not in shown
        assert "{" not in shown
        assert box(app).value == ""
        assert "your second try" in shown
        await cells(pilot, "28x28x8")
        assert "CONV1, parameters   ›" in text_of(app), "the size is not asked for again"
        await cells(pilot, "608")
        shown = text_of(app)
        assert "Right: 6 of 6 cells." in shown
        assert "6,272 ✓" in line(app, "CONV1 ")
        assert "14x14x8 ✓" in line(app, "POOL1 ")
        assert [one.outcome for one in kept] == ["slipped", "right"]


async def test_a_second_miss_explains_every_row() -> None:
    app = drill(Fixed((CODE, FIRST)))
    async with app.run_test(size=(80, 24)) as pilot:
        await cells(pilot, *SLIPPED)
        await cells(pilot, "26x26x8", "9")
        shown = text_of(app)
        assert "Explanation" in shown
        assert "CONV1. Output shape 28 x 28 x 8" in shown
        await pilot.press("enter")
        await pilot.pause()
        assert "2 of 2" in text_of(app)
        assert str(app.screen.query_one("#mark").render()) == "› "


async def test_tab_moves_between_the_cells_and_keeps_what_is_typed() -> None:
    app = drill(Fixed((CODE,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"28x28x8", "tab", *"6272")
        await pilot.pause()
        assert "28x28x8" in line(app, "CONV1 ")
        await pilot.press("shift+tab")
        await pilot.pause()
        assert box(app).value == "28x28x8"
        assert "6,272" in line(app, "CONV1 ")
        await pilot.press("shift+tab")
        await pilot.pause()
        assert "POOL1, parameters   ›" in text_of(app), "round to the last"
        await pilot.press("up")
        await pilot.pause()
        assert "POOL1, size         ›" in text_of(app)
        await pilot.press("tab", "tab", "tab")
        await pilot.pause()
        assert box(app).value == "6272"
        assert app.screen.focused is box(app)


async def test_enter_on_an_empty_cell_moves_on_and_on_the_last_one_judges() -> None:
    kept: list[Attempt] = []
    app = drill(Fixed((CODE,)), kept)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "CONV1, parameters   ›" in text_of(app)
        await cells(pilot, *RIGHT[2:])
        assert "CONV1, output shape ›" in text_of(app), "what was left open comes again"
        await cells(pilot, RIGHT[0])
        assert kept == []
        await pilot.press("enter")
        await pilot.pause()
        assert "Not yet: 5 of 6 cells are right. 1 cell is still open." in text_of(app)
        assert line(app, "CONV1 ").count("?") == 1
        await cells(pilot, RIGHT[1])
        assert [one.outcome for one in kept] == ["wrong", "right"]


async def test_an_empty_table_is_never_judged() -> None:
    kept: list[Attempt] = []
    app = drill(Fixed((CODE,)), kept)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*["enter"] * 13)
        await pilot.pause()
        assert kept == []
        assert "CONV1, size         ›" in text_of(app)


async def test_what_cannot_be_read_stays_in_the_box_under_its_mark() -> None:
    kept: list[Attempt] = []
    app = drill(Fixed((CODE,)), kept)
    async with app.run_test(size=(80, 24)) as pilot:
        await cells(pilot, "28x28x8", "62*7O")
        for key in ("tab", "shift+tab", "up", "enter"):
            await pilot.press(key)
            await pilot.pause()
            assert box(app).value == "62*7O", key
        lines = text_of(app).splitlines()
        typed = next(one for one in lines if "62*7O" in one)
        mark = next(one for one in lines if "this is the letter O" in one)
        assert mark.index("^") == typed.index("7O") + 1
        assert "Not counted." in " ".join(lines)
        assert kept == []


async def test_the_line_under_the_box_reads_the_cell() -> None:
    app = drill(Fixed((CODE,)))
    async with app.run_test(size=(80, 24)) as pilot:
        for typed, said in (
            ("28x28x8", "read as  a shape, 28 by 28 by 8"),
            ("28", "A shape with 3 sides is"),
            ("impossible", "There is an answer to find in every cell."),
        ):
            box(app).value = typed
            await pilot.pause()
            assert said.lower() in " ".join(text_of(app).split()).lower().replace("read as ", "read as  ")


async def test_up_brings_back_what_was_missed() -> None:
    app = drill(Fixed((CODE,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await cells(pilot, *SLIPPED)
        await pilot.press("up")
        await pilot.pause()
        assert box(app).value == "27x27x8"
        await pilot.press("tab", "up")
        await pilot.pause()
        assert box(app).value == "208"


async def test_the_box_stays_in_its_place_and_hints_take_nothing_away() -> None:
    app = drill(Fixed((CODE,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        places = set()
        for text in RIGHT[:3]:
            places.add((box(app).region.x, box(app).region.y))
            await cells(pilot, text)
        assert len(places) == 1
        await pilot.press(*"14x", "question_mark")
        await pilot.pause()
        shown = text_of(app)
        assert "Hint 1 of 3" in shown
        assert box(app).value == "14x"
        assert "608" in line(app, "CONV1 ")


async def test_the_menu_and_the_help_are_there_too() -> None:
    kept: list[Attempt] = []
    app = drill(Fixed((CODE,)), kept)
    async with app.run_test(size=(80, 40)) as pilot:
        await cells(pilot, "28x28x8")
        await pilot.press("f1")
        await pilot.pause()
        shown = text_of(app)
        assert "goes to the cell after this one" in shown
        assert "Shift+Tab" in shown
        await pilot.press("enter", "escape", "escape")
        await pilot.pause()
        assert "28x28x8" in line(app, "CONV1 ")
        await pilot.press("escape", "i")
        await pilot.pause()
        assert "Fine. Here it is, step by step." in text_of(app)
        assert [one.outcome for one in kept] == ["gave-up"]


async def test_after_a_table_the_keys_are_those_of_other_questions_again() -> None:
    app = drill(Fixed((CODE, FIRST)))
    async with app.run_test(size=(80, 24)) as pilot:
        await cells(pilot, *RIGHT)
        await pilot.press("enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PracticeScreen)
        assert screen.filling is None
        assert "Tab" not in text_of(app)
        await cells(pilot, "280")
        assert screen.sitting is not None
        assert screen.sitting.phase is Phase.RIGHT


async def test_cells_are_never_markup() -> None:
    app = drill(Fixed((CODE,)))
    async with app.run_test(size=(80, 24)) as pilot:
        for typed in ("[/", "[/bold]", "[@click=app.quit]go[/]", "\x1b[31m", '{"CONV1.params": "608"}', "$ans"):
            box(app).value = typed
            await pilot.press("enter", "tab")
            await pilot.pause()
            assert app.is_running
            assert "CONV1, output shape ›" in text_of(app)


@pytest.mark.parametrize("size", [(10, 3), (20, 6), (40, 12), (60, 20), (200, 60)])
async def test_any_size_will_do_and_may_change(size: tuple[int, int]) -> None:
    kept: list[Attempt] = []
    app = drill(Fixed((CODE,)), kept)
    async with app.run_test(size=size) as pilot:
        await cells(pilot, *SLIPPED)
        await pilot.press(*"28x")
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert box(app).value == "28x"
        await pilot.resize_terminal(*size)
        await cells(pilot, "28x8", "608")
        assert [one.outcome for one in kept] == ["slipped", "right"]


async def test_on_a_small_screen_the_row_that_is_on_stands_over_the_box() -> None:
    app = drill(Fixed((CODE,)))
    async with app.run_test(size=(40, 12)) as pilot:
        await cells(pilot, *RIGHT[:4])
        shown = text_of(app)
        for said in ("CONV1:  28x28x8    6,272    608", "POOL1: max pooling: 2x2, stride 2", "POOL1, size         ›"):
            assert said in shown
        assert shown.index("CONV1:  28x28x8") < shown.index("POOL1: max pooling") < shown.index("POOL1, size")


async def test_the_marks_are_there_without_colour() -> None:
    stored.save(stored.Settings(tour_done=True, colours="none"))
    app = drill(Fixed((CODE,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await cells(pilot, *SLIPPED)
        shown = text_of(app)
        assert {"✓", "→", "×", "›"} <= set(shown)
