"""The examples of docs/scripting.md are real: each is run and compared."""

from __future__ import annotations

import io
import re
import shlex
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from trainer.cli import main
from trainer.cli.commands import COMMANDS

PAGE = (Path(__file__).parents[2] / "docs" / "scripting.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```console\n\$ (.*?)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command[:50] for command, _ in EXAMPLES])
def test_an_example(
    command: str, shown: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fed, _, called = command.rpartition(" | ")
    if fed:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(shlex.split(fed)[1].encode() + b"\n")))
    main(shlex.split(called)[1:])
    said = capsys.readouterr()
    assert fits(said.out + said.err, shown)


def fits(said: str, shown: str) -> bool:
    """Whether an output is what a page shows, where a line of three points stands for any lines."""
    quoted = re.sub(r"([][*?])", r"[\1]", shown)
    return fnmatchcase(said, re.sub(r"^\.\.\.\n", "*", quoted, flags=re.MULTILINE))


def test_every_command_is_on_the_page() -> None:
    assert len(EXAMPLES) >= 8
    assert all(f"convdrill {name}" in PAGE for name in COMMANDS)
