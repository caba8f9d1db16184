"""Drafts say so on every page, with version and date, in all formats; what is final does not."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from lxml import etree, html

import outcome_reports as outr
from outcome_reports.composing.documents.registry import KINDS, STATEMENT
from tests.layout.page_reading import pages_of

ROOT = Path(__file__).resolve().parents[2]
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MARKS = {
    "draft": "Draft: version 0.7, 3 March 2026",
    "for-clearance": "For clearance: version 0.7, 3 March 2026",
    "final": None,
}
OTHERS = tuple(kind for kind in KINDS if kind != STATEMENT)


def document(kind: str, status: str) -> outr.OutcomeDocument:
    edition = outr.load(ROOT / "content" / "fourth-2026")
    changes = {"status": status, "version": "0.7", "published": date(2026, 3, 3)}
    edition.content = edition.content.model_copy(update=changes)
    return edition.excerpt("GRC", pages={}) if kind == "excerpt" else edition.make(kind)


@pytest.mark.parametrize("status", MARKS)
@pytest.mark.parametrize("kind", OTHERS)
def test_every_page_of_a_pdf_says_how_final_it_is(kind: str, status: str) -> None:
    for page in pages_of(document(kind, status).to_pdf()):
        said = " ".join([*(run.text for run in page.furniture), *(block.text for block in page.blocks)])
        _expect(said, status)


@pytest.mark.parametrize("status", MARKS)
@pytest.mark.parametrize("kind", OTHERS)
def test_every_section_of_a_word_file_says_how_final_it_is(kind: str, status: str) -> None:
    with zipfile.ZipFile(io.BytesIO(document(kind, status).to_docx())) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        links = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
        targets = {str(link.get("Id")): f"word/{link.get('Target')}" for link in links}
        said: dict[str, str] = {}
        sections = list(body.iter(f"{_W}sectPr"))
        for section in sections:
            # A section that names no header or footer of a kind has that of the section before.
            for reference in section.iter(f"{_W}headerReference", f"{_W}footerReference"):
                part = etree.fromstring(archive.read(targets[str(reference.get(f"{_R}id"))]))
                kind_of = f"{str(reference.tag).removeprefix(_W)[:6]} {reference.get(f'{_W}type')}"
                said[kind_of] = "".join(part.itertext())
            pages = ["first", "default"] if section.find(f"{_W}titlePg") is not None else ["default"]
            for page in pages:
                _expect(said.get(f"header {page}", "") + said.get(f"footer {page}", ""), status)
    assert sections


@pytest.mark.parametrize("status", MARKS)
@pytest.mark.parametrize("kind", OTHERS)
def test_a_web_page_says_how_final_it_is(kind: str, status: str) -> None:
    page = html.document_fromstring(document(kind, status).to_html().decode("utf-8"))
    for part in page.xpath("//script|//style"):
        part.drop_tree()
    outside = "".join(text for text in page.xpath("//body//text()[not(ancestor::main)]"))
    _expect(outside, status)
    _expect(page.xpath("//main")[0].text_content(), status)


def _expect(said: str, status: str) -> None:
    mark = MARKS[status]
    if mark is not None:
        assert mark in " ".join(said.split())
    else:
        assert not any(word in said for word in ("Draft:", "For clearance:", "version 0.7"))
