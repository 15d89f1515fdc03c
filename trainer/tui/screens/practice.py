"""The practice screen: it turns keys into events, and what the machine says into what is kept and drawn."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.widgets import Input

from question_bank.grading import make_ready
from trainer.practice import (
    Answered,
    Effect,
    Event,
    Explained,
    GaveUp,
    Hinted,
    Moved,
    Paused,
    Phase,
    Sitting,
    Skipped,
    Stopped,
    Ticked,
    Weighed,
    start,
    step,
)
from trainer.settings import CLOCKS
from trainer.sittings.opening import Opening, Resumed, new_id
from trainer.tui.commands import (
    MENU,
    MENU_DRILL,
    MENU_QUIET,
)
from trainer.tui.screens.question import QuestionScreen
from trainer.tui.widgets.answer_box import AnswerBox

_AFTER_PAINT = 0.02
"""Seconds after which a new question has been painted."""
_TICK = 1.0
"""Seconds between two looks at the clock of a drill."""


class PracticeScreen(QuestionScreen):
    """One sitting, question after question: keys in, events to the machine, effects out."""

    def __init__(self, begins: Opening | Resumed) -> None:
        super().__init__(begins.heading)
        self._begins = begins

    def on_mount(self) -> None:
        begins, now = self._begins, self.drill.clock()
        if isinstance(begins, Resumed):
            self.sitting = replace(begins.sitting, last=now)
        else:
            self.sitting = start(begins.deck, now, begins.rules, new_id())
        self.begin(self.sitting)
        super().on_mount()
        self.set_timer(_AFTER_PAINT, self._make_ready)
        if self.sitting.rules.setting:
            self._best = self.drill.desk.best(self.sitting.rules.setting, self.sitting.id)
            self.set_interval(_TICK, self.tick)
        if self.sitting.phase is Phase.SHOWN:
            self.call_after_refresh(self._explain_and_go)

    def _step(self, event: Event) -> None:
        """One event into the machine, its effects out, and the new state drawn."""
        assert self.sitting is not None
        before = self.sitting
        if before.phase is Phase.OVER:
            return
        self.drill.others.begin()
        try:
            self.sitting, effects = step(before, event)
            with self.app.batch_update():
                self._carry_out(before, event, effects)
        finally:
            self.set_timer(_AFTER_PAINT, self.drill.others.end)
        if self.sitting.question is not before.question:
            self.set_timer(_AFTER_PAINT, self._make_ready)

    def _make_ready(self) -> None:
        """Judging is made ready while the question is being read."""
        if self.sitting is not None:
            make_ready(self.sitting.question)

    def tick(self) -> None:
        """Takes the time of a drill; nothing is painted unless it reads otherwise than before."""
        if self.sitting is None or self.sitting.phase is Phase.OVER or not self.is_current:
            return
        self.sitting, effects = step(self.sitting, Ticked(self.drill.clock()))
        if effects:
            self._carry_out(self.sitting, Ticked(self.drill.clock()), effects)
        else:
            self._draw_title(self.sitting)

    def _carry_out(self, before: Sitting, event: Event, effects: tuple[Effect, ...]) -> None:
        assert self.sitting is not None
        self.drill.desk.keep(self.sitting, effects, self._kind)
        if self.sitting.phase is Phase.OVER:
            self.drill.finish(self.sitting, self._kind, self._best)
            return
        typed_on = self.sitting.unread_at is not None or isinstance(event, Hinted | Paused | Moved)
        if not typed_on or self.sitting.question is not before.question:
            self.begin(self.sitting)
        self.draw()
        if self.sitting.phase is Phase.SHOWN and before.phase is not Phase.SHOWN:
            self._explain_and_go()

    def _explain_and_go(self) -> None:
        assert self.sitting is not None
        self.drill.open_explanation(self.sitting, then=lambda: self._step(Moved(self.drill.clock())))

    @on(Input.Submitted, "#box")
    def _entered(self, event: Input.Submitted) -> None:
        answer = self.enter_cell(self.filling, event.value) if self.filling is not None else event.value.strip()
        if answer:
            self._step(Answered(event.value if self.filling is None else answer, self.drill.clock()))

    async def action_answer(self) -> None:
        """Gives the answer that is typed."""
        await self.query_one(AnswerBox).action_submit()

    def action_hint(self) -> None:
        """Shows the next hint."""
        self._step(Hinted(self.drill.clock()))

    def action_last(self) -> None:
        """Brings the last answer back into the box."""
        assert self.sitting is not None
        if self.filling is not None:
            self.bring_back(self.filling)
        elif self.sitting.tries:
            box = self.query_one(AnswerBox)
            box.value = self.sitting.tries[-1].text
            box.cursor_position = len(box.value)

    def action_menu(self) -> None:
        """Opens the menu of what else can be done."""
        assert self.sitting is not None
        rules = self.sitting.rules
        self.drill.open_menu(MENU if not rules.quiet else MENU_DRILL if rules.setting else MENU_QUIET, self._chosen)

    async def _chosen(self, action: str | None) -> None:
        if action is not None:
            await self.run_action(action)

    def action_drawing(self) -> None:
        """Shows or hides drawings."""
        self.drill.change(drawing=not self.drill.settings.drawing)
        self.draw()

    def action_give_up(self) -> None:
        """ "I don't know"."""
        self._step(GaveUp(self.drill.clock()))

    def action_explain(self) -> None:
        """Opens the explanation; before the answer that ends the question."""
        assert self.sitting is not None
        if self.sitting.phase is Phase.RIGHT:
            self.drill.open_explanation(self.sitting, then=None)
        else:
            self._step(Explained(self.drill.clock()))

    def action_skip(self) -> None:
        """Leaves the question unanswered."""
        self._step(Skipped(self.drill.clock()))

    def action_pause(self) -> None:
        """Hides the question; no time counts."""
        self._step(Paused(self.drill.clock()))

    def action_sure(self) -> None:
        """One is sure of the answer."""
        self._step(Weighed(True, self.drill.clock()))

    def action_unsure(self) -> None:
        """One is not sure of it."""
        self._step(Weighed(False, self.drill.clock()))

    def action_clock(self) -> None:
        """The clock in words, in digits, or hidden."""
        place = CLOCKS.index(self.drill.settings.clock)
        self.drill.change(clock=CLOCKS[(place + 1) % len(CLOCKS)])
        self.draw()

    def action_pace(self) -> None:
        """The pace against one's best, on or off."""
        self.drill.change(pace=not self.drill.settings.pace)
        self.draw()

    def action_stop(self) -> None:
        """Ends the sitting."""
        self._step(Stopped(self.drill.clock()))

    def action_go(self) -> None:
        """Goes on to the next question."""
        self._step(Moved(self.drill.clock()))
