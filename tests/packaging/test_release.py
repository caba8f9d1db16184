"""What is released: the files that are uploaded, the version that they say, and what the changelog says of it."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tomllib
from datetime import date
from pathlib import Path

import pytest

import outcome_reports

ROOT = Path(__file__).resolve().parents[2]
VERSION = outcome_reports.__version__


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The source distribution and the wheel."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", folder], cwd=ROOT, check=True, capture_output=True
    )
    return sorted(folder.iterdir())


def test_the_files_are_as_an_index_takes_them(files: list[Path]) -> None:
    assert [file.name for file in files] == [
        f"outcome_reports-{VERSION}-py3-none-any.whl",
        f"outcome_reports-{VERSION}.tar.gz",
    ]
    checked = subprocess.run(
        [sys.executable, "-m", "twine", "--no-color", "check", "--strict", *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert checked.stdout.count("PASSED") == 2
    assert all(file.stat().st_size < 10_000_000 for file in files)


def test_twine_finds_what_an_index_refuses(files: list[Path], tmp_path: Path) -> None:
    faulty = tmp_path / files[1].name
    faulty.write_bytes(files[1].read_bytes()[:1000])
    ended = subprocess.run(
        [sys.executable, "-m", "twine", "check", "--strict", str(faulty)], capture_output=True, check=False
    )
    assert ended.returncode != 0


def test_the_source_has_what_it_takes_to_test_and_no_more(files: list[Path]) -> None:
    with tarfile.open(files[1]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    tops = {name.split("/")[0] for name in names}
    assert {"src", "templates", "tests", "docs", "examples", "content", "tools", "LICENSE", "README.md"} <= tops
    assert not {".venv", "build", "node_modules", ".git"} & tops
    assert "SECURITY.md" in names
    assert [name for name in names if name.endswith(".pyc") or name.startswith("docs/reference/")] == []


def test_the_version_is_said_in_one_place_and_in_the_changelog() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert "version" not in project
    assert "version" in project["dynamic"]
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    entries = re.findall(r"^## (\S+) \((.*)\)$", changelog, re.MULTILINE)
    released = [(version, day) for version, day in entries if day != "unreleased"]
    assert released[0][0] == VERSION
    days = [date.fromisoformat(day) for _, day in released]
    assert days == sorted(days, reverse=True)
    assert len(days) >= 2


def test_every_listed_python_is_one_that_is_needed_at_least() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    listed = [line.rpartition(" ")[2] for line in project["classifiers"] if re.search(r":: 3\.\d+$", line)]
    assert project["requires-python"] == f">={listed[0]}"
    assert len(listed) >= 3
