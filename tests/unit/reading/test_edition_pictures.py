"""Pictures of an edition: where they are told, and what is kept of them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.unit.intake.test_pictures import picture

if TYPE_CHECKING:
    from tests.support.folders import EditionFolder


def test_an_edition_tells_its_pictures_with_their_places(folder: EditionFolder) -> None:
    signatories = "".join(
        f"  - name: N\n    office: O\n    signature: {name}\n" for name in ("images/a.png", "../x.png", "images/b.png")
    )
    folder.write("foreword.yaml", "text: x\nsignatories:\n" + signatories)
    folder.write("images/a.png", picture())
    folder.write("images/b.png", b"x")
    assert [(name, line, column) for name, line, column, _ in folder.found()] == [
        ("foreword.yaml", 8, 16),
        ("foreword.yaml", 11, 16),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("|\n  Words.\n\n  ![Boats](images/b.png)\n", (4, 12)),
        ('"Words.\\n\\n![Boats](images/b.png)"\n', (1, 27)),
        ('>\n  ::: box {title="A"}\n\n  ![Boats](images/b.png)\n\n  :::\n', (4, 12)),
        ('|\n  Words.\n\n  ::: table {data="b.csv"}\n  :::\n', (4, 20)),
    ],
)
def test_what_a_text_shows_is_told_where_the_text_names_it(
    folder: EditionFolder, text: str, place: tuple[int, int]
) -> None:
    folder.write("looking-ahead.yaml", f"text: {text}")
    folder.write("images/b.png", b"x")
    assert [(name, line, column) for name, line, column, _ in folder.found()] == [("looking-ahead.yaml", *place)]


def test_an_edition_has_the_bytes_of_its_pictures(folder: EditionFolder) -> None:
    folder.write("foreword.yaml", "text: x\nsignatories:\n  - {name: N, office: O, signature: images/a.png}\n")
    folder.write("images/a.png", picture("RGB", "BMP"))
    assert Image.open(io.BytesIO(folder.load().content.images["images/a.png"])).format == "PNG"


def test_pictures_that_are_too_many_together_are_told_where_they_become_so(folder: EditionFolder) -> None:
    names = [f"images/{number}.png" for number in range(5)]
    rows = "".join(f"  - {{name: N, office: O, signature: {name}}}\n" for name in [*names, names[0]])
    folder.write("foreword.yaml", "text: x\nsignatories:\n" + rows)
    for name in names:
        folder.write(name, picture("1", size=(5000, 5000)))
    ((file, line, _, message),) = folder.found()
    assert (file, line) == ("foreword.yaml", 7)
    assert message == "the pictures up to this one have 125,000,000 pixels together"


def with_picture(folder: EditionFolder, note: str | None) -> EditionFolder:
    folder.write("looking-ahead.yaml", "text: |\n  ![Boats](images/a.png)\n")
    folder.write("images/a.png", picture())
    if note is not None:
        folder.write("images/a.png.yaml", note)
    return folder


def test_notes_beside_pictures_are_read_and_are_in_no_document(folder: EditionFolder) -> None:
    edition = with_picture(folder, "people: [A. Example]\nconsent: Form of 12 May 2026\n").load()
    note = edition.content.picture_notes["images/a.png"]
    assert (note.people, note.consent) == (("A. Example",), "Form of 12 May 2026")
    assert "Form of 12 May" not in edition.content.model_dump_json()


def test_a_picture_needs_no_note(folder: EditionFolder) -> None:
    assert with_picture(folder, None).load().content.picture_notes == {}


@pytest.mark.parametrize(
    ("note", "line", "column"),
    [("consnt: yes\n", 1, 1), ("people: A. Example\n", 1, 9), ("consent: [a]\n", 1, 1), ("people: [A\n", 1, 9)],
)
def test_what_is_wrong_in_a_note_is_said_with_its_place(
    folder: EditionFolder, note: str, line: int, column: int
) -> None:
    ((file, *place, _),) = with_picture(folder, note).found()
    assert (file, *place) == ("images/a.png.yaml", line, column)


@pytest.mark.parametrize(
    ("file", "named", "hint"),
    [
        ("a%20b.png", "images/a%20b.png", "write each % of its name as %25"),
        ("100%25.png", "images/100%25.png", "write each % of its name as %25"),
        ("at 3.15\u202fPM.png", "<images/at 3.15 PM.png>", "another space (U+202F): rename the file"),
        ("a\u00a0b.png", "<images/a b.png>", "another space (U+00A0): rename the file"),
        ("a  b.png", "<images/a b.png>", "“a  b.png” is there, whose spaces are not the same"),
        ("a b.png", "<images/a  b.png>", "“a b.png” is there, whose spaces are not the same"),
        ("a b.png", "<images/a\u00a0b.png>", "“a b.png” is there, whose spaces are not the same"),
        (" a.png", "images/a.png", "“ a.png” is there, whose spaces are not the same"),
        ("a%2Cb.png", "images/a_b.png", "did you mean “images/a%2Cb.png”?"),
    ],
)
def test_names_that_look_alike_are_told_apart(folder: EditionFolder, file: str, named: str, hint: str) -> None:
    folder.write(f"images/{file}", picture())
    folder.write("foreword.yaml", f"text: |\n  Words.\n\n  ![Boats]({named})\n")
    (problem,) = folder.problems()
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("a%20b.png", "images/a%2520b.png"),
        ("a b.png", "images/a%20b.png"),
        ("e\u0301.png", "images/e%CC%81.png"),
        ("\u00e9.png", "images/e%CC%81.png"),
        ("e\u0301.png", "images/%C3%A9.png"),
        ("\u212a.png", "images/%E2%84%AA.png"),
        ("n" * 251 + ".png", "images/" + "n" * 251 + ".png"),
    ],
)
def test_names_are_written_as_in_addresses(folder: EditionFolder, file: str, named: str) -> None:
    folder.write(f"images/{file}", picture())
    folder.write("foreword.yaml", f"text: |\n  Words.\n\n  ![Boats]({named})\n")
    assert folder.found() == []


@pytest.mark.parametrize(
    ("named", "column"),
    [
        ("images/a%20b.png", 12),
        ("images/a%28b%29.png", 12),
        ("<images/a b.png>", 13),
        ("<images/e%CC%81 %C3%A9.png>", 13),
    ],
)
def test_a_picture_that_is_missing_is_told_where_it_is_named(folder: EditionFolder, named: str, column: int) -> None:
    folder.write("foreword.yaml", f"text: |\n  Words.\n\n  ![Boats]({named})\n")
    (problem,) = folder.problems()
    assert (problem.line, problem.column) == (4, column)
