"""Looking back: past attempts page by page, filtered, each with its explanation beside or below the list."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from question_bank.question import Question
from trainer.history import Kept
from trainer.practice import Fixed, Rules
from trainer.sittings import renewed
from trainer.sittings.names import moment
from trainer.sittings.opening import Opening, new_id
from trainer.sittings.review import BadFilter, asked_then, filter_of, in_words, row, typed
from trainer.sittings.review_detail import WIDE, detail
from trainer.sittings.review_pages import Pages, View
from trainer.tui.commands import FILTERING, HELP, REVIEW, REVIEW_EMPTY, REVIEW_NONE, Command
from trainer.tui.screens.framed import NARROW
from trainer.tui.screens.rows import Rows
from trainer.tui.widgets.answer_box import AnswerBox

_WIDE, _ASIDE = 150, 80
"""From so many columns on the explanation stands beside the list, in so many of them."""
_HOW = "such as: wrong slow idea:filter-depth slip:forgot-depth topic:*/conv2d/* since:2026-11-20 28x28"
_NOTHING = "Nothing was answered yet, so there is nothing to look at. Enter at home begins."
_NOTHING_FITS = "No attempt fits this. Enter shows all of them, / takes another filter."
_WHEN, _YOU, _RIGHT = 11, 11, 11


@lru_cache(maxsize=256)
def _asked(code: str) -> Question | str:
    return asked_then(code)


class ReviewScreen(Rows):
    """Past attempts, the newest first."""

    AUTO_FOCUS = ""  # the box has the focus only while it is open, or it would take the keys
    heading = "Review"
    note = ""
    commands = (*REVIEW, HELP)

    def __init__(self) -> None:
        super().__init__()
        self._pages: Pages | None = None
        self._filtering = False
        self._was_away = False

    def compose_body(self) -> Iterable[Widget]:
        with Horizontal(id="answering", classes="hidden"):
            yield Static("› ", id="mark", markup=False)
            yield AnswerBox(command.key for command in FILTERING)
        yield Static("", id="reading", markup=False, classes="hidden")
        yield Static("", id="columns", markup=False)
        yield Static("", id="rows", markup=False)
        yield Static("", id="detail", markup=False)

    @property
    def _is_wide(self) -> bool:
        return self.app.size.width >= _WIDE

    @property
    def pages(self) -> Pages:
        """The page that is on; at first the latest of each slip, or everything where none was made."""
        height = self.app.size.height
        size = max(1, height - 5) if self._is_wide else max(3, (height - 6) // 3)
        if self._pages is None:
            history = self.drill.desk.history
            self._pages = Pages(history, View(latest=True), size)
            if not self._pages.found:
                self._pages = Pages(history, View(), size)
        self._pages.fit(size)
        return self._pages

    def on_screen_suspend(self) -> None:
        """Another screen is on, on which a question may be answered."""
        self._was_away = True

    def on_screen_resume(self) -> None:
        """What was answered meanwhile is there, too."""
        if self._was_away:
            self._was_away = False
            self.pages.read()
            self.draw()

    def draw(self) -> None:
        """Draws the page for the size as it is now."""
        pages = self.pages
        self.marked = min(self.marked, max(0, len(pages.found) - 1))
        self.set_title(self.heading, _cut(pages.says, self.app.size.width - len(self.heading) - 4))
        self.set_commands(FILTERING if self._filtering else (*self._keys(), HELP))
        self.query_one("#detail").set_class(self._is_wide, "aside")
        self.query_one("#detail").set_class(not pages.found, "hidden")
        self.query_one("#columns", Static).update(self._columns())
        self.query_one("#columns").set_class(bool(pages.found) and self.app.size.width < NARROW, "hidden")
        self.draw_rows()

    def _keys(self) -> tuple[Command, ...]:
        if self.pages.found:
            return REVIEW
        return REVIEW_EMPTY if self.pages.view == View() else REVIEW_NONE

    def _room(self) -> int:
        """Characters for a row of the list, without its mark."""
        width = self.app.size.width
        return max(20, (width - _ASIDE - 7 if self._is_wide else width - 6 if width >= NARROW else width - 4))

    def _columns(self) -> str:
        """What stands above the list, or in its place."""
        if not self.pages.found:
            return _NOTHING if self.pages.view == View() else _NOTHING_FITS
        asked = max(10, self._room() - _WHEN - _YOU - _RIGHT - 2)
        return f"  {'when':<{_WHEN}}{'question':<{asked}} {'you':<{_YOU}} right"

    def rows(self) -> list[str]:
        return [self._row(one) for one in self.pages.found]

    def _row(self, one: Kept) -> str:
        when = moment(one.entry.at, one.entry.day, self.drill.today())
        room = self._room()
        if room < NARROW - 6 and not self._is_wide:
            return f"{when} {row(one, _asked(one.entry.attempt.code), room - len(when) - 1).asked}"
        asked = room - _WHEN - _YOU - _RIGHT - 2
        shown = row(one, _asked(one.entry.attempt.code), asked)
        you, right = _cut(shown.you, _YOU), _cut(shown.right, _RIGHT)
        return f"{when:<{_WHEN}}{shown.asked:<{asked}} {you:<{_YOU}} {right}"

    def draw_rows(self) -> None:
        """Draws the list, and the explanation of the attempt on which the mark stands."""
        super().draw_rows()
        self.query_one("#detail", Static).update("\n".join(self._detail()))

    def _detail(self) -> list[str]:
        width, height = self.app.size
        found = self.pages.found
        if not found:
            return []
        one = found[self.marked]
        frame = 2 if height < 20 or width < NARROW else 4
        room = WIDE if self._is_wide else width - (2 if width < NARROW else 4)
        left = height - frame if self._is_wide else height - frame - len(found) - (0 if width < NARROW else 2)
        left -= 2 * self._filtering
        return detail(one, _asked(one.entry.attempt.code), self.drill.today(), max(20, room), max(1, left))

    def _show(self, view: View) -> None:
        """Another view, from its first page."""
        self._pages, self.marked = Pages(self.drill.desk.history, view, self.pages.size), 0
        self.draw()

    def action_wrong(self) -> None:
        """Only what was wrong."""
        self._show(View(self.pages.view.wanted._replace(outcome="missed", slow=False)))

    def action_slow(self) -> None:
        """Only what was slow."""
        self._show(View(self.pages.view.wanted._replace(outcome="", slow=True)))

    def action_latest(self) -> None:
        """The latest of each slip."""
        self._show(View(latest=True))

    def action_all(self) -> None:
        """Everything."""
        self._show(View())

    def action_row_up(self) -> None:
        """The attempt above, on the page before if need be."""
        if self.marked == 0 and self.pages.newer():
            self.marked = len(self.pages.found) - 1
            self.draw()
        else:
            super().action_row_up()

    def action_row_down(self) -> None:
        """The attempt below, on the next page if need be."""
        if self.marked < len(self.pages.found) - 1:
            super().action_row_down()
        else:
            self.action_page_down()

    def action_page_down(self) -> None:
        """The next page, which is older."""
        if self.pages.older():
            self.marked = 0
            self.draw()

    def action_page_up(self) -> None:
        """The page before."""
        if self.pages.newer():
            self.marked = 0
            self.draw()

    def _code(self) -> str:
        """The code of the marked attempt; empty where it can't be asked any more."""
        if not self.pages.found:
            return ""
        code = self.pages.found[self.marked].entry.attempt.code
        return "" if isinstance(_asked(code), str) else code

    def action_same(self) -> None:
        """Asks the marked question again."""
        if code := self._code():
            self.drill.begin(Opening(Fixed((code,)), Rules(), "The same again"))

    def action_fresh(self) -> None:
        """Asks a question of the same kind with new numbers."""
        if code := self._code():
            fresh = renewed.with_new_numbers(code, new_id())
            self.drill.begin(Opening(Fixed((fresh,)), Rules(), "The same with new numbers"))

    def action_explain(self) -> None:
        """Explains the marked question."""
        if self._code():
            self.drill.open_attempt(self.pages.found[self.marked].entry.attempt)

    def action_filter(self) -> None:
        """Opens the box for a filter, with what holds now."""
        box = self.query_one(AnswerBox)
        box.value = typed(self.pages.view.wanted)
        box.cursor_position = len(box.value)
        self._filter(open_=True)
        self._read_back(box.value)
        box.focus()

    def _filter(self, *, open_: bool) -> None:
        """Opens or closes the box."""
        self._filtering = open_
        self.query_one("#answering").set_class(not open_, "hidden")
        self.query_one("#reading").set_class(not open_, "hidden")
        if not open_:
            self.set_focus(None)
        self.draw()

    @on(Input.Changed, "#box")
    def _typed(self, event: Input.Changed) -> None:
        if self._filtering:
            self._read_back(event.value)

    def _read_back(self, words: str) -> None:
        self.query_one("#reading", Static).update(self._reading(words))

    def _reading(self, words: str) -> str:
        if not words.strip():
            return _HOW
        try:
            return f"read as  {in_words(filter_of(words, self.drill.today()))}"
        except BadFilter as wrong:
            return str(wrong)

    @on(Input.Submitted, "#box")
    def _entered(self, event: Input.Submitted) -> None:
        try:
            wanted = filter_of(event.value, self.drill.today())
        except BadFilter as wrong:
            self.query_one("#reading", Static).update(str(wrong))
            return
        self._filter(open_=False)
        self._show(View(wanted))

    async def action_take(self) -> None:
        """Takes the filter that is typed."""
        await self.query_one(AnswerBox).action_submit()

    def action_leave_filter(self) -> None:
        """Back to the list; the filter stays as it was."""
        self._filter(open_=False)

    def action_back(self) -> None:
        """Goes home."""
        self.leave()


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: room - 2]}.."
