"""The interview: the scene, the turn, the box. No drawing, no hints, no value in the line below, no clock unless wished."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from question_bank.interviews.hearing import hear, reading
from question_bank.replies import Unreadable
from trainer.practice.events import Answered, GaveUp, Moved, Paused, Skipped, Stopped, Ticked
from trainer.practice.interview import Asked, Clocked, Effect, Interview, Marked, Shown, Stage, step, words
from trainer.practice.interview.events import Event
from trainer.practice.interview.readying import make_ready
from trainer.practice.interview.step import said_of
from trainer.tui.commands import (
    INTERVIEW_ASKED,
    INTERVIEW_JUDGED,
    INTERVIEW_MENU,
    INTERVIEW_PAUSED,
    INTERVIEW_SHOWN,
    Command,
)
from trainer.tui.screens.asking import AskScreen
from trainer.tui.screens.framed import Framed
from trainer.tui.widgets.answer_box import AnswerBox
from trainer.tui.wording import PAUSED, beside

Keep = Callable[[Interview, tuple[Effect, ...]], None]
_TICK = 5.0
"""Seconds between two looks at the clock, where it is on view."""
_AFTER_PAINT = 0.02
"""Seconds after which a new turn has been painted."""
_COMMANDS = {
    Stage.ASKED: INTERVIEW_ASKED,
    Stage.JUDGED: INTERVIEW_JUDGED,
    Stage.SHOWN: INTERVIEW_SHOWN,
    Stage.PAUSED: INTERVIEW_PAUSED,
}


class InterviewScreen(Framed):
    """One interview, turn after turn.

    Args:
        interview: from its start, or as it was unparked.
        keep: is handed each new state with its effects, before it is drawn.
    """

    def __init__(self, interview: Interview, keep: Keep = lambda interview, effects: None) -> None:
        super().__init__()
        self.interview = interview
        self._keep = keep

    def compose_body(self) -> Iterable[Widget]:
        yield Static("", id="prompt", markup=False)
        yield Static("", id="verdict", markup=False)
        with Horizontal(id="answering"):
            yield Static("› ", id="mark", markup=False)
            yield AnswerBox(command.key for command in INTERVIEW_ASKED)
        yield Static("", id="reading", markup=False)

    def on_mount(self) -> None:
        self.interview = replace(self.interview, last=self.drill.clock())
        super().on_mount()
        self.set_interval(_TICK, self.tick)
        self.set_timer(_AFTER_PAINT, self._make_ready)

    def _make_ready(self) -> None:
        """What comes next is made ready while the turn is being read."""
        if self.interview.stage is not Stage.OVER:
            make_ready(self.interview)

    def tick(self) -> None:
        """Takes the time where the clock is on view; nothing is painted unless it reads otherwise than before."""
        if self.interview.clock and self.interview.is_open and self.is_current:
            self.interview, _ = step(self.interview, Ticked(self.drill.clock()))
            self._draw_title()

    def _step(self, event: Event) -> None:
        """One event into the machine, its effects out, and the new state drawn."""
        before = self.interview
        if before.stage is Stage.OVER:
            return
        self.interview, effects = step(before, event)
        self._keep(self.interview, effects)
        if self.interview.stage is Stage.OVER:
            self.drill.finish_interview(self.interview)
            return
        with self.app.batch_update():
            if len(self.interview.done) > len(before.done):
                self.query_one(AnswerBox).value = ""
                self.set_timer(_AFTER_PAINT, self._make_ready)
            self.draw()

    def draw(self) -> None:
        """Draws the interview as it is now."""
        if not self.query("#reading") or self.interview.stage is Stage.OVER:
            return
        interview, box = self.interview, self.query_one(AnswerBox)
        self._draw_title()
        self.set_commands(_COMMANDS[interview.stage])
        self.query_one("#prompt", Static).update(self._prompt())
        verdict = self.query_one("#verdict", Static)
        said = self._verdict()
        verdict.update(said)
        verdict.set_class(not said, "hidden")
        for part in ("#answering", "#reading"):
            self.query_one(part).set_class(not interview.is_open, "hidden")
        if interview.is_open:
            box.focus(scroll_visible=False)
            self._draw_reading(box.value)
        else:
            self.set_focus(None)
        self.refresh(layout=True)
        self.call_after_refresh(self._into_view)

    def _into_view(self) -> None:
        body = self.query_one("#body")
        if self.interview.stage in (Stage.JUDGED, Stage.SHOWN) or self.interview.asked:
            body.scroll_end(animate=False)
        else:
            body.scroll_home(animate=False)

    def _draw_title(self) -> None:
        note = ", ".join(filter(None, (words.clock(self.interview), words.place(self.interview))))
        if (self.heading, self.note) != ("Interview", note):
            self.set_title("Interview", note)

    def _prompt(self) -> Content:
        if self.interview.stage is Stage.PAUSED:
            return Content(PAUSED)
        gap = [""] if self.is_roomy else []
        lines = [f"“{self.interview.scene}”", *gap, self.interview.posed.says]
        agreed = words.agreed(self.interview)
        return Content("\n".join([*lines, *([*gap, agreed] if agreed else [])]))

    def _verdict(self) -> Content:
        """What the interviewer says, and what one might have said."""
        interview = self.interview
        if interview.stage is Stage.PAUSED:
            return Content("")
        blocks: list[Content] = []
        if interview.is_open and interview.asked:
            blocks.append(Content("\n".join(words.asked(interview))))
        if not interview.is_open:
            if interview.text:
                blocks.append(Content.assemble(("› ", "bold"), interview.text[:120]))
            blocks.append(Content(words.reaction(interview)))
            if interview.stage is Stage.SHOWN:
                blocks.append(beside("Say it", f"“{said_of(interview)}”", self.room))
            elif self.is_roomy:
                blocks.append(Content("Say it aloud now, in one breath; then s shows how one might say it."))
        gap = "\n\n" if self.is_roomy else "\n"
        shown = Content(gap).join(blocks)
        if not self.is_roomy:
            return shown
        return Content("\n").join([Content(""), shown, Content("")]) if blocks else Content(" ")

    @on(Input.Changed, "#box")
    def _typed(self, event: Input.Changed) -> None:
        self._draw_reading(event.value)
        if event.value:
            self.query_one("#body").scroll_end(animate=False)

    def _draw_reading(self, typed: str) -> None:
        """How the answer is heard, with no sum worked out: what Enter would hand to the judge."""
        heard = hear(self.interview.posed, self.interview.openings, typed)
        line = self.query_one("#reading", Static)
        if not typed.strip():
            line.update(words.wanted(self.interview))
        elif shown := reading(heard, typed):
            line.update(shown)
        elif isinstance(heard, Unreadable):
            mark = " " * heard.at + "^ " if heard.at <= 60 else ""
            line.update(f"{mark}{heard.why} Not counted.")

    @on(Input.Submitted, "#box")
    def _entered(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self._step(Answered(event.value, self.drill.clock()))

    async def action_answer(self) -> None:
        """Gives the answer that is typed."""
        await self.query_one(AnswerBox).action_submit()

    def action_ask(self) -> None:
        """Offers what one might ask."""
        asks = tuple(
            Command(key, f"ask_about('{one}')", says, says) for key, one, says in words.may_ask(self.interview)
        )
        self.app.push_screen(AskScreen(asks), self._chosen)

    def action_ask_about(self, opening: str) -> None:
        """Asks the interviewer."""
        self._step(Asked(opening, self.drill.clock()))

    def action_more(self) -> None:
        """Opens the menu of what else can be done."""
        closed = ("give_up", "skip") if not self.interview.is_open else ()
        self.drill.open_menu(tuple(one for one in INTERVIEW_MENU if one.action not in closed), self._chosen)

    async def _chosen(self, action: str | None) -> None:
        if action is not None:
            await self.run_action(action)

    def action_help(self) -> None:
        """Opens the help, the menu's letters among the keys."""
        menu = tuple(one._replace(key=f"Esc {one.key}") for one in INTERVIEW_MENU)
        self.drill.open_help((*self.commands, *menu))

    def action_show(self) -> None:
        """Shows how one might say the answer."""
        self._step(Shown(self.drill.clock()))

    def action_said(self) -> None:
        """One said it so."""
        self._step(Marked(True, self.drill.clock()))

    def action_missed(self) -> None:
        """One did not."""
        self._step(Marked(False, self.drill.clock()))

    def action_go(self) -> None:
        """Goes on."""
        self._step(Moved(self.drill.clock()))

    def action_give_up(self) -> None:
        """ "I don't know"."""
        self._step(GaveUp(self.drill.clock()))

    def action_skip(self) -> None:
        """Leaves the turn unanswered."""
        self._step(Skipped(self.drill.clock()))

    def action_pause(self) -> None:
        """Hides the turn; no time counts."""
        self._step(Paused(self.drill.clock()))

    def action_clock(self) -> None:
        """The clock in words, on or off."""
        self._step(Clocked(self.drill.clock()))

    def action_stop(self) -> None:
        """Ends the interview."""
        self._step(Stopped(self.drill.clock()))
