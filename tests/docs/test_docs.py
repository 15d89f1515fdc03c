"""The pages in docs/ say what is so: generated pages are fresh, examples run, and no layer, slip or letter is left out.

`docs/scripting.md` has a test of its own, beside the commands that it describes.
"""

from __future__ import annotations

import importlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

from question_bank.answers import read_answer
from question_bank.catalog import families, layers
from question_bank.codes import question
from question_bank.ideas import IDEAS
from question_bank.layer import Layer
from question_bank.notation import FOREIGN
from question_bank.replies import Unreadable
from question_bank.slips import SLIPS
from tests.docs.generate import DOCS, all_rules, pages
from trainer.cli import main

ROOT = DOCS.parent
PAGES = {page.relative_to(DOCS).as_posix(): page.read_text("utf-8") for page in sorted(DOCS.rglob("*.md"))}
_ADDING = ("add-a-layer.md", "add-a-family.md")
_ELSEWHERE = ("scripting.md",)


class Example(NamedTuple):
    """A command on a page, with what is shown under it."""

    page: str
    command: str
    shown: str

    def __str__(self) -> str:
        return f"{self.page}: {self.command[:60]}"


def _examples(*names: str) -> Iterator[Example]:
    for name in names:
        for block in re.findall(r"^```console\n(.*?)^```$", PAGES[name], re.MULTILINE | re.DOTALL):
            for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
                command, _, shown = part.partition("\n")
                if command.removeprefix("$ ").startswith("convdrill"):
                    yield Example(name, command.removeprefix("$ "), shown)


def _fits(said: str, shown: str) -> bool:
    """Whether an output is what a page shows: `...` stands for any lines, and columns may be wider."""
    said, shown = (re.sub(r" {2,}", "  ", text) for text in (said, shown))
    quoted = re.sub(r"([][*?])", r"[\1]", shown)
    return fnmatchcase(said, re.sub(r"^\.\.\.\n", "*", quoted, flags=re.MULTILINE))


@pytest.mark.parametrize("name", pages())
def test_a_generated_page_is_fresh(name: str) -> None:
    assert PAGES.get(name) == pages()[name], "run: python -m tests.docs.generate"


_HERE = list(_examples(*(name for name in PAGES if name not in (*_ADDING, *_ELSEWHERE))))


@pytest.mark.parametrize("example", _HERE, ids=str)
def test_an_example_shows_what_it_prints(example: Example, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(shlex.split(example.command)[1:])
    said = capsys.readouterr()
    assert not said.err.startswith("This is a fault"), said.err
    assert status in (0, 1, 2)
    assert _fits(said.out + said.err, example.shown or said.out), said.out + said.err


def test_there_are_examples_to_run() -> None:
    assert len(_HERE) >= 9
    assert all(len(list(_examples(name))) >= 5 for name in _ADDING)


@pytest.fixture(scope="module", params=_ADDING)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A copy of both packages with the file that a page adds."""
    folder = tmp_path_factory.mktemp("copy")
    for package in ("question_bank", "trainer"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    files = re.findall(r"^```python\n# (question_bank/\S+)\n(.*?)^```$", PAGES[request.param], re.MULTILINE | re.DOTALL)
    assert len(files) == 1, "one file is all that it takes"
    for path, body in files:
        assert not (folder / path).exists()
        (folder / path).write_text(body, "utf-8")
    return request.param, folder


def _in_copy(folder: Path, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    call = [sys.executable, "-m", "trainer.cli", *arguments]
    return subprocess.run(call, cwd=folder, env=environment, capture_output=True, text=True)


def test_what_a_page_adds_works_as_the_page_says(built: tuple[str, Path]) -> None:
    page, folder = built
    for example in _examples(page):
        done = _in_copy(folder, shlex.split(example.command)[1:])
        assert _fits(done.stdout + done.stderr, example.shown), (example.command, done.stdout + done.stderr)
        if "bank check" in example.command:
            assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("page", PAGES)
def test_links_between_pages_lead_somewhere(page: str) -> None:
    for link in re.findall(r"\]\(([^)#]+)[^)]*\)", PAGES[page]):
        if not link.startswith(("http:", "https:", "mailto:")):
            assert (DOCS / page).parent.joinpath(link).exists(), link


def test_every_name_occurs() -> None:
    written = "\n".join(PAGES.values())
    missing = [f"## {name}" for name in layers() if f"\n## {name}\n" not in PAGES["layers.md"]]
    missing += [idea for idea in IDEAS if f"\n## {idea}\n" not in PAGES["ideas.md"]]
    missing += [slip for slip in SLIPS if f"`{slip}`" not in PAGES["ideas.md"]]
    missing += [name for name in families() if f"`{name.replace('-', '_')}`" not in written]
    missing += [path for path in _files() if not _stands_in_architecture(path)]
    assert not missing


def _files() -> Iterator[str]:
    for path in sorted((ROOT / "question_bank").glob("*.py")):
        if path.name != "__init__.py":
            yield path.name
    yield from (f"{path.name}/" for path in sorted((ROOT / "question_bank").iterdir()) if path.is_dir())
    yield from (f"{path.name}/" for path in sorted((ROOT / "trainer").iterdir()) if path.is_dir())


def _stands_in_architecture(path: str) -> bool:
    return path.startswith("__") or f"`{path}" in PAGES["architecture.md"]


_PLACES = ("", "question_bank", "question_bank/expression", "trainer", "trainer/tui")


@pytest.mark.parametrize("page", ["architecture.md", *_ADDING])
def test_every_file_and_name_that_a_page_tells_of_exists(page: str) -> None:
    prose = re.sub(r"^```.*?^```$", "", PAGES[page], flags=re.MULTILINE | re.DOTALL)
    for told in re.findall(r"`([\w./]+)`", prose):
        if told.endswith((".py", ".tcss", "/")):
            assert any((ROOT / place / told).exists() for place in _PLACES), told
        elif re.fullmatch(r"[a-z_]+(/[a-z_]+)*\.\w+", told) and (module := _module(told.rpartition(".")[0])):
            assert hasattr(module, told.rpartition(".")[2]), told


def _module(name: str) -> ModuleType | None:
    """The module of one of our packages that a page calls by a short name."""
    for package in ("question_bank", "trainer", "trainer.tui"):
        try:
            return importlib.import_module(f"{package}.{name.replace('/', '.')}")
        except ModuleNotFoundError:
            continue
    return None


def test_every_idea_that_a_line_names_exists() -> None:
    rules = [rule for layer in layers().values() for _, rule in all_rules(layer)]
    assert {rule.idea for rule in rules} - {""} <= IDEAS.keys()


def _rows(heading: str) -> dict[str, str]:
    """The rows of the first table under a heading of symbols.md, by their first cell."""
    part = PAGES["symbols.md"].split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return {line.split(" | ")[0].strip("| "): line for line in part.splitlines() if line.startswith("| ")}


@pytest.mark.parametrize("layer", layers().values(), ids=lambda layer: layer.name)
def test_every_letter_stands_with_its_meaning(layer: Layer) -> None:
    for one in layer.inputs:
        symbol = one.symbol if one.symbol != "N_@" else layer.axes[0].letter
        rows = [row for row in PAGES["letters.md"].splitlines() if f"`{symbol}" in row or f", {symbol}`" in row]
        meaning = one.meaning.replace("{axis}", "side")
        assert any(meaning in row and layer.name in row for row in rows), (symbol, meaning)


def test_every_name_of_a_line_that_may_stand_in_a_formula_is_there() -> None:
    stops = {stop for layer in layers().values() for quantity in layer.quantities for stop in quantity.stops}
    assert all(f"| `{stop}` |" in PAGES["letters.md"] for stop in stops)


def test_every_notation_stands_with_all_its_letters() -> None:
    rows = {name: row for name, row in _rows("Whole notations").items() if "`" in row}
    assert list(rows) == [notation.name for notation in FOREIGN]
    for notation in FOREIGN:
        groups = re.findall(r"(\w+): ((?:`\w+` ?)+)", rows[notation.name])
        shown = {theirs: ours for ours, names in groups for theirs in re.findall(r"`(\w+)`", names)}
        assert shown == notation.letters, notation.name


def test_numbers_are_read_as_the_page_says() -> None:
    part = PAGES["symbols.md"].split("\n## Numbers and sums\n")[1].split("\n## ")[0]
    good, bad = part.split("| typed | not read |")
    wanted = question("forward/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3").wanted
    for table, readable in ((good, True), (bad, False)):
        for cell in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE):
            for typed in re.findall(r"`(.+?)`", cell):
                assert isinstance(read_answer(wanted, typed), Unreadable) is not readable, typed
