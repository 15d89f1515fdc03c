"""The smallest app there can be, to compare with: Textual and one Input."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input


class Bare(App[None]):
    """One Input with a word in it."""

    def compose(self) -> ComposeResult:
        yield Input(placeholder="ready")


if __name__ == "__main__":
    Bare().run()
