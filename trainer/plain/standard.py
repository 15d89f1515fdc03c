"""Plain mode for a person or a pipe: a sitting, the tour's end, and the scenario with which an evening ends."""

from __future__ import annotations

import time
from dataclasses import replace

from trainer.plain import interview, session
from trainer.plain.console import Console, standard
from trainer.practice import Sitting
from trainer.practice.interview import start
from trainer.settings import save
from trainer.sittings import stood
from trainer.sittings.desk import Desk
from trainer.sittings.opening import CutOff, Opening, OpenInterview, new_id


def on_standard_streams(begins: Opening | CutOff, desk: Desk) -> int:
    """Asks until the questions, the input or the person come to an end; the exit status."""
    console = standard()
    if console is None:
        return 0
    for notice in filter(None, (desk.settings().notice, desk.notice)):
        console.say(notice)
    if isinstance(begins, OpenInterview):
        interview.Session(begins.interview, console, time.monotonic, desk.keep_interview).run()
    else:
        _after(session.Session(begins, console, time.monotonic, desk).run(), console, desk)
    console.end()
    return 0


def _after(sitting: Sitting, console: Console, desk: Desk) -> None:
    """What follows a sitting: more, after the tour; the scenario, after the questions of an evening."""
    settings = desk.settings()
    if sitting.rules.mode == "tour" and sitting.done and not settings.tour_done:
        console.say("That was the tour. For an evening of about 20 minutes: convdrill tonight")
        console.say(*filter(None, [save(replace(settings, tour_done=True))]))
    if sitting.rules.mode == "stand":
        console.say(*stood.beside(desk.history, sitting.id))
    if sitting.rules.mode == "tonight" and len(sitting.done) == sitting.deck.total:
        console.say("", "One thing is left for tonight: a scenario, out loud.")
        if console.ask("Enter to begin, quit to stop:") == "":
            scenario = start(new_id(), settings.level, time.monotonic(), name=new_id())
            interview.Session(scenario, console, time.monotonic, desk.keep_interview).run()
