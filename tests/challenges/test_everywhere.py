"""A code gives the same questions byte for byte: as they were written down, in other processes, with other Pythons."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from question_bank.codes import question
from tests.challenges.telling import hashes, recorded
from trainer import challenges

ROOT = Path(__file__).parents[2]


def other_pythons() -> list[str]:
    """Every Python from 3.11 on that is on the path, can be run, and is not of this version."""
    found = []
    for minor in range(11, 20):
        program = shutil.which(f"python3.{minor}")
        if program is None or minor == sys.version_info.minor:
            continue
        try:
            said = subprocess.run([program, "-c", "print(1)"], capture_output=True, text=True, timeout=30)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if said.returncode == 0 and said.stdout == "1\n":  # a version manager may leave a name that runs nothing
            found.append(program)
    return found


OTHERS = other_pythons()


def told_by(program: str, hash_seed: str) -> list[str]:
    """What another process tells of the recorded challenges."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": hash_seed, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [program, "-m", "tests.challenges.telling"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_the_recorded_challenges_have_the_questions_that_were_written_down() -> None:
    """Never mend this by writing the list again: somebody has passed on a code and counts on its questions."""
    assert len(recorded()) == 30
    assert {one["pack"] for one in recorded()} == {pack.name for pack in challenges.packs(1)}
    assert {one["level"] for one in recorded()} == {"warmup", "interview", "expert"}
    for one in recorded():
        challenge = challenges.read(one["code"])
        assert challenge == challenges.Challenge(one["deal"], one["pack"], one["level"], one["count"], one["seed"])
        assert list(challenges.questions(challenge)) == one["questions"]
        assert challenge.code == one["code"]


def test_their_answers_are_those_that_were_written_down() -> None:
    """If an answer was wrong and has been mended, write the new one here by hand, and say so in its commit."""
    for one in recorded():
        for code, answer in zip(one["questions"], one["answers"], strict=True):
            assert question(code).key.expected == answer, code


@pytest.mark.parametrize("program", OTHERS or [sys.executable], ids=lambda program: Path(program).name)
def test_another_process_tells_the_same_to_the_last_byte(program: str) -> None:
    assert told_by(program, hash_seed="1" if OTHERS else "4242") == hashes()
