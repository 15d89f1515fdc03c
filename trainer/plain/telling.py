"""What plain mode says about a sitting, as lists of lines: pure functions, one fact a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from question_bank.expression import WORDS, grouped, text
from question_bank.frameworks import NAMES
from question_bank.picture import picture
from question_bank.question import Question, Verdict
from question_bank.replies import Unreadable
from question_bank.slips import SLIPS
from question_bank.solution import Solution, Step
from question_bank.tables.telling import place
from question_bank.wording import code_line
from trainer.history import Best
from trainer.plain.printable import character, in_words, sentences
from trainer.practice import Phase, Rules, Sitting
from trainer.practice.filling import Filling
from trainer.sittings.clocks import took
from trainer.sittings.words import quiet_word, results

_INTRO = "ConvDrill, plain mode. Words: hint, formula, picture, why, say, skip, quit."
_DRILL = "A drill: one try each, no hints. Words: skip, idk, picture, pause, clock, pace, quit."
HELP = (
    "Type a number, a sum such as 6*288, a shape such as 28x28x8, or a formula, as the question asks.",
    "hint: the next hint. Hints cost nothing.",
    "formula: the formula in letters, as a hint.",
    "picture: the sizes that are given, in words.",
    "why: the whole solution, line by line. The question then counts as shown.",
    "say: the question once more; after the answer, how to say it aloud.",
    "skip: the next question.",
    "pause: no time counts until you go on. clock and pace tell the time of a drill.",
    "quit: the summary, and the end.",
    "I don't know, or idk: an answer of its own; the solution follows.",
)


def intro(rules: Rules) -> list[str]:
    """How plain mode is used, by the rules of the sitting."""
    if not rules.quiet:
        return [_INTRO, "Type help for what each does. No clock runs."]
    limit = f"There are {took(rules.limit)} for all of it." if rules.limit is not None else "No time limit."
    return [_DRILL, f"Type help for what each does. {limit}" if rules.setting else "No clock runs."]


def question(sitting: Sitting) -> list[str]:
    """The question with everything that is given."""
    asked, total = sitting.question, sitting.deck.total
    place = f"Question {sitting.number} of {total}." if total else f"Question {sitting.number}."
    again = [sitting.why] if sitting.why else ["The same idea again, asked anew."] if sitting.again else []
    return ["", f"{place} {capital(asked.topic.title)}.", *again, *prompt(asked)]


def prompt(asked: Question) -> list[str]:
    """The prompt, what belongs to it row by row, and what is counted."""
    lines = [line for part in asked.prompt.split("\n") for line in _prompt_line(part)]
    lines += _rows(asked)
    return lines + [in_words(line) for convention in asked.conventions for line in sentences(convention)]


def _prompt_line(part: str) -> list[str]:
    """Code stays as it is; a sentence has its sizes in words."""
    code, comment, shape = part.partition("  # input ")
    if comment:
        return [f"In code: {code}", f"Its input is {shape}."]
    return [in_words(line) for line in sentences(" ".join(part.split()))]


def _rows(asked: Question) -> list[str]:
    """The rows of a table or of a worked solution, each as a sentence."""
    if asked.wanted.options:
        noun = capital(asked.wanted.noun)
        return [f"{noun} {i + 1}: {in_words(option.text)}." for i, option in enumerate(asked.wanted.options)]
    if asked.table:
        return _table(asked)
    if asked.solution is None:
        return [in_words(" ".join(line.split())) for line in asked.work]
    if asked.work:
        done = asked.solution.rows[: sum(not line.endswith("?") for line in asked.work)]
        return ["Half of it is done. Finish it.", *(f"Done: {_summed(row, row.short)}" for row in done)]
    return []


def _table(asked: Question) -> list[str]:
    """The rows of a table that is filled in, and how."""
    nouns = [asked.wanted.cells[f"{asked.wanted.rows[0]}.{column}"].noun for column in asked.wanted.columns]
    lines = []
    for i, row in enumerate(asked.table):
        cells = ", ".join(f"{noun} {cell}" for noun, cell in zip(nouns, row.cells, strict=False)) or "open"
        lines.append(in_words(f"Row {i + 1}: {row.name}, {row.what}. {capital(cells)}."))
    return [*lines, "The open cells are asked for one by one. Enter alone leaves one open."]


def cell(cells: Filling) -> str:
    """The prompt for one cell of a table."""
    return f"{capital(place(cells.wanted, cells.cell))}:"


def marks(asked: Question, found: Verdict) -> list[str]:
    """How each cell of a table came out, row by row; nothing where it is no table, or all of it is right."""
    if found.is_right or not found.cells:
        return []
    rows: dict[str, list[str]] = {}
    for name, mark in found.cells.items():
        row, noun = name.rpartition(".")[0], asked.wanted.cells[name].noun
        rows.setdefault(row, []).append(f"{noun} {_mark(mark)}")
    return [f"{row}: {', '.join(cells)}." for row, cells in rows.items()]


def _mark(mark: Mapping[str, Any]) -> str:
    if mark["follows"]:
        return "follows"
    return {"right": "right", "convention": "right", "missing": "open"}.get(mark["outcome"], "not yet")


def unreadable(typed: str, reply: Unreadable) -> list[str]:
    """What can't be read, and at which character."""
    char = typed[reply.at : reply.at + 1]
    why = reply.why.removeprefix(f"this is the letter {char}. ")
    at_place = reply.at > 0 or why.startswith(char) or why != reply.why
    place = f"Can't read that at {character(typed, reply.at)}." if at_place else "Can't read that."
    return [place, *(in_words(capital(line)) for line in sentences(why)), "Not counted."]


def verdict(found: Verdict) -> list[str]:
    """What is said of an answer."""
    says = found.says.replace("Right: ", "Right. ", 1) if found.says.startswith("Right: ") else found.says
    says = says.replace("Not yet: ", "Not yet. ", 1)
    return [in_words(capital(line)) for line in (*sentences(says), *sentences(found.aside))]


def spoken(asked: Question) -> list[str]:
    """How to say the answer, and what does not come in."""
    solution = asked.solution
    if solution is None:
        return []
    if asked.wanted.kind == "formula":  # its sentences hold numbers that the question never gave
        return _left_out(solution)
    first, *more = sentences(solution.spoken)
    return [f"Say it: {in_words(first)}", *map(in_words, more), *_left_out(solution)]


def _left_out(solution: Solution) -> list[str]:
    if not solution.left_out:
        return []
    meanings = solution.scenario.legend(solution.unused)
    names = [f"{letter}, the {meanings[letter]}" if letter in meanings else letter for letter in solution.unused]
    why = solution.left_out.partition(". ")[2]
    return [f"Not in it: {'; '.join(names)}.", *map(in_words, sentences(why))]


def explanation(sitting: Sitting) -> list[str]:
    """The chain line by line, with the learner's own line beside the right one, and the layer as code."""
    asked, solution = sitting.question, sitting.question.solution
    lines = [] if asked.table else [f"The answer: {in_words(asked.key.shown)}."]
    own = sitting.missed.own if sitting.missed is not None else {}
    for i, row in enumerate(solution.rows if solution is not None else ()):
        lines.append(f"{i + 1}. {capital(_summed(row, row.numbers, symbols=True))}")
        if row.line in own:
            lines.append(f"Your line: {_summed(own[row.line], own[row.line].numbers, symbols=True)}")
        lines.append(f"Why: {in_words(row.why)}.")
    lines += [in_words(paragraph) for paragraph in asked.explanation]
    if solution is not None:
        lines += [*_formula(solution), *_code(solution), *spoken(asked)]
    return lines


def _summed(row: Step, numbers: object, *, symbols: bool = False) -> str:
    """`weights: M times 27, here 10 times 27, which is 270.` without what repeats itself."""
    value = grouped(row.value)
    shown = [text(row.symbols, WORDS)] if symbols else []
    shown.append(text(row.numbers if numbers is row.numbers else row.short, WORDS))
    parts = [part for part in dict.fromkeys(shown) if part != value]
    said = ", here ".join(parts)
    return f"{row.label}: {said}, which is {value}." if said else f"{row.label}: {value}."


def _formula(solution: Solution) -> list[str]:
    shown = [text(formula, WORDS) for formula in solution.formulas]
    return [f"The formula: {', then '.join(shown)}."]


def _code(solution: Solution) -> list[str]:
    lines = ((name, code_line(solution.scenario, framework)) for framework, name in NAMES.items())
    return [f"In {name}: {written[0]}" for name, written in lines if written is not None]


def onward(sitting: Sitting) -> str:
    """The prompt after a question is done."""
    goes = "the summary" if sitting.number == sitting.deck.total else "the next question"
    why = "" if sitting.phase is Phase.SHOWN else "why for the explanation, "
    return f"Enter for {goes}, {why}quit to stop:"


def formula(asked: Question) -> list[str]:
    """The formula, once the question is done."""
    return _formula(asked.solution) if asked.solution is not None else ["There is no formula to this one."]


def drawing(sitting: Sitting, *, done: bool) -> list[str]:
    """The text twin of the picture: only what is given, until the question is done."""
    scenario = sitting.question.scenario
    if scenario is None or sitting.question.picture is None:
        return ["There is no picture to this one."]
    reveals = sitting.missed.reveals if sitting.missed is not None else ()
    twin = picture(scenario, tuple(scenario.derivation.lines) if done else reveals).in_words()
    return sentences(twin.replace("?", "unknown"))


def hint(asked: Question, place: int) -> list[str]:
    """One hint, each of its reasons on a line."""
    says = [in_words(part) for part in asked.hints[place].rstrip(".").split("; ")]
    return [f"Hint {place + 1} of {len(asked.hints)}.", *(f"{capital(part)}." for part in says)]


def summary(sitting: Sitting, best: Best | None = None) -> list[str]:
    """The sitting in numbers, and the slips that were met."""
    if not sitting.done:
        return ["", "The end. Nothing was answered, so nothing is counted."]
    tally = sitting.tally
    if sitting.rules.quiet:
        return ["", *_drilled(sitting, best)]
    met = dict.fromkeys(slip for one in sitting.done for slip in one.slips)
    return [
        "",
        f"The end. Questions: {tally.asked}.",
        f"Right at the first try: {tally.at_once}.",
        f"Right at the second try: {tally.second_try}.",
        f"Not solved: {tally.shown}.",
        f"Skipped: {tally.skipped}.",
        *(f"Slip met: {SLIPS[slip].name}." for slip in met),
    ]


def _drilled(sitting: Sitting, best: Best | None) -> list[str]:
    """The end of a drill: what was right first, then the time, then each question."""
    return [
        "The end.",
        *results(sitting, best),
        *(f"Question {i + 1}: {quiet_word(one)}, {took(one.seconds)}." for i, one in enumerate(sitting.done)),
    ]


def capital(line: str) -> str:
    return line[:1].upper() + line[1:]
