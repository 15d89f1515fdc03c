"""Arithmetic as text and as a tree: the only reader and the only writer of formulas and answers."""

from question_bank.expression.reading import Misread, read
from question_bank.expression.tidying import tidied
from question_bank.expression.tree import (
    Add,
    Call,
    Div,
    Expr,
    Mul,
    Neg,
    Num,
    Number,
    Pow,
    Sym,
    Undefined,
    letters_in,
    parts,
    put_in,
)
from question_bank.expression.writing import SCREEN, TEXT, WORDS, Style, grouped, latex, plain_number, text

__all__ = [
    "SCREEN",
    "TEXT",
    "WORDS",
    "Add",
    "Call",
    "Div",
    "Expr",
    "Misread",
    "Mul",
    "Neg",
    "Num",
    "Number",
    "Pow",
    "Style",
    "Sym",
    "Undefined",
    "grouped",
    "latex",
    "letters_in",
    "parts",
    "plain_number",
    "put_in",
    "read",
    "text",
    "tidied",
]
