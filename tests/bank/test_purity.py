"""The bank stays pure: what it loads in a fresh interpreter, and that the import contracts bite.

A contract that nothing can break is worth nothing, so each fault planted here must be named by the linter.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FORBIDDEN = ("sympy", "mpmath", "textual", "rich", "sqlite3", "trainer", "asyncio")

_EVERYTHING = """
import sys
import question_bank
from question_bank import codes
from question_bank.catalog import families, topics
from question_bank.explaining import explain
from question_bank.grading import grade
for topic in topics().values():
    asked = codes.question(families()[topic.family].draw(topic, topic.levels[0], "pure"))
    grade(asked, asked.key.shown)
    grade(asked, "1")
    asked.hints, asked.solution and asked.solution.spoken, asked.picture and asked.picture.in_words()
explain("nn.Conv2d(3, 10, 3)", "3x24x24").as_json()
explain("layers.Dense(10)", "400").as_json()
print(len(topics()), *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def _alone(program: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_importing_the_bank_loads_nothing_that_it_must_not_have() -> None:
    loaded = _alone("import sys, question_bank\nprint(*{name.partition('.')[0] for name in sys.modules})")
    assert "question_bank" in loaded
    assert not set(loaded) & set(FORBIDDEN)


def test_drawing_grading_and_explaining_every_topic_load_nothing_more() -> None:
    count, *loaded = _alone(_EVERYTHING)
    assert int(count) >= 50
    assert not set(loaded) & set(FORBIDDEN)


def _linter() -> str:
    beside = Path(sys.executable).with_name("lint-imports")
    found = str(beside) if beside.exists() else shutil.which("lint-imports")
    if found is None:
        pytest.skip("import-linter is not installed; it comes with the extra 'dev'")
    return found


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [_linter(), "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin", "COLUMNS": "200", "HOME": str(folder)},
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree as it is, in a place where faults may be planted."""
    folder = tmp_path_factory.mktemp("tree")
    for package in ("question_bank", "trainer"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_the_import_contracts_hold(copied: Path) -> None:
    done = _lint(copied)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(
    ("module", "planted", "contract"),
    [
        ("question_bank/ideas.py", "import textual", "The bank is pure"),
        ("question_bank/sampling.py", "import random", "The bank is pure"),
        ("question_bank/solution.py", "import sympy", "Only algebra speaks SymPy"),
        ("question_bank/layers/dense.py", "import question_bank.families.forward", "Layers know no family"),
        ("question_bank/families/forward.py", "import question_bank.layers.conv2d", "Families know no layer"),
        ("trainer/practice/step.py", "import time", "The session machine is pure"),
        ("trainer/plain/telling.py", "import trainer.tui.theme", "Front ends sit on top"),
    ],
)
def test_a_planted_fault_breaks_its_contract(copied: Path, module: str, planted: str, contract: str) -> None:
    file = copied / module
    whole = file.read_text(encoding="utf-8")
    future = "from __future__ import annotations\n"
    assert future in whole
    file.write_text(whole.replace(future, f"{future}{planted}\n", 1), encoding="utf-8")
    try:
        done = _lint(copied)
    finally:
        file.write_text(whole, encoding="utf-8")
    assert done.returncode != 0, done.stdout
    broken = [line for line in done.stdout.splitlines() if line.startswith(contract) and " BROKEN" in line]
    assert broken, done.stdout
