"""Deals stay as they are, and every code of theirs is still a question."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from question_bank import catalog
from question_bank.codes import question
from tools import deal as dealing
from trainer import challenges
from trainer.challenges.deal import LEVELS, dealt, opened

ROOT = Path(__file__).parents[2]
SHA = {1: "01ab8e59e026c2ceb544ed1b705d02e31a6579ab6bd96d4e5b1bc27b43811490"}
"""A deal never changes: a new one gets a number and a line of its own."""


def test_no_deal_has_changed() -> None:
    found = {int(file.name.partition(".")[0]): file.read_bytes() for file in dealing.FOLDER.glob("*.txt.gz")}
    assert {number: sha256(packed).hexdigest() for number, packed in found.items()} == SHA
    assert sorted(found) == list(range(1, challenges.NEWEST + 1))
    assert all(len(packed) < 400_000 for packed in found.values())


@pytest.mark.parametrize("number", SHA)
def test_a_sample_of_every_deal_can_be_asked(number: int) -> None:
    """`python -m tools.deal --check` builds them all."""
    deal = dealt(number)
    every = [code for topic, level in dealing.entries(deal) for code in deal.codes(topic, level)]
    assert len(every) > 30_000
    assert [fault for code in every[:: len(every) // 700] if (fault := dealing.fault_of(code))] == []


def test_a_code_that_is_no_question_any_more_would_be_found() -> None:
    assert "no topic" in dealing.fault_of("forward/conv2d/gone?H=3")
    assert "has become" in dealing.fault_of("forward/conv2d/params?W=24&H=24&D=3&M=10&K_h=3&K_w=3")


def test_packs_and_levels_hold_enough_topics_that_exist() -> None:
    deal = dealt(1)
    assert [pack.name for pack in deal.packs][:2] == ["core", "everything"]
    assert len({pack.name for pack in deal.packs}) == len(deal.packs) <= 32
    held = {f"{topic} {level}" for pack in deal.packs for level in LEVELS for topic in pack.topics(level)}
    assert held == deal.blocks.keys()
    assert sum(deal.size(pack, level) < challenges.MOST for pack in deal.packs for level in LEVELS) == 2


@pytest.mark.parametrize(
    "name", ["forward/conv2d/params", "formula/conv2d/params", "concept/sizes/count", "by-hand/conv2d/value"]
)
def test_a_new_deal_would_ask_nothing_twice(name: str) -> None:
    topic = catalog.topics()[name]
    codes = dealing.drawn(99, topic, "interview")
    assert codes == dealing.drawn(99, topic, "interview")
    assert 2 <= len(codes) <= dealing.EACH
    asked = [question(code) for code in codes]
    said = {(one.prompt, one.work, one.picture.in_words() if one.picture else "") for one in asked}
    assert len(said) == len(codes)
    assert {one.topic.name for one in asked} == {name}


def test_a_file_gives_back_what_was_dealt() -> None:
    deal = dealt(1)
    assert opened((dealing.FOLDER / "1.txt.gz").read_bytes()) == deal
    assert deal.codes("forward/conv2d/params", "interview")[0].startswith("forward/conv2d/params?H=")


def test_challenges_load_no_screen_and_no_history() -> None:
    program = "import sys, trainer.challenges\nprint(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "trainer" in done.stdout.split()
    assert not set(done.stdout.split()) & {"textual", "rich", "sqlite3", "sympy", "asyncio", "random", "secrets"}
