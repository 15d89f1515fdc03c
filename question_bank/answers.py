"""What a person typed, as a reply of the kind that the question wants, or what can't be read and where.

The line under the box and the judge get the same reply, so what is shown as read is what is judged. An answer that can't
be read costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from question_bank.expression import (
    Expr,
    Misread,
    Number,
    Undefined,
    letters_in,
    put_in,
    read,
)
from question_bank.expression.tree import Sym
from question_bank.notation import ours, readable, readings
from question_bank.question import Wanted
from question_bank.replies import (
    ChoiceReply,
    FormulaReply,
    Impossible,
    NumberReply,
    Reply,
    ShapeReply,
    TableReply,
    Unreadable,
)
from question_bank.tables.cells import read_cells

LONGEST = 2000
"""Characters of an answer; of a table for each of its cells."""


def read_answer(wanted: Wanted, typed: str) -> Reply | Unreadable:
    """The reply that a text is, for what a question wants."""
    longest = LONGEST * (1 + len(wanted.cells))
    if len(typed) > longest:
        return Unreadable(f"That is longer than {longest} characters.", longest)
    if not typed.strip():
        return Unreadable("Nothing is typed yet.", 0, unfinished=True)
    try:
        return _READERS[wanted.kind](wanted, typed)
    except Misread as misread:
        return Unreadable(misread.why, misread.at, misread.unfinished)
    except Undefined as undefined:
        return Unreadable(f"This has no value: {undefined}.", 0)


_IMPOSSIBLE = re.compile(
    r"^\s*(it is |it's )?(impossible|not possible|not defined|undefined|invalid)\.?\s*$", re.IGNORECASE
)
_SHAPE = re.compile(r"^\s*[\[(]?\s*\d+(\s*[xX]\s*\d+)+\s*[\])]?\s*$|^\s*[\[(]?\s*\d+(\s*,\s+\d+)+\s*[\])]?\s*$")
_DOTS = re.compile(r"^\s*[1-9]\d{0,2}(\.\d{3})+\s*$")


_ABOUT = re.compile(
    r"\s*(?:(?:about|around|roughly|circa|approximately|nearly|almost)\b|(?:approx|ca)\b\.?|[~≈])\s*", re.IGNORECASE
)
_TIMES = re.compile(r"\s*[xX×]\s*(?=[\d(.])")
"""What stands before a factor, as in "x4"."""


def _number(wanted: Wanted, typed: str) -> Reply:
    if _IMPOSSIBLE.match(typed):
        return Impossible()
    typed = _without_about(wanted, typed)
    body, words, convention = _without_words(wanted, typed.rstrip().removesuffix("."))
    if _SHAPE.match(body):
        raise Misread("This reads as a shape. One number is asked for; a product is written with *.", 0)
    if wanted.whole and _DOTS.match(body):
        raise Misread(
            "Is the point for thousands? Write 1,728 or 1728; a point marks a fraction here.", body.index(".")
        )
    pieces = body.split("=")
    offset, exprs = 0, []
    for piece in pieces:
        exprs.append(_shifted(lambda piece=piece: read(piece), offset, len(piece)))  # type: ignore[misc]
        offset += len(piece) + 1
    value = exprs[-1].value({})
    steps = [(expr, expr.value({})) for expr in exprs[:-1]]
    worked = next((step for step in steps if step[1] != value), steps[0] if steps else None)
    return NumberReply(exprs[-1], value, worked, convention, words)


def _without_about(wanted: Wanted, typed: str) -> str:
    """The text with blanks in place of an "about" or "~" before a number, and of the "x" before a factor; places stay."""
    marks = [_ABOUT, _TIMES] if "times" in wanted.phrases else [_ABOUT]
    start = 0
    for mark in marks:
        if (found := mark.match(typed, start)) is not None:
            start = found.end()
    return " " * start + typed[start:]


def _without_words(wanted: Wanted, typed: str) -> tuple[str, str, str | None]:
    """The text before a unit or a convention, the words after it, and the convention's id."""
    low = typed.rstrip().rstrip(".").lower()
    for phrase in sorted(wanted.phrases, key=len, reverse=True):
        if low.endswith(phrase) and low[: -len(phrase)].strip() and not low[-len(phrase) - 1].isalpha():
            body = typed[: len(low) - len(phrase)].rstrip(" ,;(")
            return body, phrase if wanted.phrases[phrase] else "", wanted.phrases[phrase] or None
    return typed, "", None


def _shifted(reading: Callable[[], Expr], offset: int, length: int) -> Expr:
    try:
        return reading()
    except Misread as misread:
        raise Misread(misread.why, min(misread.at, length) + offset, unfinished=misread.unfinished) from None


_SEPARATORS = (re.compile(r"[xX×*·;]|\bby\b"), re.compile(r","), re.compile(r"\s+"))


def _shape(wanted: Wanted, typed: str) -> Reply:
    if _IMPOSSIBLE.match(typed):
        return Impossible()
    start, inside = _bared(typed)
    sides: list[Number] = []
    pieces = _pieces(inside)
    for at, piece in pieces:
        if piece.strip().lower() in ("none", "batch", "-1") and not sides and len(pieces) > wanted.parts:
            continue  # the batch, as a summary prints it
        if not piece.strip():
            raise Misread("A side is missing here.", start + at, unfinished=at + len(piece) >= len(inside))
        if re.fullmatch(r"\s*0\d+\s*", piece):
            raise Misread("Is the comma for thousands? Part the sides with x, as in 22,000 x 10.", start + at)
        try:
            expr = _shifted(lambda piece=piece: read(piece), start + at, len(piece))  # type: ignore[misc]
        except Misread as misread:
            raise Misread(_of_a_shape(misread.why, wanted), misread.at, unfinished=misread.unfinished) from None
        sides.append(expr.value({}))
    if not sides:
        raise Misread("Only the batch so far. The sides are missing.", len(typed), unfinished=True)
    if len(sides) == 1 and wanted.parts > 1:
        raise Misread(
            f"One number so far. A shape with {wanted.parts} sides is asked for.", len(typed), unfinished=True
        )
    return ShapeReply(tuple(sides))


def _of_a_shape(why: str, wanted: Wanted) -> str:
    """What is wrong with a side; where the reader of one number would say what is asked for, the shape is."""
    asked_for = f"A shape with {wanted.parts} sides is asked for."
    return why.replace("A number or a sum is asked for.", asked_for) if wanted.parts > 1 else why


def _bared(typed: str) -> tuple[int, str]:
    """The text inside an outer bracket, and where it starts."""
    body = typed.strip()
    start = typed.index(body)
    if body[:1] in "([" and body[-1:] in ")]" and _matching(body):
        return start + 1, body[1:-1].rstrip().removesuffix(",")
    if body[:1] == "[" or (body[:1] == "(" and ("," in body or body.count("(") > body.count(")"))):
        raise Misread("A bracket is still open.", start + len(body), unfinished=True)
    return start, body


def _matching(body: str) -> bool:
    depth = 0
    for place, char in enumerate(body):
        depth += (char in "([") - (char in ")]")
        if depth == 0:
            return place == len(body) - 1
    return False


def _pieces(inside: str) -> list[tuple[int, str]]:
    """The sides with their places, cut at the strongest separator outside brackets."""
    for separator in _SEPARATORS:
        cuts = [
            match.span()
            for match in separator.finditer(inside.rstrip())
            if inside[: match.start()].count("(") == inside[: match.start()].count(")")
        ]
        if cuts:
            starts = [0, *(end for _, end in cuts)]
            ends = [*(begin for begin, _ in cuts), len(inside)]
            return [(start, inside[start:end]) for start, end in zip(starts, ends, strict=True)]
    return [(0, inside)]


def _formula(wanted: Wanted, typed: str) -> Reply:
    own = ours(wanted.letters)
    head, equals, body = typed.partition("=")
    at = len(head) + 1 if equals else 0
    if not equals:
        body = head
    try:
        expr = _shifted(lambda: read(body, readable(own)), at, len(body))
    except Misread as misread:
        raise _with_ours(misread, wanted.letters) from None
    names = letters_in(expr)
    if not names:
        raise Misread("Write it in letters, such as those above, without the number it comes to.", at)
    found = readings(names, own)
    if not found:
        stranger = (
            next(name for name in names if name not in own.letters) if set(names) - set(own.letters) else names[0]
        )
        raise Misread(f"{stranger} belongs to another notation than the rest. Ours: {', '.join(wanted.letters)}.", 0)
    meanings = tuple(
        (notation, put_in(expr, {name: Sym(letter) for name, letter in notation.letters.items()})) for notation in found
    )
    return FormulaReply(expr, meanings)


def _with_ours(misread: Misread, letters: tuple[str, ...]) -> Misread:
    if not misread.why.endswith("letters here."):
        return misread
    return Misread(f"{misread.why} Ours: {', '.join(letters)}.", misread.at)


def _choice(wanted: Wanted, typed: str) -> Reply:
    letters = [option.letter for option in wanted.options]
    if (own := _by_its_text(wanted, typed)) is not None:
        return _chosen(wanted, [own])
    chosen: list[str] = []
    for match in re.finditer(r"[^\s,;.&]+", typed):
        word = match.group().lower().strip("()")
        if word in ("and", wanted.noun, f"{wanted.noun}s"):
            continue
        for mark in [word] if word.isdigit() or len(word) == 1 else list(word):
            chosen.append(_letter(mark, letters, match.start()))
    chosen = [letter for letter in letters if letter in chosen]
    if wanted.kind == "choice" and len(chosen) > 1:
        raise Misread("Only one is asked for.", 0)
    if not chosen:
        raise Misread("Nothing is chosen yet.", len(typed), unfinished=True)
    return _chosen(wanted, chosen)


def _chosen(wanted: Wanted, chosen: list[str]) -> ChoiceReply:
    """The reply with what it is called, and, where one choice was made, what that choice says."""
    letters = [option.letter for option in wanted.options]
    places = [str(letters.index(letter) + 1) for letter in chosen]
    listed = " and ".join(filter(None, [", ".join(places[:-1]), places[-1]]))
    said = wanted.options[letters.index(chosen[0])].text if wanted.noun == "choice" and len(chosen) == 1 else ""
    return ChoiceReply(tuple(chosen), f"{wanted.noun}{'s'[: len(places) > 1]} {listed}", said)


_COMMAS = re.compile(r"(?<=\d),(?=\d{3})")


def _by_its_text(wanted: Wanted, typed: str) -> str | None:
    """The letter of the option whose text was typed; a number that counts no option may stand for the one that begins so.

    What an option says goes before its place: "2" is the option "2", wherever that stands.
    """
    body = _COMMAS.sub("", typed.strip().rstrip(".").lower())
    texts = {option.letter: _COMMAS.sub("", option.text.lower()) for option in wanted.options}
    whole = [letter for letter, text in texts.items() if text == body]
    if not whole and body.isascii() and body.isdigit() and int(body) not in range(1, len(texts) + 1):
        whole = [letter for letter, text in texts.items() if re.match(rf"{body}(?![\d.])", text)]
    return whole[0] if len(whole) == 1 else None


def _letter(mark: str, letters: list[str], at: int) -> str:
    if mark in letters:
        return mark
    if mark.isascii() and mark.isdigit() and 1 <= int(mark) <= len(letters):
        return letters[int(mark) - 1]
    raise Misread(f"{mark[:10]} is none of them: 1 to {len(letters)}, or {letters[0]} to {letters[-1]}.", at)


def _table(wanted: Wanted, typed: str) -> Reply:
    texts = read_cells(typed, wanted.cells)
    return TableReply({name: read_cell(wanted.cells[name], texts[name]) for name in wanted.cells if name in texts})


def read_cell(wanted: Wanted, typed: str) -> NumberReply | ShapeReply | Unreadable:
    """The reply that a text is, for what one cell of a table wants."""
    reply = read_answer(wanted, typed)
    if isinstance(reply, NumberReply | ShapeReply | Unreadable):
        return reply
    return Unreadable("There is an answer to find in every cell.", 0)


_READERS: dict[str, Callable[[Wanted, str], Reply]] = {
    "number": _number,
    "shape": _shape,
    "formula": _formula,
    "choice": _choice,
    "choices": _choice,
    "table": _table,
}
