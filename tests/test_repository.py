"""What the repository says of itself is so: the README's commands, the reasons, the version, the picture, the links."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from tools.picture import picture, texts

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
PASSED_OVER = {"__pycache__", "build", "dist", "node_modules"}


def block(mark: str) -> str:
    """The block of the README after a mark."""
    found = re.search(rf"^<!-- {mark} -->\n```\w*\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    assert found, f"README.md has no block after <!-- {mark} -->"
    return found[1]


def files() -> list[Path]:
    """Every file of the repository that holds text, whether git knows it or not."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [one for one in folders if one not in PASSED_OVER and (not one.startswith(".") or one == ".ci")]
        found += [Path(folder, name) for name in names if not name.endswith((".gz", ".pyc"))]
    return found


FAKE = """#!/bin/sh
for word in "$@"; do
    case "$word" in
        .venv*) mkdir -p "$word/bin"; for tool in pip python ruff mypy lint-imports; do cp "$0" "$word/bin/$tool"; done ;;
    esac
done
[ "$1" = -c ] || echo "${0#"$PWD/"}${1:+ $*}" >> calls
"""
"""A Python, and every tool of an environment made with it, that only writes down how it was called."""


@pytest.mark.skipif(os.name == "nt" or shutil.which("bash") is None, reason="needs bash")
def test_ci_runs_the_checks_and_then_exactly_the_command_of_the_readme(tmp_path: Path) -> None:
    clone, path = tmp_path / "clone", tmp_path / "path"
    (clone / ".ci").mkdir(parents=True)
    path.mkdir()
    shutil.copy(ROOT / ".ci" / "run", clone / ".ci" / "run")
    shutil.copy(ROOT / "README.md", clone / "README.md")
    (path / "python3").write_text(FAKE, "utf-8")
    (path / "python3").chmod(0o755)
    environment = {**os.environ, "PATH": f"{path}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run([clone / ".ci" / "run"], cwd=tmp_path, env=environment, check=True, timeout=60)
    calls = (clone / "calls").read_text("utf-8").replace(f"{path}/", "").splitlines()
    checks, tests = calls[:6], calls[6:]
    assert checks == [
        "python3 -m venv .venv-checks",
        ".venv-checks/bin/pip install -q -e .[dev]",
        ".venv-checks/bin/ruff format --check",
        ".venv-checks/bin/ruff check",
        ".venv-checks/bin/mypy",
        ".venv-checks/bin/lint-imports",
    ]
    assert tests == [part.strip().replace('"', "") for part in block("tests").split("&&")]


@pytest.mark.skipif(os.name == "nt" or shutil.which("bash") is None, reason="needs bash")
def test_ci_says_when_there_is_no_python_that_fits(tmp_path: Path) -> None:
    for name in ("python3", "python3.11", "python3.12", "python3.13"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 1\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    ended = subprocess.run([ROOT / ".ci" / "run"], env=environment, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1
    assert "No Python of 3.11 or later" in ended.stderr


def test_the_readme_s_commands_install_what_exists() -> None:
    project = tomllib.loads(PROJECT)["project"]
    assert block("start").strip().endswith("&& .venv/bin/convdrill")
    assert "convdrill" in project["scripts"]
    assert set(re.findall(r"\.\[(\w+)\]|--extra (\w+)", README)) == {("test", ""), ("", "test")}
    assert "test" in project["optional-dependencies"]
    assert project["requires-python"] == ">=3.11"
    assert "Python 3.11 or later" in README


def test_the_readme_shows_what_explain_prints() -> None:
    command = [sys.executable, "-m", "trainer.cli", "explain", "nn.Conv2d(3, 10, 3)", "--input", "3x24x24"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=60).stdout.decode("utf-8")
    assert printed.replace("\r\n", "\n").startswith(block("explain"))


def test_every_dependency_has_its_reason_beside_it() -> None:
    lines = [line for line in PROJECT.splitlines() if re.match(r'    "[\w.-]+[><=~]', line)]
    assert len(lines) > 5
    assert [line for line in lines if not re.search(r'",\s+# .{10,}', line)] == []


def test_every_dependency_stands_in_a_line_of_its_own() -> None:
    project = tomllib.loads(PROJECT)["project"]
    named = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    for one in named:
        assert len(re.findall(rf'^    "{re.escape(one)}",', PROJECT, re.MULTILINE)) == 1


def test_no_file_holds_the_path_of_a_machine() -> None:
    paths = re.compile(r"/(tmp|work|root|Users|home)/\w|[A-Z]:\\+Users")
    found = []
    for file in files():
        text = file.read_text("utf-8", errors="replace")
        found += [f"{file.relative_to(ROOT)}: {one[0]}" for one in paths.finditer(text)]
    assert found == []


def test_the_version_is_what_the_command_says() -> None:
    stated = tomllib.loads(PROJECT)["project"]["version"]
    try:
        installed = version("convdrill")
    except PackageNotFoundError:
        pytest.skip("not installed, run from its sources")
    said = subprocess.run(
        [sys.executable, "-m", "trainer.cli", "--version"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert said == f"convdrill {stated}\n"
    assert installed == stated


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda page: page.name
)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8")):
        assert re.match(r"https?://", target) or (page.parent / target).exists(), target


async def test_the_picture_shows_the_screen_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """If this fails, look at the screen, then run `python -m tools.picture`."""
    monkeypatch.setenv("COLORTERM", "truecolor")
    kept = (ROOT / "docs" / "screen.svg").read_text("utf-8")
    assert texts(kept) == texts(await picture())
    assert not re.search(r"url\((?!#)|@import|@font-face|xlink|<image", kept)
