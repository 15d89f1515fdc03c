"""The command line: one file for each command, loaded only when it is called."""

from trainer.cli.commands import main

__all__ = ["main"]
