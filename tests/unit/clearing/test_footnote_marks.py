"""Footnote marks in copies and in what comes back: in brackets, so that they are no part of a number."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from outcome_reports.clearing.redlining import states
from outcome_reports.clearing.returned.changes import Return
from outcome_reports.clearing.returned.comparing import compare
from outcome_reports.clearing.returned.word_body import Walk
from outcome_reports.clearing.returned.word_files import read_word, word_file
from outcome_reports.clearing.returned.word_paragraphs import WordFile
from outcome_reports.clearing.sending.block_sources import BlockSources
from outcome_reports.clearing.sending.review_copies import Addressee, DocumentCopies, ReviewCopy
from outcome_reports.clearing.sending.sent_records import PROPERTY, SentParagraph, SentRecord, SentText, read_record
from outcome_reports.intake.open_xml import W
from tests.support.folders import EditionFolder

SOURCE = "They saw 5[^a] ships of [[PHL]][^b][^a] and\n12.[^a]\n\n- one 2[^b]\n\n| A |\n|---|\n| 5[^a] |"
NOTES = "\n\n[^a]: One.\n[^b]: Two of 3."
WORDS = ("They saw 5[1] ships of the Philippines[2][1] and 12.[1]", "one 2[2]", "5[1]")
FIGURES = ("They saw 51 ships of the Philippines21 and 12.1", "one 22", "51")
STRICT = rb"http://purl.oclc.org/ooxml/\1/"


def run(text: str, style: str = "") -> str:
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def link(inside: str, anchor: str = "note_1") -> str:
    return f'<w:hyperlink w:anchor="{anchor}">{inside}</w:hyperlink>'


def change(kind: str, text: str) -> str:
    words = run(text).replace("w:t", "w:delText") if kind == "del" else run(text)
    return f'<w:{kind} w:id="1" w:author="Ana">{words}</w:{kind}>'


def read(inside: str) -> Walk:
    walk = Walk({})
    walk.read(etree.fromstring(f'<w:body xmlns:w="{W[1:-1]}"><w:p>{inside}</w:p></w:body>'))
    return walk


@pytest.mark.parametrize(
    ("inside", "before", "after"),
    [
        (run("5") + link(run("1")) + run(" ships"), "5[1] ships", "5[1] ships"),
        (run("5") + link(run("1")) + link(run("2")) + run("0"), "5[1][2]0", "5[1][2]0"),
        (run("5") + link(run("1") + run("2")), "5[12]", "5[12]"),
        (run("5") + link(change("del", "1")), "5[1]", "5"),
        (run("5") + link(change("del", "1") + run("2")), "5[12]", "5[2]"),
        (run("5") + link(change("del", "1") + change("ins", "3")), "5[1]", "5[3]"),
        (run("5") + change("del", "0") + link(run("1")), "50[1]", "5[1]"),
        # Typed inside the link, as Word does at its end.
        (run("5") + link(run("1") + change("ins", " ships in 2026")), "5[1]", "5[1] ships in 2026"),
        (run("5") + link(run("1"), "note_x") + link(run("2"), "notes") + link(run("3"), ""), "5123", "5123"),
        # LibreOffice takes the link away where a drawing is beside it.
        (run("5") + link("") + run("1", "NoteReference"), "5[1]", "5[1]"),
        (run("5") + run("1", "NoteReferenceOnGround") + run("2", "Note"), "5[1]2", "5[1]2"),
        (run("5") + link(run("1", "NoteReference") + run("2", "NoteReference")), "5[12]", "5[12]"),
    ],
)
def test_a_mark_is_in_brackets_on_both_sides(inside: str, before: str, after: str) -> None:
    (paragraph,) = read(inside).paragraphs
    assert (paragraph.before, paragraph.after) == (before, after)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> ReviewCopy:
    folder = EditionFolder(tmp_path_factory.mktemp("marks"))
    text = (SOURCE + NOTES).replace("\n", "\n      ")
    chapter = f"id: labour\ntitle: Labour\nintroduction: One.\nspotlights:\n  - by: IDN\n    text: |\n      {text}\n"
    folder.write("chapters/1.yaml", chapter)
    edition = folder.load()
    copies = DocumentCopies(edition.excerpt("IDN", pages={}), edition.content, BlockSources(edition.content))
    return copies.copy(Addressee("excerpt", ("IDN",), ("IDN",)))


def test_every_marked_paragraph_of_a_copy_has_its_source(copy: ReviewCopy) -> None:
    marked = [one for one in copy.record.paragraphs if one.text.endswith("spotlights/IDN/text")]
    assert tuple(one.words for one in marked) == WORDS
    assert tuple(one.words for one in copy.record.with_figures().paragraphs if one.text == marked[0].text) == FIGURES
    assert json.loads(copy.record.data)["marks"] == "brackets"


def came_back(copy: ReviewCopy, record: SentRecord, links: str, words: str = "ships") -> Return:
    with zipfile.ZipFile(io.BytesIO(copy.data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    body = parts["word/document.xml"].replace(b" ships", f" {words}".encode())
    if links == "lost":
        body = body.replace(b'w:anchor="note_', b'w:anchor="x_').replace(b"NoteReference", b"X")
    found: WordFile = word_file(parts | {"word/document.xml": body})
    return compare(record, found, sender="IDN", digest="", name="back.docx")


@pytest.mark.parametrize("links", ["kept", "lost"])
@pytest.mark.parametrize("earlier", [True, False])
def test_marks_are_compared_as_they_were_sent(copy: ReviewCopy, links: str, earlier: bool) -> None:
    record = copy.record.with_figures() if earlier else copy.record
    same = came_back(copy, record, links)
    assert (same.honest, same.changes) == (True, ())
    (only,) = came_back(copy, record, links, "boats").changes
    words = (FIGURES if earlier or links == "lost" else WORDS)[0]
    assert (only.before, only.after) == (words, words.replace("ships", "boats"))


def test_a_record_of_an_earlier_version_keeps_its_digest(tmp_path: Path) -> None:
    sent = SentParagraph(key="p", words="5[1].", text="t")
    about = {"edition": "e", "version": "1", "document": "excerpt", "subject": (), "covers": ()}
    text = SentText(source="5[^1].\n\n[^1]: N.", is_markdown=True)
    new = SentRecord.model_validate({**about, "paragraphs": (sent,), "texts": {"t": text}, "marks": "brackets"})
    old = SentRecord.model_validate(
        {**about, "paragraphs": (sent.model_copy(update={"words": "51."}),), "texts": {"t": text}}
    )
    assert b"marks" not in old.data
    for record, words in ((old, {"old": "51.", "new": "51."}), (new, {"old": "51.", "new": "5[1]."})):
        file = tmp_path / f"{record.digest}.json"
        file.write_bytes(record.data.replace(b"\n", b"\r\n"))
        assert read_record(file) == record
        for like, shown in ((old, words["old"]), (new, words["new"])):
            (paragraph,) = states._recorded(record, like).tree.blocks[1:]
            assert paragraph.children[0].value == shown  # type: ignore[union-attr]


def test_a_copy_says_which_record_it_is_of(copy: ReviewCopy, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(copy.data)
    assert read_word(tmp_path / "a.docx").properties == {PROPERTY: copy.record.digest}


def test_a_copy_saved_as_strict_open_xml_is_the_same_copy(copy: ReviewCopy, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(copy.data)) as old, zipfile.ZipFile(tmp_path / "a.docx", "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(b"/2006/custom-properties", b"/2006/customProperties")
            new.writestr(name, re.sub(rb"http://schemas.openxmlformats.org/(\w+)/2006/(?!rel|content)", STRICT, data))
    with zipfile.ZipFile(tmp_path / "a.docx") as strict:
        assert b"purl.oclc.org" in strict.read("word/document.xml")
    file = read_word(tmp_path / "a.docx")
    assert file.properties == {PROPERTY: copy.record.digest}
    found = compare(copy.record, file, sender="IDN", digest="", name="back.docx")
    assert (found.honest, found.changes) == (True, ())
