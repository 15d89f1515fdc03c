"""Commands run in this process: what tests of the command line share."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

import pytest

from trainer.cli import main


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command in this process: its status, its standard output, its standard error."""

    def ran(*arguments: str) -> tuple[int, str, str]:
        status = main(list(arguments))
        said = capsys.readouterr()
        return status, said.out, said.err

    return ran


@pytest.fixture
def asked(run: Any) -> Any:
    """The JSON document of a command that succeeds without a message."""

    def document(*arguments: str) -> Any:
        status, out, err = run(*arguments, "--json")
        assert (status, err) == (0, "")
        return json.loads(out)

    return document


@pytest.fixture
def fed(run: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The answers of `--jsonl` to some raw lines."""

    def answers(command: str, raw: bytes) -> list[Any]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        status, out, err = run(command, "--jsonl")
        assert (status, err) == (0, "")
        return [json.loads(line) for line in out.splitlines()]

    return answers
