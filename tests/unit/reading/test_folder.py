from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from outcome_reports.errors import ContentError
from outcome_reports.intake.limits import CONTENT_BYTES
from tests.support.folders import CHAPTER, HEAD
from tests.support.whole_messages import Whole

if TYPE_CHECKING:
    from tests.support.folders import EditionFolder

EDITION_SIZE = "outcome_reports.reading.folder.EDITION_BYTES"
UNREAD = "no part of an edition has a file of this name"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("forword.yaml", "did you mean foreword.yaml?"),
        ("Foreword.yaml", "did you mean foreword.yaml?"),
        ("foreword.yml", "did you mean foreword.yaml?"),
        ("foreword.yaml.txt", "did you mean foreword.yaml?"),
        ("foreword.YAML", "did you mean foreword.yaml?"),
        ("looking_ahead.yaml", "did you mean looking-ahead.yaml?"),
        ("particpants.yaml", "did you mean participation.yaml?"),
        ("edition.yml", "did you mean edition.yaml?"),
        ("x.yaml", "files are: edition.yaml, foreword.yaml, overview.yaml"),
    ],
)
def test_an_unknown_file_names_the_nearest_one(whole: Whole, folder: EditionFolder, name: str, hint: str) -> None:
    folder.write(name, "text: x")
    (problem,) = folder.problems()
    assert (folder.name_of(problem), problem.line, problem.message) == (name, 0, UNREAD)
    assert hint in problem.hint
    whole(problem)


@pytest.mark.parametrize("name", ["README.md", ".foreword.yaml.swp", "._foreword.yaml", "foreword.yaml~", "notes.txt"])
def test_files_of_others_are_left_alone(folder: EditionFolder, name: str) -> None:
    folder.write(name, b"\x00\xff")
    assert folder.problems() == ()


@pytest.mark.parametrize(
    ("name", "hint"),
    [("chapter", "did you mean chapters?"), ("old", "chapters go into chapters/, other parts into parts/")],
)
def test_a_folder_with_content_that_is_not_read_is_reported(folder: EditionFolder, name: str, hint: str) -> None:
    folder.write(f"{name}/1-labour.yaml", "id: a")
    assert [(folder.name_of(p), p.message, p.hint) for p in folder.problems()] == [
        (name, "a folder that is not read", hint)
    ]


def test_other_folders_are_left_alone(folder: EditionFolder) -> None:
    folder.write("images/a.txt", "x")
    folder.write("brand/other.yaml", "x")
    folder.write("empty/.keep", "")
    assert folder.problems() == ()


def test_a_name_that_is_not_text_is_reported(folder: EditionFolder) -> None:
    Path(os.fsdecode(os.fsencode(folder.path) + b"/\xff.yaml")).touch()
    (problem,) = folder.problems()
    assert problem.message == UNREAD
    assert str(problem).encode().startswith(os.fsencode(folder.path))


def chapter(id: str) -> str:
    return f"id: {id}\ntitle: T\nintroduction: x\n"


def test_chapters_are_in_the_order_of_their_numbers(folder: EditionFolder) -> None:
    for name, id in (("10-j", "j"), ("2-b", "b"), ("1-a", "a"), ("x", "x"), ("2-a", "ba"), ("²-c", "c")):
        folder.write(f"chapters/{name}.yaml", chapter(id))
    folder.write("chapters/.hidden.yaml", "{")
    folder.write("chapters/notes.md", "x")
    assert [found.id for found in folder.load().content.chapters] == ["a", "ba", "b", "j", "x", "c"]


@pytest.mark.parametrize("name", ["2-b.yml", "2-b.yaml.txt", "2-b.YAML"])
def test_what_may_be_a_chapter_is_reported(folder: EditionFolder, name: str) -> None:
    folder.write(f"chapters/{name}", chapter("b"))
    (problem,) = folder.problems()
    assert (problem.message, problem.hint) == ("not a chapter: the names of chapters end in .yaml", "name it 2-b.yaml")


@pytest.mark.parametrize("name", ["2-b.yaml", "2-b"])
def test_a_folder_where_a_chapter_belongs_is_called_one(folder: EditionFolder, name: str) -> None:
    folder.write(f"chapters/{name}/x.txt", chapter("b"))
    (problem,) = folder.problems()
    assert problem.message == "this is a folder, and a chapter is a file"
    assert problem.hint == "make it a file, or move the folder out of chapters/"


@pytest.mark.parametrize("kind", ["file", "pipe", "link to itself", "link to nothing", "link to a file"])
@pytest.mark.parametrize(("name", "what"), [("chapters", "chapter"), ("parts", "part")])
def test_what_is_no_folder_where_one_belongs_is_reported(
    folder: EditionFolder, name: str, what: str, kind: str
) -> None:
    place = folder.path / name
    match kind:
        # Where links cannot be made, git writes their target into a file.
        case "file":
            place.write_text("../shared/chapters")
        case "pipe":
            os.mkfifo(place)
        case _:
            targets = {"link to itself": name, "link to nothing": "none", "link to a file": "edition.yaml"}
            place.symlink_to(targets[kind])
    assert folder.found() == [(name, 0, 0, f"not a folder, so no {what} would be read")]
    assert [problem.hint for problem in folder.problems()] == [f"make it a folder with the {what}s in it"]


def test_a_chapter_may_have_the_longest_name_of_a_file(folder: EditionFolder) -> None:
    # That of a spreadsheet beside it would be too long for any.
    name = "1-" + "\u0e01" * 82 + "a.yaml"
    assert len(name.encode()) == 254
    folder.write(f"chapters/{name}", CHAPTER)
    assert folder.found() == []


def test_a_number_longer_than_any_is_a_name(folder: EditionFolder) -> None:
    folder.write(f"chapters/{'9' * 200}-a.yaml", chapter("a"))
    folder.write("chapters/1-b.yaml", chapter("b"))
    assert [found.id for found in folder.load().content.chapters] == ["b", "a"]


def test_an_edition_is_refused_by_the_size_of_all_its_files_before_they_are_read(
    whole: Whole, folder: EditionFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("edition.yaml", HEAD + "sections: [overview, chapters, annex]\n")
    folder.write("overview.yaml", "title: Title\nintroduction: Words.\n")
    folder.write("chapters/1-a.yaml", CHAPTER)
    folder.write("parts/annex.yaml", "title: Annex\ntext: Words.\n")
    files = ("edition.yaml", "overview.yaml", "chapters/1-a.yaml", "parts/annex.yaml")
    total = sum((folder.path / name).stat().st_size for name in files)
    monkeypatch.setattr(EDITION_SIZE, total)
    assert folder.problems() == ()
    monkeypatch.setattr(EDITION_SIZE, total - 1)
    with whole.raises(ContentError, match=f"the edition has {total:,} bytes of text") as refused:
        folder.load()
    (problem,) = refused.value.problems
    assert problem.hint == f"at most {total - 1:,}: split it into two editions"
    # A file that is too large by itself is told of by its name.
    folder.write("chapters/2-b.yaml", "x" * (CONTENT_BYTES + 1))
    monkeypatch.setattr(EDITION_SIZE, total)
    assert [found[0] for found in folder.found()] == ["chapters/2-b.yaml"]
