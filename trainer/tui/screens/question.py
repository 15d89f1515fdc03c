"""The drawing half of the practice screen: prompt, picture, box, verdict, as a sitting stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from question_bank.answers import read_answer, read_cell
from question_bank.picture import picture
from question_bank.replies import Unreadable
from trainer.practice import Phase, Sitting
from trainer.sittings import clocks
from trainer.tui import tables, wording
from trainer.tui.commands import (
    ANSWERED,
    ASKED,
    ASKED_QUIETLY,
    DRILLED,
    FILLING,
    FILLING_QUIETLY,
    PAUSED,
    WEIGHED,
    Command,
)
from trainer.tui.screens.cells import CellScreen
from trainer.tui.screens.framed import BESIDE, LOW, NARROW
from trainer.tui.widgets.answer_box import AnswerBox
from trainer.tui.widgets.drawing import Drawing

if TYPE_CHECKING:
    from trainer.history import Best


class QuestionScreen(CellScreen):
    """Draws a sitting.

    Args:
        kind: what stands at the top: "Sprint, 5 minutes".
    """

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self._best: Best | None = None
        self._noticed, self._noticed_in = "", 0
        self.sitting: Sitting | None = None

    def compose_body(self) -> Iterable[Widget]:
        yield Static("", id="prompt", markup=False)
        yield Drawing()
        yield Static("", id="verdict", markup=False)
        with Horizontal(id="answering"):
            yield Static("› ", id="mark", markup=False)
            yield AnswerBox(command.key for command in (*ASKED, *ASKED_QUIETLY, *FILLING, *FILLING_QUIETLY))
        yield Static("", id="reading", markup=False)

    def draw(self) -> None:
        """Draws the sitting as it is now."""
        if self.sitting is None:
            return
        sitting, box = self.sitting, self.query_one(AnswerBox)
        asking = sitting.is_open
        self._draw_title(sitting)
        self._draw_frame(sitting, asking=asking)
        self.name_cell(roomy=self.is_roomy)
        self._draw_picture(sitting, asking=asking)
        self._draw_verdict(sitting)
        self.query_one("#answering").set_class(not asking, "hidden")
        self.query_one("#reading").set_class(not asking, "hidden")
        if asking:
            box.focus(scroll_visible=False)
            self._draw_reading(box.value)
        else:
            self.set_focus(None)
        self.refresh(layout=True)  # else a frame of the old layout is painted before the one with the verdict
        self.call_after_refresh(self._into_view, asking)

    def _into_view(self, asking: bool) -> None:
        """Shows a new question from its top, the box once there is something above it, a verdict from its top."""
        body, verdict = self.query_one("#body"), self.query_one("#verdict")
        typed = self.query_one(AnswerBox).value
        to_be_read = not asking or (self.filling is not None and verdict.size.height >= body.size.height)
        if to_be_read and verdict.virtual_region.bottom > body.size.height:
            body.scroll_to_widget(verdict, top=True, animate=False)
        elif asking and self.sitting is not None and (self.sitting.tries or self.sitting.hints or typed):
            body.scroll_end(animate=False)
        else:
            body.scroll_home(animate=False)

    def _draw_title(self, sitting: Sitting) -> None:
        title, total = sitting.question.topic.title, sitting.deck.total
        if sitting.rules.quiet or sitting.phase is Phase.PAUSED:
            title = self._kind if self.app.size.width >= NARROW else self._kind.partition(",")[0]
        elif self.app.size.width >= NARROW:
            title = f"{self._kind}: {title}"
        settings, drilled = self.drill.settings, bool(sitting.rules.setting)
        notes = [clocks.clock(sitting, settings.clock)]
        notes += [clocks.pace(sitting, self._best)] if settings.pace and drilled else []
        notes += [f"{sitting.number} of {total}" if total else f"{sitting.number}"]
        title, note = title[:1].upper() + title[1:], ", ".join(filter(None, notes))
        if (title, note) != (self.heading, self.note):
            self.set_title(title, note)

    def _draw_frame(self, sitting: Sitting, *, asking: bool) -> None:
        self.set_commands(self._commands(sitting))
        if sitting.phase is Phase.PAUSED:
            self.query_one("#prompt", Static).update(wording.PAUSED)
            return
        words = [wording.prompt(sitting, self.room, roomy=self.is_roomy, roomier=self.app.size.height >= LOW)]
        if sitting.question.table and self.is_roomy:
            words += [Content(""), tables.drawn(sitting, self.filling, self.room)]
            words += [] if sitting.tries or sitting.hints else [Content("")]
        if sitting.rules.quiet and sitting.done:
            words = [wording.drilled(sitting), *([Content("")] if self.is_roomy else []), *words]
        if self._tells_notice(sitting):
            words.insert(0, Content(self.drill.notice))
        self.query_one("#prompt", Static).update(Content("\n").join(words))

    def _tells_notice(self, sitting: Sitting) -> bool:
        """Whether something is wrong with keeping that was not said before this question."""
        if self.drill.notice and self._noticed != self.drill.notice:
            self._noticed, self._noticed_in = self.drill.notice, sitting.number
        return bool(self.drill.notice) and self._noticed_in == sitting.number

    def _commands(self, sitting: Sitting) -> tuple[Command, ...]:
        if sitting.phase is Phase.PAUSED:
            return PAUSED
        if sitting.phase is Phase.WEIGHED:
            return WEIGHED
        if not sitting.is_open:
            return ANSWERED
        if self.filling is not None:
            filling = tuple(one for one in FILLING if one.action != "hint") if sitting.rules.quiet else FILLING
            return (*filling, *FILLING_QUIETLY)
        return (*(DRILLED if sitting.rules.quiet else ASKED), *ASKED_QUIETLY)

    def _draw_verdict(self, sitting: Sitting) -> None:
        widget = self.query_one("#verdict", Static)
        widget.set_class(sitting.phase is Phase.PAUSED, "hidden")
        if sitting.phase in (Phase.WEIGHED, Phase.PAUSED):
            widget.update(wording.weighing(sitting) if sitting.phase is Phase.WEIGHED else "")
            return
        words = wording.verdict(sitting, self.room, roomy=self.app.size.height >= LOW)
        if self.filling is not None and not self.is_roomy:
            rows = tables.window(sitting, self.filling)
            words = Content("\n").join([words, rows]) if words else rows
        widget.update(words)
        widget.set_class(not words, "hidden")

    def _draw_picture(self, sitting: Sitting, *, asking: bool) -> None:
        drawing, question, size = self.query_one(Drawing), sitting.question, self.app.size
        wanted = asking and self.is_roomy and self.drill.settings.drawing and not question.work
        scenario = question.scenario if wanted and question.picture is not None else None
        shown = sitting.missed.reveals if sitting.missed else ()
        drawing.show(picture(scenario, shown) if scenario is not None else None)
        beside = size.width >= BESIDE and drawing.columns + 38 <= size.width
        drawing.set_class(scenario is None, "hidden")
        drawing.set_class(not beside, "below")
        drawing.set_class(beside, "aside")

    @on(Input.Changed, "#box")
    def _typed(self, event: Input.Changed) -> None:
        self._draw_reading(event.value)
        if event.value:
            self.query_one("#body").scroll_end(animate=False)

    def _draw_reading(self, typed: str) -> None:
        """How the answer is read: the very reply that Enter would hand to the judge."""
        assert self.sitting is not None
        wanted = self.filling.wants if self.filling is not None else self.sitting.question.wanted
        reply = read_cell(wanted, typed) if self.filling is not None else read_answer(wanted, typed)
        line = self.query_one("#reading", Static)
        if isinstance(reply, Unreadable):
            under = self.filling is None or self.is_roomy
            line.update(wording.unreadable(self.sitting, wanted, typed, reply, under=under))
        else:
            line.update(f"read as  {reply.read_as()}")
