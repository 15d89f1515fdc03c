"""The app: which screen is on, what is kept, and how it ends. It decides nothing about questions."""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen

from question_bank.codes import question
from trainer import settings as stored
from trainer.practice import Attempt, Drawn, Sitting
from trainer.sittings.opening import CutOff, Opening, OpenInterview, new_id
from trainer.tui.commands import Command
from trainer.tui.giving_way import GivingWay
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.practice import PracticeScreen
from trainer.tui.theme import THEMES, fitting
from trainer.tui.watching import watch_the_terminal

if TYPE_CHECKING:
    from question_bank.layer import Level
    from trainer.history import Best
    from trainer.practice.interview import Interview
    from trainer.sittings.desk import Desk

_AFTER_FIRST_PAINT = 0.05
"""Seconds until SymPy is loaded in the background; loading it earlier would hold up the first paint."""
_FEW = 3
"""So many questions practise what an interview missed."""
_AFTER_TOUR = """The tour is done. Its ideas come back, with other numbers, in other layers.
Eight short questions would show where you stand: at home, b."""
_WORKED_EXAMPLE = "forward/conv2d/params?H=32&W=32&D=3&M=8&K_h=5&K_w=5"


class ConvDrill(App[int]):
    """ConvDrill on a terminal.

    Args:
        begins: what to start with; home where None.
        clock: seconds of a steady clock.
        desk: who keeps what is answered; that of the person's own history where None.
        warm: whether SymPy is loaded in the background after the first paint.
    """

    CSS_PATH = "style.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "ConvDrill"
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        begins: Opening | CutOff | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        desk: Desk | None = None,
        warm: bool = True,
    ) -> None:
        self._colours = fitting()  # before Textual takes NO_COLOR out of the environment
        super().__init__()
        self.clock = clock
        self._desk = desk
        self._after_tour = False
        self.others = GivingWay()
        self.settings = stored.load()
        self.news = self.settings.notice
        self._begins = begins
        self._warm = warm
        for theme in THEMES.values():
            self.register_theme(theme)
        self.set_reactive(App.theme, self._fitting_theme())  # before the styles are read, so that they are read once
        self.stylesheet.set_variables(self.get_css_variables())

    @property
    def desk(self) -> Desk:
        """Who keeps what is answered. It is opened when it is needed first, which is after the first paint."""
        if self._desk is None:
            from trainer.history import open_history  # noqa: PLC0415 - the first question does not need it
            from trainer.sittings.desk import Desk  # noqa: PLC0415

            self._desk = Desk(open_history(stored.home() / "history.db"), lambda: self.settings)
        return self._desk

    @property
    def notice(self) -> str:
        """What is wrong with keeping, as far as that is known by now."""
        return self._desk.notice if self._desk is not None else ""

    def today(self) -> str:
        """The day it is, for learners."""
        return self.desk.today()

    def get_default_screen(self) -> Screen[None]:
        """Home, or the questions that the app was started with."""
        if self._begins is None:
            return HomeScreen()
        if isinstance(self._begins, OpenInterview):
            from trainer.tui.screens.interview import InterviewScreen  # noqa: PLC0415

            return InterviewScreen(self._begins.interview, self.desk.keep_interview)
        return PracticeScreen(self._begins)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The names of our own colours, for every theme."""
        return dict(THEMES["dark"].variables)

    def on_mount(self) -> None:
        self._end_on_signals()
        if self._warm:
            self.set_timer(_AFTER_FIRST_PAINT, self._after_first_paint)
            watch_the_terminal()

    def _after_first_paint(self) -> None:
        """Collects garbage again, and loads the rest in the background."""
        gc.freeze()
        gc.enable()
        threading.Thread(target=self._load_the_rest, name="sympy", daemon=True).start()

    def _load_the_rest(self) -> None:
        """What the first answer needs, and SymPy: a third of a second that a daemon thread takes now."""
        from question_bank.algebra import warm  # noqa: PLC0415
        from trainer.learning import make_ready  # noqa: PLC0415
        from trainer.sittings import desk  # noqa: F401, PLC0415

        make_ready()
        with suppress(RuntimeError):  # the app may have ended meanwhile
            self.call_later(self._open_desk)
        self.others.install()
        warm()
        self.others.remove()

    def _open_desk(self) -> None:
        """Opens the history on the thread that will use it, and says so where it can't be used."""
        if self.desk.notice and hasattr(self.screen, "draw"):
            self.screen.draw()

    def _fitting_theme(self) -> str:
        chosen = self.settings.colours
        return THEMES[self._colours if chosen == "auto" else chosen].name

    def _end_on_signals(self) -> None:
        """Signals and a closed terminal end the app in order, so that the terminal is left clean."""
        if threading.current_thread() is not threading.main_thread():
            return
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(NotImplementedError):  # a loop without signals, as on Windows
                    loop.add_signal_handler(number, self.exit, 128 + number)

    def change(self, **changes: Any) -> None:
        """Changes settings and stores them at once."""
        self.settings = replace(self.settings, **changes)
        self.news = stored.save(self.settings)
        self.theme = self._fitting_theme()

    def start(self, make: Callable[[], Opening]) -> None:
        """A sitting, as soon as there is something to ask; a sentence on home where there is not."""
        from trainer.sittings.modes import NothingYet  # noqa: PLC0415 - not needed for the start

        try:
            self.begin(make())
        except NothingYet as why:
            self.news = str(why)
            self.screen.refresh(layout=True)
            if isinstance(self.screen, HomeScreen):
                self.screen.draw()

    def begin(self, begins: Opening | CutOff) -> None:
        """A sitting or an interview, from its start or from where it was cut off."""
        if isinstance(begins, OpenInterview):
            self.open_interview(begins.interview)
        else:
            self.push_screen(PracticeScreen(begins))

    def begin_instead(self, begins: Opening) -> None:
        """A sitting in the place of the screen that is on."""
        if len(self.screen_stack) > 1:
            self.switch_screen(PracticeScreen(begins))
        else:
            self.push_screen(PracticeScreen(begins))

    def finish(self, sitting: Sitting, heading: str, best: Best | None = None) -> None:
        """A sitting is over: its summary takes the place of its screen."""
        from trainer.tui.screens.summary import SummaryScreen  # noqa: PLC0415 - not needed for the start

        if sitting.rules.mode == "tour" and sitting.done and not self.settings.tour_done:
            self.change(tour_done=True)
            self._after_tour = True
        if len(self.screen_stack) > 1:
            self.switch_screen(SummaryScreen(sitting, heading, best))
        else:  # the sitting is where the app began, and the lowest screen can't be switched
            self.push_screen(SummaryScreen(sitting, heading, best))

    def start_interview(self, *, long: bool = False, instead: bool = False) -> None:
        """An interview of one scenario; the long form has three. It may take the place of the screen that is on."""
        from trainer.practice.interview import start  # noqa: PLC0415 - not needed for the start

        begun = start(new_id(), self.settings.level, self.clock(), long=long, name=new_id())
        self.open_interview(begun, instead=instead)

    def open_interview(self, interview: Interview, *, instead: bool = False) -> None:
        """An interview, from its start or from where it was cut off."""
        from trainer.tui.screens.interview import InterviewScreen  # noqa: PLC0415

        screen = InterviewScreen(interview, self.desk.keep_interview)
        if instead and len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def finish_interview(self, interview: Interview) -> None:
        """An interview is over: its debrief takes the place of its screen."""
        from trainer.tui.screens.debrief import DebriefScreen  # noqa: PLC0415

        if len(self.screen_stack) > 1:
            self.switch_screen(DebriefScreen(interview))
        else:
            self.push_screen(DebriefScreen(interview))

    def practise(self, topic: str, level: Level) -> None:
        """A few questions of one topic, with new numbers."""
        self.begin(Opening(Drawn((topic,), level, new_id(), _FEW)))

    def action_help_quit(self) -> None:
        """Ctrl-C ends the app, as everywhere; every try is kept already."""
        self.exit(130)

    def go_home(self) -> None:
        """Back to home, or the end where a command began with questions."""
        if self._begins is not None:
            self.exit(0)
            return
        self.pop_screen()
        if self._after_tour and not self.settings.date_asked:
            self.open_date(_AFTER_TOUR)
        self._after_tour = False

    def open_explanation(self, sitting: Sitting, then: Callable[[], None] | None) -> None:
        """Explains the question of a sitting."""
        from trainer.tui.screens.explanation import ExplanationScreen  # noqa: PLC0415

        last = sitting.tries[-1].outcome if sitting.tries else ""
        missed = sitting.verdict.says if sitting.verdict is not None and last in ("slipped", "wrong") else ""
        opening = "Fine. Here it is, step by step." if last == "gave-up" else missed
        self.push_screen(ExplanationScreen(sitting.question, sitting.missed, sitting.tries, then, opening))

    def open_question(self, code: str) -> None:
        """Explains a question by its code."""
        from trainer.tui.screens.explanation import ExplanationScreen  # noqa: PLC0415

        self.push_screen(ExplanationScreen(question(code)))

    def open_worked_example(self) -> None:
        """One worked example, with other numbers than the first question has."""
        self.open_question(_WORKED_EXAMPLE)

    def open_help(self, commands: tuple[Command, ...]) -> None:
        """The keys of a screen, and how answers are read."""
        from trainer.tui.screens.help import HelpScreen  # noqa: PLC0415

        self.push_screen(HelpScreen(commands))

    def open_menu(self, commands: tuple[Command, ...], chosen: Callable[[str | None], Any]) -> None:
        """What Esc offers during a question."""
        from trainer.tui.screens.menu import MenuScreen  # noqa: PLC0415

        self.push_screen(MenuScreen(commands), chosen)

    def open_choose(self) -> None:
        """Topics and level."""
        from trainer.tui.screens.choose import ChooseScreen  # noqa: PLC0415

        self.push_screen(ChooseScreen())

    def open_date(self, opening: str = "") -> None:
        """The day of the interview."""
        from trainer.tui.screens.date import DateScreen  # noqa: PLC0415

        self.push_screen(DateScreen(opening))

    def open_challenge(self) -> None:
        """A challenge by its code."""
        from trainer.tui.screens.challenge import ChallengeScreen  # noqa: PLC0415

        self.push_screen(ChallengeScreen())

    def open_settings(self) -> None:
        """Colours and drawing."""
        from trainer.tui.screens.settings import SettingsScreen  # noqa: PLC0415

        self.push_screen(SettingsScreen())

    def open_review(self) -> None:
        """What was answered before."""
        from trainer.tui.screens.review import ReviewScreen  # noqa: PLC0415

        self.push_screen(ReviewScreen())

    def open_attempt(self, attempt: Attempt) -> None:
        """Explains the question of an attempt, with its own line beside the right one."""
        from trainer.sittings.review_detail import judged  # noqa: PLC0415
        from trainer.tui.screens.explanation import ExplanationScreen  # noqa: PLC0415

        asked = question(attempt.code)
        self.push_screen(ExplanationScreen(asked, judged(attempt, asked), (attempt,)))

    def open_progress(self) -> None:
        """What is right at the first try, what slips, and how it changed."""
        from trainer.tui.screens.progress import ProgressScreen  # noqa: PLC0415

        self.push_screen(ProgressScreen())


def run(begins: Opening | CutOff | None = None) -> int:
    """Runs the screens; the exit status."""
    if not all(shutil.get_terminal_size()):
        os.environ.update(COLUMNS="80", LINES="24")  # a terminal that was never given a size
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")  # no key here needs it, and some terminals lose characters
    app = ConvDrill(begins)
    code = app.run()
    sys.stdout.flush()
    return code if code is not None else (app.return_code or 0)
