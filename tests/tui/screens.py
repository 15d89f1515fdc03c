"""What the tests of the screens share: an app without clock or SymPy thread, and the screen as plain text."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from tests.keeping import Listing
from trainer.practice import Attempt, Deck
from trainer.sittings.opening import CutOff, Opening
from trainer.tui.app import ConvDrill

FIRST = "forward/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3"


class Clock:
    """A clock that only moves when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def drill(
    deck: Deck | Opening | None = None, kept: list[Attempt] | None = None, clock: Clock | None = None
) -> ConvDrill:
    """The app as the tests drive it."""
    begins = deck if deck is None or isinstance(deck, Opening | CutOff) else Opening(deck)
    return ConvDrill(begins, clock=clock or Clock(), desk=Listing([] if kept is None else kept), warm=False)


def text_of(app: App[Any]) -> str:
    """The screen as plain text, without blanks at the ends of lines."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"


async def answer(pilot: Pilot[Any], text: str) -> None:
    """Types an answer as one paste would, and presses Enter."""
    pilot.app.screen.query_one(Input).value = text
    await pilot.press("enter")
    await pilot.pause()
