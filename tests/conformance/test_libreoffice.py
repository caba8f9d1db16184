"""LibreOffice opens every DOCX and writes it again with the same words, headings, lists, tables, links and pictures."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from outcome_reports.intake.open_xml import NAMESPACES, qname
from outcome_reports.validating import programs
from outcome_reports.validating.word_styles import Styles
from outcome_reports.validating.word_xml import WordFile, is_on, text_of, value
from tests.conformance.judging import DOCUMENTS

if TYPE_CHECKING:
    from tests.conformance.conftest import Built


@pytest.fixture(scope="module")
def rewritten(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every document as LibreOffice wrote it."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("Install LibreOffice (Debian, Ubuntu: libreoffice-writer-nogui).")
    folder = tmp_path_factory.mktemp("rewritten")
    profile = tmp_path_factory.mktemp("profile")
    files = [str(built(document, "docx")) for document in DOCUMENTS]
    convert = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder)]
    programs.run([soffice, "--headless", f"-env:UserInstallation={profile.as_uri()}", *convert, *files])
    return folder


def _paragraphs(file: Path) -> list[tuple[int | None, bool, str]]:
    """Heading level, whether it is a list item, and text of every paragraph that has a text.

    LibreOffice puts an empty paragraph where a section ends. Text boxes hold decorations, of which it writes copies.
    """
    word = WordFile(file)
    for box in list(word.body.iter(qname("w:txbxContent"))):
        box.clear()
    styles = Styles(word.part("word/styles.xml"))
    return [
        (styles.outline_level(paragraph), styles.paragraph_property(paragraph, "w:numPr") is not None, text)
        for paragraph in word.body.iter(qname("w:p"))
        if (text := text_of(paragraph)).strip()
    ]


def _tables(file: Path) -> list[tuple[list[int], int]]:
    """The number of cells in each row, and how many rows are header rows, of every table."""
    return [
        (
            [len(row.findall("w:tc", NAMESPACES)) for row in table.findall("w:tr", NAMESPACES)],
            sum(is_on(row.find("w:trPr/w:tblHeader", NAMESPACES)) for row in table.findall("w:tr", NAMESPACES)),
        )
        for table in WordFile(file).body.iter(qname("w:tbl"))
    ]


_LINK = re.compile(r'HYPERLINK "(http[^"]+)"(?: \\l "([^"]+)")?')


def _plain(address: str) -> str:
    return address.rstrip("/").replace("/#", "#")


def _references(file: Path) -> dict[str, list[str]]:
    """Bookmarks, links within the document, links to elsewhere and alternative texts.

    LibreOffice gives an address without a path its slash, and writes links to a place in another file as fields.
    """
    word = WordFile(file)
    relations = word.part("word/_rels/document.xml.rels")
    assert relations is not None
    addresses = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    links = list(word.body.iter(qname("w:hyperlink")))
    fields = "\n".join(code.text or "" for code in word.body.iter(qname("w:instrText")))
    return {
        "bookmarks": sorted(value(start, "w:name") or "" for start in word.body.iter(qname("w:bookmarkStart"))),
        "links within": [anchor for link in links if (anchor := value(link, "w:anchor"))],
        "links to elsewhere": [_plain(addresses[key]) for link in links if (key := value(link, "r:id"))]
        + [_plain("#".join(filter(None, found))) for found in _LINK.findall(fields)],
        "alternative texts": [properties.get("descr", "") for properties in word.body.iter(qname("wp:docPr"))],
    }


@pytest.mark.parametrize("document", DOCUMENTS)
def test_words_headings_and_lists_survive(document: str, built: Built, rewritten: Path) -> None:
    ours = _paragraphs(built(document, "docx"))
    assert len(ours) > 30
    assert _paragraphs(rewritten / f"{document}.docx") == ours


@pytest.mark.parametrize("document", DOCUMENTS)
def test_tables_survive(document: str, built: Built, rewritten: Path) -> None:
    assert _tables(rewritten / f"{document}.docx") == _tables(built(document, "docx"))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_and_pictures_survive(document: str, built: Built, rewritten: Path) -> None:
    assert _references(rewritten / f"{document}.docx") == _references(built(document, "docx"))
