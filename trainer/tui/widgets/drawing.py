"""The drawing of a question's picture, in its hues."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from question_bank.picture import Picture
from trainer.tui.widgets.canvas import drawn, width


class Drawing(Static):
    """Volumes to scale, with what is not given as `?`."""

    def __init__(self) -> None:
        super().__init__("", id="drawing", markup=False)
        self.columns = 0

    def show(self, picture: Picture | None) -> None:
        """Draws a picture; none leaves the place empty."""
        lines = drawn(picture) if picture is not None else []
        self.columns = width(lines)
        pieces = [
            Content.assemble(*((piece.text, f"${piece.hue}-hue" if piece.hue != "plain" else "") for piece in line))
            for line in lines
        ]
        self.update(Content("\n").join(pieces))
