"""`convdrill grade`: judges an answer to a question."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from question_bank.codes import question
from question_bank.grading import grade
from question_bank.question import Question, Verdict
from question_bank.replies import Reply, Unreadable
from trainer.cli import output
from trainer.cli.arguments import BadArguments, Parser, add_forms
from trainer.cli.lines import Request, answer_each, typed, written

_STATUS = {"right": output.DONE, "unreadable": output.NOT_UNDERSTOOD}


def add(parser: Parser) -> None:
    """A code and an answer, or requests on standard input."""
    parser.add_argument("code", nargs="?", metavar="CODE", help="the question's code, as `convdrill ask` prints it")
    parser.add_argument(
        "answer", nargs="?", metavar="ANSWER", help="the answer, as one would type it; after -- if it starts with -"
    )
    add_forms(parser, '{"code": ..., "answer": ...}')


def run(chosen: Namespace) -> int:
    """Prints the verdict; the status says whether it was right."""
    if chosen.jsonl:
        if chosen.code is not None:
            raise BadArguments("--jsonl reads codes and answers from standard input.")
        return answer_each(_graded)
    if chosen.code is None or chosen.answer is None:
        raise BadArguments("A code and an answer are needed: convdrill grade CODE ANSWER.")
    asked = question(chosen.code)
    reply, verdict = grade(asked, chosen.answer)
    if chosen.json:
        output.document(_as_json(asked, reply, verdict))
    else:
        _say(reply, verdict)
    return _STATUS.get(verdict.outcome, output.NOT_RIGHT)


def _graded(request: Request) -> dict[str, Any]:
    asked = question(written(request, "code"))
    return _as_json(asked, *grade(asked, typed(request, "answer")))


def _as_json(asked: Question, reply: Reply | Unreadable, verdict: Verdict) -> dict[str, Any]:
    unread = isinstance(reply, Unreadable)
    shown = {
        "outcome": verdict.outcome,
        "read_as": "" if isinstance(reply, Unreadable) else reply.read_as(),
        "expected": asked.key.expected,
        "slips": list(verdict.slips),
        "pairs": [list(pair) for pair in verdict.pairs],
        "convention": verdict.convention,
        "arithmetic": verdict.arithmetic,
        "says": verdict.says,
        "at": reply.at if isinstance(reply, Unreadable) else None,
    }
    if asked.wanted.kind == "table" and not unread:
        shown["cells"] = {name: dict(cell) for name, cell in verdict.cells.items()}
    return shown


def _say(reply: Reply | Unreadable, verdict: Verdict) -> None:
    if isinstance(reply, Unreadable):
        output.say(f"{verdict.says} (character {reply.at + 1})")
        return
    output.say(f"Read as {reply.read_as()}")
    output.say(verdict.says)
