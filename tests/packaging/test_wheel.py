"""The wheel works where the checkout is not: in an empty environment, and from another folder."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import outcome_reports

ROOT = Path(__file__).resolve().parents[2]
RELEASE = f"outcome_reports-{outcome_reports.__version__}"


def _run(command: list[str | Path], folder: Path) -> str:
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", ""), "LC_ALL": "C.UTF-8"}
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run([sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder], ROOT)
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel. The environment of the tests lends it what it depends on."""
    folder = tmp_path_factory.mktemp("environment")
    _run([sys.executable, "-m", "venv", "--without-pip", folder], ROOT)
    python = folder / "bin" / "python"
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check", "--quiet"]
    _run([*pip, "install", "--no-index", "--no-deps", wheel], ROOT)
    # A path file inside a folder that a path file names is not read: so an editable installation stays out of sight.
    (packages,) = (folder / "lib").glob("python*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_paths()["purelib"], "utf-8")
    return folder


def _sources(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def test_the_wheel_holds_what_the_package_needs_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    templates = {path.relative_to(ROOT).as_posix() for path in _sources(ROOT / "templates")}
    assert templates
    assert {f"outcome_reports/{name}" for name in templates} <= names
    assert {path.relative_to(ROOT / "src").as_posix() for path in _sources(ROOT / "src")} <= names
    assert not any("__pycache__" in name for name in names)
    assert {name.split("/")[0] for name in names} == {"outcome_reports", f"{RELEASE}.dist-info"}
    assert "outcome_reports/py.typed" in names
    assert f"{RELEASE}.dist-info/licenses/LICENSE" in names


def test_the_package_is_the_one_of_the_wheel(environment: Path, tmp_path: Path) -> None:
    python = environment / "bin" / "python"
    where = _run([python, "-c", "import outcome_reports; print(outcome_reports.__file__)"], tmp_path)
    assert Path(where.strip()).is_relative_to(environment)


def test_the_command_lists_its_jobs(environment: Path, tmp_path: Path) -> None:
    said = _run([environment / "bin" / "outcome-reports", "--help"], tmp_path)
    assert {"build", "excerpt", "check", "validate"} <= set(said.split())


def test_it_builds_in_another_folder_what_the_checkout_builds(environment: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    _run([environment / "bin" / "outcome-reports", "build", "content/fourth-2026"], tmp_path)
    outcome_reports.build(ROOT / "content" / "fourth-2026", tmp_path / "ours")
    for name in ("statement.html", "statement.docx", "statement.pdf"):
        ours = (tmp_path / "ours" / name).read_bytes()
        assert hashlib.sha256((tmp_path / "build" / "fourth-2026" / name).read_bytes()).hexdigest() == (
            hashlib.sha256(ours).hexdigest()
        ), name


def test_a_meeting_is_founded_and_published_with_nothing_but_the_wheel(environment: Path, tmp_path: Path) -> None:
    command = environment / "bin" / "outcome-reports"
    said = _run([command, "new", "my-meeting"], tmp_path)
    assert "268 States and organisations" in said
    assert {path.name for path in tmp_path.iterdir()} == {"my-meeting", "registry"}
    asked = subprocess.run(
        [command, "check", "my-meeting", "--format", "json"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    # What is still to be written is all that is wrong.
    assert {finding["rule"] for finding in json.loads(asked.stdout)["findings"]} == {"STR009"}
    formats = ("html", "docx", "txt", "md", "pdf")
    _run([command, "build", "my-meeting", *(word for name in formats for word in ("--format", name))], tmp_path)
    for name in formats:
        assert (tmp_path / "build" / "my-meeting" / f"statement.{name}").stat().st_size > 500, name
    _run([command, "excerpt", "my-meeting", "ORG", "--format", "html"], tmp_path)
    assert list((tmp_path / "build" / "my-meeting" / "excerpts").glob("org-*.html"))
    assert "--port" in _run([command, "preview", "--help"], tmp_path)


def test_it_validates_with_the_driver_of_the_wheel(environment: Path) -> None:
    (package,) = environment.glob("lib/python*/site-packages/outcome_reports")
    assert (package / "validating" / "VeraPdfDriver.java").is_file()
