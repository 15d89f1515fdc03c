"""What the practice screens say, as text: pure functions of a sitting. The bank has worked everything out already."""

from __future__ import annotations

from textual.content import Content

from question_bank import algebra
from question_bank.answers import read_answer
from question_bank.expression import SCREEN, grouped, text
from question_bank.question import Question, Wanted
from question_bank.replies import FormulaReply, Unreadable
from question_bank.solution import Step
from question_bank.what_if import Change
from trainer.practice import Attempt, Phase, Sitting
from trainer.sittings.words import quiet_word
from trainer.sittings.wrapping import wrapped

_MOST_ROWS = 5
_WANTED = {
    "number": "a number, or a sum such as 6*288",
    "shape": "a shape, such as 28x28x8 or (28, 28, 8)",
    "formula": "a formula, in any form that is equal",
    "choice": "one number or letter",
    "choices": "row numbers or letters, such as 2 4",
    "table": "one value for each cell",
}


def prompt(sitting: Sitting, room: int, *, roomy: bool, roomier: bool) -> Content:
    """The question, its conventions, and the worked lines or the table that belong to it."""
    question = sitting.question
    opens = sitting.why or ("The same idea again, asked anew." if sitting.again else "")
    lines = [opens, question.prompt] if opens and (roomy or sitting.phase is Phase.ASKED) else [question.prompt]
    if sitting.phase is Phase.ASKED or (sitting.phase is Phase.MISSED and roomy and not question.table):
        lines += question.conventions
    if question.work and not question.table and (roomier or sitting.phase in (Phase.ASKED, Phase.MISSED)):
        lines += ["", *_work(question, room)] if roomy else _work(question, room)
    return Content("\n".join(lines))


def _work(question: Question, room: int) -> tuple[str, ...]:
    """Lines in columns; as sentences where there is no room for columns."""
    lines = question.work
    if max(map(len, lines)) > room:
        options = question.wanted.options
        lines = tuple(f"{i + 1} {option.text}" for i, option in enumerate(options)) or _squeezed(lines)
    intro = (
        ["Half of it is done. Finish it: the last line is asked for."]
        if question.solution is not None and not question.wanted.options
        else []
    )
    return (*intro, *lines)


def _squeezed(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in lines)


def verdict(sitting: Sitting, room: int, *, roomy: bool) -> Content:
    """The hints shown, the last answer, and what is said of it; after a right one the chain and what one says aloud."""
    blocks = [] if sitting.phase is Phase.RIGHT else _hints(sitting)
    if sitting.tries and sitting.tries[-1].text and not sitting.question.table:
        last = sitting.tries[-1]
        read_as = f"    read as {last.read_as[:200]}" if room >= 56 else ""
        blocks.append(Content.assemble(("› ", "bold"), last.text[:120], read_as))
    if sitting.verdict is not None and sitting.unread_at is None:
        aside = f" {sitting.verdict.aside}" if sitting.verdict.aside and roomy else ""
        blocks.append(_right(sitting, room) if sitting.phase is Phase.RIGHT else Content(sitting.verdict.says + aside))
    if not blocks:
        return Content("")
    return Content("\n").join([Content(""), *blocks] if roomy else blocks)


def drilled(sitting: Sitting) -> Content:
    """What stands above a question of a drill: what came of the one before it."""
    return Content(f"{sitting.number - 1}  {quiet_word(sitting.done[-1])}" if sitting.done else "")


def weighing(sitting: Sitting) -> Content:
    """The question that comes before some verdicts."""
    asks = "Before the verdict: how sure are you of it? It helps to see where one is sure and wrong."
    return Content.assemble("\n", ("› ", "bold"), sitting.pending[:120], f"    read as {sitting.read_as[:200]}\n", asks)


PAUSED = "Paused. The question is hidden, and no time counts. Enter goes on."


def _hints(sitting: Sitting) -> list[Content]:
    shown, total = sitting.question.hints[: sitting.hints], len(sitting.question.hints)
    return [Content(f"Hint {i + 1} of {total}  {hint}") for i, hint in enumerate(shown)]


def _right(sitting: Sitting, room: int) -> Content:
    assert sitting.verdict is not None
    first, stop, rest = sitting.verdict.says.partition(". ")
    if len(sitting.tries) == 1 and sitting.verdict.outcome == "right":
        first = first.removesuffix(".") + ", at the first try" + ("" if stop else ".")
    blocks = [Content(first + stop + rest)]
    solution = sitting.question.solution
    if solution is not None:
        in_letters = sitting.question.wanted.kind == "formula"
        rows = solution.rows
        if len(rows) > _MOST_ROWS and len(solution.parts) > 1:
            rows = tuple(row for row in rows if row.line in solution.parts)
        shown = [chain_row(row, room, in_letters=in_letters) for row in rows[-_MOST_ROWS:]]
        blocks.append(Content("\n").join(shown))
        if in_letters:
            blocks += [Content(line) for line in [same(sitting.question, sitting.tries)] if line]
        else:
            blocks.append(beside("Say it", f"“{solution.spoken}”", room))
        if solution.left_out:
            blocks.append(beside("Not used", solution.left_out, room))
    return Content("\n\n").join(blocks)


def same(question: Question, tries: tuple[Attempt, ...]) -> str:
    """That a right formula and ours are one, as soon as SymPy is there to say so; nothing before."""
    if question.wanted.kind != "formula" or question.solution is None or not algebra.is_loaded():
        return ""
    reply = read_answer(question.wanted, tries[-1].text) if tries and tries[-1].outcome == "right" else None
    if not isinstance(reply, FormulaReply):
        return ""
    ours = question.solution.formulas[0]
    rests = {algebra.difference(meaning, ours) for _, meaning in reply.meanings}
    return "yours - ours = 0" if "0" in rests else ""


def change(one: Change) -> str:
    """One row of what-if."""
    answer = "x".join(grouped(part) for part in one.answer)
    return f"   {one.what:<30} {answer:>15}   {one.beside}".rstrip()


def chain_row(row: Step, room: int, *, in_letters: bool) -> Content:
    """One line of a solution: what it is, how it comes about, what it is worth, and why."""
    if in_letters:
        return Content(f"   {row.label:<27} {text(row.symbols)}" if room >= 56 else f"{row.label}: {text(row.symbols)}")
    short, value = text(row.short, SCREEN), grouped(row.value)
    shown = short if short != value else ""
    if room < 56:
        return Content(f"{row.label}: {shown + ' = ' if shown else ''}{value}")
    line = f"   {row.label:<27} {shown:<20} {value:>11}"
    return Content(line + (f"   {row.why}" if len(line) + len(row.why) + 3 <= room else ""))


def beside(name: str, words: str, room: int) -> Content:
    """A word at the left, and sentences in a column beside it."""
    indent = 12 if room >= 56 else 0
    lines = wrapped(words, room - indent)
    if not indent:
        return Content(f"{name}: {words}")
    first = f"{name:<{indent}}{lines[0]}"
    return Content("\n".join([first, *(" " * indent + line for line in lines[1:])]))


def unreadable(sitting: Sitting, wanted: Wanted, typed: str, reply: Unreadable, *, under: bool = True) -> Content:
    """Why a text can't be read, under the place where the line stands under the box; what is wanted for an empty box."""
    if not typed.strip():
        return Content("your second try" if sitting.phase is Phase.MISSED else _WANTED[wanted.kind])
    if reply.unfinished:
        return Content(f"so far so good; {reply.why[0].lower()}{reply.why[1:]}")
    mark = " " * reply.at + "^ " if under and reply.at <= 60 else ""
    return Content(f"{mark}{reply.why} Not counted.")
