"""The interview line by line: the scene, one question at a time, and the debrief, for screen readers and pipes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from question_bank.expression import WORDS
from question_bank.interviews.hearing import hear
from question_bank.replies import Unreadable
from trainer.plain import telling
from trainer.plain.console import Console
from trainer.plain.printable import in_words, sentences
from trainer.practice.events import Answered, GaveUp, Moved, Paused, Resumed, Skipped, Stopped
from trainer.practice.interview import (
    Asked,
    Clocked,
    Effect,
    Interview,
    Marked,
    Shown,
    Stage,
    debrief,
    step,
    words,
)
from trainer.practice.interview.debrief import NOT_A_JUDGE, Debrief
from trainer.practice.interview.events import Event
from trainer.practice.interview.step import said_of
from trainer.sittings.clocks import took

Keep = Callable[[Interview, tuple[Effect, ...]], None]
_INTRO = "ConvDrill, an interview in plain mode. Words: ask, show, said, missed, skip, quit, help."
_HELP = (
    "Type a number, a sum such as 64*49*3, or a shape such as 28x28x8. Say beside it what you assume: 270 no bias.",
    "impossible: an answer too.",
    "ask: what one might ask the interviewer; ask padding asks at once.",
    "show: how one might say the answer, after it. said and missed note whether you said it so.",
    "say: the scene and the question once more.",
    "I don't know, or idk: an answer of its own; one step aside follows.",
    "skip: the next turn. pause: no time counts until Enter. clock: the time in words, on or off.",
    "quit: the debrief, and the end.",
)


def _nobody(interview: Interview, effects: tuple[Effect, ...]) -> None:
    """Keeps nothing."""


def run(
    interview: Interview,
    source: TextIO,
    out: TextIO,
    clock: Callable[[], float],
    keep: Keep = _nobody,
    width: int = 78,
) -> Interview:
    """An interview on any streams, with any clock; how it stands at its end."""
    return Session(interview, Console(source, out, width, echo=True), clock, keep).run()


class Session:
    """One interview in plain mode."""

    def __init__(self, interview: Interview, console: Console, clock: Callable[[], float], keep: Keep) -> None:
        self._interview, self._console, self._clock, self._keep = interview, console, clock, keep
        self._words: dict[str, Callable[[], None]] = {
            "ask": self._offer,
            "?": self._offer,
            "show": self._show,
            "said": lambda: self._mark(said=True),
            "missed": lambda: self._mark(said=False),
            "say": self._say,
            "skip": lambda: self._event(Skipped(self._clock())),
            "pause": self._pause,
            "clock": self._toggle_clock,
            "quit": lambda: self._event(Stopped(self._clock())),
            "help": lambda: console.say(*_HELP),
            **dict.fromkeys(("idk", "i don't know", "i don\u2019t know", "i dont know"), self._give_up),
        }

    def run(self) -> Interview:
        """Asks until the turns, the input or the person come to an end."""
        self._console.say(_INTRO, "No clock runs that you see, unless you type clock.")
        told = (-1, -1)
        while self._interview.stage is not Stage.OVER:
            place = (self._interview.place, len(self._interview.done))
            if place != told:
                self._console.say("", *self._asked(scene=place[0] != told[0]))
                told = place
            self._turn()
        self._console.say(*_debriefed(debrief(self._interview)))
        self._console.end()
        return self._interview

    def _asked(self, *, scene: bool) -> list[str]:
        interview = self._interview
        begins = [f"Scenario: {interview.scene}"] if scene else []
        time_in_words = words.clock(interview)
        begins += [f"The clock: {time_in_words}."] if time_in_words else []
        says = [*begins, f"Turn {interview.number}: {interview.posed.says}"]
        return [in_words(line) for says_one in says for line in sentences(says_one)]

    @property
    def _prompt(self) -> str:
        return {
            Stage.ASKED: "Answer:",
            Stage.JUDGED: "Enter for the next turn, show for how to say it, quit to stop:",
            Stage.SHOWN: "said, missed, or Enter for the next turn:",
            Stage.PAUSED: "Paused. Enter goes on:",
        }[self._interview.stage]

    def _turn(self) -> None:
        """One prompt and what follows from it."""
        typed = self._console.ask(self._prompt)
        if typed is None:
            self._event(Stopped(self._clock()))
            return
        word = " ".join(typed.lower().rstrip(".!").split())
        if self._interview.stage is Stage.PAUSED and word != "quit":
            self._event(Resumed(self._clock()))
        elif word in self._words:
            self._words[word]()
        elif word.startswith("ask "):
            self._ask(word.removeprefix("ask "))
        elif not self._interview.is_open:
            self._move(word)
        elif not word:
            self._console.say("Type an answer, or one of: ask, skip, quit, help.")
        else:
            self._answer(typed)

    def _event(self, event: Event) -> None:
        self._interview, effects = step(self._interview, event)
        self._keep(self._interview, effects)

    def _move(self, word: str) -> None:
        if word in ("", "next"):
            self._event(Moved(self._clock()))
        else:
            self._console.say("This turn is done. Enter goes on.")

    def _answer(self, typed: str) -> None:
        """Says how an answer is heard, and what the interviewer says of it."""
        heard = hear(self._interview.posed, self._interview.openings, typed)
        self._event(Answered(typed, self._clock()))
        if isinstance(heard, Unreadable):
            self._console.say(*telling.unreadable(typed, heard))
            return
        if (read_as := heard.echo(WORDS)) != typed.strip():
            self._console.say(in_words(f"Read as {read_as}."))
        self._console.say(*map(in_words, sentences(words.reaction(self._interview))))

    def _offer(self) -> None:
        """What one might ask, and the letter that is chosen."""
        if not self._interview.is_open:
            self._console.say("This turn is done. Enter goes on.")
            return
        offered = words.may_ask(self._interview)
        self._console.say(*(f"{key}: {says}" for key, _, says in offered))
        chosen = self._console.ask("A letter, or Enter to ask nothing:")
        if chosen and chosen.strip():
            self._ask(chosen.strip().lower())

    def _ask(self, what: str) -> None:
        """Asks about something, by its letter or its name."""
        known = {name: one for key, one, _ in words.may_ask(self._interview) for name in (key, one)}
        if not self._interview.is_open or what.rstrip("?") not in known:
            offered = ", ".join(one for _, one, _ in words.may_ask(self._interview))
            self._console.say(f"That can't be asked here. There is: {offered}.")
            return
        opening = known[what.rstrip("?")]
        self._event(Asked(opening, self._clock()))
        self._console.say(in_words(f"Interviewer: {self._interview.reply_to(opening)}"))

    def _show(self) -> None:
        if self._interview.is_open:
            self._console.say("First your own answer; then show. idk leaves it open.")
            return
        self._event(Shown(self._clock()))
        first, *more = sentences(said_of(self._interview))
        self._console.say(in_words(f"Say it: {first}"), *map(in_words, more))

    def _mark(self, *, said: bool) -> None:
        if self._interview.stage is Stage.SHOWN:
            self._event(Marked(said, self._clock()))
        else:
            self._console.say("said and missed come after show.")

    def _say(self) -> None:
        self._console.say(*self._asked(scene=True), *filter(None, [in_words(words.agreed(self._interview))]))

    def _give_up(self) -> None:
        if self._interview.is_open:
            self._event(GaveUp(self._clock()))
            self._console.say(words.reaction(self._interview))
        else:
            self._move("idk")

    def _pause(self) -> None:
        self._event(Paused(self._clock()))

    def _toggle_clock(self) -> None:
        self._event(Clocked(self._clock()))
        self._console.say(f"The clock: {words.clock(self._interview) or 'hidden'}.")


def _debriefed(found: Debrief) -> list[str]:
    """The debrief, one fact a line."""
    turns = len(found.rows)
    if not turns:
        return ["", f"The end. {found.advice}"]
    lines = ["", f"The debrief. Turns: {turns}. It took {took(found.seconds)}."]
    for row in found.rows:
        said = "nothing" if row.said == "-" else row.said
        number = "none" if row.value == "-" else row.value
        lines.append(f"Turn {row.number}: {row.label} Method: {row.method}. Number: {number}. Said aloud: {said}.")
    lines += [f"Solid: {found.solid}."] if found.solid else []
    lines += [f"Shaky: {one}." for one in found.shaky]
    lines += [in_words(f"Missing: {one}") for one in found.missing]
    if found.say:
        first, *more = sentences(found.say)
        lines += [in_words(f"Say it: {first}"), *map(in_words, more)]
    lines += [NOT_A_JUDGE, found.advice]
    topics = dict.fromkeys(found.rows[number - 1].code.partition("?")[0] for number in found.practise[:2])
    return [*lines, *(f"With new numbers: convdrill practice --topic {topic}" for topic in topics)]
