"""The command, and the examples on the page about challenges."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from trainer import challenges
from trainer.cli import main

PAGE = (Path(__file__).parents[2] / "docs" / "challenges.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```console\n\$ (.*?)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_an_example_of_the_page(command: str, shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(shlex.split(command)[1:])
    said = capsys.readouterr()
    assert said.out + said.err == shown


def test_the_page_has_examples_and_names_every_pack() -> None:
    assert len(EXAMPLES) >= 3
    assert all(f"\n{pack.name} " in PAGE for pack in challenges.packs())


def test_a_new_code_is_what_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    codes = []
    for _ in range(3):
        assert main(["challenge", "new", "--pack", "work", "--level", "expert", "--count", "7"]) == 0
        codes.append(capsys.readouterr().out.strip())
    found = [challenges.read(code) for code in codes]
    assert {(one.pack, one.level, one.count) for one in found} == {("work", "expert", 7)}
    assert len(set(codes)) > 1


def test_without_wishes_it_is_ten_of_the_core_at_interview(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["challenge", "new"]) == 0
    made = challenges.read(capsys.readouterr().out)
    assert (made.pack, made.level, made.count) == ("core", "interview", 10)


def test_show_tells_programs_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["challenge", "show", "1o8pz vyrtz", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    challenge = challenges.read("108PZ-VYRTZ")
    assert shown == {
        "code": "108PZ-VYRTZ",
        "deal": 1,
        "pack": "core",
        "level": "interview",
        "count": 10,
        "seed": 3_141_592,
        "questions": list(challenges.questions(challenge)),
    }


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["new", "--pack", "cores"], "There is no pack 'cores'. There are: core, "),
        (["new", "--pack", "roughly", "--level", "warmup"], "The pack roughly has no questions at level warmup."),
        (["new", "--count", "51"], "A challenge has 5 to 50 questions, not 51."),
        (["new", "--count", "many"], "Argument --count: 'many' is not a whole number"),
        (["show", "108PZ-VYRT"], "A challenge code has 10 letters and digits"),
        (["show", "\x1b[2J"], r"\x1b can't stand in a challenge code"),
        (["show"], "The following arguments are required: CODE."),
        ([], "The following arguments are required: new|play|show|packs."),
    ],
)
def test_what_is_wrong_is_told_in_one_line(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["challenge", *arguments]) == 2
    said = capsys.readouterr()
    assert not said.out
    assert said.err.startswith(says)
    assert said.err.count("\n") == 1
