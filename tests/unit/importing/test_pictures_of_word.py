"""Pictures of Word documents become pictures of the edition, with what they show and their captions."""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path

import pytest
from PIL import Image

import outcome_reports as outr
from outcome_reports.importing.additions import add_docx
from outcome_reports.importing.old_statement import import_docx
from outcome_reports.importing.output.import_report import ImportReport
from tests.unit.importing.word_file import drawing, paragraph, run, table, write_word

CHAPTER = paragraph("Overview", "H1") + paragraph("What was said on the first day, by all who came.")
STYLES = '<w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style>' + "".join(
    f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>'
    for id, name, more in (("H1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'), ("Caption", "caption", ""))
)
DECORATIVE = (
    '<a:extLst><a:ext><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)


def _picture(colour: str = "navy", kind: str = "PNG") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(stream, kind)
    return stream.getvalue()


def _imported(folder: Path, body: str, **pictures: bytes) -> ImportReport:
    named = {name.replace("_", "."): data for name, data in pictures.items()}
    file = write_word(folder / "old.docx", CHAPTER + body, pictures=named, styles=STYLES)
    return import_docx(file, folder / "edition")


def _overview(folder: Path) -> str:
    return (folder / "edition" / "overview.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("below", "caption", "rest"),
    [
        (paragraph("Boats at dusk", "Caption"), "Boats at dusk", None),
        (paragraph("Figure 1: The harbour, “at rest”"), "Figure 1: The harbour, “at rest”", None),
        (paragraph('Figure 2. A *star* and "quotes"', "Caption"), 'Figure 2. A *star* and "quotes"', None),
        (paragraph("The figure below says more."), "", "The figure below says more."),
        ("", "", None),
    ],
)
def test_a_picture_has_its_words_and_its_caption(tmp_path: Path, below: str, caption: str, rest: str | None) -> None:
    body = f"<w:p>{drawing('one.png', 'A harbour [north]')}</w:p>" + below + paragraph("And so it ended for all.")
    report = _imported(tmp_path, body, one_png=_picture())
    assert not report.problems
    assert not [note for note in report.notes if "not taken" in note]
    edition = outr.load(tmp_path / "edition")
    (name,) = (name for name in edition.content.images if name.startswith("images/"))
    assert (tmp_path / "edition" / name).read_bytes() == _picture()
    page = edition.statement().to("html").decode()
    assert 'alt="A harbour [north]"' in page
    shown = re.search(r"<figcaption[^>]*>(.*?)</figcaption>|class=\"caption\"[^>]*>(.*?)</p>", page, re.DOTALL)
    words = re.sub("<[^>]+>", "", (shown[1] or shown[2]) if shown else "")
    assert unescape(words).strip() == caption
    assert rest is None or rest in page
    assert not [entry for entry in report.unplaced if entry.what != "page header"]


def test_what_a_picture_shows_is_asked_where_nobody_has_said_it(tmp_path: Path) -> None:
    report = _imported(tmp_path, f"<w:p>{drawing('one.png')}</w:p>", one_png=_picture())
    assert not report.problems
    assert "![⟦Write here: what the picture shows⟧](images/picture-" in _overview(tmp_path)


def test_a_picture_in_a_line_is_set_behind_its_paragraph(tmp_path: Path) -> None:
    inside = f"<w:p>{run('Before it ')}{drawing('one.jpg', 'A map')}{run('and behind it.')}</w:p>"
    report = _imported(tmp_path, inside, one_jpg=_picture(kind="JPEG"))
    assert not report.problems
    text = _overview(tmp_path)
    assert text.index("Before it and behind it.") < text.index("![A map](images/picture-")


def test_a_picture_may_be_shown_twice_and_one_that_is_not_there_never(tmp_path: Path) -> None:
    body = "".join(f"<w:p>{drawing(name, alt)}</w:p>" for name, alt in (("a.png", "A"), ("a.png", "B"), ("b.png", "C")))
    report = _imported(tmp_path, body, a_png=_picture())
    assert not report.problems
    shown = re.findall(r"!\[(\w)\]\((.*?)\)", _overview(tmp_path))
    (file,) = (tmp_path / "edition" / "images").iterdir()
    assert shown == [("A", f"images/{file.name}"), ("B", f"images/{file.name}")]
    assert [entry.text for entry in report.unplaced if entry.what == "description of a picture"] == ["C"]


def test_what_an_edition_cannot_have_is_told_with_its_words(tmp_path: Path) -> None:
    pictures = (
        ("one.emf", "A drawing"),
        ("two.png", "A fault"),
        ("three.png", "An ornament"),
        ("four.png", "In a cell"),
    )
    body = "".join(
        f"<w:p>{drawing(name, alt, DECORATIVE if 'ornament' in alt else '')}</w:p>" for name, alt in pictures[:3]
    )
    grid = table(("Who", "What"), ("Ana", "XX"))
    body += grid.replace(run("XX"), drawing("four.png", "In a cell"))
    data = {
        "one_emf": b"\x01\x00",
        "two_png": b"no picture",
        "three_png": _picture("red"),
        "four_png": _picture("green"),
    }
    report = _imported(tmp_path, body, **data)
    assert not report.problems
    assert any("not taken: 4 pictures" in note for note in report.notes)
    assert "images/picture" not in _overview(tmp_path)
    told = (tmp_path / "edition" / "unplaced.md").read_text("utf-8")
    for _, alt in pictures:
        assert alt in told


def test_what_word_wrote_of_itself_is_not_taken_for_a_description(tmp_path: Path) -> None:
    alt = "A boat on the sea&#10;&#10;Description automatically generated with medium confidence"
    _imported(tmp_path, f"<w:p>{drawing('one.png', alt)}</w:p>", one_png=_picture())
    assert "![A boat on the sea](" in _overview(tmp_path)


def test_a_document_that_is_added_brings_its_pictures(tmp_path: Path) -> None:
    _imported(tmp_path, f"<w:p>{drawing('one.png', 'A harbour')}</w:p>", one_png=_picture())
    body = paragraph("Looking ahead", "H1") + f"<w:p>{drawing('one.png', 'A road')}</w:p>"
    file = write_word(tmp_path / "more.docx", body, pictures={"one.png": _picture("olive")}, styles=STYLES)
    report = add_docx(file, tmp_path / "edition")
    assert not report.problems
    assert len(list((tmp_path / "edition" / "images").iterdir())) == 2
    assert min(outr.load(tmp_path / "edition").content.images).startswith("images/picture-")


@pytest.mark.parametrize("above", [True, False])
def test_signatures_are_those_of_who_signs(tmp_path: Path, above: bool) -> None:
    people = (("Ana Silva", "Minister of Justice", "one.png"), ("Ben Tan", "Director of Borders", "two.png"))
    body = paragraph("Foreword", "H1") + paragraph("We thank all who came to this meeting and spoke.")
    for name, office, file in people if above else people[:1]:
        body += f"<w:p>{drawing(file)}</w:p>" * above + paragraph(name) + paragraph(office)
    report = _imported(tmp_path, body, one_png=_picture("navy"), two_png=_picture("black"))
    assert not report.problems
    signed = outr.load(tmp_path / "edition").content.foreword
    assert signed is not None
    assert [one.name for one in signed.signatories] == [name for name, _, _ in (people if above else people[:1])]
    assert [one.signature is not None for one in signed.signatories] == ([True, True] if above else [False])
    assert len({one.signature for one in signed.signatories}) == len(signed.signatories)
