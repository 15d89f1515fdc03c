"""Every command once: its key, its word in the footer, and what it does. Keys, footers, menu and help read this table."""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """One thing that can be done on a screen."""

    key: str
    """As Textual names it."""
    action: str
    """The action of the screen that does it."""
    label: str
    """Its word in the footer."""
    help: str
    """What it does, for the help screen."""
    footer: bool = True

    @property
    def shown(self) -> str:
        """The key as people know it."""
        names = {"enter": "Enter", "escape": "Esc", "f1": "F1", "question_mark": "?", "up": "Up", "down": "Down"}
        names |= {"slash": "/", "pageup": "PgUp", "pagedown": "PgDn", "tab": "Tab", "shift+tab": "Shift+Tab"}
        return names.get(self.key, self.key)


ENTER_NEXT = Command("enter", "go", "next", "goes on to the next question")
ENTER_BACK = Command("enter", "back", "back", "goes back")
HELP = Command("f1", "help", "help", "opens this page")
ESCAPE_BACK = Command("escape", "back", "back", "goes back", footer=False)
SCROLL = (
    Command("pagedown", "scroll_down", "down", "a page down, where the screen is small", footer=False),
    Command("pageup", "scroll_up", "up", "a page up, where the screen is small", footer=False),
)
STOP = Command("q", "stop", "stop", "ends the sitting; what was answered stays counted")

HOME_FIRST = (
    Command("enter", "tour", "start", "answers that question now: a tour of three"),
    Command("w", "worked", "worked example", "shows one worked example first"),
    Command("d", "date", "date", "the day of your interview; evenings are planned by it"),
    Command("t", "choose", "topics", "chooses topics and level"),
    Command("p", "settings", "settings", "colours, drawing, clocks, plain mode"),
    Command("q", "quit", "quit", "ends ConvDrill"),
    *SCROLL,
)
HOME = (
    Command("enter", "tonight", "tonight", "tonight's questions, or what was cut off"),
    Command("n", "anew", "anew", "tonight from its start, where something was cut off", footer=False),
    Command("s", "sprint", "sprint", "a drill against the clock, of the length in the settings"),
    Command("i", "interview", "interview", "one scenario, as an interviewer asks it"),
    Command("l", "long_interview", "long interview", "three scenarios", footer=False),
    Command("m", "missed", "missed", "what you missed, with new numbers", footer=False),
    Command("M", "missed_same", "missed", "what you missed, with the same numbers", footer=False),
    Command(
        "f", "practise", "free practice", "the chosen topics, one question after another, without an end", footer=False
    ),
    Command("r", "review", "review", "what you answered, to look at again"),
    Command("g", "progress", "progress", "what you can, what slips, and how it changed"),
    Command("b", "stand", "where do I stand", "eight core questions without hints or clock", footer=False),
    Command("c", "challenge", "challenge", "the same questions as somebody else, by a code", footer=False),
    Command("t", "choose", "topics", "chooses topics and level", footer=False),
    Command("d", "date", "date", "the day of your interview", footer=False),
    Command("w", "worked", "worked example", "shows one worked example", footer=False),
    Command("o", "tour", "tour", "starts the tour of three again", footer=False),
    Command("p", "settings", "settings", "colours, drawing, clocks, plain mode", footer=False),
    Command("q", "quit", "quit", "ends ConvDrill"),
    *SCROLL,
)

ASKED = (
    Command("enter", "answer", "answer", "gives the answer that is typed"),
    Command("question_mark", "hint", "hint", "shows the next hint; hints cost nothing"),
    Command("escape", "menu", "more", "opens a menu; nothing is lost"),
    HELP,
)
"""While the box has the focus only these are keys; everything else is text."""
ASKED_QUIETLY = (
    Command("up", "last", "last answer", "brings the last answer back into the box", footer=False),
    *SCROLL,
)

FILLING = (
    Command(
        "enter", "answer", "next cell", "keeps the cell and goes to the next open one; after the last all are judged"
    ),
    *ASKED[1:-1],
    Command("tab", "cell_after", "move on", "goes to the cell after this one"),
    HELP,
)
"""The same while a table is filled in, cell after cell."""
FILLING_QUIETLY = (
    Command("shift+tab", "cell_before", "move back", "goes to the cell before this one", footer=False),
    Command("up", "last", "bring back", "brings back what was in the cell, or else the cell before", footer=False),
    *SCROLL,
)

ANSWERED = (
    ENTER_NEXT,
    Command("e", "explain", "explanation", "opens the explanation"),
    STOP,
    *SCROLL,
)

MENU = (
    Command("h", "hint", "hint", "the next hint"),
    Command("e", "explain", "explanation", "the whole solution; the question then counts as not known"),
    Command("d", "drawing", "drawing on or off", "shows or hides the drawing"),
    Command("i", "give_up", "I don't know", "an answer of its own; the solution follows, step by step"),
    Command("s", "skip", "skip", "leaves this question unanswered"),
    Command("p", "pause", "pause", "hides the question; no time counts"),
    Command("q", "stop", "stop", "ends the sitting; what was answered stays counted"),
)
"""What Esc offers during a question, each under a letter."""
MENU_DRILL = (
    Command("i", "give_up", "I don't know", "an answer of its own; the next question follows"),
    Command("s", "skip", "skip", "leaves this question unanswered"),
    Command("p", "pause", "pause", "hides the question; no time counts"),
    Command("c", "clock", "clock in words, in digits, or hidden", "shows the time another way"),
    Command("b", "pace", "pace against your best, on or off", "how far you are ahead of your best for this setting"),
    Command("d", "drawing", "drawing on or off", "shows or hides the drawing"),
    Command("q", "stop", "stop", "ends the drill; what was answered stays counted"),
)
"""The same in a drill, where nothing is hinted at or explained."""
MENU_QUIET = tuple(command for command in MENU_DRILL if command.action not in ("clock", "pace"))
"""The same where no clock runs."""
WEIGHED = (
    Command("s", "sure", "sure", "you are sure of the answer"),
    Command("u", "unsure", "not sure", "you are not sure of it"),
    Command("enter", "go", "leave it open", "the verdict, without saying"),
    Command("q", "stop", "stop", "ends the sitting; the answer is judged and kept", footer=False),
)
"""Before some verdicts: how sure one is."""
PAUSED = (
    Command("enter", "go", "go on", "shows the question again"),
    STOP,
)
DRILLED = (
    Command("enter", "answer", "answer", "gives the answer that is typed; the next question follows"),
    *ASKED[2:],
)
"""While the box has the focus in a drill."""

EXPLANATION = (
    ENTER_BACK,
    Command("x", "expanded", "expanded", "the formula multiplied out"),
    Command("f", "factored", "factored", "the formula as a product"),
    Command("s", "solved", "solved", "the formula solved for the next letter"),
    Command("w", "what_if", "what if", "what becomes of the answer when one thing changes"),
    Command("d", "drawing", "drawing", "shows or hides the drawing"),
    Command("c", "copy", "copy code", "copies the layer as code, where the terminal lets it"),
    *SCROLL,
)
SUMMARY = (
    Command("enter", "explain", "explain", "explains the question on which the mark stands"),
    Command("up", "row_up", "up", "the question before", footer=False),
    Command("down", "row_down", "down", "the next question", footer=False),
    Command("m", "missed", "missed again", "practises what was missed, with new numbers"),
    Command("a", "once_more", "once more", "the same again with new questions"),
    Command("s", "same", "same", "exactly the same questions again"),
    Command("x", "hung", "hung", "the line hung: takes the time of the marked question out, or counts it again"),
    Command("q", "home", "home", "goes home"),
    Command("escape", "home", "home", "goes home", footer=False),
)
"""At the end of a sitting."""
SUMMARY_TONIGHT = (
    Command("enter", "aloud", "out loud", "one scenario, told aloud: the last part of the evening"),
    Command("e", "explain", "explain", "explains the question on which the mark stands"),
    *(command for command in SUMMARY[1:] if command.action not in ("once_more", "same")),
)
"""After tonight's questions, when the scenario is still to come."""
SUMMARY_EMPTY = (Command("enter", "home", "home", "goes home"), Command("q", "home", "home", "goes home", footer=False))
CHOOSE = (
    Command("enter", "done", "done", "keeps the choice and goes home"),
    Command("up", "row_up", "up", "the row above", footer=False),
    Command("down", "row_down", "down", "the row below", footer=False),
    Command("space", "take", "choose", "takes a row in or out"),
    Command("l", "level", "level", "the next level"),
    Command("a", "all", "all", "takes every row in"),
    Command("escape", "back", "leave it", "goes back and changes nothing"),
)
SETTINGS = (
    Command("enter", "back", "done", "goes back; every change is kept at once"),
    Command("c", "colours", "colours", "the next set of colours"),
    Command("d", "drawing", "drawing", "drawings on or off"),
    Command("i", "date", "interview", "the day of your interview"),
    Command("m", "minutes", "minutes", "how long an evening is", footer=False),
    Command("s", "sprint", "sprint", "how long a sprint is", footer=False),
    Command("k", "known", "known", "what a sprint asks", footer=False),
    Command("l", "limits", "limits", "how much time a drill has", footer=False),
    Command("t", "clock", "clock", "how the time of a drill is shown", footer=False),
    Command("b", "pace", "pace", "whether a drill is compared with your best while it runs", footer=False),
    Command("u", "sure", "sure", "whether one question in four asks how sure you are", footer=False),
    *SCROLL,
)
DATE = (
    Command("enter", "take", "go on", "takes the day; an empty box means that there is none"),
    Command("escape", "back", "leave it", "goes back and changes nothing"),
)
"""Where the day of the interview is asked for; everything else is text."""
CHALLENGE = (
    Command("enter", "take", "begin", "begins the challenge of the code; an empty box makes a new one"),
    Command("escape", "back", "leave it", "goes back"),
)
"""Where the code of a challenge is asked for."""

INTERVIEW_ASKED = (
    Command("enter", "answer", "answer", "gives the answer that is typed"),
    Command("question_mark", "ask", "ask", "asks the interviewer about something that is open"),
    Command("escape", "more", "more", "opens a menu; nothing is lost"),
    HELP,
    *SCROLL,
)
"""While the box has the focus in an interview."""
INTERVIEW_JUDGED = (
    Command("enter", "go", "next turn", "goes on to the next turn"),
    Command("s", "show", "how to say it", "shows how one might say the answer"),
    Command("escape", "more", "more", "opens a menu; nothing is lost"),
    HELP,
    *SCROLL,
)
"""After an answer in an interview."""
INTERVIEW_SHOWN = (
    Command("y", "said", "said it", "you said it so; goes on to the next turn"),
    Command("m", "missed", "missed it", "you did not say it so; goes on to the next turn"),
    Command("enter", "go", "next turn", "goes on and notes neither"),
    Command("escape", "more", "more", "opens a menu; nothing is lost", footer=False),
    HELP,
    *SCROLL,
)
"""While one compares what one said."""
INTERVIEW_PAUSED = (
    Command("enter", "go", "go on", "shows the turn again"),
    Command("q", "stop", "stop", "ends the interview; the debrief follows"),
)
INTERVIEW_MENU = (
    Command("i", "give_up", "I don't know", "an answer of its own; one step aside follows"),
    Command("s", "skip", "skip", "leaves this turn unanswered"),
    Command("p", "pause", "pause", "hides the turn; no time counts"),
    Command("c", "clock", "clock in words, on or off", "shows the time in words, or hides it"),
    Command("q", "stop", "stop", "ends the interview; the debrief follows"),
)
"""What Esc offers in an interview."""
DEBRIEF = (
    Command("enter", "practise", "practise this turn", "practises what the marked turn asks, with new numbers"),
    Command("up", "row_up", "up", "the turn before", footer=False),
    Command("down", "row_down", "down", "the next turn", footer=False),
    Command("e", "explain", "explanation", "explains the marked turn"),
    Command("n", "again", "new scenario", "another scenario"),
    Command("q", "home", "home", "goes home"),
    Command("escape", "home", "home", "goes home", footer=False),
    HELP,
    *SCROLL,
)
DEBRIEF_EMPTY = (
    Command("enter", "home", "home", "goes home"),
    Command("n", "again", "new scenario", "another scenario"),
    Command("q", "home", "home", "goes home", footer=False),
)

REVIEW = (
    Command("enter", "same", "same again", "asks the marked question again, with the same numbers"),
    Command("n", "fresh", "new numbers", "asks a question of the same kind with new numbers"),
    Command("e", "explain", "explanation", "explains the marked question"),
    Command(
        "slash", "filter", "filter", "opens a box for words such as: wrong slow idea:filter-depth since:2026-11-20"
    ),
    Command("w", "wrong", "wrong", "only what was wrong", footer=False),
    Command("s", "slow", "slow", "only what was right but took more than twice your usual time", footer=False),
    Command("l", "latest", "latest slips", "the latest of each slip", footer=False),
    Command("a", "all", "all", "everything, the newest first", footer=False),
    Command("up", "row_up", "up", "the attempt above", footer=False),
    Command("down", "row_down", "down", "the attempt below", footer=False),
    Command("pagedown", "page_down", "older", "the next page, which is older", footer=False),
    Command("pageup", "page_up", "newer", "the page before", footer=False),
    Command("q", "back", "home", "goes home"),
    ESCAPE_BACK,
)
REVIEW_EMPTY = (
    Command("enter", "back", "home", "goes home"),
    Command("q", "back", "home", "goes home", footer=False),
    ESCAPE_BACK,
)
REVIEW_NONE = (
    Command("enter", "all", "show all", "everything, the newest first"),
    *(one for one in REVIEW if one.action in ("filter", "wrong", "slow", "latest", "all", "back")),
)
"""Where no attempt fits the filter."""
FILTERING = (
    Command("enter", "take", "take", "takes the filter; an empty box shows everything"),
    Command("escape", "leave_filter", "leave it", "goes back to the list and changes nothing"),
)
"""While the box of the filter has the focus; everything else is text."""
PROGRESS = (
    Command("enter", "practise", "practise it", "a few questions that rest on the marked idea"),
    Command("up", "row_up", "up", "the idea above", footer=False),
    Command("down", "row_down", "down", "the idea below", footer=False),
    Command("e", "explain", "explanation", "explains a question that rests on the marked idea"),
    Command("g", "charts", "charts", "right and quick over time, and your bests; or back to the ideas"),
    Command("q", "back", "home", "goes home"),
    ESCAPE_BACK,
    *SCROLL,
)
PROGRESS_CHARTS = (
    Command("g", "charts", "ideas", "back to the ideas"),
    Command("q", "back", "home", "goes home"),
    ESCAPE_BACK,
    *SCROLL,
)
PROGRESS_EMPTY = (
    Command("enter", "back", "home", "goes home"),
    Command("q", "back", "home", "goes home", footer=False),
    ESCAPE_BACK,
)
