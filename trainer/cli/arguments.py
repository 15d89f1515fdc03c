"""Reading of arguments that answers a mistake in one line, and the choices that several commands share."""

from __future__ import annotations

import argparse
from typing import NoReturn

from question_bank.layer import LEVELS

MOST = 10_000
_LONGEST_SEED = 100


class BadArguments(Exception):
    """Arguments that can't be understood, with one line that says what would be accepted."""


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaint is one line, told like every other."""

    def __init__(self, prog: str, description: str | None = None) -> None:
        super().__init__(prog=prog, description=description, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Instead of a page of usage and an end of the process."""
        raise BadArguments(f"{message[:1].upper()}{message[1:]}. `{self.prog} --help` shows what there is.")


def add_choice(parser: Parser) -> None:
    """The arguments that say which questions are asked."""
    parser.add_argument(
        "--topic",
        action="append",
        default=[],
        metavar="PATTERN",
        help="a topic, or a pattern such as */conv2d/*; may be given several times",
    )
    parser.add_argument("--level", choices=LEVELS, help="how hard the numbers are")
    parser.add_argument("--seed", type=seed, metavar="N", help="the same seed gives the same questions everywhere")
    parser.add_argument("--count", type=count, metavar="N", help="how many questions")
    parser.add_argument(
        "--code",
        action="append",
        default=[],
        metavar="CODE",
        help="exactly this question; may be given several times",
    )


def add_json(parser: Parser) -> None:
    """The switch for programs."""
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")


def add_forms(parser: Parser, request: str) -> None:
    """The switches for programs, of which one reads requests."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON document on standard output")
    form.add_argument("--jsonl", action="store_true", help=f"one request a line on standard input: {request}")


def seed(text: str) -> str:
    """A seed: a whole number, or any short text."""
    if not 1 <= len(text) <= _LONGEST_SEED or not text.isprintable():
        raise argparse.ArgumentTypeError(f"a seed has 1 to {_LONGEST_SEED} printable characters")
    return text


def count(text: str) -> int:
    """A number of questions."""
    if not (text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= MOST):
        raise argparse.ArgumentTypeError(f"{text[:20]!r} is not a whole number from 1 to {MOST:,}")
    return int(text)
