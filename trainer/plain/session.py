"""The session line by line: words and answers in, events to the machine, lines out. It decides nothing about questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TextIO

from question_bank.answers import read_answer, read_cell
from question_bank.expression import WORDS
from question_bank.replies import Reply, Unreadable
from trainer.plain import telling
from trainer.plain.console import Console
from trainer.practice import (
    Answered,
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
from trainer.practice.filling import Filling, filling
from trainer.sittings import clocks
from trainer.sittings.opening import Keeper, NoKeeper, Opening, Resumed, new_id
from trainer.sittings.words import quiet_word

_FORMULA = "In symbols:"


def run(
    begins: Opening | Resumed,
    source: TextIO,
    out: TextIO,
    clock: Callable[[], float],
    keeper: Keeper | None = None,
    width: int = 78,
) -> Sitting:
    """Plain mode on any streams, with any clock; the sitting at its end."""
    return Session(begins, Console(source, out, width, echo=True), clock, keeper).run()


class Session:
    """One sitting in plain mode."""

    def __init__(
        self,
        begins: Opening | Resumed,
        console: Console,
        clock: Callable[[], float],
        keeper: Keeper | None = None,
    ) -> None:
        self._console, self._clock, self._keeper = console, clock, keeper or NoKeeper()
        self._heading = begins.heading
        if isinstance(begins, Resumed):
            self._sitting = replace(begins.sitting, last=clock())
        else:
            self._sitting = start(begins.deck, clock(), begins.rules, new_id())
        rules = self._sitting.rules
        self._best = self._keeper.best(rules.setting, self._sitting.id) if rules.setting else None
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
            "pause": self._pause,
            "clock": self._tell_clock,
            "pace": self._tell_pace,
            "help": lambda: self._console.say(*telling.HELP),
            **dict.fromkeys(("idk", "i don't know", "i don\u2019t know", "i dont know"), self._give_up),
        }

    def run(self) -> Sitting:
        """Asks until the questions, the input or the person come to an end."""
        self._console.say(*telling.intro(self._sitting.rules))
        told = -1
        while self._sitting.phase is not Phase.OVER:
            if len(self._sitting.done) != told:
                self._console.say(*telling.question(self._sitting))
                told = len(self._sitting.done)
            self._turn()
        self._console.say(*telling.summary(self._sitting, self._best))
        self._console.end()
        return self._sitting

    @property
    def _open(self) -> bool:
        """Whether the question can still be answered."""
        return self._sitting.is_open

    @property
    def _prompt(self) -> str:
        if self._sitting.phase is Phase.PAUSED:
            return "Paused, no time counts. Enter goes on:"
        if self._sitting.phase is Phase.WEIGHED:
            return "How sure are you of it? sure, unsure, or Enter to leave it open:"
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
        if self._sitting.phase is Phase.PAUSED and word != "quit":
            self._event(Moved(self._clock()))
        elif self._sitting.phase is Phase.WEIGHED and word != "quit":
            self._weigh(word)
        elif word in self._words:
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
        self._keeper.keep(self._sitting, effects, self._heading)
        if self._sitting.rules.quiet and len(self._sitting.done) > len(before.done):
            self._console.say(f"{telling.capital(quiet_word(self._sitting.done[-1]))}.")
        elif self._sitting.phase is Phase.OVER and before.left is not None and self._sitting.left == 0.0:
            self._console.say("The time is up. What was not answered in it is not counted.")

    def _pause(self) -> None:
        if self._open:
            self._event(Paused(self._clock()))

    def _weigh(self, word: str) -> None:
        """How sure one is, and then the verdict."""
        typed = self._sitting.pending
        if word not in ("", "sure", "unsure"):
            self._console.say("Type sure, unsure, or just Enter.")
            return
        self._event(Weighed({"sure": True, "unsure": False}.get(word), self._clock()))
        if not self._sitting.rules.quiet:
            self._tell_verdict(typed)

    def _tell_clock(self) -> None:
        self._event(Ticked(self._clock()))
        shown = clocks.clock(self._sitting, "digits")
        self._console.say(f"{telling.capital(shown)}." if shown else "No clock runs.")

    def _tell_pace(self) -> None:
        self._event(Ticked(self._clock()))
        drill = bool(self._sitting.rules.setting)
        self._console.say(f"{telling.capital(clocks.pace(self._sitting, self._best))}." if drill else "No clock runs.")

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
        asked = self._sitting.question
        reply = read_answer(asked.wanted, typed)
        self._event(Answered(typed, self._clock()))
        if isinstance(reply, Unreadable):
            self._console.say(*telling.unreadable(typed, reply))
        elif self._sitting.question is asked and self._sitting.phase not in (Phase.WEIGHED, Phase.OVER):
            self._tell_verdict(typed)

    def _tell_verdict(self, typed: str) -> None:
        """What came of the last answer."""
        found, reply = self._sitting.verdict, read_answer(self._sitting.question.wanted, typed)
        assert found is not None
        assert not isinstance(reply, Unreadable)
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
        if self._sitting.rules.quiet:
            self._console.say("A drill has no hints. skip leaves the question, quit ends the drill.")
            return
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
        if self._sitting.rules.quiet:
            self._hint()
            return
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
        if self._sitting.rules.quiet:
            self._console.say("A drill explains nothing. Every question can be looked at after its end.")
            return
        self._event(Explained(self._clock()))
        self._console.say(*telling.explanation(self._sitting))

    def _give_up(self) -> None:
        if self._open:
            self._event(GaveUp(self._clock()))
            if self._sitting.rules.quiet:
                return
            self._console.say("Fine. Here it is, step by step.", *telling.explanation(self._sitting))
        else:
            self._move("idk")

    def _say(self) -> None:
        asked = self._sitting.question
        self._console.say(*(telling.prompt(asked) if self._open else telling.spoken(asked)))
