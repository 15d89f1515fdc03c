"""A list in which a mark moves: what choosing topics and looking back have in common."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from trainer.tui.screens.framed import Framed


class Rows(Framed):
    """A screen with a list of rows, a mark on one of them, and the row in view."""

    marked = 0

    def rows(self) -> list[str]:
        """The rows as text."""
        return []

    def draw_rows(self) -> None:
        """Draws the list with the mark where it stands."""
        rows = self.rows()
        lines = [
            Content.assemble(("› ", "bold"), (row, "bold")) if i == self.marked else Content(f"  {row}")
            for i, row in enumerate(rows)
        ]
        self.query_one("#rows", Static).update(Content("\n").join(lines))
        body = self.query_one("#body")
        room = max(1, body.size.width - 4)
        above = sum(1 + len(row) // room for row in rows[: self.marked])
        top = self.query_one("#rows").virtual_region.y + above
        if not body.scroll_offset.y <= top < body.scroll_offset.y + body.size.height:
            body.scroll_to(y=max(0, top - body.size.height // 2), animate=False)

    def action_row_up(self) -> None:
        """The row above."""
        self.marked = max(0, self.marked - 1)
        self.draw_rows()

    def action_row_down(self) -> None:
        """The row below."""
        self.marked = min(max(0, len(self.rows()) - 1), self.marked + 1)
        self.draw_rows()
