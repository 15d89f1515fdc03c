"""The explanation: the chain with symbols, numbers, values and reasons, the learner's own line beside it, and the code."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import cycle

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from question_bank import algebra
from question_bank.expression import Expr, grouped, text
from question_bank.frameworks import NAMES
from question_bank.picture import picture
from question_bank.question import Question, Verdict
from question_bank.solution import Solution, Step
from question_bank.what_if import what_if
from question_bank.wording import code_line, why_no_code
from trainer.practice import Attempt
from trainer.sittings.wrapping import wrapped
from trainer.tui import wording
from trainer.tui.commands import ENTER_NEXT, ESCAPE_BACK, EXPLANATION, HELP
from trainer.tui.screens.framed import Framed
from trainer.tui.widgets.drawing import Drawing

_WAIT = "SymPy is still being loaded. Press the key again in a moment."


class ExplanationScreen(Framed):
    """One question, explained.

    Args:
        question: what is explained.
        missed: the verdict on the first miss, for the learner's own line.
        tries: the tries, for a formula of the learner's own.
        then: what Enter does; goes back where None.
        opening: a sentence above all, such as "Fine. Here is one, step by step."
    """

    def __init__(
        self,
        question: Question,
        missed: Verdict | None = None,
        tries: tuple[Attempt, ...] = (),
        then: Callable[[], None] | None = None,
        opening: str = "",
    ) -> None:
        super().__init__()
        self.heading = f"Explanation: {question.topic.title}"
        self._question, self._missed, self._tries, self._then = question, missed, tries, then
        self._opening = opening
        self._letters = cycle(range(100))
        self._drawn = False
        formula = self._formula()
        first = (ENTER_NEXT,) if then is not None else (EXPLANATION[0],)
        unable = set() if formula is not None else {"expanded", "factored", "solved"}
        unable |= set() if question.picture is not None else {"drawing"}
        unable |= set() if question.scenario is not None else {"what_if", "copy"}
        able = tuple(command for command in EXPLANATION[1:] if command.action not in unable)
        self.commands = (*first, *able, ESCAPE_BACK, HELP)

    def _formula(self) -> Expr | None:
        solution = self._question.solution
        return solution.formulas[0] if solution is not None and len(solution.formulas) == 1 else None

    def compose_body(self) -> Iterable[Widget]:
        yield Static("", id="opening", markup=False)
        yield Static("", id="chain", markup=False)
        yield Drawing()
        yield Static("", id="form", markup=False, classes="spaced")
        yield Static("", id="code", markup=False, classes="spaced")

    def draw(self) -> None:
        """Draws the explanation for the size as it is now."""
        if not self.query("#code"):
            return
        room = max(20, self.app.size.width - 4)
        opening = self.query_one("#opening", Static)
        opening.update(self._opening)
        opening.set_class(not self._opening, "hidden")
        self.query_one("#chain", Static).update(self._chain(room))
        code = self._code(room)
        self.query_one("#code", Static).update(code)
        self.query_one("#code").set_class(not str(code), "hidden")
        drawing = self.query_one(Drawing)
        drawing.set_class(not self._drawn, "hidden")
        scenario = self._question.scenario
        drawing.show(picture(scenario, scenario.derivation.lines) if self._drawn and scenario else None)
        form = self.query_one("#form", Static)
        if not str(form.content):
            form.update(wording.same(self._question, self._tries))
        form.set_class(not str(form.content), "hidden")

    def _chain(self, room: int) -> Content:
        question, solution = self._question, self._question.solution
        chosen = question.wanted.kind in ("choice", "choices")
        prompt = f"{question.prompt}\nThe answer: {question.key.shown}." if chosen else question.prompt
        blocks = [prompt, "\n".join(self._lines(solution, room)) if solution is not None else ""]
        tail = [f"Not in it: {solution.left_out}"] if solution is not None and solution.left_out else []
        tail += question.explanation
        return Content("\n\n".join(block for block in (*blocks, "\n".join(tail)) if block))

    def _lines(self, solution: Solution, room: int) -> list[str]:
        wide = room >= 70
        lines = [_columns("line", "in symbols", "with numbers", "value")] if wide else []
        for i, row in enumerate(solution.rows):
            lines += _row(i + 1, row, room)
            own = self._own(row)
            if own is not None:
                lines += _own_row(own, room)
            lines += _why(row, room)
        return lines

    def _own(self, row: Step) -> Step | None:
        return self._missed.own.get(row.line) if self._missed is not None else None

    def _code(self, room: int) -> Content:
        scenario = self._question.scenario
        if scenario is None:
            return Content("")
        lines: list[str] = []
        for framework, name in NAMES.items():
            if scenario.layer.spelling(framework) is None:
                continue
            written = code_line(scenario, framework)
            if written is None:
                said = why_no_code(scenario, framework) or ""
            else:
                sides = ", ".join(map(str, written[1]))
                said = f"{written[0]}    on ({sides})"
            lines += [
                f"{name:<10}{line}" if i == 0 else f"{'':<10}{line}" for i, line in enumerate(wrapped(said, room - 10))
            ]
        return Content("\n".join(lines))

    def _show_form(self, says: str) -> None:
        form = self.query_one("#form", Static)
        form.update(says)
        form.remove_class("hidden")
        form.scroll_visible(animate=False)

    def _forms(self) -> algebra.Forms | None:
        formula = self._formula()
        if formula is None or not algebra.is_loaded():
            self._show_form(_WAIT)
            return None
        return algebra.forms(formula)

    def action_expanded(self) -> None:
        """Shows the formula multiplied out."""
        if (forms := self._forms()) is not None:
            self._show_form(f"Expanded:  {forms.expanded}")

    def action_factored(self) -> None:
        """Shows the formula as a product."""
        if (forms := self._forms()) is not None:
            self._show_form(f"Factored:  {forms.factored}")

    def action_solved(self) -> None:
        """Shows the formula solved for the next letter."""
        if (forms := self._forms()) is None:
            return
        if not forms.solved:
            self._show_form("A formula that rounds can't be solved for a letter: several values give the same.")
            return
        letter, solved = forms.solved[next(self._letters) % len(forms.solved)]
        self._show_form(f"Solved for {letter}, where y is the result:  {letter} = {solved}")

    def action_drawing(self) -> None:
        """Shows or hides the drawing, now with everything in it."""
        self._drawn = not self._drawn
        self.draw()

    def action_what_if(self) -> None:
        """Shows what becomes of the answer when one thing changes."""
        scenario, solution = self._question.scenario, self._question.solution
        if scenario is not None and solution is not None:
            changes = what_if(scenario, solution.quantity)
            self._show_form("\n".join(("What if", *(wording.change(change) for change in changes))))

    def action_copy(self) -> None:
        """Copies the layer as code."""
        scenario = self._question.scenario
        written = [code_line(scenario, framework) for framework in NAMES] if scenario is not None else []
        lines = [line for line, _ in filter(None, written)]
        self.app.copy_to_clipboard("\n".join(lines))
        self._show_form("Copied, if your terminal lets programs copy:\n" + "\n".join(f"  {line}" for line in lines))

    def action_go(self) -> None:
        """Goes on to the next question."""
        self.action_back()

    def action_back(self) -> None:
        """Goes back, or on where the question is over."""
        if self.leave() and self._then is not None:
            self._then()


def _row(place: int, row: Step, room: int) -> list[str]:
    symbols, numbers, value = text(row.symbols), text(row.numbers), grouped(row.value)
    if room < 70:
        return [
            f"{place} {row.label}",
            *_indented([f"{symbols} = {numbers} = {value}" if numbers != value else f"{symbols} = {value}"], room),
        ]
    numbers = "" if numbers == value and symbols == numbers else numbers
    return _in_columns(row.label, symbols, numbers, value, str(place))


def _own_row(row: Step, room: int) -> list[str]:
    symbols, numbers, value = text(row.symbols), text(row.numbers), grouped(row.value)
    if room < 70:
        return _indented([f"your try: {symbols} = {value}  <-"], room)
    *lines, last = _in_columns("  your try", symbols, numbers, value)
    return [*lines, f"{last} <-"]


def _why(row: Step, room: int) -> list[str]:
    if room < 70:
        return _indented([row.why], room)
    return [
        f"   {'  why':<{_LABEL}}{line}" if i == 0 else f"{'':<{_LABEL + 3}}{line}"
        for i, line in enumerate(wrapped(row.why, room - _LABEL - 3))
    ]


_LABEL, _SYMBOLS, _NUMBERS = 23, 20, 18


def _in_columns(label: str, symbols: str, numbers: str, value: str, place: str = "") -> list[str]:
    """One row in columns; in two lines where a formula is too long for its column."""
    if len(label) < _LABEL and len(symbols) < _SYMBOLS and len(numbers) < _NUMBERS:
        return [_columns(label, symbols, numbers, value, place)]
    indent = " " * (_LABEL + 3)
    if len(label) >= _LABEL and len(symbols) < _SYMBOLS and len(numbers) < _NUMBERS:
        return [f"{place:>2} {label}", f"{indent}{symbols:<{_SYMBOLS}}{numbers:<{_NUMBERS}}{value:>9}"]
    first = (
        [f"{place:>2} {label:<{_LABEL}}{symbols}"]
        if len(label) < _LABEL
        else [f"{place:>2} {label}", f"{indent}{symbols}"]
    )
    return [*first, f"{indent}{numbers:<{_SYMBOLS + _NUMBERS}}{value:>9}"]


def _columns(label: str, symbols: str, numbers: str, value: str, place: str = "") -> str:
    return f"{place:>2} {label:<{_LABEL}}{symbols:<{_SYMBOLS}}{numbers:<{_NUMBERS}}{value:>9}"


def _indented(lines: list[str], room: int) -> list[str]:
    return [f"  {part}" for line in lines for part in wrapped(line, room - 2)]
