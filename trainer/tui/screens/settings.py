"""Settings: colours and drawing, and where plain mode is."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from trainer.settings import COLOURS, home
from trainer.tui.commands import ESCAPE_BACK, HELP, SETTINGS
from trainer.tui.screens.framed import Framed

_COLOURS = {
    "auto": "what fits the terminal",
    "dark": "light letters on a dark ground",
    "light": "dark letters on a light ground",
    "sixteen": "sixteen colours",
    "none": "no colours; fills and words say the same",
}


class SettingsScreen(Framed):
    """Each key changes one thing at once."""

    heading = "Settings"
    commands = (*SETTINGS, ESCAPE_BACK, HELP)

    def compose_body(self) -> Iterable[Widget]:
        yield Static("", id="words", markup=False)

    def draw(self) -> None:
        """Draws the settings as they are now."""
        settings = self.drill.settings
        self.query_one("#words", Static).update(
            f"c   colours    {settings.colours}: {_COLOURS[settings.colours]}\n"
            f"d   drawing    {'on' if settings.drawing else 'off'}; from 60 columns and 20 rows on\n\n"
            "Nothing moves or blinks by itself, and no clock runs.\n\n"
            "Plain mode asks line by line, without a screen: for screen readers,\n"
            "slow lines and pipes. Start it with: convdrill practice --plain\n"
            "or set ACCESSIBLE=1 once and for all.\n\n"
            f"Kept in {home()}"
        )

    def action_colours(self) -> None:
        """The next set of colours."""
        place = COLOURS.index(self.drill.settings.colours)
        self.drill.change(colours=COLOURS[(place + 1) % len(COLOURS)])
        self.draw()

    def action_drawing(self) -> None:
        """Drawings on or off."""
        self.drill.change(drawing=not self.drill.settings.drawing)
        self.draw()

    def action_back(self) -> None:
        """Goes back."""
        self.leave()
