"""`convdrill`: home on a terminal, plain mode where there is none."""

from __future__ import annotations

from argparse import Namespace

from trainer.cli import output
from trainer.cli.arguments import Parser
from trainer.cli.commands import COMMANDS
from trainer.cli.practice import add_mode, begin, in_plain_mode, on_screen


def add(parser: Parser) -> None:
    """`--version`, and which mode; the commands stand in the help."""
    parser.description = "Practise the layer arithmetic that machine-learning interviews ask about."
    listed = ", ".join(f"{name} ({says})" for name, says in COMMANDS.items())
    parser.epilog = f"Commands: {listed}. `convdrill COMMAND --help` tells more."
    parser.add_argument("--version", action="store_true", help="print the version and end")
    add_mode(parser)


def run(chosen: Namespace) -> int:
    """The version, home, or plain mode."""
    if chosen.version:
        output.say(f"convdrill {_version()}")
        return output.DONE
    if in_plain_mode(chosen):
        from trainer.cli.tonight import first_or_tonight  # noqa: PLC0415 - the screens begin without it

        return begin(chosen, first_or_tonight)
    return on_screen(None)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - only for this one line

    try:
        return version("convdrill")
    except PackageNotFoundError:
        return "(not installed, run from its sources)"
