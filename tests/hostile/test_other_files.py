"""Files beside an edition that are none of its content: large ones, pipes, devices, links, names in other encodings."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import outcome_reports as outr
from outcome_reports.errors import ContentError, ProfileError
from tests.support.folders import CHAPTER, HEAD, EditionFolder

ONE = ("--document", "summary", "--format", "html", "--quiet")


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-m", "outcome_reports", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def clutter(folder: EditionFolder) -> None:
    """Everything that somebody may have beside an edition's content."""
    for name in ("video.mp4", "images/raw.tif", "brand/draft.psd", "../registry/dump.bin"):
        with folder.write(name, b"").open("wb") as opened:
            opened.truncate(3_000_000_000)
    for name in ("pipe", "images/pipe.png", "brand/pipe.ttf", "../registry/pipe", "../sibling/edition.yaml"):
        (folder.path / name).parent.mkdir(exist_ok=True)
        os.mkfifo(folder.path / name)
    (folder.path / "zero").symlink_to("/dev/zero")
    (folder.path / "root").symlink_to("/")
    (folder.path / "itself").symlink_to(".")
    (folder.path / "nowhere").symlink_to("none")
    (Path(os.fsdecode(os.fsencode(folder.path) + b"/Pr\xe9face.txt"))).write_bytes(b"x")


def test_nothing_beside_the_content_slows_a_build_or_a_check(folder: EditionFolder, tmp_path: Path) -> None:
    folder.write("edition.yaml", HEAD + "theme: A theme\n")
    clutter(folder)
    built = run("build", folder.path, *ONE, "--out", tmp_path / "out")
    assert built.returncode == 0, built.stderr
    start = time.monotonic()
    again = run("build", folder.path, "--document", "summary", "--format", "html", "--out", tmp_path / "out")
    assert "0 made, 1 unchanged" in again.stderr
    assert time.monotonic() - start < 20
    assert run("check", folder.path).returncode in {0, 1}


def test_a_chapter_with_a_name_in_another_encoding_is_built_and_remembered(
    folder: EditionFolder, tmp_path: Path
) -> None:
    folder.write("chapters/1-a.yaml", CHAPTER)
    before = folder.path / "chapters" / "1-a.yaml"
    before.rename(os.fsdecode(os.fsencode(before.parent) + b"/1-Pr\xe9.yaml"))
    for made in (True, False):
        report = outr.build(folder.path, tmp_path / "out", formats="html", documents="summary")
        assert not report.failed
        assert bool(report.made) == made


@pytest.mark.parametrize("kind", ["pipe", "device", "link", "large", "folder"])
@pytest.mark.parametrize(
    "name", ["foreword.yaml", "chapters/1-a.recommendations.xlsx", "brand/rso.yaml", "images/a.png"]
)
def test_what_content_names_is_a_regular_file_inside(
    folder: EditionFolder, tmp_path: Path, name: str, kind: str
) -> None:
    folder.write("chapters/1-a.yaml", CHAPTER)
    if name == "images/a.png":
        folder.write("foreword.yaml", f"text: x\nsignatories:\n  - {{name: N, office: O, signature: {name}}}\n")
    place(folder.path / name, kind, tmp_path)
    with pytest.raises(ContentError, match=r"not a regular file|leads out|bytes") as caught:
        folder.load()
    assert all(problem.hint for problem in caught.value.problems)


def place(path: Path, kind: str, elsewhere: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case "device":
            path.symlink_to("/dev/zero")
        case "link":
            (elsewhere / "secret").write_bytes(b"text: secret\n")
            path.symlink_to(elsewhere / "secret")
        case _:
            with path.open("wb") as opened:
                opened.truncate(3_000_000_000)


@pytest.mark.parametrize("kind", ["pipe", "device", "link", "large"])
@pytest.mark.parametrize("name", ["html/table.html.j2", "css/print/20-type.css", "html/script/50-search.js"])
def test_templates_are_regular_files_inside(folder: EditionFolder, tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / "templates" / name).parent.mkdir(parents=True)
    place(tmp_path / "templates" / name, kind, tmp_path)
    with pytest.raises(ContentError, match=r"not a regular file|leads out|bytes"):
        outr.load(folder.path, templates=tmp_path / "templates")


def test_a_folder_of_templates_is_not_the_whole_disk(folder: EditionFolder, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="holds more than 1,000 files"):
        outr.load(folder.path, templates="/usr")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "html").symlink_to("/usr")
    with pytest.raises(ContentError, match=r"not a regular file|leads out"):
        outr.load(folder.path, templates=tmp_path / "templates")


@pytest.mark.parametrize("kind", ["pipe", "device", "link", "large"])
def test_a_profile_is_a_regular_file_inside(folder: EditionFolder, tmp_path: Path, kind: str) -> None:
    (folder.path / "house-style").mkdir()
    place(folder.path / "house-style" / "ours.toml", kind, tmp_path)
    with pytest.raises(ProfileError, match=r"not a regular file|leads out|bytes"):
        folder.load().check("ours")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = " + "[" * 100_000, r"it is nested too deeply$"),
        ('extends = "../../../x"', r"unknown profile “\.\./\.\./\.\./x”: profiles are ours, rso, un"),
        ('extends = "ours"', "“ours” extends itself: ours → ours"),
        ("a = \xe9", "the byte 0xe9 is not UTF-8: save it as UTF-8"),
    ],
)
def test_a_profile_that_cannot_be_read_says_so(folder: EditionFolder, text: str, message: str) -> None:
    folder.write("house-style/ours.toml", text.encode("latin-1"))
    with pytest.raises(ProfileError, match=message):
        folder.load().check("ours")
