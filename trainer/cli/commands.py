"""Finds the command, reads its arguments and runs it. Whatever goes wrong becomes one line and an exit status.

Each command is a file of its own and is only imported when it is called, so `grade` never pays for screens.
"""

from __future__ import annotations

import importlib
import sys
from argparse import Namespace
from typing import Protocol

from question_bank.catalog import Unknown
from question_bank.frameworks import Refused
from trainer.cli import output
from trainer.cli.arguments import BadArguments, Parser

COMMANDS = {
    "tonight": "asks what comes back, something new and a mix, for about twenty minutes",
    "practice": "asks questions, on the screen or line by line",
    "sprint": "asks against the clock",
    "interview": "asks one scenario as an interviewer does, in turns",
    "missed": "asks what was missed once more",
    "stand": "asks eight core questions, to see where you stand",
    "due": "says in one line when something is due, and nothing otherwise",
    "history": "lists, exports, imports, backs up and forgets what was answered",
    "topics": "lists what can be asked",
    "ask": "prints questions, with --solution also their answers",
    "grade": "judges an answer to a question",
    "explain": "explains a layer of your own code, or with --network a whole network",
    "challenge": "makes a code that gives the same questions to everybody, and asks them",
    "progress": "tells what you can, what slips, and what comes next",
    "bank": "checks the question bank itself",
}
_HOME = "home"


class Command(Protocol):
    """What each command's file has."""

    def add(self, parser: Parser) -> None:
        """Declares the command's arguments."""
        ...

    def run(self, chosen: Namespace) -> int:
        """Does it; the exit status."""
        ...


def main(argv: list[str] | None = None) -> int:
    """Runs one command; the exit status of the scripting contract."""
    arguments = sys.argv[1:] if argv is None else argv
    try:
        status = _run(arguments)
        output.flush()
    except (Unknown, Refused, BadArguments) as wrong:
        output.complain(str(wrong))
        return output.NOT_UNDERSTOOD
    except BrokenPipeError:
        output.forget()
        return output.DONE
    except KeyboardInterrupt:
        return output.INTERRUPTED
    except SystemExit as end:  # argparse ends so after --help
        return int(end.code or 0)
    except OSError as error:
        output.forget()
        output.complain(f"The output can't be written: {error.strerror or error}.")
        return output.NOT_UNDERSTOOD
    except Exception as fault:
        output.complain(f"This is a fault of ConvDrill, not yours ({type(fault).__name__}: {fault}).")
        return output.NOT_UNDERSTOOD
    return status


def _run(arguments: list[str]) -> int:
    name, rest = _HOME, arguments
    if arguments and not arguments[0].startswith("-"):
        name, rest = arguments[0], arguments[1:]
        if name not in COMMANDS:
            raise BadArguments(f"There is no command {name[:40]!r}. There are: {', '.join(COMMANDS)}.")
    command: Command = importlib.import_module(f"trainer.cli.{name}")
    parser = Parser(prog="convdrill" if name == _HOME else f"convdrill {name}", description=COMMANDS.get(name))
    command.add(parser)
    return command.run(parser.parse_args(rest))
