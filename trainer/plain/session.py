"""The session line by line: words and answers in, events to the machine, lines out. It decides nothing about questions."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from io import StringIO, TextIOWrapper
from typing import TextIO

from question_bank.answers import read_answer, read_cell
from question_bank.expression import WORDS
from question_bank.replies import Reply, Unreadable
from trainer.plain import telling
from trainer.plain.console import Console
from trainer.practice import (
    Answered,
    Attempt,
    Deck,
    Event,
    Explained,
    GaveUp,
    Hinted,
    Moved,
    Phase,
    Saved,
    Sitting,
    Skipped,
    Stopped,
    Tour,
    start,
    step,
)
from trainer.practice.filling import Filling, filling
from trainer.settings import Settings, save

_FORMULA = "In symbols:"


def on_standard_streams(deck: Deck, settings: Settings) -> int:
    """Plain mode for a person or a pipe; the exit status."""
    if sys.stdout is None:
        return 0
    source = sys.stdin if sys.stdin is not None else StringIO()
    for stream in (source, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    echo = not (source.isatty() and sys.stdout.isatty())
    console = Console(source, sys.stdout, shutil.get_terminal_size().columns, echo=echo)
    if settings.notice:
        console.say(settings.notice)
    sitting = Session(deck, console, time.monotonic).run()
    if isinstance(deck, Tour) and sitting.done and not settings.tour_done:
        console.say("That was the tour. For more: convdrill practice")
        console.say(*filter(None, [save(replace(settings, tour_done=True))]))
    console.end()
    return 0


def run(
    deck: Deck,
    source: TextIO,
    out: TextIO,
    clock: Callable[[], float],
    keep: Callable[[Attempt], None] = lambda attempt: None,
    width: int = 78,
) -> Sitting:
    """Plain mode on any streams, with any clock; the sitting at its end."""
    return Session(deck, Console(source, out, width, echo=True), clock, keep).run()


class Session:
    """One sitting in plain mode."""

    def __init__(
        self,
        deck: Deck,
        console: Console,
        clock: Callable[[], float],
        keep: Callable[[Attempt], None] = lambda attempt: None,
    ) -> None:
        self._console, self._clock, self._keep = console, clock, keep
        self._sitting = start(deck, clock())
        self._filling = filling(self._sitting)
        self._words: dict[str, Callable[[], None]] = {
            "hint": self._hint,
            "?": self._hint,
            "formula": self._formula,
            "picture": self._picture,
            "why": self._why,
            "say": self._say,
            "skip": lambda: self._event(Skipped(self._clock())),
            "quit": lambda: self._event(Stopped(self._clock())),
            "help": lambda: self._console.say(*telling.HELP),
            **dict.fromkeys(("idk", "i don't know", "i don\u2019t know", "i dont know"), self._give_up),
        }

    def run(self) -> Sitting:
        """Asks until the questions, the input or the person come to an end."""
        self._console.say(telling.INTRO, "Type help for what each does. No clock runs.")
        told = -1
        while self._sitting.phase is not Phase.OVER:
            if len(self._sitting.done) != told:
                self._console.say(*telling.question(self._sitting))
                told = len(self._sitting.done)
            self._turn()
        self._console.say(*telling.summary(self._sitting))
        self._console.end()
        return self._sitting

    @property
    def _open(self) -> bool:
        """Whether the question can still be answered."""
        return self._sitting.phase in (Phase.ASKED, Phase.MISSED)

    @property
    def _prompt(self) -> str:
        if not self._open:
            return telling.onward(self._sitting)
        return telling.cell(self._filling) if self._filling is not None else "Answer:"

    def _turn(self) -> None:
        """One prompt and what follows from it."""
        typed = self._console.ask(self._prompt)
        if typed is None:
            self._event(Stopped(self._clock()))
            return
        word = " ".join(typed.lower().rstrip(".!").split())
        if word in self._words:
            self._words[word]()
        elif not self._open:
            self._move(word)
        elif self._filling is not None:
            self._fill(self._filling, typed)
        elif not word:
            self._console.say("Type an answer, or one of: hint, formula, picture, why, say, skip, quit.")
        else:
            self._answer(typed)

    def _event(self, event: Event) -> None:
        before = self._sitting
        self._sitting, effects = step(before, event)
        if self._sitting.question is not before.question or self._sitting.tries != before.tries:
            self._filling = filling(self._sitting)
        for effect in effects:
            if isinstance(effect, Saved):
                self._keep(effect.attempt)

    def _move(self, word: str) -> None:
        if word in ("", "next"):
            self._event(Moved(self._clock()))
        else:
            self._console.say("This question is done. Enter goes on; why, say, formula and picture work as well.")

    def _fill(self, cells: Filling, typed: str) -> None:
        """One cell of a table: kept, or asked for again; after the last one the table is judged."""
        if typed.strip():
            reply = read_cell(cells.wants, typed)
            if isinstance(reply, Unreadable):
                self._console.say(*telling.unreadable(typed, reply))
                return
            self._read_back(typed, reply)
        cells = cells.put(typed)
        if cells.is_at_end and not cells.is_empty:
            self._answer(cells.answer())
            return
        if cells.is_at_end:
            self._console.say("Nothing is filled in yet. Once more from the first cell; skip leaves the table.")
        self._filling = cells.moved(1)

    def _read_back(self, typed: str, reply: Reply) -> None:
        if (read_as := reply.read_as(WORDS)) != typed.strip():
            self._console.say(f"Read as {read_as}.")

    def _answer(self, typed: str) -> None:
        """Judges an answer and says what came of it; after a second miss the solution follows."""
        reply = read_answer(self._sitting.question.wanted, typed)
        self._event(Answered(typed, self._clock()))
        found = self._sitting.verdict
        assert found is not None
        if isinstance(reply, Unreadable):
            self._console.say(*telling.unreadable(typed, reply))
            return
        if self._sitting.question.wanted.kind != "table":  # its cells were read back one by one
            self._read_back(typed, reply)
        self._console.say(*telling.verdict(found), *telling.marks(self._sitting.question, found))
        if self._filling is not None:
            self._console.say("Only the cells that are not yet right are asked again. What follows is carried on.")
        if self._sitting.phase is Phase.RIGHT:
            self._console.say(*telling.spoken(self._sitting.question))
        elif self._sitting.phase is Phase.SHOWN:
            self._console.say("Here is the solution, line by line.", *telling.explanation(self._sitting))

    def _hint(self) -> None:
        before, total = self._sitting.hints, len(self._sitting.question.hints)
        self._event(Hinted(self._clock()))
        if self._sitting.hints > before:
            self._console.say(*telling.hint(self._sitting.question, before))
        elif self._open:
            self._console.say("There is no other hint." if total else "There is no hint to this one.")
        else:
            self._console.say("This question is done. why shows the solution.")

    def _formula(self) -> None:
        """The formula as a hint, with the hints before it counted too; after the answer for nothing."""
        asked = self._sitting.question
        if not self._open:
            self._console.say(*telling.formula(asked))
            return
        if asked.wanted.kind == "formula":
            self._console.say("The formula is what is asked for. hint may help.")
            return
        place = next((i for i, says in enumerate(asked.hints) if says.startswith(_FORMULA)), None)
        if place is None:
            self._console.say("There is no formula to show here. hint may help.")
            return
        while self._sitting.hints <= place:
            self._event(Hinted(self._clock()))
        self._console.say(*telling.hint(asked, place))

    def _picture(self) -> None:
        self._console.say(*telling.drawing(self._sitting, done=not self._open))

    def _why(self) -> None:
        self._event(Explained(self._clock()))
        self._console.say(*telling.explanation(self._sitting))

    def _give_up(self) -> None:
        if self._open:
            self._event(GaveUp(self._clock()))
            self._console.say("Fine. Here it is, step by step.", *telling.explanation(self._sitting))
        else:
            self._move("idk")

    def _say(self) -> None:
        asked = self._sitting.question
        self._console.say(*(telling.prompt(asked) if self._open else telling.spoken(asked)))
