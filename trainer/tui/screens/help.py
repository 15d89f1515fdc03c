"""Help: the keys of the screen that asked, and how answers are read. Made from the table of commands."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from trainer.tui.commands import ANSWERED, ENTER_BACK, ESCAPE_BACK, MENU, MENU_DRILL, Command
from trainer.tui.screens.framed import Framed

_ANSWERS = """Answers
  280   1,728   1 728   2.8e2      numbers, thousands marked or not
  10*(3*3*3)+10   10 × 28          sums: *, × and · multiply
  22x22x10   (22, 22, 10)          shapes
  M(K²D + 1)   C_out*(K*K*C_in)    formulas, in your own letters
  2 4 6   b, d                     rows and choices
  270 no bias                      a number with the convention you mean
  impossible                       where you think that no layer can do it

What can't be read costs nothing. A hint costs nothing. The first miss is named,
and the second try is yours; after that, or with "I don't know", it is explained.
A missed idea comes again at once, with new numbers.

Letters: M filters, K kernel, D depth of the input, H and W its height and width,
S stride, P padding on each side, L dilation, G groups.

A terminal that loses composed characters: start with TEXTUAL_DISABLE_KITTY_KEY=1.
For a screen reader: convdrill practice --plain"""


class HelpScreen(Framed):
    """The keys, and how answers are read."""

    heading = "Help"

    def __init__(self, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self._asked_for = commands
        self.commands = (
            ENTER_BACK,
            ESCAPE_BACK,
            Command("pagedown", "scroll_down", "down", "a page down", footer=True),
            Command("pageup", "scroll_up", "up", "a page up", footer=False),
            Command("down", "line_down", "down", "a line down", footer=False),
            Command("up", "line_up", "up", "a line up", footer=False),
        )

    def compose_body(self) -> Iterable[Widget]:
        yield Static("\n".join((*_keys("Keys here", self._asked_for), *self._menu(), "", _ANSWERS)), markup=False)

    def _menu(self) -> list[str]:
        if not any(command.action == "menu" for command in self._asked_for):
            return []
        if not any(command.action == "hint" for command in self._asked_for):
            return _keys("After Esc", MENU_DRILL)
        return [*_keys("After Esc", MENU), *_keys("After an answer", ANSWERED)]

    def action_back(self) -> None:
        """Goes back."""
        self.leave()

    def action_line_down(self) -> None:
        """A line down."""
        self.query_one("#body").scroll_down(animate=False)

    def action_line_up(self) -> None:
        """A line up."""
        self.query_one("#body").scroll_up(animate=False)


def _keys(title: str, commands: tuple[Command, ...]) -> list[str]:
    return [title, *(f"  {command.shown:<6} {command.help}" for command in commands)]
