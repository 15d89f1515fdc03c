"""What only shows in processes of their own: the same seed, what is loaded, closed pipes, and when plain mode starts."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from argparse import Namespace
from typing import Any

import pytest

from trainer.cli.practice import in_plain_mode

SEED = "forward/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3"


def test_two_processes_with_one_seed_print_the_same() -> None:
    command = [sys.executable, "-m", "trainer.cli", "ask", "--seed", "3", "--count", "12", "--solution", "--json"]
    runs = [subprocess.run(command, capture_output=True, check=True, env={"PYTHONHASHSEED": seed}) for seed in "12"]
    assert runs[0].stdout == runs[1].stdout
    assert len(json.loads(runs[0].stdout)) == 12


def test_without_a_seed_questions_differ(asked: Any) -> None:
    assert asked("ask", "--count", "5") != asked("ask", "--count", "5")


LIGHT = """
import sys
from trainer.cli import main
main(sys.argv[1:])
heavy = {"textual", "rich", "sympy", "sqlite3", "platformdirs", "asyncio", "multiprocessing"}
print(sorted(heavy & set(sys.modules)), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["topics", "--json"],
        ["ask", "--count", "3", "--solution", "--json"],
        ["grade", SEED, "100", "--json"],
        ["explain", "nn.Conv2d(3, 10, 3)", "--input", "3x24x24", "--json"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_commands_for_programs_load_nothing_heavy(arguments: list[str]) -> None:
    ran = subprocess.run([sys.executable, "-c", LIGHT, *arguments], capture_output=True, text=True, check=True)
    assert ran.stderr == "[]\n"
    json.loads(ran.stdout)


def test_a_closed_pipe_ends_quietly() -> None:
    command = f"{sys.executable} -m trainer.cli ask --count 200 --json | head -c 10"
    ran = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize(
    ("variables", "plain"),
    [
        ({}, False),
        ({"ACCESSIBLE": "1"}, True),
        ({"ACCESSIBLE": "0"}, False),
        ({"ACCESSIBLE": "false"}, False),
        ({"TERM": "dumb"}, True),
    ],
)
def test_plain_mode_starts_by_itself(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], plain: bool) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, Terminal())
    assert in_plain_mode(Namespace(plain=False, no_plain=False)) is plain
    assert in_plain_mode(Namespace(plain=True, no_plain=False)) is True
    assert in_plain_mode(Namespace(plain=False, no_plain=True)) is False
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert in_plain_mode(Namespace(plain=False, no_plain=False)) is True
