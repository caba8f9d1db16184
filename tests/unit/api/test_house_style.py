"""Checking a folder as the command line and scripts do it: which edition is taken for the one before."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import outcome_reports as outr
from outcome_reports.api.folder_checks import check_folder
from outcome_reports.cli import main
from outcome_reports.errors import ContentError, ProfileError
from tests.support.folders import HEAD, EditionFolder
from tests.support.whole_messages import Whole

SENTENCE = "The delegates spoke at length about what they had seen on the roads and at the borders."


@pytest.fixture
def folder(tmp_path: Path) -> EditionFolder:
    """An edition with a slip, and the edition before it beside it, which says one sentence of it."""
    folder = EditionFolder(tmp_path)
    folder.write("foreword.yaml", f"text: |\n  {SENTENCE} There was  labor.\n")
    folder.write("../before/edition.yaml", HEAD.replace("number: 4", "number: 3"))
    folder.write("../before/foreword.yaml", f"text: |\n  {SENTENCE} All was well.\n")
    return folder


def told(folder: Path, **wanted: str) -> list[tuple[str, int, int]]:
    return [(f.rule, f.line, f.column) for f in check_folder(folder, **wanted) if f.severity != "info"]


def test_the_edition_before_is_found_beside(folder: EditionFolder) -> None:
    assert told(folder.path) == [("STR010", 2, 3), ("LNG019", 2, 100), ("LNG001", 2, 102)]


@pytest.mark.parametrize(
    "change",
    [("number: 4", "number: 2"), ("number: 4", "number: 4"), ("RSO Constructive", "Other Constructive")],
    ids=["older", "the same number", "another series"],
)
def test_others_are_not_taken_for_it(folder: EditionFolder, change: tuple[str, str]) -> None:
    folder.write("../before/edition.yaml", HEAD.replace("number: 4", "number: 3").replace("3", "4").replace(*change))
    assert [rule for rule, *_ in told(folder.path)] == ["LNG019", "LNG001"]


def test_of_two_that_could_be_it_none_is_taken_but_the_one_that_is_named(folder: EditionFolder) -> None:
    shutil.copytree(folder.path.parent / "before", folder.path.parent / "draft-of-before")
    assert ("STR010", 2, 3) not in told(folder.path)
    assert ("STR010", 2, 3) in told(folder.path, previous=str(folder.path.parent / "before"))


def test_an_edition_before_that_cannot_be_read_is_reported_once_and_is_not_a_mistake_of_this_one(
    whole: Whole,
    folder: EditionFolder,
) -> None:
    folder.write("../before/foreword.yaml", "text: ''\n")
    (note,) = [f for f in check_folder(folder.path) if f.severity == "info"]
    assert (note.rule, note.message) == (
        "STR010",
        "nothing was compared with the previous edition, before: it cannot be read",
    )
    assert note.hint.startswith("1 problem: outcome-reports check ")
    with whole.raises(ContentError, match=r"before/foreword\.yaml:1:7: the text is empty"):
        check_folder(folder.path, previous=folder.path.parent / "before")


def test_a_script_is_told_what_the_command_line_tells(whole: Whole, folder: EditionFolder) -> None:
    edition = outr.load(folder.path)
    result = CliRunner().invoke(main, ["check", str(folder.path), "--format", "json"])
    findings = json.loads(result.stdout)["findings"]
    assert [(f["rule"], f["line"], f["column"], f["message"]) for f in findings] == [
        (f.rule, f.line, f.column, f.message) for f in edition.check()
    ]
    assert {f.rule for f in edition.check(profile="un")} == {"STR010", "LNG019", "LNG001"}
    with whole.raises(ProfileError, match="“none”"):
        edition.check(profile="none")


def test_an_edition_without_files_is_checked_too(folder: EditionFolder, tmp_path: Path) -> None:
    source = outr.load(folder.path).statement().source()
    assert source is not None
    file = tmp_path / "content.json"
    file.write_bytes(source)
    found = outr.load(file).check(previous=folder.path.parent / "before")
    assert [(f.rule, f.path.as_posix(), f.line) for f in found] == [
        ("STR010", "foreword/text", 1),
        ("LNG019", "foreword/text", 1),
        ("LNG001", "foreword/text", 1),
    ]
