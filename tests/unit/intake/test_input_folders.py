"""Whether what was read is still what it was, and whether there is more or less to read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from outcome_reports.intake.input_folders import InputFolders, copy_inputs, find_registry
from outcome_reports.intake.limits import PACKAGE_BYTES
from outcome_reports.intake.regular_files import files_recorded
from tests.support.folders import CHAPTER, EditionFolder
from tests.unit.intake.test_pictures import picture


@pytest.fixture
def folder(tmp_path: Path) -> EditionFolder:
    edition = EditionFolder(tmp_path)
    edition.write("chapters/1-a.yaml", CHAPTER)
    edition.write("foreword.yaml", "text: x\nsignatories:\n  - {name: N, office: O, signature: images/a.png}\n")
    edition.write("images/a.png", picture())
    edition.write("images/b.png", picture())
    return edition


def read(folder: EditionFolder) -> dict[str, str]:
    with files_recorded() as found:
        folder.load()
    return InputFolders(folder.path).digests(found)


def test_exactly_what_was_read_counts(folder: EditionFolder) -> None:
    registry = {f"registry/{name}.yaml" for name in ("entities", "groups", "terms")}
    own = {f"edition/{name}" for name in ("edition.yaml", "foreword.yaml", "chapters/1-a.yaml", "images/a.png")}
    assert read(folder).keys() == registry | own


@pytest.mark.parametrize("name", ["edition.yaml", "images/a.png", "../registry/terms.yaml", "chapters/1-a.yaml"])
def test_a_file_that_changed_or_went_is_noticed(folder: EditionFolder, name: str) -> None:
    inputs, folders = read(folder), InputFolders(folder.path)
    assert folders.hold(inputs)
    before = (folder.path / name).read_bytes()
    folder.write(name, before + b"\n")
    assert not folders.hold(inputs)
    folder.write(name, before)
    assert folders.hold(inputs)
    (folder.path / name).unlink()
    assert not folders.hold(inputs)
    os.mkfifo(folder.path / name)
    assert not folders.hold(inputs)


def test_a_copy_has_what_reading_could_use_and_nothing_else(folder: EditionFolder, tmp_path: Path) -> None:
    read(folder)
    whole = {file.relative_to(folder.path) for file in folder.path.rglob("*")}
    os.mkfifo(folder.path / "pipe")
    (folder.path / "film.mov").touch()
    os.truncate(folder.path / "film.mov", PACKAGE_BYTES + 1)
    (folder.path / "images" / "up").symlink_to("..")
    for name, target in (
        ("device", "/dev/zero"),
        ("gone", "nowhere"),
        ("out", tmp_path),
        ("itself", "itself"),
        ("all", "."),
    ):
        (folder.path / name).symlink_to(target)
    (folder.path / "inside.csv").symlink_to(folder.path / "edition.yaml")
    (folder.path / "pictures").symlink_to("images")
    copy_inputs(folder.path, tmp_path / "copy")
    linked = {Path(name) for name in ("inside.csv", "pictures", "pictures/a.png", "pictures/b.png")}
    assert {file.relative_to(tmp_path / "copy") for file in (tmp_path / "copy").rglob("*")} == whole | linked
    assert (tmp_path / "copy" / "inside.csv").read_bytes() == (folder.path / "edition.yaml").read_bytes()


def test_the_registry_is_the_one_beside_the_name(folder: EditionFolder, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "edition").symlink_to(folder.path)
    (tmp_path / "registry").rename(tmp_path / "other" / "registry")
    linked = EditionFolder.__new__(EditionFolder)
    linked.path = tmp_path / "other" / "edition"
    inputs = read(linked)
    assert "registry/terms.yaml" in inputs
    assert InputFolders(linked.path).hold(inputs)


@pytest.mark.parametrize(
    "name",
    [
        "contact.yaml",
        "chapters/2-b.yaml",
        "brand/rso.yaml",
        "x.yml",
        "chapters/1-a.recommendations.csv",
        "other/x.yaml",
    ],
)
def test_one_more_file_that_counts_is_noticed(folder: EditionFolder, name: str) -> None:
    before = InputFolders(folder.path).names()
    folder.write(name, "x")
    assert InputFolders(folder.path).names() != before


@pytest.mark.parametrize("name", ["video.mp4", "notes.txt", "images/c.png", "other/notes.md", ".git/config"])
def test_one_more_file_of_another_kind_is_not(folder: EditionFolder, name: str) -> None:
    before = InputFolders(folder.path).names()
    folder.write(name, "x")
    assert InputFolders(folder.path).names() == before


@pytest.mark.parametrize("inputs", [{}, {"edition/../../x": "0" * 64}, {"elsewhere/a": "0" * 64}, {"": "0" * 64}])
def test_what_names_nothing_does_not_hold(folder: EditionFolder, inputs: dict[str, str]) -> None:
    (folder.path.parent.parent / "x").write_bytes(b"")
    assert not InputFolders(folder.path).hold(inputs)


@pytest.mark.parametrize("inside", [".", "chapters/..", "chapters/../", "../e/chapters/.."])
def test_the_registry_is_beside_where_a_folder_really_is(
    inside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "e" / "chapters").mkdir(parents=True)
    (tmp_path / "registry").mkdir()
    (tmp_path / "e" / "chapters" / "registry").mkdir()
    monkeypatch.chdir(tmp_path / "e")
    found = find_registry(Path(inside))
    assert found is not None
    assert found.resolve() == (tmp_path / "registry").resolve()
