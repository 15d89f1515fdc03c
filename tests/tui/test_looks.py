"""What the screens look like, kept as text and, for colours, as pictures. Look at every change before it is kept.

`RENEW_LOOKS=1 python -m pytest tests/tui/test_looks.py` writes them anew.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.evenings import practised
from tests.tui.screens import FIRST, answer, drill, text_of
from trainer import settings as stored
from trainer.practice import Fixed, Rules, Tour
from trainer.practice.interview import start
from trainer.sittings.opening import Opening, OpenInterview
from trainer.tui.app import ConvDrill

LOOKS = Path(__file__).parent / "looks"
SIZES = ((40, 12), (80, 24), (100, 30))
Steps = tuple[str, ...]

SCENES: dict[str, tuple[Callable[[], ConvDrill], Steps]] = {
    "first": (drill, ()),
    "question": (lambda: drill(Tour()), ()),
    "miss": (lambda: drill(Tour()), ("answer:10*(3*3)+10",)),
    "right": (lambda: drill(Tour()), ("answer:10*(3*3)+10", "answer:10*(3*3*3)+10")),
    "explanation": (lambda: drill(Tour()), ("answer:10*(3*3)+10", "answer:10*(3*3*3)+10", "e")),
    "table": (lambda: drill(Tour()), ("answer:280", "enter", "answer:4672", "enter", "answer:2 4 6")),
    "summary": (lambda: drill(Fixed((FIRST,))), ("answer:270", "answer:280", "enter")),
    "help": (lambda: drill(Tour()), ("f1",)),
    "menu": (lambda: drill(Tour()), ("escape",)),
    "topics": (drill, ("t",)),
    "settings": (drill, ("p",)),
    "spot": (lambda: drill(Fixed(("spot" + FIRST.removeprefix("forward") + ";slip=one-bias",))), ()),
    "filling": (
        lambda: drill(Fixed(("table/lecture/shapes_and_parameters?;to=POOL1",))),
        tuple(f"answer:{cell}" for cell in ("27x27x8", "27*27*8", "208", "13x13x8", "1352", "0")),
    ),
    "formula": (lambda: drill(Fixed(("formula" + FIRST.removeprefix("forward"),))), ("answer:M*(K*K)+M",)),
}


SPRINT = Opening(
    Fixed((FIRST, FIRST.replace("M=10", "M=16"))),
    Rules("sprint", True, 300.0, setting="sprint/looks"),
    "Sprint, 5 minutes",
)


def _later() -> ConvDrill:
    """The app of somebody who practised on some evenings, and has an interview in eight days."""
    practised(3)
    stored.save(stored.Settings(tour_done=True, date_asked=True, interview="2026-11-30"))
    return drill()


SCENES |= {
    "home": (_later, ()),
    "review": (_later, ("r",)),
    "progress": (_later, ("g",)),
    "charts": (_later, ("g", "g")),
    "date": (_later, ("d",)),
    "challenge": (_later, ("c",)),
    "drill": (lambda: drill(SPRINT), ("answer:100",)),
    "paused": (lambda: drill(SPRINT), ("answer:100", "escape", "p")),
    "end-of-drill": (lambda: drill(SPRINT), ("answer:100", "answer:448")),
    "interview": (lambda: drill(OpenInterview(start("looks", "interview", 0.0))), ()),
    "debrief": (
        lambda: drill(OpenInterview(start("looks", "interview", 0.0))),
        ("escape", "i", "enter", "escape", "q"),
    ),
}


async def _play(pilot: Pilot[int], steps: Steps) -> None:
    await pilot.pause()
    for step in steps:
        if step.startswith("answer:"):
            await answer(pilot, step.removeprefix("answer:"))
        else:
            await pilot.press(step)
            await pilot.pause()


def _agrees(name: str, shown: str) -> None:
    path = LOOKS / name
    if os.environ.get("RENEW_LOOKS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, "utf-8")
    assert shown == path.read_text("utf-8")


def _without_home(shown: str) -> str:
    """The folder for settings is another one in each run."""
    return re.sub(r"(?m)^( *)(Kept in )?/\S.*(\n.*)?", r"\1\2(the folder for settings)", shown)


@pytest.fixture(autouse=True)
def _short_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder whose name fits into a line, so that the lines below it stay where they are."""
    with tempfile.TemporaryDirectory(prefix="c") as folder:
        monkeypatch.setenv("CONVDRILL_HOME", folder)
        yield


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES)
async def test_a_screen_looks_as_it_was_kept(scene: str, size: tuple[int, int]) -> None:
    make, steps = SCENES[scene]
    app = make()
    async with app.run_test(size=size) as pilot:
        await _play(pilot, steps)
        shown = text_of(app)
        assert max(map(len, shown.splitlines())) <= size[0]
        _agrees(f"{scene}-{size[0]}x{size[1]}.txt", _without_home(shown))


@pytest.mark.parametrize("colours", [name for name in stored.COLOURS if name != "auto"])
async def test_a_miss_in_each_set_of_colours(colours: str) -> None:
    stored.save(stored.Settings(tour_done=True, colours=colours))
    app = drill(Tour())
    async with app.run_test(size=(80, 24)) as pilot:
        await _play(pilot, ("answer:10*(3*3)+10",))
        _agrees(f"miss-{colours}.svg", _self_contained(app))


def _self_contained(app: App[int]) -> str:
    """The picture without the fonts that it would load and without an id that is another one each time."""
    drawn = app.export_screenshot()
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)
    return re.sub(r"terminal-\d+", "terminal", drawn)


async def test_the_three_hues_are_told_apart_without_colour() -> None:
    stored.save(stored.Settings(tour_done=True, colours="none"))
    app = drill(Tour())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = text_of(app)
        assert "░" in shown
        assert "·" in shown
        colours = set(re.findall(r"fill: (#[0-9a-f]{6})", app.export_screenshot()))
        assert not {"#5fd7d7", "#e6d65a", "#e08be0"} & colours
